//! `media/`: the files of films and recordings.

use std::collections::{BTreeMap, BTreeSet};

use domain::learning::{MediumFile, MediumKind};
use domain::slug::MediumName;
use domain::{Locale, Localized};
use sha2::{Digest as _, Sha256};

use super::Files;
use crate::medium::{Recorded, check_captions};
use crate::problem::Place;
use crate::rule::Rule;
use crate::toml_reader::{Scope, language};

/// The files of courses are held in memory.
const MOST_BYTES: usize = 32 * 1024 * 1024;
/// What pictures begin with.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// One of the files that a film or a recording needs.
struct Needed {
    ending: String,
    what: String,
}

/// Reads every film and recording of a course. One that is not complete is known, but cannot be shown.
pub(super) fn read(files: &Files<'_>, folder: &str) -> BTreeMap<MediumName, Option<Recorded>> {
    let mut media = BTreeMap::new();
    for (stem, endings) in endings(files, folder) {
        match MediumName::parse(stem) {
            Ok(name) => {
                let recorded = Shelf { files, folder, name: &name, endings }.read();
                media.insert(name, recorded);
            }
            Err(error) => {
                let path = format!("{folder}/media/{stem}");
                let place = Place { file: files.shown(&path), line: 1, column: 1 };
                files.report.error(Rule::File, place, format!("the file name {error}"), "rename the file");
            }
        }
    }
    media
}

/// What stands before the first dot of the files' names, and what after it.
fn endings<'f>(files: &'f Files<'_>, folder: &str) -> BTreeMap<&'f str, BTreeSet<&'f str>> {
    let prefix = format!("{folder}/media/");
    let mut found: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    let names = files.paths.iter().filter_map(|path| path.strip_prefix(prefix.as_str()));
    for (stem, ending) in names.filter_map(|name| name.split_once('.')) {
        found.entry(stem).or_default().insert(ending);
    }
    found
}

/// The files of one film or recording.
struct Shelf<'s> {
    files: &'s Files<'s>,
    folder: &'s str,
    name: &'s MediumName,
    endings: BTreeSet<&'s str>,
}

