//! Keeps what is drafted: on this device at once, on the server soon after.
//!
//! Every save names the version it started from. When another window was faster, both drafts are shown and nothing
//! is sent until the mentor has chosen. Without a connection, or when the server says no, the draft stays on this
//! device and is offered again when the page is opened.

use std::cell::Cell;
use std::time::Duration;

use contract::review::DraftBody;
use domain::review::{Draft, Level, Version};
use js_sys::Date;
use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::serde_json;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement, Request,
    RequestInit, Response, Storage,
};

use super::{Apart, Desk, Status};
use crate::review::fields;

/// How long after the last change the draft is written to this device.
const DEVICE: Duration = Duration::from_millis(300);
/// How long after the last change it is sent to the server.
const SERVER: Duration = Duration::from_secs(2);
/// How long to wait before trying again without a connection.
const AGAIN: Duration = Duration::from_secs(10);

thread_local! {
    /// Counts the changes since the page was opened.
    static CHANGES: Cell<u32> = const { Cell::new(0) };
    /// How many of them the server has.
    static KEPT: Cell<u32> = const { Cell::new(0) };
    static BUSY: Cell<bool> = const { Cell::new(false) };
    static DEVICE_TIMER: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
    static SERVER_TIMER: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// The server has kept a draft.
#[derive(Deserialize)]
struct Saved {
    version: Version,
    /// When, in RFC 3339.
    at: String,
}

/// Another window saved first.
#[derive(Deserialize)]
struct Conflict {
    theirs: Draft,
    version: Version,
}

/// The problem document (RFC 9457) of anything else.
#[derive(Deserialize)]
struct Refused {
    detail: String,
}

/// What this device keeps of a draft.
#[derive(Serialize, Deserialize)]
struct OnDevice {
    base: Version,
    draft: Draft,
}

/// Takes over what was typed before the page woke, then wakes.
pub(super) fn wake(desk: Desk) {
    adopt(desk);
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            begin(desk);
        }
    });
}

/// The fields of pins may have been changed since the server rendered them.
fn adopt(desk: Desk) {
    desk.pins.update_untracked(|pins| {
        for (at, pin) in pins.iter_mut().enumerate() {
            if let Some(field) = field(&fields::pin_part(at + 1, "text")) {
                pin.text = field.value();
            }
        }
    });
}

fn begin(desk: Desk) {
    listen(desk);
    let (unsaved, saved_at, theirs, server) =
        desk.view.with_value(|view| (view.unsaved, view.saved_at, view.theirs.clone(), view.draft.clone()));
    if let Some(at) = saved_at {
        #[allow(clippy::cast_precision_loss, reason = "exact for the next 285 million years")]
        let at = Date::new(&JsValue::from_f64(at as f64 * 1000.0));
        desk.status.set(Status::Saved(wall_clock(&at)));
    }
    keep_in_sight();
    desk.awake.set(true);
    if let Some(theirs) = theirs {
        hide("versions");
        let (mine, version) = (collect(desk), desk.version.get_untracked());
        desk.status.set(Status::Apart);
        desk.apart.set(Some(Apart { mine, theirs, version }));
    } else if unsaved || collect(desk) != server {
        touched(desk);
    } else {
        restore(desk, server);
    }
}

/// The form for another pin hides where the desk is awake, unless something was typed into it before.
fn keep_in_sight() {
    let text = field(&fields::new_part("text")).filter(|text| !text.value().trim().is_empty());
    if let Some(form) = text.and_then(|text| text.closest("fieldset").ok().flatten()) {
        let _ = form.set_attribute("data-begun", "");
    }
}

/// What this device has and the server has not: a closed lid, a lost connection.
fn restore(desk: Desk, server: Draft) {
    let Some(kept) = on_device(desk).filter(|kept| kept.draft != server) else {
        return forget(desk);
    };
    show(desk, &kept.draft);
    let version = desk.version.get_untracked();
    if kept.base == version {
        touched(desk);
    } else {
        desk.status.set(Status::Apart);
        desk.apart.set(Some(Apart { mine: kept.draft, theirs: server, version }));
    }
}

