//! Finding the certificate in whatever somebody has: a token, JSON, a picture or drawing that carries it, a PDF it is
//! attached to, a link, a code.
//!
//! What is in the bytes decides, never a name or a media type. Whatever can be read in two ways is refused rather than
//! guessed at: two programs would see two certificates. Nothing here is checked for being genuine; the reading is
//! bounded in bytes, depth and number of parts, so that no file costs more than its size.

mod json;
mod kind;
mod link;
mod pdf;
mod png;
mod svg;

use domain::credentials::{CodeKey, Source, Unreadable};

use crate::verify::MAX_CREDENTIAL_BYTES;

/// The largest file that is looked into.
pub const MAX_FILE_BYTES: usize = 2 * 1024 * 1024;

/// What somebody shows, taken out of what it came in. Nothing in it is trusted yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presented {
    /// What it was found in.
    pub source: Source,
    /// What was found.
    pub found: Found,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A signed token (compact JWT).
    Token(String),
    /// A credential as JSON, which only a proof inside it can vouch for.
    Document(String),
    /// The code of a certificate, and the site that the link it was in leads to.
    Code {
        /// The code.
        key: CodeKey,
        /// Scheme, host and port, such as `https://academy.example`; `None` for a code by itself.
        origin: Option<String>,
    },
}

/// Finds the certificate in `bytes`.
///
/// # Errors
/// [`Unreadable`] when there is none, more than one, or the file breaks the rules of its kind.
pub fn find(bytes: &[u8]) -> Result<Presented, Unreadable> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Unreadable::TooLarge);
    }
    kind::certificate(taken_out(bytes)?)
}

/// What is in `bytes`, whatever it may be.
fn taken_out(bytes: &[u8]) -> Result<Presented, Unreadable> {
    if bytes.starts_with(png::SIGNATURE) {
        return png::credential(bytes).and_then(|text| carried(Source::Png, &text));
    }
    if bytes.starts_with(pdf::SIGNATURE) {
        return pdf::credential(bytes).and_then(|text| carried(Source::Pdf, &text));
    }
    text(plain(bytes)?, true)
}

/// A pasted text, or what a text file holds; `wrapped` once more in JSON, if it may be.
fn text(text: &str, wrapped: bool) -> Result<Presented, Unreadable> {
    let text = text.trim();
    match text.chars().next() {
        None => Err(Unreadable::Empty),
        Some('{' | '[' | '"') => json::presented(text, wrapped),
        Some('<') => svg::credential(text).and_then(|text| carried(Source::Svg, &text)),
        Some(_) if text.contains("://") => {
            let (key, origin) = link::code(text)?;
            let found = Found::Code { key, origin: Some(origin) };
            Ok(Presented { source: Source::Link, found })
        }
        Some(_) if like_a_token(text) => Ok(Presented { source: Source::Jwt, found: token(text) }),
        Some(_) => {
            let key = CodeKey::parse(text).map_err(|_| Unreadable::UnknownKind)?;
            Ok(Presented { source: Source::Code, found: Found::Code { key, origin: None } })
        }
    }
}

/// What a picture, a drawing or a document carries: a token, or a credential as JSON.
fn carried(source: Source, text: &str) -> Result<Presented, Unreadable> {
    if text.len() > MAX_CREDENTIAL_BYTES {
        return Err(Unreadable::TooLarge);
    }
    match self::text(text, true)? {
        Presented { found: Found::Code { .. }, .. } => Err(Unreadable::NoCertificate),
        Presented { found, .. } => Ok(Presented { source, found }),
    }
}

/// Plain UTF-8: other encodings are how one text is made to look like another.
fn plain(bytes: &[u8]) -> Result<&str, Unreadable> {
    const MARKS: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    if MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(Unreadable::Encoding);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err(Unreadable::UnknownKind),
        Ok(text) => Ok(text),
        Err(_) => Err(Unreadable::UnknownKind),
    }
}

/// Base64url of a JSON object begins with `e`, and a token has dots; no code has any. Whether it is a good one is the
/// verifier's to say.
fn like_a_token(text: &str) -> bool {
    text.starts_with('e') && text.contains('.')
}

