//! The description of the machine API (OpenAPI 3.1) at `/api/openapi.json`.

use axum::Json;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::credentials;
use super::well_known::for_everybody;

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
    /// What happened, in English.
    detail: String,
    /// What happened, for programs: `sign_in`, `not_found`, `invalid`, `refused`, `conflict`, `too_many` or
    /// `internal`.
    fault: String,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Stipple",
        description = "Certificates for verifiers, and uploads of practice photos. Errors are problem documents (RFC 9457).",
    ),
    paths(credentials::status, credentials::status_list),
    components(schemas(credentials::CertificateStatus, credentials::Checked, ProblemDocument)),
    tags((name = "certificates", description = "Open to everybody; look-ups of codes are counted for each address.")),
)]
struct Description;

/// `GET /api/openapi.json`
pub(crate) async fn description() -> Response {
    for_everybody(Json(Description::openapi()).into_response(), 300)
}
