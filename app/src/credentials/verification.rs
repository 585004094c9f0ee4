//! The public page of a certificate: the verdict first, then everything it states, then what was checked.

use contract::credentials::{
    AssessmentView, Check, CheckView, QuizMarkView, RecordView, VerificationView, Why,
};
use domain::credentials::Verdict;
use leptos::prelude::*;

use super::files::{File, Paper};
use super::words::mark;
use super::{days, qr, show, stated, words};
use crate::ctx::Ctx;
use crate::i18n::{Locale, artists, credentials as say, format, holder, keys, lifecycle};
use crate::page::Page;
use crate::practice::words::surface;
use crate::routes::Route;
use crate::ui::{Button, Chip, Field, Moment, PageHead, ScoreDots, When};

/// What was typed cannot be a code.
pub(super) fn not_a_code(ctx: &Ctx, typed: &str) -> Page {
    let locale = ctx.locale;
    let form = lookup(ctx, typed, Some(say::verify::not_a_code(locale).to_owned()));
    Page::new(say::verify::title(locale), move || {
        view! {
            <PageHead title=say::verify::title(locale) lead=say::verify::lead(locale)/>
            {form()}
        }
    })
    .status(404)
}

/// No certificate has this code.
pub(super) fn not_found(ctx: &Ctx, typed: &str) -> Page {
    let locale = ctx.locale;
    let typed: String = typed.chars().take(40).collect();
    let form = lookup(ctx, &typed, None);
    Page::new(say::verdict::not_found(locale), move || {
        view! {
            <div class="standing unknown">
                {cross()}
                <div>
                    <h1>{say::verdict::not_found(locale)}</h1>
                    <p>{say::meaning::not_found(locale, typed.to_uppercase())}</p>
                </div>
            </div>
            {form()}
        }
    })
    .status(404)
}

/// The field for a code, with what was typed.
pub(super) fn lookup(ctx: &Ctx, typed: &str, problem: Option<String>) -> impl Fn() -> AnyView + Send + use<> {
    let (locale, action, typed) = (ctx.locale, ctx.href(&Route::Verify), typed.to_owned());
    move || {
        view! {
            <form method="get" action=action.clone() class="lookup" role="search">
                <Field
                    locale
                    name="code"
                    label=say::verify::code(locale)
                    hint=say::verify::hint(locale)
                    value=typed.clone()
                    problem=problem.clone()
                    autocomplete="off"
                />
                <Button>{say::verify::submit(locale)}</Button>
            </form>
        }
        .into_any()
    }
}

/// A certificate, checked.
pub(super) fn verification(ctx: &Ctx, view: VerificationView) -> Page {
    let title = words::verdict(ctx.locale, &view.verdict);
    let ctx = ctx.clone();
    Page::new(format!("{title}: {}", view.code), move || {
        let form = days::another_day(&ctx, view.code.as_str(), "", None);
        view! { {body(&ctx, view)} {form} }
    })
}

/// Everything there is to say about a certificate.
pub(super) fn body(ctx: &Ctx, view: VerificationView) -> AnyView {
    let means = days::meaning(ctx, &view);
    let VerificationView { code, verdict, as_of, record, checks, list, .. } = view;
    let code = code.to_string();
    let paper = record.as_ref().map(|record| show::paper(ctx, &code, record, list));
    let believed = record.map(|record| believed(ctx, &code, &record, &checks));
    let rest = believed.unwrap_or_else(|| self::checks(ctx, &checks));
    view! {
        {banner(ctx, &verdict, as_of, means)}
        {paper}
        {rest}
        <p class="bar no-print">
            <a href=ctx.href(&Route::Verify)>{say::again(ctx.locale)}</a>
            {ctx.ports.artists.has_guide().then(|| view! {
                <a href=ctx.href(&Route::ArtistsGuide)>{artists::list::guide(ctx.locale)}</a>
            })}
        </p>
    }
    .into_any()
}

/// All that is known about a certificate whose record can be believed.
pub(super) fn believed(ctx: &Ctx, code: &str, record: &RecordView, checks: &[CheckView]) -> AnyView {
    view! {
        {sheet(ctx, code, record)}
        {assessed(ctx.locale, &record.assessments, &record.quizzes)}
        {besides(ctx.locale, record)}
        {means(ctx.locale, record)}
        {self::checks(ctx, checks)}
        {take_along(ctx, code, checks)}
        {show::elsewhere(ctx.locale)}
        {every(ctx, record)}
    }
    .into_any()
}

