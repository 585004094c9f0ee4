//! Everything somebody may try with a certificate, shown to the page: to its checks in the browser, and to its form
//! without scripts. The machine API and the command line are in `forgeries.rs`.
//!
//! The page says why in words, so several reasons share a sentence; which one was meant is left to the programs.

use http::StatusCode;
use serde_json::{Value, json};
use tempfile::TempDir;
use tests::{Answer, Browser, Visitor, Words, until};

use super::forgeries::corpus::{Fate, Refusal};
use super::forgeries::workshop;
use super::showing::show;

/// Where the catalogues say why a check failed, by `Reason::code`.
fn why(reason: &str) -> (&'static str, &'static str) {
    match reason {
        "too-large" | "not-compact" | "not-json" | "duplicate-member" | "algorithm" | "header-missing"
        | "header-extra" | "token-type" | "document-type" | "structure" | "claim-mismatch"
        | "forbidden-claim" | "proof-count" | "proof-purpose" | "proof-uncovered" => {
            ("credentials", "why.malformed")
        }
        "foreign-issuer" | "unknown-key" => ("credentials", "why.foreign_key"),
        "signature" | "proof-signature" => ("credentials", "why.signature"),
        "proof-kind" | "proof-context" => ("verifier", "why.not_understood"),
        "not-yet-valid" => ("credentials", "why.not_yet_valid"),
        "expired" => ("credentials", "why.expired"),
        "status-list-foreign"
        | "status-list-stale"
        | "status-list-encoding"
        | "status-list-short"
        | "status-list-long"
        | "status-purpose" => ("credentials", "why.no_status_list"),
        other => panic!("no words for {other}"),
    }
}

/// What the page says of a check that failed.
fn failed(words: &Words, check: &str, reason: &str) -> String {
    let (file, place) = why(reason);
    let check = words.of("credentials", &format!("checks.{}", check.replace('-', "_")));
    format!("{check} {}", words.of(file, place))
}

/// Why there is nothing to check.
fn unreadable(words: &Words, reason: &str) -> String {
    words.of("verifier", &format!("unreadable.{}", reason.replace('-', "_")))
}

/// The verdict of the browser, which has no register to ask.
fn verdict(words: &Words, check: &str) -> String {
    let (file, place) = match check {
        "started" => ("verifier", "verdict.not_yet_valid"),
        "not-expired" => ("credentials", "verdict.expired"),
        "status-list" => ("verifier", "here.status_unknown"),
        _ => ("credentials", "verdict.altered"),
    };
    words.of(file, place)
}

/// Lets the page get this status list from that address instead of the academy's; `null` lets it get the academy's.
const GIVEN: &str = "
    const [list, path] = arguments;
    window.given ??= window.fetch;
    window.fetch = (asked, ...rest) =>
        list !== null && asked === path ? Promise.resolve(new Response(list)) : given(asked, ...rest);
";

/// Takes away what was said of the file before.
const CLEARED: &str = "
    document.querySelector('[data-answer]').hidden = true;
    document.querySelector('#f-file-error')?.remove();
";

/// What the page says of the file: why there is nothing to check, or the verdict and the checks, a line each.
const SAID: &str = "
    const refused = document.querySelector('#f-file-error');
    if (refused) return refused.textContent;
    const answer = document.querySelector('[data-answer]');
    if (answer.hidden) return null;
    const parts = [...answer.querySelectorAll('[data-verdict], .checks div')];
    return parts.map((part) => [...part.childNodes].map((node) => node.textContent).join(' ')).join('\\n');
";

/// Somebody in front of the page, with a folder of files.
struct Reader {
    browser: Browser,
    folder: TempDir,
    words: Words,
    shown: usize,
}

impl Reader {
    async fn at(url: &str, words: Words) -> Self {
        let browser = Browser::open(Visitor::new()).await;
        browser.visit(url).await;
        let folder = TempDir::with_prefix("stipple-forged-").expect("a folder");
        Self { browser, folder, words, shown: 0 }
    }

