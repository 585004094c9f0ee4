//! Puts the parts of a draft into words.

use domain::review::{Draft, Part, Pin};
use domain::slug::CriterionId;

use crate::i18n::{Locale, review as say};
use crate::review::fields;
use crate::ui::plate::severity_word;

/// What a part is called.
pub fn label(
    locale: Locale,
    criteria: &[(CriterionId, String)],
    mine: &Draft,
    theirs: &Draft,
    part: &Part,
) -> String {
    match part {
        Part::Level(id) => {
            let title = criteria.iter().find(|(criterion, _)| criterion == id);
            title.map_or_else(|| id.to_string(), |(_, title)| title.clone())
        }
        Part::Summary => say::desk::summary(locale).to_owned(),
        Part::Pin(id) => {
            let at = |draft: &Draft| draft.pins.iter().position(|pin| pin.id == *id);
            say::versions::pin(locale, at(mine).or_else(|| at(theirs)).map_or(0, |at| at + 1))
        }
    }
}

/// What a draft says there.
pub fn value(locale: Locale, draft: &Draft, part: &Part) -> String {
    let said = match part {
        Part::Level(id) => draft.levels.get(id).map(|level| level.get().to_string()),
        Part::Summary => Some(draft.summary.clone()),
        Part::Pin(id) => draft.pin(*id).map(|pin| pin_words(locale, pin)),
    };
    said.filter(|text| !text.trim().is_empty()).unwrap_or_else(|| say::versions::nothing(locale).to_owned())
}

fn pin_words(locale: Locale, pin: &Pin) -> String {
    let (x, y) = (fields::percent(pin.spot.x()), fields::percent(pin.spot.y()));
    say::versions::pin_value(locale, severity_word(locale, pin.severity), x, y, &pin.text)
}
