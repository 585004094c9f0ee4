//! What pointer and keys do in the browser.

use std::cell::Cell;

use domain::id::PinId;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::plate::STEP;
use super::window::Window;
use super::{Desk, pinch};
use crate::review::fields;

/// How far a pointer may tremble in a press, in pixels.
const TREMBLE: f64 = 6.0;
/// How far an arrow goes, as a part of the window.
const ARROW: f64 = 0.02;

/// A press that has not ended.
#[derive(Clone, Copy)]
struct Press {
    /// The pin it began on.
    pin: Option<PinId>,
    /// Where the pointer was last, in pixels.
    last: (f64, f64),
    /// Whether it has become a drag.
    drag: bool,
}

thread_local! {
    static PRESS: Cell<Option<Press>> = const { Cell::new(None) };
}

/// The pin an event is about.
fn pin_of(event: &Event) -> Option<PinId> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-pin]").ok()??.get_attribute("data-pin")?.parse().ok()
}

/// A place in pixels as a place of the frame.
fn place(frame: NodeRef<Div>, (x, y): (f64, f64)) -> Option<(f64, f64)> {
    let rect = frame.get_untracked()?.get_bounding_client_rect();
    Some(((x - rect.left()) / rect.width(), (y - rect.top()) / rect.height()))
}

