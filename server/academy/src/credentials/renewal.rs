//! Renewing a certificate: what it takes, what its holder brings, the renewed record.

use std::collections::BTreeMap;

use contract::credentials::{EducationView, QuizAgainView, RecordEducation, RenewalView, RenewalWay};
use credential::CredentialRecord;
use credential::record::{CountedEducation, HeldPrerequisite, QuizMark, RenewalBasis};
use domain::credentials::{
    Appraisal, Brought, Code, CodeKey, Education, Prerequisite, Refusal, RenewalStatus, check_education,
};
use domain::id::{CredentialId, EducationId};
use domain::learning::{Blocked, Course, Percent};
use domain::policy::{
    DeclareEvidence, Denied, Grant, IssueCredential, Person, ReadOwnCertificates, authorize,
};
use domain::slug::ModuleSlug;
use domain::{FieldProblem, Locale, Localized, Problem, Viewer, problem};
use store::credentials::{self as kept, Credential};
use store::{ConnectionTrait, Tx};
use time::OffsetDateTime;

use super::certificates::verdict;
use super::prerequisites::{self, PROVIDER, Papers};
use super::progress::Standings;
use super::register::Roll;
use super::{documents, record, succession};
use crate::{Academy, Error, Result};

/// The greatest length of the title of an entry, in characters.
const TITLE: usize = 160;

/// What somebody brings to the renewal of a certificate.
pub(super) struct Bag {
    education: Vec<Education>,
    quizzes: BTreeMap<ModuleSlug, Percent>,
    prerequisites: Vec<Prerequisite>,
}

impl Bag {
    /// Gathers what the holder of `certificate`, awarded at `awarded_at`, brings.
    async fn of(
        db: &impl ConnectionTrait,
        certificate: &Credential,
        awarded_at: OffsetDateTime,
    ) -> Result<Self> {
        let (holder, course) = (certificate.holder, &certificate.course);
        Ok(Self {
            education: kept::education_of(db, holder, course).await?,
            quizzes: store::learning::best_marks_since(db, holder, course, awarded_at).await?,
            prerequisites: kept::prerequisites_of(db, holder).await?,
        })
    }

    fn brought(&self) -> Brought<'_> {
        Brought { education: &self.education, quizzes: &self.quizzes, prerequisites: &self.prerequisites }
    }
}

/// Whether the holder of a certificate that was not renewed yet may still renew it, now or later.
pub(super) fn may_come(academy: &Academy, certificate: &Credential, now: OffsetDateTime) -> bool {
    let course = academy.catalogue.course(&certificate.course);
    let rule = course.and_then(|course| course.certificate.renewal.as_ref());
    !certificate.standing.is_withdrawn()
        && rule.is_some_and(|rule| now < rule.window(certificate.valid_until).1)
}

/// One's own certificate and the way to its renewal.
pub(super) async fn renewal(
    academy: &Academy,
    viewer: &Viewer,
    key: &CodeKey,
    locale: Locale,
) -> Result<RenewalView> {
    let now = academy.now();
    let certificate = own(academy, viewer, key).await?;
    let record = record::read(&certificate)?;
    Ok(RenewalView {
        title: record.achievement.name.get(locale).clone(),
        verdict: verdict(&certificate.standing, certificate.valid_until, now),
        valid_until: certificate.valid_until,
        renewed_by: succession::renewed_by(academy.store.reader(), &certificate).await?,
        way: way(academy, &certificate, &record, locale, now).await?,
        code: certificate.code,
    })
}

/// The certificate with this code, if it is the viewer's own.
async fn own(academy: &Academy, viewer: &Viewer, key: &CodeKey) -> Result<Credential> {
    viewer.member().ok_or(Denied::SignIn)?;
    let found = kept::credential_by_key(academy.store.reader(), key).await?.ok_or(Error::NotFound)?;
    authorize::<ReadOwnCertificates>(viewer, Person(found.holder))?;
    Ok(found)
}

