//! The fields of a figure's form.

use leptos::prelude::*;

use crate::figures::{Control, Picked};
use crate::i18n::Locale;
use crate::ui::{Checkbox, ChoiceCard, Choices, error_id, field_id};

pub(super) fn view(locale: Locale, controls: Vec<Control>) -> impl IntoView {
    controls.into_iter().map(|control| field(locale, control)).collect_view()
}

fn field(locale: Locale, control: Control) -> AnyView {
    match control {
        Control::Heading(words) => view! { <h3>{words}</h3> }.into_any(),
        Control::Slider { name, label, min, max, step, value, spoken, ends } => {
            let id = field_id(name);
            let [first, last] = ends;
            view! {
                <div class="field slide">
                    <label for=id.clone()>{label}</label>
                    <output for=id.clone() data-out=name>{spoken.clone()}</output>
                    <input
                        type="range"
                        id=id
                        name=name
                        min=min.to_string()
                        max=max.to_string()
                        step=step.to_string()
                        value=value.to_string()
                        aria-valuetext=spoken
                        autocomplete="off"
                    />
                    <p class="ends" aria-hidden="true"><span>{first}</span><span>{last}</span></p>
                </div>
            }
            .into_any()
        }
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
                        autocomplete="off"
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
        Control::Kept { name, value } => {
            view! { <input type="hidden" name=name value=value autocomplete="off" /> }.into_any()
        }
        Control::Act { name, value, label } => {
            view! { <button type="submit" class="btn quiet" name=name value=value>{label}</button> }
                .into_any()
        }
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
