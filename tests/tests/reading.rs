//! Comforts of reading: notes and marked passages, the place where one stopped, lessons without a network and on paper.

use std::process::Command;
use std::sync::LazyLock;

use domain::Locale;
use domain::learning::{Catalogue, Lesson};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::wd::PrintConfiguration;
use http::StatusCode;
use serde_json::json;
use tests::{Browser, Device, Person, Server, Setup, Visitor, Words, until};

const PASSWORD: &str = "four unrelated plain words";
const WORDS: Words = Words::ENGLISH;

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| courses::load(&courses::Embedded).expect("a curriculum without mistakes"));

/// A lesson that asks for an account, and its address; `skip` others come first.
fn lesson(skip: usize) -> (String, &'static Lesson) {
    let course = &CATALOGUE.courses()[0];
    let (module, lesson) =
        course.lessons().filter(|(_, lesson)| !lesson.free).nth(skip).expect("more than a few lessons");
    (format!("/courses/{}/{}/{}", course.slug, module.slug, lesson.slug), lesson)
}

fn said(place: &str) -> String {
    WORDS.of("notes", place)
}

async fn academy() -> Server {
    let server = Setup::new().start().await;
    for (name, role) in [("Ana", "trainee"), ("Mia", "mentor")] {
        server.add_user(&format!("{}@stipple.test", name.to_lowercase()), name, PASSWORD, &[role]);
    }
    server
}

async fn person(server: &Server, name: &str) -> Person {
    Person::signed_in(server, &format!("{name}@stipple.test"), PASSWORD).await
}

async fn signed_in(server: &Server, name: &str, visitor: Visitor) -> Browser {
    let browser = Browser::open(visitor).await;
    browser.visit(&server.url("/login")).await;
    browser.fill("E-mail address", &format!("{name}@stipple.test")).await;
    browser.fill("Password", PASSWORD).await;
    browser.press("Sign in").await;
    browser.sees("My learning").await;
    browser
}

#[tokio::test]
async fn without_scripts_a_note_is_written_found_again_changed_and_deleted() {
    let server = academy().await;
    let browser = signed_in(&server, "ana", Visitor::without_scripts()).await;
    let (path, lesson) = lesson(0);
    let heading = &lesson.body.en.sections[0].heading;
    browser.visit(&server.url(&path)).await;
    browser.press(&said("add")).await;
    browser.fill(&format!("{}{heading}”", said("label")), "Ask <b>Lucía</b> & others.").await;
    browser.press(&said("keep")).await;
    browser.arrives(&path).await;
    browser.sees("Ask <b>Lucía</b> & others.").await;

    browser.press(&said("manage")).await;
    browser.arrives("/notes").await;
    browser.sees(lesson.title.get(Locale::En)).await;
    browser.press(&said("edit")).await;
    browser.fill(&said("words"), "Lucía says no.").await;
    browser.press(&said("save")).await;
    browser.sees("Lucía says no.").await;
    browser.press(heading).await;
    browser.arrives(&path).await;
    browser.sees("Lucía says no.").await;
    browser.visit(&server.url("/notes")).await;
    browser.press(&said("delete")).await;
    browser.sees(&said("none")).await;
    browser.close().await;
}

