//! Documents: what people hand in to show something, as PDF or as a picture of paper.

use domain::credentials::{DocumentForm, MAX_DOCUMENT_BYTES};

use crate::{Format, Limits, RefusedPhoto, Rendition, RenditionKind, decode::decode, header, intake, sniff};

/// The bytes with which a PDF begins.
const PDF: &[u8] = b"%PDF-";
/// The mark at the end of a PDF, and how far from the end it may stand.
const PDF_END: &[u8] = b"%%EOF";
const PDF_TAIL: usize = 2048;

/// A document as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenDocument {
    /// What it is kept as.
    pub form: DocumentForm,
    /// The bytes that are kept.
    pub bytes: Vec<u8>,
}

/// Why a file is not a document that can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusedDocument {
    /// More bytes than [`MAX_DOCUMENT_BYTES`].
    TooHeavy,
    /// Neither a PDF nor a JPEG or PNG picture.
    NotADocument,
    /// It ends before it should, is damaged, or would take more memory than any document needs.
    Unopenable,
}

/// Takes a document in, told by its content: a PDF as it is, a JPEG or PNG picture decoded within limits, turned upright
/// and encoded afresh, so that nothing its camera noted travels along.
///
/// # Errors
/// The first reason for which the bytes are not a document.
pub fn document(bytes: &[u8]) -> Result<TakenDocument, RefusedDocument> {
    if bytes.len() as u64 > MAX_DOCUMENT_BYTES {
        return Err(RefusedDocument::TooHeavy);
    }
    if bytes.starts_with(PDF) {
        let tail = &bytes[bytes.len().saturating_sub(PDF_TAIL)..];
        let complete = tail.windows(PDF_END.len()).any(|window| window == PDF_END);
        let taken = TakenDocument { form: DocumentForm::Pdf, bytes: bytes.to_vec() };
        return if complete { Ok(taken) } else { Err(RefusedDocument::Unopenable) };
    }
    if matches!(sniff::sniff(bytes), Ok(Format::Webp)) {
        return Err(RefusedDocument::NotADocument);
    }
    picture(bytes).map_err(|refused| match refused {
        RefusedPhoto::Empty | RefusedPhoto::NotAPicture { .. } | RefusedPhoto::Heic => {
            RefusedDocument::NotADocument
        }
        RefusedPhoto::TooManyBytes { .. } => RefusedDocument::TooHeavy,
        RefusedPhoto::TooLarge { .. }
        | RefusedPhoto::TooSmall { .. }
        | RefusedPhoto::TooManyPixels { .. }
        | RefusedPhoto::Truncated
        | RefusedPhoto::Corrupt
        | RefusedPhoto::OutOfMemory => RefusedDocument::Unopenable,
    })
}

fn picture(bytes: &[u8]) -> Result<TakenDocument, RefusedPhoto> {
    let limits = Limits { max_bytes: MAX_DOCUMENT_BYTES, ..Limits::default() };
    limits.admit_bytes(bytes)?;
    let header = header::read(sniff::sniff(bytes)?, bytes)?;
    limits.admit_header(&header)?;
    let shown = intake::show(decode(bytes, &header, &limits)?)?;
    let bytes = Rendition::encode(RenditionKind::Full, &shown)?.bytes;
    Ok(TakenDocument { form: DocumentForm::Jpeg, bytes })
}
