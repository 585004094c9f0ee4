//! Reading and answering.

use domain::learning::quiz::Item;
use domain::learning::{Assignment, Catalogue, Module, Requirement};
use fantoccini::Locator;
use http::StatusCode;
use std::sync::LazyLock;
use tests::{Browser, Person, Words};

use super::Academy;

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| courses::load(&courses::Embedded).expect("a curriculum without mistakes"));

/// The modules of the first course.
fn modules() -> &'static [Module] {
    &CATALOGUE.courses()[0].modules
}

/// The assignments that its certificate asks for.
pub(crate) fn assignments() -> Vec<&'static Assignment> {
    let course = &CATALOGUE.courses()[0];
    let asked = course.certificate.requirements.iter().filter_map(|requirement| match requirement {
        Requirement::Assignment { module } => course.module(module)?.assignment.as_ref(),
        Requirement::Lessons | Requirement::Quiz { .. } | Requirement::Exam => None,
    });
    asked.collect()
}

fn address(module: &Module) -> String {
    format!("/courses/{}/{}", CATALOGUE.courses()[0].slug, module.slug)
}

pub(crate) async fn reads_the_first_lesson(academy: &Academy, browser: &Browser, words: &Words) {
    let module = &modules()[0];
    let first = format!("{}/{}", address(module), module.lessons[0].slug);
    browser.visit(&academy.server.url(&words.path(&first))).await;
    browser.press(&words.of("learning", "lesson.mark_read")).await;
    let second = format!("{}/{}", address(module), module.lessons[1].slug);
    browser.sees(module.lessons[1].title.get(locale(words))).await;
    browser.arrives(&words.path(&second)).await;
    browser.visit(&academy.server.url(&words.path(&first))).await;
    browser.sees(&words.of("learning", "lesson.is_read")).await;
}

pub(crate) fn locale(words: &Words) -> domain::Locale {
    if words.locale() == "es" { domain::Locale::Es } else { domain::Locale::En }
}

pub(crate) async fn passes_the_first_quiz(academy: &Academy, browser: &Browser, words: &Words) {
    let module = &modules()[0];
    browser.visit(&academy.server.url(&words.path(&format!("{}/quiz", address(module))))).await;
    browser.press(&words.of("learning", "quiz.start")).await;
    browser.sees(&words.of("learning", "attempt.submit")).await;
    for item in module.quiz.items() {
        for (name, value) in item.solution().to_fields(item.id()) {
            answer(browser, &name, &value).await;
        }
    }
    browser.press(&words.of("learning", "attempt.submit")).await;
    browser.sees(&words.of("learning", "attempt.passed")).await;
}

/// Enters an answer, if the attempt asks for it.
async fn answer(browser: &Browser, name: &str, value: &str) {
    let card = format!("//label[.//input[@name='{name}' and @value='{value}']]");
    if let Ok(card) = browser.find(Locator::XPath(&card)).await {
        card.click().await.unwrap_or_else(|error| panic!("{name}={value} cannot be chosen: {error}"));
    } else if let Ok(list) = browser.find(Locator::XPath(&format!("//select[@name='{name}']"))).await {
        list.select_by_value(value).await.unwrap_or_else(|error| panic!("{name} has no {value}: {error}"));
    } else if let Ok(field) =
        browser.find(Locator::XPath(&format!("//input[@name='{name}' and @inputmode]"))).await
    {
        field.send_keys(value).await.unwrap_or_else(|error| panic!("{name} takes no number: {error}"));
    }
}

/// Every other lesson and quiz, through the same forms.
pub(crate) async fn does_the_rest_of_the_course(person: &Person) {
    for module in modules() {
        for lesson in &module.lessons {
            let read = person.send(&format!("{}/{}", address(module), lesson.slug), &[]).await;
            assert_eq!(read.status, StatusCode::SEE_OTHER, "{}", lesson.slug);
        }
    }
    for module in &modules()[1..] {
        let begun = person.send(&format!("{}/quiz", address(module)), &[]).await;
        let attempt = begun.location().expect("an attempt").to_owned();
        let fields: Vec<_> = module.quiz.items().iter().flat_map(solution).collect();
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let sent = person.send(&attempt, &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        let passed = Words::ENGLISH.of("learning", "attempt.passed");
        assert!(person.get(&attempt).await.text().contains(&passed), "{} is passed", module.slug);
    }
}

fn solution(item: &Item) -> Vec<(String, String)> {
    item.solution().to_fields(item.id())
}
