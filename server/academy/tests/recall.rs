//! Questions come back before they are forgotten.

mod world;

use contract::Fault;
use contract::learning::{AnswerRecall, AttemptStage, RecallQuestion, RecallView, RecalledView};
use domain::identity::Role;
use domain::learning::memory::DAILY;
use domain::learning::quiz::{Answer, Item};
use domain::slug::{CourseSlug, ModuleSlug};
use domain::{Locale, Viewer};
use time::Duration;
use world::answers::wrong;
use world::{World, catalogue};

const EN: Locale = Locale::En;

fn course() -> CourseSlug {
    CourseSlug::parse("foundations").expect("a slug")
}

fn item(question: &RecallQuestion) -> Item {
    let catalogue = catalogue();
    let module = catalogue.module(&question.course, &question.module.slug).expect("a shipped module");
    module.module.quiz.item(&question.question.id).expect("an item of its quiz").clone()
}

impl World {
    /// Takes a module's quiz with every answer right.
    async fn take(&self, viewer: &Viewer, module: &ModuleSlug) {
        let port = &self.ports.learning;
        let id = port.start_quiz(viewer, &course(), module).await.expect("begins");
        let AttemptStage::Open { questions, .. } = port.attempt(viewer, id, EN).await.expect("hers").stage
        else {
            panic!("open")
        };
        let quiz = catalogue().module(&course(), module).expect("a shipped module").module.quiz.clone();
        let items = questions.iter().map(|question| quiz.item(&question.id).expect("of the quiz"));
        let form: Vec<_> = items.flat_map(|item| item.solution().to_fields(item.id())).collect();
        port.submit_quiz(viewer, id, &form).await.expect("is judged");
        self.run_jobs().await;
    }

    async fn recall(&self, viewer: &Viewer) -> RecallView {
        self.ports.learning.recall(viewer, EN).await.expect("a trainee looks")
    }

    async fn answer(
        &self,
        viewer: &Viewer,
        question: &RecallQuestion,
        answer: Answer,
    ) -> Result<RecalledView, Fault> {
        let command = AnswerRecall {
            course: question.course.clone(),
            item: question.question.id.clone(),
            times: question.times,
            entered: answer.to_fields(&question.question.id),
        };
        self.ports.learning.answer_recall(viewer, command, EN).await
    }

    /// Lets time pass until something is due.
    async fn until_due(&self, viewer: &Viewer) -> RecallQuestion {
        let at = self.recall(viewer).await.next_at.expect("something comes back");
        self.pass(at - academy::Clock::now(self.clock.as_ref()));
        self.recall(viewer).await.next.expect("it is due")
    }

    async fn due_on_the_dashboard(&self, viewer: &Viewer) -> Option<usize> {
        self.ports.learning.dashboard(viewer, EN).await.expect("hers").recall
    }
}

fn pricing() -> ModuleSlug {
    ModuleSlug::parse("pricing").expect("a slug")
}

#[tokio::test]
async fn what_comes_back_waits_longer_and_what_does_not_returns_the_next_day() {
    let world = World::new().await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    assert_eq!(world.recall(&ana).await.next_at, None, "nothing was answered yet");
    world.take(&ana, &pricing()).await;
    let before = world.recall(&ana).await;
    assert_eq!((before.left, before.done, before.next), (0, 0, None), "it is still fresh");
    assert_eq!(world.due_on_the_dashboard(&ana).await, Some(0));

    let question = world.until_due(&ana).await;
    let left = world.recall(&ana).await.left;
    assert_eq!(world.due_on_the_dashboard(&ana).await, Some(left));
    let shown = format!("{question:?}");
    assert!(!shown.contains(&item(&question).explanation().en), "the answer is not in the question");
    let now = academy::Clock::now(world.clock.as_ref());
    let told = world.answer(&ana, &question, item(&question).solution()).await.expect("is judged");
    assert!(told.question.correct && !told.question.explanation.is_empty());
    assert!(told.next_at > now + Duration::days(3), "longer than the first time: {}", told.next_at - now);
    assert_eq!(told.left, left - 1);

    // Sent twice it counts once, even with another answer.
    let again = world.answer(&ana, &question, wrong(&item(&question))).await.expect("is explained");
    assert_eq!((again.next_at, again.left), (told.next_at, left - 1));
    assert!(!again.question.correct, "and is explained as it was sent");

    let other = world.recall(&ana).await.next.expect("more is due");
    let told = world.answer(&ana, &other, wrong(&item(&other))).await.expect("is judged");
    assert!(!told.question.correct);
    assert!(told.next_at < now + Duration::days(3), "soon: {}", told.next_at - now);
    assert_eq!(world.recall(&ana).await.done, 2);
}

#[tokio::test]
async fn an_answer_is_needed_and_questions_of_others_are_not_there() {
    let world = World::new().await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    world.take(&ana, &pricing()).await;
    let question = world.until_due(&ana).await;
    let nothing = AnswerRecall {
        course: question.course.clone(),
        item: question.question.id.clone(),
        times: question.times,
        entered: Vec::new(),
    };
    let port = &world.ports.learning;
    let missing = port.answer_recall(&ana, nothing, EN).await;
    assert!(matches!(missing, Err(Fault::Invalid { .. })), "{missing:?}");
    let ben = world.member("Ben", &[Role::Trainee]).await;
    let solution = item(&question).solution();
    assert_eq!(world.answer(&ben, &question, solution.clone()).await, Err(Fault::NotFound), "never asked");
    let mia = world.member("Mia", &[Role::Mentor]).await;
    assert_eq!(port.recall(&mia, EN).await, Err(Fault::NotFound));
    assert_eq!(world.answer(&Viewer::Visitor, &question, solution).await, Err(Fault::SignIn));
}

#[tokio::test]
async fn a_day_has_room_for_so_many_and_no_more() {
    let world = World::new().await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    for module in &catalogue().course(&course()).expect("a shipped course").modules[..4] {
        world.take(&ana, &module.slug).await;
    }
    world.pass(Duration::days(60));
    for done in 0..DAILY {
        let today = world.recall(&ana).await;
        assert_eq!((today.done, today.left), (done, DAILY - done));
        let question = today.next.expect("due");
        world.answer(&ana, &question, item(&question).solution()).await.expect("is judged");
    }
    let enough = world.recall(&ana).await;
    assert_eq!((enough.done, enough.left, enough.next), (DAILY, 0, None));
    world.pass(Duration::DAY);
    assert!(world.recall(&ana).await.left > 0, "what found no room comes the next day");
}

#[tokio::test]
async fn who_switches_it_off_is_left_alone_and_forgets_nothing() {
    let world = World::new().await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    let port = &world.ports.learning;
    world.take(&ana, &pricing()).await;
    world.pass(Duration::days(60));
    let due = world.recall(&ana).await.left;
    assert!(due > 0);
    for _ in 0..2 {
        port.switch_recall(&ana, false).await.expect("hers to decide");
    }
    let off = world.recall(&ana).await;
    assert!(off.off && off.next.is_none());
    assert_eq!(world.due_on_the_dashboard(&ana).await, None);
    let healing = ModuleSlug::parse("healing").expect("a slug");
    world.take(&ana, &healing).await;
    port.switch_recall(&ana, true).await.expect("hers to decide");
    assert_eq!(world.recall(&ana).await.left, due, "what was answered meanwhile was not noted");
}
