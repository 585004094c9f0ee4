//! What an operator does to keys and backups, and what strangers see of it.

#[path = "../../server/credential/tests/fixture/mod.rs"]
mod fixture;

use std::fs;
use std::path::Path;
use std::process::Output;

use credential::{
    CredentialRecord, IssuingKeys, ProofKey, SigningKey, StatusEntry, StatusIndex, embedded_credential,
    sign_credential,
};
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

/// The names of the two keys that sign: the one of tokens, the one of proofs.
fn current_keys(server: &Server) -> [String; 2] {
    let listed = done(server, &["keys", "list"]);
    let rows: Vec<_> = listed.lines().map(|line| line.split('\t').collect::<Vec<_>>()).collect();
    ["ES256", "Ed25519"].map(|kind| {
        let current = rows.iter().find(|row| row.get(1..3) == Some(&[kind, "current"]));
        current.expect("a key that signs")[0].to_owned()
    })
}

async fn get(server: &Server, path: &str) -> String {
    reqwest::get(server.url(path)).await.expect("an answer").text().await.expect("text")
}

/// What the academy says of a document that somebody shows.
async fn judged(server: &Server, shown: &str) -> Value {
    let url = server.url("/api/v1/verify?thorough=true");
    let answer = reqwest::Client::new().post(url).body(shown.to_owned()).send().await.expect("an answer");
    answer.json().await.expect("JSON")
}

/// Somebody who copied the folder with the keys while they signed.
struct Thief {
    /// `DEMO-VALID` as it was signed.
    genuine: String,
    /// The same in another name, as a token and as JSON, for which only the proof inside vouches.
    forged: [String; 2],
}

impl Thief {
    async fn of(server: &Server) -> Self {
        let pem = |name: &String| {
            let file = server.data().join("keys").join(format!("{name}.pem"));
            fs::read_to_string(file).expect("a private key")
        };
        let [token, proof] = current_keys(server);
        let keys = IssuingKeys {
            token: SigningKey::from_pkcs8_pem(&pem(&token)).expect("a key"),
            proof: ProofKey::from_pkcs8_pem(&pem(&proof)).expect("a key"),
        };
        let genuine = get(server, "/credentials/DEMO-VALID/credential.jwt").await;
        let mut record: CredentialRecord =
            serde_json::from_value(status(server, "DEMO-VALID").await["record"].clone()).expect("a record");
        record.holder.name = "Eve".to_owned();
        let list = fixture::part_of(&genuine, 1)["credentialStatus"]["statusListCredential"].clone();
        let list = list.as_str().expect("an address").to_owned();
        let status = StatusEntry { list, index: StatusIndex::new(7).expect("a place") };
        let token = sign_credential(&record, &keys, &status).expect("a sound record");
        let json = embedded_credential(token.as_ref()).expect("a proof inside");
        Self { genuine, forged: [token.into_string(), json] }
    }

    /// How the command ends that checks a document with nothing but the keys that the academy publishes now.
    async fn offline(server: &Server, shown: &str) -> Option<i32> {
        let [did, file] = ["did.json", "shown"].map(|name| server.data().join(name));
        fs::write(&did, get(server, "/.well-known/did.json").await).expect("written");
        fs::write(&file, shown).expect("written");
        let [did, file] = [&did, &file].map(|path| path.to_str().expect("a path"));
        let command = ["credential", "verify", "--offline", "--did-document", did, file];
        server.operate(&command, "").status.code()
    }
}

async fn restart(server: &mut Server) {
    server.stop().await;
    server.start_again().await;
}