#[tokio::test]
async fn what_cannot_be_kept_is_given_back_and_nobody_else_sees_what_is() {
    let server = academy().await;
    let (ana, mia) = (person(&server, "ana").await, person(&server, "mia").await);
    let (path, lesson) = lesson(0);
    let section = &lesson.body.en.sections[0].id;
    let field = format!("note-{section}");
    let form = |text: &'static str| [("do", "note"), ("section", section.as_str()), (field.as_str(), text)];

    let long = "no end ".repeat(400);
    let fields = [("do", "note"), ("section", section.as_str()), (field.as_str(), long.as_str())];
    let again = ana.send(&path, &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains(long.trim_end()), "what was typed is kept");
    assert!(again.text().contains("Use at most"), "{}", again.text());
    let gone = Person::visitor(&server).send(&path, &form("Typed after the session had ended.")).await;
    assert_eq!(gone.status, StatusCode::UNAUTHORIZED);
    assert!(gone.text().contains("Typed after the session had ended."), "{}", gone.text());

    let kept = ana.send(&path, &form("Mine alone.")).await;
    let id = kept.location().and_then(|address| address.split("#note-").nth(1)).expect("a note").to_owned();
    assert!(ana.get(&path).await.text().contains("Mine alone."));
    assert!(ana.get(&format!("/es{path}")).await.text().contains("Mine alone."), "the same place in Spanish");
    for page in [path.as_str(), "/notes", "/notes.md"] {
        assert!(!mia.get(page).await.body.contains("Mine alone."), "{page}");
    }
    let words = format!("words-{id}");
    for act in ["save", "delete"] {
        let meddled = mia.send("/notes", &[("do", act), ("note", &id), (&words, "Meddled.")]).await;
        assert!(!meddled.body.contains("Mine alone."));
    }
    let file = ana.get("/notes.md?lang=es").await;
    assert_eq!(file.headers["content-type"], "text/markdown; charset=utf-8");
    let title = lesson.title.get(Locale::Es);
    let start = format!("# {}\n", Words::SPANISH.of("notes", "title"));
    assert!(file.body.starts_with(&start) && file.body.contains(&format!("### [{title}](")), "{}", file.body);
    assert!(file.body.contains("\nMine alone.\n"), "{}", file.body);

    ana.send("/notes", &[("do", "delete"), ("note", &id)]).await;
    let late = ana.send("/notes", &[("do", "save"), ("note", &id), (&words, "Typed too late.")]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
    assert!(late.text().contains("Typed too late."), "{}", late.text());
}

/// Selects from the middle of one text of the second section to the middle of the next.
const SELECT: &str = "
    const text = document.querySelectorAll('[data-text]')[1];
    const [one, other] = text.querySelectorAll('p');
    const first = (node) => (node.firstChild ? first(node.firstChild) : node);
    const range = document.createRange();
    // A passage that is marked already has parted the text.
    const [begin, end] = [first(one), first(other)];
    range.setStart(begin, Math.min(2, begin.length));
    range.setEnd(end, Math.min(9, end.length));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return range.toString();
";

/// The marked letters of the page.
const MARKED: &str =
    "return [...document.querySelectorAll('[data-text] mark')].map((it) => it.textContent).join('')";

fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

async fn marked(browser: &Browser) -> String {
    let found = browser.execute(MARKED, vec![]).await.expect("an answer");
    letters(found.as_str().unwrap_or_default())
}

/// Presses Tab until the button that reads so has the focus, then Enter.
async fn reaches_by_keyboard(browser: &Browser, words: &str) {
    let press = |key: Key| {
        let key = char::from(key);
        KeyActions::new("keys".into()).then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key })
    };
    for _ in 0..200 {
        browser.perform_actions(press(Key::Tab)).await.expect("a key");
        let focus = browser.active_element().await.expect("something has the focus");
        if focus.text().await.unwrap_or_default() == words {
            browser.perform_actions(press(Key::Enter)).await.expect("a key");
            return;
        }
    }
    panic!("“{words}” is out of the keyboard's reach");
}

