//! Pages of the learning room.
//!
//! The catalogue's pages are the same for every visitor, so their bytes are kept as long as the catalogue's
//! revision stays; what a signed-in person sees is made anew.

use contract::Fault;
use contract::learning::{LessonView, SittingView};
use domain::id::QuizAttemptId;
use domain::identity::Role;
use domain::learning::quiz::Sitting;
use domain::slug::{CourseSlug, LessonSlug, ModuleSlug};

use super::{
    attempt, course, curriculum, dashboard, exam, glossary, home, lesson, notes, offline, questions, quiz,
    recall, search,
};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{
    format, glossary as terms, learning as say, notes as noted, questions as asked, reading,
    recall as asked_again, search as finding,
};
use crate::page::Page;
use crate::routes::Route;

/// The most letters of what is sought.
const SOUGHT: usize = 200;

/// Asks for a page as it is kept on a device. `reading.js` and `reading-sw.js` know the name too.
const COPY: &str = "copy";

/// The start page.
///
/// # Errors
/// What the port answers.
pub async fn home(ctx: &Ctx) -> Result<Page, Fault> {
    let (locale, member) = (ctx.locale, ctx.viewer.member().is_some());
    let catalogue = ctx.ports.learning.catalogue(&ctx.viewer, locale).await?;
    let guide = ctx.ports.artists.has_guide();
    let page =
        Page::new(say::home::title(locale), move || home::view(locale, catalogue, member, guide)).wide();
    Ok(shared(ctx, page.public(say::home::description(locale))))
}

/// Every course.
///
/// # Errors
/// What the port answers.
pub async fn courses(ctx: &Ctx) -> Result<Page, Fault> {
    let locale = ctx.locale;
    let catalogue = ctx.ports.learning.catalogue(&ctx.viewer, locale).await?;
    let page = Page::new(say::courses::title(locale), move || home::courses(locale, catalogue)).wide();
    Ok(shared(ctx, page.public(say::courses::description(locale))))
}

/// A course.
///
/// # Errors
/// [`Fault::NotFound`] when there is no such course.
pub async fn course(ctx: &Ctx, course: &CourseSlug) -> Result<Page, Fault> {
    let (locale, member) = (ctx.locale, ctx.viewer.member().is_some());
    let found = ctx.ports.learning.course(&ctx.viewer, course, locale).await?;
    let (title, description) = (found.card.title.clone(), found.card.summary.clone());
    let page = Page::new(title, move || course::view(locale, found, member)).wide();
    Ok(shared(ctx, page.public(description)))
}

/// The glossary; with `?q=` the terms that hold a text.
///
/// # Errors
/// What the port answers.
pub async fn glossary(ctx: &Ctx) -> Result<Page, Fault> {
    let locale = ctx.locale;
    let found = ctx.ports.learning.glossary(&ctx.viewer, locale).await?;
    let sought = ctx.query("q").unwrap_or_default().to_owned();
    let whole = sought.is_empty();
    let page = Page::new(terms::title(locale), move || glossary::view(locale, found, &sought));
    Ok(if whole { shared(ctx, page.public(terms::description(locale))) } else { page })
}

/// The search page; with `?q=` what holds these words.
///
/// # Errors
/// What the port answers.
pub async fn search(ctx: &Ctx) -> Result<Page, Fault> {
    let locale = ctx.locale;
    // What nobody types by hand is not shown again in full.
    let sought: String = ctx.query("q").unwrap_or_default().trim().chars().take(SOUGHT).collect();
    let found = ctx.ports.learning.search(&ctx.viewer, &sought, locale).await?;
    let title = if sought.is_empty() {
        finding::title(locale).to_owned()
    } else {
        finding::title_of(locale, &sought)
    };
    Ok(Page::new(title, move || search::view(locale, found, &sought)))
}

