//! The register, for those who run the academy.

use std::collections::HashMap;

use contract::credentials::{RegisterQuery, RegisterRow, RegisterView, StandingChangeView, WaitingRow};
use domain::id::UserId;
use domain::policy::{self, Action as _, ChangeStanding, IssueCredential, Person, ReadRegister, authorize};
use domain::slug::CourseSlug;
use domain::{Locale, Viewer};
use store::credentials::{self as kept, EligibleLearner, Entry, StandingChange};
use store::identity as people;
use time::OffsetDateTime;

use super::certificates::verdict;
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
    let roll = Roll::of(academy, &waiting, &entries, &changes).await?;
    let desk = Desk { academy, viewer, locale, roll, now };
    Ok(RegisterView {
        waiting: waiting.into_iter().map(|learner| desk.waiting(learner)).collect(),
        waiting_total,
        certificates: entries.into_iter().map(|entry| desk.row(entry)).collect(),
        total,
        page,
        pages: total.div_ceil(PAGE).max(1),
        changes: changes.into_iter().map(|change| desk.change(change)).collect(),
    })
}

/// What everybody on the page is called.
struct Roll(HashMap<UserId, String>);

impl Roll {
    async fn of(
        academy: &Academy,
        waiting: &[EligibleLearner],
        entries: &[Entry],
        changes: &[StandingChange],
    ) -> Result<Self> {
        let mut ids: Vec<UserId> = waiting.iter().map(|learner| learner.learner).collect();
        ids.extend(entries.iter().filter_map(|entry| entry.issued_by));
        ids.extend(changes.iter().filter_map(|change| change.by));
        ids.sort_unstable();
        ids.dedup();
        let names = people::names(academy.store.reader(), &ids).await?;
        Ok(Self(names.into_iter().map(|(id, name)| (id, name.into())).collect()))
    }

    fn name(&self, id: UserId) -> String {
        self.0.get(&id).cloned().unwrap_or_default()
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
    fn waiting(&self, waiting: EligibleLearner) -> WaitingRow {
        WaitingRow {
            name: self.roll.name(waiting.learner),
            title: self.title(&waiting.course),
            issuable: IssueCredential::allows(self.viewer, &Person(waiting.learner)),
            learner: waiting.learner,
            course: waiting.course,
            since: waiting.since,
        }
    }

    fn row(&self, entry: Entry) -> RegisterRow {
        let verdict = verdict(&entry.standing, entry.valid_until, self.now);
        let ended = entry.standing.revoke(String::new(), self.now).is_err();
        RegisterRow {
            id: entry.id,
            code: entry.code,
            holder: entry.holder_name,
            title: self.title(&entry.course),
            license_number: entry.license_number,
            verdict,
            issued_at: entry.issued_at,
            issued_by: entry.issued_by.map(|id| self.roll.name(id)),
            revocable: !ended && ChangeStanding::allows(self.viewer, &Person(entry.holder)),
        }
    }

    fn change(&self, change: StandingChange) -> StandingChangeView {
        StandingChangeView {
            at: change.at,
            by: change.by.map(|id| self.roll.name(id)),
            code: change.code,
            holder: change.holder_name,
            standing: change.standing,
        }
    }

    /// The certificate's title; the course's slug once it is no longer taught.
    fn title(&self, slug: &CourseSlug) -> String {
        let course = self.academy.catalogue.course(slug);
        course.map_or_else(|| slug.to_string(), |course| course.certificate.title.get(self.locale).clone())
    }
}
