//! Every address of the site.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{any, get, post, put};
use http::{HeaderName, Request};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::trace::{DefaultOnResponse, TraceLayer};

use super::{
    Site, assets, credentials, documents, evidence, figures, forms, guard, health, live, media, notes,
    openapi, pages, photos, places, reviews, session, sitemap, transcripts, uploads, verify, well_known,
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The site as a service.
pub(crate) fn router(site: Site) -> Router {
    let signed_in = Router::new()
        .route("/media/{photo}/{file}", get(photos::file))
        .route("/media/courses/{course}/{file}", get(media::file))
        .route("/documents/{document}", get(evidence::document))
        .route("/api/v1/uploads", any(uploads::uploads))
        .route("/api/v1/uploads/{id}", any(uploads::upload))
        .route(
            "/api/v1/reviews/{submission}/draft",
            put(reviews::save_draft).layer(DefaultBodyLimit::max(reviews::MAX_DRAFT)),
        )
        .route("/notes.md", get(notes::file))
        .route(
            "/api/v1/courses/{course}/{module}/{lesson}/place",
            put(places::keep).layer(DefaultBodyLimit::max(places::MAX_PLACE)),
        )
        .fallback(pages::answer)
        .layer(from_fn_with_state(site.clone(), session::identify))
        .layer(from_fn_with_state(site.clone(), guard::same_origin))
        .layer(DefaultBodyLimit::max(forms::MAX_REQUEST));
    let open = Router::new()
        .route("/static/{name}", get(assets::fixed))
        .route("/pkg/{name}", get(assets::island))
        .route("/sw.js", get(assets::worker))
        .route("/reading-sw.js", get(assets::reading_worker))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .route("/robots.txt", get(sitemap::robots))
        .route("/sitemap.xml", get(sitemap::sitemap))
        .route("/.well-known/did.json", get(well_known::did))
        .route("/.well-known/jwks.json", get(well_known::jwks))
        .route("/.well-known/key-log.jsonl", get(well_known::key_log))
        .route("/api/openapi.json", get(openapi::description))
        .route("/api/v1/credentials/{code}", get(credentials::status))
        .route("/api/v1/verify", post(verify::verify).layer(DefaultBodyLimit::max(verify::MAX_BODY)))
        .route("/api/v1/status-lists/{number}", get(credentials::status_list))
        .route("/credentials/{id}", get(credentials::named))
        .route("/credentials/{code}/credential.jwt", get(credentials::signed))
        .route("/credentials/{code}/badge.png", get(documents::badge_png))
        .route("/credentials/{code}/badge.svg", get(documents::badge_svg))
        .route("/credentials/{code}/certificate.pdf", get(documents::certificate))
        .route("/credentials/{code}/credential.json", get(documents::credential))
        .route("/credentials/{code}/transcript.pdf", get(documents::transcript))
        .route("/credentials/{code}/transcript.json", get(transcripts::transcript))
        .route("/credentials/{code}/expiry.ics", get(documents::calendar))
        .route("/credentials/{code}/status.svg", get(live::picture))
        .route("/embed/{code}", get(live::frame))
        .route("/figures/{figure}/table.csv", get(figures::table));
    open.merge(signed_in)
        .layer(
            ServiceBuilder::new()
                .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
                .layer(
                    TraceLayer::new_for_http()
                        .make_span_with(|request: &Request<_>| {
                            let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
                            tracing::info_span!("request", id, method = %request.method(), path = told(request.uri().path()))
                        })
                        .on_response(DefaultOnResponse::new().level(tracing::Level::INFO)),
                )
                .layer(PropagateRequestIdLayer::new(REQUEST_ID))
                .layer(from_fn_with_state(site.clone(), pages::kept))
                .layer(from_fn(guard::harden))
                .layer(CatchPanicLayer::new()),
        )
        .with_state(site)
}

/// What the log is told of an address: the path, since a query may hold the secret of a letter; and of a share link
/// not what opens it.
fn told(path: &str) -> &str {
    let page = path.strip_prefix("/es").unwrap_or(path);
    page.strip_prefix("/shared/").map_or(path, |secret| &path[..path.len() - secret.len()])
}

/// How long requests in flight may take to end when the server stops.
pub(crate) const GRACE: Duration = Duration::from_secs(20);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_is_told_no_secrets() {
        assert_eq!(told("/shared/0Zr4nDxWk3nq7Qm1B-_cdA"), "/shared/");
        assert_eq!(told("/es/shared/0Zr4nDxWk3nq7Qm1B-_cdA/"), "/es/shared/");
        assert_eq!(told("/verify/DEMO-VALID"), "/verify/DEMO-VALID");
        assert_eq!(told("/nowhere"), "/nowhere");
    }
}
