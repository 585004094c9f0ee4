//! Numbers and prices of the curriculum, in words.

use contract::learning::{CourseCard, LessonLink, Progress, Step};
use domain::learning::{Percent, Price, Tax};
use domain::slug::CourseSlug;
use leptos::prelude::*;

use crate::i18n::{Locale, exam, format, learning as say, reading};
use crate::routes::Route;
use crate::ui;

/// `80%`
pub(super) fn percent(locale: Locale, percent: Percent) -> String {
    format::percent(locale, percent.get())
}

/// What a course costs, and whether tax is inside.
pub(super) fn price(locale: Locale, price: Price) -> AnyView {
    let tax = match price.tax {
        Tax::Included => say::price::included(locale),
        Tax::Excluded => say::price::excluded(locale),
    };
    view! {
        <ui::Price locale minor=price.amount_minor.into() currency=price.currency.as_str() />
        " "
        <span class="meta">{tax}</span>
    }
    .into_any()
}

/// How long a course takes, and how much of that is reading.
pub(super) fn time(locale: Locale, card: &CourseCard) -> String {
    let hours = say::hours(locale, card.hours);
    say::home::time_body(locale, hours, say::minutes(locale, card.minutes))
}

/// The address of a lesson.
pub(super) fn lesson_href(locale: Locale, course: &CourseSlug, link: &LessonLink) -> String {
    Route::Lesson(course.clone(), link.module.clone(), link.lesson.clone()).href(locale)
}

/// Where a learner goes on: in the middle of the lesson in which they stopped, otherwise with the next step. The address
/// and its name.
pub(super) fn going_on(locale: Locale, course: &CourseSlug, progress: &Progress) -> Option<(String, String)> {
    let left_off = progress.left_off.as_ref().map(|place| {
        let href = format!("{}#{}", lesson_href(locale, course, &place.lesson), place.section.id);
        (href, reading::step(locale, &place.lesson.title, &place.section.heading))
    });
    left_off.or_else(|| progress.next.as_ref().map(|step| self::step(locale, course, step)))
}

/// Where a learner goes on: the address and its name.
fn step(locale: Locale, course: &CourseSlug, step: &Step) -> (String, String) {
    match step {
        Step::Lesson(link) => (lesson_href(locale, course, link), say::step::lesson(locale, &link.title)),
        Step::Exam => (Route::Exam(course.clone()).href(locale), exam::step(locale).to_owned()),
        Step::Quiz(module) => (
            Route::Quiz(course.clone(), module.slug.clone()).href(locale),
            say::step::quiz(locale, &module.title),
        ),
    }
}
