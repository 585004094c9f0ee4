//! Who earns a certificate, what it says, and what becomes of it.

#[path = "credentials/examination.rs"]
mod examination;
#[path = "credentials/sharing.rs"]
mod sharing;
mod world;

use contract::credentials::{Issue, RegisterQuery};
use contract::{Fault, Reason};
use credential::PublicUrl;
use domain::Viewer;
use domain::credentials::{CheckOutcome, Code, CodeKey, Verdict};
use time::Duration;
use world::scene::{EN, SOMEWHERE, Scene, foundations, refused};
use world::{PASSWORD, World};

#[tokio::test]
async fn a_certificate_is_refused_while_anything_is_missing() {
    let scene = Scene::new().await;
    scene.learn(|module, part| (module, part) != (8, 2)).await;
    scene.world.run_jobs().await;
    assert_eq!(refused(scene.try_issue().await), Reason::NotEligible);
    let view = scene.world.ports.credentials.certificates(&scene.ana, EN).await.expect("her own");
    let open = view.paths[0].requirements.iter().filter(|requirement| !requirement.met).count();
    assert_eq!((view.issued.len(), open, view.paths[0].complete), (0, 1, false));
}

#[tokio::test]
async fn whoever_has_done_everything_is_told_once_and_waits_in_the_register() {
    let scene = Scene::new().await;
    scene.learn(|_, _| true).await;
    scene.world.run_jobs().await;
    let letters = scene.world.letters();
    let eligible = letters.iter().filter(|letter| letter.subject.starts_with("Eligible")).count();
    assert_eq!(eligible, 1, "{letters:?}");
    let register = &scene.world.ports.credentials;
    let view = register.register(&scene.ada, RegisterQuery::default(), EN).await.expect("an admin");
    assert_eq!(view.waiting.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Ana"]);

    scene.issue().await;
    let view = register.register(&scene.ada, RegisterQuery::default(), EN).await.expect("an admin");
    assert_eq!((view.waiting.len(), view.certificates.len()), (0, 1));
}

#[tokio::test]
async fn a_certificate_states_what_was_done_and_holds_before_strangers() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let letters = scene.world.letters();
    assert!(letters.iter().any(|letter| letter.body.contains(code.as_str())), "{letters:?}");

    let view = scene.verify(&code).await;
    assert_eq!(view.verdict, Verdict::Valid);
    assert!(view.checks.iter().all(|check| check.outcome == CheckOutcome::Pass), "{:?}", view.checks);
    let record = view.record.expect("it is genuine");
    assert_eq!((record.holder.as_str(), record.assessments.len(), record.quizzes.len()), ("Ana", 3, 9));
    assert!(record.assessments.iter().all(|work| work.reviewer == "Lucia" && !work.photos.is_empty()));
    assert!(record.license_number.starts_with("SMP-2026-"));
    assert_eq!(scene.judge(&view.jwt).await, (CheckOutcome::Pass, CheckOutcome::Pass));
}

#[tokio::test]
async fn both_forms_of_a_status_list_have_the_same_bits_and_times() {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    scene.revoke(&code, PASSWORD).await.expect("she may");
    let list = scene.world.ports.credentials.status_list(1).await.expect("a list");
    let payload = URL_SAFE_NO_PAD.decode(list.jwt.split('.').nth(1).expect("a payload")).expect("base64url");
    let token: serde_json::Value = serde_json::from_slice(&payload).expect("JSON");
    let document: serde_json::Value = serde_json::from_str(&list.document).expect("JSON");
    for member in ["@context", "id", "type", "issuer", "validFrom", "validUntil", "credentialSubject"] {
        assert_eq!(document[member], token[member], "{member}");
    }
    assert_eq!(document["proof"][0]["cryptosuite"], "eddsa-rdfc-2022");
}

#[tokio::test]
async fn issuing_twice_gives_one_certificate() {
    let scene = Scene::complete().await;
    let first = scene.issue().await;
    assert_eq!(scene.issue().await, first);
    let view = scene.world.ports.credentials.register(&scene.ada, RegisterQuery::default(), EN).await;
    assert_eq!(view.expect("an admin").total, 1);
}

#[tokio::test]
async fn the_register_is_searched_by_how_words_of_name_code_and_number_begin() {
    let scene = Scene::complete().await;
    let code = scene.issue().await.to_string();
    let number = scene.verify(&scene.issue().await).await.record.expect("genuine").license_number;
    let (first, last) = (&code[..4], &code[code.len() - 4..]);
    let plain = code.replace('-', "");
    for search in
        ["ana", "AN", first, last, &code, &code.to_lowercase(), &plain, &number, " ", &format!("ana {last}")]
    {
        assert_eq!(found(&scene, search).await, 1, "{search:?}");
    }
    for search in ["na", "an%", "_na", "ana bea", &format!("{number}0"), "\\"] {
        assert_eq!(found(&scene, search).await, 0, "{search:?}");
    }
}

async fn found(scene: &Scene, search: &str) -> u64 {
    let query = RegisterQuery { search: Some(search.to_owned()), page: 1 };
    let view = scene.world.ports.credentials.register(&scene.ada, query, EN).await.expect("an admin");
    assert_eq!(view.certificates.len() as u64, view.total);
    view.total
}