/// A lesson; with `?copy=` as it is kept on a device to be read without a network. What a lesson was called before leads on
/// to its address now.
///
/// # Errors
/// [`Fault::NotFound`] when there is no such lesson, [`Fault::SignIn`] for visitors unless it is free.
pub async fn lesson(
    ctx: &Ctx,
    course: &CourseSlug,
    module: &ModuleSlug,
    lesson: &LessonSlug,
) -> Result<Page, Fault> {
    let found = ctx.ports.learning.lesson(&ctx.viewer, course, module, lesson, ctx.locale).await?;
    if (&found.module.slug, &found.slug) != (module, lesson) {
        let now = Route::Lesson(course.clone(), found.module.slug, found.slug);
        return Ok(Page::moved(ctx.here(&now, ctx.locale)));
    }
    Ok(lesson_page(ctx, found, Again::fresh()))
}

/// The lesson, with a note that comes again.
pub(super) async fn lesson_with(
    ctx: &Ctx,
    (course, module, lesson): (&CourseSlug, &ModuleSlug, &LessonSlug),
    again: Again,
) -> Result<Page, Fault> {
    let found = ctx.ports.learning.lesson(&ctx.viewer, course, module, lesson, ctx.locale).await?;
    Ok(lesson_page(ctx, found, again))
}

fn lesson_page(ctx: &Ctx, found: LessonView, again: Again) -> Page {
    let (locale, member) = (ctx.locale, ctx.viewer.member().is_some());
    let (title, description) = (found.title.clone(), found.summary.clone());
    if is_copy(ctx) {
        let kept = Some(format::long_date(locale, ctx.now));
        let found = found.impersonal();
        let setting = lesson::Setting { member: true, kept, again };
        return Page::new(title, move || lesson::view(locale, found, setting)).wide().copy();
    }
    let free = found.free;
    let setting = lesson::Setting { member, kept: None, again };
    let page = Page::new(title, move || lesson::view(locale, found, setting)).wide();
    shared(ctx, if free { page.public(description) } else { page })
}

/// Whether a page is asked for as it is kept on a device.
fn is_copy(ctx: &Ctx) -> bool {
    ctx.query(COPY).is_some()
}

/// Everything the reader has noted.
///
/// # Errors
/// [`Fault::SignIn`] for visitors, [`Fault::NotFound`] for those without a role.
pub async fn notes(ctx: &Ctx) -> Result<Page, Fault> {
    notes_with(ctx, Again::fresh()).await
}

/// All notes, with one that comes again.
pub(super) async fn notes_with(ctx: &Ctx, again: Again) -> Result<Page, Fault> {
    let locale = ctx.locale;
    let found = ctx.ports.learning.notes(&ctx.viewer, locale).await?;
    Ok(Page::new(noted::title(locale), move || notes::view(locale, found, &again)))
}

/// What is kept on the device: the browser knows, so it fills the page.
///
/// # Errors
/// None.
pub async fn offline(ctx: &Ctx) -> Result<Page, Fault> {
    let locale = ctx.locale;
    let page = Page::new(reading::offline::title(locale), move || offline::view(locale));
    Ok(if is_copy(ctx) { page.copy() } else { page })
}

/// A module's quiz, before an attempt is begun.
///
/// # Errors
/// [`Fault::NotFound`] when there is no such module, or for those who do not learn here.
pub async fn quiz(ctx: &Ctx, course: &CourseSlug, module: &ModuleSlug) -> Result<Page, Fault> {
    let locale = ctx.locale;
    let found = ctx.ports.learning.quiz(&ctx.viewer, course, module, locale).await?;
    let title = say::quiz::title(locale, &found.module.title);
    Ok(Page::new(title, move || quiz::view(locale, found)))
}

/// The final exam of a course, before an attempt is begun.
///
/// # Errors
/// [`Fault::NotFound`] when there is no such exam, or for those who do not learn here.
pub async fn exam(ctx: &Ctx, course: &CourseSlug) -> Result<Page, Fault> {
    let locale = ctx.locale;
    let found = ctx.ports.learning.exam(&ctx.viewer, course, locale).await?;
    Ok(Page::new(found.title.clone(), move || exam::view(locale, found)))
}

