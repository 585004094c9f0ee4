//! Times and prices as elements that machines can read too.

use leptos::prelude::*;
use time::OffsetDateTime;

use crate::i18n::{Locale, format};

/// How much of a moment is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Moment {
    /// `14 Nov 2026`
    #[default]
    Date,
    /// `14 November 2026`
    LongDate,
    /// `14 Nov 2026, 10:42 UTC`
    DateTime,
}

/// A point in time, with its machine-readable value.
#[component]
pub fn When(
    /// Language it is written in.
    locale: Locale,
    /// The moment.
    at: OffsetDateTime,
    /// How much of it is shown.
    #[prop(optional)]
    show: Moment,
) -> AnyView {
    let text = match show {
        Moment::Date => format::date(locale, at),
        Moment::LongDate => format::long_date(locale, at),
        Moment::DateTime => format::date_time(locale, at),
    };
    view! { <time datetime=format::machine(at)>{text}</time> }.into_any()
}

/// An amount of money.
#[component]
pub fn Price(
    /// Language it is written in.
    locale: Locale,
    /// The amount in the currency's smallest unit.
    minor: i64,
    /// ISO 4217 code.
    #[prop(into)]
    currency: String,
) -> AnyView {
    view! { <data value=format!("{minor} {currency}")>{format::price(locale, minor, &currency)}</data> }
        .into_any()
}
