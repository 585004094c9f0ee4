//! How fast pages are, as a ratio: the product against a bare axum handler that returns the same bytes.
//!
//! Both run as processes of their own and are driven in turns by the same load, so that whatever slows one slows
//! the other. Also measured: time from start to ready, resident memory, and the bytes of what a browser loads.
//! `cargo xtask build --release`, then `STIPPLE_BIN=… cargo bench -p tests --bench pages`.

#![expect(clippy::disallowed_methods, reason = "measuring time is what this program is for")]

mod load;

use std::net::SocketAddr;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use tests::{Server, Setup, free_address, stipple};
use tokio::net::{TcpListener, TcpStream};

use load::load;

/// How many turns each side has.
const TURNS: usize = 5;

/// The pages measured.
const PAGES: [(&str, &str); 3] = [
    ("course", "/courses/foundations"),
    ("lesson preview", "/courses/foundations/skin-and-scalp-anatomy/scalp-layers"),
    ("verification", "/verify/DEMO-VALID"),
];

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    // `bare ADDRESS URL` is how this program starts its own reference.
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.as_slice() {
        [_, word, address, url] if word == "bare" => {
            runtime.block_on(bare(address.parse().expect("an address"), url));
        }
        _ => runtime.block_on(measure()),
    }
}

/// A bare axum handler with the same headers and the same compressed bytes as the page at `url`.
async fn bare(address: SocketAddr, url: &str) {
    let answer = fetch(url).await;
    let kept = ["content-type", "content-encoding", "cache-control", "vary", "content-security-policy"];
    let header =
        |name| Some((HeaderName::from_static(name), HeaderValue::clone(answer.headers().get(name)?)));
    let headers: HeaderMap = kept.into_iter().filter_map(header).collect();
    let body = answer.bytes().await.expect("its bytes");
    let handler = move || {
        let (headers, body) = (headers.clone(), body.clone());
        async move { (headers, body) }
    };
    let listener = TcpListener::bind(address).await.expect("a free port");
    let listener = axum::serve::ListenerExt::tap_io(listener, |stream| drop(stream.set_nodelay(true)));
    axum::serve(listener, axum::Router::new().fallback(handler)).await.expect("the reference serves");
}

async fn measure() {
    println!("program: {}", stipple().display());
    let server = Server::demo().await;
    println!("resident memory after filling the demo: {} MiB", resident(server.id()) / 1024);
    for (name, path) in PAGES {
        compare(&server, name, path).await;
    }
    println!("resident memory after the load: {} MiB", resident(server.id()) / 1024);
    start_up().await;
    sizes(&server).await;
}

/// Requests per second of the product and of the reference, in turns.
async fn compare(server: &Server, name: &str, path: &str) {
    let reference = free_address();
    let _running = Reference::start(reference, &server.url(path));
    until_answers(reference).await;
    let product = server.address();
    let mut ratios = Vec::new();
    let mut last = (0.0, 0.0);
    for _ in 0..TURNS {
        let bare = load(reference, path, "").await;
        let ours = load(product, path, "").await;
        last = (ours, bare);
        ratios.push(ours / bare);
    }
    ratios.sort_by(f64::total_cmp);
    let (median, least, most) = (ratios[TURNS / 2], ratios[0], ratios[TURNS - 1]);
    println!(
        "{name}: {median:.2} of a bare axum handler ({least:.2} to {most:.2} over {TURNS} turns; last turn {:.0}/s against {:.0}/s)",
        last.0, last.1
    );
}

/// Time from start to ready, and memory, of an academy on data that exist.
async fn start_up() {
    let mut server = Setup::new().start().await;
    let mut times = Vec::new();
    for _ in 0..TURNS {
        server.stop().await;
        let start = Instant::now();
        server.start_again().await;
        times.push(start.elapsed());
    }
    times.sort();
    println!(
        "start to ready: {} ms (median of {TURNS}, looked at every 20 ms)",
        times[TURNS / 2].as_millis()
    );
    println!("resident memory, idle: {} MiB", resident(server.id()) / 1024);
}

/// The bytes of what a browser loads, as it receives them.
async fn sizes(server: &Server) {
    let fixed = ["/static/main.css", "/static/site.js", "/static/wake.js"].map(str::to_owned);
    let bundles =
        rooms().into_iter().flat_map(|room| [format!("/pkg/{room}.js"), format!("/pkg/{room}_bg.wasm")]);
    for path in fixed.into_iter().chain(bundles) {
        let answer = fetch(&server.url(&path)).await;
        let (status, bytes) = (answer.status(), answer.bytes().await.expect("its bytes").len());
        println!("{path}: {bytes} bytes with Brotli ({status})");
    }
}

/// The rooms that have islands.
fn rooms() -> Vec<String> {
    let metadata = cargo_metadata::MetadataCommand::new().no_deps().exec().expect("the workspace");
    let frontend = metadata.packages.iter().find(|package| package.name == "frontend");
    frontend.and_then(|package| package.features.get("default")).expect("its rooms").clone()
}

async fn fetch(url: &str) -> reqwest::Response {
    reqwest::Client::new().get(url).header("accept-encoding", "br").send().await.expect("an answer")
}

/// Resident memory of a process in KiB.
fn resident(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

/// The reference process, ended when dropped.
struct Reference(Child);

impl Reference {
    fn start(address: SocketAddr, url: &str) -> Self {
        let program = std::env::current_exe().expect("this program");
        Self(
            Command::new(program)
                .args(["bare", &address.to_string(), url])
                .spawn()
                .expect("the reference starts"),
        )
    }
}

impl Drop for Reference {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn until_answers(address: SocketAddr) {
    for _ in 0..500 {
        if TcpStream::connect(address).await.is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the reference does not answer");
}
