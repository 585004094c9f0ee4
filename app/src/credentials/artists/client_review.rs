//! What a client says of an artist, with the code that the artist gave them.

use contract::credentials::artists::ReviewInvitation;
use domain::credentials::Code;
use domain::credentials::artists::{Answer, ArtistSlug, Decision, Question};
use leptos::prelude::*;

use super::words;
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, artists as say};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Breadcrumb, Button, Choices, Field, Link, LinkButton, Look, Note, PageHead, TextArea, Tone};

/// Asks for the code, with why the last one did nothing.
pub(super) fn ask(ctx: &Ctx, slug: &ArtistSlug, typed: String, problem: Option<String>) -> Page {
    let (locale, action) = (ctx.locale, ctx.href(&Route::ArtistReview(slug.clone())));
    let status = if problem.is_some() { 422 } else { 200 };
    Page::new(say::review::title(locale), move || {
        view! {
            <PageHead title=say::review::title(locale) lead=say::review::ask_lead(locale)/>
            <form method="get" action=action class="lookup">
                <Field
                    locale
                    name="code"
                    autocomplete="off"
                    label=say::review::code(locale)
                    hint=say::review::code_hint(locale)
                    value=typed
                    problem
                />
                <Button>{say::review::go_on(locale)}</Button>
            </form>
        }
    })
    .status(status)
}

/// The form, or what became of what was sent with it.
pub(super) fn review(
    ctx: &Ctx,
    slug: &ArtistSlug,
    code: String,
    view: ReviewInvitation,
    again: Again,
    withdrawn: bool,
) -> Page {
    let locale = ctx.locale;
    let (ctx, slug) = (ctx.clone(), slug.clone());
    Page::new(say::review::of(locale, &view.name), move || {
        let href = ctx.href(&Route::Artist(slug.clone()));
        let trail = vec![
            Link::new(say::list::title(locale), ctx.href(&Route::Artists)),
            Link::new(view.name.clone(), href),
        ];
        let content = match &view.written {
            None => form(&ctx, &slug, &code, &view, &again),
            Some(decision) => written(&ctx, &slug, &code, decision, &again, withdrawn),
        };
        let lead = if view.written.is_none() { say::review::lead(locale) } else { "" };
        view! {
            <Breadcrumb locale trail/>
            <PageHead title=say::review::of(locale, &view.name) lead=lead/>
            {content}
        }
    })
}

fn form(ctx: &Ctx, slug: &ArtistSlug, code: &str, view: &ReviewInvitation, again: &Again) -> AnyView {
    let locale = ctx.locale;
    let own = view.own.then(|| {
        view! { <Note locale tone=Tone::Info><p>{say::review::own(locale)}</p></Note> }
    });
    let mut labels: Vec<_> =
        Question::ALL.map(|question| (question.as_str(), words::question(locale, question))).into();
    labels.push(("text", say::review::text(locale)));
    let questions = Question::ALL.map(|question| asked(locale, question, again));
    view! {
        {own}
        {again.summary(locale, labels)}
        <form method="post" action=ctx.href(&Route::ArtistReview(slug.clone())) novalidate>
            <input type="hidden" name="code" value=code.to_owned()/>
            {questions.into_iter().collect_view()}
            <TextArea
                locale
                name="text"
                label=say::review::text(locale)
                hint=say::review::text_hint(locale)
                value=again.typed("text")
                problem=again.problem("text")
                rows=8
            />
            <p class="meta">{say::review::what_happens(locale)}</p>
            <p><Button name="do" value="send">{say::review::send(locale)}</Button></p>
        </form>
    }
    .into_any()
}

fn asked(locale: Locale, question: Question, again: &Again) -> AnyView {
    let name = question.as_str();
    let choice = |answer: Answer| {
        let checked = again.typed(name) == answer.as_str();
        view! {
            <label class="check">
                <input type="radio" name=name value=answer.as_str() checked=checked/>
                <span>{words::answer(locale, answer)}</span>
            </label>
        }
    };
    let choices = Answer::ALL.map(choice).into_iter().collect_view();
    view! {
        <Choices locale name legend=words::question(locale, question) problem=again.problem(name)>
            <div class="yes-no">{choices}</div>
        </Choices>
    }
    .into_any()
}

fn written(
    ctx: &Ctx,
    slug: &ArtistSlug,
    code: &str,
    decision: &Decision,
    again: &Again,
    withdrawn: bool,
) -> AnyView {
    let locale = ctx.locale;
    let text = match decision {
        Decision::Waiting => say::review::is_waiting(locale).to_owned(),
        Decision::Published { .. } => say::review::is_published(locale).to_owned(),
        Decision::Refused { reason, .. } => say::review::is_refused(locale, reason),
        Decision::Withdrawn { .. } => say::review::is_withdrawn(locale).to_owned(),
    };
    let tone = if withdrawn { Tone::Ok } else { words::decision(locale, decision).0 };
    let withdraw = (!matches!(decision, Decision::Withdrawn { .. })).then(|| {
        view! {
            <h2>{say::review::withdraw(locale)}</h2>
            <p>{say::review::withdraw_lead(locale)}</p>
            {again.summary(locale, vec![("key", say::review::key(locale))])}
            <form method="post" action=ctx.href(&Route::ArtistReview(slug.clone())) novalidate>
                <input type="hidden" name="code" value=code.to_owned()/>
                <Field
                    locale
                    name="key"
                    autocomplete="off"
                    label=say::review::key(locale)
                    hint=say::review::key_hint(locale)
                    value=again.typed("key")
                    problem=again.problem("key")
                />
                <p>
                    <Button
                        look=Look::Danger
                        name="do"
                        value="withdraw"
                        confirm=say::review::withdraw_confirm(locale)
                    >
                        {say::review::withdraw_submit(locale)}
                    </Button>
                </p>
            </form>
        }
    });
    view! {
        <Note locale tone announced=withdrawn><p>{text}</p></Note>
        {withdraw}
    }
    .into_any()
}

/// What the client keeps: shown once, because only they are to have it.
pub(super) fn receipt(ctx: &Ctx, slug: &ArtistSlug, code: &str, key: &Code) -> Page {
    let locale = ctx.locale;
    let (code, key) = (code.to_uppercase(), key.to_string());
    let href = ctx.href(&Route::Artist(slug.clone()));
    Page::new(say::receipt::title(locale), move || {
        view! {
            <PageHead title=say::receipt::title(locale) lead=say::receipt::lead(locale)/>
            <section class="slip" aria-labelledby="keep">
                <h2 id="keep">{say::receipt::keep(locale)}</h2>
                <p>{say::receipt::keep_lead(locale)}</p>
                <dl class="facts">
                    <div><dt>{say::review::code(locale)}</dt><dd class="code">{code}</dd></div>
                    <div><dt>{say::review::key(locale)}</dt><dd class="code">{key}</dd></div>
                </dl>
            </section>
            <p class="no-print"><LinkButton href look=Look::Quiet>{say::receipt::back(locale)}</LinkButton></p>
        }
    })
}
