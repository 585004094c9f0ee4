//! What the directory answers.

use std::collections::BTreeSet;

use domain::Locale;
use domain::credentials::artists::{Answers, ArtistSlug, ClientReview, Decision, Language, PlaceId, Service};
use domain::credentials::{Code, Verdict};
use domain::id::ClientReviewId;
use domain::slug::CourseSlug;
use time::OffsetDateTime;

use super::Subject;
use crate::learning::{SectionView, SourceView};

/// A place of the gazetteer, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceView {
    /// Its number.
    pub id: PlaceId,
    /// What it is called.
    pub name: String,
    /// The part of the country; may be empty.
    pub region: String,
    /// The country.
    pub country: String,
    /// The country's code (ISO 3166-1).
    pub country_code: String,
}

/// What a text turned out to mean as a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum PlaceFound {
    /// Nothing was asked.
    #[default]
    NotAsked,
    /// This place; the others have the same name and are much smaller.
    Found {
        /// The place.
        place: PlaceView,
        /// What else could have been meant.
        others: Vec<PlaceView>,
    },
    /// One of these, the largest first.
    Several(Vec<PlaceView>),
    /// Nothing the gazetteer knows.
    Unknown,
}

/// A certificate beside an artist's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateLine {
    /// The code that leads to its page.
    pub code: Code,
    /// What it is for.
    pub title: String,
    /// Whether it is in force.
    pub verdict: Verdict,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// When it ends.
    pub valid_until: OffsetDateTime,
}

/// An artist in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArtistCard {
    /// Their part of the page's address.
    pub slug: ArtistSlug,
    /// The name on the certificate.
    pub name: String,
    /// The studio's name.
    pub studio: Option<String>,
    /// Where they work.
    pub place: PlaceView,
    /// How far that is, in kilometres, when a place was asked for.
    pub distance: Option<u32>,
    /// The certificates in force, newest first.
    pub certificates: Vec<CertificateLine>,
    /// What they speak.
    pub languages: BTreeSet<Language>,
    /// What they do.
    pub services: BTreeSet<Service>,
}

/// How many there would be without one of the filters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrowing {
    /// The filter.
    pub filter: Filter,
    /// How many there would be.
    pub total: u64,
}

/// A filter that can be taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// The place.
    Place,
    /// All languages.
    Languages,
    /// One service.
    Service(Service),
    /// All certificates.
    Courses,
}

/// A page of artists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryView {
    /// The artists of this page: by distance when a place was found, otherwise by name.
    pub artists: Vec<ArtistCard>,
    /// How many there are altogether.
    pub total: u64,
    /// This page, from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
    /// What the place turned out to be.
    pub place: PlaceFound,
    /// The certificates one may ask for.
    pub courses: Vec<(CourseSlug, String)>,
    /// When there is nobody: how many there would be without each filter.
    pub without: Vec<Narrowing>,
}

/// How many codes an artist has given away, and what became of them. Always shown together: reviews alone could be
/// chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CountsView {
    /// Codes given to clients.
    pub given: u64,
    /// Reviews that wait for the academy.
    pub waiting: u64,
    /// Reviews that everybody may read.
    pub published: u64,
    /// Reviews that the academy does not publish.
    pub refused: u64,
    /// Reviews that their authors took back.
    pub withdrawn: u64,
}

/// What an artist answered in public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedReply {
    /// The answer.
    pub text: String,
    /// When it was published.
    pub at: OffsetDateTime,
}

/// What a client said in public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedReview {
    /// The answers to the plain questions.
    pub answers: Answers,
    /// What was added.
    pub text: String,
    /// The language it is written in.
    pub locale: Locale,
    /// When it was sent; only the month is shown, so that no client is known by it.
    pub sent_at: OffsetDateTime,
    /// The artist's answer.
    pub reply: Option<PublishedReply>,
}

