//! An artist's page.

use contract::credentials::artists::{ProfileView, PublishedReview};
use domain::credentials::artists::Question;
use leptos::prelude::*;

use super::{linked_data, words};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, artists as say};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, Button, Field, Link, LinkButton, Look, Moment, Note, PageHead, TextArea, Tone, When,
};

/// The page as everybody sees it.
pub(super) fn artist(ctx: &Ctx, view: ProfileView, again: Again, sent: bool, guide: bool) -> Page {
    let locale = ctx.locale;
    let (indexed, name, title) = (view.indexed, view.name.clone(), title(locale, &view));
    let description = say::profile::description(
        locale,
        &name,
        words::place(&view.place),
        words::services(locale, &view.services),
    );
    let data = indexed.then(|| linked_data::artist(ctx, &view));
    let ctx = ctx.clone();
    let page = Page::new(title, move || {
        let trail = vec![Link::new(say::list::title(locale), ctx.href(&Route::Artists))];
        let sent = sent.then(|| {
            let text = say::contact::sent(locale, &view.name);
            view! { <Note locale tone=Tone::Ok announced=true><p>{text}</p></Note> }
        });
        let contact = (view.contact && view.in_force).then(|| contact(&ctx, &view, &again));
        view! {
            <Breadcrumb locale trail/>
            {sent}
            {body(&ctx, &view, guide)}
            {contact}
            {data.map(|json| view! { <script type="application/ld+json" inner_html=json></script> })}
        }
    });
    if indexed { page.public(description) } else { page }
}

/// The same before everybody may see it, with what its owner can do.
pub(super) fn preview(ctx: &Ctx, view: ProfileView, saved: bool, guide: bool) -> Page {
    let locale = ctx.locale;
    let ctx = ctx.clone();
    Page::new(say::preview::title(locale), move || {
        let [action, edit] = [(); 2].map(|()| ctx.href(&Route::ArtistProfile));
        let state = if view.published { say::preview::public(locale) } else { say::preview::hidden(locale) };
        let button = if view.published {
            view! { <Button look=Look::Quiet name="do" value="hide">{say::own::hide(locale)}</Button> }
                .into_any()
        } else {
            view! { <Button name="do" value="publish">{say::own::publish(locale)}</Button> }.into_any()
        };
        let contact = view.contact.then(|| view! { <p class="meta">{say::preview::contact(locale)}</p> });
        view! {
            {saved.then(|| view! {
                <Note locale tone=Tone::Ok announced=true><p>{say::own::saved(locale)}</p></Note>
            })}
            <Note locale tone=Tone::Info title=say::preview::title(locale)>
                <p>{state}</p>
                <form method="post" action=action class="actions">
                    {button}
                    <LinkButton href=edit look=Look::Quiet>{say::preview::edit(locale)}</LinkButton>
                </form>
            </Note>
            {body(&ctx, &view, guide)}
            {contact}
        }
    })
}

fn title(locale: Locale, view: &ProfileView) -> String {
    say::profile::title(locale, &view.name, words::place(&view.place))
}

fn body(ctx: &Ctx, view: &ProfileView, guide: bool) -> AnyView {
    let locale = ctx.locale;
    let withdrawn = (!view.in_force).then(|| {
        view! {
            <Note locale tone=Tone::Warn title=say::profile::not_in_force(locale)>
                <p>{say::profile::not_in_force_hint(locale)}</p>
            </Note>
        }
    });
    let certificates = view.certificates.iter().map(|line| {
        view! {
            <li>
                <div>{words::certificate(ctx, line)}</div>
                <span class="meta">
                    {say::profile::issued(locale)} " " <When locale at=line.issued_at/>
                    " · " {say::profile::until(locale)} " " <When locale at=line.valid_until/>
                    " · " <span class="code">{line.code.to_string()}</span>
                </span>
            </li>
        }
    });
    let place = words::whole_place(&view.place);
    let lead = view.studio.as_ref().map_or_else(|| place.clone(), |studio| format!("{studio} · {place}"));
    let offer = view.in_force.then(|| offer(locale, view));
    let about = (!view.about.is_empty()).then(|| {
        view! {
            <section aria-labelledby="about">
                <h2 id="about">{say::profile::about(locale)}</h2>
                {words::paragraphs(&view.about)}
            </section>
        }
    });
    let guide = guide.then(|| {
        let href = ctx.href(&Route::ArtistsGuide);
        view! { <p><a href=href>{say::list::guide(locale)}</a></p> }
    });
    view! {
        <PageHead title=view.name.clone() kicker=say::profile::kicker(locale) lead=lead/>
        {withdrawn}
        <section aria-labelledby="certificates">
            <h2 id="certificates">{say::profile::certificates(locale)}</h2>
            <ul class="rows">{certificates.collect_view()}</ul>
            <p class="meta">{say::profile::certificates_hint(locale)}</p>
            {guide}
        </section>
        {offer}
        {about}
        {view.in_force.then(|| reviews(locale, view))}
    }
    .into_any()
}

