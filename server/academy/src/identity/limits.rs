//! How often somebody may try: by where the request comes from, and by the account it is about.

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use contract::Fault;
use domain::id::UserId;
use domain::identity::EmailAddress;
use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use crate::{Clock, Error, Result};

/// How often somebody may try before being asked to wait.
///
/// An address is a whole IPv6 network (/64), since one household or one attacker has all of it.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Passwords presented from one address.
    pub sign_in_by_address: Quota,
    /// Passwords presented for one account, which may not exist.
    pub sign_in_by_account: Quota,
    /// Accounts opened and letters asked for from one address.
    pub letter_by_address: Quota,
    /// Letters asked for to one mailbox.
    pub letter_by_account: Quota,
    /// Certificates looked up from one address.
    pub lookup_by_address: Quota,
    /// Messages to artists from one address.
    pub message_by_address: Quota,
    /// Messages to one artist.
    pub message_by_artist: Quota,
}

impl Default for Limits {
    /// What a public server needs.
    fn default() -> Self {
        Self {
            sign_in_by_address: quota(10, Duration::from_secs(6)),
            sign_in_by_account: quota(5, Duration::from_secs(30)),
            letter_by_address: quota(5, Duration::from_secs(12 * 60)),
            letter_by_account: quota(5, Duration::from_secs(12 * 60)),
            lookup_by_address: quota(60, Duration::from_secs(1)),
            message_by_address: quota(3, Duration::from_secs(10 * 60)),
            message_by_artist: quota(20, Duration::from_secs(10 * 60)),
        }
    }
}

impl Limits {
    /// Practically none: for tests, benchmarks, and a demo that only this machine reaches.
    pub fn lifted() -> Self {
        let lifted = quota(1_000_000, Duration::from_micros(1));
        Self {
            sign_in_by_address: lifted,
            sign_in_by_account: lifted,
            letter_by_address: lifted,
            letter_by_account: lifted,
            lookup_by_address: lifted,
            message_by_address: lifted,
            message_by_artist: lifted,
        }
    }
}

/// `burst` at once, and one more after every `pause`.
fn quota(burst: u32, pause: Duration) -> Quota {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(pause).unwrap_or_else(|| Quota::per_second(burst)).allow_burst(burst)
}

/// The limits, and who has used how much of them. In memory: a restart forgives, and several servers each
/// count for themselves, which multiplies the limits by a small number.
pub(crate) struct Gate {
    sign_in_by_address: Keyed<IpAddr>,
    sign_in_by_account: Keyed<EmailAddress>,
    letter_by_address: Keyed<IpAddr>,
    letter_by_account: Keyed<EmailAddress>,
    lookup_by_address: Keyed<IpAddr>,
    message_by_address: Keyed<IpAddr>,
    message_by_artist: Keyed<UserId>,
}

impl Gate {
    pub(crate) fn new(limits: &Limits, clock: &Arc<dyn Clock>) -> Self {
        Self {
            sign_in_by_address: Keyed::new(limits.sign_in_by_address, clock),
            sign_in_by_account: Keyed::new(limits.sign_in_by_account, clock),
            letter_by_address: Keyed::new(limits.letter_by_address, clock),
            letter_by_account: Keyed::new(limits.letter_by_account, clock),
            lookup_by_address: Keyed::new(limits.lookup_by_address, clock),
            message_by_address: Keyed::new(limits.message_by_address, clock),
            message_by_artist: Keyed::new(limits.message_by_artist, clock),
        }
    }

    /// Counts a password presented for `account` from `from`.
    pub(crate) fn sign_in(&self, account: &EmailAddress, from: IpAddr) -> Result<()> {
        self.sign_in_by_address.pass(&network(from))?;
        self.sign_in_by_account.pass(account)
    }

    /// Counts a password asked for again by somebody who is signed in.
    pub(crate) fn ask_again(&self, account: &EmailAddress) -> Result<()> {
        self.sign_in_by_account.pass(account)
    }

    /// Counts a letter asked for to `account` from `from`.
    pub(crate) fn letter(&self, account: &EmailAddress, from: IpAddr) -> Result<()> {
        self.letter_by_address.pass(&network(from))?;
        self.letter_by_account.pass(account)
    }

    /// Counts a certificate looked up from `from`.
    pub(crate) fn lookup(&self, from: IpAddr) -> Result<()> {
        self.lookup_by_address.pass(&network(from))
    }

    /// Counts a message to `artist` from `from`.
    pub(crate) fn message(&self, artist: UserId, from: IpAddr) -> Result<()> {
        self.message_by_address.pass(&network(from))?;
        self.message_by_artist.pass(&artist)
    }

    /// Forgets those who have not tried for a while.
    pub(crate) fn sweep(&self) {
        self.sign_in_by_address.0.retain_recent();
        self.sign_in_by_account.0.retain_recent();
        self.letter_by_address.0.retain_recent();
        self.letter_by_account.0.retain_recent();
        self.lookup_by_address.0.retain_recent();
        self.message_by_address.0.retain_recent();
        self.message_by_artist.0.retain_recent();
    }
}

struct Keyed<K: Hash + Eq + Clone>(
    RateLimiter<K, DefaultKeyedStateStore<K>, Hands, NoOpMiddleware<Duration>>,
);

impl<K: Hash + Eq + Clone> Keyed<K> {
    fn new(quota: Quota, clock: &Arc<dyn Clock>) -> Self {
        Self(RateLimiter::new(quota, DefaultKeyedStateStore::default(), Hands(clock.clone())))
    }

    fn pass(&self, key: &K) -> Result<()> {
        self.0.check_key(key).map_err(|wait| {
            let pause = wait.wait_time_from(self.0.clock().now());
            Error::Refused(Fault::TooMany { seconds: pause.as_secs().max(1) })
        })
    }
}

/// The academy's clock as the limiter reads it: time since 1970.
#[derive(Clone)]
struct Hands(Arc<dyn Clock>);

impl governor::clock::Clock for Hands {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_secs(u64::try_from(self.0.now().unix_timestamp()).unwrap_or_default())
    }
}

/// The address itself, or its /64 network.
fn network(from: IpAddr) -> IpAddr {
    match from.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6([a, b, c, d, 0, 0, 0, 0].into())
        }
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_shares_one_limit() {
        let parse = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(parse("2001:db8:1:2::7"), parse("2001:db8:1:2:ffff::1"));
        assert_ne!(parse("2001:db8:1:2::7"), parse("2001:db8:1:3::7"));
        assert_eq!(parse("::ffff:192.0.2.1"), parse("192.0.2.1"));
        assert_ne!(parse("192.0.2.1"), parse("192.0.2.2"));
    }
}
