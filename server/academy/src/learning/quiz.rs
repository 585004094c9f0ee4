//! A quiz before it is begun.

use contract::learning::{PastAttempt, QuizView};
use domain::learning::ModuleAt;
use domain::learning::quiz::Sitting;
use domain::slug::{CourseSlug, ModuleSlug};
use domain::{Locale, Viewer};

use super::{learner, outline};
use crate::{Academy, Error, Result};

/// How many past attempts are listed.
const LISTED: u64 = 50;

/// Where a quiz is.
pub(super) type Place<'p> = (&'p CourseSlug, &'p ModuleSlug);

/// The module at a place.
pub(super) fn find<'a>(academy: &'a Academy, place: Place<'_>) -> Result<ModuleAt<'a>> {
    academy.catalogue.module(place.0, place.1).ok_or(Error::NotFound)
}

/// What a quiz asks for, and the learner's attempts so far.
pub(super) async fn quiz(
    academy: &Academy,
    viewer: &Viewer,
    place: Place<'_>,
    locale: Locale,
) -> Result<QuizView> {
    let learner = learner::learner(viewer)?.target().0;
    let at = find(academy, place)?;
    let db = academy.store.reader();
    let sitting = Sitting::Quiz(place.1.clone());
    let open = store::learning::open_attempt(db, learner, place.0, &sitting).await?;
    let marks = store::learning::attempts(db, learner, place.0, &sitting, LISTED).await?;
    let quiz = &at.module.quiz;
    Ok(QuizView {
        course: outline::named_course(at.course, locale),
        module: outline::named_module(at.module, locale),
        questions: quiz.shown(),
        must_pass: quiz.items().iter().filter(|item| item.must_pass()).count(),
        pass: quiz.pass(),
        open,
        attempts: marks
            .into_iter()
            .map(|mark| PastAttempt { id: mark.id, at: mark.at, percent: mark.percent, passed: mark.passed })
            .collect(),
    })
}
