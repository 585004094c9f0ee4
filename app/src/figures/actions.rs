//! The form of a figure: what somebody keeps of it, and what of it becomes practice work.

use contract::Fault;
use contract::learning::KeepWorksheet;
use contract::practice::{AddDesign, Arrival};
use domain::id::WorksheetId;
use domain::learning::{FigureState, Interactive, WorksheetName};
use domain::slug::AssignmentSlug;
use domain::{FieldProblem, Problem};

use crate::again::Again;
use crate::ctx::Ctx;
use crate::figures::pages::{self, Sent};
use crate::figures::{KEEP_AS, makes, plate, state};
use crate::form::Form;
use crate::page::Outcome;
use crate::practice::words;
use crate::routes::Route;

/// What is asked for.
enum Act {
    Keep,
    Rename(WorksheetId),
    Drop(WorksheetId),
    Add(AssignmentSlug),
}

impl Act {
    fn parse(text: &str) -> Option<Self> {
        Some(match text.split_once(':') {
            None if text == "keep" => Self::Keep,
            Some(("rename", id)) => Self::Rename(id.parse().ok()?),
            Some(("drop", id)) => Self::Drop(id.parse().ok()?),
            Some(("add", slug)) => Self::Add(slug.parse().ok()?),
            _ => return None,
        })
    }

    /// Whether the form that asks for it holds the state; otherwise the address does.
    const fn has_state(&self) -> bool {
        matches!(self, Self::Keep | Self::Add(_))
    }
}

/// The name of the field for another name of a worksheet.
pub(super) fn rename_field(id: WorksheetId) -> String {
    format!("name-{id}")
}

/// Keeps the state that the form holds, names a kept one anew or throws it away, or adds the state to practice work.
///
/// # Errors
/// What the ports answer, except what the page says itself: what is wrong with a name, a full list, a picture that is
/// refused. [`Fault::NotFound`] for figures with which nothing is made.
pub async fn figure(ctx: &Ctx, form: &Form, figure: Interactive) -> Result<Outcome, Fault> {
    if !makes(figure) {
        return Err(Fault::NotFound);
    }
    ctx.member()?;
    let act = Act::parse(form.get("do")).ok_or(Fault::NotFound)?;
    let again = match done(ctx, form, figure, &act).await {
        Ok(Done::See(href)) => return Ok(Outcome::see_other(href)),
        Ok(Done::Said(text)) => Again::saying(form.clone(), KEEP_AS, &text),
        Err(fault) => Again::after(ctx.locale, form, fault)?,
    };
    let state = if act.has_state() { &form.fields } else { &ctx.query };
    let page = pages::figure_with(ctx, figure, Sent { state, again: again.clone() }).await?;
    Ok(again.outcome(|_| page))
}

/// What became of it.
enum Done {
    /// It is done, and to be seen there.
    See(String),
    /// It is not done, and this is why.
    Said(String),
}

async fn done(ctx: &Ctx, form: &Form, figure: Interactive, act: &Act) -> Result<Done, Fault> {
    let learning = &ctx.ports.learning;
    match act {
        Act::Keep => {
            let (name, state) = (name(form, KEEP_AS)?, stated(form, figure)?);
            let here = pages::href(ctx.locale, figure, &state);
            learning.keep_worksheet(&ctx.viewer, KeepWorksheet { figure, name, state }).await?;
            return Ok(Done::See(format!("{here}#kept")));
        }
        Act::Rename(id) => {
            let name = name(form, &rename_field(*id))?;
            learning.rename_worksheet(&ctx.viewer, *id, name).await?;
        }
        Act::Drop(id) => learning.drop_worksheet(&ctx.viewer, *id).await?,
        Act::Add(assignment) => return add(ctx, form, figure, assignment).await,
    }
    Ok(Done::See(format!("{}#kept", ctx.here(&Route::Figure(figure), ctx.locale))))
}

async fn add(
    ctx: &Ctx,
    form: &Form,
    figure: Interactive,
    assignment: &AssignmentSlug,
) -> Result<Done, Fault> {
    if !figure.makes_designs() {
        return Err(Fault::NotFound);
    }
    let command = AddDesign {
        assignment: assignment.clone(),
        name: name(form, KEEP_AS)?,
        state: stated(form, figure)?,
        drawing: plate(figure, ctx.locale, &form.fields),
    };
    Ok(match ctx.ports.practice.add_design(&ctx.viewer, command).await? {
        Arrival::Taken(_) => Done::See(format!("{}#round", ctx.href(&Route::Assignment(assignment.clone())))),
        Arrival::Refused(reason) => Done::Said(words::refused(ctx.locale, &reason)),
    })
}

fn name(form: &Form, field: &str) -> Result<WorksheetName, Fault> {
    WorksheetName::parse(form.get(field)).map_err(|problem| invalid(field, problem))
}

fn stated(form: &Form, figure: Interactive) -> Result<FigureState, Fault> {
    state(figure, &form.fields).map_err(|problem| invalid(KEEP_AS, problem))
}

fn invalid(field: &str, problem: Problem) -> Fault {
    Fault::Invalid { problems: vec![FieldProblem::new(field, problem)] }
}
