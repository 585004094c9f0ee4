//! Forms of the practice room.

use contract::practice::{AddPhoto, Arrival, SubmitRound};
use contract::{Fault, Reason};
use domain::id::{PhotoId, SubmissionId};
use domain::practice::photo::{MAX_BYTES, RefusedPhoto, file_name};
use domain::slug::AssignmentSlug;

use super::{pages, words};
use crate::ctx::Ctx;
use crate::form::{Form, FormFile};
use crate::i18n::{fault, practice as say};
use crate::page::Outcome;
use crate::routes::Route;
use crate::ui::Problems;

/// The form of an assignment: photos, note, and what to do with them. Whatever button was pressed, photos and note are
/// kept first, so nothing that was chosen or typed is lost.
///
/// # Errors
/// What the academy answers and the page does not show itself.
pub async fn assignment(ctx: &Ctx, form: &Form, slug: &AssignmentSlug) -> Result<Outcome, Fault> {
    ctx.member()?;
    let mut problems = Problems::default();
    for file in &form.files {
        match add(ctx, slug, file).await? {
            Added::Kept => {}
            Added::Refused(message) => problems.add("photos", message),
            // The round was sent meanwhile, by a first tap on the same button: then its receipt is the answer.
            Added::TooLate => break,
        }
    }
    let command = form.get("do");
    if command == "send" && problems.is_empty() {
        return send(ctx, form, slug).await;
    }
    // A button pressed by the upload queue sends no note.
    if form.fields.iter().any(|(name, _)| name == "note") {
        keep_note(ctx, form, slug, &mut problems).await?;
    }
    if let Some(photo) = command.strip_prefix("remove-").and_then(|id| id.parse::<PhotoId>().ok()) {
        match ctx.ports.practice.remove_photo(&ctx.viewer, photo).await {
            // Taken out before, in another window.
            Ok(()) | Err(Fault::NotFound) => {}
            Err(other) => shown(ctx, &mut problems, "photos", other)?,
        }
    }
    if problems.is_empty() {
        let page = ctx.href(&Route::Assignment(slug.clone()));
        let next = if command == "save" { format!("{page}?saved=1#round") } else { format!("{page}#round") };
        return Ok(Outcome::see_other(next));
    }
    again(ctx, form, slug, problems).await
}

enum Added {
    Kept,
    Refused(String),
    TooLate,
}

async fn add(ctx: &Ctx, slug: &AssignmentSlug, file: &FormFile) -> Result<Added, Fault> {
    let (locale, name) = (ctx.locale, file_name(&file.name));
    let named = |reason: String| Added::Refused(say::refused::named(locale, &name, reason));
    let bytes = match &file.content {
        Ok(bytes) => bytes.clone(),
        Err(limit) if *limit < MAX_BYTES => {
            return Ok(named(say::refused::too_much_at_once(locale).to_owned()));
        }
        Err(limit) => {
            return Ok(named(words::refused(locale, &RefusedPhoto::TooManyBytes { limit: *limit })));
        }
    };
    let command = AddPhoto { assignment: slug.clone(), name: file.name.clone(), bytes };
    match ctx.ports.practice.add_photo(&ctx.viewer, command).await {
        Ok(Arrival::Taken(_)) => Ok(Added::Kept),
        Ok(Arrival::Refused(reason)) => Ok(named(words::refused(locale, &reason))),
        // It is there: that is what was wanted.
        Err(Fault::Refused { reason: Reason::DuplicatePhoto }) => Ok(Added::Kept),
        Err(Fault::Refused { reason: Reason::WrongStage { .. } }) => Ok(Added::TooLate),
        Err(Fault::Refused { reason }) => Ok(named(fault::reason(locale, &reason))),
        Err(other) => Err(other),
    }
}

async fn send(ctx: &Ctx, form: &Form, slug: &AssignmentSlug) -> Result<Outcome, Fault> {
    let command = SubmitRound {
        assignment: slug.clone(),
        round: form.get("round").parse().unwrap_or_default(),
        note: form.get("note").to_owned(),
    };
    match ctx.ports.practice.submit(&ctx.viewer, command).await {
        Ok(submission) => Ok(Outcome::see_other(ctx.href(&Route::Submission(submission)))),
        Err(other) => {
            let mut problems = Problems::default();
            shown(ctx, &mut problems, "photos", other)?;
            if problems.of("note").is_none() {
                keep_note(ctx, form, slug, &mut problems).await?;
            }
            again(ctx, form, slug, problems).await
        }
    }
}

async fn keep_note(
    ctx: &Ctx,
    form: &Form,
    slug: &AssignmentSlug,
    problems: &mut Problems,
) -> Result<(), Fault> {
    match ctx.ports.practice.save_note(&ctx.viewer, slug, form.get("note")).await {
        Ok(()) => Ok(()),
        Err(other) => shown(ctx, problems, "note", other),
    }
}

/// Puts what the page can show beside its fields; everything else is answered by a page of its own.
fn shown(ctx: &Ctx, problems: &mut Problems, field: &str, fault: Fault) -> Result<(), Fault> {
    match fault {
        Fault::Invalid { problems: found } => {
            for found in found {
                problems.add(found.field, fault::problem(ctx.locale, &found.problem));
            }
            Ok(())
        }
        Fault::Refused { reason } => {
            problems.add(field, fault::reason(ctx.locale, &reason));
            Ok(())
        }
        other => Err(other),
    }
}

async fn again(ctx: &Ctx, form: &Form, slug: &AssignmentSlug, problems: Problems) -> Result<Outcome, Fault> {
    let typed = pages::Typed { note: Some(form.get("note").to_owned()), problems, saved: false };
    Ok(Outcome::again(pages::assignment_with(ctx, slug, typed).await?))
}

/// The form of a submission: take the round back, or open it again.
///
/// # Errors
/// What the academy answers and the page does not show itself.
pub async fn submission(ctx: &Ctx, form: &Form, id: SubmissionId) -> Result<Outcome, Fault> {
    let practice = &ctx.ports.practice;
    let done = match form.get("do") {
        "withdraw" => practice.withdraw(&ctx.viewer, id).await.map(|()| Route::Submission(id)),
        "revise" => practice.revise(&ctx.viewer, id).await.map(Route::Assignment),
        _ => Err(Fault::NotFound),
    };
    match done {
        Ok(route) => Ok(Outcome::see_other(ctx.href(&route))),
        Err(Fault::Refused { reason }) => {
            let text = fault::reason(ctx.locale, &reason);
            Ok(Outcome::again(pages::submission_with(ctx, id, Some(text)).await?))
        }
        Err(other) => Err(other),
    }
}
