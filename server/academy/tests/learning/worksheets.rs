//! Trainees keep states of figures.

use contract::Fault;
use contract::learning::{DropWorksheet, KeepWorksheet, WorksheetsView};
use domain::identity::Role;
use domain::learning::Interactive;
use domain::learning::worksheet::{MOST_WORKSHEETS, WORKSHEET_NAME_LENGTH, WORKSHEET_STATE_LENGTH};
use domain::{FieldProblem, Problem, Viewer};
use time::Duration;

use crate::world::World;

const FIGURE: Interactive = Interactive::Pricing;

fn sheet(name: &str, state: &str) -> KeepWorksheet {
    KeepWorksheet { figure: FIGURE, name: name.to_owned(), state: state.to_owned() }
}

impl World {
    async fn keep(&self, viewer: &Viewer, name: &str) -> Result<(), Fault> {
        self.pass(Duration::SECOND);
        self.ports.learning.keep_worksheet(viewer, sheet(name, "fixed=4000")).await
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
    world.keep(&ana, " First ").await.expect("is kept");
    world.keep(&ana, "Second").await.expect("is kept");
    let view = world.kept(&ana).await;
    assert_eq!(names(&view), ["Second", "First"], "the latest first, without white space around");
    assert_eq!(view.kept[0].state, "fixed=4000");
    let other = world.ports.learning.worksheets(&ana, Interactive::DotField).await.expect("an answer");
    assert!(other.kept.is_empty(), "each figure has its own");
    let worksheet = view.kept[0].id;
    let forget = || world.ports.learning.drop_worksheet(&ana, DropWorksheet { worksheet });
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
        let gone = world.ports.learning.drop_worksheet(other, DropWorksheet { worksheet }).await;
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
async fn names_are_given_and_there_is_an_end_to_how_many() {
    let world = World::new().await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    let wrong = |problem| Err(Fault::Invalid { problems: vec![FieldProblem::new("keep-as", problem)] });
    assert_eq!(world.keep(&ana, "  ").await, wrong(Problem::Required));
    let long = "x".repeat(WORKSHEET_NAME_LENGTH + 1);
    assert_eq!(world.keep(&ana, &long).await, wrong(Problem::TooLong { max: WORKSHEET_NAME_LENGTH }));
    let state = "x".repeat(WORKSHEET_STATE_LENGTH + 1);
    let kept = world.ports.learning.keep_worksheet(&ana, sheet("Long", &state)).await;
    assert_eq!(kept, wrong(Problem::TooLong { max: WORKSHEET_STATE_LENGTH }));
    for n in 0..MOST_WORKSHEETS {
        world.keep(&ana, &format!("Plan {n}")).await.expect("there is room");
    }
    let refused = world.keep(&ana, "One more").await;
    assert!(matches!(refused, Err(Fault::Refused { .. })), "{refused:?}");
    let worksheet = world.kept(&ana).await.kept[3].id;
    world.ports.learning.drop_worksheet(&ana, DropWorksheet { worksheet }).await.expect("is gone");
    world.keep(&ana, "One more").await.expect("there is room again");
}
