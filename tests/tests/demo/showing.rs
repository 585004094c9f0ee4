//! Files and texts shown to the page that checks certificates: with and without scripts, with and without a network.

use std::path::PathBuf;

use http::StatusCode;
use reqwest::multipart::{Form, Part};
use tempfile::TempDir;
use tests::{Answer, Browser, Person, Server, Visitor};

use super::forgeries::{corpus, printed};

/// What the academy gives out for `DEMO-VALID`.
const FILES: [(&str, &str); 5] = [
    ("credential.jwt", "a signed document (JWT)"),
    ("badge.png", "a picture (PNG)"),
    ("badge.svg", "a drawing (SVG)"),
    ("certificate.pdf", "a PDF"),
    ("credential.json", "a JSON document"),
];

async fn given_out(server: &Server, name: &str) -> Vec<u8> {
    given_out_for(server, "DEMO-VALID", name).await
}

async fn given_out_for(server: &Server, code: &str, name: &str) -> Vec<u8> {
    let answer = reqwest::get(server.url(&format!("/credentials/{code}/{name}"))).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK, "{code}: {name}");
    answer.bytes().await.expect("a file").to_vec()
}

/// The same document with one letter of what it says changed.
fn altered(token: &[u8]) -> Vec<u8> {
    let mut token = token.to_vec();
    let middle = token.iter().position(|byte| *byte == b'.').expect("a token") + 400;
    token[middle] = if token[middle] == b'A' { b'B' } else { b'A' };
    token
}

pub(super) async fn show(server: &Server, path: &str, bytes: Vec<u8>) -> Answer {
    let part = Part::bytes(bytes).file_name("shown");
    Person::visitor(server).send_files(path, Form::new().part("file", part)).await
}

fn assert_says(answer: &Answer, words: &[&str]) {
    let text = answer.text();
    for word in words {
        assert!(text.contains(word), "“{word}” is not on the page:\n{text}");
    }
}

#[tokio::test]
async fn a_file_of_each_kind_is_checked_without_scripts() {
    let server = super::on_sqlite().await;
    for (name, kind) in FILES {
        let answer = show(server, "/verify", given_out(server, name).await).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}");
        assert_says(
            &answer,
            &["Valid", kind, "Compare these with the paper in your hand", "has to be DEMO-VALID"],
        );
    }
    let answer = show(server, "/es/verify", given_out(server, "certificate.pdf").await).await;
    assert_says(&answer, &["Válido", "un PDF", "tiene que ser DEMO-VALID"]);
    let forged = altered(&given_out(server, "credential.jwt").await);
    assert_says(&show(server, "/verify", forged).await, &["Altered", "Do not rely on it"]);
}

#[tokio::test]
async fn a_doctored_paper_with_a_genuine_document_visibly_disagrees() {
    let server = super::on_sqlite().await;
    let token = String::from_utf8(given_out(server, "credential.jwt").await).expect("text");
    // The visible page says nothing, or anything; the attached document is somebody's real one.
    let paper = corpus::attached(&token);
    let answer = show(server, "/verify", paper).await;
    let record: serde_json::Value = reqwest::get(server.url("/api/v1/credentials/DEMO-VALID"))
        .await
        .expect("an answer")
        .json()
        .await
        .expect("JSON");
    let holder = record["record"]["holder"]["name"].as_str().expect("a name");
    assert_says(&answer, &["rely on what stands here", "has to be DEMO-VALID", holder]);
}

