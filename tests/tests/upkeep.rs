//! What an operator does to keys and backups, and what strangers see of it.

use std::path::Path;
use std::process::Output;

use serde_json::Value;
use tests::{Bucket, Postgres, Server, Setup, third_party};

/// Runs a command beside the server and returns what it prints.
fn done(server: &Server, arguments: &[&str]) -> String {
    let output = server.operate(arguments, "");
    assert!(output.status.success(), "{arguments:?}: {}", heard(&output));
    heard(&output)
}

fn heard(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).join("\n")
}

/// What the academy itself says of a certificate.
async fn status(server: &Server, code: &str) -> Value {
    let url = server.url(&format!("/api/v1/credentials/{code}"));
    let answer = reqwest::get(url).await.expect("an answer").text().await.expect("a body");
    serde_json::from_str(&answer).expect("JSON")
}

async fn verdict(server: &Server, code: &str) -> String {
    status(server, code).await["verdict"].as_str().expect("a verdict").to_owned()
}

/// What a library that others wrote says of it.
fn strangers_say(server: &Server, code: &str) -> String {
    let output = third_party::node("verify.mjs", &[&server.url(""), code]);
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// The name of the key that signs tokens.
fn current_key(server: &Server) -> String {
    let listed = done(server, &["keys", "list"]);
    let mut rows = listed.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let current = rows.find(|row| row.get(1..3) == Some(&["ES256", "current"]));
    current.expect("a key that signs")[0].to_owned()
}

async fn restart(server: &mut Server) {
    server.stop().await;
    server.start_again().await;
}

#[tokio::test]
async fn certificates_outlive_rotation_theft_and_the_loss_of_everything() {
    let mut server = Server::demo().await;
    let first = current_key(&server);

    // A planned rotation: what was signed stays good, for us and for others.
    done(&server, &["keys", "announce"]);
    let too_soon = server.operate(&["keys", "rotate"], "");
    assert!(!too_soon.status.success() && heard(&too_soon).contains("--now"), "{}", heard(&too_soon));
    done(&server, &["keys", "rotate", "--now"]);
    restart(&mut server).await;
    assert_ne!(current_key(&server), first);
    assert_eq!(verdict(&server, "DEMO-VALID").await, "valid");
    assert_eq!(strangers_say(&server, "DEMO-VALID"), "ok");

    // A backup made while the server runs, tried, and brought back somewhere else.
    let archive = server.data().join("academy.tar");
    let archive = archive.to_str().expect("a path");
    done(&server, &["backup", archive, "--with-keys"]);
    let tried = done(&server, &["restore", "--check", archive]);
    assert!(tried.contains("certificate(s) checked") && !tried.contains("FAIL"), "{tried}");
    let mut other = Setup::new().start().await;
    other.stop().await;
    let occupied = other.operate(&["restore", archive], "");
    assert!(!occupied.status.success() && heard(&occupied).contains("empty"), "{}", heard(&occupied));
    empty(other.data());
    done(&other, &["restore", archive]);
    other.start_again().await;
    assert_eq!(verdict(&other, "DEMO-VALID").await, "valid");
    assert_eq!(verdict(&other, "DEMO-REVOKED").await, "revoked");

    // The old key is stolen: nothing it signed counts, and what was true is signed anew.
    let told = done(&server, &["keys", "give-up", &first, "--reason", "A laptop was stolen."]);
    assert!(told.contains("DEMO-VALID\tin force"), "{told}");
    restart(&mut server).await;
    let stolen = status(&server, "DEMO-VALID").await;
    assert_eq!(stolen["verdict"], "unchecked", "{stolen}");
    assert_ne!(strangers_say(&server, "DEMO-VALID"), "ok");
    let anew = done(&server, &["keys", "reissue", &first]);
    let row = anew.lines().find(|line| line.starts_with("DEMO-VALID\t")).expect("issued once more");
    let next = row.split('\t').nth(1).expect("the new code").to_owned();
    restart(&mut server).await;
    let replaced = status(&server, "DEMO-VALID").await;
    assert_eq!(
        (&replaced["verdict"], &replaced["replaced_by"]),
        (&"superseded".into(), &next.as_str().into())
    );
    assert_eq!(verdict(&server, &next).await, "valid");
    assert_eq!(strangers_say(&server, &next), "ok");
    assert!(
        done(&server, &["keys", "reissue", &first]).lines().all(|line| !line.contains("DEMO-")),
        "once only"
    );

    // Everybody can read what happened.
    let page = reqwest::get(server.url("/keys")).await.expect("the page").text().await.expect("text");
    assert!(page.contains(&first) && page.contains("A laptop was stolen."));
}

/// Removes everything in a folder.
fn empty(folder: &Path) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let removed =
            if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        removed.expect("removed");
    }
}

#[tokio::test]
async fn an_academy_on_postgresql_and_s3_comes_back_from_its_archive() {
    let (from, to) = {
        let server = Postgres::shared().await;
        (server.empty_database().await, server.empty_database().await)
    };
    let (old, new) = (Bucket::open(), Bucket::open());
    let server = Setup::new().database(from.url()).bucket(&old).start().await;
    server.add_user("ana@stipple.test", "Ana", "three quiet herons", &["admin"]);
    let archive = server.data().join("academy.tar");
    let archive = archive.to_str().expect("a path");
    done(&server, &["backup", archive, "--with-keys"]);
    done(&server, &["restore", "--check", archive]);

    let mut other = Setup::new().bucket(&new).start().await;
    other.stop().await;
    empty(other.data());
    let restored = other.operate(&["restore", archive, "--database-url", to.url()], "");
    assert!(restored.status.success(), "{}", heard(&restored));
    let users = other.operate(&["user", "list", "--database-url", to.url()], "");
    assert!(heard(&users).contains("ana@stipple.test"), "{}", heard(&users));
}

#[tokio::test]
async fn an_archive_that_was_tampered_with_is_not_brought_back() {
    let server = Setup::new().start().await;
    let archive = server.data().join("academy.tar");
    done(&server, &["backup", archive.to_str().expect("a path")]);
    let mut bytes = std::fs::read(&archive).expect("the archive");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&archive, bytes).expect("written");
    let refused = server.operate(&["restore", "--check", archive.to_str().expect("a path")], "");
    assert!(!refused.status.success(), "{}", heard(&refused));
}

#[tokio::test]
async fn sealed_keys_serve_with_their_identity_and_not_without() {
    let mut server = Setup::new().start().await;
    server.stop().await;
    let identity = server.data().join("identity.txt");
    let identity = identity.to_str().expect("a path");
    done(&server, &["keys", "identity", identity]);
    done(&server, &["keys", "seal", "--keys-identity", identity]);
    let without = server.operate(&["doctor"], "");
    assert!(
        !without.status.success() && heard(&without).contains("STIPPLE_KEYS_IDENTITY"),
        "{}",
        heard(&without)
    );
    done(&server, &["doctor", "--keys-identity", identity]);
}
