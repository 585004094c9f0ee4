//! The certificates one holds, as cards.

use contract::credentials::IssuedView;
use leptos::prelude::*;

use super::files::{File, Paper};
use super::words;
use crate::ctx::Ctx;
use crate::i18n::{credentials as say, holder, lifecycle};
use crate::routes::Route;
use crate::ui::{Card, Chip, When};

/// A card for each certificate: where it stands, its dates, its code, and what to take along.
pub(super) fn cards(ctx: &Ctx, issued: Vec<IssuedView>) -> AnyView {
    let cards = issued.into_iter().map(|certificate| view! { <li>{card(ctx, certificate)}</li> });
    view! {
        <h2>{say::mine::held(ctx.locale)}</h2>
        <ul class="grid certificates">{cards.collect_view()}</ul>
    }
    .into_any()
}

fn card(ctx: &Ctx, certificate: IssuedView) -> AnyView {
    let locale = ctx.locale;
    let code = certificate.code.to_string();
    let href = ctx.href(&Route::OwnCertificate(code.clone()));
    let tone = words::tone(&certificate.verdict);
    let state = words::verdict(locale, &certificate.verdict);
    let files = [
        (File::Certificate(Paper::A4), holder::card::pdf(locale)),
        (File::BadgePng, holder::card::badge(locale)),
        (File::Transcript(Paper::A4), holder::card::transcript(locale)),
    ];
    let files = files.map(|(file, label)| {
        let described = format!("{label}: {}", certificate.title);
        view! { <a href=file.href(&code, locale) aria-label=described>{label}</a> }
    });
    let renewed = certificate.renewed_by.map(|by| {
        let href = ctx.href(&Route::OwnCertificate(by.to_string()));
        view! {
            <p class="meta">
                {say::followed::renewed(locale)} " " <a class="code" href=href>{by.to_string()}</a>
            </p>
        }
    });
    let renew = certificate.renewable.then(|| {
        let href = ctx.href(&Route::Renewal(code.clone()));
        let label = lifecycle::renewal::of(locale, &code);
        view! { <a href=href aria-label=label>{lifecycle::renewal::go(locale)}</a> }
    });
    view! {
        <Card>
            <i class="sign" aria-hidden="true"></i>
            <h3><a href=href>{certificate.title}</a></h3>
            <p><Chip tone>{state}</Chip></p>
            {renewed}
            <dl class="facts">
                <div><dt>{say::fact::code(locale)}</dt><dd class="code">{code}</dd></div>
                <div><dt>{say::fact::issued(locale)}</dt><dd><When locale at=certificate.issued_at/></dd></div>
                <div><dt>{say::fact::until(locale)}</dt><dd><When locale at=certificate.valid_until/></dd></div>
            </dl>
            <p class="actions">{files.into_iter().collect_view()} {renew}</p>
        </Card>
    }
    .into_any()
}
