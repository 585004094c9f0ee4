//! What one holds besides the courses: what they ask for, what was declared, and the form that declares more.

use contract::credentials::{
    AppraisalView, AskedPrerequisiteView, DeclaredView, HeldView, PrerequisitesView,
};
use domain::learning::{Blocked, PrerequisiteKind, Proof};
use leptos::prelude::*;

use super::{documents, words};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, credentials, format, lifecycle as say};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Breadcrumb, Button, Chip, DataTable, Field, Link, Look, Note, PageHead, Select, Tone};

/// What was just done on the page.
#[derive(Debug, Clone, Copy)]
pub(super) enum Done {
    /// One was declared.
    Declared,
    /// One was taken back.
    TakenBack,
}

impl Done {
    /// As the address of the page says it.
    pub(super) fn parse(done: &str) -> Option<Self> {
        match done {
            "declared" => Some(Self::Declared),
            "taken-back" => Some(Self::TakenBack),
            _ => None,
        }
    }

    fn words(self, locale: Locale) -> &'static str {
        match self {
            Self::Declared => say::prerequisites::declared(locale),
            Self::TakenBack => say::prerequisites::taken_back(locale),
        }
    }
}

/// The page of one's prerequisites.
pub(super) fn prerequisites(ctx: &Ctx, view: PrerequisitesView, again: &Again, done: Option<Done>) -> Page {
    let (ctx, again) = (ctx.clone(), again.clone());
    let title = say::prerequisites::title(ctx.locale);
    Page::new(title, move || {
        let locale = ctx.locale;
        let trail = vec![Link::new(credentials::mine::title(locale), ctx.href(&Route::Certificates))];
        let done = done.map(|done| {
            view! { <Note locale tone=Tone::Ok announced=true><p>{done.words(locale)}</p></Note> }
        });
        view! {
            <Breadcrumb locale trail/>
            <PageHead title lead=say::prerequisites::lead(locale)/>
            {done}
            {again.summary(locale, labels(locale))}
            <h2>{say::prerequisites::asked(locale)}</h2>
            {asked(locale, &view.asked)}
            <h2>{say::prerequisites::yours(locale)}</h2>
            {table(&ctx, view.declared)}
            {form(&ctx, &again)}
        }
    })
    .wide()
}

fn labels(locale: Locale) -> Vec<(&'static str, &'static str)> {
    vec![
        ("kind", say::prerequisites::kind(locale)),
        ("provider", say::prerequisites::provider(locale)),
        ("number", say::prerequisites::number(locale)),
        ("issued_on", say::prerequisites::issued_on(locale)),
        ("expires_on", say::prerequisites::expires_on(locale)),
        ("document", say::document::label(locale)),
    ]
}

fn asked(locale: Locale, asked: &[AskedPrerequisiteView]) -> AnyView {
    if asked.is_empty() {
        return view! { <p class="meta">{say::prerequisites::nothing_asked(locale)}</p> }.into_any();
    }
    view! { <ul class="requirements wordy">{asked.iter().map(|one| asked_row(locale, one, true)).collect_view()}</ul> }
        .into_any()
}

/// A prerequisite a course asks for, and how one stands with it; `titled` where several courses may ask.
pub(super) fn asked_row(locale: Locale, asked: &AskedPrerequisiteView, titled: bool) -> AnyView {
    let proof = match asked.proof {
        Proof::SelfDeclared => say::prerequisites::self_declared(locale),
        Proof::Checked => say::prerequisites::checked(locale),
    };
    let age = asked.max_age_months.map(|months| say::prerequisites::max_age(locale, months));
    let blocks = asked.blocks.iter().map(|what| self::blocks(locale, *what)).collect::<Vec<_>>();
    let blocks = say::prerequisites::needed_for(locale, blocks.join(", "));
    let title = titled.then(|| asked.title.clone());
    let remarks =
        [title, Some(blocks), Some(proof.to_owned()), age].into_iter().flatten().collect::<Vec<_>>();
    view! {
        <li class=asked.standing.is_good().then_some("met")>
            <span>
                {words::prerequisite(locale, asked.kind)}
                <br/>
                <span class="meta">{remarks.join(" · ")}</span>
            </span>
            <span class="meta">{standing(locale, &asked.standing)}</span>
        </li>
    }
    .into_any()
}

/// What is closed without it.
fn blocks(locale: Locale, what: Blocked) -> &'static str {
    match what {
        Blocked::Certificate => say::blocked::certificate(locale),
        Blocked::Renewal => say::blocked::renewal(locale),
        Blocked::LiveModel => say::blocked::live_model(locale),
    }
}

/// How one stands with a prerequisite.
fn standing(locale: Locale, standing: &HeldView) -> String {
    match standing {
        HeldView::Good { until } => say::held::good(locale, format::day(locale, *until)),
        HeldView::Unchecked => say::held::unchecked(locale).to_owned(),
        HeldView::Lapsed { on } => say::held::lapsed(locale, format::day(locale, *on)),
        HeldView::Refused { reason } => say::held::refused(locale, reason),
        HeldView::Missing => say::held::missing(locale).to_owned(),
    }
}

