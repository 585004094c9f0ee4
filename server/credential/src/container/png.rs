//! Badges as pictures ([Open Badges 3.0 §5.3.1](https://www.imsglobal.org/spec/ob/v3p0/#png)): one uncompressed `iTXt`
//! chunk with the keyword `openbadgecredential`.
//!
//! A picture library decodes pictures and is content with the first or the last of several texts. Here nothing is
//! decoded, and what matters is that there is one text only, in a file that everybody divides in the same way: so the
//! chunks are walked through, each with its checksum ([PNG §5](https://www.w3.org/TR/png-3/#5DataRep)).

use domain::credentials::Unreadable;

/// What a PNG begins with.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const KEYWORD: &[u8] = b"openbadgecredential";
/// More chunks than any picture of two megabytes has a use for.
const MOST_CHUNKS: usize = 10_000;

struct Chunk<'a> {
    kind: &'a [u8],
    data: &'a [u8],
}

/// The text the picture carries.
pub(super) fn credential(png: &[u8]) -> Result<String, Unreadable> {
    let mut rest = png.strip_prefix(SIGNATURE).ok_or(Unreadable::Malformed)?;
    let mut text = None;
    for number in 0..MOST_CHUNKS {
        let chunk = next(&mut rest)?;
        if (number == 0) != (chunk.kind == b"IHDR") {
            return Err(Unreadable::Malformed);
        }
        if chunk.kind == b"IEND" {
            return if rest.is_empty() {
                text.ok_or(Unreadable::NoCertificate)
            } else {
                Err(Unreadable::Trailing)
            };
        }
        if let Some(found) = carried(&chunk)?
            && text.replace(found).is_some()
        {
            return Err(Unreadable::Several);
        }
    }
    Err(Unreadable::Malformed)
}

/// Takes a chunk off: length, kind, data, checksum of the two.
fn next<'a>(rest: &mut &'a [u8]) -> Result<Chunk<'a>, Unreadable> {
    let (length, after) = rest.split_first_chunk::<4>().ok_or(Unreadable::Malformed)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Unreadable::Malformed)?;
    let end = length.checked_add(4).ok_or(Unreadable::Malformed)?;
    let (covered, after) = after.split_at_checked(end).ok_or(Unreadable::Malformed)?;
    let (checksum, after) = after.split_first_chunk::<4>().ok_or(Unreadable::Malformed)?;
    if crc32fast::hash(covered) != u32::from_be_bytes(*checksum) {
        return Err(Unreadable::Malformed);
    }
    *rest = after;
    let (kind, data) = covered.split_at(4);
    Ok(Chunk { kind, data })
}

/// The credential in a chunk, if that is what it is for.
fn carried(chunk: &Chunk<'_>) -> Result<Option<String>, Unreadable> {
    let Some((KEYWORD, value)) = split(chunk.data) else { return Ok(None) };
    match chunk.kind {
        b"iTXt" => international(value).map(Some),
        b"zTXt" => Err(Unreadable::Compressed),
        b"tEXt" => Err(Unreadable::Malformed),
        _ => Ok(None),
    }
}

/// Flag and method of compression, language, translated keyword, text ([PNG §11.3.3.4](https://www.w3.org/TR/png-3/#11iTXt)).
fn international(value: &[u8]) -> Result<String, Unreadable> {
    let [compressed, method, rest @ ..] = value else { return Err(Unreadable::Malformed) };
    match (compressed, method) {
        (0, 0) => {}
        (1, _) => return Err(Unreadable::Compressed),
        _ => return Err(Unreadable::Malformed),
    }
    let (_language, rest) = split(rest).ok_or(Unreadable::Malformed)?;
    let (_translated, text) = split(rest).ok_or(Unreadable::Malformed)?;
    String::from_utf8(text.to_vec()).map_err(|_| Unreadable::Malformed)
}

/// What stands before the first zero byte, and after it.
fn split(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let zero = data.iter().position(|byte| *byte == 0)?;
    Some((&data[..zero], &data[zero + 1..]))
}
