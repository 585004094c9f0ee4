//! What there is to practise, and where one's own work stands.

use std::collections::BTreeMap;

use contract::practice::{AssignmentRow, AssignmentView, CriterionView, DraftView, StandingView, TargetView};
use domain::learning::AssignmentAt;
use domain::policy::{self, BeginPractice, Person, ReadAssignments, authorize};
use domain::practice::Submission;
use domain::slug::AssignmentSlug;
use domain::{Locale, Viewer};
use store::practice as work;

use super::views;
use crate::{Academy, Error, Result, credentials};

/// Everything there is to practise, in the order it is taught.
pub(super) async fn assignments(
    academy: &Academy,
    viewer: &Viewer,
    locale: Locale,
) -> Result<Vec<AssignmentRow>> {
    authorize::<ReadAssignments>(viewer, policy::Academy)?;
    let begun = standings(academy, viewer).await?;
    let row = |AssignmentAt { module, assignment, .. }: AssignmentAt<'_>| AssignmentRow {
        slug: assignment.slug.clone(),
        title: assignment.title.get(locale).clone(),
        summary: assignment.summary.get(locale).clone(),
        surface: assignment.surface,
        module: module.title.get(locale).clone(),
        standing: begun.get(&assignment.slug).copied(),
    };
    Ok(academy.catalogue.assignments().map(row).collect())
}

/// Where one's own work stands, by its assignment; nothing where one has not begun.
pub(super) async fn standings(
    academy: &Academy,
    viewer: &Viewer,
) -> Result<BTreeMap<AssignmentSlug, StandingView>> {
    let Some(member) = viewer.member() else { return Ok(BTreeMap::new()) };
    let begun = work::submissions_of(academy.store.reader(), member.id).await?;
    Ok(begun.into_iter().map(|work| (work.assignment.clone(), views::standing(&work))).collect())
}

/// One assignment, with one's own draft.
pub(super) async fn assignment(
    academy: &Academy,
    viewer: &Viewer,
    locale: Locale,
    slug: &AssignmentSlug,
) -> Result<AssignmentView> {
    authorize::<ReadAssignments>(viewer, policy::Academy)?;
    let AssignmentAt { module, assignment, .. } =
        academy.catalogue.assignment(slug).ok_or(Error::NotFound)?;
    let member = viewer.member().ok_or(policy::Denied::SignIn)?;
    let begun = work::submission_for(academy.store.reader(), member.id, slug).await?;
    let practises = authorize::<BeginPractice>(viewer, Person(member.id)).is_ok();
    let draft = if practises { draft(academy, begun.as_ref()).await? } else { None };
    let lacking =
        if practises { credentials::lacking_for(academy, member.id, slug).await? } else { Vec::new() };
    let text = |text: &domain::locale::Localized<String>| text.get(locale).clone();
    Ok(AssignmentView {
        slug: slug.clone(),
        title: text(&assignment.title),
        summary: text(&assignment.summary),
        surface: assignment.surface,
        module: text(&module.title),
        brief_html: text(&assignment.brief_html),
        shots: assignment.shots.iter().map(|shot| text(&shot.text)).collect(),
        photos: (assignment.photos.min(), assignment.photos.max()),
        designs: assignment.designs,
        targets: assignment
            .targets
            .iter()
            .map(|target| TargetView { name: text(&target.name), range: text(&target.range) })
            .collect(),
        criteria: assignment
            .rubric
            .criteria()
            .iter()
            .map(|criterion| CriterionView {
                title: text(&criterion.title),
                hard_gate: criterion.hard_gate,
                levels: criterion.levels.each_ref().map(text),
            })
            .collect(),
        pass_level: assignment.rubric.pass_level(),
        standing: begun.as_ref().map(views::standing),
        draft,
        lacking,
    })
}

/// What somebody who may practise is preparing: an empty first round before they begin.
async fn draft(academy: &Academy, begun: Option<&Submission>) -> Result<Option<DraftView>> {
    let Some(submission) = begun else {
        return Ok(Some(DraftView { round: 1, note: String::new(), photos: Vec::new() }));
    };
    if submission.may_change().is_err() {
        return Ok(None);
    }
    let db = academy.store.reader();
    let round = work::round_by_number(db, submission.id, submission.round).await?.ok_or(Error::NotFound)?;
    let photos = work::photos_of_round(db, round.id).await?;
    Ok(Some(DraftView {
        round: round.number,
        note: round.note,
        photos: photos.into_iter().map(views::photo).collect(),
    }))
}
