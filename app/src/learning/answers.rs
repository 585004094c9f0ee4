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

fn spots(locale: Locale, item: &ItemId, picture: &PictureView, entered: &Entered) -> AnyView {
    let name = field_name(item, None);
    let card = |(region, letter): (&RegionView, char)| {
        let checked = is_chosen(entered, &name, region.id.as_str());
        let (name, label) = (name.clone(), region.label.clone());
        view! {
            <ChoiceCard name value=region.id.as_str() checked>
                <strong>{letter}</strong>
                " "
                {label}
            </ChoiceCard>
        }
    };
    view! {
        {drawing(locale, picture)}
        <div class="choices">{picture.regions.iter().zip('A'..).map(card).collect_view()}</div>
    }
    .into_any()
}

/// The drawing of a question with its places marked by letters.
pub(super) fn drawing(locale: Locale, picture: &PictureView) -> AnyView {
    let percent = |fraction: f64| format!("{:.2}%", fraction * 100.0);
    let mark = |(region, letter): (&RegionView, char)| {
        view! {
            <rect
                x=percent(region.x)
                y=percent(region.y)
                width=percent(region.w)
                height=percent(region.h)
            ></rect>
            <svg x=percent(region.x + region.w / 2.0) y=percent(region.y + region.h / 2.0) overflow="visible">
                <circle r="13"></circle>
                <text>{letter}</text>
            </svg>
        }
    };
    let letters: Vec<String> =
        picture.regions.iter().zip('A'..).map(|(_, letter)| letter.to_string()).collect();
    let label = say::attempt::point_figure(locale, letters.join(", "));
    view! {
        <div class="hotspot" role="img" aria-label=label>
            <div inner_html=picture.svg.clone()></div>
            <svg class="spots" aria-hidden="true">
                {picture.regions.iter().zip('A'..).map(mark).collect_view()}
            </svg>
        </div>
    }
    .into_any()
}
