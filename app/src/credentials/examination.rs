//! What somebody showed, checked: the verdict first, then the words to compare with the paper, then everything else.

use contract::credentials::{CheckView, ExaminationView, IssuerView, KeptView, StatedView};
use domain::credentials::Verdict;
use leptos::prelude::*;

use super::verification::{self, banner, believed, fact};
use super::{days, words};
use crate::ctx::Ctx;
use crate::i18n::{Locale, credentials as say, verifier};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{DataTable, Moment, When};

/// What came of a file or a text.
pub(super) fn examination(ctx: &Ctx, view: ExaminationView) -> Page {
    let (locale, ctx) = (ctx.locale, ctx.clone());
    Page::new(words::verdict(locale, &view.verdict), move || {
        let ExaminationView {
            source, verdict, theirs, as_of, issuer, stated, checks, on_record, kept, ..
        } = view;
        let found_in = verifier::found::source(locale, words::source(locale, source));
        let name = if theirs.is_some() { words::check_of_theirs } else { words::check };
        let theirs =
            theirs.map(|theirs| view! { <p><strong>{words::conclusion(locale, theirs)}</strong></p> });
        let next = kept.as_ref().and_then(|kept| kept.next.as_ref());
        let until = kept.as_ref().map(|kept| kept.record.valid_until);
        let means = view! {
            {theirs}
            <p>{meaning(locale, &verdict, stated.is_some(), &checks)}</p>
            {on_record.map(|record| days::on_record(&ctx, &record, as_of))}
            {days::followed(&ctx, &verdict, next, until)}
            <p class="meta">{found_in}</p>
        };
        let foreign = (verdict == Verdict::NotOurs).then(|| label(locale, issuer.as_ref()));
        let facts = match (&kept, &stated) {
            (Some(kept), stated) => view! {
                {stated.as_ref().map(|stated| compare(&ctx, stated, kept))}
                {believed(&ctx, kept.code.as_str(), &kept.record, &checks)}
            }
            .into_any(),
            (None, stated) => view! {
                {stated.as_ref().map(|stated| states(locale, stated, issuer.as_ref()))}
                {verification::checks_called(locale, &checks, name)}
            }
            .into_any(),
        };
        view! {
            {banner(&ctx, &verdict, as_of, means.into_any())}
            {foreign}
            {facts}
            <p class="no-print"><a href=ctx.href(&Route::Verify)>{say::again(locale)}</a></p>
        }
    })
}

/// What the verdict on a document means, as far as that differs from the verdict on a code.
fn meaning(locale: Locale, verdict: &Verdict, genuine: bool, checks: &[CheckView]) -> String {
    match verdict {
        Verdict::Altered => verifier::found::altered(locale).to_owned(),
        Verdict::Unchecked if genuine => verifier::found::unknown(locale).to_owned(),
        verdict => words::meaning_of(locale, verdict, checks),
    }
}

/// That it is another issuer's, and whose.
fn label(locale: Locale, issuer: Option<&IssuerView>) -> AnyView {
    view! {
        <section>
            <h2>{verifier::found::label(locale)}</h2>
            <p>{words::whose(locale, issuer)}</p>
        </section>
    }
    .into_any()
}

/// The signed document beside the register's record: a paper that says anything else was changed.
fn compare(ctx: &Ctx, stated: &StatedView, kept: &KeptView) -> AnyView {
    let (locale, record) = (ctx.locale, &kept.record);
    let text = |text: Option<&str>| text.unwrap_or("–").to_owned().into_any();
    let day = |at: Option<time::OffsetDateTime>| match at {
        Some(at) => view! { <When locale at show=Moment::LongDate/> }.into_any(),
        None => text(None),
    };
    let rows = vec![
        vec![
            verifier::found::holder(locale).into_any(),
            text(stated.holder.as_deref()),
            text(Some(&record.holder)),
        ],
        vec![
            verifier::found::title(locale).into_any(),
            text(Some(&stated.achievement)),
            text(Some(&record.title)),
        ],
        vec![
            say::fact::number(locale).into_any(),
            text(stated.license_number.as_deref()),
            text(Some(&record.license_number)),
        ],
        vec![say::fact::issued(locale).into_any(), day(stated.valid_from), day(Some(record.issued_at))],
        vec![say::fact::until(locale).into_any(), day(stated.valid_until), day(Some(record.valid_until))],
    ];
    let columns = vec![
        verifier::compare::field(locale),
        verifier::compare::document(locale),
        verifier::compare::register(locale),
    ];
    view! {
        <section>
            <h2>{verifier::compare::title(locale)}</h2>
            <p>{verifier::compare::lead(locale)}</p>
            <p><strong>{verifier::compare::code(locale, &kept.code)}</strong></p>
            <DataTable caption=verifier::compare::caption(locale) quiet_caption=true columns rows/>
        </section>
    }
    .into_any()
}

/// What a document states of which the register knows nothing.
fn states(locale: Locale, stated: &StatedView, issuer: Option<&IssuerView>) -> AnyView {
    let line = |name: &'static str, value: &Option<String>| value.clone().map(|value| fact(name, value));
    let day = |name: &'static str, at: Option<time::OffsetDateTime>| {
        at.map(|at| fact(name, view! { <When locale at show=Moment::LongDate/> }))
    };
    let issuer = issuer.map(|issuer| {
        let name = issuer.name.clone().unwrap_or_else(|| issuer.id.clone());
        view! {
            {fact(say::fact::issuer(locale), name)}
            {fact(verifier::found::identifier(locale), view! { <code>{issuer.id.clone()}</code> })}
        }
    });
    view! {
        <section class="every">
            <h2>{verifier::found::stated(locale)}</h2>
            <dl class="facts">
                {line(verifier::found::holder(locale), &stated.holder)}
                {fact(verifier::found::title(locale), stated.achievement.clone())}
                {line(say::fact::number(locale), &stated.license_number)}
                {day(say::fact::issued(locale), stated.valid_from)}
                {day(say::fact::until(locale), stated.valid_until)}
                {issuer}
                {line(verifier::found::description(locale), &stated.description)}
                {line(verifier::found::criteria(locale), &stated.criteria)}
            </dl>
        </section>
    }
    .into_any()
}
