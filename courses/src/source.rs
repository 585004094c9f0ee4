//! Where content files come from: the binary itself, or a folder on disk.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rust_embed::Embed;

/// A tree of content files. Paths are relative to its root and use `/`.
pub trait ContentSource {
    /// What stands before a path when it is shown to the author, such as `courses`.
    fn root(&self) -> &str;

    /// Every content file, in any order.
    ///
    /// # Errors
    /// When the tree cannot be listed.
    fn files(&self) -> io::Result<Vec<String>>;

    /// The bytes of one file.
    ///
    /// # Errors
    /// When there is no such file or it cannot be read.
    fn read(&self, path: &str) -> io::Result<Cow<'static, [u8]>>;
}

/// The curriculum this binary was built with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Embedded;

#[derive(Embed)]
#[folder = "."]
#[include = "sources.toml"]
#[include = "guide/*.md"]
#[include = "*/course.toml"]
#[include = "*/figures/*.svg"]
#[include = "*/media/*.webm"]
#[include = "*/media/*.mp4"]
#[include = "*/media/*.png"]
#[include = "*/media/*.mp3"]
#[include = "*/media/*.vtt"]
#[include = "*/media/*.txt"]
#[include = "*/*/*.toml"]
#[include = "*/*/*/*.md"]
#[exclude = "tests/*"]
#[exclude = "src/*"]
struct Files;

impl ContentSource for Embedded {
    fn root(&self) -> &'static str {
        "courses"
    }

    fn files(&self) -> io::Result<Vec<String>> {
        Ok(Files::iter().map(Cow::into_owned).collect())
    }

    fn read(&self, path: &str) -> io::Result<Cow<'static, [u8]>> {
        Files::get(path).map(|file| file.data).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// A `courses` folder on disk, for authors.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
    shown: String,
}

impl Folder {
    /// The folder that holds `sources.toml` and one folder per course.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let shown = path.to_string_lossy().trim_end_matches('/').to_owned();
        Self { path, shown }
    }

    /// All its files as they are now.
    ///
    /// # Errors
    /// When one of them cannot be read, or was taken away meanwhile.
    pub fn snapshot(&self) -> io::Result<Snapshot> {
        let read = |path: String| Ok((path.clone(), fs::read(self.path.join(path))?));
        let files = self.files()?.into_iter().map(read).collect::<io::Result<_>>()?;
        Ok(Snapshot { shown: self.shown.clone(), files })
    }

    fn list(&self, folder: &Path, depth: usize, found: &mut Vec<String>) -> io::Result<()> {
        // course/module/language/lesson.md is as deep as content goes.
        const DEEPEST: usize = 3;
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                if depth < DEEPEST {
                    self.list(&path, depth + 1, found)?;
                }
            } else if is_content(&path)
                && let Ok(relative) = path.strip_prefix(&self.path)
            {
                let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
                found.push(parts.join("/"));
            }
        }
        Ok(())
    }
}

fn is_content(path: &Path) -> bool {
    let ends_in = |endings: &[&str]| {
        path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))
    };
    let in_media = path.parent().and_then(Path::file_name).is_some_and(|folder| folder == "media");
    ends_in(&["toml", "md", "svg"]) || in_media && ends_in(&["webm", "mp4", "png", "mp3", "vtt", "txt"])
}

impl ContentSource for Folder {
    fn root(&self) -> &str {
        &self.shown
    }

    fn files(&self) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        self.list(&self.path, 0, &mut found)?;
        Ok(found)
    }

    fn read(&self, path: &str) -> io::Result<Cow<'static, [u8]>> {
        fs::read(self.path.join(path)).map(Cow::Owned)
    }
}

/// The files of a [`Folder`] at one moment: what is checked, published and hashed is the same, whatever is saved meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    shown: String,
    files: BTreeMap<String, Vec<u8>>,
}

impl ContentSource for Snapshot {
    fn root(&self) -> &str {
        &self.shown
    }

    fn files(&self) -> io::Result<Vec<String>> {
        Ok(self.files.keys().cloned().collect())
    }

    fn read(&self, path: &str) -> io::Result<Cow<'static, [u8]>> {
        self.files.get(path).cloned().map(Cow::Owned).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}
