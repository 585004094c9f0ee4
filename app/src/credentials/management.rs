//! One certificate, for those who run the academy: its record, its history, and what can be done with it.

use contract::credentials::{CertificateView, EditionView, StandingChangeView};
use domain::credentials::Act;
use leptos::prelude::*;

use super::{acts, verification, words};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{credentials as say, format, lifecycle};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, Button, Chip, DataTable, Field, Link, LinkButton, Look, Moment, Note, PageHead,
    PasswordField, Tone, When,
};

/// What `done` says after something was proposed.
const PROPOSED: &str = "proposed";

/// What the page is asked for: which act to show the form of, and which one was just done.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    act: Option<Act>,
    done: Option<Act>,
    proposed: bool,
}

impl Asked {
    /// Reads it by field name: from the query, or from the form.
    pub(super) fn read<'v>(value: impl Fn(&str) -> &'v str) -> Self {
        let done = value("done");
        Self { act: Act::parse(value("act")), done: Act::parse(done), proposed: done == PROPOSED }
    }

    /// The act whose form is shown.
    pub(super) const fn act(&self) -> Option<Act> {
        self.act
    }
}

/// The address of a certificate's page after something was done with it.
pub(super) fn done(ctx: &Ctx, code: &str, act: Act) -> String {
    route(code).href_with(ctx.locale, &[("done", act.as_str())])
}

/// The address of a certificate's page after a new record was proposed.
pub(super) fn proposed(ctx: &Ctx, code: &str) -> String {
    route(code).href_with(ctx.locale, &[("done", PROPOSED)])
}

fn route(code: &str) -> Route {
    Route::AdminCertificate(code.to_owned())
}

/// The page of a certificate.
pub(super) fn certificate(ctx: &Ctx, view: CertificateView, asked: &Asked, again: &Again) -> Page {
    let (ctx, asked, again) = (ctx.clone(), asked.clone(), again.clone());
    let title = lifecycle::page::title(ctx.locale, &view.code);
    Page::new(title.clone(), move || {
        let locale = ctx.locale;
        let trail = vec![Link::new(say::register::title(locale), ctx.href(&Route::AdminCertificates))];
        let (tone, state) = (words::tone(&view.verdict), words::verdict(locale, &view.verdict));
        let public = ctx.href(&Route::Verification(view.code.to_string()));
        let done = asked.done.map(|act| acts::done(locale, act));
        let done = done.or(asked.proposed.then(|| lifecycle::proposals::made(locale)));
        let done = done.map(|text| {
            view! { <Note locale tone=Tone::Ok announced=true><p>{text}</p></Note> }
        });
        view! {
            <Breadcrumb locale trail/>
            <PageHead title=title.clone() kicker=view.record.holder.clone() lead=view.record.title.clone()>
                <Chip tone>{state}</Chip>
                <a href=public>{lifecycle::page::public(locale)}</a>
            </PageHead>
            {done}
            {account(&ctx, &view)}
            {proposal(&ctx, &view)}
            {form(&ctx, &view, &asked, &again)}
            {acts(&ctx, &view)}
            {renewal(&ctx, &view)}
            <h2>{lifecycle::page::editions(locale)}</h2>
            {editions(&ctx, &view)}
            <h2>{lifecycle::page::history(locale)}</h2>
            {history(&ctx, &view.changes)}
            <h2>{lifecycle::page::record(locale)}</h2>
            {verification::stated(&ctx, &view.record)}
        }
    })
    .wide()
}

/// Says where the account has moved on.
fn account(ctx: &Ctx, view: &CertificateView) -> Option<AnyView> {
    let locale = ctx.locale;
    let now = view.account.as_ref()?;
    // Of one that is out of force nobody expects the present name.
    let text = lifecycle::page::account_now(locale, &now.name, &now.email);
    view.acts
        .contains(&Act::Correct)
        .then(|| view! { <Note locale tone=Tone::Info><p>{text}</p></Note> }.into_any())
}

