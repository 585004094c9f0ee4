//! Documents that were drawn, so that each is drawn once while its certificate stands as it did.

use std::future::Future;

use app::credentials::files::Paper;
use bytes::Bytes;
use domain::Locale;
use domain::credentials::Code;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::conditional;

/// How many bytes are kept altogether.
const MOST_BYTES: u64 = 16 * 1024 * 1024;
/// About how many documents that is.
const DOCUMENTS: usize = 200;

/// What makes two documents differ.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// Whose it is.
    pub code: Code,
    /// How often the certificate's standing has changed.
    pub version: u64,
    /// What is said of it, which may change by itself: everything ends.
    pub state: String,
    /// Which document.
    pub form: &'static str,
    /// Its language.
    pub locale: Locale,
    /// Its paper, if it is printed.
    pub paper: Paper,
}

/// A document.
#[derive(Debug, Clone)]
pub(crate) struct Drawing {
    /// Its bytes.
    pub bytes: Bytes,
    /// Names them.
    pub tag: String,
}

impl Drawing {
    /// A document with its tag.
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self { tag: conditional::tag_of(&bytes), bytes: bytes.into() }
    }
}

#[derive(Clone)]
struct InBytes;

impl Weighter<Key, Drawing> for InBytes {
    fn weight(&self, _key: &Key, drawing: &Drawing) -> u64 {
        drawing.bytes.len() as u64
    }
}

/// The documents kept.
pub(crate) struct Drawn(Cache<Key, Drawing, InBytes>);

impl Default for Drawn {
    fn default() -> Self {
        Self(Cache::with_weighter(DOCUMENTS, MOST_BYTES, InBytes))
    }
}

impl Drawn {
    /// The document of `key`, drawn unless it is kept. Whoever asks for it while it is being drawn waits for that one.
    pub(crate) async fn or_draw<E>(
        &self,
        key: &Key,
        draw: impl Future<Output = Result<Drawing, E>>,
    ) -> Result<Drawing, E> {
        self.0.get_or_insert_async(key, draw).await
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    fn key(form: &'static str) -> Key {
        let code = Code::parse("7Q4K-2M9P-W3XD").expect("a code");
        Key { code, version: 1, state: "Valid".to_owned(), form, locale: Locale::En, paper: Paper::A4 }
    }

    async fn ask(drawn: &Drawn, key: &Key, bytes: usize) -> usize {
        let draw = async { Ok::<_, Infallible>(Drawing::new(vec![0; bytes])) };
        drawn.or_draw(key, draw).await.map_or(0, |drawing| drawing.bytes.len())
    }

    #[tokio::test]
    async fn a_document_is_drawn_again_only_when_its_certificate_stands_otherwise() {
        let drawn = Drawn::default();
        assert_eq!(ask(&drawn, &key("pdf"), 10).await, 10);
        assert_eq!(ask(&drawn, &key("pdf"), 20).await, 10, "kept");
        assert_eq!(ask(&drawn, &Key { version: 2, ..key("pdf") }, 20).await, 20);
        assert_eq!(ask(&drawn, &Key { state: "Expired".to_owned(), ..key("pdf") }, 30).await, 30);
        assert_eq!(ask(&drawn, &Key { paper: Paper::Letter, ..key("pdf") }, 40).await, 40);
    }

    #[tokio::test]
    async fn no_more_is_kept_than_there_is_room_for() {
        let drawn = Drawn::default();
        for version in 0..200 {
            ask(&drawn, &Key { version, ..key("png") }, 1024 * 1024).await;
        }
        assert!(drawn.0.weight() <= MOST_BYTES, "{}", drawn.0.weight());
    }
}
