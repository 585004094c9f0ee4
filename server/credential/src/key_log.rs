//! The log of the academy's keys: when each came, signed, retired, or had to be given up.
//!
//! It is public, and it is a chain: every line names the hash of the line before it, so whoever has kept an old copy
//! sees whether the past was rewritten ([`KeyLog::continues`]). It holds public halves only.
//!
//! A key is *announced* first, so that everybody has it before anything is signed with it; then it is the *current*
//! one; then it *retires*, and what it signed stays good. A key that others may have got hold of is *compromised*:
//! from then on nothing it signed counts, whenever that was, because nobody can tell the one from the other. The keys
//! beside it in the same folder are no safer, so they are given up with it ([`KeyLog::partners`]).

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use time::OffsetDateTime;

use crate::{
    digest::Sha256Hex,
    keys::{KeyError, SigningKey, VerifyingKey},
    multikey::{self, Codec},
    proof_key::{ProofKey, ProofVerifyingKey},
    sign::IssuingKeys,
};

/// What a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyUse {
    /// The tokens that certificates and status lists are: ES256.
    Token,
    /// The proofs inside them: Ed25519.
    Proof,
}

/// The public half of a key of either kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicKey {
    /// Checks tokens.
    Token(VerifyingKey),
    /// Checks embedded proofs.
    Proof(ProofVerifyingKey),
}

impl PublicKey {
    /// Reads a Multikey.
    ///
    /// # Errors
    /// [`KeyError::Multikey`] for anything but a P-256 or Ed25519 key.
    pub fn from_multibase(text: &str) -> Result<Self, KeyError> {
        match multikey::decode(text)?.0 {
            Codec::P256 => VerifyingKey::from_multibase(text).map(Self::Token),
            Codec::Ed25519 => ProofVerifyingKey::from_multibase(text).map(Self::Proof),
        }
    }

    /// The public half of a key for tokens.
    pub fn of_tokens(key: &SigningKey) -> Self {
        Self::Token(key.verifying_key().clone())
    }

    /// The public half of a key for proofs.
    pub fn of_proofs(key: &ProofKey) -> Self {
        Self::Proof(key.verifying_key().clone())
    }

    /// The key as Multikey.
    pub fn multibase(&self) -> String {
        match self {
            Self::Token(key) => key.multibase(),
            Self::Proof(key) => key.multibase().to_owned(),
        }
    }

    /// What names the key in signed documents: the fragment of its DID URL.
    pub fn name(&self) -> &str {
        match self {
            Self::Token(key) => key.thumbprint(),
            Self::Proof(key) => key.multibase(),
        }
    }

    /// What it signs.
    pub const fn usage(&self) -> KeyUse {
        match self {
            Self::Token(_) => KeyUse::Token,
            Self::Proof(_) => KeyUse::Proof,
        }
    }
}

/// Where a key is in its life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum KeyState {
    /// Published, and signs nothing yet.
    Announced,
    /// Signs.
    Current,
    /// Signs no more; what it signed stays good.
    Retired,
    /// Given up: nothing it signed counts.
    Compromised {
        /// Why, in words anybody may read.
        reason: String,
    },
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyLogEntry {
    /// Its number, from 1.
    pub number: u32,
    /// When it was written.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// The key, as Multikey.
    pub key: String,
    /// Its name in signed documents.
    pub name: String,
    /// What became of it.
    #[serde(flatten)]
    pub state: KeyState,
    /// SHA-256 of the line before, lower-case hexadecimal; of nothing in the first line.
    pub previous: String,
}

/// Why a text is no log of keys.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line} of the key log {problem}")]
pub struct KeyLogError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: KeyLogProblem,
}

/// What is wrong with a line of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyLogProblem {
    /// Not an entry.
    #[error("cannot be read")]
    Unreadable,
    /// Its number or hash does not follow from the line before.
    #[error("does not continue the line before: the log was altered")]
    Broken,
    /// The key is none, or has another name.
    #[error("names a key that does not fit its name")]
    Key,
    /// A key cannot come from where it was to where it is said to be.
    #[error("has a key do what it cannot do from where it was")]
    Step,
}

/// One key, and all that became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyHistory {
    /// The public half.
    pub key: PublicKey,
    /// Every state and its beginning, the oldest first; never empty.
    pub states: Vec<(OffsetDateTime, KeyState)>,
}

