//! Certificates for machines: the signed document, its status, the status lists.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use contract::Fault;
use contract::credentials::{CheckView, OnRecordView, VerificationView};
use domain::Locale;
use domain::credentials::{Cause, Code, CodeKey, Verdict};
use domain::id::CredentialId;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, header};
use serde::Serialize;
use serde_json::Value;
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::errors::Problem;
use super::verify::How;
use super::well_known::{for_everybody, under_the_name};
use super::{Site, address, conditional};

/// The media type of a signed document ([VC-JOSE-COSE](https://www.w3.org/TR/vc-jose-cose/)).
const JWT: &str = "application/vc+jwt";
/// What tools ask for that read JWTs.
const JWTS: [&str; 2] = [JWT, "application/jwt"];
/// The media type of a document with an embedded proof ([VC Data Model 2.0](https://www.w3.org/TR/vc-data-model-2.0/#media-types)).
const EMBEDDED: &str = "application/vc";
/// What tools ask for that read embedded proofs.
const EMBEDDEDS: [&str; 3] = [EMBEDDED, "application/ld+json", "application/vc+ld+json"];

/// What is known about a certificate now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CertificateStatus {
    /// The code as printed.
    #[schema(example = "7Q4K-2M9P-W3XD")]
    code: String,
    /// Whether the certificate may be relied on: only if this is `valid`.
    verdict: VerdictName,
    /// Since when it is expired, suspended, revoked or superseded, or from when it is valid.
    #[serde(skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    since: Option<OffsetDateTime>,
    /// Why it was suspended or revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// The code of the certificate that took its place, at whatever time that was.
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by: Option<String>,
    /// The code of the certificate that renewed it: both are in force until this one ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    renewed_by: Option<String>,
    /// How things stood at that moment by the academy's own records, where the signed document cannot tell: its time began
    /// later and an earlier certificate with the same number counted then, or the key that signed it was given up.
    #[serde(skip_serializing_if = "Option::is_none")]
    on_record: Option<OnRecord>,
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

/// How a certificate stood by the academy's own records. No signature vouches for it: it is the academy's word.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OnRecord {
    /// The code of the certificate that counted then: the one asked about, or an earlier one with the same number.
    #[schema(example = "7Q4K-2M9P-W3XD")]
    code: String,
    /// How it stood.
    verdict: VerdictName,
    /// Since when it was expired, suspended, revoked or superseded.
    #[serde(skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    since: Option<OffsetDateTime>,
    /// Why it was suspended or revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// The code of the certificate that had taken its place by then.
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by: Option<String>,
}

impl From<OnRecordView> for OnRecord {
    fn from(view: OnRecordView) -> Self {
        let Told { verdict, since, reason, replaced_by } = told(view.verdict);
        Self { code: view.code.into(), verdict, since, reason, replaced_by }
    }
}

/// Whether a certificate may be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum VerdictName {
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
    /// Genuine, but its time begins later than the moment asked about.
    NotYetValid,
    /// Another issuer's.
    NotOurs,
    /// Not what was signed.
    Altered,
    /// A check could not be made: nothing is promised.
    Unchecked,
}

/// How one check came out.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Checked {
    /// Which one: `form`, `issuer`, `signature`, `contents`, `proof`, `started`, `not_expired`, `status_list`,
    /// `not_withdrawn` or `record`.
    #[schema(value_type = String, example = "signature")]
    check: contract::credentials::Check,
    /// `pass`, `fail`, `unknown`, which is never a pass, or `none`: there is nothing to check.
    #[schema(value_type = String, example = "pass")]
    outcome: domain::credentials::CheckOutcome,
    /// Why it is no pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object)]
    why: Option<contract::credentials::Why>,
    /// The same more exactly, as a name that does not change, such as `header-extra`.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl From<CheckView> for Checked {
    fn from(view: CheckView) -> Self {
        Self { check: view.check, outcome: view.outcome, why: view.why, reason: view.reason }
    }
}

