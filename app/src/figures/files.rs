//! The addresses of what can be taken along of a figure. They are files, not pages, so no [`Route`] names them.
//!
//! [`Route`]: crate::routes::Route

use domain::learning::Interactive;

use crate::i18n::Locale;
use crate::routes::{Route, percent_encode};

/// The name of the value that says in which language; one that no figure uses.
pub const LANGUAGE: &str = "lang";

/// The address of what a figure answers as a table (CSV), in the state that these values say, from the root of the site.
/// What is the default is left out.
pub fn table(figure: Interactive, locale: Locale, state: &[(&str, &str)]) -> String {
    let path = format!("{}/table.csv", Route::Figure(figure).href(Locale::En));
    let language = (locale != Locale::default()).then(|| (LANGUAGE, locale.tag()));
    let pairs: Vec<_> = language
        .iter()
        .chain(state)
        .map(|(name, value)| format!("{}={}", percent_encode(name), percent_encode(value)))
        .collect();
    if pairs.is_empty() { path } else { format!("{path}?{}", pairs.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_only_what_is_not_the_default() {
        assert_eq!(table(Interactive::Pricing, Locale::En, &[]), "/figures/pricing/table.csv");
        assert_eq!(
            table(Interactive::Pricing, Locale::Es, &[("price", "1 200")]),
            "/figures/pricing/table.csv?lang=es&price=1%20200"
        );
    }
}
