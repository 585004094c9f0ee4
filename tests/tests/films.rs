//! The film of a lesson: sent in parts, with captions, played by the browser itself.

use http::{Method, StatusCode, header};
use serde_json::Value;
use tests::{Answer, Browser, Person, Server, Setup, Visitor, until};

const PASSWORD: &str = "four unrelated plain words";
const EMAIL: &str = "tess@stipple.test";
const LESSON: &str = "/courses/foundations/dots-density-and-layers/layers-and-space";

async fn academy() -> Server {
    let server = Setup::new().start().await;
    server.add_user(EMAIL, "Tess", PASSWORD, &["trainee"]);
    server
}

fn header_of<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

async fn ask(person: &Person, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request = person.request(Method::GET, path);
    person.ask(headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))).await
}

/// The address of a file of the film, as the lesson names it.
async fn address(person: &Person, ending: &str) -> String {
    let page = person.get(LESSON).await;
    let links = page.links("/media/courses/foundations/layering.");
    let found = links.into_iter().find(|link| link.contains(&format!("{ending}?v=")));
    found.unwrap_or_else(|| panic!("the lesson has no {ending}:\n{}", page.body)).to_owned()
}

#[tokio::test]
async fn a_film_is_sent_whole_or_in_the_parts_that_are_asked_for() {
    let server = academy().await;
    let tess = Person::signed_in(&server, EMAIL, PASSWORD).await;
    let path = address(&tess, ".mp4").await;
    let whole = ask(&tess, &path, &[]).await;
    assert_eq!(whole.status, StatusCode::OK);
    assert_eq!(
        (header_of(&whole, "content-type"), header_of(&whole, "accept-ranges")),
        ("video/mp4", "bytes")
    );
    let length: usize = header_of(&whole, "content-length").parse().expect("a length");
    let (tag, last) = (header_of(&whole, "etag").to_owned(), length - 1);

    let place = format!("bytes 0-1/{length}");
    for headers in [vec![("range", "bytes=0-1")], vec![("range", "bytes=0-1"), ("if-range", tag.as_str())]] {
        let part = ask(&tess, &path, &headers).await;
        assert_eq!(
            (part.status, header_of(&part, "content-range")),
            (StatusCode::PARTIAL_CONTENT, place.as_str())
        );
        assert_eq!(
            (header_of(&part, "content-length"), header_of(&part, "content-type")),
            ("2", "video/mp4")
        );
    }
    for (range, place) in [
        ("bytes=-10", format!("bytes {}-{last}/{length}", length - 10)),
        ("bytes=100-", format!("bytes 100-{last}/{length}")),
        ("bytes=100-99999999", format!("bytes 100-{last}/{length}")),
    ] {
        let part = ask(&tess, &path, &[("range", range)]).await;
        assert_eq!(
            (part.status, header_of(&part, "content-range")),
            (StatusCode::PARTIAL_CONTENT, place.as_str())
        );
    }
    let after_the_end = format!("bytes={length}-");
    let beyond = ask(&tess, &path, &[("range", after_the_end.as_str())]).await;
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(header_of(&beyond, "content-range"), format!("bytes */{length}"));

    for (range, edition) in
        [("bytes=0-1", "\"another\""), ("bytes=0-1,5-6", tag.as_str()), ("bytes=9-1", tag.as_str())]
    {
        let answer = ask(&tess, &path, &[("range", range), ("if-range", edition)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{range} of {edition}");
    }
    let known = ask(&tess, &path, &[("if-none-match", tag.as_str()), ("range", "bytes=0-1")]).await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    let head = tess.ask(tess.request(Method::HEAD, &path)).await;
    assert_eq!(
        (head.status, header_of(&head, "content-length")),
        (StatusCode::OK, length.to_string().as_str())
    );
}

#[tokio::test]
async fn who_may_not_read_the_lesson_does_not_get_its_film() {
    let server = academy().await;
    let tess = Person::signed_in(&server, EMAIL, PASSWORD).await;
    for ending in [".webm", ".mp4", ".png", ".en.vtt", ".es.vtt"] {
        let path = address(&tess, ending).await;
        assert_eq!(ask(&tess, &path, &[]).await.status, StatusCode::OK, "{path}");
        assert_eq!(ask(&Person::visitor(&server), &path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let transcript = "/media/courses/foundations/layering.en.txt";
    assert_eq!(ask(&tess, transcript, &[]).await.status, StatusCode::NOT_FOUND, "it stands in the lesson");
}

#[tokio::test]
async fn a_lesson_shows_its_film_with_captions_and_transcript_in_the_readers_language() {
    let server = academy().await;
    let tess = Person::signed_in(&server, EMAIL, PASSWORD).await;
    let spanish = tess.get(&format!("/es{LESSON}")).await;
    for part in [
        "<video controls playsinline preload=\"metadata\" width=\"960\" height=\"660\" poster=\"/media/courses/",
        "srclang=\"es\" label=\"Español\"",
        "<details><summary>Transcripción</summary><p>Una película sin sonido",
    ] {
        assert!(spanish.body.contains(part), "{part} is not in\n{}", spanish.body);
    }
    assert!(!spanish.body.contains("autoplay"), "nothing plays by itself");
    let captions = spanish.body.split("<track").nth(2).unwrap_or_default();
    assert!(
        captions.contains("es.vtt") && captions.split('>').next().unwrap_or_default().ends_with("default")
    );
    let told = ask(&tess, &address(&tess, ".es.vtt").await, &[]).await;
    assert_eq!(header_of(&told, header::CONTENT_TYPE.as_str()), "text/vtt; charset=utf-8");
    assert!(told.body.starts_with("WEBVTT") && told.body.contains("Sesión 1"), "{}", told.body);
}

#[tokio::test]
async fn words_of_a_transcript_lead_to_the_film() {
    let server = academy().await;
    let tess = Person::signed_in(&server, EMAIL, PASSWORD).await;
    for (prefix, words, kind) in [
        ("", "moment did the new dots form a row", "Film:"),
        ("/es", "momento los puntos nuevos formaron una fila", "Película:"),
    ] {
        let found = tess.get(&format!("{prefix}/search?q={}", words.replace(' ', "+"))).await;
        let film = format!("{prefix}{LESSON}#film_layering");
        assert!(found.link(&film).is_some() && found.text().contains(kind), "{}", found.text());
        let lesson = tess.get(&format!("{prefix}{LESSON}")).await;
        assert_eq!(lesson.body.matches("<figure class=\"figure\" id=\"film_layering\">").count(), 1);
    }
}

async fn read(browser: &Browser, server: &Server) {
    browser.visit(&server.url(&format!("/login?next={LESSON}"))).await;
    browser.fill("E-mail", EMAIL).await;
    browser.fill("Password", PASSWORD).await;
    browser.press("Sign in").await;
    browser.arrives(LESSON).await;
}

/// What the film says of itself.
async fn film(browser: &Browser, what: &str) -> Value {
    let read = format!("const film = document.querySelector('video'); return {what}");
    browser.execute(&read, vec![]).await.expect("a film on the page")
}

/// Waits until the film says so of itself.
async fn becomes(browser: &Browser, what: &str) {
    let so = async || (film(browser, what).await == Value::Bool(true)).then_some(());
    assert!(until(so).await.is_some(), "never {what}");
}

#[tokio::test]
async fn captions_are_shown_and_the_page_does_not_move() {
    let server = academy().await;
    let browser = Browser::open(Visitor::default()).await;
    read(&browser, &server).await;
    becomes(&browser, "film.readyState >= 1 && film.duration > 27 && film.duration < 29").await;
    becomes(&browser, "film.textTracks.length === 2 && film.textTracks[0].mode === 'showing'").await;
    becomes(&browser, "film.textTracks[0].cues !== null && film.textTracks[0].cues.length === 7").await;
    assert_eq!(film(&browser, "film.paused && film.currentTime === 0").await, Value::Bool(true));
    let shape = "Math.abs(film.clientWidth / film.clientHeight - 960 / 660) < 0.02";
    assert_eq!(film(&browser, shape).await, Value::Bool(true), "its place is kept before it is loaded");
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test]
async fn without_scripts_it_plays_by_the_browsers_own_controls() {
    let server = academy().await;
    let browser = Browser::open(Visitor::without_scripts()).await;
    read(&browser, &server).await;
    browser.element("video").await.send_keys(" ").await.expect("a key");
    becomes(&browser, "film.currentTime > 0.2 && !film.paused").await;
    browser.element("video").await.send_keys(" ").await.expect("a key");
    becomes(&browser, "film.paused").await;
    browser.close().await;
}