#[tokio::test]
async fn what_cannot_be_read_is_asked_for_again_and_kept() {
    let server = super::on_sqlite().await;
    let visitor = Person::visitor(server);
    let nothing = show(server, "/verify", Vec::new()).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_says(&nothing, &["There is nothing in it."]);
    let large = show(server, "/verify", vec![b'e'; 2 * 1024 * 1024 + 1]).await;
    assert_eq!(large.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_says(&large, &["It is larger than 2 MB"]);
    let typed = visitor.send("/verify", &[("text", "Dear academy, <is> this real?")]).await;
    assert_eq!(typed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_says(&typed, &["nor a link nor a code"]);
    assert!(typed.body.contains("Dear academy, &lt;is"), "the text is kept, and harmless");
    let escape = visitor.send("/verify", &[("text", "</textarea><b id=\"out\">")]).await;
    assert!(!escape.body.contains("<b id=\"out\">"), "a text gets out of its field");
    assert_eq!(typed.body.matches("aria-invalid=\"true\"").count(), 1);
}

#[tokio::test]
async fn a_code_or_a_link_leads_to_the_page_of_its_certificate() {
    let server = super::on_sqlite().await;
    let visitor = Person::visitor(server);
    let link = format!("{}#t=AbC-_9", server.url("/verify/DEMO-VALID"));
    for (text, page) in [("demo valid", "/verify/DEMO-VALID"), (link.as_str(), "/verify/DEMO-VALID#t=AbC-_9")]
    {
        let answer = visitor.send("/verify", &[("text", text)]).await;
        assert_eq!(answer.location(), Some(page), "{text}");
    }
    let unknown = visitor.send("/verify", &[("text", "7Q4K-2M9P-W3XD")]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert_says(&unknown, &["No certificate has the code 7Q4K-2M9P-W3XD."]);
}

#[tokio::test]
async fn the_camera_is_allowed_where_codes_are_scanned_and_nowhere_else() {
    let server = super::on_sqlite().await;
    for (path, allowed) in
        [("/verify", true), ("/es/verify", true), ("/verify/DEMO-VALID", false), ("/", false)]
    {
        let answer = reqwest::get(server.url(path)).await.expect("an answer");
        let policy = answer.headers()["permissions-policy"].to_str().expect("text");
        assert_eq!(policy.contains("camera=(self)"), allowed, "{path}");
        assert!(policy.contains("microphone=()"), "{path}");
    }
}

/// A folder with what the academy gives out, as somebody has saved it.
async fn saved(server: &Server) -> (TempDir, Vec<(PathBuf, &'static str)>) {
    let folder = TempDir::with_prefix("stipple-saved-").expect("a folder");
    let mut files = Vec::new();
    for (name, kind) in FILES {
        let file = folder.path().join(name);
        std::fs::write(&file, given_out(server, name).await).expect("written");
        files.push((file, kind));
    }
    (folder, files)
}

async fn chooses(browser: &Browser, file: &std::path::Path) {
    browser.attach("The certificate’s file", &[file]).await;
    browser.press("Check the file").await;
}

#[tokio::test]
async fn the_browser_checks_files_by_itself_and_sends_nothing() {
    let server = Server::demo().await;
    let (_folder, files) = saved(&server).await;
    let stranger = Browser::open(Visitor::new()).await;
    stranger.visit(&server.url("/verify")).await;
    let before = server.log().len();
    for (file, kind) in &files {
        chooses(&stranger, file).await;
        stranger.sees("Checked in this browser").await;
        stranger.sees(kind).await;
        assert_eq!(stranger.element("[data-verdict]").await.text().await.expect("words"), "Valid", "{kind}");
    }
    let forged = files[0].0.with_file_name("forged.jwt");
    std::fs::write(&forged, altered(&given_out(&server, "credential.jwt").await)).expect("written");
    chooses(&stranger, &forged).await;
    stranger.sees("Altered").await;
    // Only the proof inside can tell that a document without a token was altered.
    let genuine = String::from_utf8(given_out(&server, "credential.json").await).expect("text");
    let forged = files[4].0.with_file_name("forged.json");
    std::fs::write(&forged, genuine.replacen("(demo)", "(best)", 1)).expect("written");
    stranger.visit(&server.url("/verify")).await;
    chooses(&stranger, &forged).await;
    stranger.sees("Altered").await;
    let log = server.log();
    assert!(!log[before..].contains("POST"), "a file was sent:\n{}", &log[before..]);
    let complaints = stranger.complaints().await;
    assert!(complaints.is_empty(), "the browser complains: {complaints:?}");
    stranger.close().await;
}

/// Waits until the page and a status list of today are at hand, though nothing was checked.
const KEPT: &str = r#"
    const [done] = arguments;
    const wait = () => new Promise((wake) => setTimeout(wake, 100));
    (async () => {
        await navigator.serviceWorker.ready;
        const seen = await caches.open("verify-seen");
        for (let turn = 0; turn < 200; turn += 1, await wait()) {
            const lists = (await seen.keys()).filter(({ url }) => url.includes("/status-lists/"));
            const kept = await Promise.all(lists.map((list) => seen.match(list)));
            const today = kept.filter((copy) => Date.now() - Date.parse(copy.headers.get("date")) < 86_400_000);
            if (today.length) return true;
        }
        return false;
    })().then(done, () => done(false));
"#;

/// Makes every list that is at hand one of last year.
const AGED: &str = r#"
    const [done] = arguments;
    (async () => {
        const seen = await caches.open("verify-seen");
        for (const list of (await seen.keys()).filter(({ url }) => url.includes("/status-lists/"))) {
            const copy = await seen.match(list);
            const headers = new Headers(copy.headers);
            headers.set("date", "Wed, 01 Jan 2025 00:00:00 GMT");
            await seen.put(list, new Response(await copy.text(), { headers }));
        }
    })().then(() => done(true), () => done(false));
"#;

/// Leaves no list at hand.
const EMPTIED: &str = r#"
    const [done] = arguments;
    (async () => {
        const seen = await caches.open("verify-seen");
        for (const list of (await seen.keys()).filter(({ url }) => url.includes("/status-lists/"))) {
            await seen.delete(list);
        }
    })().then(() => done(true), () => done(false));
"#;

async fn does(stranger: &Browser, script: &str, what: &str) {
    let done = stranger.execute_async(script, Vec::new()).await.expect("an answer");
    assert_eq!(done, true, "{what}");
}

/// Somebody who has opened a page and done nothing else, so that it and a list are at hand.
async fn visited(server: &Server, path: &str) -> Browser {
    let stranger = Browser::open(Visitor::new()).await;
    stranger.visit(&server.url(path)).await;
    does(&stranger, KEPT, path).await;
    stranger
}

#[tokio::test]
async fn a_mere_visit_tells_without_any_network_how_certificates_stood() {
    let mut server = Server::demo().await;
    let (folder, files) = saved(&server).await;
    let revoked = folder.path().join("revoked.pdf");
    let paper = given_out_for(&server, "DEMO-REVOKED", "certificate.pdf").await;
    std::fs::write(&revoked, paper).expect("written");
    let strangers = [visited(&server, "/verify").await, visited(&server, "/verify/DEMO-VALID").await];
    server.stop().await;
    for stranger in strangers {
        stranger.refresh().await.expect("the kept page");
        stranger.sees("Offline copy from").await;
        chooses(&stranger, &files[3].0).await;
        stranger.sees("Valid when last seen").await;
        stranger.sees("The list of withdrawn certificates that this rests on is").await;
        stranger.sees("What happened later is not known here").await;
        chooses(&stranger, &revoked).await;
        stranger.sees("Withdrawn by the academy").await;
        stranger.sees("The list of withdrawn certificates that this rests on is").await;
        stranger.close().await;
    }
}

#[tokio::test]
async fn a_later_visit_brings_newer_lists_and_a_copy_says_what_it_cannot_know() {
    let mut server = Server::demo().await;
    let (_folder, files) = saved(&server).await;
    let token = printed(&server).await;
    let stranger = visited(&server, "/verify").await;
    does(&stranger, AGED, "no list was made older").await;
    stranger.refresh().await.expect("the page again");
    does(&stranger, KEPT, "the list of last year is still the one at hand").await;
    server.stop().await;

    // A printed code is read by itself; that it leads to another certificate's page is told all the same.
    stranger.visit(&server.url(&format!("/verify/DEMO-LISBON#t={token}"))).await;
    stranger.sees("The QR code says something else").await;
    stranger.sees("for another certificate than DEMO-LISBON").await;
    stranger.visit(&server.url(&format!("/verify/DEMO-VALID#t={token}"))).await;
    stranger.sees("Genuine, status not known").await;

    does(&stranger, EMPTIED, "the lists are still there").await;
    stranger.visit(&server.url("/verify")).await;
    stranger.sees("has seen no list of withdrawn certificates yet").await;
    chooses(&stranger, &files[3].0).await;
    stranger.sees("Genuine, status not known").await;
    stranger.close().await;
}

/// The first page of a PDF as a picture, as a scanner or a telephone sees it.
fn photographed(pdf: &std::path::Path) -> PathBuf {
    let page = pdf.with_extension("");
    let drawn = std::process::Command::new("pdftoppm")
        .args(["-png", "-r", "200", "-singlefile"])
        .args([pdf, &page])
        .status();
    assert!(drawn.is_ok_and(|status| status.success()), "install Debian's package `poppler-utils`");
    page.with_extension("png")
}

#[tokio::test]
async fn the_code_on_a_photographed_paper_agrees_with_the_page_it_leads_to() {
    let server = super::on_sqlite().await;
    let (_folder, files) = saved(server).await;
    let photo = photographed(&files[3].0);
    let stranger = Browser::open(Visitor::new()).await;
    stranger.visit(&server.url("/verify")).await;
    chooses(&stranger, &photo).await;
    stranger.arrives("/verify/DEMO-VALID").await;
    stranger.sees("The QR code agrees").await;
    let address = stranger.current_url().await.expect("an address");
    let token = address
        .fragment()
        .and_then(|fragment| fragment.strip_prefix("t="))
        .expect("a signed text")
        .to_owned();
    assert!(address.as_str().len() < 412, "more than a code of version 15 holds: {address}");

    // The same text on another certificate's paper.
    stranger.visit(&server.url(&format!("/verify/DEMO-EXPIRED#t={token}"))).await;
    stranger.sees("The QR code says something else").await;
    let forged = format!("{}A{}", &token[..30], &token[31..]);
    stranger.visit(&server.url("/")).await;
    stranger.visit(&server.url(&format!("/verify/DEMO-VALID#t={forged}"))).await;
    stranger.sees("was not made by this academy").await;
    stranger.close().await;
}

#[tokio::test]
async fn a_saved_page_checks_files_with_neither_server_nor_network() {
    let server = super::on_sqlite().await;
    let (folder, files) = saved(server).await;
    let page = folder.path().join("verify.html");
    let made = server.operate(&["credential", "page", page.to_str().expect("a name")], "");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let stranger = Browser::open(Visitor::new()).await;
    for (language, choose, check, verdict) in [
        ("en", "The certificate’s file", "Check the file", "Valid when last seen"),
        ("es", "El archivo del certificado", "Comprobar el archivo", "Válido cuando se vio por última vez"),
    ] {
        stranger.visit("about:blank").await;
        stranger.visit(&format!("file://{}#{language}", page.display())).await;
        stranger.attach(choose, &[&files[3].0]).await;
        stranger.press(check).await;
        stranger.sees(verdict).await;
    }
    let complaints = stranger.complaints().await;
    assert!(complaints.is_empty(), "the browser complains: {complaints:?}");
    stranger.close().await;
}
