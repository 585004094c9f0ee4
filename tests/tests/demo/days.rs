//! How certificates of the demo stood on other days: the artist's was corrected thirty days ago.

use http::StatusCode;
use serde_json::Value;
use tests::Person;
use time::{Date, Duration, OffsetDateTime};

async fn moment(stranger: &Person, code: &str, member: &str) -> OffsetDateTime {
    let status: Value = status(stranger, code, "").await;
    let text = status["record"][member].as_str().expect("a moment");
    OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339).expect("a moment")
}

async fn status(stranger: &Person, code: &str, query: &str) -> Value {
    let answer = stranger.get(&format!("/api/v1/credentials/{code}{query}")).await;
    serde_json::from_str(&answer.body).expect("JSON")
}

async fn day_before_the_correction(stranger: &Person) -> Date {
    (moment(stranger, "DEMO-VALID", "issued_at").await - Duration::days(5)).date()
}

#[tokio::test]
async fn a_day_before_the_correction_is_told_by_the_certificate_that_counted_then() {
    let stranger = Person::visitor(super::on_sqlite().await);
    let day = day_before_the_correction(&stranger).await;
    let told = status(&stranger, "DEMO-VALID", &format!("?at={day}")).await;
    assert_eq!(told["verdict"], "not_yet_valid", "{told}");
    assert_eq!(told["on_record"]["code"], "DEMO-SUPERSEDED", "{told}");
    assert_eq!(told["on_record"]["verdict"], "valid", "{told}");
    let told = status(&stranger, "DEMO-SUPERSEDED", &format!("?at={day}")).await;
    assert_eq!((&told["verdict"], &told["replaced_by"]), (&"valid".into(), &"DEMO-VALID".into()), "{told}");
}

#[tokio::test]
async fn the_page_tells_of_a_day_without_scripts() {
    let stranger = Person::visitor(super::on_sqlite().await);
    let day = day_before_the_correction(&stranger).await;
    for (path, said) in [("", "the certificate before this one"), ("/es", "el certificado anterior")] {
        let page = stranger.get(&format!("{path}/verify/DEMO-VALID?at={day}")).await;
        assert_eq!(page.status, StatusCode::OK);
        let text = page.text();
        assert!(text.contains(said) && text.contains("DEMO-SUPERSEDED"), "{text}");
    }
    let wrong = stranger.get("/verify/DEMO-VALID?at=yesterday").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("value=\"yesterday\""), "what was typed is kept");
    assert!(stranger.get("/verify/DEMO-VALID").await.body.contains("name=\"at\""), "the page asks for a day");
}