impl KeyHistory {
    /// Where the key is now.
    pub fn state(&self) -> &KeyState {
        // A history begins with the state it is made from.
        self.states.last().map_or(&KeyState::Retired, |(_, state)| state)
    }

    /// Since when it is there.
    pub fn since(&self) -> Option<OffsetDateTime> {
        self.states.last().map(|(at, _)| *at)
    }

    /// Whether it was given up, so that nothing it signed counts.
    pub fn is_given_up(&self) -> bool {
        matches!(self.state(), KeyState::Compromised { .. })
    }

    /// From when to when it signed: without an end for one that does, `None` for one that never has.
    fn signed(&self) -> Option<(OffsetDateTime, Option<OffsetDateTime>)> {
        let began = self.states.iter().position(|(_, state)| *state == KeyState::Current)?;
        Some((self.states[began].0, self.states.get(began + 1).map(|(at, _)| *at)))
    }

    /// Whether the two are of different kinds, and came together or signed at the same time.
    fn is_beside(&self, other: &Self) -> bool {
        let before = |at: OffsetDateTime, end: Option<OffsetDateTime>| end.is_none_or(|end| at < end);
        let signed_together = match (self.signed(), other.signed()) {
            (Some((from, until)), Some((others_from, others_until))) => {
                before(from, others_until) && before(others_from, until)
            }
            _ => false,
        };
        let came_together = self.states.first() == other.states.first();
        self.key.usage() != other.key.usage() && (came_together || signed_together)
    }
}

/// The log, read and checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeyLog {
    lines: Vec<String>,
    entries: Vec<KeyLogEntry>,
    keys: Vec<KeyHistory>,
}

impl KeyLog {
    /// The log of an academy that begins with `keys`.
    pub fn beginning(keys: &IssuingKeys, at: OffsetDateTime) -> Self {
        let mut log = Self::default();
        for key in [PublicKey::of_tokens(&keys.token), PublicKey::of_proofs(&keys.proof)] {
            // In an empty log nothing stands in the way of a first key of each use.
            let _ = log.note(&key, KeyState::Current, at);
        }
        log
    }

    /// Reads a log and checks the chain, line by line.
    ///
    /// # Errors
    /// [`KeyLogError`] names the first line that is wrong.
    pub fn read(text: &str) -> Result<Self, KeyLogError> {
        let mut log = Self::default();
        for (index, line) in text.lines().enumerate() {
            let wrong = |problem| KeyLogError { line: index + 1, problem };
            let entry: KeyLogEntry =
                serde_json::from_str(line).map_err(|_| wrong(KeyLogProblem::Unreadable))?;
            if (entry.number, &entry.previous) != (log.next_number(), &log.head()) {
                return Err(wrong(KeyLogProblem::Broken));
            }
            let key = PublicKey::from_multibase(&entry.key).map_err(|_| wrong(KeyLogProblem::Key))?;
            if key.name() != entry.name {
                return Err(wrong(KeyLogProblem::Key));
            }
            log.step(&key, &entry.state, entry.at).ok_or_else(|| wrong(KeyLogProblem::Step))?;
            log.lines.push(line.to_owned());
            log.entries.push(entry);
        }
        Ok(log)
    }

