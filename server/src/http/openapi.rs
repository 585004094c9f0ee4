//! The description of the machine API (OpenAPI 3.1) at `/api/openapi.json`.
//!
//! What is annotated where it is handled is only named here; requests whose handler takes several methods, as the
//! upload protocol wants it, are described below.

use axum::Json;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::{Modify, OpenApi, ToSchema};

use super::well_known::for_everybody;
use super::{credentials, transcripts, verify};

/// Why a request could not be answered: a problem document (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[allow(dead_code, reason = "describes what `errors::Problem` writes")]
pub(crate) struct ProblemDocument {
    /// Always `about:blank`: the status says what kind of problem it is.
    r#type: String,
    /// The status in words.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What happened.
    detail: String,
    /// What happened, for programs: `sign_in`, `not_found`, `invalid`, `refused`, `conflict`, `too_many` or
    /// `internal`.
    fault: Option<String>,
}

/// Bytes as they are.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code, reason = "describes what is sent")]
pub(super) struct Bytes(Vec<u8>);

/// The version of the upload protocol.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what `uploads::headers` asks for")]
enum TusVersion {
    #[schema(rename = "1.0.0")]
    One,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Stipple",
        description = "Certificates for verifiers, uploads of practice photos, drafts of reviews. \
            Errors are problem documents (RFC 9457).",
    ),
    paths(
        credentials::status,
        credentials::status_list,
        transcripts::transcript,
        verify::verify,
        create_upload,
        upload_offset,
        continue_upload,
        give_upload_up,
        save_review_draft,
        keep_reading_place
    ),
    components(schemas(
        credentials::CertificateStatus,
        credentials::Checked,
        credentials::OnRecord,
        verify::Examination,
        ProblemDocument
    )),
    tags(
        (name = "certificates", description = "Open to everybody; look-ups of codes are counted for each address."),
        (name = "uploads", description = "Resumable uploads, tus 1.0.0 (https://tus.io/protocols/resumable-upload)."),
        (name = "reading", description = "Where readers go on, on any device."),
        (name = "reviews", description = "What the mentor's desk keeps while one works on it."),
    ),
    modifiers(&Session),
)]
struct Description;

/// Signed-in requests carry the session's cookie.
struct Session;

impl Modify for Session {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        if let Some(components) = description.components.as_mut() {
            let cookie = ApiKey::Cookie(ApiKeyValue::new("__Host-session"));
            components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
        }
    }
}

/// `GET /api/openapi.json`
pub(crate) async fn description() -> Response {
    for_everybody(Json(Description::openapi()).into_response(), 300)
}

/// Announces a photo and where to send its bytes; with a body, sends the first of them.
#[utoipa::path(
    post,
    path = "/api/v1/uploads",
    tag = "uploads",
    operation_id = "createUpload",
    security(("session" = [])),
    params(
        ("Tus-Resumable" = inline(TusVersion), Header, description = "The protocol's version"),
        ("Upload-Length" = u64, Header, description = "The photo's length in bytes, at most 40 MB"),
        ("Upload-Metadata" = String, Header, description = "`filename` and `assignment`, each followed by its value in base64"),
    ),
    request_body(content = inline(Option<Bytes>), content_type = "application/offset+octet-stream", description = "The first bytes, or none"),
    responses(
        (status = 201, description = "The upload's address is in `Location`, what has arrived in `Upload-Offset`"),
        (status = 400, description = "A header is missing or cannot be read", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 401, description = "Nobody has signed in", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 412, description = "Another version of the protocol", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "The photo is too long", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "The photo or the assignment cannot be accepted", body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
#[allow(dead_code, reason = "describes a method of `uploads::uploads`")]
fn create_upload() {}

/// Says how many bytes have arrived.
#[utoipa::path(
    head,
    path = "/api/v1/uploads/{id}",
    tag = "uploads",
    operation_id = "uploadOffset",
    security(("session" = [])),
    params(
        ("id" = String, Path, description = "The upload"),
        ("Tus-Resumable" = inline(TusVersion), Header, description = "The protocol's version"),
    ),
    responses(
        (status = 200, description = "`Upload-Offset` of `Upload-Length` bytes have arrived and are durable"),
        (status = 404, description = "There is no such upload, or it is somebody else's"),
    ),
)]
#[allow(dead_code, reason = "describes a method of `uploads::upload`")]
fn upload_offset() {}

