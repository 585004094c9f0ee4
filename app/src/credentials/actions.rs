//! Forms of the credentials room.

use contract::Fault;
use contract::credentials::{
    self, Appraise, Declare, Declared, EndShareLink, Issue, MakeShareLink, ProposeReissue, RecordEducation,
    Reissue, Revoke, Suspend,
};
use domain::Problem;
use domain::credentials::{Act, Code, CodeKey, LABEL_LENGTH, ShareToken, Shown, Source, Unreadable};
use domain::identity::Password;
use domain::problem;

use super::own;
use super::register::{self, Asked};
use super::{checks, documents, examination, management, prerequisites, renewal, show, verification, words};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::form::{Form, Parser};
use crate::page::Outcome;
use crate::routes::Route;

/// Issues a certificate, proposes one, or takes a proposal back.
pub async fn register(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    ctx.member()?;
    let asked = Asked::read(|name| form.get(name));
    let credentials = &ctx.ports.credentials;
    let done = match form.get("do") {
        "issue" => {
            credentials.issue(&ctx.viewer, to_whom(form)?).await.map(|code| ("issued", code.to_string()))
        }
        "propose" => {
            let proposed = credentials.propose(&ctx.viewer, to_whom(form)?).await;
            proposed.map(|()| ("proposal", "made".to_owned()))
        }
        "withdraw" => {
            let withdrawn = credentials.withdraw_proposal(&ctx.viewer, to_whom(form)?).await;
            withdrawn.map(|()| ("proposal", "withdrawn".to_owned()))
        }
        _ => return Err(Fault::NotFound),
    };
    match done {
        Ok((what, value)) => Ok(Outcome::see_other(asked.done(ctx, (what, &value)))),
        Err(fault) => {
            let again = Again::after(ctx.locale, form, fault)?;
            let view = ctx.ports.credentials.register(&ctx.viewer, asked.query(), ctx.locale).await?;
            Ok(again.outcome(|again| register::register(ctx, view, &asked, &again)))
        }
    }
}

/// Checks what somebody shows, a file or a text. Nothing of it is kept.
pub async fn verify(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let file = form.files.iter().find(|file| file.field == "file");
    let is_text = form.fields.iter().any(|(name, _)| name == "text");
    let field = if is_text && file.is_none() { "text" } else { "file" };
    let typed = Form { fields: form.fields.clone(), files: Vec::new() };
    let refuse = |reason: Unreadable| {
        let again = Again::saying(typed.clone(), field, words::unreadable(ctx.locale, reason));
        Ok(again.outcome(|again| show::ask(ctx, &again, Vec::new())))
    };
    let shown = match file.map(|file| &file.content) {
        Some(Ok(bytes)) => bytes.clone(),
        Some(Err(_)) => return refuse(Unreadable::TooLarge),
        None => form.get("text").as_bytes().to_vec(),
    };
    let asked = credentials::Asked { at: None, thorough: true };
    match ctx.ports.credentials.examine(shown, asked, ctx.from, ctx.locale).await {
        Ok(Ok(view)) => match (view.source, &view.kept) {
            // A page of its own, which can be reloaded and shared.
            (Source::Code | Source::Link, Some(kept)) => {
                let href = ctx.href(&Route::Verification(kept.code.to_string()));
                Ok(Outcome::see_other(href + &show::token(form.get("text"))))
            }
            _ => Ok(Outcome::page(examination::examination(ctx, *view))),
        },
        Ok(Err(reason)) => refuse(reason),
        Err(Fault::NotFound) => {
            let code = form.get("text").trim().rsplit(['/', '=']).next().unwrap_or_default();
            Ok(Outcome::page(verification::not_found(ctx, code)))
        }
        Err(fault) => {
            let again = Again::after(ctx.locale, &typed, fault)?;
            Ok(again.outcome(|again| show::ask(ctx, &again, Vec::new())))
        }
    }
}

/// To whom, and for which course.
fn to_whom(form: &Form) -> Result<Issue, Fault> {
    let learner = form.get("learner").parse().map_err(|_| Fault::NotFound)?;
    let course = form.get("course").parse().map_err(|_| Fault::NotFound)?;
    Ok(Issue { learner, course })
}

