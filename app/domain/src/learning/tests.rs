use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use super::catalogue::CatalogueError;
use super::quiz::Quiz;
use super::quiz::samples::{item, numeric, quiz, text};
use super::revision::RevisionHasher;
use super::rubric::RubricError;
use super::*;
use crate::review::Level;
use crate::slug::{AssignmentSlug, CourseSlug, CriterionId, LessonSlug, ModuleSlug};

fn lesson(slug: &str) -> Lesson {
    Lesson {
        slug: LessonSlug::parse(slug).unwrap(),
        title: text(slug),
        summary: text("Short."),
        minutes: 5,
        free: false,
        review: MedicalReview::NotNeeded,
        facts: BTreeSet::new(),
        sources: BTreeSet::new(),
        formerly: Vec::new(),
        body: crate::Localized::default(),
    }
}

fn criterion(id: &str) -> Criterion {
    Criterion {
        id: CriterionId::parse(id).unwrap(),
        title: text("Spacing"),
        hard_gate: false,
        levels: ["rows", "patchy", "even", "organic"].map(text),
    }
}

fn level(number: u8) -> Level {
    Level::try_from(number).unwrap()
}

fn rubric() -> Rubric {
    Rubric::new(vec![criterion("spacing"), criterion("edge")], level(3)).unwrap()
}

fn module(slug: &str, lessons: &[&str], assignment: &str) -> Module {
    Module {
        slug: ModuleSlug::parse(slug).unwrap(),
        title: text(slug),
        summary: text("Short."),
        lessons: lessons.iter().map(|slug| lesson(slug)).collect(),
        terms: Vec::new(),
        quiz: quiz(8, &[]),
        assignment: Some(Assignment {
            slug: AssignmentSlug::parse(assignment).unwrap(),
            title: text(assignment),
            summary: text("Short."),
            surface: Surface::Latex,
            brief_html: text("<p>Do it.</p>"),
            photos: PhotoCount::new(1, 6).unwrap(),
            designs: false,
            shots: Vec::new(),
            targets: Vec::new(),
            rubric: rubric(),
        }),
    }
}

fn skin() -> ModuleSlug {
    ModuleSlug::parse("skin").unwrap()
}

fn requirements() -> Vec<Requirement> {
    vec![
        Requirement::Lessons,
        Requirement::Quiz { module: skin(), min_percent: Percent::new(80).unwrap() },
        Requirement::Assignment { module: skin() },
    ]
}

fn course(modules: Vec<Module>) -> Course {
    Course {
        slug: CourseSlug::parse("foundations").unwrap(),
        track: Track::Beginner,
        title: text("Foundations"),
        summary: text("Short."),
        hours: 24,
        price: Price { amount_minor: 89_000, currency: Currency::parse("USD").unwrap(), tax: Tax::Excluded },
        outcomes: Vec::new(),
        modules,
        exam: None,
        figures: BTreeMap::new(),
        media: BTreeMap::new(),
        certificate: CertificateRule {
            title: text("Certificate"),
            description: text("Assessed."),
            valid_months: 24,
            scope: text("Not a licence."),
            requirements: requirements(),
            prerequisites: Vec::new(),
            renewal: None,
            two_person: false,
        },
        revision: CourseRevision::from_hasher(RevisionHasher::default()),
    }
}

fn foundations() -> Course {
    let mut pricing = module("pricing", &["costs"], "price-list");
    pricing.quiz =
        Quiz::new(Percent::FULL, NonZeroUsize::MIN, vec![item("pricing-1", false, numeric())]).unwrap();
    course(vec![module("skin", &["layers", "hair"], "dot-fields"), pricing])
}

fn key(module: &str, lesson: &str) -> LessonKey {
    LessonKey { module: ModuleSlug::parse(module).unwrap(), lesson: LessonSlug::parse(lesson).unwrap() }
}

fn everything() -> LearnerProgress {
    LearnerProgress {
        lessons_read: foundations().lesson_keys().collect(),
        best_quiz: BTreeMap::from([(skin(), Percent::new(80).unwrap())]),
        exam: None,
        approved_assignments: BTreeSet::from([AssignmentSlug::parse("dot-fields").unwrap()]),
    }
}

