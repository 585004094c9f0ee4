//! What holders hold and learn besides the course, what it opens, how they are reminded, and renewal.

mod world;

use academy::jobs;
use contract::credentials::{
    AppraisalView, Appraise, Declare, Declared, HandIn, HeldView, RecordEducation, RegisterQuery, Reissue,
    RenewalView,
};
use contract::practice::SubmitRound;
use contract::{Fault, Reason};
use domain::credentials::{Act, Cause, CheckOutcome, Code, DocumentForm, Verdict};
use domain::identity::{Password, Role};
use domain::learning::{Blocked, CertificateRule, PrerequisiteKind, Proof, RenewalRule, Surface};
use domain::{Problem, Viewer};
use time::macros::date;
use time::{Date, Duration};
use world::PASSWORD;
use world::scene::{EN, SOMEWHERE, Scene, asked, foundations, refused};

const PDF: &[u8] = b"%PDF-1.7\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n";

fn first_aid(until: Date) -> Declare {
    Declare {
        kind: PrerequisiteKind::FirstAid,
        provider: "Red Cross".to_owned(),
        number: " FA-77 ".to_owned(),
        issued_on: date!(2026 - 10 - 01),
        expires_on: until,
        document: None,
    }
}

async fn declare(scene: &Scene, command: Declare) {
    scene.world.ports.credentials.declare(&scene.ana, command).await.expect("sound");
    scene.world.run_jobs().await;
}

/// Declares with a document, and lets Ada look at it.
async fn checked(scene: &Scene, until: Date, refuse: Option<&str>) {
    let credentials = &scene.world.ports.credentials;
    let file = HandIn { name: "card.pdf".to_owned(), bytes: PDF.to_vec() };
    let document = credentials.hand_in(&scene.ana, file).await.expect("a PDF").id;
    declare(scene, Declare { document: Some(document), ..first_aid(until) }).await;
    let waiting = credentials.checks(&scene.ada).await.expect("an admin").prerequisites;
    let what = Declared::Prerequisite(waiting[0].declared.id);
    let command = Appraise { what, refuse: refuse.map(str::to_owned) };
    credentials.appraise(&scene.ada, command).await.expect("open");
    scene.world.run_jobs().await;
}

