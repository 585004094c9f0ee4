//! Answers to questions.

use domain::learning::quiz::{Answer, Item, ItemKind};

/// Something else than the right answer, whatever the kind.
pub fn wrong(item: &Item) -> Answer {
    match (item.solution(), item.kind()) {
        (Answer::Single(right), ItemKind::Single(single)) => {
            let other = single.options().iter().find(|option| option.id != right);
            Answer::Single(other.expect("a wrong option").id.clone())
        }
        (Answer::Hotspot(right), ItemKind::Hotspot(hotspot)) => {
            let other = hotspot.regions().iter().find(|region| region.id != right);
            Answer::Hotspot(other.expect("a wrong place").id.clone())
        }
        (Answer::Multiple(_), ItemKind::Multiple(multiple)) => {
            let other = multiple.options().iter().find(|option| !multiple.is_right(&option.id));
            Answer::Multiple([other.expect("a wrong option").id.clone()].into())
        }
        (Answer::Ordering(mut order), _) => {
            order.reverse();
            Answer::Ordering(order)
        }
        (Answer::Matching(pairs), _) => {
            let mut partners: Vec<_> = pairs.values().cloned().collect();
            partners.rotate_left(1);
            Answer::Matching(pairs.into_keys().zip(partners).collect())
        }
        (Answer::Numeric(number), _) => Answer::Numeric(number * 2.0 + 100.0),
        (answer, _) => panic!("{answer:?} is no answer of this kind"),
    }
}