fn pixels(event: &MouseEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

pub(super) fn down(_: Desk, frame: NodeRef<Div>, event: &PointerEvent) {
    if pinch::down(event) {
        // The first finger meant no press.
        return PRESS.set(None);
    }
    if event.button() != 0 || !event.is_primary() {
        return;
    }
    let pin = pin_of(event);
    PRESS.set(Some(Press { pin, last: pixels(event), drag: false }));
    // A finger beside the pins may want to scroll the page; a pin or a mouse is followed wherever it goes.
    if let Some(frame) = frame.get_untracked().filter(|_| pin.is_some() || event.pointer_type() == "mouse") {
        let _ = frame.set_pointer_capture(event.pointer_id());
    }
}

pub(super) fn moved(desk: Desk, frame: NodeRef<Div>, event: &PointerEvent) {
    if let Some(spread) = pinch::moved(event) {
        return spread_fingers(desk, frame, spread);
    }
    let Some(press) = PRESS.get() else { return };
    let now = pixels(event);
    let (dx, dy) = (now.0 - press.last.0, now.1 - press.last.1);
    if !press.drag && dx.hypot(dy) < TREMBLE {
        return;
    }
    PRESS.set(Some(Press { last: now, drag: true, ..press }));
    match press.pin {
        Some(pin) => {
            if let Some(at) = place(frame, now) {
                let (x, y) = desk.window.get_untracked().below(at);
                desk.change(pin, |pin| pin.spot = fields::spot(x, y));
            }
        }
        None => {
            if let Some(frame) = frame.get_untracked() {
                let rect = frame.get_bounding_client_rect();
                desk.window.update(|window| *window = window.panned((dx / rect.width(), dy / rect.height())));
            }
        }
    }
}

/// Two fingers hold the photo at the places they touched.
fn spread_fingers(desk: Desk, frame: NodeRef<Div>, spread: pinch::Spread) {
    let (Some(from), Some(to)) = (place(frame, spread.from), place(frame, spread.to)) else { return };
    desk.window.update(|window| {
        *window = window.zoomed(spread.factor, window.below(from)).panned((to.0 - from.0, to.1 - from.1));
    });
}

pub(super) fn up(desk: Desk, frame: NodeRef<Div>, event: &PointerEvent) {
    pinch::up(event);
    let Some(press) = PRESS.take() else { return };
    if press.drag {
        return;
    }
    if let (None, Some(at)) = (press.pin, place(frame, pixels(event))) {
        let (x, y) = desk.window.get_untracked().below(at);
        desk.cross.set((x, y));
        add(desk, x, y);
    }
}

pub(super) fn cancelled(event: &PointerEvent) {
    pinch::up(event);
    PRESS.set(None);
}

/// Pressing a pin selects it; pressing it by key goes on to its text.
pub(super) fn clicked(desk: Desk, event: &MouseEvent) {
    let Some(id) = pin_of(event) else { return };
    event.prevent_default();
    if let Some(pin) = desk.pins.with_untracked(|pins| pins.iter().find(|pin| pin.id == id).cloned()) {
        desk.select(&pin);
    }
    if event.detail() == 0 {
        edit(desk, id);
    }
}

/// Ctrl and the wheel zoom, as does a pinch on a touch pad.
pub(super) fn wheel(desk: Desk, frame: NodeRef<Div>, event: &WheelEvent) {
    if !event.ctrl_key() {
        return;
    }
    event.prevent_default();
    if let Some(at) = place(frame, pixels(event)) {
        let at = desk.window.get_untracked().below(at);
        let factor = (-event.delta_y() / 300.0).exp();
        desk.window.update(|window| *window = window.zoomed(factor, at));
    }
}

pub(super) fn pressed(desk: Desk, event: &KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let cross = desk.cross.get_untracked();
    let pin = pin_of(event).or_else(|| desk.selected.get_untracked());
    match event.key().as_str() {
        "a" | "A" => add_at_cross(desk),
        "+" | "=" => desk.window.update(|window| *window = window.zoomed(STEP, cross)),
        "-" => desk.window.update(|window| *window = window.zoomed(1.0 / STEP, cross)),
        "f" | "F" => desk.window.set(Window::FIT),
        "j" | "J" => step(desk, true),
        "k" | "K" => step(desk, false),
        "u" | "U" => desk.put_back(),
        "p" | "P" => next_photo(desk),
        "n" | "N" => leave(desk),
        "e" | "E" => match pin {
            Some(pin) => edit(desk, pin),
            None => return,
        },
        "Delete" | "Backspace" => match pin {
            Some(pin) => {
                desk.remove(pin);
                focus("plate");
            }
            None => return,
        },
        "Escape" => desk.selected.set(None),
        "ArrowLeft" => arrow(desk, event, -1.0, 0.0),
        "ArrowRight" => arrow(desk, event, 1.0, 0.0),
        "ArrowUp" => arrow(desk, event, 0.0, -1.0),
        "ArrowDown" => arrow(desk, event, 0.0, 1.0),
        _ => return,
    }
    event.prevent_default();
}

/// Moves the pin that has the focus, otherwise the crosshair; Shift goes five times as far.
fn arrow(desk: Desk, event: &KeyboardEvent, dx: f64, dy: f64) {
    let step = ARROW / desk.window.get_untracked().scale() * if event.shift_key() { 5.0 } else { 1.0 };
    let mut there = (0.5, 0.5);
    match pin_of(event) {
        Some(pin) => desk.change(pin, |pin| {
            pin.spot = fields::spot(pin.spot.x() + dx * step, pin.spot.y() + dy * step);
            there = (pin.spot.x(), pin.spot.y());
        }),
        None => {
            let (x, y) = desk.cross.get_untracked();
            there = ((x + dx * step).clamp(0.0, 1.0), (y + dy * step).clamp(0.0, 1.0));
            desk.cross.set(there);
        }
    }
    desk.window.update(|window| *window = window.showing(there));
}

pub(super) fn add_at_cross(desk: Desk) {
    let (x, y) = desk.cross.get_untracked();
    add(desk, x, y);
}

fn add(desk: Desk, x: f64, y: f64) {
    // Unique within the draft is enough: the server keeps it as part of the draft.
    let Some(id) = window().crypto().ok().and_then(|crypto| crypto.random_uuid().parse::<PinId>().ok())
    else {
        return;
    };
    desk.add(id, fields::spot(x, y));
    edit(desk, id);
}

fn step(desk: Desk, forward: bool) {
    if let Some(pin) = desk.step(forward) {
        focus_on(move || format!("mark-{pin}"));
    }
}

fn next_photo(desk: Desk) {
    let photos = desk.view.with_value(|view| view.photos.iter().map(|photo| photo.id).collect::<Vec<_>>());
    let at = photos.iter().position(|photo| Some(*photo) == desk.photo.get_untracked()).unwrap_or(0);
    if let Some(next) = photos.get((at + 1) % photos.len().max(1)) {
        desk.show(*next);
        focus("plate");
    }
}

/// Goes to the next work of the queue.
fn leave(desk: Desk) {
    if let Some(href) = desk.view.with_value(|view| view.next.clone()) {
        let _ = window().location().set_href(&href);
    }
}

/// Moves on to the text of a pin.
fn edit(desk: Desk, pin: PinId) {
    desk.selected.set(Some(pin));
    focus_on(move || format!("f-{}", fields::pin_part(desk.number(pin), "text")));
}

/// Puts the pin back that was taken away last, and goes on to its text.
pub(super) fn put_back(desk: Desk) {
    desk.put_back();
    if let Some(pin) = desk.selected.get_untracked() {
        edit(desk, pin);
    }
}

/// Moves the focus to an element that has this id by the time the page shows what has changed.
pub(super) fn focus(id: &'static str) {
    focus_on(move || id.to_owned());
}

/// Moves the focus once the page shows what has changed. `plate` is the photo in sight.
fn focus_on(id: impl FnOnce() -> String + 'static) {
    request_animation_frame(move || {
        let id = id();
        let found = if id == "plate" {
            document().query_selector("figure.photo:not([hidden]) > .plate").ok().flatten()
        } else {
            document().get_element_by_id(&id)
        };
        let Some(found) = found else { return };
        // A pin is an SVG element, everything else HTML.
        let _ = match found.dyn_ref::<HtmlElement>() {
            Some(element) => element.focus(),
            None => found.unchecked_ref::<web_sys::SvgElement>().focus(),
        };
    });
}
