//! `/api/v1/reviews`: what the mentor's desk keeps while one works on it.

use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use contract::Fault;
use contract::review::{DraftBody, SaveDraft, SaveOutcome};
use domain::id::SubmissionId;
use http::{HeaderMap, StatusCode};

use super::Site;
use super::errors;
use super::session::Asker;

/// The most bytes of a draft: sixty pins and a summary, all as long as they may be, in any script.
pub(crate) const MAX_DRAFT: usize = 256 * 1024;

/// `PUT /api/v1/reviews/{submission}/draft`: keeps what one has drafted about a round and renews one's claim.
///
/// The body is a [`DraftBody`], the answer a [`SaveOutcome`]: 200 when it is kept, 409 with the other draft and its
/// version when another window saved first. A body that cannot be read is a 422. What was refused is said in the
/// language that the client prefers.
pub(crate) async fn save_draft(
    State(site): State<Site>,
    Extension(asker): Extension<Asker>,
    Path(submission): Path<String>,
    headers: HeaderMap,
    body: Result<Json<DraftBody>, JsonRejection>,
) -> Response {
    let kept = keep(&site, &asker, &submission, body).await;
    kept.unwrap_or_else(|fault| errors::in_words(errors::language(&headers), &fault))
}

async fn keep(
    site: &Site,
    asker: &Asker,
    submission: &str,
    body: Result<Json<DraftBody>, JsonRejection>,
) -> Result<Response, Fault> {
    let submission: SubmissionId = submission.parse().map_err(|_| Fault::NotFound)?;
    let Json(DraftBody { round, base, draft }) = match body {
        Ok(body) => body,
        Err(wrong) => return Ok(unreadable(&wrong)),
    };
    let command = SaveDraft { submission, round, base, draft, new_pin: None };
    let outcome = site.ports().review.save_draft(&asker.viewer, command).await?;
    let status = match outcome {
        SaveOutcome::Saved { .. } => StatusCode::OK,
        SaveOutcome::Conflict { .. } => StatusCode::CONFLICT,
    };
    Ok((status, Json(outcome)).into_response())
}

/// Says where the body stops being a draft.
fn unreadable(wrong: &JsonRejection) -> Response {
    let status = match wrong.status() {
        StatusCode::BAD_REQUEST => StatusCode::UNPROCESSABLE_ENTITY,
        other => other,
    };
    errors::document(status, &wrong.body_text(), serde_json::Value::Null)
}
