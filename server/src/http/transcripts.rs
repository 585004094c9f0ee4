//! The transcript for programs.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use contract::Fault;
use contract::credentials::{AssessmentView, RecordView, VerificationView};
use domain::Locale;
use domain::credentials::Verdict;
use http::request::Parts;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::credentials::verify;
use super::documents::Wanted;
use super::errors::Problem;
use super::well_known::{for_everybody, under_the_name};
use super::{Site, conditional};

/// Everything that was assessed for a certificate. Members may be added; none changes its meaning.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Transcript {
    /// The version of this form: 1.
    version: u8,
    /// The language of titles and texts: `en` or `es`.
    #[schema(example = "en")]
    language: &'static str,
    /// The certificate's code as printed.
    #[schema(example = "7Q4K-2M9P-W3XD")]
    code: String,
    /// Where the certificate stands: `verdict` (`valid`, `expired`, `suspended`, `revoked`, `superseded` or
    /// `unchecked`), and with it `at`, `reason` or `by`.
    #[schema(value_type = Object)]
    state: Verdict,
    /// The moment it was checked for.
    #[serde(with = "time::serde::rfc3339")]
    as_of: OffsetDateTime,
    /// The holder's name as printed.
    holder: String,
    /// What the certificate is for.
    title: String,
    /// The running number.
    #[schema(example = "SMP-2026-00001")]
    certificate_number: String,
    /// When it was issued.
    #[serde(with = "time::serde::rfc3339")]
    issued_at: OffsetDateTime,
    /// When it ends.
    #[serde(with = "time::serde::rfc3339")]
    valid_until: OffsetDateTime,
    /// Study hours.
    hours: u16,
    /// Who issued it.
    issuer: Issuer,
    /// The course as it was taught and assessed.
    course: Taught,
    /// The practice work, in the order of the course.
    work: Vec<Work>,
    /// The quizzes, in the order of the course.
    quizzes: Vec<Mark>,
    /// The SHA-256 of each rubric that was used.
    rubric_revisions: Vec<String>,
    /// Everybody who reviewed the work, each once.
    reviewers: Vec<String>,
    /// What had to be shown.
    criteria: String,
    /// What the certificate says and does not say.
    scope: String,
    /// The page for people.
    page: String,
    /// The signed document, an Open Badges 3.0 credential as JWT.
    credential: String,
}

/// Who issued a certificate, as it was then.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Issuer {
    /// The academy's name.
    name: String,
    /// Its address.
    url: String,
    /// Its identifier.
    #[schema(example = "did:web:academy.example")]
    did: String,
}

/// A course as it was taught.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Taught {
    /// Its name in addresses.
    #[schema(example = "foundations")]
    name: String,
    /// The SHA-256 of its content.
    revision: String,
}

/// Practice work that was approved.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Work {
    /// The assignment's title.
    title: String,
    /// What was worked on.
    #[schema(value_type = String, example = "latex")]
    surface: domain::learning::Surface,
    /// Rounds until approval, from 1.
    rounds: u32,
    /// When it was approved.
    #[serde(with = "time::serde::rfc3339")]
    approved_at: OffsetDateTime,
    /// The mentor's name.
    reviewer: String,
    /// Every criterion with the level reached.
    criteria: Vec<Reached>,
    /// The SHA-256 of each photo of the approved round.
    photos: Vec<String>,
}

/// The level reached in a criterion.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Reached {
    /// The criterion's title.
    title: String,
    /// 0 not shown, 1 not yet, 2 developing, 3 competent, 4 excellent.
    #[schema(minimum = 0, maximum = 4)]
    level: u8,
}

/// A quiz that was passed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Mark {
    /// Its title.
    title: String,
    /// The best mark, in percent.
    #[schema(minimum = 0, maximum = 100)]
    percent: u8,
}

/// Gives the transcript of a certificate: all assessed criteria with their levels, quizzes, hours, reviewers, revisions.
///
/// The same as a document to print is at `/credentials/{code}/transcript.pdf`.
#[utoipa::path(
    get,
    path = "/credentials/{code}/transcript.json",
    tag = "certificates",
    operation_id = "transcript",
    params(
        ("code" = String, Path, description = "The code; case, spaces and hyphens do not matter, O reads as 0, I and L as 1"),
        ("lang" = Option<String>, Query, description = "`en` or `es`, the language of titles and texts"),
    ),
    responses(
        (status = 200, description = "The transcript", body = Transcript),
        (status = 304, description = "It is still the one named by `If-None-Match`, its moment aside"),
        (status = 404, description = "No certificate has this code", body = super::openapi::ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many look-ups from this address; see `Retry-After`", body = super::openapi::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn transcript(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    parts: Parts,
) -> Result<Response, Problem> {
    let locale = wanted.locale();
    let mut view = verify(&site, &code, &parts, locale).await?;
    let record = view.record.take().ok_or(Fault::NotFound)?;
    let name = format!("{}-transcript.json", view.code);
    // Weak: two answers that differ in nothing but their moment say the same.
    let timeless = (&view.verdict, &record.id, locale.tag(), &site.config.public_url);
    let timeless = serde_json::to_vec(&timeless).unwrap_or_default();
    let tag = format!("W/{}", conditional::tag_of(&timeless));
    let answer = || Json(written(&site.config.public_url, view, record, locale)).into_response();
    let response = conditional::tagged(&parts.headers, &tag, answer);
    Ok(for_everybody(under_the_name(response, &name), 0))
}

fn written(public_url: &str, view: VerificationView, record: RecordView, locale: Locale) -> Transcript {
    let address = |path: String| format!("{public_url}{path}");
    let mut reviewers: Vec<_> = record.assessments.iter().map(|work| work.reviewer.clone()).collect();
    reviewers.sort();
    reviewers.dedup();
    let quizzes = record.quizzes.into_iter();
    Transcript {
        version: 1,
        language: locale.tag(),
        page: address(format!("/verify/{}", view.code)),
        credential: address(format!("/credentials/{}/credential.jwt", view.code)),
        code: view.code.into(),
        state: view.verdict,
        as_of: view.as_of,
        holder: record.holder,
        title: record.title,
        certificate_number: record.license_number,
        issued_at: record.issued_at,
        valid_until: record.valid_until,
        hours: record.hours,
        issuer: Issuer { name: record.issuer, url: record.issuer_url, did: record.issuer_did },
        course: Taught { name: record.course.0.to_string(), revision: record.course_revision },
        work: record.assessments.into_iter().map(work).collect(),
        quizzes: quizzes.map(|quiz| Mark { title: quiz.title, percent: quiz.percent.get() }).collect(),
        rubric_revisions: record.rubric_revisions,
        reviewers,
        criteria: record.criteria,
        scope: record.scope,
    }
}

fn work(work: AssessmentView) -> Work {
    let levels = work.levels.into_iter();
    Work {
        title: work.title,
        surface: work.surface,
        rounds: work.rounds,
        approved_at: work.approved_at,
        reviewer: work.reviewer,
        criteria: levels.map(|level| Reached { title: level.title, level: level.level.get() }).collect(),
        photos: work.photos,
    }
}
