//! Forms of figures: keeping a state, and throwing it away.

use contract::Fault;
use contract::learning::{DropWorksheet, KeepWorksheet};
use domain::learning::Interactive;

use crate::again::Again;
use crate::ctx::Ctx;
use crate::figures::pages::{self, Sent};
use crate::figures::{KEEP_AS, makes, show};
use crate::form::Form;
use crate::page::Outcome;
use crate::routes::Route;

/// Keeps the state that the form holds (`do=keep`), or throws away what was kept (`do=drop`).
///
/// # Errors
/// What the port answers, except what is wrong with the name and a full list, which the page says itself;
/// [`Fault::NotFound`] for figures of which nothing is kept.
pub async fn figure(ctx: &Ctx, form: &Form, figure: Interactive) -> Result<Outcome, Fault> {
    if !makes(figure) {
        return Err(Fault::NotFound);
    }
    ctx.member()?;
    let port = &ctx.ports.learning;
    let route = Route::Figure(figure);
    if form.get("do") == "drop" {
        let worksheet = form.get("worksheet").parse().map_err(|_| Fault::NotFound)?;
        port.drop_worksheet(&ctx.viewer, DropWorksheet { worksheet }).await?;
        return Ok(Outcome::see_other(ctx.here(&route, ctx.locale)));
    }
    let pairs = show(figure, ctx.locale, &form.fields).pairs;
    let query: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let here = route.href_with(ctx.locale, &query);
    let state = here.split_once('?').map(|(_, state)| state.to_owned()).unwrap_or_default();
    let command = KeepWorksheet { figure, name: form.get(KEEP_AS).to_owned(), state };
    match port.keep_worksheet(&ctx.viewer, command).await {
        Ok(()) => Ok(Outcome::see_other(format!("{here}#kept"))),
        Err(fault) => {
            let again = Again::after(ctx.locale, form, fault)?;
            let sent = Sent { state: &form.fields, again: again.clone(), ..Sent::nothing(ctx) };
            let page = pages::figure_with(ctx, figure, sent).await?;
            Ok(again.outcome(|_| page))
        }
    }
}
