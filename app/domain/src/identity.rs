//! People: addresses, names, passwords, roles.

use serde::{Deserialize, Serialize};

use crate::problem::{self, Problem};

/// A plausible e-mail address: one `@`, something before it, a domain after it, at most 254 characters
/// (RFC 5321 section 4.5.3.1), folded to lower case, so that one person has one account. Whether it reaches anybody only a letter can tell.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Parses what someone typed.
    ///
    /// # Errors
    /// [`Problem::Required`], [`Problem::TooLong`] or [`Problem::NotAnEmail`].
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let text = problem::text(raw, 254)?.to_lowercase();
        let plausible = text.split_once('@').is_some_and(|(local, domain)| {
            let label =
                |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
            !local.is_empty()
                && local.len() <= 64
                && !local.chars().any(|c| c.is_whitespace() || "@<>()[],;:\\\"".contains(c))
                && domain.contains('.')
                && domain.split('.').all(label)
        });
        if plausible { Ok(Self(text)) } else { Err(Problem::NotAnEmail) }
    }

    /// The address, in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        Self::parse(&text)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

/// The name a person goes by: what mentors, trainees and certificates show. 1–80 characters on one line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DisplayName(String);

impl DisplayName {
    /// Parses what someone typed; runs of white space become one space.
    ///
    /// # Errors
    /// [`Problem::Required`], [`Problem::TooLong`] or [`Problem::Unprintable`].
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let one_line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        problem::text(&one_line, 80).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for DisplayName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for DisplayName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        Self::parse(&text)
    }
}

impl From<DisplayName> for String {
    fn from(name: DisplayName) -> Self {
        name.0
    }
}

/// A password someone chose or typed. Never shown, logged or serialized.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// The least length of a new password, in characters (NIST SP 800-63B section 3.1.1 asks for 8; length is what helps).
    pub const MIN: usize = 10;
    /// The greatest length, so that hashing cannot be used to tire the server.
    pub const MAX: usize = 200;

    /// A new password: 10–200 characters, not one of the handful everybody tries first.
    ///
    /// # Errors
    /// [`Problem::Required`], [`Problem::TooShort`], [`Problem::TooLong`] or [`Problem::TooCommon`].
    pub fn choose(raw: &str) -> Result<Self, Problem> {
        match raw.chars().count() {
            0 => Err(Problem::Required),
            n if n < Self::MIN => Err(Problem::TooShort { min: Self::MIN }),
            n if n > Self::MAX => Err(Problem::TooLong { max: Self::MAX }),
            _ if Self::is_common(raw) => Err(Problem::TooCommon),
            _ => Ok(Self(raw.to_owned())),
        }
    }

    /// A password typed to sign in: only bounded in length, since rules change and old passwords stay.
    ///
    /// # Errors
    /// [`Problem::Required`] or [`Problem::TooLong`].
    pub fn present(raw: &str) -> Result<Self, Problem> {
        match raw.chars().count() {
            0 => Err(Problem::Required),
            n if n > Self::MAX => Err(Problem::TooLong { max: Self::MAX }),
            _ => Ok(Self(raw.to_owned())),
        }
    }

    /// The characters, for hashing.
    pub fn expose(&self) -> &str {
        &self.0
    }

    fn is_common(raw: &str) -> bool {
        const STEMS: [&str; 8] = [
            "password",
            "contraseña",
            "contrasena",
            "qwertyuiop",
            "1234567890",
            "0123456789",
            "iloveyou",
            "letmein",
        ];
        let folded = raw.to_lowercase();
        let mut chars = folded.chars();
        let first = chars.next();
        chars.all(|c| Some(c) == first)
            || STEMS
                .iter()
                .any(|stem| folded.starts_with(stem) && folded.chars().count() < stem.chars().count() + 5)
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// What a person may act as. One person may hold several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Takes courses and submits practice.
    Trainee,
    /// Reviews practice.
    Mentor,
    /// Runs accounts and certificates.
    Admin,
}

impl Role {
    /// Every role, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Trainee, Self::Mentor, Self::Admin];

    /// The role's name in storage, forms and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Trainee => "trainee",
            Self::Mentor => "mentor",
            Self::Admin => "admin",
        }
    }

    /// The role of a name; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// A set of [`Role`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Role>", into = "Vec<Role>")]
pub struct Roles(u8);

impl Roles {
    /// No role: an account that may only look after itself.
    pub const NONE: Self = Self(0);

    /// Whether the set holds `role`.
    pub const fn has(self, role: Role) -> bool {
        self.0 & Self::bit(role) != 0
    }

    /// The set with `role` added.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | Self::bit(role))
    }

    /// The roles, in the order of [`Role::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.has(*role))
    }

    const fn bit(role: Role) -> u8 {
        match role {
            Role::Trainee => 1,
            Role::Mentor => 2,
            Role::Admin => 4,
        }
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::NONE, Self::with)
    }
}

impl From<Vec<Role>> for Roles {
    fn from(roles: Vec<Role>) -> Self {
        roles.into_iter().collect()
    }
}

impl From<Roles> for Vec<Role> {
    fn from(roles: Roles) -> Self {
        roles.iter().collect()
    }
}

/// Why an account rule said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Unknown address, wrong password or unconfirmed account: one answer for all, so that none can be told from another.
    #[error("the address and the password do not belong together")]
    WrongCredentials,
    /// Too many tries in a short time.
    #[error("too many tries; wait before the next")]
    TooManyTries,
    /// A link from a letter that was used, has expired or was never sent.
    #[error("the link has been used or has expired")]
    DeadLink,
    /// A renewal token that was used before: somebody has a copy, so the whole family is signed out.
    #[error("the session has ended")]
    SessionEnded,
    /// The last admin cannot give the role up, or nobody could give it back.
    #[error("the academy needs at least one admin")]
    LastAdmin,
    /// Another account has the address: told only to those who have shown that it reaches them, and to operators.
    #[error("another account has this address")]
    AddressTaken,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_folded_so_that_one_person_has_one_account() {
        assert_eq!(
            EmailAddress::parse("  Ana@Example.ORG ").map(String::from),
            Ok("ana@example.org".to_owned())
        );
    }

    #[test]
    fn text_that_cannot_be_an_address_is_refused() {
        for raw in [
            "ana",
            "@example.org",
            "ana@",
            "ana@example",
            "a b@example.org",
            "ana@exa mple.org",
            "a@b@c.org",
            "ana@.org",
        ] {
            assert_eq!(EmailAddress::parse(raw), Err(Problem::NotAnEmail), "{raw}");
        }
    }

    #[test]
    fn a_new_password_is_long_and_not_everybodys_first_guess() {
        assert_eq!(Password::choose("short"), Err(Problem::TooShort { min: 10 }));
        for raw in ["Password123", "aaaaaaaaaaaa", "1234567890"] {
            assert_eq!(Password::choose(raw), Err(Problem::TooCommon), "{raw}");
        }
        assert!(Password::choose("three quiet herons").is_ok());
        assert_eq!(
            format!("{:?}", Password::present("hunter2")),
            Ok::<_, Problem>(Password("hunter2".into()))
                .map(|_| "Ok(Password(…))".to_owned())
                .unwrap_or_default()
        );
    }

    #[test]
    fn roles_survive_a_round_trip_and_keep_their_order() {
        let roles: Roles = [Role::Admin, Role::Trainee].into_iter().collect();
        assert_eq!(roles.iter().collect::<Vec<_>>(), [Role::Trainee, Role::Admin]);
        assert!(!roles.has(Role::Mentor));
    }
}
