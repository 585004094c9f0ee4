//! What every handler shares.

use std::sync::Arc;

use academy::{Clock, SystemClock};
use app::shell::Assets;
use contract::Ports;
use metrics_exporter_prometheus::PrometheusHandle;
use store::Store;
use time::OffsetDateTime;
use tokio::sync::Semaphore;

use super::drawn::Drawn;
use super::kept::Kept;
use super::session::Tokens;
use crate::config::Config;
use crate::teaching::Teaching;

/// How many forms with files are read at once; each may hold [`super::forms::MAX_TOTAL`] bytes.
const FORMS_AT_ONCE: usize = 3;

/// How many documents are drawn at once: each takes a core for a moment.
const DOCUMENTS_AT_ONCE: usize = 2;

/// The running site. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Site(Arc<Inner>);

/// See [`Site`].
pub(crate) struct Inner {
    /// The settings.
    pub config: Config,
    /// The rooms, as they are at this moment.
    teaching: Teaching,
    /// The database, for `/readyz` only.
    pub store: Store,
    /// Session tokens.
    pub tokens: Tokens,
    /// The files every page needs.
    pub assets: Assets,
    /// Rendered pages.
    pub kept: Kept,
    /// Documents that were drawn.
    pub drawn: Drawn,
    /// The counters of `/metrics`.
    pub metrics: PrometheusHandle,
    /// Admits forms with files.
    pub forms: Semaphore,
    /// Admits documents to be drawn.
    pub documents: Semaphore,
}

impl Site {
    /// Opens the site.
    pub(crate) fn new(
        config: Config,
        teaching: Teaching,
        store: Store,
        tokens: Tokens,
        metrics: PrometheusHandle,
    ) -> Self {
        Self(Arc::new(Inner {
            config,
            teaching,
            store,
            tokens,
            assets: super::assets::addresses(),
            kept: Kept::default(),
            drawn: Drawn::default(),
            metrics,
            forms: Semaphore::new(FORMS_AT_ONCE),
            documents: Semaphore::new(DOCUMENTS_AT_ONCE),
        }))
    }

    /// The rooms. Asked once for each request, so that none sees two curricula.
    pub(crate) fn ports(&self) -> Ports {
        self.teaching.ports()
    }

    /// The time of a request.
    pub(crate) fn now(&self) -> OffsetDateTime {
        SystemClock.now()
    }
}

impl std::ops::Deref for Site {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
