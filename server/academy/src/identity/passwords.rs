//! Passwords: hashed with Argon2id, never stored, compared in equal time.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::identity::Password;
use tokio::sync::Semaphore;

use crate::{Academy, Chance, Error, Result};

/// OWASP's first choice for Argon2id that fits a small machine: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const SALT_BYTES: usize = 16;

/// Checked when there is no account, so that an unknown address costs the same work as a known one. The hash of
/// a random value nobody kept, with the present parameters (a test compares them).
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c3RpcHBsZS1ub2JvZHkhIQ$Vb2mDqGd5v0cRr1i1oXnWqOe5E0jv3a2m9yYk0r8x2Q";

/// What a password turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Checked {
    /// Not the account's.
    Wrong,
    /// The account's.
    Right,
    /// The account's, but hashed with parameters of the past: here is a hash with the present ones.
    Rehashed(String),
}

/// Hashes passwords, a few at a time: each takes 19 MiB and a core for a while, and a crowd must not tire
/// the machine.
pub(super) struct Passwords {
    turns: Semaphore,
}

impl Passwords {
    pub(super) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { turns: Semaphore::new(cores) }
    }

    /// The hash to keep of a new password.
    pub(super) async fn hash(&self, academy: &Academy, password: Password) -> Result<String> {
        let salt = salt(academy.chance.as_ref());
        self.work(move || hash(&password, &salt)).await
    }

    /// Compares a password with the hash that is kept; `None` when there is no account.
    pub(super) async fn check(
        &self,
        academy: &Academy,
        password: Password,
        kept: Option<String>,
    ) -> Result<Checked> {
        let salt = salt(academy.chance.as_ref());
        self.work(move || {
            let exists = kept.is_some();
            let kept = kept.as_deref().unwrap_or(NOBODY);
            let parsed = PasswordHash::new(kept).map_err(|error| Error::internal("reading a hash", error))?;
            let right = argon()?.verify_password(password.expose().as_bytes(), &parsed).is_ok();
            match (right && exists, is_present(&parsed)) {
                (false, _) => Ok(Checked::Wrong),
                (true, true) => Ok(Checked::Right),
                (true, false) => hash(&password, &salt).map(Checked::Rehashed),
            }
        })
        .await
    }

    async fn work<T: Send + 'static>(&self, task: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let _turn =
            self.turns.acquire().await.map_err(|error| Error::internal("waiting for a turn", error))?;
        tokio::task::spawn_blocking(task)
            .await
            .map_err(|error| Error::internal("hashing a password", error))?
    }
}

fn salt(chance: &dyn Chance) -> [u8; SALT_BYTES] {
    let mut salt = [0; SALT_BYTES];
    chance.fill(&mut salt);
    salt
}

fn argon() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|error| Error::internal("choosing hash parameters", error))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &Password, salt: &[u8]) -> Result<String> {
    let hash: PasswordHash = argon()?
        .hash_password_with_salt(password.expose().as_bytes(), salt)
        .map_err(|error| Error::internal("hashing a password", error))?;
    Ok(hash.to_string())
}

fn is_present(hash: &PasswordHash) -> bool {
    let params = Params::try_from(hash).ok();
    hash.algorithm.as_str() == Algorithm::Argon2id.as_str()
        && params.is_some_and(|params| {
            (params.m_cost(), params.t_cost(), params.p_cost()) == (MEMORY_KIB, PASSES, LANES)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Password {
        Password::present(text).expect("a password")
    }

    #[test]
    fn an_unknown_address_costs_the_same_work_as_a_known_one() {
        let nobody = PasswordHash::new(NOBODY).expect("the stand-in is a hash");
        assert!(is_present(&nobody), "the stand-in must be as expensive as a real hash");
        let real = hash(&typed("three quiet herons"), &[7; SALT_BYTES]).expect("hashes");
        assert_eq!(NOBODY.len(), real.len());
    }

    #[test]
    fn a_hash_of_the_past_is_told_from_one_of_the_present() {
        let weak =
            Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8192, 1, 1, None).expect("fits"));
        let weak: PasswordHash =
            weak.hash_password_with_salt(b"three quiet herons", &[7; 16]).expect("hashes");
        assert!(!is_present(&weak));
        let real = hash(&typed("three quiet herons"), &[7; SALT_BYTES]).expect("hashes");
        assert!(is_present(&PasswordHash::new(&real).expect("a hash")));
    }
}
