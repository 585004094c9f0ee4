//! People take the final exam of a course.

mod world;

use std::collections::BTreeSet;

use contract::Fault;
use contract::credentials::AskedView;
use contract::learning::{AttemptStage, ExamView, MarkedQuestion, MarksView, QuestionView};
use domain::Viewer;
use domain::id::QuizAttemptId;
use domain::identity::Role;
use domain::learning::quiz::Item;
use domain::learning::{Admission, Exam, Percent, Requirement};
use time::Duration;
use world::answers::wrong;
use world::scene::{EN, Scene, foundations};
use world::{World, catalogue};

/// The exam of the course as it is shipped.
fn exam() -> Exam {
    catalogue().course(&foundations()).and_then(|course| course.exam.clone()).expect("a shipped exam")
}

impl World {
    async fn exam(&self, viewer: &Viewer) -> ExamView {
        self.ports.learning.exam(viewer, &foundations(), EN).await.expect("a trainee looks")
    }

    async fn begin(&self, viewer: &Viewer) -> Option<QuizAttemptId> {
        self.ports.learning.start_exam(viewer, &foundations()).await.expect("a trainee asks")
    }

    async fn questions(&self, viewer: &Viewer, id: QuizAttemptId) -> Vec<QuestionView> {
        let attempt = self.ports.learning.attempt(viewer, id, EN).await.expect("one's own");
        let AttemptStage::Open { questions, .. } = attempt.stage else { panic!("open") };
        questions
    }

    /// Takes the exam with every answer right but to those items `missed` says.
    async fn sit(&self, viewer: &Viewer, missed: impl Fn(&Item) -> bool) -> (Vec<QuestionView>, MarksView) {
        let id = self.begin(viewer).await.expect("open");
        let questions = self.questions(viewer, id).await;
        let exam = exam();
        let items = questions.iter().map(|question| exam.quiz().item(&question.id).expect("of the exam"));
        let answer = |item: &Item| if missed(item) { wrong(item) } else { item.solution() };
        let form: Vec<_> = items.flat_map(|item| answer(item).to_fields(item.id())).collect();
        self.ports.learning.submit_quiz(viewer, id, &form).await.expect("is judged");
        self.run_jobs().await;
        let attempt = self.ports.learning.attempt(viewer, id, EN).await.expect("one's own");
        let AttemptStage::Submitted(marks) = attempt.stage else { panic!("submitted") };
        (questions, marks)
    }

    async fn trainee(&self) -> Viewer {
        self.member("Ana", &[Role::Trainee]).await
    }
}

#[tokio::test]
async fn an_attempt_has_what_the_blueprint_says_and_no_answers() {
    let world = World::new().await;
    let ana = world.trainee().await;
    let (first, second) = tokio::join!(world.begin(&ana), world.begin(&ana));
    assert_eq!(first, second, "pressing twice begins one");
    let id = first.expect("open");
    let (questions, exam) = (world.questions(&ana, id).await, exam());
    for part in exam.parts() {
        let of_module = |question: &&QuestionView| exam.module_of(&question.id) == Some(&part.module);
        let here: Vec<_> = questions.iter().filter(of_module).collect();
        assert_eq!(here.len(), part.items.get(), "{}", part.module);
        assert_eq!(here.iter().filter(|question| question.must_pass).count(), part.must_pass);
    }
    let shown = format!("{questions:?}");
    for question in &questions {
        let item = exam.quiz().item(&question.id).expect("of the exam");
        assert!(!shown.contains(&item.explanation().en), "{}", question.id);
    }
    let port = &world.ports.learning;
    let mentor = world.member("Mia", &[Role::Mentor]).await;
    assert_eq!(port.start_exam(&mentor, &foundations()).await, Err(Fault::NotFound));
    assert_eq!(port.start_exam(&Viewer::Visitor, &foundations()).await, Err(Fault::SignIn));
}

