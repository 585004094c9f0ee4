//! Everything a certificate comes in, and everything somebody may try with it, shown to the real program: to the machine
//! API of a running academy and to its command line, online and offline. To the page: `forged.rs`.

#[path = "../../../server/credential/tests/corpus/mod.rs"]
pub(super) mod corpus;
#[path = "../../../server/credential/tests/fixture/mod.rs"]
mod fixture;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use corpus::{Fate, Refusal, Workshop};
use credential::{IssuingKeys, KeyLog, KeyUse, Mini, ProofKey, SigningKey, StatusEntry, StatusIndex};
use http::StatusCode;
use serde_json::{Value, json};
use tempfile::TempDir;
use tests::Server;
use time::OffsetDateTime;

async fn get(server: &Server, path: &str) -> Vec<u8> {
    let answer = reqwest::get(server.url(path)).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    answer.bytes().await.expect("a body").to_vec()
}

async fn get_json(server: &Server, path: &str) -> Value {
    serde_json::from_slice(&get(server, path).await).expect("JSON")
}

/// Shows bytes to the machine API.
async fn post(server: &Server, query: &str, body: impl Into<Vec<u8>>) -> (StatusCode, Value) {
    let url = server.url(&format!("/api/v1/verify{query}"));
    let answer = reqwest::Client::new().post(url).body(body.into()).send().await.expect("an answer");
    assert_eq!(
        answer.headers().get("access-control-allow-origin").map(http::HeaderValue::as_bytes),
        Some(b"*".as_slice())
    );
    let status = answer.status();
    (status, answer.json().await.expect("JSON"))
}

/// The academy's own keys, from where it keeps them: those its log says sign now.
fn keys(server: &Server) -> IssuingKeys {
    let read = |name: &str| fs::read_to_string(server.data().join("keys").join(name)).expect("a file");
    let log = KeyLog::read(&read("log.jsonl")).expect("the log of the keys");
    let pem = |usage| {
        let signs = log.current(usage).expect("a key that signs");
        read(&format!("{}.pem", signs.key.name()))
    };
    IssuingKeys {
        token: SigningKey::from_pkcs8_pem(&pem(KeyUse::Token)).expect("a key"),
        proof: ProofKey::from_pkcs8_pem(&pem(KeyUse::Proof)).expect("a key"),
    }
}

/// The signed text at the end of the address that is printed on the paper of `DEMO-VALID`.
pub(super) async fn printed(server: &Server) -> String {
    let Workshop { keys, record, .. } = workshop(server).await;
    Mini::of(&record).sign(&record.issuer.did, &keys.token).expect("times of this century")
}

/// What the certificate `DEMO-VALID` is made of.
pub(super) async fn workshop(server: &Server) -> Workshop {
    let answer = get_json(server, "/api/v1/credentials/DEMO-VALID").await;
    let record = serde_json::from_value(answer["record"].clone()).expect("a record");
    let token = get(server, "/credentials/DEMO-VALID/credential.jwt").await;
    let payload = fixture::part_of(std::str::from_utf8(&token).expect("text"), 1);
    let status = &payload["credentialStatus"];
    let index =
        status["statusListIndex"].as_str().and_then(|text| text.parse().ok()).and_then(StatusIndex::new);
    let list = status["statusListCredential"].as_str().expect("an address").to_owned();
    let path = list.strip_prefix(&server.url("")).expect("an address of this academy").to_owned();
    let signed = String::from_utf8(get(server, &path).await).expect("text");
    let status = StatusEntry { list, index: index.expect("a place") };
    #[expect(clippy::disallowed_methods, reason = "the server's certificates are of today")]
    let now = OffsetDateTime::now_utc().replace_nanosecond(0).expect("no fraction");
    Workshop::new(keys(server), record, status, signed, now)
}

/// The status list as tools get it that read no tokens.
async fn list_as_json(shop: &Workshop) -> Vec<u8> {
    let request = reqwest::Client::new().get(&shop.status.list).header("accept", "application/vc");
    let answer = request.send().await.expect("an answer");
    answer.bytes().await.expect("a body").to_vec()
}

/// The command with files of its own.
struct Desk<'a> {
    server: &'a Server,
    folder: TempDir,
}

