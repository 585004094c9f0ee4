//! What somebody shows to have checked: a file, a text, a link, a code.

use serde::{Deserialize, Serialize};

/// What a certificate was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The code of a certificate.
    Code,
    /// The address of a certificate's page, as its QR code has it.
    Link,
    /// A signed token (compact JWT).
    Jwt,
    /// JSON.
    Json,
    /// A picture that carries it (PNG).
    Png,
    /// A drawing that carries it (SVG).
    Svg,
    /// A document it is attached to (PDF).
    Pdf,
}

impl Source {
    /// Stable name, as in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Link => "link",
            Self::Jwt => "jwt",
            Self::Json => "json",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
        }
    }
}

/// Why no certificate was found in something. A closed list, so that a page can say each in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Unreadable {
    /// Nothing at all.
    #[error("there is nothing in it")]
    Empty,
    /// More bytes than any certificate's file has.
    #[error("it is larger than any certificate's file")]
    TooLarge,
    /// None of the kinds of file that carry certificates, nor a link, nor a code.
    #[error("it is neither a certificate's file (JWT, JSON, PNG, SVG, PDF) nor a link nor a code")]
    UnknownKind,
    /// Text in another encoding than plain UTF-8.
    #[error("its text is not plain UTF-8 (UTF-16, or a byte order mark)")]
    Encoding,
    /// A file of a known kind that carries no certificate.
    #[error("there is no certificate in it")]
    NoCertificate,
    /// The list that says which certificates were withdrawn.
    #[error("it is a status list, which says which certificates were withdrawn")]
    StatusList,
    /// What was assessed for a certificate, in full; nobody has signed that.
    #[error("it is a transcript; check the certificate's own file, or the code in it")]
    Transcript,
    /// More than one certificate, so that nobody can tell which one was meant.
    #[error("there is more than one certificate in it")]
    Several,
    /// The file breaks the rules of its kind.
    #[error("the file is damaged, or was made to be read in two ways")]
    Malformed,
    /// An object names a member twice.
    #[error("a JSON object names a member twice")]
    DuplicateMember,
    /// The certificate is compressed where it must not be.
    #[error("the certificate in it is compressed, which the format forbids")]
    Compressed,
    /// Something lies behind the file's end.
    #[error("there is something behind the end of the picture")]
    Trailing,
    /// The drawing declares a document type or entities.
    #[error("the drawing has a document type or entities, which nobody should open")]
    Entities,
    /// The drawing holds a script.
    #[error("the drawing holds a script, which nobody should open")]
    Script,
    /// The document is encrypted.
    #[error("the document is encrypted")]
    Encrypted,
    /// A link that leads to no certificate.
    #[error("the link does not lead to a certificate")]
    NotALink,
    /// A link to another site's certificate.
    #[error("the link leads to another site; save the certificate there and show its file")]
    Elsewhere,
}

impl Unreadable {
    /// Stable name, as in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::UnknownKind => "unknown-kind",
            Self::Encoding => "encoding",
            Self::NoCertificate => "no-certificate",
            Self::StatusList => "status-list",
            Self::Transcript => "transcript",
            Self::Several => "several",
            Self::Malformed => "malformed",
            Self::DuplicateMember => "duplicate-member",
            Self::Compressed => "compressed",
            Self::Trailing => "trailing",
            Self::Entities => "entities",
            Self::Script => "script",
            Self::Encrypted => "encrypted",
            Self::NotALink => "not-a-link",
            Self::Elsewhere => "elsewhere",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_in_json_and_in_words() {
        for source in
            [Source::Code, Source::Link, Source::Jwt, Source::Json, Source::Png, Source::Svg, Source::Pdf]
        {
            assert_eq!(serde_json::to_value(source).expect("JSON"), source.code());
        }
        for reason in [
            Unreadable::Empty,
            Unreadable::TooLarge,
            Unreadable::UnknownKind,
            Unreadable::Encoding,
            Unreadable::NoCertificate,
            Unreadable::StatusList,
            Unreadable::Transcript,
            Unreadable::Several,
            Unreadable::Malformed,
            Unreadable::DuplicateMember,
            Unreadable::Compressed,
            Unreadable::Trailing,
            Unreadable::Entities,
            Unreadable::Script,
            Unreadable::Encrypted,
            Unreadable::NotALink,
            Unreadable::Elsewhere,
        ] {
            assert_eq!(serde_json::to_value(reason).expect("JSON"), reason.code());
        }
    }
}
