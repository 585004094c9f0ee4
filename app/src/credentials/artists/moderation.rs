//! What waits to be published, for those who run the academy.

use contract::credentials::artists::{ModerationRow, ModerationView, Subject};
use domain::credentials::artists::{Decision, Kind, Question};
use domain::id::ClientReviewId;
use leptos::prelude::*;

use super::words;
use crate::administration;
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{artists as say, format};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Button, Chip, EmptyState, LinkButton, Look, Note, PageHead, TextArea, Tone};

/// What the page is asked for: what is to be refused, and what was just decided.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// The review that is to be refused, or whose answer is.
    pub refuse: Option<ClientReviewId>,
    /// Which of both.
    pub subject: Subject,
    done: String,
}

impl Asked {
    /// Reads it by field name: from the query, or from the hidden fields of the form.
    pub(super) fn read<'v>(value: impl Fn(&str) -> &'v str) -> Self {
        Self {
            refuse: value("refuse").parse().ok(),
            subject: if value("of") == "reply" { Subject::Reply } else { Subject::Review },
            done: value("done").to_owned(),
        }
    }
}

const fn subject_name(subject: Subject) -> &'static str {
    match subject {
        Subject::Review => "review",
        Subject::Reply => "reply",
    }
}

/// The queue.
pub(super) fn moderation(ctx: &Ctx, view: ModerationView, asked: Asked, again: Again) -> Page {
    let locale = ctx.locale;
    let ctx = ctx.clone();
    Page::new(say::moderation::title(locale), move || {
        let done = match asked.done.as_str() {
            "published" => Some(say::moderation::published(locale)),
            "refused" => Some(say::moderation::refused(locale)),
            _ => None,
        };
        let done = done.map(|text| {
            view! { <Note locale tone=Tone::Ok announced=true><p>{text}</p></Note> }
        });
        let waiting = if view.waiting.is_empty() {
            view! {
                <EmptyState title=say::moderation::none(locale)><p>{say::moderation::none_hint(locale)}</p></EmptyState>
            }
            .into_any()
        } else {
            let rows = view.waiting.iter().map(|row| waiting(&ctx, row, &asked, &again)).collect_view();
            view! {
                <p>{say::moderation::total(locale, view.total)}</p>
                <ul class="rows">{rows}</ul>
            }
            .into_any()
        };
        let decided = (!view.decided.is_empty()).then(|| {
            let rows = view.decided.iter().map(|row| decided(&ctx, row, &asked, &again)).collect_view();
            view! {
                <h2>{say::moderation::decided(locale)}</h2>
                <ul class="rows">{rows}</ul>
            }
        });
        // What went wrong with a row that is no longer here.
        let summary = asked.refuse.is_none().then(|| again.summary(locale, Vec::new()));
        view! {
            <PageHead title=say::moderation::title(locale) lead=say::moderation::lead(locale)/>
            {administration::tabs(&ctx, &Route::AdminReviews)}
            {done}
            {summary}
            <h2>{say::moderation::waiting(locale)}</h2>
            {waiting}
            {decided}
        }
    })
    .wide()
}

fn head(ctx: &Ctx, row: &ModerationRow) -> AnyView {
    let locale = ctx.locale;
    let href = ctx.href(&Route::Artist(row.slug.clone()));
    let what = match row.subject {
        Subject::Review => say::moderation::review_of(locale),
        Subject::Reply => say::moderation::reply_of(locale),
    };
    view! {
        <h3>{what} " " <a href=href>{row.name.clone()}</a></h3>
        <p class="meta">
            {say::moderation::sent(locale, format::date_time(locale, row.sent_at))} " · " {row.locale.tag()}
        </p>
    }
    .into_any()
}

