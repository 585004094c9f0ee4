//! `chromedriver`, and what only it understands.

use std::path::PathBuf;
use std::process::Command;

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use url::{ParseError, Url};

use super::{Device, Visitor};
use crate::leash::Leashed;
use crate::{free_address, until};

/// As Chromium runs as root, without a display, and without calling home.
const SWITCHES: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

const BLOCKED: u8 = 2;

struct Driver {
    url: String,
    _process: Leashed,
}

static DRIVER: OnceCell<Driver> = OnceCell::const_new();

/// Opens a window for this visitor.
pub(super) async fn connect(visitor: Visitor) -> Client {
    let driver = DRIVER.get_or_init(start).await;
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities(visitor))
        .connect(&driver.url)
        .await
        .unwrap_or_else(|error| panic!("Chromium opened no window: {error}"));
    let scheme = if visitor.dark { "dark" } else { "light" };
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    devtools(&client, "Emulation.setEmulatedMedia", media).await;
    devtools(&client, "Emulation.setDeviceMetricsOverride", metrics(visitor.device)).await;
    let touch = json!({ "enabled": visitor.device != Device::Desktop });
    devtools(&client, "Emulation.setTouchEmulationEnabled", touch).await;
    client
}

/// Asks Chromium's developer tools for something that `WebDriver` has no word for.
pub(super) async fn devtools(client: &Client, command: &str, parameters: Value) -> Value {
    issue(client, "goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
}

/// Posts to an endpoint of this window.
pub(super) async fn issue(client: &Client, endpoint: &'static str, body: Value) -> Value {
    let answer = client.issue_cmd(Post { endpoint, body }).await;
    answer.unwrap_or_else(|error| panic!("{endpoint}: {error}"))
}

#[derive(Debug)]
struct Post {
    endpoint: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.endpoint))
    }

    fn method_and_body(&self, _url: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

async fn start() -> Driver {
    let program = crate::program("chromedriver", &[PathBuf::from("/usr/lib/chromium")]);
    let program =
        program.expect("Chromium's driver: install Debian's packages `chromium` and `chromium-driver`");
    let folder = TempDir::with_prefix("stipple-chromium-").expect("a temporary folder");
    let address = free_address();
    let mut command = Command::new(program);
    // Profiles are made below TMPDIR, so they go with the driver's folder.
    command.arg(format!("--port={}", address.port())).env("TMPDIR", folder.path());
    let process = Leashed::start(command, folder, "TERM");
    let url = format!("http://{address}/");
    let status = format!("{url}status");
    let ready =
        until(async || reqwest::get(&status).await.ok().filter(|answer| answer.status().is_success())).await;
    assert!(ready.is_some(), "chromedriver did not answer:\n{}", process.last_words());
    Driver { url, _process: process }
}

fn capabilities(visitor: Visitor) -> Capabilities {
    let mut preferences = json!({ "intl.accept_languages": "en" });
    if !visitor.scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(BLOCKED);
    }
    let options = json!({ "args": SWITCHES, "prefs": preferences });
    let logging = json!({ "browser": "ALL" });
    Capabilities::from_iter([
        ("browserName".to_owned(), json!("chrome")),
        ("goog:chromeOptions".to_owned(), options),
        ("goog:loggingPrefs".to_owned(), logging),
    ])
}

fn metrics(device: Device) -> Value {
    let (width, height, scale) = match device {
        Device::Phone => (390, 844, 2),
        Device::Tablet => (820, 1180, 2),
        Device::Desktop => (1280, 900, 1),
    };
    let mobile = device != Device::Desktop;
    json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": mobile })
}
