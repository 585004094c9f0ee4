//! Renewing a session.

use contract::identity::Session;
use domain::identity::Refusal;
use store::identity as people;

use super::secrets::{RefreshToken, Secret};
use super::session::{self, IDLE, ROTATION_GRACE};
use crate::{Academy, Error, Result};

/// Renews a session with its token, which is spent by it.
///
/// A token that was spent more than [`ROTATION_GRACE`] ago is a copy in somebody else's hands, and nobody can
/// tell whose is the original: the session ends for both.
pub(super) async fn renew(academy: &Academy, presented: &str) -> Result<Session> {
    let now = academy.now();
    let token = RefreshToken::read(presented).ok_or(Refusal::SessionEnded)?;
    let presented = token.secret.digest();

    let tx = academy.store.begin().await?;
    let kept = people::lock_session(&tx, token.session).await?.ok_or(Refusal::SessionEnded)?;
    let account = people::account(&tx, kept.user).await?.ok_or(Error::NotFound)?;
    let grant = session::proven(&account)?;

    let renewed = if kept.until <= now {
        None
    } else if kept.token_hash == presented {
        let salt = Secret::mint(academy.chance.as_ref());
        let next = token.next(&salt);
        let renewed = people::Session {
            previous_hash: presented,
            token_hash: next.secret.digest(),
            salt: salt.expose(),
            renewed_at: now,
            until: now + IDLE,
            ..kept
        };
        people::renew_session(&tx, &grant, &renewed).await?;
        Some((next, renewed.until))
    } else if kept.previous_hash == presented && now - kept.renewed_at <= ROTATION_GRACE {
        Secret::read(&kept.salt).map(|salt| (token.next(&salt), kept.until))
    } else {
        tracing::warn!(session = %token.session, "a spent renewal token was presented; the session ends");
        None
    };
    if renewed.is_none() {
        people::end_session(&tx, &grant, token.session).await?;
    }
    tx.commit().await?;
    if renewed.is_none() {
        academy.desk().doubts.session(token.session, academy.now());
    }
    let (next, until) = renewed.ok_or(Refusal::SessionEnded)?;
    Ok(session::told(&account, &next, until))
}
