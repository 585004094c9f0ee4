//! The frame around every page: head, top bar, main, footer.
//!
//! The page's body is rendered first. Only if it holds an island does the head load the script and the wasm
//! that wake it, so a page without islands loads neither. No page holds an inline script or style: the bytes of
//! a public page are the same for everybody and may be kept, and the content security policy needs no exception.

use std::sync::Arc;

use contract::Fault;
use domain::Viewer;
use domain::identity::Role;
use domain::learning::Room;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use crate::ctx::{Ctx, Theme};
use crate::i18n::{Locale, fault, faults, figures, glossary, notes, shell as say};
use crate::learning::search;
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Account, Footer, Link, LinkButton, Look, PageHead, SkipLink, TopBar};

/// The addresses of the files every page needs, each with the hash of its content, so browsers keep them for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The small script of every page.
    pub site_js: String,
    /// The script that wakes islands.
    pub wake_js: String,
    /// The islands, a bundle for each room that has some.
    pub bundles: Vec<Bundle>,
    /// The script of lessons.
    pub reading_js: String,
    /// What checks certificates in the browser.
    pub verifier: Verifier,
    /// The icon of the tab.
    pub icon: String,
    /// The fonts the first screen needs.
    pub fonts: Vec<String>,
}

/// The islands of one room, as they travel to the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The room, as its feature in the crate `frontend` is called.
    pub room: &'static str,
    /// The glue of the wasm.
    pub js: String,
    /// The islands themselves.
    pub wasm: String,
}

/// What checks certificates in the browser. Only the script is loaded with the page, the rest when it is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    /// The script.
    pub script: String,
    /// The glue of the wasm.
    pub js: String,
    /// The checks themselves.
    pub wasm: String,
    /// The glue of the checks that also read the proof inside.
    pub proof_js: String,
    /// Those checks.
    pub proof_wasm: String,
    /// The glue of what reads QR codes.
    pub scan_js: String,
    /// What reads QR codes.
    pub scan_wasm: String,
}

impl Verifier {
    /// The script for the page with this body, if there is a place for what it finds out.
    fn of<'a>(&'a self, body: &str) -> Option<&'a Self> {
        body.contains("data-verifier").then_some(self)
    }
}

impl Bundle {
    /// The rooms that have islands, each with what only its pages hold.
    pub const ROOMS: [(&str, &str); 5] = [
        ("practice", "data-component=\"UploadQueue_"),
        ("review", "data-component=\"ReviewDesk_"),
        (Room::Figures.as_str(), "data-room=\"figures\""),
        (Room::Workbench.as_str(), "data-room=\"workbench\""),
        (Room::Designer.as_str(), "data-room=\"designer\""),
    ];

    /// The bundle that wakes the page with this body; `None` for a page without islands.
    fn of<'a>(body: &str, bundles: &'a [Self]) -> Option<&'a Self> {
        let (room, _) = Self::ROOMS.into_iter().find(|(_, mark)| body.contains(mark))?;
        bundles.iter().find(|bundle| bundle.room == room)
    }
}

/// The request as a visitor would have made it, whose page may be kept on a device.
fn impersonal(ctx: &Ctx) -> Ctx {
    Ctx { viewer: Viewer::Visitor, name: None, query: Vec::new(), ..ctx.clone() }
}

/// Renders a page into the frame.
pub fn render(ctx: &Ctx, assets: &Assets, page: Page) -> String {
    let visitor = page.copy.then(|| impersonal(ctx));
    let ctx = visitor.as_ref().unwrap_or(ctx);
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let (html, awake) = owner.with(|| {
        let body = (page.view)().to_html();
        let bundle = Bundle::of(&body, &assets.bundles);
        let verifier = assets.verifier.of(&body);
        let html = frame(
            ctx,
            assets,
            &page.title,
            page.description.as_deref(),
            page.indexed,
            page.wide,
            page.copy,
            bundle,
            verifier,
            body,
        );
        (html, bundle.is_some())
    });
    owner.unset_with_forced_cleanup();
    format!("<!DOCTYPE html>{}", tidy(&html, awake))
}

/// Removes the markers between pieces of text (`<!>`, which validators call a bogus comment). Islands find their
/// way by them, so on a page with islands they become proper empty comments.
fn tidy(html: &str, awake: bool) -> String {
    html.replace("<!>", if awake { "<!---->" } else { "" })
}

