use proptest::prelude::*;
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

use super::*;
use crate::id::UserId;

const NOW: OffsetDateTime = datetime!(2026-11-14 09:00 UTC);

fn admin() -> UserId {
    UserId::new(Uuid::from_u128(5))
}

#[test]
fn places_and_people_are_found_without_their_accents() {
    for (text, folded) in [
        ("São Paulo", "sao paulo"),
        ("  L'Hospitalet de Llobregat ", "l hospitalet de llobregat"),
        ("Łódź", "lodz"),
        ("Großenhain", "grossenhain"),
        ("Ærøskøbing", "aeroskobing"),
        ("Москва", ""),
    ] {
        assert_eq!(fold(text), folded);
    }
}

#[test]
fn a_slug_is_a_plain_name_that_the_site_does_not_need_itself() {
    assert_eq!(ArtistSlug::parse(" Ana-Ruiz ").map(String::from), Ok("ana-ruiz".to_owned()));
    for (text, problem) in [
        ("", Problem::Required),
        ("an", Problem::TooShort { min: 3 }),
        ("ana ruiz", Problem::NotASlug),
        ("ana--ruiz", Problem::NotASlug),
        ("-ana", Problem::NotASlug),
        ("señal", Problem::NotASlug),
        ("how-to-choose", Problem::Taken),
        ("admin", Problem::Taken),
    ] {
        assert_eq!(ArtistSlug::parse(text), Err(problem), "{text}");
    }
    assert!("Ana-Ruiz".parse::<ArtistSlug>().is_err(), "an address has one spelling");
}

#[test]
fn every_name_suggests_a_slug() {
    for (name, slug) in [
        ("Ana María Ruiz", "ana-maria-ruiz"),
        ("Arlo Artist (demo)", "arlo-artist-demo"),
        ("Jo", "artist-jo"),
        ("Search", "artist-search"),
        ("Анна", "artist-1"),
    ] {
        assert_eq!(ArtistSlug::suggest(name).as_str(), slug);
    }
}

#[test]
fn a_web_page_is_reached_safely_or_not_linked() {
    let page = WebAddress::parse("https://www.ana.example/work?x=1").expect("an address");
    assert_eq!(page.host(), "ana.example");
    for raw in [
        "http://ana.example",
        "ana.example",
        "javascript:alert(1)",
        "https://",
        "https://localhost",
        "https://user@ana.example",
        "https://ana.example/\"onclick=",
        "https://ana .example",
    ] {
        assert_eq!(WebAddress::parse(raw), Err(Problem::NotHttps), "{raw}");
    }
    assert_eq!(WebAddress::optional(" "), Ok(None));
}

#[test]
fn what_is_offered_survives_its_name() {
    for service in Service::ALL {
        assert_eq!(Service::parse(service.as_str()), Some(service));
    }
    for language in Language::ALL {
        assert_eq!(Language::parse(language.as_str()), Some(language));
    }
    assert_eq!(Service::parse("removal"), None);
}

const MADRID: Point = Point { latitude: 40_417, longitude: -3_703 };

#[test]
fn distances_are_those_of_an_atlas() {
    for (name, there, km) in [
        ("Barcelona", Point { latitude: 41_389, longitude: 2_159 }, 505.0),
        ("Mexico City", Point { latitude: 19_428, longitude: -99_128 }, 9_060.0),
        ("Madrid itself", MADRID, 0.0),
    ] {
        let distance = MADRID.distance(there);
        assert!((distance - km).abs() < km.mul_add(0.01, 0.1), "{name}: {distance}");
    }
}

fn anywhere() -> impl Strategy<Value = Point> {
    (-90_000..=90_000, -180_000..=180_000).prop_map(|(latitude, longitude)| Point { latitude, longitude })
}

proptest! {
    #[test]
    fn the_box_holds_everything_within_the_distance(here in anywhere(), north in -900_i32..900, east in -900_i32..900, km in 1_u32..200) {
        let wrapped = (here.longitude + east + 540_000).rem_euclid(360_000) - 180_000;
        let there = Point { latitude: (here.latitude + north).clamp(-90_000, 90_000), longitude: wrapped };
        prop_assume!(here.distance(there) <= f64::from(km));
        prop_assert!(Bounds::around(here, km).holds(there));
    }

    #[test]
    fn any_name_makes_a_slug_that_reads_back(name in "\\PC{1,80}") {
        let slug = ArtistSlug::suggest(&name);
        prop_assert_eq!(slug.as_str().parse::<ArtistSlug>(), Ok(slug.clone()));
        let next = slug.numbered(12);
        prop_assert_eq!(next.as_str().parse::<ArtistSlug>(), Ok(next.clone()));
    }

    #[test]
    fn folding_twice_is_folding_once(text in ".{0,40}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }
}

fn review(decision: Decision) -> ClientReview {
    let yes = Answer::Yes;
    let answers = Answers { explained: yes, opened: yes, price: yes, aftercare: yes, again: yes };
    ClientReview { answers, text: "Calm and careful.".to_owned(), decision, reply: None }
}

#[test]
fn what_was_decided_is_not_decided_again() {
    let published = Decision::Waiting.publish(Some(admin()), NOW).expect("it waits");
    assert_eq!(published.publish(Some(admin()), NOW), Err(Refusal::AlreadyDecided));
    let taken_down =
        published.refuse(Some(admin()), "It names somebody.".to_owned(), NOW).expect("a complaint");
    assert_eq!(taken_down.kind(), Kind::Refused);
    assert_eq!(taken_down.publish(Some(admin()), NOW), Err(Refusal::AlreadyDecided));
}

#[test]
fn a_client_may_take_it_back_whatever_was_decided_and_nothing_of_it_stays() {
    for decision in [Decision::Waiting, Decision::Published { at: NOW, by: Some(admin()) }] {
        let reply = Some(("Thank you.".to_owned(), Decision::Waiting));
        let left = ClientReview { reply, ..review(decision) }.withdraw(NOW).expect("theirs");
        assert_eq!((left.text.as_str(), left.reply.clone()), ("", None));
        assert_eq!(left.withdraw(NOW), Err(Refusal::AlreadyDecided));
    }
}

#[test]
fn an_artist_answers_once_and_only_what_everybody_reads() {
    let thanks = || "Thank you.".to_owned();
    assert_eq!(review(Decision::Waiting).answer(thanks()), Err(Refusal::NotToAnswer));
    let answered = review(Decision::Published { at: NOW, by: Some(admin()) })
        .answer(thanks())
        .expect("the right of reply");
    assert_eq!(answered.clone().answer(thanks()), Err(Refusal::NotToAnswer));
    let refused = Decision::Refused { at: NOW, by: Some(admin()), reason: "It names the client.".to_owned() };
    let again = ClientReview { reply: Some((thanks(), refused)), ..answered };
    assert!(again.answer(thanks()).is_ok());
}
