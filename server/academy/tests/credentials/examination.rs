//! What anybody may have checked, and for which day.

use std::net::IpAddr;

use contract::credentials::{Asked, Check, CheckView, ExaminationView};
use credential::record::CredentialRecord;
use credential::{
    Did, IssuingKeys, KeySet, ProofKey, SigningKey, StatusEntry, StatusIndex, StatusList,
    embedded_credential, sign_credential, sign_status_list,
};
use domain::credentials::{Conclusion, Source, Unreadable};
use domain::id::CredentialId;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use time::OffsetDateTime;

use super::*;

const NOW: Asked = Asked { at: None, thorough: true };

type Answer = Result<Result<Box<ExaminationView>, Unreadable>, Fault>;

async fn asked(scene: &Scene, shown: impl Into<Vec<u8>>, asked: Asked) -> Answer {
    scene.world.ports.credentials.examine(shown.into(), asked, SOMEWHERE, EN).await
}

async fn examine(scene: &Scene, shown: impl Into<Vec<u8>>) -> Box<ExaminationView> {
    asked(scene, shown, NOW).await.expect("an answer").expect("a certificate")
}

fn at(moment: OffsetDateTime) -> Asked {
    Asked { at: Some(moment), thorough: false }
}

fn reason(checks: &[CheckView], check: Check) -> (CheckOutcome, Option<&str>) {
    let found = checks.iter().find(|found| found.check == check).expect("it was made");
    (found.outcome, found.reason.as_deref())
}

/// The keys of this world's academy, which are secret to nobody.
fn keys(seed: u64) -> IssuingKeys {
    let chance = &mut ChaCha20Rng::seed_from_u64(seed);
    IssuingKeys { token: SigningKey::generate(chance), proof: ProofKey::generate(chance) }
}

fn entry(url: &PublicUrl) -> StatusEntry {
    StatusEntry { list: url.at("/api/v1/status-lists/1"), index: StatusIndex::new(7).expect("a place") }
}

/// The certificate's record, to be changed and signed again.
async fn record(scene: &Scene, code: &Code) -> CredentialRecord {
    serde_json::from_str(&scene.verify(code).await.record_json).expect("a record")
}

#[tokio::test]
async fn a_certificate_is_known_in_whatever_form_it_is_shown() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let jwt = scene.verify(&code).await.jwt;
    let json = embedded_credential(jwt.as_bytes()).expect("a proof inside");
    for (source, shown) in [
        (Source::Code, code.to_string()),
        (Source::Code, code.as_str().to_lowercase().replace('-', " ")),
        (Source::Link, format!("https://academy.example/verify/{code}")),
        (Source::Jwt, jwt),
        (Source::Json, json),
    ] {
        let view = examine(&scene, shown).await;
        assert_eq!((view.source, &view.verdict, view.ours), (source, &Verdict::Valid, true));
        assert_eq!(reason(&view.checks, Check::Record), (CheckOutcome::Pass, None));
        let kept = view.kept.expect("the register knows it");
        assert_eq!((kept.code, kept.record.holder.as_str()), (code.clone(), "Ana"));
        assert_eq!(view.issuer.expect("an issuer").id, "did:web:academy.example");
        assert_eq!(view.stated.expect("genuine").holder.as_deref(), Some("Ana"));
    }
    assert_eq!(asked(&scene, "0000-0000-0000", NOW).await, Err(Fault::NotFound));
    let elsewhere = format!("https://other.example/verify/{code}");
    assert_eq!(asked(&scene, elsewhere, NOW).await, Ok(Err(Unreadable::Elsewhere)));
    assert_eq!(asked(&scene, "hello?", NOW).await, Ok(Err(Unreadable::UnknownKind)));
    assert_eq!(scene.world.noticeboard.asked(), [""; 0], "nobody else was asked");
}

