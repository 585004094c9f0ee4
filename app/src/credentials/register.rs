//! The register, for those who run the academy.

use contract::credentials::{RegisterQuery, RegisterRow, RegisterView, StandingChangeView, WaitingRow};
use domain::credentials::CodeKey;
use leptos::prelude::*;

use super::words;
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, artists, credentials as say};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{
    Button, Chip, DataTable, EmptyState, Field, Link, LinkButton, Look, Moment, Note, PageHead, Pagination,
    PasswordField, Tabs, Tone, When,
};

/// What the page is asked for: which certificates, and which of them is to be revoked.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    search: String,
    page: u64,
    revoke: String,
    issued: String,
    revoked: String,
}

impl Asked {
    /// Reads it by field name: from the query, or from the hidden fields of the form.
    pub(super) fn read<'v>(value: impl Fn(&str) -> &'v str) -> Self {
        let code = |name: &str| value(name).chars().take(40).collect::<String>();
        Self {
            search: value("search").chars().take(200).collect(),
            page: value("page").parse().unwrap_or(1).max(1),
            revoke: code("revoke"),
            issued: code("issued"),
            revoked: code("revoked"),
        }
    }

    /// The certificates to ask for.
    pub(super) fn query(&self) -> RegisterQuery {
        let search = Some(self.search.clone()).filter(|text| !text.trim().is_empty());
        RegisterQuery { search, page: self.page }
    }

    /// The address of the page after something was done.
    pub(super) fn done(&self, ctx: &Ctx, what: (&str, &str)) -> String {
        self.href(ctx, self.page, what)
    }

    fn href(&self, ctx: &Ctx, page: u64, more: (&str, &str)) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let query = [("search", self.search.as_str()), ("page", &page), more];
        Route::AdminCertificates.href_with(ctx.locale, &query)
    }

    fn hidden(&self) -> AnyView {
        view! {
            <input type="hidden" name="search" value=self.search.clone()/>
            <input type="hidden" name="page" value=self.page.to_string()/>
        }
        .into_any()
    }
}

/// The register page.
pub(super) fn register(ctx: &Ctx, view: RegisterView, asked: &Asked, again: &Again) -> Page {
    let locale = ctx.locale;
    let (ctx, asked, again) = (ctx.clone(), asked.clone(), again.clone());
    Page::new(say::register::title(locale), move || {
        let tabs = vec![
            Link::new(say::register::accounts(locale), ctx.href(&Route::Admin)),
            Link::new(say::register::certificates(locale), ctx.href(&Route::AdminCertificates)).current(true),
            Link::new(artists::moderation::tab(locale), ctx.href(&Route::AdminReviews)),
        ];
        view! {
            <PageHead title=say::register::title(locale)/>
            <Tabs label=say::register::tabs(locale) tabs/>
            {done(&ctx, &asked)}
            {revocation(&ctx, &view, &asked, &again)}
            <h2>{say::register::waiting(locale)}</h2>
            {waiting(&ctx, &view, &asked)}
            <h2>{say::register::all(locale)}</h2>
            {filters(&ctx, &asked)}
            {list(&ctx, &view, &asked)}
            <h2>{say::register::log(locale)}</h2>
            {log(&ctx, view.changes)}
        }
    })
    .wide()
}

/// What was just done, with the way to it.
fn done(ctx: &Ctx, asked: &Asked) -> Option<AnyView> {
    let locale = ctx.locale;
    let (code, text) = match (asked.issued.as_str(), asked.revoked.as_str()) {
        ("", "") => return None,
        ("", code) => (code, say::register::revoked(locale, code)),
        (code, _) => (code, say::register::issued(locale, code)),
    };
    let href = ctx.href(&Route::Verification(code.to_owned()));
    let note = view! {
        <Note locale tone=Tone::Ok announced=true><p><a href=href>{text}</a></p></Note>
    };
    Some(note.into_any())
}

fn waiting(ctx: &Ctx, view: &RegisterView, asked: &Asked) -> AnyView {
    let locale = ctx.locale;
    if view.waiting.is_empty() {
        return view! { <p class="meta">{say::register::waiting_none(locale)}</p> }.into_any();
    }
    let columns =
        vec![say::register::learner(locale), say::mine::what(locale), say::register::since(locale), ""];
    let row = |person: &WaitingRow| {
        vec![
            person.name.clone().into_any(),
            person.title.clone().into_any(),
            view! { <When locale at=person.since/> }.into_any(),
            issue(ctx, person, asked),
        ]
    };
    let rows = view.waiting.iter().map(row).collect();
    let caption = say::register::waiting_count(locale, view.waiting_total);
    view! { <DataTable caption columns rows/> }.into_any()
}

fn issue(ctx: &Ctx, person: &WaitingRow, asked: &Asked) -> AnyView {
    let locale = ctx.locale;
    if !person.issuable {
        return view! { <span class="meta">{say::register::own(locale)}</span> }.into_any();
    }
    let to_whom = say::register::issue_to(locale, &person.name);
    view! {
        <form method="post" action=ctx.href(&Route::AdminCertificates)>
            {asked.hidden()}
            <input type="hidden" name="learner" value=person.learner.to_string()/>
            <input type="hidden" name="course" value=person.course.to_string()/>
            <Button name="do" value="issue">
                {say::register::issue(locale)}
                <span class="visually-hidden">" · " {to_whom}</span>
            </Button>
        </form>
    }
    .into_any()
}

