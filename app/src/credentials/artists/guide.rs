//! How to choose an artist.

use contract::credentials::artists::GuideView;
use contract::learning::SectionView;
use leptos::prelude::*;

use crate::ctx::Ctx;
use crate::i18n::artists as say;
use crate::learning::sources;
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
        let sources = sources(locale, view.sources);
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
                {sources}
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
