//! The dot: progress, scores, and stippled tone.

use leptos::prelude::*;

use crate::i18n::{Locale, shell};

/// Above this many steps a bar is easier to read than dots.
const MOST_DOTS: u32 = 24;

/// Steps as a row of dots, outlined, ringed (the current one) or filled, with the same in words.
#[component]
pub fn DotsProgress(
    /// Language of the words.
    locale: Locale,
    /// Steps behind the reader.
    done: u32,
    /// All steps.
    total: u32,
    /// Words instead of "2 of 4 done".
    #[prop(optional, into)]
    text: Option<String>,
) -> AnyView {
    let text = text.unwrap_or_else(|| shell::progress(locale, done, total));
    let class = move |step: u32| match step.cmp(&done) {
        std::cmp::Ordering::Less => Some("done"),
        std::cmp::Ordering::Equal => Some("now"),
        std::cmp::Ordering::Greater => None,
    };
    let marks = if total <= MOST_DOTS {
        let dots = (0..total).map(|step| view! { <li class=class(step)></li> }).collect_view();
        view! {
            <ol class="dots" aria-hidden="true">
                {dots}
            </ol>
        }
        .into_any()
    } else {
        view! { <progress max=total.to_string() value=done.to_string() aria-hidden="true"></progress> }
            .into_any()
    };
    view! { <div class="progress">{marks} <span>{text}</span></div> }.into_any()
}

/// A level as filled dots out of four, with the number. `None` says that it is not scored yet.
#[component]
pub fn ScoreDots(
    /// Language of the words.
    locale: Locale,
    /// 0 to 4.
    score: Option<u8>,
) -> AnyView {
    let text =
        score.map_or_else(|| shell::not_scored(locale).to_owned(), |score| shell::score(locale, score));
    let on = |dot: u8| score.is_some_and(|score| dot < score).then_some("on");
    let dots = (0..4).map(|dot| view! { <b class=on(dot)></b> }).collect_view();
    view! { <span class="score"><i aria-hidden="true">{dots}</i>{text}</span> }.into_any()
}

/// A strip of stippled tone. Decoration: at most two on a screen, never behind text.
#[component]
pub fn Stipple(
    /// 1 (nothing yet) to 5 (complete); each tone adds a pass of dots to the one before.
    tone: u8,
) -> AnyView {
    view! { <div class=format!("stipple st{}", tone.clamp(1, 5)) aria-hidden="true"></div> }.into_any()
}