/// The verdict in the largest type, what it `means`, and the moment it was found.
pub(super) fn banner(ctx: &Ctx, verdict: &Verdict, as_of: time::OffsetDateTime, means: AnyView) -> AnyView {
    let locale = ctx.locale;
    let (class, icon) = match verdict {
        Verdict::Valid => ("standing valid", tick as fn() -> AnyView),
        Verdict::Expired { .. } => ("standing expired", clock as _),
        Verdict::Suspended { .. } => ("standing suspended", cross as _),
        Verdict::Revoked { .. } => ("standing revoked", cross as _),
        Verdict::Superseded { .. } => ("standing superseded", clock as _),
        Verdict::Altered => ("standing invalid", cross as _),
        Verdict::NotYetValid { .. } => ("standing expired", clock as _),
        Verdict::NotOurs | Verdict::Unchecked => ("standing unknown", clock as _),
    };
    let reason = match verdict {
        Verdict::Suspended { reason, .. } | Verdict::Revoked { reason, .. } => {
            Some(view! { <p>{say::reason(locale, reason)}</p> }.into_any())
        }
        Verdict::Superseded { by, .. } => {
            let href = ctx.href(&Route::Verification(by.to_string()));
            Some(view! { <p><a class="code" href=href>{by.to_string()}</a></p> }.into_any())
        }
        Verdict::Valid
        | Verdict::Expired { .. }
        | Verdict::NotYetValid { .. }
        | Verdict::NotOurs
        | Verdict::Altered
        | Verdict::Unchecked => None,
    };
    // What was checked just now is as of now, give or take the time that it took.
    let moment = format::date_time(locale, as_of);
    let stamp = if (as_of - ctx.now).abs() < time::Duration::minutes(1) {
        say::as_of(locale, moment)
    } else {
        say::day::as_of(locale, moment)
    };
    view! {
        <div class=class>
            {icon()}
            <div>
                <h1>{words::verdict(locale, verdict)}</h1>
                {means}
                {reason}
                <p class="meta">{stamp}</p>
            </div>
        </div>
    }
    .into_any()
}

pub(super) fn tick() -> AnyView {
    icon(mark::TICK)
}

pub(super) fn cross() -> AnyView {
    icon(mark::CROSS)
}

pub(super) fn clock() -> AnyView {
    icon(mark::CLOCK)
}

/// A circle with a mark: the shape differs by meaning, not only the colour.
fn icon(mark: &'static str) -> AnyView {
    view! {
        <svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="3" aria-hidden="true">
            <circle cx="24" cy="24" r="21"></circle>
            <path d=mark stroke-linecap="round"></path>
        </svg>
    }
    .into_any()
}

fn sheet(ctx: &Ctx, code: &str, record: &RecordView) -> AnyView {
    let locale = ctx.locale;
    let address = format!("{}{}", ctx.public_url, Route::Verification(code.to_owned()).href(Locale::En));
    let qr = qr::Qr::of(&address).map(|qr| {
        let frame = format!("0 0 {0} {0}", qr.side());
        view! {
            <svg class="qr" viewBox=frame role="img" aria-label=say::get::qr(locale)>
                <path class="paper" d=format!("M0 0h{0}v{0}h-{0}z", qr.side())></path>
                <path class="dark" d=qr.path()></path>
            </svg>
        }
    });
    view! {
        <section class="certificate" aria-label=say::sheet::stated(locale)>
            <p class="kicker">{say::sheet::certifies(locale, &record.issuer)}</p>
            <p class="holder">{record.holder.clone()}</p>
            <p class="lead">{say::sheet::earned(locale, &record.title)}</p>
            <dl class="facts">
                {fact(say::fact::code(locale), view! { <span class="code">{code.to_owned()}</span> })}
                {fact(say::fact::issued(locale), view! { <When locale at=record.issued_at show=Moment::LongDate/> })}
                {fact(say::fact::until(locale), view! { <When locale at=record.valid_until show=Moment::LongDate/> })}
                {fact(say::fact::number(locale), record.license_number.clone())}
                {fact(say::fact::hours(locale), record.hours.to_string())}
                {fact(say::fact::issuer(locale), view! { <a href=record.issuer_url.clone()>{record.issuer.clone()}</a> })}
                {succession(ctx, record)}
            </dl>
            {qr}
            <p class="meta address">{address}</p>
        </section>
    }
    .into_any()
}

