//! Dates, numbers, prices and sizes as people of each language write them.
//!
//! Times are shown in UTC, because the server does not know the reader's zone; islands may refine them.

use domain::Locale;
use time::{Date, Month, OffsetDateTime, UtcOffset};

const NO_BREAK: char = '\u{a0}';

/// `14 Nov 2026`, `14 nov 2026`.
pub fn date(locale: Locale, at: OffsetDateTime) -> String {
    day(locale, at.to_offset(UtcOffset::UTC).date())
}

/// As [`date`], for a calendar day.
pub fn day(locale: Locale, day: Date) -> String {
    format!("{}{NO_BREAK}{}{NO_BREAK}{}", day.day(), &month(locale, day.month())[..3], day.year())
}

/// `14 November 2026`, `14 de noviembre de 2026`: for certificates and other documents.
pub fn long_date(locale: Locale, at: OffsetDateTime) -> String {
    let day = at.to_offset(UtcOffset::UTC).date();
    let month = month(locale, day.month());
    match locale {
        Locale::En => format!("{} {month} {}", day.day(), day.year()),
        Locale::Es => format!("{} de {month} de {}", day.day(), day.year()),
    }
}

/// `November 2026`, `noviembre de 2026`.
pub fn month_of(locale: Locale, at: OffsetDateTime) -> String {
    let day = at.to_offset(UtcOffset::UTC).date();
    let month = month(locale, day.month());
    match locale {
        Locale::En => format!("{month} {}", day.year()),
        Locale::Es => format!("{month} de {}", day.year()),
    }
}

/// `10:42`, in UTC.
pub fn time(at: OffsetDateTime) -> String {
    let at = at.to_offset(UtcOffset::UTC);
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// `14 Nov 2026, 10:42 UTC`.
pub fn date_time(locale: Locale, at: OffsetDateTime) -> String {
    format!("{}, {}{NO_BREAK}UTC", date(locale, at), time(at))
}

/// The value of a `datetime` attribute: RFC 3339 in UTC, whole seconds.
pub fn machine(at: OffsetDateTime) -> String {
    let at = at.to_offset(UtcOffset::UTC);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        at.year(),
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

/// `12,345` in English; `12.345` in Spanish, which leaves four digits alone (`1234`).
pub fn number(locale: Locale, value: u64) -> String {
    group(locale, &value.to_string())
}

/// A number with a fixed count of decimals: `0.5`, `0,5`.
pub fn decimal(locale: Locale, value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let zero = text.chars().all(|c| matches!(c, '0' | '.'));
    let sign = if value < 0.0 && !zero { "\u{2212}" } else { "" };
    let whole = group(locale, whole);
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}{}{fraction}", separators(locale).1)
    }
}

/// `80%`, `80 %`.
pub fn percent(locale: Locale, value: u8) -> String {
    match locale {
        Locale::En => format!("{value}%"),
        Locale::Es => format!("{value}{NO_BREAK}%"),
    }
}

/// `$890.00`, `890,00 US$`. `minor` is the amount in the currency's smallest unit, `currency` its ISO 4217 code.
pub fn price(locale: Locale, minor: i64, currency: &str) -> String {
    let digits = domain::learning::price::decimals(currency);
    let unit = 10_u64.pow(digits);
    let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    let mut amount = number(locale, whole);
    if digits > 0 {
        amount = format!("{amount}{}{rest:02}", separators(locale).1);
    }
    let sign = if minor < 0 { "\u{2212}" } else { "" };
    match (locale, currency) {
        (Locale::En, "USD") => format!("{sign}${amount}"),
        (Locale::En, "EUR") => format!("{sign}€{amount}"),
        (Locale::En, "GBP") => format!("{sign}£{amount}"),
        (Locale::En, code) => format!("{sign}{code}{NO_BREAK}{amount}"),
        (Locale::Es, "USD") => format!("{sign}{amount}{NO_BREAK}US$"),
        (Locale::Es, "EUR") => format!("{sign}{amount}{NO_BREAK}€"),
        (Locale::Es, code) => format!("{sign}{amount}{NO_BREAK}{code}"),
    }
}

