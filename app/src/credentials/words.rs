//! Puts the room's facts into words.

use contract::credentials::{Check, CheckView, IssuerView, OnRecordView, Why};
use domain::credentials::{Cause, CheckOutcome, Conclusion, Source, Unreadable, Verdict};
use domain::learning::PrerequisiteKind;
use time::OffsetDateTime;

use crate::i18n::{Locale, credentials as say, format, lifecycle, verifier};
use crate::ui::Tone;

/// Marks in a circle, as paths: the shape differs by meaning, not only the colour.
pub(super) mod mark {
    /// Good.
    pub(in super::super) const TICK: &str = "M14 25l7 7 13-15";
    /// Bad.
    pub(in super::super) const CROSS: &str = "M16 16l16 16M32 16l-16 16";
    /// A matter of time, or not known.
    pub(in super::super) const CLOCK: &str = "M24 12v13l8 5";
}

/// The verdict in a few words.
pub fn verdict(locale: Locale, verdict: &Verdict) -> String {
    let date = |at| format::date(locale, at);
    match verdict {
        Verdict::Valid => say::verdict::valid(locale).to_owned(),
        Verdict::Expired { at } => say::verdict::expired(locale, date(*at)),
        Verdict::Suspended { at, .. } => say::verdict::suspended(locale, date(*at)),
        Verdict::Revoked { at, .. } => say::verdict::revoked(locale, date(*at)),
        Verdict::Superseded { at, .. } => say::verdict::superseded(locale, date(*at)),
        Verdict::NotYetValid { from } => verifier::verdict::not_yet_valid(locale, date(*from)),
        Verdict::NotOurs => verifier::verdict::not_ours(locale).to_owned(),
        Verdict::Altered => say::verdict::altered(locale).to_owned(),
        Verdict::Unchecked => say::verdict::unchecked(locale).to_owned(),
    }
}

/// What the verdict means for somebody who is about to rely on the certificate.
pub fn meaning(locale: Locale, verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => say::meaning::valid(locale),
        Verdict::Expired { .. } => say::meaning::expired(locale),
        Verdict::Suspended { .. } => say::meaning::suspended(locale),
        Verdict::Revoked { .. } => say::meaning::revoked(locale),
        Verdict::Superseded { .. } => say::meaning::superseded(locale),
        Verdict::NotYetValid { .. } => verifier::meaning::not_yet_valid(locale),
        Verdict::NotOurs => verifier::meaning::not_ours(locale),
        Verdict::Altered => say::meaning::altered(locale),
        Verdict::Unchecked => say::meaning::unchecked(locale),
    }
}

/// The same, with what the checks tell about it: what nobody will ever know is not worth another try.
pub fn meaning_of(locale: Locale, verdict: &Verdict, checks: &[CheckView]) -> String {
    let said = meaning(locale, verdict);
    if *verdict != Verdict::Unchecked {
        return said.to_owned();
    }
    let whys = || checks.iter().filter_map(|check| check.why.as_ref());
    let given_up = whys().find_map(|why| match why {
        Why::KeyCompromised { at } => Some(*at),
        _ => None,
    });
    match given_up {
        Some(at) => say::meaning::key_given_up(locale, format::date(locale, at)),
        None if whys().any(|why| *why == Why::Future) => say::meaning::future(locale).to_owned(),
        None => format!("{said} {}", say::meaning::try_again(locale)),
    }
}

/// What the academy's own records say of a moment; of a record before the one asked about with its code.
pub fn on_record(locale: Locale, record: &OnRecordView, at: OffsetDateTime) -> String {
    let (date, state) = (format::date(locale, at), verdict(locale, &record.verdict));
    if record.own {
        return say::on_record::own(locale, date, state);
    }
    format!("{} {}", say::on_record::before(locale, date, state), record.code)
}

/// What it is to a certificate that another one followed it.
pub fn followed(locale: Locale, cause: Cause) -> &'static str {
    match cause {
        Cause::Renewed => say::followed::renewed(locale),
        Cause::Corrected | Cause::Reinstated | Cause::Reissued => say::followed::replaced(locale),
    }
}

/// How good the verdict is.
pub const fn tone(verdict: &Verdict) -> Tone {
    match verdict {
        Verdict::Valid => Tone::Ok,
        Verdict::Expired { .. } | Verdict::NotYetValid { .. } | Verdict::NotOurs | Verdict::Unchecked => {
            Tone::Warn
        }
        Verdict::Superseded { .. } => Tone::Info,
        Verdict::Suspended { .. } | Verdict::Revoked { .. } | Verdict::Altered => Tone::Error,
    }
}

/// What the checks of another issuer's document come to.
pub fn conclusion(locale: Locale, conclusion: Conclusion) -> &'static str {
    match conclusion {
        Conclusion::Valid => verifier::theirs::valid(locale),
        Conclusion::NotYetValid => verifier::theirs::not_yet_valid(locale),
        Conclusion::Expired => verifier::theirs::expired(locale),
        Conclusion::Withdrawn => verifier::theirs::withdrawn(locale),
        Conclusion::Altered => verifier::theirs::altered(locale),
        Conclusion::Unchecked => verifier::theirs::unchecked(locale),
    }
}

/// Whose a document is that another issuer made, by its own account.
pub fn whose(locale: Locale, issuer: Option<&IssuerView>) -> String {
    let Some(IssuerView { id, name, .. }) = issuer else {
        return verifier::found::nameless(locale).to_owned();
    };
    verifier::found::by(locale, name.as_ref().map_or_else(|| id.clone(), |name| format!("{name} ({id})")))
}

