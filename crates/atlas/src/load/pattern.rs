//! Patterns: the zones of a point, a strand or a muscle, and their union. It must not know whose they are.

use super::node::Node;
use super::sources::{SourceBook, Weight};
use super::statements::certainty;
use crate::{Area, Certainty, Laterality, Strength, Zone};

/// The zones under `zones` of a table, each area and side once.
pub(super) fn read(node: &mut Node, sources: &SourceBook) -> Vec<Zone> {
    let mut zones: Vec<Zone> = Vec::new();
    for mut node in node.tables("zones") {
        let area = node.choice("area", ("area", "areas"), Area::ALL, Area::slug);
        let strength = node.choice("strength", ("strength", "strengths"), Strength::ALL, Strength::slug);
        let laterality = if node.has("laterality") {
            node.choice("laterality", ("laterality", "lateralities"), Laterality::ALL, Laterality::slug)
        } else {
            Some(Laterality::SameSide)
        };
        let deep = node.flag("deep", false);
        let certainty = certainty(&mut node);
        // What is unconfirmed or disputed may rest on a web page; what is called classic or studied may not.
        let sure = matches!(certainty, Some(Certainty::ClassicChart | Certainty::Studies));
        let sources = sources.cite(&mut node, if sure { Weight::Claim } else { Weight::Drawing });
        if let (Some(area), Some(strength), Some(laterality), Some(certainty)) = (area, strength, laterality, certainty) {
            if zones.iter().any(|zone| (zone.area, zone.laterality) == (area, laterality)) {
                node.problem("area", format!("`{}` is in this list twice", area.slug()), "keep one of the two");
            }
            zones.push(Zone { area, strength, deep, laterality, certainty, sources });
        }
        node.finish();
    }
    zones
}

/// The union of patterns: one zone for each area and side, in the order of the areas. Where they differ, essential wins over
/// spillover, deep over shallow and the surer certainty over the less sure; sources add up.
pub(super) fn union<'a>(zones: impl IntoIterator<Item = &'a Zone>) -> &'static [Zone] {
    let mut whole: Vec<Zone> = Vec::new();
    for zone in zones {
        match whole.iter_mut().find(|known| (known.area, known.laterality) == (zone.area, zone.laterality)) {
            None => whole.push(*zone),
            Some(known) => {
                known.strength = known.strength.min(zone.strength);
                known.deep |= zone.deep;
                known.certainty = known.certainty.min(zone.certainty);
                let added = zone.sources.iter().filter(|source| !known.sources.contains(source));
                known.sources = known.sources.iter().chain(added).copied().collect::<Vec<_>>().leak();
            }
        }
    }
    whole.sort_by_key(|zone| (zone.area, zone.laterality));
    whole.leak()
}