impl<'a> Desk<'a> {
    async fn new(server: &'a Server) -> Self {
        let folder = TempDir::with_prefix("stipple-shown-").expect("a folder");
        fs::write(folder.path().join("did.json"), get(server, "/.well-known/did.json").await)
            .expect("written");
        Self { server, folder }
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let file = self.folder.path().join(name);
        fs::write(&file, bytes).expect("written");
        file
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let all = [&["credential", "verify"], arguments].concat();
        let Output { status, stdout, stderr } = self.server.operate(&all, "");
        let said = String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr);
        (status.code().unwrap_or(-1), said)
    }

    fn offline(&self, file: &Path, list: Option<&Path>, at: OffsetDateTime) -> (i32, String) {
        let did = self.folder.path().join("did.json");
        let [did, file] = [&did, file].map(|path| path.to_str().expect("a name").to_owned());
        let list = list.map(|list| list.to_str().expect("a name").to_owned());
        let at = at.format(&time::format_description::well_known::Rfc3339).expect("a moment");
        let mut arguments = vec!["--json", "--offline", "--did-document", &did, "--at", &at];
        if let Some(list) = &list {
            arguments.extend(["--status-list", list]);
        }
        arguments.push(&file);
        self.run(&arguments)
    }
}

/// Whether an answer says that this check failed, for this reason.
fn names(answer: &Value, check: &str, reason: &str) -> bool {
    let checks = answer["checks"].as_array().map(Vec::as_slice).unwrap_or_default();
    let check = check.replace('-', "_");
    checks.iter().any(|made| made["check"] == *check && made["outcome"] == "fail" && made["reason"] == reason)
}

#[tokio::test]
async fn the_machine_api_refuses_each_forgery_for_its_own_reason() {
    let server = super::on_sqlite().await;
    let shop = workshop(server).await;
    let (status, genuine) = post(server, "", shop.genuine.clone()).await;
    assert_eq!(
        (status, &genuine["verdict"], &genuine["ours"]),
        (StatusCode::OK, &json!("valid"), &json!(true))
    );
    // The server looks into its own list, whatever somebody has saved.
    let fates = shop.fates().into_iter().filter(|fate| fate.list.is_none());
    for Fate { attempt, file, refusal, .. } in fates {
        let (status, answer) = post(server, "?thorough=true", file).await;
        match refusal {
            Refusal::NoCertificate(reason) => {
                let expected = if reason == "too-large" { 413 } else { 422 };
                assert_eq!(
                    (status.as_u16(), answer["reason"].as_str()),
                    (expected, Some(reason)),
                    "{attempt}"
                );
                assert_eq!(answer["problems"][0]["field"], "credential", "{attempt}");
            }
            Refusal::At(check, reason) => {
                assert_eq!(status, StatusCode::OK, "{attempt}: {answer}");
                assert!(names(&answer, check, reason), "{attempt}: {answer}");
                assert_ne!(answer["verdict"], "valid", "{attempt}");
                assert_eq!(answer["record"], Value::Null, "{attempt}: nothing it says is repeated");
            }
        }
    }
}

#[tokio::test]
async fn the_command_line_refuses_each_forgery_for_its_own_reason() {
    let server = super::on_sqlite().await;
    let shop = workshop(server).await;
    let desk = Desk::new(server).await;
    let list = desk.put("list.jwt", shop.list.as_bytes());
    let genuine = desk.put("genuine", shop.genuine.as_bytes());
    assert_eq!(desk.offline(&genuine, Some(&list), shop.now).0, 0, "the genuine one passes");
    let as_json = desk.put("list.json", &list_as_json(&shop).await);
    let (status, said) = desk.offline(&genuine, Some(&as_json), shop.now);
    assert_eq!(status, 0, "whichever form of the list was saved: {said}");
    for Fate { attempt, file, list: other, refusal } in shop.fates() {
        let file = desk.put("shown", &file);
        let list = other.map_or_else(|| list.clone(), |other| desk.put("other-list", &other));
        let (status, said) = desk.offline(&file, Some(&list), shop.now);
        let answer: Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{attempt}: {said}"));
        match refusal {
            Refusal::NoCertificate(reason) => {
                assert_eq!((status, answer["reason"].as_str()), (2, Some(reason)), "{attempt}");
            }
            Refusal::At(check, reason) => {
                let expected = match check {
                    "started" | "not-expired" | "not-withdrawn" => 3,
                    "status-list" => 4,
                    _ => 2,
                };
                assert!(names(&answer, check, reason), "{attempt}: {said}");
                assert_eq!(status, expected, "{attempt}: {said}");
            }
        }
    }
}

