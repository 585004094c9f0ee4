//! States of figures that trainees keep under names of their own.

use contract::learning::{DropWorksheet, KeepWorksheet, WorksheetsView};
use domain::id::WorksheetId;
use domain::learning::worksheet::{WORKSHEET_NAME_LENGTH, WORKSHEET_STATE_LENGTH, may_keep};
use domain::learning::{Interactive, Worksheet};
use domain::policy::{Denied, Grant, KeepWorksheets, Person, authorize};
use domain::{Problem, Viewer, problem};
use store::learning as kept;

use crate::{Academy, Error, Result};

/// What the reader keeps of a figure; nothing for those who cannot keep anything.
pub(super) async fn worksheets(
    academy: &Academy,
    viewer: &Viewer,
    figure: Interactive,
) -> Result<WorksheetsView> {
    let Ok(grant) = keeper(viewer) else {
        return Ok(WorksheetsView { can_keep: false, kept: Vec::new() });
    };
    let found = kept::worksheets(academy.store.reader(), grant.target().0, figure).await?;
    Ok(WorksheetsView { can_keep: true, kept: found })
}

/// Keeps a state.
pub(super) async fn keep(academy: &Academy, viewer: &Viewer, command: KeepWorksheet) -> Result<()> {
    let now = academy.now();
    let grant = keeper(viewer)?;
    let name = problem::text(&command.name, WORKSHEET_NAME_LENGTH)
        .map_err(|problem| Error::field("keep-as", problem))?;
    if command.state.len() > WORKSHEET_STATE_LENGTH {
        return Err(Error::field("keep-as", Problem::TooLong { max: WORKSHEET_STATE_LENGTH }));
    }
    let tx = academy.store.begin().await?;
    may_keep(kept::worksheets(&tx, grant.target().0, command.figure).await?.len())?;
    let id = WorksheetId::new(academy.chance.id(now));
    let worksheet = Worksheet { id, figure: command.figure, name, state: command.state, kept_at: now };
    kept::keep_worksheet(&tx, &grant, &worksheet).await?;
    tx.commit().await?;
    Ok(())
}

/// Throws one away.
pub(super) async fn forget(academy: &Academy, viewer: &Viewer, command: DropWorksheet) -> Result<()> {
    let grant = keeper(viewer)?;
    let tx = academy.store.begin().await?;
    if !kept::drop_worksheet(&tx, &grant, command.worksheet).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Permission to keep worksheets of one's own.
fn keeper(viewer: &Viewer) -> Result<Grant<KeepWorksheets>> {
    let member = viewer.member().ok_or(Denied::SignIn)?;
    Ok(authorize::<KeepWorksheets>(viewer, Person(member.id))?)
}
