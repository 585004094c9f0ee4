//! What becomes of the record before when another one follows, and how things stood on days before that.

mod world;

use academy::credentials::{Signer, operator};
use academy::{Academy, Clock as _, jobs};
use contract::credentials::{Asked, OnRecordView, Reissue, Revoke, Suspend, VerificationView};
use contract::{Fault, Reason};
use credential::{IssuingKeys, KeyLog, KeyState, ProofKey, PublicKey, PublicUrl, SigningKey};
use domain::credentials::{Cause, CheckOutcome, Code, Verdict};
use domain::identity::{DisplayName, Password};
use domain::learning::RenewalRule;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use time::{Duration, OffsetDateTime};
use world::scene::{EN, SOMEWHERE, Scene, foundations, refused};
use world::{Dial, PASSWORD};

const WHY: &str = "As the log says.";
/// Whether the signature fits, and whether the status list says nothing against it.
const GOOD: (CheckOutcome, CheckOutcome) = (CheckOutcome::Pass, CheckOutcome::Pass);
const WITHDRAWN: (CheckOutcome, CheckOutcome) = (CheckOutcome::Pass, CheckOutcome::Fail);

fn password() -> Password {
    Password::present(PASSWORD).expect("a password")
}

async fn follow(scene: &Scene, code: &Code, cause: Cause) -> Result<Code, Fault> {
    let command = Reissue { code: code.clone(), cause, reason: WHY.to_owned(), password: password() };
    let followed = scene.world.ports.credentials.reissue(&scene.ada, command).await;
    scene.world.run_jobs().await;
    followed
}

async fn suspend(scene: &Scene, code: &Code) -> Result<(), Fault> {
    let command = Suspend { code: code.clone(), reason: WHY.to_owned(), password: password() };
    let suspended = scene.world.ports.credentials.suspend(&scene.ada, command).await;
    scene.world.run_jobs().await;
    suspended
}

async fn rename(scene: &Scene, name: &str) {
    let name = DisplayName::parse(name).expect("a name");
    scene.world.ports.identity.rename(&scene.ana, name).await.expect("her own");
}

/// A certificate that was renewed 71 days before its end, and the newer one.
async fn renewed() -> (Scene, Code, Code) {
    let scene = Scene::under(|rule| {
        rule.prerequisites.clear();
        rule.renewal = Some(RenewalRule {
            from_days_before: 90,
            grace_days: 180,
            ce_hours: 0,
            quiz_modules: Vec::new(),
        });
    });
    let scene = scene.await.completed().await;
    let old = scene.issue().await;
    scene.world.pass(Duration::days(660));
    scene.world.ports.credentials.request_renewal(&scene.ana, &old).await.expect("it is time");
    scene.world.letters();
    let new = follow(&scene, &old, Cause::Renewed).await.expect("asked for");
    (scene, old, new)
}

/// What strangers' programs find out about the file of a certificate.
async fn judged(scene: &Scene, code: &Code) -> (CheckOutcome, CheckOutcome) {
    scene.judge(&scene.verify(code).await.jwt).await
}

#[tokio::test]
async fn a_renewed_certificate_stays_in_force_until_its_own_end_and_leads_to_the_newer_one() {
    let (scene, old, new) = renewed().await;
    let letters = scene.world.letters();
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].body.contains(new.as_str()) && letters[0].body.contains(old.as_str()), "{letters:?}");
    for code in [&old, &new] {
        assert_eq!(scene.verify(code).await.verdict, Verdict::Valid, "{code}");
        assert_eq!(judged(&scene, code).await, GOOD, "{code}");
    }
    let next = Some((new.clone(), Cause::Renewed));
    assert_eq!(scene.verify(&old).await.next, next);
    assert_eq!(scene.verify(&new).await.next, None);

    scene.world.pass(Duration::days(72));
    let before = scene.verify(&old).await;
    assert!(matches!(before.verdict, Verdict::Expired { .. }), "{:?}", before.verdict);
    assert_eq!(before.next, next);
    assert_eq!(judged(&scene, &old).await, GOOD, "it has ended, and was never taken back");
    assert_eq!(scene.verify(&new).await.verdict, Verdict::Valid);
}

#[tokio::test]
async fn who_has_renewed_is_asked_for_nothing_more() {
    let (scene, old, new) = renewed().await;
    let credentials = &scene.world.ports.credentials;
    let held = credentials.certificates(&scene.ana, EN).await.expect("her own");
    let shown: Vec<_> = held.issued.iter().map(|one| (&one.code, one.renewable, &one.renewed_by)).collect();
    assert_eq!(shown, [(&new, true, &None), (&old, false, &Some(new.clone()))]);
    assert!(held.paths.iter().all(|path| path.course != foundations()));
    assert_eq!(scene.issue().await, new, "there is one to hold for the course");
    scene.world.letters();
    for _ in 0..75 {
        jobs::schedule(&scene.world.academy).await.expect("the database answers");
        scene.world.run_jobs().await;
        scene.world.pass(Duration::days(1));
    }
    scene.world.run_jobs().await;
    let letters = scene.world.letters();
    assert!(letters.iter().all(|letter| !letter.subject.starts_with("CertificateEnding")), "{letters:?}");
    let held = credentials.certificates(&scene.ana, EN).await.expect("her own");
    assert!(!held.issued[1].renewable, "not in the days of grace either");
}

