//! The badge for other people's pages: one small document without scripts, to be shown in a frame.
//!
//! It brings its own style, so that a page which shows it asks us for one thing only. The server names the style's hash
//! in the content security policy of this address and of no other.

use contract::credentials::VerificationView;
use leptos::prelude::*;

use super::words;
use crate::i18n::{Locale, credentials as say, format, holder};
use crate::routes::Route;
use crate::ui::Tone;

/// The style of the badge.
pub const STYLE: &str = include_str!("../../style/embed.css");

/// The badge of a certificate, checked just now; `None` when no certificate has the code. `public_url` is where the
/// site is reachable from outside.
pub fn document(locale: Locale, view: Option<&VerificationView>, public_url: &str) -> String {
    let tone = view.map_or(Tone::Error, |view| words::tone(&view.verdict));
    let state = view.map_or_else(
        || say::verdict::not_found(locale).to_owned(),
        |view| words::verdict(locale, &view.verdict),
    );
    let route = view.map_or(Route::Verify, |view| Route::Verification(view.code.to_string()));
    let page = format!("{public_url}{}", route.href(locale));
    let record = view.and_then(|view| view.record.as_ref());
    let title = record.map_or_else(|| state.clone(), |record| format!("{state}: {}", record.title));
    let stated = record.map(|record| {
        view! {
            <b>{record.holder.clone()}</b>
            <span>{record.title.clone()}</span>
        }
    });
    let checked = view.map(|view| {
        let moment = say::as_of(locale, format::date_time(locale, view.as_of));
        let issuer = record.map(|record| format!(" · {}", record.issuer));
        view! { <small>{moment} {issuer}</small> }
    });
    let html = view! {
        <html lang=locale.tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="robots" content="noindex"/>
                <meta name="color-scheme" content="light dark"/>
                <title>{title}</title>
                <style inner_html=STYLE></style>
            </head>
            <body>
                <a class=class(tone) href=page target="_blank" rel="noopener">
                    <svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="4" aria-hidden="true">
                        <circle cx="24" cy="24" r="21"></circle>
                        <path d=mark(tone) stroke-linecap="round"></path>
                    </svg>
                    <span>
                        <strong>{state}</strong>
                        {stated}
                        {checked}
                        <em>{holder::embed::open(locale)}</em>
                    </span>
                </a>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", html.to_html().replace("<!>", ""))
}

const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Ok => "good",
        Tone::Warn | Tone::Info | Tone::Plain => "over",
        Tone::Error => "bad",
    }
}

/// The mark in the circle, as a path in a square of 48: its shape says what the colour says.
pub const fn mark(tone: Tone) -> &'static str {
    match tone {
        Tone::Ok => "M14 25l7 7 13-15",
        Tone::Warn | Tone::Info | Tone::Plain => "M24 12v13l8 5",
        Tone::Error => "M16 16l16 16M32 16l-16 16",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_nobody_has_is_said_not_to_be_found_and_leads_to_the_page_that_checks() {
        let html = document(Locale::Es, None, "https://academy.example");
        assert!(
            html.contains("No encontrado") && html.contains("href=\"https://academy.example/es/verify\""),
            "{html}"
        );
        assert!(!html.contains("<script") && !html.contains(" style="), "{html}");
        assert!(html.contains(STYLE), "the style is there byte by byte, as its hash is named");
    }
}
