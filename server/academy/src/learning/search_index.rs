//! Keeping up to date what can be found.

use domain::Viewer;
use domain::learning::search;
use domain::policy::{self, IndexCurriculum, authorize};
use domain::viewer::System;

use crate::{Academy, Result};

/// Makes what is taught now findable, unless it is, and says under what name it is found. Any number of servers may do this at the same moment.
///
/// # Errors
/// When the database is out of reach.
pub async fn index_curriculum(academy: &Academy) -> Result<String> {
    let revision = search::search_revision(&academy.catalogue);
    if store::learning::search::is_indexed(academy.store.reader(), &revision).await? {
        return Ok(revision);
    }
    let grant = authorize::<IndexCurriculum>(&Viewer::System(System::Caretaker), policy::Academy)?;
    let passages = search::passages(&academy.catalogue);
    let now = academy.now();
    let tx = academy.store.begin().await?;
    store::learning::search::index(&tx, &grant, &revision, &passages, now).await?;
    tx.commit().await?;
    Ok(revision)
}
