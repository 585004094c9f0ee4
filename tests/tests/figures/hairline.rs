//! The hairline designer.

use tests::{Browser, Device, Visitor, Words};

use crate::{Figure, Spot, academy};

const PAGE: &str = "/figures/hairline-design";

/// A place of the face: millimetres to the right of the glabella and above it, by tape. In the middle the forehead looks
/// shorter than it is.
const fn face(across: f64, up: f64) -> Spot {
    let looks = if across == 0.0 { up * 0.85 } else { up };
    Spot(300.0 + across * 2.1, 248.0 - looks * 2.1)
}

/// The field beside the slider of the height of B, in the middle.
const BESIDE: &str = "[data-beside=middle]";

impl Figure {
    /// Types a number beside the slider of the height of B, in place of what is there.
    async fn type_height(&self, keys: &str) {
        self.key(BESIDE, &format!("\u{E009}a\u{E000}{keys}")).await; // control and a
    }

    /// The height of B: where the slider is, and what is typed beside it.
    async fn height(&self) -> [String; 2] {
        let beside = self.browser.element(BESIDE).await.prop("value").await.expect("a value");
        [self.slider("middle").await.0, beside.unwrap_or_default()]
    }
}

/// C of the left side: on the vertical through the outer corner of the eye, 8 cm above it.
const CORNER: Spot = face(-46.0, 68.0);

#[tokio::test]
async fn without_scripts_the_form_answers_on_the_server_in_both_languages() {
    let server = academy().await;
    let browser = Browser::open(Visitor::without_scripts().on(Device::Phone)).await;
    for words in [Words::ENGLISH, Words::SPANISH] {
        let say = |key: &str| words.of("hairline_design", key);
        browser.visit(&server.url(&words.path(PAGE))).await;
        browser.sees(&say("verdict.good")).await;
        browser.sees(&words.of("figures", "caution.advisory")).await;
        browser.tick(&say("edge.zigzag")).await;
        browser.press(&words.of("figures", "show")).await;
        browser.sees(&say("reason.pattern_edge")).await;
        assert!(browser.path().await.contains("&edge=zigzag"), "{}", browser.path().await);
        browser.visit(&server.url(&words.path(&format!("{PAGE}?middle=65&corner=80&loss=yes")))).await;
        browser.sees(&say("grade.must_fix")).await;
        browser.sees(&say("reason.too_low")).await;
        browser.sees(&words.of("figures", "caution.stop")).await;
        browser.visit(&server.url(&words.path(&format!("{PAGE}?free=yes&right-corner=60")))).await;
        browser.sees(&say("reason.filled_corner")).await;
        browser.sees(&say("reason.uneven_points")).await;
    }
    browser.close().await;
}

#[tokio::test]
async fn by_mouse_a_point_goes_where_it_is_put_and_its_mirror_image_with_it() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new()).await;
    figure.says("All eight checks hold").await;
    figure.drag(face(0.0, 80.0), face(0.0, 96.0), false).await;
    figure.says("Age and sex").await;
    assert_eq!(figure.slider("middle").await, ("96".to_owned(), "9.6 cm above A".to_owned()));
    figure.browser.press("Undo").await;
    figure.says("All eight checks hold").await;
    figure.drag(CORNER, face(-61.0, 68.0), false).await;
    figure.says("Canthus line").await;
    assert_eq!(figure.slider("line").await, ("15".to_owned(), "15 mm towards the ear".to_owned()));
    let right = "return document.querySelector('[name=right-line]').value"; // hidden while it follows the left one
    assert_eq!(figure.browser.execute(right, vec![]).await.expect("an answer"), "15");
    figure.browser.press("Start again").await;
    figure.browser.arrives(PAGE).await;
    figure.close().await;
}

#[tokio::test]
async fn by_touch_the_sides_are_moved_apart_once_they_are_free() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new().on(Device::Phone)).await;
    let hidden = "return !document.querySelector('[name=right-corner]').checkVisibility()";
    assert_eq!(figure.browser.execute(hidden, vec![]).await.expect("an answer"), true);
    figure.browser.press_at("[name=free]").await;
    assert_eq!(figure.browser.execute(hidden, vec![]).await.expect("an answer"), false);
    figure.drag(face(46.0, 68.0), face(46.0, 44.0), true).await;
    figure.says("Recession").await;
    assert_eq!(figure.slider("corner").await.0, "80", "the left side stays");
    let right: i32 = figure.slider("right-corner").await.0.parse().expect("a number");
    assert!((54..=58).contains(&right), "{right}");
    figure.close().await;
}

