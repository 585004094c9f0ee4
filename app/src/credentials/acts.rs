//! What admins do with certificates, in words.

use contract::credentials::StandingChangeView;
use domain::credentials::{Act, Cause, Standing};

use super::words;
use crate::i18n::{Locale, credentials as say, lifecycle};

/// What a change of standing made of a certificate, and why.
pub(super) fn change(locale: Locale, change: &StandingChangeView) -> (String, String) {
    match &change.standing {
        // Only a renewal leaves a certificate in force.
        Standing::Active => {
            let why = change.note.clone().unwrap_or_default();
            let renewed = change.cause.map(|cause| words::why_replaced(locale, cause));
            (renewed.unwrap_or_else(|| say::register::became_active(locale)).to_owned(), why)
        }
        Standing::Suspended { reason, .. } => {
            (say::register::became_suspended(locale).to_owned(), reason.clone())
        }
        Standing::Revoked { reason, .. } => {
            (say::register::became_revoked(locale).to_owned(), reason.clone())
        }
        Standing::Superseded { by, .. } => {
            let why = change.cause.map(|cause| words::why_replaced(locale, cause));
            let why: Vec<_> = why.into_iter().chain(change.note.as_deref()).collect();
            (say::register::became_superseded(locale, by), why.join(" "))
        }
    }
}

/// The name of an act.
pub(super) fn name(locale: Locale, act: Act) -> &'static str {
    match act {
        Act::Suspend => lifecycle::act::suspend(locale),
        Act::Reinstate => lifecycle::act::reinstate(locale),
        Act::Correct => lifecycle::act::correct(locale),
        Act::Renew => lifecycle::act::renew(locale),
        Act::Revoke => say::register::revoke(locale),
    }
}

/// The heading above the form of an act.
pub(super) fn title(locale: Locale, act: Act, code: &str) -> String {
    match act {
        Act::Suspend => lifecycle::act_title::suspend(locale, code),
        Act::Reinstate => lifecycle::act_title::reinstate(locale, code),
        Act::Correct => lifecycle::act_title::correct(locale, code),
        Act::Renew => lifecycle::act_title::renew(locale, code),
        Act::Revoke => lifecycle::act_title::revoke(locale, code),
    }
}

/// What an act does.
pub(super) fn means(locale: Locale, act: Act) -> &'static str {
    match act {
        Act::Suspend => lifecycle::act_means::suspend(locale),
        Act::Reinstate => lifecycle::act_means::reinstate(locale),
        Act::Correct => lifecycle::act_means::correct(locale),
        Act::Renew => lifecycle::act_means::renew(locale),
        Act::Revoke => say::register::revoke_lead(locale),
    }
}

/// What the button says that does it.
pub(super) fn submit(locale: Locale, act: Act) -> &'static str {
    match act {
        Act::Suspend => lifecycle::act_submit::suspend(locale),
        Act::Reinstate => lifecycle::act_submit::reinstate(locale),
        Act::Correct => lifecycle::act_submit::correct(locale),
        Act::Renew => lifecycle::act_submit::renew(locale),
        Act::Revoke => say::register::submit(locale),
    }
}

/// What is said after it was done.
pub(super) fn done(locale: Locale, act: Act) -> &'static str {
    match act {
        Act::Suspend => lifecycle::done::suspend(locale),
        Act::Reinstate => lifecycle::done::reinstate(locale),
        Act::Correct => lifecycle::done::correct(locale),
        Act::Renew => lifecycle::done::renew(locale),
        Act::Revoke => lifecycle::done::revoke(locale),
    }
}

/// What was proposed to take the place of a record.
pub(super) fn proposed(locale: Locale, cause: Cause) -> &'static str {
    match cause {
        Cause::Corrected => lifecycle::act::correct(locale),
        Cause::Reinstated => lifecycle::act::reinstate(locale),
        Cause::Renewed => lifecycle::act::renew(locale),
        Cause::Reissued => lifecycle::cause::reissued(locale),
    }
}

/// Who issued a record, and who had proposed it.
pub(super) fn issuer(locale: Locale, issued: Option<&str>, proposed: Option<&str>) -> String {
    let issued = issued.unwrap_or_else(|| say::register::command_line(locale));
    match proposed {
        Some(proposed) => lifecycle::proposals::both(locale, issued, proposed),
        None => issued.to_owned(),
    }
}
