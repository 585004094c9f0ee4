//! Where things are.

use std::path::PathBuf;

use cargo_metadata::MetadataCommand;

use crate::run::Result;

/// The folders that commands work in.
pub(crate) struct Workspace {
    /// The repository's root.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever the person has put it.
    pub(crate) target: PathBuf,
}

impl Workspace {
    pub(crate) fn locate() -> Result<Self> {
        let metadata = MetadataCommand::new()
            .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
            .no_deps()
            .exec()?;
        Ok(Self { root: metadata.workspace_root.into(), target: metadata.target_directory.into() })
    }

    /// The folder that the server embeds: glue and wasm for the browser.
    ///
    /// Always below the root, since the server's `rust-embed` names it relative to its own manifest.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// The product, as cargo leaves it.
    pub(crate) fn stipple(&self, release: bool) -> PathBuf {
        self.target.join(if release { "release" } else { "debug" }).join("stipple")
    }
}
