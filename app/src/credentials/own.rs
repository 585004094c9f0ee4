//! A certificate in its holder's hands: everything to take along, and every way to show it.

mod downloads;
mod links;
mod show;

use contract::credentials::OwnCertificateView;
use domain::credentials::{ShareToken, Verdict};
use leptos::prelude::*;

use super::words;
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, credentials as say, holder};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Breadcrumb, Chip, Link, Moment, PageHead, When};

/// What was done just now.
#[derive(Debug, Clone, Default)]
pub(super) enum Done {
    /// Nothing.
    #[default]
    Nothing,
    /// A link was made; this opens it, and is told once.
    Made(ShareToken),
    /// A link was ended.
    Ended,
}

/// The page of a certificate of one's own.
pub(super) fn certificate(ctx: &Ctx, view: OwnCertificateView, again: Again, done: Done) -> Page {
    let title = view.title.clone();
    let ctx = ctx.clone();
    Page::new(title, move || {
        let locale = ctx.locale;
        view! {
            {head(&ctx, &view)}
            {again.summary(locale, links::labels(locale))}
            {links::done(&ctx, &done)}
            {standing(&ctx, &view)}
            {facts(locale, &view)}
            {downloads::section(locale, &view)}
            {show::section(&ctx, &view)}
            {links::section(&ctx, &view, &again)}
            {show::embed(&ctx, &view)}
        }
    })
}

fn head(ctx: &Ctx, view: &OwnCertificateView) -> AnyView {
    let locale = ctx.locale;
    let code = view.code.to_string();
    let here = ctx.href(&Route::OwnCertificate(code.clone()));
    let trail = vec![
        Link::new(say::mine::title(locale), ctx.href(&Route::Certificates)),
        Link::new(view.title.clone(), here).current(true),
    ];
    let public = ctx.href(&Route::Verification(code));
    let (tone, state) = (words::tone(&view.verdict), words::verdict(locale, &view.verdict));
    view! {
        <Breadcrumb locale trail/>
        <PageHead title=view.title.clone() kicker=view.holder.clone()>
            <Chip tone>{state}</Chip>
            <a href=public>{holder::own::public(locale)}</a>
        </PageHead>
    }
    .into_any()
}

/// What the state means, and where the certificate is that took the place of this one.
fn standing(ctx: &Ctx, view: &OwnCertificateView) -> AnyView {
    let locale = ctx.locale;
    let newer = match (&view.verdict, &view.renewed_by) {
        (Verdict::Superseded { by, .. }, _) => {
            let href = ctx.href(&Route::OwnCertificate(by.to_string()));
            Some(view! { " " <a class="code" href=href>{by.to_string()}</a> }.into_any())
        }
        (_, Some(by)) => {
            let href = ctx.href(&Route::OwnCertificate(by.to_string()));
            let said = say::followed::renewed(locale);
            Some(view! { " " {said} " " <a class="code" href=href>{by.to_string()}</a> }.into_any())
        }
        (_, None) => None,
    };
    view! { <p>{words::meaning(locale, &view.verdict)} {newer}</p> }.into_any()
}

fn facts(locale: Locale, view: &OwnCertificateView) -> AnyView {
    view! {
        <dl class="facts">
            <div><dt>{say::fact::code(locale)}</dt><dd class="code">{view.code.to_string()}</dd></div>
            <div><dt>{say::fact::number(locale)}</dt><dd>{view.license_number.clone()}</dd></div>
            <div>
                <dt>{say::fact::issued(locale)}</dt>
                <dd><When locale at=view.issued_at show=Moment::LongDate/></dd>
            </div>
            <div>
                <dt>{say::fact::until(locale)}</dt>
                <dd><When locale at=view.valid_until show=Moment::LongDate/></dd>
            </div>
            <div><dt>{say::fact::issuer(locale)}</dt><dd>{view.issuer.clone()}</dd></div>
        </dl>
    }
    .into_any()
}
