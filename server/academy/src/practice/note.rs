//! What a trainee says about a round.

use domain::Viewer;
use domain::practice::MAX_NOTE;
use domain::problem;
use domain::slug::AssignmentSlug;
use store::practice as work;

use super::draft;
use crate::{Academy, Error, Result};

/// Keeps what one says about one's draft, which begins with it if need be.
pub(super) async fn save_note(
    academy: &Academy,
    viewer: &Viewer,
    slug: &AssignmentSlug,
    note: &str,
) -> Result<()> {
    let now = academy.now();
    let (_, grant) = draft::assignment(academy, viewer, slug)?;
    let note = parse(note)?;
    let submission = draft::begin(academy, viewer, &grant, slug, now).await?;
    let tx = academy.store.begin().await?;
    let held = draft::hold(&tx, viewer, submission, now).await?;
    held.submission.may_change()?;
    work::save_note(&tx, &held.grant, held.submission.round, note).await?;
    tx.commit().await?;
    Ok(())
}

/// A note as it may be kept.
pub(super) fn parse(note: &str) -> Result<String> {
    problem::optional_text(note, MAX_NOTE).map_err(|problem| Error::field("note", problem))
}
