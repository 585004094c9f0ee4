//! The public page of a certificate: every field of its record, and everything to take along.

use http::StatusCode;
use tests::{Person, Words};

#[tokio::test]
async fn the_page_shows_what_vouches_for_the_address_and_in_which_format_the_record_is() {
    let visitor = Person::visitor(super::on_sqlite().await);
    let answer = visitor.get("/api/v1/credentials/DEMO-VALID").await;
    let answer: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    let record = &answer["record"];
    let email = &record["holder"]["email"];
    let [hash, salt] = ["hash", "salt"].map(|part| email[part].as_str().expect("text").to_owned());
    for words in [Words::ENGLISH, Words::SPANISH] {
        let text = visitor.get(&words.path("/verify/DEMO-VALID")).await.text();
        for (place, value) in [
            ("every.email", hash.as_str()),
            ("every.salt", salt.as_str()),
            ("every.version", record["version"].to_string().as_str()),
        ] {
            let line = format!("{} {value}", words.of("credentials", place));
            assert!(text.contains(&line), "“{line}” is not on the page:\n{text}");
        }
    }
}

#[tokio::test]
async fn the_page_leads_to_every_form_on_either_paper() {
    let visitor = Person::visitor(super::on_sqlite().await);
    for (words, language) in [(Words::ENGLISH, ""), (Words::SPANISH, "lang=es")] {
        let page = visitor.get(&words.path("/verify/DEMO-VALID")).await;
        let links: Vec<_> =
            page.links("/credentials/").into_iter().map(|link| link.replace("&amp;", "&")).collect();
        for (name, paper) in [
            ("certificate.pdf", ""),
            ("certificate.pdf", "paper=letter"),
            ("transcript.pdf", ""),
            ("transcript.pdf", "paper=letter"),
            ("credential.jwt", ""),
            ("credential.json", ""),
        ] {
            let spoken = if name.starts_with("credential.") { "" } else { language };
            let query: Vec<_> = [paper, spoken].into_iter().filter(|part| !part.is_empty()).collect();
            let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
            let link = format!("/credentials/DEMO-VALID/{name}{query}");
            assert!(links.contains(&link), "{link} is not among {links:?}");
            assert_eq!(visitor.get(&link).await.status, StatusCode::OK, "{link}");
        }
    }
}
