//! Faults on their way out: as a page for people, as a problem document (RFC 9457) for tools.

use axum::Json;
use axum::response::{IntoResponse, Response};
use contract::Fault;
use domain::Locale;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::{Value, json};

/// A fault as a problem document.
#[derive(Debug, Clone)]
pub(crate) struct Problem(pub Fault);

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self(fault)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let facts = serde_json::to_value(&self.0).unwrap_or_default();
        let mut response = document(status(&self.0), &self.0.to_string(), facts);
        if let Fault::TooMany { seconds } = self.0 {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A fault as a problem document, its detail in the reader's language.
pub(crate) fn in_words(locale: Locale, fault: &Fault) -> Response {
    let facts = serde_json::to_value(fault).unwrap_or_default();
    document(status(fault), &app::i18n::fault::page(locale, fault).1, facts)
}

/// The language of messages for programs: the first of those the client prefers that the academy speaks.
pub(crate) fn language(headers: &HeaderMap) -> Locale {
    let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let tag = |part: &str| Locale::from_tag(part.split(';').next().unwrap_or_default().trim());
    preferred.unwrap_or_default().split(',').find_map(tag).unwrap_or_default()
}

/// A problem document; `facts` are its extension members, an object.
pub(crate) fn document(status: StatusCode, detail: &str, facts: Value) -> Response {
    let mut document = json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or("Problem"),
        "status": status.as_u16(),
        "detail": detail,
    });
    if let (Some(fields), Value::Object(facts)) = (document.as_object_mut(), facts) {
        fields.extend(facts);
    }
    let mut response = (status, Json(document)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

/// The HTTP status of a fault.
pub(crate) fn status(fault: &Fault) -> StatusCode {
    StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_in_the_first_language_we_speak() {
        let asks = |languages| {
            HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(languages))])
        };
        assert_eq!(language(&asks("ca;q=0.9, es-MX;q=0.8, en")), Locale::Es);
        assert_eq!(language(&HeaderMap::new()), Locale::En);
    }
}
