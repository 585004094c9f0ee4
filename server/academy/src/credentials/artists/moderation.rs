//! Looking at what was written before anybody else does.

use std::collections::HashMap;

use contract::credentials::artists::{Judge, Judgement, ModerationRow, ModerationView, Subject};
use domain::credentials::artists::{ClientReview, Decision, Refusal};
use domain::id::UserId;
use domain::policy::{self, Action as _, Moderate, Person, ReadModeration, authorize};
use domain::{Viewer, problem};
use store::credentials::artists::{self as kept, Decided, Review};
use time::OffsetDateTime;

use super::standing::Standing;
use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// What waits, on one page.
const WAITING: u64 = 50;
/// What was decided, below it.
const DECIDED: u64 = 20;
/// The greatest length of a reason.
const REASON: usize = 500;

/// What waits, and what was decided lately.
pub(super) async fn moderation(academy: &Academy, viewer: &Viewer) -> Result<ModerationView> {
    authorize::<ReadModeration>(viewer, policy::Academy)?;
    let db = academy.store.reader();
    let (waiting, total) = kept::waiting(db, WAITING).await?;
    let decided = kept::decided(db, DECIDED).await?;
    let desk = Desk::of(academy, viewer, waiting.iter().map(|(_, review)| review).chain(&decided)).await?;
    Ok(ModerationView {
        waiting: waiting.into_iter().filter_map(|(what, review)| desk.row(what, review)).collect(),
        total,
        decided: decided.into_iter().filter_map(|review| desk.row(Decided::Review, review)).collect(),
    })
}

/// What the rows are written with: everybody's name and address.
struct Desk<'a> {
    viewer: &'a Viewer,
    people: HashMap<UserId, (domain::credentials::artists::ArtistSlug, String)>,
}

impl<'a> Desk<'a> {
    async fn of(
        academy: &Academy,
        viewer: &'a Viewer,
        reviews: impl Iterator<Item = &Review>,
    ) -> Result<Self> {
        let mut artists: Vec<_> = reviews.map(|review| review.artist).collect();
        artists.sort_unstable();
        artists.dedup();
        let db = academy.store.reader();
        let held = kept::certificates_of(db, &artists).await?;
        let name = |artist| Standing::among(&held, artist).name(academy.now());
        let slugs = kept::slugs_of(db, &artists).await?;
        Ok(Self {
            viewer,
            people: slugs.into_iter().map(|(artist, slug)| (artist, (slug, name(artist)))).collect(),
        })
    }

    fn row(&self, what: Decided, review: Review) -> Option<ModerationRow> {
        let (slug, name) = self.people.get(&review.artist)?.clone();
        Some(ModerationRow {
            id: review.id,
            subject: match what {
                Decided::Review => Subject::Review,
                Decided::Reply => Subject::Reply,
            },
            slug,
            name,
            judgeable: Moderate::allows(self.viewer, &Person(review.artist)),
            review: review.content,
            locale: review.locale,
            sent_at: review.sent_at,
        })
    }
}

/// Publishes or refuses a review or an answer to one.
pub(super) async fn judge(academy: &Academy, viewer: &Viewer, command: Judge) -> Result<()> {
    let now = academy.now();
    authorize::<ReadModeration>(viewer, policy::Academy)?;
    let judgement = match command.judgement {
        Judgement::Publish => Judgement::Publish,
        Judgement::Refuse(reason) => {
            let reason = problem::text(&reason, REASON).map_err(|problem| Error::field("reason", problem))?;
            Judgement::Refuse(reason)
        }
    };
    let tx = academy.store.begin().await?;
    let review = kept::lock_review(&tx, command.review).await?.ok_or(Error::NotFound)?;
    let grant = authorize::<Moderate>(viewer, Person(review.artist))?;
    let by = grant.by();
    let published = command.subject == Subject::Review && judgement == Judgement::Publish;
    let content = match command.subject {
        Subject::Review => {
            let decision = decide(&review.content.decision, judgement, by, now)?;
            ClientReview { decision, ..review.content.clone() }
        }
        Subject::Reply => {
            let (text, decision) = review.content.reply.clone().ok_or(Error::NotFound)?;
            let decision = decide(&decision, judgement, by, now)?;
            ClientReview { reply: Some((text, decision)), ..review.content.clone() }
        }
    };
    let id = review.id;
    kept::decide_review(&tx, &grant, &Review { content, ..review }, now).await?;
    if published {
        Job::ClientReviewPublished { review: id }.enqueue(academy, &tx, now).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn decide(
    decision: &Decision,
    judgement: Judgement,
    by: Option<UserId>,
    at: OffsetDateTime,
) -> std::result::Result<Decision, Refusal> {
    match judgement {
        Judgement::Publish => decision.publish(by, at),
        Judgement::Refuse(reason) => decision.refuse(by, reason, at),
    }
}
