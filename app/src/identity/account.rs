//! One's own account.

use contract::identity::{AccountView, SessionView};
use domain::identity::{Role, Roles};
use leptos::prelude::*;

use super::{address, device};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, identity as say};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Button, Chip, Field, Look, Moment, Note, PageHead, Tone, When};

/// A role's name.
pub(super) fn role_name(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Trainee => say::roles::trainee(locale),
        Role::Mentor => say::roles::mentor(locale),
        Role::Admin => say::roles::admin(locale),
    }
}

/// Roles as one line.
pub(super) fn role_names(locale: Locale, roles: Roles) -> String {
    let names: Vec<_> = roles.iter().map(|role| role_name(locale, role)).collect();
    if names.is_empty() { say::account::no_roles(locale).to_owned() } else { names.join(", ") }
}

/// What was just done to the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    /// It has another name.
    Renamed,
    /// A link was sent to the address it is to have.
    Asked,
    /// It keeps its address after all.
    Kept,
    /// It has another address.
    Moved,
}

impl Done {
    const ALL: [Self; 4] = [Self::Renamed, Self::Asked, Self::Kept, Self::Moved];

    /// Its name in the page's address.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Renamed => "name",
            Self::Asked => "link",
            Self::Kept => "kept",
            Self::Moved => "email",
        }
    }

    /// What was done, by its name.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.as_str() == text)
    }

    /// Says so; a link that was sent is spoken of where it was asked for.
    fn message(self, locale: Locale) -> Option<&'static str> {
        match self {
            Self::Renamed => Some(say::account::saved(locale)),
            Self::Asked => None,
            Self::Kept => Some(say::address::kept(locale)),
            Self::Moved => Some(say::address::changed(locale)),
        }
    }
}

/// Name, address, roles, devices.
pub(super) fn account(ctx: &Ctx, view: AccountView, again: Again, done: Option<Done>) -> Page {
    let locale = ctx.locale;
    let ctx = ctx.clone();
    let [action, forgot] = [Route::Account, Route::Forgot].map(|route| ctx.href(&route));
    Page::new(say::account::title(locale), move || {
        let roles = role_names(locale, view.roles);
        let sessions = view.sessions.into_iter().map(|session| device_row(locale, session)).collect_view();
        let labels = vec![
            ("name", say::account::name(locale)),
            ("email", say::address::field(locale)),
            ("password", say::address::password(locale)),
        ];
        let address = address::section(&ctx, view.awaited.as_deref(), &again, done == Some(Done::Asked));
        let done = done.and_then(|done| done.message(locale));
        view! {
            <PageHead title=say::account::title(locale)/>
            {done.map(|text| view! {
                <Note locale tone=Tone::Ok announced=true><p>{text}</p></Note>
            })}
            {again.summary(locale, labels)}
            <form method="post" action=action.clone()>
                <Field
                    locale
                    name="name"
                    autocomplete="name"
                    label=say::account::name(locale)
                    hint=say::account::name_hint(locale)
                    value=again.typed_or("name", &view.name)
                    problem=again.problem("name")
                />
                <p><Button name="do" value="rename">{say::account::save(locale)}</Button></p>
            </form>
            <h2>{say::account::about(locale)}</h2>
            <dl class="facts">
                <div><dt>{say::account::email(locale)}</dt><dd>{view.email}</dd></div>
                <div><dt>{say::account::roles(locale)}</dt><dd>{roles}</dd></div>
                <div>
                    <dt>{say::account::password(locale)}</dt>
                    <dd><a href=forgot>{say::account::change_password(locale)}</a></dd>
                </div>
            </dl>
            {address}
            <h2>{say::account::sessions(locale)}</h2>
            <ul class="rows sessions">{sessions}</ul>
            <form method="post" action=action>
                <p class="hint">{say::account::everywhere_hint(locale)}</p>
                <p>
                    <Button
                        name="do"
                        value="everywhere"
                        look=Look::Danger
                        confirm=say::account::everywhere_confirm(locale)
                    >
                        {say::account::everywhere(locale)}
                    </Button>
                </p>
            </form>
        }
    })
}

fn device_row(locale: Locale, session: SessionView) -> impl IntoView + use<> {
    let device =
        device::describe(&session.device).unwrap_or_else(|| say::account::unknown_device(locale).to_owned());
    view! {
        <li>
            <p class="bar">
                <strong>{device}</strong>
                {session.current.then(|| view! {
                    <Chip tone=Tone::Ok>{say::account::this_device(locale)}</Chip>
                })}
            </p>
            <p class="meta">
                {say::account::since(locale)} ": " <When locale at=session.since show=Moment::DateTime/> " · "
                {say::account::last_seen(locale)} ": "
                <When locale at=session.last_seen show=Moment::DateTime/>
            </p>
        </li>
    }
}