#[tokio::test]
async fn a_token_is_checked_as_deep_as_one_asks() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let outcome = async |thorough| {
        let asked = Asked { at: None, thorough };
        let view = scene.world.ports.credentials.look_up(&code.key(), asked, SOMEWHERE, EN).await;
        let view = view.expect("it exists");
        assert_eq!(view.verdict, Verdict::Valid);
        let (outcome, reason) = reason(&view.checks, Check::Proof);
        (outcome, reason.map(str::to_owned))
    };
    assert_eq!(outcome(true).await, (CheckOutcome::Pass, None));
    assert_eq!(outcome(false).await, (CheckOutcome::Needless, Some("proof-covered".to_owned())));
}

#[tokio::test]
async fn a_document_that_disagrees_with_the_register_is_not_genuine() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let mut doctored = record(&scene, &code).await;
    doctored.holder.name = "Eve".to_owned();
    let status = entry(&doctored.issuer.url);
    let ours = sign_credential(&doctored, &keys(1), &status).expect("sound").into_string();
    let view = examine(&scene, ours).await;
    assert_eq!((&view.verdict, view.ours), (&Verdict::Altered, false));
    assert_eq!(reason(&view.checks, Check::Record), (CheckOutcome::Fail, Some("record-differs")));
    assert_eq!((view.stated, view.kept), (None, None), "nothing it says is repeated");

    let strangers = sign_credential(&doctored, &keys(9), &status).expect("sound").into_string();
    let view = examine(&scene, strangers).await;
    assert_eq!((&view.verdict, view.ours, view.theirs), (&Verdict::Altered, false, None));
    assert_eq!(reason(&view.checks, Check::Issuer), (CheckOutcome::Fail, Some("unknown-key")));
}

#[tokio::test]
async fn a_genuine_document_that_the_register_does_not_know_is_promised_nothing() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let mut unknown = record(&scene, &code).await;
    unknown.credential_id = CredentialId::new(uuid::Uuid::from_u128(7));
    let status = entry(&unknown.issuer.url);
    let token = sign_credential(&unknown, &keys(1), &status).expect("sound").into_string();
    let view = examine(&scene, token).await;
    assert_eq!((&view.verdict, view.ours), (&Verdict::Unchecked, false));
    assert_eq!(reason(&view.checks, Check::Record), (CheckOutcome::Unknown, Some("record-unknown")));
}

#[tokio::test]
async fn the_register_tells_how_a_certificate_stood_on_any_day() {
    let scene = Scene::complete().await;
    let issued = academy::Clock::now(scene.world.clock.as_ref());
    let code = scene.issue().await;
    let days = Duration::days;
    scene.world.pass(days(10));
    academy::credentials::operator::suspend(&scene.world.academy, &code, "A complaint.".to_owned())
        .await
        .expect("in force");
    scene.world.pass(days(10));
    scene.revoke(&code, PASSWORD).await.expect("she may");
    scene.world.pass(days(10));
    let jwt = scene.verify(&code).await.jwt;
    for (what, shown) in [("the code", code.to_string()), ("the document", jwt)] {
        let verdict = async |moment| {
            let view =
                asked(&scene, shown.clone(), at(moment)).await.expect("an answer").expect("a certificate");
            assert_eq!(view.as_of, moment);
            view.verdict
        };
        assert!(
            matches!(verdict(issued - days(1)).await, Verdict::NotYetValid { from } if from == issued),
            "{what}"
        );
        assert_eq!(verdict(issued).await, Verdict::Valid, "{what}");
        assert_eq!(verdict(issued + days(5)).await, Verdict::Valid, "{what}");
        assert!(matches!(verdict(issued + days(10)).await, Verdict::Suspended { .. }), "{what}");
        assert!(matches!(verdict(issued + days(15)).await, Verdict::Suspended { .. }), "{what}");
        assert!(matches!(verdict(issued + days(20)).await, Verdict::Revoked { .. }), "{what}");
        assert!(matches!(verdict(issued + days(400)).await, Verdict::Revoked { .. }), "{what}: for good");
    }
    let view =
        asked(&scene, code.to_string(), at(issued + days(5))).await.expect("an answer").expect("there");
    assert_eq!(reason(&view.checks, Check::StatusList), (CheckOutcome::Needless, Some("status-past")));
    assert_eq!(reason(&view.checks, Check::NotWithdrawn), (CheckOutcome::Pass, None));
}

