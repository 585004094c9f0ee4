//! Codes for clients, and answers to what they wrote.

use std::collections::HashMap;

use contract::credentials::artists::{AnswerReview, CodeRow, CodeState, CodesView};
use domain::credentials::Code;
use domain::credentials::artists::{CODE_LIFE, ClientReview, Kind, OPEN_CODES, REVIEW, Refusal};
use domain::id::{ReviewCodeId, UserId};
use domain::{Viewer, problem};
use store::credentials::artists::{self as kept, Review, ReviewCode};
use time::OffsetDateTime;

use super::standing;
use crate::{Academy, Error, Result};

/// Codes on the page.
const CODES: u64 = 100;
/// The greatest length of what an artist notes beside a code.
const LABEL: usize = 60;

/// The reader's codes and what became of them.
pub(super) async fn codes(academy: &Academy, viewer: &Viewer) -> Result<CodesView> {
    let now = academy.now();
    let db = academy.store.reader();
    let artist = standing::keeper(db, viewer).await?.target().user;
    let profile = kept::profile(db, artist).await?;
    let codes = kept::codes_of(db, artist, CODES).await?;
    let ids: Vec<ReviewCodeId> = codes.iter().map(|code| code.id).collect();
    let mut written: HashMap<_, _> =
        kept::reviews_by_code(db, &ids).await?.into_iter().map(|review| (review.code, review)).collect();
    Ok(CodesView {
        slug: profile.map(|profile| profile.slug),
        codes: codes.into_iter().map(|code| row(code, &mut written, now)).collect(),
        counts: standing::counts(db, artist).await?,
        more: kept::open_codes(db, artist, now).await? < OPEN_CODES as u64,
    })
}

fn row(code: ReviewCode, written: &mut HashMap<ReviewCodeId, Review>, now: OffsetDateTime) -> CodeRow {
    let state = match written.remove(&code.id) {
        Some(review) => {
            CodeState::Written { id: review.id, sent_at: review.sent_at, review: discreet(review.content) }
        }
        None if now < code.until => CodeState::Open,
        None => CodeState::Expired,
    };
    CodeRow { code: code.code, label: code.label, given_at: code.given_at, until: code.until, state }
}

/// What the artist may read of a review: the text and the answers once everybody may.
fn discreet(review: ClientReview) -> ClientReview {
    if review.decision.kind() == Kind::Published {
        review
    } else {
        ClientReview { text: String::new(), ..review }
    }
}

/// Makes a code.
pub(super) async fn give(academy: &Academy, viewer: &Viewer, label: String) -> Result<Code> {
    let now = academy.now();
    let label = problem::optional_text(&label, LABEL).map_err(|problem| Error::field("label", problem))?;
    let tx = academy.store.begin().await?;
    let grant = standing::keeper(&tx, viewer).await?;
    let artist: UserId = grant.target().user;
    kept::profile(&tx, artist).await?.ok_or(Error::NotFound)?;
    if kept::open_codes(&tx, artist, now).await? >= OPEN_CODES as u64 {
        return Err(Refusal::TooManyCodes.into());
    }
    let code = Code::from_random(academy.chance.bits());
    let new = ReviewCode {
        id: ReviewCodeId::new(academy.chance.id(now)),
        artist,
        code: code.clone(),
        label,
        given_at: now,
        until: now + CODE_LIFE,
    };
    kept::give_code(&tx, &grant, new).await?;
    tx.commit().await?;
    Ok(code)
}

/// Answers a review; an admin looks at the answer before anybody else does.
pub(super) async fn answer(academy: &Academy, viewer: &Viewer, command: AnswerReview) -> Result<()> {
    let now = academy.now();
    let text = problem::text(&command.text, REVIEW).map_err(|problem| Error::field("reply", problem))?;
    let tx = academy.store.begin().await?;
    let grant = standing::keeper(&tx, viewer).await?;
    let found = kept::lock_review(&tx, command.review).await?;
    let review = found.filter(|review| review.artist == grant.target().user).ok_or(Error::NotFound)?;
    let answered = Review { content: review.content.clone().answer(text)?, ..review };
    kept::keep_reply(&tx, &grant, &answered, now).await?;
    tx.commit().await?;
    Ok(())
}