/// What a certificate was found in.
pub fn source(locale: Locale, source: Source) -> &'static str {
    match source {
        Source::Code => verifier::source::code(locale),
        Source::Link => verifier::source::link(locale),
        Source::Jwt => verifier::source::jwt(locale),
        Source::Json => verifier::source::json(locale),
        Source::Png => verifier::source::png(locale),
        Source::Svg => verifier::source::svg(locale),
        Source::Pdf => verifier::source::pdf(locale),
    }
}

/// Why no certificate was found in something, and what to do about it.
pub fn unreadable(locale: Locale, reason: Unreadable) -> &'static str {
    match reason {
        Unreadable::Empty => verifier::unreadable::empty(locale),
        Unreadable::TooLarge => verifier::unreadable::too_large(locale),
        Unreadable::UnknownKind => verifier::unreadable::unknown_kind(locale),
        Unreadable::Encoding => verifier::unreadable::encoding(locale),
        Unreadable::NoCertificate => verifier::unreadable::no_certificate(locale),
        Unreadable::StatusList => verifier::unreadable::status_list(locale),
        Unreadable::Transcript => verifier::unreadable::transcript(locale),
        Unreadable::Several => verifier::unreadable::several(locale),
        Unreadable::Malformed => verifier::unreadable::malformed(locale),
        Unreadable::DuplicateMember => verifier::unreadable::duplicate_member(locale),
        Unreadable::Compressed => verifier::unreadable::compressed(locale),
        Unreadable::Trailing => verifier::unreadable::trailing(locale),
        Unreadable::Entities => verifier::unreadable::entities(locale),
        Unreadable::Script => verifier::unreadable::script(locale),
        Unreadable::Encrypted => verifier::unreadable::encrypted(locale),
        Unreadable::NotALink => verifier::unreadable::not_a_link(locale),
        Unreadable::Elsewhere => verifier::unreadable::elsewhere(locale),
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

/// What is checked of another issuer's document.
pub fn check_of_theirs(locale: Locale, check: Check) -> &'static str {
    match check {
        Check::Form => verifier::theirs::form(locale),
        Check::Issuer => verifier::theirs::issuer(locale),
        check => self::check(locale, check),
    }
}

/// How a check came out.
pub fn outcome(locale: Locale, outcome: CheckOutcome) -> (Tone, &'static str) {
    match outcome {
        CheckOutcome::Pass => (Tone::Ok, say::checks::pass(locale)),
        CheckOutcome::Fail => (Tone::Error, say::checks::fail(locale)),
        CheckOutcome::Unknown => (Tone::Warn, say::checks::unknown(locale)),
        CheckOutcome::Needless => (Tone::Info, say::checks::none(locale)),
    }
}

/// Why a check is no pass.
pub fn why(locale: Locale, why: &Why) -> String {
    match why {
        Why::Malformed => say::why::malformed(locale).to_owned(),
        Why::ForeignKey => say::why::foreign_key(locale).to_owned(),
        Why::Signature => say::why::signature(locale).to_owned(),
        Why::KeyEnded { at } => say::why::key_ended(locale, format::date(locale, *at)),
        Why::KeyCompromised { at } => say::why::key_compromised(locale, format::date(locale, *at)),
        Why::NoProof => say::why::no_proof(locale).to_owned(),
        Why::Covered => verifier::why::covered(locale).to_owned(),
        Why::NoToken => verifier::why::no_token(locale).to_owned(),
        Why::NoKeys => verifier::why::no_keys(locale).to_owned(),
        Why::NotUnderstood => verifier::why::not_understood(locale).to_owned(),
        Why::NoEnd => verifier::why::no_end(locale).to_owned(),
        Why::NoStatus => verifier::why::no_status(locale).to_owned(),
        Why::Past => verifier::why::past(locale).to_owned(),
        Why::Undated => verifier::why::undated(locale).to_owned(),
        Why::Future => verifier::why::future(locale).to_owned(),
        Why::NotInRegister => verifier::why::not_in_register(locale).to_owned(),
        Why::NotYetValid { from } => say::why::not_yet_valid(locale, format::date(locale, *from)),
        Why::Expired { until } => say::why::expired(locale, format::date(locale, *until)),
        Why::NoStatusList => say::why::no_status_list(locale).to_owned(),
        Why::Withdrawn => say::why::withdrawn(locale).to_owned(),
        Why::RecordDiffers => say::why::record_differs(locale).to_owned(),
        Why::NotReached => say::why::not_reached(locale).to_owned(),
    }
}

/// Why another record took its place, as a sentence.
pub fn why_replaced(locale: Locale, cause: Cause) -> &'static str {
    match cause {
        Cause::Corrected => lifecycle::cause::corrected(locale),
        Cause::Reinstated => lifecycle::cause::reinstated(locale),
        Cause::Renewed => lifecycle::cause::renewed(locale),
        Cause::Reissued => lifecycle::cause::reissued(locale),
    }
}

/// The name of a kind of prerequisite.
pub fn prerequisite(locale: Locale, kind: PrerequisiteKind) -> &'static str {
    match kind {
        PrerequisiteKind::BloodbornePathogens => lifecycle::kind::bloodborne_pathogens(locale),
        PrerequisiteKind::FirstAid => lifecycle::kind::first_aid(locale),
        PrerequisiteKind::Insurance => lifecycle::kind::insurance(locale),
    }
}
