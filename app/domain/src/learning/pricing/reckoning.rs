//! What follows from an offer.

use super::money::ceiling;
use super::{Minutes, Money, Offer, Studio};
use crate::learning::Percent;

/// How an offer stands. The first that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A client costs more in materials and fees than they pay.
    EveryClientCosts,
    /// The expected clients do not pay the bills.
    BillsUnpaid,
    /// The bills are paid, but not the hours.
    HoursUnpaid,
    /// Bills and hours are paid, but the profit that was set is not reached.
    BelowMinimum,
    /// The price reaches all that was asked of it.
    Holds,
}

/// Everything that is worked out for an offer. Amounts are per client unless they say otherwise; before tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reckoning {
    /// Own time, with the touch-ups that are to be expected.
    pub time: Minutes,
    /// That time, at what an hour shall bring in.
    pub labour: Money,
    /// Materials and fees of the touch-ups that are to be expected.
    pub touch_ups: Money,
    /// The price less materials and fees.
    pub contribution: Money,
    /// What is left of that when the hours are paid.
    pub after_hours: Money,
    /// A client's share of the fixed costs, if as many come as are expected.
    pub fixed_share: Money,
    /// Thousandths of the price, rounded, that are left once materials and labour are paid; nothing at a price of nothing.
    pub margin: Option<i64>,
    /// Thousandths of the expected sales, rounded, that the fixed costs take; nothing without sales.
    pub overhead: Option<i64>,
    /// The fewest clients in a month that pay the bills; nothing if no number does.
    pub break_even: Option<i64>,
    /// The fewest that pay the hours as well.
    pub break_even_with_hours: Option<i64>,
    /// The lowest price at which the expected clients pay materials, hours and fixed costs and leave the profit.
    pub minimum: Money,
    /// What the hours of a month bring in at the target, if as many clients come as are expected.
    pub income: Money,
    /// What is left in a month when materials, hours and fixed costs are paid.
    pub month: Money,
    /// The price of one session, if the same is charged by the session; rounded up.
    pub per_session: Money,
    /// What is left of one such session, with all the time around it, for a client who comes once and not again.
    pub after_one_visit: Money,
    /// What one more session costs the studio if the package includes it.
    pub one_more: Money,
    /// How it stands.
    pub standing: Standing,
}

impl Studio {
    /// Works out an offer.
    pub fn reckon(&self, offer: &Offer) -> Reckoning {
        let (clients, sessions) = (offer.clients.max(1), offer.sessions.max(1));
        let profit = i64::from(self.profit.get().min(Self::MOST_PROFIT));
        let materials_of_one = offer.variable.share(1, sessions.into());
        let touch_up = i64::from(offer.touch_up.get());
        let time = total(offer, sessions);
        let labour = self.paid(time);
        let touch_ups = materials_of_one.share(touch_up, 100);
        let contribution = offer.price - offer.variable - touch_ups;
        let after_hours = contribution - labour;
        let month = after_hours * clients - self.fixed;
        let cost = (offer.variable + touch_ups + labour) * clients + self.fixed;
        let minimum = Money::of_minor(ceiling(cost.minor() * 100, i64::from(clients) * (100 - profit)));
        let per_session = offer.price.share(1, sessions.into());
        let first = Minutes::new(offer.session.get() + offer.around.get());
        let mut reckoning = Reckoning {
            time,
            labour,
            touch_ups,
            contribution,
            after_hours,
            fixed_share: self.fixed.share(1, clients.into()),
            margin: thousandths(after_hours, offer.price),
            overhead: thousandths(self.fixed, offer.price * clients),
            break_even: enough(self.fixed, contribution),
            break_even_with_hours: enough(self.fixed, after_hours),
            minimum,
            income: labour * clients,
            month,
            per_session,
            after_one_visit: per_session - materials_of_one - self.paid(first),
            one_more: materials_of_one + self.paid(offer.session),
            standing: Standing::Holds,
        };
        reckoning.standing = reckoning.stands(offer.price, clients);
        reckoning
    }

    /// What so much own time shall bring in.
    fn paid(&self, time: Minutes) -> Money {
        self.hour.share(time.get().into(), 60)
    }
}

impl Reckoning {
    fn stands(&self, price: Money, clients: u16) -> Standing {
        let within = |needed: Option<i64>| needed.is_some_and(|needed| needed <= clients.into());
        if self.contribution <= Money::ZERO {
            Standing::EveryClientCosts
        } else if !within(self.break_even) {
            Standing::BillsUnpaid
        } else if !within(self.break_even_with_hours) {
            Standing::HoursUnpaid
        } else if price < self.minimum {
            Standing::BelowMinimum
        } else {
            Standing::Holds
        }
    }
}

/// Own time for a client; of the touch-ups as much as is to be expected, rounded up.
fn total(offer: &Offer, sessions: u16) -> Minutes {
    let session = offer.session.get();
    let expected = Percent::get(offer.touch_up);
    Minutes::new(
        session * u32::from(sessions) + offer.around.get() + (session * u32::from(expected)).div_ceil(100),
    )
}

/// How many times `each` covers `whole`, rounded up; nothing if it never does.
fn enough(whole: Money, each: Money) -> Option<i64> {
    match (whole > Money::ZERO, each > Money::ZERO) {
        (false, _) => Some(0),
        (true, true) => Some(ceiling(whole.minor(), each.minor())),
        (true, false) => None,
    }
}

/// Thousandths, halves rounded up.
const fn thousandths(part: Money, whole: Money) -> Option<i64> {
    if whole.minor() <= 0 {
        return None;
    }
    Some((part.minor() * 2000 + whole.minor()).div_euclid(whole.minor() * 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_and_not_cut() {
        let share = |part, whole| thousandths(Money::of_minor(part), Money::of_minor(whole));
        assert_eq!(share(46_875, 100_000), Some(469));
        assert_eq!(share(5_157, 10_000), Some(516));
        assert_eq!([4_684, 4_685].map(|part| share(part, 10_000)), [468, 469].map(Some));
        assert_eq!([-4_685, -4_686].map(|part| share(part, 10_000)), [-468, -469].map(Some));
        assert_eq!(share(1, 0), None);
        let most = Money::MOST.minor() * 60;
        assert_eq!(share(-most, most), Some(-1000));
    }
}
