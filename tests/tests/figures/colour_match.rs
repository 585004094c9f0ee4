//! The colour and undertone matcher.

use tests::{Browser, Device, Visitor, Words};

use crate::{Figure, academy};

const PAGE: &str = "/figures/colour-match";

#[tokio::test]
async fn without_scripts_the_form_answers_on_the_server_in_both_languages() {
    let server = academy().await;
    let browser = Browser::open(Visitor::without_scripts().on(Device::Phone)).await;
    for words in [Words::ENGLISH, Words::SPANISH] {
        browser.visit(&server.url(&words.path(PAGE))).await;
        browser.sees(&words.of("colour_match", "verdict.lighter")).await;
        browser.tick(&words.of("colour_match", "placed.deep")).await;
        browser.press(&words.of("figures", "show")).await;
        browser.sees(&words.of("colour_match", "blue.depth")).await;
        browser.sees(&words.of("figures", "caution.halo")).await;
        let path = browser.path().await;
        assert!(
            path.ends_with("?shade=6&stubble=dark&skin=ii&undertone=neutral&pigment=carbon&placed=deep"),
            "{path}"
        );
    }
    browser.close().await;
}

#[tokio::test]
async fn by_mouse_and_by_touch_a_choice_changes_colour_and_reasons_at_once() {
    let server = academy().await;
    for visitor in [Visitor::new(), Visitor::new().on(Device::Phone)] {
        let figure = Figure::open(&server, PAGE, visitor).await;
        let picture = async || {
            let svg = figure.browser.element("[data-part=picture]").await;
            svg.html(true).await.expect("the picture")
        };
        let before = picture().await;
        figure.browser.press_at("label:has([name=pigment][value=iron])").await;
        figure.browser.sees("can drift to peach, pink or red").await;
        assert_ne!(picture().await, before);
        figure.browser.press_at("label:has([name=skin][value=vi])").await;
        figure.browser.sees("asks for more contrast").await;
        figure.browser.press("Start again").await;
        figure.says("lighter than the stubble").await;
        assert_eq!(picture().await, before);
        figure.close().await;
    }
}

#[tokio::test]
async fn by_keyboard_a_darker_shade_turns_blue_and_is_read_out() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new()).await;
    figure.key("input[name=shade]", "\u{E010}").await; // end
    figure.says("Looks blue").await;
    assert!(figure.announced().await.starts_with("Looks blue."), "{}", figure.announced().await);
    figure.key("input[name=skin]:checked", "\u{E014}\u{E014}").await; // right, twice
    figure.browser.sees("From about type IV on").await;
    figure.close().await;
}
