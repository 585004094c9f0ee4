//! Renewing one's certificate: what it takes, what is missing, and the form that records continuing education.

use contract::credentials::{EducationView, QuizAgainView, RenewalView, RenewalWay};
use domain::credentials::Verdict;
use domain::slug::CourseSlug;
use leptos::prelude::*;

use super::{documents, prerequisites, words};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, credentials, format, lifecycle as say};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Breadcrumb, Button, Chip, DataTable, Field, Link, Note, PageHead, Tone};

/// The page of a certificate's renewal; `done` names what was just done.
pub(super) fn renewal(ctx: &Ctx, view: RenewalView, again: &Again, done: &str) -> Page {
    let (ctx, again) = (ctx.clone(), again.clone());
    let done = match done {
        "taken-back" => Some(say::prerequisites::taken_back(ctx.locale)),
        "recorded" => Some(say::renewal::recorded(ctx.locale)),
        "requested" => Some(say::renewal::requested_now(ctx.locale)),
        _ => None,
    };
    let title = say::renewal::title(ctx.locale, &view.title);
    Page::new(title.clone(), move || {
        let locale = ctx.locale;
        let trail = vec![Link::new(credentials::mine::title(locale), ctx.href(&Route::Certificates))];
        let (tone, state) = (words::tone(&view.verdict), words::verdict(locale, &view.verdict));
        let until = format::long_date(locale, view.valid_until);
        let done = done.map(|text| {
            view! { <Note locale tone=Tone::Ok announced=true><p>{text}</p></Note> }
        });
        view! {
            <Breadcrumb locale trail/>
            <PageHead title kicker=view.code.to_string() lead=say::renewal::ends(locale, until)>
                <Chip tone>{state}</Chip>
            </PageHead>
            {done}
            {again.summary(locale, labels(locale))}
            {way(&ctx, &view, &again)}
        }
    })
    .wide()
}

fn labels(locale: Locale) -> Vec<(&'static str, &'static str)> {
    vec![
        ("title", say::renewal::what(locale)),
        ("provider", say::renewal::provider(locale)),
        ("completed_on", say::renewal::completed_on(locale)),
        ("hours", say::renewal::hours_label(locale)),
        ("document", say::document::label(locale)),
    ]
}

fn way(ctx: &Ctx, view: &RenewalView, again: &Again) -> AnyView {
    let locale = ctx.locale;
    let closed = |text: String| view! { <Note locale tone=Tone::Info><p>{text}</p></Note> }.into_any();
    if let Some(by) = &view.renewed_by {
        let href = ctx.href(&Route::Renewal(by.to_string()));
        let said = credentials::followed::renewed(locale);
        return view! { <p>{said} " " <a class="code" href=href>{by.to_string()}</a></p> }.into_any();
    }
    match (&view.verdict, &view.way) {
        (Verdict::Superseded { by, .. }, _) => {
            let href = ctx.href(&Route::Renewal(by.to_string()));
            view! { <p>{say::renewal::replaced(locale)} " " <a class="code" href=href>{by.to_string()}</a></p> }
                .into_any()
        }
        (Verdict::Suspended { .. } | Verdict::Revoked { .. }, _) => {
            closed(say::renewal::withdrawn(locale).to_owned())
        }
        (_, None) => closed(say::renewal::none(locale).to_owned()),
        (_, Some(way)) => view! {
            {ask(ctx, view, way)}
            <h2>{say::renewal::takes(locale)}</h2>
            {steps(ctx, way)}
            <h2>{say::renewal::education(locale)}</h2>
            {education(ctx, view, &way.education)}
            {form(ctx, view, way, again)}
        }
        .into_any(),
    }
}

/// When it is time, and the button that asks for it.
fn ask(ctx: &Ctx, view: &RenewalView, way: &RenewalWay) -> AnyView {
    let locale = ctx.locale;
    let date = move |at| format::long_date(locale, at);
    if let Some(at) = way.requested_at {
        let text = say::renewal::requested(locale, date(at));
        return view! { <Note locale tone=Tone::Ok><p>{text}</p></Note> }.into_any();
    }
    if way.ready {
        let hint = say::renewal::ready_hint(locale, date(way.next_until));
        let action = ctx.href(&Route::Renewal(view.code.to_string()));
        return view! {
            <Note locale tone=Tone::Ok title=say::renewal::ready(locale)>
                <p>{hint}</p>
                <form method="post" action=action>
                    <Button name="do" value="request">{say::renewal::ask(locale)}</Button>
                </form>
            </Note>
        }
        .into_any();
    }
    let text = if way.open {
        say::renewal::open_until(locale, date(way.closes_at))
    } else if ctx.now < way.opens_at {
        say::renewal::opens(locale, date(way.opens_at), date(way.closes_at))
    } else {
        say::renewal::closed(locale, date(way.closes_at))
    };
    view! { <p>{text}</p> }.into_any()
}

