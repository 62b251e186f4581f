//! How what was painted is read as areas, and the words for it. Only the brush's own program is told; it must not know painting
//! itself.

use super::node::{Node, Report};
use crate::{Area, Side};
use std::path::Path;

/// What stands for the side in the name of a place.
const SIDE: &str = "{side}";

/// From which share of an area on something is said of it, in percent; each more than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shares {
    /// It counts as marked.
    pub marked_from: u32,
    /// Most of it.
    pub most_from: u32,
    /// All of it.
    pub all_from: u32,
}

/// Numbers and words of painting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Painting {
    /// From which share on.
    pub shares: Shares,
    /// "nothing of", "a little of", "part of", "most of", "all of".
    pub amounts: [&'static str; 5],
    /// Said after places of which too little was painted to count.
    pub too_little: &'static str,
    /// Ends a list of places of which not all are named.
    pub more: &'static str,
    /// Said where a stroke met no place.
    pub beside: &'static str,
    /// Said when the brush is taken in hand.
    pub how: &'static str,
    /// "the left temple", in the order of [`Area::ALL`], the left before the right.
    pub places: Vec<[String; Side::ALL.len()]>,
}

/// Reads `data/painting.toml` and `content/en/painting.toml` by themselves.
///
/// # Errors
/// All problems of both files.
pub fn read_painting(root: &Path) -> Result<Painting, Vec<super::Problem>> {
    let report = Report::new(root);
    let painting = read(&report, &format!("content/{}", super::LANGUAGE));
    match (painting, report.into_problems()) {
        (Some(painting), problems) if problems.is_empty() => Ok(painting),
        (_, problems) => Err(problems),
    }
}

/// The same as a part of everything that is read.
pub(super) fn read(report: &Report, content: &str) -> Option<Painting> {
    let shares = shares(report.file("data/painting.toml"));
    let mut words = report.file(&format!("{content}/painting.toml"))?;
    let amounts = ["none", "little", "part", "most", "all"].map(|key| words.text(key));
    let [too_little, more, beside, how] = ["too_little", "more", "beside", "how"].map(|key| words.text(key));
    let places = words.table("places").and_then(places);
    words.finish();
    let [none, little, part, most, all] = amounts;
    Some(Painting {
        shares: shares?,
        amounts: [none?, little?, part?, most?, all?],
        too_little: too_little?,
        more: more?,
        beside: beside?,
        how: how?,
        places: places?,
    })
}

fn shares(file: Option<Node>) -> Option<Shares> {
    let mut file = file?;
    let [marked_from, most_from, all_from] = ["marked_from", "most_from", "all_from"].map(|key| file.number(key));
    let mut before = 0;
    for (key, value) in [("marked_from", marked_from), ("most_from", most_from), ("all_from", all_from)] {
        let Some(value) = value else { continue };
        if value <= before || value > 100 {
            file.problem(key, format!("{value} is out of bounds"), format!("write a whole number from {} to 100", before + 1));
        }
        before = value;
    }
    file.finish();
    let percent = |value: Option<i64>| u32::try_from(value?).ok();
    Some(Shares { marked_from: percent(marked_from)?, most_from: percent(most_from)?, all_from: percent(all_from)? })
}

fn places(mut words: Node) -> Option<Vec<[String; Side::ALL.len()]>> {
    let sides: Vec<_> = Side::ALL.iter().map(|side| words.text(side.slug())).collect();
    let names: Vec<_> = Area::ALL.iter().map(|area| words.text(area.slug())).collect();
    for (area, name) in Area::ALL.iter().zip(&names) {
        if name.is_some_and(|name| !name.contains(SIDE)) {
            words.problem(area.slug(), "does not say which side", format!("write {SIDE} where \"left\" or \"right\" stands"));
        }
    }
    words.finish();
    let [left, right] = sides[..] else { return None };
    let (left, right) = (left?, right?);
    names.into_iter().map(|name| name.map(|name| [name.replace(SIDE, left), name.replace(SIDE, right)])).collect()
}
