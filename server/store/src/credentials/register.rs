//! The register: every certificate ever issued.

use domain::credentials::{Code, Standing};
use domain::id::{CredentialId, UserId};
use domain::slug::CourseSlug;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, FromQueryResult, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::credential::{Column, Entity};
use super::{issued, sought};
use crate::{Error, Result};

/// A certificate as the register lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its identity.
    pub id: CredentialId,
    /// The code as printed.
    pub code: Code,
    /// Whose it is.
    pub holder: UserId,
    /// The holder's name as printed.
    pub holder_name: String,
    /// What it was issued for.
    pub course: CourseSlug,
    /// The running number.
    pub license_number: String,
    /// Which of the records with this number, from 1.
    pub edition: u32,
    /// Where it stands.
    pub standing: Standing,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// When it ends.
    pub valid_until: OffsetDateTime,
    /// Who issued it; `None` for the command line.
    pub issued_by: Option<UserId>,
    /// Who had proposed it, where two people issue.
    pub proposed_by: Option<UserId>,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    code: String,
    holder_id: Uuid,
    holder_name: String,
    course: String,
    license_number: String,
    edition: i32,
    standing: Json,
    issued_at: OffsetDateTime,
    valid_until: OffsetDateTime,
    issued_by: Option<Uuid>,
    proposed_by: Option<Uuid>,
}

/// How many certificates are counted. Counting all of them would take the longer the more there are, and nobody turns
/// so many pages.
pub const COUNTED: u64 = 10_000;
/// How many of those that a search finds are counted, and put in order.
pub const COUNTED_FOUND: u64 = 1_000;

/// How many certificates there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// Those that were counted.
    pub counted: u64,
    /// Whether there are more.
    pub more: bool,
}

/// Certificates with words of the holder's name, the code or the running number that begin like those of `search`, newest
/// first; `limit` of them from the `offset`-th, and how many there are.
///
/// Of a search that finds more than [`COUNTED_FOUND`], so many are listed.
///
/// # Errors
/// When the database refuses.
pub async fn register(
    db: &impl ConnectionTrait,
    search: Option<&str>,
    offset: u64,
    limit: u64,
) -> Result<(Vec<Entry>, Total)> {
    let matching = search.and_then(|text| sought::matching(text, COUNTED_FOUND + 1));
    let most = if matching.is_some() { COUNTED_FOUND } else { COUNTED };
    let found =
        Entity::find().filter(Condition::all().add_option(matching.map(|ids| Column::Id.in_subquery(ids))));
    let ids = found.clone().select_only().column(Column::Id).limit(most + 1);
    let counted = ids.count(db).await?;
    let page = entries(found).order_by_desc(Column::IssuedAt).order_by_desc(Column::Id);
    let rows = page.offset(offset).limit(limit).into_model::<Row>().all(db).await?;
    let total = Total { counted: counted.min(most), more: counted > most };
    Ok((rows.into_iter().map(read).collect::<Result<_>>()?, total))
}

/// Every record with this running number, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn editions(db: &impl ConnectionTrait, license_number: &str) -> Result<Vec<Entry>> {
    let found = Entity::find().filter(Column::LicenseNumber.eq(license_number));
    let rows = entries(found).order_by_desc(Column::Edition).into_model::<Row>().all(db).await?;
    rows.into_iter().map(read).collect()
}

/// The columns of an [`Entry`]: a list needs neither records nor signatures, which are long.
fn entries(found: Select<Entity>) -> Select<Entity> {
    found.select_only().columns([
        Column::Id,
        Column::Code,
        Column::HolderId,
        Column::HolderName,
        Column::Course,
        Column::LicenseNumber,
        Column::Edition,
        Column::Standing,
        Column::IssuedAt,
        Column::ValidUntil,
        Column::IssuedBy,
        Column::ProposedBy,
    ])
}

fn read(row: Row) -> Result<Entry> {
    Ok(Entry {
        id: CredentialId::new(row.id),
        code: issued::code(&row.code)?,
        holder: UserId::new(row.holder_id),
        holder_name: row.holder_name,
        course: CourseSlug::parse(&row.course).map_err(|_| Error::corrupt("course", &row.course))?,
        license_number: row.license_number,
        edition: u32::try_from(row.edition).map_err(|_| Error::corrupt("edition", row.id))?,
        standing: issued::standing(&row.standing)?,
        issued_at: row.issued_at,
        valid_until: row.valid_until,
        issued_by: row.issued_by.map(UserId::new),
        proposed_by: row.proposed_by.map(UserId::new),
    })
}
