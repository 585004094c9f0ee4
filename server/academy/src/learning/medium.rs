//! Files of films and recordings.

use contract::learning::MediumFileView;
use domain::Viewer;
use domain::learning::{Course, Lesson, MediumFile};
use domain::policy::{LessonAccess, ReadLesson, authorize};
use domain::slug::{CourseSlug, MediumName};

use crate::{Academy, Error, Result};

/// A file of that name, for those who may read a lesson that shows it.
pub(super) fn file(
    academy: &Academy,
    viewer: &Viewer,
    course: &CourseSlug,
    file: &str,
) -> Result<MediumFileView> {
    let course = academy.catalogue.course(course).ok_or(Error::NotFound)?;
    let name = file.split('.').next().and_then(|stem| MediumName::parse(stem).ok()).ok_or(Error::NotFound)?;
    let found = course.media.get(&name).and_then(|medium| medium.files.get(file)).ok_or(Error::NotFound)?;
    authorize::<ReadLesson>(viewer, LessonAccess { free: is_free(course, &name) })?;
    let MediumFile { media_type, sha256, bytes } = found.clone();
    Ok(MediumFileView { media_type, sha256, bytes })
}

/// Whether a lesson shows it that is open to everybody.
fn is_free(course: &Course, name: &MediumName) -> bool {
    let shows = |lesson: &Lesson| lesson.body.en.media.contains(name) || lesson.body.es.media.contains(name);
    course.lessons().any(|(_, lesson)| lesson.free && shows(lesson))
}