fn table(ctx: &Ctx, declared: Vec<DeclaredView>) -> AnyView {
    let locale = ctx.locale;
    if declared.is_empty() {
        return view! { <p class="meta">{say::prerequisites::none(locale)}</p> }.into_any();
    }
    let columns = vec![
        say::prerequisites::kind(locale),
        say::prerequisites::provider(locale),
        say::prerequisites::issued_on(locale),
        say::prerequisites::expires_on(locale),
        say::document::label(locale),
        credentials::mine::state(locale),
        say::prerequisites::take_back(locale),
    ];
    let action = ctx.href(&Route::Prerequisites);
    let row = |one: DeclaredView| {
        let number = one.number.clone();
        let what = format!("{}, {}", words::prerequisite(locale, one.kind), one.provider);
        vec![
            words::prerequisite(locale, one.kind).into_any(),
            view! {
                {one.provider.clone()}
                {number.map(|number| view! { <br/> <span class="meta">{number}</span> })}
            }
            .into_any(),
            format::day(locale, one.issued_on).into_any(),
            format::day(locale, one.expires_on).into_any(),
            one.document.as_ref().map(|document| documents::link(locale, document)).into_any(),
            state(locale, &one.appraisal, one.lapsed),
            take_back(locale, &action, one.id.to_string(), &what),
        ]
    };
    let rows = declared.into_iter().map(row).collect();
    view! { <DataTable caption=say::prerequisites::yours(locale) quiet_caption=true columns rows/> }
        .into_any()
}

/// Takes back something one declared, which `what` names.
pub(super) fn take_back(locale: Locale, action: &str, id: String, what: &str) -> AnyView {
    let confirm = say::prerequisites::take_back_confirm(locale, what);
    let what = what.to_owned();
    view! {
        <form method="post" action=action.to_owned()>
            <input type="hidden" name="id" value=id/>
            <Button name="do" value="take-back" look=Look::Danger confirm>
                {say::prerequisites::take_back(locale)}
                <span class="visually-hidden">": " {what}</span>
            </Button>
        </form>
    }
    .into_any()
}

/// Where something one declared stands.
pub(super) fn state(locale: Locale, appraisal: &AppraisalView, lapsed: bool) -> AnyView {
    let by = |by: &Option<String>| {
        by.clone().unwrap_or_else(|| credentials::register::command_line(locale).to_owned())
    };
    let (tone, word, why) = match appraisal {
        _ if lapsed => (Tone::Warn, say::appraisal::lapsed(locale), None),
        AppraisalView::Open => (Tone::Info, say::appraisal::open(locale), None),
        AppraisalView::Accepted { by: who, at } => {
            let seen = say::appraisal::by(locale, by(who), format::date(locale, *at));
            (Tone::Ok, say::appraisal::accepted(locale), Some(seen))
        }
        AppraisalView::Refused { reason, .. } => {
            (Tone::Error, say::appraisal::refused(locale), Some(reason.clone()))
        }
    };
    view! {
        <Chip tone>{word}</Chip>
        {why.map(|why| view! { <br/> <span class="meta">{why}</span> })}
    }
    .into_any()
}

fn form(ctx: &Ctx, again: &Again) -> AnyView {
    let locale = ctx.locale;
    let choose = ("", say::prerequisites::choose(locale));
    let kinds = PrerequisiteKind::ALL.iter().map(|kind| (kind.as_str(), words::prerequisite(locale, *kind)));
    let options = std::iter::once(choose).chain(kinds).map(|(key, name)| (key.to_owned(), name.to_owned()));
    view! {
        <section class="change" id="declare" aria-labelledby="declare-title">
            <h2 id="declare-title">{say::prerequisites::declare(locale)}</h2>
            <p>{say::prerequisites::declare_lead(locale)}</p>
            <form method="post" action=ctx.href(&Route::Prerequisites) enctype="multipart/form-data" novalidate>
                <Select
                    locale
                    name="kind"
                    label=say::prerequisites::kind(locale)
                    options=options.collect()
                    value=again.typed("kind")
                    problem=again.problem("kind")
                />
                <Field
                    locale
                    name="provider"
                    label=say::prerequisites::provider(locale)
                    hint=say::prerequisites::provider_hint(locale)
                    value=again.typed("provider")
                    problem=again.problem("provider")
                />
                <Field
                    locale
                    name="number"
                    label=say::prerequisites::number(locale)
                    value=again.typed("number")
                    problem=again.problem("number")
                    optional=true
                />
                <Field
                    locale
                    name="issued_on"
                    kind="date"
                    label=say::prerequisites::issued_on(locale)
                    value=again.typed("issued_on")
                    problem=again.problem("issued_on")
                />
                <Field
                    locale
                    name="expires_on"
                    kind="date"
                    label=say::prerequisites::expires_on(locale)
                    hint=say::prerequisites::expires_hint(locale)
                    value=again.typed("expires_on")
                    problem=again.problem("expires_on")
                />
                {documents::field(locale, again)}
                <p class="bar"><Button name="do" value="declare">{say::prerequisites::submit(locale)}</Button></p>
            </form>
        </section>
    }
    .into_any()
}
