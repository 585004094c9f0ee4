//! The fields of a figure's form: what is in them, and what the figure has to say to it.

use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement};

use super::form;
use crate::figures::Control;
use crate::figures::control::beside::{number, written};
use crate::i18n::Locale;

/// From now on sliders follow what is typed beside them, so that they say it all.
pub(super) fn send_sliders_only(form: &HtmlFormElement) {
    let Ok(fields) = form.query_selector_all("[data-beside]") else { return };
    let fields = (0..fields.length()).filter_map(|at| fields.item(at)?.dyn_into::<Element>().ok());
    for field in fields {
        let _ = field.remove_attribute("name");
    }
}

/// Moves a slider to the number that was typed beside it; its name, if it was there. A number that is still being typed may
/// only have begun: what is not on the scale yet waits until it is done. Then the slider keeps it within its range.
pub(super) fn take(event: &Event, done: bool) -> Option<String> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let name = field.get_attribute("data-beside")?;
    let slider = input(&form()?, &format!("[name={name}]"))?;
    let edge = |text: String| text.parse::<f64>().ok();
    let scale = edge(slider.min())?..=edge(slider.max())?;
    if let Some(number) = number(&field.value()).filter(|number| done || scale.contains(number)) {
        slider.set_value_as_number(number);
    }
    Some(name)
}

/// Lets a field say how the figure took it; not the one that somebody is typing into.
pub(super) fn keep_in_step(locale: Locale, form: &HtmlFormElement, control: &Control, typing: Option<&str>) {
    match control {
        Control::Slider { name, value, spoken, .. } => {
            if let Ok(Some(out)) = form.query_selector(&format!("[data-out={name}]")) {
                out.set_text_content(Some(spoken));
            }
            if let Some(input) = input(form, &format!("[name={name}]")) {
                let _ = input.set_attribute("aria-valuetext", spoken);
                // A slider that follows another, or that another keeps within bounds.
                if (input.value_as_number() - value).abs() > 1e-6 {
                    input.set_value_as_number(*value);
                }
            }
            let beside = input(form, &format!("[data-beside={name}]"));
            if let Some(beside) = beside.filter(|_| typing != Some(*name)) {
                beside.set_value(&written(locale, *value));
            }
        }
        Control::Typed { slider, .. } => keep_in_step(locale, form, slider, typing),
        Control::Number { name, problem, .. } => {
            if let Ok(Some(line)) = form.query_selector(&format!("[data-problem={name}]")) {
                line.set_text_content(problem.as_deref());
            }
            if let Some(input) = input(form, &format!("[name={name}]")) {
                let _ = match problem {
                    Some(_) => input.set_attribute("aria-invalid", "true"),
                    None => input.remove_attribute("aria-invalid"),
                };
            }
        }
        Control::Kept { name, value } => fill(form, name, value),
        Control::Heading(_) | Control::Choice { .. } | Control::Tick { .. } | Control::Act { .. } => {}
    }
}

/// Puts the value of a control into its field.
pub(super) fn put(form: &HtmlFormElement, control: &Control) {
    match control {
        Control::Heading(_) | Control::Act { .. } => {}
        Control::Slider { name, value, .. } => fill(form, name, &value.to_string()),
        Control::Typed { slider, .. } => put(form, slider),
        Control::Number { name, value, .. } | Control::Kept { name, value } => fill(form, name, value),
        Control::Choice { name, value, .. } => {
            if let Some(input) = input(form, &format!("[name={name}][value={value}]")) {
                input.set_checked(true);
            }
        }
        Control::Tick { name, ticked, .. } => {
            if let Some(input) = input(form, &format!("[name={name}]")) {
                input.set_checked(*ticked);
            }
        }
    }
}

fn fill(form: &HtmlFormElement, name: &str, value: &str) {
    if let Some(input) = input(form, &format!("[name={name}]")) {
        input.set_value(value);
    }
}

fn input(form: &HtmlFormElement, selector: &str) -> Option<HtmlInputElement> {
    form.query_selector(selector).ok()??.dyn_into().ok()
}
