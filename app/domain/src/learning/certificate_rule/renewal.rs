//! When and how a certificate is renewed.

use time::{Duration, OffsetDateTime};

use crate::slug::ModuleSlug;

/// A course's word on renewal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewalRule {
    /// How many days before the end it may begin.
    pub from_days_before: u16,
    /// How many days after the end it is still possible.
    pub grace_days: u16,
    /// How many hours of continuing education there must be since the certificate was awarded; 0 asks for none.
    pub ce_hours: u16,
    /// Modules whose quiz must be passed again since then.
    pub quiz_modules: Vec<ModuleSlug>,
}

impl RenewalRule {
    /// From when and until just before when a certificate that ends at `valid_until` may be renewed.
    pub fn window(&self, valid_until: OffsetDateTime) -> (OffsetDateTime, OffsetDateTime) {
        let days = |days: u16| Duration::days(i64::from(days));
        (
            valid_until.saturating_sub(days(self.from_days_before)),
            valid_until.saturating_add(days(self.grace_days)),
        )
    }
}
