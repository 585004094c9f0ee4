//! What becomes of certificates: proposed and confirmed, suspended, reinstated, corrected; and that records survive.

mod world;

use contract::credentials::{Issue, ProposeReissue, RecordView, RegisterQuery, Reissue, Suspend};
use contract::identity::ChangeEmail;
use contract::{Fault, Reason};
use credential::CredentialRecord;
use credential::record::EmailHash;
use domain::Viewer;
use domain::credentials::{Act, Cause, CheckOutcome, Code, Standing, Verdict};
use domain::identity::{DisplayName, Password, Role};
use domain::learning::{Blocked, Catalogue, Proof};
use time::Duration;
use world::scene::{EN, SOMEWHERE, Scene, asked, foundations, refused};
use world::{PASSWORD, email};

const WHY: &str = "A complaint is being looked into.";

fn password(text: &str) -> Password {
    Password::present(text).expect("a password")
}

async fn suspend(scene: &Scene, viewer: &Viewer, code: &Code) -> Result<(), Fault> {
    let command = Suspend { code: code.clone(), reason: WHY.to_owned(), password: password(PASSWORD) };
    scene.world.ports.credentials.suspend(viewer, command).await
}

async fn reissue(scene: &Scene, code: &Code, cause: Cause) -> Result<Code, Fault> {
    let reason = "As the log says.".to_owned();
    let command = Reissue { code: code.clone(), cause, reason, password: password(PASSWORD) };
    let reissued = scene.world.ports.credentials.reissue(&scene.ada, command).await;
    scene.world.run_jobs().await;
    reissued
}

async fn rename(scene: &Scene, name: &str) {
    let name = DisplayName::parse(name).expect("a name");
    scene.world.ports.identity.rename(&scene.ana, name).await.expect("her own");
}

#[tokio::test]
async fn a_suspension_shows_at_once_on_page_list_and_log_and_is_told_to_the_holder() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    scene.world.letters();
    let before = scene.verify(&code).await;

    suspend(&scene, &scene.ada, &code).await.expect("she may");
    let after = scene.verify(&code).await;
    assert!(
        matches!(&after.verdict, Verdict::Suspended { reason, .. } if reason == WHY),
        "{:?}",
        after.verdict
    );
    assert_eq!((before.record_json, before.jwt.clone()), (after.record_json, after.jwt), "it never changes");
    assert_eq!(scene.judge(&before.jwt).await, (CheckOutcome::Pass, CheckOutcome::Fail));

    let register = scene.world.ports.credentials.register(&scene.ada, RegisterQuery::default(), EN).await;
    let log = register.expect("an admin").changes;
    assert!(matches!(&log[0].standing, Standing::Suspended { reason, .. } if reason == WHY));
    assert_eq!(log[0].by.as_deref(), Some("Ada"));
    scene.world.run_jobs().await;
    let letters = scene.world.letters();
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].subject.starts_with("CertificateSuspended") && letters[0].body.contains(WHY));
    assert_eq!(refused(suspend(&scene, &scene.ada, &code).await), Reason::AlreadyWithdrawn);
}

