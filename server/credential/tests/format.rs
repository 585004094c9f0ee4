//! The formats that outlive this program, written down: a change here is a change of the public contract.
//!
//! A stored record of any format has to read for ever, and two equal records have to hash alike.

mod fixture;

use credential::CredentialRecord;
use credential::record::Cases;
use fixture::{Academy, part};

fn golden(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

fn pretty(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).expect("JSON")
}

#[test]
fn a_stored_record_keeps_its_format_and_reads_back() {
    let academy = Academy::new();
    for (name, record) in [("record-v1", academy.record_v1()), ("record-v2", academy.record())] {
        golden(name, &pretty(&record));
        let json = record.to_json().expect("times within range");
        let read: CredentialRecord = serde_json::from_str(&json).expect("our own record");
        assert_eq!(read, record);
        assert_eq!(read.to_json().expect("times within range"), json, "{name} hashes as it was signed");
    }
}

#[test]
fn a_record_of_a_newer_format_or_with_unknown_members_is_refused() {
    let academy = Academy::new();
    for (record, version) in [(academy.record_v1(), 1), (academy.record(), 2)] {
        let json = record.to_json().expect("times within range");
        let newer = json.replacen(&format!(r#""version":{version}"#), r#""version":3"#, 1);
        let error = serde_json::from_str::<CredentialRecord>(&newer).expect_err("format 3");
        assert!(error.to_string().contains("newer than this program"), "{error}");
        let more = json.replacen('{', r#"{"grade":"A","#, 1);
        assert!(serde_json::from_str::<CredentialRecord>(&more).is_err());
        let nameless = json.replacen(&format!(r#""version":{version},"#), "", 1);
        assert!(serde_json::from_str::<CredentialRecord>(&nameless).is_err(), "it has no version");
    }
    let later = academy.record().to_json().expect("times within range").replacen(":2", ":1", 1);
    assert!(serde_json::from_str::<CredentialRecord>(&later).is_err(), "format 1 has no place for all that");
}

#[test]
fn the_signed_certificate_keeps_its_format_in_both_languages() {
    let academy = Academy::new();
    let token = academy.certificate();
    golden("certificate-header", &part(&token, 0).to_string());
    golden("certificate-payload", &pretty(&part(&token, 1)));
    let first = credential::sign_credential(&academy.record_v1(), &academy.current, &academy.status());
    golden("certificate-payload-v1", &pretty(&part(&first.expect("a sound record"), 1)));

    let mut spanish = academy.record();
    spanish.language = domain::Locale::Es;
    let token =
        credential::sign_credential(&spanish, &academy.current, &academy.status()).expect("a sound record");
    golden("certificate-payload-es", &pretty(&part(&token, 1)));
}

#[test]
fn the_published_documents_keep_their_format() {
    let academy = Academy::new();
    golden("did", &pretty(&academy.keys().did_document()));
    golden("jwks", &pretty(&academy.keys().jwks()));
    golden("status-list-payload", &pretty(&part(&academy.list(&[0, fixture::PLACE]), 1)));
}

#[test]
fn nothing_in_a_certificate_is_null_or_empty() {
    fn search(value: &serde_json::Value, path: &str) {
        use serde_json::Value::{Array, Null, Object, String};
        match value {
            Null => panic!("{path} is null"),
            String(text) => assert!(!text.is_empty(), "{path} is empty"),
            Array(items) => {
                assert!(!items.is_empty(), "{path} is empty");
                items.iter().enumerate().for_each(|(n, item)| search(item, &format!("{path}/{n}")));
            }
            Object(members) => {
                members.iter().for_each(|(name, member)| search(member, &format!("{path}/{name}")));
            }
            _ => {}
        }
    }
    let academy = Academy::new();
    let mut bare = academy.record();
    bare.assessments.clear();
    bare.quiz_marks.clear();
    bare.rubric_revisions.clear();
    bare.mentors.clear();
    bare.prerequisites.clear();
    bare.cases = Cases::default();
    bare.renewal = None;
    (bare.edition, bare.previous) = (Some(1), None);
    for record in [academy.record(), academy.record_v1(), bare] {
        let token = credential::sign_credential(&record, &academy.current, &academy.status())
            .expect("a sound record");
        search(&part(&token, 1), "");
    }
}

#[test]
fn a_record_that_would_state_nothing_or_nonsense_is_not_signed() {
    type Spoil = fn(&mut CredentialRecord);
    let cases: [(&str, Spoil); 18] = [
        ("issuer.name", |r| r.issuer.name.push('\u{ffff}')),
        ("holder.name", |r| r.holder.name = " ".into()),
        ("license_number", |r| r.license_number.clear()),
        ("scope", |r| r.scope.es.clear()),
        ("quiz_marks.title", |r| r.quiz_marks[0].title.en.clear()),
        ("assessments.reviewer", |r| r.assessments[0].reviewer.clear()),
        ("assessments.rounds", |r| r.assessments[0].rounds = 0),
        ("valid_until", |r| r.valid_until = r.issued_at),
        ("awarded_at", |r| r.awarded_at = r.valid_until),
        ("edition", |r| r.edition = None),
        ("previous", |r| r.previous = None),
        ("previous", |r| r.edition = Some(1)),
        ("mentors", |r| r.mentors[0].clear()),
        ("cases.categories.name", |r| r.cases.categories[0].name.es.clear()),
        ("prerequisites.provider", |r| r.prerequisites[0].provider.clear()),
        ("prerequisites.expires_on", |r| r.prerequisites[0].expires_on = time::Date::MIN),
        ("renewal.education.title", |r| {
            r.renewal
                .iter_mut()
                .flat_map(|renewal| &mut renewal.education)
                .for_each(|item| item.title.clear());
        }),
        ("issuer.did", |r| r.issuer.did = credential::Did::parse("did:web:evil.example").expect("a DID")),
    ];
    for (field, spoil) in cases {
        let academy = Academy::new();
        let mut record = academy.record();
        spoil(&mut record);
        assert_eq!(record.check().map_err(|error| error.field), Err(field));
        assert!(
            credential::sign_credential(&record, &academy.current, &academy.status()).is_err(),
            "{field}"
        );
    }
}

#[test]
fn an_email_hash_recognises_its_address_however_it_is_typed_and_no_other() {
    let holder = Academy::new().record().holder;
    assert!(holder.email.matches(" ines@stipple.test "));
    assert!(!holder.email.matches("ines@stipple.example"));
}
