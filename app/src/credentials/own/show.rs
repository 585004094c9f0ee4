//! Ways to show a certificate to everybody: its page, a profile elsewhere, a badge on one's own site; and the day it
//! ends, for one's calendar.

use contract::credentials::OwnCertificateView;
use domain::credentials::Verdict;
use leptos::prelude::*;
use time::OffsetDateTime;

use crate::credentials::files::{self, File};
use crate::ctx::Ctx;
use crate::i18n::{Locale, holder as say};
use crate::routes::{Route, percent_encode};
use crate::ui::{Copyable, LinkButton, Look};

/// The public address, and where it may be put.
pub(super) fn section(ctx: &Ctx, view: &OwnCertificateView) -> AnyView {
    let locale = ctx.locale;
    let in_force = view.verdict == Verdict::Valid;
    let profile = in_force.then(|| {
        view! {
            <a class="btn quiet" href=linkedin(ctx, view) rel="noopener noreferrer">{say::show::linkedin(locale)}</a>
        }
    });
    let calendar = in_force.then(|| {
        let href = File::Calendar.href(view.code.as_str(), locale);
        view! { <LinkButton href look=Look::Quiet>{say::show::calendar(locale)}</LinkButton> }
    });
    let hint = in_force.then(|| view! { <p class="hint">{say::show::elsewhere_hint(locale)}</p> });
    view! {
        <section>
            <h2>{say::show::title(locale)}</h2>
            <Copyable
                locale
                name="address"
                label=say::show::address(locale)
                hint=say::show::address_hint(locale)
                value=public_address(ctx, view)
            />
            <p class="actions">{profile} {calendar}</p>
            {hint}
        </section>
    }
    .into_any()
}

/// What to put into one's own site.
pub(super) fn embed(ctx: &Ctx, view: &OwnCertificateView) -> AnyView {
    let locale = ctx.locale;
    let code = view.code.as_str();
    let picture = File::Status.href(code, locale);
    view! {
        <section>
            <h2>{say::embed::title(locale)}</h2>
            <p>{say::embed::lead(locale)}</p>
            <p><img class="live-badge" src=picture alt=alternative(locale, view) width="360" height="112"/></p>
            <Copyable
                locale
                name="frame"
                label=say::embed::frame(locale)
                hint=say::embed::frame_hint(locale)
                value=frame(ctx, view)
                long=true
            />
            <Copyable
                locale
                name="picture"
                label=say::embed::picture(locale)
                hint=say::embed::picture_hint(locale)
                value=picture_code(ctx, view)
                long=true
            />
        </section>
    }
    .into_any()
}

/// The address that is printed on the certificate: the page in the site's first language.
fn public_address(ctx: &Ctx, view: &OwnCertificateView) -> String {
    format!("{}{}", ctx.public_url, Route::Verification(view.code.to_string()).href(Locale::En))
}

/// The form of that site which adds a certification to a profile, filled in. Opening it tells the site what the holder is
/// about to tell it anyway, and us nothing.
fn linkedin(ctx: &Ctx, view: &OwnCertificateView) -> String {
    let month = |at: OffsetDateTime| u8::from(at.month()).to_string();
    let year = |at: OffsetDateTime| at.year().to_string();
    let pairs = [
        ("name", view.title.clone()),
        ("organizationName", view.issuer.clone()),
        ("issueYear", year(view.issued_at)),
        ("issueMonth", month(view.issued_at)),
        ("expirationYear", year(view.valid_until)),
        ("expirationMonth", month(view.valid_until)),
        ("certUrl", public_address(ctx, view)),
        ("certId", view.code.to_string()),
    ];
    pairs.iter().fold(
        "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME".to_owned(),
        |address, (key, value)| format!("{address}&{key}={}", percent_encode(value)),
    )
}

fn alternative(locale: Locale, view: &OwnCertificateView) -> String {
    say::embed::alternative(locale, &view.title, &view.holder)
}

fn frame(ctx: &Ctx, view: &OwnCertificateView) -> String {
    let source = format!("{}{}", ctx.public_url, files::frame(view.code.as_str(), ctx.locale));
    let title = attribute(&alternative(ctx.locale, view));
    format!(
        "<iframe src=\"{source}\" title=\"{title}\" width=\"360\" height=\"132\" loading=\"lazy\" \
         style=\"border:0;max-width:100%\"></iframe>"
    )
}

fn picture_code(ctx: &Ctx, view: &OwnCertificateView) -> String {
    let source = format!("{}{}", ctx.public_url, File::Status.href(view.code.as_str(), ctx.locale));
    let (page, alternative) = (public_address(ctx, view), attribute(&alternative(ctx.locale, view)));
    format!(
        "<a href=\"{page}\" rel=\"noopener\"><img src=\"{}\" alt=\"{alternative}\" width=\"360\" height=\"112\"></a>",
        attribute(&source)
    )
}

/// A text as the value of an attribute in somebody else's HTML.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
