//! Who earns a certificate, what it says, and what becomes of it.

#[path = "credentials/examination.rs"]
mod examination;
mod world;

use std::io::Cursor;
use std::net::{IpAddr, Ipv4Addr};

use contract::credentials::{Issue, RegisterQuery, Revoke, VerificationView};
use contract::practice::{AddPhoto, Arrival, SubmitRound};
use contract::review::{PublishReview, SaveDraft};
use contract::{Fault, Reason};
use credential::{OpenedStatusList, PublicUrl, StatusSource};
use domain::credentials::{CheckOutcome, Code, CodeKey, Verdict};
use domain::identity::{Password, Role};
use domain::learning::{Course, Module};
use domain::practice::Verdict as Decision;
use domain::review::{Draft, Level};
use domain::slug::CourseSlug;
use domain::{Locale, Viewer};
use time::Duration;
use world::{PASSWORD, World, catalogue};

const EN: Locale = Locale::En;
const SOMEWHERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn foundations() -> CourseSlug {
    CourseSlug::parse("foundations").expect("a slug")
}

/// A learner, a mentor and an admin.
struct Scene {
    world: World,
    ana: Viewer,
    lucia: Viewer,
    ada: Viewer,
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let ana = world.member("Ana", &[Role::Trainee]).await;
        let lucia = world.member("Lucia", &[Role::Mentor]).await;
        let ada = world.member("Ada", &[Role::Admin]).await;
        Self { world, ana, lucia, ada }
    }

    /// Ana has done everything.
    async fn complete() -> Self {
        let scene = Self::new().await;
        scene.learn(|_, _| true).await;
        scene.world.run_jobs().await;
        scene.world.letters();
        scene
    }

    /// Ana does what `does` says of each module's lessons (0), quiz (1) and practice (2).
    async fn learn(&self, does: impl Fn(usize, u8) -> bool) {
        let catalogue = catalogue();
        let course = catalogue.course(&foundations()).expect("it is taught");
        for (n, module) in course.modules.iter().enumerate() {
            if does(n, 0) {
                self.read(course, module).await;
            }
            if does(n, 1) {
                self.answer(course, module).await;
            }
            if does(n, 2) {
                self.practise(module, u32::try_from(n).expect("few modules")).await;
            }
        }
    }

    async fn read(&self, course: &Course, module: &Module) {
        let learning = &self.world.ports.learning;
        for lesson in &module.lessons {
            learning.mark_read(&self.ana, &course.slug, &module.slug, &lesson.slug).await.expect("a lesson");
        }
    }

    async fn answer(&self, course: &Course, module: &Module) {
        let learning = &self.world.ports.learning;
        let id = learning.start_quiz(&self.ana, &course.slug, &module.slug).await.expect("a quiz");
        let (db, ana) = (self.world.academy.store.reader(), self.ana.member().expect("signed in").id);
        let attempt = store::learning::attempt(db, ana, id).await.expect("answers").expect("begun");
        let drawn = attempt.drawn(&module.quiz);
        let answers: Vec<_> =
            drawn.items.iter().flat_map(|drawn| drawn.item.solution().to_fields(drawn.item.id())).collect();
        learning.submit_quiz(&self.ana, id, &answers).await.expect("complete");
    }

    async fn practise(&self, module: &Module, seed: u32) {
        let practice = &self.world.ports.practice;
        let assignment = module.assignment.slug.clone();
        for photo in 0..u32::try_from(module.assignment.photos.min()).expect("few photos") {
            let command = AddPhoto {
                assignment: assignment.clone(),
                name: format!("{photo}.png"),
                bytes: picture(seed * 20 + photo),
            };
            let arrival = practice.add_photo(&self.ana, command).await.expect("taken in");
            assert!(matches!(arrival, Arrival::Taken(_)), "{arrival:?}");
        }
        let round = SubmitRound { assignment, round: 1, note: String::new() };
        let submission = practice.submit(&self.ana, round).await.expect("sent");
        let review = &self.world.ports.review;
        review.claim(&self.lucia, submission).await.expect("free");
        let desk = review.workspace(&self.lucia, EN, submission).await.expect("hers");
        let level = Level::try_from(3).expect("a level");
        let draft = Draft {
            levels: desk.criteria.iter().map(|criterion| (criterion.id.clone(), level)).collect(),
            pins: Vec::new(),
            summary: "Even and quiet.".to_owned(),
        };
        let draft = SaveDraft { submission, round: 1, base: desk.version, draft, new_pin: None };
        let command = PublishReview { draft, verdict: Decision::Approve };
        review.publish(&self.lucia, command).await.expect("complete");
    }

    async fn try_issue(&self) -> Result<Code, Fault> {
        let learner = self.ana.member().expect("signed in").id;
        let command = Issue { learner, course: foundations() };
        self.world.ports.credentials.issue(&self.ada, command).await
    }

    async fn issue(&self) -> Code {
        let code = self.try_issue().await.expect("everything is met");
        self.world.run_jobs().await;
        code
    }

    async fn revoke(&self, code: &Code, password: &str) -> Result<(), Fault> {
        let command = Revoke {
            code: code.clone(),
            reason: "The photos show another person's work.".to_owned(),
            password: Password::present(password).expect("a password"),
        };
        self.world.ports.credentials.revoke(&self.ada, command).await
    }

    async fn verify(&self, code: &Code) -> VerificationView {
        self.world.ports.credentials.verify(&code.key(), SOMEWHERE, EN).await.expect("it exists")
    }

    /// What a stranger finds out with nothing but what is published.
    async fn judge(&self, jwt: &str) -> (CheckOutcome, CheckOutcome) {
        let credentials = &self.world.ports.credentials;
        let document: credential::DidDocument =
            serde_json::from_str(&credentials.did_document().expect("keys")).expect("a DID document");
        let keys = document.key_set().expect("keys");
        let list = credentials.status_list(1).await.expect("a list").jwt;
        let list = OpenedStatusList::open(list.as_bytes(), &keys).expect("genuine");
        let now = academy::Clock::now(self.world.clock.as_ref());
        let report = credential::verify(jwt.as_bytes(), &keys, StatusSource::Opened(&list), now);
        let withdrawn = report.outcome(credential::CheckName::NotWithdrawn);
        (report.authenticity(), CheckOutcome::from(withdrawn))
    }
}

/// A picture of its own for each `seed`.
fn picture(seed: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(480, 360, |x, y| {
        let dot = (x % 16).abs_diff(8).pow(2) + (y % 16).abs_diff(8).pow(2) < 12;
        let light = u8::try_from((x / 4 + seed * 7) % 60 + 180).unwrap_or(u8::MAX);
        image::Rgb(if dot { [60, u8::try_from(seed % 200).unwrap_or(0), 44] } else { [light; 3] })
    });
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Png).expect("encodes");
    file.into_inner()
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Fault>) -> Reason {
    match answer {
        Err(Fault::Refused { reason }) => reason,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn a_certificate_is_refused_while_anything_is_missing() {
    let scene = Scene::new().await;
    scene.learn(|module, part| (module, part) != (2, 2)).await;
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
    assert_eq!((record.holder.as_str(), record.assessments.len(), record.quizzes.len()), ("Ana", 3, 3));
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
    let query = RegisterQuery { search: Some("ana".to_owned()), page: 1 };
    let view = scene.world.ports.credentials.register(&scene.ada, query, EN).await.expect("an admin");
    assert_eq!(view.total, 1);
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
