//! Issuing a certificate.

use contract::credentials::Issue;
use credential::{CredentialRecord, LIST_LENGTH};
use domain::Viewer;
use domain::credentials::{Code, Issuance, Refusal, Standing};
use domain::id::{CredentialId, UserId};
use domain::learning::{Course, LearnerProgress};
use domain::policy::{Grant, IssueCredential, Person, authorize};
use store::Tx;
use store::credentials::{self as kept, Latest, NewCredential, Place};
use store::identity as people;
use time::OffsetDateTime;

use super::progress::Standings;
use super::proposals;
use super::record::{self, Particulars};
use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// A list is half full at most, so that a random place is soon found.
const MOST_TAKEN: u32 = LIST_LENGTH / 2;

/// Issues a certificate under a random code, or gives the code of the one issued before.
pub(super) async fn issue(academy: &Academy, viewer: &Viewer, command: Issue) -> Result<Code> {
    issue_as(academy, viewer, command, Code::from_random(academy.chance.bits())).await
}

/// Issues a certificate under `code`, or gives the code of the one issued before.
pub(super) async fn issue_as(academy: &Academy, viewer: &Viewer, command: Issue, code: Code) -> Result<Code> {
    let now = academy.now();
    let grant = authorize::<IssueCredential>(viewer, Person(command.learner))?;
    let course = academy.catalogue.course(&command.course).ok_or(Error::NotFound)?;
    let tx = academy.store.begin().await?;
    if let Some(code) = issued_already(&tx, command.learner, course, now).await? {
        return Ok(code);
    }
    let proposed_by = proposals::seconded(academy, &tx, &grant, &course.slug, Issuance::First).await?;
    let running = kept::next_license_number(&tx, &grant, now.year()).await?;
    let license_number = format!("SMP-{}-{running:05}", now.year());
    let decided = Decided { code: code.clone(), license_number, proposed_by };
    keep(academy, &tx, &grant, course, decided, now).await?;
    tx.commit().await?;
    Ok(code)
}

/// The certificate of a learner for a course that is good already, if there is one.
pub(super) async fn issued_already(
    tx: &Tx,
    learner: UserId,
    course: &Course,
    now: OffsetDateTime,
) -> Result<Option<Code>> {
    let latest = kept::latest_for(tx, learner, &course.slug).await?;
    Ok(issued_before(latest, course, now)?)
}

/// What somebody has done, if it is everything that the course's certificate asks for.
pub(super) async fn demand_everything(
    tx: &Tx,
    learner: UserId,
    course: &Course,
    now: OffsetDateTime,
) -> Result<(Standings, LearnerProgress)> {
    let standings = Standings::of(tx, learner).await?;
    let progress = standings.progress(tx, learner, course).await?;
    if standings.suffice(course, &progress, now.date()) {
        Ok((standings, progress))
    } else {
        Err(Refusal::NotEligible.into())
    }
}

/// The certificate that is good already, if there is one.
fn issued_before(
    latest: Option<Latest>,
    course: &Course,
    now: OffsetDateTime,
) -> std::result::Result<Option<Code>, Refusal> {
    let Some(latest) = latest else { return Ok(None) };
    if matches!(latest.standing, Standing::Suspended { .. }) {
        // A suspension is lifted by reinstating, not by issuing again when the course has changed.
        return Err(Refusal::Suspended);
    }
    let same = latest.course_revision == course.revision;
    let good = latest.standing == Standing::Active && now < latest.valid_until;
    match (same, good) {
        (true, true) => Ok(Some(latest.code)),
        // A record that has ended is replaced by another use case, which says which one it replaces.
        (true, false) | (false, true) => Err(Refusal::AlreadyIssued),
        (false, false) => Ok(None),
    }
}

/// What is decided before a certificate is issued.
struct Decided {
    code: Code,
    license_number: String,
    proposed_by: Option<UserId>,
}

/// Rechecks every requirement, then freezes, signs and keeps the record, and enqueues what follows.
async fn keep(
    academy: &Academy,
    tx: &Tx,
    grant: &Grant<IssueCredential>,
    course: &Course,
    decided: Decided,
    now: OffsetDateTime,
) -> Result<()> {
    let Person(learner) = *grant.target();
    let Decided { code, license_number, proposed_by } = decided;
    let holder = people::account(tx, learner).await?.ok_or(Error::NotFound)?;
    let (standings, progress) = demand_everything(tx, learner, course, now).await?;
    let id = CredentialId::new(academy.chance.id(now));
    let subject = kept::subject_of(tx, learner).await?.unwrap_or_else(|| academy.chance.id(now));
    let particulars = Particulars { id, code, subject, license_number, issued_at: now };
    let record = record::freeze(academy, tx, &holder, course, &standings, &progress, particulars).await?;
    file(academy, tx, grant, &record, proposed_by).await?;
    kept::note_served(tx, grant, &course.slug, now).await?;
    Job::CertificateIssued { credential: id }.enqueue(academy, tx, now).await
}

/// Signs a frozen record and keeps it, with a place in a status list.
pub(super) async fn file(
    academy: &Academy,
    tx: &Tx,
    grant: &Grant<IssueCredential>,
    record: &CredentialRecord,
    proposed_by: Option<UserId>,
) -> Result<()> {
    let edition = record.edition.ok_or_else(|| Error::internal("keeping a record", "it has no edition"))?;
    let place = draw_place(academy, tx, grant).await?;
    let jwt = academy.signer.sign(record, place)?;
    let new = NewCredential {
        id: record.credential_id,
        code: record.code.clone(),
        subject: record.holder.id,
        course: record.achievement.course.clone(),
        course_revision: record.course_revision.clone(),
        edition,
        license_number: record.license_number.clone(),
        holder_name: record.holder.name.clone(),
        record: record.to_json().map_err(|error| Error::internal("writing a record", error))?,
        jwt: jwt.into_string(),
        place,
        issued_at: record.issued_at,
        valid_until: record.valid_until,
        proposed_by,
    };
    Ok(kept::issue(tx, grant, new).await?)
}

/// A random free place, so that its number tells neither order nor count.
pub(super) async fn draw_place(academy: &Academy, tx: &Tx, grant: &Grant<IssueCredential>) -> Result<Place> {
    let list = kept::open_list(tx, grant, MOST_TAKEN).await?;
    // Half the places are free: that all of these tries miss is as likely as a broken disk.
    for _ in 0..64 {
        let bits = academy.chance.bits() % u64::from(LIST_LENGTH);
        let place = Place { list, index: u32::try_from(bits).unwrap_or(0) };
        if kept::place_is_free(tx, place).await? {
            return Ok(place);
        }
    }
    Err(Error::internal("placing a certificate", "no free place was drawn"))
}
