//! What a person has chosen. It must not know how it is shown or written into an address.

use atlas::{Layer, Muscle, Side, View};

/// Which side of the body is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideChoice {
    /// One side.
    One(Side),
    /// Both sides together.
    Both,
}

impl SideChoice {
    /// All choices, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::One(Side::Left), Self::Both, Self::One(Side::Right)];

    /// Name in addresses: `left`, `right` or `both`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::One(side) => side.slug(),
            Self::Both => "both",
        }
    }

    /// The choice of that name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        if slug == "both" { Some(Self::Both) } else { Side::from_slug(slug).map(Self::One) }
    }

    /// Whether a side belongs to the choice.
    #[must_use]
    pub fn includes(self, side: Side) -> bool {
        self == Self::Both || self == Self::One(side)
    }

    /// The side that the side diagram shows: the chosen one; the right where both are.
    #[must_use]
    pub const fn facing(self) -> Side {
        match self {
            Self::One(side) => side,
            Self::Both => Side::Right,
        }
    }
}

/// What the page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Nothing is chosen yet.
    Nothing,
    /// A muscle.
    Muscle(&'static Muscle),
}

impl Subject {
    /// The diagram that is large unless the person has chosen one.
    #[must_use]
    pub const fn best_view(self) -> View {
        match self {
            Self::Nothing => View::Side,
            Self::Muscle(muscle) => muscle.best_view,
        }
    }

    /// The side that is meant unless the person has chosen one: a page about a muscle shows both.
    #[must_use]
    pub const fn default_side(self) -> SideChoice {
        match self {
            Self::Nothing => SideChoice::One(Side::Right),
            Self::Muscle(_) => SideChoice::Both,
        }
    }

    /// The muscle, if the page is about one.
    #[must_use]
    pub const fn muscle(self) -> Option<&'static Muscle> {
        match self {
            Self::Nothing => None,
            Self::Muscle(muscle) => Some(muscle),
        }
    }
}

/// The layer of a page as it is served: the face as a person, the neck opened to its muscles.
pub const DEFAULT_LAYER: Layer = Layer::Muscle;

/// Everything that a person has chosen on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapState {
    /// What the page is about.
    pub subject: Subject,
    /// Which side of the body is meant.
    pub side: SideChoice,
    /// The large diagram that the person chose, if any; else the subject's best one is large.
    pub view: Option<View>,
    /// How far the drawing is peeled.
    pub layer: Layer,
}

impl MapState {
    /// The state of a page as it is served: its subject, with nothing else chosen.
    #[must_use]
    pub const fn of(subject: Subject) -> Self {
        Self { subject, side: subject.default_side(), view: None, layer: DEFAULT_LAYER }
    }

    /// The diagram that is large.
    #[must_use]
    pub fn main_view(&self) -> View {
        self.view.unwrap_or(self.subject.best_view())
    }
}
