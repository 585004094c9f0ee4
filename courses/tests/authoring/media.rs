//! Films and recordings: shown when they are complete, and named when they are not.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use courses::{ContentSource, Problem, Severity, check};
use domain::Locale;
use domain::learning::{MediumKind, MediumText};

use crate::files::{Files, ONE, UNO};

const CAPTIONS: &str =
    "WEBVTT\n\n00:00.000 --> 00:02.000\nTwo layers.\n\n00:02.000 --> 00:04.000\nOne stays.\n";
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\xC0\0\0\x02\x1C";

/// The miniature with files that are no text.
struct WithMedia {
    files: Files,
    media: BTreeMap<String, Vec<u8>>,
}

impl WithMedia {
    /// A film in the first lesson.
    fn film() -> Self {
        let shown = "\n### Closer\n";
        let film = |words: &str| format!("\n![{words}](film:layers \"{words}\")\n");
        let files = Files::miniature()
            .with(ONE, shown, &format!("{}{shown}", film("Two layers appear slowly.")))
            .with(
                UNO,
                "\n### Más cerca\n",
                &format!("{}\n### Más cerca\n", film("Aparecen despacio dos capas.")),
            );
        let parts: [(&str, &[u8]); 7] = [
            ("webm", b"\x1A\x45\xDF\xA3rest"),
            ("mp4", b"\0\0\0\x20ftypisom"),
            ("png", PICTURE),
            ("en.vtt", CAPTIONS.as_bytes()),
            ("es.vtt", CAPTIONS.as_bytes()),
            ("en.txt", b"Two layers <appear>.\n\nOne stays."),
            ("es.txt", b"Aparecen despacio dos capas."),
        ];
        Self { files, media: BTreeMap::new() }.and(&parts)
    }

    fn and(mut self, parts: &[(&str, &[u8])]) -> Self {
        let named = |(ending, bytes): &(&str, &[u8])| (format!("mini/media/layers.{ending}"), bytes.to_vec());
        self.media.extend(parts.iter().map(named));
        self
    }

    fn without(mut self, ending: &str) -> Self {
        self.media.remove(&format!("mini/media/layers.{ending}")).expect("a file of the film");
        self
    }

    fn problems(&self) -> Vec<Problem> {
        check(self).problems
    }

    /// Fails unless an error in this file, named by its ending, says so in this line.
    fn refuses(&self, ending: &str, line: usize, says: &str) {
        let file = format!("courses/mini/media/layers.{ending}");
        let problems = self.problems();
        let found = problems.iter().any(|problem| {
            (problem.severity, &problem.file, problem.line) == (Severity::Error, &file, line)
                && problem.message.contains(says)
        });
        assert!(found, "expected {file}:{line}: {says:?}, got {problems:#?}");
        assert!(check(self).catalogue.is_none());
    }
}

impl ContentSource for WithMedia {
    fn root(&self) -> &str {
        self.files.root()
    }

    fn files(&self) -> io::Result<Vec<String>> {
        Ok(self.files.files()?.into_iter().chain(self.media.keys().cloned()).collect())
    }

    fn read(&self, path: &str) -> io::Result<Cow<'static, [u8]>> {
        self.media.get(path).cloned().map_or_else(|| self.files.read(path), |bytes| Ok(Cow::Owned(bytes)))
    }
}

#[test]
fn a_film_becomes_the_browsers_own_player_with_captions_and_transcript() {
    let source = WithMedia::film();
    assert_eq!(source.problems(), []);
    let catalogue = check(&source).catalogue.unwrap();
    let course = &catalogue.courses()[0];
    let (_, lesson) = course.lessons().next().unwrap();
    let (en, es) = (&lesson.body.en.sections[0].html, &lesson.body.es.sections[0].html);
    for part in [
        "<figure class=\"figure\" id=\"film_layers\"><div class=\"frame\"><video controls playsinline preload=\"metadata\" width=\"960\" height=\"540\"",
        "aria-label=\"Two layers appear slowly.\"",
        "<figcaption>Two layers appear slowly.</figcaption></figure><details><summary>Transcript</summary>",
        "<p>Two layers &lt;appear&gt;.</p><p>One stays.</p></details>",
    ] {
        assert!(en.contains(part), "{part} is not in\n{en}");
    }
    assert!(en.contains("layers.en.vtt") && en.contains("srclang=\"es\" label=\"Español\""), "{en}");
    assert!(es.contains("<summary>Transcripción</summary><p>Aparecen despacio dos capas.</p>"), "{es}");
    assert!(!en.contains("autoplay") && !en.contains("style="));
    assert_eq!(
        course.media.values().next().map(|film| film.files.len()),
        Some(5),
        "transcripts stand in the page"
    );
}

#[test]
fn the_words_of_a_film_are_kept_for_the_search_in_both_languages() {
    let catalogue = check(&WithMedia::film()).catalogue.unwrap();
    let (_, lesson) = catalogue.courses()[0].lessons().next().unwrap();
    for (locale, said, transcript) in [
        (Locale::En, "Two layers appear slowly.", "Two layers <appear>. One stays."),
        (Locale::Es, "Aparecen despacio dos capas.", "Aparecen despacio dos capas."),
    ] {
        let plain = &lesson.body.get(locale).sections[0].plain;
        let film = MediumText {
            kind: MediumKind::Film,
            anchor: "film_layers".to_owned(),
            caption: said.to_owned(),
            alternative: said.to_owned(),
            transcript: transcript.to_owned(),
        };
        assert_eq!(plain.media, [film]);
        assert!(!plain.text.contains(said), "what readers quote is the text alone: {}", plain.text);
    }
}

