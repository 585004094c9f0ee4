//! One's own profile.

use contract::credentials::artists::{OwnProfileView, SaveProfile, StoredProfile};
use domain::credentials::artists::{ABOUT, ArtistSlug};
use domain::id::UserId;
use domain::{Locale, Problem, Viewer, problem};
use store::ConnectionTrait;
use store::credentials::artists::{self as kept, Placed, Profile};

use super::gazetteer::{Gazetteer, Meaning};
use super::profile::place_view;
use super::standing::{self, Standing};
use crate::{Academy, Error, Result};

/// What is stored, or what it could begin with.
pub(super) async fn own_profile(
    academy: &Academy,
    viewer: &Viewer,
    locale: Locale,
) -> Result<OwnProfileView> {
    let now = academy.now();
    let db = academy.store.reader();
    let artist = standing::keeper(db, viewer).await?.target().user;
    let standing = Standing::of(db, artist).await?;
    let stored = kept::profile(db, artist).await?;
    let name = standing.name(now);
    Ok(OwnProfileView {
        suggestion: match &stored {
            Some(profile) => profile.slug.clone(),
            None => free(db, artist, &name).await?,
        },
        name,
        in_force: standing.in_force(now),
        stored: stored.map(|profile| view(profile, locale)),
    })
}

fn view(profile: Profile, locale: Locale) -> StoredProfile {
    StoredProfile {
        place: place_view(&profile.place, locale),
        slug: profile.slug,
        languages: profile.languages,
        services: profile.services,
        about: profile.about,
        studio: profile.studio.unwrap_or_default(),
        website: profile.website.map(String::from).unwrap_or_default(),
        contact: profile.contact,
        indexed: profile.indexed,
        published: profile.published,
    }
}

/// An address made from the name that nobody has.
async fn free(db: &impl ConnectionTrait, artist: UserId, name: &str) -> Result<ArtistSlug> {
    let first = ArtistSlug::suggest(name);
    for slug in std::iter::once(first.clone()).chain((2..50).map(|number| first.numbered(number))) {
        if !kept::slug_is_taken(db, &slug, artist).await? {
            return Ok(slug);
        }
    }
    Ok(first)
}

/// Keeps the reader's own profile.
pub(super) async fn save(academy: &Academy, viewer: &Viewer, command: SaveProfile) -> Result<()> {
    let now = academy.now();
    let place = match Gazetteer::get().exactly(&command.place) {
        Meaning::One(place, _) => place,
        Meaning::Several(_) => return Err(Error::field("place", Problem::SeveralPlaces)),
        Meaning::Unknown => return Err(Error::field("place", Problem::UnknownPlace)),
    };
    let about =
        problem::optional_text(&command.about, ABOUT).map_err(|problem| Error::field("about", problem))?;
    let tx = academy.store.begin().await?;
    let grant = standing::keeper(&tx, viewer).await?;
    let artist = grant.target().user;
    if kept::slug_is_taken(&tx, &command.slug, artist).await? {
        return Err(Error::field("slug", Problem::Taken));
    }
    let name = Standing::of(&tx, artist).await?.name(now);
    let profile = Profile {
        artist,
        slug: command.slug,
        place: Placed { id: place.id(), name: place.name(), country: place.country(), point: place.point() },
        languages: command.languages,
        services: command.services,
        about,
        studio: command.studio,
        website: command.website,
        contact: command.contact,
        indexed: command.indexed,
        published: false,
        changed_at: now,
    };
    match kept::save_profile(&tx, &grant, &profile, &name, now).await {
        Ok(()) => {}
        // Somebody else has taken the address a moment ago.
        Err(store::Error::Duplicate) => return Err(Error::field("slug", Problem::Taken)),
        Err(error) => return Err(error.into()),
    }
    tx.commit().await?;
    Ok(())
}

/// Publishes or hides the reader's own profile. It holds from the next look at it.
pub(super) async fn show(academy: &Academy, viewer: &Viewer, published: bool) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let grant = standing::keeper(&tx, viewer).await?;
    if !kept::show_profile(&tx, &grant, published, now).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}
