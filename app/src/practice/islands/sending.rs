//! What the browser does for the queue: one photo after the other, in parts, from the server's offset on.

mod memory;
mod tus;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use domain::practice::photo::Advice;
use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AddEventListenerOptions, Event, File, HtmlElement, HtmlInputElement, Url, XmlHttpRequest};

use self::memory::Memory;
use self::tus::{Answer, Upload};
use super::PICKER;
use super::queue::{self, Act, Item, Phase, Queue};
use crate::i18n::practice as say;

/// The pause before another try without a connection, in milliseconds; `online` ends it early.
const PAUSE: [i32; 4] = [1_000, 3_000, 8_000, 20_000];
/// How often a photo is tried when the server stumbles.
const TRIES: usize = 4;

thread_local! {
    /// The files behind the numbers; they cannot live in signals that the server shares.
    static FILES: RefCell<HashMap<u32, File>> = RefCell::default();
    /// The request under way, to be stopped by Cancel.
    static REQUEST: RefCell<Option<(u32, XmlHttpRequest)>> = const { RefCell::new(None) };
    static NEXT: Cell<u32> = const { Cell::new(1) };
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

/// Does what was asked.
pub(super) fn act(queue: Queue, act: Act) {
    match act {
        Act::Awake(picker) => awake(queue, &picker),
        Act::Chosen(event) => chosen(queue, &event),
        Act::Cancel(number) => cancel(queue, number),
        Act::Retry(number) => retry(queue, number),
        Act::Remove(number) => remove(queue, number),
    }
}

/// Takes the pickers over from the form, keeps it from being sent too early, and shows what a closed page left.
fn awake(queue: Queue, picker: &HtmlInputElement) {
    let Some(form) = picker.form() else { return };
    if let Ok(pickers) = form.query_selector_all("input[type=file]") {
        for at in 0..pickers.length() {
            if let Some(input) = pickers.item(at).and_then(|node| node.dyn_into::<HtmlInputElement>().ok()) {
                // Without a name a field is not part of the form.
                let _ = input.remove_attribute("name");
            }
        }
    }
    let guard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if queue
            .items
            .with_untracked(|items| items.iter().any(|item| item.phase.get_untracked().unfinished()))
        {
            event.prevent_default();
            event.stop_immediate_propagation();
            queue.said.set(say::queue::busy(queue.locale).to_owned());
        }
    });
    let _ = form.add_event_listener_with_callback("submit", guard.as_ref().unchecked_ref());
    // It lives as long as the page.
    guard.forget();
    spawn_local(async move {
        for (name, size, offset) in Memory::of(queue).interrupted().await {
            add(queue, name, size, None, Phase::Interrupted(offset));
        }
    });
}

/// Puts the chosen files into the queue.
fn chosen(queue: Queue, event: &Event) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let files = input.files();
    let files: Vec<File> =
        files.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.get(at))).collect();
    // The same file can then be chosen again.
    input.set_value("");
    for file in files {
        let preview = Url::create_object_url_with_blob(&file).ok();
        let size = size(&file);
        queue.items.update(|items| {
            items.retain(|item| {
                !(item.name == file.name()
                    && item.size == size
                    && matches!(item.phase.get_untracked(), Phase::Interrupted(_)))
            });
        });
        let number = add(queue, file.name(), size, preview, Phase::Waiting);
        FILES.with_borrow_mut(|files| files.insert(number, file));
    }
    run(queue);
}

fn add(queue: Queue, name: String, size: u64, preview: Option<String>, phase: Phase) -> u32 {
    let number = NEXT.replace(NEXT.get() + 1);
    let item = Item { number, name, size, preview, phase: ArcRwSignal::new(phase) };
    queue.items.update(|items| items.push(item));
    number
}

fn cancel(queue: Queue, number: u32) {
    let Some(item) = queue.item(number) else { return };
    item.phase.set(Phase::Cancelled);
    REQUEST.with_borrow(|request| {
        if let Some((_, request)) = request.as_ref().filter(|(of, _)| *of == number) {
            let _ = request.abort();
        }
    });
    if let Some(file) = FILES.with_borrow(|files| files.get(&number).cloned()) {
        spawn_local(async move { Memory::of(queue).give_up(&file).await });
    }
}

fn retry(queue: Queue, number: u32) {
    if let Some(item) = queue.item(number) {
        item.phase.set(Phase::Waiting);
        run(queue);
    }
}