#[test]
fn a_film_that_is_shown_twice_is_led_to_where_it_is_shown_first() {
    let mut source = WithMedia::film();
    for (path, heading, said) in [
        (ONE, "\n### Closer\n", "The two layers once more."),
        (UNO, "\n### Más cerca\n", "Otra vez las dos capas."),
    ] {
        let again = format!("{heading}\n![{said}](film:layers \"{said}\")\n");
        source.files = source.files.with(path, heading, &again);
    }
    assert_eq!(source.problems(), []);
    let catalogue = check(&source).catalogue.unwrap();
    let (_, lesson) = catalogue.courses()[0].lessons().next().unwrap();
    let html = &lesson.body.en.sections[0].html;
    let (films, anchors) = (html.matches("<video").count(), html.matches("id=\"film_layers\"").count());
    assert_eq!((films, anchors), (2, 1), "{html}");
}

#[test]
fn the_files_of_a_film_belong_to_the_revision() {
    let revision = |source: &WithMedia| check(source).catalogue.unwrap().courses()[0].revision.clone();
    let other = WithMedia::film().and(&[("webm", b"\x1A\x45\xDF\xA3other")]);
    assert_ne!(revision(&WithMedia::film()), revision(&other));
}

#[test]
fn a_film_that_is_not_complete_is_refused() {
    for (ending, first, what) in [
        ("webm", "en.txt", "the film has no WebM (VP9)"),
        ("mp4", "en.txt", "the film has no MP4 (H.264)"),
        ("png", "en.txt", "the film has no still picture"),
        ("en.vtt", "en.txt", "the film has no captions in English"),
        ("es.vtt", "en.txt", "the film has no captions in Spanish"),
        ("en.txt", "en.vtt", "the film has no transcript in English"),
        ("es.txt", "en.txt", "the film has no transcript in Spanish"),
    ] {
        WithMedia::film().without(ending).refuses(first, 1, what);
    }
}

#[test]
fn files_that_are_not_what_they_say_are_refused() {
    WithMedia::film().and(&[("mp4", b"RIFF")]).refuses("mp4", 1, "not what its name says, video/mp4");
    WithMedia::film().and(&[("png", b"\x89PNG\r\n\x1a\n")]).refuses("png", 1, "the picture has no size");
    WithMedia::film().and(&[("en.txt", b"\n\n")]).refuses("en.txt", 1, "the transcript is empty");
    WithMedia::film().and(&[("en.mp3", b"ID3")]).refuses("en.mp3", 1, "no file with this ending");
}

#[test]
fn captions_that_a_browser_would_not_show_are_refused_in_their_line() {
    for (captions, line, says) in [
        ("Two layers.\n", 1, "the captions are no WebVTT"),
        ("WEBVTT\n\nTwo layers.\n", 1, "there are no captions in the file"),
        ("WEBVTT\n\n0:00 --> 0:02\nTwo layers.\n", 3, "the times of the caption cannot be read"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nTwo layers.\n", 3, "ends before it starts"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\n\n", 3, "the caption says nothing"),
    ] {
        WithMedia::film().and(&[("es.vtt", captions.as_bytes())]).refuses("es.vtt", line, says);
    }
}

#[test]
fn a_film_that_is_not_there_is_missed_where_it_is_shown() {
    let files = Files::miniature().with(
        ONE,
        "\n### Closer\n",
        "\n![A film that nobody made.](film:nowhere \"A film.\")\n\n### Closer\n",
    );
    let line = files.line_of(ONE, "film:nowhere");
    let problems = check(&files).problems;
    let found = problems.iter().find(|problem| problem.message == "there is no film `nowhere`");
    let found = found.unwrap_or_else(|| panic!("{problems:?}"));
    assert_eq!((found.line, found.severity), (line, Severity::Error));
}

#[test]
fn a_film_that_no_lesson_shows_gets_a_warning() {
    let source = WithMedia { files: Files::miniature(), ..WithMedia::film() };
    let problems = source.problems();
    assert!(check(&source).catalogue.is_some(), "{problems:?}");
    let warned = |problem: &Problem| problem.message == "`layers` is not shown anywhere";
    assert!(problems.iter().any(warned), "{problems:?}");
}

#[test]
fn a_recording_is_spoken_in_each_language() {
    let (from, to) = (
        "![Two bands, one above the other.](figure:skin ",
        "![A voice names two layers.](recording:layers \"A voice.\")\n\n![Two bands, one above the other.](figure:skin ",
    );
    let (from_es, to_es) = (
        "![Dos bandas, una sobre otra.](figure:skin ",
        "![Una voz nombra dos capas.](recording:layers \"Una voz.\")\n\n![Dos bandas, una sobre otra.](figure:skin ",
    );
    let files = Files::miniature().with(ONE, from, to).with(UNO, from_es, to_es);
    let parts: [(&str, &[u8]); 4] =
        [("en.mp3", b"ID3"), ("es.mp3", b"ID3"), ("en.txt", b"Two layers."), ("es.txt", b"Dos capas.")];
    let source = WithMedia { files, media: BTreeMap::new() }.and(&parts);
    assert_eq!(source.problems(), []);
    let catalogue = check(&source).catalogue.unwrap();
    let (_, lesson) = catalogue.courses()[0].lessons().next().unwrap();
    let html = &lesson.body.es.sections[0].html;
    assert!(html.contains("<audio controls preload=\"metadata\" aria-label=\"Una voz nombra dos capas.\" src=\"/media/courses/mini/layers.es.mp3?v="), "{html}");
    source.without("es.txt").refuses("en.mp3", 1, "the recording has no transcript in Spanish");
}
