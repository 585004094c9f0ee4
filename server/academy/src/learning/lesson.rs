//! One lesson.

use contract::learning::{LessonView, SectionView, SourceView, TermView};
use domain::learning::{LessonAt, LessonBody, Module, Source};
use domain::policy::{LessonAccess, ReadLesson, authorize};
use domain::slug::{CourseSlug, LessonSlug, ModuleSlug, TermSlug};
use domain::{Locale, Viewer};

use super::{learner, notes, outline, places};
use crate::{Academy, Error, Result};

/// Where a lesson is.
pub(super) type Place<'p> = (&'p CourseSlug, &'p ModuleSlug, &'p LessonSlug);

/// The lesson at a place, if this person may read it; also by what it was called before, so that pages which were open
/// when it was renamed still work.
pub(super) fn find<'a>(academy: &'a Academy, viewer: &Viewer, place: Place<'_>) -> Result<LessonAt<'a>> {
    let at = academy.catalogue.lesson(place.0, place.1, place.2).ok_or(Error::NotFound)?;
    authorize::<ReadLesson>(viewer, LessonAccess { free: at.lesson.free })?;
    Ok(at)
}

/// One lesson, with its place in the course.
pub(super) async fn lesson(
    academy: &Academy,
    viewer: &Viewer,
    place: Place<'_>,
    locale: Locale,
) -> Result<LessonView> {
    let at = find(academy, viewer, place)?;
    let progress = learner::progress(academy, viewer, at.course).await?;
    let notes = notes::in_lesson(academy, viewer, &at, locale).await?;
    let left_off = places::in_lesson(academy, viewer, &at, locale).await?;
    let (lesson, body) = (at.lesson, at.lesson.body.get(locale));
    let link = |key| outline::link(at.course, key, locale);
    Ok(LessonView {
        course: outline::named_course(at.course, locale),
        module: outline::named_module(at.module, locale),
        slug: lesson.slug.clone(),
        title: lesson.title.get(locale).clone(),
        summary: lesson.summary.get(locale).clone(),
        minutes: lesson.minutes,
        free: lesson.free,
        review: lesson.review.clone(),
        intro_html: body.intro_html.clone(),
        sections: sections(body),
        terms: body.terms.iter().filter_map(|slug| term(at.module, slug, locale)).collect(),
        sources: lesson
            .sources
            .iter()
            .filter_map(|number| academy.catalogue.source(*number).map(source))
            .collect(),
        number: at.number,
        total: at.total,
        outline: outline::modules(at.course, progress.as_ref(), locale),
        previous: at.previous.as_ref().and_then(link),
        next: at.next.as_ref().and_then(link),
        ends_module: at.ends_module,
        read: progress.map(|progress| progress.lessons_read.contains(&at.module.key(lesson))),
        notes,
        left_off,
    })
}

fn sections(body: &LessonBody) -> Vec<SectionView> {
    body.sections
        .iter()
        .map(|section| SectionView {
            id: section.id.clone(),
            heading: section.heading.clone(),
            html: section.html.clone(),
        })
        .collect()
}

fn term(module: &Module, slug: &TermSlug, locale: Locale) -> Option<TermView> {
    let term = module.term(slug)?;
    Some(TermView {
        slug: term.slug.clone(),
        name: term.name.get(locale).clone(),
        meaning: term.meaning.get(locale).clone(),
    })
}

/// A source, as pages list it.
pub(super) fn source(source: &Source) -> SourceView {
    SourceView {
        number: source.number,
        title: source.title.clone(),
        url: source.url.clone(),
        grade: source.grade,
    }
}
