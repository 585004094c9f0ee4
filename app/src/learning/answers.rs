//! The questions of an attempt and the fields to answer them in.

use contract::learning::{AskView, Entered, OptionView, PictureView, QuestionView, RegionView};
use domain::learning::quiz::field_name;
use domain::slug::ItemId;
use leptos::prelude::*;

use crate::i18n::{Locale, learning as say};
use crate::ui::{Chip, ChoiceCard, Tone, error_id, error_line, field_id};

/// One question. `number` is its place and how many there are.
pub(super) fn question(
    locale: Locale,
    (number, total): (usize, usize),
    question: &QuestionView,
    entered: &Entered,
    problem: Option<String>,
) -> AnyView {
    let name = question.id.as_str();
    let (wrong, described) = (problem.is_some(), problem.is_some().then(|| error_id(name)));
    let must =
        question.must_pass.then(|| view! { <Chip tone=Tone::Warn>{say::attempt::must(locale)}</Chip> });
    view! {
        <fieldset
            id=field_id(name)
            class=if wrong { "question wrong" } else { "question" }
            tabindex=wrong.then_some("-1")
            aria-describedby=described
        >
            <legend>
                <span class="kicker">{say::attempt::number(locale, number, total)} " " {must}</span>
                {question.prompt.clone()}
            </legend>
            <p class="hint">{instruction(locale, &question.ask)}</p>
            {error_line(locale, name, problem)}
            {fields(locale, &question.id, &question.ask, entered)}
        </fieldset>
    }
    .into_any()
}

fn instruction(locale: Locale, ask: &AskView) -> Option<&'static str> {
    match ask {
        AskView::Single(_) => Some(say::attempt::choose_one(locale)),
        AskView::Multiple(_) => Some(say::attempt::choose_all(locale)),
        AskView::Ordering(_) => Some(say::attempt::order(locale)),
        AskView::Matching { .. } => Some(say::attempt::match_up(locale)),
        AskView::Hotspot(_) => Some(say::attempt::point(locale)),
        AskView::Numeric { .. } => None,
    }
}

fn fields(locale: Locale, item: &ItemId, ask: &AskView, entered: &Entered) -> AnyView {
    match ask {
        AskView::Single(options) => cards(item, options, false, entered),
        AskView::Multiple(options) => cards(item, options, true, entered),
        AskView::Ordering(steps) => places(locale, item, steps, entered),
        AskView::Matching { left, right } => pairs(locale, item, left, right, entered),
        AskView::Numeric { unit } => number(locale, item, unit, entered),
        AskView::Hotspot(picture) => spots(locale, item, picture, entered),
    }
}

/// What was entered into a field.
fn value<'e>(entered: &'e Entered, name: &str) -> &'e str {
    entered.iter().rev().find(|(key, _)| key == name).map_or("", |(_, value)| value)
}

fn is_chosen(entered: &Entered, name: &str, option: &str) -> bool {
    entered.iter().any(|(key, value)| key == name && value == option)
}

fn cards(item: &ItemId, options: &[OptionView], many: bool, entered: &Entered) -> AnyView {
    let name = field_name(item, None);
    let card = |option: &OptionView| {
        let checked = is_chosen(entered, &name, option.id.as_str());
        let (name, text) = (name.clone(), option.text.clone());
        view! {
            <ChoiceCard name value=option.id.as_str() many checked>
                {text}
            </ChoiceCard>
        }
    };
    view! { <div class="choices">{options.iter().map(card).collect_view()}</div> }.into_any()
}

