//! Certificates for machines: the signed document, its status, the status lists.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use contract::Fault;
use contract::credentials::{CheckView, VerificationView};
use domain::Locale;
use domain::credentials::{Code, CodeKey, Verdict};
use domain::id::CredentialId;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::Value;
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::errors::Problem;
use super::well_known::for_everybody;
use super::{Site, address};

/// The media type of a signed document ([VC-JOSE-COSE](https://www.w3.org/TR/vc-jose-cose/)).
const JWT: &str = "application/vc+jwt";

/// What is known about a certificate now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CertificateStatus {
    /// The code as printed.
    #[schema(example = "7Q4K-2M9P-W3XD")]
    code: String,
    /// Whether the certificate may be relied on: only if this is `valid`.
    verdict: VerdictName,
    /// Since when it is expired, suspended, revoked or superseded.
    #[serde(skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    since: Option<OffsetDateTime>,
    /// Why it was suspended or revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// The code of the certificate that took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by: Option<String>,
    /// The moment it was checked for.
    #[serde(with = "time::serde::rfc3339")]
    as_of: OffsetDateTime,
    /// The checks, in the order they were made.
    checks: Vec<Checked>,
    /// Everything the certificate states; absent when it cannot be believed.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<Value>,
    /// The page for people.
    page: String,
    /// The signed document, an Open Badges 3.0 credential as JWT.
    credential: String,
}

/// Whether a certificate may be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum VerdictName {
    /// Genuine and in force.
    Valid,
    /// Genuine, but its time is over.
    Expired,
    /// Genuine, but set aside for now.
    Suspended,
    /// Genuine, but taken back.
    Revoked,
    /// Genuine, but replaced.
    Superseded,
    /// Not what was signed.
    Altered,
    /// A check could not be made: nothing is promised.
    Unchecked,
}

/// How one check came out.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Checked {
    /// Which one: `form`, `issuer`, `signature`, `contents`, `started`, `not_expired`, `status_list`,
    /// `not_withdrawn` or `record`.
    #[schema(value_type = String, example = "signature")]
    check: contract::credentials::Check,
    /// `pass`, `fail` or `unknown`, which is never a pass.
    #[schema(value_type = String, example = "pass")]
    outcome: domain::credentials::CheckOutcome,
    /// Why it is no pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object)]
    why: Option<contract::credentials::Why>,
}

impl From<CheckView> for Checked {
    fn from(view: CheckView) -> Self {
        Self { check: view.check, outcome: view.outcome, why: view.why }
    }
}