fn filters(ctx: &Ctx, asked: &Asked) -> AnyView {
    let locale = ctx.locale;
    let [here, all] = [(); 2].map(|()| ctx.href(&Route::AdminCertificates));
    view! {
        <form method="get" action=here class="filters" role="search">
            <Field
                locale
                name="search"
                kind="search"
                optional=true
                label=say::register::search(locale)
                value=asked.search.clone()
            />
            <p class="bar">
                <Button look=Look::Quiet>{say::register::filter(locale)}</Button>
                <a href=all>{say::register::clear(locale)}</a>
            </p>
        </form>
    }
    .into_any()
}

fn list(ctx: &Ctx, view: &RegisterView, asked: &Asked) -> AnyView {
    let locale = ctx.locale;
    if view.certificates.is_empty() {
        return view! {
            <EmptyState title=say::register::none(locale)><p>{say::register::none_hint(locale)}</p></EmptyState>
        }
        .into_any();
    }
    let columns = vec![
        say::register::holder(locale),
        say::fact::code(locale),
        say::mine::what(locale),
        say::mine::state(locale),
        say::register::issued_on(locale),
        say::register::issued_by(locale),
        "",
    ];
    let rows = view.certificates.iter().map(|certificate| row(ctx, certificate, asked)).collect();
    let address = |page: u64| asked.href(ctx, page, ("", ""));
    view! {
        <DataTable caption=say::register::found(locale, view.total) columns rows/>
        <Pagination locale current=view.page total=view.pages address/>
    }
    .into_any()
}

fn row(ctx: &Ctx, certificate: &RegisterRow, asked: &Asked) -> Vec<AnyView> {
    let locale = ctx.locale;
    let href = ctx.href(&Route::Verification(certificate.code.to_string()));
    let (tone, state) = (words::tone(&certificate.verdict), words::verdict(locale, &certificate.verdict));
    let by = certificate.issued_by.clone();
    let action = certificate.revocable.then(|| {
        let href = asked.href(ctx, asked.page, ("revoke", certificate.code.as_str()));
        let label = say::register::revoke_of(locale, &certificate.holder);
        view! { <a href=format!("{href}#revoke") aria-label=label>{say::register::revoke(locale)}</a> }
    });
    vec![
        certificate.holder.clone().into_any(),
        view! {
            <a class="code" href=href>{certificate.code.to_string()}</a>
            <br/>
            <span class="meta">{certificate.license_number.clone()}</span>
        }
        .into_any(),
        certificate.title.clone().into_any(),
        view! { <Chip tone>{state}</Chip> }.into_any(),
        view! { <When locale at=certificate.issued_at/> }.into_any(),
        by.unwrap_or_else(|| say::register::command_line(locale).to_owned()).into_any(),
        action.into_any(),
    ]
}

/// The form that revokes, when a certificate was chosen; or why nothing was done.
fn revocation(ctx: &Ctx, view: &RegisterView, asked: &Asked, again: &Again) -> AnyView {
    let locale = ctx.locale;
    let labels =
        vec![("reason", say::register::reason(locale)), ("password", say::register::password(locale))];
    let summary = again.summary(locale, labels);
    let chosen = CodeKey::parse(&asked.revoke).ok();
    let Some(key) = chosen else { return summary };
    let found = view.certificates.iter().find(|row| row.revocable && row.code.key() == key);
    let Some(certificate) = found else {
        return view! {
            {summary}
            <Note locale tone=Tone::Warn><p>{say::register::not_here(locale)}</p></Note>
        }
        .into_any();
    };
    let (code, holder) = (certificate.code.to_string(), certificate.holder.as_str());
    let cancel = asked.href(ctx, asked.page, ("", ""));
    view! {
        <section class="change" id="revoke" aria-labelledby="revoke-title">
            <h2 id="revoke-title">{say::register::revoke_title(locale, &code, holder)}</h2>
            <p>{say::register::revoke_lead(locale)}</p>
            {summary}
            <form method="post" action=ctx.href(&Route::AdminCertificates)>
                {asked.hidden()}
                <input type="hidden" name="revoke" value=code.clone()/>
                <Field
                    locale
                    name="reason"
                    label=say::register::reason(locale)
                    hint=say::register::reason_hint(locale)
                    value=again.typed("reason")
                    problem=again.problem("reason")
                />
                <PasswordField
                    locale
                    name="password"
                    label=say::register::password(locale)
                    hint=say::register::password_hint(locale)
                    problem=again.problem("password")
                />
                <p class="bar">
                    <Button
                        look=Look::Danger
                        name="do"
                        value="revoke"
                        confirm=say::register::confirm(locale, &code, holder)
                    >
                        {say::register::submit(locale)}
                    </Button>
                    <LinkButton href=cancel look=Look::Quiet>{say::register::cancel(locale)}</LinkButton>
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn log(ctx: &Ctx, changes: Vec<StandingChangeView>) -> AnyView {
    let locale: Locale = ctx.locale;
    if changes.is_empty() {
        return view! { <p class="meta">{say::register::log_empty(locale)}</p> }.into_any();
    }
    let columns = vec![
        say::register::holder(locale),
        say::fact::code(locale),
        say::register::change(locale),
        say::register::why(locale),
        say::register::by(locale),
        say::register::when(locale),
    ];
    let row = |change: StandingChangeView| {
        let (what, why) = words::change(locale, &change.standing);
        let href = ctx.href(&Route::Verification(change.code.to_string()));
        vec![
            change.holder.into_any(),
            view! { <a class="code" href=href>{change.code.to_string()}</a> }.into_any(),
            what.into_any(),
            why.into_any(),
            change.by.unwrap_or_else(|| say::register::command_line(locale).to_owned()).into_any(),
            view! { <When locale at=change.at show=Moment::DateTime/> }.into_any(),
        ]
    };
    let rows = changes.into_iter().map(row).collect();
    view! { <DataTable caption=say::register::log(locale) quiet_caption=true columns rows/> }.into_any()
}
