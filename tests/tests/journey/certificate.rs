//! The certificate: issued by an admin, checked by a stranger, revoked.

use tests::{Browser, Device, Visitor, Words, third_party};

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
    browser.press(&words.of("credentials", "verify.submit")).await;
}

pub(crate) async fn is_issued_checked_and_revoked(
    academy: &Academy,
    words: &Words,
    device: Device,
    holder: &str,
) {
    let admin = academy.window_of("admin@stipple.test", words, Device::Desktop).await;
    admin.visit(&academy.server.url(&words.path("/admin/certificates"))).await;
    admin.press_at("form:has(input[name=learner]) button").await;
    admin.sees(&words.of("credentials", "register.issued")).await;
    let code = admin.path().await.split("issued=").nth(1).expect("a code in the address").to_owned();

    let stranger = Browser::open(Visitor::new().on(device)).await;
    // As somebody types it who reads it aloud: without hyphens, in small letters.
    asks_for(academy, &stranger, words, &code.replace('-', " ").to_lowercase()).await;
    stranger.sees(&words.of("credentials", "verdict.valid")).await;
    stranger.sees(&words.of("credentials", "meaning.valid")).await;
    stranger.sees(holder).await;
    assert_eq!(verdict(academy, &code), "ok");

    let of_ana = format!("{} {holder}", words.of("lifecycle", "register.open_of"));
    admin.press(&of_ana).await;
    admin.press(&words.of("credentials", "register.revoke")).await;
    admin.fill(&words.of("credentials", "register.reason"), REASON).await;
    admin.fill(&words.of("credentials", "register.password"), PASSWORD).await;
    let for_good = words.of("credentials", "register.submit");
    admin.press(&for_good).await;
    admin.element("dialog[open]").await;
    admin.press(&for_good).await;
    admin.sees(&words.of("lifecycle", "done.revoke")).await;

    stranger.refresh().await.expect("the same page again");
    stranger.sees(&words.of("credentials", "verdict.revoked")).await;
    stranger.sees(REASON).await;
    assert_eq!(verdict(academy, &code), "revoked", "the bit in the status list is set");
    for window in [stranger, admin] {
        let complaints = window.complaints().await;
        assert!(complaints.is_empty(), "the browser complains: {complaints:?}");
        window.close().await;
    }
}
