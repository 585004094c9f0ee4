//! Which curriculum is taught, and what is wrong with the folder it is read from.

use contract::learning::{CurriculumView, FolderView, ProblemView, TaughtView};
use domain::identity::Role;
use leptos::prelude::*;

use crate::administration;
use crate::ctx::Ctx;
use crate::i18n::{Locale, curriculum as say, format};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Chip, DataTable, Note, PageHead, Tone};

/// The page, under the tabs of the administration for those who have them.
pub(super) fn curriculum(ctx: &Ctx, found: CurriculumView) -> Page {
    let (ctx, locale) = (ctx.clone(), ctx.locale);
    Page::new(say::title(locale), move || {
        let tabs = ctx.is(Role::Admin).then(|| administration::tabs(&ctx, &Route::AdminCourses));
        view! {
            <PageHead title=say::title(locale) lead=say::lead(locale) />
            {tabs}
            {view(locale, found)}
        }
    })
    .wide()
}

fn view(locale: Locale, found: CurriculumView) -> AnyView {
    let problems = found.folder.as_ref().and_then(|folder| problems(locale, &folder.problems));
    view! {
        <div class="curriculum">
            {state(locale, found.folder.as_ref())}
            {problems}
            <section aria-labelledby="courses">
                <h2 id="courses">{say::courses(locale)}</h2>
                <p>{say::since(locale, format::date_time(locale, found.since))}</p>
                {courses(locale, found.courses)}
                <p class="meta">{say::revision_body(locale)}</p>
            </section>
        </div>
    }
    .into_any()
}

/// Whether what stands in the folder is what is taught.
fn state(locale: Locale, folder: Option<&FolderView>) -> AnyView {
    let Some(folder) = folder else {
        return view! {
            <Note locale tone=Tone::Info title=say::fixed(locale)>
                <p>{say::fixed_body(locale)}</p>
            </Note>
        }
        .into_any();
    };
    let read = say::read(locale, &folder.path, format::date_time(locale, folder.read_at));
    if folder.published {
        return view! {
            <Note locale tone=Tone::Ok title=say::published(locale)>
                <p>{read}</p>
            </Note>
        }
        .into_any();
    }
    let errors = folder.problems.iter().filter(|problem| problem.error).count();
    view! {
        <Note locale tone=Tone::Error title=say::refused(locale)>
            <p>{say::refused_body(locale, errors)}</p>
            <p>{read}</p>
        </Note>
    }
    .into_any()
}

/// What the checker says, which it says in English.
fn problems(locale: Locale, problems: &[ProblemView]) -> Option<AnyView> {
    let row = |problem: &ProblemView| {
        let (tone, word) = match problem.error {
            true => (Tone::Error, say::error(locale)),
            false => (Tone::Warn, say::warning(locale)),
        };
        let ProblemView { file, line, column, message, remedy, .. } = problem;
        view! {
            <li>
                <p class="bar">
                    <Chip tone>{word}</Chip>
                    <code>{format!("{file}:{line}:{column}")}</code>
                </p>
                <p lang="en">{message.clone()}</p>
                <p lang="en" class="meta">
                    {format!("→ {remedy}")}
                </p>
            </li>
        }
    };
    (!problems.is_empty()).then(|| {
        view! {
            <section aria-labelledby="problems">
                <h2 id="problems">{say::problems(locale)}</h2>
                <ul class="rows">{problems.iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn courses(locale: Locale, courses: Vec<TaughtView>) -> AnyView {
    let row = |taught: TaughtView| {
        let href = Route::Course(taught.course.slug).href(locale);
        vec![
            view! { <a href=href>{taught.course.title}</a> }.into_any(),
            taught.lessons.into_any(),
            taught.items.into_any(),
            // Small, so that it stays in one line.
            view! { <small><code>{taught.revision}</code></small> }.into_any(),
        ]
    };
    let columns = vec![say::course(locale), say::lessons(locale), say::items(locale), say::revision(locale)];
    view! {
        <DataTable
            caption=say::courses(locale)
            quiet_caption=true
            columns
            rows=courses.into_iter().map(row).collect()
        />
    }
    .into_any()
}
