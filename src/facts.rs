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

/// What of an area a diagram lights for a muscle: where the muscle has a shape of its own, that alone, in the diagrams that show it.
#[must_use]
pub fn zone(view: atlas::View, area: atlas::Area, muscle: &str) -> Option<&'static atlas::DrawnZone> {
    let own = |zone: &&atlas::DrawnZone| zone.area == area && zone.muscle == Some(muscle);
    let has_own = DRAWINGS.iter().flat_map(|drawing| drawing.zones).any(|zone| own(&zone));
    drawing(view).zones.iter().find(|zone| if has_own { own(zone) } else { zone.area == area && zone.muscle.is_none() })
}
