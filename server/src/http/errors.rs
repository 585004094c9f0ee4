//! Faults on their way out: as a page for people, as a problem document (RFC 9457) for tools.

use axum::Json;
use axum::response::{IntoResponse, Response};
use contract::Fault;
use http::{HeaderValue, StatusCode, header};
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
