//! Issued certificates.

use domain::credentials::{Code, CodeKey, Standing};
use domain::id::{CredentialId, UserId};
use domain::learning::CourseRevision;
use domain::policy::{Grant, IssueCredential};
use domain::slug::CourseSlug;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::credential::{ActiveModel, Column, Entity, Model};
use super::entities::license_number;
use super::lists::{self, Place};
use super::sought;
use crate::{Error, Result, Tx};

/// An issued certificate as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Its identity.
    pub id: CredentialId,
    /// The code as printed.
    pub code: Code,
    /// Whose it is.
    pub holder: UserId,
    /// What it was issued for.
    pub course: CourseSlug,
    /// The running number.
    pub license_number: String,
    /// Which of the records with its running number, from 1.
    pub edition: u32,
    /// The frozen record, JSON.
    pub record: String,
    /// The signed form.
    pub jwt: String,
    /// Where its bit is.
    pub place: Place,
    /// Where it stands.
    pub standing: Standing,
    /// How often that has changed.
    pub version: u64,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// When it ends.
    pub valid_until: OffsetDateTime,
}

/// A certificate to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCredential {
    /// Its identity.
    pub id: CredentialId,
    /// The code as printed.
    pub code: Code,
    /// What stands for the holder in every certificate of theirs.
    pub subject: Uuid,
    /// What it is issued for.
    pub course: CourseSlug,
    /// The course as it was taught and assessed.
    pub course_revision: CourseRevision,
    /// 1, or one more than the record it replaces.
    pub edition: u32,
    /// The running number.
    pub license_number: String,
    /// The holder's name as printed.
    pub holder_name: String,
    /// The frozen record, JSON.
    pub record: String,
    /// The signed form.
    pub jwt: String,
    /// Where its bit is.
    pub place: Place,
    /// When it is issued.
    pub issued_at: OffsetDateTime,
    /// When it ends.
    pub valid_until: OffsetDateTime,
    /// Who proposed it, where two people issue.
    pub proposed_by: Option<UserId>,
}

/// The latest certificate a learner was issued for a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// The certificate's code.
    pub code: Code,
    /// The revision of the course.
    pub course_revision: CourseRevision,
    /// Its edition.
    pub edition: u32,
    /// Its running number.
    pub license_number: String,
    /// Where it stands.
    pub standing: Standing,
    /// When it ends.
    pub valid_until: OffsetDateTime,
}

/// Keeps a certificate of the learner the grant is for.
///
/// # Errors
/// [`Error::Duplicate`] when there is one of this edition, with this code, or at this place.
pub async fn issue(tx: &Tx, grant: &Grant<IssueCredential>, new: NewCredential) -> Result<()> {
    lists::take_place(tx, new.place).await?;
    let key = new.code.key();
    let words = format!("{} {} {} {}", new.holder_name, new.code, key.as_str(), new.license_number);
    let words = words.to_lowercase();
    ActiveModel {
        id: Set(new.id.get()),
        sought: Set(words.clone()),
        code_key: Set(key.as_str().to_owned()),
        code: Set(new.code.into()),
        holder_id: Set(grant.target().0.get()),
        subject: Set(new.subject),
        course: Set(new.course.to_string()),
        course_revision: Set(new.course_revision.to_string()),
        edition: Set(number("edition", new.edition)?),
        license_number: Set(new.license_number),
        record: Set(new.record),
        jwt: Set(new.jwt),
        list_number: Set(number("status list", new.place.list)?),
        list_index: Set(number("place in a status list", new.place.index)?),
        standing: Set(written(&Standing::Active)?),
        withdrawn: Set(false),
        version: Set(1),
        issued_at: Set(new.issued_at),
        valid_until: Set(new.valid_until),
        issued_by: Set(grant.by().map(UserId::get)),
        holder_name: Set(new.holder_name),
        proposed_by: Set(new.proposed_by.map(UserId::get)),
    }
    .insert(tx)
    .await?;
    sought::note(tx, new.id.get(), &words).await
}

/// Takes the next running number of `year`, from 1. Whoever asks at the same time waits for this unit of work.
///
/// # Errors
/// When the database refuses.
pub async fn next_license_number(tx: &Tx, _grant: &Grant<IssueCredential>, year: i32) -> Result<u32> {
    let first = license_number::ActiveModel { year: Set(year), last: Set(0) };
    license_number::Entity::insert(first).on_conflict_do_nothing().exec_without_returning(tx).await?;
    license_number::Entity::update_many()
        .col_expr(license_number::Column::Last, Expr::col(license_number::Column::Last).add(1))
        .filter(license_number::Column::Year.eq(year))
        .exec(tx)
        .await?;
    let row = license_number::Entity::find_by_id(year).one(tx).await?;
    let last = row.map(|row| row.last).unwrap_or_default();
    u32::try_from(last).map_err(|_| Error::corrupt("running number", last))
}

/// The certificate `id`.
///
/// # Errors
/// When the database refuses.
pub async fn credential(db: &impl ConnectionTrait, id: CredentialId) -> Result<Option<Credential>> {
    Entity::find_by_id(id.get()).one(db).await?.map(read).transpose()
}

