//! What to take along of a certificate.

use contract::credentials::OwnCertificateView;
use leptos::prelude::*;

use crate::credentials::files::{File, Paper};
use crate::i18n::{Locale, holder as say};

/// Every form of the certificate, in both languages and on both papers.
pub(super) fn section(locale: Locale, view: &OwnCertificateView) -> AnyView {
    let code = view.code.as_str();
    let printed = |file: fn(Paper) -> File| {
        let sheets = Locale::ALL.into_iter().flat_map(|language| {
            Paper::ALL.map(|paper| {
                (file(paper), language, format!("{}, {}", name(locale, language), sheet(locale, paper)))
            })
        });
        sheets.map(|(file, language, label)| (file.href(code, language), label)).collect::<Vec<_>>()
    };
    let in_both = |file: File, form: &'static str| {
        Locale::ALL.map(|language| (file.href(code, language), format!("{form}, {}", name(locale, language))))
    };
    let once = |file: File, label: &'static str| (file.href(code, locale), label.to_owned());
    let badges = [in_both(File::BadgePng, "PNG"), in_both(File::BadgeSvg, "SVG")].concat();
    let mut signed = vec![once(File::Jwt, say::take::jwt(locale))];
    signed.extend(view.proof.then(|| once(File::Json, say::take::json(locale))));
    let mut transcripts = printed(File::Transcript);
    transcripts.extend(in_both(File::TranscriptJson, "JSON"));
    view! {
        <section>
            <h2>{say::take::title(locale)}</h2>
            <div class="takes">
                {group(say::take::sheet(locale), say::take::sheet_hint(locale), printed(File::Certificate))}
                {group(say::take::transcript(locale), say::take::transcript_hint(locale), transcripts)}
                {group(say::take::badge(locale), say::take::badge_hint(locale), badges)}
                {group(say::take::signed(locale), say::take::signed_hint(locale), signed)}
            </div>
        </section>
    }
    .into_any()
}

/// A document with the forms it comes in.
fn group(title: &'static str, hint: &'static str, files: Vec<(String, String)>) -> AnyView {
    let files = files.into_iter().map(|(href, label)| {
        let described = format!("{title}: {label}");
        view! { <li><a href=href aria-label=described>{label}</a></li> }
    });
    view! {
        <section>
            <h3>{title}</h3>
            <p class="hint">{hint}</p>
            <ul>{files.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn name(locale: Locale, language: Locale) -> &'static str {
    match language {
        Locale::En => say::take::english(locale),
        Locale::Es => say::take::spanish(locale),
    }
}

fn sheet(locale: Locale, paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => say::take::a4(locale),
        Paper::Letter => say::take::letter(locale),
    }
}