/// The new record that waits for a second person.
fn proposal(ctx: &Ctx, view: &CertificateView) -> Option<AnyView> {
    let locale = ctx.locale;
    let (cause, proposal) = view.proposal.as_ref()?;
    let what = acts::proposed(locale, *cause);
    let date = format::date_time(locale, proposal.at);
    let text = lifecycle::proposals::of(locale, what, &proposal.by, date);
    let next = if proposal.mine {
        lifecycle::proposals::another(locale)
    } else {
        lifecycle::proposals::confirm_here(locale)
    };
    let reason = proposal.reason.as_ref().map(|reason| say::reason(locale, reason));
    let note = view! {
        <Note locale tone=Tone::Info>
            <p>{text} " " {next}</p>
            {reason.map(|reason| view! { <p>{reason}</p> })}
        </Note>
    };
    Some(note.into_any())
}

/// What the holder brings to the renewal they asked for.
fn renewal(ctx: &Ctx, view: &CertificateView) -> Option<AnyView> {
    let locale = ctx.locale;
    let way = view.renewal.as_ref()?;
    let asked = way.requested_at.map(|at| lifecycle::renewal::asked_on(locale, format::date(locale, at)));
    let until = lifecycle::renewal::would_end(locale, format::long_date(locale, way.next_until));
    let section = view! {
        <h2>{lifecycle::renewal::heading(locale)}</h2>
        <p>{asked} " " {until}</p>
        {super::renewal::steps(ctx, way)}
    };
    Some(section.into_any())
}

fn acts(ctx: &Ctx, view: &CertificateView) -> AnyView {
    let locale = ctx.locale;
    if let Some(by) = &view.renewed_by {
        let href = ctx.href(&route(by.as_str()));
        let said = lifecycle::page::renewed(locale);
        return view! { <p>{said} " " <a class="code" href=href>{by.to_string()}</a></p> }.into_any();
    }
    if view.acts.is_empty() {
        return view! { <p class="meta">{lifecycle::page::nothing_to_do(locale)}</p> }.into_any();
    }
    let row = |act: &Act| {
        let href = route(view.code.as_str()).href_with(locale, &[("act", act.as_str())]);
        let look = if *act == Act::Revoke { Look::Danger } else { Look::Quiet };
        let name = acts::name(locale, *act);
        view! {
            <li class="act">
                <p>{acts::means(locale, *act)}</p>
                <LinkButton href=format!("{href}#act") look>{name}</LinkButton>
            </li>
        }
    };
    view! {
        <h2>{lifecycle::page::acts(locale)}</h2>
        <ul class="rows acts">{view.acts.iter().map(row).collect_view()}</ul>
    }
    .into_any()
}