#[tokio::test]
async fn a_tap_chooses_a_point_and_the_next_one_says_where_it_goes() {
    let server = academy().await;
    for (visitor, finger) in [(Visitor::new(), false), (Visitor::new().on(Device::Phone), true)] {
        let figure = Figure::open(&server, PAGE, visitor).await;
        figure.tap(face(0.0, 76.0), finger).await; // not quite on the point
        assert_eq!(figure.slider("middle").await.0, "80", "choosing moves nothing");
        assert!(figure.chosen().await);
        let said = figure.announced().await;
        assert!(said.starts_with("Chosen: B, mid-frontal point."), "{said}");
        figure.browser.arrives(PAGE).await;

        figure.tap(face(0.0, 64.0), finger).await; // near enough to be taken for the point again
        figure.says("Must fix").await;
        let height: i32 = figure.slider("middle").await.0.parse().expect("a number");
        assert!((62..=66).contains(&height), "{height}");
        assert!(!figure.chosen().await);
        assert!(figure.announced().await.starts_with("Must fix."), "{}", figure.announced().await);
        figure.tap(face(0.0, 20.0), finger).await;
        assert_eq!(figure.slider("middle").await.0, height.to_string(), "nothing is chosen any more");
        figure.browser.press("Undo").await;
        assert_eq!(figure.slider("middle").await.0, "80", "one tap, one step");
        figure.close().await;
    }
}

#[tokio::test]
async fn what_a_tap_chose_is_let_go_by_escape_and_can_be_dragged() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new()).await;
    figure.tap(CORNER, false).await;
    assert!(figure.chosen().await);
    figure.key("body", "\u{E00C}").await; // escape
    assert!(!figure.chosen().await);
    assert_eq!(figure.announced().await, "Nothing is chosen any more.");
    figure.tap(face(0.0, 20.0), false).await;
    figure.browser.arrives(PAGE).await;

    figure.tap(CORNER, false).await;
    figure.key("input[name=middle]", "\u{E014}").await; // right
    assert!(figure.chosen().await, "it stays so when the picture is drawn anew");
    figure.drag(face(0.0, 81.0), face(0.0, 96.0), false).await;
    assert_eq!(figure.slider("middle").await.0, "96");
    assert!(!figure.chosen().await);
    assert_eq!(figure.slider("line").await.0, "0", "what was chosen stays where it is");
    figure.close().await;
}

#[tokio::test]
async fn by_keyboard_points_and_front_are_changed_and_read_out() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new()).await;
    figure.key("input[name=middle]", "\u{E008}\u{E012}").await; // shift and left
    assert_eq!(figure.slider("middle").await.0, "70");
    figure.key("input[name=zone]", "\u{E011}").await; // home
    figure.says("Softness").await;
    let said = figure.announced().await;
    assert!(said.starts_with("Must fix. Softness"), "{said}");
    figure.key("input[name=zone]", "\u{E009}z").await; // control and z
    figure.says("All eight checks hold").await;
    figure.key("input[name=face]:checked", "\u{E014}").await; // right
    figure.browser.sees("as wide as long").await;
    let path = figure.browser.path().await;
    assert!(path.contains("face=round") && path.contains("middle=70"), "{path}");
    figure.close().await;
}

#[tokio::test]
async fn a_number_can_be_typed_beside_a_slider_and_follows_it() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new().on(Device::Phone)).await;
    let field = figure.browser.element(BESIDE).await;
    let name = field.attr("aria-label").await.expect("a page");
    assert_eq!(name.as_deref(), Some("B, mid-frontal point: height, in millimetres"));
    let (_, _, width, height) = field.rectangle().await.expect("a place");
    assert!(width >= 44.0 && height >= 44.0, "{width} × {height}");
    let wide = figure.browser.execute("return document.documentElement.scrollWidth", vec![]).await;
    assert_eq!(wide.expect("an answer"), 390, "the page goes beyond the screen");

    figure.type_height("96").await;
    figure.says("Age and sex").await;
    assert_eq!(figure.slider("middle").await, ("96".to_owned(), "9.6 cm above A".to_owned()));
    figure.key("input[name=middle]", "\u{E012}").await; // left
    assert_eq!(figure.height().await, ["95", "95"]);
    figure.type_height("999\u{E007}").await; // enter
    assert_eq!(figure.height().await, ["110", "110"], "what is beyond the scale goes to its edge");
    figure.type_height("tall\u{E007}").await;
    assert_eq!(figure.height().await, ["110", "110"], "what is no number changes nothing");
    figure.type_height("80\u{E007}").await;
    figure.says("All eight checks hold").await;
    figure.browser.arrives(PAGE).await;
    figure.browser.press("Undo").await;
    assert_eq!(figure.height().await, ["110", "110"]);
    figure.close().await;
}

#[tokio::test]
async fn without_scripts_slider_and_typed_number_both_count() {
    let server = academy().await;
    let figure = Figure::open(&server, &format!("{PAGE}?loss=yes"), Visitor::without_scripts()).await;
    figure.type_height("92").await;
    figure.browser.press("Show").await;
    figure.browser.sees("9.2 cm above A").await;
    assert_eq!(figure.height().await, ["92", "92"]);
    figure.key("input[name=middle]", "\u{E012}").await; // left
    figure.browser.press("Show").await;
    figure.browser.sees("9.1 cm above A").await;
    assert_eq!(figure.height().await, ["91", "91"]);
    figure.type_height("high").await;
    figure.browser.press("Show").await;
    assert_eq!(figure.height().await, ["91", "91"], "what is no number changes nothing");
    let path = figure.browser.path().await;
    assert!(path.contains("&middle=91&") && !path.contains("-was-"), "the address says it once: {path}");
    figure.browser.close().await;
}
