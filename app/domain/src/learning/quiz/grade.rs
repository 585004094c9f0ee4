//! How answers are judged.

use serde::{Deserialize, Serialize};

use crate::learning::percent::Percent;
use crate::learning::quiz::answer::{Answer, Answers};
use crate::learning::quiz::draw::Drawn;
use crate::learning::quiz::item::{Item, ItemKind};
use crate::learning::quiz::kinds::{Choice, Hotspot, Matching, MultipleChoice, Sequence};
use crate::locale::Localized;
use crate::slug::{ItemId, OptionId};

/// One answer, judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Graded<'q> {
    /// Share of the item that counts, 0 to 1.
    pub points: f64,
    /// Whether the answer is right in every part.
    pub correct: bool,
    /// A remark on each option, step, pair or region, in the author's order; none for numbers.
    pub remarks: Vec<Remark<'q>>,
}

/// What there is to say about one part of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark<'q> {
    /// Option, step, left side or region.
    pub option: &'q OptionId,
    /// What it says.
    pub text: &'q Localized<String>,
    /// Why it is as it is.
    pub why: &'q Localized<String>,
    /// How the learner treated it.
    pub verdict: Verdict,
}

/// How a learner treated one part of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Chosen, placed or matched, and rightly so.
    Right,
    /// Chosen, placed or matched wrongly.
    Wrong,
    /// Right, but not chosen.
    Missed,
    /// Wrong, and rightly not chosen.
    LeftAlone,
}

/// One attempt, judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AttemptResult {
    /// Share of all points, rounded down.
    pub percent: Percent,
    /// Whether the mark is reached and no must-pass item is missed.
    pub passed: bool,
    /// Must-pass items that were missed.
    pub failed_must_pass: Vec<ItemId>,
    /// Every item in the order shown.
    pub items: Vec<ItemResult>,
}

/// One item of a judged attempt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemResult {
    /// The item.
    pub item: ItemId,
    /// Share of it that counts, 0 to 1.
    pub points: f64,
    /// Whether it is right in every part.
    pub correct: bool,
}

/// Judges one answer; `None` is an item left out, and an answer of another kind counts as that.
///
/// Several right options, ordering and matching earn a share of the item; a must-pass item earns
/// all or nothing.
pub fn grade<'q>(item: &'q Item, answer: Option<&Answer>) -> Graded<'q> {
    let (share, remarks) = match (item.kind(), answer) {
        (ItemKind::Single(single), answer) => {
            let chosen = if let Some(Answer::Single(id)) = answer { Some(id) } else { None };
            choose_one(single.options().iter().map(Part::from), &single.right().id, chosen)
        }
        (ItemKind::Hotspot(hotspot), answer) => {
            let chosen = if let Some(Answer::Hotspot(id)) = answer { Some(id) } else { None };
            choose_one(regions(hotspot), &hotspot.right().id, chosen)
        }
        (ItemKind::Multiple(multiple), answer) => choose_some(multiple, answer),
        (ItemKind::Ordering(sequence), answer) => put_in_order(sequence, answer),
        (ItemKind::Matching(matching), answer) => pair_up(matching, answer),
        (ItemKind::Numeric(numeric), answer) => {
            let right = matches!(answer, Some(Answer::Numeric(number)) if numeric.accepts(*number));
            (Share { earned: usize::from(right), of: 1 }, Vec::new())
        }
    };
    let correct = share.earned == share.of;
    let points = match (correct, item.must_pass()) {
        (true, _) => 1.0,
        (false, true) => 0.0,
        (false, false) => share.fraction(),
    };
    Graded { points, correct, remarks }
}

/// Judges an attempt. Every item counts the same; a missed must-pass item fails it whatever the mark.
pub fn grade_attempt(drawn: &Drawn<'_>, answers: &Answers) -> AttemptResult {
    let graded: Vec<_> = drawn
        .items
        .iter()
        .map(|shown| (shown.item, grade(shown.item, answers.get(shown.item.id()))))
        .collect();
    let total: f64 = graded.iter().map(|(_, graded)| graded.points).sum();
    #[expect(clippy::cast_precision_loss, reason = "a quiz has far fewer than 2^52 items")]
    let percent = Percent::of(total, graded.len() as f64);
    let failed_must_pass: Vec<_> = graded
        .iter()
        .filter(|(item, graded)| item.must_pass() && !graded.correct)
        .map(|(item, _)| item.id().clone())
        .collect();
    AttemptResult {
        percent,
        passed: percent >= drawn.quiz.pass() && failed_must_pass.is_empty(),
        failed_must_pass,
        items: graded
            .into_iter()
            .map(|(item, graded)| ItemResult {
                item: item.id().clone(),
                points: graded.points,
                correct: graded.correct,
            })
            .collect(),
    }
}

