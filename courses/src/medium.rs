//! Films and recordings: what a page shows of them.

mod captions;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::learning::{Medium, MediumFile, MediumKind};
use domain::slug::MediumName;
use domain::{Locale, Localized};
use quick_xml::escape::escape;

pub(crate) use captions::check as check_captions;

/// A film or a recording, ready to be shown in either language.
#[derive(Debug, Clone)]
pub(crate) struct Recorded {
    /// The course whose it is, as addresses name it.
    pub(crate) course: String,
    pub(crate) name: MediumName,
    pub(crate) kind: MediumKind,
    pub(crate) files: BTreeMap<String, MediumFile>,
    /// Width and height of a film in pixels.
    pub(crate) size: (u32, u32),
    /// What is said and shown, in paragraphs.
    pub(crate) transcript: Localized<Vec<String>>,
}

impl Recorded {
    /// For the catalogue.
    pub(crate) fn to_medium(&self) -> Medium {
        Medium { name: self.name.clone(), kind: self.kind, files: self.files.clone() }
    }

    /// Its identifier within a page.
    pub(crate) fn anchor(&self) -> String {
        self.kind.anchor(&self.name)
    }

    /// The browser's own player, called `alt`. Nothing plays or loads by itself but what tells its length.
    pub(crate) fn player(&self, locale: Locale, alt: &str) -> String {
        match self.kind {
            MediumKind::Film => self.film(locale, alt),
            MediumKind::Recording => format!(
                r#"<audio controls preload="metadata" aria-label="{}" src="{}"></audio>"#,
                escape(alt),
                self.address(&format!("{}.mp3", locale.tag())),
            ),
        }
    }

    fn film(&self, locale: Locale, alt: &str) -> String {
        let (width, height) = self.size;
        let mut html = format!(
            r#"<video controls playsinline preload="metadata" width="{width}" height="{height}" poster="{}" aria-label="{}">"#,
            self.address("png"),
            escape(alt),
        );
        for (ending, media_type) in [("webm", "video/webm"), ("mp4", "video/mp4")] {
            // Writing into a String cannot fail.
            let _ = write!(html, r#"<source src="{}" type="{media_type}">"#, self.address(ending));
        }
        for language in Locale::ALL {
            let tag = language.tag();
            let label = match language {
                Locale::En => "English",
                Locale::Es => "Español",
            };
            let default = if language == locale { " default" } else { "" };
            let source = self.address(&format!("{tag}.vtt"));
            let _ = write!(
                html,
                r#"<track kind="captions" srclang="{tag}" label="{label}" src="{source}"{default}>"#
            );
        }
        html.push_str("</video>");
        html
    }

    /// What is said and shown, for those who read instead, folded away.
    pub(crate) fn transcript(&self, locale: Locale) -> String {
        let label = Localized { en: "Transcript", es: "Transcripción" };
        let paragraphs = self.transcript.get(locale).iter();
        let paragraphs: String = paragraphs.map(|text| format!("<p>{}</p>", escape(text.as_str()))).collect();
        format!("<details><summary>{}</summary>{paragraphs}</details>", label.get(locale))
    }

    /// The address of one of its files, which changes with what the file holds.
    fn address(&self, ending: &str) -> String {
        let file = format!("{}.{ending}", self.name);
        let hash = self.files.get(&file).map_or("", |file| file.sha256.get(..12).unwrap_or_default());
        format!("/media/courses/{}/{file}?v={hash}", self.course)
    }
}
