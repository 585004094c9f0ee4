//! One certificate, for those who run the academy.

use contract::credentials::{AccountNow, CertificateView, EditionView};
use credential::CredentialRecord;
use domain::credentials::{Act, CodeKey, Issuance};
use domain::id::UserId;
use domain::policy::{self, Action as _, ChangeStanding, Person, ReadRegister, authorize};
use domain::{Locale, Viewer};
use store::credentials::{self as kept, Credential, Entry};
use store::identity as people;
use time::OffsetDateTime;

use super::certificates::verdict;
use super::register::Roll;
use super::{proposals, record, renewal, succession, verify};
use crate::{Academy, Error, Result};

/// The certificate with this code: what it states, what became of it and of its other editions, what can be done.
pub(super) async fn certificate(
    academy: &Academy,
    viewer: &Viewer,
    key: &CodeKey,
    locale: Locale,
) -> Result<CertificateView> {
    let now = academy.now();
    authorize::<ReadRegister>(viewer, policy::Academy)?;
    let db = academy.store.reader();
    let certificate = kept::credential_by_key(db, key).await?.ok_or(Error::NotFound)?;
    let record = record::read(&certificate)?;
    let editions = kept::editions(db, &record.license_number).await?;
    let ids: Vec<_> = editions.iter().map(|edition| edition.id).collect();
    let changes = kept::standing_changes_of(db, &ids).await?;
    let proposal = kept::proposal(db, certificate.holder, &certificate.course).await?;
    let proposal = proposal.and_then(|proposal| match proposal.issuance {
        Issuance::Successor { of, cause } if of == certificate.id => Some((cause, proposal)),
        Issuance::Successor { .. } | Issuance::First => None,
    });
    let mut named: Vec<UserId> =
        editions.iter().flat_map(|edition| [edition.issued_by, edition.proposed_by]).flatten().collect();
    named.extend(proposal.iter().map(|(_, proposal)| proposal.by));
    named.extend(changes.iter().filter_map(|change| change.by));
    let roll = Roll::call(academy, named).await?;
    let taught = academy.catalogue.course(&certificate.course).is_some();
    let account = account_now(academy, &certificate, &record).await?;
    let renewal = renewal::way(academy, &certificate, &record, locale, now).await?;
    let renewal = renewal.filter(|way| way.requested_at.is_some());
    let renewed_by = succession::renewed_by(db, &certificate).await?;
    let acts = match renewed_by {
        Some(_) => Vec::new(),
        None => acts(viewer, &certificate, (account.is_some(), renewal.is_some()), now),
    };
    Ok(CertificateView {
        verdict: verdict(&certificate.standing, certificate.valid_until, now),
        editions: editions.into_iter().map(|edition| edition_view(edition, &roll, now)).collect(),
        changes: changes.into_iter().map(|change| roll.change(change)).collect(),
        acts,
        renewed_by,
        renewal,
        account,
        two_person: proposals::takes_two(academy, &certificate.course),
        proposal: proposal.map(|(cause, proposal)| (cause, proposals::view(&proposal, viewer, &roll))),
        record: verify::record_view(&record, taught, locale),
        code: certificate.code,
    })
}

/// The holder's account, where it says something else than the record.
async fn account_now(
    academy: &Academy,
    certificate: &Credential,
    record: &CredentialRecord,
) -> Result<Option<AccountNow>> {
    let account =
        people::account(academy.store.reader(), certificate.holder).await?.ok_or(Error::NotFound)?;
    let differs = !succession::is_present(record, &account);
    Ok(differs.then(|| AccountNow { name: account.name.into(), email: account.email.into() }))
}

/// What the viewer may do; of what there is nothing to correct and nobody asked to renew, neither is offered.
fn acts(
    viewer: &Viewer,
    certificate: &Credential,
    (moved_on, requested): (bool, bool),
    now: OffsetDateTime,
) -> Vec<Act> {
    if !ChangeStanding::allows(viewer, &Person(certificate.holder)) {
        return Vec::new();
    }
    let offered = |act: &Act| match act {
        Act::Correct => moved_on,
        Act::Renew => requested,
        Act::Reinstate | Act::Suspend | Act::Revoke => true,
    };
    let open = |act: &Act| act.is_open(&certificate.standing, certificate.valid_until, now);
    Act::ALL.into_iter().filter(offered).filter(open).collect()
}

fn edition_view(edition: Entry, roll: &Roll, now: OffsetDateTime) -> EditionView {
    EditionView {
        number: edition.edition,
        code: edition.code,
        holder: edition.holder_name,
        verdict: verdict(&edition.standing, edition.valid_until, now),
        issued_at: edition.issued_at,
        issued_by: edition.issued_by.map(|id| roll.name(id)),
        proposed_by: edition.proposed_by.map(|id| roll.name(id)),
        valid_until: edition.valid_until,
    }
}
