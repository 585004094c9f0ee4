//! The room's letters.

use domain::id::{CredentialId, UserId};
use domain::slug::CourseSlug;
use store::credentials as kept;

use super::record;
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
