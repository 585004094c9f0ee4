//! Designs of hairlines are sent as pictures of practice work.

mod world;

use contract::practice::{AddDesign, Arrival, DesignWorkView, PhotoView, SubmitRound};
use contract::review::{PublishReview, SaveDraft};
use contract::{Answer, Fault, Reason};
use domain::id::SubmissionId;
use domain::identity::Role;
use domain::learning::{FigureState, WorksheetName};
use domain::practice::photo::RenditionKind;
use domain::practice::{Stage, Verdict};
use domain::review::{Draft, Level, Version};
use domain::slug::AssignmentSlug;
use domain::{Locale, Viewer};
use world::World;

fn name(text: &str) -> WorksheetName {
    WorksheetName::parse(text).expect("a name")
}

fn state(middle: u8) -> FigureState {
    FigureState::parse(&format!("face=oval&middle={middle}")).expect("a state")
}

fn slug(text: &str) -> AssignmentSlug {
    AssignmentSlug::parse(text).expect("a slug")
}

impl World {
    async fn trainee(&self, name: &str) -> Viewer {
        self.member(name, &[Role::Trainee]).await
    }

    async fn add(&self, viewer: &Viewer, assignment: &str, middle: u8) -> Answer<Arrival> {
        let command = AddDesign {
            assignment: slug(assignment),
            name: name(&format!("Line at {middle}")),
            state: state(middle),
            drawing: format!("<svg>{middle}</svg>"),
        };
        self.ports.practice.add_design(viewer, command).await
    }

    async fn taken(&self, viewer: &Viewer, middle: u8) -> PhotoView {
        match self.add(viewer, "three-hairlines", middle).await {
            Ok(Arrival::Taken(photo)) => photo,
            other => panic!("the design is taken, not {other:?}"),
        }
    }

    /// Sends a round, which is complete.
    async fn sent(&self, viewer: &Viewer) -> SubmissionId {
        let (assignment, note) = (slug("three-hairlines"), "One each.".to_owned());
        let round = SubmitRound { assignment, round: 1, note };
        self.ports.practice.submit(viewer, round).await.expect("four pictures are enough")
    }

    /// A mentor gives the round back.
    async fn returned(&self, mentor: &Viewer, submission: SubmissionId) {
        let review = &self.ports.review;
        review.claim(mentor, submission).await.expect("free");
        let seen = review.workspace(mentor, Locale::En, submission).await.expect("a mentor may look");
        let level = Level::try_from(2).expect("a level");
        let levels = seen.criteria.into_iter().map(|criterion| (criterion.id, level)).collect();
        let draft = Draft { levels, summary: "Once more.".to_owned(), ..Draft::default() };
        let draft = SaveDraft { submission, round: 1, base: Version(0), draft, new_pin: None };
        review.publish(mentor, PublishReview { draft, verdict: Verdict::Return }).await.expect("complete");
    }

    /// The only assignment that takes designs.
    async fn admitted(&self, viewer: &Viewer) -> DesignWorkView {
        let list = self.ports.practice.assignments_for_designs(viewer, Locale::En).await.expect("a list");
        let [only]: [DesignWorkView; 1] = list.try_into().expect("one assignment");
        only
    }

    async fn stage(&self, viewer: &Viewer) -> Option<Stage> {
        self.admitted(viewer).await.standing.map(|standing| standing.stage)
    }
}

#[tokio::test]
async fn a_design_is_sent_as_a_picture_that_opens_it_again() {
    let world = World::new().await;
    let (ana, mentor) = (world.trainee("Ana").await, world.member("Mia", &[Role::Mentor]).await);
    let taken = world.taken(&ana, 80).await;
    assert_eq!((taken.name.as_str(), taken.design.as_ref()), ("Line at 80", Some(&state(80))));
    assert_eq!(taken.advice, [], "nobody took it, so there is nothing to advise");
    let again = world.add(&ana, "three-hairlines", 80).await;
    assert_eq!(again, Err(Fault::Refused { reason: Reason::DuplicatePhoto }));
    for middle in [85, 90, 95] {
        world.taken(&ana, middle).await;
    }
    let practice = &world.ports.practice;
    let submission = world.sent(&ana).await;
    let seen = practice.submission(&mentor, Locale::En, submission).await.expect("sent");
    let designs: Vec<_> = seen.rounds[0].photos.iter().filter_map(|photo| photo.design.clone()).collect();
    assert_eq!(designs, [80, 85, 90, 95].map(state));
    practice.rendition(&mentor, taken.id, RenditionKind::Full).await.expect("a picture as any other");
    world.run_jobs().await;
}

#[tokio::test]
async fn an_assignment_takes_designs_only_where_its_course_says_so() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let admitted = world.admitted(&ana).await;
    assert_eq!((admitted.slug, admitted.title.as_str()), (slug("three-hairlines"), "Three hairlines"));
    assert_eq!(world.add(&ana, "dot-fields-on-latex", 80).await, Err(Fault::NotFound));
}

#[tokio::test]
async fn what_takes_designs_says_where_ones_own_work_stands() {
    let world = World::new().await;
    let (ana, mentor) = (world.trainee("Ana").await, world.member("Mia", &[Role::Mentor]).await);
    assert_eq!(world.stage(&ana).await, None);
    for middle in [80, 85, 90, 95] {
        world.taken(&ana, middle).await;
    }
    assert_eq!(world.stage(&ana).await, Some(Stage::Draft));
    let submission = world.sent(&ana).await;
    assert_eq!(world.stage(&ana).await, Some(Stage::Submitted));
    world.returned(&mentor, submission).await;
    let standing = world.admitted(&ana).await.standing.expect("begun");
    assert_eq!((standing.stage, standing.submission), (Stage::Returned, submission));
    let late = world.add(&ana, "three-hairlines", 70).await;
    assert!(matches!(late, Err(Fault::Refused { .. })), "{late:?}");
    world.ports.practice.revise(&ana, submission).await.expect("her own");
    assert_eq!(world.stage(&ana).await, Some(Stage::Draft));
    world.taken(&ana, 70).await;
    assert_eq!(world.stage(&world.trainee("Bo").await).await, None, "others have not begun");
    world.run_jobs().await;
}
