//! A published review, for whoever may read it.

use contract::practice::PhotoView;
use contract::review::{PinView, PublishedReviewView};
use domain::practice::Verdict;
use domain::practice::photo::RenditionKind;
use leptos::prelude::*;

use crate::i18n::{Locale, review as say};
use crate::practice::media;
use crate::ui::{Chip, PinMark, PlacedPin, Plate, RubricScore, Tone, When};

/// The review of one round: summary, levels, then the photos with their pins and what each pin says.
///
/// Several may stand on one page, each under an `h2` that names its round.
#[component]
pub fn PublishedReview(
    /// Language of the fixed words.
    locale: Locale,
    /// The review.
    review: PublishedReviewView,
) -> AnyView {
    let verdict = match review.verdict {
        Verdict::Approve => view! { <Chip tone=Tone::Ok>{say::published::approved(locale)}</Chip> },
        Verdict::Return => view! { <Chip tone=Tone::Warn>{say::published::returned(locale)}</Chip> },
    };
    let anchor = format!("round-{}-pin", review.round);
    let scores = review.scores.into_iter().map(|score| {
        view! {
            <RubricScore
                locale
                title=score.title
                hard_gate=score.hard_gate
                level=Some(score.level)
                description=score.description
            />
        }
    });
    let pinned = pinned(locale, &anchor, &review.photos, review.pins);
    view! {
        <section class="published">
            <p class="bar">
                {verdict} <span class="meta">
                    {say::published::by(locale, &review.mentor)} ", "
                    <When locale at=review.published_at />
                </span>
            </p>
            <blockquote class="note-text">{review.summary}</blockquote>
            <div class="scores">{scores.collect_view()}</div>
            {pinned}
        </section>
    }
    .into_any()
}

/// The photos that have pins, each with its part of the list; pins are numbered over all of them.
fn pinned(locale: Locale, anchor: &str, photos: &[PhotoView], pins: Vec<PinView>) -> impl IntoView + use<> {
    let numbered: Vec<_> = (1_u32..).zip(pins).collect();
    let plate = |photo: &PhotoView| {
        let own: Vec<_> = numbered.iter().filter(|(_, pin)| pin.photo == photo.id).collect();
        let placed = own
            .iter()
            .map(|(number, pin)| PlacedPin { number: *number, spot: pin.spot, severity: pin.severity })
            .collect();
        let entries = own.iter().map(|(number, pin)| entry(locale, anchor, *number, pin)).collect_view();
        (!own.is_empty()).then(|| {
            view! {
                <figure class="pinned">
                    <Plate
                        locale
                        src=media::rendition(photo.id, RenditionKind::Screen)
                        alt=say::desk::photo_alt(locale, &photo.name)
                        width=photo.width
                        height=photo.height
                        pins=placed
                        anchor=anchor.to_owned()
                    />
                    <ol class="pins">{entries}</ol>
                </figure>
            }
        })
    };
    photos.iter().map(plate).collect_view()
}

fn entry(locale: Locale, anchor: &str, number: u32, pin: &PinView) -> impl IntoView + use<> {
    let criterion = pin.criterion.clone().map(|title| view! { <p><strong>{title}</strong></p> });
    view! {
        <li id=format!("{anchor}-{number}")>
            <PinMark locale number severity=pin.severity />
            <div>{criterion} <p>{pin.text.clone()}</p></div>
        </li>
    }
}