/// Parts earned out of all parts; `of` is never zero because no kind of item is empty.
struct Share {
    earned: usize,
    of: usize,
}

impl Share {
    #[expect(clippy::cast_precision_loss, reason = "an item has far fewer than 2^52 parts")]
    fn fraction(&self) -> f64 {
        self.earned as f64 / self.of as f64
    }
}

/// What every kind of part has.
struct Part<'q> {
    id: &'q OptionId,
    text: &'q Localized<String>,
    why: &'q Localized<String>,
}

impl<'q> From<&'q Choice> for Part<'q> {
    fn from(choice: &'q Choice) -> Self {
        Self { id: &choice.id, text: &choice.text, why: &choice.why }
    }
}

impl<'q> Part<'q> {
    fn remark(self, verdict: Verdict) -> Remark<'q> {
        Remark { option: self.id, text: self.text, why: self.why, verdict }
    }
}

fn regions(hotspot: &Hotspot) -> impl Iterator<Item = Part<'_>> {
    hotspot.regions().iter().map(|region| Part { id: &region.id, text: &region.label, why: &region.why })
}

fn chosen_or_not(right: bool, chosen: bool) -> Verdict {
    match (right, chosen) {
        (true, true) => Verdict::Right,
        (false, true) => Verdict::Wrong,
        (true, false) => Verdict::Missed,
        (false, false) => Verdict::LeftAlone,
    }
}

fn placed(right: bool) -> Verdict {
    if right { Verdict::Right } else { Verdict::Wrong }
}

fn choose_one<'q>(
    parts: impl Iterator<Item = Part<'q>>,
    right: &OptionId,
    chosen: Option<&OptionId>,
) -> (Share, Vec<Remark<'q>>) {
    let remarks = parts
        .map(|part| {
            let verdict = chosen_or_not(part.id == right, Some(part.id) == chosen);
            part.remark(verdict)
        })
        .collect();
    (Share { earned: usize::from(chosen == Some(right)), of: 1 }, remarks)
}

/// Each wrong choice takes one right choice back, so that ticking everything earns nothing much.
fn choose_some<'q>(multiple: &'q MultipleChoice, answer: Option<&Answer>) -> (Share, Vec<Remark<'q>>) {
    let chosen = if let Some(Answer::Multiple(ids)) = answer { Some(ids) } else { None };
    let remarks: Vec<_> = multiple
        .options()
        .iter()
        .map(|option| {
            let chosen = chosen.is_some_and(|ids| ids.contains(&option.id));
            Part::from(option).remark(chosen_or_not(multiple.is_right(&option.id), chosen))
        })
        .collect();
    let count = |verdict| remarks.iter().filter(|remark| remark.verdict == verdict).count();
    let earned = count(Verdict::Right).saturating_sub(count(Verdict::Wrong));
    (Share { earned, of: multiple.right().len() }, remarks)
}

fn put_in_order<'q>(sequence: &'q Sequence, answer: Option<&Answer>) -> (Share, Vec<Remark<'q>>) {
    let given: &[OptionId] = if let Some(Answer::Ordering(ids)) = answer { ids } else { &[] };
    let remarks: Vec<_> = sequence
        .steps()
        .iter()
        .enumerate()
        .map(|(place, step)| Part::from(step).remark(placed(given.get(place) == Some(&step.id))))
        .collect();
    (in_place(&remarks), remarks)
}

fn pair_up<'q>(matching: &'q Matching, answer: Option<&Answer>) -> (Share, Vec<Remark<'q>>) {
    let given = if let Some(Answer::Matching(map)) = answer { Some(map) } else { None };
    let remarks: Vec<_> = matching
        .pairs()
        .iter()
        .map(|pair| {
            let right = given.and_then(|map| map.get(&pair.id)) == Some(&pair.partner);
            Part { id: &pair.id, text: &pair.left, why: &pair.why }.remark(placed(right))
        })
        .collect();
    (in_place(&remarks), remarks)
}

fn in_place(remarks: &[Remark<'_>]) -> Share {
    let earned = remarks.iter().filter(|remark| remark.verdict == Verdict::Right).count();
    Share { earned, of: remarks.len() }
}
