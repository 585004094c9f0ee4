//! The final exam of a course: what it draws from which module, and when it may be taken.

use std::num::{NonZeroU16, NonZeroUsize};

use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;
use time::{Duration, OffsetDateTime};

use crate::learning::course::Module;
use crate::learning::percent::Percent;
use crate::learning::quiz::{Item, Quiz, QuizError};
use crate::locale::Localized;
use crate::slug::{ItemId, ModuleSlug};

/// The final exam of a course, drawn from the quizzes of its modules.
#[derive(Debug, Clone, PartialEq)]
pub struct Exam {
    title: Localized<String>,
    tries: Tries,
    pools: Vec<Pool>,
    quiz: Quiz,
}

/// What the exam asks of one module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The module.
    pub module: ModuleSlug,
    /// How many items are drawn from its quiz.
    pub items: NonZeroUsize,
    /// How many of them are must-pass items.
    pub must_pass: usize,
}

/// How often the exam may be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// Attempts of one series.
    pub attempts: NonZeroU16,
    /// Days to wait after a failed attempt.
    pub cooling_off_days: u16,
    /// Days to wait after the last attempt of a series; then another one begins.
    pub pause_days: u16,
}

/// Whether somebody may take the exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// Now; so many attempts of the series are left.
    Open {
        /// Attempts left.
        left: u16,
    },
    /// From this moment on.
    From(OffsetDateTime),
    /// Not again: it is passed.
    Passed,
}

/// Why parts make no exam; each names the part by its place in the list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExamError {
    /// Nothing is asked.
    #[error("the exam has no part")]
    Empty,
    /// The course has no such module.
    #[error("there is no module `{module}` in this course")]
    Module {
        /// Which part.
        part: usize,
        /// The name it gives.
        module: ModuleSlug,
    },
    /// A module stands in two parts.
    #[error("`{module}` stands in two parts")]
    Twice {
        /// The later part.
        part: usize,
        /// The module.
        module: ModuleSlug,
    },
    /// More must-pass items than items.
    #[error("{must_pass} of {items} items cannot be must-pass items")]
    Share {
        /// Which part.
        part: usize,
        /// Items asked for.
        items: usize,
        /// Must-pass items asked for.
        must_pass: usize,
    },
    /// The module's quiz has fewer items of that sort.
    #[error(
        "the quiz of `{module}` has {there} items with `must_pass = {must_pass}`, {wanted} are asked for"
    )]
    TooFew {
        /// Which part.
        part: usize,
        /// The module.
        module: ModuleSlug,
        /// Whether must-pass items are meant, or the others.
        must_pass: bool,
        /// Items asked for.
        wanted: usize,
        /// Items there are.
        there: usize,
    },
    /// The items of all modules make no quiz.
    #[error(transparent)]
    Quiz(#[from] QuizError),
}

impl ExamError {
    /// The place of the part that is wrong; nothing when it is the whole.
    pub const fn part(&self) -> Option<usize> {
        match self {
            Self::Empty | Self::Quiz(_) => None,
            Self::Module { part, .. }
            | Self::Twice { part, .. }
            | Self::Share { part, .. }
            | Self::TooFew { part, .. } => Some(*part),
        }
    }
}

/// The items of one module, and how many of each sort are drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pool {
    module: ModuleSlug,
    must_pass: Drawer,
    others: Drawer,
}

/// Items of one sort, and how many of them are drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Drawer {
    items: Vec<ItemId>,
    count: usize,
}

impl Exam {
    /// Puts the exam together from the quizzes of `modules`.
    ///
    /// # Errors
    /// [`ExamError`] when a part cannot be filled.
    pub fn new(
        title: Localized<String>,
        pass: Percent,
        tries: Tries,
        parts: &[Part],
        modules: &[Module],
    ) -> Result<Self, ExamError> {
        let mut pools: Vec<Pool> = Vec::new();
        let mut items: Vec<Item> = Vec::new();
        for (place, part) in parts.iter().enumerate() {
            if pools.iter().any(|pool| pool.module == part.module) {
                return Err(ExamError::Twice { part: place, module: part.module.clone() });
            }
            let module = modules.iter().find(|module| module.slug == part.module);
            let module =
                module.ok_or_else(|| ExamError::Module { part: place, module: part.module.clone() })?;
            pools.push(Pool::of(place, part, &module.quiz)?);
            items.extend(module.quiz.items().iter().cloned());
        }
        let total = parts.iter().map(|part| part.items.get()).sum();
        let total = NonZeroUsize::new(total).ok_or(ExamError::Empty)?;
        Ok(Self { title, tries, pools, quiz: Quiz::new(pass, total, items)? })
    }

