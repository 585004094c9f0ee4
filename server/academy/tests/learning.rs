//! People read lessons, keep their progress and take quizzes.

#[path = "learning/renamed.rs"]
mod renamed;
#[path = "learning/worksheets.rs"]
mod worksheets;
mod world;

use contract::Fault;
use contract::learning::{AttemptStage, MarksView, Progress, QuestionView, Step};
use domain::id::{QuizAttemptId, UserId};
use domain::identity::Role;
use domain::learning::quiz::{Answer, Item, ItemKind, Quiz};
use domain::learning::{LearnerProgress, Percent};
use domain::slug::{CourseSlug, LessonSlug, ModuleSlug};
use domain::{FieldProblem, Locale, Problem, Viewer};
use time::Duration;
use world::{World, catalogue};

const EN: Locale = Locale::En;

fn course() -> CourseSlug {
    CourseSlug::parse("foundations").expect("a slug")
}

fn module() -> ModuleSlug {
    ModuleSlug::parse("pricing").expect("a slug")
}

/// The quiz of [`module`] as it is shipped; it has a must-pass item and items of several kinds.
fn quiz() -> Quiz {
    catalogue().module(&course(), &module()).expect("a shipped module").module.quiz.clone()
}

fn item(quiz: &Quiz, question: &QuestionView) -> Item {
    quiz.item(&question.id).expect("an item of the quiz").clone()
}

/// Something else than the right answer.
fn wrong(item: &Item) -> Answer {
    match item.kind() {
        ItemKind::Single(single) => {
            let other = single.options().iter().find(|option| option.id != single.right().id);
            Answer::Single(other.expect("a wrong option").id.clone())
        }
        ItemKind::Multiple(multiple) => {
            let other = multiple.options().iter().find(|option| !multiple.is_right(&option.id));
            Answer::Multiple([other.expect("a wrong option").id.clone()].into())
        }
        _ => panic!("must-pass items are questions with options"),
    }
}

/// A form of an attempt in which every answer is right, except to those questions `missed` says.
fn fill(questions: &[QuestionView], missed: impl Fn(&Item) -> bool) -> Vec<(String, String)> {
    let quiz = quiz();
    let answer = |item: &Item| if missed(item) { wrong(item) } else { item.solution() };
    questions
        .iter()
        .map(|question| item(&quiz, question))
        .flat_map(|item| answer(&item).to_fields(item.id()))
        .collect()
}

impl World {
    async fn trainee(&self, name: &str) -> Viewer {
        self.member(name, &[Role::Trainee]).await
    }

    async fn read(&self, viewer: &Viewer, lesson: &str) {
        let lesson = LessonSlug::parse(lesson).expect("a slug");
        let read = self.ports.learning.mark_read(viewer, &course(), &module(), &lesson).await;
        read.expect("a trainee marks lessons as read");
    }

    async fn standing(&self, viewer: &Viewer) -> Progress {
        let course = self.ports.learning.course(viewer, &course(), EN).await.expect("the course");
        course.progress.expect("a trainee has progress")
    }

    async fn start(&self, viewer: &Viewer) -> QuizAttemptId {
        self.ports.learning.start_quiz(viewer, &course(), &module()).await.expect("a trainee begins")
    }

    async fn stage(&self, viewer: &Viewer, id: QuizAttemptId) -> AttemptStage {
        self.ports.learning.attempt(viewer, id, EN).await.expect("one's own attempt").stage
    }

    async fn questions(&self, viewer: &Viewer, id: QuizAttemptId) -> Vec<QuestionView> {
        let AttemptStage::Open { questions, .. } = self.stage(viewer, id).await else { panic!("open") };
        questions
    }

    async fn marks(&self, viewer: &Viewer, id: QuizAttemptId) -> MarksView {
        let AttemptStage::Submitted(marks) = self.stage(viewer, id).await else { panic!("submitted") };
        marks
    }

    async fn submit(
        &self,
        viewer: &Viewer,
        id: QuizAttemptId,
        form: &[(String, String)],
    ) -> Result<(), Fault> {
        let said = self.ports.learning.submit_quiz(viewer, id, form).await;
        self.run_jobs().await;
        said
    }

    /// What the certificate's rule is held against.
    async fn progress(&self, learner: UserId) -> LearnerProgress {
        let db = self.academy.store.reader();
        let course = self.academy.catalogue.course(&course()).expect("it is taught");
        store::learning::progress(db, learner, course).await.expect("the database answers")
    }
}

