//! The keys that certificates are checked with, for anybody's verifier.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, header};

use super::Site;
use super::errors::Problem;

/// `GET /.well-known/did.json` ([did:web](https://w3c-ccg.github.io/did-method-web/))
pub(crate) async fn did(State(site): State<Site>) -> Result<Response, Problem> {
    let document = site.ports().credentials.did_document()?;
    Ok(for_everybody(([(header::CONTENT_TYPE, "application/json")], document).into_response(), 300))
}

/// `GET /.well-known/jwks.json` (RFC 7517)
pub(crate) async fn jwks(State(site): State<Site>) -> Result<Response, Problem> {
    let keys = site.ports().credentials.jwks()?;
    Ok(for_everybody(([(header::CONTENT_TYPE, "application/jwk-set+json")], keys).into_response(), 300))
}

/// `GET /.well-known/key-log.jsonl`: every key there ever was, each line with the hash of the line before.
pub(crate) async fn key_log(State(site): State<Site>) -> Result<Response, Problem> {
    let log = site.ports().credentials.keys()?.log;
    Ok(for_everybody(([(header::CONTENT_TYPE, "application/jsonl")], log).into_response(), 300))
}

/// Names the file that a browser shows or saves.
pub(super) fn under_the_name(mut response: Response, name: &str) -> Response {
    if let Ok(shown) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, shown);
    }
    response
}

/// Lets scripts of any site read the answer, and anybody keep it for `max_age` seconds.
pub(super) fn for_everybody(mut response: Response, max_age: u32) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    let cache = if max_age == 0 { "no-cache".to_owned() } else { format!("public, max-age={max_age}") };
    if let Ok(cache) = HeaderValue::from_str(&cache) {
        headers.insert(header::CACHE_CONTROL, cache);
    }
    response
}
