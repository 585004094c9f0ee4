//! Notes beside lessons: kept for their writer alone, and in their place after the lesson was edited. And the place where
//! somebody stopped reading.

mod world;

use std::sync::Arc;

use academy::{Academy, Parts};
use contract::learning::{AddNote, LessonView, NoteView};
use contract::{Fault, Ports, Reason};
use domain::id::NoteId;
use domain::identity::Role;
use domain::learning::{Catalogue, HeadingId, Lesson, Note, NoteText, Quote};
use domain::slug::{CourseSlug, LessonSlug, ModuleSlug};
use domain::{Locale, Problem, Viewer};
use time::Duration;
use world::{World, catalogue};

const EN: Locale = Locale::En;

/// The second lesson of the first course, which asks for an account.
struct Place(CourseSlug, ModuleSlug, LessonSlug);

impl Place {
    fn of_a_lesson() -> Self {
        let catalogue = catalogue();
        let course = &catalogue.courses()[0];
        let (module, lesson) = course.lessons().find(|(_, lesson)| !lesson.free).expect("most are not free");
        Self(course.slug.clone(), module.slug.clone(), lesson.slug.clone())
    }

    fn at(&self) -> (&CourseSlug, &ModuleSlug, &LessonSlug) {
        (&self.0, &self.1, &self.2)
    }

    fn lesson(&self) -> Lesson {
        catalogue().lesson(&self.0, &self.1, &self.2).expect("it is taught").lesson.clone()
    }

    async fn read(&self, ports: &Ports, viewer: &Viewer, locale: Locale) -> LessonView {
        ports.learning.lesson(viewer, &self.0, &self.1, &self.2, locale).await.expect("the lesson")
    }

    async fn notes(&self, ports: &Ports, viewer: &Viewer, locale: Locale) -> Vec<NoteView> {
        self.read(ports, viewer, locale).await.notes.expect("somebody who keeps notes")
    }

    async fn add(
        &self,
        ports: &Ports,
        viewer: &Viewer,
        (section, quote, text): (&str, Option<Quote>, &str),
    ) -> Result<NoteId, Fault> {
        let section = HeadingId::parse(section).expect("a heading");
        let note = AddNote { section, quote, text: words(text) };
        ports.learning.add_note(viewer, self.at(), note, EN).await
    }
}

fn words(text: &str) -> Option<NoteText> {
    NoteText::parse(text).expect("short enough")
}

/// A few words from the middle of a section, as a page would name them.
fn passage(text: &str) -> Option<Quote> {
    let words: Vec<&str> = text.split(' ').collect();
    let middle = words.len() / 2;
    let part = |range: std::ops::Range<usize>| words[range].join(" ");
    let quote = Quote::parse(&part(middle..middle + 4), &part(0..middle), &part(middle + 4..words.len()));
    quote.expect("short enough")
}

impl World {
    /// The same academy after the lesson was edited.
    fn after(&self, place: &Place, edit: impl FnOnce(&mut Lesson)) -> Ports {
        let mut courses = catalogue().courses().to_vec();
        let course = courses.iter_mut().find(|course| course.slug == place.0).expect("it is taught");
        let module = course.modules.iter_mut().find(|module| module.slug == place.1).expect("a module");
        edit(module.lessons.iter_mut().find(|lesson| lesson.slug == place.2).expect("a lesson"));
        let catalogue = Arc::new(Catalogue::new(courses, Vec::new()).expect("their names differ"));
        Academy::new(Parts { catalogue, ..(*self.academy).clone() }).ports()
    }
}

