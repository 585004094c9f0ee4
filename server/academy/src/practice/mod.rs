//! The practice room: assignments, photos on their way, rounds and their receipts.

mod add_photo;
mod assignments;
mod darkroom;
mod designs;
mod draft;
mod media;
mod note;
mod rounds;
pub(crate) mod submission;
mod uploads;
pub(crate) mod views;

use async_trait::async_trait;
use contract::Answer;
use contract::practice::{
    AddDesign, AddPhoto, Arrival, AssignmentRow, AssignmentView, BeginUpload, DesignWorkView, MediaFile,
    Practice, Progress, SubmissionView, SubmitRound, UploadView,
};
use domain::id::{PhotoId, SubmissionId, UploadId};
use domain::practice::photo::RenditionKind;
use domain::slug::AssignmentSlug;
use domain::{Locale, Viewer};

use crate::Academy;

pub(crate) use darkroom::place as place_in_darkroom;
pub(crate) use uploads::{schedule_sweep, sweep};

#[async_trait]
impl Practice for Academy {
    async fn assignments(&self, viewer: &Viewer, locale: Locale) -> Answer<Vec<AssignmentRow>> {
        assignments::assignments(self, viewer, locale).await.map_err(Into::into)
    }
    async fn assignment(
        &self,
        viewer: &Viewer,
        locale: Locale,
        slug: &AssignmentSlug,
    ) -> Answer<AssignmentView> {
        assignments::assignment(self, viewer, locale, slug).await.map_err(Into::into)
    }
    async fn add_photo(&self, viewer: &Viewer, command: AddPhoto) -> Answer<Arrival> {
        add_photo::add_photo(self, viewer, command).await.map_err(Into::into)
    }
    async fn add_design(&self, viewer: &Viewer, command: AddDesign) -> Answer<Arrival> {
        designs::add(self, viewer, command).await.map_err(Into::into)
    }
    async fn assignments_for_designs(&self, viewer: &Viewer, locale: Locale) -> Answer<Vec<DesignWorkView>> {
        designs::assignments(self, viewer, locale).await.map_err(Into::into)
    }
    async fn remove_photo(&self, viewer: &Viewer, photo: PhotoId) -> Answer<()> {
        draft::remove_photo(self, viewer, photo).await.map_err(Into::into)
    }
    async fn save_note(&self, viewer: &Viewer, assignment: &AssignmentSlug, note: &str) -> Answer<()> {
        note::save_note(self, viewer, assignment, note).await.map_err(Into::into)
    }
    async fn submit(&self, viewer: &Viewer, command: SubmitRound) -> Answer<SubmissionId> {
        rounds::submit(self, viewer, command).await.map_err(Into::into)
    }
    async fn withdraw(&self, viewer: &Viewer, submission: SubmissionId) -> Answer<()> {
        rounds::withdraw(self, viewer, submission).await.map_err(Into::into)
    }
    async fn revise(&self, viewer: &Viewer, submission: SubmissionId) -> Answer<AssignmentSlug> {
        rounds::revise(self, viewer, submission).await.map_err(Into::into)
    }
    async fn submission(&self, viewer: &Viewer, locale: Locale, id: SubmissionId) -> Answer<SubmissionView> {
        submission::submission(self, viewer, locale, id).await.map_err(Into::into)
    }
    async fn rendition(&self, viewer: &Viewer, photo: PhotoId, kind: RenditionKind) -> Answer<MediaFile> {
        media::rendition(self, viewer, photo, kind).await.map_err(Into::into)
    }
    async fn original(&self, viewer: &Viewer, photo: PhotoId) -> Answer<MediaFile> {
        media::original(self, viewer, photo).await.map_err(Into::into)
    }
    async fn begin_upload(&self, viewer: &Viewer, command: BeginUpload) -> Answer<UploadView> {
        uploads::begin(self, viewer, command).await.map_err(Into::into)
    }
    async fn upload(&self, viewer: &Viewer, id: UploadId) -> Answer<UploadView> {
        uploads::upload(self, viewer, id).await.map_err(Into::into)
    }
    async fn add_part(&self, viewer: &Viewer, id: UploadId, offset: u64, bytes: Vec<u8>) -> Answer<Progress> {
        uploads::add_part(self, viewer, id, offset, bytes).await.map_err(Into::into)
    }
    async fn cancel_upload(&self, viewer: &Viewer, id: UploadId) -> Answer<()> {
        uploads::cancel(self, viewer, id).await.map_err(Into::into)
    }
}
