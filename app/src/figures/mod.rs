//! Figures that answer. The reader changes something, and the figure shows what becomes of it and why.
//!
//! A figure is a [`Model`]: a state that is read from an address and written back to it, and what is to be seen of
//! it, as pure functions: controls, picture, answer. The server calls them to make the page, a `GET` form, which answers
//! without scripts; the browser calls the same functions with what the form holds now ([`islands`]). So there is one
//! drawing and one rule, and a figure needs no code of its own for the browser.
//!
//! **How to add a figure**
//! 1. A variant of [`Interactive`], in `domain`.
//! 2. A folder here with a state that implements [`Model`], and its arm in `of!` below, both in the room that
//!    [`Interactive::room`] says: what a browser loads holds the figures of one room.
//! 3. Its words in `app/locales/{en,es}/<figure>.json`.
//! 4. A lesson that leads to it: `![…](figure:still-drawing#name-of-the-figure "…")`.
//! 5. A file in `tests/tests/figures/`.

#[cfg(feature = "ssr")]
pub mod actions;
mod answer;
mod control;
pub mod files;
mod markup;
mod query;
pub mod scatter;

#[cfg(target_arch = "wasm32")]
mod awake;
#[cfg(any(feature = "ssr", feature = "figures"))]
#[allow(clippy::trivially_copy_pass_by_ref, reason = "every figure hands its state on as `Model` does")]
pub mod colour_match;
#[cfg(any(feature = "ssr", feature = "workbench"))]
pub mod dot_field;
#[cfg(any(feature = "ssr", feature = "designer"))]
#[allow(clippy::trivially_copy_pass_by_ref, reason = "every figure hands its state on as `Model` does")]
pub mod hairline;
#[cfg(any(feature = "ssr", feature = "figures"))]
pub mod healing_timeline;
pub mod islands;
#[cfg(any(feature = "ssr", feature = "figures"))]
pub mod needle_depth;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(any(feature = "ssr", feature = "workbench"))]
pub mod pricing;

#[cfg(feature = "ssr")]
use domain::Problem;
#[cfg(feature = "ssr")]
use domain::learning::FigureState;
use domain::learning::Interactive;

pub use answer::{Answer, Check, Line, Part, Weight};
pub use control::{Control, Picked};
pub use markup::Markup;
pub use query::{Pairs, Query};

use crate::i18n::Locale;
#[cfg(feature = "ssr")]
use crate::routes::query_string;

/// A place in a picture, in the units of its `viewBox`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Something in a picture that a tap chooses, and the next tap puts somewhere else.
#[derive(Debug, Clone, PartialEq)]
pub struct Handle {
    /// Where it is.
    pub at: Place,
    /// What it is called.
    pub name: String,
}

/// What a figure is called, and what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Its name.
    pub title: &'static str,
    /// One or two sentences.
    pub lead: &'static str,
}

/// A picture: the content of an `svg`, and what it shows for those who do not see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it shows in this state.
    pub alt: String,
    /// Its shapes, with the classes of `ui/figure.css`.
    pub shapes: Markup,
}

/// The name of the field that says what to call a kept state. It is no part of the state.
pub const KEEP_AS: &str = "keep-as";

/// A cell of a table that is taken along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number without groups, with the decimal mark of the language.
    Number(String),
}

/// The state of a figure, and what there is to see of it.
pub trait Model: Default + PartialEq {
    /// Width and height of the picture's `viewBox`.
    const SIZE: (f64, f64);
    /// Every source that any answer cites.
    const SOURCES: &'static [u16];
    /// Whether something is made with it: then trainees can keep its states.
    const MAKES: bool = false;
    /// Whether it answers with a [`table`](Self::table) too.
    const TABULATES: bool = false;

    /// Its name.
    fn words(locale: Locale) -> Words;
    /// The state of an address or a form. What is missing or makes no sense becomes what it is at the beginning, what is
    /// out of range goes to the edge.
    fn read(query: &Query<'_>) -> Self;
    /// The same, to be read again.
    fn write(&self) -> Pairs;
    /// What can be changed, in order.
    fn controls(&self, locale: Locale) -> Vec<Control>;
    /// The drawing.
    fn picture(&self, locale: Locale) -> Picture;
    /// What follows, with its reasons.
    fn answer(&self, locale: Locale) -> Answer;

    /// What it answers as rows of a table, to be taken along; none where a table says nothing.
    fn table(&self, _locale: Locale) -> Vec<Vec<Cell>> {
        Vec::new()
    }

    /// What of the picture a pointer takes hold of there, by a number of the figure's own; nothing if there is nothing.
    fn grab(&self, _at: Place) -> Option<usize> {
        None
    }
    /// What was taken hold of, if a tap only chooses it. What is no handle, such as the hand of a scale or a dot that is about
    /// to be placed, comes to the pointer at once.
    fn handle(&self, _locale: Locale, _held: usize) -> Option<Handle> {
        None
    }
    /// With what was taken hold of moved there.
    #[must_use]
    fn dragged(self, _held: usize, _to: Place) -> Self {
        self
    }
}

/// `$then` for the model of a figure, under the name `$model`.
macro_rules! of {
    ($figure:expr, $model:ident => $then:expr) => {
        match $figure {
            #[cfg(any(feature = "ssr", feature = "figures"))]
            Interactive::HealingTimeline => {
                type $model = crate::figures::healing_timeline::State;
                $then
            }
            #[cfg(any(feature = "ssr", feature = "figures"))]
            Interactive::NeedleDepth => {
                type $model = crate::figures::needle_depth::State;
                $then
            }
            #[cfg(any(feature = "ssr", feature = "designer"))]
            Interactive::HairlineDesign => {
                type $model = crate::figures::hairline::State;
                $then
            }
            #[cfg(any(feature = "ssr", feature = "figures"))]
            Interactive::ColourMatch => {
                type $model = crate::figures::colour_match::State;
                $then
            }
            #[cfg(any(feature = "ssr", feature = "workbench"))]
            Interactive::DotField => {
                type $model = crate::figures::dot_field::State;
                $then
            }
            #[cfg(any(feature = "ssr", feature = "workbench"))]
            Interactive::Pricing => {
                type $model = crate::figures::pricing::State;
                $then
            }
            #[cfg(not(any(
                feature = "ssr",
                all(feature = "figures", feature = "workbench", feature = "designer")
            )))]
            other => unreachable!("{} is in another room", other.as_str()),
        }
    };
}