#[tokio::test]
async fn revoking_shows_at_once_on_the_page_and_in_the_status_list_and_changes_nothing_else() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let before = scene.verify(&code).await;
    let credentials = &scene.world.ports.credentials;
    let revision = credentials.revision(&code.key()).await.expect("answers");
    let list = credentials.status_list(1).await.expect("a list");

    scene.revoke(&code, PASSWORD).await.expect("she may");
    let after = scene.verify(&code).await;
    assert!(matches!(&after.verdict, Verdict::Revoked { reason, .. } if reason.contains("another person")));
    assert_eq!((after.record_json, &after.jwt), (before.record_json, &before.jwt), "a record never changes");
    assert_eq!(scene.judge(&after.jwt).await, (CheckOutcome::Pass, CheckOutcome::Fail));
    assert_ne!(credentials.revision(&code.key()).await.expect("answers"), revision);
    assert_ne!(credentials.status_list(1).await.expect("a list").tag, list.tag);

    assert_eq!(refused(scene.revoke(&code, PASSWORD).await), Reason::AlreadyWithdrawn);
    assert_eq!(refused(scene.try_issue().await), Reason::AlreadyIssued);
    let view = credentials.register(&scene.ada, RegisterQuery::default(), EN).await.expect("an admin");
    assert_eq!(view.changes.len(), 1);
    assert_eq!(view.changes[0].by.as_deref(), Some("Ada"));
}

#[tokio::test]
async fn another_server_knows_of_a_revocation_at_once() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    // A second process: the same database and keys, memory of its own.
    let other = academy::Academy::new((*scene.world.academy).clone());
    let seen = |academy: academy::Academy| {
        let key = code.key();
        async move { academy.ports().credentials.verify(&key, SOMEWHERE, EN).await.expect("there").verdict }
    };
    assert_eq!(seen(other.clone()).await, Verdict::Valid);
    scene.revoke(&code, PASSWORD).await.expect("she may");
    assert!(matches!(seen(other).await, Verdict::Revoked { .. }));
}

#[tokio::test]
async fn a_screen_left_open_revokes_nothing() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let fault = scene.revoke(&code, "not her password").await.expect_err("wrong password");
    assert!(matches!(fault, Fault::Invalid { problems } if problems[0].field == "password"));
    assert_eq!(scene.verify(&code).await.verdict, Verdict::Valid);
}

#[tokio::test]
async fn only_admins_issue_and_never_to_themselves() {
    let scene = Scene::complete().await;
    let learner = scene.ana.member().expect("signed in").id;
    let issue = |viewer: Viewer| {
        let command = Issue { learner, course: foundations() };
        let credentials = scene.world.ports.credentials.clone();
        async move { credentials.issue(&viewer, command).await }
    };
    assert_eq!(issue(scene.lucia.clone()).await, Err(Fault::NotFound));
    assert_eq!(issue(scene.ana.clone()).await, Err(Fault::NotFound));
    assert_eq!(issue(Viewer::Visitor).await, Err(Fault::SignIn));
    assert!(issue(scene.ada.clone()).await.is_ok());
    scene.world.run_jobs().await;
}

#[tokio::test]
async fn a_certificate_expires_by_itself() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    scene.world.pass(Duration::days(800));
    let view = scene.verify(&code).await;
    assert!(matches!(view.verdict, Verdict::Expired { .. }), "{:?}", view.verdict);
}

#[tokio::test]
async fn a_replaced_certificate_leads_to_the_one_that_took_its_place() {
    let scene = Scene::complete().await;
    let old = scene.issue().await;
    let new = Code::parse("NEW0-0000-0001").expect("a code");
    scene.world.pass(Duration::days(10));
    academy::credentials::operator::supersede(&scene.world.academy, &old, new.clone())
        .await
        .expect("in force");
    scene.world.run_jobs().await;
    let (before, after) = (scene.verify(&old).await, scene.verify(&new).await);
    assert!(matches!(&before.verdict, Verdict::Superseded { by, .. } if *by == new));
    assert_eq!(after.verdict, Verdict::Valid);
    let (before, after) = (before.record.expect("genuine"), after.record.expect("genuine"));
    assert_eq!((&before.license_number, &before.holder_id), (&after.license_number, &after.holder_id));
    assert_ne!(before.id, after.id);
}

#[tokio::test]
async fn an_unknown_code_is_not_found_and_guessing_is_slowed_down() {
    let world = World::with(academy::identity::Limits::default()).await;
    let key = CodeKey::parse("0000-0000-0000").expect("a code");
    let mut answers = Vec::new();
    for _ in 0..80 {
        answers.push(world.ports.credentials.verify(&key, SOMEWHERE, EN).await.expect_err("nobody has it"));
    }
    assert_eq!(answers.first(), Some(&Fault::NotFound));
    assert!(matches!(answers.last(), Some(Fault::TooMany { .. })));
}

#[tokio::test]
async fn the_academy_may_move_and_its_old_certificates_stay_good() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let mut parts = (*scene.world.academy).clone();
    let url = PublicUrl::parse("https://new.academy.example").expect("an origin");
    parts.signer = parts.signer.moved_to(url);
    let moved = academy::Academy::new(parts);
    let view = moved.ports().credentials.verify(&code.key(), SOMEWHERE, EN).await.expect("there");
    assert_eq!(view.verdict, Verdict::Valid);
    assert_eq!(view.record.expect("genuine").issuer_did, "did:web:academy.example");
}

#[tokio::test]
async fn the_lists_worth_having_at_hand_are_those_that_exist() {
    let scene = Scene::complete().await;
    let credentials = &scene.world.ports.credentials;
    assert_eq!(credentials.status_lists().await, Ok(Vec::new()));
    let code = scene.issue().await;
    assert_eq!(credentials.status_lists().await, Ok(vec![1]));
    assert_eq!(scene.verify(&code).await.list, 1);
}
