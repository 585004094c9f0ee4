//! The workspace: photos with pins on one side, rubric and summary on the other, one form around both.

use contract::practice::PhotoView;
use contract::review::{EarlierRound, Hold, WorkspaceView};
use domain::practice::photo::RenditionKind;
use domain::review::{Draft, Part};
use leptos::prelude::*;

use super::keys::keys;
use super::new_pin::new_pin;
use crate::i18n::{Locale, format, review as say};
use crate::practice::{designs, media};
use crate::review::fields;
use crate::review::islands::{DeskPhoto, DeskView, ReviewDesk, words};
use crate::review::typed::Typed;
use crate::review::view::PublishedReview;
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, Button, Chip, ErrorSummary, Link, LinkButton, Look, Moment, Note, PageHead, Problems,
    RubricInput, TextArea, Tone, When,
};

pub(super) fn desk(
    locale: Locale,
    view: WorkspaceView,
    typed: Option<Typed>,
    note: Option<String>,
) -> impl IntoView {
    let mut problems = Problems::default();
    // In the list above the form "Choose a level" needs the criterion that it is about.
    let mut listed = Problems::default();
    for (field, message) in typed.iter().flat_map(|typed| &typed.problems) {
        let criterion = view.criteria.iter().find(|row| fields::level(&row.id) == *field);
        listed
            .add(field, criterion.map_or_else(|| message.clone(), |row| format!("{}: {message}", row.title)));
        problems.add(field, message);
    }
    let said = note.or_else(|| typed.as_ref().and_then(|typed| typed.refused.clone()));
    let theirs = typed
        .as_ref()
        .and_then(|typed| typed.theirs.as_ref().map(|theirs| versions(locale, &view, &typed.draft, theirs)));
    // What was typed is shown whoever holds the work by now.
    let writing = typed.is_some() || matches!(view.hold, Hold::Mine { .. });
    let earlier = earlier(locale, view.earlier.clone());
    let next = view.next.map(|id| Route::ReviewWork(id).href(locale));
    let head = head(locale, &view);
    let body = match (writing, view.review.clone()) {
        (true, _) => {
            form(locale, &view, typed.unwrap_or_else(|| kept(&view)), &problems, next.clone()).into_any()
        }
        (false, Some(review)) => view! {
            <h2 class="visually-hidden">{say::desk::round(locale, review.round)}</h2>
            <PublishedReview locale review />
        }
        .into_any(),
        (false, None) => look(locale, &view).into_any(),
    };
    view! {
        {head}
        <ErrorSummary locale problems=listed />
        {said.map(|text| view! { <Note locale tone=Tone::Error announced=true><p>{text}</p></Note> })}
        {theirs}
        {body}
        {earlier}
        {next
            .map(|href| view! {
                <p class="bar">
                    <LinkButton href look=Look::Quiet>{say::desk::next(locale)}</LinkButton>
                </p>
            })}
    }
}

/// The form as it is when nothing was sent: what is kept.
fn kept(view: &WorkspaceView) -> Typed {
    Typed::kept(view.draft.clone(), view.version)
}

fn head(locale: Locale, view: &WorkspaceView) -> impl IntoView + use<> {
    let trail = vec![Link::new(say::queue::title(locale), Route::Review.href(locale))];
    let hold = match &view.hold {
        Hold::Free => view! { <Chip>{say::hold::free(locale)}</Chip> },
        Hold::Mine { until } => {
            let text = say::desk::yours(locale, format::time(*until));
            view! { <Chip tone=Tone::Ok>{text}</Chip> }
        }
        Hold::Another { name, .. } => {
            let text = say::hold::another(locale, name);
            view! { <Chip tone=Tone::Info>{text}</Chip> }
        }
        Hold::Closed => view! { <Chip>{say::hold::closed(locale)}</Chip> },
    };
    let (at, due) = (view.round.submitted_at, format::day(locale, view.round.expected_by));
    let note = (!view.round.note.is_empty()).then(|| {
        view! { <blockquote class="note-text">{view.round.note.clone()}</blockquote> }
    });
    view! {
        <Breadcrumb locale trail />
        <PageHead
            title=say::desk::title(locale, &view.title, view.round.number)
            kicker=say::desk::by(locale, &view.trainee)
        >
            {hold}
            <span class="meta">
                {say::desk::sent(locale)} " " <When locale at show=Moment::DateTime /> ". "
                {say::desk::due(locale, due)}
            </span>
        </PageHead>
        {note}
        {designs::of_round(locale, &view.round.photos)}
    }
}

/// The work as whoever has not claimed it sees it, and the button that claims it.
fn look(locale: Locale, view: &WorkspaceView) -> impl IntoView + use<> {
    let claim = match &view.hold {
        Hold::Free => Some(
            view! {
                <form method="post" class="actions">
                    <Button name=fields::ACT value="claim">{say::desk::claim(locale)}</Button>
                    <span class="hint">{say::desk::claim_hint(locale)}</span>
                </form>
            }
            .into_any(),
        ),
        Hold::Another { name, until } => {
            let text = say::desk::another(locale, name, format::time(*until));
            Some(view! { <Note locale tone=Tone::Info><p>{text}</p></Note> }.into_any())
        }
        Hold::Mine { .. } | Hold::Closed => None,
    };
    view! {
        {claim}
        {photos(locale, &view.round.photos)}
    }
}

