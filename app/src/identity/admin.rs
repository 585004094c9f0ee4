//! Accounts and their roles, for those who run the academy.

use contract::identity::{AccountRow, AccountsQuery, AccountsView, RoleChangeView};
use domain::id::UserId;
use domain::identity::Role;
use leptos::prelude::*;

use super::account::{role_name, role_names};
use crate::administration;
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, identity as say};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{
    Button, Chip, ChoiceCard, Choices, DataTable, EmptyState, Field, LinkButton, Look, Moment, Note,
    PageHead, Pagination, PasswordField, Select, Tone, When,
};

/// What the page is asked for: which accounts, and whose roles are being changed.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    search: String,
    role: Option<Role>,
    page: u64,
    edit: Option<UserId>,
}

impl Asked {
    /// Reads it by field name: from the query, or from the hidden fields of the form.
    pub(super) fn read<'v>(value: impl Fn(&str) -> &'v str) -> Self {
        Self {
            search: value("search").chars().take(200).collect(),
            role: Role::parse(value("role")),
            page: value("page").parse().unwrap_or(1).max(1),
            edit: value("user").parse().ok(),
        }
    }

    /// Whose roles are being changed.
    pub(super) const fn edit(&self) -> Option<UserId> {
        self.edit
    }

    /// The accounts to ask for.
    pub(super) fn query(&self) -> AccountsQuery {
        let search = Some(self.search.clone()).filter(|text| !text.trim().is_empty());
        AccountsQuery { search, role: self.role, page: self.page }
    }

    fn role(&self) -> &'static str {
        self.role.map_or("", Role::as_str)
    }

    /// The address of this page of the list, with one more pair.
    pub(super) fn href(&self, ctx: &Ctx, page: u64, more: (&str, &str)) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let query = [("search", self.search.as_str()), ("role", self.role()), ("page", &page), more];
        Route::Admin.href_with(ctx.locale, &query)
    }
}

/// The accounts page.
pub(super) fn admin(ctx: &Ctx, view: AccountsView, asked: Asked, again: Again, changed: bool) -> Page {
    let locale = ctx.locale;
    let ctx = ctx.clone();
    Page::new(say::admin::title(locale), move || {
        view! {
            <PageHead title=say::admin::title(locale)/>
            {administration::tabs(&ctx, &Route::Admin)}
            {changed.then(|| view! {
                <Note locale tone=Tone::Ok announced=true><p>{say::admin::changed(locale)}</p></Note>
            })}
            {editor(&ctx, &view, &asked, &again)}
            {filters(&ctx, &asked)}
            {list(&ctx, &view, &asked)}
            <h2>{say::admin::log(locale)}</h2>
            {log(locale, view.changes)}
        }
    })
    .wide()
}

fn filters(ctx: &Ctx, asked: &Asked) -> AnyView {
    let locale = ctx.locale;
    let any = ("", say::admin::any_role(locale));
    let roles = Role::ALL.map(|role| (role.as_str(), role_name(locale, role)));
    let options = std::iter::once(any).chain(roles).map(|(key, name)| (key.to_owned(), name.to_owned()));
    let [here, all] = [(); 2].map(|()| ctx.href(&Route::Admin));
    view! {
        <form method="get" action=here class="filters" role="search">
            <Field
                locale
                name="search"
                kind="search"
                optional=true
                label=say::admin::search(locale)
                value=asked.search.clone()
            />
            <Select
                locale
                name="role"
                label=say::admin::role(locale)
                options=options.collect()
                value=asked.role()
            />
            <p class="bar">
                <Button look=Look::Quiet>{say::admin::filter(locale)}</Button>
                <a href=all>{say::admin::clear(locale)}</a>
            </p>
        </form>
    }
    .into_any()
}

fn list(ctx: &Ctx, view: &AccountsView, asked: &Asked) -> AnyView {
    let locale = ctx.locale;
    if view.accounts.is_empty() {
        return view! {
            <EmptyState title=say::admin::none(locale)><p>{say::admin::none_hint(locale)}</p></EmptyState>
        }
        .into_any();
    }
    let columns = vec![
        say::admin::name(locale),
        say::admin::email(locale),
        say::admin::roles(locale),
        say::admin::since(locale),
        "",
    ];
    let rows = view.accounts.iter().map(|account| row(ctx, account, asked)).collect();
    let address = |page: u64| asked.href(ctx, page, ("", ""));
    view! {
        <DataTable caption=say::admin::found(locale, view.total) columns rows/>
        <Pagination locale current=view.page total=view.pages address/>
    }
    .into_any()
}

