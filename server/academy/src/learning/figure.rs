//! What stands around a figure that answers.

use contract::learning::{FigureView, MentionView};
use domain::learning::{Course, Interactive, SourceNumber};
use domain::policy::{self, ReadCatalogue, authorize};
use domain::{Locale, Viewer};

use super::lesson::source;
use crate::{Academy, Result};

/// The lessons that lead to the figure, and the sources it cites.
pub(super) fn figure(
    academy: &Academy,
    viewer: &Viewer,
    figure: Interactive,
    cited: &[SourceNumber],
    locale: Locale,
) -> Result<FigureView> {
    authorize::<ReadCatalogue>(viewer, policy::Academy)?;
    let courses = academy.catalogue.courses().iter();
    let lessons = courses.flat_map(|course| leading(course, figure, locale)).collect();
    let found = cited.iter().filter_map(|number| academy.catalogue.source(*number));
    let mut sources: Vec<_> = found.map(source).collect();
    sources.sort_by_key(|source| source.number);
    Ok(FigureView { lessons, sources })
}

fn leading(course: &Course, figure: Interactive, locale: Locale) -> Vec<MentionView> {
    let lessons = course.modules.iter().flat_map(|module| module.lessons.iter().map(move |it| (module, it)));
    let leading = lessons.filter(|(_, lesson)| lesson.body.get(locale).interactive.contains(&figure));
    leading
        .map(|(module, lesson)| MentionView {
            course: course.slug.clone(),
            module: module.slug.clone(),
            lesson: lesson.slug.clone(),
            title: lesson.title.get(locale).clone(),
        })
        .collect()
}