#[tokio::test]
async fn certificates_outlive_rotation_theft_and_the_loss_of_everything() {
    let mut server = Server::demo().await;
    let first = current_keys(&server);
    let thief = Thief::of(&server).await;
    for forged in &thief.forged {
        assert_eq!(Thief::offline(&server, forged).await, Some(4), "as good as genuine, but for the list");
    }

    // A planned rotation: what was signed stays good, for us and for others.
    done(&server, &["keys", "announce"]);
    let too_soon = server.operate(&["keys", "rotate"], "");
    assert!(!too_soon.status.success() && heard(&too_soon).contains("--now"), "{}", heard(&too_soon));
    done(&server, &["keys", "rotate", "--now"]);
    restart(&mut server).await;
    assert_ne!(current_keys(&server), first);
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

    // The old pair is stolen: nothing it signed counts, and what was true is signed anew.
    let too_soon = server.operate(&["keys", "reissue", &first[0]], "");
    assert!(!too_soon.status.success() && heard(&too_soon).contains("give-up"), "{}", heard(&too_soon));
    let told = done(&server, &["keys", "give-up", &first[0], "--reason", "A laptop was stolen."]);
    assert!(told.contains("DEMO-VALID\tin force"), "{told}");
    restart(&mut server).await;
    let listed = done(&server, &["keys", "list"]);
    let published =
        get(&server, "/.well-known/did.json").await + &get(&server, "/.well-known/jwks.json").await;
    for name in &first {
        let row = listed.lines().find(|row| row.starts_with(name)).expect("it is remembered");
        assert!(row.contains("\tcompromised\t") && told.contains(name), "{row}");
        assert!(!published.contains(name), "{name} is still published");
    }
    for shown in [&thief.genuine, &thief.forged[0], &thief.forged[1]] {
        assert_eq!(Thief::offline(&server, shown).await, Some(2), "nothing they signed counts");
        assert_eq!(judged(&server, shown).await["verdict"], "unchecked");
    }
    let stolen = status(&server, "DEMO-VALID").await;
    assert_eq!(stolen["verdict"], "unchecked", "{stolen}");
    assert_ne!(strangers_say(&server, "DEMO-VALID"), "ok");
    let anew = done(&server, &["keys", "reissue", &first[0]]);
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
    for name in &first {
        let again = done(&server, &["keys", "reissue", name]);
        assert!(again.lines().all(|line| !line.contains("DEMO-")), "once only: {again}");
    }
    // What the register itself keeps is known, whoever has the key; what a thief wrote is not.
    let kept = judged(&server, &thief.genuine).await;
    assert_eq!((&kept["verdict"], &kept["ours"]), (&"superseded".into(), &true.into()), "{kept}");
    for forged in &thief.forged {
        let theirs = judged(&server, forged).await;
        assert_eq!((&theirs["verdict"], &theirs["ours"]), (&"unchecked".into(), &false.into()), "{theirs}");
        assert_eq!(theirs["record"], Value::Null, "{theirs}");
    }

    // The pair that signs is stolen too, and known by its other half.
    let second = current_keys(&server);
    done(&server, &["keys", "give-up", &second[1], "--reason", "Another laptop."]);
    let third = current_keys(&server);
    assert!(third.iter().all(|name| !second.contains(name)), "{third:?}");
    let anew = done(&server, &["keys", "reissue", &second[1]]);
    assert_eq!(anew.lines().filter(|line| line.starts_with(&next)).count(), 1, "{anew}");
    restart(&mut server).await;
    assert_eq!(verdict(&server, &next).await, "superseded");

    // Everybody can read what happened.
    let page = get(&server, "/keys").await;
    assert!(first.iter().all(|name| page.contains(name)) && page.contains("A laptop was stolen."));
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
    let open = server.operate(&["doctor"], "");
    assert!(open.status.success(), "a warning is no failure: {}", heard(&open));
    let told = heard(&open);
    let warning = told.lines().find(|line| line.starts_with("warn  keys of certificates"));
    assert!(warning.is_some_and(|line| line.contains("stipple keys seal")), "{told}");
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
    let sealed = done(&server, &["doctor", "--keys-identity", identity]);
    assert!(!sealed.contains("warn"), "{sealed}");
}
