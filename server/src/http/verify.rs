//! Checking what somebody holds in their hands, for machines.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
pub(crate) use contract::credentials::moment;
use contract::credentials::{Asked, ExaminationView, IssuerView, StatedView};
use domain::Locale;
use domain::credentials::{Conclusion, Source, Unreadable};
use http::StatusCode;
use http::request::Parts;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::credentials::{Checked, Followed, OnRecord, Told, VerdictName, told};
use super::errors::{self, Problem};
use super::well_known::for_everybody;
use super::{Site, address};

/// The largest body that is read: a file, or one wrapped in JSON.
pub(super) const MAX_BODY: usize = credential::MAX_FILE_BYTES;

/// What was shown, checked.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Examination {
    /// What it was found in: `code`, `link`, `jwt`, `json`, `png`, `svg` or `pdf`.
    #[schema(value_type = String, example = "pdf")]
    source: Source,
    /// Whether it is a genuine document of this academy, whatever has become of it since.
    ours: bool,
    /// Whether it may be relied on as a certificate of this academy: only if this is `valid`.
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
    /// How things stood by the academy's own records, where the document cannot tell: for a day before it began an earlier
    /// certificate with the same number may have counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    on_record: Option<OnRecord>,
    /// What the checks of another issuer's document come to: `valid`, `not_yet_valid`, `expired`, `withdrawn`,
    /// `altered` or `unchecked`. Anybody can be an issuer, so look at who it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "valid")]
    theirs: Option<Conclusion>,
    /// The moment it was checked for.
    #[serde(with = "time::serde::rfc3339")]
    as_of: OffsetDateTime,
    /// The checks, in the order they were made.
    checks: Vec<Checked>,
    /// Whom the document names as issuer; only as true as the document is.
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<Issuer>,
    /// What the document itself states; absent unless it is genuine.
    #[serde(skip_serializing_if = "Option::is_none")]
    stated: Option<Stated>,
    /// The code under which the register keeps it.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// The register's record of it; whether that says the same is the check `record`.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<Value>,
    /// The page for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    /// The signed document as the academy gives it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    credential: Option<String>,
}

/// Whom a document names as its issuer.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Issuer {
    /// Its identifier (DID).
    id: String,
    /// What it calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Its address, by its own account.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// What a genuine document states, in its own language.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Stated {
    /// What the holder is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<String>,
    /// What it is for.
    achievement: String,
    /// What that means.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// What had to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    criteria: Option<String>,
    /// The running number.
    #[serde(skip_serializing_if = "Option::is_none")]
    license_number: Option<String>,
    /// Start of validity.
    #[serde(skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    valid_from: Option<OffsetDateTime>,
    /// End of validity.
    #[serde(skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    valid_until: Option<OffsetDateTime>,
}

/// What a request says about how to check.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct How {
    at: Option<String>,
    thorough: Option<String>,
}

impl How {
    /// Reads it, as of `now`.
    ///
    /// # Errors
    /// The parameter that cannot be read.
    pub(super) fn read(&self, now: OffsetDateTime) -> Result<Asked, Misread> {
        let not_a_date = Misread {
            field: "at",
            kind: "not_a_date",
            detail: "`at` is neither a date such as 2027-03-14 nor a moment such as 2027-03-14T09:30:00Z",
        };
        let not_a_choice = Misread {
            field: "thorough",
            kind: "not_a_choice",
            detail: "`thorough` is neither true nor false",
        };
        let at = self.at.as_deref().map(|text| moment(text, now).ok_or(not_a_date)).transpose()?;
        let thorough = match self.thorough.as_deref() {
            Some("true") => true,
            Some("false") | None => false,
            Some(_) => return Err(not_a_choice),
        };
        Ok(Asked { at, thorough })
    }
}

/// A parameter that cannot be read; as a problem document, it names the parameter.
#[derive(Debug)]
pub(super) struct Misread {
    field: &'static str,
    kind: &'static str,
    detail: &'static str,
}

impl IntoResponse for Misread {
    fn into_response(self) -> Response {
        let problem = json!({"field": self.field, "problem": {"kind": self.kind}});
        let facts = json!({"fault": "invalid", "problems": [problem]});
        errors::document(StatusCode::UNPROCESSABLE_ENTITY, self.detail, facts)
    }
}

