//! How questions are answered, as mentors see it.

mod world;

use contract::Fault;
use contract::learning::{AnswersView, AttemptStage, QuestionsView};
use domain::identity::Role;
use domain::learning::Finding;
use domain::learning::item_statistics::FEWEST;
use domain::learning::quiz::{Item, ItemKind};
use domain::slug::{CourseSlug, ModuleSlug};
use domain::{Locale, Viewer};
use world::answers::wrong;
use world::{World, catalogue};

const EN: Locale = Locale::En;

fn course() -> CourseSlug {
    CourseSlug::parse("foundations").expect("a slug")
}

fn pricing() -> ModuleSlug {
    ModuleSlug::parse("pricing").expect("a slug")
}

impl World {
    /// Takes the quiz about prices; wrong are the answers to those items `missed` says.
    async fn take(&self, viewer: &Viewer, missed: impl Fn(&Item) -> bool) {
        let port = &self.ports.learning;
        let id = port.start_quiz(viewer, &course(), &pricing()).await.expect("begins");
        let AttemptStage::Open { questions, .. } = port.attempt(viewer, id, EN).await.expect("theirs").stage
        else {
            panic!("open")
        };
        let quiz = catalogue().module(&course(), &pricing()).expect("a shipped module").module.quiz.clone();
        let items = questions.iter().map(|question| quiz.item(&question.id).expect("of the quiz"));
        let answer = |item: &Item| if missed(item) { wrong(item) } else { item.solution() };
        let form: Vec<_> = items.flat_map(|item| answer(item).to_fields(item.id())).collect();
        port.submit_quiz(viewer, id, &form).await.expect("is judged");
        self.run_jobs().await;
    }

    async fn questions(&self, viewer: &Viewer) -> Result<QuestionsView, Fault> {
        self.ports.learning.questions(viewer, Some(&course()), EN).await
    }
}

#[tokio::test]
async fn only_first_answers_count_and_few_say_nothing() {
    let world = World::new().await;
    let mia = world.member("Mia", &[Role::Mentor]).await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    world.take(&ana, |_| true).await;
    world.take(&ana, |_| false).await;
    let view = world.questions(&mia).await.expect("a mentor looks");
    assert!(view.items.iter().all(|row| row.finding == Finding::TooFew && row.statistics.share().is_none()));
    let counted: Vec<_> = view.items.iter().filter(|row| row.statistics.answers > 0).collect();
    assert!(counted.iter().all(|row| row.statistics.answers == 1 && row.statistics.right == 0));
    assert!(counted.iter().all(|row| row.module.slug == pricing()));
}

#[tokio::test]
async fn mentors_and_admins_see_it_and_nobody_else() {
    let world = World::new().await;
    for (name, role, sees) in
        [("Mia", Role::Mentor, true), ("Ada", Role::Admin, true), ("Ana", Role::Trainee, false)]
    {
        let member = world.member(name, &[role]).await;
        let seen = world.questions(&member).await.map(drop);
        assert_eq!(seen, if sees { Ok(()) } else { Err(Fault::NotFound) }, "{name}");
    }
    assert_eq!(world.questions(&Viewer::Visitor).await.map(drop), Err(Fault::SignIn));
    let nowhere = CourseSlug::parse("nowhere").expect("a slug");
    let ada = world.member("Ines", &[Role::Admin]).await;
    let seen = world.ports.learning.questions(&ada, Some(&nowhere), EN).await;
    assert_eq!(seen.map(drop), Err(Fault::NotFound));
}

#[tokio::test]
async fn a_question_that_misleads_those_who_know_comes_first() {
    let world = World::new().await;
    let quiz = catalogue().module(&course(), &pricing()).expect("a shipped module").module.quiz.clone();
    // A safety item is asked in every attempt; here it is what those who know the rest get wrong.
    let odd = quiz.items().iter().find(|item| item.must_pass()).expect("a safety item").id().clone();
    for n in 0..FEWEST {
        let who = world.member(&format!("Trainee{n}"), &[Role::Trainee]).await;
        let knows = n % 2 == 0;
        world.take(&who, |item| if *item.id() == odd { knows } else { !knows }).await;
    }
    let mia = world.member("Mia", &[Role::Mentor]).await;
    let view = world.questions(&mia).await.expect("a mentor looks");
    let first = &view.items[0];
    assert_eq!((&first.item, first.finding), (&odd, Finding::Misleads));
    assert_eq!((first.statistics.answers, first.statistics.right), (FEWEST, FEWEST / 2));
    assert!(first.statistics.discrimination.is_some_and(|strength| strength < -0.9));
    let item = quiz.item(&odd).expect("it is there");
    let AnswersView::Chosen(options) = &first.answers else { panic!("options") };
    let right = options.iter().filter(|option| option.right).map(|option| option.count).sum::<usize>();
    let others = options.iter().filter(|option| !option.right).map(|option| option.count).sum::<usize>();
    if matches!(item.kind(), ItemKind::Single(_)) {
        assert_eq!((right, others), (FEWEST / 2, FEWEST / 2), "{options:?}");
    }
    assert!(others >= FEWEST / 2, "what was chosen instead is counted: {options:?}");
    let order: Vec<_> = view.items.iter().map(|row| row.finding).collect();
    assert!(order.is_sorted(), "{order:?}");
}
