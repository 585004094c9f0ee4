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
    /// The rooms that have islands, and what checks certificates: the features of the crate `frontend`, each a bundle
    /// of its own, so that nobody loads what their page does not use.
    pub(crate) rooms: Vec<String>,
}

impl Workspace {
    pub(crate) fn locate() -> Result<Self> {
        let metadata = MetadataCommand::new()
            .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
            .no_deps()
            .exec()?;
        let frontend = metadata.packages.iter().find(|package| package.name == "frontend");
        let features = frontend.into_iter().flat_map(|package| package.features.keys());
        let rooms = features.filter(|feature| *feature != "default").cloned().collect();
        Ok(Self { root: metadata.workspace_root.into(), target: metadata.target_directory.into(), rooms })
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
