//! Resumable uploads: tus 1.0.0 (<https://tus.io/protocols/resumable-upload>) at `/api/v1/uploads`, with the
//! extensions creation, creation-with-upload, expiration, checksum and termination.
//!
//! Own code on purpose. The crates for the protocol keep bytes, state and locks behind three separate traits; here
//! the last byte, the photo it completes and the draft it joins are one transaction, so that no answer ever
//! promises more than is durable. What is left of the protocol are the headers below.

mod checksum;
mod headers;

use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use contract::Fault;
use contract::practice::{BeginUpload, Progress, UploadView};
use domain::id::UploadId;
use domain::practice::photo::MAX_BYTES;
use domain::slug::AssignmentSlug;
use domain::{Locale, Problem, Viewer};
use futures::StreamExt;
use http::{HeaderMap, HeaderValue, Method, StatusCode};

use self::checksum::Checksum;
use self::headers::{Metadata, TUS_RESUMABLE, UPLOAD_LENGTH, UPLOAD_OFFSET, VERSION};
use super::session::Asker;
use super::{Site, errors};

/// A request's bytes are made durable in parts of this size, so a connection that drops loses at most one.
const PART: usize = 4 * 1024 * 1024;
/// What the protocol answers to bytes that do not match their checksum.
const CHECKSUM_MISMATCH: u16 = 460;

/// Why an upload request has no effect.
enum Failure {
    /// The protocol is not kept.
    Protocol(StatusCode, &'static str),
    /// The academy says no.
    Fault(Fault),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// `/api/v1/uploads`
pub(crate) async fn uploads(
    State(site): State<Site>,
    Extension(asker): Extension<Asker>,
    request: Request,
) -> Response {
    let locale = errors::language(request.headers());
    match headers::method(&request) {
        Method::OPTIONS => options(),
        Method::POST => answer(locale, detached(create(site, asker.viewer, request)).await),
        _ => not_allowed("OPTIONS, POST"),
    }
}

/// `/api/v1/uploads/{id}`
pub(crate) async fn upload(
    State(site): State<Site>,
    Extension(asker): Extension<Asker>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let locale = errors::language(request.headers());
    let method = headers::method(&request);
    if method == Method::OPTIONS {
        return options();
    }
    let Ok(id) = id.parse::<UploadId>() else { return answer(locale, Err(Fault::NotFound.into())) };
    let outcome = match method {
        Method::HEAD => look(&site, &asker.viewer, id, request.headers()).await,
        Method::PATCH => detached(go_on(site, asker.viewer, id, request)).await,
        Method::DELETE => give_up(&site, &asker.viewer, id, request.headers()).await,
        _ => return not_allowed("OPTIONS, HEAD, PATCH, DELETE"),
    };
    answer(locale, outcome)
}

/// Runs on when the client hangs up: what has arrived is still made durable, so that it need not be sent again.
async fn detached(
    work: impl Future<Output = Result<Response, Failure>> + Send + 'static,
) -> Result<Response, Failure> {
    tokio::spawn(work)
        .await
        .unwrap_or_else(|_| Err(Fault::Internal { reference: "upload".to_owned() }.into()))
}

fn options() -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    headers::announce(response.headers_mut(), MAX_BYTES);
    response
}

async fn create(site: Site, viewer: Viewer, request: Request) -> Result<Response, Failure> {
    // Before anything is said about what they send.
    viewer.member().ok_or(Fault::SignIn)?;
    let (head, body) = request.into_parts();
    headers::require_version(&head.headers)?;
    let length = headers::number(&head.headers, UPLOAD_LENGTH)?
        .ok_or(Failure::Protocol(StatusCode::BAD_REQUEST, "the header Upload-Length is missing"))?;
    if length > MAX_BYTES {
        return Err(Failure::Protocol(StatusCode::PAYLOAD_TOO_LARGE, "the file is longer than 40 MB"));
    }
    let metadata = Metadata::read(&head.headers)?;
    let assignment = metadata.assignment.as_deref().unwrap_or_default();
    let assignment =
        AssignmentSlug::parse(assignment).map_err(|_| Fault::field("assignment", Problem::Required))?;
    let begin = BeginUpload { assignment, name: metadata.filename, length };
    let upload = site.ports().practice.begin_upload(&viewer, begin).await?;

    let location = format!("/api/v1/uploads/{}", upload.id);
    let progress = if headers::carries_bytes(&head.headers) {
        receive(&site, &viewer, &upload, &head.headers, body).await?
    } else {
        Progress::Receiving(upload)
    };
    let mut response = told(&head.headers, StatusCode::CREATED, progress);
    if let Ok(location) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(http::header::LOCATION, location);
    }
    Ok(response)
}