#[allow(clippy::too_many_arguments, reason = "one call; a struct would only repeat Page without its view")]
fn frame(
    ctx: &Ctx,
    assets: &Assets,
    title: &str,
    description: Option<&str>,
    indexed: bool,
    wide: bool,
    copy: bool,
    bundle: Option<&Bundle>,
    verifier: Option<&Verifier>,
    body: String,
) -> String {
    let locale = ctx.locale;
    let theme = (ctx.theme != Theme::System).then(|| ctx.theme.as_str());
    let title = format!("{title} · {}", ctx.academy_name);
    let route = ctx.route.clone();
    let reads = body.contains("data-lesson").then(|| assets.reading_js.clone());
    // Names what the browser keeps for this person, so that it can forget it when they leave.
    let reader = ctx.viewer.member().map(|member| member.id.to_string());
    let link = |locale: Locale| {
        route.as_ref().filter(|_| indexed).map(|route| format!("{}{}", ctx.public_url, route.href(locale)))
    };
    view! {
        <html lang=locale.tag() data-theme=theme data-offline=copy.then_some("")>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                {description.map(|text| view! { <meta name="description" content=text.to_owned()/> })}
                {(!indexed).then(|| view! { <meta name="robots" content="noindex"/> })}
                <meta name="color-scheme" content="light dark"/>
                {assets.fonts.iter().map(|href| view! {
                    <link rel="preload" href=href.clone() r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                }).collect_view()}
                <link rel="stylesheet" href=assets.css.clone()/>
                <link rel="icon" href=assets.icon.clone() r#type="image/svg+xml"/>
                {link(locale).map(|href| view! { <link rel="canonical" href=href/> })}
                {Locale::ALL.into_iter().filter_map(|locale| link(locale).map(|href| view! {
                    <link rel="alternate" hreflang=locale.tag() href=href/>
                })).collect_view()}
                <script r#type="module" src=assets.site_js.clone()></script>
                {reads.map(|src| view! { <script r#type="module" src=src></script> })}
                {bundle.map(|bundle| view! {
                    <link rel="modulepreload" href=bundle.js.clone()/>
                    <script
                        r#type="module"
                        src=assets.wake_js.clone()
                        data-js=bundle.js.clone()
                        data-wasm=bundle.wasm.clone()
                    ></script>
                })}
                {verifier.map(|verifier| view! {
                    <script
                        r#type="module"
                        src=verifier.script.clone()
                        data-js=verifier.js.clone()
                        data-checks=verifier.wasm.clone()
                        data-proof-js=verifier.proof_js.clone()
                        data-proof-checks=verifier.proof_wasm.clone()
                        data-scan-js=verifier.scan_js.clone()
                        data-scan-wasm=verifier.scan_wasm.clone()
                    ></script>
                })}
            </head>
            <body data-cancel=say::form::cancel(locale) data-reader=reader>
                <Top ctx=ctx.clone()/>
                <main id="main" tabindex="-1">
                    <div class=if wide { "wrap wide" } else { "wrap" } inner_html=body></div>
                </main>
                <Bottom locale/>
            </body>
        </html>
    }
    .to_html()
}

/// A page that says why there is nothing else to show.
pub fn fault_page(ctx: &Ctx, fault: &Fault) -> Page {
    let locale = ctx.locale;
    let (title, body) = fault::page(locale, fault);
    let reference = match fault {
        Fault::Internal { reference } => Some(faults::reference(locale, reference)),
        _ => None,
    };
    let (courses, home) = (ctx.href(&Route::Courses), ctx.href(&Route::Home));
    let lost = *fault == Fault::NotFound;
    Page::new(title, move || {
        view! {
            <PageHead title lead=body>{reference.map(|line| view! { <p class="meta">{line}</p> })}</PageHead>
            {lost.then(|| search::field(locale, ""))}
            <p class="bar">
                <LinkButton href=courses>{faults::search(locale)}</LinkButton>
                <LinkButton href=home look=Look::Quiet>{faults::home(locale)}</LinkButton>
            </p>
        }
    })
}

/// The top bar of this reader: what they may do, where they are.
#[component]
fn Top(ctx: Ctx) -> impl IntoView {
    let locale = ctx.locale;
    let here = ctx.route.clone().unwrap_or(Route::Home);
    let nav = sections(&ctx)
        .into_iter()
        .map(|(route, label)| {
            let current = section(&here) == Some(&route);
            Link::new(label(locale), ctx.href(&route)).current(current)
        })
        .collect();
    let account = match &ctx.name {
        None => Account::SignedOut { sign_in: ctx.href(&Route::Login), sign_up: ctx.href(&Route::SignUp) },
        Some(name) => Account::SignedIn {
            name: name.clone(),
            links: vec![
                Link::new(notes::title(locale), ctx.href(&Route::Notes)),
                Link::new(say::account::settings(locale), ctx.href(&Route::Account)),
            ],
            sign_out: ctx.href(&Route::Logout),
        },
    };
    view! {
        <SkipLink locale/>
        <TopBar
            locale
            home=ctx.href(&Route::Home)
            brand=ctx.academy_name.clone()
            nav
            other_language=ctx.here(&here, locale.other())
            theme=ctx.theme.as_str()
            theme_action=ctx.href(&Route::Theme)
            here=ctx.here(&here, locale)
            account
        />
    }
}

type Label = fn(Locale) -> &'static str;

/// The main pages for this reader, in order.
fn sections(ctx: &Ctx) -> Vec<(Route, Label)> {
    let mut sections: Vec<(Route, Label)> = vec![(Route::Courses, say::nav::courses)];
    if ctx.viewer.member().is_some() {
        sections.insert(0, (Route::Dashboard, say::nav::dashboard));
        sections.push((Route::Practice, say::nav::practice));
        sections.push((Route::Certificates, say::nav::certificates));
    } else {
        sections.push((Route::Artists, say::nav::artists));
        sections.push((Route::Verify, say::nav::verify));
    }
    sections.push((Route::Search, say::nav::search));
    if ctx.is(Role::Mentor) {
        sections.push((Route::Review, say::nav::review));
    }
    if ctx.is(Role::Admin) {
        sections.push((Route::Admin, say::nav::admin));
    }
    sections
}

/// The main page a page belongs to, so that the bar can mark it.
const fn section(route: &Route) -> Option<&'static Route> {
    Some(match route {
        Route::Courses
        | Route::Course(_)
        | Route::Lesson(..)
        | Route::Quiz(..)
        | Route::QuizAttempt(..)
        | Route::Exam(_)
        | Route::ExamAttempt(..)
        | Route::Glossary
        | Route::Offline
        | Route::Figures
        | Route::Figure(_) => &Route::Courses,
        Route::Dashboard | Route::Recall | Route::Notes => &Route::Dashboard,
        Route::Search => &Route::Search,
        Route::Practice | Route::Assignment(_) | Route::Submission(_) => &Route::Practice,
        Route::Review | Route::ReviewWork(_) | Route::Questions => &Route::Review,
        Route::Certificates
        | Route::OwnCertificate(_)
        | Route::Prerequisites
        | Route::Renewal(_)
        | Route::ArtistProfile
        | Route::ArtistPreview
        | Route::ArtistCodes => &Route::Certificates,
        Route::Verify | Route::Verification(_) | Route::Shared(_) => &Route::Verify,
        Route::Artists | Route::ArtistsGuide | Route::Artist(_) | Route::ArtistReview(_) => &Route::Artists,
        Route::Admin
        | Route::AdminCertificates
        | Route::AdminCertificate(_)
        | Route::AdminChecks
        | Route::AdminCourses
        | Route::AdminReviews => &Route::Admin,
        _ => return None,
    })
}

#[component]
fn Bottom(locale: Locale) -> impl IntoView {
    let nav = vec![
        Link::new(say::footer::courses(locale), Route::Courses.href(locale)),
        Link::new(glossary::title(locale), Route::Glossary.href(locale)),
        Link::new(figures::title(locale), Route::Figures.href(locale)),
        Link::new(say::footer::artists(locale), Route::Artists.href(locale)),
        Link::new(say::footer::verify(locale), Route::Verify.href(locale)),
    ];
    view! { <Footer locale nav/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_room_with_islands_has_a_bundle() {
        let manifest = include_str!("../../frontend/Cargo.toml");
        let named = manifest.lines().find(|line| line.starts_with("default = ")).expect("the rooms");
        for (room, _) in Bundle::ROOMS {
            assert!(named.contains(&format!("\"{room}\"")), "{room} is missing in {named}");
        }
        assert_eq!(named.matches('"').count(), 2 * Bundle::ROOMS.len(), "{named}");
    }
}
