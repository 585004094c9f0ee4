//! Which uploads are under way, by what identifies a file on this device. Survives a reload and a closed tab.

use leptos::prelude::*;
use web_sys::{File, Storage};

use super::size;
use super::tus;
use crate::practice::islands::queue::Queue;

/// The browser's memory of the uploads for one assignment. Without permission to remember, nothing is remembered and
/// uploads begin anew.
pub(super) struct Memory {
    storage: Option<Storage>,
    prefix: String,
}

impl Memory {
    pub(super) fn of(queue: Queue) -> Self {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        Self { storage, prefix: format!("upload/{}/", queue.assignment.get_value()) }
    }

    /// The same file has the same name, length and date; its content is looked at by the server.
    fn key(&self, name: &str, size: u64, modified: Option<f64>) -> String {
        let modified = modified.map(|at| at.to_string()).unwrap_or_default();
        format!("{}{size}/{modified}/{name}", self.prefix)
    }

    fn key_of(&self, file: &File) -> String {
        self.key(&file.name(), size(file), Some(file.last_modified()))
    }

    /// Where the upload of a file is, if it has begun.
    pub(super) fn recall(&self, file: &File) -> Option<String> {
        self.storage.as_ref()?.get_item(&self.key_of(file)).ok().flatten()
    }

    /// Remembers where the upload of a file is.
    pub(super) fn keep(&self, file: &File, address: &str) {
        if let Some(storage) = &self.storage {
            // A full memory only means to begin anew next time.
            let _ = storage.set_item(&self.key_of(file), address);
        }
    }

    /// Forgets where the upload of a file is.
    pub(super) fn forget(&self, file: &File) {
        self.remove(&self.key_of(file));
    }

    /// Forgets the upload of a file and tells the server to do so.
    pub(super) async fn give_up(&self, file: &File) {
        if let Some(address) = self.recall(file) {
            self.forget(file);
            tus::terminate(&address).await;
        }
    }

    /// Name, length and offset of the uploads that a closed page left and the server still expects.
    pub(super) async fn interrupted(&self) -> Vec<(String, u64, u64)> {
        let mut found = Vec::new();
        for (key, name, size) in self.keys() {
            let address = self.storage.as_ref().and_then(|storage| storage.get_item(&key).ok().flatten());
            match tus::offset(&address.unwrap_or_default()).await {
                Some(offset) if offset < size => found.push((name, size, offset)),
                _ => self.remove(&key),
            }
        }
        found
    }

    /// Forgets what a closed page left of the file with this name and length.
    pub(super) async fn forget_interrupted(&self, name: &str, size: u64) {
        for (key, _, _) in self.keys().into_iter().filter(|(_, n, s)| n == name && *s == size) {
            let address = self.storage.as_ref().and_then(|storage| storage.get_item(&key).ok().flatten());
            self.remove(&key);
            tus::terminate(&address.unwrap_or_default()).await;
        }
    }

    /// Every remembered upload: its key, the file's name and length.
    fn keys(&self) -> Vec<(String, String, u64)> {
        let Some(storage) = &self.storage else { return Vec::new() };
        let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
        keys.filter_map(|key| {
            let mut rest = key.strip_prefix(&self.prefix)?.splitn(3, '/');
            let size = rest.next()?.parse().ok()?;
            let name = rest.nth(1)?.to_owned();
            Some((key, name, size))
        })
        .collect()
    }

    fn remove(&self, key: &str) {
        if let Some(storage) = &self.storage {
            let _ = storage.remove_item(key);
        }
    }
}
