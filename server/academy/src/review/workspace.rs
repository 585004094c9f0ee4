//! Everything a mentor needs to review a submission.

use contract::practice::RoundView;
use contract::review::{EarlierRound, Place, WorkspaceView};
use domain::id::{RoundId, SubmissionId};
use domain::policy::{ClaimReview, Denied, Work, authorize};
use domain::review::{Draft, Version};
use domain::{Locale, Viewer};
use store::identity as people;
use store::practice::{self as work, Photo};
use store::review::{self as reviews, Published};

use super::{queue, views};
use crate::practice::submission as rounds;
use crate::{Academy, Error, Result};

/// The latest round that was sent, what the mentor has drafted about it, and what was said before. Reads only.
pub(super) async fn workspace(
    academy: &Academy,
    viewer: &Viewer,
    locale: Locale,
    id: SubmissionId,
) -> Result<WorkspaceView> {
    let now = academy.now();
    let db = academy.store.reader();
    let submission = work::submission(db, id).await?.ok_or(Error::NotFound)?;
    let grant = authorize::<ClaimReview>(viewer, Work::of(&submission, now))?;
    let mentor = grant.by().ok_or(Denied::SignIn)?;
    let found = academy.catalogue.assignment(&submission.assignment).ok_or(Error::NotFound)?;
    let rubric = &found.assignment.rubric;

    let sent = rounds::sent_rounds(&submission, work::rounds(db, id).await?, false);
    let ids: Vec<_> = sent.iter().map(|(round, _)| round.id).collect();
    let photos = work::photos_of_rounds(db, &ids).await?;
    let mut published = reviews::published_of_submission(db, id).await?;
    let mut review = |round| take(&mut published, round, locale, &photos);
    let mut sent = sent.into_iter().map(|(round, at)| rounds::view(round, at, &photos));
    let round: RoundView = sent.next().ok_or(Error::NotFound)?;
    let draft = reviews::draft(db, round.id, mentor).await?;
    let (draft, version, saved_at) = draft.map_or_else(
        || (Draft::default(), Version::default(), None),
        |kept| (kept.draft, kept.version, Some(kept.at)),
    );

    let people: Vec<_> = [Some(submission.trainee), submission.live_claim(now).map(|claim| claim.mentor)]
        .into_iter()
        .flatten()
        .collect();
    let names = people::names(db, &people).await?;
    let name =
        |id| names.iter().find(|(of, _)| *of == id).map(|(_, name)| name.to_string()).unwrap_or_default();
    let place = Place { at: round.submitted_at, submission: id };
    Ok(WorkspaceView {
        submission: id,
        title: found.assignment.title.get(locale).clone(),
        trainee: name(submission.trainee),
        stage: submission.stage(),
        hold: views::hold(viewer, &submission, now, name),
        criteria: views::criteria(locale, rubric),
        pass_level: rubric.pass_level(),
        draft,
        version,
        saved_at,
        review: review(round.id),
        earlier: sent.map(|round| EarlierRound { review: review(round.id), round }).collect(),
        next: queue::next(academy, mentor, Some(place), now).await?.map(|next| next.id),
        assignment: submission.assignment,
        round,
    })
}

/// The review of that round, as it is shown.
fn take(
    published: &mut Vec<Published>,
    round: RoundId,
    locale: Locale,
    photos: &[Photo],
) -> Option<contract::review::PublishedReviewView> {
    let at = published.iter().position(|review| review.round == round)?;
    Some(views::published(locale, published.swap_remove(at), photos))
}
