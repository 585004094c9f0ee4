//! The form for another pin, for those who cannot press on the photo.

use contract::review::WorkspaceView;
use domain::review::Severity;
use leptos::prelude::*;

use crate::i18n::{Locale, review as say};
use crate::review::fields;
use crate::review::typed::Typed;
use crate::ui::plate::severity_word;
use crate::ui::{Field, Select, TextArea};

/// Shown without scripts; where the desk is awake, only while something is in it.
pub(super) fn new_pin(locale: Locale, view: &WorkspaceView, typed: &Typed) -> AnyView {
    let find = |all: &[(String, String)], name: &str| {
        all.iter().find(|(of, _)| of == name).map(|(_, value)| value.clone())
    };
    let part = |part: &str| {
        let name = fields::new_part(part);
        let (value, problem) = (find(&typed.raw, &name), find(&typed.problems, &name));
        (name, value.unwrap_or_default(), problem)
    };
    let (photo_name, photo, _) = part("photo");
    let (severity_name, severity, _) = part("severity");
    let (criterion_name, criterion, _) = part("criterion");
    let (text_name, text, text_problem) = part("text");
    let begun = !text.is_empty() || text_problem.is_some();
    let severity = if severity.is_empty() { Severity::Refine.as_str().to_owned() } else { severity };
    let severities = Severity::ALL.map(|of| (of.as_str().to_owned(), severity_word(locale, of).to_owned()));
    let side = |of: &str, label: &'static str| {
        let (name, typed, problem) = part(of);
        let value = if typed.is_empty() { "50".to_owned() } else { typed };
        view! { <Field locale name label value problem kind="text" inputmode="decimal" /> }
    };
    view! {
        <fieldset class="new-pin" data-begun=begun.then_some("")>
            <legend>{say::pins::another(locale)}</legend>
            <Select locale name=photo_name label=say::pins::photo(locale) options=photos(locale, view) value=photo />
            <div class="pin-facts">
                {side("x", say::pins::across(locale))}
                {side("y", say::pins::down(locale))}
            </div>
            <div class="pin-facts">
                <Select
                    locale
                    name=severity_name
                    label=say::pins::severity(locale)
                    options=severities.into()
                    value=severity
                />
                <Select
                    locale
                    name=criterion_name
                    label=say::pins::criterion(locale)
                    options=criteria(locale, view)
                    value=criterion
                />
            </div>
            <TextArea
                locale
                name=text_name
                label=say::pins::text(locale)
                value=text
                problem=text_problem
                rows=2
            />
            <button class="btn quiet" name=fields::ACT value="add">
                {say::pins::add(locale)}
            </button>
        </fieldset>
    }
    .into_any()
}

fn photos(locale: Locale, view: &WorkspaceView) -> Vec<(String, String)> {
    let photos = &view.round.photos;
    let named = |(at, photo): (usize, &contract::practice::PhotoView)| {
        (photo.id.to_string(), say::desk::photo(locale, at + 1, photos.len()))
    };
    photos.iter().enumerate().map(named).collect()
}

fn criteria(locale: Locale, view: &WorkspaceView) -> Vec<(String, String)> {
    let whole = (String::new(), say::pins::any_criterion(locale).to_owned());
    let each = view.criteria.iter().map(|row| (row.id.to_string(), row.title.clone()));
    std::iter::once(whole).chain(each).collect()
}
