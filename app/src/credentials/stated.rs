//! What a record states besides assessed work: cases, prerequisites, what a renewal rests on.

use contract::credentials::{CasesView, CountedEducationView, RenewalBasisView, StatedPrerequisiteView};
use leptos::prelude::*;

use super::{verification, words};
use crate::i18n::{Locale, format, lifecycle as say};

/// Cases, or that none were recorded.
pub(super) fn cases(locale: Locale, cases: &CasesView) -> AnyView {
    if cases.total == 0 {
        return view! { <h3>{say::stated::cases(locale)}</h3> <p>{say::stated::no_cases(locale)}</p> }
            .into_any();
    }
    let number = |count: u32| format::number(locale, count.into());
    let row = |name: String, count: u32| view! { <li><span>{name}</span><span>{number(count)}</span></li> };
    let categories = cases.categories.iter().map(|(name, count)| row(name.clone(), *count)).collect_view();
    view! {
        <h3>{say::stated::cases(locale)}</h3>
        <ul class="attained">
            {row(say::stated::all_cases(locale).to_owned(), cases.total)}
            {row(say::stated::live_models(locale).to_owned(), cases.live_models)}
            {categories}
        </ul>
    }
    .into_any()
}

/// What the holder held besides the course; nothing where the record names nothing.
pub(super) fn prerequisites(locale: Locale, held: &[StatedPrerequisiteView]) -> Option<AnyView> {
    let row = |held: &StatedPrerequisiteView| {
        view! {
            <li>
                <span>
                    {words::prerequisite(locale, held.kind)} " · " {held.provider.clone()}
                    <br/>
                    <span class="meta">{proof(locale, held)}</span>
                </span>
                <span>{dates(locale, held)}</span>
            </li>
        }
    };
    (!held.is_empty()).then(|| {
        view! {
            <section>
                <h2>{say::stated::prerequisites(locale)}</h2>
                <ul class="attained">{held.iter().map(row).collect_view()}</ul>
                <p class="meta">{say::stated::prerequisites_hint(locale)}</p>
            </section>
        }
        .into_any()
    })
}

/// From when until when it holds.
pub fn dates(locale: Locale, held: &StatedPrerequisiteView) -> String {
    say::stated::dates(locale, format::day(locale, held.issued_on), format::day(locale, held.expires_on))
}

/// Whose word it is.
pub fn proof(locale: Locale, held: &StatedPrerequisiteView) -> String {
    let on = format::day(locale, held.on);
    match &held.checked_by {
        Some(by) => say::stated::checked(locale, by, on),
        None => say::stated::self_declared(locale, on),
    }
}

/// What a renewal rests on.
pub(super) fn renewal(locale: Locale, renewal: &RenewalBasisView) -> AnyView {
    let row = |item: &CountedEducationView| {
        view! {
            <li>
                <span>
                    {item.title.clone()}
                    <br/>
                    <span class="meta">{education(locale, item)}</span>
                </span>
                <span>{say::stated::hours(locale, item.hours)}</span>
            </li>
        }
    };
    let education = (!renewal.education.is_empty()).then(|| {
        view! {
            <h3>{say::stated::education(locale)}</h3>
            <ul class="attained">{renewal.education.iter().map(row).collect_view()}</ul>
        }
    });
    view! {
        <section>
            <h2>{say::stated::renewal(locale)}</h2>
            {education}
            {verification::quizzes(locale, say::stated::quizzes_again(locale), &renewal.quizzes)}
        </section>
    }
    .into_any()
}

/// Who gave it, and when it was completed.
pub fn education(locale: Locale, item: &CountedEducationView) -> String {
    say::stated::given(locale, &item.provider, format::day(locale, item.completed_on))
}
