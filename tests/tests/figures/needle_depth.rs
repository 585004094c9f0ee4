//! The needle-depth explorer.

use tests::{Browser, Device, Visitor, Words};

use crate::{Figure, Spot, academy};

const PAGE: &str = "/figures/needle-depth";

/// A place in the skin: the surface, and how many units a millimetre has.
const fn depth(mm: f64) -> Spot {
    Spot(180.0, 62.0 + mm * 148.0)
}

#[tokio::test]
async fn without_scripts_the_form_answers_on_the_server_in_both_languages() {
    let server = academy().await;
    let browser = Browser::open(Visitor::without_scripts()).await;
    for words in [Words::ENGLISH, Words::SPANISH] {
        browser.visit(&server.url(&words.path(&format!("{PAGE}?depth=2,4")))).await;
        browser.sees(&words.of("needle_depth", "word.spreads")).await;
        browser.sees(&words.of("figures", "caution.halo")).await;
        browser.visit(&server.url(&words.path(&format!("{PAGE}?depth=1,5")))).await;
        browser.sees(&words.of("needle_depth", "word.depends")).await;
        browser.sees(&words.of("needle_depth", "verdict.thinnest")).await;
        browser.visit(&server.url(&words.path(PAGE))).await;
        browser.tick(&words.of("needle_depth", "hand.firm")).await;
        browser.press(&words.of("figures", "show")).await;
        browser.arrives(&words.path(&format!("{PAGE}?depth=0.5&pressure=firm"))).await;
        browser.sees(&words.of("needle_depth", "word.swells")).await;
    }
    browser.close().await;
}

#[tokio::test]
async fn by_mouse_and_by_touch_the_needle_goes_where_it_is_put() {
    let server = academy().await;
    for (visitor, finger) in [(Visitor::new(), false), (Visitor::new().on(Device::Phone), true)] {
        let figure = Figure::open(&server, PAGE, visitor).await;
        figure.says("Judge the dot").await;
        figure.drag(depth(0.5), depth(2.3), finger).await;
        figure.says("Blowout").await;
        figure.drag(depth(2.3), depth(0.02), finger).await;
        figure.says("Likely to leave").await;
        figure.close().await;
    }
}

#[tokio::test]
async fn by_keyboard_depth_and_pressure_are_changed_and_read_out() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new()).await;
    figure.key("input[name=depth]", "\u{E013}").await; // up
    assert_eq!(figure.slider("depth").await.0, "0.55");
    assert!(figure.slider("depth").await.1.starts_with("0.55"));
    figure.key("input[name=pressure]:checked", "\u{E014}\u{E014}").await; // right, twice
    figure.says("Larger, softer").await;
    assert!(figure.announced().await.starts_with("Larger, softer."), "{}", figure.announced().await);
    figure.browser.arrives("/figures/needle-depth?depth=0.55&pressure=firm").await;
    figure.close().await;
}
