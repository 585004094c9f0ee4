//! The files of photos: renditions on pages, the original as a download. Who may see them the academy decides.

use app::practice::media::PhotoFile;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use contract::practice::MediaFile;
use domain::id::PhotoId;
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::Site;
use super::errors::Problem;
use super::session::Asker;

/// `GET /media/{photo}/{file}`
pub(crate) async fn file(
    State(site): State<Site>,
    Extension(asker): Extension<Asker>,
    Path((photo, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (Ok(photo), Some(file)) = (photo.parse::<PhotoId>(), PhotoFile::parse(&file)) else {
        return Err(contract::Fault::NotFound.into());
    };
    let practice = site.ports().practice;
    let found = match file {
        PhotoFile::Rendition(kind) => practice.rendition(&asker.viewer, photo, kind).await,
        PhotoFile::Original => practice.original(&asker.viewer, photo).await,
    };
    // A picture leads to no sign-in page, and asking for one must not tell that the photo exists.
    let hidden = |fault| if fault == contract::Fault::SignIn { contract::Fault::NotFound } else { fault };
    Ok(answer(found.map_err(hidden)?, file, &headers))
}

/// The name of a file is its content, so a browser that has it need not load it again; but whether it may still be
/// seen is asked anew after five minutes.
fn answer(file: MediaFile, kind: PhotoFile, asked: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", file.sha256);
    let known = asked.get(header::IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, file.media_type)], file.bytes).into_response()
    };
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=300"));
    if kind == PhotoFile::Original
        && let Ok(value) = HeaderValue::from_str(&attachment(&file.name))
    {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// A `Content-Disposition` (RFC 6266) that saves the file under its own name, whatever script it is written in.
pub(super) fn attachment(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' })
        .collect();
    let encoded = name.bytes().fold(String::new(), |mut encoded, byte| {
        // RFC 5987, `attr-char`.
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    });
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_download_keeps_its_name_and_cannot_break_out_of_the_header() {
        assert_eq!(
            attachment("niña \"1\"\r\n.jpg"),
            "attachment; filename=\"ni_a _1___.jpg\"; filename*=UTF-8''ni%C3%B1a%20%221%22%0D%0A.jpg"
        );
    }
}
