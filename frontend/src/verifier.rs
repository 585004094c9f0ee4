//! Checks certificates in the browser: the crate `credential`, and the words of `app`. Nothing is fetched or sent here;
//! `verify.js` brings the academy's keys and lists, and shows what comes out.
//!
//! Every function answers with a text of JSON, because a text crosses to the script in one piece.

use app::credentials::here::{self, HereView, PaperView};
use app::credentials::words;
use app::i18n::Locale;
use app::routes::Route;
use contract::credentials::{CheckView, IssuerView, StatedView};
use credential::{
    CheckName, Depth, DidDocument, Found, KeySet, Mini, Named, Outcome, Presented, Reason, Report,
    StatedEvidence, Statement, StatusSource,
};
use domain::credentials::{CheckOutcome, Code, CodeKey, Conclusion, Source, Unreadable};
use serde_json::{Value, json};
use time::OffsetDateTime;
use wasm_bindgen::prelude::wasm_bindgen;

/// What somebody shows, checked with the academy's DID document and, if it was fetched, the status list that a first
/// answer names; `seen` is when that was, unless it is `now` (seconds since 1970).
///
/// The answer has one of: `unreadable`, why there is nothing to check, and whether it may be a `picture` of a code; `go`,
/// the page of the certificate whose code or link it is; `view`, what to show, whether the bundle that reads the `proof`
/// inside can say more, whether to offer the `server`, and the `list` that is wanted.
#[wasm_bindgen]
pub fn check(
    shown: &[u8],
    did: &str,
    list: Option<String>,
    seen: Option<u32>,
    now: u32,
    origin: &str,
    language: &str,
) -> String {
    let locale = Locale::from_tag(language).unwrap_or_default();
    let refuse = |reason: Unreadable| {
        let picture =
            matches!(reason, Unreadable::UnknownKind | Unreadable::NoCertificate | Unreadable::TooLarge);
        json!({"unreadable": words::unreadable(locale, reason), "picture": picture})
    };
    let answer = match credential::find(shown) {
        Err(reason) => refuse(reason),
        Ok(Presented { found: Found::Code { origin: Some(from), .. }, .. }) if from != origin => {
            refuse(Unreadable::Elsewhere)
        }
        Ok(Presented { found: Found::Code { key, .. }, .. }) => {
            json!({"go": page(origin, locale, &written(shown, &key))})
        }
        Ok(Presented { source, found }) => {
            let lists = List { token: list.as_deref(), seen: seen.map(moment) };
            judged(source, &found, keys(did).as_ref(), lists, moment(now), (origin, locale))
        }
    };
    answer.to_string()
}

/// What a printed QR code says, as something to show. `record` is what the page it led to says of the certificate
/// (code, name, two moments, a line each); without it there is only what the code itself says, with keys that were
/// `seen` then, and the code that was `asked` for by the address it led to.
#[wasm_bindgen]
pub fn paper(
    token: &str,
    did: &str,
    record: Option<String>,
    asked: Option<String>,
    seen: u32,
    now: u32,
    language: &str,
) -> String {
    let locale = Locale::from_tag(language).unwrap_or_default();
    let said = keys(did).and_then(|keys| Mini::read(token, &keys).ok()).map(|mini| PaperView {
        code: mini.code.to_string(),
        holder: mini.holder,
        title: mini.title,
        valid_from: mini.valid_from,
        valid_until: mini.valid_until,
    });
    let view = match record.as_deref().map(|record| record.split('\n').collect::<Vec<_>>()) {
        Some(lines) => match <[&str; 4]>::try_from(lines) {
            Ok(record) => here::paper(locale, said.as_ref(), record),
            Err(_) => Value::Null,
        },
        None => here::paper_alone(locale, said.as_ref(), asked.as_deref(), moment(seen), moment(now)),
    };
    view.to_string()
}

/// A status list as it was fetched.
#[derive(Clone, Copy)]
struct List<'a> {
    token: Option<&'a str>,
    seen: Option<OffsetDateTime>,
}

fn moment(seconds: u32) -> OffsetDateTime {
    OffsetDateTime::UNIX_EPOCH + time::Duration::seconds(seconds.into())
}

fn keys(did: &str) -> Option<KeySet> {
    serde_json::from_str::<DidDocument>(did).ok()?.key_set().ok()
}

fn page(origin: &str, locale: Locale, code: &str) -> String {
    format!("{origin}{}", Route::Verification(code.to_owned()).href(locale))
}

