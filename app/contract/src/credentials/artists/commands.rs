//! What may be asked of the directory.

use std::collections::BTreeSet;
use std::net::IpAddr;

use domain::Locale;
use domain::credentials::CodeKey;
use domain::credentials::artists::{Answers, ArtistSlug, Language, PlaceId, Service, WebAddress};
use domain::id::ClientReviewId;
use domain::identity::{DisplayName, EmailAddress};
use domain::slug::CourseSlug;
use time::OffsetDateTime;

/// A place as somebody asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlaceAsked {
    /// What was typed; may name the region or country too, after a comma.
    pub text: String,
    /// Which of the places with that name is meant.
    pub chosen: Option<PlaceId>,
}

/// Whom to look for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DirectoryQuery {
    /// Where; anywhere when the text is empty.
    pub place: PlaceAsked,
    /// How far from there, in kilometres.
    pub within: u32,
    /// Speaking any of these; whichever when there are none.
    pub languages: BTreeSet<Language>,
    /// Offering all of these.
    pub services: BTreeSet<Service>,
    /// Holding a certificate of any of these courses; of whichever when there are none.
    pub courses: BTreeSet<CourseSlug>,
    /// Which page, from 1.
    pub page: u64,
}

/// Keep one's own profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveProfile {
    /// The artist's part of the page's address.
    pub slug: ArtistSlug,
    /// Where they work.
    pub place: PlaceAsked,
    /// What they speak.
    pub languages: BTreeSet<Language>,
    /// What they do.
    pub services: BTreeSet<Service>,
    /// What they say about themselves; may be empty.
    pub about: String,
    /// What the studio is called.
    pub studio: Option<String>,
    /// Their own web page.
    pub website: Option<WebAddress>,
    /// Whether clients may write to them.
    pub contact: bool,
    /// Whether search engines may list the page.
    pub indexed: bool,
}

/// Write to an artist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteToArtist {
    /// To whom.
    pub slug: ArtistSlug,
    /// What the writer is called.
    pub name: DisplayName,
    /// Where the answer goes.
    pub email: EmailAddress,
    /// The message.
    pub message: String,
    /// When the form was shown: programs are faster than people.
    pub shown_at: Option<OffsetDateTime>,
    /// The language of the page it was written on.
    pub locale: Locale,
    /// Where the request came from, for the rate limit.
    pub from: IpAddr,
}

/// Answer a published review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerReview {
    /// Which one.
    pub review: ClientReviewId,
    /// The answer.
    pub text: String,
}

/// Say something about an artist, with a code of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteReview {
    /// About whom.
    pub slug: ArtistSlug,
    /// The code.
    pub code: CodeKey,
    /// The answers to the plain questions.
    pub answers: Answers,
    /// What there is to add.
    pub text: String,
    /// The language it is written in.
    pub locale: Locale,
    /// Where the request came from, for the rate limit.
    pub from: IpAddr,
}

/// Take back what one said about an artist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawReview {
    /// About whom.
    pub slug: ArtistSlug,
    /// The code it was written with, which the artist knows too.
    pub code: CodeKey,
    /// The key that only its author was shown.
    pub key: CodeKey,
    /// Where the request came from, for the rate limit.
    pub from: IpAddr,
}

/// What is judged: a review, or the artist's answer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// What the client wrote.
    Review,
    /// What the artist answered.
    Reply,
}

/// How it is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// Everybody may read it.
    Publish,
    /// Nobody may, for this reason, which its author may read.
    Refuse(String),
}

/// Publish or refuse what somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judge {
    /// Which review.
    pub review: ClientReviewId,
    /// The review itself, or the answer to it.
    pub subject: Subject,
    /// How.
    pub judgement: Judgement,
}