#[tokio::test]
async fn a_selected_passage_is_highlighted_by_mouse_and_by_keyboard_and_stays() {
    let server = academy().await;
    let browser = signed_in(&server, "ana", Visitor::new()).await;
    let (path, lesson) = lesson(0);
    browser.visit(&server.url(&path)).await;
    let selected = browser.execute(SELECT, vec![]).await.expect("a selection");
    browser.press(&said("highlight")).await;
    browser.sees(&said("passage")).await;
    let marks = marked(&browser).await;
    assert!(marks.len() > 8, "something is marked");
    browser.visit(&server.url("/notes")).await;
    browser.press(&lesson.body.en.sections[1].heading).await;
    let there = until(async || (marked(&browser).await == marks).then_some(())).await;
    assert!(there.is_some(), "{} is marked, not {marks}", marked(&browser).await);
    // Marks of sources belong to no passage.
    let selected = letters(selected.as_str().unwrap_or_default());
    assert!(selected.starts_with(&marks[..6]) && selected.ends_with(&marks[marks.len() - 4..]), "{marks}");

    // Who reads by keyboard is in the section already.
    browser.press_at(&format!("[id='{}']", lesson.body.en.sections[1].id)).await;
    browser.execute(SELECT, vec![]).await.expect("a selection");
    browser.element(".selected button").await;
    reaches_by_keyboard(&browser, &said("highlight_and_note")).await;
    let focus = browser.active_element().await.expect("something has the focus");
    focus.send_keys("Twice.").await.expect("the note has the focus");
    browser.press(&said("keep")).await;
    browser.sees("Twice.").await;
    let notes = browser.text().await;
    assert!(notes.contains(&said("kept")), "it is said:\n{notes}");

    let mut server = server;
    browser.execute(SELECT, vec![]).await.expect("a selection");
    browser.press(&said("highlight_and_note")).await;
    let focus = browser.active_element().await.expect("something has the focus");
    focus.send_keys("Without a network.").await.expect("the note has the focus");
    server.stop().await;
    browser.press(&said("keep")).await;
    browser.sees(&said("not_kept")).await;
    server.start_again().await;
    browser.press(&said("keep")).await;
    browser.sees("Without a network.").await;
    browser.close().await;
}

#[tokio::test]
async fn whoever_stops_reading_goes_on_there_on_another_device() {
    let server = academy().await;
    let laptop = signed_in(&server, "ana", Visitor::new()).await;
    let (path, lesson) = lesson(1);
    let section = &lesson.body.en.sections[2];
    laptop.visit(&server.url(&path)).await;
    let scroll =
        "document.querySelectorAll('[data-section] > h2')[2].scrollIntoView({ behavior: 'instant' })";
    laptop.execute(scroll, vec![]).await.expect("a page to scroll");
    let ana = person(&server, "ana").await;
    let href = format!("{path}#{}", section.id);
    let kept = until(async || ana.get("/dashboard").await.body.contains(&href).then_some(())).await;
    assert!(kept.is_some(), "{}", ana.get("/dashboard").await.text());
    laptop.close().await;

    let phone = signed_in(&server, "ana", Visitor::new().on(Device::Phone)).await;
    phone.sees(&section.heading).await;
    phone.press(&WORDS.of("learning", "course.go_on")).await;
    phone.arrives(&path).await;
    let address = phone.current_url().await.expect("an address");
    assert_eq!(address.fragment(), url::Url::parse(&server.url(&href)).expect("an address").fragment());
    phone.close().await;
    let again = format!("{} {}", WORDS.of("reading", "left_off"), section.heading);
    assert!(ana.get(&path).await.text().contains(&again), "the lesson leads there too");
}

/// Waits until this many lessons are kept.
const KEPT: &str = "
    const [most, done] = arguments;
    (async () => {
        await navigator.serviceWorker.ready;
        for (let turn = 0; turn < 200; turn += 1) {
            let count = 0;
            for (const name of await caches.keys()) {
                if (name.startsWith('lessons-')) count += (await (await caches.open(name)).keys()).length;
            }
            if (count >= most) return true;
            await new Promise((wake) => setTimeout(wake, 100));
        }
        return false;
    })().then(done, () => done(false));
";

async fn keeps(browser: &Browser, count: usize) {
    let kept = browser.execute_async(KEPT, vec![json!(count)]).await.expect("an answer");
    assert_eq!(kept, true, "{count} lessons are not kept: {:?}", browser.complaints().await);
}

/// The names of what is kept of lessons.
const SHELVES: &str = "
    const [done] = arguments;
    caches.keys().then((names) => done(names.filter((name) => name.startsWith('lessons-'))));
";

