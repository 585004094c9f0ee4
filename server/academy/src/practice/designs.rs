//! Designs that trainees make with a figure and send as pictures of practice work.

use bytes::Bytes;
use contract::practice::{AddDesign, Arrival, DesignWorkView};
use domain::learning::Assignment;
use domain::policy::{self, ReadAssignments, authorize};
use domain::{Locale, Viewer};

use super::darkroom::{self, Developed};
use super::{assignments, draft, views};
use crate::{Academy, Error, Result};

/// The assignments that take designs, in the order they are taught, with where one's own work stands.
pub(super) async fn assignments(
    academy: &Academy,
    viewer: &Viewer,
    locale: Locale,
) -> Result<Vec<DesignWorkView>> {
    authorize::<ReadAssignments>(viewer, policy::Academy)?;
    let begun = assignments::standings(academy, viewer).await?;
    let admitted = academy.catalogue.assignments().map(|at| at.assignment).filter(|one| one.designs);
    let view = |one: &Assignment| DesignWorkView {
        slug: one.slug.clone(),
        title: one.title.get(locale).clone(),
        standing: begun.get(&one.slug).copied(),
    };
    Ok(admitted.map(view).collect())
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
