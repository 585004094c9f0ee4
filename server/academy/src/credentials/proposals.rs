//! Issuing by two people, where the course asks for it.

use contract::credentials::{Issue, ProposalView, ProposeReissue};
use domain::credentials::{Cause, Issuance, Proposal, Refusal, second_person};
use domain::id::UserId;
use domain::policy::{self, Denied, Grant, IssueCredential, Person, ReadRegister, authorize};
use domain::slug::CourseSlug;
use domain::{Viewer, problem};
use store::Tx;
use store::credentials as kept;

use super::register::Roll;
use super::{issue, reissue, standing};
use crate::{Academy, Error, Result};

/// Proposes that a certificate is issued. Everything must be met already; it is looked at again when it is confirmed.
pub(super) async fn propose(academy: &Academy, viewer: &Viewer, command: Issue) -> Result<()> {
    let now = academy.now();
    let grant = authorize::<IssueCredential>(viewer, Person(command.learner))?;
    let course = academy.catalogue.course(&command.course).ok_or(Error::NotFound)?;
    let tx = academy.store.begin().await?;
    if issue::issued_already(&tx, command.learner, course, now).await?.is_some() {
        return Err(Refusal::AlreadyIssued.into());
    }
    issue::demand_everything(&tx, command.learner, course, now).await?;
    keep(academy, tx, &grant, course.slug.clone(), Issuance::First, None).await
}

/// Proposes that a new record takes the place of a certificate.
pub(super) async fn propose_reissue(
    academy: &Academy,
    viewer: &Viewer,
    command: ProposeReissue,
) -> Result<()> {
    let now = academy.now();
    authorize::<ReadRegister>(viewer, policy::Academy)?;
    let reason = problem::text(&command.reason, standing::REASON);
    let reason = reason.map_err(|problem| Error::field("reason", problem))?;
    let tx = academy.store.begin().await?;
    let old = standing::hold(&tx, &command.code).await?;
    let grant = authorize::<IssueCredential>(viewer, Person(old.holder))?;
    reissue::check(academy, &tx, &old, command.cause, now).await?;
    let issuance = Issuance::Successor { of: old.id, cause: command.cause };
    keep(academy, tx, &grant, old.course.clone(), issuance, Some(reason)).await
}

async fn keep(
    academy: &Academy,
    tx: Tx,
    grant: &Grant<IssueCredential>,
    course: CourseSlug,
    issuance: Issuance,
    reason: Option<String>,
) -> Result<()> {
    let Person(learner) = *grant.target();
    let by = grant.by().ok_or(Denied::Hidden)?;
    if !takes_two(academy, &course) {
        return Err(Error::NotFound);
    }
    if let Some(found) = kept::proposal(&tx, learner, &course).await? {
        // A second tap on the same button.
        let same = found.issuance == issuance && found.by == by;
        return if same { Ok(()) } else { Err(Error::Conflict) };
    }
    let proposal = Proposal { learner, course, issuance, by, at: academy.now(), reason };
    kept::propose(&tx, grant, proposal).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes back what was proposed for somebody, by whomever.
pub(super) async fn withdraw(academy: &Academy, viewer: &Viewer, command: Issue) -> Result<()> {
    let grant = authorize::<IssueCredential>(viewer, Person(command.learner))?;
    let tx = academy.store.begin().await?;
    if !kept::forget_proposal(&tx, &grant, &command.course).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Whether issuing for this course takes two people. Of a course that is no longer taught nothing is known.
pub(super) fn takes_two(academy: &Academy, course: &CourseSlug) -> bool {
    academy.catalogue.course(course).is_some_and(|course| course.certificate.two_person)
}

/// Who proposed what is about to be issued, where two people issue; from then on it waits no longer.
pub(super) async fn seconded(
    academy: &Academy,
    tx: &Tx,
    grant: &Grant<IssueCredential>,
    course: &CourseSlug,
    issuance: Issuance,
) -> Result<Option<UserId>> {
    // To sign the same statement anew nobody has to be asked.
    let reissued = matches!(issuance, Issuance::Successor { cause: Cause::Reissued, .. });
    let two_person = takes_two(academy, course) && !reissued;
    let proposal = kept::proposal(tx, grant.target().0, course).await?;
    let proposed_by = second_person(two_person, proposal.as_ref(), issuance, grant.by())?;
    if proposed_by.is_some() {
        kept::forget_proposal(tx, grant, course).await?;
    }
    Ok(proposed_by)
}

pub(super) fn view(proposal: &Proposal, viewer: &Viewer, roll: &Roll) -> ProposalView {
    ProposalView {
        by: roll.name(proposal.by),
        mine: viewer.is(proposal.by),
        at: proposal.at,
        reason: proposal.reason.clone(),
    }
}
