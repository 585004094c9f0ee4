//! Documents to take along.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use contract::Fault;
use domain::Locale;
use http::request::Parts;
use http::{HeaderValue, header};
use serde::Deserialize;

use super::credentials::verify;
use super::errors::Problem;
use super::{Site, well_known};
use crate::documents;

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
    let locale = wanted.lang.as_deref().and_then(Locale::from_tag).unwrap_or_default();
    let view = verify(&site, &code, &parts, locale).await?;
    if view.record.is_none() {
        return Err(Fault::NotFound.into());
    }
    let name = format!("inline; filename=\"{}.pdf\"", view.code);
    let page = format!("{}/verify/{}", site.config.public_url, view.code);
    let _turn = site.documents.acquire().await;
    let drawn = tokio::task::spawn_blocking(move || documents::certificate(&view, locale, &page)).await;
    let failed = |error: &(dyn std::error::Error + 'static)| {
        tracing::error!(error, "a certificate cannot be printed");
        Fault::Internal { reference: "certificate.pdf".to_owned() }
    };
    let bytes = drawn.map_err(|error| failed(&error))?.map_err(|error| failed(&error))?;
    let mut response = ([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response();
    if let Ok(name) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(well_known::for_everybody(response, 0))
}
