//! A learner who has earned a certificate, a mentor who says so, and an admin who issues it.

use std::io::Cursor;
use std::net::{IpAddr, Ipv4Addr};

use contract::credentials::{Issue, Revoke, VerificationView};
use contract::practice::{AddPhoto, Arrival, SubmitRound};
use contract::review::{PublishReview, SaveDraft};
use contract::{Fault, Reason};
use credential::{OpenedStatusList, StatusSource};
use domain::credentials::{CheckOutcome, Code};
use domain::identity::{Password, Role};
use domain::learning::{
    Blocked, CertificateRule, Course, Module, PrerequisiteKind, PrerequisiteRule, Proof, Surface,
};
use domain::practice::Verdict as Decision;
use domain::review::{Draft, Level};
use domain::slug::CourseSlug;
use domain::{Locale, Viewer};

use super::{World, catalogue};

pub const EN: Locale = Locale::En;
pub const SOMEWHERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// The course.
pub fn foundations() -> CourseSlug {
    CourseSlug::parse("foundations").expect("a slug")
}

/// A learner, a mentor and an admin.
pub struct Scene {
    pub world: World,
    pub ana: Viewer,
    pub lucia: Viewer,
    pub ada: Viewer,
}

impl Scene {
    pub async fn new() -> Self {
        Self::in_world(World::new().await).await
    }

    /// As [`new`](Self::new), where the certificate is given by another rule.
    pub async fn under(rule: impl FnOnce(&mut CertificateRule)) -> Self {
        let mut courses = catalogue().courses().to_vec();
        let course = courses.iter_mut().find(|course| course.slug == foundations()).expect("it is taught");
        rule(&mut course.certificate);
        Self::in_world(World::teaching(courses).await).await
    }

    /// As [`under`](Self::under), where the first practice work is done on people.
    pub async fn on_people(rule: impl FnOnce(&mut CertificateRule)) -> Self {
        let mut courses = catalogue().courses().to_vec();
        let assignment = courses[0].modules[0].assignment.as_mut().expect("practice work");
        assignment.surface = Surface::LiveModel;
        rule(&mut courses[0].certificate);
        Self::in_world(World::teaching(courses).await).await
    }

    async fn in_world(world: World) -> Self {
        let ana = world.member("Ana", &[Role::Trainee]).await;
        let lucia = world.member("Lucia", &[Role::Mentor]).await;
        let ada = world.member("Ada", &[Role::Admin]).await;
        Self { world, ana, lucia, ada }
    }

    /// Ana has done everything.
    pub async fn complete() -> Self {
        Self::new().await.completed().await
    }

    /// The same scene after Ana has done everything.
    pub async fn completed(self) -> Self {
        self.learn(|_, _| true).await;
        self.world.run_jobs().await;
        self.world.letters();
        self
    }

    /// Ana does what `does` says of each module's lessons (0), quiz (1) and practice (2).
    pub async fn learn(&self, does: impl Fn(usize, u8) -> bool) {
        let catalogue = self.world.academy.catalogue.clone();
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

    pub async fn read(&self, course: &Course, module: &Module) {
        let learning = &self.world.ports.learning;
        for lesson in &module.lessons {
            learning.mark_read(&self.ana, &course.slug, &module.slug, &lesson.slug).await.expect("a lesson");
        }
    }

    pub async fn answer(&self, course: &Course, module: &Module) {
        let learning = &self.world.ports.learning;
        let id = learning.start_quiz(&self.ana, &course.slug, &module.slug).await.expect("a quiz");
        let (db, ana) = (self.world.academy.store.reader(), self.ana.member().expect("signed in").id);
        let attempt = store::learning::attempt(db, ana, id).await.expect("answers").expect("begun");
        let drawn = attempt.drawn(&module.quiz);
        let answers: Vec<_> =
            drawn.items.iter().flat_map(|drawn| drawn.item.solution().to_fields(drawn.item.id())).collect();
        learning.submit_quiz(&self.ana, id, &answers).await.expect("complete");
    }

    pub async fn practise(&self, module: &Module, seed: u32) {
        let Some(asked) = &module.assignment else { return };
        let practice = &self.world.ports.practice;
        let assignment = asked.slug.clone();
        for photo in 0..u32::try_from(asked.photos.min()).expect("few photos") {
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

    pub async fn try_issue(&self) -> Result<Code, Fault> {
        let learner = self.ana.member().expect("signed in").id;
        let command = Issue { learner, course: foundations() };
        self.world.ports.credentials.issue(&self.ada, command).await
    }

    pub async fn issue(&self) -> Code {
        let code = self.try_issue().await.expect("everything is met");
        self.world.run_jobs().await;
        code
    }

    pub async fn revoke(&self, code: &Code, password: &str) -> Result<(), Fault> {
        let command = Revoke {
            code: code.clone(),
            reason: "The photos show another person's work.".to_owned(),
            password: Password::present(password).expect("a password"),
        };
        let revoked = self.world.ports.credentials.revoke(&self.ada, command).await;
        self.world.run_jobs().await;
        revoked
    }

    pub async fn verify(&self, code: &Code) -> VerificationView {
        self.world.ports.credentials.verify(&code.key(), SOMEWHERE, EN).await.expect("it exists")
    }

    /// What a stranger finds out with nothing but what is published.
    pub async fn judge(&self, jwt: &str) -> (CheckOutcome, CheckOutcome) {
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

/// A prerequisite in first aid that blocks these.
pub fn asked(proof: Proof, blocks: &[Blocked]) -> PrerequisiteRule {
    let kind = PrerequisiteKind::FirstAid;
    PrerequisiteRule { kind, proof, max_age_months: None, blocks: blocks.iter().copied().collect() }
}

/// The rule that said no.
pub fn refused<T: std::fmt::Debug>(answer: Result<T, Fault>) -> Reason {
    match answer {
        Err(Fault::Refused { reason }) => reason,
        other => panic!("not refused: {other:?}"),
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