#[tokio::test]
async fn after_a_failed_attempt_one_reads_waits_and_is_asked_other_things() {
    let world = World::new().await;
    let ana = world.trainee().await;
    let (first, marks) = world.sit(&ana, |item| item.id().as_str().starts_with("pricing")).await;
    // Three of the modules' items are about prices; only they were missed.
    let first_after = marks.exam.clone().expect("an exam");
    assert!(marks.percent >= exam().quiz().pass() && marks.passed, "no safety item was missed");
    assert_eq!(first_after.admission, Admission::Passed);
    assert_eq!(first_after.reread.len(), 1);
    assert_eq!(first_after.reread[0].module.slug.as_str(), "pricing");
    let missed = marks.questions.iter().filter(|question| !question.correct);
    let lesson = |question: &MarkedQuestion| question.lesson.as_ref().map(|(_, link)| link.lesson.clone());
    let covered: BTreeSet<_> = missed.map(|question| lesson(question).expect("a lesson covers it")).collect();
    let listed: BTreeSet<_> = first_after.reread[0].lessons.iter().map(|link| link.lesson.clone()).collect();
    assert_eq!(listed, covered, "what was missed is to be read again, and nothing else");
    assert_eq!(world.begin(&ana).await, None, "what is passed is passed");

    let ben = world.member("Ben", &[Role::Trainee]).await;
    let (asked, marks) = world.sit(&ben, Item::must_pass).await;
    assert!(!marks.passed, "safety items must be right");
    assert_eq!(marks.failed_must_pass.len(), exam().must_pass());
    assert_eq!(first.len(), asked.len());
    let at = marks.at + Duration::days(exam().tries().cooling_off_days.into());
    let after = marks.exam.expect("an exam");
    assert_eq!(after.admission, Admission::From(at));
    assert_eq!(after.reread.len(), exam().must_pass(), "one safety item of each module was missed");
    assert_eq!(world.begin(&ben).await, None, "not yet");
    assert_eq!(world.exam(&ben).await.admission, Admission::From(at));

    world.pass(Duration::days(exam().tries().cooling_off_days.into()));
    assert_eq!(world.exam(&ben).await.admission, Admission::Open { left: 2 });
    let (again, _) = world.sit(&ben, |_| true).await;
    let repeated: Vec<_> = again
        .iter()
        .filter(|question| asked.iter().any(|asked| asked.id == question.id))
        .filter(|question| !question.must_pass)
        .collect();
    assert!(repeated.is_empty(), "every module has enough other items: {repeated:?}");
    let view = world.exam(&ben).await;
    assert_eq!(view.attempts.iter().map(|past| past.passed).collect::<Vec<_>>(), [false, false]);
    assert!(view.attempts[0].at > view.attempts[1].at, "newest first, and both can be looked at again");
}

#[tokio::test]
async fn where_the_rule_asks_for_it_the_exam_is_missing_until_it_is_passed() {
    let scene = Scene::under(|rule| rule.requirements.push(Requirement::Exam)).await.completed().await;
    let world = &scene.world;
    let missing = || async {
        let view = world.ports.credentials.certificates(&scene.ana, EN).await.expect("hers");
        let path = view.paths.into_iter().find(|path| path.course == foundations()).expect("the course");
        let open: Vec<_> =
            path.requirements.into_iter().filter(|row| !row.met).map(|row| row.asked).collect();
        (path.complete, open)
    };
    let needed = exam().quiz().pass();
    assert_eq!(missing().await, (false, vec![AskedView::Exam { needed, passed: None }]));
    assert!(scene.try_issue().await.is_err(), "not without the exam");
    let (_, marks) = world.sit(&scene.ana, |_| false).await;
    assert_eq!((marks.passed, marks.percent), (true, Percent::FULL));
    assert_eq!(missing().await, (true, Vec::new()));
    world.letters();
    let code = scene.issue().await;
    world.letters();
    let record = scene.verify(&code).await;
    let shown = format!("{record:?}");
    assert!(shown.contains(&exam().title().en), "the certificate names the exam among what was passed");
}
