//! From what was chosen to what is shown: pure. It must not know of views, SVG text or the browser.

use super::{
    DiagramModel, LegendModel, MapModel, MapState, MusclePlace, PointModel, RegionModel, SideChoice, Slot, ZoneModel, labels,
};
use crate::facts::{ATLAS, drawing};
use atlas::{Area, Drawing, Mm, Muscle, Side, Strength, View};

/// The map for a state.
#[must_use]
pub fn compose(state: &MapState) -> MapModel {
    let main = state.main_view();
    let mut thumbnails = [Slot::First, Slot::Second].into_iter();
    let diagrams = [View::Side, View::Back, View::Front].map(|view| {
        let slot = if view == main { Slot::Main } else { thumbnails.next().unwrap_or(Slot::Second) };
        diagram(state, view, slot)
    });
    let any_zone = |is: fn(&ZoneModel) -> bool| diagrams.iter().flat_map(|diagram| &diagram.zones).any(is);
    let legend = LegendModel {
        points: diagrams.iter().any(|diagram| !diagram.points.is_empty()),
        essential: any_zone(|zone| zone.strength == Strength::Essential),
        spillover: any_zone(|zone| zone.strength == Strength::Spillover),
        deep: any_zone(|zone| zone.deep),
    };
    MapModel { diagrams, legend }
}

/// The zones of a muscle that a place on `side` lights: the same side's. What is felt on the other side only when severe,
/// or often on both, is never shown unasked.
fn lit_by(muscle: &'static Muscle, side: Side) -> impl Iterator<Item = ZoneModel> {
    muscle.shown_zones().map(move |zone| ZoneModel {
        area: zone.area,
        side,
        strength: zone.strength,
        deep: zone.deep,
        soft: muscle.soft_edged,
    })
}

fn diagram(state: &MapState, view: View, slot: Slot) -> DiagramModel {
    let drawing = drawing(view);
    let visible = sides_of(view, state.side);
    let chosen_sides: Vec<Side> = visible.iter().copied().filter(|side| state.side.includes(*side)).collect();
    let muscle = state.subject.muscle();

    let chosen = muscle
        .filter(|m| drawing.regions.contains(&m.slug))
        .map(|muscle| chosen_sides.iter().map(|&side| MusclePlace { muscle, side }).collect())
        .unwrap_or_default();
    let zones: Vec<ZoneModel> = muscle
        .map(|m| {
            let all = chosen_sides.iter().flat_map(|&side| lit_by(m, side));
            all.filter(|zone| drawing.zones.iter().any(|drawn| drawn.area == zone.area)).collect()
        })
        .unwrap_or_default();

    let (mut points, mut labels, mut regions) = (Vec::new(), Vec::new(), Vec::new());
    if slot == Slot::Main {
        if let Some(muscle) = muscle {
            for &side in &chosen_sides {
                points.extend(muscle.points.iter().filter_map(|point| {
                    let drawn = drawing.points.iter().find(|drawn| drawn.id == point.id)?;
                    Some(PointModel { id: point.id, side, at: place(drawing, side, drawn.at) })
                }));
            }
        }
        labels = labels::place(drawing, &zones);
        for muscle in ATLAS.muscles.iter().filter(|m| drawing.regions.contains(&m.slug)) {
            regions.extend(visible.iter().map(|&side| RegionModel {
                place: MusclePlace { muscle, side },
                chosen: state.subject.muscle() == Some(muscle) && state.side.includes(side),
            }));
        }
    }
    let turned = view == View::Side && state.side.facing() == Side::Left;
    DiagramModel { view, slot, turned, chosen, zones, points, labels, regions }
}

/// The sides of the body that a diagram shows: the side diagram one, the others both.
fn sides_of(view: View, choice: SideChoice) -> &'static [Side] {
    match (view, choice.facing()) {
        (View::Side, Side::Right) => &[Side::Right],
        (View::Side, Side::Left) => &[Side::Left],
        (View::Back | View::Front, _) => &[Side::Right, Side::Left],
    }
}

/// A place of the right half, where it lies for a side of the body: the left is the mirrored right.
pub(super) fn place(drawing: &Drawing, side: Side, (x, y): (Mm, Mm)) -> (Mm, Mm) {
    match side {
        Side::Right => (x, y),
        Side::Left => (mirror_sum(drawing) - x, y),
    }
}

/// A place and its mirrored twin have x that add up to this.
pub(super) fn mirror_sum(drawing: &Drawing) -> Mm {
    drawing.view_box.0 + drawing.view_box.0 + drawing.view_box.2
}

/// Where the label of an area's zone points to, for a side of the body.
pub(super) fn anchor(drawing: &Drawing, area: Area, side: Side) -> Option<(Mm, Mm)> {
    let drawn = drawing.zones.iter().find(|drawn| drawn.area == area)?;
    Some(place(drawing, side, drawn.label))
}
