//! The miniature course, where a test can edit it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use courses::{ContentSource, Folder};

pub(crate) const ONE: &str = "mini/first/en/one.md";
pub(crate) const UNO: &str = "mini/first/es/one.md";
pub(crate) const QUIZ: &str = "mini/first/quiz.toml";
pub(crate) const ASSIGNMENT: &str = "mini/first/assignment.toml";
pub(crate) const MODULE: &str = "mini/first/module.toml";
pub(crate) const COURSE: &str = "mini/course.toml";
pub(crate) const FIGURE: &str = "mini/figures/skin.svg";
pub(crate) const SOURCES: &str = "sources.toml";

/// So many sentences of four words that say nothing.
pub(crate) fn filler(sentences: usize) -> String {
    "A word is here. ".repeat(sentences).trim_end().to_owned()
}

/// The same in Spanish.
pub(crate) fn relleno(sentences: usize) -> String {
    "Aquí va una palabra. ".repeat(sentences).trim_end().to_owned()
}

/// The miniature in memory, where a test can edit it.
#[derive(Clone)]
pub(crate) struct Files(pub(crate) BTreeMap<String, String>);

impl Files {
    pub(crate) fn miniature() -> Self {
        let folder = Folder::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/miniature"));
        // Sections have their length; 200 words in each would only be in the reader's way in the files.
        let [filler, spanish] = [filler(50), relleno(50)];
        let files = folder.files().expect("the miniature is there").into_iter().map(|path| {
            let text =
                String::from_utf8(folder.read(&path).expect("a listed file").into_owned()).expect("UTF-8");
            (path, text.replace("FILLER", &filler).replace("RELLENO", &spanish))
        });
        Self(files.collect())
    }

    /// The miniature with `from` replaced by `to` in one file, which must hold it.
    pub(crate) fn with(mut self, file: &str, from: &str, to: &str) -> Self {
        let text = self.0.get_mut(file).expect("a file of the miniature");
        assert!(text.contains(from), "{file} does not contain {from:?}");
        *text = text.replacen(from, to, 1);
        self
    }

    pub(crate) fn without(mut self, file: &str) -> Self {
        self.0.remove(file).expect("a file of the miniature");
        self
    }

    /// Where `needle` stands, as a problem names the place.
    pub(crate) fn line_of(&self, file: &str, needle: &str) -> usize {
        let at = self.0[file].find(needle).unwrap_or_else(|| panic!("{file} does not contain {needle:?}"));
        self.0[file][..at].matches('\n').count() + 1
    }
}

impl ContentSource for Files {
    fn root(&self) -> &'static str {
        "courses"
    }

    fn files(&self) -> io::Result<Vec<String>> {
        Ok(self.0.keys().cloned().collect())
    }

    fn read(&self, path: &str) -> io::Result<Cow<'static, [u8]>> {
        let text = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(Cow::Owned(text.clone().into_bytes()))
    }
}
