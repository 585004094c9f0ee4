//! The pages of those who run the academy, beside each other.

use crate::ctx::Ctx;
use crate::i18n::{artists, credentials as say, lifecycle};
use crate::routes::Route;
use crate::ui::Link;

/// The tabs, with the page shown marked.
pub(super) fn of(ctx: &Ctx, here: &Route) -> Vec<Link> {
    let tab = |label: &str, route: Route| Link::new(label, ctx.href(&route)).current(route == *here);
    vec![
        tab(say::register::accounts(ctx.locale), Route::Admin),
        tab(say::register::certificates(ctx.locale), Route::AdminCertificates),
        tab(lifecycle::checks::title(ctx.locale), Route::AdminChecks),
        tab(artists::moderation::tab(ctx.locale), Route::AdminReviews),
    ]
}
