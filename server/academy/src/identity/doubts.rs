//! Whose session tokens are no longer taken at their word.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::id::{SessionId, UserId};
use domain::viewer::Member;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// How long a doubt is kept: longer than any token lives.
const KEPT: Duration = Duration::hours(24);

/// Accounts and sessions that something happened to, in this process. A session token is believed without asking the
/// database; one that is older than such an event is not, so its bearer has to renew it and gets what is true now.
///
/// Other processes on the same database learn of it when the token's short life is over.
pub(crate) struct Doubts {
    /// What happened before this process began is not known here.
    begun: OffsetDateTime,
    since: Mutex<HashMap<Uuid, OffsetDateTime>>,
}

impl Doubts {
    pub(super) fn new(begun: OffsetDateTime) -> Self {
        Self { begun, since: Mutex::default() }
    }

    /// Every session of the account has ended, or its roles have changed.
    pub(super) fn account(&self, user: UserId, now: OffsetDateTime) {
        self.note(user.get(), now);
    }

    /// The session has ended.
    pub(super) fn session(&self, session: SessionId, now: OffsetDateTime) {
        self.note(session.get(), now);
    }

    /// Whether a token that was issued at `issued` still says what is true of `member`.
    pub(super) fn allow(&self, member: &Member, issued: OffsetDateTime) -> bool {
        let since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        let older = |id: Uuid| since.get(&id).is_some_and(|event| issued <= *event);
        issued >= self.begun && !older(member.id.get()) && !older(member.session.get())
    }

    fn note(&self, id: Uuid, now: OffsetDateTime) {
        let mut since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        since.retain(|_, event| now - *event < KEPT);
        since.insert(id, now);
    }
}

#[cfg(test)]
mod tests {
    use domain::identity::Roles;
    use time::macros::datetime;

    use super::*;

    const BEGUN: OffsetDateTime = datetime!(2026-11-01 08:00 UTC);

    fn member(user: u128, session: u128) -> Member {
        let session = SessionId::new(Uuid::from_u128(session));
        Member { id: UserId::new(Uuid::from_u128(user)), roles: Roles::NONE, session }
    }

    fn minute(minutes: i64) -> OffsetDateTime {
        BEGUN + Duration::minutes(minutes)
    }

    #[test]
    fn only_tokens_older_than_the_event_are_doubted_and_only_those_it_concerns() {
        let doubts = Doubts::new(BEGUN);
        let (phone, laptop, other) = (member(1, 11), member(1, 12), member(2, 13));
        doubts.session(phone.session, minute(3));
        assert!(!doubts.allow(&phone, minute(2)));
        assert!(doubts.allow(&laptop, minute(2)));
        doubts.account(laptop.id, minute(5));
        assert!(!doubts.allow(&laptop, minute(5)), "issued in the same second");
        assert!(doubts.allow(&laptop, minute(6)));
        assert!(doubts.allow(&other, minute(2)));
    }

    #[test]
    fn what_happened_before_the_process_began_may_have_been_anything() {
        assert!(!Doubts::new(BEGUN).allow(&member(1, 11), minute(-1)));
    }
}
