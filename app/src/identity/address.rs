//! The address of an account: asking for another one, and what the letter's link opens.

use domain::identity::EmailAddress;
use leptos::prelude::*;

use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, identity as say};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Button, Field, LinkButton, Look, Note, PageHead, PasswordField, Tone};

/// The part of one's account where another address is asked for. `sent` says that it was just done.
pub(super) fn section(ctx: &Ctx, awaited: Option<&str>, again: &Again, sent: bool) -> AnyView {
    let locale = ctx.locale;
    let action = ctx.href(&Route::Account);
    let waiting = awaited.map(|email| waiting(locale, action.clone(), email, sent));
    view! {
        <h2>{say::address::title(locale)}</h2>
        {waiting}
        <form method="post" action=action novalidate>
            <p class="hint">{say::address::how(locale)}</p>
            <Field
                locale
                name="email"
                kind="email"
                autocomplete="email"
                label=say::address::field(locale)
                hint=say::address::certificates(locale)
                value=again.typed("email")
                problem=again.problem("email")
            />
            <PasswordField
                locale
                name="password"
                label=say::address::password(locale)
                hint=say::address::password_hint(locale)
                problem=again.problem("password")
            />
            <p><Button name="do" value="email">{say::address::submit(locale)}</Button></p>
        </form>
    }
    .into_any()
}

/// What is said while the link has not been opened; the same whether or not the address has an account.
fn waiting(locale: Locale, action: String, email: &str, sent: bool) -> AnyView {
    let text = say::address::waiting(locale, email);
    view! {
        <Note locale tone=Tone::Info announced=sent><p>{text}</p></Note>
        <form method="post" action=action>
            <p>
                <Button name="do" value="keep-email" look=Look::Quiet>{say::address::keep(locale)}</Button>
            </p>
        </form>
    }
    .into_any()
}

/// Confirms the new address by a button, so that a mail scanner that opens every link changes nothing.
pub(super) fn confirm(ctx: &Ctx, token: String, email: &EmailAddress) -> Page {
    let locale = ctx.locale;
    let action = ctx.href(&Route::NewEmail);
    let lead = say::address::confirm_lead(locale, email);
    Page::new(say::address::confirm_title(locale), move || {
        view! {
            <div class="auth">
                <PageHead title=say::address::confirm_title(locale) lead=lead/>
                <form method="post" action=action novalidate>
                    <input type="hidden" name="token" value=token/>
                    <p><Button>{say::address::confirm(locale)}</Button></p>
                </form>
            </div>
        }
    })
}

/// A link that no longer works.
pub(super) fn dead(ctx: &Ctx) -> Page {
    unchanged(ctx, say::address::dead(ctx.locale))
}

/// Another account was given the address after the link was sent.
pub(super) fn taken(ctx: &Ctx) -> Page {
    unchanged(ctx, say::address::taken(ctx.locale))
}

fn unchanged(ctx: &Ctx, why: &'static str) -> Page {
    let locale = ctx.locale;
    let account = ctx.href(&Route::Account);
    Page::new(say::address::confirm_title(locale), move || {
        view! {
            <div class="auth">
                <PageHead title=say::address::confirm_title(locale)/>
                <Note locale tone=Tone::Warn announced=true><p>{why}</p></Note>
                <p><LinkButton href=account>{say::address::account(locale)}</LinkButton></p>
            </div>
        }
    })
}
