//! Questions, without a trace of their answers.

use contract::learning::{AskView, OptionView, PictureView, QuestionView, RegionView};
use domain::Locale;
use domain::learning::Course;
use domain::learning::quiz::{Choice, Drawn, Hotspot, Pair, Region, Shown};

/// The questions of an attempt, in the order shown.
pub(super) fn questions(course: &Course, drawn: &Drawn<'_>, locale: Locale) -> Vec<QuestionView> {
    drawn
        .items
        .iter()
        .map(|drawn| QuestionView {
            id: drawn.item.id().clone(),
            prompt: drawn.item.prompt().get(locale).clone(),
            must_pass: drawn.item.must_pass(),
            ask: ask(course, &drawn.shown, locale),
        })
        .collect()
}

fn ask(course: &Course, shown: &Shown<'_>, locale: Locale) -> AskView {
    match shown {
        Shown::Single(choices) => AskView::Single(options(choices, locale)),
        Shown::Multiple(choices) => AskView::Multiple(options(choices, locale)),
        Shown::Ordering(steps) => AskView::Ordering(options(steps, locale)),
        Shown::Matching { left, right } => AskView::Matching {
            left: left.iter().map(|pair| left_side(pair, locale)).collect(),
            right: right.iter().map(|pair| right_side(pair, locale)).collect(),
        },
        Shown::Numeric(numeric) => AskView::Numeric { unit: numeric.unit().get(locale).clone() },
        Shown::Hotspot(hotspot) => AskView::Hotspot(picture(course, hotspot, locale)),
    }
}

fn options(choices: &[&Choice], locale: Locale) -> Vec<OptionView> {
    choices
        .iter()
        .map(|choice| OptionView { id: choice.id.clone(), text: choice.text.get(locale).clone() })
        .collect()
}

fn left_side(pair: &Pair, locale: Locale) -> OptionView {
    OptionView { id: pair.id.clone(), text: pair.left.get(locale).clone() }
}

fn right_side(pair: &Pair, locale: Locale) -> OptionView {
    OptionView { id: pair.partner.clone(), text: pair.right.get(locale).clone() }
}

/// The drawing of a question and its places, from the top left on: the author's order may tell the answer.
pub(super) fn picture(course: &Course, hotspot: &Hotspot, locale: Locale) -> PictureView {
    let region = |region: &Region| RegionView {
        id: region.id.clone(),
        label: region.label.get(locale).clone(),
        x: region.x,
        y: region.y,
        w: region.w,
        h: region.h,
    };
    let mut regions: Vec<RegionView> = hotspot.regions().iter().map(region).collect();
    regions.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let figure = course.figure(hotspot.figure());
    PictureView { svg: figure.map(|figure| figure.svg.get(locale).clone()).unwrap_or_default(), regions }
}