fn row(ctx: &Ctx, account: &AccountRow, asked: &Asked) -> Vec<AnyView> {
    let locale = ctx.locale;
    let unconfirmed = (!account.confirmed)
        .then(|| view! { " " <Chip tone=Tone::Warn>{say::admin::unconfirmed(locale)}</Chip> });
    let action = if ctx.viewer.is(account.id) {
        view! { <span class="meta">{say::admin::you(locale)}</span> }.into_any()
    } else {
        let href = format!("{}#change", asked.href(ctx, asked.page, ("user", &account.id.to_string())));
        let label = say::admin::change_of(locale, &account.name);
        view! { <a href=href aria-label=label>{say::admin::change(locale)}</a> }.into_any()
    };
    vec![
        account.name.clone().into_any(),
        view! { {account.email.clone()} {unconfirmed} }.into_any(),
        role_names(locale, account.roles).into_any(),
        view! { <When locale at=account.since/> }.into_any(),
        action,
    ]
}

/// The form that changes roles, when somebody was chosen.
fn editor(ctx: &Ctx, view: &AccountsView, asked: &Asked, again: &Again) -> Option<AnyView> {
    let locale = ctx.locale;
    let edit = asked.edit?;
    let Some(account) = view.accounts.iter().find(|account| account.id == edit) else {
        let gone = view! { <Note locale tone=Tone::Warn><p>{say::admin::not_here(locale)}</p></Note> };
        return Some(gone.into_any());
    };
    let labels = vec![
        ("roles", say::admin::roles(locale)),
        ("reason", say::admin::reason(locale)),
        ("password", say::admin::password(locale)),
    ];
    let card = |role: Role| {
        let checked = again.ticked("roles", role.as_str(), account.roles.has(role));
        let name = role_name(locale, role);
        view! { <ChoiceCard name="roles" value=role.as_str() many=true checked>{name}</ChoiceCard> }
    };
    let cards = Role::ALL.map(card).into_iter().collect_view();
    let cancel = asked.href(ctx, asked.page, ("", ""));
    let form = view! {
        <section class="change" id="change" aria-labelledby="change-title">
            <h2 id="change-title">{say::admin::change_title(locale, &account.name)}</h2>
            <p>{say::admin::change_lead(locale)}</p>
            {again.summary(locale, labels)}
            <form method="post" action=ctx.href(&Route::Admin)>
                <input type="hidden" name="user" value=account.id.to_string()/>
                <input type="hidden" name="search" value=asked.search.clone()/>
                <input type="hidden" name="role" value=asked.role()/>
                <input type="hidden" name="page" value=asked.page.to_string()/>
                <Choices
                    locale
                    name="roles"
                    legend=say::admin::roles(locale)
                    problem=again.problem("roles")
                >
                    {cards}
                </Choices>
                <Field
                    locale
                    name="reason"
                    label=say::admin::reason(locale)
                    hint=say::admin::reason_hint(locale)
                    value=again.typed("reason")
                    problem=again.problem("reason")
                />
                <PasswordField
                    locale
                    name="password"
                    label=say::admin::password(locale)
                    hint=say::admin::password_hint(locale)
                    problem=again.problem("password")
                />
                <p class="bar">
                    <Button>{say::admin::submit(locale)}</Button>
                    <LinkButton href=cancel look=Look::Quiet>
                        {say::admin::cancel(locale)}
                    </LinkButton>
                </p>
            </form>
        </section>
    };
    Some(form.into_any())
}

fn log(locale: Locale, changes: Vec<RoleChangeView>) -> AnyView {
    if changes.is_empty() {
        return view! { <p class="meta">{say::admin::log_empty(locale)}</p> }.into_any();
    }
    let columns = vec![
        say::admin::of(locale),
        say::admin::to(locale),
        say::admin::why(locale),
        say::admin::by(locale),
        say::admin::when(locale),
    ];
    let row = |change: RoleChangeView| {
        vec![
            change.of.into_any(),
            role_names(locale, change.roles).into_any(),
            change.reason.into_any(),
            change.by.unwrap_or_else(|| say::admin::command_line(locale).to_owned()).into_any(),
            view! { <When locale at=change.at show=Moment::DateTime/> }.into_any(),
        ]
    };
    let rows = changes.into_iter().map(row).collect();
    view! { <DataTable caption=say::admin::log(locale) quiet_caption=true columns rows/> }.into_any()
}
