//! What the academy issues, judged by verifiers that other people wrote.

use std::process::Output;

use tests::{Server, third_party};
use tokio::sync::OnceCell;

static ACADEMY: OnceCell<Server> = OnceCell::const_new();

async fn academy() -> &'static Server {
    ACADEMY.get_or_init(Server::demo).await
}

fn verdict(output: &Output) -> String {
    assert!(output.status.success(), "the verifier failed:\n{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

async fn openbadgeslib(code: &str) -> String {
    verdict(&third_party::python("verify.py", &[&academy().await.url(""), code]))
}

async fn jose(code: &str) -> String {
    verdict(&third_party::node("verify.mjs", &[&academy().await.url(""), code]))
}

#[tokio::test]
async fn openbadgeslib_finds_a_valid_certificate_valid() {
    let verdict = openbadgeslib("DEMO-VALID").await;
    assert!(verdict.starts_with("valid "), "{verdict}");
}

#[tokio::test]
async fn jose_finds_the_signature_of_a_valid_certificate_good() {
    let verdict = jose("DEMO-VALID").await;
    assert!(verdict.starts_with("valid "), "{verdict}");
}

#[tokio::test]
async fn openbadgeslib_finds_a_revoked_certificate_revoked() {
    let verdict = openbadgeslib("DEMO-REVOKED").await;
    assert!(verdict.starts_with("refused ") && verdict.contains("revocation"), "{verdict}");
}

#[tokio::test]
async fn openbadgeslib_refuses_a_suspended_certificate() {
    let verdict = openbadgeslib("DEMO-SUSPENDED").await;
    assert!(verdict.starts_with("refused Credential status"), "{verdict}");
}

#[tokio::test]
async fn both_find_an_expired_certificate_expired() {
    for verdict in [openbadgeslib("DEMO-EXPIRED").await, jose("DEMO-EXPIRED").await] {
        assert!(verdict.starts_with("refused ") && verdict.contains("exp"), "{verdict}");
    }
}
