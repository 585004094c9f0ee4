//! The upload queue: each photo travels by itself, shows how far it is, and goes on where it stopped.
//!
//! Without scripts the two pickers are fields of the form around them and everything is sent in one request. Awake,
//! they hand their files to the queue instead: `queue` is what is shown, `sending` what the browser does.
#![allow(missing_docs, reason = "`#[island]` writes a struct that cannot be documented")]

mod queue;
#[cfg(target_arch = "wasm32")]
mod sending;

use domain::practice::photo::RenditionKind;
use leptos::html::Input;
use leptos::prelude::*;

use self::queue::{Act, Item, Phase, Queue};
use super::{media, words};
use crate::i18n::{Locale, format, practice as say};

/// What phones convert to by themselves when a page asks for nothing else.
const ACCEPTED: &str = "image/jpeg,image/png,image/webp";
/// The element id of the picker.
const PICKER: &str = "f-photos";

/// Pickers for photos, and the photos on their way to the draft of `assignment`.
#[island]
pub fn UploadQueue(
    /// Language of the words.
    locale: Locale,
    /// The assignment the photos are for.
    assignment: String,
    /// How many photos its draft held when the page was made.
    have: usize,
    /// How many a round needs.
    min: usize,
) -> impl IntoView {
    let queue = Queue::new(locale, assignment);
    let picker = NodeRef::<Input>::new();
    Effect::new(move |_| {
        if let Some(input) = picker.get() {
            queue.act(Act::Awake(input));
        }
    });
    let chosen = move |event| queue.act(Act::Chosen(event));
    let count = move || have + queue.arrived();
    let held = move || Some(count()).filter(|count| *count > 0).map(|count| say::upload::have(locale, count));
    let missing = move || (count() < min).then(|| say::upload::missing(locale, min - count()));
    view! {
        <p class="meta">{held} " " {missing}</p>
        <div class="pickers">
            <div class="field">
                <label for=PICKER>{say::upload::library(locale)}</label>
                <input
                    node_ref=picker
                    id=PICKER
                    type="file"
                    name="photos"
                    accept=ACCEPTED
                    multiple
                    on:change=chosen
                />
            </div>
            <div class="field">
                <label for="f-camera">{say::upload::camera(locale)}</label>
                <input
                    id="f-camera"
                    type="file"
                    name="photos"
                    accept=ACCEPTED
                    capture="environment"
                    on:change=chosen
                />
            </div>
        </div>
        <ul class="queue" aria-label=say::queue::label(locale)>
            <For
                each=move || queue.items.get()
                key=|item| item.number
                children=move |item| entry(queue, item)
            />
        </ul>
        <p class="status" role="status">
            {move || Some(queue.said.get()).filter(|said| !said.is_empty())}
        </p>
    }
}

/// One photo on its way.
fn entry(queue: Queue, item: Item) -> impl IntoView {
    let locale = queue.locale;
    let (number, size, phase) = (item.number, item.size, RwSignal::from(item.phase));
    let name = item.name.clone();
    let preview = item.preview.clone();
    // What is no picture has none to show: better nothing than the sign of a broken one.
    let broken = RwSignal::new(false);
    let picture = move || match phase.get() {
        Phase::Arrived { photo, .. } => Some(media::rendition(photo, RenditionKind::Thumb)),
        _ => preview.clone().filter(|_| !broken.get()),
    };
    let thumb = move || match picture() {
        Some(src) => {
            view! { <img class="thumb" src=src alt="" on:error=move |_| broken.set(true) /> }.into_any()
        }
        None => view! { <span class="thumb"></span> }.into_any(),
    };
    let amount = move || match phase.get() {
        Phase::Refused(_) => None,
        other => Some(progress(locale, &other, size)),
    };
    let refused = move || match phase.get() {
        Phase::Refused(why) => Some(view! { <p class="refused">{why}</p> }),
        _ => None,
    };
    let bar = move || {
        phase.get().travelling().map(|done| {
            view! {
                <progress
                    class="amount"
                    max=size.to_string()
                    value=done.to_string()
                    aria-label=item.name.clone()
                ></progress>
            }
        })
    };
    let advice = move || match phase.get() {
        Phase::Arrived { advice, .. } if !advice.is_empty() => {
            let items = advice.into_iter().map(|advice| view! { <li>{words::advice(locale, advice)}</li> });
            Some(view! {
                <div class="advice">
                    <strong>{say::upload::advice_title(locale)}</strong>
                    <ul>{items.collect_view()}</ul>
                </div>
            })
        }
        _ => None,
    };
    let button = {
        let name = name.clone();
        move || {
            let (label, act) = match phase.get() {
                Phase::Waiting | Phase::Sending(_) | Phase::Offline(_) => {
                    (say::queue::cancel(locale), Act::Cancel(number))
                }
                Phase::Failed | Phase::SignedOut | Phase::Cancelled => {
                    (say::queue::retry(locale), Act::Retry(number))
                }
                Phase::Arrived { .. } | Phase::Refused(_) | Phase::Interrupted(_) => {
                    (say::upload::remove(locale), Act::Remove(number))
                }
                Phase::Checking => return None,
            };
            let spoken = say::queue::of(locale, label, &name);
            let press = move |_| queue.act(act.clone());
            Some(view! {
                <button type="button" class="btn quiet" id=queue::button(number) aria-label=spoken on:click=press>
                    {label}
                </button>
            })
        }
    };
    view! {
        <li>
            {thumb} <p class="name">{name}</p> <div>{button}</div> <p class="amount">{amount}</p> {bar} {refused}
            {advice}
        </li>
    }
}

/// How far a photo is, in words.
fn progress(locale: Locale, phase: &Phase, size: u64) -> String {
    let percent = |done: u64| format::percent(locale, queue::percent(done, size));
    match phase {
        Phase::Waiting => say::queue::waiting(locale).to_owned(),
        Phase::Sending(done) => say::queue::sending(
            locale,
            format::bytes(locale, *done),
            format::bytes(locale, size),
            percent(*done),
        ),
        Phase::Checking => say::queue::checking(locale).to_owned(),
        Phase::Offline(_) => say::queue::offline(locale).to_owned(),
        Phase::SignedOut => say::queue::signed_out(locale).to_owned(),
        Phase::Failed => say::queue::failed(locale).to_owned(),
        Phase::Cancelled => say::queue::cancelled(locale).to_owned(),
        Phase::Interrupted(done) => say::queue::interrupted(locale, percent(*done)),
        Phase::Arrived { .. } => say::queue::arrived(locale).to_owned(),
        Phase::Refused(why) => why.clone(),
    }
}
