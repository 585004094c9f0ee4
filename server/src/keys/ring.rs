//! The keys of certificates: the ones that sign, those to come, and the log of all there ever were.

use std::io;
use std::path::Path;

use credential::{
    IssuingKeys, KeyError, KeyHistory, KeyLog, KeyLogError, KeyLogProblem, KeyState, KeyUse, ProofKey,
    PublicKey, SigningKey,
};
use time::OffsetDateTime;

use super::Seal;
use super::folder::Folder;

/// The public log, beside the private halves.
const LOG: &str = "log.jsonl";
/// Where the private halves lay before there was a log.
const BEFORE: [(KeyUse, &str); 2] =
    [(KeyUse::Token, "credential.pem"), (KeyUse::Proof, "credential-proof.pem")];
const USES: [KeyUse; 2] = [KeyUse::Token, KeyUse::Proof];

/// The keys of certificates in a data folder.
pub(crate) struct Ring {
    folder: Folder,
    seal: Seal,
    log: KeyLog,
}

/// Why the keys cannot be used or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RingError {
    /// A file cannot be read or written.
    #[error("{0}")]
    File(#[from] io::Error),
    /// The log was altered.
    #[error("keys/{LOG}: {0}")]
    Log(#[from] KeyLogError),
    /// A private half is missing.
    #[error("keys/{name}.pem is missing, and nothing can be signed without it; put it back from the backup")]
    Missing {
        /// The key.
        name: String,
    },
    /// A private half is not the one its name promises.
    #[error("keys/{name}: {problem}")]
    Broken {
        /// The file.
        name: String,
        /// What is wrong with it.
        problem: String,
    },
    /// There is no key with this name.
    #[error("no key is called {0}; see `stipple keys list`")]
    Unknown(String),
    /// The key cannot become that from where it is.
    #[error("the key {name} is {state} and cannot be given up again")]
    Over {
        /// The key.
        name: String,
        /// Where it is.
        state: &'static str,
    },
    /// Nothing was announced.
    #[error(
        "no key is announced; `stipple keys announce` makes the next pair known before it signs anything"
    )]
    NothingAnnounced,
    /// Others may not have heard of the next keys yet.
    #[error(
        "the next keys were announced on {since}; checkers may keep the old list of keys for a day. Wait, or give --now"
    )]
    TooSoon {
        /// When they were announced.
        since: OffsetDateTime,
    },
}

type Result<T> = std::result::Result<T, RingError>;

/// A pair of keys: one for tokens, one for the proofs inside.
enum Private {
    Token(SigningKey),
    Proof(ProofKey),
}

impl Ring {
    /// How long others may go on with the list of keys they have.
    const HEARD_OF: time::Duration = time::Duration::DAY;

    /// Opens the keys of `data_dir`, making what is missing in an academy that has none yet.
    ///
    /// # Errors
    /// When a file cannot be read or written, or the log was altered.
    pub(crate) fn open(data_dir: &Path, seal: Seal, now: OffsetDateTime) -> Result<Self> {
        let folder = Folder::under(data_dir);
        let log = read_log(&folder)?;
        let mut ring = Self { folder, seal, log };
        if USES.iter().any(|usage| ring.log.current(*usage).is_none()) {
            ring.change(|ring| ring.begin(now))?;
        }
        Ok(ring)
    }

    /// The keys that sign.
    ///
    /// # Errors
    /// When a private half is missing, sealed to another identity, or broken.
    pub(crate) fn signing(&self) -> Result<IssuingKeys> {
        let current = |usage| self.log.current(usage).map(|history| history.key.clone());
        let read = |usage| match current(usage) {
            Some(key) => self.private(&key),
            None => Err(RingError::NothingAnnounced),
        };
        match (read(KeyUse::Token)?, read(KeyUse::Proof)?) {
            (Private::Token(token), Private::Proof(proof)) => Ok(IssuingKeys { token, proof }),
            _ => Err(RingError::NothingAnnounced),
        }
    }

    /// What became of every key.
    pub(crate) fn log(&self) -> &KeyLog {
        &self.log
    }

    /// Whether new keys are sealed.
    pub(crate) const fn seals(&self) -> bool {
        self.seal.seals()
    }

