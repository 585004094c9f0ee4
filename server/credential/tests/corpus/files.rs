//! Pictures, drawings, documents, and files that are none of them.

use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};

use super::{Fate, Workshop, refused, unreadable};

pub(super) fn all(shop: &Workshop) -> Vec<Fate> {
    [pictures(shop), drawings(shop), attachments(shop), others(shop)].concat()
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const KEYWORD: &[u8] = b"openbadgecredential";

/// A picture of one pixel, with these chunks before its end.
fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    let header = chunk(*b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    let pixel = chunk(*b"IDAT", &deflated(&[0, 255]));
    let end = chunk(*b"IEND", &[]);
    [PNG, &header, &chunks.concat(), &pixel, &end].concat()
}

fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("short").to_be_bytes();
    let covered = [kind.as_slice(), data].concat();
    let checksum = crc32fast::hash(&covered).to_be_bytes();
    [length.as_slice(), &covered, &checksum].concat()
}

fn itxt(text: &str) -> Vec<u8> {
    chunk(*b"iTXt", &[KEYWORD, b"\0\0\0\0\0", text.as_bytes()].concat())
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(bytes).and_then(|()| zlib.finish()).expect("writing to memory")
}

/// A badge as picture.
pub fn baked_png(text: &str) -> Vec<u8> {
    png(&[itxt(text)])
}

fn pictures(shop: &Workshop) -> Vec<Fate> {
    let token = &shop.genuine;
    let good = baked_png(token);
    let bomb = deflated(&vec![b'e'; 64 << 20]);
    let mut wrong_checksum = good.clone();
    wrong_checksum[60] ^= 1;
    let ztxt = chunk(*b"zTXt", &[KEYWORD, b"\0\0", &deflated(token.as_bytes())].concat());
    let compressed = chunk(*b"iTXt", &[KEYWORD, b"\0\x01\0\0\0", &bomb].concat());
    let latin = chunk(*b"tEXt", &[KEYWORD, b"\0", token.as_bytes()].concat());
    vec![
        refused("a picture with an altered token", baked_png(&shop.altered()), "signature", "signature"),
        unreadable("a picture without token", png(&[]), "no-certificate"),
        unreadable("a picture with two tokens", png(&[itxt(token), itxt(&shop.altered())]), "several"),
        unreadable(
            "a picture with a token and a compressed one",
            png(&[itxt(token), ztxt.clone()]),
            "compressed",
        ),
        unreadable("a picture with a compressed token", png(&[ztxt]), "compressed"),
        unreadable("a picture with a token that inflates without end", png(&[compressed]), "compressed"),
        unreadable("a picture with its token in another kind of text", png(&[latin]), "malformed"),
        unreadable(
            "a picture with something behind its end",
            [good.as_slice(), &itxt(token)].concat(),
            "trailing",
        ),
        unreadable(
            "a picture with an archive behind its end",
            [png(&[]).as_slice(), b"PK\x03\x04"].concat(),
            "trailing",
        ),
        unreadable("a picture with a wrong checksum", wrong_checksum, "malformed"),
        unreadable("a picture that is cut", &good[..good.len() - 5], "malformed"),
        unreadable(
            "an archive that begins like a picture",
            [PNG, b"PK\x03\x04 and more".as_slice()].concat(),
            "malformed",
        ),
        unreadable("a chunk longer than the picture", [PNG, &[0xff; 40]].concat(), "malformed"),
        unreadable("a picture with something else in its text", baked_png("DEMO-VALID"), "no-certificate"),
    ]
}

const NAMESPACES: &str =
    r#"xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0""#;

fn svg(inside: &str) -> String {
    format!("<svg {NAMESPACES}>{inside}<circle r=\"1\"/></svg>")
}

