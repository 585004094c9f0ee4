//! How questions are answered, for those who teach.

use std::collections::BTreeMap;

use contract::learning::{AnswersView, ChosenView, ItemRow, QuestionsView};
use domain::learning::Module;
use domain::learning::item_statistics::{ItemStatistics, Trial};
use domain::learning::quiz::{Answer, Attempt, AttemptResult, Item, ItemKind, Sitting, Verdict, grade};
use domain::policy::{self, ReadItemStatistics, authorize};
use domain::slug::{CourseSlug, ItemId, OptionId};
use domain::{Locale, Viewer};

use super::outline;
use crate::{Academy, Error, Result};

/// How many people's first attempts at each quiz are counted: the latest, for courses change.
const LATEST: u64 = 500;
/// How many of the numbers typed are shown.
const NUMBERS: usize = 5;

/// Every question of the quizzes of a course, those first that somebody should look at.
pub(super) async fn questions(
    academy: &Academy,
    viewer: &Viewer,
    course: Option<&CourseSlug>,
    locale: Locale,
) -> Result<QuestionsView> {
    authorize::<ReadItemStatistics>(viewer, policy::Academy)?;
    let courses = academy.catalogue.courses();
    let course = match course {
        Some(slug) => academy.catalogue.course(slug),
        None => courses.first(),
    };
    let course = course.ok_or(Error::NotFound)?;
    let mut items = Vec::new();
    for module in &course.modules {
        let sitting = Sitting::Quiz(module.slug.clone());
        let db = academy.store.reader();
        let attempts = store::learning::first_attempts(db, &course.slug, &sitting, LATEST).await?;
        items.extend(rows(module, &attempts, locale));
    }
    items.sort_by_key(|row: &ItemRow| (row.finding, row.statistics.share(), row.item.clone()));
    Ok(QuestionsView {
        courses: courses.iter().map(|one| outline::named_course(one, locale)).collect(),
        course: course.slug.clone(),
        items,
    })
}

/// What was answered to one question.
#[derive(Default)]
struct Tally {
    trials: Vec<Trial>,
    chosen: BTreeMap<OptionId, usize>,
    typed: BTreeMap<String, usize>,
}

fn rows(module: &Module, attempts: &[Attempt], locale: Locale) -> Vec<ItemRow> {
    let mut tallies: BTreeMap<&ItemId, Tally> = BTreeMap::new();
    for attempt in attempts {
        let Some(outcome) = &attempt.outcome else { continue };
        for (item, trial) in trials(module, &outcome.result) {
            tallies.entry(item.id()).or_default().count(item, trial, attempt);
        }
    }
    let row = |item: &Item| {
        let tally = tallies.remove(item.id()).unwrap_or_default();
        let statistics = ItemStatistics::of(&tally.trials);
        ItemRow {
            item: item.id().clone(),
            module: outline::named_module(module, locale),
            prompt: item.prompt().get(locale).clone(),
            must_pass: item.must_pass(),
            finding: statistics.finding(item.must_pass()),
            statistics,
            answers: tally.view(item, locale),
        }
    };
    module.quiz.items().iter().map(row).collect()
}

/// The answers of an attempt to questions that are still asked.
fn trials<'m>(module: &'m Module, result: &AttemptResult) -> Vec<(&'m Item, Trial)> {
    let total: f64 = result.items.iter().map(|one| one.points).sum();
    #[expect(clippy::cast_precision_loss, reason = "an attempt has far fewer than 2^52 items")]
    let others = result.items.len().saturating_sub(1).max(1) as f64;
    let trial = |one: &domain::learning::quiz::ItemResult| {
        let item = module.quiz.item(&one.item)?;
        Some((item, Trial { correct: one.correct, rest: (total - one.points) / others }))
    };
    result.items.iter().filter_map(trial).collect()
}

impl Tally {
    fn count(&mut self, item: &Item, trial: Trial, attempt: &Attempt) {
        self.trials.push(trial);
        // What an edited question no longer understands is left out.
        let Ok(Some(answer)) = Answer::from_fields(item, &attempt.entered) else { return };
        if let Answer::Numeric(number) = &answer {
            *self.typed.entry(number.to_string()).or_default() += 1;
        }
        for remark in grade(item, Some(&answer)).remarks {
            let counts = if is_placed(item) {
                remark.verdict == Verdict::Right
            } else {
                matches!(remark.verdict, Verdict::Right | Verdict::Wrong)
            };
            *self.chosen.entry(remark.option.clone()).or_default() += usize::from(counts);
        }
    }

    fn view(self, item: &Item, locale: Locale) -> AnswersView {
        if let ItemKind::Numeric(numeric) = item.kind() {
            let mut typed: Vec<_> = self.typed.into_iter().collect();
            typed.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let chosen = |(number, count): (String, usize)| ChosenView {
                right: number.parse().is_ok_and(|number| numeric.accepts(number)),
                text: number,
                count,
            };
            return AnswersView::Numbers(typed.into_iter().take(NUMBERS).map(chosen).collect());
        }
        // An unanswered question remarks on each of its parts, whether it is right to choose it.
        let parts = grade(item, None).remarks.into_iter().map(|remark| ChosenView {
            text: remark.text.get(locale).clone(),
            right: remark.verdict == Verdict::Missed,
            count: self.chosen.get(remark.option).copied().unwrap_or_default(),
        });
        if is_placed(item) {
            AnswersView::Placed(parts.collect())
        } else {
            AnswersView::Chosen(parts.collect())
        }
    }
}

fn is_placed(item: &Item) -> bool {
    matches!(item.kind(), ItemKind::Ordering(_) | ItemKind::Matching(_))
}
