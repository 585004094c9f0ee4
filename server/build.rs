//! Rebuilds the server when a file is added to what it embeds; files that were there already are watched by
//! the compiler itself.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let islands = Path::new("../target/site/pkg");
    // Cargo can only watch what exists, and the islands are built by `cargo xtask build`, perhaps later.
    std::fs::create_dir_all(islands)?;
    println!("cargo::rerun-if-changed={}", islands.display());
    println!("cargo::rerun-if-changed=../app/static");
    Ok(())
}