#[tokio::test]
async fn visited_lessons_are_read_without_a_network_and_forgotten_at_the_end_of_the_session() {
    let mut server = academy().await;
    let browser = signed_in(&server, "ana", Visitor::new()).await;
    let [(one, first), (other, second), (third, _)] = [0, 1, 2].map(lesson);
    for (count, path) in [(1, &one), (2, &other)] {
        browser.visit(&server.url(path)).await;
        keeps(&browser, count).await;
    }
    let copy = WORDS.of("reading", "kept");
    browser.refresh().await.expect("the page again");
    assert!(!browser.text().await.contains(&copy), "with a network there is no copy");
    let ana = person(&server, "ana").await;
    let stored = ana.get(&format!("{one}?copy=1")).await.body;
    for own in ["Ana", "data-notes", "data-reader", "data-place", "<form method=\"post\" class=\"actions\""] {
        assert!(!stored.contains(own), "{own} is in the copy");
    }
    let asked = Person::visitor(&server).get(&format!("{one}?copy=1")).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "a copy asks for as much as the lesson");

    server.stop().await;
    for (path, lesson) in [(&one, first), (&other, second)] {
        browser.visit(&server.url(path)).await;
        browser.sees(&copy).await;
        browser.sees(lesson.body.en.sections[0].heading.as_str()).await;
        let styled = "return getComputedStyle(document.querySelector('.kept-copy')).borderLeftStyle";
        assert_eq!(browser.execute(styled, vec![]).await.expect("a style"), "solid");
    }
    browser.visit(&server.url(&third)).await;
    browser.sees(&WORDS.of("reading", "offline.not_here")).await;
    browser.press(first.title.get(Locale::En)).await;
    browser.arrives(&one).await;
    browser.visit(&server.url("/offline")).await;
    let forget = WORDS.of("reading", "offline.forget");
    browser.press(&format!("{forget}: {}", first.title.get(Locale::En))).await;
    browser.sees(&WORDS.of("reading", "offline.forgotten")).await;
    assert!(!browser.text().await.contains(first.title.get(Locale::En).as_str()), "it is forgotten");
    browser.sees(second.title.get(Locale::En)).await;

    server.start_again().await;
    browser.visit(&server.url(&other)).await;
    assert!(!browser.text().await.contains(&copy), "the lesson itself");
    keeps(&browser, 1).await;
    browser.press_at("details.account > summary").await;
    browser.press("Sign out").await;
    browser.arrives("/").await;
    let left = until(async || {
        let names = browser.execute_async(SHELVES, vec![]).await.ok()?;
        names.as_array().is_some_and(Vec::is_empty).then_some(())
    });
    assert!(left.await.is_some(), "what is kept outlives the session");
    server.stop().await;
    browser.visit(&server.url(&other)).await;
    browser.sees(&WORDS.of("reading", "offline.none")).await;
    browser.close().await;
}

#[tokio::test]
async fn a_lesson_is_printed_with_its_sources_and_without_what_paper_cannot_do() {
    let server = academy().await;
    let browser = signed_in(&server, "ana", Visitor::new()).await;
    let (path, lesson) = lesson(0);
    browser.visit(&server.url(&path)).await;

    let pdf = browser.print(PrintConfiguration::default()).await.expect("a document");
    let folder = tempfile::TempDir::with_prefix("stipple-print-").expect("a folder");
    let file = folder.path().join("lesson.pdf");
    std::fs::write(&file, pdf).expect("written");
    let read = Command::new("pdftotext").args(["-layout"]).arg(&file).arg("-").output();
    let read = read.expect("install Debian's package `poppler-utils`");
    let text = String::from_utf8_lossy(&read.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    for section in &lesson.body.en.sections {
        assert!(text.contains(&section.heading), "{} is missing in\n{text}", section.heading);
    }
    let sources = CATALOGUE.source(*lesson.sources.first().expect("it cites")).expect("in the register");
    let start: String = sources.title.chars().take(20).collect();
    assert!(text.contains(&start), "{start} is missing in\n{text}");
    for place in ["lesson.mark_read", "lesson.contents", "lesson.next"] {
        let control = WORDS.of("learning", place);
        assert!(!text.split(['.', ':']).any(|part| part.trim() == control), "{control} is printed");
    }
    assert!(!text.contains(&said("add")), "a form is printed");
    browser.close().await;
}