#[tokio::test]
async fn reinstating_issues_a_new_record_and_leaves_the_old_bit_set() {
    let scene = Scene::complete().await;
    let old = scene.issue().await;
    assert_eq!(refused(reissue(&scene, &old, Cause::Reinstated).await), Reason::NotSuspended);
    suspend(&scene, &scene.ada, &old).await.expect("she may");
    scene.world.run_jobs().await;
    scene.world.letters();
    scene.world.pass(Duration::days(30));
    assert_eq!(refused(reissue(&scene, &old, Cause::Corrected).await), Reason::Suspended);
    assert_eq!(refused(scene.try_issue().await), Reason::Suspended, "nor by issuing again");

    let new = reissue(&scene, &old, Cause::Reinstated).await.expect("it is suspended");
    let (before, after) = (scene.verify(&old).await, scene.verify(&new).await);
    assert!(matches!(&before.verdict, Verdict::Superseded { by, .. } if *by == new));
    assert_eq!(after.verdict, Verdict::Valid);
    assert_eq!(scene.judge(&before.jwt).await, (CheckOutcome::Pass, CheckOutcome::Fail));
    assert_eq!(scene.judge(&after.jwt).await, (CheckOutcome::Pass, CheckOutcome::Pass));
    let (before, after) = (before.record.expect("genuine"), after.record.expect("genuine"));
    assert_eq!((&before.license_number, before.valid_until), (&after.license_number, after.valid_until));
    assert_eq!(before.assessments, after.assessments, "nothing is assessed again");
    assert_ne!(before.id, after.id);
    let letters = scene.world.letters();
    assert!(letters[0].subject.starts_with("CertificateReplaced") && letters[0].body.contains(new.as_str()));

    let view = scene.world.ports.credentials.certificate(&scene.ada, &new.key(), EN).await.expect("an admin");
    assert_eq!(view.editions.iter().map(|edition| edition.number).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(view.changes.len(), 2, "suspended, then replaced: {:?}", view.changes);
    assert_eq!(view.changes[0].cause, Some(Cause::Reinstated));
    assert_eq!(view.changes[0].note.as_deref(), Some("As the log says."));
}

#[tokio::test]
async fn a_new_name_comes_with_a_new_record_and_the_old_one_keeps_the_old_name() {
    let scene = Scene::complete().await;
    let old = scene.issue().await;
    assert_eq!(refused(reissue(&scene, &old, Cause::Corrected).await), Reason::NothingToCorrect);
    rename(&scene, "Ana Nueva").await;
    let page = scene.world.ports.credentials.certificate(&scene.ada, &old.key(), EN).await.expect("an admin");
    assert_eq!(page.account.map(|account| account.name).as_deref(), Some("Ana Nueva"));
    assert!(page.acts.contains(&Act::Correct));

    let new = reissue(&scene, &old, Cause::Corrected).await.expect("the name changed");
    let (before, after) = (scene.verify(&old).await, scene.verify(&new).await);
    assert!(matches!(&before.verdict, Verdict::Superseded { by, .. } if *by == new));
    let (before, after) = (before.record.expect("genuine"), after.record.expect("genuine"));
    assert_eq!((before.holder.as_str(), after.holder.as_str()), ("Ana", "Ana Nueva"));
    assert_eq!(before.holder_id, after.holder_id);
    let page = scene.world.ports.credentials.certificate(&scene.ada, &new.key(), EN).await.expect("an admin");
    assert_eq!(page.account, None, "record and account agree again");
}

#[tokio::test]
async fn a_new_address_comes_with_a_new_record_and_the_old_one_keeps_the_old_hash() {
    let scene = Scene::complete().await;
    let old = scene.issue().await;
    scene.world.letters();
    let identity = &scene.world.ports.identity;
    let command = ChangeEmail { email: email("Nueva"), password: password(PASSWORD), from: SOMEWHERE };
    identity.request_email_change(&scene.ana, command).await.expect("her own");
    assert_eq!(refused(reissue(&scene, &old, Cause::Corrected).await), Reason::NothingToCorrect);
    let token = scene.world.letters().pop().expect("a link to the new address").body;
    identity.change_email(&scene.ana, &token).await.expect("the link works");
    let page = scene.world.ports.credentials.certificate(&scene.ada, &old.key(), EN).await.expect("an admin");
    assert_eq!(page.account.map(|account| account.email).as_deref(), Some("nueva@stipple.test"));
    assert!(page.acts.contains(&Act::Correct));

    let new = reissue(&scene, &old, Cause::Corrected).await.expect("the address changed");
    let mut letters = scene.world.letters().into_iter();
    let told = letters.find(|letter| letter.subject.starts_with("CertificateReplaced"));
    assert_eq!(told.map(|letter| letter.to), Some(email("Nueva")));
    assert!(hash_of(&scene, &old).await.matches("ana@stipple.test"), "what was signed stays");
    assert!(hash_of(&scene, &new).await.matches("nueva@stipple.test"));
    let page = scene.world.ports.credentials.certificate(&scene.ada, &new.key(), EN).await.expect("an admin");
    assert_eq!(page.account, None, "record and account agree again");
}

/// The hash of an address in the record behind this code.
async fn hash_of(scene: &Scene, code: &Code) -> EmailHash {
    let record = scene.verify(code).await.record_json;
    serde_json::from_str::<CredentialRecord>(&record).expect("a record").holder.email
}

#[tokio::test]
async fn the_password_and_a_reason_are_asked_for_before_anything_is_done() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let fault = |reason: &str, secret: &str| {
        let command = Suspend { code: code.clone(), reason: reason.to_owned(), password: password(secret) };
        let (credentials, ada) = (scene.world.ports.credentials.clone(), scene.ada.clone());
        async move { credentials.suspend(&ada, command).await }
    };
    for (reason, secret, field) in [(WHY, "not the password", "password"), (" ", PASSWORD, "reason")] {
        let fault = fault(reason, secret).await.expect_err("it is refused");
        assert!(matches!(&fault, Fault::Invalid { problems } if problems[0].field == field), "{fault:?}");
    }
    assert_eq!(scene.verify(&code).await.verdict, Verdict::Valid);
}

