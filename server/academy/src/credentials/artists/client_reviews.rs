//! What clients say, with a code that the artist gave them.

use std::net::IpAddr;

use contract::credentials::artists::{ReviewInvitation, WithdrawReview, WriteReview};
use domain::credentials::artists::{ArtistSlug, ClientReview, Decision, REVIEW, Refusal};
use domain::credentials::{Code, CodeKey};
use domain::id::ClientReviewId;
use domain::policy::{self, Client, ReadDirectory, ReviewArtist, authorize};
use domain::{Problem, Viewer, problem};
use store::ConnectionTrait;
use store::credentials::artists::{self as kept, Review, ReviewCode};

use super::standing::Standing;
use crate::{Academy, Digest, Error, Result};

/// Reads what a code lets its bearer do.
pub(super) async fn invitation(
    academy: &Academy,
    viewer: &Viewer,
    slug: &ArtistSlug,
    code: &CodeKey,
    from: IpAddr,
) -> Result<ReviewInvitation> {
    authorize::<ReadDirectory>(viewer, policy::Academy)?;
    academy.desk().lookup(from)?;
    let presented = Presented::read(academy, academy.store.reader(), slug, code).await?;
    let standing = Standing::of(academy.store.reader(), presented.code.artist).await?;
    Ok(ReviewInvitation {
        name: standing.name(academy.now()),
        own: viewer.is(presented.code.artist),
        written: presented.review.map(|review| review.content.decision),
    })
}

/// A code that somebody has shown.
struct Presented {
    code: ReviewCode,
    /// What was written with it.
    review: Option<Review>,
}

impl Presented {
    /// One answer for codes that never were, are another artist's, or were not used in time.
    async fn read(
        academy: &Academy,
        db: &impl ConnectionTrait,
        slug: &ArtistSlug,
        key: &CodeKey,
    ) -> Result<Self> {
        let profile = kept::profile_by_slug(db, slug).await?.ok_or(Error::NotFound)?;
        let code = kept::code_by_key(db, key).await?;
        let code = code.filter(|code| code.artist == profile.artist).ok_or(Refusal::DeadCode)?;
        let review = kept::reviews_by_code(db, &[code.id]).await?.pop();
        if review.is_none() && academy.now() >= code.until {
            return Err(Refusal::DeadCode.into());
        }
        Ok(Self { code, review })
    }
}

/// Takes a review in. The answer is a key that the artist, who knows the code, does not have.
pub(super) async fn write(academy: &Academy, viewer: &Viewer, command: WriteReview) -> Result<Code> {
    let now = academy.now();
    academy.desk().lookup(command.from)?;
    let text = problem::text(&command.text, REVIEW).map_err(|problem| Error::field("text", problem))?;
    let tx = academy.store.begin().await?;
    let presented = Presented::read(academy, &tx, &command.slug, &command.code).await?;
    let artist = presented.code.artist;
    let grant =
        authorize::<ReviewArtist>(viewer, Client { artist, proven: true }).map_err(|_| Error::NotFound)?;
    if presented.review.is_some() {
        return Err(Refusal::DeadCode.into());
    }
    let key = Code::from_random(academy.chance.bits());
    let review = Review {
        id: ClientReviewId::new(academy.chance.id(now)),
        code: presented.code.id,
        artist,
        content: ClientReview { answers: command.answers, text, decision: Decision::Waiting, reply: None },
        locale: command.locale,
        key_hash: hash(&key.key()),
        sent_at: now,
        replied_at: None,
    };
    match kept::keep_review(&tx, &grant, &review).await {
        Ok(()) => {}
        // The same form, sent twice at once.
        Err(store::Error::Duplicate) => return Err(Refusal::DeadCode.into()),
        Err(error) => return Err(error.into()),
    }
    tx.commit().await?;
    Ok(key)
}

/// Takes a review back: with the code and the key that only its author was shown.
pub(super) async fn withdraw(academy: &Academy, viewer: &Viewer, command: WithdrawReview) -> Result<()> {
    let now = academy.now();
    academy.desk().lookup(command.from)?;
    let tx = academy.store.begin().await?;
    let presented = Presented::read(academy, &tx, &command.slug, &command.code).await?;
    let artist = presented.code.artist;
    let grant =
        authorize::<ReviewArtist>(viewer, Client { artist, proven: true }).map_err(|_| Error::NotFound)?;
    let id = presented.review.ok_or(Refusal::DeadCode)?.id;
    let review = kept::lock_review(&tx, id).await?.ok_or(Error::NotFound)?;
    if hash(&command.key) != review.key_hash {
        return Err(Error::field("key", Problem::Mismatch));
    }
    let left = Review { content: review.content.clone().withdraw(now)?, ..review };
    kept::withdraw_review(&tx, &grant, &left, now).await?;
    tx.commit().await?;
    Ok(())
}

/// What is kept of a key: sixty random bits need no slow hash.
fn hash(key: &CodeKey) -> String {
    Digest::of(key.as_str().as_bytes()).as_str().to_owned()
}
