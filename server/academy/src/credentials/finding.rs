//! What can be found out about a certificate of this academy, for any moment: the document, checked, and where it stood.

use contract::credentials::Asked;
use credential::record::CredentialRecord;
use credential::{CheckName, Depth, Found, Named, Outcome, Reason, Report, StatusSource};
use domain::credentials::{CheckOutcome, Standing, Verdict};
use store::credentials::{self as kept, Credential};
use time::OffsetDateTime;

use super::{record, status_lists};
use crate::{Academy, Error, Result};

/// What was found out about a document of ours.
pub(super) struct Finding {
    /// What the register keeps; `None` when it knows nothing of it.
    pub kept: Option<Credential>,
    /// `None` when there is none, or the stored text is none.
    pub record: Option<CredentialRecord>,
    /// What the checks came to.
    pub report: Report,
    /// Where it stood, if register and status list agree about it.
    standing: Option<Standing>,
}

/// The moment a question is about, as seen from now.
#[derive(Clone, Copy)]
enum Moment {
    Now,
    Past,
    Future,
}

impl Finding {
    /// Checks `document` against the keys, the lists and `kept`, the certificate of the register that it claims to be.
    pub(super) async fn make(
        academy: &Academy,
        kept: Option<Credential>,
        document: &Found,
        asked: Asked,
    ) -> Result<Self> {
        let now = academy.now();
        let at = asked.at.unwrap_or(now);
        let moment = match at.cmp(&now) {
            std::cmp::Ordering::Less => Moment::Past,
            std::cmp::Ordering::Equal => Moment::Now,
            std::cmp::Ordering::Greater => Moment::Future,
        };
        let depth = if asked.thorough { Depth::Proof } else { Depth::Token };
        // A row that was given another certificate's record does not hold its own.
        let record =
            kept.as_ref().and_then(|kept| record::read(kept).ok().filter(|record| record.code == kept.code));
        let issuer = record.as_ref().map_or(academy.signer.issuer(), |record| &record.issuer);
        let keys = academy.signer.keys(&issuer.did);
        let list = match list_number(academy, kept.as_ref(), document) {
            Some(number) => list(academy, number, issuer, now).await,
            None => None,
        };
        let status =
            list.as_deref().map_or(StatusSource::Unavailable, |list| StatusSource::Opened(&list.opened));
        let check = |depth, status, at| credential::verify_found(document, depth, &keys, status, at);
        let (report, standing) = match moment {
            Moment::Now => {
                let report = check(depth, status, now);
                let standing = kept.as_ref().and_then(|kept| agreed(kept, &report));
                (report, standing)
            }
            Moment::Past => {
                let today = check(Depth::Token, status, now);
                let standing = match &kept {
                    Some(kept) => history(academy, kept, &today, at).await?,
                    None => None,
                };
                let then = standing.as_ref().map_or(StatusSource::Unavailable, |standing| {
                    StatusSource::Past { withdrawn: standing.is_withdrawn() }
                });
                (check(depth, then, at), standing)
            }
            Moment::Future => {
                let today = check(Depth::Token, status, now);
                let standing = kept.as_ref().and_then(|kept| agreed(kept, &today));
                let then = standing.as_ref().map_or(StatusSource::Unavailable, |standing| {
                    StatusSource::Future { withdrawn: standing.is_withdrawn() }
                });
                let over = record.as_ref().is_some_and(|record| at >= record.valid_until);
                // What is withdrawn stays so; what is not may be, unless its time is over by then anyway.
                (check(depth, then, at), standing.filter(|standing| standing.is_withdrawn() || over))
            }
        };
        let report = match (&kept, &record) {
            (_, Some(record)) => report.compared_with(record),
            (None, None) => report.compared_with_nothing(),
            (Some(_), None) => report,
        };
        Ok(Self { kept, record, report, standing })
    }

    /// Whether the academy gave up the key that signed the document, so that nobody will ever know whose it is.
    pub(super) fn key_given_up(&self) -> bool {
        key_given_up(&self.report)
    }

    /// What a stranger is told first.
    pub(super) fn verdict(&self) -> Verdict {
        let genuine = self.report.authenticity();
        let Some(record) = &self.record else {
            // Either the register's own record is spoilt, or it knows nothing of the document.
            let spoilt = self.kept.is_some() || genuine == CheckOutcome::Fail;
            return if spoilt { Verdict::Altered } else { Verdict::Unchecked };
        };
        let withdrawn = self.standing.as_ref().is_some_and(Standing::is_withdrawn);
        match self.report.outcome(CheckName::Started) {
            Outcome::Fail(Reason::NotYetValid { from }) if genuine == CheckOutcome::Pass && !withdrawn => {
                Verdict::NotYetValid { from: *from }
            }
            _ => Verdict::derive(genuine, self.standing.as_ref(), record.valid_until, self.report.as_of),
        }
    }
}

/// The status list a document of ours is on: the register knows best.
fn list_number(academy: &Academy, kept: Option<&Credential>, document: &Found) -> Option<u32> {
    match kept {
        Some(kept) => Some(kept.place.list),
        None => academy.signer.list_number(Named::of(document).status_list()?),
    }
}

async fn list(
    academy: &Academy,
    number: u32,
    issuer: &credential::record::Issuer,
    now: OffsetDateTime,
) -> Option<std::sync::Arc<status_lists::SignedList>> {
    match status_lists::signed(academy, number, issuer, now).await {
        Ok(list) => Some(list),
        Err(Error::NotFound) => None,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "no status list to check with");
            None
        }
    }
}

/// Where it stands, if the register and the status list agree about it.
fn agreed(kept: &Credential, report: &Report) -> Option<Standing> {
    let withdrawn = match report.outcome(CheckName::NotWithdrawn) {
        Outcome::Pass => false,
        Outcome::Fail(Reason::Withdrawn) => true,
        // What was withdrawn stays withdrawn, whether or not the signature still says something.
        Outcome::Unknown(_) if key_given_up(report) && kept.standing.is_withdrawn() => {
            return Some(kept.standing.clone());
        }
        Outcome::Fail(_) | Outcome::Unknown(_) | Outcome::Needless(_) => return None,
    };
    (kept.standing.is_withdrawn() == withdrawn).then(|| kept.standing.clone())
}

fn key_given_up(report: &Report) -> bool {
    matches!(report.first_problem(), Some((_, Reason::KeyCompromised { .. })))
}

/// Where it stood at a moment in the past, if what the register says about it hangs together.
async fn history(
    academy: &Academy,
    kept: &Credential,
    today: &Report,
    at: OffsetDateTime,
) -> Result<Option<Standing>> {
    let Some(now) = agreed(kept, today) else { return Ok(None) };
    let changes = kept::standing_history(academy.store.reader(), kept.id).await?;
    let latest = changes.last().map_or(Standing::Active, |(_, standing)| standing.clone());
    Ok((latest == now).then(|| Standing::at(&changes, at)))
}
