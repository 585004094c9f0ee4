//! From what is kept to what is shown.

use contract::review::{Hold, PinView, PublishedReviewView, RubricRow, ScoreView};
use domain::id::UserId;
use domain::learning::Rubric;
use domain::practice::{Stage, Submission};
use domain::slug::CriterionId;
use domain::{Locale, Viewer};
use store::practice::Photo;
use store::review::Published;
use time::OffsetDateTime;

use crate::practice::views as practice;

/// A published review, in the words of its own rubric.
pub(super) fn published(locale: Locale, review: Published, photos: &[Photo]) -> PublishedReviewView {
    let Published { decision, rubric, .. } = review;
    let level = |criterion| decision.levels.get(criterion).copied();
    let scores = rubric
        .criteria()
        .iter()
        .filter_map(|criterion| {
            let level = level(&criterion.id)?;
            Some(ScoreView {
                title: criterion.title.get(locale).clone(),
                hard_gate: criterion.hard_gate,
                level,
                description: criterion
                    .description(level)
                    .map(|text| text.get(locale).clone())
                    .unwrap_or_default(),
            })
        })
        .collect();
    let title = |id: &CriterionId| rubric.criterion(id).map(|criterion| criterion.title.get(locale).clone());
    let pins = decision
        .pins
        .into_iter()
        .map(|pin| PinView {
            photo: pin.photo,
            spot: pin.spot,
            severity: pin.severity,
            criterion: pin.criterion.as_ref().and_then(&title),
            text: pin.text,
        })
        .collect();
    PublishedReviewView {
        id: review.id,
        round: review.number,
        mentor: review.mentor_name,
        verdict: decision.verdict,
        published_at: review.published_at,
        summary: decision.summary,
        scores,
        pins,
        photos: photos
            .iter()
            .filter(|photo| photo.round == review.round)
            .cloned()
            .map(practice::photo)
            .collect(),
    }
}

/// What is judged, in order.
pub(super) fn criteria(locale: Locale, rubric: &Rubric) -> Vec<RubricRow> {
    let text = |text: &domain::Localized<String>| text.get(locale).clone();
    rubric
        .criteria()
        .iter()
        .map(|criterion| RubricRow {
            id: criterion.id.clone(),
            title: text(&criterion.title),
            hard_gate: criterion.hard_gate,
            levels: criterion.levels.each_ref().map(text),
        })
        .collect()
}

/// Who holds a submission at `now`, as `viewer` is told.
pub(super) fn hold(
    viewer: &Viewer,
    submission: &Submission,
    now: OffsetDateTime,
    name: impl FnOnce(UserId) -> String,
) -> Hold {
    match submission.live_claim(now) {
        Some(claim) if viewer.is(claim.mentor) => Hold::Mine { until: claim.until },
        Some(claim) => Hold::Another { name: name(claim.mentor), until: claim.until },
        None if matches!(submission.stage(), Stage::Submitted | Stage::InReview) => Hold::Free,
        None => Hold::Closed,
    }
}
