//! Answers that a client may have already (RFC 9110, section 13).

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};

/// The entity tag of these very bytes.
pub(super) fn tag_of(bytes: &[u8]) -> String {
    format!("\"{}\"", &academy::Digest::of(bytes).as_str()[..32])
}

/// Whether the client says that it has what `tag` names, quotes included.
pub(super) fn has(headers: &HeaderMap, tag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let named = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    named.flat_map(|list| list.split(',')).any(|named| named.trim() == "*" || strong(named) == strong(tag))
}

/// The answer under its tag, or 304 without it when the client has it.
pub(super) fn tagged(headers: &HeaderMap, tag: &str, answer: impl FnOnce() -> Response) -> Response {
    let mut response = if has(headers, tag) { StatusCode::NOT_MODIFIED.into_response() } else { answer() };
    if let Ok(tag) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_that_has_it_is_told_so_however_it_asks() {
        let asks = |value| HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_static(value))]);
        for has_it in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"] {
            assert!(has(&asks(has_it), "\"a\""), "{has_it}");
        }
        assert!(!has(&asks("\"b\""), "\"a\"") && !has(&HeaderMap::new(), "\"a\""));
    }
}
