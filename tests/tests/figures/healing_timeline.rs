//! The healing timeline.

use tests::{Browser, Device, Visitor, Words};

use crate::{Figure, Spot, academy};

const PAGE: &str = "/figures/healing-timeline";
/// A place on the scale of days: how far the first day is from the left edge, and one day from the next.
const fn day(number: f64) -> Spot {
    Spot(22.0 + number * 5.75, 300.0)
}

#[tokio::test]
async fn without_scripts_the_form_answers_on_the_server_in_both_languages() {
    let server = academy().await;
    let browser = Browser::open(Visitor::without_scripts().on(Device::Phone)).await;
    for words in [Words::ENGLISH, Words::SPANISH] {
        browser.visit(&server.url(&words.path(PAGE))).await;
        browser.sees(&words.of("healing_timeline", "expect.flaking")).await;
        browser.tick(&words.of("healing_timeline", "sign.spreading")).await;
        browser.press(&words.of("figures", "show")).await;
        browser.arrives(&words.path(&format!("{PAGE}?at=7&sign=spreading"))).await;
        browser.sees(&words.of("healing_timeline", "word.doctor")).await;
        browser.sees(&words.of("figures", "caution.refer")).await;
        browser.press(&words.of("figures", "reset")).await;
        browser.arrives(&words.path(PAGE)).await;
    }
    browser.close().await;
}

#[tokio::test]
async fn by_mouse_the_day_is_dragged_and_the_address_keeps_it() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new()).await;
    figure.says("Day 7").await;
    figure.drag(day(7.0), day(30.0), false).await;
    figure.says("Day 30").await;
    figure.browser.arrives("/figures/healing-timeline?at=30&sign=none").await;
    figure.browser.tick("Lighter or missing dots").await;
    figure.says("may still be ending").await;
    figure.browser.press("Undo").await;
    figure.says("Day 30").await;
    figure.browser.press("Undo").await;
    figure.says("Day 7").await;
    figure.browser.arrives(PAGE).await;
    figure.browser.press("Redo").await;
    figure.says("Day 30").await;
    // The other language is the same day.
    figure.browser.press_at("header a[hreflang=es]").await;
    figure.browser.arrives("/es/figures/healing-timeline?at=30&sign=none").await;
    figure.close().await;
}

#[tokio::test]
async fn by_touch_a_finger_chooses_the_day() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new().on(Device::Phone)).await;
    figure.drag(day(7.0), day(14.0), true).await;
    figure.says("Day 14").await;
    figure.close().await;
}

#[tokio::test]
async fn by_keyboard_the_day_moves_and_is_read_out() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new()).await;
    let slider = "input[name=at]";
    figure.key(slider, "\u{E014}").await; // right
    figure.says("Day 8").await;
    assert_eq!(figure.slider("at").await, ("8".to_owned(), "Day 8: flaking".to_owned()));
    figure.key(slider, "\u{E008}\u{E014}").await; // shift and right
    figure.says("Day 18").await;
    assert!(figure.announced().await.contains("Day 18"), "{}", figure.announced().await);
    figure.key(slider, "\u{E010}").await; // end
    figure.says("Week 52").await;
    figure.key(slider, "\u{E009}z").await; // control and z
    figure.says("Day 18").await;
    figure.close().await;
}