fn element(token: &str) -> String {
    format!(r#"<openbadges:credential verify="{token}"/>"#)
}

/// A badge as drawing.
pub fn baked_svg(text: &str) -> String {
    if text.starts_with('{') {
        svg(&format!("<openbadges:credential><![CDATA[{text}]]></openbadges:credential>"))
    } else {
        svg(&element(text))
    }
}

fn drawings(shop: &Workshop) -> Vec<Fate> {
    let token = &shop.genuine;
    let good = element(token);
    let doctype = r#"<!DOCTYPE svg [<!ENTITY x "y">]>"#;
    let laughs = r#"<!DOCTYPE svg [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>"#;
    let deep = format!("{}{}", "<g>".repeat(1_000), "</g>".repeat(1_000));
    let many = format!("<g {}/>", (0..100).map(|n| format!("a{n}=\"\"")).collect::<Vec<_>>().join(" "));
    let elsewhere =
        good.replace("openbadges:", "other:").replace(" verify", " xmlns:other=\"urn:other\" verify");
    vec![
        refused("a drawing with an altered token", baked_svg(&shop.altered()), "signature", "signature"),
        refused(
            "a drawing with a token and something else",
            svg(&format!(r#"<openbadges:credential verify="{token}">e30</openbadges:credential>"#)),
            "form",
            "not-compact",
        ),
        unreadable("a drawing without token", svg(""), "no-certificate"),
        unreadable("a drawing with an empty token", svg(&element("")), "no-certificate"),
        unreadable(
            "a drawing with two tokens",
            svg(&[good.clone(), element(&shop.altered())].concat()),
            "several",
        ),
        unreadable("a drawing with a document type", format!("{doctype}{}", svg(&good)), "entities"),
        unreadable(
            "a drawing that laughs without end",
            format!("{laughs}{}", svg(&format!("{good}&c;"))),
            "entities",
        ),
        unreadable("a drawing with an entity in its token", svg(&element("&x;")), "entities"),
        unreadable(
            "a drawing with an entity in its text",
            svg(&format!("{good}<text>&x;</text>")),
            "entities",
        ),
        unreadable("a drawing with a script", svg(&format!("{good}<script>alert(1)</script>")), "script"),
        unreadable("a drawing with a handler", svg(&format!(r#"{good}<g onload="alert(1)"/>"#)), "script"),
        unreadable("a drawing with its token deep inside", svg(&format!("<g>{good}</g>")), "malformed"),
        unreadable(
            "a drawing with a token named twice",
            svg(&good.replace("/>", " verify=\"e30\"/>")),
            "malformed",
        ),
        unreadable("a drawing without a bottom", svg(&format!("{good}{deep}")), "malformed"),
        unreadable("a drawing with endless attributes", svg(&format!("{good}{many}")), "malformed"),
        unreadable("a drawing that is cut", svg(&good).replace("</svg>", ""), "malformed"),
        unreadable("a drawing with a second root", format!("{0}{0}", svg(&good)), "malformed"),
        unreadable("a drawing with another's element", svg(&elsewhere), "no-certificate"),
        unreadable("a page of a site", format!("<html><body>{good}</body></html>"), "unknown-kind"),
    ]
}

/// A PDF of one empty page with these files attached, and `extra` in its trailer.
fn pdf(files: &[(&str, &[u8], &str)], extra: &str) -> Vec<u8> {
    let mut objects = vec![
        String::new().into_bytes(), // the catalogue, written last
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>".to_vec(),
    ];
    let mut names = String::new();
    for (name, data, filter) in files {
        let stream = format!("<< /Type /EmbeddedFile /Length {} {filter} >>\nstream\n", data.len());
        objects.push([stream.as_bytes(), data, b"\nendstream"].concat());
        let file = objects.len();
        objects.push(
            format!("<< /Type /Filespec /F ({name}) /UF ({name}) /EF << /F {file} 0 R /UF {file} 0 R >> >>")
                .into_bytes(),
        );
        names += &format!("({name}) {} 0 R ", objects.len());
    }
    let names = if files.is_empty() {
        String::new()
    } else {
        format!("/Names << /EmbeddedFiles << /Names [{names}] >> >>")
    };
    objects[0] = format!("<< /Type /Catalog /Pages 2 0 R {names} >>").into_bytes();
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", pdf.len());
        pdf.extend_from_slice(format!("{} 0 obj\n", number + 1).as_bytes());
        pdf.extend_from_slice(object);
        pdf.extend_from_slice(b"\nendobj\n");
    }
    let end = format!(
        "{table}trailer\n<< /Size {} /Root 1 0 R {extra} >>\nstartxref\n{}\n%%EOF\n",
        objects.len() + 1,
        pdf.len()
    );
    pdf.extend_from_slice(end.as_bytes());
    pdf
}

/// A document to which a token, or a credential as JSON, is attached.
pub fn attached(text: &str) -> Vec<u8> {
    let name = if text.starts_with('{') { "credential.json" } else { "credential.jwt" };
    pdf(&[(name, text.as_bytes(), "")], "")
}

fn attachments(shop: &Workshop) -> Vec<Fate> {
    let token = shop.genuine.as_bytes();
    let good = attached(&shop.genuine);
    let altered = shop.altered();
    let plain = "";
    let flate = "/Filter /FlateDecode";
    let bomb = deflated(&vec![b'e'; 64 << 20]);
    let key = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (00000000000000000000000000000000) \
               /U (00000000000000000000000000000000) /P -4 >> /ID [(0000000000000000) (0000000000000000)]";
    vec![
        refused("a PDF with an altered token", attached(&altered), "signature", "signature"),
        unreadable("a PDF without files", pdf(&[], ""), "no-certificate"),
        unreadable("a PDF with another file", pdf(&[("notes.txt", token, plain)], ""), "no-certificate"),
        unreadable(
            "a PDF with something else under the name",
            pdf(&[("credential.jwt", b"DEMO-VALID", plain)], ""),
            "no-certificate",
        ),
        unreadable(
            "a PDF with two tokens",
            pdf(&[("credential.jwt", token, plain), ("CREDENTIAL.JWT", altered.as_bytes(), plain)], ""),
            "several",
        ),
        unreadable(
            "a PDF with a token and JSON",
            pdf(&[("credential.jwt", token, plain), ("credential.json", b"{}", plain)], ""),
            "several",
        ),
        unreadable(
            "a PDF with a file that inflates without end",
            pdf(&[("credential.jwt", &bomb, flate)], ""),
            "too-large",
        ),
        unreadable(
            "a PDF whose file does not inflate",
            pdf(&[("credential.jwt", token, flate)], ""),
            "malformed",
        ),
        unreadable("an encrypted PDF", pdf(&[("credential.jwt", token, plain)], key), "encrypted"),
        unreadable("a PDF that is cut", &good[..good.len() / 2], "malformed"),
        unreadable("a PDF in name only", b"%PDF-1.7\nhello".as_slice(), "malformed"),
    ]
}

fn others(shop: &Workshop) -> Vec<Fate> {
    let token = &shop.genuine;
    let utf16: Vec<u8> = token.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = |mark: &[u8], text: &[u8]| [mark, text].concat();
    vec![
        unreadable("nothing", "", "empty"),
        unreadable("white space", " \r\n\t", "empty"),
        unreadable("a token in UTF-16", marked(b"\xff\xfe", &utf16), "encoding"),
        unreadable("a token in UTF-16 without a mark", utf16, "unknown-kind"),
        unreadable("a token behind a byte order mark", marked(b"\xef\xbb\xbf", token.as_bytes()), "encoding"),
        unreadable("an archive", b"PK\x03\x04\x14\0\0\0".as_slice(), "unknown-kind"),
        unreadable("a photo", b"\xff\xd8\xff\xe0\0\x10JFIF".as_slice(), "unknown-kind"),
        unreadable("a token behind a word", format!("Token: {token}"), "unknown-kind"),
        unreadable("more than any certificate", vec![b'e'; (2 << 20) + 1], "too-large"),
        unreadable("a link to somewhere", "https://academy.example/courses", "not-a-link"),
        unreadable("a letter", "Dear academy, is this certificate real?", "unknown-kind"),
    ]
}
