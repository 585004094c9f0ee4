//! What readers write beside lessons: theirs alone, found again after the lesson was edited.

use contract::learning::{AddNote, CourseNotes, LessonNotes, Named, NoteView, NotesView, SectionLink};
use contract::{Fault, Reason};
use domain::id::NoteId;
use domain::learning::{Anchor, Lesson, LessonAt, LessonKey, Note, NoteText, Stand};
use domain::slug::CourseSlug;
use domain::{Locale, Viewer};

use super::{learner, lesson, outline};
use crate::{Academy, Error, Result};

/// The field that problems of a note stand beside.
const FIELD: &str = "note";

/// Adds a note; one that says what another of the lesson says already is that other. The section may have gone since the
/// page was opened: then the note stands at the end.
pub(super) async fn add(
    academy: &Academy,
    viewer: &Viewer,
    place: lesson::Place<'_>,
    command: AddNote,
    locale: Locale,
) -> Result<NoteId> {
    let now = academy.now();
    let at = lesson::find(academy, viewer, place)?;
    let grant = learner::reader(viewer)?;
    let anchor = Anchor {
        course: at.course.slug.clone(),
        lesson: at.module.key(at.lesson),
        locale,
        section: command.section,
        quote: command.quote,
        revision: at.course.revision.clone(),
    };
    let id = NoteId::new(academy.chance.id(now));
    let note = Note::write(id, anchor, command.text, now).map_err(|problem| Error::field(FIELD, problem))?;
    let tx = academy.store.begin().await?;
    let owner = grant.target().0;
    let keys = at.module.keys(at.lesson);
    let there = (&note.anchor.course, keys.as_slice());
    let before = store::learning::notes(&tx, owner, Some(there)).await?;
    if let Some(same) = before.iter().find(|other| other.repeats(&note)) {
        return Ok(same.id);
    }
    if store::learning::count_notes(&tx, owner).await? >= Note::MOST {
        let reason = Reason::TooManyNotes { max: Note::MOST };
        return Err(Error::Refused(Fault::Refused { reason }));
    }
    store::learning::add_note(&tx, &grant, &note).await?;
    tx.commit().await?;
    Ok(id)
}

