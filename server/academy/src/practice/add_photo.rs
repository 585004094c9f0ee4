//! Adding a photo that came whole, in a form.

use bytes::Bytes;
use contract::practice::{AddPhoto, Arrival};
use domain::Viewer;
use domain::practice::photo::file_name;

use super::{darkroom, draft, views};
use crate::{Academy, Result};

pub(super) async fn add_photo(academy: &Academy, viewer: &Viewer, command: AddPhoto) -> Result<Arrival> {
    let now = academy.now();
    let (assignment, grant) = draft::assignment(academy, viewer, &command.assignment)?;
    let place = darkroom::place().await?;
    let submission = draft::begin(academy, viewer, &grant, &command.assignment, now).await?;
    draft::admit(academy, submission, assignment).await?;
    let developed = match darkroom::develop(academy, &place, Bytes::from(command.bytes)).await? {
        Ok(developed) => developed,
        Err(refused) => return Ok(Arrival::Refused(refused)),
    };
    let tx = academy.store.begin().await?;
    let held = draft::hold(&tx, viewer, submission, now).await?;
    let name = file_name(&command.name);
    let photo = draft::keep(academy, &tx, &held, assignment, name, developed, now).await?;
    tx.commit().await?;
    Ok(Arrival::Taken(views::photo(photo)))
}
