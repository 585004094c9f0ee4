//! The directory: who lets themselves be found, by whom, and what is said about them.
//!
//! An artist is listed only while a certificate of theirs is in force: that is asked of the register with every look at
//! the list, never remembered. What clients say is written with a code that only the artist can give, read by an admin
//! before anybody else, and always shown beside the number of codes given.

mod client_reviews;
mod codes;
mod directory;
mod gazetteer;
mod guide;
mod letters;
mod messages;
mod moderation;
mod own_profile;
mod profile;
mod standing;

use std::net::IpAddr;

use async_trait::async_trait;
use contract::Answer;
use contract::credentials::artists::{
    AnswerReview, Artists, CodesView, DirectoryQuery, DirectoryView, GuideView, Judge, Listed,
    ModerationView, OwnProfileView, PlaceView, ProfileView, ReviewInvitation, SaveProfile, WithdrawReview,
    WriteReview, WriteToArtist,
};
use domain::credentials::artists::ArtistSlug;
use domain::credentials::{Code, CodeKey};
use domain::{Locale, Viewer};

use crate::Academy;

pub(crate) use letters::write_review_published;
pub(crate) use messages::deliver_message;

#[async_trait]
impl Artists for Academy {
    async fn directory(&self, query: DirectoryQuery, locale: Locale) -> Answer<DirectoryView> {
        directory::directory(self, query, locale).await.map_err(Into::into)
    }
    async fn artist(&self, viewer: &Viewer, slug: &ArtistSlug, locale: Locale) -> Answer<ProfileView> {
        profile::artist(self, viewer, slug, locale).await.map_err(Into::into)
    }
    async fn write(&self, viewer: &Viewer, command: WriteToArtist) -> Answer<()> {
        messages::write(self, viewer, command).await.map_err(Into::into)
    }
    async fn own_profile(&self, viewer: &Viewer, locale: Locale) -> Answer<OwnProfileView> {
        own_profile::own_profile(self, viewer, locale).await.map_err(Into::into)
    }
    async fn save_profile(&self, viewer: &Viewer, command: SaveProfile) -> Answer<()> {
        own_profile::save(self, viewer, command).await.map_err(Into::into)
    }
    async fn preview(&self, viewer: &Viewer, locale: Locale) -> Answer<ProfileView> {
        profile::preview(self, viewer, locale).await.map_err(Into::into)
    }
    async fn show_profile(&self, viewer: &Viewer, published: bool) -> Answer<()> {
        own_profile::show(self, viewer, published).await.map_err(Into::into)
    }
    async fn places(&self, text: &str, locale: Locale) -> Answer<Vec<PlaceView>> {
        Ok(gazetteer::Gazetteer::get().candidates(text, locale))
    }
    async fn codes(&self, viewer: &Viewer) -> Answer<CodesView> {
        codes::codes(self, viewer).await.map_err(Into::into)
    }
    async fn give_code(&self, viewer: &Viewer, label: String) -> Answer<Code> {
        codes::give(self, viewer, label).await.map_err(Into::into)
    }
    async fn answer_review(&self, viewer: &Viewer, command: AnswerReview) -> Answer<()> {
        codes::answer(self, viewer, command).await.map_err(Into::into)
    }
    async fn invitation(
        &self,
        viewer: &Viewer,
        slug: &ArtistSlug,
        code: &CodeKey,
        from: IpAddr,
    ) -> Answer<ReviewInvitation> {
        client_reviews::invitation(self, viewer, slug, code, from).await.map_err(Into::into)
    }
    async fn write_review(&self, viewer: &Viewer, command: WriteReview) -> Answer<Code> {
        client_reviews::write(self, viewer, command).await.map_err(Into::into)
    }
    async fn withdraw_review(&self, viewer: &Viewer, command: WithdrawReview) -> Answer<()> {
        client_reviews::withdraw(self, viewer, command).await.map_err(Into::into)
    }
    async fn moderation(&self, viewer: &Viewer) -> Answer<ModerationView> {
        moderation::moderation(self, viewer).await.map_err(Into::into)
    }
    async fn judge(&self, viewer: &Viewer, command: Judge) -> Answer<()> {
        moderation::judge(self, viewer, command).await.map_err(Into::into)
    }
    fn guide(&self, locale: Locale) -> Answer<GuideView> {
        guide::guide(self, locale).map_err(Into::into)
    }
    fn has_guide(&self) -> bool {
        self.catalogue.guide().is_some()
    }
    async fn listed(&self, most: u64) -> Answer<Vec<Listed>> {
        directory::listed(self, most).await.map_err(Into::into)
    }
}