/// Mail programs break long lines; no white space ever means anything in a token.
fn token(text: &str) -> Found {
    Found::Token(text.split_ascii_whitespace().collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Result<(Source, Found), Unreadable> {
        find(text.as_bytes()).map(|presented| (presented.source, presented.found))
    }

    fn code(key: &str, origin: Option<&str>) -> Found {
        Found::Code { key: CodeKey::parse(key).expect("a code"), origin: origin.map(str::to_owned) }
    }

    #[test]
    fn a_token_is_found_however_a_mail_program_broke_it() {
        let token = Found::Token("eyJh.eyJi.c2ln".into());
        for text in ["eyJh.eyJi.c2ln", " eyJh.eyJi.c2ln\n", "eyJh.ey\r\n Ji.c2\tln"] {
            assert_eq!(found(text), Ok((Source::Jwt, token.clone())), "{text:?}");
        }
    }

    #[test]
    fn a_token_wrapped_in_json_is_found() {
        let token = Found::Token("eyJh.eyJi.c2ln".into());
        for text in [
            r#""eyJh.eyJi.c2ln""#,
            r#"{"compactJwsString":"eyJh.eyJi.c2ln"}"#,
            r#"{"credential":[],"compactJwsString":["eyJh.eyJi.c2ln"]}"#,
            r#"{"@context":"https://www.w3.org/ns/credentials/v2","type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,eyJh.eyJi.c2ln"}"#,
        ] {
            assert_eq!(found(text), Ok((Source::Json, token.clone())), "{text}");
        }
        assert_eq!(found(r#"{"credential":"eyJh.eyJi.c2ln"}"#), Ok((Source::Jwt, token)));
        let document = r#"{"@context":[],"type":["OpenBadgeCredential"]}"#;
        for text in [document.to_owned(), format!(r#"{{"credential":{document}}}"#)] {
            assert_eq!(found(&text), Ok((Source::Json, Found::Document(document.into()))), "{text}");
        }
    }

    #[test]
    fn a_code_is_found_by_itself_and_in_a_link() {
        assert_eq!(found(" 7q4k 2m9p-w3xd "), Ok((Source::Code, code("7Q4K2M9PW3XD", None))));
        assert_eq!(found(r#"{"credential":"DEMO-VALID"}"#), Ok((Source::Code, code("DEMO-VALID", None))));
        for link in [
            "https://academy.example/verify/7Q4K-2M9P-W3XD",
            "https://academy.example/es/verify/7Q4K-2M9P-W3XD?from=qr#eyJ",
            "HTTPS://ACADEMY.EXAMPLE/VERIFY/7Q4K-2M9P-W3XD",
            "https://academy.example/credentials/7Q4K-2M9P-W3XD/badge.png",
            "https://academy.example/api/v1/credentials/7Q4K-2M9P-W3XD",
            "https://academy.example/verify?code=7q4k+2m9p+w3xd",
        ] {
            let code = code("7Q4K-2M9P-W3XD", Some("https://academy.example"));
            assert_eq!(found(link), Ok((Source::Link, code)), "{link}");
        }
        for link in [
            "https://academy.example/",
            "ftp://academy.example/verify/DEMO-VALID",
            "https://academy.example/verify/a",
        ] {
            assert_eq!(found(link), Err(Unreadable::NotALink), "{link}");
        }
    }

    #[test]
    fn what_is_no_certificate_is_refused_for_what_it_is() {
        let deep = "[".repeat(100_000);
        let cases: [(&[u8], Unreadable); 13] = [
            (b"", Unreadable::Empty),
            (b" \n", Unreadable::Empty),
            (b"PK\x03\x04", Unreadable::UnknownKind),
            (b"GIF89a\x01\0\x01\0", Unreadable::UnknownKind),
            (b"Dear academy, is this real?", Unreadable::UnknownKind),
            (b"\xef\xbb\xbfeyJh.eyJi.c2ln", Unreadable::Encoding),
            (b"\xff\xfee\0y\0", Unreadable::Encoding),
            (b"{", Unreadable::Malformed),
            (b"{}", Unreadable::NoCertificate),
            (b"[]", Unreadable::NoCertificate),
            (br#"["eyJh.eyJi.c2ln","eyJh.eyJi.c2ln"]"#, Unreadable::Several),
            (br#"{"proof":1,"proof":2}"#, Unreadable::DuplicateMember),
            (deep.as_bytes(), Unreadable::Malformed),
        ];
        for (bytes, reason) in cases {
            assert_eq!(find(bytes), Err(reason), "{:?}", &bytes[..bytes.len().min(40)]);
        }
        assert_eq!(find(&vec![b'e'; MAX_FILE_BYTES + 1]), Err(Unreadable::TooLarge));
    }

    #[test]
    fn json_is_not_unpacked_for_ever() {
        let mut text = "eyJh.eyJi.c2ln".to_owned();
        for _ in 0..3 {
            text = serde_json::json!({ "credential": text }).to_string();
        }
        assert_eq!(find(text.as_bytes()), Err(Unreadable::NoCertificate));
    }

    proptest! {
        #[test]
        fn whatever_the_bytes_there_is_an_answer(bytes: Vec<u8>, kind in 0..4_usize) {
            let signatures: [&[u8]; 4] = [b"", png::SIGNATURE, pdf::SIGNATURE, b"<svg>"];
            let _ = find(&[signatures[kind], &bytes].concat());
        }
    }
}
