//! Forms of the identity room.

use contract::identity::{ChangeEmail, ChangeRoles, SignIn, SignUp};
use contract::{Fault, Reason};
use domain::identity::{DisplayName, EmailAddress, Password, Role};
use domain::{FieldProblem, Problem};

use super::account::Done;
use super::{account, address, admin, entry, lost};
use crate::again::Again;
use crate::ctx::{Ctx, Theme};
use crate::form::{Form, Parser};
use crate::page::{Outcome, SessionChange};
use crate::routes::Route;

/// Signs in and goes to where one wanted to go.
pub async fn login(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let next = Route::local(form.get("next"));
    let again =
        |again: Again| again.outcome(|again| entry::login(ctx, again, Route::local(form.get("next")), None));
    let mut fields = Parser::new(form);
    let email = fields.take("email", EmailAddress::parse);
    let password = fields.take("password", Password::present);
    let (Some(email), Some(password)) = (email, password) else {
        return Ok(again(wrong(ctx, form, fields)));
    };
    let command = SignIn { email, password, from: ctx.from, device: ctx.device.clone() };
    match ctx.ports.identity.sign_in(command).await {
        Ok(session) => {
            let next = next.unwrap_or_else(|| ctx.href(&entry::landing(session.member.roles)));
            Ok(Outcome::see_other(next).with_session(SessionChange::Start(Box::new(session))))
        }
        Err(fault) => Ok(again(Again::after(ctx.locale, form, fault)?)),
    }
}

/// Signs out of this browser, even if the session had ended already.
pub async fn logout(ctx: &Ctx, _form: &Form) -> Result<Outcome, Fault> {
    ctx.ports.identity.sign_out(&ctx.viewer).await?;
    Ok(Outcome::see_other(ctx.href(&Route::Home)).with_session(SessionChange::End))
}

/// Opens an account; says the same whether or not the address was known.
pub async fn sign_up(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let again = |again: Again| again.outcome(|again| entry::sign_up(ctx, again));
    let mut fields = Parser::new(form);
    let name = fields.take("name", DisplayName::parse);
    let email = fields.take("email", EmailAddress::parse);
    let password = fields.take("password", Password::choose);
    let (Some(name), Some(email), Some(password)) = (name, email, password) else {
        return Ok(again(wrong(ctx, form, fields)));
    };
    let command = SignUp { name, email, password, locale: ctx.locale, from: ctx.from };
    match ctx.ports.identity.sign_up(command).await {
        Ok(()) => Ok(Outcome::see_other(Route::SignUp.href_with(ctx.locale, &[("sent", "yes")]))),
        Err(fault) => Ok(again(Again::after(ctx.locale, form, fault)?)),
    }
}

/// Confirms the address and signs in.
pub async fn confirm(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    match ctx.ports.identity.confirm_email(form.get("token"), ctx.from, &ctx.device).await {
        Ok(session) => Ok(Outcome::see_other(ctx.href(&entry::landing(session.member.roles)))
            .with_session(SessionChange::Start(Box::new(session)))),
        Err(Fault::Refused { reason: Reason::DeadLink }) => Ok(Outcome::again(entry::dead_confirmation(ctx))),
        Err(fault) => Err(fault),
    }
}

/// Sends a link for a new password; says the same whether or not the address was known.
pub async fn forgot(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let again = |again: Again| again.outcome(|again| lost::forgot(ctx, again));
    let mut fields = Parser::new(form);
    let Some(email) = fields.take("email", EmailAddress::parse) else {
        return Ok(again(wrong(ctx, form, fields)));
    };
    match ctx.ports.identity.request_reset(email, ctx.locale, ctx.from).await {
        Ok(()) => Ok(Outcome::see_other(Route::Forgot.href_with(ctx.locale, &[("sent", "yes")]))),
        Err(fault) => Ok(again(Again::after(ctx.locale, form, fault)?)),
    }
}

/// Sets a new password; every device is signed out, this one too.
pub async fn reset(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let token = form.get("token");
    let mut fields = Parser::new(form);
    let Some(password) = fields.take("password", Password::choose) else {
        let again = wrong(ctx, form, fields);
        return Ok(again.outcome(|again| lost::reset(ctx, again, token.to_owned())));
    };
    match ctx.ports.identity.reset_password(token, password).await {
        Ok(()) => Ok(Outcome::see_other(Route::Login.href_with(ctx.locale, &[("done", "reset")]))
            .with_session(SessionChange::End)),
        Err(Fault::Refused { reason: Reason::DeadLink }) => Ok(Outcome::again(lost::dead_reset(ctx))),
        Err(fault) => Err(fault),
    }
}

