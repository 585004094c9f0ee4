//! Sending a round, taking it back, opening the next.

use contract::practice::SubmitRound;
use domain::Viewer;
use domain::id::{RoundId, SubmissionId};
use domain::practice::Refusal;
use domain::slug::AssignmentSlug;
use store::practice as work;

use super::{draft, note};
use crate::{Academy, Error, Result, credentials};

/// Sends the round. A second tap, or a browser that tries again, finds it sent and gets the same receipt.
pub(super) async fn submit(academy: &Academy, viewer: &Viewer, command: SubmitRound) -> Result<SubmissionId> {
    let now = academy.now();
    let (assignment, grant) = draft::assignment(academy, viewer, &command.assignment)?;
    credentials::admit(academy, grant.target().0, &command.assignment).await?;
    let text = note::parse(&command.note)?;
    let min = assignment.photos.min();
    let found = work::submission_for(academy.store.reader(), grant.target().0, &command.assignment).await?;
    // Nothing was begun, so there is no photo either.
    let Some(found) = found else { return Err(Refusal::TooFewPhotos { min }.into()) };

    let tx = academy.store.begin().await?;
    let held = draft::hold(&tx, viewer, found.id, now).await?;
    if held.submission.was_sent(command.round) {
        return Ok(found.id);
    }
    if held.submission.round != command.round {
        return Err(Refusal::WrongStage { now: held.submission.stage() }.into());
    }
    let photos = work::photos_of_round(&tx, held.round.id).await?.len();
    let sent = held.submission.submit(photos, (min, assignment.photos.max()), now)?;
    work::save_note(&tx, &held.grant, sent.round, text).await?;
    work::save_state(&tx, &held.grant, &sent).await?;
    tx.commit().await?;
    Ok(found.id)
}

/// Takes the round back while no mentor holds it.
pub(super) async fn withdraw(academy: &Academy, viewer: &Viewer, id: SubmissionId) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let held = draft::hold(&tx, viewer, id, now).await?;
    let withdrawn = held.submission.withdraw(now)?;
    work::save_state(&tx, &held.grant, &withdrawn).await?;
    tx.commit().await?;
    Ok(())
}

/// Opens one's work for changes again. Opening what is open changes nothing.
pub(super) async fn revise(academy: &Academy, viewer: &Viewer, id: SubmissionId) -> Result<AssignmentSlug> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let held = draft::hold(&tx, viewer, id, now).await?;
    let slug = held.submission.assignment.clone();
    if academy.catalogue.assignment(&slug).is_none() {
        return Err(Error::NotFound);
    }
    if held.submission.may_change().is_ok() {
        return Ok(slug);
    }
    let before = held.submission.round;
    let revised = held.submission.revise()?;
    if revised.round > before {
        let round = RoundId::new(academy.chance.id(now));
        work::open_round(&tx, &held.grant, round, revised.round).await?;
    }
    work::save_state(&tx, &held.grant, &revised).await?;
    tx.commit().await?;
    Ok(slug)
}
