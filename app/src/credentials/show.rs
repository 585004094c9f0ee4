//! The ways to have a certificate checked: its code, its file, its text; and what the browser needs to check files by
//! itself. All of it works without scripts; `verify.js` takes over what it can do without telling anybody.

use contract::credentials::RecordView;
use leptos::prelude::*;

use super::files;
use super::verification::lookup;
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, credentials as say, format, verifier};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Button, Hinted, Look, PageHead, StatusLine, TextArea};

/// What stands before the signed text in the fragment of a printed address.
const TOKEN: &str = "#t=";

/// Asks for a code, a file or a text; `lists` are the numbers of the status lists to have at hand without a network.
pub(super) fn ask(ctx: &Ctx, again: &Again, lists: Vec<u32>) -> Page {
    let locale = ctx.locale;
    let (code, action) = (lookup(ctx, "", None), ctx.href(&Route::Verify));
    let (origin, again) = (ctx.public_url.clone(), again.clone());
    let labels = vec![("file", verifier::show::file(locale)), ("text", verifier::show::text(locale))];
    Page::new(say::verify::title(locale), move || {
        view! {
            {verifier(locale, &origin, None, &lists, verifier::show::offline(locale, "{moment}"))}
            <PageHead title=say::verify::title(locale) lead=say::verify::lead(locale)/>
            {again.summary(locale, labels)}
            {code()}
            {forms(locale, &action, &again)}
            {elsewhere(locale)}
        }
    })
    .public(say::verify::description(locale))
}

/// The forms for a file and for a text, sent to `action`.
pub(super) fn forms(locale: Locale, action: &str, again: &Again) -> AnyView {
    let (problem, action) = (again.problem("file"), action.to_owned());
    let describe = if problem.is_some() { "f-file-error f-file-hint" } else { "f-file-hint" };
    let wrong = problem.is_some().then_some("true");
    view! {
        <section>
            <h2>{verifier::show::file_title(locale)}</h2>
            <form method="post" action=action.clone() enctype="multipart/form-data" data-check="file">
                <Hinted locale name="file" label=verifier::show::file(locale) hint=verifier::show::file_hint(locale) problem>
                    <input
                        type="file"
                        id="f-file"
                        name="file"
                        accept=".jwt,.json,.png,.svg,.pdf,.jpg,.jpeg"
                        aria-invalid=wrong
                        aria-describedby=describe
                    />
                </Hinted>
                <p class="meta" data-scripted="" hidden>{verifier::show::drop(locale)}</p>
                <p class="bar">
                    <Button>{verifier::show::file_submit(locale)}</Button>
                    <button type="button" class="btn quiet" data-scan="" hidden>{verifier::show::scan(locale)}</button>
                    <button type="button" class="btn quiet" data-stop="" hidden>{verifier::show::stop(locale)}</button>
                </p>
                <video class="camera" data-camera="" playsinline muted hidden></video>
            </form>
        </section>
        <section>
            <h2>{verifier::show::text_title(locale)}</h2>
            <form method="post" action=action data-check="text">
                <TextArea
                    locale
                    name="text"
                    label=verifier::show::text(locale)
                    hint=verifier::show::text_hint(locale)
                    value=again.typed("text")
                    problem=again.problem("text")
                    rows=4
                />
                <Button look=Look::Quiet>{verifier::show::text_submit(locale)}</Button>
            </form>
        </section>
    }
    .into_any()
}

/// Where `verify.js` puts what the browser found out by itself, with the words it needs before that; `record` is what the
/// page says of a certificate, for comparing with what a printed QR code says, `lists` the numbers of the status lists
/// that a copy of the page will need, and `copy` what it says of itself.
pub(super) fn verifier(
    locale: Locale,
    origin: &str,
    record: Option<String>,
    lists: &[u32],
    copy: String,
) -> AnyView {
    let lists = lists.iter().map(|number| files::status_list(*number)).collect::<Vec<_>>().join(" ");
    view! {
        <div
            data-verifier=""
            data-origin=origin.to_owned()
            data-record=record
            data-lists=lists
            data-unlisted=verifier::show::unlisted(locale, "{moment}")
            data-checking=verifier::show::checking(locale)
            data-failed=verifier::show::failed(locale)
            data-no-camera=verifier::show::no_camera(locale)
            data-no-qr=verifier::show::no_qr(locale)
        >
            <p class="note warn" data-copy="" hidden>{copy}</p>
            <div data-answer="" tabindex="-1" hidden></div>
            <StatusLine id="verifier-status"/>
            <p class="bar" data-server="" hidden>
                <button type="button" class="btn">{verifier::show::server(locale)}</button>
            </p>
        </div>
    }
    .into_any()
}

/// As [`verifier`], on the page of a certificate, whose bit is in the status list `list`.
pub(super) fn paper(ctx: &Ctx, code: &str, record: &RecordView, list: u32) -> AnyView {
    // The four parts, one to a line: none of them holds a line break.
    let facts =
        [code, &record.holder, &format::machine(record.issued_at), &format::machine(record.valid_until)];
    let copy = verifier::show::offline(ctx.locale, "{moment}");
    verifier(ctx.locale, &ctx.public_url, Some(facts.join("\n")), &[list], copy)
}

/// Programs of other people that read our files, and what each of them looks at.
pub(super) fn elsewhere(locale: Locale) -> AnyView {
    view! {
        <details class="elsewhere no-print">
            <summary>{verifier::elsewhere::title(locale)}</summary>
            <p>{verifier::elsewhere::lead(locale)}</p>
            <ul>
                <li>{verifier::elsewhere::verifierplus(locale)}</li>
                <li>{verifier::elsewhere::openbadgeslib(locale)}</li>
                <li>{verifier::elsewhere::jose(locale)}</li>
                <li>{verifier::elsewhere::digitalbazaar(locale)}</li>
            </ul>
            <p class="meta">{verifier::elsewhere::json(locale)}</p>
        </details>
    }
    .into_any()
}

/// The signed text at the end of a printed address, ready to be put behind another; empty when there is none.
pub(super) fn token(address: &str) -> String {
    let plain = |text: &&str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let token = address.trim().split_once(TOKEN).map(|(_, token)| token).filter(plain);
    token.map(|token| format!("{TOKEN}{token}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_printed_address_goes_along_and_nothing_else() {
        assert_eq!(token(" https://academy.example/verify/7Q4K-2M9P-W3XD#t=AbC-_9\n"), "#t=AbC-_9");
        for none in
            ["7Q4K-2M9P-W3XD", "https://academy.example/verify/7Q4K#top", "#t=a\r\nSet-Cookie: b", "#t=%0d"]
        {
            assert_eq!(token(none), "", "{none}");
        }
    }
}