/// Changes the name, asks for another address, keeps the present one, or signs out everywhere.
pub async fn account(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    match form.get("do") {
        "everywhere" => {
            ctx.ports.identity.sign_out_everywhere(&ctx.viewer).await?;
            Ok(Outcome::see_other(Route::Login.href_with(ctx.locale, &[("done", "everywhere")]))
                .with_session(SessionChange::End))
        }
        "email" => ask_for_email(ctx, form).await,
        "keep-email" => {
            ctx.ports.identity.withdraw_email_change(&ctx.viewer).await?;
            Ok(done(ctx, Done::Kept))
        }
        _ => rename(ctx, form).await,
    }
}

fn done(ctx: &Ctx, done: Done) -> Outcome {
    Outcome::see_other(Route::Account.href_with(ctx.locale, &[("saved", done.as_str())]))
}

async fn rename(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let mut fields = Parser::new(form);
    let Some(name) = fields.take("name", DisplayName::parse) else {
        let view = ctx.ports.identity.account(&ctx.viewer).await?;
        let again = wrong(ctx, form, fields);
        return Ok(again.outcome(|again| account::account(ctx, view, again, None)));
    };
    ctx.ports.identity.rename(&ctx.viewer, name).await?;
    Ok(done(ctx, Done::Renamed))
}

/// Sends a link to the address somebody wants to have; says the same whether or not it has an account.
async fn ask_for_email(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let mut fields = Parser::new(form);
    let email = fields.take("email", EmailAddress::parse);
    let password = fields.take("password", Password::present);
    let fault = match (email, password) {
        (Some(email), Some(password)) => {
            let command = ChangeEmail { email, password, from: ctx.from };
            match ctx.ports.identity.request_email_change(&ctx.viewer, command).await {
                Ok(()) => return Ok(done(ctx, Done::Asked)),
                Err(fault) => fault,
            }
        }
        _ => Fault::Invalid { problems: problems(fields) },
    };
    let again = Again::after(ctx.locale, form, fault)?;
    let view = ctx.ports.identity.account(&ctx.viewer).await?;
    Ok(again.outcome(|again| account::account(ctx, view, again, None)))
}

/// Moves the account to the address that the letter's link was sent to; this device stays signed in.
pub async fn new_email(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    match ctx.ports.identity.change_email(&ctx.viewer, form.get("token")).await {
        Ok(()) => Ok(done(ctx, Done::Moved)),
        Err(Fault::Refused { reason: Reason::DeadLink }) => Ok(Outcome::again(address::dead(ctx))),
        Err(Fault::Refused { reason: Reason::AddressTaken }) => Ok(Outcome::again(address::taken(ctx))),
        Err(fault) => Err(fault),
    }
}

/// Remembers the colours and goes back to where one was.
pub async fn theme(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let back = Route::local(form.get("back")).unwrap_or_else(|| ctx.href(&Route::Home));
    Ok(Outcome { theme: Some(Theme::parse(form.get("theme"))), ..Outcome::see_other(back) })
}

/// Changes what somebody may act as.
pub async fn admin(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let asked = admin::Asked::read(|name| form.get(name));
    let user = asked.edit().ok_or(Fault::NotFound)?;
    let mut fields = Parser::new(form);
    let reason = fields.take("reason", |raw| domain::problem::text(raw, 500));
    let password = fields.take("password", Password::present);
    let roles: Option<Vec<_>> = form.all("roles").map(Role::parse).collect();
    if roles.is_none() {
        fields.note("roles", Problem::NotAChoice);
    }
    let fault = match (reason, password, roles) {
        (Some(reason), Some(password), Some(roles)) => {
            let command = ChangeRoles { user, roles: roles.into_iter().collect(), reason, password };
            match ctx.ports.identity.change_roles(&ctx.viewer, command).await {
                Ok(()) => {
                    let asked = admin::Asked::read(|name| if name == "user" { "" } else { form.get(name) });
                    return Ok(Outcome::see_other(asked.href(ctx, asked.query().page, ("changed", "yes"))));
                }
                Err(fault) => fault,
            }
        }
        _ => Fault::Invalid { problems: problems(fields) },
    };
    let again = Again::after(ctx.locale, form, fault)?;
    let view = ctx.ports.identity.accounts(&ctx.viewer, asked.query()).await?;
    Ok(again.outcome(|again| admin::admin(ctx, view, asked, again, false)))
}

fn wrong(ctx: &Ctx, form: &Form, fields: Parser<'_>) -> Again {
    Again::with(ctx.locale, form.clone(), &problems(fields))
}

fn problems(fields: Parser<'_>) -> Vec<FieldProblem> {
    fields.finish().err().unwrap_or_default()
}
