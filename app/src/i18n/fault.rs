//! Puts into words why something was refused.

use contract::{Fault, Reason};
use domain::Problem;

use super::{Locale, faults as say, figures, format, holder, lifecycle, notes};

/// What is wrong with one field.
pub fn problem(locale: Locale, problem: &Problem) -> String {
    match problem {
        Problem::Required => say::field::required(locale).to_owned(),
        Problem::TooShort { min } => say::field::too_short(locale, *min),
        Problem::TooLong { max } => say::field::too_long(locale, *max),
        Problem::NotAnEmail => say::field::email(locale).to_owned(),
        Problem::NotANumber => say::field::number(locale).to_owned(),
        Problem::OutOfRange { min, max } => say::field::range(locale, min, max),
        Problem::NotAChoice => say::field::choose(locale).to_owned(),
        Problem::Incomplete => say::field::incomplete(locale).to_owned(),
        Problem::Repeated => say::field::repeated(locale).to_owned(),
        Problem::TooCommon => say::field::too_common(locale).to_owned(),
        Problem::Unprintable => say::field::unprintable(locale).to_owned(),
        Problem::Mismatch => say::field::mismatch(locale).to_owned(),
        Problem::WrongPassword => say::field::wrong_password(locale).to_owned(),
        Problem::Unchanged => say::field::unchanged(locale).to_owned(),
        Problem::Taken => say::field::taken(locale).to_owned(),
        Problem::NotASlug => say::field::not_a_slug(locale).to_owned(),
        Problem::NotHttps => say::field::not_https(locale).to_owned(),
        Problem::UnknownPlace => say::field::unknown_place(locale).to_owned(),
        Problem::SeveralPlaces => say::field::several_places(locale).to_owned(),
        Problem::NotEmpty => say::field::not_empty(locale).to_owned(),
        Problem::NotADate => lifecycle::field::not_a_date(locale).to_owned(),
        Problem::InThePast => lifecycle::field::in_the_past(locale).to_owned(),
        Problem::InTheFuture => lifecycle::field::in_the_future(locale).to_owned(),
        Problem::TooEarly => lifecycle::field::too_early(locale).to_owned(),
        Problem::TooFarAhead => lifecycle::field::too_far_ahead(locale).to_owned(),
        Problem::NotADocument => lifecycle::field::not_a_document(locale).to_owned(),
        Problem::Unopenable => lifecycle::field::unopenable(locale).to_owned(),
        Problem::TooHeavy { max } => lifecycle::field::too_heavy(locale, format::bytes(locale, *max)),
    }
}

/// The heading and the sentence of the page that answers a fault.
pub fn page(locale: Locale, fault: &Fault) -> (&'static str, String) {
    match fault {
        Fault::SignIn => (say::sign_in_needed::title(locale), say::sign_in_needed::body(locale).to_owned()),
        Fault::NotFound => (say::not_found::title(locale), say::not_found::body(locale).to_owned()),
        Fault::Invalid { .. } => (say::invalid::title(locale), say::invalid::body(locale).to_owned()),
        Fault::Refused { reason } => (say::refused::title(locale), self::reason(locale, reason)),
        Fault::Conflict => (say::conflict::title(locale), say::conflict::body(locale).to_owned()),
        Fault::TooMany { seconds } => {
            (say::too_many::title(locale), say::too_many::body(locale, seconds.div_ceil(60)))
        }
        Fault::Internal { .. } => (say::internal::title(locale), say::internal::body(locale).to_owned()),
    }
}

/// Which rule said no, and what to do.
pub fn reason(locale: Locale, reason: &Reason) -> String {
    match reason {
        Reason::WrongCredentials => say::reason::wrong_credentials(locale).to_owned(),
        Reason::DeadLink => say::reason::dead_link(locale).to_owned(),
        Reason::SessionEnded => say::reason::session_ended(locale).to_owned(),
        Reason::LastAdmin => say::reason::last_admin(locale).to_owned(),
        Reason::AddressTaken => say::reason::address_taken(locale).to_owned(),
        Reason::TooFewPhotos { min } => say::reason::too_few_photos(locale, *min),
        Reason::TooManyPhotos { max } => say::reason::too_many_photos(locale, *max),
        Reason::WrongStage { .. } => say::reason::wrong_stage(locale).to_owned(),
        Reason::HeldByAnother => say::reason::held_by_another(locale).to_owned(),
        Reason::DuplicatePhoto => say::reason::duplicate_photo(locale).to_owned(),
        Reason::Unscored { criteria } => say::reason::unscored(locale, criteria.len()),
        Reason::BelowPassLevel { criteria } => say::reason::below_pass_level(locale, criteria.len()),
        Reason::NoSummary => say::reason::no_summary(locale).to_owned(),
        Reason::Pin { number, problem } => {
            let number = format::number(locale, *number as u64);
            say::reason::pin(locale, number, self::problem(locale, problem))
        }
        Reason::Summary { problem } => say::reason::summary(locale, self::problem(locale, problem)),
        Reason::Foreign => say::reason::foreign(locale).to_owned(),
        Reason::NotEligible => say::reason::not_eligible(locale).to_owned(),
        Reason::AlreadyIssued => say::reason::already_issued(locale).to_owned(),
        Reason::AlreadyWithdrawn => say::reason::already_withdrawn(locale).to_owned(),
        Reason::TooManyCodes => say::reason::too_many_codes(locale).to_owned(),
        Reason::DeadCode => say::reason::dead_code(locale).to_owned(),
        Reason::AlreadyDecided => say::reason::already_decided(locale).to_owned(),
        Reason::NotToAnswer => say::reason::not_to_answer(locale).to_owned(),
        Reason::TooFast => say::reason::too_fast(locale).to_owned(),
        Reason::TooManyWorksheets { max } => figures::keep::too_many(locale, *max),
        Reason::TooManyLinks { max } => holder::links::too_many(locale, *max),
        Reason::TooManyNotes { max } => notes::too_many(locale, *max),
        Reason::NotSuspended => lifecycle::refused::not_suspended(locale).to_owned(),
        Reason::Suspended => lifecycle::refused::suspended(locale).to_owned(),
        Reason::Expired => lifecycle::refused::expired(locale).to_owned(),
        Reason::Renewed => lifecycle::refused::renewed(locale).to_owned(),
        Reason::NothingToCorrect => lifecycle::refused::nothing_to_correct(locale).to_owned(),
        Reason::AlreadyAppraised => lifecycle::refused::already_appraised(locale).to_owned(),
        Reason::NotRenewable => lifecycle::refused::not_renewable(locale).to_owned(),
        Reason::TooEarly => lifecycle::refused::too_early(locale).to_owned(),
        Reason::TooLate => lifecycle::refused::too_late(locale).to_owned(),
        Reason::NotRequested => lifecycle::refused::not_requested(locale).to_owned(),
        Reason::NotProposed => lifecycle::refused::not_proposed(locale).to_owned(),
        Reason::SecondPerson => lifecycle::refused::second_person(locale).to_owned(),
        Reason::PrerequisiteMissing => lifecycle::refused::prerequisite_missing(locale).to_owned(),
    }
}
