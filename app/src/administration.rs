//! The pages of those who run the academy, beside each other.

use leptos::prelude::*;

use crate::ctx::Ctx;
use crate::i18n::{questions, shell as say};
use crate::routes::Route;
use crate::ui::{Link, Tabs};

/// The tabs above each of them, with the page shown marked.
pub(crate) fn tabs(ctx: &Ctx, here: &Route) -> AnyView {
    let locale = ctx.locale;
    let tab = |label: &str, route: Route| Link::new(label, ctx.href(&route)).current(route == *here);
    let tabs = vec![
        tab(say::administration::accounts(locale), Route::Admin),
        tab(say::administration::certificates(locale), Route::AdminCertificates),
        tab(say::administration::checks(locale), Route::AdminChecks),
        tab(say::administration::reviews(locale), Route::AdminReviews),
        tab(say::administration::courses(locale), Route::AdminCourses),
        tab(questions::title(locale), Route::Questions),
    ];
    view! { <Tabs label=say::administration::label(locale) tabs/> }.into_any()
}