#[tokio::test]
async fn without_what_the_course_asks_for_there_is_no_certificate_and_with_it_the_record_says_so() {
    let certificate = [Blocked::Certificate];
    let scene = Scene::under(|rule| rule.prerequisites = vec![asked(Proof::SelfDeclared, &certificate)]);
    let scene = scene.await.completed().await;
    assert_eq!(refused(scene.try_issue().await), Reason::NotEligible);
    let credentials = &scene.world.ports.credentials;
    let path = credentials.certificates(&scene.ana, EN).await.expect("her own").paths.remove(0);
    assert_eq!((path.complete, &path.prerequisites[0].standing), (false, &HeldView::Missing));

    declare(&scene, first_aid(date!(2027 - 03 - 01))).await;
    let letters = scene.world.letters();
    assert!(letters.iter().any(|letter| letter.subject.starts_with("Eligible")), "{letters:?}");
    let code = scene.issue().await;
    let view = scene.verify(&code).await;
    assert!(view.checks.iter().all(|check| check.outcome == CheckOutcome::Pass), "{:?}", view.checks);
    let stated = view.record.expect("genuine").prerequisites.remove(0);
    assert_eq!((stated.provider.as_str(), stated.checked_by), ("Red Cross", None));
    assert_eq!((stated.issued_on, stated.expires_on), (date!(2026 - 10 - 01), date!(2027 - 03 - 01)));
    assert!(view.record_json.contains(r#""kind":"self-declared""#), "{}", view.record_json);
}

#[tokio::test]
async fn what_was_declared_can_be_taken_back_by_whoever_declared_it_and_by_nobody_else() {
    let certificate = [Blocked::Certificate];
    let scene = Scene::under(|rule| rule.prerequisites = vec![asked(Proof::SelfDeclared, &certificate)]);
    let scene = scene.await.completed().await;
    declare(&scene, first_aid(date!(2027 - 03 - 01))).await;
    let credentials = &scene.world.ports.credentials;
    let declared = credentials.prerequisites(&scene.ana, EN).await.expect("her own").declared.remove(0);
    let what = Declared::Prerequisite(declared.id);
    assert_eq!(credentials.take_back(&scene.ada, what).await, Err(Fault::NotFound));

    let code = scene.issue().await;
    credentials.take_back(&scene.ana, what).await.expect("her own");
    scene.world.run_jobs().await;
    let view = credentials.prerequisites(&scene.ana, EN).await.expect("her own");
    assert!(view.declared.is_empty() && view.asked[0].standing == HeldView::Missing, "{view:?}");
    assert_eq!(credentials.take_back(&scene.ana, what).await, Err(Fault::NotFound));
    let stated = scene.verify(&code).await.record.expect("genuine").prerequisites.remove(0);
    assert_eq!(stated.provider, "Red Cross", "the record stays as it was issued");
}

#[tokio::test]
async fn a_lapsed_one_blocks_and_a_refused_one_too() {
    let certificate = [Blocked::Certificate];
    let scene = Scene::under(|rule| rule.prerequisites = vec![asked(Proof::Checked, &certificate)]);
    let scene = scene.await.completed().await;
    let standing = || async {
        let view = scene.world.ports.credentials.prerequisites(&scene.ana, EN).await.expect("her own");
        view.asked[0].standing.clone()
    };
    checked(&scene, date!(2026 - 12 - 31), Some("The photo is blurred.")).await;
    let refusal = HeldView::Refused { reason: "The photo is blurred.".to_owned() };
    assert_eq!(standing().await, refusal);
    let letters = scene.world.letters();
    assert!(letters[0].subject.starts_with("PrerequisiteRefused") && letters[0].body.contains("blurred"));
    assert_eq!(refused(scene.try_issue().await), Reason::NotEligible);

    checked(&scene, date!(2026 - 12 - 31), None).await;
    assert_eq!(standing().await, HeldView::Good { until: date!(2026 - 12 - 31) });
    scene.world.pass(Duration::days(48));
    assert_eq!(standing().await, HeldView::Lapsed { on: date!(2026 - 12 - 31) });
    assert_eq!(refused(scene.try_issue().await), Reason::NotEligible, "it lapsed while she waited");
}

#[tokio::test]
async fn a_document_is_checked_by_another_admin_and_the_record_names_them() {
    let certificate = [Blocked::Certificate];
    let scene = Scene::under(|rule| rule.prerequisites = vec![asked(Proof::Checked, &certificate)]);
    let scene = scene.await.completed().await;
    let credentials = &scene.world.ports.credentials;
    let fault = credentials.declare(&scene.ana, first_aid(date!(2027 - 03 - 01))).await;
    let wanted = Fault::field("document", Problem::Required);
    assert_eq!(fault, Err(wanted), "there is nothing to look at");
    checked(&scene, date!(2027 - 03 - 01), None).await;
    let view = credentials.prerequisites(&scene.ana, EN).await.expect("her own");
    let accepted = &view.declared[0].appraisal;
    assert!(matches!(accepted, AppraisalView::Accepted { by: Some(by), .. } if by == "Ada"), "{accepted:?}");
    let again = Appraise { what: Declared::Prerequisite(view.declared[0].id), refuse: None };
    assert_eq!(refused(credentials.appraise(&scene.ada, again).await), Reason::AlreadyAppraised);
    let code = scene.issue().await;
    let record = scene.verify(&code).await.record.expect("genuine");
    assert_eq!(record.prerequisites[0].checked_by.as_deref(), Some("Ada"));
}

#[tokio::test]
async fn a_document_that_nothing_names_is_swept_with_its_file_and_no_other() {
    let scene = Scene::new().await;
    let (world, credentials) = (&scene.world, &scene.world.ports.credentials);
    let file = |bytes: Vec<u8>| HandIn { name: "card.pdf".to_owned(), bytes };
    let other = [PDF, b"%"].concat();
    let mut handed_in = Vec::new();
    for bytes in [PDF.to_vec(), PDF.to_vec(), other] {
        handed_in.push(credentials.hand_in(&scene.ana, file(bytes)).await.expect("a PDF").id);
    }
    let named = Declare { document: Some(handed_in[0]), ..first_aid(date!(2027 - 03 - 01)) };
    declare(&scene, named).await;
    world.pass(Duration::days(1));
    jobs::schedule(&world.academy).await.expect("the database answers");
    world.run_jobs().await;
    assert!(credentials.document(&scene.ana, handed_in[2]).await.is_ok(), "it may be named yet");
    world.pass(Duration::days(2));
    world.run_jobs().await;
    for gone in &handed_in[1..] {
        assert_eq!(credentials.document(&scene.ana, *gone).await, Err(Fault::NotFound));
    }
    let kept = credentials.document(&scene.ana, handed_in[0]).await.expect("it is named");
    assert_eq!(kept.bytes, PDF, "the file that two documents had is still there");
}

#[tokio::test]
async fn a_document_is_seen_by_its_holder_and_admins_only() {
    let scene = Scene::new().await;
    let credentials = &scene.world.ports.credentials;
    let file = HandIn { name: "card.png".to_owned(), bytes: PDF.to_vec() };
    let document = credentials.hand_in(&scene.ana, file).await.expect("told by its content");
    assert_eq!((document.form, document.name.as_str()), (DocumentForm::Pdf, "card.pdf"));
    for viewer in [&scene.ana, &scene.ada] {
        assert_eq!(credentials.document(viewer, document.id).await.expect("may see it").bytes, PDF);
    }
    let eve = scene.world.member("Eve", &[Role::Trainee]).await;
    for viewer in [&scene.lucia, &eve] {
        assert_eq!(credentials.document(viewer, document.id).await, Err(Fault::NotFound));
    }
    assert_eq!(credentials.document(&Viewer::Visitor, document.id).await, Err(Fault::SignIn));
    let hers = Declare { document: Some(document.id), ..first_aid(date!(2027 - 03 - 01)) };
    assert_eq!(credentials.declare(&eve, hers).await, Err(Fault::NotFound), "nor is it hers to name");
    let page = HandIn { name: "card.pdf".to_owned(), bytes: b"<!doctype html>".to_vec() };
    let refused = credentials.hand_in(&scene.ana, page).await;
    assert_eq!(refused, Err(Fault::field("document", Problem::NotADocument)));
    for viewer in [&scene.ana, &scene.lucia] {
        assert_eq!(credentials.checks(viewer).await, Err(Fault::NotFound));
    }
}

#[tokio::test]
async fn work_on_people_is_closed_to_those_who_lack_what_it_takes() {
    let scene = Scene::on_people(|rule| {
        rule.prerequisites = vec![asked(Proof::SelfDeclared, &[Blocked::LiveModel])];
    })
    .await;
    let practice = &scene.world.ports.practice;
    let catalogue = scene.world.academy.catalogue.clone();
    let assignment = catalogue.courses()[0].modules[0].assignment.as_ref().expect("practice work");
    assert_eq!(assignment.surface, Surface::LiveModel);
    let submit = || {
        let round = SubmitRound { assignment: assignment.slug.clone(), round: 1, note: String::new() };
        practice.submit(&scene.ana, round)
    };
    assert_eq!(refused(submit().await), Reason::PrerequisiteMissing);
    let page = practice.assignment(&scene.ana, EN, &assignment.slug).await.expect("hers");
    assert_eq!(page.lacking, [PrerequisiteKind::FirstAid]);
    declare(&scene, first_aid(date!(2027 - 03 - 01))).await;
    assert!(matches!(refused(submit().await), Reason::TooFewPhotos { .. }), "now only photos are missing");
    let page = practice.assignment(&scene.ana, EN, &assignment.slug).await.expect("hers");
    assert_eq!(page.lacking, []);
}

/// The subjects of the letters that a day's reminders bring.
async fn reminded(scene: &Scene) -> Vec<String> {
    scene.world.run_jobs().await;
    scene.world.letters().into_iter().map(|letter| letter.subject).collect()
}

/// Somebody who declared first aid that holds through 24 December, forty days from now.
async fn until_christmas() -> Scene {
    let scene = Scene::under(|rule| {
        rule.prerequisites = vec![asked(Proof::SelfDeclared, &[Blocked::Renewal])];
    });
    let scene = scene.await;
    declare(&scene, first_aid(date!(2026 - 12 - 24))).await;
    scene
}

/// Lets days pass, and says how many are left until 24 December whenever a reminder comes.
async fn reminders(scene: &Scene, left: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut days = Vec::new();
    for left in left {
        // A second server, or a second start on the same day, changes nothing.
        jobs::schedule(&scene.world.academy).await.expect("the database answers");
        let letters = reminded(scene).await;
        assert!(letters.iter().all(|letter| letter == "PrerequisiteEnding en"), "{letters:?}");
        days.extend(letters.iter().map(|_| left));
        scene.world.pass(Duration::days(1));
    }
    scene.world.run_jobs().await;
    days
}

#[tokio::test]
async fn a_prerequisite_reminds_thirty_and_seven_days_before_and_on_the_day_each_once() {
    let scene = until_christmas().await;
    assert_eq!(reminders(&scene, (-9..=40).rev()).await, [30, 7, 0]);
}

#[tokio::test]
async fn whoever_has_declared_one_that_holds_longer_is_left_in_peace() {
    let scene = until_christmas().await;
    assert_eq!(reminders(&scene, (20..=40).rev()).await, [30]);
    declare(&scene, first_aid(date!(2027 - 12 - 24))).await;
    assert_eq!(reminders(&scene, (-9..20).rev()).await, [0; 0]);
}

#[tokio::test]
async fn a_certificate_reminds_sixty_thirty_and_seven_days_before_it_ends() {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    scene.world.letters();
    // It ends on 2028-11-14, 731 days later.
    scene.world.pass(Duration::days(731 - 65));
    let mut days = Vec::new();
    for left in (0..=65_i64).rev() {
        jobs::schedule(&scene.world.academy).await.expect("the database answers");
        let letters = reminded(&scene).await;
        assert!(letters.iter().all(|letter| letter == "CertificateEnding en"), "{letters:?}");
        days.extend(letters.iter().map(|_| left));
        scene.world.pass(Duration::days(1));
    }
    scene.world.run_jobs().await;
    assert_eq!(days, [60, 30, 7]);
    assert!(matches!(scene.verify(&code).await.verdict, Verdict::Expired { .. }));
}

#[tokio::test]
async fn a_server_that_was_off_writes_one_letter_and_not_three() {
    let scene = Scene::complete().await;
    scene.issue().await;
    scene.world.letters();
    scene.world.pass(Duration::days(731 - 5));
    jobs::schedule(&scene.world.academy).await.expect("the database answers");
    assert_eq!(reminded(&scene).await, ["CertificateEnding en"]);
}

/// First aid that was checked, twelve hours, and the quiz of the first module.
fn renewable(rule: &mut CertificateRule) {
    let modules = rule.requirements.iter().filter_map(|requirement| requirement.module().cloned());
    rule.prerequisites = vec![asked(Proof::SelfDeclared, &[Blocked::Renewal])];
    rule.renewal = Some(RenewalRule {
        from_days_before: 90,
        grace_days: 180,
        ce_hours: 12,
        quiz_modules: modules.take(1).collect(),
    });
}

async fn way(scene: &Scene, code: &Code) -> RenewalView {
    scene.world.ports.credentials.renewal(&scene.ana, &code.key(), EN).await.expect("her own")
}

async fn learn_more(scene: &Scene, code: &Code, hours: u16, refuse: Option<&str>) {
    let credentials = &scene.world.ports.credentials;
    let command = RecordEducation {
        code: code.clone(),
        title: format!("{hours} hours of scars"),
        provider: "Ink School".to_owned(),
        completed_on: date!(2027 - 05 - 04),
        hours,
        document: None,
    };
    credentials.record_education(&scene.ana, command).await.expect("within the validity");
    let waiting = credentials.checks(&scene.ada).await.expect("an admin").education;
    let what = Declared::Education(waiting[0].declared.id);
    let command = Appraise { what, refuse: refuse.map(str::to_owned) };
    credentials.appraise(&scene.ada, command).await.expect("open");
    scene.world.run_jobs().await;
}

async fn renew(scene: &Scene, code: &Code) -> Result<Code, Fault> {
    let reason = "Everything is met.".to_owned();
    let password = Password::present(PASSWORD).expect("a password");
    let command = Reissue { code: code.clone(), cause: Cause::Renewed, reason, password };
    let renewed = scene.world.ports.credentials.reissue(&scene.ada, command).await;
    scene.world.run_jobs().await;
    renewed
}

#[tokio::test]
async fn a_certificate_is_renewed_when_everything_is_met_and_its_holder_asked() {
    let scene = Scene::under(renewable).await.completed().await;
    let old = scene.issue().await;
    let credentials = &scene.world.ports.credentials;
    scene.world.pass(Duration::days(600));
    let early = way(&scene, &old).await.way.expect("it can be renewed");
    assert!(!early.open && !early.ready, "{early:?}");
    learn_more(&scene, &old, 11, None).await;
    learn_more(&scene, &old, 50, Some("That was a sales talk.")).await;
    scene.world.pass(Duration::days(60));
    let request = || credentials.request_renewal(&scene.ana, &old);
    assert_eq!(refused(request().await), Reason::NotEligible);
    let before = way(&scene, &old).await.way.expect("it can be renewed");
    assert_eq!((before.open, before.hours.accepted, before.hours.suffice()), (true, 11, false));
    assert!(before.quizzes[0].passed.is_none(), "what was passed for the first certificate counts no more");

    learn_more(&scene, &old, 1, None).await;
    let course = scene.world.academy.catalogue.courses()[0].clone();
    scene.answer(&course, &course.modules[0]).await;
    declare(&scene, Declare { issued_on: date!(2028 - 01 - 01), ..first_aid(date!(2029 - 01 - 01)) }).await;
    assert_eq!(refused(renew(&scene, &old).await), Reason::NotRequested);
    request().await.expect("nothing is missing");
    request().await.expect("a second tap");
    let register = credentials.register(&scene.ada, RegisterQuery::default(), EN).await.expect("an admin");
    assert_eq!(register.renewals.iter().map(|row| &row.code).collect::<Vec<_>>(), [&old]);
    let page = credentials.certificate(&scene.ada, &old.key(), EN).await.expect("an admin");
    assert!(page.acts.contains(&Act::Renew) && page.renewal.is_some());
    assert_eq!(scene.verify(&old).await.verdict, Verdict::Valid, "until the new one is issued");

    let new = renew(&scene, &old).await.expect("everything is met");
    let (before, after) = (scene.verify(&old).await, scene.verify(&new).await);
    assert_eq!((&before.verdict, &after.verdict), (&Verdict::Valid, &Verdict::Valid));
    assert_eq!(before.next, Some((new.clone(), Cause::Renewed)));
    assert_eq!(scene.judge(&before.jwt).await, (CheckOutcome::Pass, CheckOutcome::Pass));
    assert_eq!(scene.judge(&after.jwt).await, (CheckOutcome::Pass, CheckOutcome::Pass));
    let (before, after) = (before.record.expect("genuine"), after.record.expect("genuine"));
    assert_eq!(before.license_number, after.license_number);
    assert_eq!(after.previous, Some((old.clone(), Cause::Renewed)));
    assert_eq!(before.valid_until.date(), date!(2028 - 11 - 14), "the old end is untouched");
    assert_eq!(after.valid_until.date(), date!(2030 - 11 - 14), "counted from the old end");
    let basis = after.renewal.expect("it says what it rests on");
    assert_eq!(basis.education.iter().map(|entry| entry.hours).sum::<u16>(), 12);
    assert_eq!((basis.quizzes.len(), after.prerequisites.len()), (1, 1));
    assert_eq!(before.assessments, after.assessments);

    let next = way(&scene, &new).await.way.expect("it can be renewed again");
    assert_eq!((next.hours.accepted, next.requested_at), (0, None), "nothing is counted twice");
    for entry in next.education {
        let gone = credentials.take_back(&scene.ana, Declared::Education(entry.id)).await;
        assert_eq!(gone.is_ok(), !entry.counted, "{}: what a record rests on stays", entry.title);
    }
    scene.world.run_jobs().await;
    assert_eq!(way(&scene, &old).await.renewed_by, Some(new));
}

/// Renewable, and nothing is asked for it.
fn renewable_for_nothing(rule: &mut CertificateRule) {
    renewable(rule);
    rule.prerequisites.clear();
    rule.renewal.iter_mut().for_each(|renewal| (renewal.ce_hours, renewal.quiz_modules) = (0, Vec::new()));
}

#[tokio::test]
async fn a_renewal_comes_in_grace_and_never_after_it() {
    let scene = Scene::under(renewable_for_nothing).await.completed().await;
    let code = scene.issue().await;
    let credentials = &scene.world.ports.credentials;
    scene.world.pass(Duration::days(731 + 100));
    let held = credentials.certificates(&scene.ana, EN).await.expect("her own");
    let course = &scene.world.academy.catalogue.courses()[0].slug;
    let starts_again = held.paths.iter().any(|path| path.course == *course);
    assert!(held.issued[0].renewable && !starts_again, "she renews instead of starting again");
    credentials.request_renewal(&scene.ana, &code).await.expect("in grace");
    scene.world.pass(Duration::days(80));
    assert_eq!(refused(renew(&scene, &code).await), Reason::TooLate, "looked at again when it is issued");
    let held = credentials.certificates(&scene.ana, EN).await.expect("her own");
    assert!(!held.issued[0].renewable);
}

#[tokio::test]
async fn a_request_for_renewal_goes_on_to_a_record_that_takes_the_place_without_renewing() {
    let scene = Scene::under(renewable_for_nothing).await.completed().await;
    let old = scene.issue().await;
    let credentials = &scene.world.ports.credentials;
    scene.world.pass(Duration::days(700));
    credentials.request_renewal(&scene.ana, &old).await.expect("nothing is missing");
    let asked_at = way(&scene, &old).await.way.expect("it can be renewed").requested_at;
    let next = Code::parse("7Q4K-2M9P-W3XD").expect("a code");
    academy::credentials::operator::supersede(&scene.world.academy, &old, next.clone())
        .await
        .expect("in force");
    scene.world.run_jobs().await;

    let waiting = async || {
        let register = credentials.register(&scene.ada, RegisterQuery::default(), EN).await;
        register.expect("an admin").renewals.into_iter().map(|row| row.code).collect::<Vec<_>>()
    };
    assert_eq!(waiting().await, std::slice::from_ref(&next));
    assert!(asked_at.is_some());
    assert_eq!(way(&scene, &next).await.way.expect("it can be renewed").requested_at, asked_at);
    renew(&scene, &next).await.expect("she asked for it");
    assert!(waiting().await.is_empty(), "it is done");
}

#[tokio::test]
async fn a_suspended_certificate_is_not_renewed_and_nobody_renews_another_persons() {
    let scene = Scene::under(renewable).await.completed().await;
    let code = scene.issue().await;
    let credentials = &scene.world.ports.credentials;
    for viewer in [&scene.lucia, &scene.ada] {
        assert_eq!(credentials.renewal(viewer, &code.key(), EN).await, Err(Fault::NotFound));
        assert_eq!(credentials.request_renewal(viewer, &code).await, Err(Fault::NotFound));
    }
    let reason = "A complaint.".to_owned();
    academy::credentials::operator::suspend(&scene.world.academy, &code, reason).await.expect("in force");
    scene.world.run_jobs().await;
    scene.world.pass(Duration::days(700));
    assert_eq!(refused(credentials.request_renewal(&scene.ana, &code).await), Reason::Suspended);
    let early = RecordEducation {
        code: code.clone(),
        title: "Before".to_owned(),
        provider: "Ink School".to_owned(),
        completed_on: date!(2026 - 11 - 13),
        hours: 0,
        document: None,
    };
    let fault = credentials.record_education(&scene.ana, early).await;
    assert!(matches!(fault, Err(Fault::Invalid { problems }) if problems.len() == 2));
    let public = credentials.verify(&code.key(), SOMEWHERE, EN).await.expect("it exists");
    assert!(matches!(public.verdict, Verdict::Suspended { .. }));
    assert_eq!(public.record.expect("genuine").course.0, foundations());
}