fn missing(progress: &LearnerProgress) -> Vec<Missing> {
    let course = foundations();
    eligibility(&course.certificate, &course, progress)
        .into_iter()
        .filter_map(|status| status.missing)
        .collect()
}

// Eligibility.

#[test]
fn a_learner_who_did_everything_is_eligible() {
    let course = foundations();
    let statuses = eligibility(&course.certificate, &course, &everything());
    assert!(statuses.iter().all(RequirementStatus::met));
    assert!(is_eligible(&statuses));
}

#[test]
fn a_new_learner_is_told_everything_that_is_missing() {
    assert_eq!(
        missing(&LearnerProgress::default()),
        [
            Missing::Lessons {
                unread: vec![key("skin", "layers"), key("skin", "hair"), key("pricing", "costs")],
                total: 3
            },
            Missing::Quiz { best: None, needed: Percent::new(80).unwrap() },
            Missing::Assignment { assignment: AssignmentSlug::parse("dot-fields").unwrap() },
        ]
    );
}

#[test]
fn one_unread_lesson_keeps_the_certificate_back() {
    let mut progress = everything();
    progress.lessons_read.remove(&key("pricing", "costs"));
    assert_eq!(missing(&progress), [Missing::Lessons { unread: vec![key("pricing", "costs")], total: 3 }]);
}

#[test]
fn a_mark_one_percent_short_is_short() {
    let mut progress = everything();
    let best = Percent::new(79).unwrap();
    progress.best_quiz.insert(skin(), best);
    assert_eq!(missing(&progress), [Missing::Quiz { best: Some(best), needed: Percent::new(80).unwrap() }]);
}

#[test]
fn where_the_rule_asks_for_the_exam_it_is_missing_until_it_is_passed_and_comes_last() {
    let mut course = foundations();
    course.certificate.requirements.push(Requirement::Exam);
    let mut progress = everything();
    let lacks = |progress: &LearnerProgress| {
        eligibility(&course.certificate, &course, progress).pop().and_then(|status| status.missing)
    };
    assert_eq!(lacks(&progress), Some(Missing::Exam));
    let pricing = ModuleSlug::parse("pricing").unwrap();
    assert_eq!(progress.next_step(&course), Some(NextStep::Quiz(pricing.clone())));
    progress.best_quiz.insert(pricing, Percent::FULL);
    assert_eq!(progress.next_step(&course), Some(NextStep::Exam));
    progress.exam = Some(Percent::FULL);
    assert_eq!((lacks(&progress), progress.next_step(&course)), (None, None));
}

#[test]
fn lessons_that_no_longer_exist_do_not_count_as_progress() {
    let progress = LearnerProgress {
        lessons_read: BTreeSet::from([key("skin", "layers"), key("skin", "withdrawn")]),
        ..LearnerProgress::default()
    };
    assert_eq!(progress.lessons_read_in(&foundations()), 1);
    assert_eq!(progress.next_lesson(&foundations()), Some(key("skin", "hair")));
}

#[test]
fn a_rule_that_asks_for_nothing_is_never_met() {
    assert!(!is_eligible(&[]));
}

#[test]
fn a_rule_about_a_module_that_is_gone_is_not_met() {
    let mut course = foundations();
    let gone = ModuleSlug::parse("gone").unwrap();
    course.certificate.requirements = vec![Requirement::Assignment { module: gone.clone() }];
    let statuses = eligibility(&course.certificate, &course, &everything());
    assert_eq!(statuses[0].missing, Some(Missing::Module { module: gone }));
}

// Catalogue.

