//! Links through which holders share their certificates.

use domain::credentials::{ShareLink, Shown};
use domain::id::{CredentialId, ShareLinkId};
use domain::policy::{Grant, ShareCertificate};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use super::entities::share_link::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};

/// Keeps a link to the certificate the grant is for, and the hash of what opens it.
///
/// # Errors
/// [`Error::Corrupt`] when the link leads to another certificate.
pub async fn make_share_link(
    tx: &Tx,
    grant: &Grant<ShareCertificate>,
    link: &ShareLink,
    hash: String,
) -> Result<()> {
    if link.certificate != grant.target().certificate {
        return Err(Error::corrupt("share link", link.id));
    }
    ActiveModel {
        id: Set(link.id.get()),
        hash: Set(hash),
        credential_id: Set(link.certificate.get()),
        label: Set(link.label.clone()),
        shows: Set(link.shows.as_str().to_owned()),
        made_at: Set(link.made_at),
        until: Set(link.until),
        ended_at: Set(link.ended_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Ends a link to the certificate the grant is for, unless it was ended before.
///
/// # Errors
/// When the database refuses.
pub async fn end_share_link(
    tx: &Tx,
    grant: &Grant<ShareCertificate>,
    id: ShareLinkId,
    at: OffsetDateTime,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { ended_at: Set(Some(at)), ..Default::default() })
        .filter(Column::Id.eq(id.get()))
        .filter(Column::CredentialId.eq(grant.target().certificate.get()))
        .filter(Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Every link to a certificate, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn share_links(db: &impl ConnectionTrait, certificate: CredentialId) -> Result<Vec<ShareLink>> {
    let rows = Entity::find()
        .filter(Column::CredentialId.eq(certificate.get()))
        .order_by_desc(Column::MadeAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// The link that is opened by what has this hash.
///
/// # Errors
/// When the database refuses.
pub async fn share_link_by_hash(db: &impl ConnectionTrait, hash: &str) -> Result<Option<ShareLink>> {
    Entity::find().filter(Column::Hash.eq(hash)).one(db).await?.map(read).transpose()
}

fn read(row: Model) -> Result<ShareLink> {
    Ok(ShareLink {
        id: ShareLinkId::new(row.id),
        certificate: CredentialId::new(row.credential_id),
        shows: Shown::parse(&row.shows).ok_or_else(|| Error::corrupt("share link", &row.shows))?,
        label: row.label,
        made_at: row.made_at,
        until: row.until,
        ended_at: row.ended_at,
    })
}
