//! The directory: artists in several countries, one of them hidden, two whose certificates are no longer in force, and
//! what clients say of one of them.

use std::collections::BTreeSet;

use contract::credentials::artists::{
    AnswerReview, Artists as _, CodeState, Judge, Judgement, PlaceAsked, SaveProfile, Subject, WriteReview,
};
use domain::credentials::Code;
use domain::credentials::artists::{Answer, Answers, ArtistSlug, Language, Service, WebAddress};
use domain::viewer::System;
use domain::{Locale, Viewer};
use time::Duration;

use super::certificates;
use super::days::Days;
use super::people::People;
use crate::{Academy, Error, Result};

use Language::{English, French, Portuguese, Spanish};
use Service::{AlopeciaAreata, Correction, Crown, Density, Hairline, Scars, ShavedLook, TouchUp};

/// What an artist says about themselves.
struct Page {
    slug: &'static str,
    place: &'static str,
    languages: &'static [Language],
    services: &'static [Service],
    studio: &'static str,
    website: &'static str,
    about: &'static str,
    public: bool,
}

const ARLO: Page = Page {
    slug: "arlo-artist",
    place: "Manchester, United Kingdom",
    languages: &[English],
    services: &[ShavedLook, Density, Hairline, Scars],
    studio: "Demo Dots Studio",
    website: "https://studio.example/arlo",
    about: "This is a demo artist. I work alone, one client a day, and draw the hairline with you before anything \
            else.\n\nBring a list of your medicines to the consultation. If something on your scalp should be seen by \
            a doctor first, I will say so and we wait.",
    public: true,
};

const ELENA: Page = Page {
    slug: "elena-expirada",
    place: "Valencia, España",
    languages: &[Spanish],
    services: &[ShavedLook, TouchUp],
    studio: "",
    website: "",
    about: "Página de demostración de una profesional cuyo certificado ha caducado.",
    public: true,
};

const RITA: Page = Page {
    slug: "rita-revoked",
    place: "Austin, Texas",
    languages: &[English, Spanish],
    services: &[Density],
    studio: "",
    website: "",
    about: "A demo page of an artist whose certificate was revoked.",
    public: true,
};

/// In the order of [`People::listed`], with the codes of their certificates.
const LISTED: [(&str, Page); 5] = [
    (
        "DEMO-MADRID",
        Page {
            slug: "carmen-capilar",
            place: "Madrid, España",
            languages: &[Spanish, English],
            services: &[ShavedLook, Hairline, Density, AlopeciaAreata],
            studio: "Estudio Demo Capilar",
            website: "https://estudio.example/carmen",
            about: "Profesional de demostración. Primera visita sin compromiso: hablamos de salud, expectativas y \
                    límites, y te llevas el presupuesto por escrito.",
            public: true,
        },
    ),
    (
        "DEMO-LISBON",
        Page {
            slug: "nuno-da-nuca",
            place: "Lisboa, Portugal",
            languages: &[Portuguese, Spanish, English],
            services: &[Scars, Crown, Density],
            studio: "",
            website: "",
            about: "Demo. Trabajo sobre todo cicatrices de injertos; veo cada cicatriz curada antes de decidir.",
            public: true,
        },
    ),
    (
        "DEMO-MEXICO",
        Page {
            slug: "paola-punto",
            place: "Ciudad de México",
            languages: &[Spanish],
            services: &[ShavedLook, Crown, TouchUp],
            studio: "Punto Demo",
            website: "",
            about: "Profesional de demostración en la Ciudad de México. Tres sesiones, nunca más de cuatro horas.",
            public: true,
        },
    ),
    (
        "DEMO-TORONTO",
        Page {
            slug: "dotty-density",
            place: "Toronto, Canada",
            languages: &[English, French],
            services: &[Density, Correction, TouchUp],
            studio: "",
            website: "https://dotty.example/",
            about: "A demo artist for long hair: parting and crown, and putting right what others did.",
            public: true,
        },
    ),
    (
        "DEMO-BOGOTA",
        Page {
            slug: "hugo-hidden",
            place: "Bogotá",
            languages: &[Spanish, English],
            services: &[ShavedLook],
            studio: "",
            website: "",
            about: "This demo page is hidden: only Hugo sees it.",
            public: false,
        },
    ),
];

/// Lets the artists finish, certifies them and writes their pages.
pub(super) async fn fill(days: &Days, people: &People) -> Result<()> {
    for (who, age) in people.listed.iter().zip([300, 250, 200, 150, 100]) {
        certificates::graduate(days, people, who, SEED, Duration::days(age)).await?;
    }
    for (who, (code, page)) in people.listed.iter().zip(&LISTED) {
        certificates::issue(days, who, code, Duration::days(90)).await?;
        open(&days.ago(Duration::days(80)), who, page).await?;
    }
    let [elena, _, rita] = &people.former;
    open(&days.ago(Duration::days(700)), elena, &ELENA).await?;
    open(&days.ago(Duration::days(200)), rita, &RITA).await?;
    open(&days.ago(Duration::days(120)), &people.artist, &ARLO).await?;
    clients(days, &people.artist).await
}

