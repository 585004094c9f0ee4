//! What a treatment costs, what it leaves, and the price it asks for (fact D).
//!
//! Amounts are whole numbers of the smallest unit of a currency, times whole minutes, so that no sum is ever a fraction;
//! what has to be divided is rounded against the studio, so that a price that is called enough is enough. Only shares are
//! rounded to the nearest: they are read, and nothing is worked out from them.

mod money;
mod reckoning;

#[cfg(test)]
mod tests;

pub use money::{Money, NotAnAmount};
pub use reckoning::{Reckoning, Standing};

use super::Percent;

/// A length of time in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(u32);

impl Minutes {
    /// Wraps a number of minutes.
    pub const fn new(minutes: u32) -> Self {
        Self(minutes)
    }

    /// The nearest whole minute to this many hours. Less than none is none; more than ten thousand hours are that.
    pub fn of_hours(hours: f64) -> Self {
        let minutes = (hours.clamp(0.0, 10_000.0) * 60.0).round();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped above")]
        Self(minutes as u32)
    }

    /// The number of minutes.
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The same in hours.
    pub fn hours(self) -> f64 {
        f64::from(self.0) / 60.0
    }
}

/// What does not depend on what is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Studio {
    /// What has to be paid in a month whether anybody comes or not.
    pub fixed: Money,
    /// What an hour of one's own work shall bring in, before tax.
    pub hour: Money,
    /// The part of every sale that shall be left for bad months and new equipment; at most [`Studio::MOST_PROFIT`].
    pub profit: Percent,
}

impl Studio {
    /// The largest profit that is reckoned with, in percent: near a hundred no price is enough.
    pub const MOST_PROFIT: u8 = 60;
}

/// A treatment as it is offered, and how many people take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// What a client pays for the package: all sessions and one healed review.
    pub price: Money,
    /// Clients expected in a month, at least one.
    pub clients: u16,
    /// Sessions of one treatment, at least one.
    pub sessions: u16,
    /// Own time for one session, with preparing and cleaning.
    pub session: Minutes,
    /// Own time around the sessions: consultation, review, messages, records.
    pub around: Minutes,
    /// What one client costs in materials and fees, all sessions together.
    pub variable: Money,
    /// How many of a hundred clients come for a touch-up that the package includes. It takes as long and costs as much as
    /// a session.
    pub touch_up: Percent,
}
