//! One's own codes for clients, and answers to what they wrote.

use contract::credentials::artists::{CodeRow, CodeState, CodesView};
use domain::credentials::CodeKey;
use domain::credentials::artists::{ArtistSlug, ClientReview, Decision, Kind, Question};
use leptos::prelude::*;

use super::words;
use crate::again::Again;
use crate::credentials::qr;
use crate::ctx::Ctx;
use crate::i18n::{artists as say, format};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, Button, Chip, EmptyState, Field, Link, LinkButton, Look, Note, PageHead, TextArea, Tone,
};

/// What the page is asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    /// The code whose slip is shown.
    pub slip: String,
    /// The review that is being answered.
    pub answer: String,
    /// Whether an answer was just sent.
    pub answered: bool,
}

impl Asked {
    /// Reads it by field name: from the query, or from the hidden fields of the form.
    pub(super) fn read<'v>(value: impl Fn(&str) -> &'v str) -> Self {
        let short = |name: &str| value(name).chars().take(60).collect::<String>();
        Self { slip: short("slip"), answer: short("answer"), answered: !value("answered").is_empty() }
    }
}

/// The page of one's own codes.
pub(super) fn codes(ctx: &Ctx, view: CodesView, asked: Asked, again: Again) -> Page {
    let locale = ctx.locale;
    let ctx = ctx.clone();
    Page::new(say::codes::title(locale), move || {
        let trail = vec![Link::new(say::own::certificates(locale), ctx.href(&Route::Certificates))];
        let Some(slug) = view.slug.clone() else {
            let href = ctx.href(&Route::ArtistProfile);
            return view! {
                <Breadcrumb locale trail/>
                <PageHead title=say::codes::title(locale)/>
                <EmptyState title=say::codes::no_profile(locale)>
                    <p><LinkButton href>{say::codes::make_profile(locale)}</LinkButton></p>
                </EmptyState>
            }
            .into_any();
        };
        let answered = asked.answered.then(|| {
            view! { <Note locale tone=Tone::Ok announced=true><p>{say::codes::answered(locale)}</p></Note> }
        });
        view! {
            <Breadcrumb locale trail/>
            <PageHead title=say::codes::title(locale) lead=say::codes::lead(locale)/>
            {answered}
            {slip(&ctx, &slug, &view, &asked)}
            <div class="no-print">
                <p>{words::counts(locale, &view.counts)}</p>
                {give(&ctx, &view, &asked, &again)}
                <h2>{say::codes::given(locale)}</h2>
                {list(&ctx, &view, &asked, &again)}
            </div>
        }
        .into_any()
    })
}

/// A slip to print or to send: the address that a client opens.
fn slip(ctx: &Ctx, slug: &ArtistSlug, view: &CodesView, asked: &Asked) -> Option<AnyView> {
    let locale = ctx.locale;
    let key = CodeKey::parse(&asked.slip).ok()?;
    let row = view.codes.iter().find(|row| row.code.key() == key && row.state == CodeState::Open)?;
    let code = row.code.to_string();
    let path = Route::ArtistReview(slug.clone()).href_with(locale, &[("code", &code)]);
    let address = format!("{}{path}", ctx.public_url);
    let qr = qr::Qr::of(&address).map(|qr| {
        let frame = format!("0 0 {0} {0}", qr.side());
        view! {
            <svg class="qr" viewBox=frame role="img" aria-label=say::codes::qr(locale)>
                <path class="paper" d=format!("M0 0h{0}v{0}h-{0}z", qr.side())></path>
                <path class="dark" d=qr.path()></path>
            </svg>
        }
    });
    let slip = view! {
        <section class="slip" aria-labelledby="slip">
            <h2 id="slip">{say::codes::slip(locale)}</h2>
            <p>{say::codes::slip_lead(locale)}</p>
            <p class="code">{code}</p>
            {qr}
            <p class="address"><a href=path>{address}</a></p>
            <p class="meta">{say::codes::until(locale, format::long_date(locale, row.until))}</p>
        </section>
    };
    Some(slip.into_any())
}

fn give(ctx: &Ctx, view: &CodesView, asked: &Asked, again: &Again) -> AnyView {
    let locale = ctx.locale;
    // What is wrong with an answer is said beside it.
    let summary =
        asked.answer.is_empty().then(|| again.summary(locale, vec![("label", say::codes::label(locale))]));
    if !view.more {
        return view! {
            {summary}
            <Note locale tone=Tone::Info><p>{say::codes::enough(locale)}</p></Note>
        }
        .into_any();
    }
    view! {
        {summary}
        <form method="post" action=ctx.href(&Route::ArtistCodes) novalidate>
            <Field
                locale
                name="label"
                optional=true
                autocomplete="off"
                label=say::codes::label(locale)
                hint=say::codes::label_hint(locale)
                value=again.typed("label")
                problem=again.problem("label")
            />
            <p><Button name="do" value="give">{say::codes::give(locale)}</Button></p>
        </form>
    }
    .into_any()
}

