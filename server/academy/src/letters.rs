//! Letters to people. A use case enqueues which letter goes to whom; the worker asks a [`Scribe`] for the text
//! in the reader's language and hands it to a [`Post`]. Secrets in links are minted when the letter is written,
//! so no payload holds one.

use async_trait::async_trait;
use domain::Locale;
use domain::identity::EmailAddress;

/// What a letter says. The text is made from it in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letter {
    /// Confirm your address.
    ConfirmEmail {
        /// The secret of the link.
        token: String,
    },
    /// Somebody signed up with an address that has an account.
    AlreadyMember,
    /// Choose a new password.
    ResetPassword {
        /// The secret of the link.
        token: String,
    },
    /// Confirm the address that an account is to move to.
    ChangeEmail {
        /// The secret of the link.
        token: String,
    },
    /// Somebody wants to move an account to an address that has another one.
    EmailTaken,
    /// An account has moved: written to the address it had before.
    EmailChanged {
        /// The address it has now.
        email: EmailAddress,
    },
    /// A review was published.
    ReviewPublished {
        /// The assignment's title in the reader's language.
        assignment: String,
        /// Where to read it.
        submission: domain::id::SubmissionId,
    },
    /// Every requirement of a certificate is met.
    Eligible {
        /// The course's title in the reader's language.
        course: String,
    },
    /// A certificate was issued.
    CertificateIssued {
        /// Its title in the reader's language.
        title: String,
        /// Its code.
        code: domain::credentials::Code,
    },
    /// Somebody writes to an artist.
    ArtistMessage {
        /// What they are called.
        name: String,
        /// Where the answer goes.
        email: EmailAddress,
        /// The language of the page they wrote on.
        language: Locale,
        /// What they write.
        message: String,
    },
    /// A client's review of an artist was published.
    ClientReviewPublished,
    /// A certificate was set aside.
    CertificateSuspended {
        /// Its title in the reader's language.
        title: String,
        /// Its code.
        code: domain::credentials::Code,
        /// Why.
        reason: String,
    },
    /// A certificate was taken back for good.
    CertificateRevoked {
        /// Its title in the reader's language.
        title: String,
        /// Its code.
        code: domain::credentials::Code,
        /// Why.
        reason: String,
    },
    /// Another record took the place of a certificate, or renewed it.
    CertificateReplaced {
        /// Its title in the reader's language.
        title: String,
        /// The code of the record before it.
        old: domain::credentials::Code,
        /// The code of the new one.
        code: domain::credentials::Code,
        /// Why there is a new one.
        cause: domain::credentials::Cause,
    },
    /// A certificate is about to end.
    CertificateEnding {
        /// Its title in the reader's language.
        title: String,
        /// Its code.
        code: domain::credentials::Code,
        /// When it ends.
        until: time::OffsetDateTime,
    },
    /// An admin has looked at a prerequisite, and it counts.
    PrerequisiteAccepted {
        /// Which kind.
        kind: domain::learning::PrerequisiteKind,
        /// The last day on which it holds.
        until: time::Date,
    },
    /// An admin has looked at a prerequisite, and it does not count.
    PrerequisiteRefused {
        /// Which kind.
        kind: domain::learning::PrerequisiteKind,
        /// Why.
        reason: String,
    },
    /// An admin has looked at continuing education.
    EducationAppraised {
        /// What it was.
        title: String,
        /// Why it does not count; `None` when it does.
        refused: Option<String>,
    },
    /// A prerequisite is about to lapse, or has.
    PrerequisiteEnding {
        /// Which kind.
        kind: domain::learning::PrerequisiteKind,
        /// The last day on which it holds.
        until: time::Date,
    },
}

/// A letter ready to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// To whom.
    pub to: EmailAddress,
    /// What the person is called.
    pub name: String,
    /// The subject line.
    pub subject: String,
    /// The text, plain.
    pub body: String,
    /// Where an answer goes, when that is not the academy.
    pub reply_to: Option<Sender>,
}

/// Somebody on whose behalf a letter is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// What the person is called.
    pub name: String,
    /// Their address.
    pub email: EmailAddress,
}

/// Puts a letter into words. Implemented where the message catalogues are.
pub trait Scribe: Send + Sync {
    /// Subject and body of `letter` for `name` in `locale`.
    fn write(&self, letter: &Letter, name: &str, locale: Locale) -> (String, String);
}

/// Delivers letters: to an SMTP server, or into a folder.
#[async_trait]
pub trait Post: Send + Sync {
    /// Hands the letter over; returns once the next station has taken responsibility.
    ///
    /// # Errors
    /// When it could not be handed over; the job is tried again later.
    async fn deliver(
        &self,
        envelope: Envelope,
    ) -> std::result::Result<(), Box<dyn std::error::Error + Send + Sync>>;
}
