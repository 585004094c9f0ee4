//! One course: what it teaches, how it is assessed, how far the reader is.

use contract::learning::{CertificateView, CourseView, CriterionView, RequirementView, RubricView};
use domain::learning::{Assignment, Course, Criterion, LearnerProgress, Requirement};
use domain::policy::{self, ReadCatalogue, authorize};
use domain::slug::CourseSlug;
use domain::{Locale, Viewer};

use super::{learner, outline, places};
use crate::{Academy, Error, Result};

/// One course.
pub(super) async fn course(
    academy: &Academy,
    viewer: &Viewer,
    slug: &CourseSlug,
    locale: Locale,
) -> Result<CourseView> {
    authorize::<ReadCatalogue>(viewer, policy::Academy)?;
    let course = academy.catalogue.course(slug).ok_or(Error::NotFound)?;
    let progress = learner::progress(academy, viewer, course).await?;
    let mut view = view(course, progress.as_ref(), locale);
    if let (Some(shown), Some(progress), Some(member)) = (&mut view.progress, &progress, viewer.member()) {
        shown.left_off = places::left_off(academy, member.id, course, progress, locale).await?;
    }
    Ok(view)
}

/// A course, with a learner's progress in it.
pub(super) fn view(course: &Course, progress: Option<&LearnerProgress>, locale: Locale) -> CourseView {
    CourseView {
        card: outline::card(course, locale),
        modules: outline::modules(course, progress, locale),
        exam: outline::exam(course, progress, locale),
        rubrics: course
            .modules
            .iter()
            .filter_map(|module| module.assignment.as_ref())
            .map(|assignment| rubric(assignment, locale))
            .collect(),
        certificate: certificate(course, locale),
        progress: progress.map(|progress| outline::progress(course, progress, locale)),
    }
}

fn rubric(assignment: &Assignment, locale: Locale) -> RubricView {
    let rubric = &assignment.rubric;
    let criterion = |criterion: &Criterion| CriterionView {
        title: criterion.title.get(locale).clone(),
        hard_gate: criterion.hard_gate,
        pass: criterion
            .description(rubric.pass_level())
            .map(|description| description.get(locale).clone())
            .unwrap_or_default(),
    };
    RubricView {
        assignment: outline::named_assignment(assignment, locale),
        surface: assignment.surface,
        pass_level: rubric.pass_level(),
        criteria: rubric.criteria().iter().map(criterion).collect(),
    }
}

fn certificate(course: &Course, locale: Locale) -> CertificateView {
    let rule = &course.certificate;
    let requirement = |requirement: &Requirement| {
        Some(match requirement {
            Requirement::Lessons => RequirementView::Lessons { count: course.lesson_keys().count() },
            Requirement::Quiz { module, min_percent } => RequirementView::Quiz {
                module: outline::named_module(course.module(module)?, locale),
                min_percent: *min_percent,
            },
            Requirement::Exam => RequirementView::Exam { pass: course.exam.as_ref()?.quiz().pass() },
            Requirement::Assignment { module } => RequirementView::Assignment {
                assignment: outline::named_assignment(course.module(module)?.assignment.as_ref()?, locale),
            },
        })
    };
    CertificateView {
        title: rule.title.get(locale).clone(),
        description: rule.description.get(locale).clone(),
        scope: rule.scope.get(locale).clone(),
        valid_months: rule.valid_months,
        requirements: rule.requirements.iter().filter_map(requirement).collect(),
    }
}
