//! The pages of the figures: all of them, and each by itself.

mod controls;
mod keep;

use contract::Fault;
use contract::learning::{FigureView, MentionView};
use domain::learning::{FigureState, Interactive, SourceNumber};
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
    match plain(ctx, figure) {
        Some(href) => Ok(Page::elsewhere(href)),
        None => figure_with(ctx, figure, Sent { state: &ctx.query, again: Again::fresh() }).await,
    }
}

/// The address of the state alone, if what was asked for says more: a form without scripts sends all of its fields.
fn plain(ctx: &Ctx, figure: Interactive) -> Option<String> {
    if ctx.query.is_empty() {
        return None;
    }
    let mut state = show(figure, ctx.locale, &ctx.query).pairs;
    let belongs = |name: &str| name == KEEP_AS || state.iter().any(|(key, _)| *key == name);
    if ctx.query.iter().all(|(name, _)| belongs(name)) {
        return None;
    }
    state.extend(ctx.query(KEEP_AS).map(|name| (KEEP_AS, name.to_owned())));
    let query: Vec<_> = state.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Some(Route::Figure(figure).href_with(ctx.locale, &query))
}

/// What was sent to a figure: the state it is to show, and what of its forms is to be typed again.
pub(super) struct Sent<'a> {
    /// The state.
    pub(super) state: &'a [(String, String)],
    /// After what was asked could not be done.
    pub(super) again: Again,
}

/// A figure, after something was sent to it.
pub(super) async fn figure_with(ctx: &Ctx, figure: Interactive, sent: Sent<'_>) -> Result<Page, Fault> {
    let Sent { state, again } = sent;
    let locale = ctx.locale;
    let cited: Vec<_> = sources(figure).iter().copied().map(SourceNumber).collect();
    let around = ctx.ports.learning.figure(&ctx.viewer, figure, &cited, locale).await?;
    let shown = show(figure, locale, state);
    let desk = if makes(figure) { Some(desk(ctx, figure, again).await?) } else { None };
    let words = words(figure, locale);
    let page = Page::new(words.title, move || one(locale, figure, shown, around, desk)).wide();
    Ok(learning::pages::shared(ctx, page.public(words.lead)))
}

/// What somebody can keep of a figure, and does.
async fn desk(ctx: &Ctx, figure: Interactive, again: Again) -> Result<keep::Desk, Fault> {
    let worksheets = ctx.ports.learning.worksheets(&ctx.viewer, figure).await?;
    let assignments = if figure.makes_designs() && worksheets.can_keep {
        ctx.ports.practice.assignments_for_designs(&ctx.viewer, ctx.locale).await?
    } else {
        Vec::new()
    };
    Ok(keep::Desk {
        locale: ctx.locale,
        figure,
        visitor: ctx.viewer.member().is_none(),
        worksheets,
        assignments,
        again,
        name: ctx.query(KEEP_AS).unwrap_or_default().to_owned(),
    })
}

/// The address of a figure in a state.
pub(crate) fn href(locale: Locale, figure: Interactive, state: &FigureState) -> String {
    format!("{}?{}", Route::Figure(figure).href(locale), state.as_str())
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
        // Browsers that fill in again what a page held before would set fields apart from the picture.
        <form
            method="get"
            class="live"
            autocomplete="off"
            data-figure=figure.as_str()
            data-room=figure.room().as_str()
        >
            {first}
            <div class="bench">
                <figure class="figure stage">
                    <div class="frame" data-part="picture" inner_html=shown.picture></div>
                    // Quiet: what changed is read out once, in whole sentences, by the island.
                    <figcaption>
                        <output data-part="verdict" aria-live="off" inner_html=shown.verdict></output>
                    </figcaption>
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
