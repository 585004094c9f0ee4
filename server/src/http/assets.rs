//! The files every page needs, embedded in the program, compressed once, kept by browsers for ever.
//!
//! Their addresses hold a hash of their content (`/static/main.css?v=…`), so a new version has a new address.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use app::shell::{Assets, Bundle, Verifier};
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use rust_embed::RustEmbed;

use super::kept::Encoding;

/// Fonts, tiles, the small script: `app/static`.
#[derive(RustEmbed)]
#[folder = "../app/static"]
struct Statics;

/// The islands: what `cargo xtask build` leaves in `target/site/pkg`.
#[derive(RustEmbed)]
#[folder = "../target/site/pkg"]
#[allow_missing = true]
struct Islands;

struct Asset {
    mime: &'static str,
    hash: String,
    plain: Bytes,
    brotli: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
}

impl Asset {
    fn new(name: &str, plain: impl Into<Bytes>) -> Self {
        let plain = plain.into();
        let hash = academy::Digest::of(&plain).as_str()[..12].to_owned();
        Self { mime: mime(name), hash, plain, brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    /// The bytes in `encoding`, compressed on first use.
    fn bytes(&self, encoding: Encoding) -> (Encoding, Bytes) {
        if matches!(self.mime, "font/woff2" | "image/png") {
            return (Encoding::Identity, self.plain.clone());
        }
        let kept = |slot: &OnceLock<Bytes>| slot.get_or_init(|| encoding.compress(&self.plain, true)).clone();
        match encoding {
            Encoding::Brotli => (encoding, kept(&self.brotli)),
            Encoding::Gzip => (encoding, kept(&self.gzip)),
            Encoding::Identity => (encoding, self.plain.clone()),
        }
    }
}

static STATICS: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    let mut files: HashMap<_, _> = Statics::iter()
        .filter_map(|name| {
            Statics::get(&name).map(|file| (name.to_string(), Asset::new(&name, file.data.into_owned())))
        })
        .collect();
    files.insert("main.css".to_owned(), Asset::new("main.css", app::ui::STYLESHEET.as_bytes().to_vec()));
    files
});

static ISLANDS: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    Islands::iter()
        .filter_map(|name| {
            Islands::get(&name).map(|file| (name.to_string(), Asset::new(&name, file.data.into_owned())))
        })
        .collect()
});

/// The addresses of what every page needs.
pub(crate) fn addresses() -> Assets {
    let fixed = |name| address("static", &STATICS, name);
    Assets {
        css: fixed("main.css"),
        site_js: fixed("site.js"),
        wake_js: fixed("wake.js"),
        reading_js: fixed("reading.js"),
        icon: fixed("favicon.svg"),
        bundles: Bundle::ROOMS.map(|(room, _)| bundle(room)).into(),
        verifier: Verifier {
            script: fixed("verify.js"),
            js: address("pkg", &ISLANDS, "verifier.js"),
            wasm: address("pkg", &ISLANDS, "verifier_bg.wasm"),
            proof_js: address("pkg", &ISLANDS, "prover.js"),
            proof_wasm: address("pkg", &ISLANDS, "prover_bg.wasm"),
            scan_js: address("pkg", &ISLANDS, "scanner.js"),
            scan_wasm: address("pkg", &ISLANDS, "scanner_bg.wasm"),
        },
        // As the style sheet names them: without a hash, or browsers would load them twice.
        fonts: ["ahn-400.woff2", "besley-500.woff2"].map(|name| format!("/static/{name}")).to_vec(),
    }
}

/// The islands of a room; where cargo-leptos has built all rooms as one, that one.
fn bundle(room: &'static str) -> Bundle {
    let name = if ISLANDS.contains_key(&format!("{room}.js")) { room } else { "stipple" };
    let [js, wasm] = [format!("{name}.js"), format!("{name}_bg.wasm")];
    Bundle { room, js: address("pkg", &ISLANDS, &js), wasm: address("pkg", &ISLANDS, &wasm) }
}

