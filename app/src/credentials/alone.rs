//! The page that checks certificates without any server: one file that an academy keeps and hands out. It holds the script,
//! the checks, the style, the words of both languages, and what the academy published when it was made.

use leptos::prelude::*;

use super::show;
use crate::again::Again;
use crate::i18n::{Locale, credentials as say, verifier};
use crate::ui::{PageHead, STYLESHEET};

/// What stands in the page for one language, to be chosen when it is opened.
pub fn part(locale: Locale, academy: &str, origin: &str) -> String {
    let (academy, origin) = (academy.to_owned(), origin.to_owned());
    let title = verifier::show::alone_title(locale, academy);
    let owner = Owner::new();
    let html = owner.with(|| {
        view! {
            {show::verifier(locale, &origin, None, &[], verifier::show::alone(locale, "{moment}"))}
            <PageHead title=title.clone() lead=verifier::show::drop(locale)/>
            {show::forms(locale, "", &Again::fresh())}
            <p class="meta"><a href=origin.clone()>{origin.clone()}</a></p>
        }
        .to_html()
    });
    owner.unset_with_forced_cleanup();
    format!(
        "<template lang=\"{}\" data-title=\"{}\">{}</template>",
        locale.tag(),
        escaped(&title),
        html.replace("<!>", "")
    )
}

/// The style sheet without what it fetches.
pub fn style() -> String {
    STYLESHEET.split_inclusive('}').filter(|rule| !rule.contains("url(/static/")).collect()
}

/// What the language is called in itself.
pub fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::En => say::every::english(locale),
        Locale::Es => say::every::spanish(locale),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_saved_page_fetches_nothing() {
        assert!(!style().contains("/static/"));
        for locale in Locale::ALL {
            let html = part(locale, "Dot & \"Line\"", "https://academy.example");
            assert!(html.contains("data-verifier") && !html.contains("/static/"), "{html}");
            assert!(html.contains("data-title=\"") && html.contains("&amp; &quot;Line&quot;"), "{html}");
        }
    }
}
