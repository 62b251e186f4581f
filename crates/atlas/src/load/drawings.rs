//! Patterns against drawings: neither may hold what the other lacks. It must not know the art, only names of what is in it.

use super::Problem;
use crate::{Area, Atlas, Joint, View};
use std::collections::{BTreeMap, BTreeSet};

/// Names of what the drawings hold, filled by whoever reads the art.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Zones: which area is drawn in which view.
    pub zones: BTreeSet<(View, Area)>,
    /// Zones that are a muscle's own: which area is drawn in which view for the muscle of that slug.
    pub own_zones: BTreeSet<(View, Area, String)>,
    /// Pain areas: which is drawn in which view.
    pub areas: BTreeSet<(View, Area)>,
    /// Trigger points by id: which is drawn in which view.
    pub points: BTreeSet<(View, String)>,
    /// Muscle regions by slug: which is drawn in which view.
    pub regions: BTreeSet<(View, String)>,
    /// Joints by slug: which can be chosen in which view.
    pub joints: BTreeSet<(View, String)>,
    /// The close-ups of joints by view, each with the parts that it draws.
    pub close_ups: BTreeMap<&'static str, BTreeSet<String>>,
}

/// Compares the patterns with what is drawn: a zone that no view draws, a pain area that no view draws, a zone, point or region drawn that no muscle uses, a
/// muscle without a region in the view that shows it best. Sorted; empty if all is well.
#[must_use]
pub fn check_drawings(atlas: &Atlas, drawn: &Drawn) -> Vec<Problem> {
    let mut problems = Vec::new();
    let zones: BTreeSet<Area> = drawn.zones.iter().map(|(_, area)| *area).collect();
    let has_own = |area: Area, slug: &str| drawn.own_zones.iter().any(|(_, own, muscle)| (*own, muscle.as_str()) == (area, slug));
    let all_zones = || atlas.muscles.iter().flat_map(|muscle| muscle.zones.iter().map(move |zone| (zone.area, muscle.slug)));
    let used: BTreeSet<Area> = all_zones().filter(|(area, slug)| !has_own(*area, slug)).map(|(area, _)| area).collect();
    for muscle in atlas.muscles {
        let file = format!("data/muscles/{}.toml", muscle.slug);
        for zone in muscle.zones.iter().filter(|zone| !zones.contains(&zone.area) && !has_own(zone.area, muscle.slug)) {
            let area = zone.area.slug();
            let wrong = format!("no diagram draws the zone `{area}`");
            problems.push(Problem::new(
                &file,
                "zones",
                wrong,
                format!("draw `zone \"{area}\"` in art/zones/, or take the area out"),
            ));
        }
        if !drawn.regions.contains(&(muscle.best_view, muscle.slug.to_owned())) {
            let view = muscle.best_view.slug();
            let wrong = format!("the {view} diagram has no region for this muscle");
            let remedy = format!("draw `region \"{}\"` in art/{view}.kdl, or name another view", muscle.slug);
            problems.push(Problem::new(&file, "best_view", wrong, remedy));
        }
    }
    for area in Area::ALL.iter().filter(|area| !drawn.areas.iter().any(|(_, drawn)| drawn == *area)) {
        let slug = area.slug();
        let remedy = format!("write `area \"{slug}\"` in art/areas/ for each view that shows it");
        problems.push(Problem::new("art/areas", slug, "no diagram has this area, so nobody can mark pain there", remedy));
    }
    for (view, area) in drawn.zones.iter().filter(|(_, area)| !used.contains(area)) {
        problems.push(unused(*view, "zone", area.slug()));
    }
    for (view, area, slug) in drawn.own_zones.iter().filter(|(_, area, slug)| !all_zones().any(|zone| zone == (*area, slug))) {
        problems.push(unused(*view, "zone", &format!("{}-{slug}", area.slug())));
    }
    let is_point = |id: &str| atlas.muscles.iter().any(|muscle| muscle.points.iter().any(|point| point.id == id));
    for (view, id) in drawn.points.iter().filter(|(_, id)| !is_point(id)) {
        problems.push(unused(*view, "point", id));
    }
    for (view, slug) in drawn.regions.iter().filter(|(_, slug)| atlas.muscle(slug).is_none()) {
        problems.push(unused(*view, "region", slug));
    }
    for (view, slug) in drawn.joints.iter().filter(|(_, slug)| !atlas.joints.iter().any(|joint| joint.slug == slug)) {
        problems.push(unused(*view, "joint", slug));
    }
    for joint in atlas.joints {
        check_close_ups(joint, drawn, &mut problems);
    }
    problems.sort();
    problems.dedup();
    problems
}

/// What a joint's page shows must be drawn: a close-up for each motion, and in some close-up what passes.
fn check_close_ups(joint: &Joint, drawn: &Drawn, problems: &mut Vec<Problem>) {
    let file = format!("data/joints/{}.toml", joint.slug);
    for motion in joint.motions.iter().filter(|motion| !drawn.close_ups.contains_key(motion.view)) {
        let remedy = format!("draw art/joint-{}.kdl, or name another close-up", motion.view);
        let wrong = format!("there is no close-up `{}`", motion.view);
        problems.push(Problem::new(&file, format!("motions.{}.view", motion.key), wrong, remedy));
    }
    for passing in joint.passing.iter().filter(|passing| !drawn.close_ups.values().any(|parts| parts.contains(passing.part))) {
        let wrong = format!("no close-up draws the part `{}`", passing.part);
        let remedy = "draw it as a `part` in art/joint-*.kdl, or take it out";
        problems.push(Problem::new(&file, format!("passing.{}", passing.part), wrong, remedy));
    }
}

fn unused(view: View, what: &str, name: &str) -> Problem {
    let remedy = "take it out of the drawing, or add the muscle, point or zone in data/muscles/ that it is for";
    Problem::new("art", format!("{}-{what}-{name}", view.slug()), "nothing in data/ uses this drawing", remedy)
}
