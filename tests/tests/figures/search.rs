//! Finding figures by their words.

use domain::learning::Interactive;
use tests::{Answer, Person, Words};

use crate::academy;

/// What the search page says to these words.
async fn search(visitor: &Person, words: &Words, sought: &str) -> Answer {
    visitor.get(&words.path(&format!("/search?q={}", sought.replace(' ', "+")))).await
}

#[tokio::test]
async fn every_figure_is_found_by_its_name_in_both_languages() {
    let server = academy().await;
    let visitor = Person::visitor(&server);
    for &figure in Interactive::ALL {
        for words in [Words::ENGLISH, Words::SPANISH] {
            let title = words.of(&figure.as_str().replace('-', "_"), "title");
            let page = search(&visitor, &words, &title).await;
            let href = words.path(&format!("/figures/{}", figure.as_str()));
            assert!(page.links(&href).contains(&href.as_str()), "{title}: {}", page.text());
            assert!(page.text().contains(&words.of("search", "interactive")), "{title}: {}", page.text());
        }
    }
}

#[tokio::test]
async fn figures_come_first_and_are_counted_whatever_the_case_and_the_accents() {
    let server = academy().await;
    let visitor = Person::visitor(&server);
    for (words, sought, figure) in [
        (Words::ENGLISH, "colour matcher", "colour-match"),
        (Words::ENGLISH, "NEEDLE-depth explorer", "needle-depth"),
        (Words::ENGLISH, "worksh", "pricing"),
        (Words::SPANISH, "cronologia cicatrizacion", "healing-timeline"),
        (Words::SPANISH, "DISEÑADOR de linea", "hairline-design"),
        (Words::SPANISH, "Campo puntos", "dot-field"),
    ] {
        let page = search(&visitor, &words, sought).await;
        let list = page.body.split("class=\"found\"").nth(1).and_then(|rest| rest.split("</ol>").next());
        let list = list.unwrap_or_default();
        let first = list.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
        let href = words.path(&format!("/figures/{figure}"));
        assert_eq!(first, Some(href.as_str()), "{sought}: {}", page.text());
        assert!(list.contains("<mark>"), "{sought}: {list}");
        let counted = match list.matches("<h2").count() {
            1 => words.of("search", "found.one"),
            many => format!("{many} result"), // in both languages
        };
        assert!(page.text().contains(&counted), "not “{counted}”: {}", page.text());
    }
}

#[tokio::test]
async fn a_word_that_no_figure_holds_finds_none() {
    let server = academy().await;
    let visitor = Person::visitor(&server);
    for words in [Words::ENGLISH, Words::SPANISH] {
        for (sought, said) in [("healing+zzyzx", "none"), ("?!", "no_word")] {
            let page = search(&visitor, &words, sought).await;
            assert!(page.text().contains(&words.of("search", said)), "{sought}: {}", page.text());
            assert!(!page.text().contains(&words.of("search", "interactive")), "{sought}: {}", page.text());
        }
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_searches_for_figures_too() {
    let server = academy().await;
    let visitor = Person::visitor(&server);
    for words in [Words::ENGLISH, Words::SPANISH] {
        let lost = visitor.get(&words.path("/nowhere")).await;
        assert_eq!(lost.status, 404);
        let action = format!("action=\"{}\"", words.path("/search"));
        assert!(lost.body.contains(&action), "{}", lost.body);
    }
}
