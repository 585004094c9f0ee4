//! What anybody may have checked: a code, a link, or a file that they hold in their hands.

use domain::credentials::{Cause, Code, Conclusion, Source, Verdict};
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime, Time, UtcOffset};

use super::{CheckView, OnRecordView, RecordView};

/// How a certificate is to be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// The moment it is judged for; now if there is none.
    pub at: Option<OffsetDateTime>,
    /// Whether the proof inside a signed document is checked too, although the document's signature covers it.
    pub thorough: bool,
}

/// A moment as RFC 3339 has it; or a date, which means its end (UTC), so that what was issued on that day counts and
/// what was withdrawn on it does not. The day that is not over yet ends now.
pub fn moment(text: &str, now: OffsetDateTime) -> Option<OffsetDateTime> {
    let whole = |at: OffsetDateTime| at.to_offset(UtcOffset::UTC).replace_nanosecond(0).ok();
    // A plus sign that was not escaped arrives as a space.
    let text = text.trim().replace(' ', "+");
    if let Ok(at) = OffsetDateTime::parse(&text, &Rfc3339) {
        return whole(at).filter(|at| (0..=9999).contains(&at.year()));
    }
    // Ten characters: a year may otherwise bring a sign.
    let date =
        Date::parse(&text, format_description!("[year]-[month]-[day]")).ok().filter(|_| text.len() == 10)?;
    let end = date.with_time(Time::from_hms(23, 59, 59).ok()?).assume_utc();
    Some(if date == now.to_offset(UtcOffset::UTC).date() { now } else { end })
}

/// What somebody showed, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExaminationView {
    /// What it was found in.
    pub source: Source,
    /// Whether it is a genuine document of this academy, whatever has become of it since.
    pub ours: bool,
    /// What a stranger is told first.
    pub verdict: Verdict,
    /// What the checks of another issuer's document come to; `None` for what names this academy.
    pub theirs: Option<Conclusion>,
    /// The moment it was checked for.
    pub as_of: OffsetDateTime,
    /// Whom the document names as issuer. Only as true as the document is.
    pub issuer: Option<IssuerView>,
    /// What the document itself states; `None` unless it is genuine.
    pub stated: Option<StatedView>,
    /// The checks, in the order they were made.
    pub checks: Vec<CheckView>,
    /// What the academy's own records say, where the signed document cannot tell.
    pub on_record: Option<OnRecordView>,
    /// What the register keeps about it; `None` unless the document is genuine, ours and known.
    pub kept: Option<KeptView>,
}

/// Whom a document names as its issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerView {
    /// Its identifier (DID).
    pub id: String,
    /// What it calls itself.
    pub name: Option<String>,
    /// Its address, by its own account.
    pub url: Option<String>,
}

/// What a genuine document states, in its own language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedView {
    /// What the holder is called.
    pub holder: Option<String>,
    /// What it is for.
    pub achievement: String,
    /// What that means.
    pub description: Option<String>,
    /// What had to be shown.
    pub criteria: Option<String>,
    /// The running number.
    pub license_number: Option<String>,
    /// Start of validity.
    pub valid_from: Option<OffsetDateTime>,
    /// End of validity.
    pub valid_until: Option<OffsetDateTime>,
}

/// What the register keeps about a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptView {
    /// The code as printed.
    pub code: Code,
    /// Every field of the record.
    pub record: RecordView,
    /// The record that followed it, and why, if there is one. After a renewal both are in force until the older one ends.
    pub next: Option<(Code, Cause)>,
    /// The frozen record as it is kept, JSON.
    pub record_json: String,
}
