//! Session mode: the map on the whole screen of a therapist's tablet, to show, to draw on and to send home with the client.
//!
//! The map is the same as on every page ([`headache_map`]); what is drawn and found is in the crate `session`, which is pure.
//! Here both come together: [`desk`] decides, [`page`] shows, [`text`] writes, and only [`platform`] knows the browser.

pub mod desk;
pub mod labels;
pub mod page;
pub mod platform;
pub mod text;

#[cfg(feature = "hydrate")]
mod alive {
    //! The way in for the browser.
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Takes over the page that the prerenderer wrote.
    #[wasm_bindgen(start)]
    pub fn start() {
        headache_map::platform::bring_alive(|_| crate::page::SessionPage());
    }
}
