//! The academy itself: what every use case works with.

use std::sync::Arc;

use contract::Ports;
use domain::learning::Catalogue;
use store::Store;
use time::OffsetDateTime;

use crate::credentials::{SignedLists, Signer, Versions};
use crate::identity::{Desk, Limits};
use crate::learning::LastReading;
use crate::letters::{Post, Scribe};
use crate::{Blobs, Chance, Clock, Engraver, Strangers};

/// What an academy is made of. Tests put in fixed clocks, seeded chance and files in memory.
#[derive(Clone)]
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The files.
    pub blobs: Blobs,
    /// The curriculum, validated.
    pub catalogue: Arc<Catalogue>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Secrets and ids.
    pub chance: Arc<dyn Chance>,
    /// Words for letters.
    pub scribe: Arc<dyn Scribe>,
    /// Delivery of letters.
    pub post: Arc<dyn Post>,
    /// How often one may try to sign in or ask for a letter.
    pub limits: Limits,
    /// The academy's name, address and keys, as certificates carry them.
    pub signer: Signer,
    /// Other issuers' documents.
    pub strangers: Arc<dyn Strangers>,
    /// Pictures of designs.
    pub engraver: Arc<dyn Engraver>,
}

/// A clock that stands still.
struct Still(OffsetDateTime);

impl Clock for Still {
    fn now(&self) -> OffsetDateTime {
        self.0
    }
}

/// What a running academy keeps in memory, whatever it teaches.
struct Memory {
    desk: Desk,
    lists: SignedLists,
    versions: Versions,
    folder: LastReading,
}

struct Inner {
    parts: Parts,
    memory: Arc<Memory>,
    taught_since: OffsetDateTime,
}

/// The running academy. Cheap to clone; every request shares it.
#[derive(Clone)]
pub struct Academy(Arc<Inner>);

impl Academy {
    /// Opens the doors.
    pub fn new(parts: Parts) -> Self {
        let memory = Memory {
            desk: Desk::new(&parts.limits, &parts.clock),
            lists: SignedLists::default(),
            versions: Versions::default(),
            folder: LastReading::default(),
        };
        let taught_since = parts.clock.now();
        Self(Arc::new(Inner { parts, memory: Arc::new(memory), taught_since }))
    }

    /// The same academy with another curriculum. What it keeps in memory is shared, and whoever is in the middle of
    /// something goes on with the curriculum they began with.
    pub(crate) fn teaching(&self, catalogue: Arc<Catalogue>) -> Self {
        let parts = Parts { catalogue, ..self.0.parts.clone() };
        let taught_since = parts.clock.now();
        Self(Arc::new(Inner { parts, memory: self.0.memory.clone(), taught_since }))
    }

    /// The ports, for the pages and the machine API.
    pub fn ports(&self) -> Ports {
        let academy = Arc::new(self.clone());
        Ports {
            identity: academy.clone(),
            learning: academy.clone(),
            practice: academy.clone(),
            review: academy.clone(),
            credentials: academy.clone(),
            artists: academy,
        }
    }

    /// The same academy at another time of day, and without limits on how often one may try.
    pub(crate) fn at(&self, now: OffsetDateTime) -> Self {
        let parts = self.0.parts.clone();
        Self::new(Parts { clock: Arc::new(Still(now)), limits: Limits::lifted(), ..parts })
    }

    /// What the identity room keeps in memory.
    pub(crate) fn desk(&self) -> &Desk {
        &self.0.memory.desk
    }

    /// The status lists, signed.
    pub(crate) fn lists(&self) -> &SignedLists {
        &self.0.memory.lists
    }

    /// The versions of certificates looked up a moment ago.
    pub(crate) fn versions(&self) -> &Versions {
        &self.0.memory.versions
    }

    /// What was found when the curriculum's folder was last read.
    pub(crate) fn folder(&self) -> &LastReading {
        &self.0.memory.folder
    }

    /// Since when this curriculum is taught.
    pub(crate) fn taught_since(&self) -> OffsetDateTime {
        self.0.taught_since
    }

    /// Now.
    pub(crate) fn now(&self) -> OffsetDateTime {
        self.clock.now()
    }
}

impl std::ops::Deref for Academy {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0.parts
    }
}

impl std::fmt::Debug for Academy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Academy")
    }
}
