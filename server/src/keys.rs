//! Keys on disk: one for session tokens, two for certificates, never the same.
//!
//! Made on first use, readable by the owner only. A second server process reads what the first one made.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use academy::{Chance, SystemChance};
use credential::{ProofKey, SigningKey};

/// Reads the secret in `keys/<name>` under `data_dir`, or makes it with `make` and keeps it.
///
/// # Errors
/// When the folder cannot be written or read, with its path.
pub(crate) fn read_or_make(
    data_dir: &Path,
    name: &str,
    make: impl FnOnce() -> Vec<u8>,
) -> io::Result<Vec<u8>> {
    let folder = data_dir.join("keys");
    let path = folder.join(name);
    fs::create_dir_all(&folder).map_err(|error| at(&folder, error))?;
    match fs::read(&path) {
        Ok(secret) => return Ok(secret),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(at(&path, error)),
    }
    // Written aside and linked into place, so that no reader ever sees half a key and no writer replaces one.
    let draft = folder.join(format!("{name}.{}", std::process::id()));
    let secret = make();
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&draft)
        .map_err(|e| at(&draft, e))?;
    file.write_all(&secret).and_then(|()| file.sync_all()).map_err(|error| at(&draft, error))?;
    let placed = fs::hard_link(&draft, &path);
    fs::remove_file(&draft).map_err(|error| at(&draft, error))?;
    match placed {
        Ok(()) => fs::File::open(&folder)
            .and_then(|dir| dir.sync_all())
            .map(|()| secret)
            .map_err(|e| at(&folder, e)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::read(&path).map_err(|error| at(&path, error))
        }
        Err(error) => Err(at(&path, error)),
    }
}

/// 32 random bytes.
pub(crate) fn random_secret() -> Vec<u8> {
    let mut secret = vec![0; 32];
    SystemChance.fill(&mut secret);
    secret
}

/// A new key for the tokens certificates are, PKCS#8 PEM.
#[allow(clippy::disallowed_methods, reason = "one of the places where chance enters")]
pub(crate) fn signing_key() -> Vec<u8> {
    let key = SigningKey::generate(&mut rand::rng());
    // A key that was just made can be written.
    key.to_pkcs8_pem().expect("PEM").as_bytes().to_vec()
}

/// A new key for the proofs inside certificates, PKCS#8 PEM.
#[allow(clippy::disallowed_methods, reason = "one of the places where chance enters")]
pub(crate) fn proof_key() -> Vec<u8> {
    let key = ProofKey::generate(&mut rand::rng());
    key.to_pkcs8_pem().expect("PEM").as_bytes().to_vec()
}

fn at(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", PathBuf::from(path).display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let first = read_or_make(folder.path(), "session", random_secret).expect("made");
        let second = read_or_make(folder.path(), "session", random_secret).expect("read");
        assert_eq!(first, second);
        let mode = fs::metadata(folder.path().join("keys/session")).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_folder_from_before_there_were_proofs_gets_the_key_it_lacks_and_keeps_the_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = read_or_make(folder.path(), "credential.pem", signing_key).expect("made");
        let made = read_or_make(folder.path(), "credential-proof.pem", proof_key).expect("made");
        assert_eq!(read_or_make(folder.path(), "credential.pem", signing_key).expect("read"), kept);
        assert_eq!(read_or_make(folder.path(), "credential-proof.pem", proof_key).expect("read"), made);
        let pem = std::str::from_utf8(&made).expect("text");
        assert!(ProofKey::from_pkcs8_pem(pem).is_ok());
    }
}
