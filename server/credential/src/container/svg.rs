//! Badges as drawings ([Open Badges 3.0 §5.3.2](https://www.imsglobal.org/spec/ob/v3p0/#svg)): one
//! `<openbadges:credential verify="…">` in the root, or the credential as JSON inside it.
//!
//! A drawing is XML from a stranger. It is read once, without entities, and only as far as its shape: a document type
//! or a script is reason enough to refuse it, because somebody would open it next in a program that runs them.

use domain::credentials::Unreadable;
use quick_xml::NsReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

const SVG: Namespace<'_> = Namespace(b"http://www.w3.org/2000/svg");
const OPEN_BADGES: Namespace<'_> = Namespace(b"https://purl.imsglobal.org/ob/v3p0");
const CREDENTIAL: &[u8] = b"credential";
/// Deeper than any drawing is.
const MOST_DEPTH: usize = 64;
/// More than any element has; looking for one that is named twice takes quadratic time.
const MOST_ATTRIBUTES: usize = 64;

/// The text the drawing carries.
pub(super) fn credential(svg: &str) -> Result<String, Unreadable> {
    let mut reader = NsReader::from_str(svg);
    let mut search = Search::default();
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|_| Unreadable::Malformed)?;
        let of_badge = namespace == ResolveResult::Bound(OPEN_BADGES);
        match event {
            Event::Start(element) => {
                search.open(&namespace, &element)?;
                search.depth += 1;
            }
            Event::Empty(element) => {
                search.open(&namespace, &element)?;
                search.close(of_badge && element.local_name().as_ref() == CREDENTIAL);
            }
            Event::End(element) => {
                search.depth -= 1;
                search.close(of_badge && element.local_name().as_ref() == CREDENTIAL);
            }
            Event::Text(text) => search.read(&text.decode().map_err(|_| Unreadable::Malformed)?),
            Event::CData(text) => search.read(&text.decode().map_err(|_| Unreadable::Malformed)?),
            Event::GeneralRef(reference) => search.read(&character(&reference)?),
            Event::DocType(_) => return Err(Unreadable::Entities),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => return search.end(),
        }
    }
}

/// What has been seen of the drawing.
#[derive(Default)]
struct Search {
    depth: usize,
    /// Whether the root was a drawing's.
    rooted: bool,
    /// The text inside the element that is open, if it is the credential.
    inside: Option<String>,
    found: Option<String>,
}

impl Search {
    fn open(&mut self, namespace: &ResolveResult<'_>, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        if self.depth == 0 && self.rooted || self.depth > MOST_DEPTH || self.inside.is_some() {
            return Err(Unreadable::Malformed);
        }
        if matches!(namespace, ResolveResult::Unknown(_)) {
            return Err(Unreadable::Malformed);
        }
        let name = element.local_name();
        let verify = attribute(element)?;
        if name.as_ref().eq_ignore_ascii_case(b"script") {
            return Err(Unreadable::Script);
        }
        if self.depth == 0 {
            if *namespace != ResolveResult::Bound(SVG) || name.as_ref() != b"svg" {
                return Err(Unreadable::UnknownKind);
            }
            self.rooted = true;
        }
        if *namespace == ResolveResult::Bound(OPEN_BADGES) && name.as_ref() == CREDENTIAL {
            if self.found.is_some() {
                return Err(Unreadable::Several);
            }
            if self.depth != 1 {
                return Err(Unreadable::Malformed);
            }
            self.found = verify;
            self.inside = Some(String::new());
        }
        Ok(())
    }

    fn close(&mut self, credential: bool) {
        if credential && let Some(inside) = self.inside.take() {
            // The attribute holds a token, the text a credential as JSON; with both, the two would disagree.
            self.found = Some(self.found.take().unwrap_or_default() + &inside);
        }
    }

    fn read(&mut self, text: &str) {
        if let Some(inside) = &mut self.inside {
            inside.push_str(text);
        }
    }

    fn end(self) -> Result<String, Unreadable> {
        if self.depth != 0 || !self.rooted {
            return Err(Unreadable::Malformed);
        }
        self.found.filter(|text| !text.trim().is_empty()).ok_or(Unreadable::NoCertificate)
    }
}

/// The value of the one attribute that matters, after a look at all of them.
fn attribute(element: &BytesStart<'_>) -> Result<Option<String>, Unreadable> {
    let mut verify = None;
    for (number, attribute) in element.attributes().enumerate() {
        let attribute = attribute.map_err(|_| Unreadable::Malformed)?;
        let name = attribute.key.as_ref();
        if number >= MOST_ATTRIBUTES {
            return Err(Unreadable::Malformed);
        }
        if name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case(b"on")) {
            return Err(Unreadable::Script);
        }
        if attribute.value.contains(&b'&') || name == b"verify" {
            let raw = std::str::from_utf8(&attribute.value).map_err(|_| Unreadable::Malformed)?;
            // Entities that a document type would have to declare are refused here.
            let value = quick_xml::escape::unescape(raw).map_err(|_| Unreadable::Entities)?;
            if name == b"verify" {
                verify = Some(value.into_owned());
            }
        }
    }
    Ok(verify)
}

/// A reference in text: a character by its number, or one of the five names that need no declaration.
fn character(reference: &BytesRef<'_>) -> Result<String, Unreadable> {
    if let Some(character) = reference.resolve_char_ref().map_err(|_| Unreadable::Malformed)? {
        return Ok(character.to_string());
    }
    let name = reference.decode().map_err(|_| Unreadable::Malformed)?;
    resolve_predefined_entity(&name).map(str::to_owned).ok_or(Unreadable::Entities)
}
