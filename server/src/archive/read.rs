//! Reading an archive back, into an academy that is empty.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use academy::Digest;
use academy::credentials::operator::{self, Audit};
use credential::KeyLog;
use store::Store;
use tar::{Archive, Entry};
use time::OffsetDateTime;

use super::contents::sqlite_file;
use super::manifest::{FILES, KEYS, Listed, Manifest, NAME, POSTGRES, SQLITE};
use super::postgres;
use crate::compose::{self, Failure};
use crate::config::{Config, Storage};

/// A file is read into memory before it is stored; none that the academy takes is larger.
const LARGEST: u64 = 1 << 30;

/// What was brought back.
#[derive(Debug)]
pub(crate) struct Restored {
    /// When the archive was made.
    pub made_at: OffsetDateTime,
    /// How many files.
    pub files: usize,
    /// How the certificates in it were found. `None` for a database that was not opened.
    pub audit: Option<Audit>,
}

/// Brings the academy back into the empty places the settings name.
///
/// # Errors
/// When these places are not empty, or something in the archive is not what its manifest says.
pub(crate) async fn restore(config: &Config, archive: &Path) -> Result<Restored, Failure> {
    refuse_occupied(config).await?;
    let manifest = unpack(config, archive).await?;
    let audit = Some(examine(config, manifest.made_at).await?);
    Ok(Restored { made_at: manifest.made_at, files: manifest.files.len(), audit })
}

/// Tries whether the academy could be brought back, in a folder that is removed afterwards. A PostgreSQL database is
/// only read through, because there is no server to bring it back into.
///
/// # Errors
/// When it could not.
pub(crate) async fn check(config: &Config, archive: &Path) -> Result<Restored, Failure> {
    let desk = tempfile::tempdir()?;
    let data_dir = desk.path().to_owned();
    let mut trial = config.clone();
    trial.database_url = format!("sqlite://{}?mode=rwc", data_dir.join(SQLITE).display());
    trial.storage = Storage::Folder(data_dir.join("files"));
    trial.data_dir = data_dir;
    let manifest = unpack(&trial, archive).await?;
    let opened = manifest.files.iter().any(|file| file.path == SQLITE);
    let audit = if opened { Some(examine(&trial, manifest.made_at).await?) } else { None };
    Ok(Restored { made_at: manifest.made_at, files: manifest.files.len(), audit })
}

async fn refuse_occupied(config: &Config) -> Result<(), Failure> {
    let keys = config.data_dir.join("keys");
    if keys.join("log.jsonl").exists() {
        return Err(format!("{} has keys already; restore into an empty data folder", keys.display()).into());
    }
    match sqlite_file(&config.database_url) {
        Some(file) if file.exists() => {
            Err(format!("{} is there already; restore into an empty data folder", file.display()).into())
        }
        Some(_) => Ok(()),
        None => {
            let store = Store::open(&config.database_url).await?;
            let empty = store.is_empty().await?;
            store.close().await?;
            if empty {
                Ok(())
            } else {
                Err("the database is not empty; create a new one to restore into".into())
            }
        }
    }
}

/// Puts every file of the archive in its place, checked against the manifest.
async fn unpack(config: &Config, archive: &Path) -> Result<Manifest, Failure> {
    let file = File::open(archive).map_err(|error| format!("{}: {error}", archive.display()))?;
    let mut archive = Archive::new(file);
    let mut entries = archive.entries()?;
    let manifest = manifest(entries.next().transpose()?)?;
    let mut missing: HashMap<&str, &Listed> =
        manifest.files.iter().map(|file| (file.path.as_str(), file)).collect();
    for entry in entries {
        let entry = entry?;
        let path = entry.path()?.to_string_lossy().into_owned();
        let listed = missing.remove(path.as_str()).ok_or_else(|| format!("{path} is not in the manifest"))?;
        place(config, listed, entry).await?;
    }
    match missing.keys().min() {
        None => Ok(manifest),
        Some(path) => Err(format!("{path} is missing: the archive is not whole").into()),
    }
}

fn manifest<R: Read>(first: Option<Entry<'_, R>>) -> Result<Manifest, Failure> {
    let no_archive =
        || Failure::from("this is no archive of `stipple backup`: it does not begin with its manifest");
    let first = first.ok_or_else(no_archive)?;
    if first.path()?.to_str() != Some(NAME) {
        return Err(no_archive());
    }
    let manifest: Manifest = serde_json::from_reader(first.take(LARGEST))?;
    if manifest.format != 1 {
        return Err(format!("the archive has format {}, which a newer program wrote", manifest.format).into());
    }
    match manifest.files.iter().find(|file| !file.is_in_place() || file.bytes > LARGEST) {
        None => Ok(manifest),
        Some(file) => Err(format!("{} has no place in an academy", file.path).into()),
    }
}

async fn place<R: Read>(config: &Config, listed: &Listed, mut entry: Entry<'_, R>) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    entry.by_ref().take(LARGEST + 1).read_to_end(&mut bytes)?;
    if Digest::of(&bytes).as_str() != listed.sha256 {
        return Err(format!("{} is not what was backed up: its SHA-256 is another one", listed.path).into());
    }
    let path = listed.path.as_str();
    if let Some(key) = path.strip_prefix(FILES) {
        return Ok(compose::files(config)?.put_at(key, bytes.into()).await?);
    }
    if let Some(name) = path.strip_prefix(KEYS) {
        return keep(&config.data_dir.join("keys").join(name), &bytes);
    }
    match (path, sqlite_file(&config.database_url)) {
        (SQLITE, Some(file)) => keep(file, &bytes),
        (POSTGRES, None) => {
            let dump = tempfile::NamedTempFile::new()?;
            fs::write(dump.path(), &bytes)?;
            postgres::restore(&config.database_url, dump.path())
        }
        (POSTGRES, Some(_)) => {
            let dump = tempfile::NamedTempFile::new()?;
            fs::write(dump.path(), &bytes)?;
            postgres::check(dump.path())
        }
        _ => Err("the archive holds a SQLite database; give a sqlite:// address to restore it to".into()),
    }
}

fn keep(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
    let mut made = made.map_err(|error| format!("{}: {error}", file.display()))?;
    made.write_all(bytes)?;
    Ok(made.sync_all()?)
}

/// Opens the database, and checks every certificate in it against the log of keys.
async fn examine(config: &Config, made_at: OffsetDateTime) -> Result<Audit, Failure> {
    let store = compose::database(config).await?;
    let log = config.data_dir.join("keys/log.jsonl");
    let log = match fs::read_to_string(&log) {
        Ok(text) => KeyLog::read(&text)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => KeyLog::default(),
        Err(error) => return Err(format!("{}: {error}", log.display()).into()),
    };
    let audit = operator::audit(&store, &log, made_at).await?;
    store.close().await?;
    Ok(audit)
}