fn remove(queue: Queue, number: u32) {
    let Some(item) = queue.item(number) else { return };
    let phase = item.phase.get_untracked();
    if let Phase::Interrupted(_) = phase {
        let name = item.name.clone();
        spawn_local(async move { Memory::of(queue).forget_interrupted(&name, item.size).await });
    }
    spawn_local(async move {
        if let Phase::Arrived { photo, .. } = phase
            && !tus::remove_photo(&format!("remove-{photo}")).await
        {
            queue.said.set(say::queue::failed(queue.locale).to_owned());
            return;
        }
        FILES.with_borrow_mut(|files| files.remove(&number));
        if let Some(preview) = queue.item(number).and_then(|item| item.preview) {
            let _ = Url::revoke_object_url(&preview);
        }
        let next = neighbour(queue, number);
        queue.items.update(|items| items.retain(|item| item.number != number));
        focus(next);
    });
}

/// Where keys go on once a photo has left the list: to the button of the next one, of the last one, to the picker.
fn neighbour(queue: Queue, number: u32) -> String {
    let numbers: Vec<_> = queue.items.with_untracked(|items| items.iter().map(|item| item.number).collect());
    let at = numbers.iter().position(|of| *of == number).unwrap_or_default();
    let next = numbers.get(at + 1).or_else(|| numbers.get(at.checked_sub(1)?));
    next.map_or_else(|| PICKER.to_owned(), |number| queue::button(*number))
}

/// Moves the focus once the page shows what has changed.
fn focus(id: String) {
    request_animation_frame(move || {
        if let Some(found) = document().get_element_by_id(&id) {
            let _ = found.unchecked_ref::<HtmlElement>().focus();
        }
    });
}

/// Sends what waits, one photo after the other, unless that is being done already.
fn run(queue: Queue) {
    if BUSY.replace(true) {
        return;
    }
    spawn_local(async move {
        while let Some(item) = next(queue) {
            match FILES.with_borrow(|files| files.get(&item.number).cloned()) {
                Some(file) => send(queue, &item, &file).await,
                None => item.phase.set(Phase::Failed),
            }
        }
        BUSY.set(false);
    });
}

fn next(queue: Queue) -> Option<Item> {
    queue.items.with_untracked(|items| {
        items.iter().find(|item| item.phase.get_untracked() == Phase::Waiting).cloned()
    })
}

/// Sends one photo until it has arrived, was refused, or needs the person.
async fn send(queue: Queue, item: &Item, file: &File) {
    let memory = Memory::of(queue);
    let mut stumbles = 0;
    let mut pauses = 0;
    item.phase.set(Phase::Sending(0));
    while item.phase.get_untracked() != Phase::Cancelled {
        let upload = Upload { queue, item, file, memory: &memory };
        match upload.go_on().await {
            Answer::Arrived { photo, advice } => {
                let advice = advice.split(',').filter_map(Advice::parse).collect();
                item.phase.set(Phase::Arrived { photo, advice });
                queue.say(item, say::queue::arrived(queue.locale));
                return;
            }
            Answer::Refused(why) => {
                queue.said.set(why.clone());
                item.phase.set(Phase::Refused(why));
                return;
            }
            Answer::SignedOut => {
                queue.say(item, say::queue::signed_out(queue.locale));
                item.phase.set(Phase::SignedOut);
                return;
            }
            Answer::Again => stumbles = 0,
            Answer::Stumbled if stumbles + 1 < TRIES => {
                stumbles += 1;
                pause(PAUSE[stumbles.min(PAUSE.len()) - 1]).await;
            }
            Answer::Stumbled => {
                queue.say(item, say::queue::failed(queue.locale));
                item.phase.set(Phase::Failed);
                return;
            }
            Answer::Broken(done) => {
                if item.phase.get_untracked() == Phase::Cancelled {
                    return;
                }
                item.phase.set(Phase::Offline(done));
                pause(PAUSE[pauses.min(PAUSE.len() - 1)]).await;
                pauses += 1;
            }
        }
    }
}

/// Waits, or until there is a connection again.
async fn pause(milliseconds: i32) {
    let waiting = Promise::new(&mut |resolve, _| {
        let Some(window) = web_sys::window() else { return };
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        let once = AddEventListenerOptions::new();
        once.set_once(true);
        let _ =
            window.add_event_listener_with_callback_and_add_event_listener_options("online", &resolve, &once);
    });
    let _: Result<JsValue, JsValue> = JsFuture::from(waiting).await;
}

/// The length of a file. JavaScript counts in doubles, which are exact far beyond any file.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
fn size(file: &File) -> u64 {
    file.size() as u64
}
