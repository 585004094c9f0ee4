//! Lost passwords: asking for a link, choosing a new one.

use leptos::prelude::*;

use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::identity as say;
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Button, Field, LinkButton, Note, PageHead, PasswordField, Tone};

/// Asks where to send the link.
pub(super) fn forgot(ctx: &Ctx, again: Again) -> Page {
    let locale = ctx.locale;
    let [action, back] = [Route::Forgot, Route::Login].map(|route| ctx.href(&route));
    Page::new(say::forgot::title(locale), move || {
        view! {
            <div class="auth">
                <PageHead title=say::forgot::title(locale) lead=say::forgot::lead(locale)/>
                {again.summary(locale, vec![("email", say::forgot::email(locale))])}
                <form method="post" action=action novalidate>
                    <Field
                        locale
                        name="email"
                        kind="email"
                        autocomplete="username"
                        label=say::forgot::email(locale)
                        value=again.typed("email")
                        problem=again.problem("email")
                    />
                    <p class="bar ends">
                        <Button>{say::forgot::submit(locale)}</Button>
                        <a href=back>{say::forgot::back(locale)}</a>
                    </p>
                </form>
            </div>
        }
    })
}

/// Chooses a new password with a link that works.
pub(super) fn reset(ctx: &Ctx, again: Again, token: String) -> Page {
    let locale = ctx.locale;
    let action = ctx.href(&Route::Reset);
    Page::new(say::reset::title(locale), move || {
        view! {
            <div class="auth">
                <PageHead title=say::reset::title(locale) lead=say::reset::lead(locale)/>
                {again.summary(locale, vec![("password", say::reset::password(locale))])}
                <form method="post" action=action novalidate>
                    <input type="hidden" name="token" value=token/>
                    <PasswordField
                        locale
                        name="password"
                        new=true
                        label=say::reset::password(locale)
                        hint=say::sign_up::password_hint(locale)
                        problem=again.problem("password")
                    />
                    <p><Button>{say::reset::submit(locale)}</Button></p>
                </form>
            </div>
        }
    })
}

/// A link that no longer works.
pub(super) fn dead_reset(ctx: &Ctx) -> Page {
    let locale = ctx.locale;
    let again = ctx.href(&Route::Forgot);
    Page::new(say::reset::title(locale), move || {
        view! {
            <div class="auth">
                <PageHead title=say::reset::title(locale)/>
                <Note locale tone=Tone::Warn announced=true><p>{say::reset::dead(locale)}</p></Note>
                <p><LinkButton href=again>{say::reset::again(locale)}</LinkButton></p>
            </div>
        }
    })
}
