//! People find words in lessons, drawings and the glossary.

mod world;

use std::sync::Arc;

use academy::{Academy, Parts, index_curriculum};
use contract::learning::{FoundIn, FoundLesson, FoundPassage, ResultView, SearchView};
use domain::identity::Role;
use domain::learning::search::{Piece, search_revision};
use domain::learning::{Catalogue, Course};
use domain::{Locale, Viewer};
use world::{World, catalogue};

impl World {
    async fn search(&self, viewer: &Viewer, sought: &str, locale: Locale) -> SearchView {
        self.ports
            .learning
            .search(viewer, sought, locale)
            .await
            .expect("whatever is sought, there is an answer")
    }

    async fn trainee(&self) -> Viewer {
        self.member("Ana", &[Role::Trainee]).await
    }
}

fn said(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn hits(pieces: &[Piece]) -> Vec<&str> {
    pieces.iter().filter(|piece| piece.hit).map(|piece| piece.text.as_str()).collect()
}

fn lessons(found: &SearchView) -> Vec<&FoundLesson> {
    let lessons = found.results.iter().filter_map(|result| match result {
        ResultView::Lesson(lesson) => Some(lesson),
        ResultView::Term(_) => None,
    });
    lessons.collect()
}

fn passages(found: &SearchView) -> Vec<&FoundPassage> {
    lessons(found).into_iter().flat_map(|lesson| &lesson.passages).collect()
}

#[tokio::test]
async fn every_section_is_found_by_its_heading_in_its_own_language() {
    let (world, catalogue) = (World::new().await, catalogue());
    let reader = world.trainee().await;
    for locale in Locale::ALL {
        for (module, lesson) in catalogue.courses()[0].lessons().step_by(9) {
            let section = &lesson.body.get(locale).sections[0];
            let found = world.search(&reader, &section.heading, locale).await;
            let here = lessons(&found)
                .into_iter()
                .find(|found| found.lesson.module == module.slug && found.lesson.lesson == lesson.slug);
            let here = here.unwrap_or_else(|| panic!("“{}” is not found", section.heading));
            let passage = here.passages.iter().find(|passage| passage.anchor == section.id);
            let passage = passage.unwrap_or_else(|| panic!("“{}” has no passage", section.heading));
            assert_eq!(said(&passage.heading), section.heading);
            assert!(!hits(&passage.heading).is_empty(), "what was sought is marked");
        }
    }
}

#[tokio::test]
async fn accents_capitals_and_endings_do_not_matter() {
    let world = World::new().await;
    let reader = world.trainee().await;
    for (locale, typed, written) in [
        (Locale::Es, "CICATRIZACION", "cicatrización"),
        (Locale::Es, "pigmentos", "pigmento"),
        (Locale::En, "Needles", "needle"),
        (Locale::En, "healing", "heal"),
        (Locale::En, "follic", "follicle"),
    ] {
        let found = world.search(&reader, typed, locale).await;
        let passages = passages(&found);
        let marked = passages.iter().flat_map(|passage| hits(&passage.excerpt));
        let marked: Vec<_> = marked.map(str::to_lowercase).collect();
        assert!(marked.iter().any(|word| word.starts_with(written)), "{typed}: {marked:?}");
    }
}

#[tokio::test]
async fn of_a_lesson_that_may_not_be_read_only_the_title_is_said() {
    let (world, catalogue) = (World::new().await, catalogue());
    let reader = world.trainee().await;
    let closed = catalogue.courses()[0].lessons().find(|(_, lesson)| !lesson.free);
    let (_, lesson) = closed.expect("a lesson that is not free");
    let heading = &lesson.body.en.sections[0].heading;

    let of = |found: &SearchView| {
        let lessons = lessons(found).into_iter().cloned().collect::<Vec<_>>();
        lessons.into_iter().find(|found| found.lesson.lesson == lesson.slug).expect("it is found")
    };
    let visitor = of(&world.search(&Viewer::Visitor, heading, Locale::En).await);
    assert!(!visitor.open && visitor.passages.is_empty(), "{visitor:?}");
    let member = of(&world.search(&reader, heading, Locale::En).await);
    assert!(member.open && !member.passages.is_empty(), "{member:?}");
    let nobody = world.member("Nemo", &[]).await;
    assert!(of(&world.search(&nobody, heading, Locale::En).await).passages.is_empty());

    // Whatever a visitor looks for, text comes from lessons that are open to everybody.
    for word in ["needle", "skin", "price", "client", "the"] {
        for found in lessons(&world.search(&Viewer::Visitor, word, Locale::En).await) {
            let at = catalogue.lesson(&found.course.slug, &found.lesson.module, &found.lesson.lesson);
            assert!(at.expect("a lesson").lesson.free || found.passages.is_empty(), "{found:?}");
        }
    }
}

#[tokio::test]
async fn drawings_are_found_by_what_they_show_and_terms_by_their_names() {
    let (world, catalogue) = (World::new().await, catalogue());
    let reader = world.trainee().await;
    let course = &catalogue.courses()[0];
    for locale in Locale::ALL {
        let mut pictures = course
            .lessons()
            .flat_map(|(_, lesson)| &lesson.body.get(locale).sections)
            .flat_map(|section| section.plain.pictures.iter().map(move |picture| (section, picture)));
        let (section, picture) = pictures.next().expect("a drawing");
        let words: String = picture.alternative.split(' ').take(7).collect::<Vec<_>>().join(" ");
        let found = world.search(&reader, &words, locale).await;
        let passages = passages(&found);
        let figure =
            passages.iter().find(|passage| passage.within == FoundIn::Figure && passage.anchor == section.id);
        assert!(figure.is_some(), "“{words}” finds {passages:?}");

        let term = &course.modules[0].terms[0];
        let found = world.search(&reader, term.name.get(locale), locale).await;
        let listed = found.results.iter().any(
            |result| matches!(result, ResultView::Term(found) if said(&found.name) == *term.name.get(locale)),
        );
        assert!(listed, "{} is a term", term.name.get(locale));
    }
}

#[tokio::test]
async fn films_are_found_by_what_their_transcripts_say_in_both_languages() {
    let (world, catalogue) = (World::new().await, catalogue());
    let reader = world.trainee().await;
    for locale in Locale::ALL {
        let lessons = catalogue.courses().iter().flat_map(Course::lessons).map(|(_, lesson)| lesson);
        let mut films = lessons.flat_map(|lesson| {
            let sections = &lesson.body.get(locale).sections;
            sections.iter().flat_map(|section| &section.plain.media).map(move |film| (lesson, film))
        });
        let (lesson, film) = films.next().expect("a film");
        let told: Vec<_> = film.transcript.split(' ').collect();
        // The end of it, which neither caption nor alternative text repeats.
        let words = told[told.len() - 8..].join(" ");
        let found = world.search(&reader, &words, locale).await;
        let listed = passages(&found);
        let here = listed.iter().find(|passage| passage.within == FoundIn::Medium(film.kind));
        let here = here.unwrap_or_else(|| panic!("“{words}” finds {listed:?}"));
        assert_eq!((&here.anchor, said(&here.heading)), (&film.anchor, film.caption.clone()));
        assert!(!hits(&here.excerpt).is_empty(), "what was sought is marked: {:?}", here.excerpt);

        let visitor = world.search(&Viewer::Visitor, &words, locale).await;
        let shown = passages(&visitor).iter().any(|passage| passage.anchor == film.anchor);
        assert_eq!(shown, lesson.free, "a transcript is said to whom its lesson is");
    }
}

#[tokio::test]
async fn nothing_that_is_typed_is_an_error() {
    let world = World::new().await;
    for typed in ["", "   ", "\"", "''", "*", "-- ; DROP TABLE", "()!&|:*"] {
        let found = world.search(&Viewer::Visitor, typed, Locale::En).await;
        assert!(found.results.is_empty(), "{typed}: {found:?}");
    }
    let plain = world.search(&Viewer::Visitor, "needle skin", Locale::En).await;
    for typed in ["\"needle\" AND skin*", "needle' & 'skin", "-needle (skin)", "{needle} : skin^2 NEAR"] {
        let found = world.search(&Viewer::Visitor, typed, Locale::En).await;
        assert!(found.asked, "{typed}");
        if !typed.contains("AND") && !typed.contains("NEAR") {
            assert_eq!(lessons(&found).len(), lessons(&plain).len(), "{typed}");
        }
    }
    let long = "needle ".repeat(50_000);
    assert!(world.search(&Viewer::Visitor, &long, Locale::En).await.asked);
    let none = world.search(&Viewer::Visitor, "xylophone", Locale::En).await;
    assert!(none.asked && none.results.is_empty() && !none.more);
}

/// A server that teaches only the first course, on the same database.
fn another(world: &World) -> Academy {
    let courses = vec![catalogue().courses()[0].clone()];
    let catalogue = Arc::new(Catalogue::new(courses, Vec::new()).expect("one course"));
    Academy::new(Parts { catalogue, ..(*world.academy).clone() })
}

async fn is_indexed(academy: &Academy) -> bool {
    let revision = search_revision(&academy.catalogue);
    store::learning::search::is_indexed(academy.store.reader(), &revision).await.expect("an answer")
}

#[tokio::test]
async fn servers_that_start_together_make_one_index_and_each_finds_its_own_curriculum() {
    let world = World::new().await;
    let other = another(&world);
    let copies = [world.academy.clone(), world.academy.clone(), other.clone(), other.clone()];
    let starting = copies.map(|academy| tokio::spawn(async move { index_curriculum(&academy).await }));
    for start in starting {
        start.await.expect("no panic").expect("nobody is in another's way");
    }
    assert!(is_indexed(&world.academy).await && is_indexed(&other).await);

    let catalogue = catalogue();
    let advanced = &catalogue.courses()[1];
    let (_, lesson) = advanced.lessons().next().expect("a lesson");
    let (reader, title) = (world.trainee().await, &lesson.title.en);
    let here = world.search(&reader, title, Locale::En).await;
    let finds = |found: &SearchView| lessons(found).iter().any(|found| found.course.slug == advanced.slug);
    assert!(finds(&here), "{here:?}");
    let there = other.ports().learning.search(&reader, title, Locale::En).await.expect("an answer");
    assert!(!finds(&there), "it is not taught there");
    let sections = here.results.len();
    let again = world.search(&reader, title, Locale::En).await;
    assert_eq!(again.results.len(), sections, "nothing was entered twice");
}
