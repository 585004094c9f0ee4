//! The glossary.

use contract::learning::{EntryView, GlossaryView, MentionView};
use leptos::prelude::*;

use crate::i18n::{Locale, format, glossary as say};
use crate::routes::Route;
use crate::ui::{Button, EmptyState, Field, LinkButton, Look, PageHead};

/// Every term, or those that hold what is sought.
pub(super) fn view(locale: Locale, glossary: GlossaryView, sought: &str) -> AnyView {
    let all = glossary.entries.len();
    let found: Vec<_> = glossary.entries.into_iter().filter(|entry| holds(entry, sought)).collect();
    let shown = say::shown(locale, found.len(), format::number(locale, all as u64));
    let list = if found.is_empty() {
        view! {
            <EmptyState title=say::none(locale)>
                <p>{say::none_body(locale)}</p>
            </EmptyState>
        }
        .into_any()
    } else {
        view! { <dl class="terms glossary">{found.into_iter().map(|found| entry(locale, found)).collect_view()}</dl> }
            .into_any()
    };
    let everything = (!sought.is_empty()).then(|| {
        let href = Route::Glossary.href(locale);
        view! { <LinkButton href look=Look::Quiet>{say::everything(locale)}</LinkButton> }
    });
    view! {
        <PageHead title=say::title(locale) lead=say::lead(locale) />
        <form method="get" class="find" role="search">
            <Field locale name="q" label=say::search(locale) value=sought.to_owned() autocomplete="off" />
            <Button>{say::submit(locale)}</Button>
            {everything}
        </form>
        <p class="meta" role="status">{shown}</p>
        {list}
    }
    .into_any()
}

fn holds(entry: &EntryView, sought: &str) -> bool {
    let sought = sought.trim().to_lowercase();
    [&entry.name, &entry.elsewhere, &entry.meaning].iter().any(|text| text.to_lowercase().contains(&sought))
}

fn entry(locale: Locale, entry: EntryView) -> AnyView {
    let lessons = entry.mentions.into_iter().map(|mention| lesson(locale, mention)).collect_view();
    let other = match locale {
        Locale::En => "es",
        Locale::Es => "en",
    };
    view! {
        <div id=format!("term-{}", entry.slug)>
            <dt>
                {entry.name} " " <span class="meta" lang=other>{entry.elsewhere}</span>
            </dt>
            <dd>
                {entry.meaning}
                <ul class="mentions">{lessons}</ul>
            </dd>
        </div>
    }
    .into_any()
}

fn lesson(locale: Locale, mention: MentionView) -> AnyView {
    let href = Route::Lesson(mention.course, mention.module, mention.lesson).href(locale);
    view! { <li><a href=href>{mention.title}</a></li> }.into_any()
}
