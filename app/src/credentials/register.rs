//! The register, for those who run the academy.

use contract::credentials::{
    ProposalRow, RegisterQuery, RegisterRow, RegisterView, RenewalRow, StandingChangeView, WaitingRow,
};
use leptos::prelude::*;

use super::{acts, words};
use crate::administration;
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, credentials as say, format, lifecycle};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{
    Button, Chip, DataTable, EmptyState, Field, Look, Moment, Note, PageHead, Pagination, Tone, When,
};

/// What the page is asked for: which certificates, and what was just done.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    search: String,
    page: u64,
    issued: String,
    proposal: String,
}

impl Asked {
    /// Reads it by field name: from the query, or from the hidden fields of the form.
    pub(super) fn read<'v>(value: impl Fn(&str) -> &'v str) -> Self {
        Self {
            search: value("search").chars().take(200).collect(),
            page: value("page").parse().unwrap_or(1).max(1),
            issued: value("issued").chars().take(40).collect(),
            proposal: value("proposal").chars().take(40).collect(),
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
        view! {
            <PageHead title=say::register::title(locale)/>
            {administration::tabs(&ctx, &Route::AdminCertificates)}
            {done(&ctx, &asked)}
            {again.summary(locale, Vec::new())}
            <h2>{say::register::waiting(locale)}</h2>
            {waiting(&ctx, &view, &asked)}
            {proposals(&ctx, &view, &asked)}
            {renewals(&ctx, &view)}
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
    let said = match asked.proposal.as_str() {
        "made" => Some(lifecycle::proposals::made(locale)),
        "withdrawn" => Some(lifecycle::proposals::withdrawn(locale)),
        _ => None,
    };
    if let Some(text) = said {
        return Some(view! { <Note locale tone=Tone::Ok announced=true><p>{text}</p></Note> }.into_any());
    }
    let code = asked.issued.as_str();
    (!code.is_empty()).then(|| {
        let href = ctx.href(&Route::Verification(code.to_owned()));
        let text = say::register::issued(locale, code);
        view! {
            <Note locale tone=Tone::Ok announced=true><p><a href=href>{text}</a></p></Note>
        }
        .into_any()
    })
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
    if person.proposed {
        return view! { <span class="meta">{lifecycle::proposals::below(locale)}</span> }.into_any();
    }
    let to_whom = say::register::issue_to(locale, &person.name);
    let (value, label) = if person.two_person {
        ("propose", lifecycle::proposals::propose(locale))
    } else {
        ("issue", say::register::issue(locale))
    };
    let person = (person.learner.to_string(), person.course.to_string());
    view! {
        <form method="post" action=ctx.href(&Route::AdminCertificates)>
            {asked.hidden()}
            {whom(person)}
            <Button name="do" value>
                {label}
                <span class="visually-hidden">" · " {to_whom}</span>
            </Button>
        </form>
    }
    .into_any()
}

/// The hidden fields that say to whom, and for which course.
fn whom((learner, course): (String, String)) -> AnyView {
    view! {
        <input type="hidden" name="learner" value=learner/>
        <input type="hidden" name="course" value=course/>
    }
    .into_any()
}

/// What waits for a second person; nothing where nothing does.
fn proposals(ctx: &Ctx, view: &RegisterView, asked: &Asked) -> Option<AnyView> {
    let locale = ctx.locale;
    let columns = vec![
        say::register::learner(locale),
        lifecycle::proposals::what(locale),
        lifecycle::proposals::by(locale),
        say::register::why(locale),
        "",
    ];
    let row = |row: &ProposalRow| {
        let what = match &row.replaces {
            None => view! { {row.title.clone()} }.into_any(),
            Some((code, cause)) => {
                let href = ctx.href(&Route::AdminCertificate(code.to_string()));
                let what = acts::proposed(locale, *cause);
                view! { {what} ": " <a class="code" href=href>{code.to_string()}</a> }.into_any()
            }
        };
        vec![
            row.name.clone().into_any(),
            what,
            view! {
                {row.proposal.by.clone()}
                <br/>
                <span class="meta"><When locale at=row.proposal.at show=Moment::DateTime/></span>
            }
            .into_any(),
            row.proposal.reason.clone().unwrap_or_default().into_any(),
            decision(ctx, row, asked),
        ]
    };
    (!view.proposals.is_empty()).then(|| {
        let rows = view.proposals.iter().map(row).collect();
        let caption = lifecycle::proposals::hint(locale);
        view! {
            <h2>{lifecycle::proposals::title(locale)}</h2>
            <DataTable caption columns rows/>
        }
        .into_any()
    })
}

/// Confirm it, or take it back.
fn decision(ctx: &Ctx, row: &ProposalRow, asked: &Asked) -> AnyView {
    let locale = ctx.locale;
    if !row.withdrawable {
        return view! { <span class="meta">{say::register::own(locale)}</span> }.into_any();
    }
    let of = lifecycle::proposals::for_whom(locale, &row.name);
    let [of_confirm, of_withdraw] = [of.clone(), of];
    // A record that takes the place of another one is confirmed on that one's page, with the password.
    let confirm = (row.confirmable && row.replaces.is_none()).then(|| {
        view! {
            <Button name="do" value="issue">
                {lifecycle::proposals::confirm(locale)}
                <span class="visually-hidden">" " {of_confirm}</span>
            </Button>
        }
    });
    view! {
        <form method="post" action=ctx.href(&Route::AdminCertificates) class="bar">
            {asked.hidden()}
            {whom((row.learner.to_string(), row.course.to_string()))}
            {confirm}
            <Button look=Look::Quiet name="do" value="withdraw">
                {lifecycle::proposals::withdraw(locale)}
                <span class="visually-hidden">" " {of_withdraw}</span>
            </Button>
        </form>
    }
    .into_any()
}

/// Holders who asked for a renewal; nothing where nobody did.
fn renewals(ctx: &Ctx, view: &RegisterView) -> Option<AnyView> {
    let locale = ctx.locale;
    let columns = vec![
        say::register::holder(locale),
        say::fact::code(locale),
        say::mine::what(locale),
        say::fact::until(locale),
        lifecycle::renewal::asked_column(locale),
    ];
    let row = |row: &RenewalRow| {
        let href = ctx.href(&Route::AdminCertificate(row.code.to_string()));
        vec![
            row.holder.clone().into_any(),
            view! { <a class="code" href=href>{row.code.to_string()}</a> }.into_any(),
            row.title.clone().into_any(),
            view! { <When locale at=row.valid_until/> }.into_any(),
            view! { <When locale at=row.requested_at/> }.into_any(),
        ]
    };
    (!view.renewals.is_empty()).then(|| {
        let rows = view.renewals.iter().map(row).collect();
        let caption = lifecycle::renewal::waiting(locale);
        view! { <h2>{caption}</h2> <DataTable caption quiet_caption=true columns rows/> }.into_any()
    })
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
    let rows = view.certificates.iter().map(|certificate| row(ctx, certificate)).collect();
    let address = |page: u64| asked.href(ctx, page, ("", ""));
    let caption = if view.more {
        say::register::found_more(locale, format::number(locale, view.total))
    } else {
        say::register::found(locale, view.total)
    };
    view! {
        <DataTable caption columns rows/>
        <Pagination locale current=view.page total=view.pages address/>
    }
    .into_any()
}

fn row(ctx: &Ctx, certificate: &RegisterRow) -> Vec<AnyView> {
    let locale = ctx.locale;
    let href = ctx.href(&Route::AdminCertificate(certificate.code.to_string()));
    let (tone, state) = (words::tone(&certificate.verdict), words::verdict(locale, &certificate.verdict));
    let by = acts::issuer(locale, certificate.issued_by.as_deref(), certificate.proposed_by.as_deref());
    let label = lifecycle::register::open_of(locale, &certificate.holder);
    vec![
        certificate.holder.clone().into_any(),
        view! {
            <span class="code">{certificate.code.to_string()}</span>
            <br/>
            <span class="meta">{certificate.license_number.clone()}</span>
        }
        .into_any(),
        certificate.title.clone().into_any(),
        view! { <Chip tone>{state}</Chip> }.into_any(),
        view! { <When locale at=certificate.issued_at/> }.into_any(),
        by.into_any(),
        view! { <a href=href aria-label=label>{lifecycle::register::open(locale)}</a> }.into_any(),
    ]
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
        let (what, why) = acts::change(locale, &change);
        let href = ctx.href(&Route::AdminCertificate(change.code.to_string()));
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
