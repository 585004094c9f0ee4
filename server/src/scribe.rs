//! Puts letters into words, from the same message catalogues as the pages.

use academy::letters::{Letter, Scribe};
use app::credentials::words;
use app::i18n::lifecycle::letters as lifecycle;
use app::i18n::{Locale, format, letters as say};
use app::routes::Route;
use domain::credentials::Cause;

use crate::config::Config;

/// The message catalogues.
pub(crate) struct Catalogues {
    public_url: String,
    academy_name: String,
}

impl Catalogues {
    /// Letters of the academy that `config` describes.
    pub(crate) fn new(config: &Config) -> Self {
        Self { public_url: config.public_url.clone(), academy_name: config.academy_name.clone() }
    }

    fn link(&self, locale: Locale, route: &Route) -> String {
        format!("{}{}", self.public_url, route.href(locale))
    }

    /// A link that works once.
    fn opening(&self, locale: Locale, route: &Route, token: &str) -> String {
        format!("{}?token={token}", self.link(locale, route))
    }

    fn already_member(&self, locale: Locale) -> (String, String) {
        let (sign_in, forgot) = (self.link(locale, &Route::Login), self.link(locale, &Route::Forgot));
        let body = say::already_member::body(locale, &sign_in, &forgot);
        (say::already_member::subject(locale).to_owned(), body)
    }

    fn change_email(&self, locale: Locale, token: &str) -> (String, String) {
        let link = self.opening(locale, &Route::NewEmail, token);
        (say::change_email::subject(locale).to_owned(), say::change_email::body(locale, &link))
    }

    fn email_taken(&self, locale: Locale) -> (String, String) {
        let (sign_in, forgot) = (self.link(locale, &Route::Login), self.link(locale, &Route::Forgot));
        let body = say::email_taken::body(locale, &sign_in, &forgot);
        (say::email_taken::subject(locale).to_owned(), body)
    }

    /// Subject and text, without greeting and farewell.
    fn text(&self, letter: &Letter, locale: Locale) -> (String, String) {
        match letter {
            Letter::ConfirmEmail { token } => {
                let link = self.opening(locale, &Route::Confirm, token);
                (say::confirm::subject(locale).to_owned(), say::confirm::body(locale, &link))
            }
            Letter::AlreadyMember => self.already_member(locale),
            Letter::ResetPassword { token } => {
                let link = self.opening(locale, &Route::Reset, token);
                (say::reset::subject(locale).to_owned(), say::reset::body(locale, &link))
            }
            Letter::ChangeEmail { token } => self.change_email(locale, token),
            Letter::EmailTaken => self.email_taken(locale),
            Letter::EmailChanged { email } => {
                (say::email_changed::subject(locale).to_owned(), say::email_changed::body(locale, email))
            }
            Letter::ReviewPublished { assignment, submission } => {
                let link = self.link(locale, &Route::Submission(*submission));
                (say::review::subject(locale, assignment), say::review::body(locale, assignment, &link))
            }
            Letter::Eligible { course } => {
                let link = self.link(locale, &Route::Certificates);
                (say::eligible::subject(locale, course), say::eligible::body(locale, course, &link))
            }
            Letter::CertificateIssued { title, code } => {
                let link = self.link(locale, &Route::Verification(code.to_string()));
                (say::issued::subject(locale, title), say::issued::body(locale, title, code.as_str(), &link))
            }
            Letter::ArtistMessage { name, email, language, message } => {
                let language = match language {
                    Locale::En => say::artist_message::english(locale),
                    Locale::Es => say::artist_message::spanish(locale),
                };
                let body = say::artist_message::body(locale, name, email, language, message);
                (say::artist_message::subject(locale, name, &self.academy_name), body)
            }
            Letter::ClientReviewPublished => {
                let link = self.link(locale, &Route::ArtistCodes);
                (say::client_review::subject(locale).to_owned(), say::client_review::body(locale, &link))
            }
            Letter::CertificateSuspended { title, code, reason } => {
                let link = self.link(locale, &Route::Verification(code.to_string()));
                let body = lifecycle::suspended::body(locale, title, code, reason, &link);
                (lifecycle::suspended::subject(locale, title), body)
            }
            Letter::CertificateRevoked { title, code, reason } => {
                let link = self.link(locale, &Route::Verification(code.to_string()));
                let body = lifecycle::revoked::body(locale, title, code, reason, &link);
                (lifecycle::revoked::subject(locale, title), body)
            }
            Letter::CertificateReplaced { title, old, code, cause } => {
                let link = self.link(locale, &Route::Verification(code.to_string()));
                let body = match cause {
                    Cause::Renewed => lifecycle::renewed::body(locale, title, code, old, &link),
                    cause => {
                        let why = words::why_replaced(locale, *cause);
                        lifecycle::replaced::body(locale, title, why, code, old, &link)
                    }
                };
                (lifecycle::replaced::subject(locale, title), body)
            }
            Letter::CertificateEnding { title, code, until } => {
                let link = self.link(locale, &Route::Certificates);
                let date = format::date(locale, *until);
                let body = lifecycle::certificate_ending::body(locale, title, code, &date, &link);
                (lifecycle::certificate_ending::subject(locale, &date, title), body)
            }
            Letter::PrerequisiteAccepted { kind, until } => {
                let link = self.link(locale, &Route::Prerequisites);
                let (what, date) = (words::prerequisite(locale, *kind), format::day(locale, *until));
                let body = lifecycle::accepted::body(locale, what, date, &link);
                (lifecycle::accepted::subject(locale, what), body)
            }
            Letter::PrerequisiteRefused { kind, reason } => {
                let link = self.link(locale, &Route::Prerequisites);
                let what = words::prerequisite(locale, *kind);
                let body = lifecycle::not_accepted::body(locale, what, reason, &link);
                (lifecycle::not_accepted::subject(locale, what), body)
            }
            Letter::EducationAppraised { title, refused } => {
                let link = self.link(locale, &Route::Certificates);
                match refused {
                    None => (
                        lifecycle::accepted::subject(locale, title),
                        lifecycle::education_accepted::body(locale, title, &link),
                    ),
                    Some(reason) => (
                        lifecycle::not_accepted::subject(locale, title),
                        lifecycle::education_refused::body(locale, title, reason, &link),
                    ),
                }
            }
            Letter::PrerequisiteEnding { kind, until } => {
                let link = self.link(locale, &Route::Prerequisites);
                let (what, date) = (words::prerequisite(locale, *kind), format::day(locale, *until));
                let body = lifecycle::prerequisite_ending::body(locale, what, &date, &link);
                (lifecycle::prerequisite_ending::subject(locale, &date, what), body)
            }
        }
    }
}

impl Scribe for Catalogues {
    fn write(&self, letter: &Letter, name: &str, locale: Locale) -> (String, String) {
        let (subject, text) = self.text(letter, locale);
        let body = format!(
            "{}\n\n{text}\n\n{}\n",
            say::greeting(locale, name),
            say::farewell(locale, &self.academy_name)
        );
        (subject, body)
    }
}
