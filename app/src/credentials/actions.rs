//! Forms of the credentials room.

use contract::Fault;
use contract::credentials::{EndShareLink, Issue, MakeShareLink, Revoke};
use domain::Problem;
use domain::credentials::{Code, CodeKey, LABEL_LENGTH, ShareToken, Shown};
use domain::identity::Password;

use super::own;
use super::register::{self, Asked};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::form::{Form, Parser};
use crate::page::Outcome;
use crate::routes::Route;

/// Issues a certificate, or takes one back.
pub async fn register(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let asked = Asked::read(|name| form.get(name));
    let done = match form.get("do") {
        "issue" => issue(ctx, form).await.map(|code| ("issued", code)),
        "revoke" => revoke(ctx, form).await.map(|code| ("revoked", code)),
        _ => return Err(Fault::NotFound),
    };
    match done {
        Ok((what, code)) => Ok(Outcome::see_other(asked.done(ctx, (what, code.as_str())))),
        Err(fault) => {
            let again = Again::after(ctx.locale, form, fault)?;
            let view = ctx.ports.credentials.register(&ctx.viewer, asked.query(), ctx.locale).await?;
            Ok(again.outcome(|again| register::register(ctx, view, &asked, &again)))
        }
    }
}

async fn issue(ctx: &Ctx, form: &Form) -> Result<Code, Fault> {
    let learner = form.get("learner").parse().map_err(|_| Fault::NotFound)?;
    let course = form.get("course").parse().map_err(|_| Fault::NotFound)?;
    ctx.ports.credentials.issue(&ctx.viewer, Issue { learner, course }).await
}

async fn revoke(ctx: &Ctx, form: &Form) -> Result<Code, Fault> {
    let mut fields = Parser::new(form);
    let code = fields.take("revoke", |raw| Code::parse(raw).map_err(|_| Problem::NotAChoice));
    let reason = fields.take("reason", |raw| domain::problem::text(raw, 500));
    let password = fields.take("password", Password::present);
    let (Some(code), Some(reason), Some(password)) = (code, reason, password) else {
        return Err(Fault::Invalid { problems: fields.finish().err().unwrap_or_default() });
    };
    let command = Revoke { code: code.clone(), reason, password };
    ctx.ports.credentials.revoke(&ctx.viewer, command).await.map(|()| code)
}

/// Makes a link to a certificate of one's own, or ends one.
pub async fn own_certificate(ctx: &Ctx, form: &Form, code: &str) -> Result<Outcome, Fault> {
    ctx.member()?;
    let key = CodeKey::parse(code).map_err(|_| Fault::NotFound)?;
    match form.get("do") {
        "share" => {
            let made = share(ctx, form, key.clone()).await;
            let fresh = made.map(|token| (own::Done::Made(token), None));
            let (done, again) = fresh.or_else(|fault| {
                Again::after(ctx.locale, form, fault).map(|again| (own::Done::Nothing, Some(again)))
            })?;
            let view = ctx.ports.credentials.own_certificate(&ctx.viewer, &key, ctx.locale).await?;
            Ok(match again {
                Some(again) => again.outcome(|again| own::certificate(ctx, view, again, done)),
                // Not another page: what opens the link is told here and never again.
                None => Outcome::page(own::certificate(ctx, view, Again::fresh(), done)),
            })
        }
        "end" => {
            let link = form.get("link").parse().map_err(|_| Fault::NotFound)?;
            ctx.ports.credentials.end_share(&ctx.viewer, EndShareLink { certificate: key, link }).await?;
            let page = Route::OwnCertificate(code.to_owned()).href_with(ctx.locale, &[("ended", "yes")]);
            Ok(Outcome::see_other(page))
        }
        _ => Err(Fault::NotFound),
    }
}

async fn share(ctx: &Ctx, form: &Form, certificate: CodeKey) -> Result<ShareToken, Fault> {
    let mut fields = Parser::new(form);
    let label = fields.take("label", |raw| domain::problem::text(raw, LABEL_LENGTH));
    let shows = fields.take("shows", |raw| Shown::parse(raw).ok_or(Problem::NotAChoice));
    let until = fields.take("until", |raw| match raw.trim() {
        "" => Ok(None),
        day => domain::problem::day(day).map(Some),
    });
    let (Some(label), Some(shows), Some(until)) = (label, shows, until) else {
        return Err(Fault::Invalid { problems: fields.finish().err().unwrap_or_default() });
    };
    ctx.ports.credentials.share(&ctx.viewer, MakeShareLink { certificate, label, shows, until }).await
}
