//! Pointer and keys on a photo. Letters mean something only while the photo has the focus.

#[cfg(target_arch = "wasm32")]
pub(super) use super::touch::{
    add_at_cross, cancelled, clicked, down, focus, moved, pressed, put_back, up, wheel,
};

/// The server renders the handlers' places, never their calls.
#[cfg(not(target_arch = "wasm32"))]
mod asleep {
    use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
    use leptos::html::Div;
    use leptos::prelude::NodeRef;

    use super::super::Desk;

    pub(in super::super) fn pressed(_: Desk, _: &KeyboardEvent) {}
    pub(in super::super) fn down(_: Desk, _: NodeRef<Div>, _: &PointerEvent) {}
    pub(in super::super) fn moved(_: Desk, _: NodeRef<Div>, _: &PointerEvent) {}
    pub(in super::super) fn up(_: Desk, _: NodeRef<Div>, _: &PointerEvent) {}
    pub(in super::super) fn cancelled(_: &PointerEvent) {}
    pub(in super::super) fn clicked(_: Desk, _: &MouseEvent) {}
    pub(in super::super) fn wheel(_: Desk, _: NodeRef<Div>, _: &WheelEvent) {}
    pub(in super::super) fn add_at_cross(_: Desk) {}
    pub(in super::super) fn put_back(_: Desk) {}
    pub(in super::super) fn focus(_: &'static str) {}
}
#[cfg(not(target_arch = "wasm32"))]
pub(super) use asleep::*;
