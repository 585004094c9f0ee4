//! Profiles, and the certificates that stand behind them.

use std::collections::{BTreeSet, HashMap};

use domain::credentials::artists::{ArtistSlug, Language, PlaceId, Point, Service, WebAddress, fold};
use domain::credentials::{Code, Standing};
use domain::id::UserId;
use domain::policy::{Grant, KeepProfile};
use domain::slug::CourseSlug;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::artist::{ActiveModel, Column, Entity, Model};
use super::entities::artist_tag;
use super::search::{has_certificate_in_force, published};
use crate::credentials::entities::credential;
use crate::credentials::issued;
use crate::{Error, Result, Tx};

pub(super) const LANGUAGE: &str = "language";
pub(super) const SERVICE: &str = "service";

/// A place as a profile keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its number in the gazetteer.
    pub id: PlaceId,
    /// What it was called when it was chosen.
    pub name: String,
    /// The country's code.
    pub country: String,
    /// Where it is.
    pub point: Point,
}

/// An artist's profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Whose it is.
    pub artist: UserId,
    /// Their part of the page's address.
    pub slug: ArtistSlug,
    /// Where they work.
    pub place: Placed,
    /// What they speak.
    pub languages: BTreeSet<Language>,
    /// What they do.
    pub services: BTreeSet<Service>,
    /// What they say about themselves.
    pub about: String,
    /// The studio's name.
    pub studio: Option<String>,
    /// Their own web page.
    pub website: Option<WebAddress>,
    /// Whether clients may write to them.
    pub contact: bool,
    /// Whether search engines may list the page.
    pub indexed: bool,
    /// Whether everybody may see it.
    pub published: bool,
    /// When it last changed.
    pub changed_at: OffsetDateTime,
}

/// A certificate behind a profile: what lists show of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Whose it is.
    pub holder: UserId,
    /// The holder's name as printed.
    pub holder_name: String,
    /// The code as printed.
    pub code: Code,
    /// What it was issued for.
    pub course: CourseSlug,
    /// The running number.
    pub license_number: String,
    /// Which of the records with its running number, from 1.
    pub edition: u32,
    /// Where it stands.
    pub standing: Standing,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// When it ends.
    pub valid_until: OffsetDateTime,
}

