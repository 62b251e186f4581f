//! The plate generator: reads the drawing sources in `art` (key points in millimetres) and turns them into SVG. It must not
//! know the page: neither its state nor its words.
//!
//! Everything is in the millimetres of `art/README.md`: y down, y = 0 at the ear canal.

mod areas;
pub mod curve;
mod fibres;
pub mod joint;
mod source;
mod svg;

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

pub use source::{Layer, PAINTS, Violation};

/// The three views, named as their source files.
pub const VIEWS: [&str; 3] = ["side", "back", "front"];

/// The views of the close-ups of the joint under the skull; their source files are named `joint-<view>`.
pub const JOINT_VIEWS: [&str; 3] = ["side", "back", "above"];

/// Diagrams that stand by themselves beside the text; their source files are named so.
pub const SKETCHES: [&str; 1] = ["convergence"];

/// Why the art cannot be used: every broken rule, with file, line, name and remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArtError {
    /// At least one.
    pub violations: Vec<Violation>,
}

impl fmt::Display for ArtError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, violation) in self.violations.iter().enumerate() {
            write!(f, "{}{violation}", if i > 0 { "\n" } else { "" })?;
        }
        Ok(())
    }
}

impl std::error::Error for ArtError {}

/// The art: the plates and close-ups that have a source.
pub struct Art {
    plates: Vec<Plate>,
    joints: Vec<Plate>,
    sketches: Vec<Plate>,
}

impl Art {
    /// Reads and checks every plate that has a source in `dir`, with its zones, and every close-up.
    ///
    /// # Errors
    /// All broken rules of all files.
    pub fn load(dir: &Path) -> Result<Self, ArtError> {
        let mut violations = Vec::new();
        let mut load = |view: &str| {
            let loaded = dir.join(format!("{view}.kdl")).exists().then(|| Plate::load(dir, view))?;
            loaded.map_err(|error| violations.extend(error.violations)).ok()
        };
        let plates = VIEWS.into_iter().filter_map(&mut load).collect();
        let joints = JOINT_VIEWS.into_iter().filter_map(|view| load(&format!("joint-{view}"))).collect();
        let sketches = SKETCHES.into_iter().filter_map(&mut load).collect();
        if violations.is_empty() { Ok(Self { plates, joints, sketches }) } else { Err(ArtError { violations }) }
    }

    /// The plate of a view: `side`, `back` or `front`.
    #[must_use]
    pub fn plate(&self, view: &str) -> Option<&Plate> {
        self.plates.iter().find(|plate| plate.view() == view)
    }

    /// The diagram of that name, one of [`SKETCHES`].
    #[must_use]
    pub fn sketch(&self, name: &str) -> Option<&Plate> {
        self.sketches.iter().find(|plate| plate.view() == name)
    }

    /// The close-up of the joint from a view: `side`, `back` or `above`. Its [`Plate::view`] is `joint-<view>`.
    #[must_use]
    pub fn joint(&self, view: &str) -> Option<&Plate> {
        self.joints.iter().find(|plate| plate.view().strip_prefix("joint-") == Some(view))
    }
}

/// What is wrong with the art in a folder; nothing, if it can be used.
#[must_use]
pub fn check(dir: &Path) -> Vec<Violation> {
    Art::load(dir).err().map_or_else(Vec::new, |error| error.violations)
}

/// Writes `side.svg`, `back.svg`, `front.svg` with everything that any layer shows, for the comparison with the measured
/// silhouettes.
///
/// # Errors
/// If the art breaks a rule, or a file cannot be written.
pub fn write_standalone(art_dir: &Path, out_dir: &Path) -> io::Result<()> {
    let art = Art::load(art_dir).map_err(io::Error::other)?;
    fs::create_dir_all(out_dir)?;
    for plate in &art.plates {
        fs::write(out_dir.join(format!("{}.svg", plate.view())), plate.standalone())?;
    }
    Ok(())
}

