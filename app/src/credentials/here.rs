//! What a browser found out by itself, in words: a tree of elements that `verify.js` puts into the page, with the markup of
//! the server's own answers.
//!
//! An element is `[name, attributes, children]`, a text is itself. Nothing in a document becomes an address or a name.

use contract::credentials::{CheckView, IssuerView, StatedView};
use domain::credentials::{CodeKey, Conclusion, Source};
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

use super::words::{self, mark};
use crate::i18n::{Locale, credentials as say, format, verifier};

/// A document that a browser checked with the academy's published keys and lists.
#[derive(Debug, Clone)]
pub struct HereView {
    /// What it was found in.
    pub source: Source,
    /// What the checks come to; `None` for another issuer's document, whose keys the browser does not have.
    pub conclusion: Option<Conclusion>,
    /// Whether it is a genuine document of this academy.
    pub genuine: bool,
    /// The moment it was checked.
    pub as_of: OffsetDateTime,
    /// When the list of withdrawn certificates was seen, unless that is now.
    pub seen: Option<OffsetDateTime>,
    /// Whom it names as issuer.
    pub issuer: Option<IssuerView>,
    /// What it states.
    pub stated: Option<StatedView>,
    /// What else it states: marks, levels, evidence.
    pub more: Vec<(String, String)>,
    /// The checks, in the order they were made.
    pub checks: Vec<CheckView>,
    /// The code it is known by, and the address of its page.
    pub page: Option<(String, String)>,
}

/// What a printed QR code states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperView {
    /// The code of the certificate.
    pub code: String,
    /// The holder's name, or how it begins.
    pub holder: String,
    /// What the certificate is for, or how that begins.
    pub title: String,
    /// Start of validity.
    pub valid_from: OffsetDateTime,
    /// End of validity.
    pub valid_until: OffsetDateTime,
}

/// A document, checked.
pub fn document(locale: Locale, view: &HereView) -> Value {
    let (class, mark, title, mut means) = verdict(locale, view);
    means.extend(view.seen.filter(|_| view.conclusion.is_some()).map(|seen| {
        let age = age(locale, view.as_of - seen);
        verifier::here::seen(locale, age, format::date_time(locale, seen))
    }));
    let mut lines: Vec<_> = means.into_iter().map(|text| json!(["p", {}, [text]])).collect();
    let found_in = verifier::found::source(locale, words::source(locale, view.source));
    let private = verifier::here::private(locale, format::date_time(locale, view.as_of));
    lines.push(json!(["p", {"class": "meta"}, [format!("{found_in} {private}")]]));
    let mut parts = vec![banner(class, mark, title, lines)];
    parts.extend(view.page.as_ref().map(|(code, href)| compare(locale, code, href)));
    parts.extend(view.conclusion.is_none().then(|| foreign(locale, view.issuer.as_ref())));
    parts.extend(view.stated.as_ref().map(|stated| states(locale, stated, view)));
    parts.extend((!view.checks.is_empty()).then(|| checks(locale, &view.checks)));
    json!(["div", {}, parts])
}

/// What a printed QR code says beside the record of the page that it led to, which is `[code, holder, issued, until]`.
pub fn paper(locale: Locale, said: Option<&PaperView>, record: [&str; 4]) -> Value {
    let note = |tone: &str, title: &str, means: &str, facts: Option<Value>| {
        let mut parts = vec![json!(["strong", {}, [title]]), json!(["p", {}, [means]])];
        parts.extend(facts);
        json!(["div", {"class": format!("note {tone}")}, parts])
    };
    match said {
        None => note("err", verifier::paper::forged(locale), verifier::paper::forged_means(locale), None),
        Some(said) if said.agrees(record) => {
            note("ok", verifier::paper::agrees(locale), verifier::paper::agrees_means(locale), None)
        }
        Some(said) => {
            let facts = Some(said.facts(locale));
            note("err", verifier::paper::differs(locale), verifier::paper::differs_means(locale), facts)
        }
    }
}

