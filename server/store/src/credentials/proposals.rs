//! What waits for a second person to be issued.

use domain::credentials::{Cause, Issuance, Proposal};
use domain::id::{CredentialId, UserId};
use domain::policy::{Grant, IssueCredential};
use domain::slug::CourseSlug;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::entities::proposal::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};

const FIRST: &str = "first";

/// Keeps a proposal for the grant's learner.
///
/// # Errors
/// [`Error::Duplicate`] when something waits for this learner and course already; [`Error::Corrupt`] when it is for
/// somebody else.
pub async fn propose(tx: &Tx, grant: &Grant<IssueCredential>, proposal: Proposal) -> Result<()> {
    if proposal.learner != grant.target().0 {
        return Err(Error::corrupt("learner", proposal.learner));
    }
    let (issuance, of) = match proposal.issuance {
        Issuance::First => (FIRST, None),
        Issuance::Successor { of, cause } => (cause.as_str(), Some(of.get())),
    };
    ActiveModel {
        learner_id: Set(proposal.learner.get()),
        course: Set(proposal.course.to_string()),
        issuance: Set(issuance.to_owned()),
        credential_id: Set(of),
        by_id: Set(proposal.by.get()),
        at: Set(proposal.at),
        reason: Set(proposal.reason),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Forgets what was proposed for the grant's learner. Returns whether there was anything.
///
/// # Errors
/// When the database refuses.
pub async fn forget_proposal(tx: &Tx, grant: &Grant<IssueCredential>, course: &CourseSlug) -> Result<bool> {
    let key = (grant.target().0.get(), course.to_string());
    Ok(Entity::delete_by_id(key).exec(tx).await?.rows_affected > 0)
}

/// What waits for this learner and course.
///
/// # Errors
/// When the database refuses.
pub async fn proposal(
    db: &impl ConnectionTrait,
    learner: UserId,
    course: &CourseSlug,
) -> Result<Option<Proposal>> {
    Entity::find_by_id((learner.get(), course.to_string())).one(db).await?.map(read).transpose()
}

/// Everything that waits for a second person, the longest waiting first.
///
/// # Errors
/// When the database refuses.
pub async fn proposals(db: &impl ConnectionTrait) -> Result<Vec<Proposal>> {
    let rows = Entity::find().order_by_asc(Column::At).all(db).await?;
    rows.into_iter().map(read).collect()
}

fn read(row: Model) -> Result<Proposal> {
    let issuance = match (row.issuance.as_str(), row.credential_id) {
        (FIRST, None) => Issuance::First,
        (name, Some(of)) => {
            let cause = Cause::parse(name).ok_or_else(|| Error::corrupt("issuance", name))?;
            Issuance::Successor { of: CredentialId::new(of), cause }
        }
        (name, None) => return Err(Error::corrupt("issuance", name)),
    };
    Ok(Proposal {
        learner: UserId::new(row.learner_id),
        course: CourseSlug::parse(&row.course).map_err(|_| Error::corrupt("course", &row.course))?,
        issuance,
        by: UserId::new(row.by_id),
        at: row.at,
        reason: row.reason,
    })
}
