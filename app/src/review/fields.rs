//! The fields of the workspace's form, and how a place on a photo is written in them.

use domain::Problem;
use domain::id::SubmissionId;
use domain::review::Spot;
use domain::slug::CriterionId;

/// The element id of the form.
pub const FORM: &str = "review";
/// The round the page showed.
pub const ROUND: &str = "round";
/// The version of the draft that the page showed.
pub const VERSION: &str = "version";
/// What the mentor says about the whole.
pub const SUMMARY: &str = "summary";
/// The button pressed.
pub const ACT: &str = "do";

/// The level of a criterion.
pub fn level(criterion: &CriterionId) -> String {
    format!("level-{criterion}")
}

/// The identity of the pin with that number, and the photo it stands on.
pub fn pin(number: usize) -> String {
    format!("pin-{number}")
}

/// A part of the pin with that number: `x`, `y`, `severity`, `criterion` or `text`.
pub fn pin_part(number: usize, part: &str) -> String {
    format!("pin-{number}-{part}")
}

/// A part of the pin to be added.
pub fn new_part(part: &str) -> String {
    format!("new-{part}")
}

/// Where a draft is kept, for scripts.
pub fn draft_address(submission: impl std::fmt::Display) -> String {
    format!("/api/v1/reviews/{submission}/draft")
}

/// Where this device keeps the draft of a round until the server has it.
pub fn device_key(submission: SubmissionId, round: u16) -> String {
    format!("review/{submission}/{round}")
}

/// A fraction of a side as the percentage of a field, to a hundredth.
pub fn percent(fraction: f64) -> String {
    let text = format!("{:.2}", fraction * 100.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The fraction of a percentage that was typed, with a point or a comma.
///
/// # Errors
/// [`Problem::Required`], [`Problem::NotANumber`], or [`Problem::OutOfRange`] outside 0–100.
pub fn fraction(percent: &str) -> Result<f64, Problem> {
    let text = percent.trim().replace(',', ".");
    if text.is_empty() {
        return Err(Problem::Required);
    }
    let value: f64 = text.parse().map_err(|_| Problem::NotANumber)?;
    if (0.0..=100.0).contains(&value) {
        Ok(settle(value / 100.0))
    } else {
        Err(Problem::OutOfRange { min: 0, max: 100 })
    }
}

/// The place nearest to `x` and `y` on the photo, to a hundredth of a percent: what a field can say, so that a pin
/// stays where it is whether it travels by form or by script.
pub fn spot(x: f64, y: f64) -> Spot {
    let inside = |value: f64| if value.is_nan() { 0.5 } else { settle(value.clamp(0.0, 1.0)) };
    // Clamped, so neither can fail.
    Spot::new(inside(x), inside(y)).unwrap_or_else(|_| unreachable!("both lie between 0 and 1"))
}

fn settle(fraction: f64) -> f64 {
    (fraction * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_survives_the_way_through_a_field() {
        for (x, y) in [(0.0, 1.0), (0.3144, 0.5), (1.0 / 3.0, 0.000_049), (0.1, 0.7)] {
            let spot = spot(x, y);
            assert_eq!(fraction(&percent(spot.x())), Ok(spot.x()));
            assert_eq!(fraction(&percent(spot.y())), Ok(spot.y()));
        }
        assert_eq!(percent(0.3), "30");
    }

    #[test]
    fn a_percentage_may_have_a_comma_and_nothing_else_is_taken() {
        assert_eq!(fraction(" 31,5 "), Ok(0.315));
        assert_eq!(fraction(""), Err(Problem::Required));
        assert_eq!(fraction("left"), Err(Problem::NotANumber));
        assert_eq!(fraction("NaN"), Err(Problem::OutOfRange { min: 0, max: 100 }));
        assert_eq!(fraction("101"), Err(Problem::OutOfRange { min: 0, max: 100 }));
    }
}
