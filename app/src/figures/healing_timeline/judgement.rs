//! Normal, or a matter for somebody else (facts A2, C5).

use super::sign::Sign;
use super::stage::{Moment, Stage};
use crate::i18n::{Locale, healing_timeline as say};
use crate::ui::Tone;

/// How a sign fits a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// The day by itself.
    Plain,
    /// Clinics expect it on this day.
    Expected,
    /// It may still be ending.
    Ending,
    /// Before it is expected.
    Early,
    /// After it should be over.
    Late,
    /// For a doctor, on any day.
    Doctor,
    /// For the emergency services, on any day.
    Emergency,
}

impl Fit {
    pub(super) const fn of(at: Moment, sign: Sign) -> Self {
        match (sign, sign.days()) {
            (Sign::Breathing, _) => Self::Emergency,
            (Sign::Spreading | Sign::Infection | Sign::Lumps, _) => Self::Doctor,
            (_, None) => Self::Plain,
            (_, Some((first, last, end))) => match at.day() {
                day if day < first => Self::Early,
                day if day <= last => Self::Expected,
                day if day <= end => Self::Ending,
                _ => Self::Late,
            },
        }
    }
}

/// The tone, its word, and the sentence.
pub(super) fn judge(locale: Locale, at: Moment, sign: Sign) -> (Tone, String, String) {
    let (moment, seen) = (at.label(locale), sign.label(locale));
    let (tone, word, verdict) = match Fit::of(at, sign) {
        Fit::Plain => {
            let stage = Stage::of(at);
            (Tone::Info, stage.label(locale), say::verdict::plain(locale, moment, stage.expect(locale)))
        }
        Fit::Expected => {
            (Tone::Ok, say::word::expected(locale), say::verdict::expected(locale, moment, seen))
        }
        Fit::Ending => (Tone::Ok, say::word::ending(locale), say::verdict::ending(locale, moment, seen)),
        Fit::Early => (Tone::Warn, say::word::look(locale), say::verdict::early(locale, moment, seen)),
        Fit::Late => (Tone::Warn, say::word::look(locale), say::verdict::late(locale, moment, seen)),
        Fit::Doctor => (Tone::Error, say::word::doctor(locale), say::verdict::doctor(locale, seen)),
        Fit::Emergency => {
            (Tone::Error, say::word::emergency(locale), say::verdict::emergency(locale).to_owned())
        }
    };
    (tone, word.to_owned(), verdict)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_a_doctor_is_so_on_every_day() {
        for step in 0..=Moment::LAST {
            let fit = |sign| Fit::of(Moment::new(step), sign);
            for sign in [Sign::Spreading, Sign::Infection, Sign::Lumps] {
                assert_eq!(fit(sign), Fit::Doctor, "step {step}");
            }
            assert_eq!(fit(Sign::Breathing), Fit::Emergency);
        }
    }

    #[test]
    fn a_scab_on_day_three_is_expected_and_on_day_twenty_is_looked_at() {
        let fit = |day, sign| Fit::of(Moment::new(day), sign);
        assert_eq!(fit(3, Sign::Scabs), Fit::Expected);
        assert_eq!(fit(12, Sign::Scabs), Fit::Ending);
        assert_eq!(fit(20, Sign::Scabs), Fit::Late);
        assert_eq!(fit(1, Sign::Flakes), Fit::Early);
        assert_eq!(fit(7, Sign::Redness), Fit::Late);
    }
}
