//! The register, for those who run the academy.

use std::collections::HashMap;

use contract::credentials::{
    ProposalRow, RegisterQuery, RegisterRow, RegisterView, RenewalRow, StandingChangeView, WaitingRow,
};
use domain::credentials::{Issuance, Proposal};
use domain::id::UserId;
use domain::policy::{self, Action as _, IssueCredential, Person, ReadRegister, authorize};
use domain::slug::CourseSlug;
use domain::{Locale, Viewer};
use store::credentials::{self as kept, EligibleLearner, Entry, StandingChange};
use store::identity as people;
use time::OffsetDateTime;

use super::certificates::verdict;
use super::{proposals, record};
use crate::{Academy, Result};

/// Certificates on one page.
const PAGE: u64 = 25;
/// Waiting learners above the list.
const WAITING: u64 = 50;
/// Changes of standing below the list.
const CHANGES: u64 = 20;

/// Who waits, a page of certificates, and the latest changes of standing.
pub(super) async fn register(
    academy: &Academy,
    viewer: &Viewer,
    query: RegisterQuery,
    locale: Locale,
) -> Result<RegisterView> {
    let now = academy.now();
    authorize::<ReadRegister>(viewer, policy::Academy)?;
    let db = academy.store.reader();
    let page = query.page.max(1);
    let search = query.search.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let offset = (page - 1).saturating_mul(PAGE).min(i64::MAX.unsigned_abs());
    let (waiting, waiting_total) = kept::eligible_learners(db, WAITING).await?;
    let (entries, total) = kept::register(db, search, offset, PAGE).await?;
    let changes = kept::standing_changes(db, CHANGES).await?;
    let proposals = kept::proposals(db).await?;
    let mut named: Vec<UserId> = waiting.iter().map(|learner| learner.learner).collect();
    named.extend(entries.iter().flat_map(|entry| [entry.issued_by, entry.proposed_by]).flatten());
    named.extend(proposals.iter().flat_map(|proposal| [proposal.learner, proposal.by]));
    named.extend(changes.iter().filter_map(|change| change.by));
    let roll = Roll::call(academy, named).await?;
    let desk = Desk { academy, viewer, locale, roll, now };
    let mut proposed = Vec::new();
    for proposal in &proposals {
        proposed.push(desk.proposal(proposal).await?);
    }
    Ok(RegisterView {
        proposals: proposed,
        renewals: desk.renewals().await?,
        waiting: waiting.into_iter().map(|learner| desk.waiting(learner, &proposals)).collect(),
        waiting_total,
        certificates: entries.into_iter().map(|entry| desk.row(entry)).collect(),
        total: total.counted,
        more: total.more,
        page,
        pages: total.counted.div_ceil(PAGE).max(1),
        changes: changes.into_iter().map(|change| desk.roll.change(change)).collect(),
    })
}

/// What everybody on a page is called.
pub(super) struct Roll(HashMap<UserId, String>);

impl Roll {
    /// The names of these people.
    pub(super) async fn call(academy: &Academy, mut ids: Vec<UserId>) -> Result<Self> {
        ids.sort_unstable();
        ids.dedup();
        let names = people::names(academy.store.reader(), &ids).await?;
        Ok(Self(names.into_iter().map(|(id, name)| (id, name.into())).collect()))
    }

    /// What somebody is called.
    pub(super) fn name(&self, id: UserId) -> String {
        self.0.get(&id).cloned().unwrap_or_default()
    }

    /// A change of standing as the audit log tells it.
    pub(super) fn change(&self, change: StandingChange) -> StandingChangeView {
        StandingChangeView {
            at: change.at,
            by: change.by.map(|id| self.name(id)),
            code: change.code,
            holder: change.holder_name,
            standing: change.standing,
            cause: change.note.cause,
            note: change.note.reason,
        }
    }
}

/// What the rows are written with.
struct Desk<'a> {
    academy: &'a Academy,
    viewer: &'a Viewer,
    locale: Locale,
    roll: Roll,
    now: OffsetDateTime,
}

impl Desk<'_> {
    fn waiting(&self, waiting: EligibleLearner, proposals: &[Proposal]) -> WaitingRow {
        let mut proposed = proposals.iter().map(|proposal| (proposal.learner, &proposal.course));
        WaitingRow {
            two_person: proposals::takes_two(self.academy, &waiting.course),
            proposed: proposed.any(|one| one == (waiting.learner, &waiting.course)),
            name: self.roll.name(waiting.learner),
            title: self.title(&waiting.course),
            issuable: IssueCredential::allows(self.viewer, &Person(waiting.learner)),
            learner: waiting.learner,
            course: waiting.course,
            since: waiting.since,
        }
    }

    async fn proposal(&self, proposal: &Proposal) -> Result<ProposalRow> {
        let replaces = match proposal.issuance {
            Issuance::First => None,
            Issuance::Successor { of, cause } => {
                let old = kept::credential(self.academy.store.reader(), of).await?;
                old.map(|old| (old.code, cause))
            }
        };
        let may = IssueCredential::allows(self.viewer, &Person(proposal.learner));
        Ok(ProposalRow {
            learner: proposal.learner,
            name: self.roll.name(proposal.learner),
            title: self.title(&proposal.course),
            course: proposal.course.clone(),
            replaces,
            proposal: proposals::view(proposal, self.viewer, &self.roll),
            confirmable: may && !self.viewer.is(proposal.by),
            withdrawable: may,
        })
    }

    /// Who asked for the renewal of a certificate that has not been withdrawn since.
    async fn renewals(&self) -> Result<Vec<RenewalRow>> {
        let db = self.academy.store.reader();
        let mut rows = Vec::new();
        for (id, requested_at) in kept::renewal_requests(db).await? {
            let Some(certificate) = kept::credential(db, id).await? else { continue };
            if !certificate.standing.is_withdrawn() {
                rows.push(RenewalRow {
                    holder: record::read(&certificate)?.holder.name,
                    title: self.title(&certificate.course),
                    code: certificate.code,
                    valid_until: certificate.valid_until,
                    requested_at,
                });
            }
        }
        Ok(rows)
    }

    fn row(&self, entry: Entry) -> RegisterRow {
        RegisterRow {
            verdict: verdict(&entry.standing, entry.valid_until, self.now),
            id: entry.id,
            code: entry.code,
            holder: entry.holder_name,
            title: self.title(&entry.course),
            license_number: entry.license_number,
            issued_at: entry.issued_at,
            issued_by: entry.issued_by.map(|id| self.roll.name(id)),
            proposed_by: entry.proposed_by.map(|id| self.roll.name(id)),
        }
    }

    /// The certificate's title; the course's slug once it is no longer taught.
    fn title(&self, slug: &CourseSlug) -> String {
        let course = self.academy.catalogue.course(slug);
        course.map_or_else(|| slug.to_string(), |course| course.certificate.title.get(self.locale).clone())
    }
}