pub(super) fn fact(name: &'static str, value: impl IntoView + 'static) -> impl IntoView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
}

/// The practice work and the quizzes, with what was reached in each.
pub(super) fn assessed(locale: Locale, assessments: &[AssessmentView], quizzes: &[QuizMarkView]) -> AnyView {
    let works = assessments.iter().map(|work| assessment(locale, work)).collect_view();
    view! {
        <section>
            <h2>{say::assessed::title(locale)}</h2>
            {works}
            {self::quizzes(locale, say::assessed::quizzes(locale), quizzes)}
            <p class="meta">{say::assessed::scale(locale)}</p>
        </section>
    }
    .into_any()
}

/// What a certificate states besides: cases, prerequisites, what a renewal rests on.
fn besides(locale: Locale, record: &RecordView) -> AnyView {
    view! {
        {stated::cases(locale, &record.cases)}
        {stated::prerequisites(locale, &record.prerequisites)}
        {record.renewal.as_ref().map(|renewal| stated::renewal(locale, renewal))}
    }
    .into_any()
}

/// Quizzes with the marks reached; nothing where there are none.
pub(super) fn quizzes(locale: Locale, title: &'static str, quizzes: &[QuizMarkView]) -> Option<AnyView> {
    let rows = quizzes.iter().map(|quiz| {
        view! {
            <li><span>{quiz.title.clone()}</span><span>{format::percent(locale, quiz.percent.get())}</span></li>
        }
    });
    let rows = rows.collect_view();
    (!quizzes.is_empty()).then(|| view! { <h3>{title}</h3> <ul class="attained">{rows}</ul> }.into_any())
}

/// Which record this is among those with its number, and whose place it took.
fn succession(ctx: &Ctx, record: &RecordView) -> AnyView {
    let locale = ctx.locale;
    let edition = record.edition.map(|edition| fact(lifecycle::fact::edition(locale), edition.to_string()));
    let awarded = (record.awarded_at != record.issued_at).then(|| {
        let at = record.awarded_at;
        fact(lifecycle::fact::awarded(locale), view! { <When locale at show=Moment::LongDate/> })
    });
    let previous = record.previous.as_ref().map(|(code, cause)| {
        let href = ctx.href(&Route::Verification(code.to_string()));
        let why = words::why_replaced(locale, *cause);
        fact(
            lifecycle::fact::replaces(locale),
            view! { <a class="code" href=href>{code.to_string()}</a> " · " {why} },
        )
    });
    view! { {edition} {awarded} {previous} }.into_any()
}

fn assessment(locale: Locale, work: &AssessmentView) -> AnyView {
    let levels = work.levels.iter().map(|level| {
        view! {
            <li><span>{level.title.clone()}</span><ScoreDots locale score=Some(level.level.get())/></li>
        }
    });
    let rounds = say::assessed::rounds(locale, work.rounds);
    let date = format::date(locale, work.approved_at);
    view! {
        <h3>{work.title.clone()}</h3>
        <p class="meta">
            {say::assessed::practice(locale, surface(locale, work.surface), date, &work.reviewer, rounds)}
        </p>
        <ul class="attained">{levels.collect_view()}</ul>
    }
    .into_any()
}

fn means(locale: Locale, record: &RecordView) -> AnyView {
    view! {
        <section>
            <h2>{say::means::title(locale)}</h2>
            <h3>{say::means::shown(locale)}</h3>
            <p>{record.criteria.clone()}</p>
            <h3>{say::means::learnt(locale)}</h3>
            <p>{record.description.clone()}</p>
            <h3>{say::means::scope(locale)}</h3>
            <p>{record.scope.clone()}</p>
        </section>
    }
    .into_any()
}

pub(super) fn checks(ctx: &Ctx, checks: &[CheckView]) -> AnyView {
    view! {
        {checks_called(ctx.locale, checks, words::check)}
        <p class="meta no-print"><a href=ctx.href(&Route::Keys)>{keys::title(ctx.locale)}</a></p>
    }
    .into_any()
}