/// Checks a certificate.
///
/// With `Accept: application/vc+jwt` the answer is the signed document itself, with `Accept: application/vc` the
/// credential in it with its embedded proof.
#[utoipa::path(
    get,
    path = "/api/v1/credentials/{code}",
    tag = "certificates",
    operation_id = "checkCertificate",
    params(
        ("code" = String, Path, description = "The code; case, spaces and hyphens do not matter, O reads as 0, I and L as 1"),
        ("at" = Option<String>, Query, description = "Judge it for this date (its end, UTC) or moment (RFC 3339) instead of now: was it valid on that day?", example = "2027-03-14"),
        ("thorough" = Option<bool>, Query, description = "Check the proof inside the signed document too, although the signature around it covers it"),
    ),
    responses(
        (status = 200, description = "The certificate, checked", content(
            (CertificateStatus = "application/json"),
            (String = "application/vc+jwt"),
            (Object = "application/vc"),
        )),
        (status = 400, description = "A parameter is given twice", body = String, content_type = "text/plain"),
        (status = 404, description = "No certificate has this code", body = super::openapi::ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "A parameter cannot be read", body = super::openapi::ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many look-ups from this address; see `Retry-After`", body = super::openapi::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn status(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(how): Query<How>,
    parts: Parts,
) -> Response {
    // Refusals too: a page of another site tells its reader what is wrong.
    for_everybody(look_up(&site, &code, how, &parts).await.into_response(), 0)
}

async fn look_up(site: &Site, code: &str, how: How, parts: &Parts) -> Result<Response, Problem> {
    let how = match how.read(site.now()) {
        Ok(how) => how,
        Err(misread) => return Ok(misread.into_response()),
    };
    let key = CodeKey::parse(code).map_err(|_| Fault::NotFound)?;
    let from = address::of(parts, site.config.trust_proxy);
    let view = site.ports().credentials.look_up(&key, how, from, Locale::En).await?;
    let mut response = match asked(&parts.headers, &view.jwt) {
        Some(signed) => signed,
        None => Json(document(site, view)).into_response(),
    };
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
    Ok(response)
}

/// `GET /credentials/{code}/credential.jwt`
pub(crate) async fn signed(
    State(site): State<Site>,
    Path(code): Path<String>,
    parts: Parts,
) -> Result<Response, Problem> {
    let view = verify(&site, &code, &parts, Locale::En).await?;
    let tag = conditional::tag_of(view.jwt.as_bytes());
    let answer = || jwt(view.jwt, Wanted::of(&parts.headers) == Wanted::Jwt);
    let mut response = conditional::tagged(&parts.headers, &tag, answer);
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
    Ok(for_everybody(under_the_name(response, &format!("{}.jwt", view.code)), 0))
}

/// `GET /credentials/{id}`: what signed documents call themselves leads to the page, or to the document, as token with
/// `Accept: application/vc+jwt`, with its embedded proof with `Accept: application/vc`.
pub(crate) async fn named(
    State(site): State<Site>,
    Path(id): Path<String>,
    parts: Parts,
) -> Result<Response, Problem> {
    let code = match id.parse::<CredentialId>() {
        Ok(id) => site.ports().credentials.code(id).await?,
        Err(_) => Code::parse(&id).map_err(|_| Fault::NotFound)?,
    };
    if Wanted::of(&parts.headers) != Wanted::Anything {
        let view = verify(&site, code.as_str(), &parts, Locale::En).await?;
        if let Some(mut signed) = asked(&parts.headers, &view.jwt) {
            signed.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
            return Ok(for_everybody(signed, 0));
        }
    }
    Ok(Redirect::to(&format!("/verify/{code}")).into_response())
}

/// Gives a status list: one bit for each certificate, set when it was withdrawn.
///
/// A [Bitstring Status List](https://www.w3.org/TR/vc-bitstring-status-list/) as signed JWT, or with
/// `Accept: application/vc` (or `application/ld+json`) as JSON with an embedded proof; both have the same bits.
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
            (Object = "application/vc"),
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
    let list = site.ports().credentials.status_list(number).await?;
    let wanted = Wanted::of(&headers);
    let tag = match wanted {
        Wanted::Embedded => format!("\"{}-vc\"", list.tag),
        Wanted::Jwt | Wanted::Anything => format!("\"{}\"", list.tag),
    };
    let answer = || match wanted {
        Wanted::Embedded => embedded(list.document),
        Wanted::Jwt | Wanted::Anything => jwt(list.jwt, wanted == Wanted::Jwt),
    };
    let mut response = conditional::tagged(&headers, &tag, answer);
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
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
    site.ports().credentials.verify(&key, from, locale).await
}

fn document(site: &Site, view: VerificationView) -> CertificateStatus {
    let record = view.record.is_some().then(|| serde_json::from_str(&view.record_json).ok()).flatten();
    let Told { verdict, since, reason, replaced_by } = told(view.verdict);
    let Followed { replaced_by, renewed_by } = Followed::of(replaced_by, view.next);
    let address = |path: String| format!("{}{path}", site.config.public_url);
    CertificateStatus {
        verdict,
        since,
        reason,
        replaced_by,
        renewed_by,
        on_record: view.on_record.map(OnRecord::from),
        as_of: view.as_of,
        checks: view.checks.into_iter().map(Checked::from).collect(),
        record,
        page: address(format!("/verify/{}", view.code)),
        credential: address(format!("/credentials/{}/credential.jwt", view.code)),
        code: view.code.into(),
    }
}

/// The certificate that followed one, as it is told.
pub(super) struct Followed {
    pub replaced_by: Option<String>,
    pub renewed_by: Option<String>,
}

