//! What a genuine certificate says about itself on different days and with different status lists.

mod fixture;

use credential::{
    CheckName, KeySet, OpenedStatusList, Outcome, Reason, StatusSource, sign_credential, verify,
};
use domain::credentials::CheckOutcome;
use fixture::{Academy, ISSUED, NOW, PLACE, UNTIL, issuing_keys, key, place};
use proptest::prelude::*;
use time::Duration;

fn reasons(
    academy: &Academy,
    status: StatusSource<'_>,
    now: time::OffsetDateTime,
) -> Vec<(CheckName, Outcome)> {
    let report = verify(academy.certificate().as_ref(), &academy.keys(), status, now);
    assert_eq!(report.authenticity(), CheckOutcome::Pass, "age and status do not make it less genuine");
    report.checks.into_iter().filter(|c| c.outcome != Outcome::Pass).map(|c| (c.name, c.outcome)).collect()
}

#[test]
fn a_genuine_certificate_passes_every_check_and_states_what_the_record_says() {
    let academy = Academy::new();
    let (list, record) = (academy.list(&[0, PLACE + 1]), academy.record());
    let status = StatusSource::Signed(list.as_ref());
    let report = verify(academy.certificate().as_ref(), &academy.keys(), status, NOW).compared_with(&record);

    assert!(report.all_passed(), "{:?}", report.first_problem());
    let statement = report.statement.expect("a genuine certificate states something");
    assert_eq!(statement.holder.as_deref(), Some("Inés \"Dot\" O’Hara"));
    assert_eq!(statement.achievement, record.achievement.name.en);
    assert_eq!(statement.valid_until, UNTIL);
    assert_eq!(statement.record_digest, record.digest().ok());
    let levels: Vec<_> = statement.results.iter().map(|r| (r.name.as_str(), r.value.as_str())).collect();
    assert_eq!(
        levels,
        [
            ("Study hours", "24"),
            ("Skin and scalp anatomy", "90"),
            ("Hairline on a sheet: Spacing", "4"),
            ("Hairline on a sheet: Softness", "3"),
            ("Skin and scalp anatomy (for the renewal)", "100"),
            ("Cases", "12"),
            ("Cases on live models", "3"),
            ("Cases: Scars", "2"),
        ]
    );
    let besides = |genre| statement.evidence.iter().filter(move |e| e.genre == genre);
    let held: Vec<_> = besides("prerequisite").map(|e| e.name.as_str()).collect();
    assert_eq!(held, ["Bloodborne pathogens training: Red Cross", "Insurance: Seguros Ola"]);
    let learnt: Vec<_> = besides("continuing-education").map(|e| e.name.as_str()).collect();
    assert_eq!(learnt, ["Scar camouflage"]);
    let previous: Vec<_> = besides("previous-record").filter_map(|e| e.url.as_deref()).collect();
    assert_eq!(previous, ["https://academy.example/verify/OLD0-2M9P-W3XD"]);
    let photos: Vec<_> =
        statement.evidence.iter().filter(|e| e.genre == "photograph").map(|e| e.digest).collect();
    assert_eq!(photos, record.assessments[0].evidence.iter().copied().map(Some).collect::<Vec<_>>());
}

#[test]
fn it_is_not_valid_before_its_time_nor_after_it() {
    let academy = Academy::new();
    let day = |now| {
        let list = academy.list_as_of(&[], now);
        reasons(&academy, StatusSource::Signed(list.as_ref()), now)
    };
    let from = ISSUED.replace_nanosecond(0).expect("no fraction");
    let early = from - Duration::minutes(2);
    assert_eq!(day(early), [(CheckName::Started, Outcome::Fail(Reason::NotYetValid { from }))]);
    assert_eq!(day(from - Duration::seconds(59)), [], "a clock that is a little behind is forgiven");
    assert_eq!(day(UNTIL - Duration::seconds(1)), []);
    assert_eq!(day(UNTIL), [(CheckName::NotExpired, Outcome::Fail(Reason::Expired { until: UNTIL }))]);
}

#[test]
fn a_withdrawn_certificate_is_told_apart_from_its_neighbours() {
    let academy = Academy::new();
    let withdrawn = [(CheckName::NotWithdrawn, Outcome::Fail(Reason::Withdrawn))];
    let neighbours = academy.list(&[PLACE - 1, PLACE + 1]);
    assert_eq!(reasons(&academy, StatusSource::Signed(neighbours.as_ref()), NOW), []);
    let list = academy.list(&[PLACE]);
    assert_eq!(reasons(&academy, StatusSource::Signed(list.as_ref()), NOW), withdrawn);
    let opened = OpenedStatusList::open(list.as_ref(), &academy.keys()).expect("genuine");
    assert_eq!(reasons(&academy, StatusSource::Opened(&opened), NOW), withdrawn);
}

#[test]
fn a_list_as_json_with_a_proof_says_the_same_as_the_token() {
    let academy = Academy::new();
    let signed_at = NOW - Duration::hours(1);
    let list = |withdrawn: &[u32]| academy.proven_list_as_of(withdrawn, signed_at);
    assert_eq!(reasons(&academy, StatusSource::Signed(list(&[PLACE + 1]).as_bytes()), NOW), []);
    let withdrawn = [(CheckName::NotWithdrawn, Outcome::Fail(Reason::Withdrawn))];
    assert_eq!(reasons(&academy, StatusSource::Signed(list(&[PLACE]).as_bytes()), NOW), withdrawn);
}