fn list(ctx: &Ctx, view: &CodesView, asked: &Asked, again: &Again) -> AnyView {
    let locale = ctx.locale;
    if view.codes.is_empty() {
        return view! { <p class="meta">{say::codes::none(locale)}</p> }.into_any();
    }
    let rows = view.codes.iter().map(|row| code(ctx, row, asked, again)).collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

fn code(ctx: &Ctx, row: &CodeRow, asked: &Asked, again: &Again) -> AnyView {
    let locale = ctx.locale;
    let label = (!row.label.is_empty()).then(|| view! { <strong>{row.label.clone()}</strong> " · " });
    let given = format::date(locale, row.given_at);
    let (state, rest) = match &row.state {
        CodeState::Open => {
            let slip = Route::ArtistCodes.href_with(locale, &[("slip", row.code.as_str())]);
            let state = view! { <Chip tone=Tone::Info>{say::codes::open(locale)}</Chip> };
            let rest = view! {
                <p>
                    <a href=format!("{slip}#slip")>{say::codes::show_slip(locale)}</a>
                    " · "
                    <span class="meta">{say::codes::until(locale, format::date(locale, row.until))}</span>
                </p>
            };
            (state.into_any(), rest.into_any())
        }
        CodeState::Expired => {
            (view! { <Chip>{say::codes::expired(locale)}</Chip> }.into_any(), ().into_any())
        }
        CodeState::Written { id, review, .. } => {
            let (tone, words) = words::decision(locale, &review.decision);
            let state = view! { <Chip tone>{words}</Chip> };
            (state.into_any(), written(ctx, &id.to_string(), review, asked, again))
        }
    };
    view! {
        <li>
            <p class="bar">
                <span>
                    {label}
                    <span class="code">{row.code.to_string()}</span>
                    " · "
                    <span class="meta">{say::codes::made(locale, given)}</span>
                </span>
                {state}
            </p>
            {rest}
        </li>
    }
    .into_any()
}

/// What a client wrote, what became of it, and the answer to it.
fn written(ctx: &Ctx, id: &str, review: &ClientReview, asked: &Asked, again: &Again) -> AnyView {
    let locale = ctx.locale;
    if let Decision::Refused { reason, .. } = &review.decision {
        return view! { <p class="meta">{say::codes::refused(locale, reason)}</p> }.into_any();
    }
    if review.decision.kind() != Kind::Published {
        return ().into_any();
    }
    let answers = Question::ALL.map(|question| {
        let answer = review.answers.to(question);
        view! {
            <li class=answer.as_str()>
                <span>{words::question(locale, question)}</span>
                <strong>{words::answer(locale, answer)}</strong>
            </li>
        }
    });
    let reply = review.reply.as_ref().map(|(text, decision)| {
        let (tone, state) = words::decision(locale, decision);
        let why = match decision {
            Decision::Refused { reason, .. } => {
                Some(view! { <p class="meta">{say::codes::refused(locale, reason)}</p> })
            }
            _ => None,
        };
        view! {
            <blockquote>
                <p class="bar"><span class="meta">{say::codes::your_answer(locale)}</span> <Chip tone>{state}</Chip></p>
                {words::paragraphs(text)}
                {why}
            </blockquote>
        }
    });
    let open = review.reply.as_ref().is_none_or(|(_, decision)| decision.kind() == Kind::Refused);
    let answer = open.then(|| answer(ctx, id, asked, again));
    view! {
        {words::paragraphs(&review.text)}
        <ul class="answers">{answers.into_iter().collect_view()}</ul>
        {reply}
        {answer}
    }
    .into_any()
}

fn answer(ctx: &Ctx, id: &str, asked: &Asked, again: &Again) -> AnyView {
    let locale = ctx.locale;
    if asked.answer != id {
        let href = Route::ArtistCodes.href_with(locale, &[("answer", id)]);
        return view! { <p><a href=format!("{href}#answer")>{say::codes::answer(locale)}</a></p> }.into_any();
    }
    let back = ctx.href(&Route::ArtistCodes);
    view! {
        <section id="answer">
            {again.summary(locale, vec![("reply", say::codes::your_answer(locale))])}
            <form method="post" action=ctx.href(&Route::ArtistCodes) novalidate>
                <input type="hidden" name="answer" value=id.to_owned()/>
                <TextArea
                    locale
                    name="reply"
                    label=say::codes::your_answer(locale)
                    hint=say::codes::answer_hint(locale)
                    value=again.typed("reply")
                    problem=again.problem("reply")
                />
                <p class="bar">
                    <Button name="do" value="answer">{say::codes::send_answer(locale)}</Button>
                    <LinkButton href=back look=Look::Quiet>{say::codes::cancel(locale)}</LinkButton>
                </p>
            </form>
        </section>
    }
    .into_any()
}
