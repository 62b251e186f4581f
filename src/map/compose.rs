//! From what was chosen to what is shown: pure. It must not know of views, SVG text or the browser.

use super::{
    Belongs, ChosenModel, DiagramModel, LegendModel, MapAction, MapModel, MapState, MusclePlace, Pattern, PointModel,
    RegionModel, SideChoice, Slot, Subject, TrailModel, ZoneModel, labels, trail,
};
use crate::facts::{self, ATLAS, drawing};
use crate::url;
use atlas::{Drawing, DrawnZone, Mm, Side, Strength, TriggerPoint, View, Zone};

/// The map for a state.
#[must_use]
pub fn compose(state: &MapState) -> MapModel {
    let main = state.main_view();
    let mut thumbnails = [Slot::First, Slot::Second].into_iter();
    let diagrams = [View::Side, View::Back, View::Front].map(|view| {
        let slot = if view == main { Slot::Main } else { thumbnails.next().unwrap_or(Slot::Second) };
        diagram(state, view, slot)
    });
    let any_zone = |is: fn(&ZoneModel) -> bool| diagrams.iter().flat_map(|d| d.zones.iter().chain(&d.second)).any(is);
    let legend = LegendModel {
        points: diagrams.iter().any(|diagram| !diagram.points.is_empty()),
        essential: any_zone(|zone| zone.strength == Strength::Essential),
        spillover: any_zone(|zone| zone.strength == Strength::Spillover),
        deep: any_zone(|zone| zone.deep),
        trail: diagrams.iter().any(|diagram| !diagram.trail.beads.is_empty()),
        compared: state.subject.pattern().zip(state.with),
        hatched: state.with.is_some(),
    };
    MapModel { diagrams, legend }
}

/// What of a pattern one diagram lights: on the sides asked for what is never unasked, and with the switch for the other
/// side what that adds there. One zone for each area and side; the stronger was there first.
fn lit(view: View, seen: &Seen, pattern: Pattern, sides: &[Side], other_side: bool) -> Vec<ZoneModel> {
    let mut zones: Vec<ZoneModel> = Vec::new();
    let mut light = |zone: &Zone, side: Side, faint: bool| {
        let Some(drawn) = facts::zone(view, zone.area, pattern.muscle().slug) else { return };
        if seen.sides.contains(&side) && !zones.iter().any(|lit| lit.area == zone.area && lit.side == side) {
            zones.push(ZoneModel {
                area: zone.area,
                side,
                strength: zone.strength,
                deep: zone.deep,
                soft: pattern.muscle().soft_edged,
                faint,
                flipped: seen.flipped(side),
                drawn,
            });
        }
    };
    for &side in sides {
        pattern.shown_zones().for_each(|zone| light(zone, side, false));
    }
    if other_side {
        for &side in sides {
            pattern.zones_of_other_side().for_each(|zone| light(zone, side.other(), true));
        }
    }
    zones
}

/// Which sides of the body a diagram shows, and whether as in a mirror.
struct Seen {
    sides: &'static [Side],
    mirrored: bool,
}

impl Seen {
    fn new(view: View, state: &MapState) -> Self {
        let sides: &[Side] = match (view, state.side.facing()) {
            (View::Side, Side::Right) => &[Side::Right],
            (View::Side, Side::Left) => &[Side::Left],
            (View::Back | View::Front, _) => &[Side::Right, Side::Left],
        };
        Self { sides, mirrored: view == View::Front && state.mirror }
    }

    /// Whether what is drawn for the right half is mirrored to show a side.
    fn flipped(&self, side: Side) -> bool {
        (side == Side::Left) != self.mirrored
    }
}

