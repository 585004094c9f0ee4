//! The figures that answer, among what was found. Their words are written here and not in the curriculum, so no database has
//! looked through them.

use domain::learning::Interactive;
use domain::learning::search::{Marked, SearchWords};
use leptos::prelude::*;

use super::pieces;
use crate::figures::{Words, words};
use crate::i18n::{Locale, search as say};
use crate::routes::Route;

/// The figures whose name and lead hold every word.
pub(super) fn found(locale: Locale, sought: &str) -> Vec<AnyView> {
    let Some(sought) = SearchWords::parse(sought) else { return Vec::new() };
    let holds = |figure: &&Interactive| {
        let Words { title, lead } = words(**figure, locale);
        sought.all_in(&format!("{title} {lead}"))
    };
    Interactive::ALL.iter().filter(holds).map(|figure| one(locale, *figure, &sought)).collect()
}

fn one(locale: Locale, figure: Interactive, sought: &SearchWords) -> AnyView {
    let Words { title, lead } = words(figure, locale);
    let [title, lead] = [title, lead].map(|text| pieces(Marked::by(text, sought).whole()));
    view! {
        <li>
            <p class="kicker">{say::interactive(locale)}</p>
            <h2>
                <a href=Route::Figure(figure).href(locale)>{title}</a>
            </h2>
            <p>{lead}</p>
        </li>
    }
    .into_any()
}