impl Followed {
    /// By what the verdict says of it and by what followed at whatever time. Before renewals left certificates in force they
    /// replaced them, and the verdict says so.
    pub(super) fn of(replaced_by: Option<String>, next: Option<(Code, Cause)>) -> Self {
        match next {
            Some((code, Cause::Renewed)) if replaced_by.is_none() => {
                Self { replaced_by, renewed_by: Some(code.into()) }
            }
            Some((code, _)) => Self { replaced_by: Some(code.into()), renewed_by: None },
            None => Self { replaced_by, renewed_by: None },
        }
    }
}

/// A verdict with its facts, one by one.
pub(super) struct Told {
    pub verdict: VerdictName,
    pub since: Option<OffsetDateTime>,
    pub reason: Option<String>,
    pub replaced_by: Option<String>,
}

/// Takes a verdict apart.
pub(super) fn told(verdict: Verdict) -> Told {
    let (verdict, since, reason, replaced_by) = match verdict {
        Verdict::Valid => (VerdictName::Valid, None, None, None),
        Verdict::Expired { at } => (VerdictName::Expired, Some(at), None, None),
        Verdict::Suspended { at, reason } => (VerdictName::Suspended, Some(at), Some(reason), None),
        Verdict::Revoked { at, reason } => (VerdictName::Revoked, Some(at), Some(reason), None),
        Verdict::Superseded { at, by } => (VerdictName::Superseded, Some(at), None, Some(by.into())),
        Verdict::NotYetValid { from } => (VerdictName::NotYetValid, Some(from), None, None),
        Verdict::NotOurs => (VerdictName::NotOurs, None, None, None),
        Verdict::Altered => (VerdictName::Altered, None, None, None),
        Verdict::Unchecked => (VerdictName::Unchecked, None, None, None),
    };
    Told { verdict, since, reason, replaced_by }
}

/// A token: under its own media type for those who ask for it, readable in a browser for everybody else.
fn jwt(token: String, asked: bool) -> Response {
    let media_type = if asked { JWT } else { "text/plain; charset=utf-8" };
    ([(header::CONTENT_TYPE, media_type)], token).into_response()
}

/// A document with an embedded proof.
fn embedded(document: String) -> Response {
    ([(header::CONTENT_TYPE, EMBEDDED)], document).into_response()
}

/// A certificate's signed document in the form that is asked for, if one is and the document has it.
fn asked(headers: &HeaderMap, token: &str) -> Option<Response> {
    match Wanted::of(headers) {
        Wanted::Jwt => Some(jwt(token.to_owned(), true)),
        Wanted::Embedded => credential::embedded_credential(token.as_bytes()).map(embedded),
        Wanted::Anything => None,
    }
}

/// Which form of a signed document somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// The token.
    Jwt,
    /// JSON with an embedded proof.
    Embedded,
    /// None in particular.
    Anything,
}

impl Wanted {
    /// By `Accept` ([RFC 9110 §12.5.1](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1)); who likes both gets the token.
    fn of(headers: &HeaderMap) -> Self {
        match (quality(headers, &JWTS), quality(headers, &EMBEDDEDS)) {
            (jwt, embedded) if embedded > jwt => Self::Embedded,
            (jwt, _) if jwt > 0.0 => Self::Jwt,
            _ => Self::Anything,
        }
    }
}

/// How much one of these media types is wanted, if it is named: 0 to 1.
fn quality(headers: &HeaderMap, media_types: &[&str]) -> f32 {
    let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let entries = accepted.flat_map(|list| list.split(','));
    let qualities = entries.filter_map(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let media_type = parts.next()?;
        let named = media_types.iter().any(|known| known.eq_ignore_ascii_case(media_type));
        let quality = parts.find_map(|parameter| parameter.strip_prefix("q="));
        named.then(|| quality.map_or(1.0, |quality| quality.parse().unwrap_or(0.0)))
    });
    qualities.fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_gets_the_form_they_ask_for_and_the_token_if_they_take_both() {
        let wanted = |accept: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
            Wanted::of(&headers)
        };
        assert_eq!(wanted("application/vc+jwt"), Wanted::Jwt);
        assert_eq!(wanted("text/html, Application/VC+JWT;q=0.9"), Wanted::Jwt);
        assert_eq!(wanted("application/vc, application/vc+jwt"), Wanted::Jwt);
        assert_eq!(wanted("application/vc;q=0.9, application/jwt; q=0.1"), Wanted::Embedded);
        assert_eq!(wanted("application/ld+json, application/json"), Wanted::Embedded);
        for accept in ["text/html,*/*", "application/json", "application/vc;q=0", "application/vc;q=much", ""]
        {
            assert_eq!(wanted(accept), Wanted::Anything, "{accept}");
        }
        assert_eq!(Wanted::of(&HeaderMap::new()), Wanted::Anything);
    }
}
