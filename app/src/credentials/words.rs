//! Puts the room's facts into words.

use contract::credentials::{Check, Why};
use domain::credentials::{CheckOutcome, Standing, Verdict};

use crate::i18n::{Locale, credentials as say, format};
use crate::ui::Tone;

/// The verdict in a few words.
pub fn verdict(locale: Locale, verdict: &Verdict) -> String {
    let date = |at| format::date(locale, at);
    match verdict {
        Verdict::Valid => say::verdict::valid(locale).to_owned(),
        Verdict::Expired { at } => say::verdict::expired(locale, date(*at)),
        Verdict::Suspended { at, .. } => say::verdict::suspended(locale, date(*at)),
        Verdict::Revoked { at, .. } => say::verdict::revoked(locale, date(*at)),
        Verdict::Superseded { at, .. } => say::verdict::superseded(locale, date(*at)),
        Verdict::Altered => say::verdict::altered(locale).to_owned(),
        Verdict::Unchecked => say::verdict::unchecked(locale).to_owned(),
    }
}

/// What the verdict means for somebody who is about to rely on the certificate.
pub(super) fn meaning(locale: Locale, verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => say::meaning::valid(locale),
        Verdict::Expired { .. } => say::meaning::expired(locale),
        Verdict::Suspended { .. } => say::meaning::suspended(locale),
        Verdict::Revoked { .. } => say::meaning::revoked(locale),
        Verdict::Superseded { .. } => say::meaning::superseded(locale),
        Verdict::Altered => say::meaning::altered(locale),
        Verdict::Unchecked => say::meaning::unchecked(locale),
    }
}

/// How good the verdict is.
pub const fn tone(verdict: &Verdict) -> Tone {
    match verdict {
        Verdict::Valid => Tone::Ok,
        Verdict::Expired { .. } | Verdict::Unchecked => Tone::Warn,
        Verdict::Superseded { .. } => Tone::Info,
        Verdict::Suspended { .. } | Verdict::Revoked { .. } | Verdict::Altered => Tone::Error,
    }
}

/// What is checked.
pub fn check(locale: Locale, check: Check) -> &'static str {
    match check {
        Check::Form => say::checks::form(locale),
        Check::Issuer => say::checks::issuer(locale),
        Check::Signature => say::checks::signature(locale),
        Check::Contents => say::checks::contents(locale),
        Check::Proof => say::checks::proof(locale),
        Check::Started => say::checks::started(locale),
        Check::NotExpired => say::checks::not_expired(locale),
        Check::StatusList => say::checks::status_list(locale),
        Check::NotWithdrawn => say::checks::not_withdrawn(locale),
        Check::Record => say::checks::record(locale),
    }
}

/// How a check came out.
pub(super) fn outcome(locale: Locale, outcome: CheckOutcome) -> (Tone, &'static str) {
    match outcome {
        CheckOutcome::Pass => (Tone::Ok, say::checks::pass(locale)),
        CheckOutcome::Fail => (Tone::Error, say::checks::fail(locale)),
        CheckOutcome::Unknown => (Tone::Warn, say::checks::unknown(locale)),
        CheckOutcome::Needless => (Tone::Info, say::checks::none(locale)),
    }
}

/// Why a check is no pass.
pub(super) fn why(locale: Locale, why: &Why) -> String {
    match why {
        Why::Malformed => say::why::malformed(locale).to_owned(),
        Why::ForeignKey => say::why::foreign_key(locale).to_owned(),
        Why::Signature => say::why::signature(locale).to_owned(),
        Why::KeyEnded { at } => say::why::key_ended(locale, format::date(locale, *at)),
        Why::KeyCompromised { at } => say::why::key_compromised(locale, format::date(locale, *at)),
        Why::NoProof => say::why::no_proof(locale).to_owned(),
        Why::NotYetValid { from } => say::why::not_yet_valid(locale, format::date(locale, *from)),
        Why::Expired { until } => say::why::expired(locale, format::date(locale, *until)),
        Why::NoStatusList => say::why::no_status_list(locale).to_owned(),
        Why::Withdrawn => say::why::withdrawn(locale).to_owned(),
        Why::RecordDiffers => say::why::record_differs(locale).to_owned(),
        Why::NotReached => say::why::not_reached(locale).to_owned(),
    }
}

/// What a change of standing made of a certificate, and why.
pub(super) fn change(locale: Locale, standing: &Standing) -> (String, String) {
    match standing {
        Standing::Active => (say::register::became_active(locale).to_owned(), String::new()),
        Standing::Suspended { reason, .. } => {
            (say::register::became_suspended(locale).to_owned(), reason.clone())
        }
        Standing::Revoked { reason, .. } => {
            (say::register::became_revoked(locale).to_owned(), reason.clone())
        }
        Standing::Superseded { by, .. } => (say::register::became_superseded(locale, by), String::new()),
    }
}
