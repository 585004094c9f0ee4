//! Rendered pages, kept by content revision and by the few things that make visitors differ: language, colours,
//! compression. Serving one costs a look-up; nothing is kept for a signed-in person.

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use quick_cache::sync::Cache;

/// What makes two visitors' answers differ.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// The path, which holds the language.
    pub path: String,
    /// The colours.
    pub theme: app::ctx::Theme,
    /// The compression.
    pub encoding: Encoding,
}

/// How an answer is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Encoding {
    /// Brotli (RFC 7932).
    Brotli,
    /// Gzip (RFC 1952).
    Gzip,
    /// Not at all.
    Identity,
}

impl Encoding {
    /// The best one a browser accepts, by its `Accept-Encoding`.
    pub(crate) fn accepted(header: Option<&str>) -> Self {
        let accepts = |name: &str| {
            header.is_some_and(|list| {
                list.split(',').map(str::trim).any(|entry| {
                    let (coding, weight) = entry.split_once(';').unwrap_or((entry, ""));
                    coding.trim().eq_ignore_ascii_case(name) && !matches!(weight.trim(), "q=0" | "q=0.0")
                })
            })
        };
        if accepts("br") {
            Self::Brotli
        } else if accepts("gzip") {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// The value of `Content-Encoding`, if any.
    pub(crate) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// Compresses `bytes`: thoroughly for what is kept, quickly for what is sent once.
    pub(crate) fn compress(self, bytes: &[u8], thoroughly: bool) -> Bytes {
        use std::io::Write;
        match self {
            Self::Identity => Bytes::copy_from_slice(bytes),
            Self::Brotli => {
                let quality = if thoroughly { 9 } else { 3 };
                let mut writer = brotli::CompressorWriter::new(Vec::new(), 16 * 1024, quality, 20);
                // Writing to memory does not fail.
                let _ = writer.write_all(bytes);
                Bytes::from(writer.into_inner())
            }
            Self::Gzip => {
                let level = flate2::Compression::new(if thoroughly { 8 } else { 3 });
                let mut writer = flate2::write::GzEncoder::new(Vec::new(), level);
                let _ = writer.write_all(bytes);
                Bytes::from(writer.finish().unwrap_or_default())
            }
        }
    }
}

/// A rendered page.
#[derive(Debug, Clone)]
pub(crate) struct Rendered {
    /// The content revision it was made from.
    pub revision: String,
    /// The status it was answered with.
    pub status: StatusCode,
    /// The headers, all of them.
    pub headers: HeaderMap,
    /// The compressed bytes.
    pub body: Bytes,
}

impl Rendered {
    /// The answer.
    pub(crate) fn answer(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}

/// The pages kept.
pub(crate) struct Kept(Cache<Key, Rendered>);

impl Default for Kept {
    fn default() -> Self {
        Self(Cache::new(2_000))
    }
}

impl Kept {
    /// The page of `key`, whatever revision it was made from.
    pub(crate) fn get(&self, key: &Key) -> Option<Rendered> {
        self.0.get(key)
    }

    /// Keeps a page.
    pub(crate) fn put(&self, key: Key, page: Rendered) {
        self.0.insert(key, page);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_compression_a_browser_accepts_is_used() {
        assert_eq!(Encoding::accepted(Some("gzip, deflate, br, zstd")), Encoding::Brotli);
        assert_eq!(Encoding::accepted(Some("br;q=0, gzip")), Encoding::Gzip);
        assert_eq!(Encoding::accepted(Some("identity")), Encoding::Identity);
        assert_eq!(Encoding::accepted(None), Encoding::Identity);
    }
}
