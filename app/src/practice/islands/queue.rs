//! What the queue shows. Plain values and signals: the same on the server, which writes it down empty.
#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "on the server nothing happens to a queue")
)]

use domain::id::PhotoId;
use domain::practice::photo::Advice;
use leptos::prelude::*;
use leptos::web_sys::{Event, HtmlInputElement};

use crate::i18n::{Locale, practice as say};

/// The queue of one page.
#[derive(Clone, Copy)]
pub(super) struct Queue {
    pub(super) locale: Locale,
    pub(super) assignment: StoredValue<String>,
    /// The photos, in the order they were chosen.
    pub(super) items: RwSignal<Vec<Item>>,
    /// What was said last, for those who listen.
    pub(super) said: RwSignal<String>,
}

/// One photo.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Its number on this page.
    pub(super) number: u32,
    pub(super) name: String,
    /// How many bytes it has.
    pub(super) size: u64,
    /// The address of the file itself, to be shown before it has arrived.
    pub(super) preview: Option<String>,
    pub(super) phase: ArcRwSignal<Phase>,
}

/// How far a photo is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Others are before it.
    Waiting,
    /// So many bytes have left.
    Sending(u64),
    /// All bytes have left; the server looks at the picture.
    Checking,
    /// It is part of the draft.
    Arrived { photo: PhotoId, advice: Vec<Advice> },
    /// So many bytes have arrived; there is no connection.
    Offline(u64),
    /// The session has ended.
    SignedOut,
    /// The server could not take it, for a reason that may pass.
    Failed,
    /// The server will not take it.
    Refused(String),
    /// The person stopped it.
    Cancelled,
    /// So many bytes arrived before the page was closed; the file has to be chosen again.
    Interrupted(u64),
}

impl Phase {
    /// How many bytes have left, while it travels.
    pub(super) const fn travelling(&self) -> Option<u64> {
        match self {
            Self::Waiting => Some(0),
            Self::Sending(done) | Self::Offline(done) | Self::Interrupted(done) => Some(*done),
            _ => None,
        }
    }

    /// Whether it is still to arrive by itself.
    pub(super) const fn unfinished(&self) -> bool {
        matches!(self, Self::Waiting | Self::Sending(_) | Self::Checking | Self::Offline(_))
    }
}

/// What may happen to the queue.
#[derive(Clone)]
pub(super) enum Act {
    /// The page is awake; this is its picker.
    Awake(HtmlInputElement),
    /// Files were chosen.
    Chosen(Event),
    /// Stop sending.
    Cancel(u32),
    /// Try again.
    Retry(u32),
    /// Take out of the draft, or off the list.
    Remove(u32),
}

impl Queue {
    /// How many of its photos have become part of the draft.
    pub(super) fn arrived(self) -> usize {
        let arrived = |item: &&Item| item.phase.with(|phase| matches!(phase, Phase::Arrived { .. }));
        self.items.with(|items| items.iter().filter(arrived).count())
    }

    pub(super) fn new(locale: Locale, assignment: String) -> Self {
        Self {
            locale,
            assignment: StoredValue::new(assignment),
            items: RwSignal::new(Vec::new()),
            said: RwSignal::new(String::new()),
        }
    }

    /// Does it. On the server nothing ever happens: there the page is only written down.
    pub(super) fn act(self, act: Act) {
        #[cfg(target_arch = "wasm32")]
        super::sending::act(self, act);
        #[cfg(not(target_arch = "wasm32"))]
        drop(act);
    }

    /// The photo with this number.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn item(self, number: u32) -> Option<Item> {
        self.items.with_untracked(|items| items.iter().find(|item| item.number == number).cloned())
    }

    /// Says what became of a photo.
    pub(super) fn say(self, item: &Item, what: &str) {
        self.said.set(say::refused::named(self.locale, &item.name, what));
    }
}

/// The element id of a photo's button.
pub(super) fn button(number: u32) -> String {
    format!("queue-{number}")
}

/// How many hundredths of `size` are `done`, rounded down, so that 100 means all.
pub(super) fn percent(done: u64, size: u64) -> u8 {
    let hundredths = u128::from(done) * 100 / u128::from(size.max(1));
    u8::try_from(hundredths.min(100)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_percent_means_all() {
        assert_eq!(percent(0, 0), 0);
        assert_eq!(percent(41_943_039, 41_943_040), 99);
        assert_eq!(percent(41_943_040, 41_943_040), 100);
        assert_eq!(percent(u64::MAX, u64::MAX), 100);
    }

    #[test]
    fn nothing_that_a_person_must_act_on_counts_as_on_its_way() {
        for phase in [Phase::Failed, Phase::SignedOut, Phase::Cancelled, Phase::Interrupted(5)] {
            assert!(!phase.unfinished(), "{phase:?}");
        }
        assert!(Phase::Offline(5).unfinished());
    }
}
