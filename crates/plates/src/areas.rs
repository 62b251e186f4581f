//! Divides a view into pain areas: joins stretches of borders to closed outlines. Two areas share the very line that parts them, so
//! that neither gap nor overlap can arise. It must not know which areas there are.

use crate::curve::{Piece, Pt};
use crate::source::{Drawing, Named, Outline, Violation};

/// How near a border's point must lie to an outline of the plate to lie on it, mm.
const ON: f64 = 0.6;
/// Half the height of a line of letters, mm: so far above and below the label its name needs room.
const LETTERS: f64 = 3.5;

/// A line between areas, or the edge of the divided part.
#[derive(Clone, Debug)]
pub(crate) struct Border {
    pub(crate) line: usize,
    pub(crate) name: String,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) closed: bool,
    /// The divided part ends here: an area on one side is enough.
    pub(crate) edge: bool,
}

/// An area as written: the borders round it, in turn.
#[derive(Clone, Debug)]
pub(crate) struct Ring {
    pub(crate) line: usize,
    pub(crate) name: String,
    pub(crate) label: Pt,
    pub(crate) deep: bool,
    pub(crate) of: Vec<String>,
}

/// Whether a place lies within an outline, by the even-odd rule; in steps of a few tenths of a millimetre, as its pieces are short.
pub(crate) fn holds(outline: &Outline, at: Pt) -> bool {
    const STEPS: u32 = 12;
    let mut inside = false;
    for piece in outline.curves.iter().flatten() {
        let mut from = piece.at(0.0);
        for step in 1..=STEPS {
            let to = piece.at(f64::from(step) / f64::from(STEPS));
            if (from.y > at.y) != (to.y > at.y) && at.x < from.x + (at.y - from.y) / (to.y - from.y) * (to.x - from.x) {
                inside = !inside;
            }
            from = to;
        }
    }
    inside
}

/// A broken rule, without its file.
pub(crate) struct Fault {
    line: usize,
    name: String,
    rule: String,
}

impl Fault {
    pub(crate) fn in_file(self, file: &str) -> Violation {
        Violation { file: file.into(), line: self.line, name: self.name, rule: self.rule }
    }
}

/// A curve that an area may follow: a border (by its index) or an outline of the plate.
#[derive(Clone, Copy)]
struct Path<'a> {
    name: &'a str,
    pieces: &'a [Piece],
    closed: bool,
    /// `-name`: a closed curve that is followed against its own direction.
    against: bool,
    border: Option<usize>,
}

/// The areas, closed.
///
/// # Errors
/// Borders that do not exist or do not meet; a border with an area on one side only, or with one that runs round the wrong way.
pub(crate) fn enclose(drawing: &Drawing) -> Result<Vec<Named>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut areas = Vec::new();
    // For each piece of each border the areas that follow it, and those that do so backward.
    let mut followed: Vec<Vec<[Vec<&str>; 2]>> =
        drawing.borders.iter().map(|b| vec![Default::default(); b.pieces.len()]).collect();
    for ring in &drawing.rings {
        match closed_ring(drawing, ring, &mut followed) {
            Ok(curve) => {
                let outline = Outline { curves: vec![curve] };
                areas.push(Named { name: ring.name.clone(), outline, label: ring.label, deep: ring.deep, muscle: None });
            }
            Err(rule) => faults.push(Fault { line: ring.line, name: format!("area {:?}", ring.name), rule }),
        }
    }
    // A ring that is not closed follows nothing: its neighbours' borders would be blamed for it.
    if faults.is_empty() {
        for (border, pieces) in drawing.borders.iter().zip(&followed) {
            let wrong = pieces.iter().zip(&border.pieces).find_map(|(by, piece)| one_sided(border, by).map(|what| (what, piece)));
            if let Some((what, piece)) = wrong {
                let [a, .., b] = piece.p;
                let rule = format!("between {},{} and {},{} {what}", a.x, a.y, b.x, b.y);
                faults.push(Fault { line: border.line, name: format!("border {:?}", border.name), rule });
            }
        }
    }
    if faults.is_empty() { Ok(areas) } else { Err(faults) }
}

