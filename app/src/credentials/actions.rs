//! Forms of the credentials room.

use contract::Fault;
use contract::credentials::{Issue, Revoke};
use domain::Problem;
use domain::credentials::Code;
use domain::identity::Password;

use super::register::{self, Asked};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::form::{Form, Parser};
use crate::page::Outcome;

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