/// An address that changes with the file's content.
fn address(folder: &str, files: &HashMap<String, Asset>, name: &str) -> String {
    match files.get(name) {
        Some(asset) => format!("/{folder}/{name}?v={}", asset.hash),
        None => format!("/{folder}/{name}"),
    }
}

/// Every font, as the style sheet names them.
fn fonts() -> Vec<String> {
    ["ahn-400.woff2", "ahn-700.woff2", "besley-500.woff2"].map(|name| format!("/static/{name}")).to_vec()
}

/// Serves `/sw.js`, which keeps the page that checks certificates at hand.
pub(crate) async fn worker() -> Response {
    static WORKER: LazyLock<String> = LazyLock::new(|| {
        let Assets { css, site_js, verifier, icon, .. } = addresses();
        let files = vec![
            css,
            site_js,
            icon,
            verifier.script,
            verifier.js,
            verifier.wasm,
            verifier.proof_js,
            verifier.proof_wasm,
            verifier.scan_js,
            verifier.scan_wasm,
        ];
        with_files("sw.js", &[files, fonts()].concat())
    });
    as_worker(&WORKER)
}

/// Serves `/reading-sw.js`, which shows lessons that were visited when there is no network.
pub(crate) async fn reading_worker() -> Response {
    static WORKER: LazyLock<String> = LazyLock::new(|| {
        let Assets { css, site_js, reading_js, icon, .. } = addresses();
        let files = vec![css, site_js, reading_js, icon, "/static/mark.svg".to_owned()];
        with_files("reading-sw.js", &[files, fonts()].concat())
    });
    as_worker(&WORKER)
}

/// A worker's script, below a version and the addresses of what it keeps.
fn with_files(name: &str, files: &[String]) -> String {
    let script = text(name);
    let files = serde_json::json!(files);
    let version = academy::Digest::of(format!("{files}{script}").as_bytes());
    format!("const VERSION = \"{}\";\nconst FILES = {files};\n{script}", &version.as_str()[..12])
}

/// Asked for anew each time, as browsers do once a day at the latest.
fn as_worker(script: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, mime("sw.js")), (header::CACHE_CONTROL, "no-cache")];
    (headers, script).into_response()
}

/// The text of one of the fixed files.
pub(crate) fn text(name: &str) -> &'static str {
    STATICS.get(name).and_then(|asset| std::str::from_utf8(&asset.plain).ok()).unwrap_or_default()
}

/// The bytes of a file of the browser's half; `None` where it was not built.
pub(crate) fn built(name: &str) -> Option<&'static [u8]> {
    ISLANDS.get(name).map(|asset| &*asset.plain)
}

/// Serves `/static/{name}`.
pub(crate) async fn fixed(path: Path<String>, query: RawQuery, headers: HeaderMap) -> Response {
    serve(&STATICS, &path, &query, &headers)
}

/// Serves `/pkg/{name}`.
pub(crate) async fn island(path: Path<String>, query: RawQuery, headers: HeaderMap) -> Response {
    serve(&ISLANDS, &path, &query, &headers)
}

fn serve(
    files: &HashMap<String, Asset>,
    Path(name): &Path<String>,
    RawQuery(query): &RawQuery,
    headers: &HeaderMap,
) -> Response {
    let Some(asset) = files.get(name) else { return StatusCode::NOT_FOUND.into_response() };
    let accepted =
        Encoding::accepted(headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()));
    let (encoding, bytes) = asset.bytes(accepted);
    let current = query.as_deref().and_then(|query| query.strip_prefix("v=")) == Some(asset.hash.as_str());
    let cache = if current { "public, max-age=31536000, immutable" } else { "public, max-age=604800" };
    let mut response = bytes.into_response();
    let set = response.headers_mut();
    set.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.mime));
    set.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    set.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(name) = encoding.name() {
        set.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    response
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
