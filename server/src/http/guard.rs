//! What every answer carries, and what no request may do.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use url::Url;

use super::Site;

/// No page holds an inline script or style, so the policy needs neither nonces nor hashes: scripts and styles
/// are files of this site, WebAssembly may be compiled, and that is all.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; media-src 'self'; \
     object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Adds the headers every answer carries; a handler may have set its own.
pub(crate) async fn harden(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    complete(response.headers_mut());
    response
}

/// Adds what a handler has not set.
pub(crate) fn complete(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // What a handler did not declare fit for keeping is one person's business.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

/// Lets the page ask for the camera, to scan a code; the browser asks the person.
pub(crate) fn allow_camera(headers: &mut HeaderMap) {
    headers.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(self), geolocation=(), microphone=(), payment=(), usb=()"),
    );
}

/// Refuses writes that another site makes a browser send (CSRF).
///
/// Browsers name the origin of every write in `Sec-Fetch-Site` or `Origin`; a request with neither comes from a
/// program, which no other site controls.
pub(crate) async fn same_origin(State(site): State<Site>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_own(request.headers(), &site.config.public_url) {
        next.run(request).await
    } else {
        (
            StatusCode::FORBIDDEN,
            "This form was sent from another site. Open the page itself and send it from there.\n",
        )
            .into_response()
    }
}

fn is_own(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = text(header::ORIGIN);
    let own_origin = |origin: &str| {
        let host = Url::parse(origin).ok().map(|url| url.authority().to_owned());
        origin == public_url || host.is_some_and(|host| text(header::HOST) == Some(&host))
    };
    match text(HeaderName::from_static("sec-fetch-site")) {
        // Pages whose address is a secret name no referrer, and then browsers call the origin of their forms `null`. They
        // call it so too when another site sends one from a frame without an origin, but not `same-origin`.
        Some("same-origin") if origin == Some("null") => true,
        Some("same-origin" | "none") => origin.is_none_or(own_origin),
        Some(_) => false,
        None => origin.is_none_or(own_origin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(headers: &[(&'static str, &'static str)]) -> bool {
        let headers =
            headers.iter().map(|(k, v)| (HeaderName::from_static(k), HeaderValue::from_static(v))).collect();
        is_own(&headers, "https://academy.example")
    }

    #[test]
    fn a_write_from_another_site_is_refused_however_it_is_dressed() {
        assert!(asks(&[("sec-fetch-site", "same-origin"), ("origin", "https://academy.example")]));
        assert!(asks(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")]));
        assert!(asks(&[("sec-fetch-site", "same-origin"), ("origin", "null")]));
        assert!(asks(&[]));
        for foreign in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site"), ("origin", "https://academy.example")],
            &[("sec-fetch-site", "same-origin"), ("origin", "https://evil.example")],
            &[("origin", "null"), ("host", "academy.example")],
            &[("sec-fetch-site", "cross-site"), ("origin", "null")],
            &[("sec-fetch-site", "none"), ("origin", "null")],
            &[("origin", "https://academy.example.evil.example"), ("host", "academy.example")],
        ] {
            assert!(!asks(foreign), "{foreign:?}");
        }
    }
}
