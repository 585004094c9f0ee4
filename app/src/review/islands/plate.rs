//! One photo on the desk: to look at closely, and to set pins on.

use domain::id::PinId;
use domain::practice::photo::RenditionKind;
use leptos::html::{Div, Img};
use leptos::prelude::*;

use super::window::Window;
use super::{Desk, DeskPhoto, keys};
use crate::i18n::{format, review as say, shell};
use crate::practice::media;
use crate::ui::plate::{mark, severity_word};

/// From here on the largest rendition is worth its bytes.
const DETAIL: f64 = 1.5;
/// One press of a zoom button or key.
pub(super) const STEP: f64 = 1.5;

/// The photo with the number `at`, of `count`. Without scripts all photos are shown, one below the other.
pub(super) fn plate(desk: Desk, at: usize, count: usize, photo: DeskPhoto) -> impl IntoView {
    let locale = desk.locale;
    let id = photo.id;
    let shown = move || !desk.awake.get() || desk.photo.get() == Some(id);
    let (frame, picture) = (NodeRef::<Div>::new(), NodeRef::<Img>::new());
    let scale =
        Memo::new(move |_| if desk.photo.get() == Some(id) { desk.window.get().scale() } else { 1.0 });
    let near = move || scale.get() > 1.0;
    let close = Memo::new(move |_| scale.get() > DETAIL);
    let src =
        move || media::rendition(id, if close.get() { RenditionKind::Full } else { RenditionKind::Screen });
    Effect::new(move |_| {
        let window = if desk.photo.get() == Some(id) { desk.window.get() } else { Window::FIT };
        #[cfg(target_arch = "wasm32")]
        if let Some(picture) = picture.get() {
            // The security policy drops `style` attributes, so this goes by script.
            let _ = web_sys::HtmlElement::style(&picture).set_property("transform", &window.transform());
        }
        #[cfg(not(target_arch = "wasm32"))]
        let _ = window;
    });
    let own = move || {
        let edition = desk.edition.get();
        desk.pins.with(|pins| {
            pins.iter().filter(|pin| pin.photo == id).map(|pin| (pin.id, edition)).collect::<Vec<_>>()
        })
    };
    let label = say::desk::photo(locale, at + 1, count);
    view! {
        <figure class="photo" hidden=move || !shown()>
            <div
                class="plate"
                class:close=near
                node_ref=frame
                tabindex=move || desk.awake.get().then_some("0")
                role=move || desk.awake.get().then_some("application")
                aria-label=move || desk.awake.get().then_some(say::desk::plate_label(locale))
                on:keydown=move |event| keys::pressed(desk, &event)
                on:pointerdown=move |event| keys::down(desk, frame, &event)
                on:pointermove=move |event| keys::moved(desk, frame, &event)
                on:pointerup=move |event| keys::up(desk, frame, &event)
                on:pointercancel=move |event| keys::cancelled(&event)
                on:click=move |event| keys::clicked(desk, &event)
                on:wheel=move |event| keys::wheel(desk, frame, &event)
            >
                <img
                    node_ref=picture
                    src=src
                    alt=say::desk::photo_alt(locale, &photo.name)
                    width=photo.width.to_string()
                    height=photo.height.to_string()
                    draggable="false"
                    // The others are loaded when they are looked at.
                    loading=(at > 0).then_some("lazy")
                />
                <svg>
                    // Below the pins: a number must stay readable where the next one would be set.
                    {cross(desk)}
                    <For each=own key=|key| *key children=move |(pin, _)| marker(desk, pin) />
                </svg>
            </div>
            <figcaption>
                <span>{label}</span>
                " "
                <a href=media::rendition(id, RenditionKind::Full)>{say::desk::largest(locale)}</a>
            </figcaption>
        </figure>
    }
}

