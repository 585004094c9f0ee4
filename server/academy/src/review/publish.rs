//! Publishing a review.

use contract::review::{PublishOutcome, PublishReview};
use domain::Viewer;
use domain::id::ReviewId;
use domain::policy::{ClaimReview, Denied, Work, authorize};
use domain::practice::{Refusal, Verdict};
use store::Tx;
use store::identity as people;
use store::practice as work;
use store::review::{self as reviews, NewReview};
use time::OffsetDateTime;

use super::desk::{self, Base};
use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// Publishes the review: decision, rubric and names are frozen, the round ends, and what follows is enqueued, all
/// in one unit of work. A second tap, or a browser that tries again, finds it published.
pub(super) async fn publish(
    academy: &Academy,
    viewer: &Viewer,
    command: PublishReview,
) -> Result<PublishOutcome> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    if let Some(id) = published_before(&tx, viewer, &command, now).await? {
        return Ok(PublishOutcome::Published(id));
    }
    let PublishReview { draft: command, verdict } = command;
    let desk = desk::lay(academy, &tx, viewer, command.submission, command.round, now).await?;
    let base = command.base;
    let draft = desk::complete(academy, command, now);
    let draft = match desk.compare(&tx, base, draft, now).await? {
        Base::Current(own) | Base::Repeated(own) => own.draft,
        Base::Outdated(kept) => {
            return Ok(PublishOutcome::Conflict { theirs: kept.draft, version: kept.version });
        }
    };
    let decision = draft.decide(verdict, &desk.rubric.demands(), desk.photos())?;
    let mentor = people::account(&tx, desk.mentor).await?.ok_or(Error::NotFound)?;
    let review = NewReview {
        id: ReviewId::new(academy.chance.id(now)),
        mentor_name: mentor.name.into(),
        decision,
        rubric: desk.rubric.clone(),
        published_at: now,
    };
    let id = review.id;
    reviews::publish(&tx, &desk.grant, &desk.round, review).await?;
    reviews::forget_draft(&tx, &desk.grant, &desk.round).await?;
    let decided = desk.submission.decide(desk.mentor, verdict, now)?;
    work::save_state(&tx, &desk.grant, &decided).await?;
    Job::ReviewPublished { review: id }.enqueue(academy, &tx, now).await?;
    if verdict == Verdict::Approve {
        Job::CheckEligibility { user: decided.trainee }.enqueue(academy, &tx, now).await?;
    }
    tx.commit().await?;
    Ok(PublishOutcome::Published(id))
}

/// The review this very act published before, if it did.
async fn published_before(
    tx: &Tx,
    viewer: &Viewer,
    command: &PublishReview,
    now: OffsetDateTime,
) -> Result<Option<ReviewId>> {
    let PublishReview { draft, verdict } = command;
    let found = work::lock_submission(tx, draft.submission).await?.ok_or(Error::NotFound)?;
    let grant = authorize::<ClaimReview>(viewer, Work::of(&found, now))?;
    let mentor = grant.by().ok_or(Denied::SignIn)?;
    let Some(round) = work::round_by_number(tx, draft.submission, draft.round).await? else {
        return Ok(None);
    };
    match reviews::published_of_round(tx, round.id).await? {
        Some(review) if review.mentor == mentor && review.decision.verdict == *verdict => Ok(Some(review.id)),
        Some(_) => Err(Refusal::WrongStage { now: found.stage() }.into()),
        None => Ok(None),
    }
}