/// Checks a certificate that somebody holds in their hands.
///
/// The body is the file itself (a signed document, JSON, a baked PNG or SVG badge, a PDF with the document attached), or
/// JSON with the document, a link or a code in `credential`. What is in the bytes decides, not the media type. Nothing
/// is kept of it. Certificates of other issuers are checked too, with the keys that their identifier leads to.
#[utoipa::path(
    post,
    path = "/api/v1/verify",
    tag = "certificates",
    operation_id = "verifyCertificate",
    params(
        ("at" = Option<String>, Query, description = "Judge it for this date (its end, UTC) or moment (RFC 3339) instead of now", example = "2027-03-14"),
        ("thorough" = Option<bool>, Query, description = "Check the proof inside a signed document too, although the signature around it covers it"),
    ),
    request_body(content(
        (Request = "application/json"),
        (String = "application/vc+jwt"),
        (super::openapi::Bytes = "image/png"),
        (String = "image/svg+xml"),
        (super::openapi::Bytes = "application/pdf"),
        (super::openapi::Bytes = "application/octet-stream"),
    ), description = "At most 2 MiB"),
    responses(
        (status = 200, description = "What was found, checked", body = Examination),
        (status = 400, description = "A parameter is given twice", body = String, content_type = "text/plain"),
        (status = 404, description = "No certificate has this code", body = super::openapi::ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "The body is too large", body = super::openapi::ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "There is no certificate in it: `reason` says why; or a parameter cannot be read", body = super::openapi::ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many look-ups from this address; see `Retry-After`", body = super::openapi::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn verify(
    State(site): State<Site>,
    Query(how): Query<How>,
    parts: Parts,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    // Refusals too: a page of another site tells its reader what is wrong.
    for_everybody(examine(&site, how, &parts, body).await.into_response(), 0)
}

async fn examine(
    site: &Site,
    how: How,
    parts: &Parts,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let Ok(body) = body else { return Ok(unreadable(Unreadable::TooLarge)) };
    let asked = match how.read(site.now()) {
        Ok(asked) => asked,
        Err(misread) => return Ok(misread.into_response()),
    };
    let from = address::of(parts, site.config.trust_proxy);
    Ok(match site.ports().credentials.examine(body.into(), asked, from, Locale::En).await? {
        Ok(view) => Json(Examination::of(&site.config.public_url, *view)).into_response(),
        Err(reason) => unreadable(reason),
    })
}

/// The body of a request as JSON.
#[derive(ToSchema)]
#[schema(as = VerifyRequest)]
#[allow(dead_code, reason = "describes what is sent")]
struct Request {
    /// The signed document (a JWT, or JSON as text), a link to a certificate's page, or a code.
    #[schema(example = "7Q4K-2M9P-W3XD")]
    credential: String,
}

fn unreadable(reason: Unreadable) -> Response {
    let status = match reason {
        Unreadable::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let problem = json!([{"field": "credential", "problem": {"kind": reason.code()}}]);
    let facts = json!({"fault": "invalid", "reason": reason, "problems": problem});
    errors::document(status, &reason.to_string(), facts)
}

impl Examination {
    /// Writes down what was found, with addresses under `public_url`.
    pub(crate) fn of(public_url: &str, view: ExaminationView) -> Self {
        let Told { verdict, since, reason, replaced_by } = told(view.verdict);
        let address = |path: String| format!("{public_url}{path}");
        let code = view.kept.as_ref().map(|kept| kept.code.to_string());
        let next = view.kept.as_ref().and_then(|kept| kept.next.clone());
        let Followed { replaced_by, renewed_by } = Followed::of(replaced_by, next);
        Self {
            source: view.source,
            ours: view.ours,
            verdict,
            since,
            reason,
            replaced_by,
            renewed_by,
            on_record: view.on_record.map(OnRecord::from),
            theirs: view.theirs,
            as_of: view.as_of,
            checks: view.checks.into_iter().map(Checked::from).collect(),
            issuer: view.issuer.map(Issuer::from),
            stated: view.stated.map(Stated::from),
            record: view.kept.and_then(|kept| serde_json::from_str(&kept.record_json).ok()),
            page: code.as_ref().map(|code| address(format!("/verify/{code}"))),
            credential: code.as_ref().map(|code| address(format!("/credentials/{code}/credential.jwt"))),
            code,
        }
    }
}

impl From<IssuerView> for Issuer {
    fn from(view: IssuerView) -> Self {
        Self { id: view.id, name: view.name, url: view.url }
    }
}

impl From<StatedView> for Stated {
    fn from(view: StatedView) -> Self {
        Self {
            holder: view.holder,
            achievement: view.achievement,
            description: view.description,
            criteria: view.criteria,
            license_number: view.license_number,
            valid_from: view.valid_from,
            valid_until: view.valid_until,
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2027-03-14 09:30 UTC);

    #[test]
    fn a_date_means_its_end_and_today_means_now() {
        assert_eq!(moment("2027-03-13", NOW), Some(datetime!(2027-03-13 23:59:59 UTC)));
        assert_eq!(moment("2027-03-14", NOW), Some(NOW));
        assert_eq!(moment("2027-03-15", NOW), Some(datetime!(2027-03-15 23:59:59 UTC)));
        assert_eq!(moment("2027-03-13T10:00:00.5+02:00", NOW), Some(datetime!(2027-03-13 08:00 UTC)));
        assert_eq!(moment("2027-03-13T10:00:00 02:00", NOW), Some(datetime!(2027-03-13 08:00 UTC)));
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for text in [
            "",
            "yesterday",
            "2027-02-30",
            "2027-3-1",
            "14/03/2027",
            "20270314",
            "2027-W11-7",
            "2027-073",
            "2027-03-14T25:00:00Z",
            "-0001-01-01",
        ] {
            assert_eq!(moment(text, NOW), None, "{text}");
        }
        for how in [
            How { at: Some("yesterday".into()), thorough: None },
            How { at: None, thorough: Some("very".into()) },
        ] {
            let answer = how.read(NOW).expect_err("it cannot be read").into_response();
            assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
}