fn offer(locale: Locale, view: &ProfileView) -> AnyView {
    let website = view.website.clone().map(|(href, host)| {
        view! {
            <div>
                <dt>{say::profile::website(locale)}</dt>
                <dd><a href=href rel="nofollow noreferrer ugc">{host}</a></dd>
            </div>
        }
    });
    let services = view.services.iter().map(|one| view! { <li>{words::service(locale, *one)}</li> });
    view! {
        <section aria-labelledby="offer">
            <h2 id="offer">{say::profile::offer(locale)}</h2>
            <dl class="facts">
                <div>
                    <dt>{say::profile::services(locale)}</dt>
                    <dd><ul class="plain-list">{services.collect_view()}</ul></dd>
                </div>
                <div>
                    <dt>{say::profile::languages(locale)}</dt>
                    <dd>{words::languages(locale, &view.languages)}</dd>
                </div>
                {website}
            </dl>
        </section>
    }
    .into_any()
}

fn reviews(locale: Locale, view: &ProfileView) -> AnyView {
    let list = (!view.reviews.is_empty()).then(|| {
        let reviews = view.reviews.iter().map(|one| review(locale, one, &view.name)).collect_view();
        view! { <ul class="rows reviews">{reviews}</ul> }
    });
    view! {
        <section aria-labelledby="reviews">
            <h2 id="reviews">{say::reviews::title(locale)}</h2>
            <p>{words::counts(locale, &view.counts)}</p>
            <p class="meta">{say::reviews::how(locale)}</p>
            {list}
        </section>
    }
    .into_any()
}

fn review(locale: Locale, review: &PublishedReview, artist: &str) -> AnyView {
    let lang = (review.locale != locale).then(|| review.locale.tag());
    let answers = Question::ALL.map(|question| {
        let answer = review.answers.to(question);
        view! {
            <li class=answer.as_str()>
                <span>{words::question(locale, question)}</span>
                <strong>{words::answer(locale, answer)}</strong>
            </li>
        }
    });
    let reply = review.reply.as_ref().map(|reply| {
        view! {
            <blockquote>
                <p class="meta">
                    {say::reviews::reply(locale, artist)} ", " <When locale at=reply.at show=Moment::Date/>
                </p>
                {words::paragraphs(&reply.text)}
            </blockquote>
        }
    });
    view! {
        <li>
            <h3>{words::month(locale, review.sent_at)}</h3>
            <p class="meta">{say::reviews::confirmed(locale)}</p>
            <div lang=lang>{words::paragraphs(&review.text)}</div>
            <ul class="answers">{answers.into_iter().collect_view()}</ul>
            {reply}
        </li>
    }
    .into_any()
}

/// A form that reveals no address. The field that people leave empty is for programs that fill in everything.
fn contact(ctx: &Ctx, view: &ProfileView, again: &Again) -> AnyView {
    let locale = ctx.locale;
    let labels = vec![
        ("name", say::contact::name(locale)),
        ("email", say::contact::email(locale)),
        ("message", say::contact::message(locale)),
        ("subject", say::contact::trap(locale)),
    ];
    let action = format!("{}#contact", ctx.href(&Route::Artist(view.slug.clone())));
    let shown = ctx.now.unix_timestamp().to_string();
    let caught = again.problem("subject");
    let trap = if caught.is_some() { "trap seen" } else { "trap" };
    view! {
        <section aria-labelledby="contact">
            <h2 id="contact">{say::contact::title(locale, &view.name)}</h2>
            <p>{say::contact::lead(locale, &view.name)}</p>
            {again.summary(locale, labels)}
            <form method="post" action=action novalidate>
                <Field
                    locale
                    name="name"
                    autocomplete="name"
                    label=say::contact::name(locale)
                    value=again.typed("name")
                    problem=again.problem("name")
                />
                <Field
                    locale
                    name="email"
                    kind="email"
                    autocomplete="email"
                    label=say::contact::email(locale)
                    hint=say::contact::email_hint(locale)
                    value=again.typed("email")
                    problem=again.problem("email")
                />
                <TextArea
                    locale
                    name="message"
                    label=say::contact::message(locale)
                    hint=say::contact::message_hint(locale)
                    value=again.typed("message")
                    problem=again.problem("message")
                    rows=7
                />
                <div class=trap>
                    <Field
                        locale
                        name="subject"
                        autocomplete="off"
                        optional=true
                        label=say::contact::trap(locale)
                        value=again.typed("subject")
                        problem=caught
                    />
                </div>
                <input type="hidden" name="shown" value=shown/>
                <p><Button>{say::contact::send(locale)}</Button></p>
            </form>
        </section>
    }
    .into_any()
}
