//! Looking for artists.

use std::collections::BTreeSet;

use contract::credentials::artists::{
    ArtistCard, DirectoryQuery, DirectoryView, Filter, Listed, Narrowing, PlaceFound,
};
use domain::policy::{self, ReadDirectory, authorize};
use domain::{Locale, Viewer};
use store::credentials::artists::{self as kept, Criteria, Held, Hit};
use time::OffsetDateTime;

use super::gazetteer::{Gazetteer, Meaning, Place};
use super::profile::place_view;
use super::standing::Standing;
use crate::{Academy, Result};

/// Artists on one page.
const PAGE: u64 = 12;
/// The widest circle one may look in, in kilometres.
const WIDEST: u32 = 500;

/// The artists who fit, with a certificate in force.
pub(super) async fn directory(
    academy: &Academy,
    query: DirectoryQuery,
    locale: Locale,
) -> Result<DirectoryView> {
    let now = academy.now();
    authorize::<ReadDirectory>(&Viewer::Visitor, policy::Academy)?;
    let db = academy.store.reader();
    let place = (!query.place.text.trim().is_empty()).then(|| Gazetteer::get().meaning(&query.place));
    let criteria = criteria(&query, place.as_ref(), now);
    let page = query.page.max(1);
    let offset = (page - 1).saturating_mul(PAGE).min(i64::MAX.unsigned_abs());
    let (hits, total) = kept::search(db, &criteria, offset, PAGE).await?;
    let artists: Vec<_> = hits.iter().map(|hit| hit.profile.artist).collect();
    let held = kept::certificates_of(db, &artists).await?;
    let without = if total == 0 { narrowings(academy, &criteria).await? } else { Vec::new() };
    let courses = academy.catalogue.courses().iter();
    Ok(DirectoryView {
        artists: hits.into_iter().map(|hit| card(academy, hit, &held, locale, now)).collect(),
        total,
        page,
        pages: total.div_ceil(PAGE).max(1),
        place: place.map_or(PlaceFound::NotAsked, |meaning| found(meaning, locale)),
        courses: courses
            .map(|course| (course.slug.clone(), course.certificate.title.get(locale).clone()))
            .collect(),
        without,
    })
}

/// The artists whom search engines may list.
pub(super) async fn listed(academy: &Academy, most: u64) -> Result<Vec<Listed>> {
    authorize::<ReadDirectory>(&Viewer::Visitor, policy::Academy)?;
    let rows = kept::listed(academy.store.reader(), academy.now(), most).await?;
    Ok(rows.into_iter().map(|(slug, changed_at)| Listed { slug, changed_at }).collect())
}

/// A place that could be several narrows nothing down until it is said which.
fn criteria(query: &DirectoryQuery, place: Option<&Meaning<'_>>, now: OffsetDateTime) -> Criteria {
    let near = match place {
        Some(Meaning::One(place, _)) => Some((place.point(), query.within.clamp(1, WIDEST))),
        Some(Meaning::Unknown | Meaning::Several(_)) | None => None,
    };
    Criteria {
        near,
        languages: query.languages.clone(),
        services: query.services.clone(),
        courses: query.courses.clone(),
        now,
    }
}

fn found(meaning: Meaning<'_>, locale: Locale) -> PlaceFound {
    let views = |places: Vec<Place<'_>>| places.into_iter().map(|place| place.view(locale)).collect();
    match meaning {
        Meaning::Unknown => PlaceFound::Unknown,
        Meaning::One(place, others) => PlaceFound::Found { place: place.view(locale), others: views(others) },
        Meaning::Several(places) => PlaceFound::Several(views(places)),
    }
}

fn card(academy: &Academy, hit: Hit, held: &[Held], locale: Locale, now: OffsetDateTime) -> ArtistCard {
    let Hit { profile, distance } = hit;
    let standing = Standing::among(held, profile.artist);
    ArtistCard {
        name: standing.name(now),
        studio: profile.studio,
        place: place_view(&profile.place, locale),
        distance: distance.map(whole),
        certificates: standing.good_lines(academy, locale, now),
        slug: profile.slug,
        languages: profile.languages,
        services: profile.services,
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance on the globe, never negative"
)]
fn whole(km: f64) -> u32 {
    km.round() as u32
}

/// How many there would be without each of the filters. Of those that widen when more is chosen, all go together.
async fn narrowings(academy: &Academy, criteria: &Criteria) -> Result<Vec<Narrowing>> {
    let mut options = Vec::new();
    if criteria.near.is_some() {
        options.push((Filter::Place, Criteria { near: None, ..criteria.clone() }));
    }
    if !criteria.languages.is_empty() {
        options.push((Filter::Languages, Criteria { languages: BTreeSet::default(), ..criteria.clone() }));
    }
    for service in &criteria.services {
        let mut services = criteria.services.clone();
        services.remove(service);
        options.push((Filter::Service(*service), Criteria { services, ..criteria.clone() }));
    }
    if !criteria.courses.is_empty() {
        options.push((Filter::Courses, Criteria { courses: BTreeSet::default(), ..criteria.clone() }));
    }
    let mut without = Vec::new();
    for (filter, criteria) in options {
        let total = kept::count(academy.store.reader(), &criteria).await?;
        without.push(Narrowing { filter, total });
    }
    Ok(without)
}