#[tokio::test]
async fn nobody_knows_whether_a_certificate_will_be_in_force_but_everybody_when_it_ends() {
    let scene = Scene::complete().await;
    let issued = academy::Clock::now(scene.world.clock.as_ref());
    let code = scene.issue().await;
    let verdict = async |days| {
        let asked = at(issued + Duration::days(days));
        let view = scene.world.ports.credentials.look_up(&code.key(), asked, SOMEWHERE, EN).await;
        let view = view.expect("it exists");
        (view.verdict, reason(&view.checks, Check::NotWithdrawn).1.map(str::to_owned))
    };
    assert_eq!(verdict(30).await, (Verdict::Unchecked, Some("status-future".to_owned())));
    assert!(matches!(verdict(800).await.0, Verdict::Expired { .. }));
}

/// Another issuer that writes as we do, and a certificate of its.
struct Other {
    url: PublicUrl,
    keys: IssuingKeys,
    record: CredentialRecord,
}

const OTHERS_KEYS: &str = "https://other.example/.well-known/did.json";
const OTHERS_LIST: &str = "https://other.example/api/v1/status-lists/1";

impl Other {
    async fn new(scene: &Scene, code: &Code) -> Self {
        let url = PublicUrl::parse("https://other.example").expect("an origin");
        let mut record = record(scene, code).await;
        record.issuer.did = url.did_web();
        record.issuer.url = url.clone();
        record.issuer.name = "Stipple Academy".to_owned();
        Self { url, keys: keys(5), record }
    }

    fn token(&self) -> String {
        sign_credential(&self.record, &self.keys, &entry(&self.url)).expect("sound").into_string()
    }

    fn publish(&self, scene: &Scene, withdrawn: &[u32]) {
        let did: Did = self.url.did_web();
        let keys = KeySet::new(did.clone(), self.keys.token.verifying_key().clone(), [])
            .with_proof_keys([self.keys.proof.verifying_key().clone().into()]);
        let document = serde_json::to_string(&keys.did_document()).expect("JSON");
        scene.world.noticeboard.publish(OTHERS_KEYS, document);
        let list = StatusList::with_set(withdrawn.iter().filter_map(|place| StatusIndex::new(*place)));
        let now = academy::Clock::now(scene.world.clock.as_ref());
        let list = sign_status_list(OTHERS_LIST, &list, &did, &self.keys.token, now).expect("a list");
        scene.world.noticeboard.publish(OTHERS_LIST, list.into_string());
    }
}

#[tokio::test]
async fn another_issuers_certificate_is_checked_with_what_it_publishes_and_is_never_ours() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let other = Other::new(&scene, &code).await;
    let found = async |shown: String| {
        let view = examine(&scene, shown).await;
        assert_eq!((&view.verdict, view.ours, &view.kept), (&Verdict::NotOurs, false, &None));
        assert_eq!(view.issuer.as_ref().map(|issuer| issuer.id.as_str()), Some("did:web:other.example"));
        (view.theirs.expect("another issuer's"), view.stated.is_some())
    };
    assert_eq!(found(other.token()).await, (Conclusion::Unchecked, false), "its keys are out of reach");
    assert_eq!(scene.world.noticeboard.asked(), [OTHERS_KEYS]);

    other.publish(&scene, &[]);
    assert_eq!(found(other.token()).await, (Conclusion::Valid, true));
    assert_eq!(scene.world.noticeboard.asked(), [OTHERS_KEYS, OTHERS_LIST]);
    let json = embedded_credential(other.token().as_bytes()).expect("a proof inside");
    assert_eq!(found(json).await, (Conclusion::Valid, true));
    scene.world.noticeboard.asked();

    other.publish(&scene, &[7]);
    assert_eq!(found(other.token()).await, (Conclusion::Withdrawn, true));
    scene.world.noticeboard.asked();

    let mut parts: Vec<_> = other.token().split('.').map(str::to_owned).collect();
    let swapped = parts[2].replacen(|c: char| c.is_ascii_alphabetic(), "0", 1);
    parts[2] = swapped;
    assert_eq!(found(parts.join(".")).await, (Conclusion::Altered, false));
    assert_eq!(scene.world.noticeboard.asked(), [OTHERS_KEYS], "nothing more is asked for a forgery");
}

