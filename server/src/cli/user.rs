//! `stipple user …`: people, from the server's own command line.

use std::io::{BufRead, IsTerminal};
use std::process::ExitCode;

use academy::identity::Limits;
use academy::identity::operator::{self, NewMember};
use clap::Subcommand;
use contract::{Fault, Reason};
use domain::identity::{DisplayName, EmailAddress, Password, Role, Roles};
use domain::{Locale, Problem};

use super::voice::{err, say};
use crate::compose::{self, Failure};
use crate::config::Config;

/// Commands about people. Passwords are read from standard input, never from the command line, where other
/// people of the machine could see them.
#[derive(Debug, Subcommand)]
pub(crate) enum User {
    /// Open an account; the password is read from standard input
    Add {
        /// The e-mail address
        #[arg(value_parser = email)]
        email: EmailAddress,
        /// What the person is called
        #[arg(long, value_parser = name)]
        name: DisplayName,
        /// trainee, mentor or admin; may be repeated
        #[arg(long = "role", value_parser = role, default_value = "trainee")]
        roles: Vec<Role>,
        /// The language of letters: en or es
        #[arg(long, value_parser = locale, default_value = "en")]
        locale: Locale,
    },
    /// List the accounts
    List {
        /// Only those with this role
        #[arg(long, value_parser = role)]
        role: Option<Role>,
    },
    /// Replace what a person may act as
    Roles {
        /// The e-mail address
        #[arg(value_parser = email)]
        email: EmailAddress,
        /// trainee, mentor, admin; none at all leaves an account that may only look after itself
        #[arg(value_parser = role)]
        roles: Vec<Role>,
        /// Why, for the audit log
        #[arg(long, default_value = "from the command line")]
        reason: String,
    },
    /// Move an account to another address, end every session and tell the address before
    Email {
        /// The e-mail address the account has now
        #[arg(value_parser = email)]
        old: EmailAddress,
        /// The one it is to have; it counts as confirmed
        #[arg(value_parser = email)]
        new: EmailAddress,
    },
    /// Set a password, read from standard input, and end every session
    Password {
        /// The e-mail address
        #[arg(value_parser = email)]
        email: EmailAddress,
    },
}

impl User {
    /// Runs the command.
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode, Failure> {
        let academy = compose::academy(config, Limits::default()).await?;
        match self {
            Self::Add { email, name, roles, locale } => {
                let roles: Roles = roles.into_iter().collect();
                let new = NewMember {
                    email: email.clone(),
                    name,
                    password: password()?,
                    roles,
                    locale,
                    confirmed: true,
                    reason: "from the command line".to_owned(),
                };
                operator::create_member(&academy, new).await.map_err(|error| match error {
                    academy::Error::Conflict => {
                        format!("{email} has an account already; change it with `stipple user roles`").into()
                    }
                    other => Failure::from(other),
                })?;
                say!("{email} may sign in now as {}.", names(roles));
            }
            Self::List { role } => {
                for account in operator::list(&academy, role).await? {
                    say!("{}\t{}\t{}", account.email, account.name, names(account.roles));
                }
            }
            Self::Roles { email, roles, reason } => {
                let roles = roles.into_iter().collect();
                operator::set_roles(&academy, &email, roles, reason)
                    .await
                    .map_err(|error| unknown(&email, error))?;
                say!("{email} is now {}.", names(roles));
            }
            Self::Email { old, new } => {
                operator::set_email(&academy, &old, new.clone())
                    .await
                    .map_err(|error| unmoved(&old, &new, error))?;
                say!("The account of {old} has the address {new} now; every session has ended.");
            }
            Self::Password { email } => {
                operator::set_password(&academy, &email, password()?)
                    .await
                    .map_err(|error| unknown(&email, error))?;
                say!("The password of {email} is changed; every session has ended.");
            }
        }
        academy.store.clone().close().await?;
        Ok(ExitCode::SUCCESS)
    }
}

fn password() -> Result<Password, Failure> {
    if std::io::stdin().is_terminal() {
        err(format_args!("Password (it will be shown): "));
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let problem = |problem: Problem| Failure::from(format!("the password {problem}"));
    Password::choose(line.trim_end_matches(['\r', '\n'])).map_err(problem)
}

fn unknown(email: &EmailAddress, error: academy::Error) -> Failure {
    match error {
        academy::Error::NotFound => format!("nobody has the address {email}; see `stipple user list`").into(),
        other => other.into(),
    }
}

fn unmoved(old: &EmailAddress, new: &EmailAddress, error: academy::Error) -> Failure {
    match error {
        academy::Error::Refused(Fault::Refused { reason: Reason::AddressTaken }) => {
            format!("{new} has an account already; move that one to another address first").into()
        }
        other => unknown(old, other),
    }
}

fn names(roles: Roles) -> String {
    let names: Vec<_> = roles.iter().map(Role::as_str).collect();
    if names.is_empty() { "nobody in particular".to_owned() } else { names.join(", ") }
}

fn email(text: &str) -> Result<EmailAddress, Problem> {
    EmailAddress::parse(text)
}

fn name(text: &str) -> Result<DisplayName, Problem> {
    DisplayName::parse(text)
}

fn role(text: &str) -> Result<Role, Problem> {
    Role::parse(text).ok_or(Problem::NotAChoice)
}

fn locale(text: &str) -> Result<Locale, Problem> {
    Locale::from_tag(text).ok_or(Problem::NotAChoice)
}
