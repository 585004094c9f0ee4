//! Writing an archive while the academy runs.

use std::io::Write;
use std::path::Path;

use academy::Blobs;
use store::Store;
use tar::{Builder, Header};
use time::OffsetDateTime;

use super::contents::{Content, Origin, sqlite_file};
use super::manifest::{KEYS, Listed, Manifest, NAME, POSTGRES, SQLITE};
use super::postgres;
use crate::compose::{self, Failure};
use crate::config::Config;

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    /// How many files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Private keys that lie open and were left out.
    pub keys_left_out: usize,
}

/// Writes an archive of the academy to `out`. Private keys that are not sealed are left out unless `with_keys`.
///
/// # Errors
/// When something cannot be read or written; then the archive is worth nothing.
pub(crate) async fn write(
    config: &Config,
    with_keys: bool,
    now: OffsetDateTime,
    out: &mut (dyn Write + Send),
) -> Result<Written, Failure> {
    let desk = tempfile::tempdir_in(&config.data_dir)?;
    let mut contents = vec![database(config, desk.path()).await?];
    let (keys, keys_left_out) = keys(config, with_keys)?;
    contents.extend(keys);
    let blobs = compose::files(config)?;
    for (key, bytes) in blobs.everything().await? {
        contents.push(Content::stored(&blobs, key, bytes).await?);
    }
    let files: Vec<Listed> = contents.iter().map(|content| content.listed.clone()).collect();
    let written =
        Written { files: files.len(), bytes: files.iter().map(|file| file.bytes).sum(), keys_left_out };
    let manifest = Manifest { format: 1, made_at: now, version: env!("CARGO_PKG_VERSION").to_owned(), files };
    let mut archive = Builder::new(out);
    let text = serde_json::to_vec_pretty(&manifest)?;
    append(&mut archive, NAME, text.len().try_into()?, now, text.as_slice())?;
    for content in contents {
        put(&mut archive, &blobs, content, now).await?;
    }
    archive.into_inner()?.flush()?;
    Ok(written)
}

/// A copy of the database, as it is at one moment.
async fn database(config: &Config, desk: &Path) -> Result<Content, Failure> {
    if sqlite_file(&config.database_url).is_some() {
        let copy = desk.join(SQLITE);
        let store = Store::open(&config.database_url).await?;
        store.snapshot(&copy).await?;
        store.close().await?;
        return Content::on_disk(copy, SQLITE.to_owned());
    }
    let copy = desk.join(POSTGRES);
    postgres::dump(&config.database_url, &copy)?;
    Content::on_disk(copy, POSTGRES.to_owned())
}

/// The files of the keys' folder, and how many open ones were left out.
fn keys(config: &Config, with_keys: bool) -> Result<(Vec<Content>, usize), Failure> {
    let folder = config.data_dir.join("keys");
    let mut names: Vec<_> = match std::fs::read_dir(&folder) {
        Ok(entries) => entries
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<Result<_, std::io::Error>>()?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(format!("{}: {error}", folder.display()).into()),
    };
    names.retain(|name| name != "lock");
    names.sort();
    let public = |name: &str| {
        let kind = Path::new(name).extension().and_then(|extension| extension.to_str());
        matches!(kind, Some("age" | "jsonl"))
    };
    let all = names.len();
    names.retain(|name| with_keys || public(name));
    let left_out = all - names.len();
    let kept = names.into_iter().map(|name| Content::on_disk(folder.join(&name), format!("{KEYS}{name}")));
    Ok((kept.collect::<Result<_, _>>()?, left_out))
}

async fn put<W: Write>(
    archive: &mut Builder<W>,
    blobs: &Blobs,
    content: Content,
    now: OffsetDateTime,
) -> Result<(), Failure> {
    let Listed { path, bytes, .. } = &content.listed;
    match content.origin {
        Origin::Disk(file) => append(archive, path, *bytes, now, std::fs::File::open(file)?),
        Origin::Storage(key) => {
            let found = blobs.read_at(&key).await?.ok_or_else(|| format!("{key} was removed meanwhile"))?;
            if u64::try_from(found.len())? != *bytes {
                return Err(format!("{key} changed meanwhile").into());
            }
            append(archive, path, *bytes, now, found.as_ref())
        }
    }
}

fn append<W: Write>(
    archive: &mut Builder<W>,
    path: &str,
    bytes: u64,
    now: OffsetDateTime,
    data: impl std::io::Read,
) -> Result<(), Failure> {
    let mut header = Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o600);
    header.set_mtime(u64::try_from(now.unix_timestamp())?);
    archive.append_data(&mut header, path, data)?;
    Ok(())
}