/// Keeps the profile of the holder the grant is for. Whether it is public stays as it is; a new one is hidden.
///
/// # Errors
/// [`Error::Duplicate`] when somebody else has the slug; [`Error::Corrupt`] when the profile is somebody else's.
pub async fn save_profile(
    tx: &Tx,
    grant: &Grant<KeepProfile>,
    profile: &Profile,
    name: &str,
    at: OffsetDateTime,
) -> Result<()> {
    let artist = grant.target().user;
    if profile.artist != artist {
        return Err(Error::corrupt("artist", profile.artist));
    }
    let place = i32::try_from(profile.place.id.0).map_err(|_| Error::corrupt("place", profile.place.id))?;
    let row = ActiveModel {
        account_id: Set(artist.get()),
        slug: Set(profile.slug.clone().into()),
        sort_name: Set(fold(name)),
        place_id: Set(place),
        place_name: Set(profile.place.name.clone()),
        country: Set(profile.place.country.clone()),
        latitude: Set(profile.place.point.latitude),
        longitude: Set(profile.place.point.longitude),
        about: Set(profile.about.clone()),
        studio: Set(profile.studio.clone()),
        website: Set(profile.website.clone().map(Into::into)),
        contact: Set(profile.contact),
        indexed: Set(profile.indexed),
        changed_at: Set(at),
        ..Default::default()
    };
    if Entity::find_by_id(artist.get()).one(tx).await?.is_some() {
        Entity::update(row).exec(tx).await?;
    } else {
        ActiveModel { published: Set(false), created_at: Set(at), ..row }.insert(tx).await?;
    }
    artist_tag::Entity::delete_many().filter(artist_tag::Column::AccountId.eq(artist.get())).exec(tx).await?;
    let languages = profile.languages.iter().map(|language| (LANGUAGE, language.as_str()));
    let services = profile.services.iter().map(|service| (SERVICE, service.as_str()));
    let tag = |(kind, tag): (&str, &str)| artist_tag::ActiveModel {
        kind: Set(kind.to_owned()),
        tag: Set(tag.to_owned()),
        account_id: Set(artist.get()),
    };
    let tags: Vec<_> = languages.chain(services).map(tag).collect();
    if !tags.is_empty() {
        artist_tag::Entity::insert_many(tags).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Publishes or hides the profile of the holder the grant is for. Returns whether there is one.
///
/// # Errors
/// When the database refuses.
pub async fn show_profile(
    tx: &Tx,
    grant: &Grant<KeepProfile>,
    published: bool,
    at: OffsetDateTime,
) -> Result<bool> {
    let shown = ActiveModel { published: Set(published), changed_at: Set(at), ..Default::default() };
    let done = Entity::update_many()
        .set(shown)
        .filter(Column::AccountId.eq(grant.target().user.get()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// One person's profile.
///
/// # Errors
/// When the database refuses.
pub async fn profile(db: &impl ConnectionTrait, artist: UserId) -> Result<Option<Profile>> {
    let row = Entity::find_by_id(artist.get()).one(db).await?;
    one(db, row).await
}

/// The profile at an address.
///
/// # Errors
/// When the database refuses.
pub async fn profile_by_slug(db: &impl ConnectionTrait, slug: &ArtistSlug) -> Result<Option<Profile>> {
    let row = Entity::find().filter(Column::Slug.eq(slug.as_str())).one(db).await?;
    one(db, row).await
}

/// Whether somebody else has an address.
///
/// # Errors
/// When the database refuses.
pub async fn slug_is_taken(
    db: &impl ConnectionTrait,
    slug: &ArtistSlug,
    by_other_than: UserId,
) -> Result<bool> {
    let others = Entity::find()
        .filter(Column::Slug.eq(slug.as_str()))
        .filter(Column::AccountId.ne(by_other_than.get()))
        .count(db)
        .await?;
    Ok(others > 0)
}

/// The addresses of some people's profiles.
///
/// # Errors
/// When the database refuses.
pub async fn slugs_of(db: &impl ConnectionTrait, artists: &[UserId]) -> Result<Vec<(UserId, ArtistSlug)>> {
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::AccountId, Column::Slug])
        .filter(Column::AccountId.is_in(artists.iter().map(|artist| artist.get())))
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter().map(|(id, text)| Ok((UserId::new(id), slug(&text)?))).collect()
}

/// The artists whom search engines may list, with a certificate in force at `now`, by address.
///
/// # Errors
/// When the database refuses.
pub async fn listed(
    db: &impl ConnectionTrait,
    now: OffsetDateTime,
    most: u64,
) -> Result<Vec<(ArtistSlug, OffsetDateTime)>> {
    let rows: Vec<(String, OffsetDateTime)> = Entity::find()
        .select_only()
        .columns([Column::Slug, Column::ChangedAt])
        .filter(published())
        .filter(Column::Indexed.eq(true))
        .filter(has_certificate_in_force(now, &BTreeSet::new()))
        .order_by_asc(Column::Slug)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter().map(|(text, at)| Ok((slug(&text)?, at))).collect()
}

#[derive(FromQueryResult)]
struct HeldRow {
    holder_id: Uuid,
    holder_name: String,
    code: String,
    course: String,
    license_number: String,
    edition: i32,
    standing: Json,
    issued_at: OffsetDateTime,
    valid_until: OffsetDateTime,
}

/// The certificates of some people, newest first: without records and signatures, which are long.
///
/// # Errors
/// When the database refuses.
pub async fn certificates_of(db: &impl ConnectionTrait, holders: &[UserId]) -> Result<Vec<Held>> {
    use credential::Column as Of;
    let rows = credential::Entity::find()
        .select_only()
        .columns([
            Of::HolderId,
            Of::HolderName,
            Of::Code,
            Of::Course,
            Of::LicenseNumber,
            Of::Edition,
            Of::Standing,
            Of::IssuedAt,
            Of::ValidUntil,
        ])
        .filter(Of::HolderId.is_in(holders.iter().map(|holder| holder.get())))
        .order_by_desc(Of::IssuedAt)
        .order_by_desc(Of::Edition)
        .into_model::<HeldRow>()
        .all(db)
        .await?;
    let read = |row: HeldRow| {
        Ok(Held {
            holder: UserId::new(row.holder_id),
            holder_name: row.holder_name,
            code: issued::code(&row.code)?,
            course: CourseSlug::parse(&row.course).map_err(|_| Error::corrupt("course", &row.course))?,
            edition: u32::try_from(row.edition)
                .map_err(|_| Error::corrupt("edition", &row.license_number))?,
            license_number: row.license_number,
            standing: issued::standing(&row.standing)?,
            issued_at: row.issued_at,
            valid_until: row.valid_until,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Whether somebody was ever issued a certificate.
///
/// # Errors
/// When the database refuses.
pub async fn is_certified(db: &impl ConnectionTrait, holder: UserId) -> Result<bool> {
    let any: Option<Uuid> = credential::Entity::find()
        .select_only()
        .column(credential::Column::Id)
        .filter(credential::Column::HolderId.eq(holder.get()))
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(any.is_some())
}

async fn one(db: &impl ConnectionTrait, row: Option<Model>) -> Result<Option<Profile>> {
    Ok(with_tags(db, row.into_iter().collect()).await?.pop())
}

/// Profiles with what they offer, in the order of the rows.
pub(super) async fn with_tags(db: &impl ConnectionTrait, rows: Vec<Model>) -> Result<Vec<Profile>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let artists = rows.iter().map(|row| row.account_id);
    let found =
        artist_tag::Entity::find().filter(artist_tag::Column::AccountId.is_in(artists)).all(db).await?;
    let mut tags: HashMap<Uuid, Vec<artist_tag::Model>> = HashMap::new();
    for tag in found {
        tags.entry(tag.account_id).or_default().push(tag);
    }
    let read = |row: Model| {
        let tags = tags.remove(&row.account_id).unwrap_or_default();
        read(row, &tags)
    };
    rows.into_iter().map(read).collect()
}

fn read(row: Model, tags: &[artist_tag::Model]) -> Result<Profile> {
    let website = row
        .website
        .map(|text| WebAddress::parse(&text).map_err(|_| Error::corrupt("web address", row.account_id)));
    Ok(Profile {
        artist: UserId::new(row.account_id),
        slug: slug(&row.slug)?,
        place: Placed {
            id: PlaceId(u32::try_from(row.place_id).map_err(|_| Error::corrupt("place", row.place_id))?),
            name: row.place_name,
            country: row.country,
            point: Point { latitude: row.latitude, longitude: row.longitude },
        },
        languages: of_kind(tags, LANGUAGE, Language::parse)?,
        services: of_kind(tags, SERVICE, Service::parse)?,
        about: row.about,
        studio: row.studio,
        website: website.transpose()?,
        contact: row.contact,
        indexed: row.indexed,
        published: row.published,
        changed_at: row.changed_at,
    })
}

fn of_kind<T: Ord>(
    tags: &[artist_tag::Model],
    kind: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<BTreeSet<T>> {
    tags.iter()
        .filter(|tag| tag.kind == kind)
        .map(|tag| parse(&tag.tag).ok_or_else(|| Error::corrupt("what an artist offers", &tag.tag)))
        .collect()
}

pub(super) fn slug(text: &str) -> Result<ArtistSlug> {
    text.parse().map_err(|_| Error::corrupt("artist's address", text))
}
