//! What a share link shows: a certificate as far as its holder lets others see it.

use contract::credentials::{SharedAssessment, SharedFacts, SharedView};
use domain::credentials::Verdict;
use leptos::prelude::*;
use time::Duration;

use super::{verification, words};
use crate::ctx::Ctx;
use crate::i18n::{Locale, credentials as say, format, holder};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{LinkButton, Look, Moment, Note, PageHead, Tone, When};

/// The page behind a link that works.
pub(super) fn page(ctx: &Ctx, view: SharedView) -> Page {
    let title = words::verdict(ctx.locale, &view.verdict);
    let ctx = ctx.clone();
    Page::new(title, move || {
        let locale = ctx.locale;
        let until = view.until;
        match view.facts {
            Some(SharedFacts { whole: Some(whole), .. }) => view! {
                {terms(locale, until)}
                {verification::body(&ctx, *whole)}
            }
            .into_any(),
            facts => view! {
                {standing(locale, &view.verdict, view.as_of)}
                {facts.map(|facts| part(locale, facts))}
                {terms(locale, until)}
            }
            .into_any(),
        }
    })
}

/// The page behind a link that has ended, or that never was: nobody is told which.
pub(super) fn dead(ctx: &Ctx) -> Page {
    let (locale, verify) = (ctx.locale, ctx.href(&Route::Verify));
    Page::new(holder::shared::dead(locale), move || {
        view! {
            <PageHead title=holder::shared::dead(locale) lead=holder::shared::dead_hint(locale)/>
            <p class="bar">
                <LinkButton href=verify look=Look::Quiet>{say::verify::title(locale)}</LinkButton>
            </p>
        }
    })
    .status(404)
}

/// Where the certificate stands. The code of one that took its place is not the reader's business.
fn standing(locale: Locale, verdict: &Verdict, as_of: time::OffsetDateTime) -> AnyView {
    let (class, icon) = match words::tone(verdict) {
        Tone::Ok => ("standing valid", verification::tick as fn() -> AnyView),
        Tone::Warn => ("standing expired", verification::clock as _),
        Tone::Info | Tone::Plain => ("standing superseded", verification::clock as _),
        Tone::Error => ("standing revoked", verification::cross as _),
    };
    let reason = match verdict {
        Verdict::Suspended { reason, .. } | Verdict::Revoked { reason, .. } => {
            Some(view! { <p>{say::reason(locale, reason)}</p> })
        }
        _ => None,
    };
    let meaning = match verdict {
        Verdict::Superseded { .. } => holder::shared::superseded(locale),
        verdict => words::meaning(locale, verdict),
    };
    view! {
        <div class=class>
            {icon()}
            <div>
                <h1>{words::verdict(locale, verdict)}</h1>
                <p>{meaning}</p>
                {reason}
                <p class="meta">{say::as_of(locale, format::date_time(locale, as_of))}</p>
            </div>
        </div>
    }
    .into_any()
}

/// The certificate without what the link leaves out.
fn part(locale: Locale, facts: SharedFacts) -> AnyView {
    view! {
        <section class="certificate" aria-label=say::sheet::stated(locale)>
            <p class="kicker">{say::sheet::certifies(locale, &facts.issuer)}</p>
            <p class="holder">{facts.holder}</p>
            <p class="lead">{say::sheet::earned(locale, &facts.title)}</p>
            <dl class="facts">
                <div>
                    <dt>{say::fact::issued(locale)}</dt>
                    <dd><When locale at=facts.issued_at show=Moment::LongDate/></dd>
                </div>
                <div>
                    <dt>{say::fact::until(locale)}</dt>
                    <dd><When locale at=facts.valid_until show=Moment::LongDate/></dd>
                </div>
                {facts.assessed.as_ref().map(|assessed| view! {
                    <div><dt>{say::fact::hours(locale)}</dt><dd>{assessed.hours.to_string()}</dd></div>
                })}
            </dl>
        </section>
        {facts.assessed.map(|assessed| self::assessed(locale, assessed))}
    }
    .into_any()
}

fn assessed(locale: Locale, assessed: SharedAssessment) -> AnyView {
    view! {
        {verification::assessed(locale, &assessed.assessments, &assessed.quizzes)}
        <section>
            <h2>{say::means::title(locale)}</h2>
            <h3>{say::means::shown(locale)}</h3>
            <p>{assessed.criteria}</p>
            <h3>{say::means::scope(locale)}</h3>
            <p>{assessed.scope}</p>
        </section>
    }
    .into_any()
}

/// Who shows this, and for how long.
fn terms(locale: Locale, until: Option<time::OffsetDateTime>) -> AnyView {
    // The end is the first moment of the day after.
    let last = until.map(|until| format::date(locale, until - Duration::seconds(1)));
    view! {
        <Note locale tone=Tone::Info title=holder::shared::terms(locale)>
            <p>{holder::shared::terms_hint(locale)} " " {last.map(|last| holder::shared::until(locale, last))}</p>
        </Note>
    }
    .into_any()
}
