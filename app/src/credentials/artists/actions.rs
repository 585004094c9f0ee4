//! Forms of the directory.

use std::collections::BTreeSet;

use contract::Fault;
use contract::credentials::artists::{
    AnswerReview, Judge, Judgement, PlaceAsked, SaveProfile, WithdrawReview, WriteReview, WriteToArtist,
};
use domain::credentials::CodeKey;
use domain::credentials::artists::{
    self as rules, Answer, Answers, ArtistSlug, Language, Question, Service, WebAddress,
};
use domain::identity::{DisplayName, EmailAddress};
use domain::{FieldProblem, Problem, problem};
use time::OffsetDateTime;

use super::{client_review, codes as own_codes, moderation as queue, own_profile as own, pages, profile};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::form::{Form, Parser};
use crate::page::Outcome;
use crate::routes::Route;

/// Writes to an artist.
pub async fn write(ctx: &Ctx, form: &Form, slug: &ArtistSlug) -> Result<Outcome, Fault> {
    let sent = match message(ctx, form, slug) {
        Ok(command) => ctx.ports.artists.write(&ctx.viewer, command).await,
        Err(problems) => Err(Fault::Invalid { problems }),
    };
    match sent {
        Ok(()) => {
            let route = Route::Artist(slug.clone());
            Ok(Outcome::see_other(route.href_with(ctx.locale, &[("sent", "yes")])))
        }
        Err(fault) => {
            let again = Again::after(ctx.locale, form, fault)?;
            let view = ctx.ports.artists.artist(&ctx.viewer, slug, ctx.locale).await?;
            let guide = ctx.ports.artists.has_guide();
            Ok(again.outcome(|again| profile::artist(ctx, view, again, false, guide)))
        }
    }
}

fn message(ctx: &Ctx, form: &Form, slug: &ArtistSlug) -> Result<WriteToArtist, Vec<FieldProblem>> {
    let mut fields = Parser::new(form);
    let name = fields.take("name", DisplayName::parse);
    let email = fields.take("email", EmailAddress::parse);
    let message = fields.take("message", |raw| problem::text(raw, rules::MESSAGE));
    // Nobody sees this field; a program that fills in everything does.
    let empty =
        fields.take("subject", |raw| if raw.trim().is_empty() { Ok(()) } else { Err(Problem::NotEmpty) });
    let (Some(name), Some(email), Some(message), Some(())) = (name, email, message, empty) else {
        return Err(problems(fields));
    };
    let shown = form.get("shown").parse().ok();
    Ok(WriteToArtist {
        slug: slug.clone(),
        name,
        email,
        message,
        shown_at: shown.and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok()),
        locale: ctx.locale,
        from: ctx.from,
    })
}

/// Sends a review, or takes one back.
pub async fn review(ctx: &Ctx, form: &Form, slug: &ArtistSlug) -> Result<Outcome, Fault> {
    let code = form.get("code").to_owned();
    let Ok(key) = CodeKey::parse(&code) else { return Err(Fault::NotFound) };
    match form.get("do") {
        "send" => send_review(ctx, form, slug, &code, key).await,
        "withdraw" => withdraw_review(ctx, form, slug, &code, key).await,
        _ => Err(Fault::NotFound),
    }
}

async fn send_review(
    ctx: &Ctx,
    form: &Form,
    slug: &ArtistSlug,
    code: &str,
    key: CodeKey,
) -> Result<Outcome, Fault> {
    let mut fields = Parser::new(form);
    let mut take = |question: Question| {
        fields.take(question.as_str(), |raw| match raw {
            "" => Err(Problem::Required),
            raw => Answer::parse(raw).ok_or(Problem::NotAChoice),
        })
    };
    let answers = Question::ALL.map(&mut take);
    let text = fields.take("text", |raw| problem::text(raw, rules::REVIEW));
    let sent = match (answers, text) {
        ([Some(explained), Some(opened), Some(price), Some(aftercare), Some(again)], Some(text)) => {
            let command = WriteReview {
                slug: slug.clone(),
                code: key,
                answers: Answers { explained, opened, price, aftercare, again },
                text,
                locale: ctx.locale,
                from: ctx.from,
            };
            ctx.ports.artists.write_review(&ctx.viewer, command).await
        }
        _ => Err(Fault::Invalid { problems: problems(fields) }),
    };
    match sent {
        Ok(kept) => Ok(Outcome::page(client_review::receipt(ctx, slug, code, &kept))),
        Err(fault) => review_again(ctx, form, slug, code, fault).await,
    }
}

async fn withdraw_review(
    ctx: &Ctx,
    form: &Form,
    slug: &ArtistSlug,
    code: &str,
    key: CodeKey,
) -> Result<Outcome, Fault> {
    let mut fields = Parser::new(form);
    let kept = fields.take("key", |raw| {
        let raw = problem::text(raw, 80)?;
        CodeKey::parse(&raw).map_err(|_| Problem::Mismatch)
    });
    let done = match kept {
        Some(kept) => {
            let command = WithdrawReview { slug: slug.clone(), code: key, key: kept, from: ctx.from };
            ctx.ports.artists.withdraw_review(&ctx.viewer, command).await
        }
        None => Err(Fault::Invalid { problems: problems(fields) }),
    };
    match done {
        Ok(()) => {
            let query = [("code", code), ("done", "withdrawn")];
            Ok(Outcome::see_other(Route::ArtistReview(slug.clone()).href_with(ctx.locale, &query)))
        }
        Err(fault) => review_again(ctx, form, slug, code, fault).await,
    }
}

