//! Designs are kept, found again, and sent as pictures of practice work.

mod world;

use contract::practice::{AddDesign, Arrival, DesignView, PhotoView, SaveDesign, SubmitRound};
use contract::{Answer, Fault, Reason};
use domain::identity::Role;
use domain::practice::designs::{DesignName, DesignState, MAX_DESIGNS};
use domain::practice::photo::RenditionKind;
use domain::slug::AssignmentSlug;
use domain::{Locale, Viewer};
use time::Duration;
use world::World;

fn name(text: &str) -> DesignName {
    DesignName::parse(text).expect("a name")
}

fn state(middle: u8) -> DesignState {
    DesignState::parse(&format!("face=oval&middle={middle}")).expect("a state")
}

fn slug(text: &str) -> AssignmentSlug {
    AssignmentSlug::parse(text).expect("a slug")
}

impl World {
    async fn trainee(&self, name: &str) -> Viewer {
        self.member(name, &[Role::Trainee]).await
    }

    async fn save(&self, viewer: &Viewer, called: &str, middle: u8) -> Answer<()> {
        let command = SaveDesign { name: name(called), state: state(middle) };
        self.ports.practice.save_design(viewer, command).await
    }

    async fn kept(&self, viewer: &Viewer) -> Vec<DesignView> {
        self.ports.practice.designs(viewer, Locale::En).await.expect("one's own").designs
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
async fn a_design_is_kept_named_anew_and_forgotten_by_its_maker_alone() {
    let world = World::new().await;
    let (ana, bo) = (world.trainee("Ana").await, world.trainee("Bo").await);
    world.save(&ana, "First", 80).await.expect("there is room");
    world.pass(Duration::minutes(1));
    world.save(&ana, "Second", 90).await.expect("there is room");
    let kept = world.kept(&ana).await;
    assert_eq!(kept.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Second", "First"]);
    assert_eq!(kept[0].state, state(90));
    assert_eq!(world.kept(&bo).await, []);

    let practice = &world.ports.practice;
    let first = kept[1].id;
    assert_eq!(practice.rename_design(&bo, first, name("Mine")).await, Err(Fault::NotFound));
    practice.delete_design(&bo, first).await.expect("nothing happens");
    practice.rename_design(&ana, first, name("Higher")).await.expect("one's own");
    assert_eq!(world.kept(&ana).await[1].name, "Higher");
    practice.delete_design(&ana, first).await.expect("one's own");
    assert_eq!(world.kept(&ana).await.len(), 1);
}

#[tokio::test]
async fn only_trainees_keep_designs_and_visitors_are_asked_to_sign_in() {
    let world = World::new().await;
    let mentor = world.member("Mia", &[Role::Mentor]).await;
    assert_eq!(world.save(&mentor, "Mine", 80).await, Err(Fault::NotFound));
    assert_eq!(world.save(&Viewer::Visitor, "Mine", 80).await, Err(Fault::SignIn));
    let asked = world.ports.practice.designs(&Viewer::Visitor, Locale::En).await;
    assert_eq!(asked, Err(Fault::SignIn));
}

#[tokio::test]
async fn nobody_keeps_more_designs_than_there_is_room_for() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    for number in 0..MAX_DESIGNS {
        world.save(&ana, &format!("Line {number}"), 80).await.expect("there is room");
    }
    let full = Reason::TooManyDesigns { max: MAX_DESIGNS };
    assert_eq!(world.save(&ana, "One more", 80).await, Err(Fault::Refused { reason: full }));
    let one = world.kept(&ana).await[0].id;
    world.ports.practice.delete_design(&ana, one).await.expect("one's own");
    world.save(&ana, "One more", 80).await.expect("there is room again");
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
    let admitted = world.ports.practice.designs(&ana, Locale::En).await.expect("one's own").assignments;
    assert_eq!(admitted, [(slug("three-hairlines"), "Three hairlines".to_owned())]);
    assert_eq!(world.add(&ana, "dot-fields-on-latex", 80).await, Err(Fault::NotFound));
}
