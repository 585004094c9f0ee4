//! Designs of hairlines are sent as pictures of practice work.

mod world;

use contract::practice::{AddDesign, Arrival, PhotoView, SubmitRound};
use contract::{Answer, Fault, Reason};
use domain::identity::Role;
use domain::learning::{FigureState, WorksheetName};
use domain::practice::photo::RenditionKind;
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
    let round = SubmitRound { assignment: slug("three-hairlines"), round: 1, note: "One each.".to_owned() };
    let submission = practice.submit(&ana, round).await.expect("four pictures are enough");
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
    let admitted = world.ports.practice.assignments_for_designs(&ana, Locale::En).await.expect("a list");
    assert_eq!(admitted, [(slug("three-hairlines"), "Three hairlines".to_owned())]);
    assert_eq!(world.add(&ana, "dot-fields-on-latex", 80).await, Err(Fault::NotFound));
}
