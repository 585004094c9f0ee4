//! Where a learner stands.

use contract::learning::{CourseView, DashboardView};
use domain::{Locale, Viewer};

use super::{course, learner, recall};
use crate::{Academy, Result};

/// Every course with the learner's progress, those begun first.
pub(super) async fn dashboard(academy: &Academy, viewer: &Viewer, locale: Locale) -> Result<DashboardView> {
    let learner = learner::learner(viewer)?.target().0;
    let db = academy.store.reader();
    let mut courses: Vec<CourseView> = Vec::new();
    for each in academy.catalogue.courses() {
        let progress = store::learning::progress(db, learner, &each.slug).await?;
        courses.push(course::view(each, Some(&progress), locale));
    }
    courses.sort_by_key(|course| course.progress.as_ref().is_none_or(|progress| progress.read == 0));
    Ok(DashboardView { courses, recall: recall::due_today(academy, learner).await? })
}
