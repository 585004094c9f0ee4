//! One assignment: what to do, what a mentor looks at, and the form that sends the photos.

use contract::Fault;
use contract::practice::{AssignmentView, CriterionView, DraftView, TargetView};
use domain::learning::Interactive;
use domain::practice::Stage;
use domain::slug::AssignmentSlug;
use leptos::prelude::*;

use super::{photos, standing, trail};
use crate::credentials::words::prerequisite;
use crate::ctx::Ctx;
use crate::i18n::shell::rubric::{self, levels as level};
use crate::i18n::{Locale, designs as own, lifecycle, practice as say};
use crate::page::Page;
use crate::practice::designs;
use crate::practice::islands::UploadQueue;
use crate::practice::words;
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, Button, Chip, DataTable, ErrorSummary, FigureFrame, LinkButton, Look, Note, PageHead,
    Problems, TextArea, Tone,
};

/// What the form was sent with, when it comes back.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The note as it was typed; `None` shows the one that is kept.
    pub note: Option<String>,
    /// What is wrong.
    pub problems: Problems,
    /// Whether the draft was just saved.
    pub saved: bool,
}

/// The page, with what was typed and what is wrong with it.
///
/// # Errors
/// What the academy answers.
pub async fn assignment_with(ctx: &Ctx, slug: &AssignmentSlug, typed: Typed) -> Result<Page, Fault> {
    let view = ctx.ports.practice.assignment(&ctx.viewer, ctx.locale, slug).await?;
    let locale = ctx.locale;
    Ok(Page::new(view.title.clone(), move || page(locale, view, typed)))
}

fn page(locale: Locale, view: AssignmentView, typed: Typed) -> impl IntoView {
    let problems = typed.problems.clone();
    let to_photos = view.draft.is_some().then(|| view! { <a href="#round">{say::upload::go(locale)}</a> });
    let kept = (!problems.is_empty()).then(|| view! { <p>{say::upload::kept(locale)}</p> });
    let state = view.standing.map(|at| standing(locale, &at));
    let shots = view.shots.iter().map(|shot| view! { <li>{shot.clone()}</li> }).collect_view();
    view! {
        <Breadcrumb locale trail=trail(locale) />
        <PageHead title=view.title.clone() kicker=view.module.clone() lead=view.summary.clone()>
            <Chip>{words::surface(locale, view.surface)}</Chip>
            {state}
            {to_photos}
        </PageHead>
        <ErrorSummary locale problems />
        {kept}
        {lacking(locale, &view)}
        {sent(locale, &view)}
        <section class="part">
            <h2>{say::assignment::brief(locale)}</h2>
            <div inner_html=view.brief_html.clone()></div>
        </section>
        {targets(locale, &view.targets)}
        {criteria(locale, &view)}
        <section class="part">
            <h2>{say::assignment::shots(locale)}</h2>
            <ol>{shots}</ol>
            {guide(locale)}
        </section>
        {view.draft.clone().map(|draft| form(locale, &view, draft, typed))}
    }
}

/// What one lacks for work on people, before any photo is taken.
fn lacking(locale: Locale, view: &AssignmentView) -> impl IntoView + use<> {
    let kinds: Vec<_> = view.lacking.iter().map(|kind| prerequisite(locale, *kind)).collect();
    (!kinds.is_empty()).then(|| {
        view! {
            <Note locale tone=Tone::Warn>
                <p>
                    {lifecycle::prerequisites::lacking(locale, kinds.join(", "))} " "
                    <a href=Route::Prerequisites.href(locale)>{lifecycle::prerequisites::go(locale)}</a>
                </p>
            </Note>
        }
    })
}

/// What there is besides a draft: a round that was sent, or earlier ones.
fn sent(locale: Locale, view: &AssignmentView) -> impl IntoView + use<> {
    let Some(at) = view.standing else {
        return view
            .draft
            .is_none()
            .then(|| {
                view! {
                    <Note locale tone=Tone::Info>
                        <p>{say::assignment::not_for_you(locale)}</p>
                    </Note>
                }
            })
            .into_any();
    };
    let href = Route::Submission(at.submission).href(locale);
    match at.stage {
        Stage::Draft if at.round == 1 => ().into_any(),
        Stage::Draft => view! {
            <p>
                <a href=href>{say::assignment::earlier(locale)}</a>
            </p>
        }
        .into_any(),
        _ => view! {
            <div class="actions">
                <LinkButton href>{say::assignment::open_work(locale)}</LinkButton>
            </div>
        }
        .into_any(),
    }
}

fn targets(locale: Locale, targets: &[TargetView]) -> impl IntoView + use<> {
    let rows: Vec<Vec<AnyView>> = targets
        .iter()
        .map(|target| vec![target.name.clone().into_any(), target.range.clone().into_any()])
        .collect();
    (!rows.is_empty()).then(|| {
        let columns = vec![say::assignment::target(locale), say::assignment::range(locale)];
        view! {
            <section class="part">
                <h2>{say::assignment::targets(locale)}</h2>
                <p class="meta">{say::assignment::targets_hint(locale)}</p>
                <DataTable caption=say::assignment::targets(locale) quiet_caption=true columns rows />
            </section>
        }
    })
}

