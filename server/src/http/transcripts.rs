//! The transcript for programs.

mod document;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use contract::Fault;
use contract::credentials::{
    AssessmentView, CasesView, QuizMarkView, RecordView, RenewalBasisView, StatedPrerequisiteView,
    VerificationView,
};
use domain::Locale;
use http::request::Parts;

use document::{Cases, Education, HeldBesides, Issuer, Mark, Reached, Renewal, Taught, Transcript, Work};

use super::credentials::{Followed, verify};
use super::documents::Wanted;
use super::errors::Problem;
use super::well_known::{for_everybody, under_the_name};
use super::{Site, conditional};

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
    let timeless = (&view.verdict, &view.next, &record.id, locale.tag(), &site.config.public_url);
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
    Transcript {
        version: 1,
        language: locale.tag(),
        page: address(format!("/verify/{}", view.code)),
        credential: address(format!("/credentials/{}/credential.jwt", view.code)),
        code: view.code.into(),
        renewed_by: Followed::of(None, view.next).renewed_by,
        state: view.verdict,
        as_of: view.as_of,
        holder: record.holder,
        title: record.title,
        certificate_number: record.license_number,
        edition: record.edition,
        replaces: record.previous.map(|(code, _)| code.into()),
        awarded_at: record.awarded_at,
        issued_at: record.issued_at,
        valid_until: record.valid_until,
        hours: record.hours,
        issuer: Issuer { name: record.issuer, url: record.issuer_url, did: record.issuer_did },
        course: Taught { name: record.course.0.to_string(), revision: record.course_revision },
        work: record.assessments.into_iter().map(work).collect(),
        quizzes: marks(record.quizzes),
        cases: cases(record.cases),
        prerequisites: record.prerequisites.into_iter().map(held).collect(),
        renewal: record.renewal.map(renewal),
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

fn marks(quizzes: Vec<QuizMarkView>) -> Vec<Mark> {
    quizzes.into_iter().map(|quiz| Mark { title: quiz.title, percent: quiz.percent.get() }).collect()
}

fn cases(cases: CasesView) -> Cases {
    Cases {
        total: cases.total,
        live_models: cases.live_models,
        categories: cases.categories.into_iter().collect(),
    }
}

fn held(held: StatedPrerequisiteView) -> HeldBesides {
    HeldBesides {
        kind: held.kind,
        provider: held.provider,
        issued_on: held.issued_on,
        expires_on: held.expires_on,
        checked_by: held.checked_by,
        on: held.on,
    }
}

fn renewal(basis: RenewalBasisView) -> Renewal {
    let education = basis.education.into_iter().map(|one| Education {
        title: one.title,
        provider: one.provider,
        completed_on: one.completed_on,
        hours: one.hours,
    });
    Renewal { education: education.collect(), quizzes: marks(basis.quizzes) }
}