    /// The log as it is kept and published: a JSON object in each line.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| format!("{line}\n")).collect()
    }

    /// Notes what becomes of a key.
    ///
    /// # Errors
    /// [`KeyLogProblem::Step`] when it cannot become that from where it is.
    pub fn note(
        &mut self,
        key: &PublicKey,
        state: KeyState,
        at: OffsetDateTime,
    ) -> Result<(), KeyLogProblem> {
        let entry = KeyLogEntry {
            number: self.next_number(),
            at,
            key: key.multibase(),
            name: key.name().to_owned(),
            previous: self.head(),
            state: state.clone(),
        };
        let line = serde_json::to_string(&entry).map_err(|_| KeyLogProblem::Unreadable)?;
        self.step(key, &state, at).ok_or(KeyLogProblem::Step)?;
        self.lines.push(line);
        self.entries.push(entry);
        Ok(())
    }

    /// Every line, the oldest first.
    pub fn entries(&self) -> &[KeyLogEntry] {
        &self.entries
    }

    /// Every key there ever was, in the order of their coming.
    pub fn keys(&self) -> &[KeyHistory] {
        &self.keys
    }

    /// The key with this name.
    pub fn find(&self, name: &str) -> Option<&KeyHistory> {
        self.keys.iter().find(|history| history.key.name() == name)
    }

    /// The keys of the other kind that were made together with the key of this name, or signed while it did. Their
    /// private halves lay side by side: whoever has got hold of the one has the other.
    pub fn partners(&self, name: &str) -> impl Iterator<Item = &KeyHistory> {
        let one = self.find(name);
        self.keys.iter().filter(move |other| one.is_some_and(|one| one.is_beside(other)))
    }

    /// The key of this use that signs.
    pub fn current(&self, usage: KeyUse) -> Option<&KeyHistory> {
        self.in_state(usage, |state| *state == KeyState::Current).next()
    }

    /// The keys of this use whose state is `wanted`, in the order of their coming.
    pub fn in_state(
        &self,
        usage: KeyUse,
        wanted: impl Fn(&KeyState) -> bool,
    ) -> impl Iterator<Item = &KeyHistory> {
        self.keys.iter().filter(move |history| history.key.usage() == usage && wanted(history.state()))
    }

    /// Whether this log begins with all that `earlier` says: nobody has rewritten the past since that copy was made.
    pub fn continues(&self, earlier: &Self) -> bool {
        self.lines.starts_with(&earlier.lines)
    }

    /// SHA-256 of the last line, lower-case hexadecimal: whoever notes it down can later tell whether the log went on
    /// from there.
    pub fn head(&self) -> String {
        let last = self.lines.last().map_or("", String::as_str);
        Sha256Hex(Sha256::digest(last).into()).to_string()
    }

    fn next_number(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// `None` when the key cannot come there from where it is, or would be a second current one.
    fn step(&mut self, key: &PublicKey, state: &KeyState, at: OffsetDateTime) -> Option<()> {
        if *state == KeyState::Current && self.current(key.usage()).is_some() {
            return None;
        }
        match self.keys.iter_mut().find(|history| history.key == *key) {
            Some(history) if may_follow(history.state(), state) => history.states.push((at, state.clone())),
            None if matches!(state, KeyState::Announced | KeyState::Current) => {
                self.keys.push(KeyHistory { key: key.clone(), states: vec![(at, state.clone())] });
            }
            Some(_) | None => return None,
        }
        Some(())
    }
}

const fn may_follow(from: &KeyState, to: &KeyState) -> bool {
    matches!(
        (from, to),
        (KeyState::Announced, KeyState::Current | KeyState::Retired | KeyState::Compromised { .. })
            | (KeyState::Current, KeyState::Retired | KeyState::Compromised { .. })
            | (KeyState::Retired, KeyState::Compromised { .. })
    )
}

