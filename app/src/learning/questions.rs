//! How questions are answered, for those who teach: those first that somebody should look at.

use contract::learning::{AnswersView, ChosenView, ItemRow, QuestionsView};
use domain::learning::Finding;
use domain::learning::item_statistics::FEWEST;
use leptos::prelude::*;

use super::words;
use crate::i18n::{Locale, format, learning, questions as say};
use crate::routes::Route;
use crate::ui::{Chip, Link, PageHead, Tabs, Tone};

/// The whole page.
pub(super) fn view(locale: Locale, questions: QuestionsView) -> AnyView {
    let tabs = questions.courses.iter().map(|course| {
        let href = Route::Questions.href_with(locale, &[("course", course.slug.as_str())]);
        Link::new(course.title.clone(), href).current(course.slug == questions.course)
    });
    let tabs = tabs.collect();
    let (striking, others): (Vec<_>, Vec<_>) =
        questions.items.into_iter().partition(|row| strikes(row.finding));
    let others = (!others.is_empty()).then(|| {
        view! {
            <details>
                <summary>{say::others(locale, others.len())}</summary>
                {rows(locale, others)}
            </details>
        }
    });
    view! {
        <PageHead title=say::title(locale) lead=say::lead(locale) />
        <Tabs label=say::courses(locale) tabs />
        <details>
            <summary>{say::how(locale)}</summary>
            <ul>
                <li>{say::how_right(locale)}</li>
                <li>{say::how_strength(locale)}</li>
                <li>{say::how_counted(locale)}</li>
            </ul>
        </details>
        {rows(locale, striking)}
        {others}
    }
    .into_any()
}

/// Whether somebody should look at a question.
const fn strikes(finding: Finding) -> bool {
    !matches!(finding, Finding::Sound | Finding::TooFew)
}

fn rows(locale: Locale, rows: Vec<ItemRow>) -> AnyView {
    if rows.is_empty() {
        return view! { <p>{say::none(locale)}</p> }.into_any();
    }
    view! { <ul class="rows">{rows.into_iter().map(|row| self::row(locale, row)).collect_view()}</ul> }
        .into_any()
}

fn row(locale: Locale, row: ItemRow) -> AnyView {
    let (tone, finding, why) = finding(locale, row.finding);
    let must =
        row.must_pass.then(|| view! { <Chip tone=Tone::Warn>{learning::attempt::must(locale)}</Chip> });
    let mut numbers = vec![row.module.title, say::answers(locale, row.statistics.answers)];
    if let Some(share) = row.statistics.share() {
        numbers.push(say::right(locale, words::percent(locale, share)));
        let strength = row.statistics.discrimination.map(|strength| format::decimal(locale, strength, 2));
        numbers.extend(strength.map(|number| say::strength(locale, number)));
    }
    let given = (row.statistics.answers > 0).then(|| given(locale, row.answers));
    view! {
        <li id=format!("i-{}", row.item)>
            <h2 class="asked">{row.prompt}</h2>
            <p class="bar"><Chip tone>{finding}</Chip> {must} <span>{why}</span></p>
            <p class="meta">{numbers.join(" · ")}</p>
            {given}
        </li>
    }
    .into_any()
}

fn finding(locale: Locale, finding: Finding) -> (Tone, &'static str, Option<String>) {
    let (tone, word, why) = match finding {
        Finding::Misleads => (Tone::Error, say::misleads(locale), say::misleads_why(locale)),
        Finding::Hard => (Tone::Warn, say::hard(locale), say::hard_why(locale)),
        Finding::Blunt => (Tone::Warn, say::blunt(locale), say::blunt_why(locale)),
        Finding::Easy => (Tone::Info, say::easy(locale), say::easy_why(locale)),
        Finding::Sound => return (Tone::Ok, say::sound(locale), None),
        Finding::TooFew => {
            return (Tone::Plain, say::too_few(locale), Some(say::too_few_why(locale, FEWEST)));
        }
    };
    (tone, word, Some(why.to_owned()))
}

fn given(locale: Locale, answers: AnswersView) -> AnyView {
    type Counted = fn(Locale, usize) -> String;
    let (parts, counted): (Vec<ChosenView>, Counted) = match answers {
        AnswersView::Chosen(parts) => (parts, |locale, count| say::chosen(locale, count)),
        AnswersView::Placed(parts) => (parts, |locale, count| say::placed(locale, count)),
        AnswersView::Numbers(parts) => (parts, |locale, count| say::typed(locale, count)),
    };
    let part = |part: ChosenView| {
        let right = part.right.then(|| view! { <Chip tone=Tone::Ok>{say::is_right(locale)}</Chip> });
        view! {
            <li class=part.right.then_some("right")>
                <strong>{part.text}</strong>
                " "
                {right}
                " "
                <span class="meta">{counted(locale, part.count)}</span>
            </li>
        }
    };
    view! {
        <details>
            <summary>{say::given(locale)}</summary>
            <ul class="marked">{parts.into_iter().map(part).collect_view()}</ul>
        </details>
    }
    .into_any()
}
