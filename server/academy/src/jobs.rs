//! What is done after a change was committed: a closed list of jobs, their payloads ids only.

use domain::id::{
    ClientReviewId, CredentialId, EducationId, EmailChangeId, JobId, MessageId, PrerequisiteId, ReviewId,
    StandingChangeId, UserId,
};
use domain::slug::CourseSlug;
use serde::{Deserialize, Serialize};
use store::{Tx, jobs as queue};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{Academy, Error, Result, credentials, identity, practice, review};

/// A job. Running one twice has the effect of running it once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// Writes the letter that confirms an address.
    ConfirmEmail {
        /// Whose address.
        user: UserId,
    },
    /// Writes to somebody who signed up again.
    AlreadyMember {
        /// To whom.
        user: UserId,
    },
    /// Writes the letter that lets somebody choose a new password.
    ResetPassword {
        /// To whom.
        user: UserId,
    },
    /// Writes to the address that an account is to move to.
    ConfirmNewEmail {
        /// Which change.
        change: EmailChangeId,
    },
    /// Tells the address that an account had before.
    EmailChanged {
        /// Which change.
        change: EmailChangeId,
    },
    /// Forgets sessions and links that have ended; enqueues itself for the next day.
    SweepIdentity,
    /// Forgets uploads that were given up; enqueues itself for the next day.
    SweepUploads,
    /// Forgets documents that were handed in and then not used; enqueues itself for the next day.
    SweepDocuments,
    /// Tells a trainee that their work was reviewed.
    ReviewPublished {
        /// The review.
        review: ReviewId,
    },
    /// Works out which certificates somebody has met the requirements of, and tells them once of each.
    CheckEligibility {
        /// Who has made progress.
        user: UserId,
    },
    /// Writes the letter that says that every requirement is met.
    Eligible {
        /// To whom.
        user: UserId,
        /// Of which course.
        course: CourseSlug,
    },
    /// Writes the letter that brings a certificate.
    CertificateIssued {
        /// Which one.
        credential: CredentialId,
    },
    /// Brings a message to an artist.
    ArtistMessage {
        /// Which one.
        message: MessageId,
    },
    /// Tells an artist that a client's review was published.
    ClientReviewPublished {
        /// Which one.
        review: ClientReviewId,
    },
    /// Tells a holder that a certificate was suspended, revoked or replaced.
    StandingChanged {
        /// What became of it.
        change: StandingChangeId,
    },
    /// Tells a holder what was made of a prerequisite.
    PrerequisiteAppraised {
        /// Which one.
        prerequisite: PrerequisiteId,
    },
    /// Tells a holder what was made of their continuing education.
    EducationAppraised {
        /// Which entry.
        education: EducationId,
    },
    /// Notices what is about to end; enqueues itself for the next day.
    Remind,
    /// Tells a holder that a certificate is about to end.
    CertificateEnding {
        /// Which one.
        credential: CredentialId,
    },
    /// Tells a holder that a prerequisite is about to lapse, or has.
    PrerequisiteEnding {
        /// Which one.
        prerequisite: PrerequisiteId,
    },
}

