//! What surrounds a page: skip link, top bar, breadcrumb, head, tabs, footer.

use leptos::prelude::*;

use crate::i18n::{Locale, shell};

/// A link in a bar or a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether it is the page shown now, or the section it belongs to.
    pub current: bool,
}

impl Link {
    /// A link to another page.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), current: false }
    }

    /// The same, marked as the present place when `current`.
    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }
}

fn items(links: Vec<Link>) -> impl IntoView {
    let item = |link: Link| {
        view! {
            <li>
                <a href=link.href aria-current=link.current.then_some("page")>
                    {link.label}
                </a>
            </li>
        }
    };
    links.into_iter().map(item).collect_view()
}

/// Who is looking, as far as the top bar shows it.
#[derive(Debug, Clone)]
pub enum Account {
    /// Nobody has signed in.
    SignedOut {
        /// Address of the sign-in page.
        sign_in: String,
        /// Address of the sign-up page.
        sign_up: String,
    },
    /// Somebody has.
    SignedIn {
        /// The name shown.
        name: String,
        /// Pages about the account.
        links: Vec<Link>,
        /// Where the sign-out form is sent.
        sign_out: String,
    },
}

/// First thing in the tab order: jumps over the bar to `<main id="main">`.
#[component]
pub fn SkipLink(
    /// Language of the label.
    locale: Locale,
) -> AnyView {
    view! {
        <a class="skip" href="#main">
            {shell::skip(locale)}
        </a>
    }
    .into_any()
}

/// Brand, navigation, language, colours, account. On phones all but the brand is a panel behind "Menu", which
/// opens without scripts.
#[component]
pub fn TopBar(
    /// Language of the labels.
    locale: Locale,
    /// Address of the start page.
    #[prop(into)]
    home: String,
    /// The academy's name.
    #[prop(into)]
    brand: String,
    /// The main pages for this person.
    nav: Vec<Link>,
    /// This page's address in the other language.
    #[prop(into)]
    other_language: String,
    /// The colours chosen: `light`, `system` or `dark`.
    theme: &'static str,
    /// Where the colour form is sent.
    #[prop(into)]
    theme_action: String,
    /// This page's address, to come back to.
    #[prop(into)]
    here: String,
    /// Who is looking.
    account: Account,
) -> AnyView {
    let other = locale.other().tag();
    view! {
        <header class="top">
            <div class="wrap">
                <a class="brand" href=home>
                    <i aria-hidden="true"></i>
                    {brand}
                </a>
                <button class="menu-open" type="button" popovertarget="menu">
                    {shell::nav::menu(locale)}
                </button>
                <div class="menu" id="menu" popover="auto">
                    <nav aria-label=shell::nav::label(locale)>
                        <ul>{items(nav)}</ul>
                    </nav>
                    <div class="tools">
                        <ThemeSwitch locale theme action=theme_action here />
                        <a href=other_language hreflang=other lang=other>
                            {shell::language::switch(locale)}
                        </a>
                        {account_menu(locale, account)}
                    </div>
                </div>
            </div>
        </header>
    }
    .into_any()
}

fn account_menu(locale: Locale, account: Account) -> AnyView {
    match account {
        Account::SignedOut { sign_in, sign_up } => view! {
            <a href=sign_in>{shell::account::sign_in(locale)}</a>
            <a href=sign_up>{shell::account::sign_up(locale)}</a>
        }
        .into_any(),
        Account::SignedIn { name, links, sign_out } => view! {
            <details class="account">
                <summary>
                    <span class="visually-hidden">{shell::account::label(locale)}</span>
                    {name}
                </summary>
                <ul>
                    {items(links)}
                    <li>
                        <form method="post" action=sign_out>
                            <button type="submit">{shell::account::sign_out(locale)}</button>
                        </form>
                    </li>
                </ul>
            </details>
        }
        .into_any(),
    }
}

/// Three dots that send the choice of colours: ○ light, ◐ as the device, ● dark.
#[component]
pub fn ThemeSwitch(
    /// Language of the labels.
    locale: Locale,
    /// The colours chosen: `light`, `system` or `dark`.
    theme: &'static str,
    /// Where the form is sent.
    #[prop(into)]
    action: String,
    /// The address to come back to.
    #[prop(into)]
    here: String,
) -> AnyView {
    let button = move |(value, label): (&'static str, &'static str)| {
        view! {
            <button
                type="submit"
                name="theme"
                value=value
                class=value
                title=label
                aria-pressed=if value == theme { "true" } else { "false" }
            >
                <i aria-hidden="true"></i>
                <span class="visually-hidden">{label}</span>
            </button>
        }
    };
    let choices = [
        ("light", shell::theme::light(locale)),
        ("system", shell::theme::system(locale)),
        ("dark", shell::theme::dark(locale)),
    ];
    view! {
        <form method="post" action=action>
            <input type="hidden" name="back" value=here />
            <div class="theme" role="group" aria-label=shell::theme::label(locale)>
                {choices.map(button).into_iter().collect_view()}
            </div>
        </form>
    }
    .into_any()
}

/// Where the page stands: its ancestors as links. The page itself is named by the heading below, not repeated.
#[component]
pub fn Breadcrumb(
    /// Language of the label.
    locale: Locale,
    /// From the outermost page inwards.
    trail: Vec<Link>,
) -> AnyView {
    view! {
        <nav class="trail" aria-label=shell::breadcrumb(locale)>
            <ol>{items(trail)}</ol>
        </nav>
    }
    .into_any()
}

/// The page's heading, a line above it, a sentence below it, and what belongs to both.
#[component]
pub fn PageHead(
    /// The `h1`.
    #[prop(into)]
    title: String,
    /// A short line above, such as the module's name; may be empty.
    #[prop(into, optional)]
    kicker: String,
    /// One or two sentences; may be empty.
    #[prop(into, optional)]
    lead: String,
    /// Chips, dots, actions.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <header class="head">
            {(!kicker.is_empty()).then(|| view! { <p class="kicker">{kicker}</p> })} <h1>{title}</h1>
            {(!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> })}
            {children.map(|children| view! { <div class="bar">{children()}</div> })}
        </header>
    }
    .into_any()
}

/// Views of one thing, as links: each tab is a page of its own.
#[component]
pub fn Tabs(
    /// What the tabs choose between, for those who cannot see them.
    #[prop(into)]
    label: String,
    /// The tabs, one of them current.
    tabs: Vec<Link>,
) -> AnyView {
    view! {
        <nav class="tabs" aria-label=label>
            <ul>{items(tabs)}</ul>
        </nav>
    }
    .into_any()
}

/// The last line of every page.
#[component]
pub fn Footer(
    /// Language of the labels.
    locale: Locale,
    /// Public pages worth a link everywhere.
    nav: Vec<Link>,
) -> AnyView {
    view! {
        <footer class="foot">
            <div class="wrap">
                <p>{shell::footer::line(locale)}</p>
                <nav aria-label=shell::footer::label(locale)>
                    <ul>{items(nav)}</ul>
                </nav>
            </div>
        </footer>
    }
    .into_any()
}