/// One view of the head and neck.
pub struct Plate {
    drawing: source::Drawing,
    zones: Vec<ZoneArt>,
    regions: Vec<RegionArt>,
    points: Vec<PointArt>,
    areas: Vec<AreaArt>,
}

impl Plate {
    /// Reads and checks one plate, its zones (`zones/<view>.kdl`, if there is one) and its areas (`areas/<view>.kdl`).
    ///
    /// # Errors
    /// All broken rules of all these files.
    pub fn load(dir: &Path, view: &str) -> Result<Self, ArtError> {
        let beside = |folder: &str| Some(dir.join(folder).join(format!("{view}.kdl"))).filter(|file| file.exists());
        let areas = beside("areas");
        let mut files = vec![dir.join(format!("{view}.kdl"))];
        files.extend(beside("zones"));
        files.extend(areas.clone());
        let mut drawing = source::Drawing::default();
        let mut violations = Vec::new();
        for file in files {
            let name = file.display().to_string();
            match fs::read_to_string(&file) {
                Ok(text) => source::read(&name, &text, &mut drawing, &mut violations),
                Err(error) => violations.push(Violation { file: name, line: 0, name: "file".into(), rule: error.to_string() }),
            }
        }
        if violations.is_empty() && drawing.view != view {
            let rule = format!("must say `plate {view:?} view-box=\"…\"`");
            violations.push(Violation { file: format!("{view}.kdl"), line: 0, name: "plate".into(), rule });
        }
        if violations.is_empty()
            && let Some(file) = areas
        {
            match areas::enclose(&drawing) {
                Ok(areas) => drawing.areas = areas,
                Err(broken) => violations.extend(broken.into_iter().map(|fault| fault.in_file(&file.display().to_string()))),
            }
        }
        if !violations.is_empty() {
            return Err(ArtError { violations });
        }
        Ok(Self::of(drawing))
    }

    fn of(drawing: source::Drawing) -> Self {
        let zones = drawing.zones.iter().map(|zone| ZoneArt {
            area: zone.name.clone(),
            d: svg::path_data(&zone.outline),
            label: [zone.label.x, zone.label.y],
            deep: zone.deep,
            muscle: zone.muscle.clone(),
        });
        let regions = drawing.regions.iter().map(|region| RegionArt {
            muscle: region.name.clone(),
            d: svg::path_data(&region.outline),
            covered: region.deep,
        });
        let points = drawing.points.iter().map(|(id, at)| PointArt { id: id.clone(), at: [at.x, at.y] });
        let areas = drawing.areas.iter().map(|area| AreaArt {
            area: area.name.clone(),
            d: svg::path_data(&area.outline),
            label: [area.label.x, area.label.y],
            room: areas::room(area),
            deep: area.deep,
        });
        Self { zones: zones.collect(), regions: regions.collect(), points: points.collect(), areas: areas.collect(), drawing }
    }

    /// `side`, `back`, `front`, or `joint-…`.
    #[must_use]
    pub fn view(&self) -> &str {
        &self.drawing.view
    }
    /// x, y, width and height of what is shown, mm.
    #[must_use]
    pub fn view_box(&self) -> [f64; 4] {
        self.drawing.view_box
    }
    /// What stands inside the still `<svg>`: definitions (outlines of regions, zones and areas too) and all that is seen in `layer`. Ids
    /// begin with the view's name.
    #[must_use]
    pub fn markup(&self, layer: Layer) -> String {
        svg::markup(&self.drawing, Some(layer))
    }

