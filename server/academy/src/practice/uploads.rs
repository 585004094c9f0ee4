//! Resumable uploads. The offset a client is told is never ahead of what is durable: a part is written first
//! and noted after, and the last part is noted together with the photo, so a server that dies at any moment
//! leaves an upload that simply goes on from its offset.

mod add_part;
mod sweep;

use contract::practice::{BeginUpload, UploadView};
use domain::Viewer;
use domain::id::UploadId;
use domain::policy::{BeginPractice, Grant, Person, authorize};
use domain::practice::photo::{MAX_BYTES, file_name};
use store::practice::{self as work, Upload};
use time::{Duration, OffsetDateTime};

use super::{draft, views};
use crate::{Academy, Error, Result};

pub(super) use add_part::add_part;
pub(crate) use sweep::{schedule_sweep, sweep};

/// How long an upload is kept after its last part.
const LIFE: Duration = Duration::hours(24);
/// How many unfinished uploads one person may have: twice what a round holds.
const AT_ONCE: u64 = 2 * domain::practice::MAX_PHOTOS as u64;

/// Expects an upload.
pub(super) async fn begin(academy: &Academy, viewer: &Viewer, command: BeginUpload) -> Result<UploadView> {
    let now = academy.now();
    let (assignment, grant) = draft::assignment(academy, viewer, &command.assignment)?;
    let limit = i64::try_from(MAX_BYTES).unwrap_or(i64::MAX);
    if !(1..=limit).contains(&i64::try_from(command.length).unwrap_or(i64::MAX)) {
        return Err(Error::field("length", domain::Problem::OutOfRange { min: 1, max: limit }));
    }
    let submission = draft::begin(academy, viewer, &grant, &command.assignment, now).await?;
    draft::admit(academy, submission, assignment).await?;
    let tx = academy.store.begin().await?;
    if work::uploads_of(&tx, grant.target().0).await? >= AT_ONCE {
        let seconds = LIFE.whole_seconds().unsigned_abs();
        return Err(Error::Refused(contract::Fault::TooMany { seconds }));
    }
    let upload = Upload {
        id: UploadId::new(academy.chance.id(now)),
        trainee: grant.target().0,
        assignment: command.assignment,
        name: file_name(&command.name),
        length: command.length,
        received: 0,
        photo: None,
        until: now + LIFE,
    };
    work::begin_upload(&tx, &grant, &upload).await?;
    tx.commit().await?;
    Ok(views::upload(&upload))
}

/// How far one's upload is.
pub(super) async fn upload(academy: &Academy, viewer: &Viewer, id: UploadId) -> Result<UploadView> {
    let (upload, _) = own(academy, viewer, id, academy.now()).await?;
    Ok(views::upload(&upload))
}

/// Gives one's upload up. Its photo, if it became one, stays.
pub(super) async fn cancel(academy: &Academy, viewer: &Viewer, id: UploadId) -> Result<()> {
    let (_, grant) = own(academy, viewer, id, academy.now()).await?;
    forget(academy, &grant, id).await
}

/// One's own upload, while it is expected.
async fn own(
    academy: &Academy,
    viewer: &Viewer,
    id: UploadId,
    now: OffsetDateTime,
) -> Result<(Upload, Grant<BeginPractice>)> {
    let found = work::upload(academy.store.reader(), id).await?;
    let upload = found.filter(|upload| now < upload.until).ok_or(Error::NotFound)?;
    let grant = authorize::<BeginPractice>(viewer, Person(upload.trainee))?;
    Ok((upload, grant))
}

/// Forgets an upload and removes its parts. The row goes first: parts that nobody mentions are garbage, a row
/// without its parts would be a broken promise.
async fn forget(academy: &Academy, grant: &Grant<BeginPractice>, id: UploadId) -> Result<()> {
    let tx = academy.store.begin().await?;
    work::forget_upload(&tx, grant, id).await?;
    tx.commit().await?;
    academy.blobs.remove_parts(id).await
}
