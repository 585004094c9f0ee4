//! The certificates behind an artist, as they stand now.

use contract::credentials::artists::{CertificateLine, CountsView};
use domain::credentials::Verdict;
use domain::id::UserId;
use domain::policy::{Denied, Grant, Holder, KeepProfile, ProfileAccess, authorize};
use domain::{Locale, Viewer};
use store::ConnectionTrait;
use store::credentials::artists::{self as kept, Held, Profile};
use time::OffsetDateTime;

use crate::credentials::certificates::verdict;
use crate::{Academy, Result};

/// Everything the academy ever said of one person, newest first.
pub(super) struct Standing(Vec<Held>);

impl Standing {
    pub(super) async fn of(db: &impl ConnectionTrait, artist: UserId) -> Result<Self> {
        Ok(Self::among(&kept::certificates_of(db, &[artist]).await?, artist))
    }

    /// One person's part of what was read for many. Where one renewed another, the newer one speaks for both.
    pub(super) fn among(held: &[Held], artist: UserId) -> Self {
        let theirs = || held.iter().filter(move |held| held.holder == artist);
        let renewed = |one: &&Held| {
            let later =
                |other: &Held| other.license_number == one.license_number && other.edition > one.edition;
            !one.standing.is_withdrawn() && theirs().any(later)
        };
        Self(theirs().filter(|one| !renewed(one)).cloned().collect())
    }

    /// The name on the certificate: of the newest in force, or of the newest.
    pub(super) fn name(&self, now: OffsetDateTime) -> String {
        let in_force = self.0.iter().find(|held| is_in_force(held, now));
        in_force.or(self.0.first()).map(|held| held.holder_name.clone()).unwrap_or_default()
    }

    pub(super) fn in_force(&self, now: OffsetDateTime) -> bool {
        self.0.iter().any(|held| is_in_force(held, now))
    }

    /// Every certificate as it stands now.
    pub(super) fn lines(
        &self,
        academy: &Academy,
        locale: Locale,
        now: OffsetDateTime,
    ) -> Vec<CertificateLine> {
        self.0.iter().map(|held| line(academy, held, locale, now)).collect()
    }

    /// The certificates in force.
    pub(super) fn good_lines(
        &self,
        academy: &Academy,
        locale: Locale,
        now: OffsetDateTime,
    ) -> Vec<CertificateLine> {
        let lines = self.lines(academy, locale, now);
        lines.into_iter().filter(|line| line.verdict == Verdict::Valid).collect()
    }
}

fn is_in_force(held: &Held, now: OffsetDateTime) -> bool {
    verdict(&held.standing, held.valid_until, now) == Verdict::Valid
}

fn line(academy: &Academy, held: &Held, locale: Locale, now: OffsetDateTime) -> CertificateLine {
    let course = academy.catalogue.course(&held.course);
    CertificateLine {
        code: held.code.clone(),
        // The course's slug once it is no longer taught.
        title: course
            .map_or_else(|| held.course.to_string(), |course| course.certificate.title.get(locale).clone()),
        verdict: verdict(&held.standing, held.valid_until, now),
        issued_at: held.issued_at,
        valid_until: held.valid_until,
    }
}

/// What the policy asks of a profile.
pub(super) fn access(profile: &Profile, standing: &Standing, now: OffsetDateTime) -> ProfileAccess {
    ProfileAccess {
        artist: profile.artist,
        published: profile.published,
        in_force: standing.in_force(now),
        contact: profile.contact,
    }
}

/// The reader's permission to keep a profile of their own.
pub(super) async fn keeper(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Grant<KeepProfile>> {
    let user = viewer.member().ok_or(Denied::SignIn)?.id;
    let certified = kept::is_certified(db, user).await?;
    Ok(authorize::<KeepProfile>(viewer, Holder { user, certified })?)
}

/// Codes given and what became of them.
pub(super) async fn counts(db: &impl ConnectionTrait, artist: UserId) -> Result<CountsView> {
    let given = kept::count_codes(db, artist).await?;
    let tally = kept::tally(db, artist).await?;
    Ok(CountsView {
        given,
        waiting: tally.waiting,
        published: tally.published,
        refused: tally.refused,
        withdrawn: tally.withdrawn,
    })
}
