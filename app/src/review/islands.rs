//! The mentor's desk, awake: photos to zoom and pin, drafts that save themselves.
//!
//! The server renders the very same view: a form with every pin as fields, which works without scripts. Awake, the
//! pins follow pointer and keys, and what is drafted is kept on this device and on the server. Rubric and summary are
//! outside the island: the form's own fields, which `keeping` reads and listens to.
#![allow(missing_docs, reason = "`#[island]` writes a struct that cannot be documented")]
#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "what only happens after a press or a key never happens on the server")
)]

mod conflict;
#[cfg(target_arch = "wasm32")]
mod keeping;
mod keys;
#[cfg(target_arch = "wasm32")]
mod pinch;
mod pins;
mod plate;
#[cfg(target_arch = "wasm32")]
mod touch;
mod window;
pub mod words;

use domain::id::{PhotoId, PinId, SubmissionId};
use domain::review::{Draft, MAX_PINS, Pin, Severity, Spot, Version};
use domain::slug::CriterionId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use self::window::Window;
use super::fields;
use crate::i18n::{Locale, review as say};

/// Everything the desk starts with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeskView {
    /// Language of the words.
    pub locale: Locale,
    /// The submission.
    pub submission: SubmissionId,
    /// Its round, from 1.
    pub round: u16,
    /// The draft, as it is kept or as it was typed.
    pub draft: Draft,
    /// The version it started from.
    pub version: Version,
    /// When it was kept last, in seconds since 1970.
    pub saved_at: Option<i64>,
    /// Whether the draft is not the one that is kept.
    pub unsaved: bool,
    /// The photos of the round.
    pub photos: Vec<DeskPhoto>,
    /// The criteria a pin may speak to, with their titles.
    pub criteria: Vec<(CriterionId, String)>,
    /// Messages beside the fields of pins.
    pub problems: Vec<(String, String)>,
    /// What was typed into fields that a draft cannot hold.
    pub raw: Vec<(String, String)>,
    /// What another window saved in the meantime.
    pub theirs: Option<Draft>,
    /// Address of the next free work.
    pub next: Option<String>,
}

/// A photo on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskPhoto {
    /// Its identity.
    pub id: PhotoId,
    /// What the trainee's device calls it.
    pub name: String,
    /// Width of the rendition for screens, in pixels.
    pub width: u32,
    /// Height of the rendition for screens, in pixels.
    pub height: u32,
}

/// Whether the draft is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Status {
    /// Nothing was drafted, or not changed yet.
    Quiet,
    /// On its way.
    Saving,
    /// Since then, as the clock on the wall says.
    Saved(String),
    /// On this device only.
    Offline,
    /// The server said why not; on this device only.
    Refused(String),
    /// Another window has saved.
    Apart,
}

/// What another window, or this device, holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Apart {
    /// What is in front of the mentor.
    pub mine: Draft,
    /// What the server holds.
    pub theirs: Draft,
    /// Its version.
    pub version: Version,
}

/// The desk: signals that every part of it shares.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub locale: Locale,
    pub view: StoredValue<DeskView>,
    pub awake: RwSignal<bool>,
    pub pins: RwSignal<Vec<Pin>>,
    /// Counts up when pins are replaced as a whole, so that their fields are made anew.
    pub edition: RwSignal<u32>,
    pub version: RwSignal<Version>,
    pub photo: RwSignal<Option<PhotoId>>,
    pub selected: RwSignal<Option<PinId>>,
    pub window: RwSignal<Window>,
    /// Where the next pin would be set by key, on the photo.
    pub cross: RwSignal<(f64, f64)>,
    pub removed: RwSignal<Option<(usize, Pin)>>,
    pub status: RwSignal<Status>,
    pub apart: RwSignal<Option<Apart>>,
}

impl Desk {
    fn new(view: DeskView) -> Self {
        Self {
            locale: view.locale,
            awake: RwSignal::new(false),
            pins: RwSignal::new(view.draft.pins.clone()),
            edition: RwSignal::new(0),
            version: RwSignal::new(view.version),
            photo: RwSignal::new(view.photos.first().map(|photo| photo.id)),
            selected: RwSignal::new(None),
            window: RwSignal::new(Window::FIT),
            cross: RwSignal::new((0.5, 0.5)),
            removed: RwSignal::new(None),
            status: RwSignal::new(Status::Quiet),
            apart: RwSignal::new(None),
            view: StoredValue::new(view),
        }
    }

    /// The pin's number, from 1; 0 once it is gone.
    fn number(self, id: PinId) -> usize {
        self.pins.with(|pins| pins.iter().position(|pin| pin.id == id).map_or(0, |at| at + 1))
    }

    /// Something of the pin, or `gone` once it is gone.
    fn of<T>(self, id: PinId, gone: T, read: impl FnOnce(&Pin) -> T) -> T {
        self.pins.with(|pins| pins.iter().find(|pin| pin.id == id).map_or(gone, read))
    }

    /// Changes a pin.
    fn change(self, id: PinId, change: impl FnOnce(&mut Pin)) {
        self.pins.update(|pins| {
            if let Some(pin) = pins.iter_mut().find(|pin| pin.id == id) {
                change(pin);
            }
        });
        self.touched();
    }

