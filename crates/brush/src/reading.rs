//! How what is painted is read: a place's share, from 0 to 100 percent of it as the diagram draws it, becomes one of five amounts in
//! words, and from a stated share on the place counts as marked. The numbers are in data/painting.toml, the words in
//! content/en/painting.toml. It says how much was covered, and nothing of how sure anything is.

use crate::baked::{AMOUNTS, BESIDE, MORE, NAMES, TOO_LITTLE};
use crate::grid::Place;

/// From which share of a place on something is said of it, in percent; each more than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shares {
    /// It counts as marked.
    pub marked_from: u32,
    /// Most of it.
    pub most_from: u32,
    /// All of it.
    pub all_from: u32,
}

/// How much of a place is painted, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Amount {
    /// Nothing.
    Nothing,
    /// Too little to count as marked.
    Little,
    /// A part of it.
    Part,
    /// Most of it.
    Most,
    /// All of it.
    All,
}

/// How much of a place is painted: in percent, none where the sheet does not show it.
pub type Covered = Option<u32>;

/// The amount that a share is.
#[must_use]
pub const fn amount(share: u32, shares: &Shares) -> Amount {
    match share {
        0 => Amount::Nothing,
        _ if share < shares.marked_from => Amount::Little,
        _ if share < shares.most_from => Amount::Part,
        _ if share < shares.all_from => Amount::Most,
        _ => Amount::All,
    }
}

/// The places that became marked by what is painted now, or are no longer. `marked`: what was marked before.
pub fn changes(covered: &[Covered; Place::COUNT], shares: &Shares, marked: impl Fn(Place) -> bool) -> Vec<Place> {
    let counts = |place: &Place| covered[place.index()].map(|share| share >= shares.marked_from);
    Place::all().filter(|place| counts(place).is_some_and(|counts| counts != marked(*place))).collect()
}

/// So many places that count are named, and so many of which too little was painted: the list beside the map has all that are
/// marked, and what is told must fit into the row under the drawing.
const NAMED: (usize, usize) = (2, 1);

/// What a stroke left of the places that it touched (the most touched first), those of which most is painted first: "Most of the left temple. A little of the
/// left forehead: not marked." Of places of which nothing is left it tells only where nothing else is.
#[must_use]
pub fn told(touched: &[Place], covered: &[Covered; Place::COUNT], shares: &Shares) -> String {
    let mut left: Vec<(u32, Place)> = touched.iter().filter_map(|&place| Some((covered[place.index()]?, place))).collect();
    let painted = left.iter().any(|(share, _)| *share > 0);
    left.retain(|(share, _)| *share > 0 || !painted);
    if left.is_empty() {
        return BESIDE.to_owned();
    }
    let mut text = String::new();
    for counted in [true, false] {
        let of_these = |share: u32| (share >= shares.marked_from) == counted;
        let most = if counted { NAMED.0 } else { NAMED.1 };
        let mut named = 0;
        // Of those with the same share the one that the stroke touched most.
        while let Some((share, place)) = left.iter().copied().filter(|(share, _)| of_these(*share)).reduce(larger) {
            if named == most {
                if counted {
                    text.push_str(", ");
                    text.push_str(MORE);
                }
                break;
            }
            left.retain(|(_, other)| *other != place);
            let amount = AMOUNTS[amount(share, shares) as usize];
            if named > 0 {
                text.push_str(", ");
                text.push_str(amount);
            } else {
                text.push_str(if text.is_empty() { "" } else { " " });
                let first = amount.chars().next().unwrap_or_default();
                text.push(first.to_ascii_uppercase());
                text.push_str(amount.strip_prefix(first).unwrap_or_default());
            }
            text.push(' ');
            text.push_str(NAMES[place.index()]);
            named += 1;
        }
        if named > 0 {
            if !counted && painted {
                text.push_str(": ");
                text.push_str(TOO_LITTLE);
            }
            text.push('.');
        }
    }
    text
}

const fn larger(one: (u32, Place), other: (u32, Place)) -> (u32, Place) {
    if other.0 > one.0 { other } else { one }
}
