//! What a person has chosen. It must not know how it is shown or written into an address.

use super::{Narrowed, Pattern};
use atlas::{Area, Layer, Muscle, Side, View};

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
    /// A muscle, or a strand or trigger point of it.
    Pattern(Pattern),
    /// Where it hurts: the person marks places. The area is that of the page; what is marked is no part of the map's state.
    Pain(Option<Area>),
}

/// Where a person begins: the two parts of the switch above the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// From a muscle: which places belong to it?
    Muscle,
    /// From the pain: which muscles' patterns include the place?
    Pain,
}

impl Start {
    /// Both, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Muscle, Self::Pain];

    /// Name in attributes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Muscle => "muscle",
            Self::Pain => "pain",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|start| start.slug() == slug)
    }

    /// The subject with which it begins.
    #[must_use]
    pub const fn subject(self) -> Subject {
        match self {
            Self::Muscle => Subject::Nothing,
            Self::Pain => Subject::Pain(None),
        }
    }
}

impl Subject {
    /// A whole muscle.
    #[must_use]
    pub const fn whole(muscle: &'static Muscle) -> Self {
        Self::Pattern(Pattern::whole(muscle))
    }

    /// The diagram that is large unless the person has chosen one.
    #[must_use]
    pub const fn best_view(self) -> View {
        match self.muscle() {
            None => View::Side,
            Some(muscle) => muscle.best_view,
        }
    }

    /// The side that is meant unless the person has chosen one: a page about a muscle or an area shows both.
    #[must_use]
    pub const fn default_side(self) -> SideChoice {
        match self {
            Self::Nothing | Self::Pain(None) => SideChoice::One(Side::Right),
            Self::Pattern(_) | Self::Pain(Some(_)) => SideChoice::Both,
        }
    }

    /// The layer that is shown unless the person has chosen one: who shows where it hurts points at the skin.
    #[must_use]
    pub const fn default_layer(self) -> Layer {
        match self {
            Self::Pain(_) => Layer::Skin,
            Self::Nothing | Self::Pattern(_) => DEFAULT_LAYER,
        }
    }

    /// Which part of the switch above the map it belongs to.
    #[must_use]
    pub const fn start(self) -> Start {
        match self {
            Self::Pain(_) => Start::Pain,
            Self::Nothing | Self::Pattern(_) => Start::Muscle,
        }
    }

    /// What is chosen, if anything.
    #[must_use]
    pub const fn pattern(self) -> Option<Pattern> {
        match self {
            Self::Nothing | Self::Pain(_) => None,
            Self::Pattern(pattern) => Some(pattern),
        }
    }

    /// Whether the page is about a muscle, or about a part of it.
    #[must_use]
    pub fn is_about(self, muscle: &Muscle) -> bool {
        self.pattern().is_some_and(|pattern| pattern.is_of(muscle))
    }

    /// The muscle, if the page is about one or about a part of it.
    #[must_use]
    pub const fn muscle(self) -> Option<&'static Muscle> {
        match self {
            Self::Nothing | Self::Pain(_) => None,
            Self::Pattern(pattern) => Some(pattern.muscle()),
        }
    }
}

/// A second pattern laid over the first: a whole muscle or a trigger point, on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    pattern: Pattern,
    side: Side,
}

impl Compared {
    /// A pattern to compare with; strands are too like their muscle to be offered, and have no name in addresses.
    #[must_use]
    pub const fn new(pattern: Pattern, side: Side) -> Option<Self> {
        match pattern.narrowed() {
            Narrowed::Strand(_) => None,
            Narrowed::Whole | Narrowed::Point(_) => Some(Self { pattern, side }),
        }
    }

    /// The pattern.
    #[must_use]
    pub const fn pattern(self) -> Pattern {
        self.pattern
    }

    /// Its side.
    #[must_use]
    pub const fn side(self) -> Side {
        self.side
    }

    /// As text, as addresses have it: `scm-sternal-upper:left`.
    #[must_use]
    pub fn to_text(self) -> String {
        format!("{}:{}", self.pattern.to_text(), self.side.slug())
    }

    /// What such a text names, if it names something.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (pattern, side) = text.split_once(':')?;
        Self::new(Pattern::from_text(pattern)?, Side::from_slug(side)?)
    }
}

/// The layer of a page as it is served: the face as a person, the neck opened to its muscles.
pub const DEFAULT_LAYER: Layer = Layer::Muscle;

/// The layers that every page holds; the others are fetched when a person first asks for one.
pub const HELD_LAYERS: [Layer; 2] = [Layer::Skin, DEFAULT_LAYER];

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
    /// What the pattern lights on the other side besides is shown too; only where there is such a thing.
    pub other_side: bool,
    /// A second pattern beside the first, never the first itself; or the pattern that is laid over what was marked.
    pub with: Option<Compared>,
    /// The front diagram is shown as in a mirror.
    pub mirror: bool,
}

impl MapState {
    /// The state of a page as it is served: its subject, with nothing else chosen.
    #[must_use]
    pub const fn of(subject: Subject) -> Self {
        Self {
            subject,
            side: subject.default_side(),
            view: None,
            layer: subject.default_layer(),
            other_side: false,
            with: None,
            mirror: false,
        }
    }

    /// The diagram that is large.
    #[must_use]
    pub fn main_view(&self) -> View {
        self.view.unwrap_or(self.subject.best_view())
    }

    /// The nearest state in which everything makes sense together.
    #[must_use]
    pub fn sound(self) -> Self {
        let pattern = self.subject.pattern();
        let is_first = |with: Compared| pattern == Some(with.pattern()) && self.side.includes(with.side());
        Self {
            other_side: self.other_side && pattern.is_some_and(|pattern| pattern.other_side().is_some()),
            with: self.with.filter(|&with| self.subject != Subject::Nothing && !is_first(with)),
            ..self
        }
    }
}