/// A choice from a short list beside its label.
fn select(name: &str, label: String, choices: Vec<(String, String)>, chosen: &str) -> AnyView {
    let option = |(value, text): (String, String)| {
        let selected = value == chosen;
        view! {
            <option value=value selected=selected>
                {text}
            </option>
        }
    };
    view! {
        <div>
            <label for=field_id(name)>{label}</label>
            <select id=field_id(name) name=name.to_owned()>
                {choices.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn places(locale: Locale, item: &ItemId, steps: &[OptionView], entered: &Entered) -> AnyView {
    let none = (String::new(), say::attempt::order_place(locale).to_owned());
    let numbers = (1..=steps.len()).map(|place| (place.to_string(), place.to_string()));
    let choices: Vec<_> = std::iter::once(none).chain(numbers).collect();
    let row = |step: &OptionView| {
        let name = field_name(item, Some(&step.id));
        select(&name, step.text.clone(), choices.clone(), value(entered, &name))
    };
    view! { <div class="pairs places">{steps.iter().map(row).collect_view()}</div> }.into_any()
}

fn pairs(
    locale: Locale,
    item: &ItemId,
    left: &[OptionView],
    right: &[OptionView],
    entered: &Entered,
) -> AnyView {
    let none = (String::new(), say::attempt::choose(locale).to_owned());
    let partners = right.iter().map(|right| (right.id.to_string(), right.text.clone()));
    let choices: Vec<_> = std::iter::once(none).chain(partners).collect();
    let row = |left: &OptionView| {
        let name = field_name(item, Some(&left.id));
        select(&name, left.text.clone(), choices.clone(), value(entered, &name))
    };
    view! { <div class="pairs">{left.iter().map(row).collect_view()}</div> }.into_any()
}

fn number(locale: Locale, item: &ItemId, unit: &str, entered: &Entered) -> AnyView {
    let name = field_name(item, None);
    let typed = value(entered, &name).to_owned();
    let id = format!("{}-number", field_id(&name));
    view! {
        <div class="field">
            <label for=id.clone()>{say::attempt::answer(locale, unit)}</label>
            <input id=id name=name value=typed inputmode="decimal" autocomplete="off" class="short" />
        </div>
    }
    .into_any()
}

/// Places to point at: each is a label of its answer in the list, so that a tap in the drawing chooses it.
fn spots(locale: Locale, item: &ItemId, picture: &PictureView, entered: &Entered) -> AnyView {
    let name = field_name(item, None);
    let box_id = |region: &RegionView| format!("{}-{}", field_id(&name), region.id);
    let card = |region: &RegionView| {
        let checked = is_chosen(entered, &name, region.id.as_str());
        let label = region.label.clone();
        view! {
            <ChoiceCard name=name.as_str() value=region.id.as_str() id=box_id(region) checked>
                {label}
            </ChoiceCard>
        }
    };
    let cards = picture.regions.iter().map(card).collect_view();
    let tap = |region: &RegionView| {
        let label = view! { <label for=box_id(region)></label> };
        let tap = view! {
            <foreignObject width="100%" height="100%">
                {label}
            </foreignObject>
        };
        ("", Some(tap.into_any()))
    };
    view! {
        {drawing(locale, picture, tap)}
        <div class="choices">{cards}</div>
    }
    .into_any()
}

/// The drawing of a question with its places outlined; `spot` gives each its class and what lies on it.
pub(super) fn drawing(
    locale: Locale,
    picture: &PictureView,
    spot: impl Fn(&RegionView) -> (&'static str, Option<AnyView>),
) -> AnyView {
    let percent = |fraction: f64| format!("{:.2}%", fraction * 100.0);
    let place = |region: &RegionView| {
        let (class, inside) = spot(region);
        view! {
            <svg
                class=class
                x=percent(region.x)
                y=percent(region.y)
                width=percent(region.w)
                height=percent(region.h)
            >
                <rect width="100%" height="100%"></rect>
                {inside}
            </svg>
        }
    };
    view! {
        <div class="hotspot">
            <div
                role="img"
                aria-label=say::attempt::point_figure(locale)
                inner_html=picture.svg.clone()
            ></div>
            <svg class="spots" aria-hidden="true">
                {picture.regions.iter().map(place).collect_view()}
            </svg>
        </div>
    }
    .into_any()
}