/// What a printed QR code says by itself, when nobody can be asked; the keys are those of the moment `seen`, and
/// `asked` is the code in the address that it led to.
pub fn paper_alone(
    locale: Locale,
    said: Option<&PaperView>,
    asked: Option<&str>,
    seen: OffsetDateTime,
    now: OffsetDateTime,
) -> Value {
    let Some(said) = said else {
        let lines = vec![json!(["p", {}, [verifier::paper::forged_alone(locale)]])];
        return banner("invalid", mark::CROSS, verifier::paper::forged(locale).to_owned(), lines);
    };
    let stated = json!(["section", {}, [["h2", {}, [verifier::paper::stated(locale)]], said.facts(locale)]]);
    if let Some(other) = asked.filter(|asked| said.is_of_another(asked)) {
        let lines = vec![json!(["p", {}, [verifier::paper::differs_alone(locale, other)]])];
        let title = verifier::paper::differs(locale).to_owned();
        return json!(["div", {}, [banner("invalid", mark::CROSS, title, lines), stated]]);
    }
    let means = verifier::paper::alone_means(locale, format::date_time(locale, seen));
    let lines = vec![json!(["p", {}, [means]])];
    let title = if said.valid_until <= now {
        say::verdict::expired(locale, format::date(locale, said.valid_until))
    } else {
        verifier::paper::alone(locale).to_owned()
    };
    json!(["div", {}, [banner("unknown", mark::CLOCK, title, lines), stated]])
}

impl PaperView {
    /// Whether the record of a page says the same; a name that was cut, as far as it goes.
    fn agrees(&self, [code, holder, issued, until]: [&str; 4]) -> bool {
        let same_holder = match self.holder.strip_suffix('…') {
            Some(beginning) => holder.starts_with(beginning),
            None => holder == self.holder,
        };
        let (from, end) = (format::machine(self.valid_from), format::machine(self.valid_until));
        same_holder && code == self.code && issued == from && until == end
    }

    /// Whether `asked` is the code of another certificate, however either is written.
    fn is_of_another(&self, asked: &str) -> bool {
        match [asked, self.code.as_str()].map(CodeKey::parse) {
            [Ok(asked), Ok(own)] => asked != own,
            _ => false,
        }
    }

    fn facts(&self, locale: Locale) -> Value {
        let date = |at| format::long_date(locale, at);
        json!(["dl", {"class": "facts"}, [
            fact(say::fact::code(locale), &self.code),
            fact(verifier::found::holder(locale), &self.holder),
            fact(verifier::found::title(locale), &self.title),
            fact(say::fact::issued(locale), &date(self.valid_from)),
            fact(say::fact::until(locale), &date(self.valid_until)),
        ]])
    }
}

/// Class, mark and words of the verdict, and what it means.
fn verdict(locale: Locale, view: &HereView) -> (&'static str, &'static str, String, Vec<String>) {
    let date = |at: Option<OffsetDateTime>| at.map(|at| format::date(locale, at)).unwrap_or_default();
    let stated = view.stated.as_ref();
    let (from, until) = (stated.and_then(|it| it.valid_from), stated.and_then(|it| it.valid_until));
    let (class, mark, title, means) = match view.conclusion {
        None => {
            let (title, means) = (verifier::verdict::not_ours(locale), verifier::meaning::not_ours(locale));
            let lines = vec![means.to_owned(), verifier::here::theirs(locale).to_owned()];
            return ("unknown", mark::CLOCK, title.to_owned(), lines);
        }
        Some(Conclusion::Valid) => match view.seen {
            None => {
                ("valid", mark::TICK, verifier::here::valid(locale).to_owned(), say::meaning::valid(locale))
            }
            Some(_) => {
                let title = verifier::here::valid_seen(locale, date(view.seen));
                ("unknown", mark::TICK, title, verifier::here::valid_then(locale))
            }
        },
        Some(Conclusion::NotYetValid) => {
            let title = verifier::verdict::not_yet_valid(locale, date(from));
            ("expired", mark::CLOCK, title, verifier::meaning::not_yet_valid(locale))
        }
        Some(Conclusion::Expired) => (
            "expired",
            mark::CLOCK,
            say::verdict::expired(locale, date(until)),
            say::meaning::expired(locale),
        ),
        Some(Conclusion::Withdrawn) => {
            let title = verifier::here::withdrawn(locale).to_owned();
            ("revoked", mark::CROSS, title, verifier::here::withdrawn_means(locale))
        }
        Some(Conclusion::Altered) => (
            "invalid",
            mark::CROSS,
            say::verdict::altered(locale).to_owned(),
            verifier::found::altered(locale),
        ),
        Some(Conclusion::Unchecked) if view.genuine => {
            let title = verifier::here::status_unknown(locale).to_owned();
            ("unknown", mark::CLOCK, title, verifier::here::unknown_means(locale))
        }
        Some(Conclusion::Unchecked) => {
            let title = say::verdict::unchecked(locale).to_owned();
            ("unknown", mark::CLOCK, title, say::meaning::unchecked(locale))
        }
    };
    (class, mark, title, vec![means.to_owned()])
}

