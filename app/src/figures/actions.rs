//! The forms of figures: what somebody keeps of them.

mod designs;
mod worksheets;

use contract::Fault;
use domain::learning::Interactive;

use crate::ctx::Ctx;
use crate::form::Form;
use crate::page::Outcome;

/// The form of a figure: designs of hairlines, which may become practice work, and states of the others that make something.
///
/// # Errors
/// What the port answers and the page does not say itself; [`Fault::NotFound`] for figures of which nothing is kept.
pub async fn figure(ctx: &Ctx, form: &Form, figure: Interactive) -> Result<Outcome, Fault> {
    match figure {
        Interactive::HairlineDesign => designs::figure(ctx, form, figure).await,
        _ => worksheets::figure(ctx, form, figure).await,
    }
}
