//! Practice work and its review.

use std::path::{Path, PathBuf};

use domain::learning::{Assignment, Surface};
use http::StatusCode;
use measure::dots;
use reqwest::multipart::{Form, Part};
use tests::{Browser, Person, Words};

use super::Academy;
use super::study::{locale, modules, submit};

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
        submit(browser, &words.of("practice", "upload.send")).await;
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
    browser.sees(&words.of("practice", "submission.submitted.title")).await;
    browser.sees(&words.of("practice", "submission.receipt")).await;
}

/// The first assignment in the browser: sent, returned with a pin, improved, approved.
pub(crate) async fn first_assignment(academy: &Academy, browser: &Browser, words: &Words) {
    let assignment = &modules()[0].assignment;
    let page = words.path(&format!("/practice/{}", assignment.slug));
    let count = assignment.photos.min();
    browser.visit(&academy.server.url(&page)).await;
    sends_photos(browser, words, &academy.photos(surface(assignment), 1, count)).await;
    let submission = id(&browser.path().await);

    let mentor = academy.signed_in("mentor@stipple.test").await;
    assert!(mentor.get("/review").await.body.contains(&submission), "the work is in the queue");
    review(&mentor, assignment, &submission, "return").await;

    browser.visit(&academy.server.url(&words.path(&format!("/submissions/{submission}")))).await;
    browser.sees(&words.of("practice", "submission.returned.title")).await;
    browser.sees(FINDING).await;
    submit(browser, &words.of("practice", "submission.try_again")).await;
    browser.sees(assignment.title.get(locale(words))).await;
    sends_photos(browser, words, &academy.photos(surface(assignment), 2, count)).await;
    assert!(
        mentor.get(&format!("/review/{submission}")).await.body.contains(FINDING),
        "the earlier round stays"
    );
    review(&mentor, assignment, &submission, "approve").await;

    browser.visit(&academy.server.url(&words.path(&format!("/submissions/{submission}")))).await;
    browser.sees(&words.of("practice", "submission.approved.title")).await;
    browser.sees(FINDING).await;
}

/// The other assignments, sent and approved through the same forms.
pub(crate) async fn other_assignments(academy: &Academy, trainee: &Person) {
    let mentor = academy.signed_in("mentor@stipple.test").await;
    for module in &modules()[1..] {
        let assignment = &module.assignment;
        let mut form = Form::new().text("round", "1").text("note", "").text("do", "send");
        for path in academy.photos(surface(assignment), 3, assignment.photos.min()) {
            let bytes = std::fs::read(&path).expect("a photo");
            form = form.part("photos", Part::bytes(bytes).file_name("photo.jpg"));
        }
        let sent = trainee.send_files(&format!("/practice/{}", assignment.slug), form).await;
        let submission = id(sent.location().unwrap_or_else(|| panic!("not sent: {}", sent.text())));
        review(&mentor, assignment, &submission, "approve").await;
    }
}

fn id(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().split('?').next().unwrap_or_default().to_owned()
}

/// A mentor claims work, scores it, sets a pin and publishes.
async fn review(mentor: &Person, assignment: &Assignment, submission: &str, verdict: &str) {
    let desk = format!("/review/{submission}");
    let claimed = mentor.send(&desk, &[("do", "claim")]).await;
    assert_eq!(claimed.status, StatusCode::SEE_OTHER, "{}", claimed.text());
    let page = mentor.get(&desk).await;
    let photo =
        page.link("/media/").and_then(|link| link.split('/').nth(2)).expect("a photo on the desk").to_owned();
    let (level, text) = if verdict == "approve" { ("3", PRAISE) } else { ("2", FINDING) };
    let mut fields = vec![
        ("do".to_owned(), verdict.to_owned()),
        ("round".to_owned(), page.value("round").unwrap_or("1").to_owned()),
        ("version".to_owned(), page.value("version").unwrap_or("0").to_owned()),
        ("summary".to_owned(), "Look at the spacing from a step back.".to_owned()),
        ("new-photo".to_owned(), photo),
        ("new-x".to_owned(), "34".to_owned()),
        ("new-y".to_owned(), "41,5".to_owned()),
        ("new-severity".to_owned(), "refine".to_owned()),
        ("new-text".to_owned(), text.to_owned()),
    ];
    let levels = assignment.rubric.criteria().iter();
    fields.extend(levels.map(|criterion| (format!("level-{}", criterion.id), level.to_owned())));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let published = mentor.send(&desk, &fields).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text());
}
