//! Documents that holders handed in: a download for their holder and for admins, nothing for anybody else.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use contract::Fault;
use domain::id::DocumentId;
use http::{HeaderValue, header};

use super::Site;
use super::errors::Problem;
use super::photos::attachment;
use super::session::Asker;

/// `GET /documents/{document}`
pub(crate) async fn document(
    State(site): State<Site>,
    Extension(asker): Extension<Asker>,
    Path(document): Path<String>,
) -> Result<Response, Problem> {
    let id: DocumentId = document.parse().map_err(|_| Fault::NotFound)?;
    let found = site.ports().credentials.document(&asker.viewer, id).await;
    // A file leads to no sign-in page, and asking for one must not tell that it exists.
    let hidden = |fault| if fault == Fault::SignIn { Fault::NotFound } else { fault };
    let file = found.map_err(hidden)?;
    let mut response = ([(header::CONTENT_TYPE, file.media_type)], file.bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(value) = HeaderValue::from_str(&attachment(&file.name)) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
