//! The review room: the queue, claims, drafts, published reviews.
//!
//! Nothing is written by opening anything. A mentor works on a draft that nobody else sees; each save renews the
//! claim and names the version it started from, so that two windows cannot overwrite each other unseen.
//! Publishing is one act: it freezes the rubric with the decision, and what is published never changes.

mod claim;
mod desk;
mod letters;
mod publish;
mod published;
mod queue;
mod save_draft;
mod views;
mod workspace;

use async_trait::async_trait;
use contract::Answer;
use contract::review::{
    PublishOutcome, PublishReview, PublishedReviewView, QueueQuery, QueueView, Review, SaveDraft,
    SaveOutcome, WorkspaceView,
};
use domain::id::SubmissionId;
use domain::{Locale, Viewer};

use crate::Academy;

pub(crate) use letters::write_published;

#[async_trait]
impl Review for Academy {
    async fn queue(&self, viewer: &Viewer, locale: Locale, query: QueueQuery) -> Answer<QueueView> {
        queue::queue(self, viewer, locale, query).await.map_err(Into::into)
    }
    async fn workspace(&self, viewer: &Viewer, locale: Locale, id: SubmissionId) -> Answer<WorkspaceView> {
        workspace::workspace(self, viewer, locale, id).await.map_err(Into::into)
    }
    async fn claim(&self, viewer: &Viewer, id: SubmissionId) -> Answer<()> {
        claim::claim(self, viewer, id).await.map_err(Into::into)
    }
    async fn release(&self, viewer: &Viewer, id: SubmissionId) -> Answer<()> {
        claim::release(self, viewer, id).await.map_err(Into::into)
    }
    async fn save_draft(&self, viewer: &Viewer, command: SaveDraft) -> Answer<SaveOutcome> {
        save_draft::save_draft(self, viewer, command).await.map_err(Into::into)
    }
    async fn publish(&self, viewer: &Viewer, command: PublishReview) -> Answer<PublishOutcome> {
        publish::publish(self, viewer, command).await.map_err(Into::into)
    }
    async fn published(
        &self,
        viewer: &Viewer,
        locale: Locale,
        id: SubmissionId,
    ) -> Answer<Vec<PublishedReviewView>> {
        published::published(self, viewer, locale, id).await.map_err(Into::into)
    }
}