#[tokio::test]
async fn another_issuers_list_that_cannot_be_trusted_makes_nothing_valid() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let other = Other::new(&scene, &code).await;
    other.publish(&scene, &[]);
    let (did, now) = (other.url.did_web(), academy::Clock::now(scene.world.clock.as_ref()));
    let list = |url: &str, key: &SigningKey, at| {
        sign_status_list(url, &StatusList::with_set([]), &did, key, at).expect("a list").into_string()
    };
    let (own, strangers) = (&other.keys.token, keys(6).token);
    let unsigned = |token: &str| token.rsplit_once('.').expect("three parts").0.to_owned();
    let signature = other.token().rsplit('.').next().expect("three parts").to_owned();
    for (what, list, reason) in [
        ("of last month", list(OTHERS_LIST, own, now - Duration::days(30)), "status-list-stale"),
        ("of another address", list(&format!("{OTHERS_LIST}9"), own, now), "status-list-foreign"),
        ("signed by a stranger", list(OTHERS_LIST, &strangers, now), "unknown-key"),
        (
            "with another's signature",
            format!("{}.{signature}", unsigned(&list(OTHERS_LIST, own, now))),
            "signature",
        ),
        ("that is a certificate", other.token(), "document-type"),
        ("of two megabytes", "a".repeat(2 << 20), "too-large"),
    ] {
        scene.world.noticeboard.publish(OTHERS_LIST, list);
        let view = examine(&scene, other.token()).await;
        assert_eq!(view.theirs, Some(Conclusion::Unchecked), "a list {what}");
        let found = self::reason(&view.checks, Check::StatusList);
        assert_eq!(found, (CheckOutcome::Fail, Some(reason)), "a list {what}");
    }
}

#[tokio::test]
async fn an_academy_that_has_moved_still_knows_its_old_documents() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let jwt = scene.verify(&code).await.jwt;
    let mut parts = (*scene.world.academy).clone();
    parts.signer = parts.signer.moved_to(PublicUrl::parse("https://new.academy.example").expect("an origin"));
    let moved = academy::Academy::new(parts).ports();
    let view = moved.credentials.examine(jwt.into_bytes(), NOW, SOMEWHERE, EN).await.expect("an answer");
    let view = view.expect("a certificate");
    assert_eq!((view.verdict, view.ours), (Verdict::Valid, true));
}

#[tokio::test]
async fn looking_up_and_showing_are_counted_alike_whatever_they_find() {
    let world = World::with(academy::identity::Limits::default()).await;
    for (host, shown) in [(1, "0000-0000-0000"), (2, "eyJh.eyJi.c2ln"), (3, "hello?")] {
        let from: IpAddr = [192, 0, 2, host].into();
        let mut tries = 0;
        while world.ports.credentials.examine(shown.into(), NOW, from, EN).await
            != Err(Fault::TooMany { seconds: 1 })
        {
            tries += 1;
            assert!(tries < 100, "{shown} is not counted");
        }
        assert_eq!(tries, 60, "{shown}");
    }
}
