//! Private keys at rest: sealed with [age](https://age-encryption.org/v1) to an identity that lies elsewhere.

use std::io;
use std::path::Path;

use age::secrecy::ExposeSecret as _;
use age::x25519::Identity;

/// What private keys are sealed to: an age identity, or nothing.
#[derive(Clone)]
pub(crate) struct Seal(Option<Identity>);

impl Seal {
    /// Nothing: keys lie open, guarded by the rights of their files only.
    #[cfg(test)]
    pub(crate) const fn none() -> Self {
        Self(None)
    }

    /// The identity in `file` (as `age-keygen` writes it), if one is given.
    ///
    /// # Errors
    /// When the file cannot be read or holds no identity.
    pub(crate) fn read(file: Option<&Path>) -> io::Result<Self> {
        let Some(file) = file else { return Ok(Self(None)) };
        let wrong = |error: String| io::Error::other(format!("{}: {error}", file.display()));
        let text = std::fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
        let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        let identity = line.and_then(|line| line.parse().ok());
        let found = identity.ok_or_else(|| wrong("holds no age identity (AGE-SECRET-KEY-1…)".into()))?;
        Ok(Self(Some(found)))
    }

    /// A new identity, as text for a file of its own.
    pub(crate) fn new_identity() -> String {
        let identity = Identity::generate();
        let public = identity.to_public();
        format!("# public key: {public}\n{}\n", identity.to_string().expose_secret())
    }

    /// Whether there is something to seal to.
    pub(crate) const fn seals(&self) -> bool {
        self.0.is_some()
    }

    /// Seals `secret`; `None` when there is nothing to seal to.
    pub(super) fn close(&self, secret: &[u8]) -> io::Result<Option<Vec<u8>>> {
        let seal =
            |identity: &Identity| age::encrypt(&identity.to_public(), secret).map_err(io::Error::other);
        self.0.as_ref().map(seal).transpose()
    }

    /// Opens what was sealed.
    pub(super) fn open(&self, sealed: &[u8]) -> io::Result<Vec<u8>> {
        let identity =
            self.0.as_ref().ok_or_else(|| io::Error::other("is sealed; set STIPPLE_KEYS_IDENTITY"))?;
        age::decrypt(identity, sealed)
            .map_err(|_| io::Error::other("is sealed to another identity than STIPPLE_KEYS_IDENTITY names"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_with_its_identity_and_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let identity = |name: &str| {
            let file = folder.path().join(name);
            std::fs::write(&file, Seal::new_identity()).expect("written");
            Seal::read(Some(&file)).expect("an identity")
        };
        let (ours, others) = (identity("ours"), identity("others"));
        let sealed = ours.close(b"a key").expect("sealed").expect("there is an identity");
        assert!(sealed.starts_with(b"age-encryption.org/v1"));
        assert_eq!(ours.open(&sealed).expect("opened"), b"a key");
        assert!(others.open(&sealed).is_err() && Seal::none().open(&sealed).is_err());
    }

    #[test]
    fn a_file_without_identity_is_refused_by_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("empty");
        std::fs::write(&file, "# public key: age1…\n").expect("written");
        let error = Seal::read(Some(&file)).err().expect("refused").to_string();
        assert!(error.contains("empty") && error.contains("AGE-SECRET-KEY-1"), "{error}");
    }
}