#[tokio::test]
async fn what_is_to_be_done_is_done_to_the_newest_one() {
    let (scene, old, new) = renewed().await;
    let credentials = &scene.world.ports.credentials;
    let page = credentials.certificate(&scene.ada, &old.key(), EN).await.expect("an admin");
    assert_eq!((page.acts, page.renewed_by), (Vec::new(), Some(new.clone())));
    assert_eq!(page.changes[0].cause, Some(Cause::Renewed), "the log tells of it");
    assert_eq!(refused(suspend(&scene, &old).await), Reason::Renewed);
    assert_eq!(refused(follow(&scene, &old, Cause::Corrected).await), Reason::Renewed);
    assert_eq!(refused(follow(&scene, &old, Cause::Renewed).await), Reason::Renewed);
    assert_eq!(refused(credentials.request_renewal(&scene.ana, &old).await), Reason::Renewed);
    let command = Revoke { code: old.clone(), reason: WHY.to_owned(), password: password() };
    assert_eq!(refused(credentials.revoke(&scene.ada, command).await), Reason::Renewed);
    assert_eq!(judged(&scene, &old).await, GOOD);
}

#[tokio::test]
async fn revoking_the_newest_one_reaches_the_one_that_it_renewed() {
    let (scene, old, new) = renewed().await;
    scene.revoke(&new, PASSWORD).await.expect("she may");
    for code in [&old, &new] {
        let verdict = scene.verify(code).await.verdict;
        assert!(matches!(verdict, Verdict::Revoked { .. }), "{code}: {verdict:?}");
        assert_eq!(judged(&scene, code).await, WITHDRAWN, "{code}");
    }
}

#[tokio::test]
async fn what_had_ended_before_is_left_alone() {
    let (scene, old, new) = renewed().await;
    scene.world.pass(Duration::days(72));
    scene.revoke(&new, PASSWORD).await.expect("she may");
    assert!(matches!(scene.verify(&old).await.verdict, Verdict::Expired { .. }));
    assert_eq!(judged(&scene, &old).await, GOOD);
}

#[tokio::test]
async fn both_are_set_aside_together_and_a_reinstated_holder_has_one_again() {
    let (scene, old, new) = renewed().await;
    suspend(&scene, &new).await.expect("she may");
    for code in [&old, &new] {
        assert!(matches!(scene.verify(code).await.verdict, Verdict::Suspended { .. }), "{code}");
        assert_eq!(judged(&scene, code).await, WITHDRAWN, "{code}");
    }
    assert_eq!(refused(follow(&scene, &old, Cause::Reinstated).await), Reason::Renewed);
    let again = follow(&scene, &new, Cause::Reinstated).await.expect("it is suspended");
    for code in [&old, &new] {
        let verdict = scene.verify(code).await.verdict;
        assert!(matches!(&verdict, Verdict::Superseded { by, .. } if *by == again), "{code}: {verdict:?}");
    }
    assert_eq!(judged(&scene, &again).await, GOOD);
}

#[tokio::test]
async fn a_correction_reaches_the_renewed_one_and_a_new_signature_does_not() {
    let (scene, old, new) = renewed().await;
    let anew = Code::parse("NEW0-0000-0001").expect("a code");
    operator::supersede(&scene.world.academy, &new, anew.clone()).await.expect("in force");
    scene.world.run_jobs().await;
    assert_eq!((judged(&scene, &old).await, judged(&scene, &new).await), (GOOD, WITHDRAWN));

    rename(&scene, "Ana Nueva").await;
    let corrected = follow(&scene, &anew, Cause::Corrected).await.expect("the name changed");
    let verdict = scene.verify(&old).await.verdict;
    assert!(matches!(&verdict, Verdict::Superseded { by, .. } if *by == corrected), "it has the old name");
}

/// The certificate with this code as of a moment, as `academy` tells it.
async fn on(academy: &Academy, code: &Code, at: OffsetDateTime) -> VerificationView {
    let asked = Asked { at: Some(at), thorough: true };
    academy.ports().credentials.look_up(&code.key(), asked, SOMEWHERE, EN).await.expect("it exists")
}

fn on_record(code: &Code, own: bool) -> OnRecordView {
    OnRecordView { code: code.clone(), own, verdict: Verdict::Valid }
}

