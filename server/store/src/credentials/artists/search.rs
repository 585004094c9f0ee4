//! Finding artists: with a certificate in force, offering what is asked for, in a place or by name.
//!
//! Every condition is answered by an index, artist by artist, so that it costs the same however many certificates there
//! are. Of those near a place the database finds the ones in a box; distances are worked out here.

use std::collections::{BTreeSet, HashMap};

use domain::credentials::artists::{Bounds, Language, Point, Service};
use domain::slug::CourseSlug;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, IntoCondition as _, Query, SelectStatement, SimpleExpr};
use sea_orm::{Condition, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::{artist, artist_tag};
use super::profiles::{LANGUAGE, Profile, SERVICE, with_tags};
use crate::Result;
use crate::credentials::entities::credential;

/// Whom to look for.
#[derive(Debug, Clone)]
pub struct Criteria {
    /// Around a point, so many kilometres.
    pub near: Option<(Point, u32)>,
    /// Speaking any of these; whichever when there are none.
    pub languages: BTreeSet<Language>,
    /// Offering all of these.
    pub services: BTreeSet<Service>,
    /// Holding a certificate of any of these courses; of whichever when there are none.
    pub courses: BTreeSet<CourseSlug>,
    /// When the certificate has to be in force.
    pub now: OffsetDateTime,
}

/// An artist who was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The profile.
    pub profile: Profile,
    /// How far away, in kilometres, when a place was asked for.
    pub distance: Option<f64>,
}

/// The artists who fit, by distance where a place was asked for and otherwise by name: `limit` of them from the
/// `offset`-th, and how many there are altogether.
///
/// # Errors
/// When the database refuses.
pub async fn search(
    db: &impl ConnectionTrait,
    criteria: &Criteria,
    offset: u64,
    limit: u64,
) -> Result<(Vec<Hit>, u64)> {
    let Some((point, km)) = criteria.near else {
        let total = fitting(criteria).count(db).await?;
        let rows = fitting(criteria)
            .order_by_asc(artist::Column::SortName)
            .order_by_asc(artist::Column::AccountId)
            .offset(offset)
            .limit(limit)
            .all(db)
            .await?;
        let hit = |profile| Hit { profile, distance: None };
        return Ok((with_tags(db, rows).await?.into_iter().map(hit).collect(), total));
    };
    let near = nearby(db, criteria, point, km).await?;
    let total = near.len() as u64;
    let window = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let page: Vec<_> = near.into_iter().skip(window(offset)).take(window(limit)).collect();
    let rows = artist::Entity::find()
        .filter(artist::Column::AccountId.is_in(page.iter().map(|(id, _)| *id)))
        .all(db)
        .await?;
    let profiles = with_tags(db, rows).await?;
    let mut found: HashMap<_, _> =
        profiles.into_iter().map(|profile| (profile.artist.get(), profile)).collect();
    let hit = |(id, distance)| found.remove(&id).map(|profile| Hit { profile, distance: Some(distance) });
    Ok((page.into_iter().filter_map(hit).collect(), total))
}

/// How many artists fit.
///
/// # Errors
/// When the database refuses.
pub async fn count(db: &impl ConnectionTrait, criteria: &Criteria) -> Result<u64> {
    match criteria.near {
        None => Ok(fitting(criteria).count(db).await?),
        Some((point, km)) => Ok(nearby(db, criteria, point, km).await?.len() as u64),
    }
}

/// Everybody within the distance who fits, the nearest first.
async fn nearby(
    db: &impl ConnectionTrait,
    criteria: &Criteria,
    point: Point,
    km: u32,
) -> Result<Vec<(Uuid, f64)>> {
    let bounds = Bounds::around(point, km);
    let (south, north) = bounds.latitude;
    let meridians = bounds
        .longitude
        .iter()
        .fold(Condition::any(), |any, (west, east)| any.add(artist::Column::Longitude.between(*west, *east)));
    let rows: Vec<(Uuid, i32, i32)> = fitting(criteria)
        .select_only()
        .columns([artist::Column::AccountId, artist::Column::Latitude, artist::Column::Longitude])
        .filter(artist::Column::Latitude.between(south, north))
        .filter(meridians)
        .order_by_asc(artist::Column::SortName)
        .into_tuple()
        .all(db)
        .await?;
    let distance = |(id, latitude, longitude)| (id, point.distance(Point { latitude, longitude }));
    let mut near: Vec<_> =
        rows.into_iter().map(distance).filter(|(_, distance)| *distance <= f64::from(km)).collect();
    near.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    Ok(near)
}

/// Everybody who fits, wherever they are.
fn fitting(criteria: &Criteria) -> Select<artist::Entity> {
    let mut found = artist::Entity::find()
        .filter(published())
        .filter(has_certificate_in_force(criteria.now, &criteria.courses));
    if !criteria.languages.is_empty() {
        let any: Vec<_> = criteria.languages.iter().map(|language| language.as_str()).collect();
        found = found.filter(has_tag(LANGUAGE, &any));
    }
    for service in &criteria.services {
        found = found.filter(has_tag(SERVICE, &[service.as_str()]));
    }
    found
}

/// Seen by everybody.
pub(super) fn published() -> SimpleExpr {
    artist::Column::Published.eq(true)
}

/// Whether the academy stands behind an artist: a certificate of any of these courses, or of whichever, that was not
/// withdrawn and has not ended.
pub(super) fn has_certificate_in_force(now: OffsetDateTime, courses: &BTreeSet<CourseSlug>) -> Condition {
    let of_artist = Expr::col((credential::Entity, credential::Column::HolderId))
        .equals((artist::Entity, artist::Column::AccountId));
    let mut held = one_of(credential::Entity);
    held.and_where(of_artist)
        .and_where(credential::Column::Withdrawn.eq(false))
        .and_where(credential::Column::ValidUntil.gt(now));
    if !courses.is_empty() {
        held.and_where(credential::Column::Course.is_in(courses.iter().map(CourseSlug::as_str)));
    }
    Expr::exists(held).into_condition()
}

fn has_tag(kind: &str, any: &[&str]) -> Condition {
    let of_artist = Expr::col((artist_tag::Entity, artist_tag::Column::AccountId))
        .equals((artist::Entity, artist::Column::AccountId));
    let mut tagged = one_of(artist_tag::Entity);
    tagged
        .and_where(artist_tag::Column::Kind.eq(kind))
        .and_where(artist_tag::Column::Tag.is_in(any.iter().copied()))
        .and_where(of_artist);
    Expr::exists(tagged).into_condition()
}

fn one_of(table: impl EntityTrait) -> SelectStatement {
    let mut rows = Query::select();
    rows.expr(Expr::val(1)).from(table);
    rows
}
