//! Certificates in their holders' hands: what one may take along, and links that show others as much as one likes.
//!
//! A link is opened by 128 random bits that are given away once and kept only as their SHA-256. They need no slow hash,
//! since nobody guesses 128 bits. Nothing is written down when somebody looks.

use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::credentials::{
    Asked, EndShareLink, MakeShareLink, OwnCertificateView, ShareLinkView, SharedAssessment, SharedFacts,
    SharedView, VerificationView,
};
use credential::embedded_credential;
use domain::credentials::{CodeKey, LABEL_LENGTH, ShareLink, ShareToken, Shown, may_share};
use domain::id::ShareLinkId;
use domain::policy::{self, Denied, FollowShareLink, Grant, OwnCertificate, ShareCertificate, authorize};
use domain::{Locale, Problem, Viewer, problem};
use sha2::{Digest as _, Sha256};
use store::Tx;
use store::credentials::{self as kept, Credential};
use time::{Date, OffsetDateTime};

use super::certificates::verdict;
use super::{record, succession, verify};
use crate::{Academy, Chance, Error, Result};

/// A certificate of one's own, with the links one has made to it.
pub(crate) async fn own_certificate(
    academy: &Academy,
    viewer: &Viewer,
    key: &CodeKey,
    locale: Locale,
) -> Result<OwnCertificateView> {
    let now = academy.now();
    viewer.member().ok_or(Denied::SignIn)?;
    let db = academy.store.reader();
    let certificate = kept::credential_by_key(db, key).await?.ok_or(Error::NotFound)?;
    authorize::<ShareCertificate>(viewer, own(&certificate))?;
    let links = kept::share_links(db, certificate.id).await?;
    let record = record::read(&certificate)?;
    Ok(OwnCertificateView {
        verdict: verdict(&certificate.standing, certificate.valid_until, now),
        holder: record.holder.name,
        title: record.achievement.name.get(locale).clone(),
        issuer: record.issuer.name,
        license_number: record.license_number,
        issued_at: certificate.issued_at,
        valid_until: certificate.valid_until,
        proof: embedded_credential(certificate.jwt.as_bytes()).is_some(),
        renewed_by: succession::renewed_by(db, &certificate).await?,
        code: certificate.code,
        links: links.into_iter().map(|link| link_view(link, now)).collect(),
    })
}

/// Makes a link and tells what opens it.
pub(crate) async fn share(academy: &Academy, viewer: &Viewer, command: MakeShareLink) -> Result<ShareToken> {
    let now = academy.now();
    let label =
        problem::text(&command.label, LABEL_LENGTH).map_err(|problem| Error::field("label", problem))?;
    let until = command.until.map(|day| end_of(day, now)).transpose()?;
    let tx = academy.store.begin().await?;
    let grant = lock_own(&tx, viewer, &command.certificate).await?;
    let certificate = grant.target().certificate;
    may_share(&kept::share_links(&tx, certificate).await?, now)?;
    let token = mint(academy.chance.as_ref())?;
    let link = ShareLink {
        id: ShareLinkId::new(academy.chance.id(now)),
        certificate,
        label,
        shows: command.shows,
        made_at: now,
        until,
        ended_at: None,
    };
    kept::make_share_link(&tx, &grant, &link, digest(&token)).await?;
    tx.commit().await?;
    Ok(token)
}

/// Ends a link at once.
pub(crate) async fn end_share(academy: &Academy, viewer: &Viewer, command: EndShareLink) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let grant = lock_own(&tx, viewer, &command.certificate).await?;
    let links = kept::share_links(&tx, grant.target().certificate).await?;
    if links.iter().all(|link| link.id != command.link) {
        return Err(Error::NotFound);
    }
    kept::end_share_link(&tx, &grant, command.link, now).await?;
    tx.commit().await?;
    Ok(())
}

/// What a link shows now.
pub(super) async fn shared(
    academy: &Academy,
    token: &ShareToken,
    from: IpAddr,
    locale: Locale,
) -> Result<SharedView> {
    let now = academy.now();
    authorize::<FollowShareLink>(&Viewer::Visitor, policy::Academy)?;
    let db = academy.store.reader();
    let link = kept::share_link_by_hash(db, &digest(token)).await?.filter(|link| link.works(now));
    let Some(link) = link else {
        academy.desk().lookup(from)?;
        return Err(Error::NotFound);
    };
    let certificate = kept::credential(db, link.certificate).await?.ok_or(Error::NotFound)?;
    let asked = Asked { at: None, thorough: true };
    let view = verify::look_up(academy, &certificate.code.key(), asked, from, locale).await?;
    Ok(SharedView {
        verdict: view.verdict.clone(),
        as_of: view.as_of,
        facts: facts(view, link.shows),
        until: link.until,
    })
}

/// The certificate with this code, which only its holder may touch and nobody else can until this unit of work ends.
async fn lock_own(tx: &Tx, viewer: &Viewer, key: &CodeKey) -> Result<Grant<ShareCertificate>> {
    viewer.member().ok_or(Denied::SignIn)?;
    let found = kept::credential_by_key(tx, key).await?.ok_or(Error::NotFound)?;
    let grant = authorize::<ShareCertificate>(viewer, own(&found))?;
    kept::lock_credential(tx, found.id).await?.ok_or(Error::NotFound)?;
    Ok(grant)
}

const fn own(certificate: &Credential) -> OwnCertificate {
    OwnCertificate { certificate: certificate.id, holder: certificate.holder }
}

/// The moment at which a day is over, if it is not over yet. Nothing outlives the last day there is.
fn end_of(day: Date, now: OffsetDateTime) -> Result<OffsetDateTime> {
    let end = day.next_day().unwrap_or(day).midnight().assume_utc();
    if end > now { Ok(end) } else { Err(Error::field("until", Problem::InThePast)) }
}

fn mint(chance: &dyn Chance) -> Result<ShareToken> {
    let mut bits = [0; 16];
    chance.fill(&mut bits);
    ShareToken::parse(&URL_SAFE_NO_PAD.encode(bits))
        .map_err(|error| Error::internal("making a share link", error))
}

/// What is kept of a token.
fn digest(token: &ShareToken) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.expose()))
}

fn link_view(link: ShareLink, now: OffsetDateTime) -> ShareLinkView {
    let ended_at = link.ended_at.or(link.until.filter(|_| !link.works(now)));
    ShareLinkView {
        id: link.id,
        label: link.label,
        shows: link.shows,
        made_at: link.made_at,
        until: link.until,
        ended_at,
    }
}

/// What is left of a certificate when a link shows no more than `shows`; `None` when it cannot be believed.
fn facts(view: VerificationView, shows: Shown) -> Option<SharedFacts> {
    let record = view.record.as_ref()?;
    let assessed = (shows == Shown::Assessed).then(|| SharedAssessment {
        hours: record.hours,
        criteria: record.criteria.clone(),
        scope: record.scope.clone(),
        quizzes: record.quizzes.clone(),
        assessments: record.assessments.clone(),
    });
    Some(SharedFacts {
        holder: record.holder.clone(),
        title: record.title.clone(),
        issuer: record.issuer.clone(),
        issued_at: record.issued_at,
        valid_until: record.valid_until,
        assessed,
        whole: (shows == Shown::Everything).then(|| Box::new(view)),
    })
}
