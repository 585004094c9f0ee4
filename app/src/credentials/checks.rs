//! What holders declared and an admin has to look at.

use contract::credentials::{CheckRow, ChecksView, DeclaredView, EducationView};
use leptos::prelude::*;

use super::{documents, words};
use crate::administration;
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{credentials, format, lifecycle as say};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Button, DataTable, EmptyState, Field, LinkButton, Look, Moment, Note, PageHead, Tone, When};

/// What the page is asked for: what is to be refused, and what was just done.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    refuse: String,
    done: bool,
}

impl Asked {
    /// Reads it by field name: from the query, or from the form.
    pub(super) fn read<'v>(value: impl Fn(&str) -> &'v str) -> Self {
        Self { refuse: value("refuse").chars().take(60).collect(), done: !value("done").is_empty() }
    }
}

/// The address of the page after something was decided.
pub(super) fn done(ctx: &Ctx) -> String {
    Route::AdminChecks.href_with(ctx.locale, &[("done", "yes")])
}

/// The page of what waits to be looked at.
pub(super) fn checks(ctx: &Ctx, view: ChecksView, asked: &Asked, again: &Again) -> Page {
    let (ctx, asked, again) = (ctx.clone(), asked.clone(), again.clone());
    let title = say::checks::title(ctx.locale);
    Page::new(title, move || {
        let locale = ctx.locale;
        let done = asked.done.then(|| {
            view! { <Note locale tone=Tone::Ok announced=true><p>{say::checks::done(locale)}</p></Note> }
        });
        view! {
            <PageHead title lead=say::checks::lead(locale)/>
            {administration::tabs(&ctx, &Route::AdminChecks)}
            {done}
            {refusal(&ctx, &view, &asked, &again)}
            {waiting(&ctx, &view)}
        }
    })
    .wide()
}

fn waiting(ctx: &Ctx, view: &ChecksView) -> AnyView {
    let locale = ctx.locale;
    if view.prerequisites.is_empty() && view.education.is_empty() {
        return view! {
            <EmptyState title=say::checks::none(locale)><p>{say::checks::none_hint(locale)}</p></EmptyState>
        }
        .into_any();
    }
    let held = (!view.prerequisites.is_empty()).then(|| prerequisites(ctx, view));
    let learnt = (!view.education.is_empty()).then(|| education(ctx, view));
    view! { {held} {learnt} }.into_any()
}

fn education(ctx: &Ctx, view: &ChecksView) -> AnyView {
    let locale = ctx.locale;
    let columns = vec![
        credentials::register::holder(locale),
        say::renewal::what(locale),
        say::renewal::provider(locale),
        say::renewal::completed_on(locale),
        say::renewal::hours_label(locale),
        say::document::label(locale),
        "",
    ];
    let row = |row: &CheckRow<EducationView>| {
        let entry = &row.declared;
        vec![
            row.holder.clone().into_any(),
            entry.title.clone().into_any(),
            entry.provider.clone().into_any(),
            format::day(locale, entry.completed_on).into_any(),
            format::number(locale, entry.hours.into()).into_any(),
            entry.document.as_ref().map(|document| documents::link(locale, document)).into_any(),
            decision(ctx, &format!("education-{}", entry.id), row),
        ]
    };
    let rows = view.education.iter().map(row).collect();
    view! {
        <h2>{say::renewal::education(locale)}</h2>
        <DataTable caption=say::checks::education(locale, view.education_total) columns rows/>
    }
    .into_any()
}