fn content(ctx: &Ctx, row: &ModerationRow) -> AnyView {
    let locale = ctx.locale;
    let answers = Question::ALL.map(|question| {
        let answer = row.review.answers.to(question);
        view! {
            <li class=answer.as_str()>
                <span>{words::question(locale, question)}</span>
                <strong>{words::answer(locale, answer)}</strong>
            </li>
        }
    });
    let reply = row.review.reply.as_ref().map(|(text, decision)| {
        let (tone, state) = words::decision(locale, decision);
        view! {
            <blockquote>
                <p class="bar">
                    <span class="meta">{say::moderation::reply(locale)}</span>
                    <Chip tone>{state}</Chip>
                </p>
                {words::paragraphs(text)}
            </blockquote>
        }
    });
    view! {
        <div lang=row.locale.tag()>{words::paragraphs(&row.review.text)}</div>
        <ul class="answers">{answers.into_iter().collect_view()}</ul>
        {reply}
    }
    .into_any()
}

fn waiting(ctx: &Ctx, row: &ModerationRow, asked: &Asked, again: &Again) -> AnyView {
    view! { <li>{head(ctx, row)} {content(ctx, row)} {judge(ctx, row, asked, again, true)}</li> }.into_any()
}

fn decided(ctx: &Ctx, row: &ModerationRow, asked: &Asked, again: &Again) -> AnyView {
    let locale = ctx.locale;
    let (tone, state) = words::decision(locale, &row.review.decision);
    let why = match &row.review.decision {
        Decision::Refused { reason, .. } => {
            Some(view! { <p class="meta">{say::codes::refused(locale, reason)}</p> })
        }
        _ => None,
    };
    let down = (row.review.decision.kind() == Kind::Published).then(|| judge(ctx, row, asked, again, false));
    view! {
        <li>
            {head(ctx, row)}
            <p><Chip tone>{state}</Chip></p>
            {why}
            {content(ctx, row)}
            {down}
        </li>
    }
    .into_any()
}

/// The ways to decide: at once, or with a reason.
fn judge(ctx: &Ctx, row: &ModerationRow, asked: &Asked, again: &Again, new: bool) -> AnyView {
    let locale = ctx.locale;
    if !row.judgeable {
        return view! { <p class="meta">{say::moderation::own(locale)}</p> }.into_any();
    }
    let (id, of) = (row.id.to_string(), subject_name(row.subject));
    let [action, back] = [(); 2].map(|()| ctx.href(&Route::AdminReviews));
    let refuse = if new { say::moderation::refuse(locale) } else { say::moderation::take_down(locale) };
    let about = say::moderation::about(locale, &row.name);
    if asked.refuse != Some(row.id) || asked.subject != row.subject {
        let href = Route::AdminReviews.href_with(locale, &[("refuse", &id), ("of", of)]);
        let label = format!("{refuse} · {about}");
        let publish = new.then(|| {
            view! {
                <Button name="do" value="publish">
                    {say::moderation::publish(locale)}
                    <span class="visually-hidden">" · " {about}</span>
                </Button>
            }
        });
        return view! {
            <form method="post" action=action class="actions">
                <input type="hidden" name="review" value=id/>
                <input type="hidden" name="of" value=of/>
                {publish}
                <a href=format!("{href}#refuse") aria-label=label>{refuse}</a>
            </form>
        }
        .into_any();
    }
    view! {
        <section id="refuse" class="change">
            {again.summary(locale, vec![("reason", say::moderation::reason(locale))])}
            <form method="post" action=action novalidate>
                <input type="hidden" name="review" value=id.clone()/>
                <input type="hidden" name="refuse" value=id/>
                <input type="hidden" name="of" value=of/>
                <TextArea
                    locale
                    name="reason"
                    label=say::moderation::reason(locale)
                    hint=say::moderation::reason_hint(locale)
                    value=again.typed("reason")
                    problem=again.problem("reason")
                    rows=3
                />
                <p class="bar">
                    <Button look=Look::Danger name="do" value="refuse">{refuse}</Button>
                    <LinkButton href=back look=Look::Quiet>{say::codes::cancel(locale)}</LinkButton>
                </p>
            </form>
        </section>
    }
    .into_any()
}