fn banner(class: &str, mark: &str, title: String, lines: Vec<Value>) -> Value {
    let class = format!("standing {class}");
    let drawing = json!(["svg", {"viewBox": "0 0 48 48", "fill": "none", "stroke": "currentColor", "stroke-width": "3", "aria-hidden": "true"}, [
        ["circle", {"cx": "24", "cy": "24", "r": "21"}, []],
        ["path", {"d": mark, "stroke-linecap": "round"}, []],
    ]]);
    let mut said = vec![json!(["h2", {"tabindex": "-1", "data-verdict": ""}, [title]])];
    said.extend(lines);
    json!(["div", {"class": class}, [drawing, ["div", {}, said]]])
}

fn compare(locale: Locale, code: &str, href: &str) -> Value {
    json!(["section", {}, [
        ["h2", {}, [verifier::compare::title(locale)]],
        ["p", {}, [verifier::compare::lead(locale)]],
        ["p", {}, [["strong", {}, [verifier::here::code(locale, code)]]]],
        ["p", {}, [["a", {"href": href}, [verifier::here::page(locale)]]]],
    ]])
}

fn foreign(locale: Locale, issuer: Option<&IssuerView>) -> Value {
    json!([
        "section",
        {},
        [["h2", {}, [verifier::found::label(locale)]], ["p", {}, [words::whose(locale, issuer)]],]
    ])
}

fn states(locale: Locale, stated: &StatedView, view: &HereView) -> Value {
    let date = |at: Option<OffsetDateTime>| at.map(|at| format::long_date(locale, at));
    let issuer = view.issuer.as_ref();
    let facts = [
        (verifier::found::holder(locale), stated.holder.clone()),
        (verifier::found::title(locale), Some(stated.achievement.clone())),
        (say::fact::number(locale), stated.license_number.clone()),
        (say::fact::issued(locale), date(stated.valid_from)),
        (say::fact::until(locale), date(stated.valid_until)),
        (say::fact::issuer(locale), issuer.and_then(|issuer| issuer.name.clone())),
        (verifier::found::identifier(locale), issuer.map(|issuer| issuer.id.clone())),
        (verifier::found::description(locale), stated.description.clone()),
        (verifier::found::criteria(locale), stated.criteria.clone()),
    ];
    let facts = facts.into_iter().filter_map(|(name, value)| Some(fact(name, &value?)));
    let more: Vec<_> = view.more.iter().map(|(name, value)| fact(name, value)).collect();
    // Marks and hashes are many, so they are folded.
    let more = (!more.is_empty()).then(|| {
        json!(["details", {"class": "every"}, [
            ["summary", {}, [say::every::title(locale)]],
            ["dl", {"class": "facts"}, more],
        ]])
    });
    let mut parts = vec![
        json!(["h2", {}, [verifier::found::stated(locale)]]),
        json!(["dl", {"class": "facts"}, facts.collect::<Vec<_>>()]),
    ];
    parts.extend(more);
    json!(["section", {"class": "every"}, parts])
}

fn fact(name: &str, value: &str) -> Value {
    json!(["div", {}, [["dt", {}, [name]], ["dd", {}, [value]]]])
}

fn checks(locale: Locale, checks: &[CheckView]) -> Value {
    let row = |check: &CheckView| {
        let (tone, result) = words::outcome(locale, check.outcome);
        let mut what = vec![json!(words::check(locale, check.check))];
        what.extend(check.why.as_ref().map(|why| json!(["p", {"class": "meta"}, [words::why(locale, why)]])));
        json!(["li", {}, [["div", {}, what], ["span", {"class": tone.class("chip")}, [result]]]])
    };
    json!(["section", {}, [
        ["h2", {}, [say::checks::title(locale)]],
        ["ul", {"class": "checks"}, checks.iter().map(row).collect::<Vec<_>>()],
    ]])
}