fn id_of(viewer: &Viewer) -> UserId {
    viewer.member().expect("a member").id
}

#[tokio::test]
async fn a_visitor_reads_free_lessons_and_signs_in_for_the_others() {
    let world = World::new().await;
    let catalogue = catalogue();
    let foundations = catalogue.course(&course()).expect("a shipped course");
    assert!(foundations.lessons().any(|(_, lesson)| lesson.free), "something can be read before paying");
    for (module, lesson) in foundations.lessons() {
        let port = &world.ports.learning;
        let read = port.lesson(&Viewer::Visitor, &course(), &module.slug, &lesson.slug, EN).await;
        match read {
            Ok(view) => assert!(lesson.free && view.read.is_none(), "{}", lesson.slug),
            Err(fault) => assert!(!lesson.free && fault == Fault::SignIn, "{}", lesson.slug),
        }
    }
}

#[tokio::test]
async fn progress_stays_and_leads_on() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let before = world.standing(&ana).await;
    let Some(Step::Lesson(first)) = before.next else { panic!("something to read") };
    let port = &world.ports.learning;
    for _ in 0..2 {
        port.mark_read(&ana, &course(), &first.module, &first.lesson).await.expect("reads");
    }
    let after = world.standing(&ana).await;
    assert_eq!((before.read, after.read), (0, 1), "reading twice counts once");
    let Some(Step::Lesson(next)) = after.next else { panic!("more to read") };
    assert_ne!(next.lesson, first.lesson);
    let lesson = port.lesson(&ana, &course(), &first.module, &first.lesson, EN).await.expect("the lesson");
    assert_eq!(lesson.read, Some(true));

    let ben = world.trainee("Ben").await;
    assert_eq!(world.standing(&ben).await.read, 0, "progress is one's own");
}

#[tokio::test]
async fn somebody_who_does_not_learn_here_reads_but_keeps_no_progress() {
    let world = World::new().await;
    let mentor = world.member("Mia", &[Role::Mentor]).await;
    let port = &world.ports.learning;
    let lesson = LessonSlug::parse("break-even").expect("a slug");
    let view =
        port.lesson(&mentor, &course(), &module(), &lesson, EN).await.expect("mentors read everything");
    assert_eq!(view.read, None);
    assert_eq!(port.mark_read(&mentor, &course(), &module(), &lesson).await, Err(Fault::NotFound));
    assert_eq!(port.start_quiz(&mentor, &course(), &module()).await, Err(Fault::NotFound));
    assert_eq!(port.start_quiz(&Viewer::Visitor, &course(), &module()).await, Err(Fault::SignIn));
}

#[tokio::test]
async fn pressing_start_twice_begins_one_attempt() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let (first, second) = tokio::join!(world.start(&ana), world.start(&ana));
    assert_eq!(first, second);
    assert_eq!(world.start(&ana).await, first, "and it is the one that goes on");
    let quiz = world.ports.learning.quiz(&ana, &course(), &module(), EN).await.expect("the quiz");
    assert_eq!((quiz.open, quiz.attempts.len()), (Some(first), 0));
}

#[tokio::test]
async fn an_open_attempt_shows_no_answers() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let id = world.start(&ana).await;
    let questions = world.questions(&ana, id).await;
    assert_eq!(questions.len(), quiz().shown());
    let shown = format!("{questions:?}");
    for question in &questions {
        let item = item(&quiz(), question);
        assert!(!shown.contains(&item.explanation().en), "{}", question.id);
        for remark in domain::learning::quiz::grade(&item, None).remarks {
            assert!(!shown.contains(&remark.why.en), "{} in {}", remark.option, question.id);
        }
    }
}

#[tokio::test]
async fn an_attempt_is_its_learners_own() {
    let world = World::new().await;
    let (ana, ben) = (world.trainee("Ana").await, world.trainee("Ben").await);
    let id = world.start(&ana).await;
    let form = fill(&world.questions(&ana, id).await, |_| false);
    let port = &world.ports.learning;
    assert_eq!(port.attempt(&ben, id, EN).await.map(drop), Err(Fault::NotFound));
    assert_eq!(port.save_answers(&ben, id, &form).await, Err(Fault::NotFound));
    assert_eq!(world.submit(&ben, id, &form).await, Err(Fault::NotFound));
    assert_eq!(world.submit(&Viewer::Visitor, id, &form).await, Err(Fault::SignIn));
    let AttemptStage::Open { entered, .. } = world.stage(&ana, id).await else { panic!("still open") };
    assert_eq!(entered, [], "nobody wrote into it");
}

