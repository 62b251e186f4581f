//! What can be chosen: a whole muscle, a strand of it, or one trigger point, and what each lights. It must not know sides
//! chosen, diagrams or addresses.

use crate::facts::ATLAS;
use atlas::{Laterality, Muscle, Strand, TriggerPoint, Zone};

/// How far a muscle is narrowed.
#[derive(Clone, Copy, Debug)]
pub enum Narrowed {
    /// Not at all.
    Whole,
    /// To a strand.
    Strand(&'static Strand),
    /// To a trigger point.
    Point(&'static TriggerPoint),
}

/// A muscle, or a strand or trigger point of it. Only what belongs together can be made.
#[derive(Clone, Copy)]
pub struct Pattern {
    muscle: &'static Muscle,
    narrowed: Narrowed,
}

/// What a pattern may light on the other side besides, when asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherSide {
    /// What crosses the midline when the pain is severe.
    WhenSevere,
    /// The same again: charts draw one side, people often feel both.
    Often,
}

impl Pattern {
    /// A whole muscle.
    #[must_use]
    pub const fn whole(muscle: &'static Muscle) -> Self {
        Self { muscle, narrowed: Narrowed::Whole }
    }

    /// A strand of a muscle, if it has one of that slug.
    #[must_use]
    pub fn strand(muscle: &'static Muscle, slug: &str) -> Option<Self> {
        Some(Self { muscle, narrowed: Narrowed::Strand(muscle.strand(slug)?) })
    }

    /// A trigger point of a muscle, if it has one of that id.
    #[must_use]
    pub fn point(muscle: &'static Muscle, id: &str) -> Option<Self> {
        Some(Self { muscle, narrowed: Narrowed::Point(muscle.point(id)?) })
    }

    /// The trigger point of that id, of whichever muscle has it.
    #[must_use]
    pub fn any_point(id: &str) -> Option<Self> {
        ATLAS.muscles.iter().find_map(|muscle| Self::point(muscle, id))
    }

    /// As text: `suboccipitals`, `sternocleidomastoid/sternal`, `scm-sternal-upper`.
    #[must_use]
    pub fn to_text(self) -> String {
        match self.narrowed {
            Narrowed::Whole => self.muscle.slug.to_owned(),
            Narrowed::Strand(strand) => format!("{}/{}", self.muscle.slug, strand.slug),
            Narrowed::Point(point) => point.id.to_owned(),
        }
    }

    /// The pattern that such a text names, if it names one.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        match text.split_once('/') {
            Some((muscle, strand)) => Self::strand(ATLAS.muscle(muscle)?, strand),
            None => ATLAS.muscle(text).map(Self::whole).or_else(|| Self::any_point(text)),
        }
    }

    /// The muscle that it is, or is of.
    #[must_use]
    pub const fn muscle(self) -> &'static Muscle {
        self.muscle
    }

    /// How far the muscle is narrowed.
    #[must_use]
    pub const fn narrowed(self) -> Narrowed {
        self.narrowed
    }

    /// The trigger point, if it is one.
    #[must_use]
    pub const fn trigger_point(self) -> Option<&'static TriggerPoint> {
        match self.narrowed {
            Narrowed::Point(point) => Some(point),
            _ => None,
        }
    }

    /// The slug of the strand that it is, or is in.
    #[must_use]
    pub fn strand_slug(self) -> Option<&'static str> {
        match self.narrowed {
            Narrowed::Whole => None,
            Narrowed::Strand(strand) => Some(strand.slug),
            Narrowed::Point(point) => point.strand,
        }
    }

    /// One step wider: point → strand (where there is one) → muscle → nothing.
    #[must_use]
    pub fn widened(self) -> Option<Self> {
        match self.narrowed {
            Narrowed::Whole => None,
            Narrowed::Strand(_) => Some(Self::whole(self.muscle)),
            Narrowed::Point(point) => {
                let strand = point.strand.and_then(|slug| Self::strand(self.muscle, slug));
                Some(strand.unwrap_or(Self::whole(self.muscle)))
            }
        }
    }

    /// All its zones, also those that are shown only when asked for.
    #[must_use]
    pub const fn zones(self) -> &'static [Zone] {
        match self.narrowed {
            Narrowed::Whole => self.muscle.zones,
            Narrowed::Strand(strand) => strand.zones,
            Narrowed::Point(point) => point.zones,
        }
    }

    /// The zones that choosing it shows: all but what is felt only when severe, which is never shown unasked.
    pub fn shown_zones(self) -> impl Iterator<Item = &'static Zone> {
        self.zones().iter().filter(|zone| zone.laterality != Laterality::OtherSideWhenSevere)
    }

    /// The zones that the switch for the other side adds there.
    pub fn zones_of_other_side(self) -> impl Iterator<Item = &'static Zone> {
        let severe = self.other_side() == Some(OtherSide::WhenSevere);
        self.zones().iter().filter(move |zone| !severe || zone.laterality == Laterality::OtherSideWhenSevere)
    }

    /// What it may light on the other side besides, if anything.
    #[must_use]
    pub fn other_side(self) -> Option<OtherSide> {
        if self.zones().iter().any(|zone| zone.laterality == Laterality::OtherSideWhenSevere) {
            Some(OtherSide::WhenSevere)
        } else if self.muscle.often_both_sides {
            Some(OtherSide::Often)
        } else {
            None
        }
    }

    /// Whether it is a muscle, or a part of it.
    #[must_use]
    pub fn is_of(self, muscle: &Muscle) -> bool {
        self.muscle.slug == muscle.slug
    }

    /// Whether a trigger point, of whichever muscle, is one of those that it shows.
    #[must_use]
    pub fn includes(self, point: &TriggerPoint) -> bool {
        match self.narrowed {
            Narrowed::Whole => self.muscle.point(point.id).is_some(),
            Narrowed::Strand(strand) => self.muscle.point(point.id).is_some() && point.strand == Some(strand.slug),
            Narrowed::Point(own) => own.id == point.id,
        }
    }

    /// What it is called: "The rope-like neck muscle", "breastbone strand", "upper breastbone strand".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self.narrowed {
            Narrowed::Whole => self.muscle.plain_name,
            Narrowed::Strand(strand) => strand.name,
            Narrowed::Point(point) => point.name,
        }
    }
}

/// By its text: everything about a muscle would hide what is meant.
impl std::fmt::Debug for Pattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.to_text())
    }
}

/// Its muscle and how it is narrowed say all.
impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        let key = |narrowed: Narrowed| match narrowed {
            Narrowed::Whole => "",
            Narrowed::Strand(strand) => strand.slug,
            Narrowed::Point(point) => point.id,
        };
        self.muscle.slug == other.muscle.slug && key(self.narrowed) == key(other.narrowed)
    }
}

impl Eq for Pattern {}