#[tokio::test]
async fn what_the_academy_gives_out_is_known_again_by_the_machine_api_and_the_command_line() {
    let server = super::on_sqlite().await;
    let desk = Desk::new(server).await;
    let link = server.url("/verify/DEMO-VALID");
    for (source, name) in
        [("jwt", "credential.jwt"), ("png", "badge.png"), ("svg", "badge.svg"), ("pdf", "certificate.pdf")]
    {
        for code in ["DEMO-VALID", "DEMO-REVOKED"] {
            let file = get(server, &format!("/credentials/{code}/{name}")).await;
            let (status, answer) = post(server, "", file.clone()).await;
            assert_eq!((status, &answer["source"]), (StatusCode::OK, &json!(source)), "{answer}");
            assert_eq!((&answer["code"], &answer["ours"]), (&json!(code), &json!(true)), "{answer}");
            let (verdict, expected) = if code == "DEMO-VALID" { ("valid", 0) } else { ("revoked", 3) };
            assert_eq!(answer["verdict"], verdict, "{name}: {answer}");
            let shown = desk.put(name, &file);
            let (ended, said) = desk.run(&[shown.to_str().expect("a name")]);
            assert_eq!(ended, expected, "{code} {name}: {said}");
        }
    }
    for (source, shown) in [("code", "demo valid"), ("link", link.as_str())] {
        let (status, answer) = post(server, "", json!({"credential": shown}).to_string()).await;
        assert_eq!(
            (status, &answer["source"], &answer["verdict"]),
            (StatusCode::OK, &json!(source), &json!("valid"))
        );
        assert_eq!(answer["page"], json!(link));
    }
    let (status, _) = post(server, "", "2222-3333-4444").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_command_line_ends_as_its_help_says() {
    let server = super::on_sqlite().await;
    let desk = Desk::new(server).await;
    let help = desk.run(&["--help"]).1;
    for status in
        ["0  valid", "1  the command", "2  not genuine", "3  genuine but not in force", "4  a check"]
    {
        assert!(help.contains(status), "{help}");
    }
    let link = server.url("/verify/DEMO-EXPIRED");
    let token = desk.put("token.jwt", &get(server, "/credentials/DEMO-VALID/credential.jwt").await);
    let token = token.to_str().expect("a name");
    let did = desk.folder.path().join("did.json");
    let did = did.to_str().expect("a name");
    let cases: [(&[&str], i32); 18] = [
        (&["DEMO-VALID"], 0),
        (&[token], 0),
        (&["--json", token], 0),
        (&[&link], 3),
        (&["DEMO-REVOKED"], 3),
        (&["DEMO-SUSPENDED"], 3),
        (&["DEMO-SUPERSEDED"], 3),
        (&["--at", "2001-01-01", "DEMO-VALID"], 3),
        (&["--at", "9998-01-01", "DEMO-VALID"], 3),
        (&["2222-3333-4444"], 2),
        (&["--offline", "--did-document", did, token], 4), // no list: nobody knows whether it was withdrawn
        (&["--at", "yesterday", "DEMO-VALID"], 1),
        (&["/no/such/file"], 1),
        (&["--offline", token], 1),
        (&["--offline", "--did-document", did, "DEMO-VALID"], 1),
        (&["--offline", "--did-document", "/no/such/file", token], 1),
        (&["--no-such-option", token], 1),
        (&["https://127.0.0.1/credential.jwt"], 1),
    ];
    for (arguments, expected) in cases {
        let (status, said) = desk.run(arguments);
        assert_eq!(status, expected, "{arguments:?}: {said}");
    }
    let piped = fs::read_to_string(token).expect("text");
    let output = server.operate(&["credential", "verify", "--json", "-"], &piped);
    assert_eq!(output.status.code(), Some(0));
    let answer: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&answer["verdict"], &answer["source"]), (&json!("valid"), &json!("jwt")));
}

#[tokio::test]
async fn what_is_no_certificate_is_called_what_it_is_and_not_altered() {
    let server = super::on_sqlite().await;
    let shop = workshop(server).await;
    let desk = Desk::new(server).await;
    let transcript = get(server, "/credentials/DEMO-VALID/transcript.json").await;
    for (name, file, reason) in [
        ("the list", shop.list.clone().into_bytes(), "status-list"),
        ("the list as JSON", list_as_json(&shop).await, "status-list"),
        ("the transcript", transcript, "transcript"),
    ] {
        let (status, answer) = post(server, "", file.clone()).await;
        assert_eq!((status.as_u16(), &answer["reason"]), (422, &json!(reason)), "{name}: {answer}");
        let shown = desk.put("shown", &file);
        let (status, said) = desk.run(&[shown.to_str().expect("a name")]);
        assert!(status == 2 && said.starts_with("Not a certificate: it is a"), "{name}: {status} {said}");
        let (status, said) = desk.offline(&shown, None, shop.now);
        assert!(status == 2 && said.contains(reason), "{name}: {status} {said}");
    }
    let token = String::from_utf8(get(server, "/credentials/DEMO-VALID/credential.jwt").await).expect("text");
    let (status, answer) = post(server, "", corpus::presentation(&json!([token]))).await;
    assert_eq!((status, &answer["verdict"]), (StatusCode::OK, &json!("valid")), "{answer}");
    assert_eq!(answer["code"], "DEMO-VALID");
}

