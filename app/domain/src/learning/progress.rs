//! What a learner has done, held against what a certificate asks for.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::learning::assignment::Assignment;
use crate::learning::certificate_rule::{CertificateRule, Requirement};
use crate::learning::course::Course;
use crate::learning::lesson::LessonKey;
use crate::learning::percent::Percent;
use crate::slug::{AssignmentSlug, ModuleSlug};

/// What one learner has done in one course.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LearnerProgress {
    /// Lessons read to the end.
    pub lessons_read: BTreeSet<LessonKey>,
    /// Best mark of each quiz among the attempts that passed; an attempt that missed a must-pass
    /// item is not among them.
    pub best_quiz: BTreeMap<ModuleSlug, Percent>,
    /// Mark of the final exam, once it is passed.
    pub exam: Option<Percent>,
    /// Assignments a mentor approved.
    pub approved_assignments: BTreeSet<AssignmentSlug>,
}

impl LearnerProgress {
    /// How many lessons of the course are read. Marks of lessons that no longer exist do not count.
    pub fn lessons_read_in(&self, course: &Course) -> usize {
        course.lesson_keys().filter(|key| self.lessons_read.contains(key)).count()
    }

    /// Where to go on reading: the first lesson not read yet.
    pub fn next_lesson(&self, course: &Course) -> Option<LessonKey> {
        course.lesson_keys().find(|key| !self.lessons_read.contains(key))
    }

    /// Where to go on: module by module, the first lesson not read, then the quiz unless it is passed; in the end the
    /// exam, where the certificate asks for it.
    pub fn next_step(&self, course: &Course) -> Option<NextStep> {
        let step = course.modules.iter().find_map(|module| {
            let mut keys = module.lessons.iter().map(|lesson| module.key(lesson));
            let unread = keys.find(|key| !self.lessons_read.contains(key)).map(NextStep::Lesson);
            let quiz = !self.best_quiz.contains_key(&module.slug);
            unread.or_else(|| quiz.then(|| NextStep::Quiz(module.slug.clone())))
        });
        let exam = course.certificate.asks_exam() && self.exam.is_none();
        step.or_else(|| exam.then_some(NextStep::Exam))
    }
}

/// Where a learner goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextStep {
    /// Reading a lesson.
    Lesson(LessonKey),
    /// Taking a module's quiz.
    Quiz(ModuleSlug),
    /// Taking the final exam.
    Exam,
}

/// One requirement and what it still lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementStatus {
    /// What is asked for.
    pub requirement: Requirement,
    /// What is missing; nothing when it is met.
    pub missing: Option<Missing>,
}

impl RequirementStatus {
    /// Whether the requirement is met.
    pub fn met(&self) -> bool {
        self.missing.is_none()
    }
}

/// What a requirement still lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Missing {
    /// Lessons not read yet.
    Lessons {
        /// Which, in reading order.
        unread: Vec<LessonKey>,
        /// Number of lessons in the course.
        total: usize,
    },
    /// A quiz not passed, or not well enough.
    Quiz {
        /// Best mark so far among attempts that passed.
        best: Option<Percent>,
        /// Mark that is asked for.
        needed: Percent,
    },
    /// The final exam, not passed yet.
    Exam,
    /// An assignment not approved yet.
    Assignment {
        /// Which.
        assignment: AssignmentSlug,
    },
    /// The course no longer has the module; the checker refuses such a course, so this is only
    /// met with a rule kept from elsewhere.
    Module {
        /// Which.
        module: ModuleSlug,
    },
}

/// Holds a learner's progress against a rule, requirement by requirement, in the rule's order.
pub fn eligibility(
    rule: &CertificateRule,
    course: &Course,
    progress: &LearnerProgress,
) -> Vec<RequirementStatus> {
    rule.requirements
        .iter()
        .map(|requirement| RequirementStatus {
            requirement: requirement.clone(),
            missing: missing(requirement, course, progress),
        })
        .collect()
}

/// Whether everything is met. A rule without requirements is never met: nothing was assessed.
pub fn is_eligible(statuses: &[RequirementStatus]) -> bool {
    !statuses.is_empty() && statuses.iter().all(RequirementStatus::met)
}

fn missing(requirement: &Requirement, course: &Course, progress: &LearnerProgress) -> Option<Missing> {
    match requirement {
        Requirement::Lessons => missing_lessons(course, progress),
        Requirement::Quiz { module, min_percent: needed } => {
            let best = progress.best_quiz.get(module).copied();
            (best < Some(*needed)).then_some(Missing::Quiz { best, needed: *needed })
        }
        Requirement::Exam => progress.exam.is_none().then_some(Missing::Exam),
        Requirement::Assignment { module: slug } => {
            match course.module(slug).and_then(|module| module.assignment.as_ref()) {
                None => Some(Missing::Module { module: slug.clone() }),
                Some(Assignment { slug, .. }) => {
                    let approved = progress.approved_assignments.contains(slug);
                    (!approved).then(|| Missing::Assignment { assignment: slug.clone() })
                }
            }
        }
    }
}

fn missing_lessons(course: &Course, progress: &LearnerProgress) -> Option<Missing> {
    let unread: Vec<_> = course.lesson_keys().filter(|key| !progress.lessons_read.contains(key)).collect();
    (!unread.is_empty()).then(|| Missing::Lessons { unread, total: course.lesson_keys().count() })
}