#[tokio::test]
async fn only_other_admins_see_and_change_a_certificate() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let credentials = &scene.world.ports.credentials;
    for viewer in [&scene.ana, &scene.lucia] {
        assert_eq!(suspend(&scene, viewer, &code).await, Err(Fault::NotFound));
        assert_eq!(credentials.certificate(viewer, &code.key(), EN).await, Err(Fault::NotFound));
    }
    // Ana runs the academy now: she may look at her own certificate, and do nothing with it.
    let id = scene.ana.member().expect("signed in").id;
    let roles = [Role::Trainee, Role::Admin].into_iter().collect();
    let command = contract::identity::ChangeRoles {
        user: id,
        roles,
        reason: "Hired.".to_owned(),
        password: password(PASSWORD),
    };
    scene.world.ports.identity.change_roles(&scene.ada, command).await.expect("she may");
    let member = scene.ana.member().expect("signed in");
    let ana = Viewer::Member(domain::viewer::Member { roles, ..member.clone() });
    let view = credentials.certificate(&ana, &code.key(), EN).await.expect("an admin");
    assert_eq!(view.acts, []);
    assert_eq!(suspend(&scene, &ana, &code).await, Err(Fault::NotFound));
    let view = credentials.certificate(&scene.ada, &code.key(), EN).await.expect("an admin");
    assert_eq!(view.acts, [Act::Suspend, Act::Revoke]);
}

#[tokio::test]
async fn what_has_expired_is_not_written_anew() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    rename(&scene, "Ana Nueva").await;
    scene.world.pass(Duration::days(800));
    assert_eq!(refused(reissue(&scene, &code, Cause::Corrected).await), Reason::Expired);
    assert_eq!(
        reissue(&scene, &code, Cause::Reissued).await,
        Err(Fault::NotFound),
        "the operator's business"
    );
}

/// A course that lets nobody issue alone, and a second admin.
async fn two_people() -> (Scene, Viewer) {
    let scene = Scene::under(|rule| rule.two_person = true).await.completed().await;
    let ben = scene.world.member("Ben", &[Role::Admin]).await;
    (scene, ben)
}

fn for_ana(scene: &Scene) -> Issue {
    Issue { learner: scene.ana.member().expect("signed in").id, course: foundations() }
}

#[tokio::test]
async fn where_two_people_issue_one_proposes_and_another_one_confirms() {
    let (scene, ben) = two_people().await;
    let credentials = &scene.world.ports.credentials;
    assert_eq!(refused(scene.try_issue().await), Reason::NotProposed);
    credentials.propose(&scene.ada, for_ana(&scene)).await.expect("everything is met");
    credentials.propose(&scene.ada, for_ana(&scene)).await.expect("a second tap");
    assert_eq!(credentials.propose(&ben, for_ana(&scene)).await, Err(Fault::Conflict));
    assert_eq!(refused(scene.try_issue().await), Reason::SecondPerson);

    let register = |viewer: Viewer| async move {
        credentials.register(&viewer, RegisterQuery::default(), EN).await.expect("an admin")
    };
    let (hers, his) = (register(scene.ada.clone()).await, register(ben.clone()).await);
    assert!(hers.waiting[0].two_person && hers.waiting[0].proposed);
    assert_eq!((hers.proposals[0].confirmable, his.proposals[0].confirmable), (false, true));
    assert_eq!(his.proposals[0].proposal.by, "Ada");

    let code = credentials.issue(&ben, for_ana(&scene)).await.expect("he is the second one");
    scene.world.run_jobs().await;
    assert_eq!(scene.verify(&code).await.verdict, Verdict::Valid);
    let view = register(ben).await;
    assert!(view.proposals.is_empty() && view.waiting.is_empty());
    let issued = &view.certificates[0];
    assert_eq!((issued.issued_by.as_deref(), issued.proposed_by.as_deref()), (Some("Ben"), Some("Ada")));
}