#[tokio::test]
async fn a_command_that_nobody_listens_to_ends_as_it_would_have() {
    let server = super::on_sqlite().await;
    let cases: [(&[&str], i32); 7] = [
        (&["credential", "verify", "DEMO-VALID"], 0),
        (&["credential", "verify", "--json", "DEMO-REVOKED"], 3),
        (&["keys", "list"], 0),
        (&["keys", "log"], 0),
        (&["user", "list"], 0),
        (&["course", "check"], 0),
        (&["doctor"], 0),
    ];
    for (arguments, expected) in cases {
        let Output { status, stderr, .. } = server.operate_unheard(arguments);
        let said = String::from_utf8_lossy(&stderr);
        assert_eq!(status.code(), Some(expected), "{arguments:?}: {said}");
        assert!(!said.contains("panicked") && !said.contains("pipe"), "{arguments:?}: {said}");
    }
}

#[tokio::test]
async fn the_machine_api_tells_how_a_certificate_stood_on_a_day() {
    let server = super::on_sqlite().await;
    let now = get_json(server, "/api/v1/credentials/DEMO-REVOKED").await;
    let since = now["since"].as_str().expect("a moment");
    let day = |back: i64| {
        let since =
            OffsetDateTime::parse(since, &time::format_description::well_known::Rfc3339).expect("a moment");
        (since - time::Duration::days(back)).date().to_string()
    };
    for (at, verdict) in [
        (day(10), "valid"),
        (day(0), "revoked"),
        (day(-5), "revoked"),
        ("2001-01-01".to_owned(), "not_yet_valid"),
        ("9998-01-01".to_owned(), "revoked"),
    ] {
        let answer = get_json(server, &format!("/api/v1/credentials/DEMO-REVOKED?at={at}")).await;
        assert_eq!(answer["verdict"], verdict, "{at}: {answer}");
        let (_, shown) = post(server, &format!("?at={at}"), "DEMO-REVOKED").await;
        assert_eq!(shown["verdict"], verdict, "{at}: {shown}");
    }
    let answer =
        reqwest::get(server.url("/api/v1/credentials/DEMO-VALID?at=yesterday")).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let problem: Value = answer.json().await.expect("JSON");
    assert_eq!(problem["problems"][0]["field"], "at");
    let (status, problem) = post(server, "?thorough=very", "DEMO-VALID").await;
    assert_eq!(
        (status, &problem["problems"][0]["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("thorough"))
    );
}

/// A stranger names the machine that is to be asked for keys; the server has to know better.
#[tokio::test]
async fn the_server_asks_nothing_of_machines_that_only_it_can_reach() {
    let server = super::on_sqlite().await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.set_nonblocking(true).expect("a listener");
    let port = listener.local_addr().expect("an address").port();
    let key = fixture::key(77);
    for host in ["127.0.0.1", "localhost", "localhost.", "[::1]", "2130706433", "0x7f.0.0.1"] {
        let did = format!("did:web:{host}%3A{port}");
        let header = json!({"alg": "ES256", "kid": format!("{did}#k"), "typ": "JWT"}).to_string();
        let payload = json!({
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": did,
            "credentialSubject": {"achievement": {"name": "a"}},
        });
        let token = fixture::signed(&header, &payload.to_string(), &key);
        let (status, answer) = post(server, "", token).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(
            (&answer["verdict"], &answer["theirs"]),
            (&json!("not_ours"), &json!("unchecked")),
            "{host}: {answer}"
        );
    }
    assert!(listener.accept().is_err(), "somebody came");
}

#[tokio::test]
async fn what_is_shown_is_not_written_down() {
    let server = super::on_sqlite().await;
    let shop = workshop(server).await;
    post(server, "", shop.genuine.clone()).await;
    post(server, "", json!({"credential": "A letter that is nobody's business"}).to_string()).await;
    let log = server.log();
    // Words, not digits: a log is full of times and durations that hold any short number sooner or later.
    for shown in [&shop.genuine[..40], "nobody's business"] {
        assert!(!log.contains(shown), "the log repeats {shown:?}");
    }
}