// Below the macro, which they use.
#[cfg(feature = "ssr")]
mod plate;
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use plate::plate;

/// All there is to see of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The state, as it stands in the address.
    pub pairs: Pairs,
    /// What can be changed.
    pub controls: Vec<Control>,
    /// The `svg` element.
    pub picture: String,
    /// The sentence below it, as HTML.
    pub verdict: String,
    /// The same as text, to be read out.
    pub said: String,
    /// The reasons, as HTML.
    pub reasons: String,
}

/// What a figure is called.
pub fn words(figure: Interactive, locale: Locale) -> Words {
    of!(figure, M => M::words(locale))
}

/// The sources a figure cites.
pub fn sources(figure: Interactive) -> &'static [u16] {
    of!(figure, M => M::SOURCES)
}

/// Whether something is made with a figure, so that its states can be kept.
pub fn makes(figure: Interactive) -> bool {
    of!(figure, M => M::MAKES)
}

/// What a figure answers in the state that these values say, as rows of a table.
#[cfg(feature = "ssr")]
pub fn table(figure: Interactive, locale: Locale, pairs: &[(String, String)]) -> Vec<Vec<Cell>> {
    of!(figure, M => M::read(&Query(pairs)).table(locale))
}

/// The figure in the state that these values say.
pub fn show(figure: Interactive, locale: Locale, pairs: &[(String, String)]) -> Shown {
    of!(figure, M => shown(&M::read(&Query(pairs)), locale))
}

/// Whether a figure answers with a table.
#[cfg(feature = "ssr")]
pub fn tabulates(figure: Interactive) -> bool {
    of!(figure, M => M::TABULATES)
}

/// The state that these values say, those of the beginning too, for keeping it.
///
/// # Errors
/// [`Problem::TooLong`] when there is more of it than is kept.
#[cfg(feature = "ssr")]
pub fn state(figure: Interactive, pairs: &[(String, String)]) -> Result<FigureState, Problem> {
    let written = of!(figure, M => M::read(&Query(pairs)).write());
    let pairs: Vec<_> = written.iter().map(|(name, value)| (*name, value.as_str())).collect();
    FigureState::parse(&query_string(&pairs))
}

/// What a pointer takes hold of at this place of the picture.
pub fn grab(figure: Interactive, pairs: &[(String, String)], at: Place) -> Option<usize> {
    of!(figure, M => M::read(&Query(pairs)).grab(at))
}

/// What was taken hold of, if a tap only chooses it.
pub fn handle(
    figure: Interactive,
    locale: Locale,
    pairs: &[(String, String)],
    held: usize,
) -> Option<Handle> {
    of!(figure, M => M::read(&Query(pairs)).handle(locale, held))
}

/// The values after what was taken hold of has been moved there.
pub fn dragged(figure: Interactive, pairs: &[(String, String)], held: usize, to: Place) -> Pairs {
    of!(figure, M => M::read(&Query(pairs)).dragged(held, to).write())
}

/// Width and height of a figure's picture.
pub fn size(figure: Interactive) -> (f64, f64) {
    of!(figure, M => M::SIZE)
}

/// How the state of a figure is written, whatever was asked for: empty at the beginning.
fn shown<M: Model>(state: &M, locale: Locale) -> Shown {
    let answer = state.answer(locale);
    let pairs = if *state == M::default() { Pairs::new() } else { state.write() };
    Shown {
        pairs,
        controls: state.controls(locale),
        picture: drawing::<M>(state.picture(locale)),
        verdict: answer.verdict_html(),
        said: answer.said(),
        reasons: answer.reasons_html(locale),
    }
}

fn drawing<M: Model>(picture: Picture) -> String {
    let (width, height) = M::SIZE;
    let mut svg = Markup::default();
    let view_box = format!("0 0 {width} {height}");
    svg.within("svg", &[("viewBox", &view_box), ("role", "img"), ("aria-label", &picture.alt)], |svg| {
        svg.append(&picture.shapes);
    });
    svg.into_html()
}
