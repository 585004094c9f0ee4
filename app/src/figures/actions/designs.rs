//! The form below the hairline designer: keep a design, name it anew, forget it, add it to practice work.

use contract::Fault;
use contract::practice::{AddDesign, Arrival, SaveDesign};
use domain::id::DesignId;
use domain::learning::Interactive;
use domain::practice::designs::{DesignName, DesignState};
use domain::slug::AssignmentSlug;

use crate::ctx::Ctx;
use crate::figures::pages::{self, Sent, TypedDesign};
use crate::figures::{plate, written};
use crate::form::{Form, Parser};
use crate::i18n::fault;
use crate::page::Outcome;
use crate::practice::words;
use crate::routes::Route;

/// What is asked of a design.
enum Act {
    Save,
    Rename(DesignId),
    Delete(DesignId),
    Add(AssignmentSlug),
}

impl Act {
    fn parse(text: &str) -> Option<Self> {
        Some(match text.split_once(':') {
            None if text == "save" => Self::Save,
            Some(("rename", id)) => Self::Rename(id.parse().ok()?),
            Some(("delete", id)) => Self::Delete(id.parse().ok()?),
            Some(("add", slug)) => Self::Add(slug.parse().ok()?),
            _ => return None,
        })
    }

    /// The field that its name is typed into.
    fn field(&self) -> String {
        match self {
            Self::Rename(id) => format!("name-{id}"),
            Self::Save | Self::Delete(_) | Self::Add(_) => "name".to_owned(),
        }
    }
}

/// The form of a figure that designs are made with. The design is what the address says.
///
/// # Errors
/// What the academy answers and the page does not show itself; [`Fault::NotFound`] for figures without designs.
pub async fn figure(ctx: &Ctx, form: &Form, figure: Interactive) -> Result<Outcome, Fault> {
    ctx.member()?;
    let act = Act::parse(form.get("do")).filter(|_| figure == Interactive::HairlineDesign);
    let act = act.ok_or(Fault::NotFound)?;
    if let Act::Delete(id) = act {
        ctx.ports.practice.delete_design(&ctx.viewer, id).await?;
        return Ok(Outcome::see_other(here(ctx, figure)));
    }
    let field = act.field();
    let mut parser = Parser::new(form);
    let name = parser.take(&field, DesignName::parse);
    let (Some(name), Ok(())) = (name, parser.finish()) else {
        let problem = DesignName::parse(form.get(&field)).err();
        let text = problem.map(|problem| fault::problem(ctx.locale, &problem));
        return again(ctx, form, figure, field, text.unwrap_or_default()).await;
    };
    match done(ctx, figure, &act, name).await {
        Ok(Done::See(href)) => Ok(Outcome::see_other(href)),
        Ok(Done::Said(text)) => again(ctx, form, figure, field, text).await,
        Err(Fault::Refused { reason }) => {
            again(ctx, form, figure, field, fault::reason(ctx.locale, &reason)).await
        }
        Err(other) => Err(other),
    }
}

enum Done {
    See(String),
    Said(String),
}

async fn done(ctx: &Ctx, figure: Interactive, act: &Act, name: DesignName) -> Result<Done, Fault> {
    let practice = &ctx.ports.practice;
    let state = DesignState::of(&written(figure, &ctx.query)).ok_or(Fault::NotFound)?;
    match act {
        Act::Save => practice.save_design(&ctx.viewer, SaveDesign { name, state }).await?,
        Act::Rename(id) => practice.rename_design(&ctx.viewer, *id, name).await?,
        Act::Delete(id) => practice.delete_design(&ctx.viewer, *id).await?,
        Act::Add(assignment) => {
            let drawing = plate(figure, ctx.locale, &ctx.query);
            let command = AddDesign { assignment: assignment.clone(), name, state, drawing };
            if let Arrival::Refused(reason) = practice.add_design(&ctx.viewer, command).await? {
                return Ok(Done::Said(words::refused(ctx.locale, &reason)));
            }
            let round = ctx.href(&Route::Assignment(assignment.clone()));
            return Ok(Done::See(format!("{round}#round")));
        }
    }
    Ok(Done::See(here(ctx, figure)))
}

/// The same design, at the list of those that are kept.
fn here(ctx: &Ctx, figure: Interactive) -> String {
    format!("{}#designs", ctx.here(&Route::Figure(figure), ctx.locale))
}

async fn again(
    ctx: &Ctx,
    form: &Form,
    figure: Interactive,
    field: String,
    text: String,
) -> Result<Outcome, Fault> {
    let mut typed = TypedDesign { value: form.get(&field).to_owned(), ..TypedDesign::default() };
    typed.problems.add(field.clone(), text);
    typed.field = field;
    let sent = Sent { typed, ..Sent::nothing(ctx) };
    Ok(Outcome::again(pages::figure_with(ctx, figure, sent).await?))
}