#[tokio::test]
async fn a_note_is_kept_changed_and_removed_and_nobody_else_sees_it() {
    let world = World::new().await;
    let (ports, place) = (&world.ports, Place::of_a_lesson());
    let ana = world.member("Ana", &[Role::Trainee]).await;
    let mia = world.member("Mia", &[Role::Mentor]).await;
    let section = &place.lesson().body.en.sections[1];
    let id = place.add(ports, &ana, (&section.id, None, "Ask Lucía.")).await.expect("kept");
    let same = place.add(ports, &ana, (&section.id, None, " Ask Lucía. ")).await.expect("kept");
    assert_eq!(same, id, "sent twice it is kept once");

    let notes = place.notes(ports, &ana, EN).await;
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].text.as_deref(), Some("Ask Lucía."));
    assert_eq!(notes[0].section.as_ref().map(|at| &at.heading), Some(&section.heading));
    let all = ports.learning.notes(&ana, EN).await.expect("hers");
    assert_eq!(all.courses[0].lessons[0].notes, notes);
    assert_eq!(all.courses[0].lessons[0].link.as_ref().map(|link| &link.lesson), Some(&place.2));

    assert_eq!(place.notes(ports, &mia, EN).await, []);
    assert_eq!(ports.learning.notes(&mia, EN).await.expect("hers").courses, []);
    let meddled = ports.learning.change_note(&mia, id, words("Nonsense.")).await;
    assert_eq!(meddled, Err(Fault::NotFound));
    ports.learning.remove_note(&mia, id).await.expect("there is nothing of hers to remove");
    assert_eq!(place.notes(ports, &ana, EN).await, notes);

    world.pass(Duration::DAY);
    ports.learning.change_note(&ana, id, words("Lucía says no.")).await.expect("hers");
    let changed = place.notes(ports, &ana, EN).await;
    assert_eq!(changed[0].text.as_deref(), Some("Lucía says no."));
    assert_eq!(changed[0].changed_at - changed[0].made_at, Duration::DAY);
    let emptied = ports.learning.change_note(&ana, id, None).await;
    assert!(matches!(emptied, Err(Fault::Invalid { .. })), "{emptied:?}");
    for _ in 0..2 {
        ports.learning.remove_note(&ana, id).await.expect("hers");
    }
    assert_eq!(place.notes(ports, &ana, EN).await, []);
    assert_eq!(ports.learning.change_note(&ana, id, words("x")).await, Err(Fault::NotFound));
}

#[tokio::test]
async fn who_may_not_read_a_lesson_notes_nothing_in_it() {
    let world = World::new().await;
    let (ports, place) = (&world.ports, Place::of_a_lesson());
    let nobody = world.member("Nina", &[]).await;
    let note = || ("x", None, "x");
    assert_eq!(place.add(ports, &Viewer::Visitor, note()).await, Err(Fault::SignIn));
    assert_eq!(place.add(ports, &nobody, note()).await, Err(Fault::NotFound));
    assert_eq!(ports.learning.notes(&Viewer::Visitor, EN).await, Err(Fault::SignIn));
    assert_eq!(ports.learning.notes(&nobody, EN).await, Err(Fault::NotFound));
    let ana = world.member("Ana", &[Role::Trainee]).await;
    let empty = place.add(ports, &ana, ("x", None, " ")).await;
    let Err(Fault::Invalid { problems }) = empty else { panic!("a note of nothing: {empty:?}") };
    assert_eq!(problems[0].problem, Problem::Required);
    let copy = place.read(ports, &ana, EN).await.impersonal();
    assert_eq!((copy.read, copy.notes, copy.left_off), (None, None, None), "a copy is nobody's");
}

#[tokio::test]
async fn a_marked_passage_stays_in_its_place_when_the_lesson_is_edited() {
    let world = World::new().await;
    let (ports, place) = (&world.ports, Place::of_a_lesson());
    let ana = world.member("Ana", &[Role::Trainee]).await;
    let section = place.lesson().body.en.sections[1].clone();
    let quote = passage(&section.plain.text).expect("words");
    place.add(ports, &ana, (&section.id, Some(quote.clone()), "")).await.expect("a mark needs no words");
    let before = place.notes(ports, &ana, EN).await.remove(0);
    let range = before.passage.clone().expect("it is there");
    assert!(!before.lost);
    assert_eq!(before.quote.as_deref(), Some(quote.exact()));

    let longer = world.after(&place, |lesson| {
        let text = &mut lesson.body.en.sections[1].plain.text;
        *text = format!("New here. {text}");
    });
    let moved = place.notes(&longer, &ana, EN).await.remove(0).passage.expect("it is there");
    assert_eq!(moved, range.start + 8..range.end + 8);

    let other = world.after(&place, |lesson| lesson.body.en.sections[1].plain.text = "All new.".to_owned());
    let stays = place.notes(&other, &ana, EN).await.remove(0);
    assert!(stays.lost && stays.passage.is_none());
    assert_eq!(stays.section.map(|at| at.id), Some(section.id.clone()));

    let shorter = world.after(&place, |lesson| drop(lesson.body.en.sections.remove(1)));
    let homeless = place.notes(&shorter, &ana, EN).await.remove(0);
    assert!(homeless.lost && homeless.section.is_none());

    let spanish = place.notes(ports, &ana, Locale::Es).await.remove(0);
    let there = &place.lesson().body.es.sections[1];
    assert_eq!(spanish.section.map(|at| at.heading).as_ref(), Some(&there.heading));
    assert!(!spanish.lost && spanish.passage.is_none() && spanish.language == EN);
}