/// Checks a certificate.
///
/// With `Accept: application/vc+jwt` the answer is the signed document itself.
#[utoipa::path(
    get,
    path = "/api/v1/credentials/{code}",
    tag = "certificates",
    operation_id = "checkCertificate",
    params(("code" = String, Path, description = "The code; case, spaces and hyphens do not matter, O reads as 0, I and L as 1")),
    responses(
        (status = 200, description = "The certificate, checked now", content(
            (CertificateStatus = "application/json"),
            (String = "application/vc+jwt"),
        )),
        (status = 404, description = "No certificate has this code", body = super::openapi::ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many look-ups from this address; see `Retry-After`", body = super::openapi::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn status(
    State(site): State<Site>,
    Path(code): Path<String>,
    parts: Parts,
) -> Result<Response, Problem> {
    let view = verify(&site, &code, &parts, Locale::En).await?;
    let mut response = if wants_jwt(&parts.headers) {
        jwt(view.jwt, true)
    } else {
        Json(document(&site, view)).into_response()
    };
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
    Ok(for_everybody(response, 0))
}

/// `GET /credentials/{code}/credential.jwt`
pub(crate) async fn signed(
    State(site): State<Site>,
    Path(code): Path<String>,
    parts: Parts,
) -> Result<Response, Problem> {
    let view = verify(&site, &code, &parts, Locale::En).await?;
    let mut response = jwt(view.jwt, wants_jwt(&parts.headers));
    let name = format!("inline; filename=\"{}.jwt\"", view.code);
    if let Ok(name) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(for_everybody(response, 0))
}

/// `GET /credentials/{id}`: what signed documents call themselves leads to the page, or with
/// `Accept: application/vc+jwt` to the document.
pub(crate) async fn named(
    State(site): State<Site>,
    Path(id): Path<String>,
    parts: Parts,
) -> Result<Response, Problem> {
    let code = match id.parse::<CredentialId>() {
        Ok(id) => site.ports.credentials.code(id).await?,
        Err(_) => Code::parse(&id).map_err(|_| Fault::NotFound)?,
    };
    if wants_jwt(&parts.headers) {
        let view = verify(&site, code.as_str(), &parts, Locale::En).await?;
        return Ok(for_everybody(jwt(view.jwt, true), 0));
    }
    Ok(Redirect::to(&format!("/verify/{code}")).into_response())
}

/// Gives a status list: one bit for each certificate, set when it was withdrawn.
///
/// A [Bitstring Status List](https://www.w3.org/TR/vc-bitstring-status-list/) as signed JWT.
#[utoipa::path(
    get,
    path = "/api/v1/status-lists/{number}",
    tag = "certificates",
    operation_id = "statusList",
    params(("number" = u32, Path, description = "The list's number, from 1")),
    responses(
        (status = 200, description = "The list, signed within the last day", content(
            (String = "application/vc+jwt"),
            (String = "text/plain"),
        )),
        (status = 304, description = "The list is still the one named by `If-None-Match`"),
        (status = 404, description = "There is no such list", body = super::openapi::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn status_list(
    State(site): State<Site>,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let number = number.parse().map_err(|_| Fault::NotFound)?;
    let list = site.ports.credentials.status_list(number).await?;
    let tag = format!("\"{}\"", list.tag);
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let mut response =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { jwt(list.jwt, wants_jwt(&headers)) };
    let set = response.headers_mut();
    set.insert(header::VARY, HeaderValue::from_static("accept"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        set.insert(header::ETAG, tag);
    }
    Ok(for_everybody(response, list.max_age))
}

/// The certificate with this code, checked.
pub(super) async fn verify(
    site: &Site,
    code: &str,
    parts: &Parts,
    locale: Locale,
) -> Result<VerificationView, Fault> {
    let key = CodeKey::parse(code).map_err(|_| Fault::NotFound)?;
    let from = address::of(parts, site.config.trust_proxy);
    site.ports.credentials.verify(&key, from, locale).await
}

fn document(site: &Site, view: VerificationView) -> CertificateStatus {
    let record = view.record.is_some().then(|| serde_json::from_str(&view.record_json).ok()).flatten();
    let (verdict, since, reason, replaced_by) = match view.verdict {
        Verdict::Valid => (VerdictName::Valid, None, None, None),
        Verdict::Expired { at } => (VerdictName::Expired, Some(at), None, None),
        Verdict::Suspended { at, reason } => (VerdictName::Suspended, Some(at), Some(reason), None),
        Verdict::Revoked { at, reason } => (VerdictName::Revoked, Some(at), Some(reason), None),
        Verdict::Superseded { at, by } => (VerdictName::Superseded, Some(at), None, Some(by.into())),
        Verdict::Altered => (VerdictName::Altered, None, None, None),
        Verdict::Unchecked => (VerdictName::Unchecked, None, None, None),
    };
    let address = |path: String| format!("{}{path}", site.config.public_url);
    CertificateStatus {
        verdict,
        since,
        reason,
        replaced_by,
        as_of: view.as_of,
        checks: view.checks.into_iter().map(Checked::from).collect(),
        record,
        page: address(format!("/verify/{}", view.code)),
        credential: address(format!("/credentials/{}/credential.jwt", view.code)),
        code: view.code.into(),
    }
}

/// A token: under its own media type for those who ask for it, readable in a browser for everybody else.
fn jwt(token: String, asked: bool) -> Response {
    let media_type = if asked { JWT } else { "text/plain; charset=utf-8" };
    ([(header::CONTENT_TYPE, media_type)], token).into_response()
}

fn wants_jwt(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|list| list.split(',')).any(|entry| {
        let media_type = entry.split(';').next().unwrap_or_default().trim();
        media_type.eq_ignore_ascii_case(JWT) || media_type.eq_ignore_ascii_case("application/jwt")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_sent_under_its_own_name_to_those_who_ask_for_it() {
        let asks = |accept: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
            wants_jwt(&headers)
        };
        assert!(asks("application/vc+jwt"));
        assert!(asks("text/html, Application/VC+JWT;q=0.9"));
        assert!(!asks("text/html,*/*"));
        assert!(!wants_jwt(&HeaderMap::new()));
    }
}
