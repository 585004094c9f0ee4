//! What a certificate's document is printed with.

use domain::Viewer;
use domain::credentials::CodeKey;
use domain::policy::{self, VerifyCredential, authorize};
use store::credentials as kept;

use super::record;
use crate::{Academy, Error, Result};

/// The signed text for the QR code of the certificate with this code.
pub(super) async fn mini(academy: &Academy, key: &CodeKey) -> Result<String> {
    authorize::<VerifyCredential>(&Viewer::Visitor, policy::Academy)?;
    let kept = kept::credential_by_key(academy.store.reader(), key).await?.ok_or(Error::NotFound)?;
    academy.signer.sign_mini(&record::read(&kept)?)
}
