//! What somebody holds besides the courses: declared by its holder, held against what the courses ask for.

use contract::credentials::{
    AppraisalView, AskedPrerequisiteView, Declare, DeclaredView, HeldView, PrerequisitesView,
};
use domain::credentials::{Appraisal, Document, Held, Prerequisite, Refusal, all_held, check_dates};
use domain::id::{DocumentId, PrerequisiteId, UserId};
use domain::learning::{Blocked, Course, PrerequisiteKind, PrerequisiteRule, Proof, Surface};
use domain::policy::{DeclareEvidence, Denied, Person, ReadEvidence, authorize};
use domain::slug::AssignmentSlug;
use domain::{FieldProblem, Locale, Problem, Viewer, problem};
use store::ConnectionTrait;
use store::credentials as kept;
use time::Date;

use super::documents;
use super::register::Roll;
use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// The greatest length of the name of who issued something, in characters.
pub(super) const PROVIDER: usize = 120;
/// The greatest length of a number, in characters.
const NUMBER: usize = 60;

/// What the reader holds, and what the courses ask for.
pub(super) async fn prerequisites(
    academy: &Academy,
    viewer: &Viewer,
    locale: Locale,
) -> Result<PrerequisitesView> {
    let today = academy.now().date();
    let member = viewer.member().ok_or(Denied::SignIn)?;
    let holder = authorize::<ReadEvidence>(viewer, Person(member.id))?.target().0;
    let declared = kept::prerequisites_of(academy.store.reader(), holder).await?;
    let courses = academy.catalogue.courses().iter();
    let asked = courses.flat_map(|course| asked(course, &declared, today, locale)).collect();
    Ok(PrerequisitesView { asked, declared: declared_views(academy, declared, today).await? })
}

/// What the course asks for, in the order of its rule, and how somebody stands with each.
pub(super) fn asked(
    course: &Course,
    declared: &[Prerequisite],
    today: Date,
    locale: Locale,
) -> Vec<AskedPrerequisiteView> {
    let row = |rule: &PrerequisiteRule| AskedPrerequisiteView {
        kind: rule.kind,
        title: course.certificate.title.get(locale).clone(),
        proof: rule.proof,
        max_age_months: rule.max_age_months,
        blocks: rule.blocks.iter().copied().collect(),
        standing: held_view(&Held::against(rule, declared, today)),
    };
    course.certificate.prerequisites.iter().map(row).collect()
}

fn held_view(held: &Held<'_>) -> HeldView {
    match held {
        Held::Good { until, .. } => HeldView::Good { until: *until },
        Held::Unchecked(_) => HeldView::Unchecked,
        Held::Lapsed { on, .. } => HeldView::Lapsed { on: *on },
        Held::Refused(by) => match &by.appraisal {
            Appraisal::Refused { reason, .. } => HeldView::Refused { reason: reason.clone() },
            Appraisal::Open | Appraisal::Accepted { .. } => HeldView::Missing,
        },
        Held::Missing => HeldView::Missing,
    }
}

/// Declarations with their documents and the names of those who looked at them.
pub(super) async fn declared_views(
    academy: &Academy,
    declared: Vec<Prerequisite>,
    today: Date,
) -> Result<Vec<DeclaredView>> {
    let papers = Papers::find(academy, declared.iter().filter_map(|one| one.document).collect()).await?;
    let seen = declared.iter().filter_map(|one| appraiser(&one.appraisal)).collect();
    let roll = Roll::call(academy, seen).await?;
    let view = |one: Prerequisite| DeclaredView {
        document: one.document.and_then(|id| papers.get(id)).map(documents::view),
        appraisal: appraisal_view(one.appraisal, &roll),
        lapsed: one.expires_on < today,
        id: one.id,
        kind: one.kind,
        provider: one.provider,
        number: one.number,
        issued_on: one.issued_on,
        expires_on: one.expires_on,
        declared_at: one.declared_at,
    };
    Ok(declared.into_iter().map(view).collect())
}

/// The documents that a page speaks of.
pub(super) struct Papers(Vec<Document>);

impl Papers {
    /// Looks them up.
    pub(super) async fn find(academy: &Academy, ids: Vec<DocumentId>) -> Result<Self> {
        Ok(Self(kept::documents(academy.store.reader(), ids).await?))
    }

    /// One of them.
    pub(super) fn get(&self, id: DocumentId) -> Option<Document> {
        self.0.iter().find(|document| document.id == id).cloned()
    }
}

