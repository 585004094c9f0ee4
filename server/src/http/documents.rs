//! Documents to take along: each is made when it is asked for, kept for a while, and named by its bytes.

use app::credentials::files::Paper;
use app::credentials::words;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use contract::Fault;
use contract::credentials::VerificationView;
use domain::Locale;
use domain::credentials::{CodeKey, Verdict};
use http::header;
use http::request::Parts;
use serde::Deserialize;

use super::credentials::verify;
use super::drawn::{Drawing, Key};
use super::errors::Problem;
use super::{Site, conditional, well_known};
use crate::documents::{self, DocumentError};

/// How a document is wanted.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Wanted {
    /// BCP 47 language; English unless it is one of ours.
    lang: Option<String>,
    /// The paper; A4 unless it is `letter`.
    paper: Option<String>,
}

impl Wanted {
    /// The language.
    pub(super) fn locale(&self) -> Locale {
        self.lang.as_deref().and_then(Locale::from_tag).unwrap_or_default()
    }

    fn paper(&self) -> Paper {
        self.paper.as_deref().map(Paper::parse).unwrap_or_default()
    }
}

/// A kind of document: the end of its name, its media type, and whether it is printed, so that paper matters.
struct Form {
    name: &'static str,
    media_type: &'static str,
    printed: bool,
}

/// `GET /credentials/{code}/certificate.pdf`
pub(crate) async fn certificate(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    parts: Parts,
) -> Result<Response, Problem> {
    let form = Form { name: ".pdf", media_type: "application/pdf", printed: true };
    let key = CodeKey::parse(&code).map_err(|_| Fault::NotFound)?;
    let mini = site.ports().credentials.mini(&key).await?;
    let address = page(&site);
    let draw = move |view: &VerificationView, locale, paper| {
        documents::certificate(view, locale, paper, &address(view), &mini)
    };
    document(&site, &code, &wanted, &parts, form, draw).await
}

/// `GET /credentials/{code}/transcript.pdf`
pub(crate) async fn transcript(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    parts: Parts,
) -> Result<Response, Problem> {
    let form = Form { name: "-transcript.pdf", media_type: "application/pdf", printed: true };
    let address = page(&site);
    let draw = move |view: &VerificationView, locale, paper| {
        documents::transcript(view, locale, paper, &address(view))
    };
    document(&site, &code, &wanted, &parts, form, draw).await
}

/// `GET /credentials/{code}/badge.png`
pub(crate) async fn badge_png(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    parts: Parts,
) -> Result<Response, Problem> {
    let form = Form { name: ".png", media_type: "image/png", printed: false };
    let draw = |view: &VerificationView, locale, _| documents::badge_png(view, locale);
    document(&site, &code, &wanted, &parts, form, draw).await
}

/// `GET /credentials/{code}/badge.svg`
pub(crate) async fn badge_svg(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    parts: Parts,
) -> Result<Response, Problem> {
    let form = Form { name: ".svg", media_type: "image/svg+xml", printed: false };
    let draw =
        |view: &VerificationView, locale, _| documents::badge_svg(view, locale).map(String::into_bytes);
    document(&site, &code, &wanted, &parts, form, draw).await
}

/// `GET /credentials/{code}/credential.json`: the credential with the proof inside. Certificates issued earlier have none.
pub(crate) async fn credential(
    State(site): State<Site>,
    Path(code): Path<String>,
    parts: Parts,
) -> Result<Response, Problem> {
    let view = verify(&site, &code, &parts, Locale::En).await?;
    let document = credential::embedded_credential(view.jwt.as_bytes()).ok_or(Fault::NotFound)?;
    Ok(told(&parts, "application/json", document, &format!("{}.json", view.code)))
}

/// `GET /credentials/{code}/expiry.ics`
pub(crate) async fn calendar(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    parts: Parts,
) -> Result<Response, Problem> {
    let locale = wanted.locale();
    let view = verify(&site, &code, &parts, locale).await?;
    let day = documents::calendar(&view, locale, &page(&site)(&view)).ok_or(Fault::NotFound)?;
    Ok(told(&parts, "text/calendar; charset=utf-8", day, &format!("{}.ics", view.code)))
}

/// What the page that says how things stand is called from outside.
fn page(site: &Site) -> impl Fn(&VerificationView) -> String + Send + use<> {
    let public_url = site.config.public_url.clone();
    move |view| format!("{public_url}/verify/{}", view.code)
}

/// A text for everybody, under its tag and its name.
fn told(parts: &Parts, media_type: &'static str, text: String, name: &str) -> Response {
    let tag = conditional::tag_of(text.as_bytes());
    let answer = || ([(header::CONTENT_TYPE, media_type)], text).into_response();
    let response = conditional::tagged(&parts.headers, &tag, answer);
    well_known::for_everybody(well_known::under_the_name(response, name), 0)
}

/// A document of a certificate: the one that is kept, or drawn now, a few at a time.
async fn document(
    site: &Site,
    code: &str,
    wanted: &Wanted,
    parts: &Parts,
    form: Form,
    draw: impl FnOnce(&VerificationView, Locale, Paper) -> Result<Vec<u8>, DocumentError> + Send + 'static,
) -> Result<Response, Problem> {
    let locale = wanted.locale();
    let paper = if form.printed { wanted.paper() } else { Paper::default() };
    let key = CodeKey::parse(code).map_err(|_| Fault::NotFound)?;
    // Asked before the certificate is read: what changes in between is another version.
    let version = site.ports().credentials.revision(&key).await?.unwrap_or_default();
    let view = verify(site, code, parts, locale).await?;
    if view.record.is_none() {
        return Err(Fault::NotFound.into());
    }
    let name = format!("{}{}", view.code, form.name);
    let state = words::verdict(locale, &view.verdict);
    let key = Key { code: view.code.clone(), version, state, form: form.name, locale, paper };
    // What could not be checked may be checked in a moment, so a document that says so is not kept.
    let lasting = view.verdict != Verdict::Unchecked;
    let drawing = async {
        let _turn = site.documents.acquire().await;
        let drawn = tokio::task::spawn_blocking(move || draw(&view, locale, paper)).await;
        let failed = |error: &(dyn std::error::Error + 'static)| {
            tracing::error!(error, form = form.name, "a certificate cannot be drawn");
            Fault::Internal { reference: format!("certificate{}", form.name) }
        };
        let bytes = drawn.map_err(|error| failed(&error))?.map_err(|error| failed(&error))?;
        Ok::<_, Fault>(Drawing::new(bytes))
    };
    let Drawing { bytes, tag } =
        if lasting { site.drawn.or_draw(&key, drawing).await? } else { drawing.await? };
    let answer = || ([(header::CONTENT_TYPE, form.media_type)], bytes).into_response();
    let response = conditional::tagged(&parts.headers, &tag, answer);
    Ok(well_known::for_everybody(well_known::under_the_name(response, &name), 0))
}
