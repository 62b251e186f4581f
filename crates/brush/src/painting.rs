//! What is painted, as the list of what was done, so that every step can be taken back: strokes of brush and eraser, and places that
//! were marked or unmarked otherwise, which are painted as a whole or not at all. It must not know pointers or how it looks.

use crate::grid::{Grid, Place, STEP, Sheet};
use std::rc::Rc;

/// What is in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Paints.
    Brush,
    /// Takes away what was painted.
    Eraser,
}

/// Where the brush touched, mm, and how far it reached there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dab {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
    /// How far it reaches.
    pub radius: f32,
}

/// One thing that was done to a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// A stroke.
    Stroke(Tool, Vec<Dab>),
    /// A place became marked otherwise: all of it is painted.
    Fill(Place),
    /// A place is no longer marked: nothing of it is painted.
    Empty(Place),
}

/// So many strokes can be gone back behind with what was painted then. A page that stays open for days would else hold on to every one.
pub const MOST_STROKES: usize = 200;

/// All that was done, on whichever sheet.
type Deeds = Vec<(Sheet, Rc<Deed>)>;

/// All that is painted.
#[derive(Default)]
pub struct Painting {
    deeds: Deeds,
    /// What there was after each of the last strokes, with its number, so that any of them can be gone back to, also when a step back is
    /// itself taken back.
    after: Vec<(u32, Deeds)>,
    /// How many strokes there were; the first has the number 1.
    strokes: u32,
    /// Which of them was last there; 0: nothing painted.
    number: u32,
    /// The sheet that lies before the person, its samples, and which of them are painted.
    open: Option<Open>,
}

struct Open {
    sheet: Sheet,
    grid: Grid,
    painted: Vec<bool>,
}

impl Painting {
    /// Lays a sheet before the person.
    pub fn open(&mut self, sheet: Sheet) {
        if self.open.as_ref().is_none_or(|open| open.sheet != sheet) {
            let grid = Grid::of(sheet);
            self.open = Some(Open { sheet, painted: vec![false; grid.owners().len()], grid });
            self.replay();
        }
    }

    /// What was done to the open sheet, in order.
    pub fn deeds(&self) -> impl Iterator<Item = &Deed> {
        let sheet = self.open.as_ref().map(|open| open.sheet);
        self.deeds.iter().filter(move |(on, _)| Some(*on) == sheet).map(|(_, deed)| &**deed)
    }

    /// The number of the painting as it is: that of its last stroke.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Adds a stroke to the open sheet: from now on the painting has a number of its own. Gives the places that it touched, the
    /// one that it touched most first.
    pub fn stroke(&mut self, tool: Tool, dabs: Vec<Dab>) -> Vec<Place> {
        let Some(open) = &mut self.open else { return Vec::new() };
        let touched = open.touched(&dabs);
        let deed = Deed::Stroke(tool, dabs);
        open.apply(&deed);
        self.deeds.push((open.sheet, Rc::new(deed)));
        self.strokes += 1;
        self.number = self.strokes;
        if self.after.len() == MOST_STROKES {
            self.after.remove(0);
        }
        self.after.push((self.number, self.deeds.clone()));
        touched
    }

    /// Goes back to the painting of a number, which it was given after a stroke; 0 is the empty one, as is one of long ago: what is
    /// marked is then painted as a whole. Tells whether that changed anything.
    pub fn go_to(&mut self, number: u32) -> bool {
        if number == self.number || number > self.strokes {
            return false;
        }
        self.deeds = self.after.iter().find(|(after, _)| *after == number).map(|(_, deeds)| deeds.clone()).unwrap_or_default();
        self.number = number;
        self.replay();
        true
    }

