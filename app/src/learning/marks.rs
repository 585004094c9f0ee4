//! The result of an attempt: the mark, then every question with its reasons.

use contract::learning::{
    MarkedPair, MarkedPart, MarkedParts, MarkedQuestion, MarkedStep, MarksView, RegionView,
};
use domain::learning::Admission;
use domain::learning::Percent;
use domain::learning::quiz::Verdict;
use domain::slug::CourseSlug;
use leptos::prelude::*;

use super::{answers, exam, words};
use crate::i18n::{Locale, exam as of_exam, format, learning as say};
use crate::ui::{Button, Chip, LinkButton, Look, Note, Tone};

/// Where one goes from a result.
pub(super) struct Ways {
    /// The course.
    pub(super) course: CourseSlug,
    /// The page where another attempt begins, and what the way to it is called.
    pub(super) before: String,
    pub(super) label: &'static str,
    /// The way on.
    pub(super) on: String,
}

/// The mark and the reasons.
pub(super) fn view(locale: Locale, marks: MarksView, pass: Percent, ways: Ways) -> AnyView {
    let verdict = verdict(locale, &marks, pass);
    let again = marks.exam.as_ref().is_none_or(|exam| matches!(exam.admission, Admission::Open { .. }));
    let after = marks.exam.filter(|_| !marks.passed).map(|after| exam::after(locale, &ways.course, after));
    let total = marks.questions.len();
    let questions =
        marks.questions.into_iter().zip(1..).map(|(one, number)| question(locale, (number, total), one));
    let Ways { before, label, on, .. } = ways;
    let way_on = if marks.passed {
        Some(view! { <LinkButton href=on>{say::attempt::go_on(locale)}</LinkButton> }.into_any())
    } else {
        again.then(|| view! { <Button>{say::quiz::again(locale)}</Button> }.into_any())
    };
    let back = before.clone();
    let actions = view! {
        <form method="post" action=before class="actions no-print">
            {way_on}
            <LinkButton href=back look=Look::Quiet>
                {label}
            </LinkButton>
        </form>
    };
    view! {
        {verdict}
        {after}
        {questions.collect_view()}
        {actions}
    }
    .into_any()
}

fn verdict(locale: Locale, marks: &MarksView, pass: Percent) -> AnyView {
    let (mark, pass) = (words::percent(locale, marks.percent), words::percent(locale, pass));
    let (tone, title, body) = if marks.passed {
        (Tone::Ok, say::attempt::passed(locale, mark), say::attempt::passed_body(locale, pass))
    } else {
        let body = match marks.exam {
            Some(_) => of_exam::failed_body(locale, pass),
            None => say::attempt::failed_body(locale, pass),
        };
        (Tone::Error, say::attempt::failed(locale, mark), body)
    };
    let missed = (!marks.failed_must_pass.is_empty()).then(|| {
        let numbers: Vec<String> = marks.failed_must_pass.iter().map(ToString::to_string).collect();
        let text = say::attempt::failed_must(locale, numbers.len(), numbers.join(", "));
        view! { <p>{text}</p> }
    });
    let submitted = say::attempt::submitted(locale, format::date_time(locale, marks.at));
    view! {
        <section id="result" tabindex="-1">
            <h2 class="verdict">{title}</h2>
            <Note locale tone title=super::quiz::outcome_word(locale, marks.passed)>
                <p>{body}</p>
                {missed}
            </Note>
            <p class="meta">{submitted}</p>
        </section>
    }
    .into_any()
}

/// One question by itself.
pub(super) fn single(locale: Locale, question: MarkedQuestion) -> AnyView {
    told(locale, None, question)
}

fn question(locale: Locale, (number, total): (usize, usize), question: MarkedQuestion) -> AnyView {
    told(locale, Some(say::attempt::number(locale, number, total)), question)
}

fn told(locale: Locale, number: Option<String>, question: MarkedQuestion) -> AnyView {
    let must =
        question.must_pass.then(|| view! { <Chip tone=Tone::Warn>{say::attempt::must(locale)}</Chip> });
    let judged = judged(locale, &question);
    let lesson = question.lesson.map(|(course, lesson)| {
        let href = words::lesson_href(locale, &course, &lesson);
        view! {
            <p class="no-print">
                {say::attempt::lesson(locale)} " " <a href=href>{lesson.title}</a>
            </p>
        }
    });
    view! {
        <section class="question" id=format!("q-{}", question.id)>
            <p class="kicker">{number} " " {must}</p>
            <h3>{question.prompt}</h3>
            <p>{judged}</p>
            {parts(locale, question.parts)}
            <p>{question.explanation}</p>
            {lesson}
        </section>
    }
    .into_any()
}

fn judged(locale: Locale, question: &MarkedQuestion) -> AnyView {
    let share = Percent::of(question.points, 1.0);
    if question.correct {
        view! { <Chip tone=Tone::Ok>{say::attempt::correct(locale)}</Chip> }.into_any()
    } else if share > Percent::ZERO {
        let text = say::attempt::partly(locale, words::percent(locale, share));
        view! { <Chip tone=Tone::Warn>{text}</Chip> }.into_any()
    } else {
        view! { <Chip tone=Tone::Error>{say::attempt::wrong(locale)}</Chip> }.into_any()
    }
}

