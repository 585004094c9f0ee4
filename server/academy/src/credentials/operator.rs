//! What the person at the server's own command line may do with certificates, and what the demo is made with.

use contract::credentials::{CheckView, Issue};
use credential::Report;
use domain::Viewer;
use domain::credentials::{Cause, Code};
use domain::id::UserId;
use domain::slug::CourseSlug;
use domain::viewer::System;

pub use super::audit::{Audit, audit};
pub use super::compromise::{Affected, affected, issue_again};
use super::standing::Errand;
use super::{issue, reissue, standing, verify};
use crate::{Academy, Result};

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
    standing::suspend_as(academy, Errand::of(academy, OPERATOR, reason).await?, code).await
}

/// Takes a certificate back for good.
///
/// # Errors
/// [`Error::NotFound`] for an unknown code; refused when it is out of force for good already.
pub async fn revoke(academy: &Academy, code: &Code, reason: String) -> Result<()> {
    standing::revoke_as(academy, Errand::of(academy, OPERATOR, reason).await?, code).await
}

/// Issues a certificate under the code `by` that takes the place of `code`: the same statement, signed anew.
///
/// # Errors
/// [`Error::NotFound`] for an unknown code; refused unless the old one is in force.
pub async fn supersede(academy: &Academy, code: &Code, by: Code) -> Result<()> {
    reissue(academy, code, by, Cause::Reissued, "Signed anew.".to_owned()).await
}

/// Issues a certificate under the code `by` that takes the place of `code` for this cause.
///
/// # Errors
/// [`Error::NotFound`] for an unknown code; refused unless the rules allow it.
pub async fn reissue(academy: &Academy, code: &Code, by: Code, cause: Cause, reason: String) -> Result<()> {
    let errand = Errand::of(academy, OPERATOR, reason).await?;
    reissue::reissue_as(academy, errand, code, by, cause).await
}

/// The checks of a report that was made without an academy, as everybody else is told them.
pub fn checks<S>(report: &Report<S>) -> Vec<CheckView> {
    verify::checks(report, true)
}
