//! Trainees keep states of figures.

use contract::learning::{KeepWorksheet, WorksheetsView};
use contract::{Fault, Reason};
use domain::Viewer;
use domain::identity::Role;
use domain::learning::worksheet::MOST_WORKSHEETS;
use domain::learning::{FigureState, Interactive, WorksheetName};
use time::Duration;

use crate::world::World;

const FIGURE: Interactive = Interactive::Pricing;

fn name(text: &str) -> WorksheetName {
    WorksheetName::parse(text).expect("a name")
}

fn sheet(called: &str) -> KeepWorksheet {
    let state = FigureState::parse("fixed=4000").expect("a state");
    KeepWorksheet { figure: FIGURE, name: name(called), state }
}

impl World {
    async fn keep(&self, viewer: &Viewer, name: &str) -> Result<(), Fault> {
        self.pass(Duration::SECOND);
        self.ports.learning.keep_worksheet(viewer, sheet(name)).await
    }

    async fn kept(&self, viewer: &Viewer) -> WorksheetsView {
        self.ports.learning.worksheets(viewer, FIGURE).await.expect("an answer")
    }
}

fn names(view: &WorksheetsView) -> Vec<&str> {
    view.kept.iter().map(|sheet| sheet.name.as_str()).collect()
}

#[tokio::test]
async fn a_trainee_keeps_worksheets_and_throws_them_away() {
    let world = World::new().await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    assert_eq!(world.kept(&ana).await, WorksheetsView { can_keep: true, kept: Vec::new() });
    world.keep(&ana, "First").await.expect("is kept");
    world.keep(&ana, "Second").await.expect("is kept");
    let view = world.kept(&ana).await;
    assert_eq!(names(&view), ["Second", "First"], "the latest first");
    assert_eq!(view.kept[0].state.as_str(), "fixed=4000");
    let other = world.ports.learning.worksheets(&ana, Interactive::DotField).await.expect("an answer");
    assert!(other.kept.is_empty(), "each figure has its own");
    let worksheet = view.kept[0].id;
    let forget = || world.ports.learning.drop_worksheet(&ana, worksheet);
    forget().await.expect("is gone");
    assert_eq!(names(&world.kept(&ana).await), ["First"]);
    assert_eq!(forget().await, Err(Fault::NotFound), "it is gone already");
}

#[tokio::test]
async fn nobody_reaches_what_another_keeps() {
    let world = World::new().await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    let ben = world.member("Ben", &[Role::Trainee]).await;
    let mia = world.member("Mia", &[Role::Mentor, Role::Admin]).await;
    world.keep(&ana, "Mine").await.expect("is kept");
    let worksheet = world.kept(&ana).await.kept[0].id;
    assert!(world.kept(&ben).await.kept.is_empty());
    for other in [&ben, &mia] {
        let gone = world.ports.learning.drop_worksheet(other, worksheet).await;
        assert_eq!(gone, Err(Fault::NotFound));
    }
    for reader in [&mia, &Viewer::Visitor] {
        assert_eq!(world.kept(reader).await, WorksheetsView { can_keep: false, kept: Vec::new() });
    }
    assert_eq!(world.keep(&mia, "Mine").await, Err(Fault::NotFound));
    assert_eq!(world.keep(&Viewer::Visitor, "Mine").await, Err(Fault::SignIn));
    assert_eq!(names(&world.kept(&ana).await), ["Mine"]);
}

#[tokio::test]
async fn a_worksheet_is_named_anew_by_its_owner_alone() {
    let world = World::new().await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    let ben = world.member("Ben", &[Role::Trainee]).await;
    world.keep(&ana, "First").await.expect("is kept");
    let worksheet = world.kept(&ana).await.kept[0].id;
    let rename = |viewer, called| world.ports.learning.rename_worksheet(viewer, worksheet, name(called));
    assert_eq!(rename(&ben, "Mine").await, Err(Fault::NotFound));
    rename(&ana, "Higher").await.expect("it is one's own");
    assert_eq!(names(&world.kept(&ana).await), ["Higher"]);
}

#[tokio::test]
async fn there_is_an_end_to_how_many_are_kept() {
    let world = World::new().await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    for n in 0..MOST_WORKSHEETS {
        world.keep(&ana, &format!("Plan {n}")).await.expect("there is room");
    }
    let reason = Reason::TooManyWorksheets { max: MOST_WORKSHEETS };
    assert_eq!(world.keep(&ana, "One more").await, Err(Fault::Refused { reason }));
    let worksheet = world.kept(&ana).await.kept[3].id;
    world.ports.learning.drop_worksheet(&ana, worksheet).await.expect("is gone");
    world.keep(&ana, "One more").await.expect("there is room again");
}
