//! The map as plain values, ready to be drawn: everything decided, nothing drawn. It must not know of views or SVG text.

use super::{Compared, MapAction, Pattern};
use atlas::{Area, DrawnZone, Mm, Muscle, Side, Strength, TriggerPoint, View};

/// Where on the page a diagram stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The large one.
    Main,
    /// The first thumbnail.
    First,
    /// The second thumbnail.
    Second,
}

impl Slot {
    /// Name for the style sheet.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::First => "first",
            Self::Second => "second",
        }
    }
}

/// A muscle on a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MusclePlace {
    /// The muscle.
    pub muscle: &'static Muscle,
    /// The side of the body.
    pub side: Side,
}

/// A muscle that is outlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChosenModel {
    /// Which muscle on which side.
    pub place: MusclePlace,
    /// Whether its outline, drawn for the right half, is mirrored.
    pub flipped: bool,
    /// Whether it is the one that is compared with.
    pub second: bool,
}

/// A place that can be chosen in the large diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionModel {
    /// Which muscle on which side.
    pub place: MusclePlace,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Whether its outline, drawn for the right half, is mirrored.
    pub flipped: bool,
}

/// A zone that is lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZoneModel {
    /// Where.
    pub area: Area,
    /// On which side of the body.
    pub side: Side,
    /// How many people feel it there.
    pub strength: Strength,
    /// Felt inside.
    pub deep: bool,
    /// Drawn without a sharp edge.
    pub soft: bool,
    /// Drawn fainter: it is there because the switch for the other side asked for it.
    pub faint: bool,
    /// Whether its outline, drawn for the right half, is mirrored.
    pub flipped: bool,
    /// Its outline, by where it stands in the drawing.
    pub drawn: &'static DrawnZone,
}

/// An X mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointModel {
    /// The trigger point.
    pub point: &'static TriggerPoint,
    /// On which side of the body.
    pub side: Side,
    /// Where in the diagram: x and y, as drawn (already mirrored where it must be).
    pub at: (Mm, Mm),
    /// Whether it alone is chosen.
    pub chosen: bool,
    /// Whether it belongs to what is chosen; else it can be chosen and stands back.
    pub shown: bool,
    /// Whether it belongs to the pattern that is compared with.
    pub second: bool,
    /// What a tap on it does.
    pub action: MapAction,
    /// The address of the state that this leads to.
    pub address: String,
}

/// The trail of a chosen point: which places belong to it, never a path that pain takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrailModel {
    /// Beads by the step at which they appear.
    pub beads: Vec<Vec<(Mm, Mm)>>,
    /// The point as 1 and then its places, for those who want no motion.
    pub numbered: Vec<(u8, (Mm, Mm))>,
}

/// Which of two compared patterns something belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// There is one pattern only.
    ToTheOnlyOne,
    /// To the first of two.
    ToFirst,
    /// To the second of two.
    ToSecond,
    /// To both.
    ToBoth,
}

/// On which side of its anchor a label's words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelColumn {
    /// In the left margin; the words end at the leader line.
    Left,
    /// In the right margin; the words begin at the leader line.
    Right,
}

/// A name in the margin with a leader line to its zone, in the diagram's frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelModel {
    /// The zone it names.
    pub area: Area,
    /// Whether the words "deep inside" stand under it.
    pub deep: bool,
    /// Where the leader line's dot lies.
    pub anchor: (Mm, Mm),
    /// Where the leader line leaves the words.
    pub words_at: (Mm, Mm),
    /// In which margin.
    pub column: LabelColumn,
    /// Which pattern lights the zone.
    pub belongs: Belongs,
}

/// One diagram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiagramModel {
    /// Which.
    pub view: View,
    /// Where it stands on the page.
    pub slot: Slot,
    /// Whether it is turned round: the side diagram, for the left; the front diagram, as a mirror.
    pub turned: bool,
    /// The chosen muscles, outlined.
    pub chosen: Vec<ChosenModel>,
    /// The zones that are lit.
    pub zones: Vec<ZoneModel>,
    /// The zones of the pattern that is compared with.
    pub second: Vec<ZoneModel>,
    /// Whether zones are hatched: two patterns are compared, or one is laid over what was marked; also where it lights nothing
    /// here.
    pub comparing: bool,
    /// The trail of a chosen point, where it can be seen.
    pub trail: TrailModel,
    /// The X marks; none in a thumbnail.
    pub points: Vec<PointModel>,
    /// The labels; none in a thumbnail.
    pub labels: Vec<LabelModel>,
    /// The places that can be chosen; none in a thumbnail.
    pub regions: Vec<RegionModel>,
}

/// Which signs of the legend are on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LegendModel {
    /// X marks.
    pub points: bool,
    /// Solid zones.
    pub essential: bool,
    /// Dotted zones.
    pub spillover: bool,
    /// Dashed zones.
    pub deep: bool,
    /// A trail.
    pub trail: bool,
    /// The names of two patterns that are compared.
    pub compared: Option<(Pattern, Compared)>,
    /// Whether zones are hatched.
    pub hatched: bool,
}

/// The whole map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapModel {
    /// Side, back and front, in this order.
    pub diagrams: [DiagramModel; 3],
    /// What the legend must explain.
    pub legend: LegendModel,
}