#[tokio::test]
async fn a_proposal_can_be_withdrawn_and_is_looked_at_again_when_it_is_confirmed() {
    let (scene, ben) = two_people().await;
    let credentials = &scene.world.ports.credentials;
    credentials.propose(&scene.ada, for_ana(&scene)).await.expect("everything is met");
    for viewer in [&scene.ana, &scene.lucia] {
        assert_eq!(credentials.propose(viewer, for_ana(&scene)).await, Err(Fault::NotFound));
        assert_eq!(credentials.withdraw_proposal(viewer, for_ana(&scene)).await, Err(Fault::NotFound));
    }
    credentials.withdraw_proposal(&ben, for_ana(&scene)).await.expect("it is there");
    assert_eq!(credentials.withdraw_proposal(&ben, for_ana(&scene)).await, Err(Fault::NotFound));
    assert_eq!(refused(credentials.issue(&ben, for_ana(&scene)).await), Reason::NotProposed);

    credentials.propose(&scene.ada, for_ana(&scene)).await.expect("once more");
    // The course asks for more by the time somebody confirms.
    let mut parts = (*scene.world.academy).clone();
    let mut courses = parts.catalogue.courses().to_vec();
    courses[0].certificate.prerequisites = vec![asked(Proof::SelfDeclared, &[Blocked::Certificate])];
    parts.catalogue = std::sync::Arc::new(Catalogue::new(courses, Vec::new()).expect("their names differ"));
    let stricter = academy::Academy::new(parts).ports();
    assert_eq!(refused(stricter.credentials.issue(&ben, for_ana(&scene)).await), Reason::NotEligible);
    credentials.issue(&ben, for_ana(&scene)).await.expect("the course as it was");
    scene.world.run_jobs().await;
}

#[tokio::test]
async fn where_two_people_issue_a_correction_takes_two_as_well() {
    let (scene, ben) = two_people().await;
    let credentials = &scene.world.ports.credentials;
    credentials.propose(&scene.ada, for_ana(&scene)).await.expect("everything is met");
    let old = credentials.issue(&ben, for_ana(&scene)).await.expect("he is the second one");
    let propose = |viewer: Viewer| {
        let reason = "She has married.".to_owned();
        let command = ProposeReissue { code: old.clone(), cause: Cause::Corrected, reason };
        async move { credentials.propose_reissue(&viewer, command).await }
    };
    assert_eq!(refused(propose(ben.clone()).await), Reason::NothingToCorrect);
    rename(&scene, "Ana Nueva").await;
    assert_eq!(refused(reissue(&scene, &old, Cause::Corrected).await), Reason::NotProposed);
    propose(ben.clone()).await.expect("the name changed");
    let view = credentials.certificate(&scene.ada, &old.key(), EN).await.expect("an admin");
    let (cause, proposal) = view.proposal.expect("proposed");
    assert_eq!((cause, proposal.by.as_str(), proposal.mine), (Cause::Corrected, "Ben", false));
    let new = reissue(&scene, &old, Cause::Corrected).await.expect("she is the second one");
    let record = scene.verify(&new).await.record.expect("genuine");
    assert_eq!((record.holder.as_str(), record.edition), ("Ana Nueva", Some(2)));
    assert_eq!(record.previous, Some((old, Cause::Corrected)));
}

#[tokio::test]
async fn a_record_survives_the_end_of_its_course_and_the_emptying_of_its_account() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    let before = scene.verify(&code).await;
    // What is left of somebody who asked to be forgotten.
    let emptied = "UPDATE accounts SET name = 'Nobody', email = 'nobody@stipple.test', sought = '', \
                   password_hash = '' WHERE email = 'ana@stipple.test'";
    let database = scene.world.academy.store.writer();
    store::ConnectionTrait::execute_unprepared(database, emptied).await.expect("the database obeys");
    let mut parts = (*scene.world.academy).clone();
    parts.catalogue = std::sync::Arc::new(Catalogue::new(Vec::new(), Vec::new()).expect("nothing clashes"));
    let later = academy::Academy::new(parts).ports().credentials;

    let after = later.verify(&code.key(), SOMEWHERE, EN).await.expect("it is still there");
    assert_eq!(after.verdict, Verdict::Valid);
    assert!(after.checks.iter().all(|check| check.outcome == CheckOutcome::Pass), "{:?}", after.checks);
    assert_eq!((before.record_json, before.jwt), (after.record_json, after.jwt));
    let (before, after) = (before.record.expect("genuine"), after.record.expect("genuine"));
    assert_eq!((before.course.1, after.course.1), (true, false), "only the link to the course is gone");
    assert_eq!(before.holder, after.holder);
    assert_eq!(RecordView { course: before.course.clone(), ..after }, before);
    // The register and the holder's own page go on working; so does taking it back.
    let register = later.register(&scene.ada, RegisterQuery::default(), EN).await.expect("an admin");
    assert_eq!((register.total, register.certificates[0].holder.as_str()), (1, "Ana"));
    let page = later.certificate(&scene.ada, &code.key(), EN).await.expect("an admin");
    assert_eq!(page.record.holder, "Ana");
    assert_eq!(later.certificates(&scene.ana, EN).await.expect("her own").issued.len(), 1);
}
