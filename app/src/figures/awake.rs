//! What the browser does for a figure: it asks the same functions as the server, with what the form holds now.

mod fields;
mod pointer;

use fields::{keep_in_step, put, send_sliders_only, take};
use leptos::prelude::*;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, KeyboardEvent};

use super::islands::{Act, Desk, State};
use super::{KEEP_AS, Pairs, Shown, files, show};
use crate::routes::Route;

/// Steps of an arrow with the shift key.
const STRIDE: f64 = 10.0;
/// How many states can be taken back.
const MEMORY: usize = 200;

/// Lets the form answer by itself from now on.
pub(super) fn wake(desk: Desk) {
    let Some(form) = form() else { return };
    // What was changed while the page was asleep counts too; so does what the browser filled in after a reload.
    let shown = show(desk.figure, desk.locale, &held_by(&form));
    send_sliders_only(&form);
    paint(desk, &form, &shown, None);
    desk.present.set(held_by(&form));
    listen(&form, "input", move |event: Event| {
        let typing = take(&event, false);
        look(desk, typing.as_deref());
    });
    listen(&form, "change", move |event: Event| {
        take(&event, true);
        settle(desk);
    });
    listen(&form, "submit", move |event: Event| submitted(desk, &event));
    listen(&form, "keydown", move |event: KeyboardEvent| keys(desk, &event));
    pointer::wake(desk, &form);
    desk.awake.set(true);
}

/// Does what the bar was asked for.
pub(super) fn act(desk: Desk, act: Act) {
    pointer::let_go();
    let present = desk.present.get_untracked();
    let next = match act {
        Act::Undo => desk.past.try_update(Vec::pop).flatten().inspect(|_| {
            desk.future.update(|future| future.push(present));
        }),
        Act::Redo => desk.future.try_update(Vec::pop).flatten().inspect(|_| {
            desk.past.update(|past| past.push(present));
        }),
        Act::Reset => {
            if let Some(form) = form() {
                restore(desk, &form, &State::new());
                settle(desk);
            }
            None
        }
    };
    if let (Some(state), Some(form)) = (next, form()) {
        let shown = restore(desk, &form, &state);
        desk.present.set(state);
        announce(desk, &shown);
    }
}

/// What the form is sent for is done here, unless the server has to know of it.
fn submitted(desk: Desk, event: &Event) {
    let pressed = js_sys::Reflect::get(event, &"submitter".into()).ok();
    let pressed = pressed.and_then(|pressed| pressed.dyn_into::<HtmlElement>().ok());
    let said = |name: &str| pressed.as_ref().and_then(|pressed| pressed.get_attribute(name));
    if said("formmethod").is_some() {
        return;
    }
    event.prevent_default();
    if let (Some(name), Some(value), Some(form)) = (said("name"), said("value"), form()) {
        let mut state = held_by(&form);
        state.push((name, value));
        let next = show(desk.figure, desk.locale, &state).pairs;
        restore(desk, &form, &owned(next));
    }
    settle(desk);
}

fn owned(pairs: Pairs) -> State {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn form() -> Option<HtmlFormElement> {
    document().query_selector("form[data-figure]").ok()??.dyn_into().ok()
}

fn part(form: &HtmlFormElement, name: &str) -> Option<HtmlElement> {
    form.query_selector(&format!("[data-part={name}]")).ok()??.dyn_into().ok()
}

/// Listens as long as the page is open.
fn listen<E: JsCast + 'static>(target: &Element, event: &str, then: impl Fn(E) + 'static) {
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| then(event.unchecked_into()));
    let _ = target.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    heard.forget();
}