/// An artist's page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a line of its own on the page")]
pub struct ProfileView {
    /// Their part of the page's address.
    pub slug: ArtistSlug,
    /// The name on the certificate.
    pub name: String,
    /// Every certificate the academy issued them, newest first.
    pub certificates: Vec<CertificateLine>,
    /// Whether one of them is in force. Otherwise the rest is empty.
    pub in_force: bool,
    /// Where they work.
    pub place: PlaceView,
    /// What they speak.
    pub languages: BTreeSet<Language>,
    /// What they do.
    pub services: BTreeSet<Service>,
    /// What they say about themselves.
    pub about: String,
    /// The studio's name.
    pub studio: Option<String>,
    /// Their own web page: its address and what to call it.
    pub website: Option<(String, String)>,
    /// Whether clients may write to them.
    pub contact: bool,
    /// Whether search engines may list the page.
    pub indexed: bool,
    /// Whether everybody may see it.
    pub published: bool,
    /// Codes and reviews, counted.
    pub counts: CountsView,
    /// The latest reviews, newest first.
    pub reviews: Vec<PublishedReview>,
}

/// A profile as it is stored, for its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredProfile {
    /// Their part of the page's address.
    pub slug: ArtistSlug,
    /// Where they work.
    pub place: PlaceView,
    /// What they speak.
    pub languages: BTreeSet<Language>,
    /// What they do.
    pub services: BTreeSet<Service>,
    /// What they say about themselves.
    pub about: String,
    /// The studio's name.
    pub studio: String,
    /// Their own web page.
    pub website: String,
    /// Whether clients may write to them.
    pub contact: bool,
    /// Whether search engines may list the page.
    pub indexed: bool,
    /// Whether everybody may see it.
    pub published: bool,
}

/// One's own profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProfileView {
    /// The name on the certificate, which the page shows.
    pub name: String,
    /// An address that is free.
    pub suggestion: ArtistSlug,
    /// Whether a certificate is in force.
    pub in_force: bool,
    /// What is stored, once something is.
    pub stored: Option<StoredProfile>,
}

/// What became of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    not(target_family = "wasm"),
    expect(clippy::large_enum_variant, reason = "a page has a few dozen of them")
)]
pub enum CodeState {
    /// It waits for its review.
    Open,
    /// Nobody used it in time.
    Expired,
    /// Somebody wrote with it.
    Written {
        /// The review's identity.
        id: ClientReviewId,
        /// When it was sent.
        sent_at: OffsetDateTime,
        /// The review, as far as the artist may read it: the text only once everybody may.
        review: ClientReview,
    },
}

/// A code given to a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRow {
    /// The code as printed.
    pub code: Code,
    /// What the artist noted.
    pub label: String,
    /// When it was made.
    pub given_at: OffsetDateTime,
    /// Until when it may be used.
    pub until: OffsetDateTime,
    /// What became of it.
    pub state: CodeState,
}

/// One's own codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodesView {
    /// One's part of the page's address; `None` without a profile.
    pub slug: Option<ArtistSlug>,
    /// The latest codes, newest first.
    pub codes: Vec<CodeRow>,
    /// All codes and reviews, counted.
    pub counts: CountsView,
    /// Whether one more code may be made now.
    pub more: bool,
}

/// What a code lets its bearer do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewInvitation {
    /// The artist's name.
    pub name: String,
    /// Whether the reader is that artist, who may look at the form but not send it.
    pub own: bool,
    /// What became of what was written with it; `None` when it is still to be used.
    pub written: Option<Decision>,
}

/// A review or an answer, before the one who decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModerationRow {
    /// The review's identity.
    pub id: ClientReviewId,
    /// What is to be decided: the review, or the answer to it.
    pub subject: Subject,
    /// The artist's part of the page's address.
    pub slug: ArtistSlug,
    /// The artist's name.
    pub name: String,
    /// The review with its answer.
    pub review: ClientReview,
    /// The language it is written in.
    pub locale: Locale,
    /// When it was sent.
    pub sent_at: OffsetDateTime,
    /// Whether the reader may decide: nobody does about themselves.
    pub judgeable: bool,
}

/// What waits to be published, and what was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModerationView {
    /// What has waited longest.
    pub waiting: Vec<ModerationRow>,
    /// How many wait altogether.
    pub total: u64,
    /// What was published or refused lately, newest first.
    pub decided: Vec<ModerationRow>,
}

/// How to choose an artist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideView {
    /// The title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// What stands before the first section, HTML.
    pub intro_html: String,
    /// The sections.
    pub sections: Vec<SectionView>,
    /// What it rests on.
    pub sources: Vec<SourceView>,
}

/// An artist whom search engines may list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Their part of the page's address.
    pub slug: ArtistSlug,
    /// When the page last changed.
    pub changed_at: OffsetDateTime,
}