    async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.browser.execute(script, arguments).await.expect("an answer")
    }

    /// Chooses a file, without an ending that would tell what it is, and reads what the page says of it.
    async fn shows(&mut self, bytes: &[u8]) -> String {
        self.shown += 1;
        let file = self.folder.path().join(format!("shown-{}", self.shown));
        std::fs::write(&file, bytes).expect("written");
        self.run(CLEARED, Vec::new()).await;
        self.browser.attach(&self.words.of("verifier", "show.file"), &[file.as_path()]).await;
        self.browser.press(&self.words.of("verifier", "show.file_submit")).await;
        let said = until(async || self.run(SAID, Vec::new()).await.as_str().map(str::to_owned)).await;
        said.unwrap_or_else(|| panic!("the page says nothing of file {}", self.shown))
    }
}

#[tokio::test]
async fn the_browser_refuses_each_forgery_for_its_own_reason() {
    let server = super::on_sqlite().await;
    let shop = workshop(server).await;
    let words = Words::ENGLISH;
    let list = shop.status.list.strip_prefix(&server.url("")).expect("an address of this academy").to_owned();
    let mut reader = Reader::at(&server.url("/verify"), words.clone()).await;
    let genuine = reader.shows(shop.genuine.as_bytes()).await;
    assert_eq!(genuine.lines().next(), Some(words.of("verifier", "here.valid").as_str()), "{genuine}");
    for Fate { attempt, file, list: other, refusal } in shop.fates() {
        let other = other.map(|other| String::from_utf8(other).expect("lists are texts"));
        reader.run(GIVEN, vec![json!(other), json!(list)]).await;
        let said = reader.shows(&file).await;
        match refusal {
            Refusal::NoCertificate(reason) => {
                assert_eq!(said, unreadable(&words, reason), "{attempt}");
            }
            Refusal::At(check, reason) => {
                let title = said.lines().next().unwrap_or_default();
                assert!(title.starts_with(&verdict(&words, check)), "{attempt}: {said}");
                let row = failed(&words, check, reason);
                assert!(said.lines().any(|line| line.starts_with(&row)), "{attempt}: “{row}”: {said}");
            }
        }
    }
    reader.browser.close().await;
}

fn demand(attempt: &str, answer: &Answer, status: StatusCode, sentence: &str) {
    let text = answer.text();
    assert_eq!(answer.status, status, "{attempt}: {text}");
    assert!(text.contains(sentence), "{attempt}: “{sentence}” is not on the page:\n{text}");
}

/// Status lists are not shown to a server: it looks into its own, and for another issuer's it asks the network, at
/// public addresses only, which no test has. `server/academy/tests/credentials/examination.rs` stands in for those.
#[tokio::test]
async fn the_form_without_scripts_refuses_each_forgery_for_its_own_reason() {
    let server = super::on_sqlite().await;
    let shop = workshop(server).await;
    let words = Words::SPANISH;
    let page = words.path("/verify");
    let valid = words.of("credentials", "meaning.valid");
    let genuine = show(server, &page, shop.genuine.clone().into_bytes()).await;
    demand("the genuine one", &genuine, StatusCode::OK, &valid);
    for Fate { attempt, file, refusal, .. } in shop.fates().into_iter().filter(|fate| fate.list.is_none()) {
        let answer = show(server, &page, file).await;
        match refusal {
            Refusal::NoCertificate(reason) => {
                let sentence = unreadable(&words, reason);
                demand(&attempt, &answer, StatusCode::UNPROCESSABLE_ENTITY, &sentence);
            }
            Refusal::At(check, reason) => {
                demand(&attempt, &answer, StatusCode::OK, &failed(&words, check, reason));
                assert!(!answer.text().contains(&valid), "{attempt}: it is called valid");
            }
        }
    }
}
