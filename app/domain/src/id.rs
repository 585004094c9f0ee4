//! Identities of records. Minted on the server (UUID v7, so they sort by age), opaque everywhere else.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID that was minted by the server or read from storage.
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// The UUID inside.
            pub const fn get(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::try_parse(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// An account.
    UserId;
    /// A signed-in device: a family of refresh tokens that lives and dies together.
    SessionId;
    /// A change of an account's address.
    EmailChangeId;
    /// One go at a quiz.
    QuizAttemptId;
    /// A state of a figure that somebody keeps.
    WorksheetId;
    /// What a reader wrote beside a lesson.
    NoteId;
    /// One trainee's work on one assignment, over all its rounds.
    SubmissionId;
    /// One round of a submission: what was sent together and is reviewed together.
    RoundId;
    /// A photo of a round.
    PhotoId;
    /// A resumable upload that has not become a photo yet.
    UploadId;
    /// A review of one round.
    ReviewId;
    /// A pin on a photo.
    PinId;
    /// An issued certificate.
    CredentialId;
    /// A link through which a certificate is shared.
    ShareLinkId;
    /// A change of where a certificate stands.
    StandingChangeId;
    /// A prerequisite that was declared.
    PrerequisiteId;
    /// Continuing education that was recorded.
    EducationId;
    /// A document somebody handed in to show something.
    DocumentId;
    /// A piece of work done after a change was committed.
    JobId;
    /// A code that an artist gives a client to write a review with.
    ReviewCodeId;
    /// What a client says of an artist.
    ClientReviewId;
    /// What somebody writes to an artist.
    MessageId;
}
