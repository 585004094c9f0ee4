//! The pages of the figures: all of them, and each by itself.

mod controls;
mod keep;

use contract::Fault;
use contract::learning::{FigureView, MentionView};
use domain::learning::{Interactive, SourceNumber};
use leptos::prelude::*;

use super::islands::LiveFigure;
use super::{Control, KEEP_AS, Shown, makes, show, sources, words};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, figures as say};
use crate::learning;
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Breadcrumb, Card, Link, PageHead};

/// Every figure.
///
/// # Errors
/// None; the signature is that of every page.
pub async fn list(ctx: &Ctx) -> Result<Page, Fault> {
    let locale = ctx.locale;
    let page = Page::new(say::title(locale), move || all(locale)).wide();
    Ok(learning::pages::shared(ctx, page.public(say::lead(locale))))
}

/// A figure, in the state that the address says.
///
/// # Errors
/// What the port answers.
pub async fn figure(ctx: &Ctx, figure: Interactive) -> Result<Page, Fault> {
    figure_with(ctx, figure, &ctx.query, Again::fresh()).await
}

/// A figure in this state; `again` after a state could not be kept.
pub(super) async fn figure_with(
    ctx: &Ctx,
    figure: Interactive,
    state: &[(String, String)],
    again: Again,
) -> Result<Page, Fault> {
    let locale = ctx.locale;
    let cited: Vec<_> = sources(figure).iter().copied().map(SourceNumber).collect();
    let around = ctx.ports.learning.figure(&ctx.viewer, figure, &cited, locale).await?;
    let shown = show(figure, locale, state);
    let desk = if makes(figure) {
        let worksheets = ctx.ports.learning.worksheets(&ctx.viewer, figure).await?;
        let name = ctx.query(KEEP_AS).unwrap_or_default().to_owned();
        Some(keep::Desk { locale, figure, visitor: ctx.viewer.member().is_none(), worksheets, again, name })
    } else {
        None
    };
    let words = words(figure, locale);
    let page = Page::new(words.title, move || one(locale, figure, shown, around, desk)).wide();
    Ok(learning::pages::shared(ctx, page.public(words.lead)))
}

fn all(locale: Locale) -> AnyView {
    let card = |&figure: &Interactive| {
        let words = words(figure, locale);
        let href = Route::Figure(figure).href(locale);
        let picture = show(figure, locale, &[]).picture;
        view! {
            <li>
                <Card>
                    <h3><a href=href>{words.title}</a></h3>
                    <div class="preview" aria-hidden="true" inner_html=picture></div>
                    <p>{words.lead}</p>
                </Card>
            </li>
        }
    };
    view! {
        <PageHead title=say::title(locale) lead=say::lead(locale) />
        <h2 class="visually-hidden">{say::title(locale)}</h2>
        <ul class="live-list">{Interactive::ALL.iter().map(card).collect_view()}</ul>
    }
    .into_any()
}

fn one(
    locale: Locale,
    figure: Interactive,
    shown: Shown,
    around: FigureView,
    desk: Option<keep::Desk>,
) -> AnyView {
    let words = words(figure, locale);
    // Enter in a field presses the first button of a form: that has to be one that only asks for the answer.
    let acts = shown.controls.iter().any(|control| matches!(control, Control::Act { .. }));
    let first = acts.then(|| {
        view! { <button class="visually-hidden" tabindex="-1" aria-hidden="true"></button> }
    });
    let problems = desk.as_ref().map(keep::Desk::problems);
    let keep = desk.as_ref().map(|desk| desk.form(&shown.pairs));
    let kept = desk.and_then(keep::Desk::list);
    let trail = vec![Link::new(say::title(locale), Route::Figures.href(locale))];
    view! {
        <Breadcrumb locale trail />
        <PageHead title=words.title lead=words.lead />
        {problems}
        <form method="get" class="live" data-figure=figure.as_str() data-room=figure.room().as_str()>
            {first}
            <div class="bench">
                <figure class="figure stage">
                    <div class="frame" data-part="picture" inner_html=shown.picture></div>
                    <figcaption data-part="verdict" inner_html=shown.verdict></figcaption>
                </figure>
                <section class="controls" aria-labelledby="change">
                    <h2 id="change" class="visually-hidden">{say::change(locale)}</h2>
                    {controls::view(locale, shown.controls)}
                    <LiveFigure locale figure />
                    {keep}
                </section>
            </div>
            <section class="reasons prose" aria-labelledby="why">
                <h2 id="why">{say::why(locale)}</h2>
                <div class="grounds" data-part="reasons" inner_html=shown.reasons></div>
            </section>
        </form>
        {kept}
        {lessons(locale, around.lessons)}
        {learning::sources(locale, around.sources)}
    }
    .into_any()
}

fn lessons(locale: Locale, lessons: Vec<MentionView>) -> Option<AnyView> {
    let lesson = |lesson: MentionView| {
        let href = Route::Lesson(lesson.course, lesson.module, lesson.lesson).href(locale);
        view! { <li><a href=href>{lesson.title}</a></li> }
    };
    (!lessons.is_empty()).then(|| {
        view! {
            <section aria-labelledby="lessons">
                <h2 id="lessons">{say::lessons(locale)}</h2>
                <ul>{lessons.into_iter().map(lesson).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
