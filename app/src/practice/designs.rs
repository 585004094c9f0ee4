//! The designs among the pictures of a round: each can be opened again as it was.

use contract::practice::PhotoView;
use domain::learning::Interactive;
use leptos::prelude::*;

use crate::figures::pages::href;
use crate::i18n::{Locale, designs as say};

/// A link for each picture that was made from a design.
pub(crate) fn of_round(locale: Locale, photos: &[PhotoView]) -> Option<AnyView> {
    let links: Vec<_> = photos
        .iter()
        .filter_map(|photo| {
            let state = photo.design.as_ref()?;
            let href = href(locale, Interactive::HairlineDesign, state);
            Some(view! { <li><a href=href>{say::open(locale, &photo.name)}</a></li> })
        })
        .collect();
    (!links.is_empty()).then(|| view! { <ul class="of-designs">{links}</ul> }.into_any())
}