/// What the form holds.
fn held_by(form: &HtmlFormElement) -> State {
    let Ok(data) = FormData::new_with_form(form) else { return State::new() };
    let Ok(Some(entries)) = js_sys::try_iter(&data) else { return State::new() };
    entries
        .filter_map(|entry| {
            let pair: js_sys::Array = entry.ok()?.dyn_into().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .filter(|(name, _)| name != KEEP_AS)
        .collect()
}

/// Shows what the form says, while it is being changed; `typing` is the slider beside which a number is being typed.
fn look(desk: Desk, typing: Option<&str>) -> Option<(State, Shown)> {
    let form = form()?;
    let shown = show(desk.figure, desk.locale, &held_by(&form));
    paint(desk, &form, &shown, typing);
    // As the figure took it: one field can move another.
    Some((held_by(&form), shown))
}

/// A change is done: it can be taken back, the address says it, and it is read out.
fn settle(desk: Desk) {
    let Some((state, shown)) = look(desk, None) else { return };
    let before = desk.present.get_untracked();
    if before != state {
        desk.past.update(|past| {
            past.push(before);
            if past.len() > MEMORY {
                past.remove(0);
            }
        });
        desk.future.update(Vec::clear);
        desk.present.set(state);
    }
    announce(desk, &shown);
}

fn announce(desk: Desk, shown: &Shown) {
    desk.said.set(shown.said.clone());
    let query: Vec<_> = shown.pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let route = Route::Figure(desk.figure);
    let here = route.href_with(desk.locale, &query);
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&here));
    }
    // The switches of language and colours come back to what is seen.
    let all = document();
    if let Ok(Some(link)) = all.query_selector("header a[hreflang]") {
        let _ = link.set_attribute("href", &route.href_with(desk.locale.other(), &query));
    }
    if let Ok(Some(back)) = all.query_selector("header input[name=back]") {
        let _ = back.set_attribute("value", &here);
    }
    // So does whoever signs in to keep it.
    if let Ok(Some(link)) = all.query_selector("a[data-next]") {
        let _ = link.set_attribute("href", &Route::Login.href_with(desk.locale, &[("next", &here)]));
    }
    if let Ok(Some(table)) = all.query_selector("a[data-part=table]") {
        let _ = table.set_attribute("href", &files::table(desk.figure, desk.locale, &query));
    }
}

fn paint(desk: Desk, form: &HtmlFormElement, shown: &Shown, typing: Option<&str>) {
    for (name, html) in
        [("picture", &shown.picture), ("verdict", &shown.verdict), ("reasons", &shown.reasons)]
    {
        if let Some(part) = part(form, name) {
            part.set_inner_html(html);
        }
    }
    for control in &shown.controls {
        keep_in_step(desk.locale, form, control, typing);
    }
    pointer::ring(desk, form);
}

/// Puts a state into the fields, and shows it.
fn restore(desk: Desk, form: &HtmlFormElement, state: &State) -> Shown {
    let shown = show(desk.figure, desk.locale, state);
    for control in &shown.controls {
        put(form, control);
    }
    paint(desk, form, &shown, None);
    shown
}

/// Arrows go further with the shift key; Ctrl+Z takes back, except in fields that do so themselves.
fn keys(desk: Desk, event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let steps = match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => STRIDE,
        "ArrowLeft" | "ArrowDown" => -STRIDE,
        _ => 0.0,
    };
    let slider = target.as_ref().filter(|input| input.type_() == "range");
    if let Some(slider) = slider.filter(|_| event.shift_key() && steps != 0.0) {
        event.prevent_default();
        let step: f64 = slider.step().parse().unwrap_or(1.0);
        // The field keeps to its range by itself.
        slider.set_value_as_number(slider.value_as_number() + steps * step);
        return settle(desk);
    }
    if let Some(field) = target.as_ref().filter(|_| event.key() == "Enter") {
        // The browser would press the first button of the form, whatever it does.
        event.prevent_default();
        take(event, true);
        return if field.name() == KEEP_AS { keep() } else { settle(desk) };
    }
    let typing = target.is_some_and(|input| input.type_() == "text");
    if !typing && (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("z") {
        event.prevent_default();
        act(desk, if event.shift_key() { Act::Redo } else { Act::Undo });
    }
}

/// Presses the button that keeps the state.
fn keep() {
    let button = form().and_then(|form| form.query_selector("button[formmethod]").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}
