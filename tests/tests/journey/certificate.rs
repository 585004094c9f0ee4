//! The certificate: issued by an admin, checked by a stranger, revoked.

use http::StatusCode;
use tests::{Browser, Device, Visitor, Words, third_party};

use super::study::submit;
use super::{Academy, PASSWORD};

const REASON: &str = "Issued to the wrong person.";

/// What another library says of the certificate, status list included.
fn verdict(academy: &Academy, code: &str) -> String {
    let output = third_party::node("verify.mjs", &[&academy.server.url(""), code]);
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Types a code into the page that checks certificates.
pub(crate) async fn asks_for(academy: &Academy, browser: &Browser, words: &Words, code: &str) {
    browser.visit(&academy.server.url(&words.path("/verify"))).await;
    browser.fill(&words.of("credentials", "verify.code"), code).await;
    submit(browser, &words.of("credentials", "verify.submit")).await;
}

pub(crate) async fn is_issued_checked_and_revoked(
    academy: &Academy,
    words: &Words,
    device: Device,
    holder: &str,
) {
    let admin = academy.signed_in("admin@stipple.test").await;
    let register = admin.get("/admin/certificates").await;
    let learner = register.value("learner").expect("somebody who waits for a certificate");
    let course = register.value("course").expect("the course");
    let issue = [("do", "issue"), ("learner", learner), ("course", course)];
    let issued = admin.send("/admin/certificates", &issue).await;
    let code = issued.location().and_then(|href| href.split("issued=").nth(1)).expect("a code").to_owned();

    let stranger = Browser::open(Visitor::new().on(device)).await;
    // As somebody types it who reads it aloud: without hyphens, in small letters.
    asks_for(academy, &stranger, words, &code.replace('-', " ").to_lowercase()).await;
    stranger.sees(&words.of("credentials", "verdict.valid")).await;
    stranger.sees(&words.of("credentials", "meaning.valid")).await;
    stranger.sees(holder).await;
    assert_eq!(verdict(academy, &code), "ok");

    let password = ("password", PASSWORD);
    let revoke = [("do", "revoke"), ("revoke", code.as_str()), ("reason", REASON), password];
    let revoked = admin.send("/admin/certificates", &revoke).await;
    assert_eq!(revoked.status, StatusCode::SEE_OTHER, "{}", revoked.text());

    stranger.refresh().await.expect("the same page again");
    stranger.sees(&words.of("credentials", "verdict.revoked")).await;
    stranger.sees(REASON).await;
    assert_eq!(verdict(academy, &code), "revoked", "the bit in the status list is set");
    let complaints = stranger.complaints().await;
    assert!(complaints.is_empty(), "the browser complains: {complaints:?}");
    stranger.close().await;
}