/// What is wrong with a stretch of a border that these areas follow, forward and backward.
fn one_sided(border: &Border, [forward, backward]: &[Vec<&str>; 2]) -> Option<String> {
    match (forward.as_slice(), backward.as_slice()) {
        ([], []) => Some("no area follows it; take it out, or name it in `of`".into()),
        ([a, b, ..], _) | (_, [a, b, ..]) => {
            Some(format!("`{a}` and `{b}` lie on the same side of it; name the borders of every area in the same turn"))
        }
        ([a], []) | ([], [a]) if !border.edge => {
            Some(format!("only `{a}` lies on it; a border has an area on each side, or says edge=#true"))
        }
        _ => None,
    }
}

fn closed_ring<'a>(drawing: &'a Drawing, ring: &'a Ring, followed: &mut [Vec<[Vec<&'a str>; 2]>]) -> Result<Vec<Piece>, String> {
    let paths = ring.of.iter().map(|name| path(drawing, name)).collect::<Result<Vec<_>, _>>()?;
    if let [only] = paths[..] {
        if !only.closed {
            return Err(format!("`{}` alone is not closed; name all borders round it in turn", only.name));
        }
        if let Some(border) = only.border {
            followed[border].iter_mut().for_each(|piece| piece[usize::from(only.against)].push(&ring.name));
        }
        let mut pieces = only.pieces.to_vec();
        if only.against {
            turn_round(&mut pieces);
        }
        return Ok(pieces);
    }
    if paths.len() < 3 {
        return Err("needs one closed border, or three or more; divide one in two where it meets another".into());
    }
    // Where each border meets the one before.
    let before = |i: usize| (i + paths.len() - 1) % paths.len();
    let meetings = (0..paths.len()).map(|i| meeting(paths[before(i)], paths[i])).collect::<Result<Vec<_>, _>>()?;
    let mut curve = Vec::new();
    for (i, path) in paths.iter().enumerate() {
        let (from, to) = (meetings[i], meetings[(i + 1) % paths.len()]);
        let (pieces, numbers, backward) = stretch(*path, from, to);
        if let Some(border) = path.border {
            numbers.for_each(|n| followed[border][n % path.pieces.len()][usize::from(backward)].push(&ring.name));
        }
        curve.extend(pieces);
    }
    Ok(curve)
}

fn path<'a>(drawing: &'a Drawing, word: &'a str) -> Result<Path<'a>, String> {
    let (name, against) = word.strip_prefix('-').map_or((word, false), |name| (name, true));
    let border = drawing.borders.iter().position(|border| border.name == name);
    let path = match border {
        Some(i) => {
            let found = &drawing.borders[i];
            Path { name, pieces: &found.pieces, closed: found.closed, against, border }
        }
        None => {
            let Some((_, pieces)) = drawing.outlines.iter().find(|(outline, _)| outline == name) else {
                return Err(format!(
                    "there is no border `{name}`, nor an outline of the plate; write `border {name:?} \"x,y …\"`"
                ));
            };
            Path { name, pieces, closed: true, against, border }
        }
    };
    if against && !path.closed {
        return Err(format!("`{name}` is open and finds its direction by itself; leave `-` out"));
    }
    Ok(path)
}

/// The one point that two curves share: a key point of both, or of a border where it lies on an outline.
fn meeting(a: Path, b: Path) -> Result<Pt, String> {
    let shared: Vec<Pt> = match (a.border, b.border) {
        (Some(_), Some(_)) => knots(a).filter(|p| knots(b).any(|q| q == *p)).collect(),
        (Some(_), None) => knots(a).filter(|p| nearest(b.pieces, *p).1 <= ON).collect(),
        (None, Some(_)) => knots(b).filter(|p| nearest(a.pieces, *p).1 <= ON).collect(),
        (None, None) => Vec::new(),
    };
    match shared[..] {
        [one] => Ok(one),
        [] => {
            let near = if a.border.is_some() { near_miss(a, b) } else { near_miss(b, a) };
            Err(format!("`{}` and `{}` do not meet; give both the same point{near}", a.name, b.name))
        }
        [p, q, ..] => Err(format!(
            "`{}` and `{}` meet more than once, at {},{} and {},{}; divide one in two between these",
            a.name, b.name, p.x, p.y, q.x, q.y
        )),
    }
}