/// What it takes, and how far one is.
pub(super) fn steps(ctx: &Ctx, way: &RenewalWay) -> AnyView {
    let locale = ctx.locale;
    let quizzes = way.quizzes.iter().map(|quiz| self::quiz(ctx, &way.course, quiz)).collect_view();
    let held =
        way.prerequisites.iter().map(|one| prerequisites::asked_row(locale, one, false)).collect_view();
    view! { <ul class="requirements">{hours(locale, way)} {quizzes} {held}</ul> }.into_any()
}

fn hours(locale: Locale, way: &RenewalWay) -> Option<AnyView> {
    let number = |hours: u32| format::number(locale, hours.into());
    let hours = way.hours;
    (hours.needed > 0).then(|| {
        let so_far = say::renewal::hours_so_far(locale, number(hours.accepted), number(hours.needed.into()));
        let open = (hours.open > 0).then(|| say::renewal::hours_open(locale, number(hours.open)));
        let since = say::renewal::hours_since(locale, format::day(locale, way.since));
        view! {
            <li class=hours.suffice().then_some("met")>
                <span>
                    {say::renewal::education(locale)}
                    <br/>
                    <span class="meta">{since}</span>
                </span>
                <span class="meta">{so_far} {open.map(|open| view! { <br/> {open} })}</span>
            </li>
        }
        .into_any()
    })
}

fn quiz(ctx: &Ctx, course: &CourseSlug, quiz: &QuizAgainView) -> AnyView {
    let locale = ctx.locale;
    let take = quiz.passed.is_none().then(|| {
        let href = ctx.href(&Route::Quiz(course.clone(), quiz.module.clone()));
        view! { " " <a href=href>{credentials::mine::take(locale)}</a> }
    });
    let state = match quiz.passed {
        Some(mark) => say::renewal::quiz_passed(locale, format::percent(locale, mark.get())),
        None => credentials::mine::open_step(locale).to_owned(),
    };
    view! {
        <li class=quiz.passed.is_some().then_some("met")>
            <span>{say::renewal::quiz(locale, &quiz.title)} {take}</span>
            <span class="meta">{state}</span>
        </li>
    }
    .into_any()
}

/// The continuing education recorded.
fn education(ctx: &Ctx, view: &RenewalView, education: &[EducationView]) -> AnyView {
    let locale = ctx.locale;
    if education.is_empty() {
        return view! { <p class="meta">{say::renewal::no_education(locale)}</p> }.into_any();
    }
    let columns = vec![
        say::renewal::what(locale),
        say::renewal::provider(locale),
        say::renewal::completed_on(locale),
        say::renewal::hours_label(locale),
        say::document::label(locale),
        credentials::mine::state(locale),
        say::prerequisites::take_back(locale),
    ];
    let action = ctx.href(&Route::Renewal(view.code.to_string()));
    let take_back =
        |entry: &EducationView| prerequisites::take_back(locale, &action, entry.id.to_string(), &entry.title);
    let row = |entry: &EducationView| {
        let counted = (!entry.counts)
            .then(|| view! { <br/> <span class="meta">{say::renewal::not_counted(locale)}</span> });
        vec![
            entry.title.clone().into_any(),
            entry.provider.clone().into_any(),
            format::day(locale, entry.completed_on).into_any(),
            format::number(locale, entry.hours.into()).into_any(),
            entry.document.as_ref().map(|document| documents::link(locale, document)).into_any(),
            view! { {prerequisites::state(locale, &entry.appraisal, false)} {counted} }.into_any(),
            (!entry.counted).then(|| take_back(entry)).into_any(),
        ]
    };
    let rows = education.iter().map(row).collect();
    view! { <DataTable caption=say::renewal::education(locale) quiet_caption=true columns rows/> }.into_any()
}

fn form(ctx: &Ctx, view: &RenewalView, way: &RenewalWay, again: &Again) -> AnyView {
    let locale = ctx.locale;
    let action = ctx.href(&Route::Renewal(view.code.to_string()));
    view! {
        <section class="change" id="record" aria-labelledby="record-title">
            <h2 id="record-title">{say::renewal::record(locale)}</h2>
            <p>{say::renewal::record_lead(locale, format::day(locale, way.since))}</p>
            <form method="post" action=action enctype="multipart/form-data" novalidate>
                <Field
                    locale
                    name="title"
                    label=say::renewal::what(locale)
                    hint=say::renewal::what_hint(locale)
                    value=again.typed("title")
                    problem=again.problem("title")
                />
                <Field
                    locale
                    name="provider"
                    label=say::renewal::provider(locale)
                    value=again.typed("provider")
                    problem=again.problem("provider")
                />
                <Field
                    locale
                    name="completed_on"
                    kind="date"
                    label=say::renewal::completed_on(locale)
                    value=again.typed("completed_on")
                    problem=again.problem("completed_on")
                />
                <Field
                    locale
                    name="hours"
                    inputmode="numeric"
                    label=say::renewal::hours_label(locale)
                    hint=say::renewal::hours_hint(locale)
                    value=again.typed("hours")
                    problem=again.problem("hours")
                />
                {documents::field(locale, again)}
                <p class="bar"><Button name="do" value="record">{say::renewal::submit(locale)}</Button></p>
            </form>
        </section>
    }
    .into_any()
}
