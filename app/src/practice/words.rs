//! Puts the room's facts into words.

use domain::learning::Surface;
use domain::practice::Stage;
use domain::practice::photo::{Advice, LooksLike, RefusedPhoto};

use crate::i18n::{Locale, format, practice as say};

/// Where a round stands.
pub fn stage(locale: Locale, stage: Stage, round: u16) -> String {
    match stage {
        Stage::Draft => say::stage::draft(locale, round),
        Stage::Submitted => say::stage::submitted(locale, round),
        Stage::InReview => say::stage::in_review(locale, round),
        Stage::Returned => say::stage::returned(locale, round),
        Stage::Approved => say::stage::approved(locale, round),
        Stage::Withdrawn => say::stage::withdrawn(locale, round),
    }
}

/// What work is done on.
pub fn surface(locale: Locale, surface: Surface) -> &'static str {
    match surface {
        Surface::Sheet => say::surface::sheet(locale),
        Surface::Latex => say::surface::latex(locale),
        Surface::Melon => say::surface::melon(locale),
        Surface::Head => say::surface::head(locale),
        Surface::Drawing => say::surface::drawing(locale),
        Surface::LiveModel => say::surface::live_model(locale),
    }
}

/// What would make the next photo better.
pub fn advice(locale: Locale, advice: Advice) -> &'static str {
    match advice {
        Advice::Blurred => say::advice::blurred(locale),
        Advice::TooDark => say::advice::too_dark(locale),
        Advice::Glare => say::advice::glare(locale),
        Advice::SmallPicture => say::advice::small_picture(locale),
    }
}

/// Why the file `name` was not taken, and what to do about it.
pub fn refused_file(locale: Locale, name: &str, reason: &RefusedPhoto) -> String {
    say::refused::named(locale, name, refused(locale, reason))
}

/// Why a file was not taken, and what to do about it.
pub fn refused(locale: Locale, reason: &RefusedPhoto) -> String {
    let number = |pixels: &u32| format::number(locale, u64::from(*pixels));
    match reason {
        RefusedPhoto::Empty => say::refused::empty(locale).to_owned(),
        RefusedPhoto::TooManyBytes { limit } => {
            say::refused::too_many_bytes(locale, format::bytes(locale, *limit))
        }
        RefusedPhoto::NotAPicture { looks_like } => not_a_picture(locale, *looks_like),
        RefusedPhoto::Heic => say::refused::heic(locale).to_owned(),
        RefusedPhoto::TooLarge { width, height, limit } => {
            say::refused::too_large(locale, number(width), number(height), number(limit))
        }
        RefusedPhoto::TooSmall { width, height, limit } => {
            say::refused::too_small(locale, number(width), number(height), number(limit))
        }
        RefusedPhoto::TooManyPixels { width, height, limit } => {
            let megapixels = format::number(locale, limit / 1_000_000);
            say::refused::too_many_pixels(locale, number(width), number(height), megapixels)
        }
        RefusedPhoto::Truncated => say::refused::truncated(locale).to_owned(),
        RefusedPhoto::Corrupt => say::refused::corrupt(locale).to_owned(),
        RefusedPhoto::OutOfMemory => say::refused::out_of_memory(locale).to_owned(),
    }
}

fn not_a_picture(locale: Locale, looks_like: LooksLike) -> String {
    match looks_like {
        LooksLike::Picture(format) => say::refused::picture(locale, format.name()),
        LooksLike::Pdf => say::refused::pdf(locale).to_owned(),
        LooksLike::Video => say::refused::video(locale).to_owned(),
        LooksLike::WebPage => say::refused::web_page(locale).to_owned(),
        LooksLike::Text => say::refused::text(locale).to_owned(),
        LooksLike::Archive => say::refused::archive(locale).to_owned(),
        LooksLike::Unknown => say::refused::unknown(locale).to_owned(),
    }
}