/// The table and the light of all of them: photos that are drawn once.
const SEED: u64 = 51;

async fn open(academy: &Academy, who: &Viewer, page: &Page) -> Result<()> {
    let wrong = |field| move |problem| Error::field(field, problem);
    let command = SaveProfile {
        slug: ArtistSlug::parse(page.slug).map_err(wrong("slug"))?,
        place: PlaceAsked { text: page.place.to_owned(), chosen: None },
        languages: page.languages.iter().copied().collect(),
        services: page.services.iter().copied().collect::<BTreeSet<_>>(),
        about: page.about.to_owned(),
        studio: domain::credentials::artists::studio(page.studio).map_err(wrong("studio"))?,
        website: WebAddress::optional(page.website).map_err(wrong("website"))?,
        contact: true,
        indexed: page.public,
    };
    academy.save_profile(who, command).await.map_err(Error::Refused)?;
    if page.public {
        academy.show_profile(who, true).await.map_err(Error::Refused)?;
    }
    Ok(())
}

/// Two reviews that are public, one of them answered; one that waits; one code that nobody has used.
async fn clients(days: &Days, artist: &Viewer) -> Result<()> {
    let yes = Answer::Yes;
    let content = Answers { explained: yes, opened: yes, price: yes, aftercare: yes, again: yes };
    let careful = Answers { aftercare: Answer::No, price: Answer::Unsure, ..content };
    let told = "He said no to the low line I wanted and showed me why. Two sessions and a look after six weeks. It \
                looks like what was drawn. (Demo review)";
    let first = write(days, artist, 75, "March, crown", content, told, Locale::En).await?;
    decide(&days.ago(Duration::days(73)), artist, &first).await?;

    let told = "El trabajo está bien y me explicó todo, pero tuve que pedir dos veces las instrucciones para casa. \
                (Reseña de demostración)";
    let second = write(days, artist, 40, "April, scar", careful, told, Locale::Es).await?;
    decide(&days.ago(Duration::days(38)), artist, &second).await?;
    let now = days.ago(Duration::days(37));
    let answer = AnswerReview {
        review: review_of(&now, artist, &second).await?,
        text: "Thank you. Everybody now gets the sheet before the first session, not after it. (Demo answer)"
            .to_owned(),
    };
    let review = answer.review;
    now.answer_review(artist, answer).await.map_err(Error::Refused)?;
    let judge = Judge { review, subject: Subject::Reply, judgement: Judgement::Publish };
    days.ago(Duration::days(36)).judge(&OPERATOR, judge).await.map_err(Error::Refused)?;

    let told = "Calm, clean, on time. I would have liked to hear the price of a touch-up on the first day. (Demo review)";
    write(days, artist, 2, "May, hairline", content, told, Locale::En).await?;
    days.ago(Duration::days(1))
        .give_code(artist, "June, density".to_owned())
        .await
        .map_err(Error::Refused)?;
    Ok(())
}

const OPERATOR: Viewer = Viewer::System(System::Operator);

/// A code and the review that is written with it, `age` days ago.
async fn write(
    days: &Days,
    artist: &Viewer,
    age: i64,
    label: &str,
    answers: Answers,
    text: &str,
    locale: Locale,
) -> Result<Code> {
    let earlier = days.ago(Duration::days(age + 5));
    let code = earlier.give_code(artist, label.to_owned()).await.map_err(Error::Refused)?;
    let command = WriteReview {
        slug: ArtistSlug::parse(ARLO.slug).map_err(|problem| Error::field("slug", problem))?,
        code: code.key(),
        answers,
        text: text.to_owned(),
        locale,
        from: std::net::Ipv4Addr::LOCALHOST.into(),
    };
    let then = days.ago(Duration::days(age));
    then.write_review(&Viewer::Visitor, command).await.map_err(Error::Refused)?;
    Ok(code)
}

async fn review_of(academy: &Academy, artist: &Viewer, code: &Code) -> Result<domain::id::ClientReviewId> {
    let view = academy.codes(artist).await.map_err(Error::Refused)?;
    let row = view.codes.into_iter().find(|row| row.code == *code).ok_or(Error::NotFound)?;
    match row.state {
        CodeState::Written { id, .. } => Ok(id),
        CodeState::Open | CodeState::Expired => Err(Error::NotFound),
    }
}

async fn decide(academy: &Academy, artist: &Viewer, code: &Code) -> Result<()> {
    let review = review_of(academy, artist, code).await?;
    let judge = Judge { review, subject: Subject::Review, judgement: Judgement::Publish };
    academy.judge(&OPERATOR, judge).await.map_err(Error::Refused)
}
