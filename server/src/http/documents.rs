//! Documents to take along.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use contract::Fault;
use contract::credentials::VerificationView;
use domain::Locale;
use http::header;
use http::request::Parts;
use serde::Deserialize;

use super::credentials::verify;
use super::errors::Problem;
use super::{Site, well_known};
use crate::documents::{self, DocumentError};

/// How a document is wanted.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    /// BCP 47 language; English unless it is one of ours.
    lang: Option<String>,
}

/// `GET /credentials/{code}/certificate.pdf`
pub(crate) async fn certificate(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    parts: Parts,
) -> Result<Response, Problem> {
    let page = site.config.public_url.clone();
    let draw = move |view: &VerificationView, locale| {
        documents::certificate(view, locale, &format!("{page}/verify/{}", view.code))
    };
    document(&site, &code, &wanted, &parts, ("pdf", "application/pdf"), draw).await
}

/// `GET /credentials/{code}/badge.png`
pub(crate) async fn badge_png(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    parts: Parts,
) -> Result<Response, Problem> {
    document(&site, &code, &wanted, &parts, ("png", "image/png"), documents::badge_png).await
}

/// `GET /credentials/{code}/badge.svg`
pub(crate) async fn badge_svg(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    parts: Parts,
) -> Result<Response, Problem> {
    let draw = |view: &VerificationView, locale| documents::badge_svg(view, locale).map(String::into_bytes);
    document(&site, &code, &wanted, &parts, ("svg", "image/svg+xml"), draw).await
}

/// Draws a document of a certificate, a few at a time; named by its code and `form`, an extension and a media type.
async fn document(
    site: &Site,
    code: &str,
    wanted: &Wanted,
    parts: &Parts,
    (extension, media_type): (&'static str, &'static str),
    draw: impl FnOnce(&VerificationView, Locale) -> Result<Vec<u8>, DocumentError> + Send + 'static,
) -> Result<Response, Problem> {
    let locale = wanted.lang.as_deref().and_then(Locale::from_tag).unwrap_or_default();
    let view = verify(site, code, parts, locale).await?;
    if view.record.is_none() {
        return Err(Fault::NotFound.into());
    }
    let name = format!("{}.{extension}", view.code);
    let _turn = site.documents.acquire().await;
    let drawn = tokio::task::spawn_blocking(move || draw(&view, locale)).await;
    let failed = |error: &(dyn std::error::Error + 'static)| {
        tracing::error!(error, extension, "a certificate cannot be drawn");
        Fault::Internal { reference: format!("certificate.{extension}") }
    };
    let bytes = drawn.map_err(|error| failed(&error))?.map_err(|error| failed(&error))?;
    let response = ([(header::CONTENT_TYPE, media_type)], bytes).into_response();
    Ok(well_known::for_everybody(well_known::under_the_name(response, &name), 0))
}
