//! The days of the demo: the academy as it was some time ago.

use time::{Date, Duration, OffsetDateTime};

use crate::Academy;

/// The calendar the demo is told by.
pub(super) struct Days {
    academy: Academy,
    today: OffsetDateTime,
}

impl Days {
    /// Counts back from now.
    pub(super) fn new(academy: &Academy) -> Self {
        Self { academy: academy.clone(), today: academy.now() }
    }

    /// The academy `age` ago.
    pub(super) fn ago(&self, age: Duration) -> Academy {
        self.academy.at(self.today - age)
    }

    /// The day so many days from today; negative for the past.
    pub(super) fn day(&self, offset: i64) -> Date {
        (self.today + Duration::days(offset)).date()
    }

    /// The academy as it is.
    pub(super) const fn now(&self) -> &Academy {
        &self.academy
    }
}