#[tokio::test]
async fn a_day_before_a_correction_is_told_by_the_record_that_counted_then() {
    let scene = Scene::complete().await;
    let (academy, issued) = (&scene.world.academy, scene.world.clock.now());
    let day = |n| issued + Duration::days(n);
    let first = scene.issue().await;
    scene.world.pass(Duration::days(20));
    rename(&scene, "Ana Nueva").await;
    let second = follow(&scene, &first, Cause::Corrected).await.expect("the name changed");
    scene.world.pass(Duration::days(20));
    suspend(&scene, &second).await.expect("she may");
    scene.world.pass(Duration::days(20));
    let third = follow(&scene, &second, Cause::Reinstated).await.expect("it is suspended");
    scene.world.pass(Duration::days(20));

    let view = on(academy, &third, day(10)).await;
    assert!(matches!(view.verdict, Verdict::NotYetValid { from } if from == day(60)), "{:?}", view.verdict);
    assert_eq!(view.on_record, Some(on_record(&first, false)));
    assert_eq!(on(academy, &third, day(30)).await.on_record, Some(on_record(&second, false)));
    let record = on(academy, &third, day(50)).await.on_record.expect("the second one");
    assert_eq!(record.code, second);
    assert!(matches!(record.verdict, Verdict::Suspended { .. }), "{:?}", record.verdict);
    let view = on(academy, &third, day(70)).await;
    assert_eq!((view.verdict, view.on_record), (Verdict::Valid, None), "it tells itself");
    let view = on(academy, &first, day(10)).await;
    assert_eq!((view.verdict, view.on_record), (Verdict::Valid, None));
    assert_eq!(view.next, Some((second, Cause::Corrected)), "and what has followed since");
    assert_eq!(on(academy, &third, day(-1)).await.on_record, None, "there was none");
    assert_eq!(on(academy, &third, day(200)).await.on_record, None, "nor is that day known");
}

/// Keys that are secret to nobody; those of this world's academy are the first.
fn keys(seed: u64) -> IssuingKeys {
    let chance = &mut ChaCha20Rng::seed_from_u64(seed);
    IssuingKeys { token: SigningKey::generate(chance), proof: ProofKey::generate(chance) }
}

/// The same academy after its first keys were given up.
fn robbed(scene: &Scene) -> Academy {
    let (lost, next, now) = (keys(1), keys(2), scene.world.clock.now());
    let mut log = KeyLog::beginning(&lost, Dial::default().now());
    let pair = |keys: &IssuingKeys| [PublicKey::of_tokens(&keys.token), PublicKey::of_proofs(&keys.proof)];
    for key in pair(&lost) {
        let given_up = KeyState::Compromised { reason: "A laptop was stolen.".to_owned() };
        log.note(&key, given_up, now).expect("it signs");
    }
    for key in pair(&next) {
        log.note(&key, KeyState::Current, now).expect("there is none");
    }
    let url = PublicUrl::parse("https://academy.example").expect("an origin");
    let mut parts = (*scene.world.academy).clone();
    parts.signer = Signer::new("Stipple Academy".to_owned(), url, next, log);
    Academy::new(parts)
}

#[tokio::test]
async fn what_a_given_up_key_signed_is_told_by_the_records_and_never_called_valid() {
    let scene = Scene::complete().await;
    let issued = scene.world.clock.now();
    let day = |n| issued + Duration::days(n);
    let old = scene.issue().await;
    scene.world.pass(Duration::days(20));
    let academy = robbed(&scene);
    for at in [day(10), day(20)] {
        let view = on(&academy, &old, at).await;
        assert_eq!((view.verdict, view.on_record), (Verdict::Unchecked, Some(on_record(&old, true))), "{at}");
    }
    let new = operator::issue_again(&academy, &old, WHY.to_owned()).await.expect("in force");
    scene.world.run_jobs().await;
    scene.world.pass(Duration::days(20));

    let view = on(&academy, &old, day(10)).await;
    assert_eq!((&view.verdict, &view.on_record), (&Verdict::Unchecked, &Some(on_record(&old, true))));
    assert_eq!(view.next, Some((new.clone(), Cause::Reissued)));
    let asked = Asked { at: Some(day(10)), thorough: true };
    let shown = academy.ports().credentials.examine(view.jwt.into_bytes(), asked, SOMEWHERE, EN).await;
    let shown = shown.expect("an answer").expect("a certificate");
    assert_eq!((shown.verdict, shown.on_record), (Verdict::Unchecked, Some(on_record(&old, true))));
    let view = on(&academy, &new, day(10)).await;
    assert!(matches!(view.verdict, Verdict::NotYetValid { .. }), "{:?}", view.verdict);
    assert_eq!(view.on_record, Some(on_record(&old, false)));
    let view = on(&academy, &old, day(40)).await;
    assert!(matches!(&view.verdict, Verdict::Superseded { by, .. } if *by == new), "{:?}", view.verdict);
    assert_eq!(on(&academy, &old, day(-1)).await.on_record, None, "before it was issued");
}

#[tokio::test]
async fn of_a_renewed_one_only_the_newer_is_to_be_issued_once_more() {
    let (scene, old, new) = renewed().await;
    let academy = robbed(&scene);
    let names = [PublicKey::of_tokens(&keys(1).token).name().to_owned()];
    let affected = operator::affected(&academy, &names).await.expect("the database answers");
    let affected: Vec<_> = affected.iter().map(|one| (&one.code, one.in_force)).collect();
    assert_eq!(affected, [(&old, false), (&new, true)]);
}
