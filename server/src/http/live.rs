//! The badge that other people's pages show: always as things stand now, without scripts, and without anybody being
//! counted.

use std::sync::LazyLock;

use app::credentials::embed;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use contract::Fault;
use contract::credentials::VerificationView;
use domain::Locale;
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use sha2::{Digest as _, Sha256};

use super::Site;
use super::credentials::verify;
use super::documents::Wanted;
use super::errors::Problem;
use super::well_known::for_everybody;
use crate::documents;

/// How old a badge may be, in seconds: pages that show it are opened often.
const MAX_AGE: u32 = 60;

/// No page may show ours in a frame but for this one, which nobody can do anything on. Its style is named by its hash.
static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let hash = BASE64_STANDARD.encode(Sha256::digest(embed::STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors *"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
});

/// `GET /embed/{code}`: a small document for a frame.
pub(crate) async fn frame(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    parts: Parts,
) -> Result<Response, Problem> {
    let locale = wanted.locale();
    let (status, view) = found(&site, &code, &parts, locale).await?;
    let document = embed::document(locale, view.as_ref(), &site.config.public_url);
    let mut response =
        (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], document).into_response();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, POLICY.clone());
    Ok(for_everybody(response, MAX_AGE))
}

/// `GET /credentials/{code}/status.svg`: a picture.
pub(crate) async fn picture(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    parts: Parts,
) -> Result<Response, Problem> {
    let locale = wanted.locale();
    let (status, view) = found(&site, &code, &parts, locale).await?;
    let picture = documents::status(view.as_ref(), locale);
    let response = (status, [(header::CONTENT_TYPE, "image/svg+xml")], picture).into_response();
    Ok(for_everybody(response, MAX_AGE))
}

/// The certificate, checked; without one the badge says so itself, since nobody reads a problem document in a frame.
async fn found(
    site: &Site,
    code: &str,
    parts: &Parts,
    locale: Locale,
) -> Result<(StatusCode, Option<VerificationView>), Fault> {
    match verify(site, code, parts, locale).await {
        Ok(view) => Ok((StatusCode::OK, Some(view))),
        Err(Fault::NotFound) => Ok((StatusCode::NOT_FOUND, None)),
        Err(fault) => Err(fault),
    }
}
