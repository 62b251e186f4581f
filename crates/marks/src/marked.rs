//! What a person marks: places, how strong it is at each, and words for the whole. It must not know any pattern.

use crate::Areas;
use atlas::{Area, Side};

/// A place that can be marked: an area on one side of the body. Those on the midline exist twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which area.
    pub area: Area,
    /// On which side of the person whose head it is.
    pub side: Side,
}

impl Place {
    /// The place as text, as addresses and actions carry it: `temple.left`.
    #[must_use]
    pub fn to_text(self) -> String {
        format!("{}.{}", self.area.slug(), self.side.slug())
    }

    /// The place that such a text names, if it names one.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (area, side) = text.split_once('.')?;
        Some(Self { area: Area::from_slug(area)?, side: Side::from_slug(side)? })
    }
}

/// How strong the pain is at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It can be borne; what a mark is until it is called strong.
    Mild,
    /// It is strong.
    Strong,
}

impl Severity {
    /// Both, the milder first.
    pub const ALL: &'static [Self] = &[Self::Mild, Self::Strong];

    /// Its name in addresses and attributes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Mild => "mild",
            Self::Strong => "strong",
        }
    }

    /// The one of that name, if there is one.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|severity| severity.slug() == slug)
    }
}

/// A word for the pain as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// It aches.
    Aching,
    /// It presses.
    Pressing,
    /// It throbs.
    Throbbing,
    /// It stabs.
    Stabbing,
    /// It burns.
    Burning,
}

impl Quality {
    /// All of them, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[Self::Aching, Self::Pressing, Self::Throbbing, Self::Stabbing, Self::Burning];

    /// Its name in addresses and attributes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Aching => "aching",
            Self::Pressing => "pressing",
            Self::Throbbing => "throbbing",
            Self::Stabbing => "stabbing",
            Self::Burning => "burning",
        }
    }

    /// The one of that name, if there is one.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|quality| quality.slug() == slug)
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Everything that is marked: each place at most once, with its severity, and words for the whole.
///
/// Places have one order, that of [`Area::ALL`] with the left before the right, whatever the order of marking, so that the same
/// marks always make the same address and the same summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// By area, then by side.
    severities: [[Option<Severity>; Side::ALL.len()]; Area::ALL.len()],
    /// A bit for each quality.
    qualities: u8,
}

impl Marks {
    /// No place and no word.
    pub const NONE: Self = Self { severities: [[None; Side::ALL.len()]; Area::ALL.len()], qualities: 0 };

    /// Whether neither a place nor a word is marked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::NONE
    }

    /// How strong it is at a place; `None` where it is not marked.
    #[must_use]
    pub const fn severity(&self, place: Place) -> Option<Severity> {
        self.severities[place.area as usize][place.side as usize]
    }

    /// The marked places in order, each with its severity.
    pub fn places(&self) -> impl Iterator<Item = (Place, Severity)> {
        let places = Area::ALL.iter().flat_map(|&area| Side::ALL.iter().map(move |&side| Place { area, side }));
        places.filter_map(|place| Some((place, self.severity(place)?)))
    }

    /// The areas that are marked on one side.
    #[must_use]
    pub fn areas(&self, side: Side) -> Areas {
        Area::ALL.iter().copied().filter(|&area| self.severity(Place { area, side }).is_some()).collect()
    }

    /// Whether a word is chosen.
    #[must_use]
    pub const fn has(&self, quality: Quality) -> bool {
        self.qualities & quality.bit() != 0
    }

    /// The words that are chosen, in the order in which they are offered.
    pub fn qualities(&self) -> impl Iterator<Item = Quality> {
        Quality::ALL.iter().copied().filter(|&quality| self.has(quality))
    }

    /// The same with one place marked anew, or not marked.
    #[must_use]
    pub const fn with(mut self, place: Place, severity: Option<Severity>) -> Self {
        self.severities[place.area as usize][place.side as usize] = severity;
        self
    }

    /// The same with a word chosen or not.
    #[must_use]
    pub const fn with_quality(mut self, quality: Quality, chosen: bool) -> Self {
        if chosen {
            self.qualities |= quality.bit();
        } else {
            self.qualities &= !quality.bit();
        }
        self
    }
}
