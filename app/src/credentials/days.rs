//! How a certificate stood on another day, what the academy's records say of it, and what has followed since.

use contract::credentials::{OnRecordView, VerificationView};
use domain::credentials::{Cause, Code, Verdict};
use leptos::prelude::*;
use time::OffsetDateTime;

use super::{verification, words};
use crate::ctx::Ctx;
use crate::i18n::{credentials as say, format, lifecycle};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Button, Field};

/// A certificate, checked for a day; `typed` is how that was written, `misread` if it is none, so that it was checked for
/// now.
pub(super) fn on_day(ctx: &Ctx, view: VerificationView, typed: &str, misread: bool) -> Page {
    let title = words::verdict(ctx.locale, &view.verdict);
    let title = format!("{title}: {}", view.code);
    let problem = misread.then(|| lifecycle::field::not_a_date(ctx.locale).to_owned());
    let (ctx, typed) = (ctx.clone(), typed.to_owned());
    let page = Page::new(title, move || {
        let form = another_day(&ctx, view.code.as_str(), &typed, problem);
        view! { {verification::body(&ctx, view)} {form} }
    });
    if misread { page.status(422) } else { page }
}

/// The form that asks how a certificate stood on a day; folded until somebody asks, for few do.
pub(super) fn another_day(ctx: &Ctx, code: &str, typed: &str, problem: Option<String>) -> AnyView {
    let locale = ctx.locale;
    let open = !typed.is_empty();
    view! {
        <details class="no-print" open=open>
            <summary>{say::day::title(locale)}</summary>
            <form method="get" action=ctx.href(&Route::Verification(code.to_owned())) class="lookup">
                <Field
                    locale
                    name="at"
                    kind="date"
                    label=say::day::label(locale)
                    hint=say::day::hint(locale)
                    value=typed.to_owned()
                    problem
                />
                <Button>{say::day::submit(locale)}</Button>
            </form>
        </details>
    }
    .into_any()
}

/// What the verdict means, what the academy's records say besides, and what followed.
pub(super) fn meaning(ctx: &Ctx, view: &VerificationView) -> AnyView {
    let until = view.record.as_ref().map(|record| record.valid_until);
    view! {
        <p>{words::meaning_of(ctx.locale, &view.verdict, &view.checks)}</p>
        {view.on_record.as_ref().map(|record| on_record(ctx, record, view.as_of))}
        {followed(ctx, &view.verdict, view.next.as_ref(), until)}
    }
    .into_any()
}

/// What the academy's own records say of a moment.
pub(super) fn on_record(ctx: &Ctx, record: &OnRecordView, at: OffsetDateTime) -> AnyView {
    let (locale, date) = (ctx.locale, format::date(ctx.locale, at));
    let state = words::verdict(locale, &record.verdict);
    if record.own {
        return view! { <p>{say::on_record::own(locale, date, state)}</p> }.into_any();
    }
    let href = ctx.href(&Route::Verification(record.code.to_string()));
    view! {
        <p>
            {say::on_record::before(locale, date, state)}
            " "
            <a class="code" href=href>{record.code.to_string()}</a>
        </p>
    }
    .into_any()
}

/// What followed a certificate, unless the verdict says so itself; it ends `until` then.
pub(super) fn followed(
    ctx: &Ctx,
    verdict: &Verdict,
    next: Option<&(Code, Cause)>,
    until: Option<OffsetDateTime>,
) -> Option<AnyView> {
    let locale = ctx.locale;
    let (code, cause) = next.filter(|_| !matches!(verdict, Verdict::Superseded { .. }))?;
    let said = match (cause, verdict, until) {
        (Cause::Renewed, Verdict::Valid, Some(until)) => {
            say::followed::renewed_until(locale, format::date(locale, until))
        }
        (cause, ..) => words::followed(locale, *cause).to_owned(),
    };
    let href = ctx.href(&Route::Verification(code.to_string()));
    Some(view! { <p>{said} " " <a class="code" href=href>{code.to_string()}</a></p> }.into_any())
}
