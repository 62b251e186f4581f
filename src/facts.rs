//! The checked facts, words and drawings' index, baked in by the build script. It must not know how they were read.

include!(concat!(env!("OUT_DIR"), "/facts.rs"));

/// The drawing of one diagram.
///
/// # Panics
/// Never in a built program: the build script writes one drawing for each view.
#[must_use]
pub fn drawing(view: atlas::View) -> &'static atlas::Drawing {
    DRAWINGS.iter().find(|d| d.view == view).expect("the build script writes a drawing for each view")
}
