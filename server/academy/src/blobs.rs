//! Files, named by the SHA-256 of their content, in a folder or an S3 bucket.
//!
//! A file is written and made durable *before* the transaction that mentions it; a file nobody mentions is
//! garbage that the caretaker removes. So what the database names always exists.

use std::sync::Arc;

use bytes::Bytes;
use domain::id::UploadId;
use futures::TryStreamExt;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{Error, Result};

/// The SHA-256 of a file's bytes, in lower-case hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(String);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
            for nibble in [byte >> 4, byte & 15] {
                hex.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
            }
            hex
        }))
    }

    /// A digest read from storage; `None` unless it is 64 lower-case hexadecimal digits.
    pub fn parse(hex: &str) -> Option<Self> {
        let well_formed =
            hex.len() == 64 && hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        well_formed.then(|| Self(hex.to_owned()))
    }

    /// The 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The academy's files.
#[derive(Debug, Clone)]
pub struct Blobs(Arc<dyn ObjectStore>);

impl Blobs {
    /// Keeps files in `store`.
    pub fn new(store: Arc<dyn ObjectStore>) -> Self {
        Self(store)
    }

    /// Writes a file and returns once it is durable. Writing the same bytes again changes nothing.
    ///
    /// # Errors
    /// When the storage is full or out of reach.
    pub async fn put(&self, bytes: Bytes) -> Result<Digest> {
        let digest = Digest::of(&bytes);
        self.0.put(&content(&digest), PutPayload::from(bytes)).await.map_err(failed)?;
        Ok(digest)
    }

    /// Reads a file; `None` when it was removed.
    ///
    /// # Errors
    /// When the storage is out of reach.
    pub async fn get(&self, digest: &Digest) -> Result<Option<Bytes>> {
        self.read(&content(digest)).await
    }

    /// Removes a file; removing it twice is harmless.
    ///
    /// # Errors
    /// When the storage is out of reach.
    pub async fn remove(&self, digest: &Digest) -> Result<()> {
        self.delete(&content(digest)).await
    }

    /// Writes one part of an unfinished upload and returns once it is durable. Every part has a name of its own,
    /// so that two requests which continue at the same place do not overwrite each other.
    ///
    /// # Errors
    /// When the storage is full or out of reach.
    pub async fn put_part(&self, upload: UploadId, name: Uuid, bytes: Bytes) -> Result<()> {
        self.0.put(&part(upload, name), PutPayload::from(bytes)).await.map_err(failed)?;
        Ok(())
    }

    /// Reads one part of an unfinished upload.
    ///
    /// # Errors
    /// When the storage is out of reach.
    pub async fn get_part(&self, upload: UploadId, name: Uuid) -> Result<Option<Bytes>> {
        self.read(&part(upload, name)).await
    }

    /// Removes every part of an upload, also those that nobody mentions.
    ///
    /// # Errors
    /// When the storage is out of reach.
    pub async fn remove_parts(&self, upload: UploadId) -> Result<()> {
        let mut parts = self.0.list(Some(&parts(upload)));
        while let Some(found) = parts.try_next().await.map_err(failed)? {
            self.delete(&found.location).await?;
        }
        Ok(())
    }

    /// Every file there is, unfinished uploads included, by its key in the storage, with its length.
    ///
    /// # Errors
    /// When the storage is out of reach.
    pub async fn everything(&self) -> Result<Vec<(String, u64)>> {
        let mut files: Vec<_> = self
            .0
            .list(None)
            .map_ok(|found| (found.location.to_string(), found.size))
            .try_collect()
            .await
            .map_err(failed)?;
        files.sort_unstable();
        Ok(files)
    }

    /// Reads the file at a key that [`everything`](Self::everything) told.
    ///
    /// # Errors
    /// When the storage is out of reach.
    pub async fn read_at(&self, key: &str) -> Result<Option<Bytes>> {
        self.read(&Path::from(key)).await
    }

    /// Writes a file under the key it had before, and returns once it is durable.
    ///
    /// # Errors
    /// When the storage is full or out of reach.
    pub async fn put_at(&self, key: &str, bytes: Bytes) -> Result<()> {
        self.0.put(&Path::from(key), PutPayload::from(bytes)).await.map_err(failed)?;
        Ok(())
    }

    async fn read(&self, path: &Path) -> Result<Option<Bytes>> {
        match self.0.get(path).await {
            Ok(found) => found.bytes().await.map(Some).map_err(failed),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    async fn delete(&self, path: &Path) -> Result<()> {
        match self.0.delete(path).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(failed(error)),
        }
    }
}

fn content(digest: &Digest) -> Path {
    let hex = digest.as_str();
    Path::from(format!("content/{}/{hex}", &hex[..2]))
}

fn parts(upload: UploadId) -> Path {
    Path::from(format!("uploads/{upload}"))
}

fn part(upload: UploadId, name: Uuid) -> Path {
    Path::from(format!("uploads/{upload}/{name}"))
}

fn failed(error: object_store::Error) -> Error {
    Error::internal("using the file storage", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_is_found_by_its_content_and_only_by_that() {
        let blobs = Blobs::new(Arc::new(object_store::memory::InMemory::new()));
        let digest = blobs.put(Bytes::from_static(b"dots")).await.expect("memory has room");
        assert_eq!(blobs.get(&digest).await.expect("memory"), Some(Bytes::from_static(b"dots")));
        blobs.remove(&digest).await.expect("memory");
        assert_eq!(blobs.get(&digest).await.expect("memory"), None);
    }

    #[tokio::test]
    async fn removing_the_parts_of_an_upload_leaves_those_of_others() {
        let blobs = Blobs::new(Arc::new(object_store::memory::InMemory::new()));
        let [mine, other] = [1, 2].map(|n| UploadId::new(Uuid::from_u128(n)));
        for (upload, name) in [(mine, 1), (mine, 2), (other, 1)] {
            blobs.put_part(upload, Uuid::from_u128(name), Bytes::from_static(b"dot")).await.expect("memory");
        }
        blobs.remove_parts(mine).await.expect("memory");
        assert_eq!(blobs.get_part(mine, Uuid::from_u128(2)).await.expect("memory"), None);
        assert!(blobs.get_part(other, Uuid::from_u128(1)).await.expect("memory").is_some());
    }

    #[test]
    fn a_digest_is_the_one_every_other_tool_prints() {
        // printf abc | sha256sum, FIPS 180-4 example B.1
        assert_eq!(
            Digest::of(b"abc").as_str(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
