//! Questions asked again: one at a time, each explained at once.

use contract::learning::{Entered, RecallQuestion, RecallView, RecalledView};
use leptos::prelude::*;

use super::{answers, marks};
use crate::i18n::{Locale, format, recall as say};
use crate::routes::Route;
use crate::ui::{Button, EmptyState, LinkButton, Look, Note, PageHead, Tone};

/// What a form names besides the answer.
pub(super) const COURSE: &str = "course";
/// As [`COURSE`].
pub(super) const ITEM: &str = "item";
/// As [`COURSE`].
pub(super) const TIMES: &str = "times";

/// The whole page; `again` is what was entered and what is wrong with it.
pub(super) fn view(
    locale: Locale,
    recall: RecallView,
    again: Option<(Vec<(String, String)>, String)>,
) -> AnyView {
    let body = match &recall {
        RecallView { off: true, .. } => off(locale),
        RecallView { next: Some(next), .. } => asked(locale, &recall, next, again),
        _ => nothing(locale, &recall),
    };
    let switch = (!recall.off).then(|| {
        view! {
            <form method="post" class="actions">
                <Button look=Look::Quiet name="do" value="off">
                    {say::switch_off(locale)}
                </Button>
            </form>
        }
    });
    view! {
        <PageHead title=say::title(locale) lead=say::lead(locale) />
        {body}
        {switch}
    }
    .into_any()
}

fn asked(
    locale: Locale,
    recall: &RecallView,
    next: &RecallQuestion,
    again: Option<(Vec<(String, String)>, String)>,
) -> AnyView {
    let (entered, problem): (Vec<_>, _) = match again {
        Some((entered, problem)) => (entered, Some(problem)),
        None => (Vec::new(), None),
    };
    let entered: &Entered = &entered;
    let total = recall.done + recall.left;
    let question = answers::question(locale, (recall.done + 1, total), &next.question, entered, problem);
    view! {
        <p class="meta">
            {say::left(locale, recall.left)} " · " {say::from(locale, &next.module.title)}
        </p>
        <form method="post" novalidate class="quiz">
            <input type="hidden" name=COURSE value=next.course.to_string() />
            <input type="hidden" name=ITEM value=next.question.id.to_string() />
            <input type="hidden" name=TIMES value=next.times.to_string() />
            {question}
            <p class="actions">
                <Button name="do" value="answer">
                    {say::check(locale)}
                </Button>
            </p>
        </form>
    }
    .into_any()
}

fn nothing(locale: Locale, recall: &RecallView) -> AnyView {
    let next = match recall.next_at {
        Some(at) => say::nothing_body(locale, format::date(locale, at)),
        None => say::nothing_yet(locale).to_owned(),
    };
    let done = (recall.done > 0).then(|| view! { <p>{say::done(locale, recall.done)}</p> });
    let title = if recall.done > 0 { say::enough(locale) } else { say::nothing(locale) };
    view! {
        <EmptyState title>
            {done}
            <p>{next}</p>
        </EmptyState>
    }
    .into_any()
}

fn off(locale: Locale) -> AnyView {
    view! {
        <Note locale tone=Tone::Info title=say::off(locale)>
            <p>{say::off_body(locale)}</p>
        </Note>
        <form method="post" class="actions">
            <Button name="do" value="on">
                {say::switch_on(locale)}
            </Button>
        </form>
    }
    .into_any()
}

/// The answer, explained, and the way on.
pub(super) fn answered(locale: Locale, answered: RecalledView) -> AnyView {
    let RecalledView { module, question, next_at, left } = answered;
    let here = Route::Recall.href(locale);
    let way_on = if left > 0 {
        view! { <LinkButton href=here>{say::next(locale)}</LinkButton> }.into_any()
    } else {
        view! { <LinkButton href=Route::Dashboard.href(locale)>{say::enough(locale)}</LinkButton> }.into_any()
    };
    let left = (left > 0).then(|| view! { <span class="meta">{say::left(locale, left)}</span> });
    view! {
        <PageHead title=say::title(locale) lead=say::from(locale, &module.title) />
        <div id="result" tabindex="-1" data-focus="">
            {marks::single(locale, question)}
        </div>
        <p>{say::again(locale, format::date(locale, next_at))}</p>
        <p class="actions">{way_on} {left}</p>
    }
    .into_any()
}
