//! What somebody has done towards a certificate, gathered from the rooms that know it.

use std::collections::BTreeMap;

use domain::id::UserId;
use domain::learning::{Course, LearnerProgress, RequirementStatus, eligibility};
use domain::slug::AssignmentSlug;
use store::ConnectionTrait;
use store::review::{Approved, Published};

use crate::Result;

/// What somebody has done.
pub(super) struct Standings {
    /// The review that approved each assignment.
    pub approved: BTreeMap<AssignmentSlug, Published>,
}

impl Standings {
    /// Reads what `learner` has had approved, in every course.
    pub(super) async fn of(db: &impl ConnectionTrait, learner: UserId) -> Result<Self> {
        let approved = store::review::approved_of(db, learner).await?;
        let by_assignment = |Approved { assignment, review }| (assignment, review);
        Ok(Self { approved: approved.into_iter().map(by_assignment).collect() })
    }

    /// What `learner` has done in `course`, practice included.
    pub(super) async fn progress(
        &self,
        db: &impl ConnectionTrait,
        learner: UserId,
        course: &Course,
    ) -> Result<LearnerProgress> {
        let learnt = store::learning::progress(db, learner, &course.slug).await?;
        Ok(LearnerProgress { approved_assignments: self.approved.keys().cloned().collect(), ..learnt })
    }
}

/// Every requirement of the course's certificate, held against what was done.
pub(super) fn requirements(course: &Course, progress: &LearnerProgress) -> Vec<RequirementStatus> {
    eligibility(&course.certificate, course, progress)
}
