//! What the person at the server's own command line may do with certificates, and what the demo is made with.

use contract::credentials::{CheckView, Issue, StatedView};
use credential::{ForeignStatement, Report, Statement};
use domain::Viewer;
use domain::credentials::Code;
use domain::id::UserId;
use domain::policy::{IssueCredential, Person, authorize};
use domain::slug::CourseSlug;
use domain::viewer::System;
use store::credentials as kept;

use super::issue::{self, Edition};
use super::{examine, standing, verify};
use crate::{Academy, Error, Result};

const OPERATOR: Viewer = Viewer::System(System::Operator);

/// Issues a certificate under a code of one's own choice, or gives the code of the one issued before.
///
/// # Errors
/// Refused when a requirement is not met; [`Error::Conflict`] when another certificate has the code.
pub async fn issue(academy: &Academy, learner: UserId, course: CourseSlug, code: Code) -> Result<Code> {
    issue::issue_as(academy, &OPERATOR, Issue { learner, course }, code).await
}

/// Sets a certificate aside.
///
/// # Errors
/// [`Error::NotFound`] for an unknown code; refused unless it is in force.
pub async fn suspend(academy: &Academy, code: &Code, reason: String) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    standing::change(academy, &tx, &OPERATOR, code, now, |standing| standing.suspend(reason, now)).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a certificate back for good.
///
/// # Errors
/// [`Error::NotFound`] for an unknown code; refused when it is out of force for good already.
pub async fn revoke(academy: &Academy, code: &Code, reason: String) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    standing::change(academy, &tx, &OPERATOR, code, now, |standing| standing.revoke(reason, now)).await?;
    tx.commit().await?;
    Ok(())
}

/// Issues a certificate under the code `by` that takes the place of `code`: for the same holder and course, with
/// the same running number, from what the holder has done by now.
///
/// # Errors
/// [`Error::NotFound`] for an unknown code or a course that is no longer taught; refused when the old one is out
/// of force for good, or a requirement is not met.
pub async fn supersede(academy: &Academy, code: &Code, by: Code) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let replaced = by.clone();
    let old =
        standing::change(academy, &tx, &OPERATOR, code, now, |standing| standing.supersede(replaced, now))
            .await?;
    let latest = kept::latest_for(&tx, old.holder, &old.course).await?.ok_or(Error::NotFound)?;
    let course = academy.catalogue.course(&old.course).ok_or(Error::NotFound)?;
    let grant = authorize::<IssueCredential>(&OPERATOR, Person(old.holder))?;
    let edition = Edition { number: latest.edition + 1, license_number: latest.license_number };
    issue::keep(academy, &tx, &grant, course, by, edition, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The checks of a report that was made without an academy, as everybody else is told them.
pub fn checks<S>(report: &Report<S>) -> Vec<CheckView> {
    verify::checks(report, true)
}

/// What a document in the form of this academy states.
pub fn stated(statement: Statement) -> StatedView {
    examine::stated_here(statement)
}

/// What another issuer's document states.
pub fn stated_elsewhere(statement: ForeignStatement) -> StatedView {
    examine::stated_there(statement)
}
