//! A set of areas. It must not know sides.

use atlas::Area;

/// A set of areas, in the order of [`Area::ALL`].
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Areas(u16);

// One bit for each area.
const _: () = assert!(Area::ALL.len() <= u16::BITS as usize);

const fn bit(area: Area) -> u16 {
    1 << area as u16
}

impl Areas {
    /// No area.
    pub const NONE: Self = Self(0);

    /// The areas in order.
    pub fn iter(self) -> impl Iterator<Item = Area> {
        Area::ALL.iter().copied().filter(move |&area| self.contains(area))
    }

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the area is one of them.
    #[must_use]
    pub const fn contains(self, area: Area) -> bool {
        self.0 & bit(area) != 0
    }

    /// Whether all of the others are among these.
    #[must_use]
    pub const fn contains_all(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }

    /// These and one more.
    #[must_use]
    pub const fn with(self, area: Area) -> Self {
        Self(self.0 | bit(area))
    }

    /// These and those.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// These without those.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }
}

impl FromIterator<Area> for Areas {
    fn from_iter<I: IntoIterator<Item = Area>>(areas: I) -> Self {
        areas.into_iter().fold(Self::NONE, Self::with)
    }
}

/// As a list of names.
impl std::fmt::Debug for Areas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter().map(Area::slug)).finish()
    }
}
