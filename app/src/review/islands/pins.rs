//! The list of pins: what each says, as fields of the form. Everything the photo offers can be done here too.

use domain::id::PinId;
use domain::review::Severity;
use domain::slug::CriterionId;
use leptos::prelude::*;

use super::{Desk, keys};
use crate::i18n::{review as say, shell};
use crate::review::fields;
use crate::ui::plate::severity_word;
use crate::ui::{PinMark, in_textarea};

/// The element id of the button that puts a removed pin back.
const UNDO: &str = "pin-undo";

/// All pins.
pub(super) fn list(desk: Desk) -> impl IntoView {
    let locale = desk.locale;
    let each = move || {
        let edition = desk.edition.get();
        desk.pins.with(|pins| pins.iter().map(|pin| (pin.id, edition)).collect::<Vec<_>>())
    };
    let undo = move || {
        desk.removed.get().map(|(at, _)| {
            view! {
                <p class="undo" role="status">
                    {say::pins::removed(locale, at + 1)}
                    " "
                    <button type="button" class="btn quiet" id=UNDO on:click=move |_| keys::put_back(desk)>
                        {say::pins::undo(locale)}
                    </button>
                </p>
            }
        })
    };
    view! {
        <section class="pin-list">
            <h2 id="pins" tabindex="-1">{say::pins::title(locale)}</h2>
            <ol class="pins">
                <For each=each key=|key| *key children=move |(id, _)| entry(desk, id) />
            </ol>
            {undo}
        </section>
    }
}

/// One pin.
fn entry(desk: Desk, id: PinId) -> impl IntoView {
    let locale = desk.locale;
    let number = Memo::new(move |_| desk.number(id));
    let name = move |part: &'static str| move || fields::pin_part(number.get(), part);
    let element = move |part: &'static str| move || format!("f-{}", fields::pin_part(number.get(), part));
    let severity = Memo::new(move |_| desk.of(id, Severity::Refine, |pin| pin.severity));
    let photo = desk.of(id, String::new(), |pin| pin.photo.to_string());
    let mark = move || {
        let number = u32::try_from(number.get()).unwrap_or_default();
        view! { <PinMark locale number severity=severity.get() /> }
    };
    let text = desk.of(id, String::new(), |pin| pin.text.clone());
    let problem = desk.problem(&fields::pin_part(desk.number(id), "text"));
    let wrong = problem.is_some();
    view! {
        <li id=move || format!("pin-{}", number.get()) class:selected=move || desk.selected.get() == Some(id)>
            {mark}
            <div>
                <input type="hidden" name=move || fields::pin(number.get()) value=format!("{id} {photo}") />
                {problem.map(|message| view! {
                    <p class="error">
                        <span class="visually-hidden">{shell::form::error(locale)}</span>
                        <span>{message}</span>
                    </p>
                })}
                <label class="visually-hidden" for=element("text")>{say::pins::text(locale)}</label>
                <textarea
                    id=element("text")
                    name=name("text")
                    rows="2"
                    aria-invalid=wrong.then_some("true")
                    on:focus=move |_| desk.selected.set(Some(id))
                    on:input=move |event| desk.change(id, |pin| pin.text = event_target_value(&event))
                >
                    {in_textarea(&text)}
                </textarea>
                <div class="pin-facts">
                    <label>
                        <span>{say::pins::severity(locale)}</span>
                        {severities(desk, id, name("severity"))}
                    </label>
                    <label>
                        <span>{say::pins::criterion(locale)}</span>
                        {criteria(desk, id, name("criterion"))}
                    </label>
                    {side(desk, id, number, "x")}
                    {side(desk, id, number, "y")}
                    <button
                        class="btn quiet"
                        name=fields::ACT
                        value=move || format!("remove-{}", number.get())
                        aria-label=move || say::pins::remove_named(locale, number.get())
                        on:click=move |event| {
                            event.prevent_default();
                            desk.remove(id);
                            keys::focus(UNDO);
                        }
                    >
                        {say::pins::remove(locale)}
                    </button>
                </div>
            </div>
        </li>
    }
}

/// How much the pin matters.
fn severities(desk: Desk, id: PinId, name: impl Fn() -> String + Send + 'static) -> impl IntoView {
    let chosen = desk.of(id, Severity::Refine, |pin| pin.severity);
    let option = |severity: Severity| {
        view! {
            <option value=severity.as_str() selected=severity == chosen>
                {severity_word(desk.locale, severity)}
            </option>
        }
    };
    let change = move |event| {
        let value = event_target_value(&event);
        if let Some(severity) = Severity::ALL.into_iter().find(|severity| severity.as_str() == value) {
            desk.change(id, |pin| pin.severity = severity);
        }
    };
    view! {
        <select name=name on:change=change>
            {Severity::ALL.map(option).collect_view()}
        </select>
    }
}

/// The criterion the pin speaks to.
fn criteria(desk: Desk, id: PinId, name: impl Fn() -> String + Send + 'static) -> impl IntoView {
    let chosen = desk.of(id, None, |pin| pin.criterion.clone());
    let options = desk.view.with_value(|view| view.criteria.clone());
    let option = |(criterion, title): (CriterionId, String)| {
        let selected = chosen.as_ref() == Some(&criterion);
        view! { <option value=criterion.to_string() selected=selected>{title}</option> }
    };
    let change = move |event| {
        let criterion = CriterionId::parse(&event_target_value(&event)).ok();
        desk.change(id, |pin| pin.criterion = criterion);
    };
    view! {
        <select name=name on:change=change>
            <option value="">{say::pins::any_criterion(desk.locale)}</option>
            {options.into_iter().map(option).collect_view()}
        </select>
    }
}

/// Where the pin is, across (`x`) or down (`y`), in percent.
fn side(desk: Desk, id: PinId, number: Memo<usize>, part: &'static str) -> impl IntoView {
    let locale = desk.locale;
    let label = if part == "x" { say::pins::across(locale) } else { say::pins::down(locale) };
    let read = move || {
        let spot = desk.of(id, (0.5, 0.5), |pin| (pin.spot.x(), pin.spot.y()));
        fields::percent(if part == "x" { spot.0 } else { spot.1 })
    };
    let field = fields::pin_part(number.get_untracked(), part);
    let typed = desk.raw(&field).unwrap_or_else(|| untrack(read));
    let problem = desk.problem(&field);
    let wrong = problem.is_some();
    let change = move |event| {
        if let Ok(value) = fields::fraction(&event_target_value(&event)) {
            desk.change(id, |pin| {
                let (x, y) = (pin.spot.x(), pin.spot.y());
                pin.spot = if part == "x" { fields::spot(value, y) } else { fields::spot(x, value) };
            });
        }
    };
    view! {
        <label>
            <span>{label}</span>
            <input
                type="number"
                min="0"
                max="100"
                step="0.01"
                id=move || format!("f-{}", fields::pin_part(number.get(), part))
                name=move || fields::pin_part(number.get(), part)
                value=typed
                prop:value=read
                aria-invalid=wrong.then_some("true")
                on:change=change
            />
            {problem.map(|message| view! { <span class="error"><span>{message}</span></span> })}
        </label>
    }
}
