//! Chromium, driven through Debian's `chromedriver` as a person would use it.
//!
//! Things are found by what a person reads (a label, a button's or link's words), so that a journey that works
//! here is one that can be followed without seeing the source. Everything else of [`fantoccini::Client`] is there
//! through [`Deref`].

mod driver;

use std::ops::Deref;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::json;

use crate::until;

/// The size of the window, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// 390 × 844, touch, two device pixels to one.
    Phone,
    /// 820 × 1180, touch.
    Tablet,
    /// 1280 × 900.
    Desktop,
}

/// Who looks: with which device, with or without scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visitor {
    /// Whether pages may run scripts.
    pub scripts: bool,
    /// The window's size.
    pub device: Device,
    /// Whether the system asks for dark pages.
    pub dark: bool,
}

impl Visitor {
    /// A laptop with scripts, light.
    #[must_use]
    pub const fn new() -> Self {
        Self { scripts: true, device: Device::Desktop, dark: false }
    }

    /// The same without scripts.
    #[must_use]
    pub const fn without_scripts() -> Self {
        Self { scripts: false, ..Self::new() }
    }

    /// The same on another device.
    #[must_use]
    pub const fn on(self, device: Device) -> Self {
        Self { device, ..self }
    }

    /// The same in the dark.
    #[must_use]
    pub const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }
}

impl Default for Visitor {
    fn default() -> Self {
        Self::new()
    }
}

/// One browser with a profile of its own: nobody is signed in, nothing is cached.
///
/// Call [`close`](Browser::close) at the end of a test; a browser that is left open ends with the test program.
#[derive(Debug)]
pub struct Browser {
    client: Client,
}

impl Browser {
    /// Opens a window.
    ///
    /// # Panics
    /// When Chromium or its driver is missing or does not start; the message says what to do.
    pub async fn open(visitor: Visitor) -> Self {
        Self { client: driver::connect(visitor).await }
    }