/// The certificate with this code.
///
/// # Errors
/// When the database refuses.
pub async fn credential_by_key(db: &impl ConnectionTrait, key: &CodeKey) -> Result<Option<Credential>> {
    Entity::find().filter(Column::CodeKey.eq(key.as_str())).one(db).await?.map(read).transpose()
}

/// The record that followed one: the next edition with the same running number.
///
/// # Errors
/// When the database refuses.
pub async fn successor(
    db: &impl ConnectionTrait,
    license_number: &str,
    edition: u32,
) -> Result<Option<Credential>> {
    Entity::find()
        .filter(Column::LicenseNumber.eq(license_number))
        .filter(Column::Edition.eq(number("edition", edition.saturating_add(1))?))
        .one(db)
        .await?
        .map(read)
        .transpose()
}

/// How often the standing of the certificate with this code has changed: one row of an index, however many
/// certificates there are.
///
/// # Errors
/// When the database refuses.
pub async fn revision(db: &impl ConnectionTrait, key: &CodeKey) -> Result<Option<u64>> {
    let version: Option<i64> = Entity::find()
        .select_only()
        .column(Column::Version)
        .filter(Column::CodeKey.eq(key.as_str()))
        .into_tuple()
        .one(db)
        .await?;
    Ok(version.map(i64::cast_unsigned))
}

/// The certificates of one person, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_holder(db: &impl ConnectionTrait, holder: UserId) -> Result<Vec<Credential>> {
    let rows = Entity::find()
        .filter(Column::HolderId.eq(holder.get()))
        .order_by_desc(Column::IssuedAt)
        .order_by_desc(Column::Edition)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// The next `limit` certificates after the one with the id `after`, in the order of their ids, which is that of their
/// issuing.
///
/// # Errors
/// When the database refuses.
pub async fn credentials_after(
    db: &impl ConnectionTrait,
    after: Option<CredentialId>,
    limit: u64,
) -> Result<Vec<Credential>> {
    let mut found = Entity::find().order_by_asc(Column::Id).limit(limit);
    if let Some(after) = after {
        found = found.filter(Column::Id.gt(after.get()));
    }
    found.all(db).await?.into_iter().map(read).collect()
}

/// The latest certificate of a person for a course, whatever its revision.
///
/// # Errors
/// When the database refuses.
pub async fn latest_for(
    db: &impl ConnectionTrait,
    holder: UserId,
    course: &CourseSlug,
) -> Result<Option<Latest>> {
    let row = Entity::find()
        .filter(Column::HolderId.eq(holder.get()))
        .filter(Column::Course.eq(course.as_str()))
        .order_by_desc(Column::IssuedAt)
        .order_by_desc(Column::Edition)
        .one(db)
        .await?;
    row.map(|row| {
        Ok(Latest {
            code: code(&row.code)?,
            course_revision: CourseRevision::parse(&row.course_revision)
                .map_err(|error| Error::corrupt("course revision", error))?,
            edition: u32::try_from(row.edition).map_err(|_| Error::corrupt("edition", row.id))?,
            license_number: row.license_number,
            standing: standing(&row.standing)?,
            valid_until: row.valid_until,
        })
    })
    .transpose()
}

/// What stands for a person in their certificates, if they have one.
///
/// # Errors
/// When the database refuses.
pub async fn subject_of(db: &impl ConnectionTrait, holder: UserId) -> Result<Option<Uuid>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Subject)
        .filter(Column::HolderId.eq(holder.get()))
        .into_tuple()
        .one(db)
        .await?)
}

pub(super) fn read(row: Model) -> Result<Credential> {
    Ok(Credential {
        id: CredentialId::new(row.id),
        code: code(&row.code)?,
        holder: UserId::new(row.holder_id),
        course: CourseSlug::parse(&row.course).map_err(|_| Error::corrupt("course", &row.course))?,
        license_number: row.license_number,
        edition: u32::try_from(row.edition).map_err(|_| Error::corrupt("edition", row.id))?,
        record: row.record,
        jwt: row.jwt,
        place: Place {
            list: u32::try_from(row.list_number).map_err(|_| Error::corrupt("status list", row.id))?,
            index: u32::try_from(row.list_index).map_err(|_| Error::corrupt("status index", row.id))?,
        },
        standing: standing(&row.standing)?,
        version: row.version.cast_unsigned(),
        issued_at: row.issued_at,
        valid_until: row.valid_until,
    })
}

pub(super) fn code(text: &str) -> Result<Code> {
    Code::parse(text).map_err(|_| Error::corrupt("certificate code", text))
}

pub(super) fn standing(json: &serde_json::Value) -> Result<Standing> {
    serde_json::from_value(json.clone()).map_err(|_| Error::corrupt("standing", json))
}

pub(super) fn written(standing: &Standing) -> Result<serde_json::Value> {
    serde_json::to_value(standing).map_err(|error| Error::corrupt("standing", error))
}

pub(super) fn number(what: &'static str, value: u32) -> Result<i32> {
    i32::try_from(value).map_err(|_| Error::corrupt(what, value))
}
