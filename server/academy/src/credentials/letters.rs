//! The room's letters.

use domain::credentials::{Appraisal, Prerequisite, Standing};
use domain::id::{CredentialId, EducationId, PrerequisiteId, StandingChangeId, UserId};
use domain::slug::CourseSlug;
use store::credentials as kept;

use super::{record, succession};
use crate::identity::{addressee, post};
use crate::letters::Letter;
use crate::{Academy, Error, Result};

/// Writes the letter that says that every requirement is met.
pub(crate) async fn write_eligible(academy: &Academy, user: UserId, course: &CourseSlug) -> Result<()> {
    let (account, _) = addressee(academy, user).await?;
    let course = academy.catalogue.course(course).ok_or(Error::NotFound)?;
    let course = course.title.get(account.locale).clone();
    post(academy, account, &Letter::Eligible { course }).await
}

/// Writes the letter that brings a certificate.
pub(crate) async fn write_issued(academy: &Academy, id: CredentialId) -> Result<()> {
    let certificate = kept::credential(academy.store.reader(), id).await?.ok_or(Error::NotFound)?;
    let (account, _) = addressee(academy, certificate.holder).await?;
    let title = record::read(&certificate)?.achievement.name.get(account.locale).clone();
    post(academy, account, &Letter::CertificateIssued { title, code: certificate.code }).await
}

/// Writes the letter that tells a holder what became of a certificate.
pub(crate) async fn write_change(academy: &Academy, id: StandingChangeId) -> Result<()> {
    let db = academy.store.reader();
    let change = kept::standing_change(db, id).await?.ok_or(Error::NotFound)?;
    let certificate = kept::credential(db, change.credential).await?.ok_or(Error::NotFound)?;
    let (account, _) = addressee(academy, certificate.holder).await?;
    let title = record::read(&certificate)?.achievement.name.get(account.locale).clone();
    let next = succession::next(db, &certificate).await?;
    let code = certificate.code;
    let letter = match change.standing {
        // Only a renewal leaves a certificate in force.
        Standing::Active => {
            let Some((by, cause)) = next else { return Ok(()) };
            Letter::CertificateReplaced { title, old: code, code: by, cause }
        }
        Standing::Suspended { reason, .. } => Letter::CertificateSuspended { title, code, reason },
        Standing::Revoked { reason, .. } => Letter::CertificateRevoked { title, code, reason },
        Standing::Superseded { by, .. } => {
            let cause = change.note.cause.ok_or(Error::NotFound)?;
            Letter::CertificateReplaced { title, old: code, code: by, cause }
        }
    };
    post(academy, account, &letter).await
}

/// Writes the letter that says that a certificate is about to end.
pub(crate) async fn write_certificate_ending(academy: &Academy, id: CredentialId) -> Result<()> {
    let db = academy.store.reader();
    let certificate = kept::credential(db, id).await?.ok_or(Error::NotFound)?;
    if certificate.standing.is_withdrawn() || succession::renewed_by(db, &certificate).await?.is_some() {
        return Ok(());
    }
    let (account, _) = addressee(academy, certificate.holder).await?;
    let title = record::read(&certificate)?.achievement.name.get(account.locale).clone();
    let (code, until) = (certificate.code, certificate.valid_until);
    post(academy, account, &Letter::CertificateEnding { title, code, until }).await
}

/// Writes the letter that says what was made of a prerequisite, unless its holder has taken it back meanwhile.
pub(crate) async fn write_appraised(academy: &Academy, id: PrerequisiteId) -> Result<()> {
    let Some(declared) = kept::prerequisite(academy.store.reader(), id).await? else { return Ok(()) };
    let Prerequisite { holder, kind, expires_on: until, appraisal, .. } = declared;
    let (account, _) = addressee(academy, holder).await?;
    let letter = match appraisal {
        Appraisal::Open => return Ok(()),
        Appraisal::Accepted { .. } => Letter::PrerequisiteAccepted { kind, until },
        Appraisal::Refused { reason, .. } => Letter::PrerequisiteRefused { kind, reason },
    };
    post(academy, account, &letter).await
}

/// Writes the letter that says what was made of continuing education, unless it was taken back meanwhile.
pub(crate) async fn write_education_appraised(academy: &Academy, id: EducationId) -> Result<()> {
    let Some(entry) = kept::education(academy.store.reader(), id).await? else { return Ok(()) };
    let (account, _) = addressee(academy, entry.holder).await?;
    let refused = match entry.appraisal {
        Appraisal::Open => return Ok(()),
        Appraisal::Accepted { .. } => None,
        Appraisal::Refused { reason, .. } => Some(reason),
    };
    post(academy, account, &Letter::EducationAppraised { title: entry.title, refused }).await
}

/// Writes the letter that says that a prerequisite is about to lapse, or has, unless it was taken back meanwhile.
pub(crate) async fn write_prerequisite_ending(academy: &Academy, id: PrerequisiteId) -> Result<()> {
    let Some(declared) = kept::prerequisite(academy.store.reader(), id).await? else { return Ok(()) };
    let Prerequisite { holder, kind, expires_on: until, .. } = declared;
    let (account, _) = addressee(academy, holder).await?;
    post(academy, account, &Letter::PrerequisiteEnding { kind, until }).await
}
