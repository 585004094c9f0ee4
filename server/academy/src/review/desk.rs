//! A mentor's desk: the work that lies on it, held for the present unit of work.

use contract::review::{NewPin, SaveDraft};
use domain::Viewer;
use domain::id::{PhotoId, PinId, SubmissionId, UserId};
use domain::learning::Rubric;
use domain::policy::{ClaimReview, DecideReview, Denied, Grant, Work, authorize};
use domain::practice::{Refusal, Submission};
use domain::review::{Draft, Pin, Version};
use store::Tx;
use store::practice::{self as work, Round};
use store::review::{self as reviews, Saved};
use time::OffsetDateTime;

use crate::{Academy, Error, Result};

/// A round that a mentor writes on, claimed for them and locked.
pub(super) struct Desk<'academy> {
    pub(super) submission: Submission,
    pub(super) grant: Grant<DecideReview>,
    pub(super) mentor: UserId,
    pub(super) round: Round,
    pub(super) rubric: &'academy Rubric,
    photos: Vec<PhotoId>,
}

/// Whether the version a save started from is still the newest.
pub(super) enum Base {
    /// It is: this is what is to be kept.
    Current(Saved),
    /// The same was saved before; the answer got lost on the way.
    Repeated(Saved),
    /// Another window was faster.
    Outdated(Saved),
}

/// Lays round `number` of a submission on the mentor's desk. Writing is a sign of life, so it renews the claim; it
/// takes it anew when it was over and nobody else has come.
pub(super) async fn lay<'academy>(
    academy: &'academy Academy,
    tx: &Tx,
    viewer: &Viewer,
    id: SubmissionId,
    number: u16,
    now: OffsetDateTime,
) -> Result<Desk<'academy>> {
    let found = work::lock_submission(tx, id).await?.ok_or(Error::NotFound)?;
    let claim = authorize::<ClaimReview>(viewer, Work::of(&found, now))?;
    let mentor = claim.by().ok_or(Denied::SignIn)?;
    let stage = found.stage();
    let submission = found.claim(mentor, now)?;
    if submission.round != number {
        return Err(Refusal::WrongStage { now: stage }.into());
    }
    work::save_state(tx, &claim, &submission).await?;
    let grant = authorize::<DecideReview>(viewer, Work::of(&submission, now))?;
    let round = work::round_by_number(tx, id, number).await?.ok_or(Error::NotFound)?;
    let photos = work::photos_of_round(tx, round.id).await?.iter().map(|photo| photo.id).collect();
    let assignment = academy.catalogue.assignment(&submission.assignment).ok_or(Error::NotFound)?;
    Ok(Desk { submission, grant, mentor, round, rubric: &assignment.assignment.rubric, photos })
}

impl Desk<'_> {
    /// The photos a pin may stand on.
    pub(super) fn photos(&self) -> &[PhotoId] {
        &self.photos
    }

    /// Compares what a mentor wants to keep with what is kept.
    pub(super) async fn compare(
        &self,
        tx: &Tx,
        base: Version,
        draft: Draft,
        now: OffsetDateTime,
    ) -> Result<Base> {
        let kept = reviews::draft(tx, self.round.id, self.mentor).await?;
        let version = kept.as_ref().map_or_else(Version::default, |kept| kept.version);
        Ok(match kept {
            Some(kept) if kept.draft == draft => Base::Repeated(kept),
            Some(kept) if kept.version != base => Base::Outdated(kept),
            // Also when there is nothing to compare with: then nothing can be overwritten.
            _ => Base::Current(Saved { draft, version: version.next(), at: now }),
        })
    }
}

/// The draft with its new pin.
pub(super) fn complete(academy: &Academy, command: SaveDraft, now: OffsetDateTime) -> Draft {
    let mut draft = command.draft;
    if let Some(NewPin { photo, spot, severity, criterion, text }) = command.new_pin {
        let id = PinId::new(academy.chance.id(now));
        draft.pins.push(Pin { id, photo, spot, severity, criterion, text });
    }
    draft
}