/// Who looked at it, if it was a person.
pub(super) const fn appraiser(appraisal: &Appraisal) -> Option<UserId> {
    match appraisal {
        Appraisal::Open => None,
        Appraisal::Accepted { by, .. } | Appraisal::Refused { by, .. } => *by,
    }
}

pub(super) fn appraisal_view(appraisal: Appraisal, roll: &Roll) -> AppraisalView {
    let name = |by: Option<UserId>| by.map(|id| roll.name(id));
    match appraisal {
        Appraisal::Open => AppraisalView::Open,
        Appraisal::Accepted { by, at } => AppraisalView::Accepted { by: name(by), at },
        Appraisal::Refused { by, at, reason } => AppraisalView::Refused { by: name(by), at, reason },
    }
}

/// Declares a prerequisite. Whoever lacks nothing else may then be eligible.
pub(super) async fn declare(academy: &Academy, viewer: &Viewer, command: Declare) -> Result<()> {
    let now = academy.now();
    let member = viewer.member().ok_or(Denied::SignIn)?;
    let grant = authorize::<DeclareEvidence>(viewer, Person(member.id))?;
    let tx = academy.store.begin().await?;
    let document = own_document(&tx, member.id, command.document).await?;
    let mut problems = check_dates(command.issued_on, command.expires_on, now.date());
    if document.is_none() && wants_document(academy, command.kind) {
        problems.push(FieldProblem::new("document", Problem::Required));
    }
    let mut text = |field, parsed: std::result::Result<String, Problem>| {
        parsed.map_err(|problem| problems.push(FieldProblem::new(field, problem))).unwrap_or_default()
    };
    let provider = text("provider", problem::text(&command.provider, PROVIDER));
    let number = text("number", problem::optional_text(&command.number, NUMBER));
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let declared = Prerequisite {
        id: PrerequisiteId::new(academy.chance.id(now)),
        holder: member.id,
        kind: command.kind,
        provider,
        number: Some(number).filter(|number| !number.is_empty()),
        issued_on: command.issued_on,
        expires_on: command.expires_on,
        document,
        declared_at: now,
        appraisal: Appraisal::Open,
    };
    kept::declare(&tx, &grant, declared).await?;
    Job::CheckEligibility { user: member.id }.enqueue(academy, &tx, now).await?;
    tx.commit().await?;
    Ok(())
}

/// A document that somebody names must be one they handed in.
pub(super) async fn own_document(
    db: &impl ConnectionTrait,
    holder: UserId,
    named: Option<DocumentId>,
) -> Result<Option<DocumentId>> {
    let Some(id) = named else { return Ok(None) };
    let found = kept::document(db, id).await?.filter(|document| document.holder == holder);
    found.map(|document| Some(document.id)).ok_or(Error::NotFound)
}

/// Whether some course wants a document of this kind to be looked at.
fn wants_document(academy: &Academy, kind: PrerequisiteKind) -> bool {
    let rules = academy.catalogue.courses().iter().flat_map(|course| &course.certificate.prerequisites);
    rules.into_iter().any(|rule| rule.kind == kind && rule.proof == Proof::Checked)
}

/// What somebody lacks for practice work on this assignment: something only where it is done on a person.
pub(crate) async fn lacking_for(
    academy: &Academy,
    learner: UserId,
    assignment: &AssignmentSlug,
) -> Result<Vec<PrerequisiteKind>> {
    let at = academy.catalogue.assignment(assignment).ok_or(Error::NotFound)?;
    let rules: Vec<_> = at.course.certificate.blocking(Blocked::LiveModel).collect();
    if at.assignment.surface != Surface::LiveModel || rules.is_empty() {
        return Ok(Vec::new());
    }
    let today = academy.now().date();
    let declared = kept::prerequisites_of(academy.store.reader(), learner).await?;
    let lacking = rules.into_iter().filter(|rule| !Held::against(rule, &declared, today).is_good());
    Ok(lacking.map(|rule| rule.kind).collect())
}

/// Closes practice work on people to those who lack something for it.
pub(crate) async fn admit(academy: &Academy, learner: UserId, assignment: &AssignmentSlug) -> Result<()> {
    if lacking_for(academy, learner, assignment).await?.is_empty() {
        return Ok(());
    }
    Err(Refusal::PrerequisiteMissing.into())
}

/// Whether somebody holds everything without which this is closed.
pub(super) fn holds_all(course: &Course, what: Blocked, declared: &[Prerequisite], today: Date) -> bool {
    all_held(course.certificate.blocking(what), declared, today)
}
