//! Status lists: signed when a bit has changed, and once a day so that nobody can replay an old one for long.
//!
//! Whether a list is current is asked of the database for every request, one row, so a withdrawal shows at once
//! on every server. The list of the academy's own address is the one that is published; a certificate that was
//! issued under an earlier address is checked against the same bits under that name.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use contract::credentials::StatusListView;
use credential::record::Issuer;
use credential::{Did, OpenedStatusList, STATUS_LIST_TTL};
use domain::Viewer;
use domain::policy::{self, VerifyCredential, authorize};
use store::credentials as kept;
use time::{Duration, OffsetDateTime};

use super::signer::SignedForms;
use crate::{Academy, Digest, Error, Result};

/// How long a signed list is handed out before it is signed afresh.
const RESIGN_AFTER: Duration = Duration::days(1);

/// How many lists a browser is told to keep for a day without a network: half a million certificates, 16 kB for each
/// list at the most.
const NEWEST: u64 = 8;

/// The signed lists this process has made, by number and by the name they are signed under.
#[derive(Default)]
pub(crate) struct SignedLists(Mutex<HashMap<(u32, Did), Arc<SignedList>>>);

/// A status list, signed.
pub(super) struct SignedList {
    /// The list, opened: good for many verifications.
    pub opened: OpenedStatusList,
    jwt: String,
    document: String,
    version: u64,
    signed_at: OffsetDateTime,
}

impl SignedLists {
    fn get(&self, key: &(u32, Did), version: u64, now: OffsetDateTime) -> Option<Arc<SignedList>> {
        let lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let list = lists.get(key)?;
        let fresh = (Duration::ZERO..RESIGN_AFTER).contains(&(now - list.signed_at));
        (list.version == version && fresh).then(|| list.clone())
    }

    fn put(&self, key: (u32, Did), list: Arc<SignedList>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, list);
    }
}

/// The list `number` as `issuer` signs it, current.
pub(super) async fn signed(
    academy: &Academy,
    number: u32,
    issuer: &Issuer,
    now: OffsetDateTime,
) -> Result<Arc<SignedList>> {
    let db = academy.store.reader();
    // The version is read before the bits: bits that change in between belong to a later version.
    let version = kept::list_version(db, number).await?.ok_or(Error::NotFound)?;
    let key = (number, issuer.did.clone());
    if let Some(list) = academy.lists().get(&key, version, now) {
        return Ok(list);
    }
    let places = kept::withdrawn_places(db, number).await?;
    let SignedForms { jwt, document } = academy.signer.sign_list(issuer, number, &places, now)?;
    let opened = OpenedStatusList::open(jwt.as_str().as_bytes(), &academy.signer.keys(&issuer.did))
        .map_err(|reason| Error::internal("opening our own status list", reason))?;
    let list = Arc::new(SignedList { opened, jwt: jwt.into_string(), document, version, signed_at: now });
    academy.lists().put(key, list.clone());
    Ok(list)
}

/// The numbers of the newest lists, the newest first.
pub(super) async fn newest(academy: &Academy) -> Result<Vec<u32>> {
    authorize::<VerifyCredential>(&Viewer::Visitor, policy::Academy)?;
    Ok(kept::newest_lists(academy.store.reader(), NEWEST).await?)
}

/// The published list `number`.
pub(super) async fn status_list(academy: &Academy, number: u32) -> Result<StatusListView> {
    authorize::<VerifyCredential>(&Viewer::Visitor, policy::Academy)?;
    let list = signed(academy, number, academy.signer.issuer(), academy.now()).await?;
    Ok(StatusListView {
        jwt: list.jwt.clone(),
        document: list.document.clone(),
        tag: Digest::of(list.jwt.as_bytes()).as_str()[..32].to_owned(),
        max_age: u32::try_from(STATUS_LIST_TTL.whole_seconds()).unwrap_or(0),
    })
}