/// A file size in decimal units: `640 kB`, `3.2 MB`, `3,2 MB`.
pub fn bytes(locale: Locale, size: u64) -> String {
    let tenths = |unit: u64| {
        // Integer rounding keeps the figure exact for any size.
        let tenths = (size * 10 + unit / 2) / unit;
        format!("{}{}{}", number(locale, tenths / 10), separators(locale).1, tenths % 10)
    };
    match size {
        0..1_000 => format!("{size}{NO_BREAK}B"),
        1_000..1_000_000 => format!("{}{NO_BREAK}kB", number(locale, (size + 500) / 1_000)),
        1_000_000..1_000_000_000 => format!("{}{NO_BREAK}MB", tenths(1_000_000)),
        _ => format!("{}{NO_BREAK}GB", tenths(1_000_000_000)),
    }
}

fn group(locale: Locale, digits: &str) -> String {
    if digits.len() < 4 || (locale == Locale::Es && digits.len() == 4) {
        return digits.to_owned();
    }
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separators(locale).0);
        }
        out.push(digit);
    }
    out
}

/// Thousands separator and decimal mark.
const fn separators(locale: Locale) -> (char, char) {
    match locale {
        Locale::En => (',', '.'),
        Locale::Es => ('.', ','),
    }
}

const fn month(locale: Locale, month: Month) -> &'static str {
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const ES: [&str; 12] = [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];
    let at = month as usize - 1;
    match locale {
        Locale::En => EN[at],
        Locale::Es => ES[at],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const AT: OffsetDateTime = datetime!(2026-11-14 10:42:07 UTC);

    fn plain(text: &str) -> String {
        text.replace(NO_BREAK, " ")
    }

    #[test]
    fn dates_follow_the_language() {
        assert_eq!(plain(&date(Locale::En, AT)), "14 Nov 2026");
        assert_eq!(plain(&date(Locale::Es, AT)), "14 nov 2026");
        assert_eq!(long_date(Locale::Es, AT), "14 de noviembre de 2026");
        assert_eq!(month_of(Locale::En, AT), "November 2026");
        assert_eq!(plain(&date_time(Locale::En, AT)), "14 Nov 2026, 10:42 UTC");
        assert_eq!(machine(AT), "2026-11-14T10:42:07Z");
    }

    #[test]
    fn times_are_shown_in_utc_whatever_their_offset() {
        assert_eq!(time(datetime!(2026-11-14 01:30 +2)), "23:30");
        assert_eq!(plain(&date(Locale::En, datetime!(2026-11-14 01:30 +2))), "13 Nov 2026");
    }

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        assert_eq!(number(Locale::En, 1234), "1,234");
        assert_eq!(number(Locale::Es, 1234), "1234");
        assert_eq!(number(Locale::Es, 1_234_567), "1.234.567");
        assert_eq!(decimal(Locale::Es, 0.5, 1), "0,5");
        assert_eq!(decimal(Locale::En, -0.01, 1), "0.0", "a rounded zero has no sign");
        assert_eq!(decimal(Locale::En, -12.25, 2), "−12.25");
    }

    #[test]
    fn prices_carry_their_currency() {
        assert_eq!(price(Locale::En, 89_000, "USD"), "$890.00");
        assert_eq!(plain(&price(Locale::Es, 89_000, "USD")), "890,00 US$");
        assert_eq!(plain(&price(Locale::Es, 120_005, "EUR")), "1200,05 €");
        assert_eq!(plain(&price(Locale::En, 5_000, "CLP")), "CLP 5,000");
    }

    #[test]
    fn sizes_use_decimal_units() {
        assert_eq!(plain(&bytes(Locale::En, 999)), "999 B");
        assert_eq!(plain(&bytes(Locale::En, 640_200)), "640 kB");
        assert_eq!(plain(&bytes(Locale::Es, 3_249_000)), "3,2 MB");
    }
}