#[tokio::test]
async fn notes_outlive_their_lesson_and_their_course() {
    let world = World::new().await;
    let (ports, place) = (&world.ports, Place::of_a_lesson());
    let ana = world.member("Ana", &[Role::Trainee]).await;
    place.add(ports, &ana, ("x", None, "Kept.")).await.expect("kept at the end");
    let mut courses = catalogue().courses().to_vec();
    courses.retain(|course| course.slug != place.0);
    let catalogue = Arc::new(Catalogue::new(courses, Vec::new()).expect("their names differ"));
    let later = Academy::new(Parts { catalogue, ..(*world.academy).clone() }).ports();
    let all = later.learning.notes(&ana, EN).await.expect("hers");
    let lesson = &all.courses[0].lessons[0];
    assert_eq!((lesson.title.as_str(), lesson.link.is_none()), (place.2.as_str(), true));
    assert_eq!(lesson.notes[0].text.as_deref(), Some("Kept."));
}

#[tokio::test]
async fn there_is_room_for_so_many_notes() {
    let world = World::new().await;
    let (ports, place) = (&world.ports, Place::of_a_lesson());
    let ana = world.member("Ana", &[Role::Trainee]).await;
    // Written straight into the database: a thousand use cases would take a minute.
    let tx = world.academy.store.begin().await.expect("a transaction");
    let id = ana.member().expect("signed in").id;
    let grant = domain::policy::authorize::<domain::policy::KeepNotes>(&ana, domain::policy::Person(id));
    let grant = grant.expect("her own");
    let now = academy::Clock::now(world.clock.as_ref());
    let course = catalogue().course(&place.0).expect("it is taught").clone();
    for number in 0..Note::MOST {
        let anchor = domain::learning::Anchor {
            course: place.0.clone(),
            lesson: domain::learning::LessonKey { module: place.1.clone(), lesson: place.2.clone() },
            locale: EN,
            section: HeadingId::parse("x").expect("a heading"),
            quote: None,
            revision: course.revision.clone(),
        };
        let id = NoteId::new(academy::Chance::id(world.chance.as_ref(), now));
        let note = Note::write(id, anchor, words(&number.to_string()), now).expect("words");
        store::learning::add_note(&tx, &grant, &note).await.expect("kept");
    }
    tx.commit().await.expect("kept");
    let more = place.add(ports, &ana, ("x", None, "One more.")).await;
    assert_eq!(more, Err(Fault::Refused { reason: Reason::TooManyNotes { max: Note::MOST } }));
    place.add(ports, &ana, ("x", None, "7")).await.expect("that one is kept already");
}

#[tokio::test]
async fn whoever_stops_in_the_middle_goes_on_there_in_either_language() {
    let world = World::new().await;
    let (ports, place) = (&world.ports, Place::of_a_lesson());
    let ana = world.member("Ana", &[Role::Trainee]).await;
    let keep = async |viewer: &Viewer, section: &str, locale| {
        let section = HeadingId::parse(section).expect("a heading");
        ports.learning.keep_place(viewer, place.at(), section, locale).await
    };
    let lesson = place.lesson();
    let [en, es] = [&lesson.body.en.sections, &lesson.body.es.sections];
    assert_eq!(place.read(ports, &ana, EN).await.left_off, None);
    keep(&ana, &en[0].id, EN).await.expect("hers");
    assert_eq!(place.read(ports, &ana, EN).await.left_off, None, "the beginning needs no leading to");
    world.pass(Duration::HOUR);
    keep(&ana, &es[2].id, Locale::Es).await.expect("hers");
    let left_off = place.read(ports, &ana, EN).await.left_off.expect("she stopped there");
    assert_eq!((&left_off.id, &left_off.heading), (&en[2].id, &en[2].heading));

    let dashboard = ports.learning.dashboard(&ana, EN).await.expect("hers");
    assert_eq!(dashboard.courses[0].card.slug, place.0, "what was begun comes first");
    let progress = dashboard.courses[0].progress.clone().expect("a learner");
    let shown = progress.left_off.expect("she stopped there");
    assert_eq!((shown.lesson.lesson, shown.section), (place.2.clone(), left_off));

    ports.learning.mark_read(&ana, &place.0, &place.1, &place.2).await.expect("read");
    let course = ports.learning.course(&ana, &place.0, EN).await.expect("the course");
    assert_eq!(course.progress.expect("a learner").left_off, None, "what is read to the end is left behind");

    assert!(matches!(keep(&ana, "no-such-heading", EN).await, Err(Fault::Invalid { .. })));
    assert_eq!(keep(&Viewer::Visitor, &en[2].id, EN).await, Err(Fault::SignIn));
    let ben = world.member("Ben", &[Role::Trainee]).await;
    assert_eq!(place.read(ports, &ben, EN).await.left_off, None);
}