/// How old something is, in the largest unit that says it well.
fn age(locale: Locale, age: Duration) -> String {
    let whole = |count: i64| u64::try_from(count).unwrap_or_default().max(1);
    match age {
        age if age < Duration::hours(1) => verifier::here::minutes(locale, whole(age.whole_minutes())),
        age if age < Duration::days(2) => verifier::here::hours(locale, whole(age.whole_hours())),
        age => verifier::here::days(locale, whole(age.whole_days())),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn view(conclusion: Conclusion, seen: Option<OffsetDateTime>) -> HereView {
        HereView {
            source: Source::Pdf,
            conclusion: Some(conclusion),
            genuine: true,
            as_of: datetime!(2027-03-14 09:30 UTC),
            seen,
            issuer: None,
            stated: None,
            more: Vec::new(),
            checks: Vec::new(),
            page: None,
        }
    }

    fn said() -> PaperView {
        PaperView {
            code: "7Q4K-2M9P-W3XD".to_owned(),
            holder: "Inés O’Hara".to_owned(),
            title: "Foundations".to_owned(),
            valid_from: datetime!(2026-10-21 15:00 UTC),
            valid_until: datetime!(2028-10-21 15:00 UTC),
        }
    }

    #[test]
    fn without_the_network_nothing_is_valid_without_saying_as_of_when() {
        for locale in Locale::ALL {
            let seen = datetime!(2027-03-11 09:00 UTC);
            let tree = document(locale, &view(Conclusion::Valid, Some(seen))).to_string();
            assert!(!tree.contains("standing valid"), "{tree}");
            assert!(tree.contains(&format::date(locale, seen)), "{tree}");
            assert!(tree.contains(&verifier::here::days(locale, 3_u32)), "{tree}");
        }
        let tree = document(Locale::En, &view(Conclusion::Valid, None)).to_string();
        assert!(tree.contains("standing valid"), "{tree}");
    }

    #[test]
    fn an_age_is_told_in_the_largest_unit_that_fits() {
        for (age, words) in [
            (Duration::seconds(5), "a minute old"),
            (Duration::minutes(59), "59 minutes old"),
            (Duration::hours(47), "47 hours old"),
            (Duration::days(30), "30 days old"),
        ] {
            assert_eq!(super::age(Locale::En, age), words);
        }
    }

    #[test]
    fn a_paper_that_led_to_the_page_of_another_certificate_is_not_passed_over_without_a_network() {
        let now = datetime!(2027-03-14 09:30 UTC);
        for locale in Locale::ALL {
            let tree = |asked| paper_alone(locale, Some(&said()), asked, now, now).to_string();
            let other = tree(Some("DEMO-LISBON"));
            assert!(other.contains("standing invalid") && other.contains("DEMO-LISBON"), "{other}");
            assert!(other.contains("7Q4K-2M9P-W3XD"), "what it says is shown: {other}");
            for same in [None, Some("7q4k 2m9p w3xd"), Some("7Q4K-2M9P-W3XD")] {
                assert!(!tree(same).contains("standing invalid"), "{same:?}");
            }
        }
    }

    #[test]
    fn a_paper_agrees_only_with_its_own_record() {
        let record = ["7Q4K-2M9P-W3XD", "Inés O’Hara", "2026-10-21T15:00:00Z", "2028-10-21T15:00:00Z"];
        assert!(said().agrees(record));
        assert!(PaperView { holder: "Inés O…".to_owned(), ..said() }.agrees(record));
        for other in [
            PaperView { code: "7Q4K-2M9P-W3XE".to_owned(), ..said() },
            PaperView { holder: "Inés".to_owned(), ..said() },
            PaperView { holder: "Eva…".to_owned(), ..said() },
            PaperView { valid_until: datetime!(2029-10-21 15:00 UTC), ..said() },
        ] {
            assert!(!other.agrees(record), "{other:?}");
        }
    }
}
