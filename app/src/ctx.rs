//! What a page knows about the request it answers.

use std::net::IpAddr;

use contract::{Fault, Ports};
use domain::Viewer;
use domain::identity::{Role, Roles};
use domain::viewer::Member;
use time::OffsetDateTime;

use crate::i18n::Locale;
use crate::routes::Route;

/// The colours a reader asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The name in cookies, forms and `data-theme`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a name; anything unknown follows the device.
    pub fn parse(text: &str) -> Self {
        match text {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// A request, as far as pages are concerned.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// Who is asking.
    pub viewer: Viewer,
    /// What the person is called, when signed in.
    pub name: Option<String>,
    /// The language of the page.
    pub locale: Locale,
    /// The colours asked for.
    pub theme: Theme,
    /// The page asked for; `None` when there is none at this address.
    pub route: Option<Route>,
    /// The decoded query string, in order.
    pub query: Vec<(String, String)>,
    /// Where the request came from.
    pub from: IpAddr,
    /// What the browser calls itself.
    pub device: String,
    /// Where the site is reachable from outside, without a slash at the end, such as `https://academy.example`.
    pub public_url: String,
    /// The academy's name.
    pub academy_name: String,
    /// The time of the request.
    pub now: OffsetDateTime,
    /// The rooms.
    pub ports: Ports,
}

impl Ctx {
    /// The first value of a query parameter, unless it is empty.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// A link to `route` in the reader's language.
    pub fn href(&self, route: &Route) -> String {
        route.href(self.locale)
    }

    /// This page, `route`, with its query, in `locale`: to come back to it, or to go on in the other language.
    pub fn here(&self, route: &Route, locale: Locale) -> String {
        let query: Vec<_> = self.query.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        route.href_with(locale, &query)
    }

    /// The signed-in person.
    ///
    /// # Errors
    /// [`Fault::SignIn`] for visitors.
    pub fn member(&self) -> Result<&Member, Fault> {
        self.viewer.member().ok_or(Fault::SignIn)
    }

    /// What the reader may act as.
    pub fn roles(&self) -> Roles {
        self.viewer.member().map_or(Roles::NONE, |member| member.roles)
    }

    /// Whether the reader may act as `role`: for showing links; the policy decides what works.
    pub fn is(&self, role: Role) -> bool {
        self.roles().has(role)
    }
}
