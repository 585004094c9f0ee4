//! A submission as its trainee, or a mentor, reads it.

use contract::practice::{RoundView, SubmissionView};
use domain::id::SubmissionId;
use domain::policy::{ChangeOwnWork, ReadWork, Work, authorize};
use domain::practice::{Submission, reply};
use domain::{Locale, Viewer};
use store::identity as people;
use store::practice::{self as work, Photo, Round};

use super::views;
use crate::{Academy, Error, Result};

/// A submission with the rounds that were sent, the newest first.
pub(super) async fn submission(
    academy: &Academy,
    viewer: &Viewer,
    locale: Locale,
    id: SubmissionId,
) -> Result<SubmissionView> {
    let now = academy.now();
    let db = academy.store.reader();
    let submission = work::submission(db, id).await?.ok_or(Error::NotFound)?;
    authorize::<ReadWork>(viewer, Work::of(&submission, now))?;
    let own = viewer.is(submission.trainee);
    let changes = authorize::<ChangeOwnWork>(viewer, Work::of(&submission, now)).is_ok();

    let rounds = sent_rounds(&submission, work::rounds(db, id).await?, own);
    let ids: Vec<_> = rounds.iter().map(|(round, _)| round.id).collect();
    let photos = work::photos_of_rounds(db, &ids).await?;
    let names = people::names(db, &[submission.trainee]).await?;
    let assignment = academy.catalogue.assignment(&submission.assignment);
    Ok(SubmissionView {
        id,
        // An assignment that is no longer taught keeps its work; its name is all that is left of it.
        title: assignment
            .map_or_else(|| submission.assignment.to_string(), |at| at.assignment.title.get(locale).clone()),
        assignment: submission.assignment.clone(),
        own,
        trainee: names.into_iter().next().map(|(_, name)| name.into()).unwrap_or_default(),
        standing: views::standing(&submission),
        may_withdraw: changes && submission.clone().withdraw(now).is_ok(),
        may_revise: changes && assignment.is_some() && submission.revise().is_ok(),
        rounds: rounds.into_iter().map(|(round, at)| view(round, at, &photos)).collect(),
    })
}

/// A round, and when it was sent.
pub(crate) type Sent = (Round, time::OffsetDateTime);

/// The rounds that were sent, the newest first. One that was taken back is its trainee's alone.
pub(crate) fn sent_rounds(submission: &Submission, rounds: Vec<Round>, own: bool) -> Vec<Sent> {
    rounds
        .into_iter()
        .rev()
        .filter(|round| own || submission.was_sent(round.number))
        .filter_map(|round| round.submitted_at.map(|at| (round, at)))
        .collect()
}

/// A round as it is shown, with those of `photos` that are part of it.
pub(crate) fn view(round: Round, submitted_at: time::OffsetDateTime, photos: &[Photo]) -> RoundView {
    RoundView {
        id: round.id,
        number: round.number,
        note: round.note,
        photos: photos.iter().filter(|photo| photo.round == round.id).cloned().map(views::photo).collect(),
        submitted_at,
        expected_by: reply::expected_by(submitted_at),
    }
}
