//! Looking at what holders declared.

use contract::credentials::{Appraise, CheckRow, ChecksView, Declared};
use domain::Viewer;
use domain::credentials::{Appraisal, Refusal};
use domain::id::{EducationId, PrerequisiteId, UserId};
use domain::policy::{self, Action as _, AppraiseEvidence, Person, ReadRegister, authorize};
use domain::problem;
use store::credentials as kept;
use time::{Date, OffsetDateTime};

use super::prerequisites::declared_views;
use super::register::Roll;
use super::renewal::education_views;
use super::standing;
use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// Declarations on the page.
const ROWS: u64 = 50;

/// What waits to be looked at, the longest waiting first.
pub(super) async fn checks(academy: &Academy, viewer: &Viewer) -> Result<ChecksView> {
    let (db, today) = (academy.store.reader(), academy.now().date());
    authorize::<ReadRegister>(viewer, policy::Academy)?;
    let (prerequisites, prerequisites_total) = kept::open_prerequisites(db, ROWS).await?;
    let (education, education_total) = kept::open_education(db, ROWS).await?;
    let holders = prerequisites.iter().map(|one| one.holder).collect::<Vec<_>>();
    let learners = education.iter().map(|entry| entry.holder).collect::<Vec<_>>();
    let roll = Roll::call(academy, [holders.as_slice(), &learners].concat()).await?;
    let declared = declared_views(academy, prerequisites, today).await?;
    let recorded = education_views(academy, education, Date::MIN, today).await?;
    Ok(ChecksView {
        prerequisites: rows(viewer, &roll, holders, declared),
        prerequisites_total,
        education: rows(viewer, &roll, learners, recorded),
        education_total,
    })
}

fn rows<T>(viewer: &Viewer, roll: &Roll, holders: Vec<UserId>, declared: Vec<T>) -> Vec<CheckRow<T>> {
    let row = |(holder, declared)| CheckRow {
        holder: roll.name(holder),
        declared,
        decidable: AppraiseEvidence::allows(viewer, &Person(holder)),
    };
    holders.into_iter().zip(declared).map(row).collect()
}

/// Accepts or refuses what somebody declared, and tells them.
pub(super) async fn appraise(academy: &Academy, viewer: &Viewer, command: Appraise) -> Result<()> {
    authorize::<AppraiseEvidence>(viewer, Person(holder_of(academy, command.what).await?))?;
    let reason = command.refuse.map(|reason| problem::text(&reason, standing::REASON)).transpose();
    let reason = reason.map_err(|problem| Error::field("reason", problem))?;
    match command.what {
        Declared::Prerequisite(id) => appraise_prerequisite(academy, viewer, id, reason).await,
        Declared::Education(id) => appraise_education(academy, viewer, id, reason).await,
    }
}

async fn holder_of(academy: &Academy, what: Declared) -> Result<UserId> {
    let db = academy.store.reader();
    match what {
        Declared::Prerequisite(id) => kept::prerequisite(db, id).await?.map(|found| found.holder),
        Declared::Education(id) => kept::education(db, id).await?.map(|found| found.holder),
    }
    .ok_or(Error::NotFound)
}

async fn appraise_prerequisite(
    academy: &Academy,
    viewer: &Viewer,
    id: PrerequisiteId,
    refuse: Option<String>,
) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let found = kept::lock_prerequisite(&tx, id).await?.ok_or(Error::NotFound)?;
    let grant = authorize::<AppraiseEvidence>(viewer, Person(found.holder))?;
    let appraisal = decide(&found.appraisal, grant.by(), refuse, now)?;
    kept::appraise_prerequisite(&tx, &grant, id, &appraisal).await?;
    Job::PrerequisiteAppraised { prerequisite: id }.enqueue(academy, &tx, now).await?;
    Job::CheckEligibility { user: found.holder }.enqueue(academy, &tx, now).await?;
    tx.commit().await?;
    Ok(())
}

async fn appraise_education(
    academy: &Academy,
    viewer: &Viewer,
    id: EducationId,
    refuse: Option<String>,
) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let found = kept::lock_education(&tx, id).await?.ok_or(Error::NotFound)?;
    let grant = authorize::<AppraiseEvidence>(viewer, Person(found.holder))?;
    let appraisal = decide(&found.appraisal, grant.by(), refuse, now)?;
    kept::appraise_education(&tx, &grant, id, &appraisal).await?;
    Job::EducationAppraised { education: id }.enqueue(academy, &tx, now).await?;
    tx.commit().await?;
    Ok(())
}

fn decide(
    appraisal: &Appraisal,
    by: Option<UserId>,
    refuse: Option<String>,
    now: OffsetDateTime,
) -> std::result::Result<Appraisal, Refusal> {
    match refuse {
        None => appraisal.accept(by, now),
        Some(reason) => appraisal.refuse(by, now, reason),
    }
}