async fn look(site: &Site, viewer: &Viewer, id: UploadId, asked: &HeaderMap) -> Result<Response, Failure> {
    headers::require_version(asked)?;
    let upload = site.ports().practice.upload(viewer, id).await?;
    let mut response = StatusCode::OK.into_response();
    headers::describe(response.headers_mut(), &upload);
    Ok(response)
}

async fn go_on(site: Site, viewer: Viewer, id: UploadId, request: Request) -> Result<Response, Failure> {
    let (head, body) = request.into_parts();
    headers::require_version(&head.headers)?;
    if !headers::carries_bytes(&head.headers) {
        let say = "Content-Type must be application/offset+octet-stream";
        return Err(Failure::Protocol(StatusCode::UNSUPPORTED_MEDIA_TYPE, say));
    }
    let offset = headers::number(&head.headers, UPLOAD_OFFSET)?
        .ok_or(Failure::Protocol(StatusCode::BAD_REQUEST, "the header Upload-Offset is missing"))?;
    let upload = site.ports().practice.upload(&viewer, id).await?;
    if offset != upload.received {
        return Err(Fault::Conflict.into());
    }
    let progress = receive(&site, &viewer, &upload, &head.headers, body).await?;
    Ok(told(&head.headers, StatusCode::NO_CONTENT, progress))
}

async fn give_up(site: &Site, viewer: &Viewer, id: UploadId, asked: &HeaderMap) -> Result<Response, Failure> {
    headers::require_version(asked)?;
    site.ports().practice.cancel_upload(viewer, id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Takes the bytes of a request in, part by part. When the connection breaks, what has arrived is kept.
async fn receive(
    site: &Site,
    viewer: &Viewer,
    upload: &UploadView,
    asked: &HeaderMap,
    body: Body,
) -> Result<Progress, Failure> {
    let checksum = Checksum::read(asked)?;
    let _place = match checksum {
        Some(_) => site.forms.acquire().await.ok(),
        None => None,
    };
    let room = usize::try_from(upload.length - upload.received).unwrap_or(usize::MAX);
    // Bytes with a checksum count only together, so they are held until the last of them has been looked at.
    let part = if checksum.is_some() { room } else { PART };
    let mut stream = body.into_data_stream();
    let mut held = Vec::new();
    let mut offset = upload.received;
    let mut broken = false;
    while let Some(chunk) = stream.next().await {
        let Ok(chunk) = chunk else {
            broken = true;
            break;
        };
        held.extend_from_slice(&chunk);
        if offset + held.len() as u64 > upload.length {
            let say = "the request holds more bytes than the upload has left";
            return Err(Failure::Protocol(StatusCode::PAYLOAD_TOO_LARGE, say));
        }
        // The last part is left for the end, where it completes the upload.
        while held.len() > part {
            let rest = held.split_off(part);
            let full = std::mem::replace(&mut held, rest);
            let length = full.len() as u64;
            site.ports().practice.add_part(viewer, upload.id, offset, full).await?;
            offset += length;
        }
    }
    if let Some(checksum) = checksum
        && (broken || !checksum.matches(&held))
    {
        let status = StatusCode::from_u16(CHECKSUM_MISMATCH).unwrap_or(StatusCode::BAD_REQUEST);
        return Err(Failure::Protocol(status, "the bytes do not match their checksum"));
    }
    Ok(site.ports().practice.add_part(viewer, upload.id, offset, held).await?)
}

/// Tells what became of the bytes.
fn told(asked: &HeaderMap, status: StatusCode, progress: Progress) -> Response {
    match progress {
        Progress::Receiving(upload) => {
            let mut response = status.into_response();
            headers::progress(response.headers_mut(), &upload);
            response
        }
        Progress::Complete(upload, photo) => {
            let mut response = status.into_response();
            headers::progress(response.headers_mut(), &upload);
            headers::photo(response.headers_mut(), &photo);
            response
        }
        Progress::Refused { name, reason } => {
            let detail = app::practice::words::refused_file(errors::language(asked), &name, &reason);
            let facts = serde_json::json!({ "file": name, "photo": reason });
            errors::document(StatusCode::UNPROCESSABLE_ENTITY, &detail, facts)
        }
    }
}

/// Every answer names the protocol's version; what went wrong is said in the reader's language.
fn answer(locale: Locale, outcome: Result<Response, Failure>) -> Response {
    let mut response = match outcome {
        Ok(response) => response,
        Err(Failure::Protocol(status, say)) => errors::document(status, say, serde_json::json!({})),
        Err(Failure::Fault(fault)) => errors::in_words(locale, &fault),
    };
    response.headers_mut().insert(TUS_RESUMABLE, VERSION);
    if response.status() == StatusCode::PRECONDITION_FAILED {
        response.headers_mut().insert(headers::TUS_VERSION, VERSION);
    }
    response
}

fn not_allowed(allowed: &'static str) -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(http::header::ALLOW, allowed)]).into_response()
}