fn diagram(state: &MapState, view: View, slot: Slot) -> DiagramModel {
    let drawing = drawing(view);
    let seen = Seen::new(view, state);
    let asked: &[Side] = match state.side {
        SideChoice::One(Side::Left) => &[Side::Left],
        SideChoice::One(Side::Right) => &[Side::Right],
        SideChoice::Both => &[Side::Right, Side::Left],
    };
    let main = slot == Slot::Main;
    let mut diagram = DiagramModel {
        view,
        slot,
        turned: seen.mirrored || (view == View::Side && state.side.facing() == Side::Left),
        chosen: Vec::new(),
        zones: Vec::new(),
        second: Vec::new(),
        comparing: state.with.is_some(),
        trail: TrailModel::default(),
        points: Vec::new(),
        labels: Vec::new(),
        regions: Vec::new(),
    };
    if let Some(pattern) = state.subject.pattern() {
        diagram.zones = lit(view, &seen, pattern, asked, state.other_side);
        diagram.outline(drawing, &seen, pattern, asked, false);
        for &side in asked.iter().filter(|side| seen.sides.contains(side)) {
            if main {
                diagram.mark_points(state, drawing, pattern, side, seen.flipped(side));
            }
            diagram.lay_trail(drawing, pattern, side, seen.flipped(side));
        }
    }
    if let (Subject::Pain(_), Some(with)) = (state.subject, state.with) {
        // Hatched, so that the marks are seen through it: where both are is the overlap.
        diagram.zones = lit(view, &seen, with.pattern(), &[with.side()], false);
        diagram.outline(drawing, &seen, with.pattern(), &[with.side()], false);
    } else if let Some(with) = state.with {
        diagram.second = lit(view, &seen, with.pattern(), &[with.side()], false);
        diagram.outline(drawing, &seen, with.pattern(), &[with.side()], true);
        if main && seen.sides.contains(&with.side()) {
            diagram.mark_points(state, drawing, with.pattern(), with.side(), seen.flipped(with.side()));
        }
    }
    if main {
        let belongs = |drawn: &DrawnZone| {
            let has = |zones: &[ZoneModel]| zones.iter().any(|zone| zone.drawn == drawn);
            match (state.subject.pattern().is_some() && diagram.comparing, has(&diagram.zones), has(&diagram.second)) {
                (false, ..) => Belongs::ToTheOnlyOne,
                (true, true, true) => Belongs::ToBoth,
                (true, true, false) => Belongs::ToFirst,
                (true, false, _) => Belongs::ToSecond,
            }
        };
        diagram.labels = labels::place(drawing, diagram.zones.iter().chain(&diagram.second), belongs);
        for muscle in ATLAS.muscles.iter().filter(|m| drawing.regions.contains(&m.slug)) {
            diagram.regions.extend(seen.sides.iter().map(|&side| RegionModel {
                place: MusclePlace { muscle, side },
                chosen: state.subject.is_about(muscle) && state.side.includes(side),
                flipped: seen.flipped(side),
            }));
        }
    }
    diagram
}

impl DiagramModel {
    /// Outlines a pattern's muscle on the sides asked for, where the diagram shows it and it is not outlined yet.
    fn outline(&mut self, drawing: &Drawing, seen: &Seen, pattern: Pattern, sides: &[Side], second: bool) {
        let muscle = pattern.muscle();
        if !drawing.regions.contains(&muscle.slug) {
            return;
        }
        for &side in sides.iter().filter(|side| seen.sides.contains(side)) {
            let outlined = self.chosen.iter().any(|other| other.place.muscle.slug == muscle.slug && other.place.side == side);
            if !outlined {
                self.chosen.push(ChosenModel { place: MusclePlace { muscle, side }, flipped: seen.flipped(side), second });
            }
        }
    }

    /// Marks the trigger points of a pattern's muscle on one side, each once.
    fn mark_points(&mut self, state: &MapState, drawing: &Drawing, pattern: Pattern, side: Side, flipped: bool) {
        for point in pattern.muscle().points {
            let Some(at) = drawn_at(drawing, point, flipped) else { continue };
            let Some(own) = Pattern::point(pattern.muscle(), point.id) else { continue };
            if self.points.iter().any(|other| other.point.id == point.id && other.side == side) {
                continue;
            }
            let second = state.with.is_some_and(|with| with.side() == side && with.pattern().includes(point));
            let first = state.side.includes(side) && state.subject.pattern().is_some_and(|pattern| pattern.includes(point));
            let action = MapAction::Choose(own, SideChoice::One(side));
            self.points.push(PointModel {
                point,
                side,
                at,
                chosen: state.subject.pattern() == Some(own) && state.side.includes(side),
                shown: first || second,
                second,
                action,
                address: url::address(&state.after(action)),
            });
        }
    }

    /// Lays the trail of a chosen point on one side.
    fn lay_trail(&mut self, drawing: &Drawing, pattern: Pattern, side: Side, flipped: bool) {
        let Some(point) = pattern.trigger_point() else { return };
        let Some(at) = drawn_at(drawing, point, flipped) else { return };
        let own = self.zones.iter().filter(|zone| zone.side == side && !zone.faint);
        let places: Vec<_> = own.map(|zone| place(drawing, flipped, zone.drawn.label)).collect();
        trail::lay(&mut self.trail, at, &places);
    }
}

/// A place of the right half, where it lies as shown.
pub(crate) fn place(drawing: &Drawing, flipped: bool, (x, y): (Mm, Mm)) -> (Mm, Mm) {
    if flipped { (mirror_sum(drawing) - x, y) } else { (x, y) }
}

/// Where a trigger point lies, if the diagram draws it.
fn drawn_at(drawing: &Drawing, point: &TriggerPoint, flipped: bool) -> Option<(Mm, Mm)> {
    let drawn = drawing.points.iter().find(|drawn| drawn.id == point.id)?;
    Some(place(drawing, flipped, drawn.at))
}

/// A place and its mirrored twin have x that add up to this.
pub(super) fn mirror_sum(drawing: &Drawing) -> Mm {
    drawing.view_box.0 + drawing.view_box.0 + drawing.view_box.2
}