    /// Goes to a page and waits until it is loaded.
    ///
    /// # Panics
    /// When nothing answers there.
    pub async fn visit(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url} did not load: {error}"));
    }

    /// Presses the button or follows the link that reads so, and waits for the page it leads to.
    ///
    /// # Panics
    /// When there is none.
    pub async fn press(&self, words: &str) {
        let same = format!("[normalize-space()={0} or @aria-label={0}]", quoted(words));
        // The menu repeats words of the page's own buttons: a question comes first, then what belongs to the page.
        let paths = [
            format!("//dialog//button{same}"),
            format!("//main//button{same}"),
            format!("//main//a{same} | //main//summary{same}"),
            format!("//button{same} | //a{same} | //summary{same}"),
        ];
        let element = self.find_by_path(&paths, words).await;
        self.bring_to_the_middle(&element).await;
        element.click().await.unwrap_or_else(|error| panic!("“{words}” cannot be pressed: {error}"));
    }

    /// Replaces what the field with this label holds.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        field.clear().await.unwrap_or_else(|error| panic!("“{label}” cannot be emptied: {error}"));
        field.send_keys(text).await.unwrap_or_else(|error| panic!("“{label}” takes no text: {error}"));
    }

    /// Presses what a CSS selector finds first.
    ///
    /// # Panics
    /// When there is none.
    pub async fn press_at(&self, selector: &str) {
        let element = self.element(selector).await;
        self.bring_to_the_middle(&element).await;
        element.click().await.unwrap_or_else(|error| panic!("{selector} cannot be pressed: {error}"));
    }

    /// What a CSS selector finds first, once it is there and visible.
    ///
    /// # Panics
    /// When there is none.
    pub async fn element(&self, selector: &str) -> Element {
        let found = until(async || {
            first_visible(self.client.find_all(Locator::Css(selector)).await.unwrap_or_default()).await
        })
        .await;
        match found {
            Some(element) => element,
            None => panic!("{selector} is not on the page:\n{}", self.text().await),
        }
    }

    /// Ticks the box or takes the choice with this label; one that is already taken stays taken.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn tick(&self, label: &str) {
        let field = self.field(label).await;
        if !field.is_selected().await.expect("the state of a box") {
            field.click().await.unwrap_or_else(|error| panic!("“{label}” cannot be ticked: {error}"));
        }
    }

    /// Chooses the option that reads so in the list with this label.
    ///
    /// # Panics
    /// When there is no such list or option.
    pub async fn choose(&self, label: &str, option: &str) {
        let list = self.field(label).await;
        list.select_by_label(option)
            .await
            .unwrap_or_else(|error| panic!("“{label}” has no “{option}”: {error}"));
    }

    /// Puts files into the file field with this label.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn attach(&self, label: &str, files: &[&Path]) {
        let files = files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>().join("\n");
        let field = self.field(label).await;
        field.send_keys(&files).await.unwrap_or_else(|error| panic!("“{label}” takes no file: {error}"));
    }

    /// The field that this label names.
    ///
    /// # Panics
    /// When there is none.
    pub async fn field(&self, label: &str) -> Element {
        let label_path = format!("//label[starts-with(normalize-space(), {})]", quoted(label));
        let path = format!(
            "(//*[@id={label_path}/@for] | {label_path}//input | {label_path}//textarea | {label_path}//select | //*[@aria-label={0}][self::input or self::textarea or self::select])",
            quoted(label)
        );
        self.find_by_path(&[path], label).await
    }

    /// Waits until the page shows this text.
    ///
    /// # Panics
    /// When it never does; the message holds what the page shows instead.
    pub async fn sees(&self, text: &str) {
        let seen = until(async || self.text().await.contains(text).then_some(())).await;
        let instead = if seen.is_none() { self.text().await } else { String::new() };
        assert!(seen.is_some(), "“{text}” is not on the page:\n{instead}");
    }

    /// Everything that a person can read on the page now.
    pub async fn text(&self) -> String {
        let Ok(body) = self.client.find(Locator::Css("body")).await else { return String::new() };
        body.text().await.unwrap_or_default()
    }

    /// Waits until the page is the one with this path and query.
    ///
    /// # Panics
    /// When it never is.
    pub async fn arrives(&self, path: &str) {
        let there = until(async || (self.path().await == path).then_some(())).await;
        assert!(there.is_some(), "the page is not {path} but {}", self.path().await);
    }

    /// The path and query of the page.
    ///
    /// # Panics
    /// When the window is gone.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("the page's address");
        url[url::Position::BeforePath..url::Position::AfterQuery].to_owned()
    }

    /// What the page wrote to the console at level error: failed scripts, refused resources, missing files.
    ///
    /// # Panics
    /// When the window is gone.
    pub async fn complaints(&self) -> Vec<String> {
        let log = driver::issue(&self.client, "se/log", json!({ "type": "browser" })).await;
        let entries = log.as_array().cloned().unwrap_or_default();
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        severe.filter_map(|entry| entry["message"].as_str().map(str::to_owned)).collect()
    }

    /// Writes a picture of the whole page, not only of the window, to a PNG file.
    ///
    /// # Panics
    /// When the file cannot be written.
    pub async fn picture(&self, file: &Path) {
        let size =
            &driver::devtools(&self.client, "Page.getLayoutMetrics", json!({})).await["cssContentSize"];
        let page = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let options = json!({ "captureBeyondViewport": true, "clip": page });
        let shot = driver::devtools(&self.client, "Page.captureScreenshot", options).await;
        let bytes =
            BASE64_STANDARD.decode(shot["data"].as_str().unwrap_or_default()).expect("a PNG in base 64");
        std::fs::write(file, bytes).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Closes the window and forgets its profile.
    ///
    /// # Panics
    /// When the window is gone already.
    pub async fn close(self) {
        self.client.close().await.expect("a window to close");
    }

    /// A phone's keyboard or a fixed bar may lie over it: scrolls as a person does.
    async fn bring_to_the_middle(&self, element: &Element) {
        let centre = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        let argument = serde_json::to_value(element).expect("a reference to an element");
        let _ = self.client.execute(centre, vec![argument]).await;
    }

    /// The first visible element of the first path that has one.
    async fn find_by_path(&self, paths: &[String], words: &str) -> Element {
        let found = until(async || {
            for path in paths {
                let all = self.client.find_all(Locator::XPath(path)).await.unwrap_or_default();
                if let Some(element) = first_visible(all).await {
                    return Some(element);
                }
            }
            None
        })
        .await;
        match found {
            Some(element) => element,
            None => panic!("“{words}” is not on the page:\n{}", self.text().await),
        }
    }
}

impl Deref for Browser {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

async fn first_visible(elements: Vec<Element>) -> Option<Element> {
    for element in elements {
        if element.is_displayed().await.unwrap_or(false) {
            return Some(element);
        }
    }
    None
}

/// An `XPath` string: the language has no escapes, so a text with both kinds of quotes is glued together.
fn quoted(text: &str) -> String {
    match (text.contains('\''), text.contains('"')) {
        (false, _) => format!("'{text}'"),
        (true, false) => format!("\"{text}\""),
        (true, true) => format!("concat('{}')", text.replace('\'', "', \"'\", '")),
    }
}
