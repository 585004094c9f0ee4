//! Certificates in every standing, under the fixed codes of the demo.

use contract::credentials::{EndShareLink, MakeShareLink};
use domain::credentials::{Cause, Code, Shown};
use domain::learning::Course;
use domain::{Locale, Viewer};
use time::Duration;

use super::days::Days;
use super::people::{self, People};
use super::practice::{self, Work};
use super::reviews::{self, Findings};
use super::study::{self, Knows};
use crate::credentials::{operator, sharing};
use crate::{Error, Result};

/// Lets everybody finish whose certificate the demo shows, and issues it.
pub(super) async fn award(days: &Days, people: &People) -> Result<()> {
    let [expired, suspended, revoked] = &people.former;
    // Their photos take the time, so they study side by side.
    tokio::try_join!(
        graduate(days, people, &people.artist, 51, Duration::days(410)),
        graduate(days, people, expired, 52, Duration::days(800)),
        graduate(days, people, suspended, 53, Duration::days(190)),
        graduate(days, people, revoked, 54, Duration::days(240)),
        graduate(days, people, &people.finished, 55, Duration::days(4)),
        graduate(days, people, &people.renewing, 56, Duration::days(690)),
    )?;
    issue(days, &people.artist, "DEMO-SUPERSEDED", Duration::days(400)).await?;
    people::rename(&days.ago(Duration::days(31)), &people.artist).await?;
    let (old, new) = (code("DEMO-SUPERSEDED")?, code("DEMO-VALID")?);
    let reason = "The holder of this demo certificate has a new name.".to_owned();
    operator::reissue(&days.ago(Duration::days(30)), &old, new, Cause::Corrected, reason).await?;
    issue(days, &people.renewing, "DEMO-ENDING", Duration::days(680)).await?;
    issue(days, expired, "DEMO-EXPIRED", Duration::days(790)).await?;
    issue(days, suspended, "DEMO-SUSPENDED", Duration::days(180)).await?;
    let reason = "A complaint about this demo artist is being looked into.".to_owned();
    operator::suspend(&days.ago(Duration::days(5)), &code("DEMO-SUSPENDED")?, reason).await?;
    issue(days, revoked, "DEMO-REVOKED", Duration::days(230)).await?;
    let reason = "The photos of this demo case turned out to show another person's work.".to_owned();
    operator::revoke(&days.ago(Duration::days(20)), &code("DEMO-REVOKED")?, reason).await?;
    share(days, &people.artist).await
}

/// The artist has shown the certificate to two clinics; one has seen enough.
async fn share(days: &Days, artist: &Viewer) -> Result<()> {
    let certificate = code("DEMO-VALID")?.key();
    let [earlier, later] = [
        (Duration::days(21), "Clinic on Sample Street (demo)", Shown::Everything),
        (Duration::days(6), "Studio Example (demo)", Shown::Validity),
    ]
    .map(|(age, label, shows)| {
        let (certificate, label) = (certificate.clone(), label.to_owned());
        (age, MakeShareLink { certificate, label, shows, until: None })
    });
    sharing::share(&days.ago(earlier.0), artist, earlier.1).await?;
    let made = sharing::own_certificate(days.now(), artist, &certificate, Locale::En).await?;
    let link = made.links.first().ok_or(Error::NotFound)?.id;
    sharing::end_share(&days.ago(Duration::days(9)), artist, EndShareLink { certificate, link }).await?;
    sharing::share(&days.ago(later.0), artist, later.1).await?;
    Ok(())
}

/// Meets every requirement of the course the demo is about, the last of them `age` ago.
pub(super) async fn graduate(
    days: &Days,
    people: &People,
    who: &Viewer,
    seed: u64,
    age: Duration,
) -> Result<()> {
    finish(days, people, who, study::course(days.now())?, seed, age).await
}

/// Meets every requirement of a course, the last of them `age` ago.
pub(super) async fn finish(
    days: &Days,
    people: &People,
    who: &Viewer,
    course: &Course,
    seed: u64,
    age: Duration,
) -> Result<()> {
    // Two who graduate from the same table still make mistakes of their own.
    let own = Knows::Most(seed * 31 + age.whole_days().unsigned_abs());
    for module in study::modules(days.now(), course) {
        study::read(days, who, module, usize::MAX, age + Duration::days(30)).await?;
        study::quiz(days, who, module, own, age + Duration::days(21)).await?;
        study::quiz(days, who, module, Knows::All, age + Duration::days(20)).await?;
    }
    study::exam(days, who, course, Knows::All, age + Duration::days(10)).await?;
    // Another table for each, or two works on one surface would show the same photos.
    for (module, table) in study::assigned(days.now(), course).into_iter().zip((seed..).step_by(100)) {
        let work = Work { module, seed: table, quality: 0.92, note: "" };
        let sent = practice::send(&days.ago(age + Duration::days(3)), who, &work).await?;
        reviews::publish(&days.ago(age), &people.mentor, sent, Findings::Passed).await?;
    }
    Ok(())
}

pub(super) async fn issue(days: &Days, who: &Viewer, text: &str, age: Duration) -> Result<()> {
    let academy = days.ago(age);
    let learner = who.member().ok_or(Error::NotFound)?.id;
    let course = study::course(&academy)?.slug.clone();
    operator::issue(&academy, learner, course, code(text)?).await?;
    Ok(())
}

fn code(text: &str) -> Result<Code> {
    Code::parse(text).map_err(|error| Error::internal("naming a demo certificate", error))
}