/// Gives a note other words.
pub(super) async fn change(
    academy: &Academy,
    viewer: &Viewer,
    id: NoteId,
    text: Option<NoteText>,
) -> Result<()> {
    let now = academy.now();
    let grant = learner::reader(viewer)?;
    let tx = academy.store.begin().await?;
    let note = store::learning::note(&tx, grant.target().0, id).await?.ok_or(Error::NotFound)?;
    let note = note.rewrite(text, now).map_err(|problem| Error::field(FIELD, problem))?;
    store::learning::change_note(&tx, &grant, &note).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes a note.
pub(super) async fn remove(academy: &Academy, viewer: &Viewer, id: NoteId) -> Result<()> {
    let grant = learner::reader(viewer)?;
    let tx = academy.store.begin().await?;
    store::learning::remove_note(&tx, &grant, id).await?;
    tx.commit().await?;
    Ok(())
}

/// What the reader has noted in a lesson; nothing for those who keep no notes.
pub(super) async fn in_lesson(
    academy: &Academy,
    viewer: &Viewer,
    at: &LessonAt<'_>,
    locale: Locale,
) -> Result<Option<Vec<NoteView>>> {
    let Ok(grant) = learner::reader(viewer) else { return Ok(None) };
    let keys = at.module.keys(at.lesson);
    let place = Some((&at.course.slug, keys.as_slice()));
    let notes = store::learning::notes(academy.store.reader(), grant.target().0, place).await?;
    Ok(Some(views(notes, Some(at.lesson), locale)))
}

/// Everything the reader has noted.
pub(super) async fn all(academy: &Academy, viewer: &Viewer, locale: Locale) -> Result<NotesView> {
    let grant = learner::reader(viewer)?;
    let mut notes = store::learning::notes(academy.store.reader(), grant.target().0, None).await?;
    for note in &mut notes {
        rename(academy, note);
    }
    let mut courses = Vec::new();
    for course in academy.catalogue.courses() {
        let mut lessons = Vec::new();
        for (module, lesson) in course.lessons() {
            let key = module.key(lesson);
            let here = take(&mut notes, |anchor| anchor.course == course.slug && anchor.lesson == key);
            if !here.is_empty() {
                let link = outline::link(course, &key, locale);
                let title = lesson.title.get(locale).clone();
                lessons.push(LessonNotes { title, link, notes: views(here, Some(lesson), locale) });
            }
        }
        lessons.extend(without_lesson(take(&mut notes, |anchor| anchor.course == course.slug), locale));
        if !lessons.is_empty() {
            courses.push(CourseNotes { course: outline::named_course(course, locale), lessons });
        }
    }
    while let Some(slug) = notes.first().map(|note| note.anchor.course.clone()) {
        let lessons = without_lesson(take(&mut notes, |anchor| anchor.course == slug), locale);
        courses.push(CourseNotes { course: no_longer_taught(slug), lessons });
    }
    Ok(NotesView { courses })
}

/// A note of a lesson that was renamed since is a note of the lesson as it is called now.
fn rename(academy: &Academy, note: &mut Note) {
    let Anchor { course, lesson, .. } = &mut note.anchor;
    if let Some(course) = academy.catalogue.course(course) {
        *lesson = course.current(lesson.clone());
    }
}

fn no_longer_taught(slug: CourseSlug) -> Named<CourseSlug> {
    Named { title: slug.to_string(), slug }
}

/// Takes those notes out whose anchor is meant; the others keep their order.
fn take(notes: &mut Vec<Note>, meant: impl Fn(&Anchor) -> bool) -> Vec<Note> {
    let (taken, left) = std::mem::take(notes).into_iter().partition(|note| meant(&note.anchor));
    *notes = left;
    taken
}

/// Notes in lessons that are no longer there.
fn without_lesson(mut notes: Vec<Note>, locale: Locale) -> Vec<LessonNotes> {
    let mut lessons = Vec::new();
    while let Some(key) = notes.first().map(|note| note.anchor.lesson.clone()) {
        let here = take(&mut notes, |anchor| anchor.lesson == key);
        let LessonKey { lesson, .. } = key;
        let views = views(here, None, locale);
        lessons.push(LessonNotes { title: lesson.to_string(), link: None, notes: views });
    }
    lessons
}

/// Notes in the order in which they stand in the lesson: those that stand nowhere in it come last.
fn views(notes: Vec<Note>, lesson: Option<&Lesson>, locale: Locale) -> Vec<NoteView> {
    let placed = notes.into_iter().map(|note| {
        let stand = lesson.map_or(Stand::End, |lesson| note.anchor.stand(lesson, locale));
        (note, stand)
    });
    let mut placed: Vec<_> = placed.collect();
    placed.sort_by_key(|(_, stand)| match stand {
        Stand::Passage { section, range } => (*section, range.start),
        Stand::Section { section, .. } => (*section, usize::MAX),
        Stand::End => (usize::MAX, usize::MAX),
    });
    placed.into_iter().map(|(note, stand)| view(note, stand, lesson, locale)).collect()
}

fn view(note: Note, stand: Stand, lesson: Option<&Lesson>, locale: Locale) -> NoteView {
    let (section, passage, lost) = match stand {
        Stand::Passage { section, range } => (Some(section), Some(range), false),
        Stand::Section { section, lost } => (Some(section), None, lost),
        Stand::End => (None, None, note.anchor.quote.is_some()),
    };
    NoteView {
        id: note.id,
        quote: note.anchor.quote.as_ref().map(|quote| quote.exact().to_owned()),
        language: note.anchor.locale,
        text: note.text.as_ref().map(|text| text.as_str().to_owned()),
        section: section.and_then(|index| section_link(lesson?, index, locale)),
        passage,
        lost,
        made_at: note.made_at,
        changed_at: note.changed_at,
    }
}

/// A section by its place among the others.
pub(super) fn section_link(lesson: &Lesson, index: usize, locale: Locale) -> Option<SectionLink> {
    let section = lesson.body.get(locale).sections.get(index)?;
    Some(SectionLink { id: section.id.clone(), heading: section.heading.clone() })
}