/// Does something with a certificate.
pub async fn certificate(ctx: &Ctx, form: &Form, code: &str) -> Result<Outcome, Fault> {
    ctx.member()?;
    let key = CodeKey::parse(code).map_err(|_| Fault::NotFound)?;
    let code = Code::parse(code).map_err(|_| Fault::NotFound)?;
    let asked = management::Asked::read(|name| form.get(name));
    let act = asked.act().ok_or(Fault::NotFound)?;
    let done = match form.get("do") {
        "propose" => propose(ctx, form, &code, act).await.map(|()| management::proposed(ctx, code.as_str())),
        _ => perform(ctx, form, &code, act).await.map(|code| management::done(ctx, code.as_str(), act)),
    };
    match done {
        Ok(next) => Ok(Outcome::see_other(next)),
        Err(fault) => {
            let again = Again::after(ctx.locale, form, fault)?;
            let view = ctx.ports.credentials.certificate(&ctx.viewer, &key, ctx.locale).await?;
            Ok(again.outcome(|again| management::certificate(ctx, view, &asked, &again)))
        }
    }
}

/// Proposes a new record, where two people issue.
async fn propose(ctx: &Ctx, form: &Form, code: &Code, act: Act) -> Result<(), Fault> {
    let cause = act.cause().ok_or(Fault::NotFound)?;
    let mut fields = Parser::new(form);
    let reason = fields.take("reason", |raw| problem::text(raw, 500));
    let Some(reason) = reason else {
        return Err(Fault::Invalid { problems: fields.finish().err().unwrap_or_default() });
    };
    let command = ProposeReissue { code: code.clone(), cause, reason };
    ctx.ports.credentials.propose_reissue(&ctx.viewer, command).await
}

/// Does what was asked for; the code is that of the certificate to look at afterwards.
async fn perform(ctx: &Ctx, form: &Form, code: &Code, act: Act) -> Result<Code, Fault> {
    let mut fields = Parser::new(form);
    let reason = fields.take("reason", |raw| problem::text(raw, 500));
    let password = fields.take("password", Password::present);
    let (Some(reason), Some(password)) = (reason, password) else {
        return Err(Fault::Invalid { problems: fields.finish().err().unwrap_or_default() });
    };
    let (credentials, code) = (&ctx.ports.credentials, code.clone());
    match act {
        Act::Suspend => {
            let command = Suspend { code: code.clone(), reason, password };
            credentials.suspend(&ctx.viewer, command).await.map(|()| code)
        }
        Act::Revoke => {
            let command = Revoke { code: code.clone(), reason, password };
            credentials.revoke(&ctx.viewer, command).await.map(|()| code)
        }
        Act::Reinstate | Act::Correct | Act::Renew => {
            let cause = act.cause().ok_or(Fault::NotFound)?;
            credentials.reissue(&ctx.viewer, Reissue { code, cause, reason, password }).await
        }
    }
}

/// Declares a prerequisite, or takes one back.
pub async fn prerequisites(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    ctx.member()?;
    let done = |done| Outcome::see_other(Route::Prerequisites.href_with(ctx.locale, &[("done", done)]));
    if form.get("do") == "take-back" {
        let id = form.get("id").parse().map_err(|_| Fault::NotFound)?;
        ctx.ports.credentials.take_back(&ctx.viewer, Declared::Prerequisite(id)).await?;
        return Ok(done("taken-back"));
    }
    let taken = documents::take(ctx, form).await?;
    match declare(ctx, &taken).await {
        Ok(()) => Ok(done("declared")),
        Err(fault) => {
            let again = Again::after(ctx.locale, &taken.form, fault)?;
            let view = ctx.ports.credentials.prerequisites(&ctx.viewer, ctx.locale).await?;
            Ok(again.outcome(|again| prerequisites::prerequisites(ctx, view, &again, None)))
        }
    }
}

async fn declare(ctx: &Ctx, taken: &documents::Taken) -> Result<(), Fault> {
    let mut fields = Parser::new(&taken.form);
    let kind = fields.take("kind", |raw| match raw {
        "" => Err(Problem::Required),
        raw => raw.parse().map_err(|_| Problem::NotAChoice),
    });
    let provider = fields.take("provider", |raw| problem::text(raw, 120));
    let number = fields.take("number", |raw| problem::optional_text(raw, 60));
    let issued_on = fields.take("issued_on", problem::day);
    let expires_on = fields.take("expires_on", problem::day);
    if let Some(problem) = &taken.problem {
        fields.note(&problem.field, problem.problem.clone());
    }
    fields.finish().map_err(|problems| Fault::Invalid { problems })?;
    let (Some(kind), Some(provider), Some(number)) = (kind, provider, number) else {
        return Err(Fault::NotFound);
    };
    let (Some(issued_on), Some(expires_on)) = (issued_on, expires_on) else { return Err(Fault::NotFound) };
    let command = Declare { kind, provider, number, issued_on, expires_on, document: taken.document };
    ctx.ports.credentials.declare(&ctx.viewer, command).await
}

