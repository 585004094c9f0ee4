//! How to choose an artist.

use contract::credentials::artists::GuideView;
use contract::learning::{SectionView, SourceView};
use domain::learning::SourceGrade;
use leptos::prelude::*;

use crate::ctx::Ctx;
use crate::i18n::{artists as say, learning};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Breadcrumb, Link, LinkButton, Look, PageHead};

/// The page of the guide.
pub(super) fn guide(ctx: &Ctx, view: GuideView) -> Page {
    let locale = ctx.locale;
    let (title, description) = (view.title.clone(), view.summary.clone());
    let [artists, verify] = [Route::Artists, Route::Verify].map(|route| ctx.href(&route));
    Page::new(title, move || {
        let trail = vec![Link::new(say::list::title(locale), artists.clone())];
        let sections = view.sections.into_iter().map(section).collect_view();
        let source = |source: SourceView| {
            let title = match source.url {
                Some(url) => view! { <a href=url rel="noreferrer">{source.title}</a> }.into_any(),
                None => source.title.into_any(),
            };
            let grade = match source.grade {
                SourceGrade::A => "A",
                SourceGrade::B => "B",
                SourceGrade::C => "C",
                SourceGrade::K => "K",
            };
            view! {
                <li id=format!("source-{}", source.number) value=source.number.to_string()>
                    {title} " (" {learning::lesson::grade(locale, grade)} ")"
                </li>
            }
        };
        let sources = view.sources.into_iter().map(source).collect_view();
        view! {
            <Breadcrumb locale trail/>
            <article class="prose">
                <PageHead title=view.title lead=view.summary/>
                <div inner_html=view.intro_html></div>
                {sections}
                <p class="actions no-print">
                    <LinkButton href=artists>{say::guide::find(locale)}</LinkButton>
                    <LinkButton href=verify look=Look::Quiet>{say::guide::check(locale)}</LinkButton>
                </p>
                <section aria-labelledby="sources">
                    <h2 id="sources">{learning::lesson::sources(locale)}</h2>
                    <p class="meta">{learning::lesson::sources_grades(locale)}</p>
                    <ol class="sources">{sources}</ol>
                </section>
            </article>
        }
    })
    .public(description)
}

fn section(section: SectionView) -> impl IntoView {
    let id = section.id.clone();
    view! {
        <section aria-labelledby=id>
            <h2 id=section.id>{section.heading}</h2>
            <div inner_html=section.html></div>
        </section>
    }
}
