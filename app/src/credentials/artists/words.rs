//! Puts the directory's facts into words.

use contract::credentials::artists::{CertificateLine, CountsView, PlaceView};
use domain::credentials::artists::{Answer, Decision, Kind, Language, Question, Service};
use leptos::prelude::*;
use time::OffsetDateTime;

use crate::credentials::words::{tone, verdict};
use crate::ctx::Ctx;
use crate::i18n::{Locale, artists as say, format};
use crate::routes::Route;
use crate::ui::{Chip, Tone};

/// A kind of treatment.
pub(super) fn service(locale: Locale, service: Service) -> &'static str {
    match service {
        Service::ShavedLook => say::service::shaved_look(locale),
        Service::Density => say::service::density(locale),
        Service::Hairline => say::service::hairline(locale),
        Service::Crown => say::service::crown(locale),
        Service::Scars => say::service::scars(locale),
        Service::AlopeciaAreata => say::service::alopecia_areata(locale),
        Service::TouchUp => say::service::touch_up(locale),
        Service::Correction => say::service::correction(locale),
    }
}

/// A language.
pub(super) fn language(locale: Locale, language: Language) -> &'static str {
    match language {
        Language::Arabic => say::language::arabic(locale),
        Language::Bulgarian => say::language::bulgarian(locale),
        Language::Catalan => say::language::catalan(locale),
        Language::Chinese => say::language::chinese(locale),
        Language::Croatian => say::language::croatian(locale),
        Language::Czech => say::language::czech(locale),
        Language::Danish => say::language::danish(locale),
        Language::Dutch => say::language::dutch(locale),
        Language::English => say::language::english(locale),
        Language::Finnish => say::language::finnish(locale),
        Language::French => say::language::french(locale),
        Language::German => say::language::german(locale),
        Language::Greek => say::language::greek(locale),
        Language::Hebrew => say::language::hebrew(locale),
        Language::Hindi => say::language::hindi(locale),
        Language::Hungarian => say::language::hungarian(locale),
        Language::Italian => say::language::italian(locale),
        Language::Japanese => say::language::japanese(locale),
        Language::Korean => say::language::korean(locale),
        Language::Norwegian => say::language::norwegian(locale),
        Language::Polish => say::language::polish(locale),
        Language::Portuguese => say::language::portuguese(locale),
        Language::Romanian => say::language::romanian(locale),
        Language::Russian => say::language::russian(locale),
        Language::Spanish => say::language::spanish(locale),
        Language::Swedish => say::language::swedish(locale),
        Language::Turkish => say::language::turkish(locale),
        Language::Ukrainian => say::language::ukrainian(locale),
    }
}

/// Every language, in the order of their names in the reader's language.
pub(super) fn languages_by_name(locale: Locale) -> Vec<(Language, &'static str)> {
    let mut all: Vec<_> = Language::ALL.map(|one| (one, language(locale, one))).into();
    all.sort_by_key(|(_, name)| domain::credentials::artists::fold(name));
    all
}

/// Services as one line.
pub(super) fn services<'s>(locale: Locale, services: impl IntoIterator<Item = &'s Service>) -> String {
    let names: Vec<_> = services.into_iter().map(|one| service(locale, *one)).collect();
    names.join(", ")
}

/// Languages as one line.
pub(super) fn languages<'l>(locale: Locale, languages: impl IntoIterator<Item = &'l Language>) -> String {
    let names: Vec<_> = languages.into_iter().map(|one| language(locale, *one)).collect();
    names.join(", ")
}

/// `Madrid, Spain`
pub(super) fn place(place: &PlaceView) -> String {
    format!("{}, {}", place.name, place.country)
}

/// `Springfield, Illinois, United States`: enough to tell it from others of its name.
pub(super) fn whole_place(place: &PlaceView) -> String {
    if place.region.is_empty() || place.region == place.name {
        self::place(place)
    } else {
        format!("{}, {}, {}", place.name, place.region, place.country)
    }
}

/// What a client is asked.
pub(super) fn question(locale: Locale, question: Question) -> &'static str {
    match question {
        Question::Explained => say::question::explained(locale),
        Question::Opened => say::question::opened(locale),
        Question::Price => say::question::price(locale),
        Question::Aftercare => say::question::aftercare(locale),
        Question::Again => say::question::again(locale),
    }
}

/// What a client answers.
pub(super) fn answer(locale: Locale, answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => say::answer::yes(locale),
        Answer::No => say::answer::no(locale),
        Answer::Unsure => say::answer::unsure(locale),
    }
}

/// What became of a text.
pub(super) fn decision(locale: Locale, decision: &Decision) -> (Tone, &'static str) {
    match decision.kind() {
        Kind::Waiting => (Tone::Info, say::decision::waiting(locale)),
        Kind::Published => (Tone::Ok, say::decision::published(locale)),
        Kind::Refused => (Tone::Error, say::decision::refused(locale)),
        Kind::Withdrawn => (Tone::Plain, say::decision::withdrawn(locale)),
    }
}

/// How many codes were given and what became of them, in one sentence each that applies.
pub(super) fn counts(locale: Locale, counts: &CountsView) -> String {
    let mut parts =
        vec![say::counts::given(locale, counts.given), say::counts::published(locale, counts.published)];
    for (count, part) in [
        (counts.waiting, say::counts::waiting(locale, counts.waiting)),
        (counts.refused, say::counts::refused(locale, counts.refused)),
        (counts.withdrawn, say::counts::withdrawn(locale, counts.withdrawn)),
    ] {
        if count > 0 {
            parts.push(part);
        }
    }
    parts.join(" · ")
}

/// A certificate with the way to its page and how it stands now.
pub(super) fn certificate(ctx: &Ctx, line: &CertificateLine) -> AnyView {
    let locale = ctx.locale;
    let href = ctx.href(&Route::Verification(line.code.to_string()));
    let (tone, state) = (tone(&line.verdict), verdict(locale, &line.verdict));
    view! {
        <span class="stands">
            <a href=href>{line.title.clone()}</a>
            " "
            <Chip tone>{state}</Chip>
        </span>
    }
    .into_any()
}

/// Text in which people left lines empty, as paragraphs; a single line break stays one.
pub(super) fn paragraphs(text: &str) -> AnyView {
    let paragraph = |text: &str| {
        let mut parts: Vec<AnyView> = Vec::new();
        for (n, line) in text.lines().enumerate() {
            if n > 0 {
                parts.push(view! { <br/> }.into_any());
            }
            parts.push(line.to_owned().into_any());
        }
        view! { <p>{parts}</p> }
    };
    let full = |text: &&str| !text.trim().is_empty();
    text.split("\n\n").filter(full).map(paragraph).collect_view().into_any()
}

/// The month in which something happened: a day could tell who it was.
pub(super) fn month(locale: Locale, at: OffsetDateTime) -> AnyView {
    let machine = format::machine(at)[..7].to_owned();
    view! { <time datetime=machine>{format::month_of(locale, at)}</time> }.into_any()
}
