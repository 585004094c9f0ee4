//! A published review, as its trainee reads it: summary, criteria, then the pins in their order.

use contract::practice::PhotoView;
use contract::review::{PinView, PublishedReviewView, ScoreView};
use domain::practice::Verdict;
use domain::practice::photo::RenditionKind;
use leptos::prelude::*;

use crate::i18n::{Locale, practice as say};
use crate::practice::media;
use crate::ui::{Chip, Moment, PinMark, PlacedPin, Plate, RubricScore, Tone, When};

/// What a mentor said about a round. With `plates` the photos are shown with their pins, which lead to the list;
/// only one review of a page may have them, because the pins are found by their numbers.
pub(crate) fn feedback(locale: Locale, review: PublishedReviewView, plates: bool) -> impl IntoView {
    let (tone, verdict) = match review.verdict {
        Verdict::Approve => (Tone::Ok, say::feedback::approved(locale)),
        Verdict::Return => (Tone::Warn, say::feedback::returned(locale)),
    };
    let pictures =
        plates.then(|| review.photos.iter().map(|photo| plate(locale, photo, &review.pins)).collect_view());
    view! {
        <section class="feedback">
            <h3>{say::feedback::title(locale, &review.mentor)}</h3>
            <p class="bar">
                <Chip tone>{verdict}</Chip>
                <span class="meta">
                    <When locale at=review.published_at show=Moment::DateTime />
                </span>
            </p>
            <blockquote class="note-text">{review.summary.clone()}</blockquote>
            {review.scores.iter().map(|score| self::score(locale, score)).collect_view()}
            {pictures}
            {pins(locale, &review, plates)}
        </section>
    }
}

fn score(locale: Locale, score: &ScoreView) -> impl IntoView + use<> {
    view! {
        <RubricScore
            locale
            title=score.title.clone()
            hard_gate=score.hard_gate
            level=Some(score.level)
            description=score.description.clone()
        />
    }
}

/// A photo with the pins that stand on it; nothing for a photo without any.
fn plate(locale: Locale, photo: &PhotoView, pins: &[PinView]) -> impl IntoView + use<> {
    let placed: Vec<PlacedPin> = (1..)
        .zip(pins)
        .filter(|(_, pin)| pin.photo == photo.id)
        .map(|(number, pin)| PlacedPin { number, spot: pin.spot, severity: pin.severity })
        .collect();
    (!placed.is_empty()).then(|| {
        view! {
            <Plate
                locale
                src=media::rendition(photo.id, RenditionKind::Screen)
                alt=photo.name.clone()
                width=photo.width
                height=photo.height
                pins=placed
            />
        }
    })
}

fn pins(locale: Locale, review: &PublishedReviewView, linked: bool) -> impl IntoView + use<> {
    let last = u32::try_from(review.pins.len()).unwrap_or(u32::MAX);
    let entry = |(number, pin): (u32, &PinView)| {
        let next = (linked && number < last).then(|| {
            view! {
                <p>
                    <a href=format!("#pin-{}", number + 1)>{say::feedback::next_pin(locale)}</a>
                </p>
            }
        });
        let criterion = pin.criterion.clone().map(|title| {
            view! {
                <p>
                    <strong>{title}</strong>
                </p>
            }
        });
        view! {
            <li id=linked.then(|| format!("pin-{number}"))>
                <PinMark locale number severity=pin.severity />
                <div>
                    {criterion} <p>{pin.text.clone()}</p>
                    <p>
                        <a href=media::rendition(pin.photo, RenditionKind::Full)>
                            {say::feedback::enlarge(locale)}
                        </a>
                    </p> {next}
                </div>
            </li>
        }
    };
    view! { <ol class="pins">{(1..).zip(&review.pins).map(entry).collect_view()}</ol> }
}
