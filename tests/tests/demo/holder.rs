//! The artist of the demo, who holds a certificate: what to take along, what to show, and to whom.
//!
//! The links made here concern no other test, and each is ended by the one that made it.

use http::{Method, StatusCode, header};
use tests::{Answer, Browser, DEMO_PASSWORD, Device, Person, Server, Visitor, Words};

const CODE: &str = "DEMO-VALID";
const PAGE: &str = "/certificates/DEMO-VALID";

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The address of a link that was just made, from the page that tells it once.
fn made(answer: &Answer) -> String {
    let address = answer.body.split("id=\"f-made\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let address = address.unwrap_or_else(|| panic!("no link was made:\n{}", answer.text()));
    address[address.find("/shared/").expect("an address of this site")..].to_owned()
}

/// Ends the link that is called so.
async fn end(artist: &Person, label: &str) {
    let page = artist.get(PAGE).await;
    let row = page.body.split("<tr>").find(|row| row.contains(label)).expect("a row of the table");
    let link = row.split("name=\"link\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let link = link.unwrap_or_else(|| panic!("{label} does not work: {row}"));
    let ended = artist.send(PAGE, &[("do", "end"), ("link", link)]).await;
    assert_eq!(ended.location(), Some("/certificates/DEMO-VALID?ended=yes"));
}

#[tokio::test]
async fn a_holder_takes_everything_along_on_sqlite() {
    everything_is_there(super::on_sqlite().await).await;
}

#[tokio::test]
async fn a_holder_takes_everything_along_on_postgresql() {
    everything_is_there(super::on_postgresql().await).await;
}

/// Every file the page offers is there, as what it says it is, and is not sent again to who has it.
async fn everything_is_there(server: &Server) {
    let artist = Person::of_the_demo(server, "artist").await;
    let page = artist.get(PAGE).await;
    assert_eq!(page.status, StatusCode::OK);
    let files: Vec<_> =
        page.links("/credentials/").into_iter().map(|link| link.replace("&amp;", "&")).collect();
    assert!(files.len() >= 17, "{files:?}");
    let stranger = Person::visitor(server);
    for file in files {
        let first = stranger.get(&file).await;
        assert_eq!(first.status, StatusCode::OK, "{file}");
        let name = file.split('?').next().unwrap_or_default();
        let kind = match name.rsplit('.').next() {
            Some("pdf") => "application/pdf",
            Some("png") => "image/png",
            Some("svg") => "image/svg+xml",
            Some("ics") => "text/calendar; charset=utf-8",
            Some("jwt") => "text/plain; charset=utf-8",
            _ => "application/json",
        };
        assert_eq!(header(&first, "content-type"), kind, "{file}");
        assert_eq!(header(&first, "access-control-allow-origin"), "*", "{file}");
        // What is as things stand now is not kept, so there is nothing to compare.
        if !name.ends_with("status.svg") {
            let tag = header(&first, "etag");
            let again = stranger.request(Method::GET, &file).header(header::IF_NONE_MATCH, tag);
            let again = stranger.ask(again).await;
            assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{file} {tag}");
            assert_eq!(header(&again, "etag"), tag, "{file}");
        }
    }
}

#[tokio::test]
async fn paper_and_language_make_another_document() {
    let stranger = Person::visitor(super::on_sqlite().await);
    let mut tags = std::collections::BTreeSet::new();
    for query in
        ["", "?paper=letter", "?lang=es", "?paper=letter&lang=es", "?paper=a4&lang=en", "?paper=napkin"]
    {
        let answer = stranger.get(&format!("/credentials/{CODE}/certificate.pdf{query}")).await;
        tags.insert(header(&answer, "etag").to_owned());
    }
    assert_eq!(tags.len(), 4, "the default may be said or not: {tags:?}");
}

#[tokio::test]
async fn the_transcript_says_for_programs_what_was_assessed() {
    let stranger = Person::visitor(super::on_sqlite().await);
    let answer = stranger.get(&format!("/credentials/{CODE}/transcript.json?lang=es")).await;
    let transcript: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(transcript["version"], 1);
    assert_eq!((&transcript["code"], &transcript["language"]), (&CODE.into(), &"es".into()));
    assert_eq!(transcript["state"]["verdict"], "valid");
    assert_eq!(transcript["work"].as_array().map(Vec::len), Some(3));
    assert!(transcript["work"][0]["criteria"][0]["level"].is_u64(), "{transcript}");
    assert_eq!(transcript["quizzes"].as_array().map(Vec::len), Some(9));
    assert_eq!(transcript["reviewers"].as_array().map(Vec::len), Some(1));
    assert_eq!((&transcript["edition"], &transcript["replaces"]), (&2.into(), &"DEMO-SUPERSEDED".into()));
    assert!(transcript["awarded_at"].as_str() < transcript["issued_at"].as_str(), "{transcript}");
    let held = transcript["prerequisites"].as_array().expect("a list");
    assert!(held.iter().all(|one| one["expires_on"].as_str().is_some_and(|day| day.len() == 10)), "{held:?}");
    let revoked = stranger.get("/credentials/DEMO-REVOKED/transcript.json").await;
    let revoked: serde_json::Value = serde_json::from_str(&revoked.body).expect("JSON");
    assert_eq!(revoked["state"]["verdict"], "revoked");
    assert!(revoked["state"]["reason"].is_string());
}

#[tokio::test]
async fn a_link_is_followed_by_whoever_has_it_on_sqlite() {
    links_work(super::on_sqlite().await).await;
}

#[tokio::test]
async fn a_link_is_followed_by_whoever_has_it_on_postgresql() {
    links_work(super::on_postgresql().await).await;
}

async fn links_work(server: &Server) {
    let artist = Person::of_the_demo(server, "artist").await;
    let stranger = Person::visitor(server);
    let label = "For a stranger";
    let fields = [("do", "share"), ("label", label), ("shows", "validity")];
    let told = artist.send(PAGE, &fields).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    let address = made(&told);
    let shown = stranger.get(&address).await;
    assert_eq!(shown.status, StatusCode::OK);
    for text in ["Valid", "Arlo Artist (demo)", "Shared with you by its holder"] {
        assert!(shown.text().contains(text), "“{text}” is not on the page:\n{}", shown.text());
    }
    for secret in [CODE, "SMP-", "Landmarks", label, "/credentials/"] {
        assert!(!shown.body.contains(secret), "{secret} is told");
    }
    assert_eq!(header(&shown, "cache-control"), "no-store");
    assert_eq!(header(&shown, "referrer-policy"), "no-referrer");
    assert_eq!(header(&shown, "x-robots-tag"), "noindex, nofollow");
    let token = address.rsplit('/').next().expect("a token");
    assert!(!artist.get(PAGE).await.body.contains(token), "it is told once");

    end(&artist, label).await;
    let (ended, never) = (stranger.get(&address).await, stranger.get("/shared/AAAAAAAAAAAAAAAAAAAAAA").await);
    assert_eq!(ended.status, StatusCode::NOT_FOUND);
    assert_eq!(ended.text(), never.text(), "nobody learns that there was a link");
    assert!(ended.text().contains("This link shows nothing"));
    assert!(stranger.get("/shared/nonsense").await.text().contains("This link shows nothing"));
    let log = server.log();
    assert!(log.contains("/shared/") && !log.contains(token), "the log does not tell what opens a link");
}

#[tokio::test]
async fn more_is_shown_only_when_the_holder_says_so() {
    let server = super::on_sqlite().await;
    let artist = Person::of_the_demo(server, "artist").await;
    let stranger = Person::visitor(server);
    for (shows, levels, code) in [("assessed", true, false), ("everything", true, true)] {
        let label = format!("To show {shows}");
        let fields = [("do", "share"), ("label", &label), ("shows", shows)];
        let address = made(&artist.send(PAGE, &fields).await);
        let page = stranger.get(&address).await;
        assert_eq!(page.text().contains("landmark points"), levels, "{shows}: {}", page.text());
        assert_eq!(page.body.contains(CODE), code, "{shows}");
        let spanish = stranger.get(&format!("/es{address}")).await;
        assert!(spanish.text().contains("Lo comparte contigo su titular"), "{}", spanish.text());
        end(&artist, &label).await;
    }
}

#[tokio::test]
async fn a_wrong_wish_says_what_to_change_and_keeps_what_was_typed() {
    let artist = Person::of_the_demo(super::on_sqlite().await, "artist").await;
    let wrong = [("do", "share"), ("label", ""), ("shows", "assessed"), ("until", "2020-01-01x")];
    let again = artist.send(PAGE, &wrong).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    for text in ["2 things need correcting", "Fill in this field.", "Enter a date such as"] {
        assert!(again.text().contains(text), "“{text}” is not on the page:\n{}", again.text());
    }
    assert!(again.body.contains("value=\"2020-01-01x\""), "the day is kept");
    let chosen = again.body.split("<input").find(|input| input.contains("value=\"assessed\""));
    assert!(chosen.is_some_and(|input| input.contains("checked")), "the choice is kept");
    let past = [("do", "share"), ("label", "x"), ("shows", "validity"), ("until", "2020-01-01")];
    let again = artist.send(PAGE, &past).await;
    assert!(again.text().contains("This date has passed."), "{}", again.text());
}

#[tokio::test]
async fn the_badge_for_other_sites_is_small_shows_the_present_state_and_is_the_only_page_in_frames() {
    let stranger = Person::visitor(super::on_sqlite().await);
    for (code, state) in [(CODE, "Valid"), ("DEMO-REVOKED", "Revoked on"), ("DEMO-EXPIRED", "Expired on")] {
        let frame = stranger.get(&format!("/embed/{code}")).await;
        assert!(frame.body.contains(state), "{code}: {}", frame.body);
        assert!(frame.body.len() <= 10_000 && !frame.body.contains("<script"), "{} bytes", frame.body.len());
        let policy = header(&frame, "content-security-policy");
        assert!(policy.contains("frame-ancestors *") && policy.contains("default-src 'none'"), "{policy}");
        assert!(policy.contains("style-src 'sha256-") && !policy.contains("script-src"), "{policy}");
        assert_eq!(header(&frame, "cache-control"), "public, max-age=60");
        let picture = stranger.get(&format!("/credentials/{code}/status.svg")).await;
        assert!(picture.body.contains(state) && picture.body.contains("<title>"), "{code}: {}", picture.body);
        assert_eq!(header(&picture, "cache-control"), "public, max-age=60");
    }
    let spanish = stranger.get(&format!("/embed/{CODE}?lang=es")).await;
    assert!(spanish.body.contains("lang=\"es\"") && spanish.body.contains("Ver el certificado"));
    for other in ["/", "/verify/DEMO-VALID", "/login", "/shared/AAAAAAAAAAAAAAAAAAAAAA"] {
        let policy = header(&stranger.get(other).await, "content-security-policy").to_owned();
        assert!(policy.contains("frame-ancestors 'none'"), "{other}: {policy}");
    }
    let unknown = stranger.get("/embed/2222-3333-4444").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.body.contains("Not found"), "{}", unknown.body);
}

#[tokio::test]
async fn another_sites_page_shows_the_badge_in_a_frame() {
    let server = super::on_sqlite().await;
    let browser = Browser::open(Visitor::new()).await;
    let source = server.url(&format!("/embed/{CODE}"));
    // A page with an address of its own: browsers do not let one without reach a machine's own servers.
    let folder = tempfile::TempDir::with_prefix("stipple-another-").expect("a folder");
    let page = format!(
        "<!doctype html><title>-</title><link rel=icon href='data:,'><iframe src='{source}' width=360 height=132></iframe>"
    );
    std::fs::write(folder.path().join("index.html"), page).expect("written");
    let another = tests::free_address().port();
    let _site = super::certificates::serve(folder.path(), another);
    browser.visit(&format!("http://127.0.0.1:{another}/")).await;
    browser.enter_frame(0).await.expect("the frame");
    browser.sees("Valid").await;
    browser.sees("Arlo Artist (demo)").await;
    let complaints = browser.complaints().await;
    assert!(complaints.is_empty(), "the browser complains: {complaints:?}");
    browser.close().await;
}

#[tokio::test]
async fn a_holder_shares_a_certificate_and_ends_the_link_without_scripts() {
    let server = super::on_sqlite().await;
    shares_and_ends(server, &Words::SPANISH, Visitor::without_scripts().on(Device::Phone), "Sin scripts")
        .await;
}

#[tokio::test]
async fn a_holder_shares_a_certificate_and_ends_the_link_with_scripts() {
    let server = super::on_sqlite().await;
    shares_and_ends(server, &Words::ENGLISH, Visitor::new(), "With scripts").await;
}

async fn shares_and_ends(server: &Server, words: &Words, visitor: Visitor, label: &str) {
    let holder = |place: &str| words.of("holder", place);
    let artist = Browser::open(visitor).await;
    artist.visit(&server.url(&words.path("/login?next=%2Fcertificates"))).await;
    artist.fill(&words.of("identity", "login.email"), "artist@stipple.test").await;
    artist.fill(&words.of("identity", "login.password"), DEMO_PASSWORD).await;
    artist.press(&words.of("identity", "login.submit")).await;
    artist.visit(&server.url(&words.path("/certificates"))).await;
    artist.press_at(&format!("a[href='{}']", words.path(PAGE))).await;
    artist.sees(&holder("links.title")).await;
    artist.fill(&holder("links.label"), label).await;
    artist.tick(&holder("shown.assessed")).await;
    artist.press(&holder("links.make")).await;
    artist.sees(&holder("links.made")).await;
    let field = artist.field(&holder("links.made_address")).await;
    let address = field.prop("value").await.expect("a field").expect("an address");

    let stranger = Browser::open(visitor).await;
    stranger.visit(&address).await;
    stranger.sees(&words.of("credentials", "verdict.valid")).await;
    stranger.sees(&words.of("credentials", "assessed.title")).await;
    assert!(!stranger.text().await.contains(CODE), "the code is not shared");

    let end = holder("links.end");
    artist.press(&format!("{end}: {label}")).await;
    if visitor.scripts {
        artist.element("dialog[open]").await;
        artist.press(&format!("{end}: {label}")).await;
    }
    artist.sees(&holder("links.ended_note")).await;
    stranger.refresh().await.expect("the same address again");
    stranger.sees(&holder("shared.dead")).await;
    for window in [artist, stranger] {
        if visitor.scripts {
            let complaints = window.complaints().await;
            // A page that is not there is a complaint, and here it is the point.
            let others: Vec<_> = complaints.iter().filter(|complaint| !complaint.contains("404")).collect();
            assert!(others.is_empty(), "the browser complains: {others:?}");
        }
        window.close().await;
    }
}
