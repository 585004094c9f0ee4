//! What holders hold besides the course, through plain forms: nothing that was typed or uploaded is lost, and a document
//! is seen by nobody but its holder and admins.

use http::{StatusCode, header};
use reqwest::multipart::{Form, Part};
use tests::{Answer, Person, Server, Setup};

const PASSWORD: &str = "four unrelated plain words";
const PAGE: &str = "/certificates/prerequisites";
const PDF: &[u8] = b"%PDF-1.7\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n";

async fn person(server: &Server, name: &str, role: &str) -> Person {
    let email = format!("{}@stipple.test", name.to_lowercase());
    server.add_user(&email, name, PASSWORD, &[role]);
    Person::signed_in(server, &email, PASSWORD).await
}

fn form(fields: &[(&'static str, &str)]) -> Form {
    fields.iter().fold(Form::new(), |form, (name, value)| form.text(*name, (*value).to_owned()))
}

fn with_document(form: Form, name: &str, bytes: Vec<u8>) -> Form {
    form.part("document", Part::bytes(bytes).file_name(name.to_owned()))
}

fn assert_asks_again(answer: &Answer, messages: &[&str]) {
    let text = answer.text();
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
    for message in messages {
        assert!(text.contains(message), "“{message}” is not on the page:\n{text}");
    }
}

const TYPED: [(&str, &str); 6] = [
    ("do", "declare"),
    ("kind", "first-aid"),
    ("provider", "Red <Cross>"),
    ("number", "FA-77"),
    ("issued_on", "2026-02-30"),
    ("expires_on", "2001-01-01"),
];

#[tokio::test]
async fn a_wrong_declaration_says_what_to_change_and_keeps_words_and_document() {
    let server = Setup::new().start().await;
    let ana = person(&server, "Ana", "trainee").await;
    let empty = ana.send_files(PAGE, form(&[("do", "declare")])).await;
    assert_asks_again(&empty, &["4 things need correcting", "Fill in this field."]);

    let again = ana.send_files(PAGE, with_document(form(&TYPED), "card.pdf", PDF.to_vec())).await;
    assert_asks_again(&again, &["Enter a date such as 2026-11-14.", "Kept: card.pdf."]);
    assert!(again.body.contains("value=\"Red &lt;Cross"), "what was typed is kept, and harmless");
    assert!(again.body.contains("value=\"2026-02-30\""), "the date too, to be corrected");
    let kept = again.value("kept").expect("the document is kept").to_owned();

    let mut corrected = TYPED.to_vec();
    (corrected[4].1, corrected[5].1) = ("2026-01-30", "2001-01-01");
    let corrected = [corrected, vec![("kept", kept.as_str()), ("kept_name", "card.pdf")]].concat();
    let again = ana.send_files(PAGE, form(&corrected)).await;
    assert_asks_again(&again, &["This date has passed.", "Kept: card.pdf."]);
    let mut right = corrected.clone();
    right[5].1 = "2031-01-30";
    let done = ana.send_files(PAGE, form(&right)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let page = ana.get(done.location().expect("a page")).await;
    assert!(page.text().contains("FA-77"), "{}", page.text());
    assert!(page.text().contains("Not checked"), "{}", page.text());
    let spanish = ana.send_files(&format!("/es{PAGE}"), form(&TYPED)).await;
    assert_asks_again(&spanish, &["Escribe una fecha como 2026-11-14."]);
}

#[tokio::test]
async fn files_that_are_no_documents_are_refused_beside_their_field() {
    let server = Setup::new().start().await;
    let ana = person(&server, "Ana", "trainee").await;
    let mut heavy = PDF.to_vec();
    heavy.resize(10_000_001, b' ');
    for (bytes, message) in [
        (
            b"<!doctype html><title>Not found</title>".to_vec(),
            "This is neither a PDF nor a JPEG or PNG picture.",
        ),
        (PDF[..20].to_vec(), "This file cannot be opened."),
        (heavy, "The file is larger than 10.0"),
    ] {
        let answer = ana.send_files(PAGE, with_document(form(&TYPED), "card.pdf", bytes)).await;
        assert_asks_again(&answer, &[message]);
        assert!(answer.body.contains("f-document-error"), "beside the field");
    }
}

#[tokio::test]
async fn a_document_is_a_download_for_its_holder_and_admins_and_is_decided_about_once() {
    let server = Setup::new().start().await;
    let ana = person(&server, "Ana", "trainee").await;
    let eve = person(&server, "Eve", "trainee").await;
    let lucia = person(&server, "Lucia", "mentor").await;
    let ada = person(&server, "Ada", "admin").await;
    let mut right = TYPED;
    (right[4].1, right[5].1) = ("2026-01-30", "2031-01-30");
    let done = ana.send_files(PAGE, with_document(form(&right), "card.pdf", PDF.to_vec())).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let page = ana.get(PAGE).await;
    let document = page.link("/documents/").expect("a link to the document").to_owned();
    for reader in [&ana, &ada] {
        let file = reader.get(&document).await;
        assert_eq!((file.status, file.body.as_bytes()), (StatusCode::OK, PDF));
        let saved = file.headers[header::CONTENT_DISPOSITION].to_str().expect("text");
        assert!(saved.starts_with("attachment") && saved.contains("card.pdf"), "{saved}");
    }
    for stranger in [&eve, &lucia, &Person::visitor(&server)] {
        assert_eq!(stranger.get(&document).await.status, StatusCode::NOT_FOUND);
    }

    let queue = ada.get("/admin/checks").await;
    let what = queue.value("what").expect("something to check").to_owned();
    let refuse = [("do", "refuse"), ("what", what.as_str()), ("refuse", what.as_str()), ("reason", " ")];
    assert_asks_again(&ada.send("/admin/checks", &refuse).await, &["Fill in this field."]);
    let decided = ada.send("/admin/checks", &[("do", "accept"), ("what", &what)]).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text());
    assert!(ana.get(PAGE).await.text().contains("Checked by Ada on"));
    let again = ada.send("/admin/checks", &[("do", "accept"), ("what", &what)]).await;
    assert_asks_again(&again, &["Someone has decided about this before."]);
}
