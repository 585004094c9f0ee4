//! Certificates: their codes, their life, and the one verdict a stranger is shown.

mod appraisal;
pub mod artists;
mod conclusion;
mod document;
mod education;
mod history;
mod prerequisite;
mod presented;
mod proposal;
pub mod reminder;
mod renewal;
mod sharing;
mod succession;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

pub use appraisal::Appraisal;
pub use conclusion::Conclusion;
pub use document::{Document, DocumentForm, MAX_DOCUMENT_BYTES};
pub use education::{Education, check_education};
pub use history::Remembered;
pub use prerequisite::{Held, Prerequisite, all_held, check_dates};
pub use presented::{Source, Unreadable};
pub use proposal::{Issuance, Proposal, second_person};
pub use renewal::{Brought, Hours, RenewalStatus};
pub use sharing::{LABEL_LENGTH, MOST_LINKS, NotAToken, ShareLink, ShareToken, Shown, may_share};
pub use succession::{Act, Cause};

/// The code that leads to a certificate, as printed: `7Q4K-2M9P-W3XD`.
///
/// Twelve characters of Crockford's base 32 (60 bits), so codes cannot be enumerated.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// What a [`Code`] is looked up by: case, spaces and hyphens do not matter, O reads as 0 and I and L read as 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CodeKey(String);

/// A text that cannot be a certificate code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a certificate code has letters and digits only, in groups of four such as 7Q4K-2M9P-W3XD")]
pub struct NotACode;

impl Code {
    const ALPHABET: [u8; 32] = *b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// The code of 60 random bits; the upper four are ignored.
    pub fn from_random(bits: u64) -> Self {
        let mut text = String::with_capacity(14);
        for position in 0..12 {
            if position % 4 == 0 && position > 0 {
                text.push('-');
            }
            let index = (bits >> (55 - 5 * position)) & 31;
            text.push(char::from(Self::ALPHABET[usize::try_from(index).unwrap_or(0)]));
        }
        Self(text)
    }

    /// Takes a code as it was issued, such as the fixed ones of the demo academy.
    ///
    /// # Errors
    /// [`NotACode`] for other characters than letters, digits and hyphens, or fewer than 6 or more than 32 characters.
    pub fn parse(text: &str) -> Result<Self, NotACode> {
        let text = text.trim().to_ascii_uppercase();
        CodeKey::parse(&text).map(|_| Self(text))
    }

