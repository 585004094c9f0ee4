//! From what is kept to what is shown.

use contract::practice::{PhotoView, StandingView, UploadView};
use domain::practice::photo::RenditionKind;
use domain::practice::{State, Submission};
use store::practice::{Photo, Upload};

/// A photo as it is shown.
pub(crate) fn photo(photo: Photo) -> PhotoView {
    let screen = photo.renditions.iter().find(|rendition| rendition.kind == RenditionKind::Screen);
    let (width, height) = screen.map_or((0, 0), |screen| (screen.width, screen.height));
    PhotoView {
        id: photo.id,
        name: photo.name,
        width,
        height,
        bytes: photo.bytes,
        sha256: photo.sha256,
        advice: photo.advice,
        design: photo.design,
    }
}

/// Where a submission stands.
pub(super) const fn standing(submission: &Submission) -> StandingView {
    let since = match submission.state {
        State::Draft => None,
        State::Submitted { at }
        | State::InReview { submitted_at: at, .. }
        | State::Returned { at }
        | State::Approved { at }
        | State::Withdrawn { at } => Some(at),
    };
    StandingView { submission: submission.id, round: submission.round, stage: submission.stage(), since }
}

/// How far an upload is.
pub(super) fn upload(upload: &Upload) -> UploadView {
    UploadView {
        id: upload.id,
        assignment: upload.assignment.clone(),
        name: upload.name.clone(),
        length: upload.length,
        received: upload.received,
        until: upload.until,
    }
}
