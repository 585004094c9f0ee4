//! Holders who asked for a renewal.

use domain::id::CredentialId;
use domain::policy::{DeclareEvidence, Grant, IssueCredential};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use time::OffsetDateTime;

use super::entities::renewal_request::{ActiveModel, Column, Entity};
use super::issued::Credential;
use crate::{Error, Result, Tx};

/// Notes that the grant's holder asks for the renewal of a certificate; asking twice changes nothing.
///
/// # Errors
/// [`Error::Corrupt`] when it is somebody else's.
pub async fn request_renewal(
    tx: &Tx,
    grant: &Grant<DeclareEvidence>,
    credential: &Credential,
    at: OffsetDateTime,
) -> Result<()> {
    if credential.holder != grant.target().0 {
        return Err(Error::corrupt("holder", credential.id));
    }
    let row = ActiveModel { credential_id: Set(credential.id.get()), at: Set(at) };
    Entity::insert(row).on_conflict_do_nothing().exec_without_returning(tx).await?;
    Ok(())
}

/// When the holder of this certificate asked for its renewal, if that is still to be done.
///
/// # Errors
/// When the database refuses.
pub async fn renewal_request(
    db: &impl ConnectionTrait,
    credential: CredentialId,
) -> Result<Option<OffsetDateTime>> {
    Ok(Entity::find_by_id(credential.get()).one(db).await?.map(|row| row.at))
}

/// The certificates whose holders asked for a renewal, the longest waiting first.
///
/// # Errors
/// When the database refuses.
pub async fn renewal_requests(db: &impl ConnectionTrait) -> Result<Vec<(CredentialId, OffsetDateTime)>> {
    let rows = Entity::find().order_by_asc(Column::At).all(db).await?;
    Ok(rows.into_iter().map(|row| (CredentialId::new(row.credential_id), row.at)).collect())
}

/// Lets a request go on to the certificate that took the place of the one it was for without renewing it.
///
/// # Errors
/// When the database refuses.
pub async fn hand_on_renewal_request(
    tx: &Tx,
    _grant: &Grant<IssueCredential>,
    from: CredentialId,
    to: CredentialId,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::CredentialId, Expr::value(to.get()))
        .filter(Column::CredentialId.eq(from.get()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets that somebody asked, because it was done.
///
/// # Errors
/// When the database refuses.
pub async fn close_renewal_request(
    tx: &Tx,
    _grant: &Grant<IssueCredential>,
    credential: CredentialId,
) -> Result<()> {
    Entity::delete_by_id(credential.get()).exec(tx).await?;
    Ok(())
}
