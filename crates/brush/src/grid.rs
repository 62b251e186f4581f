//! Where the areas lie, as samples: each diagram is looked at every 3 mm, and each sample belongs to one place or none. It must
//! not know what is painted.

use crate::baked;
use atlas::{Area, Side, View};

/// How far apart samples lie, mm; also in build.rs.
pub const STEP: f32 = 3.0;

/// What is painted on: a diagram, and of the side diagram the half of the head that it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The side diagram with the person's right.
    RightSide,
    /// The side diagram with the person's left.
    LeftSide,
    /// The back diagram.
    Back,
    /// The front diagram.
    Front,
}

impl Sheet {
    /// Every sheet.
    pub const ALL: [Self; 4] = [Self::RightSide, Self::LeftSide, Self::Back, Self::Front];

    /// The sheet that a diagram is; `turned`: it is shown mirrored, which for the side diagram is the other half of the head.
    #[must_use]
    pub const fn of(view: View, turned: bool) -> Self {
        match (view, turned) {
            (View::Side, false) => Self::RightSide,
            (View::Side, true) => Self::LeftSide,
            (View::Back, _) => Self::Back,
            (View::Front, _) => Self::Front,
        }
    }

    /// Where the drawing's left and upper edge lie, and how wide it is, mm.
    #[must_use]
    pub fn frame(self) -> (f32, f32, f32) {
        let baked = self.baked();
        (baked.left, baked.top, baked.width)
    }

    const fn baked(self) -> &'static Baked {
        match self {
            Self::RightSide | Self::LeftSide => &baked::SIDE,
            Self::Back => &baked::BACK,
            Self::Front => &baked::FRONT,
        }
    }
}

/// A place that can be marked, by its number: that of its area, and the left before the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(u8);

impl Place {
    /// How many there are.
    pub const COUNT: usize = Area::ALL.len() * Side::ALL.len();

    /// Every place, in the order of lists.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT as u8).map(Self)
    }

    /// The place of an area on a side.
    #[must_use]
    pub const fn of(area: Area, side: Side) -> Self {
        Self(area as u8 * Side::ALL.len() as u8 + side as u8)
    }

    /// Its area.
    #[must_use]
    pub const fn area(self) -> Area {
        Area::ALL[self.index() / Side::ALL.len()]
    }

    /// Its side.
    #[must_use]
    pub const fn side(self) -> Side {
        Side::ALL[self.index() % Side::ALL.len()]
    }

    /// Its number.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A diagram's samples as they were baked.
pub(crate) struct Baked {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) width: f32,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    /// How many samples in a row belong to an area (its number, counted from 1; 0 is none).
    pub(crate) runs: &'static [(u8, u8)],
}

/// The samples of a sheet, row by row.
pub struct Grid {
    left: f32,
    top: f32,
    columns: usize,
    rows: usize,
    owners: Vec<Option<Place>>,
}

impl Grid {
    /// That of a sheet.
    #[must_use]
    pub fn of(sheet: Sheet) -> Self {
        let baked = sheet.baked();
        let areas = baked.runs.iter().flat_map(|&(length, number)| (0..length).map(move |_| number.checked_sub(1)));
        let on = |side: Side, area: Option<u8>| area.map(|area| Place::of(Area::ALL[usize::from(area)], side));
        let mut owners: Vec<Option<Place>> =
            areas.map(|area| on(if sheet == Sheet::LeftSide { Side::Left } else { Side::Right }, area)).collect();
        // Drawn is the person's right half; from behind and in front the left is its mirror.
        if matches!(sheet, Sheet::Back | Sheet::Front) {
            for row in owners.chunks_mut(baked.columns) {
                for column in 0..row.len() {
                    let mirrored = row[row.len() - 1 - column].filter(|place| place.side() == Side::Right);
                    if row[column].is_none() {
                        row[column] = mirrored.map(|place| Place::of(place.area(), Side::Left));
                    }
                }
            }
        }
        let left = baked.left + baked.width / 2.0 - baked.columns as f32 / 2.0 * STEP;
        Self { left, top: baked.top, columns: baked.columns, rows: baked.rows, owners }
    }

    /// Whose each sample is.
    #[must_use]
    pub fn owners(&self) -> &[Option<Place>] {
        &self.owners
    }

    /// Where a sample lies, mm.
    #[must_use]
    pub fn at(&self, sample: usize) -> (f32, f32) {
        let (column, row) = (sample % self.columns, sample / self.columns);
        (self.left + (column as f32 + 0.5) * STEP, self.top + (row as f32 + 0.5) * STEP)
    }

    /// The samples within a distance of a place.
    pub fn within(&self, (x, y): (f32, f32), radius: f32) -> impl Iterator<Item = usize> {
        let span = |from: f32, at: f32, count: usize| {
            let first = ((at - radius - from) / STEP - 0.5).ceil().max(0.0) as usize;
            let last = ((at + radius - from) / STEP - 0.5).floor().max(-1.0) + 1.0;
            first..(last as usize).min(count)
        };
        let columns = span(self.left, x, self.columns);
        span(self.top, y, self.rows).flat_map(move |row| columns.clone().map(move |column| row * self.columns + column)).filter(
            move |&sample| {
                let (sx, sy) = self.at(sample);
                (sx - x) * (sx - x) + (sy - y) * (sy - y) <= radius * radius
            },
        )
    }
}
