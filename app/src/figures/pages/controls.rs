//! The fields of a figure's form.

use leptos::prelude::*;

use crate::figures::control::beside::{Unit, WAS, written};
use crate::figures::{Control, Picked};
use crate::i18n::Locale;
use crate::ui::{Checkbox, ChoiceCard, Choices, error_id, field_id};

pub(super) fn view(locale: Locale, controls: Vec<Control>) -> impl IntoView {
    controls.into_iter().map(|control| field(locale, control, None)).collect_view()
}

/// A field; a slider has another one beside it if the unit of its number is known.
fn field(locale: Locale, control: Control, unit: Option<Unit>) -> AnyView {
    match control {
        Control::Heading(words) => view! { <h3>{words}</h3> }.into_any(),
        Control::Slider { name, label, min, max, step, value, spoken, ends } => {
            let (id, said) = (field_id(name), said_id(name));
            let beside = unit.map(|unit| beside(locale, name, unit.label(locale, &label), unit, min, value));
            let [first, last] = ends;
            view! {
                <div class="field slide">
                    <label for=id.clone()>{label}</label>
                    <output for=id.clone() id=said data-out=name>{spoken.clone()}</output>
                    <div class="scale">
                        <input
                            type="range"
                            id=id
                            name=name
                            min=min.to_string()
                            max=max.to_string()
                            step=step.to_string()
                            value=value.to_string()
                            aria-valuetext=spoken
                        />
                        {beside}
                        <p class="ends" aria-hidden="true"><span>{first}</span><span>{last}</span></p>
                    </div>
                </div>
            }
            .into_any()
        }
        Control::Typed { slider, unit } => field(locale, *slider, Some(unit)),
        Control::Choice { name, label, options, value } => {
            let cards = options.into_iter().map(|option| card(name, option, value)).collect_view();
            view! { <div class="pick"><Choices locale name legend=label>{cards}</Choices></div> }.into_any()
        }
        Control::Number { name, label, hint, value, problem } => {
            let (id, wrong) = (field_id(name), problem.is_some());
            let error = error_id(name);
            view! {
                <div class="field">
                    <label for=id.clone()>{label}</label>
                    <p class="hint" id=format!("{id}-hint")>{hint}</p>
                    <p class="error" id=error.clone() data-problem=name>{problem}</p>
                    <input
                        type="text"
                        inputmode="decimal"
                        name=name
                        value=value
                        aria-invalid=wrong.then_some("true")
                        aria-describedby=format!("{error} {id}-hint")
                        id=id
                    />
                </div>
            }
            .into_any()
        }
        Control::Tick { name, label, ticked } => {
            view! { <Checkbox locale name checked=ticked>{label}</Checkbox> }.into_any()
        }
        Control::Kept { name, value } => view! { <input type="hidden" name=name value=value /> }.into_any(),
        Control::Act { name, value, label } => {
            view! { <button type="submit" class="btn quiet" name=name value=value>{label}</button> }
                .into_any()
        }
    }
}

/// The element id of a slider's value in words.
fn said_id(slider: &str) -> String {
    format!("{}-said", field_id(slider))
}

/// The field beside a slider.
fn beside(
    locale: Locale,
    slider: &'static str,
    label: String,
    unit: Unit,
    min: f64,
    value: f64,
) -> impl IntoView {
    // The decimal keyboard of some phones has no minus.
    let keyboard = (min >= 0.0).then_some("decimal");
    view! {
        <span class="typed">
            <input
                type="text"
                inputmode=keyboard
                name=format!("{slider}{WAS}{value}")
                value=written(locale, value)
                data-beside=slider
                aria-label=label
                aria-describedby=said_id(slider)
            />
            <span aria-hidden="true">{unit.sign(locale)}</span>
        </span>
    }
}

fn card(name: &'static str, option: Picked, value: &'static str) -> AnyView {
    let picture = (!option.picture.is_empty())
        .then(|| view! { <span class="swatch" aria-hidden="true" inner_html=option.picture></span> });
    view! {
        <ChoiceCard name value=option.value checked=option.value == value>
            {picture}
            {option.label}
        </ChoiceCard>
    }
    .into_any()
}