async fn review_again(
    ctx: &Ctx,
    form: &Form,
    slug: &ArtistSlug,
    code: &str,
    fault: Fault,
) -> Result<Outcome, Fault> {
    let again = Again::after(ctx.locale, form, fault)?;
    let page = pages::review_with(ctx, slug, code.to_owned(), again.clone(), false).await?;
    Ok(again.outcome(|_| page))
}

/// Keeps, publishes or hides one's own profile.
pub async fn own_profile(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let done = |what| Outcome::see_other(Route::ArtistProfile.href_with(ctx.locale, &[("done", what)]));
    match form.get("do") {
        "publish" => {
            ctx.ports.artists.show_profile(&ctx.viewer, true).await?;
            return Ok(done("published"));
        }
        "hide" => {
            ctx.ports.artists.show_profile(&ctx.viewer, false).await?;
            return Ok(done("hidden"));
        }
        "save" => {}
        _ => return Err(Fault::NotFound),
    }
    let saved = match written_profile(form) {
        Ok(command) => ctx.ports.artists.save_profile(&ctx.viewer, command).await,
        Err(problems) => Err(Fault::Invalid { problems }),
    };
    match saved {
        Ok(()) => Ok(Outcome::see_other(Route::ArtistPreview.href_with(ctx.locale, &[("saved", "yes")]))),
        Err(fault) => {
            let view = ctx.ports.artists.own_profile(&ctx.viewer, ctx.locale).await?;
            let offered = ctx.ports.artists.places(form.get("place"), ctx.locale).await?;
            let again = Again::after(ctx.locale, form, fault)?;
            Ok(again.outcome(|again| own::own_profile(ctx, view, again, offered, None)))
        }
    }
}

fn written_profile(form: &Form) -> Result<SaveProfile, Vec<FieldProblem>> {
    let mut fields = Parser::new(form);
    let slug = fields.take("slug", ArtistSlug::parse);
    let place = fields.take("place", |raw| problem::text(raw, 120));
    let services = several(&mut fields, form, "services", Service::parse);
    let languages = several(&mut fields, form, "languages", Language::parse);
    let about = fields.take("about", |raw| problem::optional_text(raw, rules::ABOUT));
    let studio = fields.take("studio", rules::studio);
    let website = fields.take("website", WebAddress::optional);
    let (Some(slug), Some(place), Some(services), Some(languages), Some(about), Some(studio), Some(website)) =
        (slug, place, services, languages, about, studio, website)
    else {
        return Err(problems(fields));
    };
    Ok(SaveProfile {
        slug,
        place: PlaceAsked { text: place, chosen: form.get("at").parse().ok() },
        languages,
        services,
        about,
        studio,
        website,
        contact: form.ticked("contact"),
        indexed: form.ticked("indexed"),
    })
}

/// At least one of a closed list.
fn several<T: Ord>(
    fields: &mut Parser<'_>,
    form: &Form,
    name: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Option<BTreeSet<T>> {
    let all: Option<BTreeSet<T>> = form.all(name).map(parse).collect();
    match all {
        Some(all) if !all.is_empty() => Some(all),
        Some(_) => {
            fields.note(name, Problem::Required);
            None
        }
        None => {
            fields.note(name, Problem::NotAChoice);
            None
        }
    }
}

/// Makes a code, or answers a review.
pub async fn codes(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let here = |query: (&str, &str)| Route::ArtistCodes.href_with(ctx.locale, &[query]);
    let done = match form.get("do") {
        "give" => {
            let given = ctx.ports.artists.give_code(&ctx.viewer, form.get("label").to_owned()).await;
            given.map(|code| format!("{}#slip", here(("slip", code.as_str()))))
        }
        "answer" => {
            let review = form.get("answer").parse().map_err(|_| Fault::NotFound)?;
            let command = AnswerReview { review, text: form.get("reply").to_owned() };
            let answered = ctx.ports.artists.answer_review(&ctx.viewer, command).await;
            answered.map(|()| here(("answered", "yes")))
        }
        _ => return Err(Fault::NotFound),
    };
    match done {
        Ok(href) => Ok(Outcome::see_other(href)),
        Err(fault) => {
            let again = Again::after(ctx.locale, form, fault)?;
            let view = ctx.ports.artists.codes(&ctx.viewer).await?;
            let asked = own_codes::Asked::read(|name| form.get(name));
            Ok(again.outcome(|again| own_codes::codes(ctx, view, asked, again)))
        }
    }
}

/// Publishes or refuses what somebody wrote.
pub async fn moderation(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let asked = queue::Asked::read(|name| form.get(name));
    let review = form.get("review").parse().map_err(|_| Fault::NotFound)?;
    let (judgement, done) = match form.get("do") {
        "publish" => (Judgement::Publish, "published"),
        "refuse" => (Judgement::Refuse(form.get("reason").to_owned()), "refused"),
        _ => return Err(Fault::NotFound),
    };
    let command = Judge { review, subject: asked.subject, judgement };
    match ctx.ports.artists.judge(&ctx.viewer, command).await {
        Ok(()) => Ok(Outcome::see_other(Route::AdminReviews.href_with(ctx.locale, &[("done", done)]))),
        Err(fault) => {
            let again = Again::after(ctx.locale, form, fault)?;
            let view = ctx.ports.artists.moderation(&ctx.viewer).await?;
            Ok(again.outcome(|again| queue::moderation(ctx, view, asked, again)))
        }
    }
}

fn problems(fields: Parser<'_>) -> Vec<FieldProblem> {
    fields.finish().err().unwrap_or_default()
}
