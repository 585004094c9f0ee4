//! The pages of the figures: all of them, and each by itself.

mod controls;
pub(crate) mod designs;
mod keep;

use contract::Fault;
use contract::learning::{FigureView, MentionView};
use contract::practice::DesignsView;
use domain::identity::Role;
use domain::learning::{Interactive, SourceNumber};
use leptos::prelude::*;

pub use designs::TypedDesign;

use super::islands::LiveFigure;
use super::{Control, KEEP_AS, Shown, makes, show, sources, words};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, designs as own, figures as say};
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
    figure_with(ctx, figure, Sent::nothing(ctx)).await
}

/// What was sent to a figure: the state it is to show, and what of its forms is to be typed again.
pub(super) struct Sent<'a> {
    /// The state.
    pub(super) state: &'a [(String, String)],
    /// After a state could not be kept.
    pub(super) again: Again,
    /// After a design could not be kept.
    pub(super) typed: TypedDesign,
}

impl<'a> Sent<'a> {
    /// Only the address.
    pub(super) fn nothing(ctx: &'a Ctx) -> Self {
        Self { state: &ctx.query, again: Again::fresh(), typed: TypedDesign::default() }
    }
}

/// A figure, after something was sent to it.
pub(super) async fn figure_with(ctx: &Ctx, figure: Interactive, sent: Sent<'_>) -> Result<Page, Fault> {
    let Sent { state, again, typed } = sent;
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
    let designs = match figure {
        Interactive::HairlineDesign if ctx.is(Role::Trainee) => {
            Kept::Own(ctx.ports.practice.designs(&ctx.viewer, locale).await?, typed)
        }
        Interactive::HairlineDesign if ctx.viewer.member().is_none() => Kept::SignIn(
            Route::Login.href_with(locale, &[("next", &ctx.here(&Route::Figure(figure), locale))]),
        ),
        _ => Kept::Nothing,
    };
    let page = Page::new(words.title, move || one(locale, figure, shown, around, (desk, designs))).wide();
    Ok(learning::pages::shared(ctx, page.public(words.lead)))
}

/// What there is of designs below a figure.
enum Kept {
    /// One's own.
    Own(DesignsView, TypedDesign),
    /// Where a visitor signs in to keep some.
    SignIn(String),
    /// Nothing: the figure makes none, or the reader keeps none.
    Nothing,
}

fn kept(locale: Locale, kept: Kept) -> Option<AnyView> {
    match kept {
        Kept::Own(view, typed) => Some(designs::section(locale, view, &typed)),
        Kept::SignIn(href) => {
            Some(view! { <p><a href=href data-next="">{own::sign_in(locale)}</a></p> }.into_any())
        }
        Kept::Nothing => None,
    }
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
    (desk, designs): (Option<keep::Desk>, Kept),
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
        {self::kept(locale, designs)}
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
