//! Somebody with a browser that runs no scripts and shows nothing: requests, cookies, forms.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use http::{HeaderMap, StatusCode, header};
use reqwest::multipart::Form;
use reqwest::{Client, Method, RequestBuilder, redirect};

use crate::Server;

/// The password of everybody in the demo academy.
pub const DEMO_PASSWORD: &str = "stipple-demo";

/// A person who asks for pages and sends forms. Redirects are answers like any other.
///
/// The session's cookies are `__Host-` and so `Secure`: over plain HTTP no library sends them back, though every
/// browser does to a loopback address. So they are kept here.
#[derive(Debug)]
pub struct Person {
    http: Client,
    base: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What the server said.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// All headers.
    pub headers: HeaderMap,
    /// The body; bytes that are no text are replaced.
    pub body: String,
}

impl Person {
    /// Nobody in particular, in front of this server.
    ///
    /// # Panics
    /// When the HTTP client cannot be set up.
    #[must_use]
    pub fn visitor(server: &Server) -> Self {
        let http = Client::builder().redirect(redirect::Policy::none()).build().expect("an HTTP client");
        Self { http, base: server.url(""), cookies: Mutex::default() }
    }

    /// Somebody who has just signed in.
    ///
    /// # Panics
    /// When the server does not let them in.
    pub async fn signed_in(server: &Server, email: &str, password: &str) -> Self {
        let person = Self::visitor(server);
        let answer = person.send("/login", &[("email", email), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{email} cannot sign in:\n{}", answer.text());
        person
    }

    /// Somebody of the demo academy, by the part of their address before the @.
    pub async fn of_the_demo(server: &Server, name: &str) -> Self {
        Self::signed_in(server, &format!("{name}@stipple.test"), DEMO_PASSWORD).await
    }

    /// Asks for an address.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(self.request(Method::GET, path)).await
    }

    /// Sends a form's fields.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.ask(self.request(Method::POST, path).form(fields)).await
    }

    /// Sends a form with files.
    pub async fn send_files(&self, path: &str, form: Form) -> Answer {
        self.ask(self.request(Method::POST, path).multipart(form)).await
    }

    /// A request of this person, to be completed and [asked](Self::ask).
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let cookies = self.cookies();
        let request = self.http.request(method, format!("{}{path}", self.base));
        if cookies.is_empty() { request } else { request.header(header::COOKIE, cookies) }
    }

    /// The cookies this person was given, as they are sent back; empty without any.
    pub fn cookies(&self) -> String {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// Makes a request and keeps the cookies of its answer.
    ///
    /// # Panics
    /// When nothing answers.
    pub async fn ask(&self, request: RequestBuilder) -> Answer {
        let response = request.send().await.unwrap_or_else(|error| panic!("no answer: {error:?}"));
        let (status, headers) = (response.status(), response.headers().clone());
        self.keep(&headers);
        let bytes = response.bytes().await.unwrap_or_else(|error| panic!("half an answer: {error:?}"));
        Answer { status, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    fn keep(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for cookie in headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let (name, value) =
                cookie.split(';').next().and_then(|pair| pair.split_once('=')).unwrap_or_default();
            if value.is_empty() {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Answer {
    /// Where it leads, if anywhere.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.headers.get(header::LOCATION)?.to_str().ok()
    }

    /// The text of the page without its markup, white space folded; enough to look for sentences.
    #[must_use]
    pub fn text(&self) -> String {
        let main = self.body.find("<main").map_or(self.body.as_str(), |start| &self.body[start..]);
        let mut text = String::new();
        for part in main.split('<').skip(1) {
            text.push_str(part.split_once('>').map_or("", |(_, text)| text));
            text.push(' ');
        }
        let text =
            text.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"").replace("&#x27;", "'");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The first address on the page that starts like this.
    #[must_use]
    pub fn link(&self, start: &str) -> Option<&str> {
        self.links(start).into_iter().next()
    }

    /// Every address on the page that starts like this, in order.
    #[must_use]
    pub fn links(&self, start: &str) -> Vec<&str> {
        let values = self.body.split("=\"").skip(1).filter_map(|rest| rest.split('"').next());
        values.filter(|value| value.starts_with(start)).collect()
    }

    /// What the form holds in this field.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&str> {
        let name = format!("name=\"{field}\"");
        let input = self.body.split("<input").skip(1).filter_map(|rest| rest.split('>').next());
        input
            .filter(|input| input.contains(&name))
            .find_map(|input| input.split("value=\"").nth(1)?.split('"').next())
    }
}
