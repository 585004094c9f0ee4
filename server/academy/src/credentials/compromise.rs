//! Keys were given up: which certificates carry their signatures, and the same certificates signed anew.
//!
//! Nobody can tell what the academy signed with such keys from what a thief signed, so it all stops counting. What
//! the register says is true all the same: each record that is in force is issued once more, with the same statements,
//! under a new code and with the keys that are good, and replaces the one before.

use domain::Viewer;
use domain::credentials::{Cause, Code, Standing};
use domain::policy::{self, ReadRegister, authorize};
use domain::viewer::System;
use store::credentials as kept;

use super::standing::Errand;
use super::{audit, record, reissue};
use crate::{Academy, Result};

const OPERATOR: Viewer = Viewer::System(System::Operator);

/// A certificate that a key had a part in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    /// Its code.
    pub code: Code,
    /// The holder's name as printed.
    pub holder: String,
    /// Whether it is in force and none has renewed it, so that it is to be issued once more.
    pub in_force: bool,
}

/// The certificates that a key with one of these names signed, or made the proof inside of, each once, the oldest
/// first.
///
/// # Errors
/// When the database is out of reach.
pub async fn affected(academy: &Academy, names: &[String]) -> Result<Vec<Affected>> {
    authorize::<ReadRegister>(&OPERATOR, policy::Academy)?;
    let (now, mut found) = (academy.now(), Vec::new());
    audit::visit(&academy.store, |certificate| {
        let keys = credential::keys_named(certificate.jwt.as_bytes());
        if keys.iter().any(|key| names.contains(key)) {
            let holder = record::read(&certificate)?.holder.name;
            let in_force = certificate.standing == Standing::Active && now < certificate.valid_until;
            let number = (certificate.license_number, certificate.edition);
            found.push((number, Affected { code: certificate.code, holder, in_force }));
        }
        Ok(())
    })
    .await?;
    let mut affected = Vec::with_capacity(found.len());
    for ((number, edition), mut one) in found {
        // Who has renewed holds a newer one: only that is issued once more, if it is affected at all.
        if one.in_force {
            one.in_force = kept::successor(academy.store.reader(), &number, edition).await?.is_none();
        }
        affected.push(one);
    }
    Ok(affected)
}

/// Issues the certificate with `code` once more, with the same statements, signed with the keys that are good now, and
/// tells its holder. What was earned was examined when it was issued, so nothing is examined again.
///
/// # Errors
/// [`Error::NotFound`](crate::Error::NotFound) for an unknown code; refused unless it is in force.
pub async fn issue_again(academy: &Academy, code: &Code, reason: String) -> Result<Code> {
    let next = Code::from_random(academy.chance.bits());
    let errand = Errand::of(academy, OPERATOR, reason).await?;
    reissue::reissue_as(academy, errand, code, next.clone(), Cause::Reissued).await?;
    Ok(next)
}