    /// The code as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the code is looked up by.
    pub fn key(&self) -> CodeKey {
        CodeKey::fold(&self.0)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Code {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, NotACode> {
        Self::parse(&text)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl CodeKey {
    /// Reads a code the way people write it down.
    ///
    /// # Errors
    /// [`NotACode`] when what is left after folding is not 6–32 letters and digits.
    pub fn parse(raw: &str) -> Result<Self, NotACode> {
        if raw.len() > 80 {
            return Err(NotACode);
        }
        let key = Self::fold(raw);
        let plausible =
            (6..=32).contains(&key.0.len()) && key.0.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if plausible { Ok(key) } else { Err(NotACode) }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn fold(raw: &str) -> Self {
        let folded =
            raw.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'));
        Self(
            folded
                .map(|c| match c.to_ascii_uppercase() {
                    'O' => '0',
                    'I' | 'L' => '1',
                    other => other,
                })
                .collect(),
        )
    }
}

/// What has happened to a certificate since it was issued. The record itself never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Standing {
    /// Nothing: it stands as issued.
    Active,
    /// Set aside for a while.
    Suspended {
        /// Since when.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// Why, in words a client may read.
        reason: String,
    },
    /// Taken back for good.
    Revoked {
        /// Since when.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// Why, in words a client may read.
        reason: String,
    },
    /// Replaced by a newer record: corrected, written anew, or to reinstate its holder. One that was renewed is not, since
    /// it was promised until its own end; but those that were renewed before that was so stay as they are, for their bit
    /// was published and never goes back.
    Superseded {
        /// Since when.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// The code of the newer record.
        by: Code,
    },
}

impl Standing {
    /// Whether the status list's bit is set: the record no longer counts.
    pub const fn is_withdrawn(&self) -> bool {
        !matches!(self, Self::Active)
    }

    /// Taken back for good.
    ///
    /// # Errors
    /// [`Refusal::AlreadyWithdrawn`] when it is revoked or superseded already: neither ever ends.
    pub fn revoke(&self, reason: String, at: OffsetDateTime) -> Result<Self, Refusal> {
        self.end(Self::Revoked { at, reason })
    }

    /// Set aside. There is no way back to [`Active`](Self::Active): a set bit stays set, and a holder who is to
    /// be reinstated gets a new record that [follows](Self::followed_by) this one.
    ///
    /// # Errors
    /// [`Refusal::AlreadyWithdrawn`] unless it is in force.
    pub fn suspend(&self, reason: String, at: OffsetDateTime) -> Result<Self, Refusal> {
        match self {
            Self::Active => Ok(Self::Suspended { at, reason }),
            Self::Suspended { .. } | Self::Revoked { .. } | Self::Superseded { .. } => {
                Err(Refusal::AlreadyWithdrawn)
            }
        }
    }

    /// Followed by the record with the code `by`. A renewal changes nothing: what was promised until its end stays so.
    /// Whatever else follows takes its place. One that is set aside is followed only to reinstate its holder: nothing else
    /// may lift a suspension.
    ///
    /// # Errors
    /// [`Refusal::AlreadyWithdrawn`] when it is revoked or superseded already, [`Refusal::NotSuspended`] and
    /// [`Refusal::Suspended`] when the cause does not fit.
    pub fn followed_by(&self, cause: Cause, by: Code, at: OffsetDateTime) -> Result<Self, Refusal> {
        match (self, cause) {
            (Self::Active, Cause::Reinstated) => Err(Refusal::NotSuspended),
            (Self::Suspended { .. }, Cause::Corrected | Cause::Renewed | Cause::Reissued) => {
                Err(Refusal::Suspended)
            }
            (Self::Active, Cause::Renewed) => Ok(Self::Active),
            _ => self.end(Self::Superseded { at, by }),
        }
    }

    fn end(&self, standing: Self) -> Result<Self, Refusal> {
        match self {
            Self::Active | Self::Suspended { .. } => Ok(standing),
            Self::Revoked { .. } | Self::Superseded { .. } => Err(Refusal::AlreadyWithdrawn),
        }
    }
}

/// How one check of a certificate came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckOutcome {
    /// It holds.
    Pass,
    /// It does not hold.
    Fail,
    /// It could not be made; never shown as a pass.
    Unknown,
    /// There is nothing to check, or nothing that others have not checked already.
    #[serde(rename = "none")]
    Needless,
}

/// The one thing a stranger is told first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// Real, and in force.
    Valid,
    /// Real, but its time is over.
    Expired {
        /// When it ended.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
    /// Real, but set aside for now.
    Suspended {
        /// Since when.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// Why.
        reason: String,
    },
    /// Real, but taken back.
    Revoked {
        /// Since when.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// Why.
        reason: String,
    },
    /// Real, but replaced.
    Superseded {
        /// Since when.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// The code of the newer record.
        by: Code,
    },
    /// Real, but its time begins later than the moment asked about.
    NotYetValid {
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        from: OffsetDateTime,
    },
    /// Another issuer's: whatever it says, this academy does not vouch for it. What its own checks come to is a
    /// [`Conclusion`].
    NotOurs,
    /// The signature or the content does not hold.
    Altered,
    /// A check could not be made, so nothing is promised.
    Unchecked,
}

impl Verdict {
    /// Derives the verdict: a broken signature outweighs everything, a withdrawal outweighs expiry and a signature
    /// that could not be checked, and a check that could not be made is never a pass.
    pub fn derive(
        signature: CheckOutcome,
        standing: Option<&Standing>,
        valid_until: OffsetDateTime,
        now: OffsetDateTime,
    ) -> Self {
        match (signature, standing) {
            (CheckOutcome::Fail, _) => Self::Altered,
            (_, None) => Self::Unchecked,
            (_, Some(Standing::Revoked { at, reason })) => Self::Revoked { at: *at, reason: reason.clone() },
            (_, Some(Standing::Superseded { at, by })) => Self::Superseded { at: *at, by: by.clone() },
            (_, Some(Standing::Suspended { at, reason })) => {
                Self::Suspended { at: *at, reason: reason.clone() }
            }
            (CheckOutcome::Unknown | CheckOutcome::Needless, Some(Standing::Active)) => Self::Unchecked,
            (CheckOutcome::Pass, Some(Standing::Active)) if now >= valid_until => {
                Self::Expired { at: valid_until }
            }
            (CheckOutcome::Pass, Some(Standing::Active)) => Self::Valid,
        }
    }
}

/// Why a certificate rule said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A requirement of the course's rule is not met (any more).
    #[error("the requirements of the certificate are not all met")]
    NotEligible,
    /// The learner already holds a certificate for this revision of the course.
    #[error("this certificate has been issued already")]
    AlreadyIssued,
    /// Revoked and superseded are for ever.
    #[error("the certificate is already out of force")]
    AlreadyWithdrawn,
    /// As many share links of one certificate work as may.
    #[error("at most {MOST_LINKS} links to a certificate may work at the same time")]
    TooManyLinks,
    /// Only what was set aside can be reinstated.
    #[error("the certificate is not suspended")]
    NotSuspended,
    /// It has to be reinstated first.
    #[error("the certificate is suspended")]
    Suspended,
    /// Its time is over.
    #[error("the certificate has expired")]
    Expired,
    /// What is to be done is done to the newer one, and reaches this one too.
    #[error("a newer certificate has renewed this one")]
    Renewed,
    /// The record says already what the account says.
    #[error("name and address are those of the account already")]
    NothingToCorrect,
    /// Somebody has looked at it before.
    #[error("this was decided before")]
    AlreadyAppraised,
    /// The course knows no renewal of this certificate.
    #[error("this certificate cannot be renewed")]
    NotRenewable,
    /// It may be renewed later.
    #[error("it is too early to renew this certificate")]
    TooEarly,
    /// It could have been renewed earlier.
    #[error("it is too late to renew this certificate")]
    TooLate,
    /// The holder has not asked for it.
    #[error("the holder has not asked for a renewal")]
    NotRequested,
    /// Two people issue, and nobody has proposed this.
    #[error("another admin has to propose this first")]
    NotProposed,
    /// Two people issue, and this is the one who proposed it.
    #[error("another admin has to confirm this")]
    SecondPerson,
    /// Work on people is closed to those without it.
    #[error("a prerequisite for work on people is missing or has lapsed")]
    PrerequisiteMissing,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::datetime;

    use super::*;

    const ISSUED_UNTIL: OffsetDateTime = datetime!(2028-11-01 00:00 UTC);
    const BEFORE: OffsetDateTime = datetime!(2027-01-01 00:00 UTC);

    #[test]
    fn a_code_read_aloud_and_typed_badly_still_leads_to_the_certificate() {
        let code = Code::from_random(0x0123_4567_89AB_CDEF);
        let spoken = code.as_str().to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
        assert_eq!(CodeKey::parse(&spoken), Ok(code.key()));
        assert_eq!(CodeKey::parse(" demo–valid "), Ok(Code::parse("DEMO-VALID").expect("a code").key()));
    }

    #[test]
    fn text_that_is_no_code_is_refused() {
        for raw in ["", "abc", "7Q4K/2M9P", "<script>", &"A".repeat(33)] {
            assert_eq!(CodeKey::parse(raw), Err(NotACode), "{raw:?}");
        }
    }

    #[test]
    fn an_expired_certificate_that_was_revoked_is_shown_as_revoked() {
        let revoked = Standing::Revoked { at: BEFORE, reason: "issued in error".into() };
        let late = ISSUED_UNTIL + time::Duration::days(1);
        assert!(matches!(
            Verdict::derive(CheckOutcome::Pass, Some(&revoked), ISSUED_UNTIL, late),
            Verdict::Revoked { .. }
        ));
        assert_eq!(
            Verdict::derive(CheckOutcome::Pass, Some(&Standing::Active), ISSUED_UNTIL, late),
            Verdict::Expired { at: ISSUED_UNTIL }
        );
    }

    #[test]
    fn what_could_not_be_checked_is_never_valid() {
        for (signature, standing) in
            [(CheckOutcome::Unknown, Some(&Standing::Active)), (CheckOutcome::Pass, None)]
        {
            assert_eq!(Verdict::derive(signature, standing, ISSUED_UNTIL, BEFORE), Verdict::Unchecked);
        }
        assert_eq!(Verdict::derive(CheckOutcome::Fail, None, ISSUED_UNTIL, BEFORE), Verdict::Altered);
    }

    fn every_standing() -> [Standing; 4] {
        let by = Code::from_random(7);
        [
            Standing::Active,
            Standing::Suspended { at: BEFORE, reason: "complaint".into() },
            Standing::Revoked { at: BEFORE, reason: "fraud".into() },
            Standing::Superseded { at: BEFORE, by },
        ]
    }

    #[test]
    fn nothing_brings_a_withdrawn_certificate_back_into_force() {
        for standing in every_standing() {
            let followed = Cause::ALL.map(|cause| standing.followed_by(cause, Code::from_random(8), BEFORE));
            let next =
                [standing.revoke("fraud".into(), BEFORE), standing.suspend("complaint".into(), BEFORE)];
            let mut next = next.iter().chain(&followed).flatten();
            assert!(next.all(|next| next.is_withdrawn() || !standing.is_withdrawn()), "{standing:?}");
        }
    }

    #[test]
    fn a_renewal_leaves_what_was_promised_and_whatever_else_follows_takes_its_place() {
        let followed = |cause| Standing::Active.followed_by(cause, Code::from_random(8), BEFORE);
        assert_eq!(followed(Cause::Renewed), Ok(Standing::Active));
        for cause in [Cause::Corrected, Cause::Reissued] {
            assert!(matches!(followed(cause), Ok(Standing::Superseded { .. })), "{cause:?}");
        }
    }

    #[test]
    fn what_was_revoked_or_replaced_stays_so() {
        for standing in every_standing() {
            let ended = matches!(standing, Standing::Revoked { .. } | Standing::Superseded { .. });
            assert_eq!(standing.revoke("fraud".into(), BEFORE).is_err(), ended, "{standing:?}");
            let followed = Cause::ALL.map(|cause| standing.followed_by(cause, Code::from_random(8), BEFORE));
            assert_eq!(followed.iter().all(Result::is_err), ended, "{standing:?}");
        }
    }

    #[test]
    fn a_suspension_is_lifted_by_nothing_but_a_reinstatement() {
        let [active, suspended, ..] = every_standing();
        let followed = |standing: &Standing, cause| standing.followed_by(cause, Code::from_random(8), BEFORE);
        assert_eq!(followed(&active, Cause::Reinstated), Err(Refusal::NotSuspended));
        for cause in Cause::ALL {
            assert_eq!(followed(&suspended, cause).is_ok(), cause == Cause::Reinstated, "{cause:?}");
        }
    }

    proptest! {
        #[test]
        fn every_random_number_makes_a_code_that_reads_back(bits: u64) {
            let code = Code::from_random(bits);
            prop_assert_eq!(Code::parse(code.as_str()), Ok(code.clone()));
            prop_assert_eq!(CodeKey::parse(code.as_str()), Ok(code.key()));
        }

        #[test]
        fn reading_a_code_never_panics(raw in ".*") {
            let _ = CodeKey::parse(&raw);
        }
    }
}