/// The code as it was written, so that the address reads like what is printed.
fn written(shown: &[u8], key: &CodeKey) -> String {
    let text = String::from_utf8_lossy(shown);
    let mut parts = text.split(['/', '?', '#', '=', '&']).map(str::trim);
    let same = |part: &&str| CodeKey::parse(part).is_ok_and(|read| read == *key);
    parts.find(same).unwrap_or(key.as_str()).to_owned()
}

/// What names this academy, or nobody, is held to what academies write; another issuer's keys are not at hand.
fn judged(
    source: Source,
    found: &Found,
    keys: Option<&KeySet>,
    list: List<'_>,
    now: OffsetDateTime,
    (origin, locale): (&str, Locale),
) -> Value {
    let named = Named::of(found);
    let own = keys.filter(|keys| named.is_anonymous() || named.names(keys.issuer().as_str()));
    let Some(keys) = own else {
        let issuer = named.issuer().map(|id| IssuerView {
            id: id.to_owned(),
            name: named.issuer_name().map(str::to_owned),
            url: None,
        });
        let view = HereView {
            source,
            conclusion: keys.is_none().then_some(Conclusion::Unchecked),
            genuine: false,
            as_of: now,
            seen: None,
            issuer,
            stated: None,
            more: Vec::new(),
            checks: Vec::new(),
            page: None,
        };
        return json!({"view": here::document(locale, &view), "server": true});
    };
    let report = report(found, keys, list, now);
    let conclusion = report.conclusion();
    // What comes before the proof inside holds; only the larger bundle can tell whether that does too. A token's
    // signature covers it, but the page is to be no less strict than the server's and the command line.
    let proof = matches!(
        report.outcome(CheckName::Proof),
        Outcome::Unknown(Reason::ProofUnread) | Outcome::Needless(Reason::ProofUnread)
    );
    let checks = report.checks.iter().map(CheckView::from).collect();
    let genuine = report.authenticity() == CheckOutcome::Pass;
    let statement = report.statement;
    let view = HereView {
        source,
        conclusion: Some(conclusion),
        genuine,
        as_of: now,
        seen: list.seen.filter(|_| genuine),
        issuer: statement.as_ref().map(|statement| IssuerView {
            id: statement.issuer.clone(),
            name: Some(statement.issuer_name.clone()),
            url: Some(statement.issuer_url.clone()),
        }),
        more: statement.as_ref().map(more).unwrap_or_default(),
        page: statement.as_ref().and_then(code).map(|code| {
            let href = page(origin, locale, code.as_str());
            (code.to_string(), href)
        }),
        stated: statement.map(StatedView::from),
        checks,
    };
    let wanted = named.status_list().filter(|_| genuine && list.token.is_none());
    let server = conclusion == Conclusion::Unchecked;
    json!({"view": here::document(locale, &view), "server": server, "proof": proof, "list": wanted})
}

/// A list that was seen a while ago still tells how things stood then, even when it is good for nothing now.
fn report(found: &Found, keys: &KeySet, list: List<'_>, now: OffsetDateTime) -> Report {
    let status =
        list.token.map_or(StatusSource::Unavailable, |list| StatusSource::Signed(list.trim().as_bytes()));
    let mut report = credential::verify_found(found, Depth::Proof, keys, status, now);
    let stale = Outcome::Fail(Reason::StatusListStale);
    if let Some(seen) = list.seen.filter(|_| *report.outcome(CheckName::StatusList) == stale) {
        let then = credential::verify_found(found, Depth::Proof, keys, status, seen);
        for check in &mut report.checks {
            if matches!(check.name, CheckName::StatusList | CheckName::NotWithdrawn) {
                check.outcome = then.outcome(check.name).clone();
            }
        }
    }
    report
}

/// The code of the page that a genuine document names as its evidence.
fn code(statement: &Statement) -> Option<Code> {
    let mut evidence = statement.evidence.iter();
    let url = evidence.find(|item| item.genre == "verification")?.url.as_deref()?;
    Code::parse(url.rsplit('/').next()?).ok()
}

/// Marks, levels and evidence, as the document words them.
fn more(statement: &Statement) -> Vec<(String, String)> {
    let results = statement.results.iter().map(|result| {
        let value = match &result.best {
            Some(best) => format!("{} / {best}", result.value),
            None => result.value.clone(),
        };
        (result.name.clone(), value)
    });
    let evidence = statement.evidence.iter().map(|item| {
        let StatedEvidence { name, narrative, url, digest, .. } = item;
        let digest = digest.as_ref().map(|digest| format!("SHA-256 {digest}"));
        let parts = [narrative.clone(), url.clone(), digest];
        (name.clone(), parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    });
    results.chain(evidence).collect()
}