impl Job {
    /// The job's kind, for logs and metrics.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::ConfirmEmail { .. } => "confirm_email",
            Self::AlreadyMember { .. } => "already_member",
            Self::ResetPassword { .. } => "reset_password",
            Self::ConfirmNewEmail { .. } => "confirm_new_email",
            Self::EmailChanged { .. } => "email_changed",
            Self::SweepIdentity => "sweep_identity",
            Self::SweepUploads => "sweep_uploads",
            Self::SweepDocuments => "sweep_documents",
            Self::ReviewPublished { .. } => "review_published",
            Self::CheckEligibility { .. } => "check_eligibility",
            Self::Eligible { .. } => "eligible",
            Self::CertificateIssued { .. } => "certificate_issued",
            Self::ArtistMessage { .. } => "artist_message",
            Self::ClientReviewPublished { .. } => "client_review_published",
            Self::StandingChanged { .. } => "standing_changed",
            Self::PrerequisiteAppraised { .. } => "prerequisite_appraised",
            Self::EducationAppraised { .. } => "education_appraised",
            Self::Remind => "remind",
            Self::CertificateEnding { .. } => "certificate_ending",
            Self::PrerequisiteEnding { .. } => "prerequisite_ending",
        }
    }

    /// Enqueues the job in the unit of work whose effect it is.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) async fn enqueue(&self, academy: &Academy, tx: &Tx, due: OffsetDateTime) -> Result<()> {
        let id = JobId::new(academy.chance.id(academy.now()));
        Ok(queue::enqueue(tx, id, self.kind(), self, due).await?)
    }

    /// Enqueues a job that recurs for the day of `due`. Its id is `series`, a free-form UUID (RFC 9562 version 8) that
    /// ends in zeros, with the day there: however often a server starts and however many servers there are, there is
    /// one a day.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) async fn enqueue_daily(&self, tx: &Tx, series: u128, due: OffsetDateTime) -> Result<()> {
        let day = u128::try_from(due.to_julian_day()).unwrap_or_default();
        let id = JobId::new(Uuid::from_u128(series | day));
        Ok(queue::enqueue_once(tx, id, self.kind(), self, due).await?)
    }

    async fn run(self, academy: &Academy) -> Result<()> {
        match self {
            Self::ConfirmEmail { user } => identity::write_confirmation(academy, user).await,
            Self::AlreadyMember { user } => identity::write_already_member(academy, user).await,
            Self::ResetPassword { user } => identity::write_reset(academy, user).await,
            Self::ConfirmNewEmail { change } => identity::write_new_email(academy, change).await,
            Self::EmailChanged { change } => identity::write_email_changed(academy, change).await,
            Self::SweepIdentity => identity::sweep(academy).await,
            Self::SweepUploads => practice::sweep(academy).await,
            Self::SweepDocuments => credentials::sweep_documents(academy).await,
            Self::ReviewPublished { review } => review::write_published(academy, review).await,
            Self::CheckEligibility { user } => credentials::check_eligibility(academy, user).await,
            Self::Eligible { user, course } => credentials::write_eligible(academy, user, &course).await,
            Self::CertificateIssued { credential } => credentials::write_issued(academy, credential).await,
            Self::ArtistMessage { message } => credentials::artists::deliver_message(academy, message).await,
            Self::ClientReviewPublished { review } => {
                credentials::artists::write_review_published(academy, review).await
            }
            Self::StandingChanged { change } => credentials::write_change(academy, change).await,
            Self::PrerequisiteAppraised { prerequisite } => {
                credentials::write_appraised(academy, prerequisite).await
            }
            Self::EducationAppraised { education } => {
                credentials::write_education_appraised(academy, education).await
            }
            Self::Remind => credentials::remind(academy).await,
            Self::CertificateEnding { credential } => {
                credentials::write_certificate_ending(academy, credential).await
            }
            Self::PrerequisiteEnding { prerequisite } => {
                credentials::write_prerequisite_ending(academy, prerequisite).await
            }
        }
    }
}

/// Enqueues what recurs, unless it is waiting already. To be called at every start.
///
/// # Errors
/// When the database is out of reach.
pub async fn schedule(academy: &Academy) -> Result<()> {
    let tx = academy.store.begin().await?;
    identity::schedule_sweep(&tx, academy.now()).await?;
    practice::schedule_sweep(&tx, academy.now()).await?;
    credentials::schedule_document_sweep(&tx, academy.now()).await?;
    credentials::schedule_reminders(&tx, academy.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Runs the next job that is due. Returns whether there was one.
///
/// # Errors
/// When the database is out of reach; a job that fails is noted and tried again later.
pub async fn run_next(academy: &Academy) -> Result<bool> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let Some(leased) = queue::lease(&tx, now).await? else { return Ok(false) };
    tx.commit().await?;

    let outcome = match leased.job::<Job>() {
        Ok(job) => job.run(academy).await,
        Err(error) => Err(error.into()),
    };
    let tx = academy.store.begin().await?;
    match outcome {
        // What a job was about may be gone by the time it runs: then there is nothing left to do.
        Ok(()) | Err(Error::NotFound) => queue::done(&tx, leased.id).await?,
        Err(error) => {
            tracing::warn!(
                kind = leased.kind(),
                attempts = leased.attempts + 1,
                error = &error as &dyn std::error::Error,
                "job failed"
            );
            queue::failed(&tx, &leased, &error.to_string(), now).await?;
        }
    }
    tx.commit().await?;
    Ok(true)
}
