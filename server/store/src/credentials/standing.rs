//! Where certificates stand, and the audit log of how they came to.

use domain::credentials::{Cause, Code, Standing};
use domain::id::{CredentialId, StandingChangeId, UserId};
use domain::policy::{ChangeStanding, Grant};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::{credential, standing_change};
use super::issued::{self, Credential, code, written};
use super::lists;
use crate::{Error, Result, Tx};

/// A change of standing. Written once, never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingChange {
    /// When.
    pub at: OffsetDateTime,
    /// Who changed it; `None` for the command line.
    pub by: Option<UserId>,
    /// Which certificate.
    pub credential: CredentialId,
    /// Its code.
    pub code: Code,
    /// The holder's name as printed.
    pub holder_name: String,
    /// Where it stood from then on.
    pub standing: Standing,
    /// What the academy wrote down about it.
    pub note: Note,
}

/// What the academy writes down about a change of standing, for itself: what a client may read is part of the
/// [`Standing`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note {
    /// Why another record took its place.
    pub cause: Option<Cause>,
    /// The reason in an admin's words.
    pub reason: Option<String>,
}

/// The certificate `id`, whose standing nobody else can change until this unit of work ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock_credential(tx: &Tx, id: CredentialId) -> Result<Option<Credential>> {
    let mut row = credential::Entity::find_by_id(id.get());
    if tx.locks_rows() {
        row = row.lock_exclusive();
    }
    row.one(tx).await?.map(issued::read).transpose()
}

/// The records before this one with the same running number, the newest first, whose standing nobody else can change
/// until this unit of work ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock_earlier(tx: &Tx, than: &Credential) -> Result<Vec<Credential>> {
    let mut rows = credential::Entity::find()
        .filter(credential::Column::LicenseNumber.eq(than.license_number.as_str()))
        .filter(credential::Column::Edition.lt(issued::number("edition", than.edition)?))
        .order_by_desc(credential::Column::Edition);
    if tx.locks_rows() {
        rows = rows.lock_exclusive();
    }
    rows.all(tx).await?.into_iter().map(issued::read).collect()
}

/// Changes where a certificate of the grant's holder stands, sets its bit if need be, and notes it in the audit log
/// under `change`. Its page is another version from the commit on, and if the bit changed its status list is too.
///
/// # Errors
/// [`Error::Corrupt`] when the certificate is somebody else's.
pub async fn change_standing(
    tx: &Tx,
    grant: &Grant<ChangeStanding>,
    credential: &Credential,
    standing: &Standing,
    note: Note,
    change: StandingChangeId,
    at: OffsetDateTime,
) -> Result<()> {
    if credential.holder != grant.target().0 {
        return Err(Error::corrupt("holder", credential.id));
    }
    let json = written(standing)?;
    credential::Entity::update_many()
        .set(credential::ActiveModel {
            standing: Set(json.clone()),
            withdrawn: Set(standing.is_withdrawn()),
            ..Default::default()
        })
        .col_expr(credential::Column::Version, Expr::col(credential::Column::Version).add(1))
        .filter(credential::Column::Id.eq(credential.id.get()))
        .exec(tx)
        .await?;
    if standing.is_withdrawn() != credential.standing.is_withdrawn() {
        lists::change_bits(tx, credential.place.list).await?;
    }
    standing_change::ActiveModel {
        id: Set(change.get()),
        credential_id: Set(credential.id.get()),
        at: Set(at),
        by_id: Set(grant.by().map(UserId::get)),
        standing: Set(json),
        reason: Set(note.reason),
        cause: Set(note.cause.map(|cause| cause.as_str().to_owned())),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The latest `limit` changes of standing, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn standing_changes(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<StandingChange>> {
    let rows = newest_first().limit(limit).all(db).await?;
    read(db, rows).await
}

/// Every change of standing of these certificates, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn standing_changes_of(
    db: &impl ConnectionTrait,
    credentials: &[CredentialId],
) -> Result<Vec<StandingChange>> {
    let ids = credentials.iter().map(|id| id.get());
    let rows = newest_first().filter(standing_change::Column::CredentialId.is_in(ids)).all(db).await?;
    read(db, rows).await
}

/// One change of standing.
///
/// # Errors
/// When the database refuses.
pub async fn standing_change(
    db: &impl ConnectionTrait,
    id: StandingChangeId,
) -> Result<Option<StandingChange>> {
    let row = standing_change::Entity::find_by_id(id.get()).one(db).await?;
    Ok(read(db, row.into_iter().collect()).await?.pop())
}

fn newest_first() -> Select<standing_change::Entity> {
    standing_change::Entity::find()
        .order_by_desc(standing_change::Column::At)
        .order_by_desc(standing_change::Column::Id)
}

async fn read(db: &impl ConnectionTrait, rows: Vec<standing_change::Model>) -> Result<Vec<StandingChange>> {
    let ids = rows.iter().map(|row| row.credential_id);
    let certificates: Vec<(Uuid, String, String)> = credential::Entity::find()
        .select_only()
        .columns([credential::Column::Id, credential::Column::Code, credential::Column::HolderName])
        .filter(credential::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let (_, text, holder_name) = certificates
                .iter()
                .find(|(id, ..)| *id == row.credential_id)
                .ok_or_else(|| Error::corrupt("change of standing", row.id))?;
            let cause = row.cause.as_deref();
            let cause =
                cause.map(|name| Cause::parse(name).ok_or_else(|| Error::corrupt("cause", name))).transpose();
            Ok(StandingChange {
                at: row.at,
                by: row.by_id.map(UserId::new),
                credential: CredentialId::new(row.credential_id),
                code: code(text)?,
                holder_name: holder_name.clone(),
                standing: issued::standing(&row.standing)?,
                note: Note { cause: cause?, reason: row.reason },
            })
        })
        .collect()
}

/// Every change of one certificate's standing and when it was made, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn standing_history(
    db: &impl ConnectionTrait,
    certificate: CredentialId,
) -> Result<Vec<(OffsetDateTime, Standing)>> {
    let rows = standing_change::Entity::find()
        .filter(standing_change::Column::CredentialId.eq(certificate.get()))
        .order_by_asc(standing_change::Column::At)
        .order_by_asc(standing_change::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Ok((row.at, issued::standing(&row.standing)?))).collect()
}
