//! What figures and lessons have in common.

use domain::learning::Interactive;
use tests::Words;

use crate::academy;

/// What can hurt somebody is worded the same wherever it returns, so that it is known again.
#[test]
fn a_figure_warns_in_the_words_of_the_lessons() {
    let catalogue = courses::load(&courses::Embedded).expect("the curriculum");
    for words in [Words::ENGLISH, Words::SPANISH] {
        for caution in ["refer", "scabs", "halo", "stop", "advisory"] {
            let text = words.of("figures", &format!("caution.{caution}"));
            let locale = domain::Locale::from_tag(words.locale()).expect("a language");
            let mut lessons = catalogue.courses().iter().flat_map(domain::learning::Course::lessons);
            let found = lessons.any(|(_, lesson)| {
                lesson.body.get(locale).sections.iter().any(|section| section.html.contains(&text))
            });
            assert!(found, "no lesson says: {text}");
        }
    }
}

/// The mark of a source leads to the source, and the figure is at home in lessons.
#[tokio::test]
async fn every_figure_lists_what_it_cites_and_the_lessons_that_lead_to_it() {
    let server = academy().await;
    for &figure in Interactive::ALL {
        for words in [Words::ENGLISH, Words::SPANISH] {
            let path = words.path(&format!("/figures/{}", figure.as_str()));
            let answer = reqwest::get(server.url(&path)).await.expect("an answer");
            assert_eq!(answer.status(), 200, "{path}");
            let html = answer.text().await.expect("a page");
            let cited: Vec<_> = html.split("href=\"#source-").skip(1).collect();
            assert!(!cited.is_empty(), "{path} cites nobody");
            for mark in cited {
                let number = mark.split('"').next().unwrap_or_default();
                assert!(html.contains(&format!("id=\"source-{number}\"")), "{path}: source {number}");
            }
            assert!(html.contains(&words.of("figures", "lessons")), "no lesson leads to {path}");
        }
    }
    let all = reqwest::get(server.url("/figures")).await.expect("an answer").text().await.expect("a page");
    for figure in Interactive::ALL {
        assert!(all.contains(&format!("href=\"/figures/{}\"", figure.as_str())), "{figure:?}");
    }
}
