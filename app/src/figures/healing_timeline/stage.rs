//! Days, weeks and the stages of healing (fact A2).

use crate::i18n::{Locale, healing_timeline as say};

/// A moment after the session. The scale goes by days as long as days count, and by weeks afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment(u16);

/// The last step that is a day.
const DAYS: u16 = 60;
/// The week of that day.
const WEEKS_BEFORE: u16 = 8;

impl Moment {
    /// The last step of the scale: a year.
    pub(super) const LAST: u16 = DAYS + 52 - WEEKS_BEFORE;

    /// The moment of a step of the scale.
    pub(super) fn new(step: u16) -> Self {
        Self(step.min(Self::LAST))
    }

    /// Its step of the scale.
    pub(super) const fn step(self) -> u16 {
        self.0
    }

    /// Days since the session.
    pub(super) const fn day(self) -> u16 {
        if self.0 <= DAYS { self.0 } else { (self.0 - DAYS + WEEKS_BEFORE) * 7 }
    }

    /// The step that is nearest to a day.
    pub(super) fn of_day(day: u16) -> Self {
        Self::new(if day <= DAYS { day } else { DAYS + (day + 3) / 7 - WEEKS_BEFORE })
    }

    /// `Day 7`, `Week 26`.
    pub(super) fn label(self, locale: Locale) -> String {
        if self.0 <= DAYS { say::day(locale, self.0) } else { say::week(locale, self.day() / 7) }
    }
}

/// A stage of healing, as clinics describe it to their clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// The first 48 hours.
    Fresh,
    /// Days 2–5.
    Settling,
    /// Days 5–10.
    Flaking,
    /// Days 10–14.
    Closing,
    /// Days 15–28.
    Toning,
    /// Weeks 4–6.
    Healed,
    /// After that, to half a year.
    Later,
    /// From half a year on.
    HalfYear,
}

impl Stage {
    pub(super) const fn of(at: Moment) -> Self {
        match at.day() {
            0..2 => Self::Fresh,
            2..5 => Self::Settling,
            5..10 => Self::Flaking,
            10..15 => Self::Closing,
            15..28 => Self::Toning,
            28..43 => Self::Healed,
            43..182 => Self::Later,
            _ => Self::HalfYear,
        }
    }

    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Fresh => say::stage::fresh(locale),
            Self::Settling => say::stage::settling(locale),
            Self::Flaking => say::stage::flaking(locale),
            Self::Closing => say::stage::closing(locale),
            Self::Toning => say::stage::toning(locale),
            Self::Healed => say::stage::healed(locale),
            Self::Later => say::stage::later(locale),
            Self::HalfYear => say::stage::half_year(locale),
        }
    }

    /// What there is to see.
    pub(super) fn expect(self, locale: Locale) -> &'static str {
        match self {
            Self::Fresh => say::expect::fresh(locale),
            Self::Settling => say::expect::settling(locale),
            Self::Flaking => say::expect::flaking(locale),
            Self::Closing => say::expect::closing(locale),
            Self::Toning => say::expect::toning(locale),
            Self::Healed => say::expect::healed(locale),
            Self::Later => say::expect::later(locale),
            Self::HalfYear => say::expect::half_year(locale),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_goes_by_days_and_then_by_weeks_to_a_year() {
        let days = |step| Moment::new(step).day();
        assert_eq!([days(0), days(60), days(61), days(104), days(999)], [0, 60, 63, 364, 364]);
        for step in 0..=Moment::LAST {
            assert_eq!(Moment::of_day(days(step)).step(), step);
        }
    }

    #[test]
    fn stages_follow_each_other() {
        let stages: Vec<_> = (0..=Moment::LAST).map(|step| Stage::of(Moment::new(step))).collect();
        assert!(stages.is_sorted());
        assert_eq!(Stage::of(Moment::new(7)), Stage::Flaking);
        assert_eq!(Stage::of(Moment::new(28)), Stage::Healed);
    }
}
