//! The final exam in a browser and without scripts: nothing entered is lost, nothing is given away before it is sent, and
//! afterwards everything is explained and stays.

use std::sync::LazyLock;

use domain::learning::quiz::{Item, ItemKind};
use domain::learning::{Catalogue, Exam};
use fantoccini::Locator;
use http::StatusCode;
use tests::{Answer, Browser, Device, Person, Server, Setup, Visitor, Words};

const PASSWORD: &str = "four unrelated plain words";
const EXAM: &str = "/courses/foundations/exam";

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| courses::load(&courses::Embedded).expect("a curriculum without mistakes"));

fn exam() -> &'static Exam {
    CATALOGUE.courses()[0].exam.as_ref().expect("the first course has an exam")
}

async fn academy() -> Server {
    let server = Setup::new().start().await;
    server.add_user("ana@stipple.test", "Ana", PASSWORD, &["trainee"]);
    server
}

/// The items a page asks, found by their form fields.
fn asked(page: &str) -> Vec<&'static Item> {
    let names = |item: &Item| item.solution().to_fields(item.id()).into_iter().map(|(name, _)| name);
    let there = |item: &&Item| names(item).any(|name| page.contains(&format!("name=\"{name}\"")));
    exam().quiz().items().iter().filter(there).collect()
}

/// A form with the right answers, and the first safety item left wrong if `slip`.
fn form(items: &[&Item], slip: bool) -> Vec<(String, String)> {
    let wrong = slipped(items).filter(|_| slip).map(Item::id);
    let fields = |item: &&Item| {
        if Some(item.id()) == wrong { wrong_fields(item) } else { item.solution().to_fields(item.id()) }
    };
    items.iter().flat_map(fields).collect()
}

/// The safety item with one right option that is answered wrong.
fn slipped<'i>(items: &[&'i Item]) -> Option<&'i Item> {
    items.iter().copied().find(|item| item.must_pass() && matches!(item.kind(), ItemKind::Single(_)))
}

fn wrong_fields(item: &Item) -> Vec<(String, String)> {
    let parts = domain::learning::quiz::grade(item, None).remarks;
    let right: Vec<_> = item.solution().to_fields(item.id()).into_iter().map(|(_, value)| value).collect();
    let other = parts.iter().find(|part| !right.contains(&part.option.to_string()));
    vec![(item.id().to_string(), other.expect("a wrong option").option.to_string())]
}

async fn send(person: &Person, path: &str, form: &[(String, String)], act: &str) -> Answer {
    let mut fields: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.push(("do", act));
    person.send(path, &fields).await
}

#[tokio::test]
async fn without_scripts_an_exam_is_saved_submitted_explained_and_kept() {
    let server = academy().await;
    let ana = Person::signed_in(&server, "ana@stipple.test", PASSWORD).await;
    let words = Words::ENGLISH;
    assert!(ana.get(EXAM).await.text().contains(&words.of("exam", "start")));
    let begun = ana.send(EXAM, &[]).await;
    let attempt = begun.location().expect("an attempt").to_owned();
    let page = ana.get(&attempt).await;
    let items = asked(&page.body);
    assert_eq!(items.len(), exam().questions());
    for item in &items {
        assert!(!page.text().contains(&item.explanation().en), "{} explains itself too early", item.id());
    }

    let half = form(&items[..5], false);
    let saved = send(&ana, &attempt, &half, "save").await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let reloaded = ana.get(&attempt).await;
    assert!(reloaded.text().contains(&words.of("learning", "attempt.saved")), "{}", reloaded.text());
    assert!(reloaded.body.contains(" checked") || reloaded.body.contains(" selected"), "what was entered");
    let gaps = send(&ana, &attempt, &half, "submit").await;
    assert_eq!(gaps.status, StatusCode::UNPROCESSABLE_ENTITY);

    let sent = send(&ana, &attempt, &form(&items, true), "submit").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let result = ana.get(&attempt).await;
    for said in
        [words.of("learning", "attempt.failed"), words.of("exam", "wait_body"), words.of("exam", "reread")]
    {
        assert!(result.text().contains(&said), "“{said}” is not in:\n{}", result.text());
    }
    let explained = items.iter().all(|item| result.text().contains(&item.explanation().en));
    assert!(explained, "every answer is explained");
    let module = slipped(&items).and_then(|item| exam().module_of(item.id())).expect("a safety item");
    let lessons = format!("/courses/foundations/{module}/");
    assert!(result.link(&lessons).is_some(), "lessons to read again");
    let again = ana.send(EXAM, &[]).await;
    assert_eq!(again.location(), Some(EXAM), "there is no other attempt yet");
    let front = ana.get(EXAM).await;
    assert!(front.text().contains(&words.of("exam", "wait_body")));
    assert_eq!(front.link(&format!("{EXAM}/")), Some(attempt.as_str()), "the attempt can be looked at");
    let spanish = ana.get(&format!("/es{attempt}")).await;
    assert!(spanish.text().contains(&Words::SPANISH.of("exam", "reread")));
}

#[tokio::test]
async fn who_leaves_at_once_finds_what_was_entered() {
    let server = academy().await;
    let browser = Browser::open(Visitor::new().on(Device::Phone)).await;
    let words = Words::ENGLISH;
    browser.visit(&server.url("/login")).await;
    browser.fill(&words.of("identity", "login.email"), "ana@stipple.test").await;
    browser.fill(&words.of("identity", "login.password"), PASSWORD).await;
    browser.press(&words.of("identity", "login.submit")).await;
    browser.arrives("/dashboard").await;
    browser.visit(&server.url(EXAM)).await;
    browser.press(&words.of("exam", "start")).await;
    browser.sees(&words.of("learning", "attempt.submit")).await;
    let attempt = browser.path().await;

    // The first choice, and away before the form has saved itself.
    browser.press_at(".choice").await;
    browser.visit(&server.url("/dashboard")).await;
    let mut chosen = false;
    for _ in 0..10 {
        browser.visit(&server.url(&attempt)).await;
        chosen = chosen || browser.find(Locator::Css(".choice :checked")).await.is_ok();
    }
    assert!(chosen, "the choice was sent on the way out");

    // The next one is kept by the form itself.
    browser.press_at(".question + .question .choice").await;
    browser.sees(&words.of("learning", "attempt.saved")).await;
    let complaints = browser.complaints().await;
    assert!(complaints.is_empty(), "the browser complains: {complaints:?}");
    browser.close().await;
}