    /// Names of private halves that lie open although they might be sealed.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub(crate) fn lying_open(&self) -> Result<Vec<String>> {
        let mut open = Vec::new();
        for history in self.with_private_half() {
            let name = history.key.name().to_owned();
            if self.folder.read(&open_file(&name))?.is_some() {
                open.push(name);
            }
        }
        Ok(open)
    }

    /// Makes the next pair and publishes its public halves.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub(crate) fn announce(&mut self, now: OffsetDateTime) -> Result<Vec<PublicKey>> {
        self.change(|ring| USES.map(|usage| ring.make(usage, KeyState::Announced, now)).into_iter().collect())
    }

    /// Lets the announced keys sign from now on. Those that signed so far retire, and their private halves are
    /// destroyed; what they signed stays good.
    ///
    /// # Errors
    /// [`RingError::NothingAnnounced`], and unless `at_once` [`RingError::TooSoon`].
    pub(crate) fn rotate(&mut self, at_once: bool, now: OffsetDateTime) -> Result<Vec<PublicKey>> {
        self.change(|ring| {
            let next: Vec<_> = USES.iter().filter_map(|usage| ring.announced(*usage)).collect();
            if next.is_empty() {
                return Err(RingError::NothingAnnounced);
            }
            if let Some(since) = next.iter().filter_map(|(_, since)| *since).max()
                && !at_once
                && now < since + Self::HEARD_OF
            {
                return Err(RingError::TooSoon { since });
            }
            next.into_iter().map(|(key, _)| ring.succeed(key, now)).collect()
        })
    }

    /// Gives a key up, and with it what its thief has too: the keys that were made or signed together with it and, if
    /// one of these signs, the announced ones, which lie in the same folder. They leave the list of keys, and nothing
    /// they signed counts any more. New keys, which lay nowhere yet, sign in their place.
    ///
    /// # Errors
    /// [`RingError::Unknown`], or [`RingError::Over`] when all of them were given up before.
    pub(crate) fn give_up(
        &mut self,
        name: &str,
        reason: String,
        now: OffsetDateTime,
    ) -> Result<Vec<PublicKey>> {
        self.change(|ring| {
            let lost = ring.lost_with(name)?;
            for key in &lost {
                ring.note(key, KeyState::Compromised { reason: reason.clone() }, now)?;
                ring.destroy(key.name())?;
            }
            for usage in USES {
                if ring.log.current(usage).is_none() {
                    ring.make(usage, KeyState::Current, now)?;
                }
            }
            Ok(lost)
        })
    }

    /// The keys that are lost when the one of this name is, itself included, but for those given up already.
    fn lost_with(&self, name: &str) -> Result<Vec<PublicKey>> {
        let named = self.log.find(name).ok_or_else(|| RingError::Unknown(name.to_owned()))?;
        let mut lost: Vec<_> = std::iter::once(named).chain(self.log.partners(name)).collect();
        if lost.iter().any(|history| *history.state() == KeyState::Current) {
            for history in self.log.keys() {
                if *history.state() == KeyState::Announced && !lost.contains(&history) {
                    lost.push(history);
                }
            }
        }
        lost.retain(|history| !history.is_given_up());
        if lost.is_empty() {
            return Err(RingError::Over { name: name.to_owned(), state: word(named.state()) });
        }
        Ok(lost.into_iter().map(|history| history.key.clone()).collect())
    }

    /// Seals every private half that lies open, and says how many there were.
    ///
    /// # Errors
    /// When there is nothing to seal to, or a file cannot be written.
    pub(crate) fn seal_all(&mut self) -> Result<usize> {
        if !self.seals() {
            let problem = "nothing to seal to; set STIPPLE_KEYS_IDENTITY (see `stipple keys identity`)";
            return Err(io::Error::other(problem).into());
        }
        self.change(|ring| {
            let open = ring.lying_open()?;
            for name in &open {
                if let Some(pem) = ring.folder.read(&open_file(name))? {
                    ring.keep(name, &pem)?;
                    ring.folder.remove(&open_file(name))?;
                }
            }
            Ok(open.len())
        })
    }

    /// Changes the keys while no other process does, starting from what lies there now.
    fn change<T>(&mut self, change: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let _alone = self.folder.lock()?;
        self.log = read_log(&self.folder)?;
        let done = change(self);
        if done.is_err() {
            self.log = read_log(&self.folder)?;
        }
        done
    }

    /// The first keys: those from before there was a log, or new ones.
    fn begin(&mut self, now: OffsetDateTime) -> Result<()> {
        for (usage, file) in BEFORE {
            if self.log.current(usage).is_some() {
                continue; // another process was faster
            }
            match self.folder.read(file)? {
                Some(pem) => {
                    let key = parse(usage, &pem, file)?;
                    self.keep(key.public().name(), &pem)?;
                    self.note(&key.public(), KeyState::Current, now)?;
                    self.folder.remove(file)?;
                }
                None => drop(self.make(usage, KeyState::Current, now)?),
            }
        }
        Ok(())
    }

    /// Makes a key. Its private half is durable before the log tells of it.
    fn make(&mut self, usage: KeyUse, state: KeyState, now: OffsetDateTime) -> Result<PublicKey> {
        let key = Private::generate(usage);
        let public = key.public();
        self.keep(public.name(), &key.pem()?)?;
        self.note(&public, state, now)?;
        Ok(public)
    }

    fn succeed(&mut self, next: PublicKey, now: OffsetDateTime) -> Result<PublicKey> {
        if let Some(old) = self.log.current(next.usage()).map(|history| history.key.clone()) {
            self.note(&old, KeyState::Retired, now)?;
            self.note(&next, KeyState::Current, now)?;
            self.destroy(old.name())?;
        } else {
            self.note(&next, KeyState::Current, now)?;
        }
        Ok(next)
    }

    fn note(&mut self, key: &PublicKey, state: KeyState, now: OffsetDateTime) -> Result<()> {
        let now = now.replace_nanosecond(0).unwrap_or(now);
        self.log.note(key, state, now).map_err(|problem| match (problem, self.log.find(key.name())) {
            (KeyLogProblem::Step, Some(history)) => {
                RingError::Over { name: key.name().to_owned(), state: word(history.state()) }
            }
            (problem, _) => RingError::Broken { name: LOG.to_owned(), problem: problem.to_string() },
        })?;
        Ok(self.folder.write(LOG, self.log.text().as_bytes())?)
    }

    /// The announced key of this use that has waited longest, and since when.
    fn announced(&self, usage: KeyUse) -> Option<(PublicKey, Option<OffsetDateTime>)> {
        let mut waiting = self.log.in_state(usage, |state| *state == KeyState::Announced);
        waiting.next().map(|history| (history.key.clone(), history.since()))
    }

    fn with_private_half(&self) -> impl Iterator<Item = &KeyHistory> {
        let kept = |state: &KeyState| matches!(state, KeyState::Announced | KeyState::Current);
        self.log.keys().iter().filter(move |history| kept(history.state()))
    }

    fn private(&self, key: &PublicKey) -> Result<Private> {
        let name = key.name();
        let broken = |file: &str, problem: String| RingError::Broken { name: file.to_owned(), problem };
        let pem = match self.folder.read(&sealed_file(name))? {
            Some(sealed) => {
                self.seal.open(&sealed).map_err(|error| broken(&sealed_file(name), error.to_string()))?
            }
            None => self
                .folder
                .read(&open_file(name))?
                .ok_or_else(|| RingError::Missing { name: name.to_owned() })?,
        };
        let private = parse(key.usage(), &pem, name)?;
        if private.public() == *key {
            Ok(private)
        } else {
            Err(broken(&open_file(name), "holds another key than its name says".to_owned()))
        }
    }

    /// Keeps a private half, sealed if there is something to seal it to.
    fn keep(&self, name: &str, pem: &[u8]) -> Result<()> {
        match self.seal.close(pem)? {
            Some(sealed) => self.folder.write(&sealed_file(name), &sealed)?,
            None => self.folder.write(&open_file(name), pem)?,
        }
        Ok(())
    }

    fn destroy(&self, name: &str) -> Result<()> {
        self.folder.remove(&sealed_file(name))?;
        Ok(self.folder.remove(&open_file(name))?)
    }
}

