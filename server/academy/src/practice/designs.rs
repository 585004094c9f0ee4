//! Designs that trainees keep, and send as pictures of practice work.

use bytes::Bytes;
use contract::practice::{AddDesign, Arrival, DesignView, DesignsView, SaveDesign};
use domain::id::DesignId;
use domain::policy::{Denied, Grant, KeepDesigns, Person, authorize};
use domain::practice::Refusal;
use domain::practice::designs::{DesignName, MAX_DESIGNS};
use domain::{Locale, Viewer};
use store::practice::{self as work, Design};

use super::darkroom::{self, Developed};
use super::{draft, views};
use crate::{Academy, Error, Result};

/// The permission to keep designs of one's own.
fn keeper(viewer: &Viewer) -> Result<Grant<KeepDesigns>> {
    let member = viewer.member().ok_or(Denied::SignIn)?;
    Ok(authorize::<KeepDesigns>(viewer, Person(member.id))?)
}

/// One's designs, and the assignments that take them.
pub(super) async fn designs(academy: &Academy, viewer: &Viewer, locale: Locale) -> Result<DesignsView> {
    let Person(owner) = *keeper(viewer)?.target();
    let kept = work::designs_of(academy.store.reader(), owner).await?;
    let view = |design: Design| DesignView {
        id: design.id,
        name: design.name.to_string(),
        state: design.state,
        saved_at: design.saved_at,
    };
    let admitted = academy.catalogue.assignments().filter(|at| at.assignment.designs);
    Ok(DesignsView {
        designs: kept.into_iter().map(view).collect(),
        assignments: admitted
            .map(|at| (at.assignment.slug.clone(), at.assignment.title.get(locale).clone()))
            .collect(),
    })
}

/// Keeps a design, as long as there is room for it.
pub(super) async fn save(academy: &Academy, viewer: &Viewer, command: SaveDesign) -> Result<()> {
    let now = academy.now();
    let grant = keeper(viewer)?;
    let tx = academy.store.begin().await?;
    if work::count_designs(&tx, grant.target().0).await? >= MAX_DESIGNS {
        return Err(Refusal::TooManyDesigns { max: MAX_DESIGNS }.into());
    }
    let SaveDesign { name, state } = command;
    let design = Design { id: DesignId::new(academy.chance.id(now)), name, state, saved_at: now };
    work::save_design(&tx, &grant, design).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives a design another name.
pub(super) async fn rename(academy: &Academy, viewer: &Viewer, id: DesignId, name: DesignName) -> Result<()> {
    let grant = keeper(viewer)?;
    let tx = academy.store.begin().await?;
    if !work::rename_design(&tx, &grant, id, &name).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Forgets a design.
pub(super) async fn delete(academy: &Academy, viewer: &Viewer, id: DesignId) -> Result<()> {
    let grant = keeper(viewer)?;
    let tx = academy.store.begin().await?;
    work::delete_design(&tx, &grant, id).await?;
    tx.commit().await?;
    Ok(())
}

/// Adds a picture of a design to one's draft. It goes the way of every photo, but nobody took it, so there is nothing to
/// advise.
pub(super) async fn add(academy: &Academy, viewer: &Viewer, command: AddDesign) -> Result<Arrival> {
    let now = academy.now();
    let AddDesign { assignment: slug, name, state, drawing } = command;
    let (assignment, grant) = draft::assignment(academy, viewer, &slug)?;
    if !assignment.designs {
        return Err(Error::NotFound);
    }
    let place = darkroom::place().await?;
    let submission = draft::begin(academy, viewer, &grant, &slug, now).await?;
    draft::admit(academy, submission, assignment).await?;
    let developed = match darkroom::develop(academy, &place, engraved(academy, drawing).await?).await? {
        Ok(developed) => Developed { advice: Vec::new(), design: Some(state), ..developed },
        Err(refused) => return Ok(Arrival::Refused(refused)),
    };
    let tx = academy.store.begin().await?;
    let held = draft::hold(&tx, viewer, submission, now).await?;
    let photo = draft::keep(academy, &tx, &held, assignment, name.to_string(), developed, now).await?;
    tx.commit().await?;
    Ok(Arrival::Taken(views::photo(photo)))
}

/// The drawing as a picture.
async fn engraved(academy: &Academy, drawing: String) -> Result<Bytes> {
    let engraver = academy.engraver.clone();
    let picture = tokio::task::spawn_blocking(move || engraver.engrave(&drawing));
    let picture = picture.await.map_err(|error| Error::internal("drawing a design", error))?;
    picture.map(Bytes::from).map_err(|error| Error::internal("drawing a design", error))
}
