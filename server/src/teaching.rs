//! The academy of this moment: what it teaches may be exchanged while it runs.

use std::sync::Arc;

use academy::Academy;
use arc_swap::ArcSwap;
use contract::Ports;

struct Now {
    academy: Academy,
    ports: Ports,
}

/// The academy as it teaches now. Cheap to clone; whoever asks twice may get two, so a request asks once.
#[derive(Clone)]
pub(crate) struct Teaching(Arc<ArcSwap<Now>>);

impl Teaching {
    /// Begins with this academy.
    pub(crate) fn new(academy: Academy) -> Self {
        Self(Arc::new(ArcSwap::from_pointee(now(academy))))
    }

    /// Goes on with another one. What is under way ends with the one it began with.
    pub(crate) fn go_on_with(&self, academy: Academy) {
        self.0.store(Arc::new(now(academy)));
    }

    /// The academy.
    pub(crate) fn academy(&self) -> Academy {
        self.0.load().academy.clone()
    }

    /// Its ports.
    pub(crate) fn ports(&self) -> Ports {
        self.0.load().ports.clone()
    }
}

fn now(academy: Academy) -> Now {
    Now { ports: academy.ports(), academy }
}
