//! The one journey that must always work, walked by real people on real parts: sign up → lesson → quiz → practice →
//! review → certificate → public verification → revocation. In English, in Spanish, and without scripts.
//!
//! Each kind of thing is done in Chromium by the person whose part it is; what merely repeats it goes through the same
//! forms by HTTP.

mod certificate;
mod desk;
mod study;

use std::path::PathBuf;

use measure::dots::{Surface, practice_picture};
use tempfile::TempDir;
use tests::{Browser, Device, Mailbox, Person, Server, Setup, Visitor, Words};

const PASSWORD: &str = "four unrelated plain words";

/// An academy with mail, one mentor and one admin.
struct Academy {
    server: Server,
    mailbox: Mailbox,
    photos: TempDir,
}

impl Academy {
    async fn open() -> Self {
        let mailbox = Mailbox::open();
        let server = Setup::new().mailbox(&mailbox).start().await;
        server.add_user("mentor@stipple.test", "Max Mentor", PASSWORD, &["mentor"]);
        server.add_user("admin@stipple.test", "Ada Admin", PASSWORD, &["admin"]);
        Self { server, mailbox, photos: TempDir::with_prefix("stipple-photos-").expect("a folder") }
    }

    /// Photos of practice work, as files on the trainee's device.
    fn photos(&self, surface: Surface, round: u64, count: usize) -> Vec<PathBuf> {
        let photo = |number: u32| {
            let path = self.photos.path().join(format!("{surface:?}-{round}-{number}.jpg"));
            std::fs::write(&path, practice_picture(round, surface, 0.7, number)).expect("a photo");
            path
        };
        (0..).take(count).map(photo).collect()
    }

    /// Somebody who signs up in this browser and confirms the address.
    async fn sign_up(&self, browser: &Browser, words: &Words, name: &str, email: &str) {
        browser.visit(&self.server.url(&words.path("/signup"))).await;
        browser.fill(&words.of("identity", "sign_up.name"), name).await;
        browser.fill(&words.of("identity", "sign_up.email"), email).await;
        browser.fill(&words.of("identity", "sign_up.password"), PASSWORD).await;
        browser.press(&words.of("identity", "sign_up.submit")).await;
        browser.sees(&words.of("identity", "sent.title")).await;

        let letter = self.mailbox.letter_to(email).await;
        browser.visit(letter.link().expect("a link in the letter")).await;
        browser.press(&words.of("identity", "confirm.submit")).await;
        browser.sees(&words.of("learning", "dashboard.title")).await;
        browser.arrives(&words.path("/dashboard")).await;
    }

    /// A window in which somebody of the academy has signed in.
    async fn window_of(&self, email: &str, words: &Words, device: Device) -> Browser {
        let browser = Browser::open(Visitor::new().on(device)).await;
        browser.visit(&self.server.url(&words.path("/login"))).await;
        browser.fill(&words.of("identity", "login.email"), email).await;
        browser.fill(&words.of("identity", "login.password"), PASSWORD).await;
        browser.press(&words.of("identity", "login.submit")).await;
        browser.element("details.account").await;
        browser
    }

    async fn signed_in(&self, email: &str) -> Person {
        Person::signed_in(&self.server, email, PASSWORD).await
    }
}

#[tokio::test]
async fn a_trainee_walks_the_whole_way_in_english() {
    whole_way(&Words::ENGLISH, Device::Desktop).await;
}

#[tokio::test]
async fn a_trainee_walks_the_whole_way_in_spanish() {
    whole_way(&Words::SPANISH, Device::Phone).await;
}

async fn whole_way(words: &Words, device: Device) {
    let academy = Academy::open().await;
    let browser = Browser::open(Visitor::new().on(device)).await;
    let email = "ana@stipple.test";
    academy.sign_up(&browser, words, "Ana Álvarez", email).await;

    study::reads_the_first_lesson(&academy, &browser, words).await;
    study::passes_the_first_quiz(&academy, &browser, words).await;
    let ana = academy.signed_in(email).await;
    study::does_the_rest_of_the_course(&ana).await;

    let mentor = academy.window_of("mentor@stipple.test", words, Device::Desktop).await;
    desk::first_assignment(&academy, &browser, &mentor, words).await;
    desk::other_assignments(&academy, &ana).await;

    certificate::is_issued_checked_and_revoked(&academy, words, device, "Ana Álvarez").await;

    for window in [browser, mentor] {
        let complaints = window.complaints().await;
        assert!(complaints.is_empty(), "the browser complains: {complaints:?}");
        window.close().await;
    }
}

#[tokio::test]
async fn reading_sign_in_quiz_upload_and_verification_work_without_scripts() {
    let academy = Academy::open().await;
    let words = Words::ENGLISH;
    academy.server.add_user("eve@stipple.test", "Eve", PASSWORD, &["trainee"]);
    let browser = Browser::open(Visitor::without_scripts().on(Device::Phone)).await;

    browser.visit(&academy.server.url("/courses")).await;
    browser.visit(&academy.server.url("/practice/price-list")).await;
    browser.arrives("/login?next=%2Fpractice%2Fprice-list").await;
    browser.fill(&words.of("identity", "login.email"), "eve@stipple.test").await;
    browser.fill(&words.of("identity", "login.password"), PASSWORD).await;
    browser.press(&words.of("identity", "login.submit")).await;
    browser.sees(&words.of("practice", "upload.step_photos")).await;
    browser.arrives("/practice/price-list").await;

    study::reads_the_first_lesson(&academy, &browser, &words).await;
    study::passes_the_first_quiz(&academy, &browser, &words).await;

    browser.visit(&academy.server.url("/practice/price-list")).await;
    desk::sends_photos(&browser, &words, &academy.photos(Surface::Worksheet, 1, 2)).await;
    certificate::asks_for(&academy, &browser, &words, "2222-3333-4444").await;
    browser.sees(&words.of("credentials", "meaning.not_found")).await;
    browser.close().await;
}