#[test]
fn without_a_status_list_the_status_is_unknown_and_the_rest_still_stands() {
    let unknown = Outcome::Unknown(Reason::StatusUnavailable);
    let expected = [(CheckName::StatusList, unknown.clone()), (CheckName::NotWithdrawn, unknown)];
    assert_eq!(reasons(&Academy::new(), StatusSource::Unavailable, NOW), expected);
}

#[test]
fn after_rotation_old_certificates_stay_good_and_a_compromised_key_is_dropped() {
    let academy = Academy::new();
    let old =
        sign_credential(&academy.record(), &academy.retired, &academy.status()).expect("a sound record");
    let list = academy.list(&[]);
    let status = StatusSource::Signed(list.as_ref());
    assert!(verify(old.as_ref(), &academy.keys(), status, NOW).all_passed());

    let without = KeySet::new(academy.url.did_web(), academy.current.token.verifying_key().clone(), []);
    let report = verify(old.as_ref(), &without, status, NOW);
    assert_eq!(report.first_problem(), Some((CheckName::Issuer, &Reason::UnknownKey)));
}

#[test]
fn a_saved_did_document_is_enough_to_verify_with() {
    let academy = Academy::new();
    let saved = serde_json::to_string(&academy.keys().did_document()).expect("JSON");
    let document: credential::DidDocument = serde_json::from_str(&saved).expect("our own document");
    assert_eq!(document.key_set(), Ok(academy.keys()));

    let mut swapped = document;
    let stranger = key(9).verifying_key().jwk().clone();
    swapped.verification_method[0].public_key_jwk.as_mut().expect("a JWK").key = stranger;
    assert!(swapped.key_set().is_err(), "the key's name no longer fits the key");
}

#[test]
fn a_record_changed_in_the_database_disagrees_with_the_signature() {
    let academy = Academy::new();
    let mut doctored = academy.record();
    doctored.achievement.name.es = "Maestra SMP".into();
    let report = verify(academy.certificate().as_ref(), &academy.keys(), StatusSource::Unavailable, NOW);
    let report = report.compared_with(&doctored);
    assert_eq!(report.outcome(CheckName::Record), &Outcome::Fail(Reason::RecordDiffers));
    assert_eq!(report.authenticity(), CheckOutcome::Fail);
}

#[test]
fn signing_twice_gives_the_same_bytes() {
    assert_eq!(Academy::new().certificate(), Academy::new().certificate());
    assert_eq!(Academy::new().list(&[PLACE]), Academy::new().list(&[PLACE]));
}

#[test]
fn a_status_list_stays_small_while_few_certificates_are_withdrawn() {
    assert!(Academy::new().list(&[PLACE]).as_str().len() < 1_500);
}

proptest! {
    #[test]
    fn any_changed_bit_is_refused(position: prop::sample::Index, bit in 0..8_u8) {
        let academy = Academy::new();
        let mut token = academy.certificate().into_string().into_bytes();
        let index = position.index(token.len());
        token[index] ^= 1 << bit;
        let list = academy.list(&[]);
        let report = verify(&token, &academy.keys(), StatusSource::Signed(list.as_ref()), NOW);
        prop_assert_eq!(report.authenticity(), CheckOutcome::Fail);
        prop_assert_eq!(report.statement, None);
    }

    #[test]
    fn any_changed_bit_of_a_status_list_is_refused(position: prop::sample::Index, bit in 0..8_u8) {
        let academy = Academy::new();
        let mut list = academy.list(&[]).into_string().into_bytes();
        let index = position.index(list.len());
        list[index] ^= 1 << bit;
        prop_assert!(OpenedStatusList::open(&list, &academy.keys()).is_err());
    }

    #[test]
    fn whatever_the_bytes_there_is_a_report(bytes: Vec<u8>) {
        let academy = Academy::new();
        let report = verify(&bytes, &academy.keys(), StatusSource::Signed(&bytes), NOW);
        prop_assert!(!report.all_passed());
    }

    #[test]
    fn any_changed_bit_of_a_status_list_as_json_is_refused(position: prop::sample::Index, bit in 0..8_u8) {
        let academy = Academy::new();
        let mut list = academy.proven_list_as_of(&[], NOW).into_bytes();
        let index = position.index(list.len());
        list[index] ^= 1 << bit;
        prop_assert!(OpenedStatusList::read(&list, &academy.keys(), NOW).is_err());
    }

    #[test]
    fn whatever_is_written_into_a_record_comes_back_out(
        name in "\\PC*[a-z]\\PC*", license in "[!-~]{1,30}", hours: u16, seed: u64, number in 0..credential::LIST_LENGTH,
    ) {
        let academy = Academy::new();
        let keys = issuing_keys(seed);
        let mut record = academy.record();
        record.holder.name.clone_from(&name);
        record.license_number.clone_from(&license);
        record.achievement.hours = hours;
        let status = credential::StatusEntry { index: place(number), ..academy.status() };
        let token = sign_credential(&record, &keys, &status).expect("a sound record");
        let theirs = keys.token.verifying_key().clone();
        let keys = KeySet::new(academy.url.did_web(), academy.current.token.verifying_key().clone(), [theirs])
            .with_proof_keys([keys.proof.verifying_key().clone().into()]);
        let list = academy.list(&[number]);
        let report = verify(token.as_ref(), &keys, StatusSource::Signed(list.as_ref()), NOW).compared_with(&record);
        prop_assert_eq!(report.first_problem(), Some((CheckName::NotWithdrawn, &Reason::Withdrawn)));
        prop_assert_eq!(report.outcome(CheckName::Record), &Outcome::Pass);
        let statement = report.statement.expect("genuine");
        prop_assert_eq!(statement.holder, Some(name));
        prop_assert_eq!(statement.license_number, license);
        prop_assert_eq!(&statement.results[0].value, &hours.to_string());
    }
}
