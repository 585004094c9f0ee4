//! A lesson gets another name, or moves to another module: what readers did in it stays theirs.

use std::sync::Arc;

use academy::{Academy, Parts};
use contract::Ports;
use contract::learning::AddNote;
use domain::identity::Role;
use domain::learning::{Catalogue, Course, HeadingId, Lesson, LessonKey, NoteText};
use domain::slug::LessonSlug;
use time::Duration;

use crate::world::{World, catalogue};
use crate::{EN, course, module};

/// The first lesson of [`module`], which is renamed, and the second, which moves to the first module of the course.
fn lessons() -> [Lesson; 2] {
    let catalogue = catalogue();
    let at = catalogue.module(&course(), &module()).expect("a shipped module");
    [at.module.lessons[0].clone(), at.module.lessons[1].clone()]
}

fn slug(name: &str) -> LessonSlug {
    LessonSlug::parse(name).expect("a slug")
}

/// The course after that.
fn edited() -> Course {
    let mut edited = catalogue().course(&course()).expect("a shipped course").clone();
    let key = |lesson: &Lesson| LessonKey { module: module(), lesson: lesson.slug.clone() };
    let from = edited.modules.iter_mut().find(|each| each.slug == module()).expect("a module");
    let mut moved = from.lessons.remove(1);
    moved.formerly = vec![key(&moved)];
    moved.slug = slug("moved-here");
    let renamed = &mut from.lessons[0];
    renamed.formerly = vec![key(renamed)];
    renamed.slug = slug("renamed");
    assert_ne!(edited.modules[0].slug, module(), "the lesson comes from another module");
    edited.modules[0].lessons.push(moved);
    edited
}

impl World {
    fn after_renaming(&self) -> Ports {
        let catalogue = Arc::new(Catalogue::new(vec![edited()], Vec::new()).expect("their names differ"));
        Academy::new(Parts { catalogue, ..(*self.academy).clone() }).ports()
    }
}

#[tokio::test]
async fn what_was_read_noted_and_left_off_in_a_lesson_stays_when_it_is_renamed() {
    let world = World::new().await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    let [read, begun] = lessons();
    let before = &world.ports.learning;
    let heading = |lesson: &Lesson, index: usize| {
        HeadingId::parse(&lesson.body.en.sections[index].id).expect("a heading")
    };
    let words = || NoteText::parse("Ask Lucía.").expect("short enough");
    before.mark_read(&ana, &course(), &module(), &read.slug).await.expect("hers");
    let note = AddNote { section: heading(&read, 0), quote: None, text: words() };
    before.add_note(&ana, (&course(), &module(), &read.slug), note, EN).await.expect("kept");
    let place = (&course(), &module(), &begun.slug);
    before.keep_place(&ana, place, heading(&begun, 1), EN).await.expect("kept");

    let after = world.after_renaming().learning;
    let first = edited().modules[0].slug.clone();
    let progress = after.course(&ana, &course(), EN).await.expect("the course").progress.expect("hers");
    assert_eq!(progress.read, 1);
    let left_off = progress.left_off.expect("she stopped in the other lesson");
    assert_eq!((&left_off.lesson.module, &left_off.lesson.lesson), (&first, &slug("moved-here")));

    for name in [slug("renamed"), read.slug.clone()] {
        let view = after.lesson(&ana, &course(), &module(), &name, EN).await.expect("the lesson");
        assert_eq!((view.slug, view.read), (slug("renamed"), Some(true)));
        assert_eq!(view.notes.expect("hers")[0].text.as_deref(), Some("Ask Lucía."));
    }
    let all = after.notes(&ana, EN).await.expect("hers");
    assert_eq!(all.courses[0].lessons.len(), 1);
    let link = all.courses[0].lessons[0].link.clone().expect("the lesson is there");
    assert_eq!((link.module, link.lesson), (module(), slug("renamed")));

    // A page that was open when the lesson moved still names it as before.
    world.pass(Duration::HOUR);
    after.keep_place(&ana, place, heading(&begun, 2), EN).await.expect("kept");
    let view = after.lesson(&ana, &course(), &first, &slug("moved-here"), EN).await.expect("the lesson");
    assert_eq!(view.left_off.expect("she went on").id, begun.body.en.sections[2].id);
    after.mark_read(&ana, &course(), &module(), &read.slug).await.expect("hers");
    let progress = after.course(&ana, &course(), EN).await.expect("the course").progress.expect("hers");
    assert_eq!(progress.read, 1, "read twice, it is one lesson");
}
