//! What somebody has done towards a certificate, gathered from the rooms that know it.

use std::collections::BTreeMap;

use domain::credentials::Prerequisite;
use domain::id::UserId;
use domain::learning::{Blocked, Course, LearnerProgress, RequirementStatus, eligibility, is_eligible};
use domain::slug::AssignmentSlug;
use store::ConnectionTrait;
use store::credentials as kept;
use store::review::{Approved, Published};
use time::Date;

use super::prerequisites::holds_all;
use crate::Result;

/// What somebody has done, and what they hold besides.
pub(super) struct Standings {
    /// The review that approved each assignment.
    pub approved: BTreeMap<AssignmentSlug, Published>,
    /// The prerequisites they declared.
    pub declared: Vec<Prerequisite>,
}

impl Standings {
    /// Reads what `learner` has had approved, in every course, and has declared.
    pub(super) async fn of(db: &impl ConnectionTrait, learner: UserId) -> Result<Self> {
        let approved = store::review::approved_of(db, learner).await?;
        let by_assignment = |Approved { assignment, review }| (assignment, review);
        Ok(Self {
            approved: approved.into_iter().map(by_assignment).collect(),
            declared: kept::prerequisites_of(db, learner).await?,
        })
    }

    /// What `learner` has done in `course`, practice included.
    pub(super) async fn progress(
        &self,
        db: &impl ConnectionTrait,
        learner: UserId,
        course: &Course,
    ) -> Result<LearnerProgress> {
        let learnt = store::learning::progress(db, learner, course).await?;
        Ok(LearnerProgress { approved_assignments: self.approved.keys().cloned().collect(), ..learnt })
    }

    /// Whether everything is met that the course's certificate asks for.
    pub(super) fn suffice(&self, course: &Course, progress: &LearnerProgress, today: Date) -> bool {
        is_eligible(&requirements(course, progress))
            && holds_all(course, Blocked::Certificate, &self.declared, today)
    }
}

/// Every requirement of the course's certificate, held against what was done.
pub(super) fn requirements(course: &Course, progress: &LearnerProgress) -> Vec<RequirementStatus> {
    eligibility(&course.certificate, course, progress)
}
