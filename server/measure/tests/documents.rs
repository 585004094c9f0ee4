//! What is kept of documents, and what is refused.

mod samples;

use domain::credentials::{DocumentForm, MAX_DOCUMENT_BYTES};
use measure::{RefusedDocument, document};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n";

#[test]
fn a_pdf_is_kept_as_it_came() {
    let taken = document(PDF).expect("a PDF");
    assert_eq!((taken.form, taken.bytes.as_slice()), (DocumentForm::Pdf, PDF));
}

#[test]
fn a_picture_is_kept_upright_and_without_what_its_camera_noted() {
    for file in [samples::with_exif(&samples::jpeg(), 6), samples::png(), samples::progressive_jpeg()] {
        let taken = document(&file).expect("a picture");
        assert_eq!(taken.form, DocumentForm::Jpeg);
        assert!(taken.bytes.starts_with(&[0xFF, 0xD8, 0xFF]));
        assert!(!taken.bytes.windows(10).any(|window| window == b"CameraCorp"), "the maker's name is gone");
        let shown = image::load_from_memory(&taken.bytes).expect("a picture");
        let turned = file == samples::with_exif(&samples::jpeg(), 6);
        assert_eq!((shown.width(), shown.height()), if turned { (300, 400) } else { (400, 300) });
    }
}

#[test]
fn what_is_no_document_is_refused_whatever_its_name() {
    for bytes in [b"".as_slice(), b"Dear academy", b"<!doctype html><html></html>", b"PK\x03\x04\x14\0\0\0"] {
        assert_eq!(document(bytes), Err(RefusedDocument::NotADocument), "{bytes:?}");
    }
    assert_eq!(document(&samples::webp()), Err(RefusedDocument::NotADocument));
}

#[test]
fn what_is_cut_short_or_promises_too_much_cannot_be_opened() {
    let jpeg = samples::jpeg();
    for bytes in [&jpeg[..jpeg.len() / 2], &PDF[..40], &samples::hollow_png(12_000, 12_000)] {
        assert_eq!(document(bytes), Err(RefusedDocument::Unopenable));
    }
}

#[test]
fn what_is_too_heavy_is_refused_by_its_length() {
    let mut heavy = PDF.to_vec();
    heavy.resize(usize::try_from(MAX_DOCUMENT_BYTES).expect("fits") + 1, b' ');
    assert_eq!(document(&heavy), Err(RefusedDocument::TooHeavy));
}
