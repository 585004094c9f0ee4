//! The folder the keys lie in: files that only their owner may read, and that are whole or not there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use academy::{Chance, SystemChance};

/// Reads the secret in `keys/<name>` under `data_dir`, or makes it with `make` and keeps it.
///
/// # Errors
/// When the folder cannot be written or read, with its path.
pub(crate) fn read_or_make(
    data_dir: &Path,
    name: &str,
    make: impl FnOnce() -> Vec<u8>,
) -> io::Result<Vec<u8>> {
    let folder = Folder::under(data_dir);
    if let Some(secret) = folder.read(name)? {
        return Ok(secret);
    }
    let _alone = folder.lock()?;
    if let Some(secret) = folder.read(name)? {
        return Ok(secret);
    }
    let secret = make();
    folder.write(name, &secret)?;
    Ok(secret)
}

/// 32 random bytes.
pub(crate) fn random_secret() -> Vec<u8> {
    let mut secret = vec![0; 32];
    SystemChance.fill(&mut secret);
    secret
}

/// The folder `keys` of a data folder.
#[derive(Debug, Clone)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// The one under `data_dir`; made when something is written.
    pub(super) fn under(data_dir: &Path) -> Self {
        Self(data_dir.join("keys"))
    }

    /// Keeps other processes from changing the folder until the lock is dropped.
    pub(super) fn lock(&self) -> io::Result<File> {
        fs::create_dir_all(&self.0).map_err(|error| at(&self.0, error))?;
        let path = self.0.join("lock");
        let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path);
        let file = file.map_err(|error| at(&path, error))?;
        file.lock().map_err(|error| at(&path, error))?;
        Ok(file)
    }

    /// The bytes of a file; `None` when there is none of this name.
    pub(super) fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let path = self.0.join(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(at(&path, error)),
        }
    }

    /// Writes a file, or replaces it, and returns once it is durable. Written aside and moved into place, so that
    /// no reader ever sees half of it.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.0).map_err(|error| at(&self.0, error))?;
        let draft = self.0.join(format!("{name}.{}", std::process::id()));
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&draft)
            .map_err(|error| at(&draft, error))?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| at(&draft, error))?;
        let path = self.0.join(name);
        fs::rename(&draft, &path).map_err(|error| at(&path, error))?;
        self.sync()
    }

    /// Removes a file for good; one that is not there is no error.
    pub(super) fn remove(&self, name: &str) -> io::Result<()> {
        let path = self.0.join(name);
        match fs::remove_file(&path) {
            Ok(()) => self.sync(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(at(&path, error)),
        }
    }

    fn sync(&self) -> io::Result<()> {
        File::open(&self.0).and_then(|folder| folder.sync_all()).map_err(|error| at(&self.0, error))
    }
}

fn at(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_made_once_and_only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let first = read_or_make(folder.path(), "session.key", random_secret).expect("made");
        let second = read_or_make(folder.path(), "session.key", random_secret).expect("read");
        assert_eq!(first, second);
        let mode = fs::metadata(folder.path().join("keys/session.key")).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn processes_that_start_together_agree_on_one_secret() {
        let folder = tempfile::tempdir().expect("a folder");
        let made = std::thread::scope(|scope| {
            let start = || read_or_make(folder.path(), "session.key", random_secret).expect("made or read");
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(start)).collect();
            threads.into_iter().map(|thread| thread.join().expect("no panic")).collect::<Vec<_>>()
        });
        assert!(made.iter().all(|secret| *secret == made[0]));
    }
}