fn parts(locale: Locale, parts: MarkedParts) -> AnyView {
    match parts {
        MarkedParts::Options(options) => {
            let rows = options.into_iter().map(|part| {
                let said = chosen(locale, part.verdict);
                row(part, said)
            });
            view! { <ul class="marked">{rows.collect_view()}</ul> }.into_any()
        }
        MarkedParts::Steps(steps) => {
            let rows = steps.into_iter().map(|step| self::step(locale, step));
            view! { <ol class="marked numbered">{rows.collect_view()}</ol> }.into_any()
        }
        MarkedParts::Pairs(pairs) => {
            let rows = pairs.into_iter().map(|pair| self::pair(locale, pair));
            view! { <ul class="marked">{rows.collect_view()}</ul> }.into_any()
        }
        MarkedParts::Number { given, answer, tolerance, unit } => {
            number(locale, given, (answer, tolerance), &unit)
        }
        MarkedParts::Picture { picture, parts } => {
            let classes: Vec<_> = parts.iter().map(|part| marking(part.verdict).0).collect();
            let spots: Vec<_> = picture.regions.iter().map(|region| region.id.clone()).collect();
            let spot = |region: &RegionView| {
                let at = spots.iter().position(|id| *id == region.id);
                (at.and_then(|at| classes.get(at)).copied().unwrap_or_default(), None)
            };
            let drawing = answers::drawing(locale, &picture, spot);
            let rows = parts.into_iter().map(|part| {
                let said = chosen(locale, part.verdict);
                row(part, said)
            });
            view! {
                {drawing}
                <ul class="marked">{rows.collect_view()}</ul>
            }
            .into_any()
        }
    }
}

/// The class of a part's line and the tone of its words.
const fn marking(verdict: Verdict) -> (&'static str, Tone) {
    match verdict {
        Verdict::Right => ("right", Tone::Ok),
        Verdict::Wrong => ("wrong-answer", Tone::Error),
        Verdict::Missed => ("missed", Tone::Warn),
        Verdict::LeftAlone => ("", Tone::Plain),
    }
}

/// One part: what it says, how it was treated (word and shape), why.
fn row(part: MarkedPart, said: Option<String>) -> AnyView {
    let (class, tone) = marking(part.verdict);
    view! {
        <li class=class>
            <strong>{part.text}</strong>
            " "
            {said.map(|said| view! { <Chip tone>{said}</Chip> })}
            <span class="why">{part.why}</span>
        </li>
    }
    .into_any()
}

/// How an option was treated; nothing to be said of a wrong one that was left alone.
fn chosen(locale: Locale, verdict: Verdict) -> Option<String> {
    let said = match verdict {
        Verdict::Right => say::attempt::chosen_right(locale),
        Verdict::Wrong => say::attempt::chosen_wrong(locale),
        Verdict::Missed => say::attempt::missed(locale),
        Verdict::LeftAlone => return None,
    };
    Some(said.to_owned())
}

fn step(locale: Locale, step: MarkedStep) -> AnyView {
    let said = match (step.part.verdict, step.given) {
        (Verdict::Right, _) => say::attempt::placed_right(locale).to_owned(),
        (_, Some(place)) => say::attempt::placed_wrong(locale, place),
        (_, None) => say::attempt::not_placed(locale).to_owned(),
    };
    row(step.part, Some(said))
}

fn pair(locale: Locale, pair: MarkedPair) -> AnyView {
    let said = match (pair.part.verdict, pair.given) {
        (Verdict::Right, _) => say::attempt::matched_right(locale).to_owned(),
        (_, Some(given)) => say::attempt::matched_wrong(locale, given),
        (_, None) => say::attempt::not_matched(locale).to_owned(),
    };
    let text = format!("{}: {}", pair.part.text, pair.right);
    row(MarkedPart { text, ..pair.part }, Some(said))
}

fn number(locale: Locale, given: Option<String>, right: (f64, f64), unit: &str) -> AnyView {
    let (answer, tolerance) = (decimal(locale, right.0), decimal(locale, right.1));
    let said = if right.1 > 0.0 {
        say::attempt::right_range(locale, answer, unit, tolerance)
    } else {
        say::attempt::right_number(locale, answer, unit)
    };
    let given = given.map(|given| view! { <p>{say::attempt::given(locale, given, unit)}</p> });
    view! {
        {given}
        <p>{said}</p>
    }
    .into_any()
}

/// A number with as many decimals as it has, two at most.
fn decimal(locale: Locale, value: f64) -> String {
    let decimals = (0..2).find(|places| {
        let scaled = value * 10_f64.powi(*places);
        (scaled - scaled.round()).abs() < 1e-6
    });
    format::decimal(locale, value, decimals.map_or(2, |places| usize::try_from(places).unwrap_or(2)))
}
