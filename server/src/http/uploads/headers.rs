//! The headers of tus 1.0.0.

use axum::extract::Request;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use contract::practice::{PhotoView, UploadView};
use domain::practice::photo::Advice;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};

use super::Failure;

pub(super) const TUS_RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
pub(super) const TUS_VERSION: HeaderName = HeaderName::from_static("tus-version");
const TUS_EXTENSION: HeaderName = HeaderName::from_static("tus-extension");
const TUS_MAX_SIZE: HeaderName = HeaderName::from_static("tus-max-size");
const TUS_CHECKSUM_ALGORITHM: HeaderName = HeaderName::from_static("tus-checksum-algorithm");
pub(super) const UPLOAD_LENGTH: HeaderName = HeaderName::from_static("upload-length");
pub(super) const UPLOAD_OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const UPLOAD_METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const UPLOAD_EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
/// The photo that a completed upload became: not part of tus.
const UPLOAD_PHOTO: HeaderName = HeaderName::from_static("upload-photo");
/// What would make the next photo better, comma-separated: not part of tus.
const UPLOAD_ADVICE: HeaderName = HeaderName::from_static("upload-advice");
const METHOD_OVERRIDE: HeaderName = HeaderName::from_static("x-http-method-override");

/// The one version spoken here.
pub(super) const VERSION: HeaderValue = HeaderValue::from_static("1.0.0");
const EXTENSIONS: &str = "creation,creation-with-upload,expiration,checksum,termination";
const BYTES: &str = "application/offset+octet-stream";

/// What is asked for; clients behind old proxies put it into a header of a POST.
pub(super) fn method(request: &Request) -> Method {
    let instead = (*request.method() == Method::POST)
        .then(|| text(request.headers(), METHOD_OVERRIDE))
        .flatten()
        .and_then(|method| method.parse().ok());
    instead.unwrap_or_else(|| request.method().clone())
}

/// The client must speak our version.
pub(super) fn require_version(headers: &HeaderMap) -> Result<(), Failure> {
    if headers.get(TUS_RESUMABLE) == Some(&VERSION) {
        Ok(())
    } else {
        let say = "this server speaks tus 1.0.0: send the header Tus-Resumable: 1.0.0";
        Err(Failure::Protocol(StatusCode::PRECONDITION_FAILED, say))
    }
}

/// A header that holds a number of bytes.
pub(super) fn number(headers: &HeaderMap, name: HeaderName) -> Result<Option<u64>, Failure> {
    let Some(value) = headers.get(name) else { return Ok(None) };
    // Digits only: `u64::from_str` would take a plus sign too.
    let digits = value.to_str().ok().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let number = digits.and_then(|text| text.parse().ok());
    let say = "Upload-Length and Upload-Offset are numbers of bytes";
    number.map(Some).ok_or(Failure::Protocol(StatusCode::BAD_REQUEST, say))
}

/// Whether the body holds bytes of the upload.
pub(super) fn carries_bytes(headers: &HeaderMap) -> bool {
    text(headers, header::CONTENT_TYPE) == Some(BYTES)
}

/// What the client says about a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) filename: String,
    pub(super) assignment: Option<String>,
}

impl Metadata {
    /// Reads `Upload-Metadata`: comma-separated pairs of a key and a Base64 value; unknown keys are ignored.
    pub(super) fn read(headers: &HeaderMap) -> Result<Self, Failure> {
        let mut metadata = Self::default();
        let pairs = text(headers, UPLOAD_METADATA).unwrap_or_default();
        for pair in pairs.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once(' ').unwrap_or((pair, ""));
            let decoded = BASE64_STANDARD.decode(value.trim()).ok();
            let value = decoded.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or(Failure::Protocol(
                StatusCode::BAD_REQUEST,
                "Upload-Metadata holds pairs of a key and a Base64 value (UTF-8)",
            ))?;
            match key {
                "filename" => metadata.filename = value,
                "assignment" => metadata.assignment = Some(value),
                _ => {}
            }
        }
        Ok(metadata)
    }
}

/// What this server can do.
pub(super) fn announce(headers: &mut HeaderMap, max_size: u64) {
    headers.insert(TUS_RESUMABLE, VERSION);
    headers.insert(TUS_VERSION, VERSION);
    headers.insert(TUS_EXTENSION, HeaderValue::from_static(EXTENSIONS));
    headers.insert(TUS_MAX_SIZE, HeaderValue::from(max_size));
    headers.insert(TUS_CHECKSUM_ALGORITHM, HeaderValue::from_static("sha1,sha256"));
}

/// How far an upload is.
pub(super) fn progress(headers: &mut HeaderMap, upload: &UploadView) {
    headers.insert(UPLOAD_OFFSET, HeaderValue::from(upload.received));
    if upload.received < upload.length
        && let Ok(date) = HeaderValue::from_str(&http_date(upload.until))
    {
        headers.insert(UPLOAD_EXPIRES, date);
    }
}

/// Everything about an upload.
pub(super) fn describe(headers: &mut HeaderMap, upload: &UploadView) {
    progress(headers, upload);
    headers.insert(UPLOAD_LENGTH, HeaderValue::from(upload.length));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let (name, assignment) =
        (BASE64_STANDARD.encode(&upload.name), BASE64_STANDARD.encode(upload.assignment.as_str()));
    if let Ok(metadata) = HeaderValue::from_str(&format!("filename {name},assignment {assignment}")) {
        headers.insert(UPLOAD_METADATA, metadata);
    }
}

/// The photo that a completed upload became.
pub(super) fn photo(headers: &mut HeaderMap, photo: &PhotoView) {
    if let Ok(id) = HeaderValue::from_str(&photo.id.to_string()) {
        headers.insert(UPLOAD_PHOTO, id);
    }
    let advice: Vec<_> = photo.advice.iter().copied().map(Advice::as_str).collect();
    if let Ok(advice) = HeaderValue::from_str(&advice.join(",")) {
        headers.insert(UPLOAD_ADVICE, advice);
    }
}

/// A date as HTTP writes it (RFC 9110 section 5.6.7).
fn http_date(at: time::OffsetDateTime) -> String {
    let at = at.to_offset(time::UtcOffset::UTC);
    let (weekday, month) = (at.weekday().to_string(), at.month().to_string());
    format!(
        "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
        &weekday[..3],
        at.day(),
        &month[..3],
        at.year(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn with(name: HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn metadata_is_read_and_strangers_in_it_ignored() {
        let headers = with(
            UPLOAD_METADATA,
            "filename bmnDsWEuanBn, assignment dGhyZWUtaGFpcmxpbmVz,relativePath bnVsbA==,is_confidential",
        );
        let read = Metadata::read(&headers).ok();
        let expected =
            Metadata { filename: "niña.jpg".to_owned(), assignment: Some("three-hairlines".to_owned()) };
        assert_eq!(read, Some(expected));
        assert!(Metadata::read(&with(UPLOAD_METADATA, "filename ///:")).is_err());
    }

    #[test]
    fn a_number_of_bytes_is_digits_and_nothing_else() {
        let read = |value| number(&with(UPLOAD_LENGTH, value), UPLOAD_LENGTH).ok().flatten();
        assert_eq!(read("41943040"), Some(41_943_040));
        for wrong in ["+1", "-1", "1.0", "0x10", "", "99999999999999999999"] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn dates_are_written_as_http_does() {
        assert_eq!(http_date(datetime!(1994-11-06 08:49:37 UTC)), "Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