/// An attempt: its form, or its result.
///
/// # Errors
/// [`Fault::NotFound`] when there is no such attempt, or it is somebody else's.
pub async fn attempt(
    ctx: &Ctx,
    course: &CourseSlug,
    sitting: &Sitting,
    id: QuizAttemptId,
) -> Result<Page, Fault> {
    attempt_with(ctx, (course, sitting), id, &[]).await
}

/// The attempt again, with what is wrong beside the questions.
pub(super) async fn attempt_with(
    ctx: &Ctx,
    (course, sitting): (&CourseSlug, &Sitting),
    id: QuizAttemptId,
    problems: &[domain::FieldProblem],
) -> Result<Page, Fault> {
    let locale = ctx.locale;
    let found = ctx.ports.learning.attempt(&ctx.viewer, id, locale).await?;
    let here = match (&found.sitting, sitting) {
        (SittingView::Quiz(found), Sitting::Quiz(asked)) => found.slug == *asked,
        (SittingView::Exam, Sitting::Exam) => true,
        _ => false,
    };
    if found.course.slug != *course || !here {
        return Err(Fault::NotFound);
    }
    let title = attempt::title(locale, &found.sitting);
    let problems = attempt::worded(locale, problems);
    Ok(Page::new(title, move || attempt::view(locale, found, problems)))
}

/// How the questions of a course (`?course=`) are answered, for those who teach.
///
/// # Errors
/// [`Fault::SignIn`] for visitors, [`Fault::NotFound`] for those who neither teach nor run the academy.
pub async fn questions(ctx: &Ctx) -> Result<Page, Fault> {
    let locale = ctx.locale;
    let course = ctx.query("course").map(CourseSlug::parse).transpose().map_err(|_| Fault::NotFound)?;
    let found = ctx.ports.learning.questions(&ctx.viewer, course.as_ref(), locale).await?;
    Ok(Page::new(asked::title(locale), move || questions::view(locale, found)))
}

/// Which curriculum is taught, and what is wrong with the folder it is read from.
///
/// # Errors
/// [`Fault::SignIn`] for visitors, [`Fault::NotFound`] for those who neither teach nor run the academy.
pub async fn curriculum(ctx: &Ctx) -> Result<Page, Fault> {
    let found = ctx.ports.learning.curriculum(&ctx.viewer, ctx.locale).await?;
    Ok(curriculum::curriculum(ctx, found))
}

/// What is to be asked again today.
///
/// # Errors
/// [`Fault::SignIn`] for visitors, [`Fault::NotFound`] for those who do not learn here.
pub async fn recall(ctx: &Ctx) -> Result<Page, Fault> {
    recall_with(ctx, None).await
}

/// The question again, with what was entered and what is wrong with it.
pub(super) async fn recall_with(
    ctx: &Ctx,
    again: Option<(Vec<(String, String)>, String)>,
) -> Result<Page, Fault> {
    let locale = ctx.locale;
    let found = ctx.ports.learning.recall(&ctx.viewer, locale).await?;
    Ok(Page::new(asked_again::title(locale), move || recall::view(locale, found, again)))
}

/// Where the learner stands.
///
/// # Errors
/// [`Fault::SignIn`] for visitors.
pub async fn dashboard(ctx: &Ctx) -> Result<Page, Fault> {
    let locale = ctx.locale;
    ctx.member()?;
    let title = say::dashboard::title(locale);
    if !ctx.is(Role::Trainee) {
        return Ok(Page::new(title, move || dashboard::nothing(locale)));
    }
    let loaded = dashboard::Loaded {
        dashboard: ctx.ports.learning.dashboard(&ctx.viewer, locale).await?,
        practice: ctx.ports.practice.assignments(&ctx.viewer, locale).await?,
        certificates: ctx.ports.credentials.certificates(&ctx.viewer, locale).await?,
    };
    Ok(Page::new(title, move || dashboard::view(locale, loaded)).wide())
}

/// Lets a visitor's page be kept: all that it depends on is the revision of the curriculum.
pub(crate) fn shared(ctx: &Ctx, page: Page) -> Page {
    match ctx.viewer.member() {
        None => page.keep(ctx.ports.learning.revision().to_owned()),
        Some(_) => page,
    }
}
