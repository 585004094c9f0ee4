//! A draft: finding it, opening it, what goes in and out of it.

use domain::Viewer;
use domain::id::{PhotoId, RoundId, SubmissionId};
use domain::learning::Assignment;
use domain::policy::{BeginPractice, ChangeOwnWork, Denied, Grant, Person, Work, authorize};
use domain::practice::Submission;
use domain::slug::AssignmentSlug;
use store::Tx;
use store::practice::{self as work, NewPhoto, Photo, Round};
use time::OffsetDateTime;

use super::darkroom::Developed;
use crate::{Academy, Error, Result};

/// One's work on an assignment, held by the present unit of work.
pub(super) struct Held {
    pub(super) submission: Submission,
    pub(super) round: Round,
    pub(super) grant: Grant<ChangeOwnWork>,
}

/// The assignment of that name, for somebody who may practise.
pub(super) fn assignment<'academy>(
    academy: &'academy Academy,
    viewer: &Viewer,
    slug: &AssignmentSlug,
) -> Result<(&'academy Assignment, Grant<BeginPractice>)> {
    let member = viewer.member().ok_or(Denied::SignIn)?;
    let grant = authorize::<BeginPractice>(viewer, Person(member.id))?;
    let found = academy.catalogue.assignment(slug).ok_or(Error::NotFound)?;
    Ok((found.assignment, grant))
}

/// One's submission for an assignment; begins it, with its first round, if there is none.
pub(super) async fn begin(
    academy: &Academy,
    viewer: &Viewer,
    grant: &Grant<BeginPractice>,
    slug: &AssignmentSlug,
    now: OffsetDateTime,
) -> Result<SubmissionId> {
    let Person(trainee) = *grant.target();
    if let Some(found) = work::submission_for(academy.store.reader(), trainee, slug).await? {
        return Ok(found.id);
    }
    let tx = academy.store.begin().await?;
    // Several photos that arrive together all find nothing to add to; one of them begins.
    if let Some(found) = work::submission_for(&tx, trainee, slug).await? {
        return Ok(found.id);
    }
    let id = SubmissionId::new(academy.chance.id(now));
    match work::begin(&tx, grant, id, slug, now).await {
        Ok(submission) => {
            let grant = authorize::<ChangeOwnWork>(viewer, Work::of(&submission, now))?;
            let round = RoundId::new(academy.chance.id(now));
            work::open_round(&tx, &grant, round, submission.round).await?;
            tx.commit().await?;
            Ok(id)
        }
        Err(store::Error::Duplicate) => {
            drop(tx);
            let found = work::submission_for(academy.store.reader(), trainee, slug).await?;
            found.map(|submission| submission.id).ok_or(Error::Conflict)
        }
        Err(error) => Err(error.into()),
    }
}

/// Holds one's submission until the unit of work ends.
pub(super) async fn hold(tx: &Tx, viewer: &Viewer, id: SubmissionId, now: OffsetDateTime) -> Result<Held> {
    let submission = work::lock_submission(tx, id).await?.ok_or(Error::NotFound)?;
    let grant = authorize::<ChangeOwnWork>(viewer, Work::of(&submission, now))?;
    let round = work::round_by_number(tx, id, submission.round).await?.ok_or(Error::NotFound)?;
    Ok(Held { submission, round, grant })
}

/// Adds a developed photo to the draft.
pub(super) async fn keep(
    academy: &Academy,
    tx: &Tx,
    held: &Held,
    assignment: &Assignment,
    name: String,
    developed: Developed,
    now: OffsetDateTime,
) -> Result<Photo> {
    let photos = work::photos_of_round(tx, held.round.id).await?;
    held.submission.may_change()?;
    if photos.iter().any(|photo| photo.sha256 == developed.sha256) {
        return Err(domain::practice::Refusal::DuplicatePhoto.into());
    }
    held.submission.may_add_photo(photos.len(), assignment.photos.max())?;
    let photo = NewPhoto {
        id: PhotoId::new(academy.chance.id(now)),
        name,
        format: developed.format,
        sha256: developed.sha256,
        bytes: developed.bytes,
        renditions: developed.renditions,
        advice: developed.advice,
        design: developed.design,
        added_at: now,
    };
    Ok(work::add_photo(tx, &held.grant, &held.round, photo).await?)
}

/// Refuses early what [`keep`] would refuse, before anything is decoded.
pub(super) async fn admit(academy: &Academy, id: SubmissionId, assignment: &Assignment) -> Result<()> {
    let db = academy.store.reader();
    let submission = work::submission(db, id).await?.ok_or(Error::NotFound)?;
    submission.may_change()?;
    let round = work::round_by_number(db, id, submission.round).await?.ok_or(Error::NotFound)?;
    let photos = work::photos_of_round(db, round.id).await?.len();
    Ok(submission.may_add_photo(photos, assignment.photos.max())?)
}

/// Takes a photo out of one's draft.
pub(super) async fn remove_photo(academy: &Academy, viewer: &Viewer, id: PhotoId) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let photo = work::photo(&tx, id).await?.ok_or(Error::NotFound)?;
    let round = work::round(&tx, photo.round).await?.ok_or(Error::NotFound)?;
    let held = hold(&tx, viewer, round.submission, now).await?;
    if held.round.id != round.id {
        return Err(domain::practice::Refusal::WrongStage { now: held.submission.stage() }.into());
    }
    held.submission.may_change()?;
    work::remove_photo(&tx, &held.grant, id).await?;
    tx.commit().await?;
    Ok(())
}
