//! The dot-density sandbox.

use tests::{Browser, Device, Visitor, Words};

use crate::{Figure, Spot, academy};

const PAGE: &str = "/figures/dot-field";

/// A place in the field: its corner, and how many units a millimetre has.
const fn field(across: f64, down: f64) -> Spot {
    Spot(8.0 + across * 20.0, 40.0 + down * 20.0)
}

impl Figure {
    /// The dots that were placed, as the form would send them.
    async fn placed(&self) -> String {
        let read = "return document.querySelector('input[name=placed]').value";
        let text = self.browser.execute(read, vec![]).await.expect("a field");
        text.as_str().unwrap_or_default().to_owned()
    }
}

#[tokio::test]
async fn without_scripts_dots_are_placed_by_the_form_in_both_languages() {
    let server = academy().await;
    let browser = Browser::open(Visitor::without_scripts()).await;
    for words in [Words::ENGLISH, Words::SPANISH] {
        browser.visit(&server.url(&words.path(PAGE))).await;
        browser.sees(&words.of("dot_field", "word.even")).await;
        browser.tick(&words.of("dot_field", "hand.rows")).await;
        browser.press(&words.of("figures", "show")).await;
        browser.sees(&words.of("dot_field", "verdict.rows")).await;
        browser.sees(&words.of("figures", "caution.advisory")).await;
        browser.visit(&server.url(&words.path(&format!("{PAGE}?passes=0&across=3&down=4")))).await;
        browser.sees(&words.of("dot_field", "word.few")).await;
        browser.press(&words.of("dot_field", "place")).await;
        browser.element("[data-part=picture] .f-handle path").await;
        browser.press(&words.of("dot_field", "take")).await;
        let none = browser.find_all(fantoccini::Locator::Css(".f-handle path")).await.expect("a page");
        assert!(none.is_empty(), "the dot is still there");
    }
    browser.close().await;
}

#[tokio::test]
async fn by_mouse_and_by_touch_dots_go_where_they_are_put() {
    let server = academy().await;
    for (visitor, finger) in [(Visitor::new(), false), (Visitor::new().on(Device::Phone), true)] {
        let figure = Figure::open(&server, &format!("{PAGE}?passes=0"), visitor).await;
        figure.tap(field(3.0, 3.0), finger).await;
        figure.tap(field(12.0, 9.0), finger).await;
        assert_eq!(figure.placed().await.len(), 6, "two dots");
        let before = figure.placed().await;
        // Sideways, because a finger that goes down scrolls the page.
        figure.drag(field(3.0, 3.0), field(9.0, 3.0), finger).await;
        let after = figure.placed().await;
        assert!(after.len() == 6 && after != before, "the first is moved: {before} {after}");
        figure.browser.press("Undo").await;
        assert_eq!(figure.placed().await, before);
        figure.tap(field(3.0, 3.0), finger).await;
        assert_eq!(figure.placed().await, before, "a tap on a dot chooses it");
        assert!(figure.chosen().await);
        figure.tap(field(9.0, 3.0), finger).await;
        assert_eq!(figure.placed().await, after, "the next one says where it goes");
        figure.close().await;
    }
}

#[tokio::test]
async fn by_keyboard_the_cross_is_moved_dots_are_placed_and_rows_are_read_out() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new()).await;
    figure.key("input[name=across]", "\u{E014}").await; // right
    assert_eq!(figure.slider("across").await, ("8".to_owned(), "8.0 mm".to_owned()));
    figure.key("button[value=place]", "\u{E007}").await; // enter
    assert_eq!(figure.placed().await.len(), 3, "one dot");
    figure.key("button[value=take]", " ").await;
    assert_eq!(figure.placed().await, "");
    figure.key("input[name=pattern]:checked", "\u{E014}\u{E014}").await; // right, twice
    figure.says("Rows").await;
    assert!(figure.announced().await.starts_with("Rows."), "{}", figure.announced().await);
    let path = figure.browser.path().await;
    assert!(path.contains("pattern=rows"), "{path}");
    figure.close().await;
}
