//! What the mentors say.

use std::collections::BTreeMap;

use contract::review::{PublishReview, Review as _, SaveDraft};
use domain::id::{PinId, SubmissionId};
use domain::practice::Verdict;
use domain::review::{Draft, Level, Pin, Severity, Spot};
use domain::{Locale, Viewer};

use crate::{Academy, Error, Result};

/// What there is to say about a round.
#[derive(Debug, Clone, Copy)]
pub(super) enum Findings {
    /// Dots that grew dark and rows that show.
    FirstFields,
    /// A hairline without life.
    StraightLine,
    /// Nothing to hold it back.
    Passed,
}

/// A pin: across, down, severity, words.
type Remark = (f64, f64, Severity, &'static str);

impl Findings {
    const fn level(self) -> u8 {
        match self {
            Self::FirstFields | Self::StraightLine => 2,
            Self::Passed => 3,
        }
    }

    const fn verdict(self) -> Verdict {
        match self {
            Self::FirstFields | Self::StraightLine => Verdict::Return,
            Self::Passed => Verdict::Approve,
        }
    }

    const fn summary(self) -> &'static str {
        match self {
            Self::FirstFields => {
                "A careful first set. The dots are mostly round, but the second and third pass follow the first, so rows \
                 appear and the field closes. Turn the sheet between passes and leave more air."
            }
            Self::StraightLine => {
                "The height is right and the landmarks are marked. The front edge is a line, though, not a transition: \
                 let the first half centimetre stay single and irregular, then build."
            }
            Self::Passed => {
                "Even, quiet, with room left for the next pass. This is the standard to keep on a head."
            }
        }
    }

    const fn remarks(self) -> &'static [Remark] {
        match self {
            Self::FirstFields => &[
                (
                    0.34,
                    0.41,
                    Severity::MustFix,
                    "Three dots have run together here: the hand stayed too long.",
                ),
                (0.58, 0.55, Severity::Refine, "A row. Your eye jumps along it as soon as you step back."),
                (0.71, 0.32, Severity::Good, "This corner is what the whole field should look like."),
            ],
            Self::StraightLine => &[
                (0.45, 0.36, Severity::MustFix, "Ruler-straight over four centimetres. Break it up."),
                (0.66, 0.42, Severity::Refine, "The corner is a little full for this age."),
            ],
            Self::Passed => &[(0.5, 0.5, Severity::Good, "Even spacing without a pattern.")],
        }
    }
}

/// Takes work from the queue and leaves a half-finished draft.
pub(super) async fn begin(academy: &Academy, mentor: &Viewer, submission: SubmissionId) -> Result<()> {
    academy.claim(mentor, submission).await.map_err(Error::Refused)?;
    let mut half = drafted(academy, mentor, submission, Findings::Passed).await?;
    half.draft.levels = half.draft.levels.into_iter().take(2).collect::<BTreeMap<_, _>>();
    half.draft.summary = "Good light. Still to look at: the third pass".to_owned();
    academy.save_draft(mentor, half).await.map_err(Error::Refused)?;
    Ok(())
}

/// Reviews work from claim to publication.
pub(super) async fn publish(
    academy: &Academy,
    mentor: &Viewer,
    submission: SubmissionId,
    findings: Findings,
) -> Result<()> {
    academy.claim(mentor, submission).await.map_err(Error::Refused)?;
    let draft = drafted(academy, mentor, submission, findings).await?;
    let command = PublishReview { draft, verdict: findings.verdict() };
    academy.publish(mentor, command).await.map_err(Error::Refused)?;
    Ok(())
}

async fn drafted(
    academy: &Academy,
    mentor: &Viewer,
    submission: SubmissionId,
    findings: Findings,
) -> Result<SaveDraft> {
    let desk = academy.workspace(mentor, Locale::En, submission).await.map_err(Error::Refused)?;
    let level =
        |n: usize| Level::try_from(findings.level() + u8::from(n.is_multiple_of(3))).unwrap_or(Level::MAX);
    let criteria: Vec<_> = desk.criteria.iter().map(|criterion| criterion.id.clone()).collect();
    let levels = criteria.iter().enumerate().map(|(n, id)| (id.clone(), level(n))).collect();
    let mut pins = Vec::new();
    for ((x, y, severity, text), photo) in findings.remarks().iter().zip(desk.round.photos.iter().cycle()) {
        pins.push(Pin {
            id: PinId::new(academy.chance.id(academy.now())),
            photo: photo.id,
            spot: Spot::new(*x, *y).map_err(|problem| Error::field("spot", problem))?,
            severity: *severity,
            criterion: criteria.get(pins.len() % criteria.len().max(1)).cloned(),
            text: (*text).to_owned(),
        });
    }
    Ok(SaveDraft {
        submission,
        round: desk.round.number,
        base: desk.version,
        draft: Draft { levels, pins, summary: findings.summary().to_owned() },
        new_pin: None,
    })
}
