//! States of figures that trainees keep under names of their own.

use contract::learning::{KeepWorksheet, WorksheetsView};
use domain::Viewer;
use domain::id::WorksheetId;
use domain::learning::worksheet::may_keep;
use domain::learning::{Interactive, Worksheet, WorksheetName};
use domain::policy::{Denied, Grant, KeepWorksheets, Person, authorize};
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
    let KeepWorksheet { figure, name, state } = command;
    let tx = academy.store.begin().await?;
    may_keep(kept::count_worksheets(&tx, grant.target().0, figure).await?)?;
    let id = WorksheetId::new(academy.chance.id(now));
    kept::keep_worksheet(&tx, &grant, &Worksheet { id, figure, name, state, kept_at: now }).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives one another name.
pub(super) async fn rename(
    academy: &Academy,
    viewer: &Viewer,
    id: WorksheetId,
    name: WorksheetName,
) -> Result<()> {
    let grant = keeper(viewer)?;
    let tx = academy.store.begin().await?;
    if !kept::rename_worksheet(&tx, &grant, id, &name).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Throws one away.
pub(super) async fn forget(academy: &Academy, viewer: &Viewer, id: WorksheetId) -> Result<()> {
    let grant = keeper(viewer)?;
    let tx = academy.store.begin().await?;
    if !kept::drop_worksheet(&tx, &grant, id).await? {
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