/// What a person reads for a state.
pub(crate) const fn word(state: &KeyState) -> &'static str {
    match state {
        KeyState::Announced => "announced",
        KeyState::Current => "current",
        KeyState::Retired => "retired",
        KeyState::Compromised { .. } => "compromised",
    }
}

impl Private {
    #[allow(clippy::disallowed_methods, reason = "one of the places where chance enters")]
    fn generate(usage: KeyUse) -> Self {
        match usage {
            KeyUse::Token => Self::Token(SigningKey::generate(&mut rand::rng())),
            KeyUse::Proof => Self::Proof(ProofKey::generate(&mut rand::rng())),
        }
    }

    fn public(&self) -> PublicKey {
        match self {
            Self::Token(key) => PublicKey::of_tokens(key),
            Self::Proof(key) => PublicKey::of_proofs(key),
        }
    }

    fn pem(&self) -> Result<Vec<u8>> {
        let pem = match self {
            Self::Token(key) => key.to_pkcs8_pem(),
            Self::Proof(key) => key.to_pkcs8_pem(),
        };
        let name = || self.public().name().to_owned();
        pem.map(|pem| pem.as_bytes().to_vec())
            .map_err(|error: KeyError| RingError::Broken { name: name(), problem: error.to_string() })
    }
}

fn parse(usage: KeyUse, pem: &[u8], file: &str) -> Result<Private> {
    let broken = |problem: String| RingError::Broken { name: file.to_owned(), problem };
    let text = std::str::from_utf8(pem).map_err(|error| broken(error.to_string()))?;
    let key = match usage {
        KeyUse::Token => SigningKey::from_pkcs8_pem(text).map(Private::Token),
        KeyUse::Proof => ProofKey::from_pkcs8_pem(text).map(Private::Proof),
    };
    key.map_err(|error| broken(error.to_string()))
}