/// Where on an outline a border nearly ends, to be copied from the message.
fn near_miss(border: Path, outline: Path) -> String {
    if border.border.is_none() || outline.border.is_some() {
        return String::new();
    }
    let off = |p: Pt| nearest(outline.pieces, p);
    let near = knots(border).min_by(|a, b| off(*a).1.total_cmp(&off(*b).1));
    near.map_or_else(String::new, |p| {
        let Pt { x, y } = off(p).2;
        format!(" (on `{}`, {x:.1},{y:.1} is nearest to {},{})", outline.name, p.x, p.y)
    })
}

fn knots(path: Path) -> impl Iterator<Item = Pt> {
    let last = path.pieces.last().filter(|_| !path.closed).map(|piece| piece.p[3]);
    path.pieces.iter().map(|piece| piece.p[0]).chain(last)
}

/// Where along the pieces (whole: number of the piece, rest: parameter) a point lies nearest, how far off it is, and the place there.
fn nearest(pieces: &[Piece], p: Pt) -> (f64, f64, Pt) {
    const STEPS: u32 = 100;
    let mut best = (0.0, f64::INFINITY, p);
    let mut number = 0.0;
    for piece in pieces {
        for i in 0..=STEPS {
            let t = f64::from(i) / f64::from(STEPS);
            let here = piece.at(t);
            let off = (here - p).length();
            if off < best.1 {
                best = (number + t, off, here);
            }
        }
        number += 1.0;
    }
    best
}

/// What of a curve lies between two points on it; the numbers of its pieces (more than there are: round again); whether they are
/// followed backward.
fn stretch(path: Path, from: Pt, to: Pt) -> (Vec<Piece>, std::ops::Range<usize>, bool) {
    let place = |p| nearest(path.pieces, p).0;
    let (mut start, mut end) = (place(from), place(to));
    let backward = if path.closed { path.against } else { start > end };
    if backward {
        (start, end) = (end, start);
    }
    let count = path.pieces.len();
    if end <= start {
        // Closed curves alone come here; no drawing has so many pieces that the number is not exact.
        #[allow(clippy::cast_precision_loss)]
        let once_round = count as f64;
        end += once_round;
    }
    // Both are at least 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let numbers = start.floor() as usize..end.ceil() as usize;
    let mut at = start.floor();
    let mut pieces: Vec<Piece> = Vec::new();
    for n in numbers.clone() {
        let (t0, t1) = ((start - at).max(0.0), (end - at).min(1.0));
        let piece = path.pieces[n % count];
        pieces.push(if t0 > 0.0 || t1 < 1.0 { piece.part(t0, t1) } else { piece });
        at += 1.0;
    }
    if backward {
        turn_round(&mut pieces);
    }
    // On an outline the neighbour's point may lie a hair beside it: they meet in the neighbour's.
    if let Some(first) = pieces.first_mut() {
        first.p[0] = from;
    }
    if let Some(last) = pieces.last_mut() {
        last.p[3] = to;
    }
    (pieces, numbers, backward)
}

fn turn_round(pieces: &mut [Piece]) {
    pieces.reverse();
    pieces.iter_mut().for_each(|piece| *piece = piece.reversed());
}

/// How wide a name of one line may be that has its middle at the label, mm.
pub(crate) fn room(area: &Named) -> f64 {
    let points: Vec<Pt> =
        area.outline.curves.iter().flatten().flat_map(|piece| (0..16).map(|i| piece.at(f64::from(i) / 16.0))).collect();
    let reach = |height: f64| {
        let y = area.label.y + height;
        let crossings = (0..points.len()).filter_map(|i| {
            let (a, b) = (points[i], points[(i + 1) % points.len()]);
            ((a.y > y) != (b.y > y)).then(|| a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
        });
        crossings.map(|x| (x - area.label.x).abs()).fold(f64::INFINITY, f64::min)
    };
    2.0 * [-LETTERS, 0.0, LETTERS].map(reach).into_iter().fold(f64::INFINITY, f64::min)
}