/// The form of the act that was chosen; or why nothing was done.
fn form(ctx: &Ctx, view: &CertificateView, asked: &Asked, again: &Again) -> AnyView {
    let locale = ctx.locale;
    let labels =
        vec![("reason", say::register::reason(locale)), ("password", say::register::password(locale))];
    let summary = again.summary(locale, labels);
    let Some(act) = asked.act else { return summary };
    if !view.acts.contains(&act) {
        return view! {
            {summary}
            <Note locale tone=Tone::Warn><p>{lifecycle::page::not_now(locale)}</p></Note>
        }
        .into_any();
    }
    let here = route(view.code.as_str());
    let hint = match act {
        Act::Suspend | Act::Revoke => say::register::reason_hint(locale),
        Act::Reinstate | Act::Correct | Act::Renew => lifecycle::page::reason_hint(locale),
    };
    let alone = !view.two_person || act.cause().is_none();
    let proposed = view.proposal.as_ref().filter(|(cause, _)| Some(*cause) == act.cause());
    let code = view.code.to_string();
    let look = if act == Act::Revoke { Look::Danger } else { Look::Primary };
    let confirm = (act == Act::Revoke).then(|| say::register::confirm(locale, &code, &view.record.holder));
    let submit = acts::submit(locale, act);
    let button = match (confirm, proposed) {
        (Some(confirm), _) => {
            view! { <Button look name="do" value="act" confirm>{submit}</Button> }.into_any()
        }
        (None, _) if alone => view! { <Button look name="do" value="act">{submit}</Button> }.into_any(),
        (None, None) => {
            view! { <Button name="do" value="propose">{lifecycle::proposals::propose(locale)}</Button> }
                .into_any()
        }
        (None, Some((_, proposal))) if proposal.mine => ().into_any(),
        (None, Some(_)) => {
            view! { <Button name="do" value="act">{lifecycle::proposals::confirm(locale)}</Button> }
                .into_any()
        }
    };
    // To propose something does nothing yet.
    let password = (alone || proposed.is_some()).then(|| {
        view! {
            <PasswordField
                locale
                name="password"
                label=say::register::password(locale)
                hint=lifecycle::page::password_hint(locale)
                problem=again.problem("password")
            />
        }
    });
    view! {
        <section class="change" id="act" aria-labelledby="act-title">
            <h2 id="act-title">{acts::title(locale, act, &code)}</h2>
            <p>{acts::means(locale, act)}</p>
            {summary}
            <form method="post" action=ctx.href(&here) novalidate>
                <input type="hidden" name="act" value=act.as_str()/>
                <Field
                    locale
                    name="reason"
                    label=say::register::reason(locale)
                    hint
                    value=again.typed("reason")
                    problem=again.problem("reason")
                />
                {password}
                <p class="bar">
                    {button}
                    <LinkButton href=ctx.href(&here) look=Look::Quiet>
                        {say::register::cancel(locale)}
                    </LinkButton>
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn editions(ctx: &Ctx, view: &CertificateView) -> AnyView {
    let locale = ctx.locale;
    let columns = vec![
        say::fact::code(locale),
        say::register::holder(locale),
        say::mine::state(locale),
        say::fact::issued(locale),
        say::register::issued_by(locale),
        say::fact::until(locale),
    ];
    let row = |edition: &EditionView| {
        let (tone, state) = (words::tone(&edition.verdict), words::verdict(locale, &edition.verdict));
        let code = if edition.code == view.code {
            view! { <span class="code" aria-current="true">{edition.code.to_string()}</span> }.into_any()
        } else {
            let href = ctx.href(&route(edition.code.as_str()));
            view! { <a class="code" href=href>{edition.code.to_string()}</a> }.into_any()
        };
        let by = acts::issuer(locale, edition.issued_by.as_deref(), edition.proposed_by.as_deref());
        vec![
            view! {
                {code}
                <br/>
                <span class="meta">{lifecycle::page::edition(locale, edition.number)}</span>
            }
            .into_any(),
            edition.holder.clone().into_any(),
            view! { <Chip tone>{state}</Chip> }.into_any(),
            view! { <When locale at=edition.issued_at/> }.into_any(),
            by.into_any(),
            view! { <When locale at=edition.valid_until/> }.into_any(),
        ]
    };
    let rows = view.editions.iter().map(row).collect();
    let caption = lifecycle::page::number(locale, &view.record.license_number);
    view! { <DataTable caption columns rows/> }.into_any()
}

fn history(ctx: &Ctx, changes: &[StandingChangeView]) -> AnyView {
    let locale = ctx.locale;
    if changes.is_empty() {
        return view! { <p class="meta">{lifecycle::page::no_history(locale)}</p> }.into_any();
    }
    let columns = vec![
        say::fact::code(locale),
        say::register::change(locale),
        say::register::why(locale),
        say::register::by(locale),
        say::register::when(locale),
    ];
    let row = |change: &StandingChangeView| {
        let (what, why) = acts::change(locale, change);
        let by = change.by.clone();
        vec![
            view! { <span class="code">{change.code.to_string()}</span> }.into_any(),
            what.into_any(),
            why.into_any(),
            by.unwrap_or_else(|| say::register::command_line(locale).to_owned()).into_any(),
            view! { <When locale at=change.at show=Moment::DateTime/> }.into_any(),
        ]
    };
    let rows = changes.iter().map(row).collect();
    view! { <DataTable caption=lifecycle::page::history(locale) quiet_caption=true columns rows/> }.into_any()
}