#[test]
fn a_lesson_leads_to_its_neighbours_also_across_modules() {
    let course = foundations();
    let slug = course.slug.clone();
    let catalogue = Catalogue::new(vec![course], Vec::new()).unwrap();
    let find = |key: LessonKey| catalogue.lesson(&slug, &key.module, &key.lesson);

    let first = find(key("skin", "layers")).unwrap();
    assert_eq!((first.previous, first.next, first.ends_module), (None, Some(key("skin", "hair")), false));
    let middle = find(key("skin", "hair")).unwrap();
    assert_eq!(middle.next, Some(key("pricing", "costs")));
    assert!(middle.ends_module, "the quiz of the module comes next");
    let last = find(key("pricing", "costs")).unwrap();
    assert_eq!((last.number, last.total, last.next), (3, 3, None));
    assert!(last.ends_module);
    assert!(find(key("pricing", "layers")).is_none(), "a lesson is found in its own module only");
}

#[test]
fn a_renamed_lesson_is_found_under_every_name_it_had() {
    let mut course = foundations();
    course.modules[1].lessons[0].formerly = vec![key("pricing", "sums"), key("skin", "money")];
    let slug = course.slug.clone();
    let now = key("pricing", "costs");
    for before in ["sums", "costs"] {
        assert_eq!(course.current(key("pricing", before)), now);
    }
    assert_eq!(course.current(key("skin", "money")), now, "it was moved");
    assert_eq!(course.current(key("skin", "sums")), key("skin", "sums"), "that was never a lesson");
    let (module, lesson) = course.lessons().last().unwrap();
    assert_eq!(module.keys(lesson), [now, key("pricing", "sums"), key("skin", "money")]);

    let catalogue = Catalogue::new(vec![course], Vec::new()).unwrap();
    let moved = key("skin", "money");
    let found = catalogue.lesson(&slug, &moved.module, &moved.lesson).unwrap();
    assert_eq!((found.module.slug.as_str(), found.lesson.slug.as_str()), ("pricing", "costs"));
    assert_eq!((found.number, found.previous), (3, Some(key("skin", "hair"))));
}

#[test]
fn assignments_are_found_across_courses_by_name_alone() {
    let catalogue = Catalogue::new(vec![foundations()], Vec::new()).unwrap();
    let at = catalogue.assignment(&AssignmentSlug::parse("price-list").unwrap()).unwrap();
    assert_eq!(at.module.slug.as_str(), "pricing");
}

#[test]
fn two_assignments_of_one_name_are_refused() {
    let course = course(vec![module("skin", &["a"], "same"), module("pricing", &["a"], "same")]);
    let refused = Catalogue::new(vec![course], Vec::new());
    assert_eq!(refused, Err(CatalogueError::Assignment(AssignmentSlug::parse("same").unwrap())));
}

// Rubrics.

#[test]
fn a_changed_word_changes_the_revision_of_a_rubric() {
    let mut reworded = criterion("spacing");
    reworded.levels[2].es.push('!');
    let reworded = Rubric::new(vec![reworded, criterion("edge")], level(3)).unwrap();
    assert_ne!(reworded.revision(), rubric().revision());
}

#[test]
fn a_rubric_reads_back_from_storage_with_the_same_revision() {
    let stored = serde_json::to_string(&rubric()).unwrap();
    let read: Rubric = serde_json::from_str(&stored).unwrap();
    assert_eq!(read, rubric());
}

#[test]
fn a_stored_rubric_without_criteria_is_refused() {
    let read = serde_json::from_str::<Rubric>(r#"{"criteria":[],"pass_level":3}"#);
    assert!(read.is_err());
}

#[test]
fn a_rubric_that_lets_everything_pass_is_refused() {
    assert_eq!(Rubric::new(vec![criterion("edge")], level(1)), Err(RubricError::PassLevel));
    assert_eq!(
        Rubric::new(vec![criterion("edge"), criterion("edge")], level(3)),
        Err(RubricError::Repeated(CriterionId::parse("edge").unwrap()))
    );
}

#[test]
fn what_photos_do_not_show_has_no_description() {
    let criterion = criterion("spacing");
    assert_eq!(criterion.description(level(0)), None);
    assert_eq!(criterion.description(level(4)), Some(&text("organic")));
}

#[test]
fn a_review_answers_every_criterion_of_the_rubric() {
    let demands = rubric().demands();
    assert_eq!(demands.criteria.len(), 2);
    assert_eq!(demands.pass_level, level(3));
}
