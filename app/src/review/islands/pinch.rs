//! Two fingers on a photo.

use std::cell::RefCell;

use web_sys::PointerEvent;

type Place = (f64, f64);

/// How two fingers moved, in pixels.
pub(super) struct Spread {
    /// How many times as far apart they are.
    pub factor: f64,
    /// The place between them before.
    pub from: Place,
    /// The place between them now.
    pub to: Place,
}

thread_local! {
    /// The fingers on the photo. A third one counts for nothing.
    static FINGERS: RefCell<Vec<(i32, Place)>> = const { RefCell::new(Vec::new()) };
}

fn pixels(event: &PointerEvent) -> Place {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// Notes a finger; whether it is not the only one.
pub(super) fn down(event: &PointerEvent) -> bool {
    if event.pointer_type() != "touch" {
        return false;
    }
    FINGERS.with_borrow_mut(|fingers| {
        if event.is_primary() {
            // The end of earlier ones may have been lost with a scrolled page.
            fingers.clear();
        }
        if fingers.len() < 2 {
            fingers.push((event.pointer_id(), pixels(event)));
        }
        fingers.len() > 1
    })
}

/// Follows a finger; how the two of them moved, while there are two.
pub(super) fn moved(event: &PointerEvent) -> Option<Spread> {
    FINGERS.with_borrow_mut(|fingers| {
        let [(_, a), (_, b)] = fingers[..] else { return None };
        let finger = fingers.iter_mut().find(|(id, _)| *id == event.pointer_id())?;
        finger.1 = pixels(event);
        let [(_, c), (_, d)] = fingers[..] else { return None };
        Some(Spread { factor: apart(c, d) / apart(a, b).max(1.0), from: between(a, b), to: between(c, d) })
    })
}

/// Forgets a finger that has left.
pub(super) fn up(event: &PointerEvent) {
    FINGERS.with_borrow_mut(|fingers| fingers.retain(|(id, _)| *id != event.pointer_id()));
}

fn apart(a: Place, b: Place) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

fn between(a: Place, b: Place) -> Place {
    (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1))
}