impl Shelf<'_> {
    fn read(&self) -> Option<Recorded> {
        let seen = ["webm", "mp4", "png"].iter().any(|ending| self.endings.contains(ending));
        let kind = if seen { MediumKind::Film } else { MediumKind::Recording };
        let needed = needed(kind);
        let complete = self.complete(kind, &needed);
        let mut files = BTreeMap::new();
        for ending in needed.iter().map(|needed| needed.ending.as_str()).filter(|it| !it.ends_with("txt")) {
            files.extend(self.file(ending).map(|file| (format!("{}.{ending}", self.name), file)));
        }
        let transcript = Locale::ALL.map(|locale| self.transcript(locale));
        let size = if kind == MediumKind::Film { self.size(&files)? } else { (0, 0) };
        let [en, es] = transcript;
        let recorded = Recorded {
            course: self.folder.to_owned(),
            name: self.name.clone(),
            kind,
            files,
            size,
            transcript: Localized { en: en?, es: es? },
        };
        complete.then_some(recorded)
    }

    fn path(&self, ending: &str) -> String {
        format!("{}/media/{}.{ending}", self.folder, self.name)
    }

    fn at(&self, ending: &str) -> Place {
        Place { file: self.files.shown(&self.path(ending)), line: 1, column: 1 }
    }

    /// Reports files that are missing, at the first one that is there, and files that mean nothing.
    fn complete(&self, kind: MediumKind, needed: &[Needed]) -> bool {
        let first = self.endings.first().copied().unwrap_or_default();
        let mut complete = true;
        for Needed { ending, what } in needed.iter().filter(|it| !self.endings.contains(it.ending.as_str())) {
            let message = format!("the {} has no {what}", kind.as_str());
            self.files.report.error(
                Rule::Medium,
                self.at(first),
                message,
                format!("add {}", self.at(ending).file),
            );
            complete = false;
        }
        for ending in self.endings.iter().filter(|ending| !needed.iter().any(|it| it.ending == **ending)) {
            let known: Vec<_> = needed.iter().map(|it| it.ending.as_str()).collect();
            self.files.report.error(
                Rule::Medium,
                self.at(ending),
                format!("a {} has no file with this ending", kind.as_str()),
                format!("its files end in {}", known.join(", ")),
            );
            complete = false;
        }
        complete
    }

    /// A file that browsers load.
    fn file(&self, ending: &str) -> Option<MediumFile> {
        let path = self.path(ending);
        if !self.files.exists(&path) {
            return None;
        }
        let bytes = if ending.ends_with("vtt") {
            let document = self.files.open(&path, None)?;
            check_captions(Scope { document: &document, report: &self.files.report });
            document.text.into_bytes()
        } else {
            self.files.bytes(&path)?
        };
        let (media_type, begins) = format(ending);
        if !begins(&bytes) {
            let message = format!("the file is not what its name says, {media_type}");
            self.files.report.error(Rule::Medium, self.at(ending), message, "save it in that format");
        }
        if bytes.len() > MOST_BYTES {
            let message = format!("the file has {} MiB, 32 are the most", bytes.len() / (1024 * 1024));
            self.files.report.error(Rule::Medium, self.at(ending), message, "shorten it or compress it more");
        }
        let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Some(MediumFile { media_type, sha256, bytes: bytes.into() })
    }

    /// Width and height of the still picture, which are those of the film.
    fn size(&self, files: &BTreeMap<String, MediumFile>) -> Option<(u32, u32)> {
        let picture = files.get(&format!("{}.png", self.name))?;
        let number = |at: usize| {
            let bytes = picture.bytes.get(at..at + 4)?;
            bytes.try_into().ok().map(u32::from_be_bytes).filter(|number| (1..=10_000).contains(number))
        };
        let size = number(16).zip(number(20));
        if size.is_none() {
            self.files.report.error(
                Rule::Medium,
                self.at("png"),
                "the picture has no size",
                "save it as PNG",
            );
        }
        size
    }

    fn transcript(&self, locale: Locale) -> Option<Vec<String>> {
        let ending = format!("{}.txt", locale.tag());
        let path = self.path(&ending);
        if !self.files.exists(&path) {
            return None;
        }
        let text = self.files.open(&path, None)?.text;
        let paragraphs =
            text.split("\n\n").map(|lines| lines.split_whitespace().collect::<Vec<_>>().join(" "));
        let paragraphs: Vec<_> = paragraphs.filter(|paragraph| !paragraph.is_empty()).collect();
        if paragraphs.is_empty() {
            let remedy = "write what is said and shown, in paragraphs";
            self.files.report.error(Rule::Medium, self.at(&ending), "the transcript is empty", remedy);
        }
        Some(paragraphs)
    }
}

/// What each kind consists of.
fn needed(kind: MediumKind) -> Vec<Needed> {
    let needed = |ending: &str, what: &str| Needed { ending: ending.to_owned(), what: what.to_owned() };
    let in_each = |ending: &str, what: &str| {
        let of = |locale: Locale| {
            needed(&format!("{}.{ending}", locale.tag()), &format!("{what} in {}", language(locale)))
        };
        Locale::ALL.map(of)
    };
    let mut all = Vec::new();
    match kind {
        MediumKind::Film => {
            all.extend([
                needed("webm", "WebM (VP9)"),
                needed("mp4", "MP4 (H.264)"),
                needed("png", "still picture"),
            ]);
            all.extend(in_each("vtt", "captions"));
        }
        MediumKind::Recording => all.extend(in_each("mp3", "sound")),
    }
    all.extend(in_each("txt", "transcript"));
    all
}

/// The media type of a file, and how its bytes begin.
fn format(ending: &str) -> (&'static str, fn(&[u8]) -> bool) {
    match ending.rsplit('.').next().unwrap_or_default() {
        "webm" => ("video/webm", |bytes| bytes.starts_with(&[0x1A, 0x45, 0xDF, 0xA3])),
        "mp4" => ("video/mp4", |bytes| bytes.get(4..8).is_some_and(|part| part == b"ftyp")),
        "png" => ("image/png", |bytes| bytes.starts_with(PNG)),
        "mp3" => ("audio/mpeg", |bytes| {
            bytes.starts_with(b"ID3") || bytes.starts_with(&[0xFF, 0xFB]) || bytes.starts_with(&[0xFF, 0xF3])
        }),
        _ => ("text/vtt; charset=utf-8", |_| true),
    }
}
