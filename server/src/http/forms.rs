//! Reads forms: fields of any form, files of multipart ones, each within its limit.
//!
//! A file over the limit is read to its end and forgotten, so that the others are kept and the person is told
//! which one was too large, instead of seeing a dropped connection.

use app::form::{Form, FormFile};
use axum::body::Body;
use axum::extract::{FromRequest, Multipart};
use contract::Fault;
use domain::Problem;
use domain::practice::photo::MAX_BYTES;
use http::{Request, header};
use http_body_util::{BodyExt, Limited};

use super::Site;

/// The most bytes of all files of one form that are held in memory at once.
pub(crate) const MAX_TOTAL: u64 = 128 * 1024 * 1024;
/// The most bytes of a multipart request, beyond which the connection is not worth keeping.
pub(crate) const MAX_REQUEST: usize = 560 * 1024 * 1024;
const MAX_FIELDS: usize = 400;
const MAX_TEXT: usize = 64 * 1024;
const MAX_PLAIN: usize = 256 * 1024;

/// Reads the form of `request`.
///
/// # Errors
/// [`Fault::Invalid`] for bodies that are no form or hold too many fields.
pub(crate) async fn read(site: &Site, request: Request<Body>) -> Result<Form, Fault> {
    let kind =
        request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.starts_with("application/x-www-form-urlencoded") || kind.is_empty() {
        plain(request.into_body()).await
    } else if kind.starts_with("multipart/form-data") {
        // Bounds the memory of all forms together; whoever comes later waits for a place.
        let _place = site.forms.acquire().await.map_err(|_| unreadable())?;
        multipart(request).await
    } else {
        Err(unreadable())
    }
}

async fn plain(body: Body) -> Result<Form, Fault> {
    let bytes = Limited::new(body, MAX_PLAIN).collect().await.map_err(|_| too_long(MAX_PLAIN))?.to_bytes();
    let fields = serde_urlencoded::from_bytes::<Vec<(String, String)>>(&bytes).map_err(|_| unreadable())?;
    if fields.len() > MAX_FIELDS { Err(unreadable()) } else { Ok(Form { fields, files: Vec::new() }) }
}

async fn multipart(request: Request<Body>) -> Result<Form, Fault> {
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
    let mut form = Form::default();
    let mut held = 0;
    while let Some(mut part) = parts.next_field().await.map_err(|_| unreadable())? {
        if form.fields.len() + form.files.len() >= MAX_FIELDS {
            return Err(unreadable());
        }
        let field = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let limit = if file.is_some() { MAX_BYTES.min(MAX_TOTAL - held) } else { MAX_TEXT as u64 };
        let mut bytes = Vec::new();
        let mut over = false;
        while let Some(chunk) = part.chunk().await.map_err(|_| unreadable())? {
            over |= bytes.len() as u64 + chunk.len() as u64 > limit;
            if over { bytes = Vec::new() } else { bytes.extend_from_slice(&chunk) }
        }
        match file {
            // An empty file field without a name is a picker nobody used.
            Some(name) if name.is_empty() && bytes.is_empty() && !over => {}
            Some(name) => {
                held += bytes.len() as u64;
                form.files.push(FormFile { field, name, content: if over { Err(limit) } else { Ok(bytes) } });
            }
            None if over => return Err(Fault::field(field, Problem::TooLong { max: MAX_TEXT })),
            None => form.fields.push((field, text(bytes)?)),
        }
    }
    Ok(form)
}

fn text(bytes: Vec<u8>) -> Result<String, Fault> {
    String::from_utf8(bytes).map_err(|_| unreadable())
}

fn unreadable() -> Fault {
    Fault::field("form", Problem::Unprintable)
}

fn too_long(max: usize) -> Fault {
    Fault::field("form", Problem::TooLong { max })
}
