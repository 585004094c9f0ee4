//! Figures that answer, as readers meet them: by mouse, by touch, by keyboard, and without scripts. A file for each figure.

mod colour_match;
mod designs;
mod dot_field;
mod hairline;
mod healing_timeline;
mod needle_depth;
mod pricing;
mod search;
mod words;

use fantoccini::actions::{InputSource, MouseActions, PointerAction, TouchActions};
use fantoccini::elements::Element;
use serde_json::json;
use tests::{Browser, Server, Setup, Visitor, Words, until};

const PASSWORD: &str = "three quiet herons";

/// Opens an account for a trainee, with the address that [`sign_in`] uses.
pub(crate) fn enrol(server: &Server) {
    server.add_user("ana@stipple.test", "Ana", PASSWORD, &["trainee"]);
}

/// Signs the trainee in.
pub(crate) async fn sign_in(server: &Server, browser: &Browser, words: &Words) {
    browser.visit(&server.url(&words.path("/login"))).await;
    browser.fill(&words.of("identity", "login.email"), "ana@stipple.test").await;
    browser.fill(&words.of("identity", "login.password"), PASSWORD).await;
    browser.press(&words.of("identity", "login.submit")).await;
    browser.arrives(&words.path("/dashboard")).await;
}

/// Waits until the figure of the page answers by itself.
pub(crate) async fn awake(browser: &Browser) {
    let awake = "return document.documentElement.dataset.awake === ''
        && !document.querySelector('.live .tools-of-figure button[type=submit]')";
    let woken = until(async || (browser.execute(awake, vec![]).await.ok()? == true).then_some(())).await;
    assert!(woken.is_some(), "the figure sleeps: {:?}", browser.complaints().await);
}

/// A place in a figure's picture, in the units of its `viewBox`.
#[derive(Clone, Copy)]
pub(crate) struct Spot(pub(crate) f64, pub(crate) f64);

/// A figure in a browser.
pub(crate) struct Figure {
    pub(crate) browser: Browser,
}

/// An academy with nobody in it: figures are for everybody.
pub(crate) async fn academy() -> Server {
    Setup::new().start().await
}

impl Figure {
    /// Opens the page and waits until the figure answers by itself, where scripts run.
    pub(crate) async fn open(server: &Server, path: &str, visitor: Visitor) -> Self {
        let browser = Browser::open(visitor).await;
        browser.visit(&server.url(path)).await;
        if visitor.scripts {
            awake(&browser).await;
        }
        Self { browser }
    }

    /// The sentence below the picture.
    pub(crate) async fn verdict(&self) -> String {
        self.browser.element("[data-part=verdict]").await.text().await.expect("a sentence")
    }

    /// Waits until the sentence below the picture holds these words.
    pub(crate) async fn says(&self, words: &str) {
        let said = until(async || self.verdict().await.contains(words).then_some(())).await;
        assert!(said.is_some(), "“{words}” is not said but {}", self.verdict().await);
    }

    /// What is read out: the live region.
    pub(crate) async fn announced(&self) -> String {
        let read = "return document.querySelector('.live [role=status]').textContent";
        let text = self.browser.execute(read, vec![]).await.expect("a live region");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The value of a slider, as the form would send it, and as it is read out.
    pub(crate) async fn slider(&self, name: &str) -> (String, String) {
        let input = self.browser.element(&format!("input[name={name}]")).await;
        let value = input.prop("value").await.expect("a value").unwrap_or_default();
        (value, input.attr("aria-valuetext").await.expect("words").unwrap_or_default())
    }

    /// Presses a key on a control.
    pub(crate) async fn key(&self, selector: &str, keys: &str) {
        self.browser.element(selector).await.send_keys(keys).await.expect("a key");
    }

    /// Presses at one place of the picture and lets go at another, with a mouse or a finger.
    pub(crate) async fn drag(&self, from: Spot, to: Spot, finger: bool) {
        let svg = self.browser.element("[data-part=picture] > svg").await;
        let [from, to] = self.pixels(&svg, [from, to]).await;
        let moved = |(x, y)| PointerAction::MoveTo { duration: None, x, y };
        let press = PointerAction::Down { button: 0 };
        let release = PointerAction::Up { button: 0 };
        let path = [moved(from), press, moved(to), release];
        let done = if finger {
            let actions = path.into_iter().fold(TouchActions::new("finger".into()), InputSource::then);
            self.browser.perform_actions(actions).await
        } else {
            let actions = path.into_iter().fold(MouseActions::new("mouse".into()), InputSource::then);
            self.browser.perform_actions(actions).await
        };
        done.expect("a drag");
    }

    /// Presses a place of the picture and lets go there, with a mouse or a finger.
    pub(crate) async fn tap(&self, at: Spot, finger: bool) {
        self.drag(at, at, finger).await;
    }

    /// Whether something in the picture is chosen.
    pub(crate) async fn chosen(&self) -> bool {
        let read = "return !!document.querySelector('[data-part=picture] [data-chosen]')";
        self.browser.execute(read, vec![]).await.expect("an answer") == true
    }

    /// Where places of the picture are in the window. All after one scroll: a picture that sticks to the window's edge moves
    /// a little with each.
    async fn pixels(&self, svg: &Element, spots: [Spot; 2]) -> [(f64, f64); 2] {
        let places = "const svg = arguments[0];
            svg.scrollIntoView({ block: 'center', behavior: 'instant' });
            return arguments[1].map(([x, y]) => {
                const point = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
                return [Math.round(point.x), Math.round(point.y)];
            })";
        let spots = json!(spots.map(|Spot(x, y)| [x, y]));
        let arguments = vec![serde_json::to_value(svg).expect("a reference"), spots];
        let at = self.browser.execute(places, arguments).await.expect("places");
        serde_json::from_value(at).expect("pairs of numbers")
    }

    /// Nothing went wrong, and the window closes.
    pub(crate) async fn close(self) {
        assert_eq!(self.browser.complaints().await, Vec::<String>::new());
        self.browser.close().await;
    }
}
