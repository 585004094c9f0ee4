//! Who is asking.

use crate::id::{SessionId, UserId};
use crate::identity::Roles;

/// Whoever a request or a job acts as. Deliberately without `Deserialize`: a viewer is established by the
/// server from a session, never read from input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Viewer {
    /// Nobody has signed in.
    Visitor,
    /// A signed-in person.
    Member(Member),
    /// The platform itself, doing one kind of work.
    System(System),
}

/// A signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub id: UserId,
    /// What the person may act as, as of the session's last renewal.
    pub roles: Roles,
    /// The device signed in on.
    pub session: SessionId,
}

/// The work the platform does by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum System {
    /// Writing letters to people.
    Postal,
    /// Working out who has met a certificate's requirements.
    Registrar,
    /// Removing what has expired: abandoned uploads, spent tokens; keeping what can be found up to date.
    Caretaker,
    /// The person at the server's own command line (`stipple user`, `stipple serve --demo`).
    Operator,
}

impl Viewer {
    /// The signed-in person, if any.
    pub const fn member(&self) -> Option<&Member> {
        match self {
            Self::Member(member) => Some(member),
            Self::Visitor | Self::System(_) => None,
        }
    }

    /// Whether this is the person with account `id`.
    pub fn is(&self, id: UserId) -> bool {
        self.member().is_some_and(|member| member.id == id)
    }
}
