//! Certificates as documents: the token, or the credential as JSON, is a file attached to the PDF.
//!
//! Open Badges have no rule for this; ours attach `credential.jwt`. The libraries for PDF mend what is broken, because
//! they show documents to people, and inflate whatever asks for it: a file of two megabytes can make them work for hours
//! or fill gigabytes, and what they mend each of them mends differently. All that is wanted here is one attached file,
//! in a document that says in one way where it is. So there is a reader of just that: `object` is the notation
//! ([ISO 32000-2 §7.3](https://pdfa.org/resource/iso-32000-2/)), `table` where objects are, and here is the way from the
//! trailer to the file. It mends nothing, and its work is bounded by a budget.

mod object;
mod table;

use std::collections::BTreeSet;

use domain::credentials::Unreadable;

use self::object::{Dict, Object};
use self::table::Document;
use crate::verify::MAX_CREDENTIAL_BYTES;

/// What a PDF begins with.
pub(super) const SIGNATURE: &[u8] = b"%PDF-";
/// Names of the attached file, in lower case.
const NAMES: [&str; 2] = ["credential.jwt", "credential.json"];
/// Deeper than any tree of names is, and more files than anybody attaches.
const MOST_DEPTH: usize = 16;
const MOST_FILES: usize = 256;

/// The text of the one attached file that is a credential.
pub(super) fn credential(pdf: &[u8]) -> Result<String, Unreadable> {
    let document = Document::open(pdf)?;
    let catalogue = document.dict(document.root())?;
    let mut files = Vec::new();
    if let Some(names) = catalogue.get("Names") {
        let names = document.dict(names)?;
        if let Some(tree) = names.get("EmbeddedFiles") {
            collect(&document, tree, MOST_DEPTH, &mut files)?;
        }
    }
    if let Some(Object::List(associated)) =
        catalogue.get("AF").map(|list| document.resolve(list)).transpose()?
    {
        files.extend(associated);
    }
    let mut found = BTreeSet::new();
    for file in &files {
        found.extend(embedded(&document, &document.dict(file)?)?);
    }
    match found.into_iter().collect::<Vec<_>>()[..] {
        [] => Err(Unreadable::NoCertificate),
        [number] => {
            let bytes = document.stream(number, MAX_CREDENTIAL_BYTES)?;
            String::from_utf8(bytes).map_err(|_| Unreadable::Malformed)
        }
        _ => Err(Unreadable::Several),
    }
}

/// The files in a tree of names: leaves hold names and files in turn.
fn collect(
    document: &Document<'_>,
    node: &Object,
    depth: usize,
    files: &mut Vec<Object>,
) -> Result<(), Unreadable> {
    if depth == 0 || files.len() > MOST_FILES {
        return Err(Unreadable::Malformed);
    }
    let node = document.dict(node)?;
    if let Some(names) = node.get("Names") {
        let Object::List(names) = document.resolve(names)? else { return Err(Unreadable::Malformed) };
        files.extend(names.into_iter().skip(1).step_by(2));
    }
    if let Some(kids) = node.get("Kids") {
        let Object::List(kids) = document.resolve(kids)? else { return Err(Unreadable::Malformed) };
        for kid in &kids {
            collect(document, kid, depth - 1, files)?;
        }
    }
    Ok(())
}

/// The objects in which a file's bytes are, if it has the name of a credential. Older readers go by one name and one
/// object, newer ones by the other.
fn embedded(document: &Document<'_>, file: &Dict) -> Result<Vec<u32>, Unreadable> {
    let mut named = false;
    for member in ["F", "UF"] {
        if let Some(name) = file.get(member) {
            let Object::Text(name) = document.resolve(name)? else { return Err(Unreadable::Malformed) };
            named |= NAMES.contains(&plain(&name).as_str());
        }
    }
    if !named {
        return Ok(Vec::new());
    }
    let bytes = document.dict(file.get("EF").ok_or(Unreadable::Malformed)?)?;
    let bytes = ["F", "UF"].into_iter().filter_map(|member| bytes.get(member));
    bytes
        .map(|object| match object {
            Object::Reference(number) => Ok(*number),
            _ => Err(Unreadable::Malformed),
        })
        .collect()
}

/// A name in lower case, as far as it is ASCII: in UTF-16 behind a mark, or as bytes.
fn plain(name: &[u8]) -> String {
    let letters: Vec<u16> = match name.strip_prefix(b"\xfe\xff") {
        Some(wide) => wide
            .chunks(2)
            .map(|pair| pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte)))
            .collect(),
        None => name.iter().copied().map(u16::from).collect(),
    };
    String::from_utf16_lossy(&letters).to_ascii_lowercase()
}
