//! Finding words in what is taught.

use contract::learning::{FoundIn, FoundLesson, FoundPassage, FoundTerm, ResultView, SearchView};
use domain::learning::LessonKey;
use domain::learning::search::{Found, SearchWords, Whereabouts};
use domain::policy::{self, LessonAccess, ReadCatalogue, ReadLesson, authorize};
use domain::slug::CourseSlug;
use domain::{Locale, Viewer};

use super::{outline, search_index};
use crate::{Academy, Result};

/// How many passages are looked at; whoever has that many needs another word, not another page.
const MOST: u32 = 60;
/// How many passages of one lesson are listed.
const OF_A_LESSON: usize = 3;
/// How much of a passage is shown, in letters.
const EXCERPT: usize = 220;

/// What holds every word, the best first.
pub(super) async fn search(
    academy: &Academy,
    viewer: &Viewer,
    sought: &str,
    locale: Locale,
) -> Result<SearchView> {
    authorize::<ReadCatalogue>(viewer, policy::Academy)?;
    let Some(words) = SearchWords::parse(sought) else { return Ok(SearchView::default()) };
    // Done at the start; but the curriculum may be another one since, and another server may have tidied up.
    let revision = search_index::index_curriculum(academy).await?;
    let db = academy.store.reader();
    let mut found = store::learning::search::search(db, &revision, locale, &words, MOST + 1).await?;
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let more = found.len() > most;
    found.truncate(most);
    let mut gathered = Gathering { academy, viewer, locale, results: Vec::new() };
    for passage in found {
        gathered.add(passage);
    }
    Ok(SearchView { asked: true, results: gathered.results, more })
}

/// Passages on their way into a list of lessons and terms.
struct Gathering<'a> {
    academy: &'a Academy,
    viewer: &'a Viewer,
    locale: Locale,
    results: Vec<ResultView>,
}

impl Gathering<'_> {
    fn add(&mut self, found: Found) {
        match &found.place {
            Whereabouts::Term { term } => self.results.push(ResultView::Term(FoundTerm {
                slug: term.clone(),
                name: found.heading.whole(),
                meaning: found.text.excerpt(EXCERPT),
            })),
            Whereabouts::Section { course, lesson, anchor } => {
                self.add_passage(course, lesson, passage(&found, anchor, FoundIn::Text));
            }
            Whereabouts::Figure { course, lesson, anchor } => {
                self.add_passage(course, lesson, passage(&found, anchor, FoundIn::Figure));
            }
            Whereabouts::Medium { course, lesson, anchor, medium } => {
                self.add_passage(course, lesson, passage(&found, anchor, FoundIn::Medium(*medium)));
            }
        }
    }

    /// Adds a passage to its lesson. A lesson that may not be read is listed by its title.
    fn add_passage(&mut self, course: &CourseSlug, key: &LessonKey, passage: Option<FoundPassage>) {
        let Some(lesson) = self.lesson(course, key) else { return };
        if let Some(passage) = passage.filter(|_| lesson.open && lesson.passages.len() < OF_A_LESSON) {
            lesson.passages.push(passage);
        }
    }

    /// The lesson in the list, if it is taught.
    fn lesson(&mut self, course: &CourseSlug, key: &LessonKey) -> Option<&mut FoundLesson> {
        let listed = |result: &ResultView| {
            matches!(result, ResultView::Lesson(listed) if listed.course.slug == *course
                && listed.lesson.module == key.module && listed.lesson.lesson == key.lesson)
        };
        let at = match self.results.iter().position(listed) {
            Some(at) => at,
            None => {
                let lesson = self.new_lesson(course, key)?;
                self.results.push(ResultView::Lesson(lesson));
                self.results.len() - 1
            }
        };
        match self.results.get_mut(at)? {
            ResultView::Lesson(lesson) => Some(lesson),
            ResultView::Term(_) => None,
        }
    }

    fn new_lesson(&self, course: &CourseSlug, key: &LessonKey) -> Option<FoundLesson> {
        let at = self.academy.catalogue.lesson(course, &key.module, &key.lesson)?;
        let access = LessonAccess { free: at.lesson.free };
        Some(FoundLesson {
            course: outline::named_course(at.course, self.locale),
            module: outline::named_module(at.module, self.locale),
            lesson: outline::link(at.course, key, self.locale)?,
            open: authorize::<ReadLesson>(self.viewer, access).is_ok(),
            passages: Vec::new(),
        })
    }
}

/// What is shown of a passage; nothing when only the lesson's title holds the words.
fn passage(found: &Found, anchor: &str, within: FoundIn) -> Option<FoundPassage> {
    (found.heading.is_hit() || found.text.is_hit()).then(|| FoundPassage {
        anchor: anchor.to_owned(),
        within,
        // What stands before the first section is headed by the lesson's title, which the lesson shows itself.
        heading: if anchor.is_empty() && within == FoundIn::Text {
            Vec::new()
        } else {
            found.heading.whole()
        },
        excerpt: found.text.excerpt(EXCERPT),
    })
}
