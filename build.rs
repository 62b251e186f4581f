//! Reads and checks facts, words and drawings, and bakes what the program must know into constants.
//! A fault stops the build, each with its file, key and remedy.

use atlas::load::{self, Drawn};
use atlas::{Area, View};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};

fn main() {
    for folder in ["art", "data", "content"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    match facts(Path::new(&root)) {
        Ok(source) => fs::write(Path::new(&out).join("facts.rs"), source).expect("the build's own folder can be written to"),
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            process::exit(1);
        }
    }
}

/// The source text of the constants `ATLAS` and `DRAWINGS`.
fn facts(root: &Path) -> Result<String, Vec<String>> {
    let lines = |problems: Vec<load::Problem>| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    let atlas = load::read(root).map_err(lines)?;
    let art = plates::Art::load(&root.join("art")).map_err(|fault| vec![fault.to_string()])?;

    let close_ups = plates::JOINT_VIEWS.iter().filter_map(|view| Some((*view, art.joint(view)?)));
    let mut drawn = Drawn { close_ups: close_ups.map(|(view, plate)| (view, moving_parts(plate))).collect(), ..Drawn::default() };
    let mut drawings = String::new();
    for view in View::ALL.iter().copied() {
        let Some(plate) = art.plate(view.slug()) else {
            return Err(vec![format!("art/{0}.kdl: there is no plate for the {0} view; draw one", view.slug())]);
        };
        let [mut zones, mut areas, mut points, mut regions, mut covered, mut joints] = [const { String::new() }; 6];
        for zone in plate.zones() {
            let area = known(&zone.area, &format!("art/zones/{}.kdl: zone", view.slug()))?;
            match &zone.muscle {
                Some(muscle) => drawn.own_zones.insert((view, area, muscle.clone())),
                None => drawn.zones.insert((view, area)),
            };
            let _ = write!(
                zones,
                "atlas::DrawnZone {{ area: atlas::Area::{area:?}, muscle: {:?}, label: {} }},",
                zone.muscle,
                tenths(&zone.label)
            );
        }
        for place in plate.areas() {
            let area = known(&place.area, &format!("art/areas/{}.kdl: area", view.slug()))?;
            drawn.areas.insert((view, area));
            let _ = write!(
                areas,
                "atlas::DrawnArea {{ area: atlas::Area::{area:?}, label: {}, room: {}, deep: {} }},",
                tenths(&place.label),
                tenth(place.room),
                place.deep
            );
        }
        for point in plate.points() {
            drawn.points.insert((view, point.id.clone()));
            let _ = write!(points, "atlas::DrawnPoint {{ id: {:?}, at: {} }},", point.id, tenths(&point.at));
        }
        for region in plate.regions() {
            drawn.regions.insert((view, region.muscle.clone()));
            let _ = write!(regions, "{:?},", region.muscle);
            if region.covered {
                let _ = write!(covered, "{:?},", region.muscle);
            }
        }
        for (slug, at) in plate.joint_places() {
            drawn.joints.insert((view, slug.to_owned()));
            let _ = write!(joints, "atlas::DrawnJoint {{ slug: {slug:?}, at: {} }},", tenths(&at));
        }
        let _ = write!(
            drawings,
            "atlas::Drawing {{ view: atlas::View::{view:?}, view_box: {}, \
             zones: &[{zones}], areas: &[{areas}], points: &[{points}], regions: &[{regions}], covered: &[{covered}], joints: &[{joints}] }},",
            tenths(&plate.view_box())
        );
    }
    let mismatches = load::check_drawings(&atlas, &drawn);
    if !mismatches.is_empty() {
        return Err(lines(mismatches));
    }
    let in_browser = env::var_os("CARGO_FEATURE_HYDRATE").is_some();
    // By themselves, so that only the program that says them carries them.
    let session_words = load::bake_session_words(&atlas);
    let atlas = if in_browser { load::live_part(atlas) } else { atlas };
    Ok(format!(
        "/// All facts and words.\npub static ATLAS: atlas::Atlas = {};\n/// The words of session mode.\npub static SESSION_WORDS: atlas::SessionWords = {session_words};\n/// What each diagram can show.\npub static DRAWINGS: [atlas::Drawing; 3] = [{drawings}];\n",
        load::bake(&atlas)
    ))
}

/// The area of that name, as `place` in the art says it.
fn known(name: &str, place: &str) -> Result<Area, Vec<String>> {
    let fault = || vec![format!("{place} {name}: no area is called that; the areas are in content/en/areas.toml")];
    Area::from_slug(name).ok_or_else(fault)
}

/// The parts that a close-up draws, by the names that its markup gives them.
fn moving_parts(plate: &plates::Plate) -> BTreeSet<String> {
    let markup = plate.markup(plates::Layer::Deep);
    let parts = markup.split("data-part=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    parts.map(|(part, _)| part.to_owned()).collect()
}

/// Millimetres as source text of an `atlas::Mm`.
fn tenth(mm: f64) -> String {
    format!("atlas::Mm({:.0})", mm * 10.0)
}

/// Millimetres as source text of a tuple of `atlas::Mm`.
fn tenths(values: &[f64]) -> String {
    let tenths: Vec<String> = values.iter().copied().map(tenth).collect();
    format!("({})", tenths.join(", "))
}