fn prerequisites(ctx: &Ctx, view: &ChecksView) -> AnyView {
    let locale = ctx.locale;
    let columns = vec![
        credentials::register::holder(locale),
        say::prerequisites::kind(locale),
        say::prerequisites::provider(locale),
        say::checks::dates(locale),
        say::document::label(locale),
        say::checks::since(locale),
        "",
    ];
    let row = |row: &CheckRow<DeclaredView>| {
        let one = &row.declared;
        let number = one.number.clone();
        let dates = say::stated::dates(
            locale,
            format::day(locale, one.issued_on),
            format::day(locale, one.expires_on),
        );
        vec![
            row.holder.clone().into_any(),
            words::prerequisite(locale, one.kind).into_any(),
            view! {
                {one.provider.clone()}
                {number.map(|number| view! { <br/> <span class="meta">{number}</span> })}
            }
            .into_any(),
            dates.into_any(),
            one.document.as_ref().map(|document| documents::link(locale, document)).into_any(),
            view! { <When locale at=one.declared_at show=Moment::DateTime/> }.into_any(),
            decision(ctx, &format!("prerequisite-{}", one.id), row),
        ]
    };
    let rows = view.prerequisites.iter().map(row).collect();
    let caption = say::checks::prerequisites(locale, view.prerequisites_total);
    view! {
        <h2>{say::prerequisites::title(locale)}</h2>
        <DataTable caption columns rows/>
    }
    .into_any()
}

/// The two things to do with a declaration.
fn decision<T>(ctx: &Ctx, what: &str, row: &CheckRow<T>) -> AnyView {
    let locale = ctx.locale;
    if !row.decidable {
        return view! { <span class="meta">{credentials::register::own(locale)}</span> }.into_any();
    }
    let refuse = Route::AdminChecks.href_with(locale, &[("refuse", what)]);
    let of = say::checks::of(locale, &row.holder);
    let [of_accept, of_refuse] = [of.clone(), of];
    view! {
        <form method="post" action=ctx.href(&Route::AdminChecks)>
            <input type="hidden" name="what" value=what.to_owned()/>
            <Button name="do" value="accept">
                {say::checks::accept(locale)}
                <span class="visually-hidden">" " {of_accept}</span>
            </Button>
        </form>
        <LinkButton href=format!("{refuse}#refuse") look=Look::Quiet>
            {say::checks::refuse(locale)}
            <span class="visually-hidden">" " {of_refuse}</span>
        </LinkButton>
    }
    .into_any()
}

/// The form that refuses what was chosen; or why nothing was done.
fn refusal(ctx: &Ctx, view: &ChecksView, asked: &Asked, again: &Again) -> AnyView {
    let locale = ctx.locale;
    let summary = again.summary(locale, vec![("reason", credentials::register::reason(locale))]);
    if asked.refuse.is_empty() {
        return summary;
    }
    let Some(title) = chosen(ctx, view, &asked.refuse) else {
        return view! {
            {summary}
            <Note locale tone=Tone::Warn><p>{say::checks::gone(locale)}</p></Note>
        }
        .into_any();
    };
    view! {
        <section class="change" id="refuse" aria-labelledby="refuse-title">
            <h2 id="refuse-title">{title}</h2>
            {summary}
            <form method="post" action=ctx.href(&Route::AdminChecks) novalidate>
                <input type="hidden" name="what" value=asked.refuse.clone()/>
                <input type="hidden" name="refuse" value=asked.refuse.clone()/>
                <Field
                    locale
                    name="reason"
                    label=credentials::register::reason(locale)
                    hint=say::checks::reason_hint(locale)
                    value=again.typed("reason")
                    problem=again.problem("reason")
                />
                <p class="bar">
                    <Button look=Look::Danger name="do" value="refuse">{say::checks::refuse(locale)}</Button>
                    <LinkButton href=ctx.href(&Route::AdminChecks) look=Look::Quiet>
                        {credentials::register::cancel(locale)}
                    </LinkButton>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// The heading of the form for what was chosen, if it waits and the reader may decide about it.
fn chosen(ctx: &Ctx, view: &ChecksView, what: &str) -> Option<String> {
    let locale = ctx.locale;
    let held = view.prerequisites.iter().find(|row| format!("prerequisite-{}", row.declared.id) == what);
    let held = held.map(|row| (words::prerequisite(locale, row.declared.kind), &row.holder, row.decidable));
    let learnt = view.education.iter().find(|row| format!("education-{}", row.declared.id) == what);
    let learnt = learnt.map(|row| (row.declared.title.as_str(), &row.holder, row.decidable));
    let (what, holder, decidable) = held.or(learnt)?;
    decidable.then(|| say::checks::refuse_title(locale, what, holder))
}
