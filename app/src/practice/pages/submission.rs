//! A submission: where it stands, its rounds, their receipts.

use contract::practice::{RoundView, SubmissionView};
use contract::review::PublishedReviewView;
use domain::practice::Stage;
use leptos::prelude::*;

use super::feedback::feedback;
use super::{photos, standing, trail};
use crate::i18n::{Locale, format, practice as say};
use crate::practice::designs;
use crate::routes::Route;
use crate::ui::{Breadcrumb, Button, LinkButton, Look, Moment, Note, PageHead, Tone, When};

pub(super) fn submission(
    locale: Locale,
    view: SubmissionView,
    reviews: Vec<PublishedReviewView>,
    refused: Option<String>,
) -> impl IntoView {
    let kicker = if view.own {
        say::submission::kicker_own(locale).to_owned()
    } else {
        say::submission::kicker_of(locale, &view.trainee)
    };
    let assignment = Route::Assignment(view.assignment.clone()).href(locale);
    let newest = reviews.first().map(|review| review.round);
    let rounds = view.rounds.iter().map(|round| {
        let review = reviews.iter().find(|review| review.round == round.number).cloned();
        let review = review.map(|review| {
            let plates = newest == Some(review.round);
            feedback(locale, review, plates)
        });
        self::round(locale, &view, round, review)
    });
    let rounds = rounds.collect_view();
    view! {
        <Breadcrumb locale trail=trail(locale) />
        <PageHead title=view.title.clone() kicker>
            {standing(locale, &view.standing)}
            <a href=assignment>{say::submission::assignment(locale)}</a>
        </PageHead>
        {refused
            .map(|text| {
                view! {
                    <Note locale tone=Tone::Error announced=true>
                        <p>{text}</p>
                    </Note>
                }
            })}
        {view.own.then(|| now(locale, &view))}
        <ol class="rows rounds">{rounds}</ol>
    }
}

/// Where the work stands now, and what its trainee can do about it.
fn now(locale: Locale, view: &SubmissionView) -> impl IntoView + use<> {
    let round = view.standing.round;
    let (tone, title, body) = match view.standing.stage {
        Stage::Draft => {
            (Tone::Info, say::submission::draft::title(locale), say::submission::draft::body(locale, round))
        }
        Stage::Submitted => {
            let by = view.rounds.first().map(|round| format::day(locale, round.expected_by));
            let body = say::submission::submitted::body(locale, by.unwrap_or_default());
            (Tone::Ok, say::submission::submitted::title(locale), body)
        }
        Stage::InReview => (
            Tone::Info,
            say::submission::in_review::title(locale),
            say::submission::in_review::body(locale).to_owned(),
        ),
        Stage::Returned => (
            Tone::Warn,
            say::submission::returned::title(locale),
            say::submission::returned::body(locale).to_owned(),
        ),
        Stage::Approved => (
            Tone::Ok,
            say::submission::approved::title(locale),
            say::submission::approved::body(locale).to_owned(),
        ),
        Stage::Withdrawn => (
            Tone::Info,
            say::submission::withdrawn::title(locale),
            say::submission::withdrawn::body(locale).to_owned(),
        ),
    };
    view! {
        <Note locale tone title=title announced=true>
            <p>{body}</p>
        </Note>
        {actions(locale, view)}
    }
}

fn actions(locale: Locale, view: &SubmissionView) -> impl IntoView + use<> {
    let round = view.standing.round;
    let go_on = (view.standing.stage == Stage::Draft).then(|| {
        let href = Route::Assignment(view.assignment.clone()).href(locale);
        view! { <LinkButton href>{say::submission::go_on(locale)}</LinkButton> }
    });
    let revise = view.may_revise.then(|| {
        let label = match view.standing.stage {
            Stage::Returned => say::submission::try_again(locale),
            _ => say::submission::open_again(locale),
        };
        view! {
            <Button name="do" value="revise">
                {label}
            </Button>
        }
    });
    let withdraw = view.may_withdraw.then(|| {
        view! {
            <Button
                look=Look::Danger
                name="do"
                value="withdraw"
                confirm=say::submission::withdraw_ask(locale, round)
            >
                {say::submission::withdraw(locale)}
            </Button>
        }
    });
    (go_on.is_some() || revise.is_some() || withdraw.is_some()).then(|| {
        view! {
            <form method="post" class="actions">
                {go_on}
                {revise}
                {withdraw}
            </form>
        }
    })
}

/// A round: what was said about it first, then what was sent.
fn round<Feedback: IntoView + 'static>(
    locale: Locale,
    view: &SubmissionView,
    round: &RoundView,
    feedback: Option<Feedback>,
) -> impl IntoView + use<Feedback> {
    let note = if round.note.is_empty() {
        view! { <p class="meta">{say::submission::no_note(locale)}</p> }.into_any()
    } else {
        view! { <blockquote class="note-text">{round.note.clone()}</blockquote> }.into_any()
    };
    let receipt = view.own.then(|| receipt(locale, view, round));
    view! {
        <li id=format!("round-{}", round.number)>
            <h2>{say::submission::round(locale, round.number)}</h2>
            {feedback}
            <h3>{say::submission::was_sent(locale)}</h3>
            {note}
            {photos::plates(locale, round)}
            {designs::of_round(locale, &round.photos)}
            {receipt}
        </li>
    }
}

fn receipt(locale: Locale, view: &SubmissionView, round: &RoundView) -> impl IntoView + use<> {
    let newest = round.number == view.standing.round && view.standing.stage == Stage::Submitted;
    let at = round.submitted_at;
    view! {
        <details class="receipt" open=newest>
            <summary>{say::submission::receipt(locale)}</summary>
            <dl class="facts">
                <div>
                    <dt>{say::submission::receipt_number(locale)}</dt>
                    <dd class="code">{format!("{}/{}", view.id, round.number)}</dd>
                </div>
                <div>
                    <dt>{say::submission::sent(locale)}</dt>
                    <dd>
                        <When locale at show=Moment::DateTime />
                    </dd>
                </div>
                <div>
                    <dt>{say::submission::expected(locale)}</dt>
                    <dd>{format::day(locale, round.expected_by)}</dd>
                </div>
            </dl>
            {photos::receipt(locale, &round.photos)}
            <p class="meta">{say::submission::receipt_hint(locale)}</p>
        </details>
    }
}
