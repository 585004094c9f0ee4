//! Rebuilds the embedded curriculum when a content file is added or taken away, which the embedding
//! itself does not notice.

fn main() {
    println!("cargo::rerun-if-changed=.");
}