    /// The inner markup of one layer for a page that already holds [`Plate::markup`] of another: ids carry the layer, and
    /// regions, zones and areas are left out.
    #[must_use]
    pub fn further_layer(&self, layer: Layer) -> String {
        svg::further_layer(&self.drawing, layer)
    }
    /// A whole SVG file with everything that any layer shows; uncoloured, as `style/plate.css` has the colours.
    #[must_use]
    pub fn standalone(&self) -> String {
        let [x, y, width, height] = self.view_box();
        let inner = svg::markup(&self.drawing, None);
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" class="plate" viewBox="{x} {y} {width} {height}">{inner}</svg>"#)
    }
    /// The zone of an area as most muscles have it, if this view shows it.
    #[must_use]
    pub fn zone(&self, area: &str) -> Option<&ZoneArt> {
        self.zones.iter().find(|zone| zone.area == area && zone.muscle.is_none())
    }
    /// All zones.
    pub fn zones(&self) -> impl Iterator<Item = &ZoneArt> {
        self.zones.iter()
    }
    /// All pain areas.
    pub fn areas(&self) -> impl Iterator<Item = &AreaArt> {
        self.areas.iter()
    }
    /// The pain area that is met at a place (mm), on the person's right half: one that lies within another lies over it.
    #[must_use]
    pub fn area_at(&self, at: [f64; 2]) -> Option<&str> {
        let at = curve::Pt::new(at[0], at[1]);
        let areas = &self.drawing.areas;
        let in_order = areas.iter().filter(|area| area.deep).chain(areas.iter().filter(|area| !area.deep));
        in_order.filter(|area| areas::holds(&area.outline, at)).map(|area| area.name.as_str()).next()
    }
    /// The places of all trigger points that this view shows.
    pub fn points(&self) -> impl Iterator<Item = &PointArt> {
        self.points.iter()
    }
    /// Where joints can be chosen in this view: name and middle, mm.
    pub fn joint_places(&self) -> impl Iterator<Item = (&str, [f64; 2])> {
        self.drawing.joint_places.iter().map(|(name, at)| (name.as_str(), [at.x, at.y]))
    }
    /// The joints whose line is drawn, with the centre that they turn about.
    pub fn joint_lines(&self) -> impl Iterator<Item = &joint::JointLine> {
        self.drawing.joint_lines.iter()
    }
    /// The muscles that are drawn anew when the bones move: the person's right ones.
    pub fn joint_muscles(&self) -> impl Iterator<Item = &joint::JointMuscle> {
        self.drawing.joint_muscles.iter()
    }
    /// The areas of all muscles that can be chosen in this view.
    pub fn regions(&self) -> impl Iterator<Item = &RegionArt> {
        self.regions.iter()
    }
}

/// Where the pain of an area is drawn: the person's right half.
#[derive(Clone, Debug, PartialEq)]
pub struct ZoneArt {
    /// For example `forehead`.
    pub area: String,
    /// SVG path data, mm.
    pub d: String,
    /// Where a leader's dot goes, mm.
    pub label: [f64; 2],
    /// Whether it lies inside the head.
    pub deep: bool,
    /// The muscle whose own shape of the area this is; without one, that of all which have none.
    pub muscle: Option<String>,
}

/// A pain area, a place that a person points at: the person's right half. Areas divide head, neck and upper breastbone.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaArt {
    /// For example `forehead`.
    pub area: String,
    /// SVG path data, mm.
    pub d: String,
    /// The middle of its name, or where a leader's dot goes, mm.
    pub label: [f64; 2],
    /// How wide a name may be that stands on it with its middle at the label, mm.
    pub room: f64,
    /// Whether pain there is felt inside, so that its name stands in the margin always.
    pub deep: bool,
}

/// Where a trigger point's X is drawn: on the person's right half.
#[derive(Clone, Debug, PartialEq)]
pub struct PointArt {
    /// For example `scm-sternal-upper`.
    pub id: String,
    /// Its middle, mm.
    pub at: [f64; 2],
}

/// The area of a muscle that can be chosen: the person's right half.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionArt {
    /// For example `sternocleidomastoid`.
    pub muscle: String,
    /// SVG path data, mm.
    pub d: String,
    /// Whether it lies under skin where the neck is laid open: what is lit over it comes before it.
    pub covered: bool,
}