/// The checks, each called as `name` says: another issuer's document is not held to what this academy writes.
pub(super) fn checks_called(
    locale: Locale,
    checks: &[CheckView],
    name: fn(Locale, Check) -> &'static str,
) -> AnyView {
    let row = |check: &CheckView| {
        let (tone, result) = words::outcome(locale, check.outcome);
        let why = check.why.as_ref().map(|why| view! { <p class="meta">{words::why(locale, why)}</p> });
        view! {
            <li>
                <div>{name(locale, check.check)} {why}</div>
                <Chip tone>{result}</Chip>
            </li>
        }
    };
    view! {
        <section>
            <h2>{say::checks::title(locale)}</h2>
            <ul class="checks">{checks.iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn take_along(ctx: &Ctx, code: &str, checks: &[CheckView]) -> AnyView {
    let locale = ctx.locale;
    // Documents issued earlier have no proof inside, so there is no JSON that vouches for itself.
    let unproven = checks.iter().any(|check| check.why == Some(Why::NoProof));
    let files = [
        (File::Certificate(Paper::A4), say::get::pdf(locale)),
        (File::Certificate(Paper::Letter), say::get::pdf_letter(locale)),
        (File::Transcript(Paper::A4), holder::take::transcript_pdf(locale)),
        (File::Transcript(Paper::Letter), say::get::transcript_letter(locale)),
        (File::BadgePng, say::get::png(locale)),
        (File::BadgeSvg, say::get::svg(locale)),
        (File::Jwt, say::get::jwt(locale)),
        (File::Json, say::get::json(locale)),
    ];
    let files = files.into_iter().filter(|(file, _)| !(unproven && *file == File::Json));
    let files = files.map(|(file, label)| view! { <li><a href=file.href(code, locale)>{label}</a></li> });
    view! {
        <section class="no-print">
            <h2>{say::get::title(locale)}</h2>
            <ul>{files.collect_view()}</ul>
            <p class="meta">{say::get::elsewhere(locale)}</p>
        </section>
    }
    .into_any()
}

/// Everything a record states, without a word on whether it is in force.
pub(super) fn stated(ctx: &Ctx, record: &RecordView) -> AnyView {
    view! {
        {assessed(ctx.locale, &record.assessments, &record.quizzes)}
        {besides(ctx.locale, record)}
        {means(ctx.locale, record)}
        {every(ctx, record)}
    }
    .into_any()
}

/// What only machines and doubters read; hashes are long, so it is folded.
fn every(ctx: &Ctx, record: &RecordView) -> AnyView {
    let locale = ctx.locale;
    let hash = |text: &str| view! { <code>{text.to_owned()}</code> }.into_any();
    let (course, taught) = &record.course;
    let course = if *taught {
        let href = ctx.href(&Route::Course(course.clone()));
        view! { <a href=href>{course.to_string()}</a> }.into_any()
    } else {
        course.to_string().into_any()
    };
    let language = match record.language {
        Locale::En => say::every::english(locale),
        Locale::Es => say::every::spanish(locale),
    };
    let rubrics =
        record.rubric_revisions.iter().map(|rubric| fact(say::every::rubric_revision(locale), hash(rubric)));
    let mentors = record.mentors.iter().map(|name| fact(lifecycle::fact::mentor(locale), name.clone()));
    let photos = record
        .assessments
        .iter()
        .flat_map(|work| &work.photos)
        .map(|photo| fact(say::every::photo(locale), hash(photo)));
    view! {
        <details class="every no-print">
            <summary>{say::every::title(locale)}</summary>
            <dl class="facts">
                {fact(say::every::id(locale), hash(&record.id))}
                {fact(say::every::did(locale), hash(&record.issuer_did))}
                {fact(say::every::holder(locale), hash(&record.holder_id))}
                {fact(say::every::email(locale), hash(&record.email_hash))}
                {fact(say::every::salt(locale), hash(&record.email_salt))}
                {fact(say::every::course(locale), course)}
                {fact(say::every::course_revision(locale), hash(&record.course_revision))}
                {mentors.collect_view()}
                {rubrics.collect_view()}
                {photos.collect_view()}
                {fact(say::every::language(locale), language)}
                {fact(say::every::version(locale), record.version.to_string())}
            </dl>
        </details>
    }
    .into_any()
}