    /// What it is called.
    pub const fn title(&self) -> &Localized<String> {
        &self.title
    }

    /// How often it may be taken.
    pub const fn tries(&self) -> Tries {
        self.tries
    }

    /// Every item it may ask, and the mark that passes.
    pub const fn quiz(&self) -> &Quiz {
        &self.quiz
    }

    /// How many items an attempt has.
    pub fn questions(&self) -> usize {
        self.parts().map(|part| part.items.get()).sum()
    }

    /// How many of them are must-pass items.
    pub fn must_pass(&self) -> usize {
        self.pools.iter().map(|pool| pool.must_pass.count).sum()
    }

    /// What it asks of each module.
    pub fn parts(&self) -> impl Iterator<Item = Part> {
        self.pools.iter().filter_map(|pool| {
            let items = NonZeroUsize::new(pool.must_pass.count + pool.others.count)?;
            Some(Part { module: pool.module.clone(), items, must_pass: pool.must_pass.count })
        })
    }

    /// The module an item comes from.
    pub fn module_of(&self, item: &ItemId) -> Option<&ModuleSlug> {
        self.pools.iter().find(|pool| pool.holds(item)).map(|pool| &pool.module)
    }

    /// Draws the items of an attempt, shuffled. The same seed draws the same; items of the `last` attempt return only
    /// where a module has no others left.
    pub fn draw(&self, seed: u64, last: &[ItemId]) -> Vec<ItemId> {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let drawers = self.pools.iter().flat_map(|pool| [&pool.must_pass, &pool.others]);
        let mut drawn: Vec<ItemId> = drawers.flat_map(|drawer| drawer.draw(&mut rng, last)).collect();
        drawn.shuffle(&mut rng);
        drawn
    }
}

impl Pool {
    fn of(place: usize, part: &Part, quiz: &Quiz) -> Result<Self, ExamError> {
        let (items, must_pass) = (part.items.get(), part.must_pass);
        let others = items.checked_sub(must_pass);
        let others = others.ok_or(ExamError::Share { part: place, items, must_pass })?;
        let drawer = |safety: bool, wanted: usize| {
            let of_that_sort = quiz.items().iter().filter(|item| item.must_pass() == safety);
            let items: Vec<ItemId> = of_that_sort.map(|item| item.id().clone()).collect();
            if items.len() < wanted {
                let (module, there) = (part.module.clone(), items.len());
                return Err(ExamError::TooFew { part: place, module, must_pass: safety, wanted, there });
            }
            Ok(Drawer { items, count: wanted })
        };
        Ok(Self {
            module: part.module.clone(),
            must_pass: drawer(true, must_pass)?,
            others: drawer(false, others)?,
        })
    }

    fn holds(&self, item: &ItemId) -> bool {
        self.must_pass.items.contains(item) || self.others.items.contains(item)
    }
}

impl Drawer {
    fn draw(&self, rng: &mut ChaCha8Rng, last: &[ItemId]) -> Vec<ItemId> {
        let mut pool = self.items.clone();
        pool.shuffle(rng);
        // Sorting keeps the order of equals, so chance decides among those not asked last time, then among the others.
        pool.sort_by_key(|item| last.contains(item));
        pool.truncate(self.count);
        pool
    }
}

impl Tries {
    /// Whether another attempt may begin at `now`, after those that `ended`: when, and whether they passed, oldest
    /// first.
    pub fn admission(&self, ended: &[(OffsetDateTime, bool)], now: OffsetDateTime) -> Admission {
        if ended.iter().any(|(_, passed)| *passed) {
            return Admission::Passed;
        }
        let series = usize::from(self.attempts.get());
        let used = ended.len() % series;
        let left = u16::try_from(series - used).unwrap_or(u16::MAX);
        let Some((at, _)) = ended.last() else { return Admission::Open { left } };
        let days = if used == 0 { self.pause_days } else { self.cooling_off_days };
        let from = at.checked_add(Duration::days(days.into())).unwrap_or(*at);
        if now < from { Admission::From(from) } else { Admission::Open { left } }
    }
}

#[cfg(test)]
mod tests;
