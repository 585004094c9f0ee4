//! Films and recordings of courses, whole or in parts (RFC 9110, section 14): players ask for the part they need.

use std::ops::RangeInclusive;

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use contract::Fault;
use contract::learning::MediumFileView;
use domain::slug::CourseSlug;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use http_range_header::{RangeUnsatisfiableError, parse_range_header};

use super::Site;
use super::conditional;
use super::errors::Problem;
use super::session::Asker;

/// `GET /media/courses/{course}/{file}`
pub(crate) async fn file(
    State(site): State<Site>,
    Extension(asker): Extension<Asker>,
    Path((course, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let course = CourseSlug::parse(&course).map_err(|_| Fault::NotFound)?;
    let found = site.ports().learning.medium(&asker.viewer, &course, &file).await;
    // A player leads to no sign-in page.
    let hidden = |fault| if fault == Fault::SignIn { Fault::NotFound } else { fault };
    Ok(answer(found.map_err(hidden)?, &headers))
}

/// The name of a file is its content, so a browser that has it need not load it again; but whether it may still be
/// seen is asked anew after five minutes.
fn answer(file: MediumFileView, asked: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", file.sha256);
    let media_type = file.media_type;
    let whole = Bytes::from_owner(file.bytes);
    let mut response = conditional::tagged(asked, &tag, || part(whole, media_type, asked, &tag));
    let headers = response.headers_mut();
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=300"));
    response
}

/// What a request asks for of a file.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Whole,
    Part(RangeInclusive<usize>),
    /// Nothing that is there.
    Beyond,
}

fn part(whole: Bytes, media_type: &'static str, asked: &HeaderMap, tag: &str) -> Response {
    let length = whole.len();
    let content = [(header::CONTENT_TYPE, media_type)];
    match wanted(asked, tag, length) {
        Wanted::Whole => (content, whole).into_response(),
        Wanted::Part(range) => {
            let place = format!("bytes {}-{}/{length}", range.start(), range.end());
            let headers = [(header::CONTENT_RANGE, place)];
            (StatusCode::PARTIAL_CONTENT, content, headers, whole.slice(range)).into_response()
        }
        Wanted::Beyond => {
            let headers = [(header::CONTENT_RANGE, format!("bytes */{length}"))];
            (StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response()
        }
    }
}

/// One part is sent; who asks for several gets the whole, as does who has a part of another edition, or asks in a way
/// that cannot be read.
fn wanted(asked: &HeaderMap, tag: &str, length: usize) -> Wanted {
    let text = |name| asked.get(name).and_then(|value| value.to_str().ok());
    let Some(range) = text(header::RANGE) else { return Wanted::Whole };
    if text(header::IF_RANGE).is_some_and(|edition| edition != tag) {
        return Wanted::Whole;
    }
    let ranges = parse_range_header(range).and_then(|ranges| ranges.validate(length as u64));
    match ranges.as_deref() {
        Ok([range]) => match (usize::try_from(*range.start()), usize::try_from(*range.end())) {
            (Ok(start), Ok(end)) => Wanted::Part(start..=end),
            _ => Wanted::Whole,
        },
        Err(RangeUnsatisfiableError::Unsatisfiable) => Wanted::Beyond,
        Ok(_) | Err(_) => Wanted::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(range: &'static str, edition: Option<&'static str>) -> Wanted {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, HeaderValue::from_static(range));
        headers.extend(edition.map(|edition| (header::IF_RANGE, HeaderValue::from_static(edition))));
        wanted(&headers, "\"a\"", 1_000)
    }

    #[test]
    fn the_part_that_is_asked_for_is_the_part_that_is_sent() {
        assert_eq!(asks("bytes=0-1", None), Wanted::Part(0..=1));
        assert_eq!(asks("bytes=900-", None), Wanted::Part(900..=999));
        assert_eq!(asks("bytes=-10", None), Wanted::Part(990..=999));
        assert_eq!(asks("bytes=990-5000", None), Wanted::Part(990..=999), "no more than there is");
        assert_eq!(asks("bytes=0-1", Some("\"a\"")), Wanted::Part(0..=1));
    }

    #[test]
    fn what_is_not_there_is_refused_and_what_cannot_be_read_is_ignored() {
        assert_eq!(asks("bytes=1000-", None), Wanted::Beyond);
        assert_eq!(asks("bytes=5000-6000", None), Wanted::Beyond);
        for whole in ["bytes=5-1", "bytes=a-b", "pages=1-2", "bytes", "bytes=0-1,5-6"] {
            assert_eq!(asks(whole, None), Wanted::Whole, "{whole}");
        }
        assert_eq!(asks("bytes=0-1", Some("\"b\"")), Wanted::Whole, "a part of another edition");
        assert_eq!(asks("bytes=0-1", Some("Sat, 28 Nov 2026 00:00:00 GMT")), Wanted::Whole);
    }
}
