//! Issuing a certificate.

use contract::credentials::Issue;
use credential::LIST_LENGTH;
use domain::Viewer;
use domain::credentials::{Code, Refusal, Standing};
use domain::id::CredentialId;
use domain::learning::{Course, is_eligible};
use domain::policy::{Grant, IssueCredential, Person, authorize};
use store::Tx;
use store::credentials::{self as kept, Latest, NewCredential, Place};
use store::identity as people;
use time::OffsetDateTime;

use super::progress::{Standings, requirements};
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
    let latest = kept::latest_for(&tx, command.learner, &course.slug).await?;
    if let Some(code) = issued_before(latest, course, now)? {
        return Ok(code);
    }
    let running = kept::next_license_number(&tx, &grant, now.year()).await?;
    let edition = Edition { number: 1, license_number: format!("SMP-{}-{running:05}", now.year()) };
    keep(academy, &tx, &grant, course, code.clone(), edition, now).await?;
    tx.commit().await?;
    Ok(code)
}

/// The certificate that is good already, if there is one.
fn issued_before(
    latest: Option<Latest>,
    course: &Course,
    now: OffsetDateTime,
) -> std::result::Result<Option<Code>, Refusal> {
    let Some(latest) = latest else { return Ok(None) };
    let same = latest.course_revision == course.revision;
    let good = latest.standing == Standing::Active && now < latest.valid_until;
    match (same, good) {
        (true, true) => Ok(Some(latest.code)),
        // A record that has ended is replaced by another use case, which says which one it replaces.
        (true, false) | (false, true) => Err(Refusal::AlreadyIssued),
        (false, false) => Ok(None),
    }
}

/// Which of the records for one learner and course revision.
pub(super) struct Edition {
    /// From 1.
    pub number: u32,
    /// The running number, the same in all of them.
    pub license_number: String,
}

/// Rechecks every requirement, then freezes, signs and keeps the record, and enqueues what follows.
pub(super) async fn keep(
    academy: &Academy,
    tx: &Tx,
    grant: &Grant<IssueCredential>,
    course: &Course,
    code: Code,
    edition: Edition,
    now: OffsetDateTime,
) -> Result<CredentialId> {
    let Person(learner) = *grant.target();
    let holder = people::account(tx, learner).await?.ok_or(Error::NotFound)?;
    let standings = Standings::of(tx, learner).await?;
    let progress = standings.progress(tx, learner, course).await?;
    if !is_eligible(&requirements(course, &progress)) {
        return Err(Refusal::NotEligible.into());
    }
    let id = CredentialId::new(academy.chance.id(now));
    let subject = kept::subject_of(tx, learner).await?.unwrap_or_else(|| academy.chance.id(now));
    let license_number = edition.license_number.clone();
    let particulars = Particulars { id, code: code.clone(), subject, license_number, issued_at: now };
    let record = record::freeze(academy, tx, &holder, course, &standings, &progress, particulars).await?;
    let place = draw_place(academy, tx, grant).await?;
    let jwt = academy.signer.sign(&record, place)?;
    let new = NewCredential {
        id,
        code,
        subject,
        course: course.slug.clone(),
        course_revision: course.revision.clone(),
        edition: edition.number,
        license_number: edition.license_number,
        holder_name: record.holder.name.clone(),
        record: record.to_json().map_err(|error| Error::internal("writing a record", error))?,
        jwt: jwt.into_string(),
        place,
        issued_at: record.issued_at,
        valid_until: record.valid_until,
    };
    kept::issue(tx, grant, new).await?;
    kept::note_served(tx, grant, &course.slug, now).await?;
    Job::CertificateIssued { credential: id }.enqueue(academy, tx, now).await?;
    Ok(id)
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
