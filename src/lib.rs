//! The map: a page rendered ahead natively (feature `ssr`) and brought alive in the browser (feature `hydrate`).
//!
//! Data flows one way: atlas and state → [`map::MapModel`] → views; a tap, key or address → [`map::MapAction`] → state.
//! Views make no decisions, only `platform` knows the browser, and no sentence stands in this source.

pub mod app;
pub mod booking;
pub mod check;
pub mod facts;
pub mod live;
pub mod map;
pub mod pain;
pub mod panel;
pub mod piece;
pub mod platform;
pub mod url;
pub mod zoom;

#[cfg(feature = "program")]
mod alive {
    //! The way in for the browser.
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Takes over the page that the prerenderer wrote.
    #[wasm_bindgen(start)]
    pub fn start() {
        crate::platform::bring_alive(|served| crate::app::App(crate::app::AppProps { served }));
    }
}
