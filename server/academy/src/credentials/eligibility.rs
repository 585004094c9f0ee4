//! Noticing that somebody has met a certificate's requirements.

use domain::Viewer;
use domain::id::UserId;
use domain::policy::{CheckEligibility, Person, authorize};
use domain::viewer::System;
use store::credentials as kept;

use super::progress::Standings;
use crate::jobs::Job;
use crate::{Academy, Result};

/// Works out which certificates `learner` has met the requirements of, and tells them once of each.
pub(crate) async fn check_eligibility(academy: &Academy, learner: UserId) -> Result<()> {
    let now = academy.now();
    let grant = authorize::<CheckEligibility>(&Viewer::System(System::Registrar), Person(learner))?;
    let tx = academy.store.begin().await?;
    let standings = Standings::of(&tx, learner).await?;
    for course in academy.catalogue.courses() {
        let progress = standings.progress(&tx, learner, course).await?;
        let eligible = standings.suffice(course, &progress, now.date());
        if eligible && kept::note_eligible(&tx, &grant, &course.slug, now).await? {
            let letter = Job::Eligible { user: learner, course: course.slug.clone() };
            letter.enqueue(academy, &tx, now).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
