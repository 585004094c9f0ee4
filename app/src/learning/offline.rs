//! Lessons kept on the device. Only the browser knows which: `reading.js` lists them and forgets them when asked to.

use leptos::prelude::*;

use crate::i18n::{Locale, reading as say};
use crate::ui::{PageHead, StatusLine};

/// The whole page.
pub(super) fn view(locale: Locale) -> AnyView {
    view! {
        <PageHead title=say::offline::title(locale) lead=say::offline::lead(locale) />
        <p hidden=true data-not-here="">
            {say::offline::not_here(locale)}
        </p>
        <div
            data-lessons=""
            data-list=say::offline::list(locale)
            data-kept-on=say::offline::kept_on(locale, "{date}")
            data-none=say::offline::none(locale)
            data-forget=say::offline::forget(locale)
            data-forget-all=say::offline::forget_all(locale)
            data-forgotten=say::offline::forgotten(locale)
        >
            <noscript>
                <p>{say::offline::scripts(locale)}</p>
            </noscript>
        </div>
        <StatusLine id="forgotten" />
        <p class="meta">{say::offline::what(locale)}</p>
    }
    .into_any()
}
