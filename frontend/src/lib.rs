//! Wakes the islands of a page that the server has rendered, or checks certificates; nothing else runs in the browser.

#![recursion_limit = "512"] // see `app`

#[cfg(feature = "scanner")]
mod scanner;
#[cfg(feature = "verifier")]
mod verifier;

#[cfg(any(
    feature = "designer",
    feature = "figures",
    feature = "practice",
    feature = "review",
    feature = "workbench"
))]
use wasm_bindgen::prelude::wasm_bindgen;

// The islands register themselves when they are linked in.
use app as _;

/// Called by the page's own script once the module is loaded.
#[cfg(any(
    feature = "designer",
    feature = "figures",
    feature = "practice",
    feature = "review",
    feature = "workbench"
))]
#[wasm_bindgen]
pub fn hydrate() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
