//! A new record for the same achievement: renewed, to reinstate a holder, or after a change of name or address.

use contract::credentials::Reissue;
use domain::Viewer;
use domain::credentials::{Cause, Code, Refusal};
use domain::policy::{IssueCredential, Person, authorize};
use store::ConnectionTrait;
use store::credentials::Credential;
use store::identity as people;
use time::OffsetDateTime;

use super::record;
use super::renewal::{self, Prepared};
use super::standing::{Errand, hold};
use super::succession::{Succession, demand_newest, is_present, succeed};
use crate::{Academy, Error, Result};

/// Lets a record under a random code follow a certificate, with the admin's password asked for again.
pub(super) async fn reissue(academy: &Academy, viewer: &Viewer, command: Reissue) -> Result<Code> {
    let Reissue { code, cause, reason, password } = command;
    let errand = Errand::accept(academy, viewer, &reason, password).await?;
    // Only the operator writes anew what has not changed.
    if cause == Cause::Reissued {
        return Err(Error::NotFound);
    }
    let by = Code::from_random(academy.chance.bits());
    reissue_as(academy, errand, &code, by.clone(), cause).await?;
    Ok(by)
}

/// Lets a record with the code `by` follow the certificate with `code`: what was achieved is copied, and, but for a
/// renewal, until when it counts; the holder's name and address are those of the account.
pub(super) async fn reissue_as(
    academy: &Academy,
    errand: Errand,
    code: &Code,
    by: Code,
    cause: Cause,
) -> Result<()> {
    let now = academy.now();
    let Errand { tx, viewer, reason } = errand;
    let old = hold(&tx, code).await?;
    let prepared = check(academy, &tx, &old, cause, now).await?;
    let succession = Succession { old: &old, code: by, cause, reason };
    match prepared {
        None => succeed(academy, &tx, &viewer, succession, now, |record| record).await?,
        Some(prepared) => {
            let renewed =
                succeed(academy, &tx, &viewer, succession, now, |record| prepared.write(record)).await?;
            let grant = authorize::<IssueCredential>(&viewer, Person(old.holder))?;
            prepared.spend(&tx, &grant, renewed).await?;
            renewed
        }
    };
    tx.commit().await?;
    academy.versions().changed();
    Ok(())
}

/// Whether the rules let a record for this cause follow this one; and what a renewed one will state.
pub(super) async fn check(
    academy: &Academy,
    db: &impl ConnectionTrait,
    old: &Credential,
    cause: Cause,
    now: OffsetDateTime,
) -> Result<Option<Prepared>> {
    old.standing.followed_by(cause, old.code.clone(), now)?;
    demand_newest(db, old).await?;
    if cause == Cause::Renewed {
        renewal::demand_request(db, old.id).await?;
        return renewal::prepare(academy, db, old, now).await.map(Some);
    }
    cause.in_time(old.valid_until, now)?;
    if cause == Cause::Corrected {
        let account = people::account(db, old.holder).await?.ok_or(Error::NotFound)?;
        if is_present(&record::read(old)?, &account) {
            return Err(Refusal::NothingToCorrect.into());
        }
    }
    Ok(None)
}
