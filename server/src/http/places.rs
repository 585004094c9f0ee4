//! Where readers go on.

use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use contract::Fault;
use domain::learning::HeadingId;
use domain::slug::{CourseSlug, LessonSlug, ModuleSlug};
use domain::{Locale, Problem as Wrong};
use http::StatusCode;
use serde::Deserialize;

use super::Site;
use super::errors::Problem;
use super::session::Asker;

/// The most bytes of a place: the longest heading, in any script, with room to spare.
pub(crate) const MAX_PLACE: usize = 4 * 1024;

/// What a reader's browser sends.
#[derive(Debug, Deserialize)]
pub(crate) struct Place {
    section: HeadingId,
    language: Locale,
}

/// `PUT /api/v1/courses/{course}/{module}/{lesson}/place`: keeps the section that was read last.
pub(crate) async fn keep(
    State(site): State<Site>,
    Extension(asker): Extension<Asker>,
    Path((course, module, lesson)): Path<(String, String, String)>,
    body: Result<Json<Place>, JsonRejection>,
) -> Result<Response, Problem> {
    let course = CourseSlug::parse(&course).map_err(|_| Fault::NotFound)?;
    let module = ModuleSlug::parse(&module).map_err(|_| Fault::NotFound)?;
    let lesson = LessonSlug::parse(&lesson).map_err(|_| Fault::NotFound)?;
    let Json(Place { section, language }) = body.map_err(|_| Fault::field("section", Wrong::NotAChoice))?;
    let place = (&course, &module, &lesson);
    site.ports().learning.keep_place(&asker.viewer, place, section, language).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