/// The way to the renewal of a certificate; `None` where there is none.
pub(super) async fn way(
    academy: &Academy,
    certificate: &Credential,
    record: &CredentialRecord,
    locale: Locale,
    now: OffsetDateTime,
) -> Result<Option<RenewalWay>> {
    let (db, today) = (academy.store.reader(), now.date());
    let Some(course) = academy.catalogue.course(&certificate.course) else { return Ok(None) };
    let bag = Bag::of(db, certificate, record.awarded_at).await?;
    let (awarded_at, until) = (record.awarded_at, certificate.valid_until);
    let Ok(status) = RenewalStatus::of(&course.certificate, awarded_at, until, bag.brought(), today) else {
        return Ok(None);
    };
    let quiz = |(module, passed): &(ModuleSlug, Option<Percent>)| QuizAgainView {
        title: title_of(course, module).get(locale).clone(),
        module: module.clone(),
        passed: *passed,
    };
    let asked = prerequisites::asked(course, &bag.prerequisites, today, locale);
    Ok(Some(RenewalWay {
        course: course.slug.clone(),
        opens_at: status.opens_at,
        closes_at: status.closes_at,
        open: status.opens_at <= now && now < status.closes_at,
        next_until: course.certificate.valid_until(now.max(until)),
        since: awarded_at.date(),
        hours: status.hours,
        quizzes: status.quizzes.iter().map(quiz).collect(),
        prerequisites: asked.into_iter().filter(|one| one.blocks.contains(&Blocked::Renewal)).collect(),
        ready: status.check(&certificate.standing, now).is_ok(),
        requested_at: kept::renewal_request(db, certificate.id).await?,
        education: education_views(academy, bag.education, awarded_at.date(), today).await?,
    }))
}

fn title_of(course: &Course, module: &ModuleSlug) -> Localized<String> {
    let name = || Localized { en: module.to_string(), es: module.to_string() };
    course.module(module).map_or_else(name, |module| module.title.clone())
}

/// Entries with their documents and the names of those who looked at them.
pub(super) async fn education_views(
    academy: &Academy,
    education: Vec<Education>,
    since: time::Date,
    today: time::Date,
) -> Result<Vec<EducationView>> {
    let papers = Papers::find(academy, education.iter().filter_map(|entry| entry.document).collect()).await?;
    let seen = education.iter().filter_map(|entry| prerequisites::appraiser(&entry.appraisal)).collect();
    let roll = Roll::call(academy, seen).await?;
    let view = |entry: Education| EducationView {
        counts: entry.falls_within(since, today),
        counted: entry.counted_in.is_some(),
        document: entry.document.and_then(|id| papers.get(id)).map(documents::view),
        appraisal: prerequisites::appraisal_view(entry.appraisal, &roll),
        id: entry.id,
        title: entry.title,
        provider: entry.provider,
        completed_on: entry.completed_on,
        hours: entry.hours,
        recorded_at: entry.recorded_at,
    };
    Ok(education.into_iter().map(view).collect())
}

/// Records continuing education for the renewal of one's own certificate.
pub(super) async fn record_education(
    academy: &Academy,
    viewer: &Viewer,
    command: RecordEducation,
) -> Result<()> {
    let now = academy.now();
    let certificate = own(academy, viewer, &command.code.key()).await?;
    let grant = authorize::<DeclareEvidence>(viewer, Person(certificate.holder))?;
    let course = academy.catalogue.course(&certificate.course).ok_or(Error::NotFound)?;
    if course.certificate.renewal.is_none() {
        return Err(Refusal::NotRenewable.into());
    }
    let since = record::read(&certificate)?.awarded_at.date();
    let tx = academy.store.begin().await?;
    let document = prerequisites::own_document(&tx, certificate.holder, command.document).await?;
    let mut problems = check_education(command.completed_on, command.hours, since, now.date());
    let mut text = |field, parsed: std::result::Result<String, Problem>| {
        parsed.map_err(|problem| problems.push(FieldProblem::new(field, problem))).unwrap_or_default()
    };
    let title = text("title", problem::text(&command.title, TITLE));
    let provider = text("provider", problem::text(&command.provider, PROVIDER));
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let entry = Education {
        id: EducationId::new(academy.chance.id(now)),
        holder: certificate.holder,
        course: certificate.course,
        title,
        provider,
        completed_on: command.completed_on,
        hours: command.hours,
        document,
        recorded_at: now,
        appraisal: Appraisal::Open,
        counted_in: None,
    };
    kept::record_education(&tx, &grant, entry).await?;
    tx.commit().await?;
    Ok(())
}

