//! A submitted attempt, explained part by part.

use contract::learning::{
    Entered, LessonLink, MarkedPair, MarkedPart, MarkedParts, MarkedQuestion, MarkedStep, MarksView,
};
use domain::Locale;
use domain::learning::Course;
use domain::learning::quiz::{
    Answer, Attempt, Choice, Drawn, DrawnItem, Graded, Item, ItemResult, Outcome, Pair, Remark, Shown,
    field_name, grade,
};
use domain::slug::{CourseSlug, OptionId};

use super::outline;
use super::questions::picture;

/// A submitted attempt. The mark is the one given then; the reasons are those of the quiz as it is now.
pub(super) fn marks(
    course: &Course,
    attempt: &Attempt,
    outcome: &Outcome,
    drawn: &Drawn<'_>,
    locale: Locale,
) -> MarksView {
    let result = &outcome.result;
    let question = |shown: &DrawnItem<'_>| {
        let then = result.items.iter().find(|then| then.item == *shown.item.id());
        marked(course, shown, &attempt.entered, then, locale)
    };
    MarksView {
        at: outcome.at,
        percent: result.percent,
        passed: result.passed,
        failed_must_pass: drawn
            .items
            .iter()
            .zip(1..)
            .filter(|(drawn, _)| result.failed_must_pass.contains(drawn.item.id()))
            .map(|(_, number)| number)
            .collect(),
        questions: drawn.items.iter().map(question).collect(),
        exam: None,
    }
}

/// One question, explained. The points are those given `then`.
pub(super) fn marked(
    course: &Course,
    shown: &DrawnItem<'_>,
    entered: &Entered,
    then: Option<&ItemResult>,
    locale: Locale,
) -> MarkedQuestion {
    let item = shown.item;
    // What cannot be read as an answer counts as none.
    let answer = Answer::from_fields(item, entered).ok().flatten();
    let graded = grade(item, answer.as_ref());
    let teller = Teller { course, entered, answer: answer.as_ref(), graded: &graded, locale };
    MarkedQuestion {
        id: item.id().clone(),
        prompt: item.prompt().get(locale).clone(),
        must_pass: item.must_pass(),
        points: then.map_or(graded.points, |then| then.points),
        correct: then.map_or(graded.correct, |then| then.correct),
        explanation: item.explanation().get(locale).clone(),
        lesson: lesson(course, item, locale),
        parts: teller.parts(shown),
    }
}

/// The lesson that covers a question.
fn lesson(course: &Course, item: &Item, locale: Locale) -> Option<(CourseSlug, LessonLink)> {
    let module = course.module_of(item.id())?;
    let key = module.key(module.lesson(item.lesson()?)?);
    Some((course.slug.clone(), outline::link(course, &key, locale)?))
}

/// What is needed to tell about one question.
struct Teller<'t> {
    course: &'t Course,
    entered: &'t Entered,
    answer: Option<&'t Answer>,
    graded: &'t Graded<'t>,
    locale: Locale,
}

impl Teller<'_> {
    fn parts(&self, drawn: &DrawnItem<'_>) -> MarkedParts {
        match &drawn.shown {
            Shown::Single(choices) | Shown::Multiple(choices) => MarkedParts::Options(self.options(choices)),
            Shown::Ordering(_) => {
                MarkedParts::Steps(self.graded.remarks.iter().map(|remark| self.step(remark)).collect())
            }
            Shown::Matching { left, right } => {
                MarkedParts::Pairs(left.iter().filter_map(|pair| self.pair(pair, right)).collect())
            }
            Shown::Numeric(numeric) => MarkedParts::Number {
                given: self.typed(&field_name(drawn.item.id(), None)),
                answer: numeric.answer(),
                tolerance: numeric.tolerance(),
                unit: numeric.unit().get(self.locale).clone(),
            },
            Shown::Hotspot(hotspot) => {
                let picture = picture(self.course, hotspot, self.locale);
                let remarks = picture.regions.iter().filter_map(|region| self.remark(&region.id));
                let parts = remarks.map(|remark| self.part(remark)).collect();
                MarkedParts::Picture { picture, parts }
            }
        }
    }

    fn part(&self, remark: &Remark<'_>) -> MarkedPart {
        MarkedPart {
            text: remark.text.get(self.locale).clone(),
            why: remark.why.get(self.locale).clone(),
            verdict: remark.verdict,
        }
    }

    fn remark(&self, id: &OptionId) -> Option<&Remark<'_>> {
        self.graded.remarks.iter().find(|remark| remark.option == id)
    }

    /// In the order they were shown, so that a learner finds them where they were.
    fn options(&self, choices: &[&Choice]) -> Vec<MarkedPart> {
        let remarks = choices.iter().filter_map(|choice| self.remark(&choice.id));
        remarks.map(|remark| self.part(remark)).collect()
    }

    fn step(&self, remark: &Remark<'_>) -> MarkedStep {
        let order = if let Some(Answer::Ordering(order)) = self.answer { order.as_slice() } else { &[] };
        let given = order.iter().position(|id| id == remark.option).map(|index| index + 1);
        MarkedStep { part: self.part(remark), given }
    }

    fn pair(&self, pair: &Pair, right: &[&Pair]) -> Option<MarkedPair> {
        let chosen = if let Some(Answer::Matching(map)) = self.answer { map.get(&pair.id) } else { None };
        let given = chosen.and_then(|id| right.iter().find(|other| other.partner == *id));
        Some(MarkedPair {
            part: self.part(self.remark(&pair.id)?),
            right: pair.right.get(self.locale).clone(),
            given: given.map(|other| other.right.get(self.locale).clone()),
        })
    }

    fn typed(&self, field: &str) -> Option<String> {
        let entered = self.entered.iter().rev().find(|(name, _)| name == field);
        entered.map(|(_, value)| value.clone())
    }
}
