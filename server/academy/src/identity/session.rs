//! Beginning a session, and what a signed-in browser is told of it.

use contract::identity::Session;
use domain::Viewer;
use domain::id::SessionId;
use domain::policy::{EnterAs, Entrant, Grant, authorize};
use domain::viewer::Member;
use store::Tx;
use store::identity::Account;
use time::{Duration, OffsetDateTime};

use super::secrets::{RefreshToken, Secret};
use crate::{Academy, Result};

/// How long a session lasts that nobody renews.
pub const IDLE: Duration = Duration::days(30);

/// How long a renewal token is still good after it was spent.
///
/// Two tabs that wake at the same moment present the same token; so does a browser whose answer was lost on
/// the way. Within this time they get the successor that exists already; after it, a spent token means a copy.
pub const ROTATION_GRACE: Duration = Duration::seconds(20);

/// How much is kept of what a browser calls itself, in characters.
const DEVICE_CHARS: usize = 200;

/// Permission to act on `account`, after its password, a letter's link or a session's token was shown.
pub(super) fn proven(account: &Account) -> Result<Grant<EnterAs>> {
    Ok(authorize::<EnterAs>(&Viewer::Visitor, Entrant { user: account.id, proven: true })?)
}

/// Signs in on a device.
pub(super) async fn begin(
    academy: &Academy,
    tx: &Tx,
    grant: &Grant<EnterAs>,
    account: &Account,
    device: &str,
    now: OffsetDateTime,
) -> Result<Session> {
    let token = RefreshToken {
        session: SessionId::new(academy.chance.id(now)),
        secret: Secret::mint(academy.chance.as_ref()),
    };
    let session = store::identity::Session {
        id: token.session,
        user: account.id,
        device: printable(device),
        token_hash: token.secret.digest(),
        previous_hash: String::new(),
        salt: String::new(),
        created_at: now,
        renewed_at: now,
        until: now + IDLE,
    };
    store::identity::begin_session(tx, grant, &session).await?;
    Ok(told(account, &token, session.until))
}

/// What the browser is told.
pub(super) fn told(account: &Account, token: &RefreshToken, until: OffsetDateTime) -> Session {
    Session {
        member: Member { id: account.id, roles: account.roles, session: token.session },
        name: account.name.to_string(),
        refresh_token: token.expose(),
        until,
    }
}

fn printable(device: &str) -> String {
    device.chars().filter(|c| !c.is_control()).take(DEVICE_CHARS).collect()
}
