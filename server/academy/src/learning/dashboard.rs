//! Where a learner stands.

use contract::learning::{CourseView, DashboardView};
use domain::{Locale, Viewer};

use super::{course, learner, places, recall};
use crate::{Academy, Result};

/// Every course with the learner's progress, those begun first.
pub(super) async fn dashboard(academy: &Academy, viewer: &Viewer, locale: Locale) -> Result<DashboardView> {
    let learner = learner::learner(viewer)?.target().0;
    let db = academy.store.reader();
    let mut courses: Vec<CourseView> = Vec::new();
    for each in academy.catalogue.courses() {
        let progress = store::learning::progress(db, learner, each).await?;
        let mut view = course::view(each, Some(&progress), locale);
        if let Some(shown) = &mut view.progress {
            shown.left_off = places::left_off(academy, learner, each, &progress, locale).await?;
        }
        courses.push(view);
    }
    // Whoever has stopped in the middle of the first lesson has begun too.
    courses.sort_by_key(|course| {
        course.progress.as_ref().is_none_or(|progress| progress.read == 0 && progress.left_off.is_none())
    });
    Ok(DashboardView { courses, recall: recall::due_today(academy, learner).await? })
}