fn criteria(locale: Locale, view: &AssignmentView) -> impl IntoView + use<> {
    let words = [
        level::not_yet(locale),
        level::developing(locale),
        level::competent(locale),
        level::excellent(locale),
    ];
    let entry = |criterion: &CriterionView| {
        let levels = (1..).zip(words).zip(&criterion.levels).map(|((number, word), level): ((u8, _), _)| {
            view! {
                <div>
                    <dt>{number} " " {word}</dt>
                    <dd>{level.clone()}</dd>
                </div>
            }
        });
        let gate =
            criterion.hard_gate.then(|| view! { <Chip tone=Tone::Warn>{rubric::hard_gate(locale)}</Chip> });
        view! {
            <details class="criterion">
                <summary>{criterion.title.clone()} " " {gate}</summary>
                <dl class="facts">{levels.collect_view()}</dl>
            </details>
        }
    };
    view! {
        <section class="part">
            <h2>{say::assignment::criteria(locale)}</h2>
            {view.criteria.iter().map(entry).collect_view()}
            <p class="meta">{say::assignment::pass(locale, view.pass_level.get())}</p>
        </section>
    }
}

/// A photo that helps and one that does not, side by side.
fn guide(locale: Locale) -> impl IntoView {
    view! {
        <h3>{say::guide::title(locale)}</h3>
        <div class="pair guide">
            <FigureFrame locale caption=format!("{}: {}", say::guide::good(locale), say::guide::good_text(locale))>
                <svg viewBox="0 0 240 160" role="img" aria-label=say::guide::good_alt(locale)>
                    <rect class="frame-edge" x="8" y="8" width="224" height="144"></rect>
                    <rect class="sheet-edge" x="20" y="18" width="200" height="108"></rect>
                    <path class="work-line" d="M36 92c28-44 60-58 84-58s56 14 84 58"></path>
                    <path class="ruler" d="M20 134h200v10H20zM40 134v6M60 134v6M80 134v6M100 134v6M120 134v6M140 134v6M160 134v6M180 134v6M200 134v6"></path>
                </svg>
            </FigureFrame>
            <FigureFrame locale caption=format!("{}: {}", say::guide::bad(locale), say::guide::bad_text(locale))>
                <svg viewBox="0 0 240 160" role="img" aria-label=say::guide::bad_alt(locale)>
                    <rect class="frame-edge" x="8" y="8" width="224" height="144"></rect>
                    <g transform="rotate(-17 150 96)">
                        <path class="sheet-edge" d="M112 66l78 8-6 50-88-6z"></path>
                        <path class="work-line" d="M110 110c12-22 26-28 40-28s24 8 32 30"></path>
                    </g>
                    <circle class="glare" cx="136" cy="84" r="26"></circle>
                </svg>
            </FigureFrame>
        </div>
    }
}

fn form(locale: Locale, view: &AssignmentView, draft: DraftView, typed: Typed) -> impl IntoView + use<> {
    let (min, max) = view.photos;
    let limits = if min == max {
        say::upload::limits_exact(locale, min)
    } else {
        say::upload::limits(locale, min, max)
    };
    let count = draft.photos.len();
    let made = designs::of_round(locale, &draft.photos);
    let designer = view.designs.then(|| {
        let href = Route::Figure(Interactive::HairlineDesign).href(locale);
        view! { <p>{own::instead(locale)} " " <a href=href>{own::go(locale)}</a></p> }
    });
    let note = typed.note.unwrap_or(draft.note);
    let note_problem = typed.problems.of("note");
    let saved = typed.saved.then(|| {
        view! {
            <Note locale tone=Tone::Ok announced=true>
                <p>{say::upload::saved(locale)}</p>
            </Note>
        }
    });
    view! {
        <form id="round" class="upload" method="post" enctype="multipart/form-data" novalidate>
            <input type="hidden" name="round" value=draft.round.to_string() />
            // The first button of a form is the one that Enter presses: it must not take a photo away.
            <button class="visually-hidden" name="do" value="save" tabindex="-1" aria-hidden="true"></button>
            <p class="kicker">{say::upload::round(locale, draft.round)}</p>
            <h2>{say::upload::step_photos(locale)}</h2>
            {saved}
            <p>{limits} " " {say::upload::heic(locale)}</p>
            {designer}
            <p class="meta">{say::guide::privacy(locale)} " " {say::guide::people(locale)}</p>
            {made}
            {(count > 0).then(|| photos::draft(locale, draft.photos))}
            <UploadQueue locale assignment=view.slug.to_string() have=count min />
            <h2>{say::upload::step_note(locale)}</h2>
            <TextArea
                locale
                name="note"
                label=say::upload::note(locale)
                hint=say::upload::note_hint(locale)
                value=note
                problem=note_problem
                optional=true
            />
            <h2>{say::upload::step_send(locale)}</h2>
            <div class="actions">
                <Button name="do" value="send">
                    {say::upload::send(locale)}
                </Button>
                <Button look=Look::Quiet name="do" value="save">
                    {say::upload::save(locale)}
                </Button>
            </div>
        </form>
    }
}
