//! What people get wrong, what attackers try, and what a power cut interrupts: each gets a clear answer, and nothing
//! that was typed, uploaded or acknowledged is lost.

use std::path::{Path, PathBuf};
use std::time::Duration;

use http::StatusCode;
use measure::dots::{Surface, practice_picture};
use reqwest::multipart::{Form, Part};
use tempfile::TempDir;
use tests::{Answer, Person, Server, Setup};

const PASSWORD: &str = "four unrelated plain words";
const ASSIGNMENT: &str = "/practice/price-list";
const UNKNOWN: &str = "0192f1a0-0000-7000-8000-000000000001";

async fn academy() -> Server {
    Setup::new().start().await
}

async fn trainee(server: &Server, name: &str) -> Person {
    let email = format!("{}@stipple.test", name.to_lowercase());
    server.add_user(&email, name, PASSWORD, &["trainee"]);
    Person::signed_in(server, &email, PASSWORD).await
}

fn photo(number: u32) -> Vec<u8> {
    practice_picture(5, Surface::Worksheet, 0.6, number)
}

fn with_file(form: Form, name: &str, bytes: Vec<u8>) -> Form {
    form.part("photos", Part::bytes(bytes).file_name(name.to_owned()))
}

fn assert_asks_again(answer: &Answer, messages: &[&str]) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    assert_says(answer, messages);
}

fn assert_says(answer: &Answer, messages: &[&str]) {
    let text = answer.text();
    for message in messages {
        assert!(text.contains(message), "“{message}” is not on the page:\n{text}");
    }
}