    /// Has what is painted on the open sheet agree with what is marked: a place that is marked otherwise is painted as a whole, one that
    /// is no longer marked is empty. `counts`: from which share on a place is marked. Tells whether that changed anything.
    pub fn agree(&mut self, marked: impl Fn(Place) -> bool, counts: impl Fn(u32) -> bool) -> bool {
        let Some(open) = &mut self.open else { return false };
        let shares = open.shares();
        let mut changed = false;
        for place in Place::all() {
            let Some(share) = shares[place.index()] else { continue };
            let deed = match (marked(place), counts(share)) {
                (true, false) => Deed::Fill(place),
                (false, true) => Deed::Empty(place),
                _ => continue,
            };
            open.apply(&deed);
            // What was done to all of the place before no longer shows.
            let shows = |deed: &Deed| !matches!(deed, Deed::Fill(of) | Deed::Empty(of) if *of == place);
            self.deeds.retain(|(sheet, deed)| *sheet != open.sheet || shows(deed));
            self.deeds.push((open.sheet, Rc::new(deed)));
            changed = true;
        }
        changed
    }

    /// How much of each place of the open sheet is painted, in whole percent, rounded down; none where the sheet does not show it.
    #[must_use]
    pub fn shares(&self) -> [Option<u32>; Place::COUNT] {
        self.open.as_ref().map_or([None; Place::COUNT], Open::shares)
    }

    fn replay(&mut self) {
        let Some(open) = &mut self.open else { return };
        open.painted.fill(false);
        for (sheet, deed) in &self.deeds {
            if *sheet == open.sheet {
                open.apply(deed);
            }
        }
    }
}

impl Open {
    fn apply(&mut self, deed: &Deed) {
        match deed {
            Deed::Stroke(tool, dabs) => {
                for dab in between(dabs) {
                    for sample in self.grid.within((dab.x, dab.y), dab.radius) {
                        self.painted[sample] = *tool == Tool::Brush;
                    }
                }
            }
            Deed::Fill(place) => self.paint_all_of(*place, true),
            Deed::Empty(place) => self.paint_all_of(*place, false),
        }
    }

    fn paint_all_of(&mut self, place: Place, painted: bool) {
        for (sample, owner) in self.painted.iter_mut().zip(self.grid.owners()) {
            if *owner == Some(place) {
                *sample = painted;
            }
        }
    }

    /// The places that a stroke meets, the one that it meets most first.
    fn touched(&self, dabs: &[Dab]) -> Vec<Place> {
        let mut met = vec![false; self.painted.len()];
        for dab in between(dabs) {
            for sample in self.grid.within((dab.x, dab.y), dab.radius) {
                met[sample] = true;
            }
        }
        let mut counts = [0_u32; Place::COUNT];
        for (place, _) in self.grid.owners().iter().zip(met).filter(|(_, met)| *met) {
            if let Some(place) = place {
                counts[place.index()] += 1;
            }
        }
        let mut touched = Vec::new();
        let most = |counts: &[u32; Place::COUNT]| Place::all().max_by_key(|place| counts[place.index()]);
        while let Some(place) = most(&counts).filter(|place| counts[place.index()] > 0) {
            counts[place.index()] = 0;
            touched.push(place);
        }
        touched
    }

    fn shares(&self) -> [Option<u32>; Place::COUNT] {
        let mut counts = [(0, 0); Place::COUNT];
        for (owner, painted) in self.grid.owners().iter().zip(&self.painted) {
            if let Some(place) = owner {
                let (all, covered) = &mut counts[place.index()];
                *all += 1;
                *covered += u32::from(*painted);
            }
        }
        counts.map(|(all, covered)| (all > 0).then(|| covered * 100 / all))
    }
}

/// A stroke's dabs with others between those that lie apart, so near to each other that nothing is left out.
pub(crate) fn between(dabs: &[Dab]) -> impl Iterator<Item = Dab> {
    let froms = dabs.first().into_iter().chain(dabs);
    froms.zip(dabs).flat_map(|(from, to)| {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let steps = ((dx * dx + dy * dy).sqrt() / (STEP / 2.0)).ceil().max(1.0) as u32;
        (1..=steps).map(move |step| {
            let share = step as f32 / steps as f32;
            let toward = |a: f32, b: f32| a + (b - a) * share;
            Dab { x: toward(from.x, to.x), y: toward(from.y, to.y), radius: toward(from.radius, to.radius) }
        })
    })
}
