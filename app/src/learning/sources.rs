//! The sources below a text.

use contract::learning::SourceView;
use domain::learning::SourceGrade;
use leptos::prelude::*;

use crate::i18n::{Locale, learning as say};

/// The sources with their weight, each where its mark in the text leads; nothing without sources.
pub(crate) fn sources(locale: Locale, sources: Vec<SourceView>) -> Option<AnyView> {
    let source = |source: SourceView| {
        let title = match source.url {
            Some(url) => view! {
                <a href=url rel="noreferrer">
                    {source.title}
                </a>
            }
            .into_any(),
            None => source.title.into_any(),
        };
        let grade = match source.grade {
            SourceGrade::A => "A",
            SourceGrade::B => "B",
            SourceGrade::C => "C",
            SourceGrade::K => "K",
        };
        view! {
            <li id=format!("source-{}", source.number) value=source.number.to_string()>
                {title} " (" {say::lesson::grade(locale, grade)} ")"
            </li>
        }
    };
    (!sources.is_empty()).then(|| {
        view! {
            <section aria-labelledby="sources">
                <h2 id="sources">{say::lesson::sources(locale)}</h2>
                <p class="meta">{say::lesson::sources_grades(locale)}</p>
                <ol class="sources">{sources.into_iter().map(source).collect_view()}</ol>
            </section>
        }
        .into_any()
    })
}
