//! Ways in: signing in, signing up, confirming an address.

use leptos::prelude::*;

use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::identity as say;
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Button, Field, LinkButton, Look, Note, PageHead, PasswordField, Tone};

/// Where somebody begins who did not ask for a certain page.
pub(super) fn landing(roles: domain::identity::Roles) -> Route {
    use domain::identity::Role;
    if roles.has(Role::Trainee) {
        Route::Dashboard
    } else if roles.has(Role::Mentor) {
        Route::Review
    } else if roles.has(Role::Admin) {
        Route::Admin
    } else {
        Route::Account
    }
}

/// Sign in; `next` is where to go then.
pub(super) fn login(ctx: &Ctx, again: Again, next: Option<String>, done: Option<&'static str>) -> Page {
    let locale = ctx.locale;
    let [action, sign_up, forgot] =
        [Route::Login, Route::SignUp, Route::Forgot].map(|route| ctx.href(&route));
    let already = ctx.name.clone().map(|name| (name, ctx.href(&landing(ctx.roles()))));
    Page::new(say::login::title(locale), move || {
        let labels = vec![("email", say::login::email(locale)), ("password", say::login::password(locale))];
        let first = again.is_fresh() && next.is_some() && done.is_none() && already.is_none();
        view! {
            <div class="auth">
                <PageHead title=say::login::title(locale)/>
                {done.map(|text| view! {
                    <Note locale tone=Tone::Ok announced=true><p>{text}</p></Note>
                })}
                {first.then(|| view! {
                    <Note locale tone=Tone::Info><p>{say::login::first(locale)}</p></Note>
                })}
                {already.map(|(name, href)| view! {
                    <Note locale tone=Tone::Info>
                        <p>{say::login::already(locale, name)} " " <a href=href>{say::login::on(locale)}</a></p>
                    </Note>
                })}
                {again.summary(locale, labels)}
                <form method="post" action=action novalidate>
                    {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
                    <Field
                        locale
                        name="email"
                        kind="email"
                        autocomplete="username"
                        label=say::login::email(locale)
                        value=again.typed("email")
                        problem=again.problem("email")
                    />
                    <PasswordField
                        locale
                        name="password"
                        label=say::login::password(locale)
                        problem=again.problem("password")
                    />
                    <p class="bar ends">
                        <Button>{say::login::submit(locale)}</Button>
                        <a href=forgot>{say::login::forgot(locale)}</a>
                    </p>
                </form>
                <p class="also">
                    {say::login::no_account(locale)} " " <a href=sign_up>{say::login::sign_up(locale)}</a>
                </p>
            </div>
        }
    })
    .public(say::login::description(locale))
}

/// Sign up.
pub(super) fn sign_up(ctx: &Ctx, again: Again) -> Page {
    let locale = ctx.locale;
    let [action, sign_in] = [Route::SignUp, Route::Login].map(|route| ctx.href(&route));
    Page::new(say::sign_up::title(locale), move || {
        let labels = vec![
            ("name", say::sign_up::name(locale)),
            ("email", say::sign_up::email(locale)),
            ("password", say::sign_up::password(locale)),
        ];
        view! {
            <div class="auth">
                <PageHead title=say::sign_up::title(locale) lead=say::sign_up::lead(locale)/>
                {again.summary(locale, labels)}
                <form method="post" action=action novalidate>
                    <Field
                        locale
                        name="name"
                        autocomplete="name"
                        label=say::sign_up::name(locale)
                        hint=say::sign_up::name_hint(locale)
                        value=again.typed("name")
                        problem=again.problem("name")
                    />
                    <Field
                        locale
                        name="email"
                        kind="email"
                        autocomplete="username"
                        label=say::sign_up::email(locale)
                        hint=say::sign_up::email_hint(locale)
                        value=again.typed("email")
                        problem=again.problem("email")
                    />
                    <PasswordField
                        locale
                        name="password"
                        new=true
                        label=say::sign_up::password(locale)
                        hint=say::sign_up::password_hint(locale)
                        problem=again.problem("password")
                    />
                    <p><Button>{say::sign_up::submit(locale)}</Button></p>
                </form>
                <p class="also">
                    {say::sign_up::have_account(locale)} " " <a href=sign_in>{say::sign_up::sign_in(locale)}</a>
                </p>
            </div>
        }
    })
    .public(say::sign_up::lead(locale))
}

/// What is in the letters somebody is waiting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Awaited {
    /// The link that confirms an address.
    Confirmation,
    /// The link that lets one choose a password.
    Reset,
}

/// "Check your e-mail": the same whether or not the address was known.
pub(super) fn sent(ctx: &Ctx, awaited: Awaited) -> Page {
    let locale = ctx.locale;
    let (text, again, route) = match awaited {
        Awaited::Confirmation => {
            (say::sent::sign_up(locale), say::sent::again_sign_up(locale), Route::SignUp)
        }
        Awaited::Reset => (say::sent::reset(locale), say::sent::again_reset(locale), Route::Forgot),
    };
    let href = ctx.href(&route);
    Page::new(say::sent::title(locale), move || {
        view! {
            <div class="auth">
                <PageHead title=say::sent::title(locale) lead=text/>
                <p>{say::sent::nothing(locale)}</p>
                <p><LinkButton href look=Look::Quiet>{again}</LinkButton></p>
            </div>
        }
    })
}

/// Confirms an address by a button, so that a mail scanner that opens every link does not use this one up.
pub(super) fn confirm(ctx: &Ctx, token: String) -> Page {
    let locale = ctx.locale;
    let action = ctx.href(&Route::Confirm);
    Page::new(say::confirm::title(locale), move || {
        view! {
            <div class="auth">
                <PageHead title=say::confirm::title(locale) lead=say::confirm::lead(locale)/>
                <form method="post" action=action novalidate>
                    <input type="hidden" name="token" value=token/>
                    <p><Button>{say::confirm::submit(locale)}</Button></p>
                </form>
            </div>
        }
    })
}

/// A confirmation link that no longer works.
pub(super) fn dead_confirmation(ctx: &Ctx) -> Page {
    let locale = ctx.locale;
    let [sign_in, sign_up] = [Route::Login, Route::SignUp].map(|route| ctx.href(&route));
    Page::new(say::confirm::title(locale), move || {
        view! {
            <div class="auth">
                <PageHead title=say::confirm::title(locale)/>
                <Note locale tone=Tone::Warn announced=true><p>{say::confirm::dead(locale)}</p></Note>
                <p class="bar">
                    <LinkButton href=sign_in>{say::confirm::sign_in(locale)}</LinkButton>
                    <LinkButton href=sign_up look=Look::Quiet>{say::confirm::sign_up(locale)}</LinkButton>
                </p>
            </div>
        }
    })
}
