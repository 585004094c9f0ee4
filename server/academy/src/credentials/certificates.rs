//! One's own certificates, and the way to the next.

use contract::credentials::{AskedView, CertificatesView, IssuedView, PathView, RequirementView};
use domain::credentials::{CheckOutcome, Standing, Verdict};
use domain::learning::{Course, LearnerProgress, Requirement, RequirementStatus};
use domain::policy::{Denied, Person, ReadOwnCertificates, authorize};
use domain::slug::ModuleSlug;
use domain::{Locale, Viewer};
use store::credentials::{self as kept, Credential};
use time::{Date, OffsetDateTime};

use super::prerequisites::asked as asked_besides;
use super::progress::{Standings, requirements};
use super::{record, renewal};
use crate::{Academy, Result};

/// The reader's certificates, newest first, and what is missing for those not held.
pub(super) async fn certificates(
    academy: &Academy,
    viewer: &Viewer,
    locale: Locale,
) -> Result<CertificatesView> {
    let now = academy.now();
    let member = viewer.member().ok_or(Denied::SignIn)?;
    let holder = authorize::<ReadOwnCertificates>(viewer, Person(member.id))?.target().0;
    let db = academy.store.reader();
    let issued = kept::of_holder(db, holder).await?;
    let standings = Standings::of(db, holder).await?;
    let mut paths = Vec::new();
    for course in academy.catalogue.courses() {
        let of_course = |certificate: &&Credential| certificate.course == course.slug;
        let held = |certificate: &Credential| {
            in_force(certificate, now)
                || next(certificate, &issued).is_none() && renewal::may_come(academy, certificate, now)
        };
        if !issued.iter().filter(of_course).any(held) {
            let progress = standings.progress(db, holder, course).await?;
            paths.push(path(course, &progress, &standings, now.date(), locale));
        }
    }
    Ok(CertificatesView {
        issued: issued
            .iter()
            .map(|certificate| view(academy, certificate, next(certificate, &issued), locale, now))
            .collect::<Result<_>>()?,
        paths,
    })
}

/// Whether it stands and its time is not over. The signature is taken as read: it is checked wherever somebody
/// relies on it.
pub(super) fn verdict(standing: &Standing, valid_until: OffsetDateTime, now: OffsetDateTime) -> Verdict {
    Verdict::derive(CheckOutcome::Pass, Some(standing), valid_until, now)
}

fn in_force(certificate: &Credential, now: OffsetDateTime) -> bool {
    verdict(&certificate.standing, certificate.valid_until, now) == Verdict::Valid
}

/// The certificate among all of a holder's that followed this one.
fn next<'c>(certificate: &Credential, all: &'c [Credential]) -> Option<&'c Credential> {
    all.iter().find(|other| {
        other.license_number == certificate.license_number && other.edition == certificate.edition + 1
    })
}

fn view(
    academy: &Academy,
    certificate: &Credential,
    next: Option<&Credential>,
    locale: Locale,
    now: OffsetDateTime,
) -> Result<IssuedView> {
    let record = record::read(certificate)?;
    let renewed_by = next.filter(|_| !certificate.standing.is_withdrawn());
    Ok(IssuedView {
        renewable: next.is_none() && renewal::may_come(academy, certificate, now),
        renewed_by: renewed_by.map(|next| next.code.clone()),
        verdict: verdict(&certificate.standing, certificate.valid_until, now),
        code: certificate.code.clone(),
        title: record.achievement.name.get(locale).clone(),
        license_number: record.license_number,
        issued_at: certificate.issued_at,
        valid_until: certificate.valid_until,
    })
}

fn path(
    course: &Course,
    progress: &LearnerProgress,
    standings: &Standings,
    today: Date,
    locale: Locale,
) -> PathView {
    let statuses = requirements(course, progress);
    let row = |status: &RequirementStatus| RequirementView {
        asked: asked(&status.requirement, course, progress, locale),
        met: status.met(),
    };
    PathView {
        course: course.slug.clone(),
        title: course.certificate.title.get(locale).clone(),
        complete: standings.suffice(course, progress, today),
        prerequisites: asked_besides(course, &standings.declared, today, locale),
        requirements: statuses.iter().map(row).collect(),
    }
}

fn asked(
    requirement: &Requirement,
    course: &Course,
    progress: &LearnerProgress,
    locale: Locale,
) -> AskedView {
    let module = |slug: &ModuleSlug| course.module(slug);
    match requirement {
        Requirement::Lessons => AskedView::Lessons {
            read: progress.lessons_read_in(course),
            total: course.lesson_keys().count(),
            next: progress.next_lesson(course),
        },
        Requirement::Quiz { module: slug, min_percent } => {
            module(slug).map_or(AskedView::Gone, |module| AskedView::Quiz {
                module: slug.clone(),
                title: module.title.get(locale).clone(),
                needed: *min_percent,
                best: progress.best_quiz.get(slug).copied(),
            })
        }
        Requirement::Exam => course.exam.as_ref().map_or(AskedView::Gone, |exam| AskedView::Exam {
            needed: exam.quiz().pass(),
            passed: progress.exam,
        }),
        Requirement::Assignment { module: slug } => {
            let assignment = module(slug).and_then(|module| module.assignment.as_ref());
            assignment.map_or(AskedView::Gone, |assignment| AskedView::Assignment {
                assignment: assignment.slug.clone(),
                title: assignment.title.get(locale).clone(),
            })
        }
    }
}
