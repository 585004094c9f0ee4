//! A key was given up: which certificates carry its signature, and the same certificates signed anew.
//!
//! Nobody can tell what the academy signed with such a key from what a thief signed, so it all stops counting. What
//! the register says is true all the same: each record that is in force is issued once more, word for word, under a
//! new code and with the keys that are good, and replaces the one before.

use domain::Viewer;
use domain::credentials::{Code, Standing};
use domain::id::CredentialId;
use domain::policy;
use domain::policy::{IssueCredential, Person, ReadRegister, authorize};
use domain::viewer::System;
use store::credentials::{self as kept, Credential, NewCredential};

use super::{issue, record, standing};
use crate::jobs::Job;
use crate::{Academy, Error, Result};

const OPERATOR: Viewer = Viewer::System(System::Operator);
/// Certificates read at a time.
const BATCH: u64 = 500;

/// A certificate that a key had a part in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    /// Its code.
    pub code: Code,
    /// The holder's name as printed.
    pub holder: String,
    /// Whether it is in force, so that it is to be issued once more.
    pub in_force: bool,
}

/// The certificates that the key called `name` signed, or made the proof inside of, the oldest first.
///
/// # Errors
/// When the database is out of reach.
pub async fn affected(academy: &Academy, name: &str) -> Result<Vec<Affected>> {
    authorize::<ReadRegister>(&OPERATOR, policy::Academy)?;
    let (db, now) = (academy.store.reader(), academy.now());
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let batch = kept::credentials_after(db, after, BATCH).await?;
        let Some(last) = batch.last() else { return Ok(found) };
        after = Some(last.id);
        for certificate in batch {
            let keys = credential::keys_named(certificate.jwt.as_bytes());
            if keys.iter().any(|key| key == name) {
                let holder = record::read(&certificate)?.holder.name;
                let in_force = certificate.standing == Standing::Active && now < certificate.valid_until;
                found.push(Affected { code: certificate.code, holder, in_force });
            }
        }
    }
}

/// Issues the certificate with `code` once more, with the same statements, signed with the keys that are good now, and
/// tells its holder. What was earned was examined when it was issued, so nothing is examined again.
///
/// # Errors
/// [`Error::NotFound`] for an unknown code; refused when it is out of force for good.
pub async fn issue_again(academy: &Academy, code: &Code) -> Result<Code> {
    let now = academy.now();
    let next = Code::from_random(academy.chance.bits());
    let tx = academy.store.begin().await?;
    let by = next.clone();
    let old =
        standing::change(academy, &tx, &OPERATOR, code, now, |standing| standing.supersede(by, now)).await?;
    let grant = authorize::<IssueCredential>(&OPERATOR, Person(old.holder))?;
    let latest = kept::latest_for(&tx, old.holder, &old.course).await?.ok_or(Error::NotFound)?;
    let place = issue::draw_place(academy, &tx, &grant).await?;
    let new = anew(academy, &old, next.clone(), latest.edition + 1, place)?;
    let id = new.id;
    kept::issue(&tx, &grant, new).await?;
    Job::CertificateIssued { credential: id }.enqueue(academy, &tx, now).await?;
    tx.commit().await?;
    academy.versions().changed();
    Ok(next)
}

fn anew(
    academy: &Academy,
    old: &Credential,
    code: Code,
    edition: u32,
    place: kept::Place,
) -> Result<NewCredential> {
    let now = academy.now();
    let mut record = record::read(old)?;
    record.credential_id = CredentialId::new(academy.chance.id(now));
    record.code = code;
    record.issued_at = now;
    record.issuer = academy.signer.issuer().clone();
    let jwt = academy.signer.sign(&record, place)?;
    Ok(NewCredential {
        id: record.credential_id,
        code: record.code.clone(),
        subject: record.holder.id,
        course: old.course.clone(),
        course_revision: record.course_revision.clone(),
        edition,
        license_number: record.license_number.clone(),
        holder_name: record.holder.name.clone(),
        record: record.to_json().map_err(|error| Error::internal("writing a record", error))?,
        jwt: jwt.into_string(),
        place,
        issued_at: record.issued_at,
        valid_until: record.valid_until,
    })
}
