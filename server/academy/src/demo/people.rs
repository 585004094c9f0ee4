//! Who is in the demo.

use contract::identity::Identity as _;
use domain::id::SessionId;
use domain::identity::{DisplayName, EmailAddress, Password, Role};
use domain::viewer::Member;
use domain::{Locale, Viewer};
use time::Duration;

use super::days::Days;
use crate::identity::operator::{self, NewMember};
use crate::{Academy, Error, Result};

/// The password of everybody in the demo.
pub const PASSWORD: &str = "stipple-demo";

const FIRST: &str = "trainee";
const LAST: &str = "admin";

/// How much of the demo there is.
pub(super) enum Presence {
    /// Nothing, and nobody else either.
    None,
    /// Nothing, but other people.
    Others,
    /// The beginning.
    Some,
    /// Everything.
    All,
}

/// The people that later chapters speak of.
pub(super) struct People {
    /// Reads, answers, practises; the account to try the trainee's side with.
    pub trainee: Viewer,
    /// Reviews most of the work.
    pub mentor: Viewer,
    /// Reviews some.
    pub mentor2: Viewer,
    /// Holds a certificate in force.
    pub artist: Viewer,
    /// Have work waiting, in a mentor's hands, and withdrawn.
    pub waiting: [Viewer; 3],
    /// Hold certificates that are expired, suspended and revoked.
    pub former: [Viewer; 3],
    /// Has met every requirement and waits for the certificate.
    pub finished: Viewer,
    /// Hold certificates in force and have a page in the directory; the last one's is hidden.
    pub listed: [Viewer; 5],
    /// Holds a certificate that ends soon and has asked for its renewal.
    pub renewing: Viewer,
    /// Checks what holders declare; where two people issue, the second one.
    pub admin2: Viewer,
}

/// Looks for the demo's first and last account.
pub(super) async fn presence(academy: &Academy) -> Result<Presence> {
    let first = operator::find(academy, &address(FIRST)?).await?.is_some();
    let last = operator::find(academy, &address(LAST)?).await?.is_some();
    Ok(match (first, last) {
        (false, _) if operator::list(academy, None).await?.is_empty() => Presence::None,
        (false, _) => Presence::Others,
        (true, false) => Presence::Some,
        (true, true) => Presence::All,
    })
}

/// Opens everybody's account but the admin's.
pub(super) async fn arrive(days: &Days) -> Result<People> {
    let long_ago = days.ago(Duration::days(900));
    let spring = days.ago(Duration::days(120));
    let learner = [Role::Trainee];
    Ok(People {
        trainee: member(&spring, FIRST, "Tara Trainee (demo)", &learner, Locale::En).await?,
        mentor: member(&long_ago, "mentor", "Max Mentor (demo)", &[Role::Mentor], Locale::En).await?,
        mentor2: member(&long_ago, "mentor2", "Maite Mentora (demo)", &[Role::Mentor], Locale::Es).await?,
        artist: member(&long_ago, "artist", "Arlo Apprentice (demo)", &learner, Locale::En).await?,
        waiting: [
            member(&spring, "quim", "Quim en Cola (demo)", &learner, Locale::Es).await?,
            member(&spring, "queenie", "Queenie Queue (demo)", &learner, Locale::En).await?,
            member(&spring, "wanda", "Wanda Withdrawn (demo)", &learner, Locale::En).await?,
        ],
        former: [
            member(&long_ago, "elena", "Elena Expirada (demo)", &learner, Locale::Es).await?,
            member(&long_ago, "sam", "Sam Suspended (demo)", &learner, Locale::En).await?,
            member(&long_ago, "rita", "Rita Revoked (demo)", &learner, Locale::En).await?,
        ],
        finished: member(&spring, "fred", "Fred Finished (demo)", &learner, Locale::En).await?,
        listed: [
            member(&long_ago, "carmen", "Carmen Capilar (demo)", &learner, Locale::Es).await?,
            member(&long_ago, "nuno", "Nuno da Nuca (demo)", &learner, Locale::Es).await?,
            member(&long_ago, "paola", "Paola Punto (demo)", &learner, Locale::Es).await?,
            member(&long_ago, "dotty", "Dotty Density (demo)", &learner, Locale::En).await?,
            member(&long_ago, "hugo", "Hugo Hidden (demo)", &learner, Locale::En).await?,
        ],
        renewing: member(&long_ago, "rosa", "Rosa Renueva (demo)", &learner, Locale::Es).await?,
        admin2: member(&long_ago, "admin2", "Aitor Admin (demo)", &[Role::Admin], Locale::Es).await?,
    })
}

/// Gives the artist the name of today: the certificate of before is corrected.
pub(super) async fn rename(academy: &Academy, who: &Viewer) -> Result<()> {
    let name = DisplayName::parse("Arlo Artist (demo)").map_err(|problem| Error::field("name", problem))?;
    academy.rename(who, name).await.map_err(Error::Refused)
}

/// Opens the admin's account.
pub(super) async fn complete(days: &Days) -> Result<()> {
    member(&days.ago(Duration::days(900)), LAST, "Ada Admin (demo)", &[Role::Admin], Locale::En).await?;
    Ok(())
}

async fn member(
    academy: &Academy,
    mailbox: &str,
    name: &str,
    roles: &[Role],
    locale: Locale,
) -> Result<Viewer> {
    let roles = roles.iter().copied().collect();
    let new = NewMember {
        name: DisplayName::parse(name).map_err(|problem| Error::field("name", problem))?,
        email: address(mailbox)?,
        password: Password::present(PASSWORD).map_err(|problem| Error::field("password", problem))?,
        roles,
        locale,
        confirmed: true,
        reason: "demo".to_owned(),
    };
    let id = operator::create_member(academy, new).await?;
    let session = SessionId::new(academy.chance.id(academy.now()));
    Ok(Viewer::Member(Member { id, roles, session }))
}

fn address(mailbox: &str) -> Result<EmailAddress> {
    EmailAddress::parse(&format!("{mailbox}@stipple.test")).map_err(|problem| Error::field("email", problem))
}
