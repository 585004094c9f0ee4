//! The plate: a photo of work with numbered pins.

use domain::review::{Severity, Spot};
use leptos::prelude::*;

use crate::i18n::{Locale, shell};

/// A numbered pin at its place on the photo shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedPin {
    /// Its number in the list, from 1.
    pub number: u32,
    /// Where.
    pub spot: Spot,
    /// How serious; shown by shape: ● must fix, ◐ refine, ○ good.
    pub severity: Severity,
}

/// The word for a severity.
pub(crate) fn severity_word(locale: Locale, severity: Severity) -> &'static str {
    match severity {
        Severity::MustFix => shell::pin::must_fix(locale),
        Severity::Refine => shell::pin::refine(locale),
        Severity::Good => shell::pin::good(locale),
    }
}

/// A photo with its pins, each a link to its entry in the list beside it.
///
/// Pins stand at fractions of the picture and keep their size, by SVG attributes alone.
#[component]
pub fn Plate(
    /// Language of the pin labels.
    locale: Locale,
    /// Address of the picture.
    #[prop(into)]
    src: String,
    /// What it shows, for those who cannot see it.
    #[prop(into)]
    alt: String,
    /// Width in pixels, to reserve the space.
    width: u32,
    /// Height in pixels.
    height: u32,
    /// The pins.
    #[prop(default = Vec::new())]
    pins: Vec<PlacedPin>,
    /// What the ids of the entries start with: `pin` for `id="pin-1"`…
    #[prop(into, default = "pin".to_owned())]
    anchor: String,
) -> AnyView {
    let pins = pins.into_iter().map(|pin| placed(locale, &anchor, pin)).collect_view();
    view! {
        <div class="plate">
            <img src=src alt=alt width=width.to_string() height=height.to_string() />
            <svg>{pins}</svg>
        </div>
    }
    .into_any()
}

fn placed(locale: Locale, anchor: &str, pin: PlacedPin) -> impl IntoView + use<> {
    let percent = |fraction: f64| format!("{:.2}%", fraction * 100.0);
    let label = shell::pin::label(locale, pin.number, severity_word(locale, pin.severity));
    view! {
        <svg x=percent(pin.spot.x()) y=percent(pin.spot.y()) overflow="visible" class=pin.severity.as_str()>
            <a href=format!("#{anchor}-{}", pin.number) aria-label=label>
                <circle class="pin-reach" r="22"></circle>
                {mark(pin.number, pin.severity)}
            </a>
        </svg>
    }
}

/// The drawing of a pin, centred on the origin, 37 units wide.
pub(crate) fn mark(number: u32, severity: Severity) -> impl IntoView {
    let half = (severity == Severity::Refine)
        .then(|| view! { <path class="pin-half" d="M0-13.5a13.5 13.5 0 0 0 0 27"></path> });
    view! {
        <circle class="pin-halo" r="18.5"></circle>
        <circle class="pin-disc" r="16"></circle>
        {half}
        <text class="pin-number">{number}</text>
    }
}

/// The same mark in running text or in the list of pins.
#[component]
pub fn PinMark(
    /// Language of the label.
    locale: Locale,
    /// The pin's number.
    number: u32,
    /// How serious.
    severity: Severity,
) -> AnyView {
    view! {
        <svg
            class=format!("pin-mark {}", severity.as_str())
            viewBox="-18.5 -18.5 37 37"
            role="img"
            aria-label=shell::pin::label(locale, number, severity_word(locale, severity))
        >
            {mark(number, severity)}
        </svg>
    }
    .into_any()
}