/// A pin on the photo: a link to its entry in the list.
fn marker(desk: Desk, id: PinId) -> impl IntoView {
    let locale = desk.locale;
    let place = move || {
        let spot = desk.of(id, (0.0, 0.0), |pin| (pin.spot.x(), pin.spot.y()));
        desk.window.get().above(spot)
    };
    let percent = |fraction: f64| format!("{:.2}%", fraction * 100.0);
    let severity = Memo::new(move |_| desk.of(id, domain::review::Severity::Refine, |pin| pin.severity));
    let number = Memo::new(move |_| u32::try_from(desk.number(id)).unwrap_or_default());
    let label = move || shell::pin::label(locale, number.get(), severity_word(locale, severity.get()));
    let class = move || {
        let selected = desk.selected.get() == Some(id);
        format!("marker {}{}", severity.get().as_str(), if selected { " selected" } else { "" })
    };
    view! {
        <svg x=move || percent(place().0) y=move || percent(place().1) overflow="visible" class=class>
            <a id=format!("mark-{id}") data-pin=id.to_string() href=move || format!("#pin-{}", number.get()) aria-label=label>
                <circle class="pin-reach" r="22"></circle>
                {move || mark(number.get(), severity.get())}
            </a>
        </svg>
    }
}

/// Where the next pin would be set by key.
fn cross(desk: Desk) -> impl IntoView {
    let percent = |fraction: f64| format!("{:.2}%", fraction * 100.0);
    let place = move || desk.window.get().above(desk.cross.get());
    view! {
        <svg
            x=move || percent(place().0)
            y=move || percent(place().1)
            overflow="visible"
            class="cross"
            aria-hidden="true"
        >
            <path class="cross-halo" d="M-14 0H-4M4 0H14M0-14V-4M0 4V14"></path>
            <path class="cross-line" d="M-14 0H-4M4 0H14M0-14V-4M0 4V14"></path>
        </svg>
    }
}

/// Buttons for what the keys do, and the photos to choose from. Rendered with the page, so that nothing moves when it
/// wakes; the style hides them where no scripts run.
pub(super) fn tools(desk: Desk) -> impl IntoView {
    let locale = desk.locale;
    let zoom = move |factor: f64| {
        let at = desk.window.get_untracked().below((0.5, 0.5));
        desk.window.update(|window| *window = window.zoomed(factor, at));
    };
    let scale = move || format::decimal(locale, desk.window.get().scale(), 1);
    view! {
        <div class="plate-head">
            {strip(desk)}
            <div class="plate-tools" role="toolbar" aria-label=say::tools::label(locale)>
                <button type="button" class="btn quiet" aria-label=say::tools::smaller(locale) on:click=move |_| zoom(1.0 / STEP)>
                    "\u{2212}"
                </button>
                <span class="meta">{move || format!("{}×", scale())}</span>
                <button type="button" class="btn quiet" aria-label=say::tools::larger(locale) on:click=move |_| zoom(STEP)>
                    "+"
                </button>
                <button type="button" class="btn quiet" on:click=move |_| desk.window.set(Window::FIT)>
                    {say::tools::fit(locale)}
                </button>
                <button type="button" class="btn quiet" on:click=move |_| keys::add_at_cross(desk)>
                    {say::tools::add(locale)}
                </button>
                <span class="hint">{say::tools::hint(locale)}</span>
            </div>
        </div>
    }
}

/// The photos, small; pressing one brings it into sight.
fn strip(desk: Desk) -> impl IntoView {
    let locale = desk.locale;
    let photos = desk.view.with_value(|view| view.photos.clone());
    let count = photos.len();
    let item = move |(at, photo): (usize, DeskPhoto)| {
        let id = photo.id;
        let current = move || (desk.photo.get() == Some(id)).then_some("true");
        let pins = move || desk.pins.with(|pins| pins.iter().filter(|pin| pin.photo == id).count());
        let label = move || {
            format!("{}, {}", say::desk::photo(locale, at + 1, count), say::desk::pins(locale, pins()))
        };
        view! {
            <li>
                <button type="button" aria-current=current aria-label=label on:click=move |_| desk.show(id)>
                    <img src=media::rendition(id, RenditionKind::Thumb) alt="" />
                </button>
            </li>
        }
    };
    (count > 1)
        .then(|| view! { <ul class="strip">{photos.into_iter().enumerate().map(item).collect_view()}</ul> })
}