fn read_log(folder: &Folder) -> Result<KeyLog> {
    let Some(bytes) = folder.read(LOG)? else { return Ok(KeyLog::default()) };
    let text = String::from_utf8(bytes).map_err(io::Error::other)?;
    Ok(KeyLog::read(&text)?)
}

fn open_file(name: &str) -> String {
    format!("{name}.pem")
}

fn sealed_file(name: &str) -> String {
    format!("{name}.pem.age")
}

#[cfg(test)]
mod tests {
    use credential::{Did, KeySet};
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-01 12:00 UTC);
    const LATER: OffsetDateTime = datetime!(2026-11-03 12:00 UTC);

    fn open(folder: &tempfile::TempDir) -> Ring {
        Ring::open(folder.path(), Seal::none(), NOW).expect("keys")
    }

    fn token(ring: &Ring) -> String {
        ring.signing().expect("keys that sign").token.verifying_key().thumbprint().to_owned()
    }

    fn lies(folder: &tempfile::TempDir, file: &str) -> bool {
        folder.path().join("keys").join(file).exists()
    }

    #[test]
    fn an_academy_starts_with_a_pair_and_finds_it_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = token(&open(&folder));
        assert_eq!(token(&open(&folder)), first);
        assert_eq!(open(&folder).log().entries().len(), 2);
    }

    #[test]
    fn keys_from_before_there_was_a_log_go_on_signing() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Folder::under(folder.path());
        let old = Private::generate(KeyUse::Token);
        keys.write("credential.pem", &old.pem().expect("PEM")).expect("written");
        let ring = open(&folder);
        assert_eq!(token(&ring), old.public().name());
        assert!(!lies(&folder, "credential.pem"), "its private half lies under its own name only");
    }

    #[test]
    fn a_rotation_waits_until_everybody_has_heard_and_destroys_what_retires() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut ring = open(&folder);
        let old = token(&ring);
        assert!(matches!(ring.rotate(true, NOW), Err(RingError::NothingAnnounced)));
        ring.announce(NOW).expect("announced");
        assert_eq!(token(&ring), old, "an announced key signs nothing");
        assert!(matches!(ring.rotate(false, NOW), Err(RingError::TooSoon { .. })));
        ring.rotate(false, LATER).expect("rotated");
        assert_ne!(token(&open(&folder)), old);
        assert_eq!(ring.log().find(&old).map(KeyHistory::state), Some(&KeyState::Retired));
        assert!(!lies(&folder, &open_file(&old)));
    }

    /// What the academy publishes.
    fn published(ring: &Ring) -> String {
        let did = Did::parse("did:web:academy.example").expect("a DID");
        let keys = KeySet::of_log(did, ring.log()).expect("keys that sign");
        serde_json::to_string(&(keys.did_document(), keys.jwks())).expect("JSON")
    }

    fn names(ring: &Ring) -> Vec<String> {
        ring.log().keys().iter().map(|history| history.key.name().to_owned()).collect()
    }

    #[test]
    fn whichever_key_of_a_pair_is_given_up_both_are_gone_and_replaced_at_once() {
        for place in 0..2 {
            let folder = tempfile::tempdir().expect("a folder");
            let mut ring = open(&folder);
            let old = names(&ring);
            let lost = ring.give_up(&old[place], "a laptop was stolen".into(), LATER).expect("given up");
            assert_eq!(lost.len(), 2);
            let again = open(&folder);
            let signing = again.signing().expect("a new pair signs");
            for name in &old {
                assert!(again.log().find(name).is_some_and(KeyHistory::is_given_up), "{name}");
                assert!(!lies(&folder, &open_file(name)) && !published(&again).contains(name), "{name}");
            }
            assert!(!old.iter().any(|name| name == signing.token.verifying_key().thumbprint()));
            assert!(!old.iter().any(|name| name == signing.proof.verifying_key().multibase()));
            for name in &old {
                let again = ring.give_up(name, "once more".into(), LATER);
                assert!(matches!(again, Err(RingError::Over { .. })));
            }
        }
        let folder = tempfile::tempdir().expect("a folder");
        let mut ring = open(&folder);
        assert!(matches!(ring.give_up("nobody", String::new(), NOW), Err(RingError::Unknown(_))));
    }

    #[test]
    fn what_is_announced_lies_beside_a_stolen_key_and_is_given_up_with_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut ring = open(&folder);
        let old = token(&ring);
        ring.announce(NOW).expect("announced");
        assert_eq!(ring.give_up(&old, "a laptop was stolen".into(), LATER).expect("given up").len(), 4);
        assert!(matches!(ring.rotate(true, LATER), Err(RingError::NothingAnnounced)));
        assert_eq!(ring.log().keys().iter().filter(|history| !history.is_given_up()).count(), 2);
    }

    #[test]
    fn a_pair_that_has_retired_is_given_up_without_the_one_that_signs() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut ring = open(&folder);
        let old = token(&ring);
        ring.announce(NOW).expect("announced");
        ring.rotate(false, LATER).expect("rotated");
        let signs = token(&ring);
        assert_eq!(ring.give_up(&old, "a laptop was stolen".into(), LATER).expect("given up").len(), 2);
        assert_eq!(token(&open(&folder)), signs);
    }

    /// As a version of this program did that knew of no pairs.
    #[test]
    fn a_key_that_was_given_up_alone_can_be_given_up_again_to_take_its_partner() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut ring = open(&folder);
        let old = ring.log().keys()[0].key.clone();
        ring.note(&old, KeyState::Compromised { reason: "a laptop was stolen".into() }, LATER)
            .expect("noted");
        let mut ring = open(&folder);
        let lost = ring.give_up(old.name(), "its partner too".into(), LATER).expect("given up");
        assert_eq!(lost.iter().map(PublicKey::usage).collect::<Vec<_>>(), [KeyUse::Proof]);
        assert!(open(&folder).signing().is_ok());
    }

    #[test]
    fn sealed_keys_sign_with_their_identity_and_lie_nowhere_open() {
        let folder = tempfile::tempdir().expect("a folder");
        let before = token(&open(&folder));
        let identity = folder.path().join("identity.txt");
        std::fs::write(&identity, Seal::new_identity()).expect("written");
        let seal = || Seal::read(Some(&identity)).expect("an identity");
        let mut ring = Ring::open(folder.path(), seal(), NOW).expect("keys");
        assert_eq!(ring.seal_all().expect("sealed"), 2);
        assert_eq!(token(&Ring::open(folder.path(), seal(), NOW).expect("keys")), before);
        assert!(lies(&folder, &sealed_file(&before)) && !lies(&folder, &open_file(&before)));
        let without = open(&folder).signing().expect_err("refused").to_string();
        assert!(without.contains("STIPPLE_KEYS_IDENTITY"), "{without}");
    }

    #[test]
    fn a_log_that_was_altered_stops_the_start() {
        let folder = tempfile::tempdir().expect("a folder");
        drop(open(&folder));
        let path = folder.path().join("keys").join(LOG);
        let text = std::fs::read_to_string(&path).expect("a log").replace("2026-11-01", "2020-11-01");
        std::fs::write(&path, text).expect("written");
        assert!(matches!(Ring::open(folder.path(), Seal::none(), NOW), Err(RingError::Log(_))));
    }
}
