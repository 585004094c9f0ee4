//! A note that could not be kept, given back.

use leptos::prelude::*;

use crate::ctx::Ctx;
use crate::i18n::{notes as say, shell};
use crate::page::{Outcome, Page};
use crate::routes::Route;
use crate::ui::{Copyable, LinkButton, PageHead};

/// Why a note could not be kept.
#[derive(Debug, Clone, Copy)]
pub(in crate::learning) enum Lost {
    /// Nobody is signed in any more.
    Session,
    /// The note was deleted in another window.
    Deleted,
}

/// A page with the words that were typed, and the way on.
pub(in crate::learning) fn outcome(ctx: &Ctx, lost: Lost, typed: String) -> Outcome {
    let locale = ctx.locale;
    let (status, lead, label, way_on) = match lost {
        Lost::Session => {
            let back = ctx.route.as_ref().map(|route| ctx.here(route, locale)).unwrap_or_default();
            let login = Route::Login.href_with(locale, &[("next", &back)]);
            (401, say::rescue::session(locale), shell::account::sign_in(locale), login)
        }
        Lost::Deleted => (404, say::rescue::deleted(locale), say::title(locale), ctx.href(&Route::Notes)),
    };
    let page = Page::new(say::rescue::title(locale), move || {
        view! {
            <PageHead title=say::rescue::title(locale) lead />
            <Copyable locale name="rescued" label=say::rescue::words(locale) value=typed long=true />
            <p class="bar">
                <LinkButton href=way_on>{label}</LinkButton>
            </p>
        }
    });
    Outcome::page(page.status(status))
}
