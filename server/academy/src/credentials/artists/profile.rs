//! An artist's page.

use std::collections::BTreeSet;

use contract::credentials::artists::{CountsView, PlaceView, ProfileView, PublishedReply, PublishedReview};
use domain::credentials::artists::{ArtistSlug, Decision};
use domain::policy::{ReadProfile, authorize};
use domain::{Locale, Viewer};
use store::credentials::artists::{self as kept, Placed, Profile, Review};

use super::gazetteer::Gazetteer;
use super::standing::{self, Standing};
use crate::{Academy, Error, Result};

/// Reviews shown on the page.
const REVIEWS: u64 = 50;

/// The page at an address. One that is hidden does not exist, for visitors either.
pub(super) async fn artist(
    academy: &Academy,
    viewer: &Viewer,
    slug: &ArtistSlug,
    locale: Locale,
) -> Result<ProfileView> {
    let profile = kept::profile_by_slug(academy.store.reader(), slug).await?.ok_or(Error::NotFound)?;
    view(academy, viewer, profile, locale).await
}

/// One's own page as others see it.
pub(super) async fn preview(academy: &Academy, viewer: &Viewer, locale: Locale) -> Result<ProfileView> {
    let db = academy.store.reader();
    let artist = standing::keeper(db, viewer).await?.target().user;
    let profile = kept::profile(db, artist).await?.ok_or(Error::NotFound)?;
    view(academy, viewer, profile, locale).await
}

async fn view(academy: &Academy, viewer: &Viewer, profile: Profile, locale: Locale) -> Result<ProfileView> {
    let now = academy.now();
    let db = academy.store.reader();
    let standing = Standing::of(db, profile.artist).await?;
    let access = standing::access(&profile, &standing, now);
    authorize::<ReadProfile>(viewer, access).map_err(|_| Error::NotFound)?;
    let certificates = standing.lines(academy, locale, now);
    let bare = ProfileView {
        name: standing.name(now),
        certificates,
        in_force: access.in_force,
        place: place_view(&profile.place, locale),
        languages: BTreeSet::default(),
        services: BTreeSet::default(),
        about: String::new(),
        studio: None,
        website: None,
        contact: false,
        indexed: profile.indexed && profile.published && access.in_force,
        published: profile.published,
        counts: CountsView::default(),
        reviews: Vec::new(),
        slug: profile.slug,
    };
    if !access.in_force {
        return Ok(bare);
    }
    let reviews = kept::published_of(db, profile.artist, REVIEWS).await?;
    Ok(ProfileView {
        languages: profile.languages,
        services: profile.services,
        about: profile.about,
        studio: profile.studio,
        website: profile.website.map(|page| (page.as_str().to_owned(), page.host().to_owned())),
        contact: profile.contact,
        counts: standing::counts(db, profile.artist).await?,
        reviews: reviews.into_iter().map(published).collect(),
        ..bare
    })
}

fn published(review: Review) -> PublishedReview {
    let reply = review.content.reply.and_then(|(text, decision)| match decision {
        Decision::Published { at, .. } => Some(PublishedReply { text, at }),
        _ => None,
    });
    PublishedReview {
        answers: review.content.answers,
        text: review.content.text,
        locale: review.locale,
        sent_at: review.sent_at,
        reply,
    }
}

/// A kept place as the gazetteer knows it today, or as it was when it was chosen.
pub(super) fn place_view(placed: &Placed, locale: Locale) -> PlaceView {
    let known = Gazetteer::get().place(placed.id).map(|place| place.view(locale));
    known.unwrap_or_else(|| PlaceView {
        id: placed.id,
        name: placed.name.clone(),
        region: String::new(),
        country: placed.country.clone(),
        country_code: placed.country.clone(),
    })
}