#[tokio::test]
async fn what_was_entered_is_kept_and_every_gap_is_named() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let id = world.start(&ana).await;
    let questions = world.questions(&ana, id).await;
    let form = fill(&questions[..3], |_| false);
    world.ports.learning.save_answers(&ana, id, &form).await.expect("saves");
    let mut more = fill(&questions[..4], |_| false);
    more.push(("do".to_owned(), "submit".to_owned()));
    let gaps = questions[4..].iter().map(|gap| FieldProblem::new(gap.id.as_str(), Problem::Required));
    assert_eq!(world.submit(&ana, id, &more).await, Err(Fault::Invalid { problems: gaps.collect() }));

    let AttemptStage::Open { entered, saved_at, .. } = world.stage(&ana, id).await else { panic!("open") };
    more.pop();
    assert_eq!(entered, more, "the last state of the form, and nothing but the form");
    assert!(saved_at.is_some());
    assert_eq!(world.start(&ana).await, id, "one comes back to the same attempt");
}

#[tokio::test]
async fn a_passed_quiz_counts_and_sending_it_again_changes_nothing() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let id = world.start(&ana).await;
    let form = fill(&world.questions(&ana, id).await, |_| false);
    world.submit(&ana, id, &form).await.expect("is judged");
    let marks = world.marks(&ana, id).await;
    assert!(marks.passed);
    assert_eq!(marks.percent, Percent::FULL);
    assert!(marks.questions.iter().all(|question| question.correct && !question.explanation.is_empty()));

    world.pass(Duration::MINUTE);
    let worse = fill(&[], |_| false);
    world.submit(&ana, id, &worse).await.expect("harmless");
    world.ports.learning.save_answers(&ana, id, &worse).await.expect("harmless");
    assert_eq!(world.marks(&ana, id).await, marks);
    assert_eq!(world.progress(id_of(&ana)).await.best_quiz.get(&module()), Some(&Percent::FULL));
}

#[tokio::test]
async fn missing_a_safety_question_fails_whatever_the_mark() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let id = world.start(&ana).await;
    let questions = world.questions(&ana, id).await;
    let number = questions.iter().position(|question| question.must_pass).expect("a must-pass item") + 1;
    world.submit(&ana, id, &fill(&questions, Item::must_pass)).await.expect("is judged");
    let marks = world.marks(&ana, id).await;
    assert!(marks.percent >= quiz().pass(), "the mark alone would do");
    assert!(!marks.passed);
    assert_eq!(marks.failed_must_pass, [number]);
    assert_eq!(world.progress(id_of(&ana)).await.best_quiz.get(&module()), None, "it does not count");
}

#[tokio::test]
async fn past_attempts_stay_and_the_best_one_that_passed_counts() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let mut ids = Vec::new();
    for missed in [true, false, true] {
        let id = world.start(&ana).await;
        let form = fill(&world.questions(&ana, id).await, |item| missed && item.must_pass());
        world.pass(Duration::MINUTE);
        world.submit(&ana, id, &form).await.expect("is judged");
        ids.push(id);
    }
    let quiz = world.ports.learning.quiz(&ana, &course(), &module(), EN).await.expect("the quiz");
    assert_eq!(quiz.open, None);
    let listed: Vec<_> = quiz.attempts.iter().map(|past| (past.id, past.passed)).collect();
    assert_eq!(listed, [(ids[2], false), (ids[1], true), (ids[0], false)], "newest first");
    assert_eq!(world.progress(id_of(&ana)).await.best_quiz.get(&module()), Some(&Percent::FULL));
    world.marks(&ana, ids[0]).await;
}

#[tokio::test]
async fn the_dashboard_leads_through_the_lessons_to_the_quiz() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let catalogue = catalogue();
    let foundations = catalogue.course(&course()).expect("a shipped course");
    let first = &foundations.modules[0];
    for lesson in &first.lessons {
        let read = world.ports.learning.mark_read(&ana, &course(), &first.slug, &lesson.slug).await;
        read.expect("reads");
    }
    world.read(&ana, "break-even").await;
    let dashboard = world.ports.learning.dashboard(&ana, EN).await.expect("the dashboard");
    let progress = dashboard.courses[0].progress.clone().expect("progress");
    assert_eq!(progress.read, first.lessons.len() + 1);
    let Some(Step::Quiz(next)) = progress.next else { panic!("the quiz of the module comes next") };
    assert_eq!(next.slug, first.slug);
}
