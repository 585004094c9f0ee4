//! The directory of artists: who let themselves be found, what they offer, what their clients say.

mod commands;
mod views;

use std::net::IpAddr;

use async_trait::async_trait;
use domain::credentials::artists::{ArtistSlug, Refusal};
use domain::credentials::{Code, CodeKey};
use domain::{Locale, Viewer};

use crate::{Answer, Fault, Reason};

pub use commands::{
    AnswerReview, DirectoryQuery, Judge, Judgement, PlaceAsked, SaveProfile, Subject, WithdrawReview,
    WriteReview, WriteToArtist,
};
pub use views::{
    ArtistCard, CertificateLine, CodeRow, CodeState, CodesView, CountsView, DirectoryView, Filter, GuideView,
    Listed, ModerationRow, ModerationView, Narrowing, OwnProfileView, PlaceFound, PlaceView, ProfileView,
    PublishedReply, PublishedReview, ReviewInvitation, StoredProfile,
};

/// The port of the directory.
#[async_trait]
pub trait Artists: Send + Sync {
    /// Artists who offer what is asked for, with a certificate in force.
    async fn directory(&self, query: DirectoryQuery, locale: Locale) -> Answer<DirectoryView>;
    /// An artist's page, whoever reads it.
    async fn artist(&self, viewer: &Viewer, slug: &ArtistSlug, locale: Locale) -> Answer<ProfileView>;
    /// Hands a message over to the artist, who learns the address; the writer does not.
    async fn write(&self, viewer: &Viewer, command: WriteToArtist) -> Answer<()>;

    /// One's own profile: what is stored, or what it could begin with.
    async fn own_profile(&self, viewer: &Viewer, locale: Locale) -> Answer<OwnProfileView>;
    /// Keeps one's own profile. It stays as public or as hidden as it was.
    async fn save_profile(&self, viewer: &Viewer, command: SaveProfile) -> Answer<()>;
    /// One's own page as others would see it.
    async fn preview(&self, viewer: &Viewer, locale: Locale) -> Answer<ProfileView>;
    /// Publishes or hides one's own profile, at once.
    async fn show_profile(&self, viewer: &Viewer, published: bool) -> Answer<()>;
    /// The places that a text may mean.
    async fn places(&self, text: &str, locale: Locale) -> Answer<Vec<PlaceView>>;

    /// One's own codes and what clients wrote with them.
    async fn codes(&self, viewer: &Viewer) -> Answer<CodesView>;
    /// Makes a code for a client. `label` is for the artist's own memory.
    async fn give_code(&self, viewer: &Viewer, label: String) -> Answer<Code>;
    /// Answers a published review.
    async fn answer_review(&self, viewer: &Viewer, command: AnswerReview) -> Answer<()>;

    /// What a code lets its bearer do. `from` is counted.
    async fn invitation(
        &self,
        viewer: &Viewer,
        slug: &ArtistSlug,
        code: &CodeKey,
        from: IpAddr,
    ) -> Answer<ReviewInvitation>;
    /// Sends a review in; the answer is the key with which, and with the code, it can be taken back.
    async fn write_review(&self, viewer: &Viewer, command: WriteReview) -> Answer<Code>;
    /// Takes a review back.
    async fn withdraw_review(&self, viewer: &Viewer, command: WithdrawReview) -> Answer<()>;

    /// What waits to be published, and what was decided lately.
    async fn moderation(&self, viewer: &Viewer) -> Answer<ModerationView>;
    /// Publishes or refuses a review or an answer to one.
    async fn judge(&self, viewer: &Viewer, command: Judge) -> Answer<()>;

    /// How to choose an artist; [`Fault::NotFound`] in an academy without such a text.
    fn guide(&self, locale: Locale) -> Answer<GuideView>;
    /// Whether there is such a text.
    fn has_guide(&self) -> bool;
    /// The artists that search engines may list, by address; at most `most`.
    async fn listed(&self, most: u64) -> Answer<Vec<Listed>>;
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        let reason = match refusal {
            Refusal::TooManyCodes => Reason::TooManyCodes,
            Refusal::DeadCode => Reason::DeadCode,
            Refusal::AlreadyDecided => Reason::AlreadyDecided,
            Refusal::NotToAnswer => Reason::NotToAnswer,
            Refusal::TooFast => Reason::TooFast,
        };
        Self::Refused { reason }
    }
}