/// Asks for the renewal of one's own certificate, once nothing is missing.
pub(super) async fn request(academy: &Academy, viewer: &Viewer, code: &Code) -> Result<()> {
    let now = academy.now();
    let certificate = own(academy, viewer, &code.key()).await?;
    let grant = authorize::<DeclareEvidence>(viewer, Person(certificate.holder))?;
    let tx = academy.store.begin().await?;
    let certificate = kept::lock_credential(&tx, certificate.id).await?.ok_or(Error::NotFound)?;
    succession::demand_newest(&tx, &certificate).await?;
    prepare(academy, &tx, &certificate, now).await?;
    kept::request_renewal(&tx, &grant, &certificate, now).await?;
    tx.commit().await?;
    Ok(())
}

/// What a renewed record says otherwise than the one before.
pub(super) struct Prepared {
    valid_until: OffsetDateTime,
    prerequisites: Vec<HeldPrerequisite>,
    basis: RenewalBasis,
    counted: Vec<EducationId>,
}

/// Rechecks everything that the renewal of a certificate takes, and gathers what the renewed record will state.
pub(super) async fn prepare(
    academy: &Academy,
    db: &impl ConnectionTrait,
    certificate: &Credential,
    now: OffsetDateTime,
) -> Result<Prepared> {
    let course = academy.catalogue.course(&certificate.course).ok_or(Refusal::NotRenewable)?;
    let frozen = record::read(certificate)?;
    let bag = Bag::of(db, certificate, frozen.awarded_at).await?;
    let (awarded_at, until, today) = (frozen.awarded_at, certificate.valid_until, now.date());
    let status = RenewalStatus::of(&course.certificate, awarded_at, until, bag.brought(), today)?;
    status.check(&certificate.standing, now)?;
    let counted = bag
        .education
        .iter()
        .filter(|entry| entry.appraisal.is_accepted() && entry.falls_within(awarded_at.date(), today));
    let counted: Vec<_> = counted.collect();
    let marks = status
        .quizzes
        .iter()
        .filter_map(|(module, mark)| Some(QuizMark { title: title_of(course, module), percent: (*mark)? }));
    let standings = Standings::of(db, certificate.holder).await?;
    Ok(Prepared {
        valid_until: course.certificate.valid_until(now.max(until)),
        prerequisites: record::held(academy, db, course, &standings, today).await?,
        basis: RenewalBasis {
            education: counted.iter().map(|entry| counted_education(entry)).collect(),
            quiz_marks: marks.collect(),
        },
        counted: counted.iter().map(|entry| entry.id).collect(),
    })
}

fn counted_education(entry: &Education) -> CountedEducation {
    CountedEducation {
        title: entry.title.clone(),
        provider: entry.provider.clone(),
        completed_on: entry.completed_on,
        hours: entry.hours,
    }
}

impl Prepared {
    /// The renewed record, from one that has the new names already.
    pub(super) fn write(&self, record: CredentialRecord) -> CredentialRecord {
        CredentialRecord {
            awarded_at: record.issued_at,
            valid_until: self.valid_until,
            prerequisites: self.prerequisites.clone(),
            renewal: Some(self.basis.clone()),
            ..record
        }
    }

    /// Notes that what was counted counts for no other renewal.
    pub(super) async fn spend(
        &self,
        tx: &Tx,
        grant: &Grant<IssueCredential>,
        renewed: CredentialId,
    ) -> Result<()> {
        Ok(kept::count_education(tx, grant, &self.counted, renewed).await?)
    }
}

/// Demands that the holder of a certificate has asked for its renewal.
pub(super) async fn demand_request(db: &impl ConnectionTrait, certificate: CredentialId) -> Result<()> {
    kept::renewal_request(db, certificate).await?.ok_or(Refusal::NotRequested)?;
    Ok(())
}