/// Small pictures, each a link to the largest one.
fn photos(locale: Locale, photos: &[PhotoView]) -> impl IntoView + use<> {
    let item = |photo: &PhotoView| {
        view! {
            <li>
                <a href=media::rendition(photo.id, RenditionKind::Full)>
                    <img
                        src=media::rendition(photo.id, RenditionKind::Thumb)
                        alt=say::desk::photo_alt(locale, &photo.name)
                        width=photo.width.to_string()
                        height=photo.height.to_string()
                        loading="lazy"
                    />
                </a>
            </li>
        }
    };
    view! { <ul class="shots">{photos.iter().map(item).collect_view()}</ul> }
}

fn form(
    locale: Locale,
    view: &WorkspaceView,
    typed: Typed,
    problems: &Problems,
    next: Option<String>,
) -> impl IntoView + use<> {
    let desk = DeskView {
        locale,
        submission: view.submission,
        round: view.round.number,
        version: typed.base,
        saved_at: view.saved_at.map(time::OffsetDateTime::unix_timestamp),
        unsaved: typed.draft != view.draft,
        draft: typed.draft.clone(),
        photos: view
            .round
            .photos
            .iter()
            .map(|photo| DeskPhoto {
                id: photo.id,
                name: photo.name.clone(),
                width: photo.width,
                height: photo.height,
            })
            .collect(),
        criteria: view.criteria.iter().map(|row| (row.id.clone(), row.title.clone())).collect(),
        problems: typed.problems.iter().filter(|(field, _)| !field.starts_with("level-")).cloned().collect(),
        raw: typed.raw.clone(),
        theirs: typed.theirs.clone(),
        next,
    };
    let new_pin = new_pin(locale, view, &typed);
    let rubric = view.criteria.iter().map(|row| {
        let name = fields::level(&row.id);
        view! {
            <RubricInput
                locale
                name=name.clone()
                title=row.title.clone()
                hard_gate=row.hard_gate
                descriptions=row.levels.clone()
                chosen=typed.draft.levels.get(&row.id).copied()
                problem=problems.of(&name)
            />
        }
    });
    let rubric = rubric.collect_view();
    let trainee = view.trainee.clone();
    view! {
        <form method="post" class="desk" id=fields::FORM novalidate autocomplete="off">
            <div class="stage">
                // Enter in a field presses the first button of a form: let that be one that does no harm.
                <button class="visually-hidden" tabindex="-1" name=fields::ACT value="save">
                    {say::desk::save(locale)}
                </button>
                <input type="hidden" name=fields::ROUND value=view.round.number.to_string() />
                <ReviewDesk desk />
                {new_pin}
                {keys(locale)}
            </div>
            <div class="aside">
                <h2>{say::desk::rubric(locale)}</h2>
                <p class="hint">{say::desk::pass_level(locale, view.pass_level.get())}</p>
                {rubric}
                <TextArea
                    locale
                    name=fields::SUMMARY
                    label=say::desk::summary(locale)
                    hint=say::desk::summary_hint(locale)
                    value=typed.draft.summary
                    problem=problems.of(fields::SUMMARY)
                    rows=7
                />
                <div class="actions">
                    <Button
                        name=fields::ACT
                        value="return"
                        confirm=say::desk::return_ask(locale, &trainee)
                    >
                        {say::desk::give_feedback(locale)}
                    </Button>
                    <Button
                        name=fields::ACT
                        value="approve"
                        confirm=say::desk::approve_ask(locale, &trainee)
                    >
                        {say::desk::approve(locale)}
                    </Button>
                    <Button look=Look::Quiet name=fields::ACT value="save">
                        {say::desk::save(locale)}
                    </Button>
                    <Button look=Look::Quiet name=fields::ACT value="release">
                        {say::desk::release(locale)}
                    </Button>
                </div>
                <p class="hint">{say::desk::publish_hint(locale)}</p>
            </div>
        </form>
    }
}

/// Both versions, part by part, for those whose browser runs no scripts; saving again keeps the form's.
fn versions(locale: Locale, view: &WorkspaceView, own: &Draft, theirs: &Draft) -> impl IntoView + use<> {
    let titles: Vec<_> = view.criteria.iter().map(|row| (row.id.clone(), row.title.clone())).collect();
    let row = |part: Part| {
        let (mine, other) = (words::value(locale, own, &part), words::value(locale, theirs, &part));
        view! {
            <div>
                <h3>{words::label(locale, &titles, own, theirs, &part)}</h3>
                <dl class="facts">
                    <div><dt>{say::versions::yours(locale)}</dt><dd>{mine}</dd></div>
                    <div><dt>{say::versions::theirs(locale)}</dt><dd>{other}</dd></div>
                </dl>
            </div>
        }
    };
    let rows = own.differences(theirs).into_iter().map(row).collect_view();
    view! {
        <section id="versions" class="versions-static" role="alert" tabindex="-1" data-focus="">
            <h2>{say::versions::title(locale)}</h2>
            <p>{say::versions::plain(locale)}</p>
            {rows}
        </section>
    }
}

/// The rounds before, with what was said about them.
fn earlier(locale: Locale, rounds: Vec<EarlierRound>) -> impl IntoView {
    let round = |earlier: EarlierRound| {
        let number = earlier.round.number;
        let body = match earlier.review {
            Some(review) => view! { <PublishedReview locale review /> }.into_any(),
            None => photos(locale, &earlier.round.photos).into_any(),
        };
        view! {
            <details class="earlier">
                <summary><h2>{say::desk::round(locale, number)}</h2></summary>
                {body}
            </details>
        }
    };
    rounds.into_iter().map(round).collect_view()
}