    /// Sets a pin on the photo in sight and moves on to its text.
    fn add(self, id: PinId, spot: Spot) {
        let Some(photo) = self.photo.get_untracked() else { return };
        if self.pins.with_untracked(|pins| pins.len() >= MAX_PINS) {
            return;
        }
        let severity =
            self.pins.with_untracked(|pins| pins.last().map_or(Severity::Refine, |pin| pin.severity));
        self.pins.update(|pins| {
            pins.push(Pin { id, photo, spot, severity, criterion: None, text: String::new() });
        });
        self.selected.set(Some(id));
        self.touched();
    }

    /// Takes a pin away; it can be put back for a while.
    fn remove(self, id: PinId) {
        let at = self.number(id);
        if at > 0 {
            let mut taken = None;
            self.pins.update(|pins| taken = Some(pins.remove(at - 1)));
            self.removed.set(taken.map(|pin| (at - 1, pin)));
            self.selected.set(None);
            self.touched();
        }
    }

    /// Puts the pin back that was taken away last.
    fn put_back(self) {
        if let Some((at, pin)) = self.removed.get_untracked() {
            self.removed.set(None);
            self.selected.set(Some(pin.id));
            self.pins.update(|pins| pins.insert(at.min(pins.len()), pin));
            self.touched();
        }
    }

    /// The pin `step` places further in the list, which becomes the selected one; its photo comes into sight.
    fn step(self, forward: bool) -> Option<PinId> {
        let pins = self.pins.get_untracked();
        let last = pins.len().checked_sub(1)?;
        let now = self.selected.get_untracked().and_then(|id| pins.iter().position(|pin| pin.id == id));
        let at = match (now, forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(at), true) => (at + 1).min(last),
            (Some(at), false) => at.saturating_sub(1),
        };
        self.select(&pins[at]);
        Some(pins[at].id)
    }

    /// Makes a pin the selected one and brings it into sight.
    fn select(self, pin: &Pin) {
        self.show(pin.photo);
        self.selected.set(Some(pin.id));
        self.window.update(|window| *window = window.showing((pin.spot.x(), pin.spot.y())));
    }

    /// Brings a photo into sight.
    fn show(self, photo: PhotoId) {
        if self.photo.get_untracked() != Some(photo) {
            self.photo.set(Some(photo));
            self.window.set(Window::FIT);
            self.cross.set((0.5, 0.5));
        }
    }

    /// Notes that there is something to keep.
    fn touched(self) {
        #[cfg(target_arch = "wasm32")]
        keeping::touched(self);
    }

    /// Goes on with a draft that was chosen among two.
    fn settle(self, chosen: Draft, version: Version) {
        #[cfg(target_arch = "wasm32")]
        keeping::settle(self, chosen, version);
        #[cfg(not(target_arch = "wasm32"))]
        let _ = (chosen, version);
    }

    /// The message beside a field.
    fn problem(self, field: &str) -> Option<String> {
        self.view.with_value(|view| {
            view.problems.iter().find(|(name, _)| name == field).map(|(_, message)| message.clone())
        })
    }

    /// What was typed into a field that a draft cannot hold.
    fn raw(self, field: &str) -> Option<String> {
        self.view.with_value(|view| {
            view.raw.iter().find(|(name, _)| name == field).map(|(_, typed)| typed.clone())
        })
    }
}

/// The photos with their pins, the list of pins, and whether all of it is kept.
#[island]
pub fn ReviewDesk(
    /// What it starts with.
    desk: DeskView,
) -> impl IntoView {
    let desk = Desk::new(desk);
    #[cfg(target_arch = "wasm32")]
    keeping::wake(desk);
    let version = move || desk.version.get().0.to_string();
    let photos = desk.view.with_value(|view| view.photos.clone());
    let count = photos.len();
    let plates = photos.into_iter().enumerate().map(|(at, photo)| plate::plate(desk, at, count, photo));
    view! {
        <input type="hidden" name=fields::VERSION value=version />
        {plate::tools(desk)}
        {plates.collect_view()}
        {status(desk)}
        {conflict::panel(desk)}
        {pins::list(desk)}
    }
}

/// The line that says whether the draft is kept.
fn status(desk: Desk) -> impl IntoView {
    let locale = desk.locale;
    let text = move || match desk.status.get() {
        Status::Quiet => None,
        Status::Saving => Some(say::status::saving(locale).to_owned()),
        Status::Saved(time) => Some(say::status::saved(locale, &time)),
        Status::Offline => Some(say::status::offline(locale).to_owned()),
        Status::Refused(why) => Some(say::status::refused(locale, &why)),
        Status::Apart => Some(say::status::apart(locale).to_owned()),
    };
    let state = move || match desk.status.get() {
        Status::Saving => Some("busy"),
        Status::Offline | Status::Refused(_) | Status::Apart => Some("failed"),
        Status::Quiet | Status::Saved(_) => None,
    };
    view! {
        <p class="status" role="status" data-state=state>
            {text}
        </p>
    }
}
