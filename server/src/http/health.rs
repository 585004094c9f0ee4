//! For whoever keeps the platform running: is it alive, is it ready, how is it doing.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, header};
use subtle::ConstantTimeEq;

use super::Site;

/// `/healthz`: the process answers.
pub(crate) async fn alive() -> &'static str {
    "ok\n"
}

/// `/readyz`: the database answers too.
pub(crate) async fn ready(State(site): State<Site>) -> Response {
    match site.store.ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "not ready: the database does not answer"
            );
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}

/// `/metrics`: for this machine, or for whoever has the token.
pub(crate) async fn metrics(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    let presented = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .unwrap_or_default();
    let known = site
        .config
        .metrics_token
        .as_deref()
        .is_some_and(|token| token.as_bytes().ct_eq(presented.as_bytes()).into());
    // Behind a proxy every request comes from this machine, so there the token is the only way in.
    let local =
        peer.ip().is_loopback() && !site.config.trust_proxy && !headers.contains_key("x-forwarded-for");
    if known || local { site.metrics.render().into_response() } else { StatusCode::NOT_FOUND.into_response() }
}
