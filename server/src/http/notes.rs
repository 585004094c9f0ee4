//! Notes to take along.

use app::learning::notes::markdown;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use domain::Locale;
use http::header;
use serde::Deserialize;

use super::Site;
use super::errors::Problem;
use super::session::Asker;

/// How the file is wanted.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    /// BCP 47 language; English unless it is one of ours.
    lang: Option<String>,
}

/// `GET /notes.md`: everything the reader has noted, as Markdown.
pub(crate) async fn file(
    State(site): State<Site>,
    Extension(asker): Extension<Asker>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let locale = wanted.lang.as_deref().and_then(Locale::from_tag).unwrap_or_default();
    let notes = site.ports().learning.notes(&asker.viewer, locale).await?;
    let text = markdown::text(locale, &notes, &site.config.public_url, site.now());
    let headers = [
        (header::CONTENT_TYPE, "text/markdown; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"notes.md\""),
    ];
    Ok((headers, text).into_response())
}
