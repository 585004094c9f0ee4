//! The addresses of what can be taken along of a certificate. They are files, not pages, so no [`Route`] names them.
//!
//! [`Route`]: crate::routes::Route

use crate::i18n::Locale;

/// The size of a sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paper {
    /// ISO 216, nearly everywhere.
    #[default]
    A4,
    /// 8½ × 11 inches, in North and Central America.
    Letter,
}

impl Paper {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// The name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// The paper of a name; anything unknown is A4.
    pub fn parse(text: &str) -> Self {
        if text.eq_ignore_ascii_case(Self::Letter.as_str()) { Self::Letter } else { Self::A4 }
    }
}

/// A file of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// The certificate as a sheet to print.
    Certificate(Paper),
    /// Everything that was assessed, to print.
    Transcript(Paper),
    /// The same for programs.
    TranscriptJson,
    /// The badge as a picture that carries the signed document.
    BadgePng,
    /// The same as a drawing.
    BadgeSvg,
    /// The signed document as a token.
    Jwt,
    /// The signed document with the proof inside.
    Json,
    /// The day on which the certificate ends, for a calendar.
    Calendar,
    /// A picture of where the certificate stands now.
    Status,
}

impl File {
    const fn name(self) -> &'static str {
        match self {
            Self::Certificate(_) => "certificate.pdf",
            Self::Transcript(_) => "transcript.pdf",
            Self::TranscriptJson => "transcript.json",
            Self::BadgePng => "badge.png",
            Self::BadgeSvg => "badge.svg",
            Self::Jwt => "credential.jwt",
            Self::Json => "credential.json",
            Self::Calendar => "expiry.ics",
            Self::Status => "status.svg",
        }
    }

    /// The address of this file of the certificate with `code`, from the root of the site. What is the default is left
    /// out.
    pub fn href(self, code: &str, locale: Locale) -> String {
        let paper = match self {
            Self::Certificate(paper) | Self::Transcript(paper) if paper != Paper::default() => {
                Some(format!("paper={}", paper.as_str()))
            }
            _ => None,
        };
        let signed = matches!(self, Self::Jwt | Self::Json);
        let language = (!signed && locale != Locale::default()).then(|| format!("lang={}", locale.tag()));
        let query: Vec<_> = [paper, language].into_iter().flatten().collect();
        let path = format!("/credentials/{code}/{}", self.name());
        if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
    }
}

/// The address of a status list, from the root of the site.
pub fn status_list(number: u32) -> String {
    format!("/api/v1/status-lists/{number}")
}

/// The address of the small document that other pages show in a frame, from the root of the site.
pub fn frame(code: &str, locale: Locale) -> String {
    let path = format!("/embed/{code}");
    if locale == Locale::default() { path } else { format!("{path}?lang={}", locale.tag()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_only_what_is_not_the_default() {
        let code = "7Q4K-2M9P-W3XD";
        let href = |file: File, locale| file.href(code, locale).replace(code, "CODE");
        assert_eq!(href(File::Certificate(Paper::A4), Locale::En), "/credentials/CODE/certificate.pdf");
        assert_eq!(
            href(File::Transcript(Paper::Letter), Locale::Es),
            "/credentials/CODE/transcript.pdf?paper=letter&lang=es"
        );
        assert_eq!(href(File::Jwt, Locale::Es), "/credentials/CODE/credential.jwt");
        assert_eq!(frame(code, Locale::Es), "/embed/7Q4K-2M9P-W3XD?lang=es");
    }

    #[test]
    fn paper_survives_its_name_and_anything_else_is_a4() {
        for paper in Paper::ALL {
            assert_eq!(Paper::parse(paper.as_str()), paper);
        }
        assert_eq!(Paper::parse("A0"), Paper::A4);
    }
}
