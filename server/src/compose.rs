//! Puts the academy together from the settings.

use std::sync::Arc;

use academy::credentials::Signer;
use academy::identity::Limits;
use academy::{Academy, Blobs, Clock as _, Parts, SystemChance, SystemClock};
use credential::PublicUrl;
use object_store::ObjectStore;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::prefix::PrefixStore;
use store::Store;

use crate::config::{Config, Storage};
use crate::documents::Press;
use crate::keys::{Ring, Seal};
use crate::mail::Carrier;
use crate::scribe::Catalogues;
use crate::strangers::PublicOnly;

/// What went wrong while putting the academy together; said to the person who started it.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Opens the database and brings its schema up to date.
///
/// # Errors
/// When it is out of reach or was written by a newer version.
pub(crate) async fn database(config: &Config) -> Result<Store, Failure> {
    std::fs::create_dir_all(&config.data_dir)
        .map_err(|error| format!("the data folder {}: {error}", config.data_dir.display()))?;
    let store = Store::open(&config.database_url)
        .await
        .map_err(|error| format!("the database cannot be opened: {error}"))?;
    migrations::bring_up_to_date(store.writer())
        .await
        .map_err(|error| format!("the database's schema cannot be brought up to date: {error}"))?;
    Ok(store)
}

/// Opens the place for photos.
///
/// # Errors
/// When the folder cannot be made or the bucket's settings are incomplete.
pub(crate) fn files(config: &Config) -> Result<Blobs, Failure> {
    let store: Arc<dyn ObjectStore> = match &config.storage {
        Storage::Folder(folder) => {
            std::fs::create_dir_all(folder)
                .map_err(|error| format!("the folder for photos {}: {error}", folder.display()))?;
            // What was acknowledged survives power loss.
            Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true))
        }
        Storage::S3(url) => {
            let bucket = AmazonS3Builder::from_env().with_url(url.as_str()).build()?;
            Arc::new(PrefixStore::new(bucket, url.path().trim_matches('/')))
        }
    };
    Ok(Blobs::new(store))
}

/// Loads and checks the curriculum: the one built in, or a folder's.
///
/// # Errors
/// Every authoring error, with file, line and remedy.
pub(crate) fn curriculum(config: &Config) -> Result<domain::learning::Catalogue, Failure> {
    let loaded = match &config.courses_dir {
        Some(folder) => courses::load(&courses::Folder::new(folder)),
        None => courses::load(&courses::Embedded),
    };
    loaded.map_err(|problems| {
        let report: Vec<_> = problems.iter().map(ToString::to_string).collect();
        format!("the courses have errors:\n{}", report.join("\n")).into()
    })
}

/// The keys of certificates.
///
/// # Errors
/// When they cannot be read or made.
pub(crate) fn ring(config: &Config) -> Result<Ring, Failure> {
    let seal = Seal::read(config.keys_identity.as_deref())?;
    Ok(Ring::open(&config.data_dir, seal, SystemClock.now())?)
}

/// The academy as certificates name it. Its first keys are made on first use.
///
/// # Errors
/// When the address cannot be an issuer's, or a key cannot be read.
pub(crate) fn signer(config: &Config) -> Result<Signer, Failure> {
    let url = PublicUrl::parse(&config.public_url)?;
    let ring = ring(config)?;
    Ok(Signer::new(config.academy_name.clone(), url, ring.signing()?, ring.log().clone()))
}

/// Opens the academy; `limits` say how often one may try to sign in.
///
/// # Errors
/// The first part that cannot be opened.
pub(crate) async fn academy(config: &Config, limits: Limits) -> Result<Academy, Failure> {
    let carrier = Carrier::new(config)?;
    Ok(Academy::new(Parts {
        store: database(config).await?,
        blobs: files(config)?,
        catalogue: Arc::new(curriculum(config)?),
        clock: Arc::new(SystemClock),
        chance: Arc::new(SystemChance),
        scribe: Arc::new(Catalogues::new(config)),
        post: Arc::new(carrier),
        limits,
        signer: signer(config)?,
        strangers: Arc::new(PublicOnly::new()),
        engraver: Arc::new(Press),
    }))
}
