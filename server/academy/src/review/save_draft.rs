//! Keeping a draft.

use contract::review::{SaveDraft, SaveOutcome};
use domain::Viewer;
use store::review as reviews;

use super::desk::{self, Base};
use crate::{Academy, Result};

/// Keeps the draft and renews the claim. When another window saved first, both texts live on: theirs here, the
/// mentor's own where it was typed.
pub(super) async fn save_draft(
    academy: &Academy,
    viewer: &Viewer,
    command: SaveDraft,
) -> Result<SaveOutcome> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let desk = desk::lay(academy, &tx, viewer, command.submission, command.round, now).await?;
    let base = command.base;
    let draft = desk::complete(academy, command, now);
    draft.check(&desk.rubric.demands(), desk.photos())?;
    let outcome = match desk.compare(&tx, base, draft, now).await? {
        Base::Current(saved) => {
            reviews::save_draft(&tx, &desk.grant, &desk.round, &saved).await?;
            SaveOutcome::Saved { version: saved.version, at: saved.at }
        }
        Base::Repeated(kept) => SaveOutcome::Saved { version: kept.version, at: kept.at },
        Base::Outdated(kept) => SaveOutcome::Conflict { theirs: kept.draft, version: kept.version },
    };
    tx.commit().await?;
    Ok(outcome)
}
