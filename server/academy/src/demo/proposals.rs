//! Issuing by two people, where a course asks for it: a certificate that one admin has proposed waits for the other.

use contract::credentials::{Credentials as _, Issue};
use time::Duration;

use super::certificates;
use super::days::Days;
use super::people::People;
use crate::{Error, Result};

/// The table and the light of who waits: nobody else's.
const SEED: u64 = 71;

/// Lets one of the artists finish the course too that asks for two people, and proposes the certificate. A curriculum in
/// which none does has nothing of this to show.
pub(super) async fn fill(days: &Days, people: &People) -> Result<()> {
    let mut courses = days.now().catalogue.courses().iter();
    let Some(course) = courses.find(|course| course.certificate.two_person) else { return Ok(()) };
    let [artist, ..] = &people.listed;
    certificates::finish(days, people, artist, course, SEED, Duration::days(12)).await?;
    let learner = artist.member().ok_or(Error::NotFound)?.id;
    let command = Issue { learner, course: course.slug.clone() };
    days.ago(Duration::days(2)).propose(&people.admin2, command).await.map_err(Error::Refused)
}