/// Changes of the form's own fields, keys that belong to the whole desk, and the end of the page.
fn listen(desk: Desk) {
    let of_form = |event: &Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        target.filter(|target| matches!(target.closest(&format!("#{}", fields::FORM)), Ok(Some(_))))
    };
    let handles = [
        window_event_listener(ev::input, move |event| {
            let name = of_form(&event).and_then(|target| target.get_attribute("name")).unwrap_or_default();
            if name == fields::SUMMARY || name.starts_with("level-") {
                touched(desk);
            }
        }),
        window_event_listener(ev::keydown, move |event| {
            let Some(target) = of_form(&event) else { return };
            if event.ctrl_key() && event.key() == "Enter" {
                event.prevent_default();
                press("button[value=return]");
            } else if let Some(level) =
                Some(event.key()).filter(|key| matches!(key.as_str(), "0" | "1" | "2" | "3" | "4"))
                && !event.ctrl_key()
                && let Ok(Some(criterion)) = target.closest("fieldset.rubric")
                && let Ok(Some(card)) = criterion.query_selector(&format!("input[value='{level}']"))
            {
                event.prevent_default();
                let card: &HtmlElement = card.unchecked_ref();
                card.click();
                let _ = card.focus();
            }
        }),
        window_event_listener(ev::online, move |_| send_soon(desk, Duration::ZERO)),
        window_event_listener(ev::pagehide, move |_| {
            if pending() {
                keep_on_device(desk);
            }
        }),
        window_event_listener(ev::submit, move |event| {
            // The form carries everything from here on; a save that overtakes it would make it look outdated.
            if of_form(&event).is_some() {
                SERVER_TIMER.take().inspect(TimeoutHandle::clear);
                if pending() {
                    keep_on_device(desk);
                }
            }
        }),
    ];
    on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
}

/// Something has changed: keeps it here at once, there soon.
pub(super) fn touched(desk: Desk) {
    CHANGES.set(CHANGES.get() + 1);
    if desk.apart.with_untracked(Option::is_some) {
        return;
    }
    DEVICE_TIMER.take().inspect(TimeoutHandle::clear);
    DEVICE_TIMER.set(set_timeout_with_handle(move || keep_on_device(desk), DEVICE).ok());
    send_soon(desk, SERVER);
}

/// Goes on with a draft that was chosen among two.
pub(super) fn settle(desk: Desk, chosen: Draft, version: Version) {
    show(desk, &chosen);
    desk.version.set(version);
    desk.apart.set(None);
    CHANGES.set(CHANGES.get() + 1);
    keep_on_device(desk);
    send_soon(desk, Duration::ZERO);
}

fn pending() -> bool {
    CHANGES.get() != KEPT.get()
}

fn send_soon(desk: Desk, after: Duration) {
    SERVER_TIMER.take().inspect(TimeoutHandle::clear);
    SERVER_TIMER.set(set_timeout_with_handle(move || send(desk), after).ok());
}

fn send(desk: Desk) {
    if !pending() || desk.apart.with_untracked(Option::is_some) {
        return;
    }
    if BUSY.replace(true) {
        return send_soon(desk, SERVER);
    }
    desk.status.set(Status::Saving);
    spawn_local(async move {
        let changes = CHANGES.get();
        let draft = collect(desk);
        let answer = put(desk, &draft).await;
        BUSY.set(false);
        arrived(desk, draft, changes, answer);
    });
}

/// What the server said about a draft.
fn arrived(desk: Desk, mine: Draft, changes: u32, answer: Option<(u16, String)>) {
    let Some((status, text)) = answer else {
        desk.status.set(Status::Offline);
        return send_soon(desk, AGAIN);
    };
    if status == 200
        && let Ok(Saved { version, at }) = serde_json::from_str(&text)
    {
        desk.version.set(version);
        desk.status.set(Status::Saved(wall_clock(&Date::new(&JsValue::from_str(&at)))));
        KEPT.set(changes);
        if pending() {
            send_soon(desk, SERVER);
        } else {
            forget(desk);
        }
    } else if status == 409
        && let Ok(Conflict { theirs, version }) = serde_json::from_str(&text)
    {
        desk.status.set(Status::Apart);
        desk.apart.set(Some(Apart { mine, theirs, version }));
    } else if status < 500
        && let Ok(Refused { detail }) = serde_json::from_str(&text)
    {
        desk.status.set(Status::Refused(detail));
    } else {
        desk.status.set(Status::Offline);
        send_soon(desk, AGAIN);
    }
}

