//! Practice work and its review.

use std::path::{Path, PathBuf};

use domain::learning::{Assignment, Surface};
use http::StatusCode;
use measure::dots;
use reqwest::multipart::{Form, Part};
use tests::{Browser, Person, Words};

use super::Academy;
use super::study::{assignments, locale};

const FINDING: &str = "Three dots have run together here";
const PRAISE: &str = "Even spacing, no rows. This is the standard to keep.";

fn surface(assignment: &Assignment) -> dots::Surface {
    match assignment.surface {
        Surface::Drawing => dots::Surface::Drawing,
        Surface::Sheet => dots::Surface::Worksheet,
        _ => dots::Surface::Latex,
    }
}

/// Chooses photos on the assignment's page and sends the round.
pub(crate) async fn sends_photos(browser: &Browser, words: &Words, photos: &[PathBuf]) {
    let photos: Vec<&Path> = photos.iter().map(PathBuf::as_path).collect();
    browser.attach(&words.of("practice", "upload.library"), &photos).await;
    browser.fill(&words.of("practice", "upload.note"), "The third field went dark quickly.").await;
    // With scripts the photos travel one by one, and sending waits for the last of them.
    for _ in 0..60 {
        if !browser.path().await.contains("/practice/") {
            break;
        }
        browser.press(&words.of("practice", "upload.send")).await;
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
    browser.sees(&words.of("practice", "submission.submitted.title")).await;
    browser.sees(&words.of("practice", "submission.receipt")).await;
}

/// The first assignment in two windows: sent, returned with a pin, improved, approved.
pub(crate) async fn first_assignment(academy: &Academy, trainee: &Browser, mentor: &Browser, words: &Words) {
    let assignment = assignments()[0];
    let page = words.path(&format!("/practice/{}", assignment.slug));
    let count = assignment.photos.min();
    trainee.visit(&academy.server.url(&page)).await;
    sends_photos(trainee, words, &academy.photos(surface(assignment), 1, count)).await;
    let submission = id(&trainee.path().await);

    takes_from_the_queue(academy, mentor, words, &submission).await;
    // By pointer: a pin where the photo is pressed, its text in the list beside it.
    mentor.press_at("figure.photo:not([hidden]) .plate").await;
    mentor.element("#f-pin-1-text").await.send_keys(FINDING).await.expect("a pin takes text");
    scores(mentor, words, assignment, 2).await;
    publishes(mentor, words, "desk.give_feedback", "published.returned").await;

    let result = academy.server.url(&words.path(&format!("/submissions/{submission}")));
    trainee.visit(&result).await;
    trainee.sees(&words.of("practice", "submission.returned.title")).await;
    trainee.sees(FINDING).await;
    trainee.press(&words.of("practice", "submission.try_again")).await;
    trainee.sees(assignment.title.get(locale(words))).await;
    sends_photos(trainee, words, &academy.photos(surface(assignment), 2, count)).await;

    takes_from_the_queue(academy, mentor, words, &submission).await;
    mentor.press_at("details.earlier summary").await;
    mentor.sees(FINDING).await;
    // By keyboard: A sets a pin at the crosshair and goes on to its text.
    let plate = mentor.element("figure.photo:not([hidden]) .plate").await;
    plate.send_keys("a").await.expect("the photo takes keys");
    mentor.active_element().await.expect("the pin's text").send_keys(PRAISE).await.expect("a pin takes text");
    scores(mentor, words, assignment, 3).await;
    publishes(mentor, words, "desk.approve", "published.approved").await;

    trainee.visit(&result).await;
    trainee.sees(&words.of("practice", "submission.approved.title")).await;
    trainee.sees(PRAISE).await;
    trainee.sees(FINDING).await;
}

/// Finds the work in the queue and claims it.
async fn takes_from_the_queue(academy: &Academy, mentor: &Browser, words: &Words, submission: &str) {
    mentor.visit(&academy.server.url(&words.path("/review"))).await;
    mentor.press_at(&format!("main a[href$='/review/{submission}']")).await;
    mentor.press(&words.of("review", "desk.claim")).await;
    // The desk is awake once its tools are there.
    mentor.element("[role=toolbar]").await;
}

/// The same level in every criterion, and a summary; then waits until the draft is kept.
async fn scores(mentor: &Browser, words: &Words, assignment: &Assignment, level: u8) {
    for criterion in assignment.rubric.criteria() {
        mentor.press_at(&format!("label:has(input[name=level-{}][value='{level}'])", criterion.id)).await;
    }
    mentor.fill(&words.of("review", "desk.summary"), "Look at the spacing from a step back.").await;
    mentor.sees(&words.of("review", "status.saved")).await;
}

/// Publishes with this button, and says yes to the question.
async fn publishes(mentor: &Browser, words: &Words, button: &str, outcome: &str) {
    let button = words.of("review", button);
    mentor.press(&button).await;
    mentor.element("dialog[open]").await;
    mentor.press(&button).await;
    mentor.sees(&words.of("review", outcome)).await;
}

/// The other assignments that the certificate asks for, sent and approved through the same forms.
pub(crate) async fn other_assignments(academy: &Academy, trainee: &Person) {
    let mentor = academy.signed_in("mentor@stipple.test").await;
    for assignment in &assignments()[1..] {
        let mut form = Form::new().text("round", "1").text("note", "").text("do", "send");
        for path in academy.photos(surface(assignment), 3, assignment.photos.min()) {
            let bytes = std::fs::read(&path).expect("a photo");
            form = form.part("photos", Part::bytes(bytes).file_name("photo.jpg"));
        }
        let sent = trainee.send_files(&format!("/practice/{}", assignment.slug), form).await;
        let submission = id(sent.location().unwrap_or_else(|| panic!("not sent: {}", sent.text())));
        approves(&mentor, assignment, &submission).await;
    }
}

fn id(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().split('?').next().unwrap_or_default().to_owned()
}

/// A mentor claims work, scores it and approves it, without scripts.
async fn approves(mentor: &Person, assignment: &Assignment, submission: &str) {
    let desk = format!("/review/{submission}");
    let claimed = mentor.send(&desk, &[("do", "claim")]).await;
    assert_eq!(claimed.status, StatusCode::SEE_OTHER, "{}", claimed.text());
    let page = mentor.get(&desk).await;
    let mut fields = vec![
        ("do".to_owned(), "approve".to_owned()),
        ("round".to_owned(), page.value("round").expect("the round").to_owned()),
        ("version".to_owned(), page.value("version").expect("the draft's version").to_owned()),
        ("summary".to_owned(), PRAISE.to_owned()),
    ];
    let criteria = assignment.rubric.criteria().iter();
    fields.extend(criteria.map(|criterion| (format!("level-{}", criterion.id), "3".to_owned())));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let published = mentor.send(&desk, &fields).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text());
}