#[tokio::test]
async fn a_wrong_sign_up_says_what_to_change_beside_each_field_and_keeps_what_was_typed() {
    let server = academy().await;
    let visitor = Person::visitor(&server);

    let empty = visitor.send("/signup", &[]).await;
    assert_asks_again(&empty, &["3 things need correcting", "Fill in this field."]);
    assert_eq!(empty.body.matches("aria-invalid=\"true\"").count(), 3);

    let typed = [("name", "Ana <b>"), ("email", "ana(at)example"), ("password", "password")];
    let again = visitor.send("/signup", &typed).await;
    assert_asks_again(&again, &["Enter an e-mail address", "Use at least 10 characters."]);
    assert!(again.body.contains("value=\"Ana &lt;b"), "the name is kept, and harmless");
    assert!(again.body.contains("value=\"ana(at)example\""), "the address is kept");
    assert!(!again.body.contains("value=\"password\""), "a password is never sent back");

    let spanish = visitor.send("/es/signup", &typed).await;
    assert_asks_again(&spanish, &["Usa al menos 10 caracteres."]);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let server = academy().await;
    trainee(&server, "Ana").await;
    let visitor = Person::visitor(&server);
    let known = visitor.send("/login", &[("email", "ana@stipple.test"), ("password", "wrong")]).await;
    let unknown = visitor.send("/login", &[("email", "eve@stipple.test"), ("password", "wrong")]).await;
    assert_eq!((known.status, known.text()), (unknown.status, unknown.text()));
    assert_eq!(known.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_says(&known, &["The address and the password do not belong together"]);
    assert!(known.body.contains("value=\"ana@stipple.test\""), "the address is kept");
    assert_asks_again(&visitor.send("/login", &[]).await, &["Fill in this field."]);
}

#[tokio::test]
async fn another_address_is_asked_for_with_an_address_and_a_password() {
    let server = academy().await;
    let ana = trainee(&server, "Ana").await;
    assert_asks_again(&ana.send("/account", &[("do", "email")]).await, &["2 things need correcting"]);
    let typed = [("do", "email"), ("email", "ana(at)example"), ("password", PASSWORD)];
    let again = ana.send("/account", &typed).await;
    assert_asks_again(&again, &["New e-mail address: Enter an e-mail address"]);
    assert!(again.body.contains("value=\"ana(at)example\""), "the address is kept");
    assert!(!again.body.contains(PASSWORD), "a password is never sent back");
    assert!(again.body.contains("value=\"Ana\""), "the other form shows what is stored");
    let typed = [("do", "email"), ("email", "ANA@stipple.test"), ("password", PASSWORD)];
    assert_asks_again(&ana.send("/account", &typed).await, &["This is what it is already."]);
    let dead = ana.send("/account/email", &[("token", "no token")]).await;
    assert_asks_again(&dead, &["This link was used already"]);
}

#[tokio::test]
async fn a_quiz_with_gaps_names_them_and_keeps_the_answers() {
    let server = academy().await;
    let ana = trainee(&server, "Ana").await;
    let begun = ana.send("/courses/foundations/skin-and-scalp-anatomy/quiz", &[]).await;
    let attempt = begun.location().expect("an attempt").to_owned();
    let page = ana.get(&attempt).await;
    let radio = page.body.split("<input").find(|input| input.contains("type=\"radio\"")).expect("a choice");
    let attribute = |name: &str| {
        radio
            .split(&format!("{name}=\""))
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("an attribute")
    };
    let (name, value) = (attribute("name"), attribute("value"));

    let again = ana.send(&attempt, &[(name, value), ("do", "submit")]).await;
    assert_asks_again(&again, &["7 things need correcting", "Question "]);
    let this = format!("name=\"{name}\" value=\"{value}\"");
    let kept = again.body.split("<input").find(|input| input.contains(&this));
    assert!(kept.is_some_and(|input| input.contains("checked")), "the one answer is kept");
    assert!(ana.get(&attempt).await.body.contains("checked"), "also after looking again");
}

#[tokio::test]
async fn files_that_are_no_photos_are_refused_by_name_and_the_others_kept() {
    let server = academy().await;
    let ana = trainee(&server, "Ana").await;
    let good = photo(1);
    let mut wide = photo(2);
    // A JPEG's frame header: marker, length (2 bytes), precision (1), height (2), width (2).
    let frame = wide.windows(2).position(|marker| marker == [0xff, 0xc0] || marker == [0xff, 0xc2]);
    let frame = frame.expect("a JPEG has a frame");
    wide[frame + 7..frame + 9].copy_from_slice(&50_000_u16.to_be_bytes());
    let mut heavy = photo(3);
    heavy.resize(40_000_001, 0);
    let truncated = good[..good.len() / 2].to_vec();

    let form = Form::new().text("round", "1").text("note", "Kept, whatever happens").text("do", "send");
    let form = with_file(form, "lies.jpg", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n".to_vec());
    let form = with_file(form, "good.jpg", good);
    let form = with_file(form, "truncated.jpg", truncated);
    let form = with_file(form, "wide.jpg", wide);
    let form = with_file(form, "heavy.jpg", heavy);
    let form = with_file(form, "empty.jpg", Vec::new());
    let form = with_file(form, "page.png", b"<!doctype html><title>Not found</title>".to_vec());
    let answer = ana.send_files(ASSIGNMENT, form).await;

    assert_asks_again(
        &answer,
        &[
            "lies.jpg: This is a PDF",
            "truncated.jpg: The file ends before the picture does.",
            "wide.jpg: It measures 50,000 ×",
            "heavy.jpg: The file is larger than",
            "empty.jpg: The file is empty.",
            "page.png: This is a web page",
            "Kept, whatever happens",
            "One photo in this round",
        ],
    );
    let kept = ana.get(ASSIGNMENT).await.text();
    assert!(kept.contains("good.jpg") && kept.contains("Kept, whatever happens"), "{kept}");
    let peak = peak_memory(&server);
    assert!(peak < 512 * 1024, "the server used {peak} KiB");
}

/// The most memory the server has ever held, in KiB.
fn peak_memory(server: &Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

#[tokio::test]
async fn what_is_not_there_and_what_is_not_ones_own_look_alike() {
    let server = academy().await;
    let (ana, eve) = (trainee(&server, "Ana").await, trainee(&server, "Eve").await);
    let submission = send_round(&ana).await;
    let media = ana.get(&submission).await;
    let media = media.link("/media/").expect("a photo on the page");
    let attempt = ana.send("/courses/foundations/pricing/quiz", &[]).await;
    let attempt = attempt.location().expect("an attempt");
    assert_eq!(ana.get(media).await.status, StatusCode::OK);

    let nothing = eve.get("/nowhere").await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    for path in [
        &submission,
        attempt,
        &format!("/submissions/{UNKNOWN}"),
        "/submissions/1",
        "/submissions/../../etc/passwd",
        "/review",
        &submission.replace("/submissions", "/review"),
        "/admin",
        "/courses/no-such-course",
        "/practice/no-such-assignment",
        "/courses/foundations/pricing/quiz/1",
    ] {
        let answer = eve.get(path).await;
        assert_eq!((answer.status, answer.text()), (nothing.status, nothing.text()), "{path}");
    }
    let foreign = eve.get(media).await;
    let unknown = eve.get(&format!("/media/{UNKNOWN}/thumb.jpg")).await;
    assert_eq!((foreign.status, foreign.body), (StatusCode::NOT_FOUND, unknown.body));
    assert_eq!(Person::visitor(&server).get(media).await.status, StatusCode::NOT_FOUND);
    let taken_back = eve.send(&submission, &[("do", "withdraw")]).await;
    assert_eq!(taken_back.status, StatusCode::NOT_FOUND);
    assert!(ana.get(&submission).await.text().contains("We hold every byte."), "still sent");
}

/// Sends the first round and returns the address of its receipt.
async fn send_round(person: &Person) -> String {
    let form = Form::new().text("round", "1").text("note", "My figures").text("do", "send");
    let form = with_file(with_file(form, "one.jpg", photo(1)), "two.jpg", photo(2));
    let sent = person.send_files(ASSIGNMENT, form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    sent.location().expect("a receipt").to_owned()
}

#[tokio::test]
async fn a_receipt_survives_kill_minus_nine() {
    let mut server = academy().await;
    let ana = trainee(&server, "Ana").await;
    let submission = send_round(&ana).await;
    server.kill();
    server.start_again().await;
    let receipt = ana.get(&submission).await;
    assert!(receipt.text().contains("We hold every byte."), "{}", receipt.text());
    let originals: Vec<_> =
        receipt.links("/media/").into_iter().filter(|link| link.ends_with("/original")).collect();
    assert_eq!(originals.len(), 2, "both photos are there");
    for (original, sent) in originals.iter().zip([photo(1), photo(2)]) {
        let held = ana.ask(ana.request(http::Method::GET, original)).await;
        assert_eq!(held.body, String::from_utf8_lossy(&sent), "{original} is what was sent");
    }
}

#[tokio::test]
async fn what_was_acknowledged_before_the_power_went_is_there_afterwards() {
    let mut server = academy().await;
    let ana = trainee(&server, "Ana").await;
    ana.get(ASSIGNMENT).await;
    for (number, wait) in (0_u32..).zip([15, 60, 150, 400, 1200]) {
        let name = format!("cut-{number}.jpg");
        let form = Form::new().text("round", "1").text("note", "").text("do", "save");
        let request =
            ana.request(http::Method::POST, ASSIGNMENT).multipart(with_file(form, &name, photo(number)));
        let upload = tokio::spawn(async move { request.send().await.map(|answer| answer.status()) });
        tokio::time::sleep(Duration::from_millis(wait)).await;
        server.kill();
        let acknowledged =
            upload.await.expect("the request ended").is_ok_and(|status| status == StatusCode::SEE_OTHER);
        server.start_again().await;
        let draft = ana.get(ASSIGNMENT).await;
        assert_eq!(draft.status, StatusCode::OK);
        assert!(!acknowledged || draft.text().contains(&name), "{name} was acknowledged and is gone");
    }
}

#[tokio::test]
async fn a_course_with_a_mistake_is_not_served_and_the_place_is_named() {
    let folder = TempDir::new().expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses"), folder.path());
    let quiz = folder.path().join("foundations/pricing/quiz.toml");
    let text = std::fs::read_to_string(&quiz).expect("a quiz");
    let line = 1 + text.lines().position(|line| line.starts_with("kind")).expect("an item");
    std::fs::write(&quiz, text.replacen("kind = \"numeric\"", "kind = \"riddle\"", 1)).expect("a worse quiz");

    let courses = folder.path().display().to_string();
    let said = Setup::new().setting("STIPPLE_COURSES_DIR", &courses).refuse_to_start().await;
    assert!(said.contains(&format!("foundations/pricing/quiz.toml:{line}")), "{said}");
    assert!(said.contains("riddle"), "{said}");
}

/// Copies the content of a folder, without the crate that lies beside it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path: PathBuf = entry.expect("an entry").path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a copy");
        }
    }
}