#[cfg(test)]
mod tests {
    use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-01 12:00 UTC);

    fn token(seed: u64) -> PublicKey {
        PublicKey::of_tokens(&SigningKey::generate(&mut ChaCha20Rng::seed_from_u64(seed)))
    }

    fn proof(seed: u64) -> PublicKey {
        PublicKey::of_proofs(&ProofKey::generate(&mut ChaCha20Rng::seed_from_u64(seed)))
    }

    fn lost() -> KeyState {
        KeyState::Compromised { reason: "a laptop was stolen".into() }
    }

    fn log(steps: &[(&PublicKey, KeyState)]) -> KeyLog {
        let mut log = KeyLog::default();
        for (key, state) in steps {
            log.note(key, state.clone(), NOW).expect("a step a key can take");
        }
        log
    }

    #[test]
    fn a_log_reads_back_as_it_was_written() {
        let (first, second, inner) = (token(1), token(2), proof(3));
        let log = log(&[
            (&first, KeyState::Current),
            (&inner, KeyState::Current),
            (&second, KeyState::Announced),
            (&first, KeyState::Retired),
            (&second, KeyState::Current),
            (&first, lost()),
        ]);
        assert_eq!(KeyLog::read(&log.text()), Ok(log.clone()));
        assert_eq!(log.current(KeyUse::Token).map(|history| &history.key), Some(&second));
        assert_eq!(log.current(KeyUse::Proof).map(|history| &history.key), Some(&inner));
        assert_eq!(log.find(first.name()).map(KeyHistory::state), Some(&lost()));
    }

    #[test]
    fn a_key_goes_one_way_only() {
        let (key, other) = (token(1), token(2));
        let refused = |log: &KeyLog, key: &PublicKey, state: KeyState| {
            log.clone().note(key, state, NOW) == Err(KeyLogProblem::Step)
        };
        let started = log(&[(&key, KeyState::Current)]);
        assert!(refused(&started, &other, KeyState::Current), "two current keys");
        assert!(refused(&started, &key, KeyState::Announced));
        assert!(refused(&started, &other, KeyState::Retired), "a key nobody has heard of");
        let given_up = log(&[(&key, KeyState::Current), (&key, lost())]);
        for state in [KeyState::Current, KeyState::Retired, KeyState::Announced, lost()] {
            assert!(refused(&given_up, &key, state.clone()), "{state:?}");
        }
    }

    #[test]
    fn keys_that_came_or_signed_together_are_partners_and_no_others() {
        let later = NOW + time::Duration::DAY;
        let (tokens, proofs) = ([token(1), token(2), token(3)], [proof(4), proof(5), proof(6)]);
        let mut log = KeyLog::default();
        let mut both = |pair: usize, state: KeyState, at| {
            for key in [&tokens[pair], &proofs[pair]] {
                log.note(key, state.clone(), at).expect("a step a key can take");
            }
        };
        both(0, KeyState::Current, NOW);
        both(1, KeyState::Announced, NOW);
        both(0, KeyState::Retired, later);
        both(1, KeyState::Current, later);
        both(2, KeyState::Announced, later);
        for pair in 0..3 {
            let names =
                |name: &str| log.partners(name).map(|one| one.key.name().to_owned()).collect::<Vec<_>>();
            assert_eq!(names(tokens[pair].name()), [proofs[pair].name()], "{pair}");
            assert_eq!(names(proofs[pair].name()), [tokens[pair].name()], "{pair}");
        }
        assert_eq!(log.partners("nobody").count(), 0);
    }

    #[test]
    fn a_key_that_went_on_beside_a_given_up_one_is_a_partner_of_both_its_companions() {
        let (first, second, inner) = (token(1), token(2), proof(3));
        let mut log = log(&[(&first, KeyState::Current), (&inner, KeyState::Current)]);
        let later = NOW + time::Duration::DAY;
        log.note(&first, lost(), later).expect("it signs");
        log.note(&second, KeyState::Current, later).expect("there is none");
        let names: Vec<_> = log.partners(inner.name()).map(|one| one.key.name()).collect();
        assert_eq!(names, [first.name(), second.name()]);
        assert_eq!(log.partners(first.name()).count(), 1);
    }

    #[test]
    fn a_line_that_was_altered_moved_or_removed_is_noticed() {
        let (first, second) = (token(1), token(2));
        let whole = log(&[
            (&first, KeyState::Current),
            (&second, KeyState::Announced),
            (&first, KeyState::Retired),
            (&second, KeyState::Current),
        ]);
        let lines: Vec<_> = whole.text().lines().map(str::to_owned).collect();
        let altered = whole.text().replacen("2026-11-01", "2025-11-01", 1);
        assert_eq!(KeyLog::read(&altered).map_err(|error| error.line), Err(2));
        for missing in 0..lines.len() - 1 {
            let mut rest = lines.clone();
            rest.remove(missing);
            assert!(KeyLog::read(&rest.join("\n")).is_err(), "without line {}", missing + 1);
        }
        // The end can be cut off; whoever has a copy of it sees that.
        let shorter = KeyLog::read(&lines[..2].join("\n")).expect("a log");
        assert!(whole.continues(&shorter) && !shorter.continues(&whole));
    }

    #[test]
    fn a_key_under_a_false_name_is_refused() {
        let text = log(&[(&token(1), KeyState::Current)]).text();
        let text = text.replace(token(1).name(), token(2).name());
        let error = KeyLogError { line: 1, problem: KeyLogProblem::Key };
        assert_eq!(KeyLog::read(&text), Err(error));
    }
}
