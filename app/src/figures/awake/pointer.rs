//! What a pointer does to a picture. It drags what it takes hold of; or it taps a handle, which is chosen by that, and the
//! next tap says where the handle goes.

use std::cell::Cell;

use leptos::prelude::*;
use web_sys::{HtmlFormElement, KeyboardEvent, PointerEvent};

use super::{form, held_by, listen, owned, part, restore, settle};
use crate::figures::islands::Desk;
use crate::figures::markup::number;
use crate::figures::{Handle, Markup, Place, dragged, grab, handle, size};
use crate::i18n::figures as say;

thread_local! {
    /// The press that has not ended.
    static PRESS: Cell<Option<Press>> = const { Cell::new(None) };
    /// The handle that was tapped.
    static CHOSEN: Cell<Option<usize>> = const { Cell::new(None) };
}

/// How far a pointer may stray in a tap, in pixels.
const STRAY: f64 = 6.0;
/// The radius of the ring around what is chosen.
const RING: f64 = 18.0;

/// A press of the pointer.
#[derive(Clone, Copy)]
struct Press {
    /// What it took hold of; nothing where only what is chosen can go.
    held: Option<usize>,
    /// Where it began, in pixels of the window.
    from: (f64, f64),
    /// Whether what it holds goes along with it; otherwise it may yet be a tap.
    drags: bool,
}

/// Listens to the pointer from now on.
pub(super) fn wake(desk: Desk, form: &HtmlFormElement) {
    let Some(picture) = part(form, "picture") else { return };
    listen(&picture, "pointerdown", move |event: PointerEvent| down(desk, &event));
    listen(&picture, "pointermove", move |event: PointerEvent| moved(desk, &event));
    listen(&picture, "pointerup", move |event: PointerEvent| up(desk, &event));
    listen(&picture, "pointercancel", move |_: PointerEvent| cancelled(desk));
    // A tap puts the focus outside the form, so the key is heard on the whole page.
    let Some(page) = document().document_element() else { return };
    listen(&page, "keydown", move |event: KeyboardEvent| {
        if event.key() == "Escape" && let_go() {
            desk.said.set(say::let_go(desk.locale).to_owned());
        }
    });
}

/// Nothing is chosen any more. Says whether something was.
pub(super) fn let_go() -> bool {
    if let Ok(Some(ring)) = document().query_selector("[data-part=picture] [data-chosen]") {
        ring.remove();
    }
    CHOSEN.take().is_some()
}

/// Draws a ring around what is chosen, and says what that is. A figure that was changed meanwhile may not have it any more.
pub(super) fn ring(desk: Desk, form: &HtmlFormElement) -> Option<Handle> {
    let chosen = CHOSEN.get()?;
    let Some(found) = handle(desk.figure, desk.locale, &held_by(form), chosen) else {
        CHOSEN.set(None);
        return None;
    };
    let svg = form.query_selector("[data-part=picture] > svg").ok()??;
    let _ = svg.insert_adjacent_html("beforeend", &circle(found.at));
    Some(found)
}

fn circle(at: Place) -> String {
    let [x, y, radius] = [at.x, at.y, RING].map(number);
    let mut ring = Markup::default();
    let place = [("cx", &*x), ("cy", &*y), ("r", &*radius)];
    let looks = [("class", "f-ink"), ("stroke-width", "4"), ("data-chosen", "")];
    ring.shape("circle", &[looks, place].concat());
    ring.into_html()
}

fn down(desk: Desk, event: &PointerEvent) {
    let Some(form) = form().filter(|_| event.button() == 0 && event.is_primary()) else { return };
    let Some(at) = place(desk, &form, event) else { return };
    let state = held_by(&form);
    let held = grab(desk.figure, &state, at);
    let chosen = CHOSEN.get().is_some();
    if held.is_none() && !chosen {
        return;
    }
    let is_handle = |held: usize| handle(desk.figure, desk.locale, &state, held).is_some();
    let may_be_tap = chosen || held.is_some_and(is_handle);
    PRESS.set(Some(Press { held, from: pixels(event), drags: !may_be_tap }));
    // The picture is drawn anew with every move; its frame stays.
    if let Some(frame) = part(&form, "picture") {
        let _ = frame.set_pointer_capture(event.pointer_id());
    }
    moved(desk, event);
}

fn moved(desk: Desk, event: &PointerEvent) {
    let Some(mut press) = PRESS.get() else { return };
    let (x, y) = pixels(event);
    press.drags |= (x - press.from.0).hypot(y - press.from.1) > STRAY;
    PRESS.set(Some(press));
    if let Some(held) = press.held.filter(|_| press.drags) {
        CHOSEN.set(None);
        bring(desk, held, event);
    }
}

fn up(desk: Desk, event: &PointerEvent) {
    moved(desk, event);
    let Some(press) = PRESS.take() else { return };
    if press.drags {
        // From a place without anything there was nothing to drag, and what is chosen stays so.
        if press.held.is_some() {
            settle(desk);
        }
    } else if let Some(chosen) = CHOSEN.take() {
        bring(desk, chosen, event);
        settle(desk);
    } else {
        choose(desk, press.held);
    }
}

/// A finger that turned out to scroll the page has not meant to change anything.
fn cancelled(desk: Desk) {
    if let (Some(_), Some(form)) = (PRESS.take(), form()) {
        restore(desk, &form, &desk.present.get_untracked());
    }
}

fn choose(desk: Desk, held: Option<usize>) {
    CHOSEN.set(held);
    if let Some(handle) = form().and_then(|form| ring(desk, &form)) {
        desk.said.set(say::chosen(desk.locale, handle.name));
    }
}

/// Brings something to where the pointer is.
fn bring(desk: Desk, held: usize, event: &PointerEvent) {
    let Some(form) = form() else { return };
    if let Some(to) = place(desk, &form, event) {
        let pairs = dragged(desk.figure, &held_by(&form), held, to);
        restore(desk, &form, &owned(pairs));
    }
}

fn pixels(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// Where the pointer is, in the units of the picture, which is shown whole in the middle of its element.
fn place(desk: Desk, form: &HtmlFormElement, event: &PointerEvent) -> Option<Place> {
    let svg = form.query_selector("[data-part=picture] > svg").ok()??;
    let rect = svg.get_bounding_client_rect();
    let (width, height) = size(desk.figure);
    let scale = (rect.width() / width).min(rect.height() / height);
    let middle = |start: f64, length: f64| start + length / 2.0;
    let (x, y) = pixels(event);
    Some(Place {
        x: (x - middle(rect.left(), rect.width())) / scale + width / 2.0,
        y: (y - middle(rect.top(), rect.height())) / scale + height / 2.0,
    })
}