/// Sends more bytes; the last ones turn the upload into a photo of the round.
#[utoipa::path(
    patch,
    path = "/api/v1/uploads/{id}",
    tag = "uploads",
    operation_id = "continueUpload",
    security(("session" = [])),
    params(
        ("id" = String, Path, description = "The upload"),
        ("Tus-Resumable" = inline(TusVersion), Header, description = "The protocol's version"),
        ("Upload-Offset" = u64, Header, description = "Where these bytes begin: as many as have arrived"),
        ("Upload-Checksum" = Option<String>, Header, description = "`sha1` or `sha256` and the digest in base64"),
    ),
    request_body(content = inline(Bytes), content_type = "application/offset+octet-stream"),
    responses(
        (status = 204, description = "`Upload-Offset` bytes have arrived and are durable"),
        (status = 404, description = "There is no such upload, or it is somebody else's", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 409, description = "The bytes begin somewhere else than the last ones ended", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "Another media type", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "The photo cannot be accepted", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 460, description = "The bytes do not match their checksum", body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
#[allow(dead_code, reason = "describes a method of `uploads::upload`")]
fn continue_upload() {}

/// Forgets an upload and what has arrived of it.
#[utoipa::path(
    delete,
    path = "/api/v1/uploads/{id}",
    tag = "uploads",
    operation_id = "giveUploadUp",
    security(("session" = [])),
    params(
        ("id" = String, Path, description = "The upload"),
        ("Tus-Resumable" = inline(TusVersion), Header, description = "The protocol's version"),
    ),
    responses(
        (status = 204, description = "Forgotten"),
        (status = 404, description = "There is no such upload, or it is somebody else's", body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
#[allow(dead_code, reason = "describes a method of `uploads::upload`")]
fn give_upload_up() {}

/// Keeps what one has drafted about a round and renews one's claim.
#[utoipa::path(
    put,
    path = "/api/v1/reviews/{submission}/draft",
    tag = "reviews",
    operation_id = "saveReviewDraft",
    security(("session" = [])),
    params(("submission" = String, Path, description = "The submission")),
    request_body(content = Object, content_type = "application/json", description = "`round`, the `base` version the changes were made to, and the `draft`"),
    responses(
        (status = 200, description = "Kept, with its version", body = Object),
        (status = 401, description = "Nobody has signed in", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such work, or not for this person", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 409, description = "Another window saved first: its draft and version; or the work is held by another mentor", body = Object),
        (status = 422, description = "The draft cannot be read or accepted", body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
#[allow(dead_code, reason = "describes `reviews::save_draft`")]
fn save_review_draft() {}

/// Keeps the section of a lesson that was read last.
#[utoipa::path(
    put,
    path = "/api/v1/courses/{course}/{module}/{lesson}/place",
    tag = "reading",
    operation_id = "keepReadingPlace",
    security(("session" = [])),
    params(
        ("course" = String, Path, description = "The course"),
        ("module" = String, Path, description = "The module"),
        ("lesson" = String, Path, description = "The lesson"),
    ),
    request_body(content = Object, content_type = "application/json", description = "`section`, the identifier of its heading, and `language`, in which it was read: `en` or `es`"),
    responses(
        (status = 204, description = "Kept, in place of what was kept before"),
        (status = 401, description = "Nobody has signed in", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such lesson, or not for this person", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "The lesson has no such section", body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
#[allow(dead_code, reason = "describes `places::keep`")]
fn keep_reading_place() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_of_the_machine_api_is_described() {
        let description = Description::openapi();
        let described: Vec<_> = description.paths.paths.keys().map(String::as_str).collect();
        let router = include_str!("router.rs");
        let served = router.split('"').filter(|text| text.starts_with("/api/v1/"));
        for address in served {
            assert!(described.contains(&address), "{address} is not described");
        }
    }

    #[test]
    fn the_description_speaks_openapi_3_1() {
        let json = serde_json::to_value(Description::openapi()).expect("JSON");
        assert!(json["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    }
}