/// Records continuing education, takes it back, or asks for the renewal.
pub async fn renewal(ctx: &Ctx, form: &Form, code: &str) -> Result<Outcome, Fault> {
    ctx.member()?;
    let key = CodeKey::parse(code).map_err(|_| Fault::NotFound)?;
    let code = Code::parse(code).map_err(|_| Fault::NotFound)?;
    let mut sent = form.clone();
    let done = match form.get("do") {
        "record" => {
            let taken = documents::take(ctx, form).await?;
            let recorded = record_education(ctx, &taken, &code).await;
            sent = taken.form;
            recorded.map(|()| "recorded")
        }
        "take-back" => {
            let id = form.get("id").parse().map_err(|_| Fault::NotFound)?;
            let taken = ctx.ports.credentials.take_back(&ctx.viewer, Declared::Education(id)).await;
            taken.map(|()| "taken-back")
        }
        "request" => ctx.ports.credentials.request_renewal(&ctx.viewer, &code).await.map(|()| "requested"),
        _ => return Err(Fault::NotFound),
    };
    match done {
        Ok(done) => {
            let page = Route::Renewal(code.to_string());
            Ok(Outcome::see_other(page.href_with(ctx.locale, &[("done", done)])))
        }
        Err(fault) => {
            let again = Again::after(ctx.locale, &sent, fault)?;
            let view = ctx.ports.credentials.renewal(&ctx.viewer, &key, ctx.locale).await?;
            Ok(again.outcome(|again| renewal::renewal(ctx, view, &again, "")))
        }
    }
}

async fn record_education(ctx: &Ctx, taken: &documents::Taken, code: &Code) -> Result<(), Fault> {
    let mut fields = Parser::new(&taken.form);
    let title = fields.take("title", |raw| problem::text(raw, 160));
    let provider = fields.take("provider", |raw| problem::text(raw, 120));
    let completed_on = fields.take("completed_on", problem::day);
    let hours = fields.take("hours", |raw| match raw.trim() {
        "" => Err(Problem::Required),
        raw => raw.parse::<u16>().map_err(|_| Problem::NotANumber),
    });
    if let Some(problem) = &taken.problem {
        fields.note(&problem.field, problem.problem.clone());
    }
    fields.finish().map_err(|problems| Fault::Invalid { problems })?;
    let (Some(title), Some(provider)) = (title, provider) else { return Err(Fault::NotFound) };
    let (Some(completed_on), Some(hours)) = (completed_on, hours) else { return Err(Fault::NotFound) };
    let document = taken.document;
    let command = RecordEducation { code: code.clone(), title, provider, completed_on, hours, document };
    ctx.ports.credentials.record_education(&ctx.viewer, command).await
}

/// Decides about something that somebody declared.
pub async fn checks(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    ctx.member()?;
    let asked = checks::Asked::read(|name| form.get(name));
    match appraise(ctx, form).await {
        Ok(()) => Ok(Outcome::see_other(checks::done(ctx))),
        Err(fault) => {
            let again = Again::after(ctx.locale, form, fault)?;
            let view = ctx.ports.credentials.checks(&ctx.viewer).await?;
            Ok(again.outcome(|again| checks::checks(ctx, view, &asked, &again)))
        }
    }
}

async fn appraise(ctx: &Ctx, form: &Form) -> Result<(), Fault> {
    let what = match form.get("what").split_once('-') {
        Some(("prerequisite", id)) => id.parse().ok().map(Declared::Prerequisite),
        Some(("education", id)) => id.parse().ok().map(Declared::Education),
        _ => None,
    };
    let what = what.ok_or(Fault::NotFound)?;
    let refuse = match form.get("do") {
        "accept" => None,
        "refuse" => {
            let mut fields = Parser::new(form);
            let reason = fields.take("reason", |raw| problem::text(raw, 500));
            fields.finish().map_err(|problems| Fault::Invalid { problems })?;
            reason
        }
        _ => return Err(Fault::NotFound),
    };
    ctx.ports.credentials.appraise(&ctx.viewer, Appraise { what, refuse }).await
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
