//! The checksum extension of tus: a request's bytes are accepted only if they are what the client meant to send.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::{HeaderMap, HeaderName, StatusCode};
use sha2::Digest;

use super::Failure;

const UPLOAD_CHECKSUM: HeaderName = HeaderName::from_static("upload-checksum");

/// What the bytes of a request must hash to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Checksum {
    algorithm: Algorithm,
    expected: Vec<u8>,
}

#[derive(Debug, PartialEq, Eq)]
enum Algorithm {
    /// Every server with this extension must know it (tus 1.0.0, "Checksum"). Guards against accidents only.
    Sha1,
    Sha256,
}

impl Checksum {
    /// Reads `Upload-Checksum`, if the client sent one.
    pub(super) fn read(headers: &HeaderMap) -> Result<Option<Self>, Failure> {
        let Some(value) = headers.get(UPLOAD_CHECKSUM) else { return Ok(None) };
        let say = "Upload-Checksum is `sha1` or `sha256` and a Base64 digest";
        let parse = || {
            let (name, digest) = value.to_str().ok()?.split_once(' ')?;
            let algorithm = match name {
                "sha1" => Algorithm::Sha1,
                "sha256" => Algorithm::Sha256,
                _ => return None,
            };
            Some(Self { algorithm, expected: BASE64_STANDARD.decode(digest.trim()).ok()? })
        };
        parse().map(Some).ok_or(Failure::Protocol(StatusCode::BAD_REQUEST, say))
    }

    /// Whether `bytes` are the ones.
    pub(super) fn matches(&self, bytes: &[u8]) -> bool {
        match self.algorithm {
            Algorithm::Sha1 => sha1::Sha1::digest(bytes).as_slice() == self.expected,
            Algorithm::Sha256 => sha2::Sha256::digest(bytes).as_slice() == self.expected,
        }
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn read(value: &'static str) -> Option<Checksum> {
        let headers = HeaderMap::from_iter([(UPLOAD_CHECKSUM, HeaderValue::from_static(value))]);
        Checksum::read(&headers).ok().flatten()
    }

    #[test]
    fn bytes_are_compared_with_what_the_client_hashed() {
        // The example of the protocol: SHA-1 of "hello world".
        let checksum = read("sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=").expect("well formed");
        assert!(checksum.matches(b"hello world") && !checksum.matches(b"hello world!"));
        let checksum = read("sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=").expect("well formed");
        assert!(checksum.matches(b"abc"));
    }

    #[test]
    fn an_unknown_algorithm_is_refused() {
        assert_eq!(read("crc32 AAAA"), None);
        assert_eq!(read("sha1"), None);
    }
}
