//! The queue.

use std::collections::BTreeMap;

use contract::review::{Place, QueueQuery, QueueRow, QueueView, Show};
use domain::id::UserId;
use domain::policy::{self, Denied, ReadQueue, authorize};
use domain::practice::{Submission, reply};
use domain::slug::AssignmentSlug;
use domain::{Locale, Viewer};
use store::identity as people;
use store::practice::{self as work, Held, Waiting};
use time::OffsetDateTime;

use super::views;
use crate::{Academy, Result};

/// How much work a page shows.
const PAGE: usize = 30;

/// Work that waits for a review, the longest waiting first.
pub(super) async fn queue(
    academy: &Academy,
    viewer: &Viewer,
    locale: Locale,
    query: QueueQuery,
) -> Result<QueueView> {
    let now = academy.now();
    let grant = authorize::<ReadQueue>(viewer, policy::Academy)?;
    let mentor = grant.by().ok_or(Denied::SignIn)?;
    let everything = Waiting { except: mentor, assignment: None, held: Held::Any };
    let wanted =
        Waiting { assignment: query.assignment, held: held(query.show, mentor), ..everything.clone() };
    let after = query.after.map(|place| (place.at, place.submission));

    let db = academy.store.reader();
    let mut found = work::waiting(db, &wanted, now, after, PAGE as u64 + 1).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(|(at, last)| Place { at: *at, submission: last.id });
    let oldest_elsewhere = match found.is_empty() {
        true => work::waiting(db, &everything, now, None, 1).await?.first().map(|(at, _)| *at),
        false => None,
    };
    let names = names(academy, &found, now).await?;
    let name = |id: UserId| names.get(&id).cloned().unwrap_or_default();
    let rows = found.into_iter().map(|(at, submission)| {
        let due = reply::expected_by(at);
        QueueRow {
            submission: submission.id,
            title: title(academy, locale, &submission.assignment),
            trainee: name(submission.trainee),
            round: submission.round,
            waiting_since: at,
            due,
            late: now.date() > due,
            hold: views::hold(viewer, &submission, now, name),
        }
    });
    Ok(QueueView {
        rows: rows.collect(),
        next,
        oldest_elsewhere,
        assignments: academy
            .catalogue
            .assignments()
            .map(|at| (at.assignment.slug.clone(), at.assignment.title.get(locale).clone()))
            .collect(),
    })
}

/// The longest waiting work after `place` that `mentor` could take.
pub(super) async fn next(
    academy: &Academy,
    mentor: UserId,
    place: Option<Place>,
    now: OffsetDateTime,
) -> Result<Option<Submission>> {
    let free = Waiting { except: mentor, assignment: None, held: Held::ByNobody };
    let after = place.map(|place| (place.at, place.submission));
    let found = work::waiting(academy.store.reader(), &free, now, after, 1).await?;
    Ok(found.into_iter().next().map(|(_, submission)| submission))
}

const fn held(show: Show, mentor: UserId) -> Held {
    match show {
        Show::All => Held::Any,
        Show::Free => Held::ByNobody,
        Show::Mine => Held::By(mentor),
    }
}

/// What the trainees and the holders are called.
async fn names(
    academy: &Academy,
    found: &[(OffsetDateTime, Submission)],
    now: OffsetDateTime,
) -> Result<BTreeMap<UserId, String>> {
    let mut ids: Vec<_> = found
        .iter()
        .flat_map(|(_, work)| [Some(work.trainee), work.live_claim(now).map(|claim| claim.mentor)])
        .flatten()
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let names = people::names(academy.store.reader(), &ids).await?;
    Ok(names.into_iter().map(|(id, name)| (id, name.into())).collect())
}

/// The title of an assignment; its name is all that is left of one that is no longer taught.
pub(super) fn title(academy: &Academy, locale: Locale, slug: &AssignmentSlug) -> String {
    let found = academy.catalogue.assignment(slug);
    found.map_or_else(|| slug.to_string(), |at| at.assignment.title.get(locale).clone())
}
