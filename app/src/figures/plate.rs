//! The picture of a figure by itself: with its style inside, on paper, for a picture that a mentor looks at.

use domain::learning::Interactive;

use super::markup::number;
use super::{Markup, Model, Query};
use crate::i18n::Locale;

/// The light theme of `ui/figure.css` and `feature/figures.css`, as far as drawings need it.
const STYLE: &str = "\
    .f-ink,.f-soft,.f-accent,.f-danger,.f-grip{fill:none;stroke:#14191A;stroke-linecap:round;stroke-linejoin:round}\
    .f-soft{stroke:#5A6363}.f-accent{stroke:#0E5B45}.f-danger{stroke:#A3201D}.f-grip{stroke:#FFFFFF}\
    .f-ink-fill{fill:#14191A}.f-accent-fill{fill:#0E5B45}.f-danger-fill{fill:#A3201D}\
    .f-wash{fill:#DBEBE3}.f-sunk{fill:#E9EDE9}.f-paper{fill:#FFFFFF}.f-outlined{stroke:#5A6363}\
    .f-label,.f-small{font-family:'Atkinson Hyperlegible Next',sans-serif;fill:#14191A}\
    .f-label{font-weight:700}.f-small{fill:#3F4748;font-size:17px}\
    .f-over text{paint-order:stroke;stroke:#FFFFFF;stroke-width:6px;stroke-linejoin:round}";

/// The picture of a figure in the state that these values say, as SVG that stands on its own.
pub fn plate(figure: Interactive, locale: Locale, pairs: &[(String, String)]) -> String {
    of!(figure, M => alone::<M>(&M::read(&Query(pairs)), locale))
}

fn alone<M: Model>(state: &M, locale: Locale) -> String {
    let (width, height) = M::SIZE;
    let [width, height] = [width, height].map(number);
    let picture = state.picture(locale);
    let view_box = format!("0 0 {width} {height}");
    let root = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("width", width.as_str()),
        ("height", height.as_str()),
        ("viewBox", view_box.as_str()),
    ];
    let mut svg = Markup::default();
    svg.within("svg", &root, |svg| {
        svg.text("style", &[], STYLE);
        svg.shape("rect", &[("class", "f-paper"), ("width", &width), ("height", &height)]);
        svg.append(&picture.shapes);
    });
    svg.into_html()
}