/// Sends the draft. `None` without a connection.
async fn put(desk: Desk, draft: &Draft) -> Option<(u16, String)> {
    let (address, round) = desk.view.with_value(|view| (fields::draft_address(view.submission), view.round));
    let body = DraftBody { round, base: desk.version.get_untracked(), draft: draft.clone() };
    let init = RequestInit::new();
    init.set_method("PUT");
    init.set_body(&JsValue::from_str(&serde_json::to_string(&body).ok()?));
    let request = Request::new_with_str_and_init(&address, &init).ok()?;
    request.headers().set("content-type", "application/json").ok()?;
    request.headers().set("accept-language", desk.locale.tag()).ok()?;
    let answer = JsFuture::from(window().fetch_with_request(&request)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    Some((answer.status(), text))
}

/// The draft as it is in front of the mentor.
fn collect(desk: Desk) -> Draft {
    let criteria = desk.view.with_value(|view| view.criteria.clone());
    let levels = criteria.into_iter().filter_map(|(criterion, _)| {
        let chosen = format!("#{} [name='{}']:checked", fields::FORM, fields::level(&criterion));
        let input = document().query_selector(&chosen).ok().flatten()?.dyn_into::<HtmlInputElement>().ok()?;
        let level = Level::try_from(input.value().parse::<u8>().ok()?).ok()?;
        Some((criterion, level))
    });
    Draft {
        levels: levels.collect(),
        pins: desk.pins.get_untracked(),
        summary: field(fields::SUMMARY).map(|field| field.value()).unwrap_or_default(),
    }
}

/// Puts a draft in front of the mentor.
fn show(desk: Desk, draft: &Draft) {
    desk.pins.set(draft.pins.clone());
    desk.edition.update(|edition| *edition += 1);
    if let Some(field) = field(fields::SUMMARY) {
        field.set_value(&draft.summary);
    }
    for (criterion, _) in desk.view.with_value(|view| view.criteria.clone()) {
        let level = draft.levels.get(&criterion);
        for card in Level::ALL {
            let card_of =
                format!("#{} [name='{}'][value='{}']", fields::FORM, fields::level(&criterion), card.get());
            let input = document().query_selector(&card_of).ok().flatten();
            if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
                input.set_checked(level == Some(&card));
            }
        }
    }
}

fn field(name: &str) -> Option<HtmlTextAreaElement> {
    document().get_element_by_id(&format!("f-{name}"))?.dyn_into().ok()
}

fn press(button: &str) {
    let form =
        document().get_element_by_id(fields::FORM).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(button) = form.and_then(|form| form.query_selector(button).ok().flatten()) {
        button.unchecked_ref::<HtmlElement>().click();
    }
}

fn hide(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.set_attribute("hidden", "");
    }
}

/// A moment as the clock on the wall shows it.
fn wall_clock(date: &Date) -> String {
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn key(desk: Desk) -> String {
    desk.view.with_value(|view| fields::device_key(view.submission, view.round))
}

fn keep_on_device(desk: Desk) {
    let kept = OnDevice { base: desk.version.get_untracked(), draft: collect(desk) };
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(&kept)) {
        // A full memory is no reason to stop: the server gets it in a moment.
        let _ = storage.set_item(&key(desk), &text);
    }
}

fn on_device(desk: Desk) -> Option<OnDevice> {
    serde_json::from_str(&storage()?.get_item(&key(desk)).ok()??).ok()
}

fn forget(desk: Desk) {
    DEVICE_TIMER.take().inspect(TimeoutHandle::clear);
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(desk));
    }
}
