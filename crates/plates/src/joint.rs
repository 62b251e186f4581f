//! What moves in a close-up: its parts, the circle that a joint turns on, and what follows the bones. It must not know by how
//! much the bones may move.
//!
//! A bone moves as a whole. What runs from one bone to another follows: each of its points goes a **share** of the way that the
//! moving bone takes it, 0 where it is fast to what stays, 1 where it is fast to what moves.

use crate::curve::Knot;
use crate::curve::{Pt, Walk, eliminate, open};
use std::fmt::Write as _;

/// The bones, each a part of its own.
pub const BONES: [&str; 3] = ["skull", "atlas", "axis"];

/// All parts of a close-up: the bones, and what passes between them. In the markup each is one or more groups with `data-part`.
pub const PARTS: [&str; 7] =
    ["skull", "atlas", "axis", "vertebral-artery", "spinal-cord", "suboccipital-nerve", "greater-occipital-nerve"];

/// A part's name, one of [`PARTS`].
pub type Part = &'static str;

/// A joint's line as it is drawn, and the circle through it.
#[derive(Clone, Debug, PartialEq)]
pub struct JointLine {
    /// For example `occipitoatlantal`.
    pub name: String,
    /// The bone that moves, and the one that it moves on.
    pub bones: [Part; 2],
    /// Points of the line, mm.
    pub line: Vec<Pt>,
    /// The centre that the joint turns about, mm: an estimate, as it is found in a drawing.
    pub centre: Pt,
    /// The circle's radius, mm.
    pub radius: f64,
}

impl JointLine {
    /// Lays the circle through the points that comes nearest to all of them (least squares of x² + y² + ax + by + c); `None` if
    /// they lie on a straight line.
    pub(crate) fn through(name: String, bones: [Part; 2], line: Vec<Pt>) -> Option<Self> {
        #[allow(clippy::cast_precision_loss)] // a handful of points
        let n = line.len() as f64;
        let middle = line.iter().fold(Pt::new(0.0, 0.0), |sum, p| sum + *p) * (1.0 / n);
        let mut rows = vec![vec![0.0; 4]; 3];
        // Seen from their middle, or far-off points would cost digits.
        for p in line.iter().map(|p| *p - middle) {
            let (terms, square) = ([p.x, p.y, 1.0], p.x * p.x + p.y * p.y);
            for (row, a) in rows.iter_mut().zip(terms) {
                for (value, b) in row.iter_mut().zip(terms) {
                    *value += a * b;
                }
                row[3] -= a * square;
            }
        }
        // The area that the points spread over, as against the length they run.
        let (xx, xy, yy) = (rows[0][0], rows[0][1], rows[1][1]);
        if xx * yy - xy * xy < 1e-6 * (xx + yy) * (xx + yy) {
            return None;
        }
        let solved = eliminate(rows);
        let from_middle = Pt::new(-solved[0] / 2.0, -solved[1] / 2.0);
        let radius = (from_middle.x * from_middle.x + from_middle.y * from_middle.y - solved[2]).sqrt();
        Some(Self { name, bones, line, centre: middle + from_middle, radius })
    }
}

/// A muscle of a close-up by its two attachments: each edge begins on one bone and ends on the other.
#[derive(Clone, Debug, PartialEq)]
pub struct JointMuscle {
    /// The full anatomical name as a slug.
    pub name: String,
    /// The bone that the edges begin on.
    pub origin: Part,
    /// The bone that they end on.
    pub insertion: Part,
    /// Across the muscle, two or more; each from attachment to attachment, mm, as the bones are drawn.
    pub edges: Vec<Vec<Pt>>,
}

impl JointMuscle {
    /// The edges when the bones have moved: `place` says where a point of a bone has come to. The ends go with their bones
    /// exactly; what lies between goes with both, by how far along it lies.
    #[must_use]
    pub fn moved(&self, place: impl Fn(Part, Pt) -> Pt) -> Vec<Vec<Pt>> {
        let edge = |edge: &Vec<Pt>| -> Vec<Pt> {
            let along = edge.iter().zip(shares(edge));
            along.map(|(p, share)| place(self.origin, *p).toward(place(self.insertion, *p), share)).collect()
        };
        self.edges.iter().map(edge).collect()
    }

    /// How far along the muscle a point lies, from 0 at the origin to 1 at the insertion: as on the edges that it lies
    /// between, the nearer the more.
    fn share(&self, p: Pt) -> f64 {
        let mut sum = (0.0, 0.0);
        for edge in &self.edges {
            let (away, share) = nearest(edge, p);
            // On the edge itself, also where the text of a path has rounded it.
            if away < 0.08 {
                return share;
            }
            let weight = 1.0 / (away * away);
            sum = (sum.0 + share * weight, sum.1 + weight);
        }
        sum.0 / sum.1
    }
}

/// The share of each point of an edge: how far along it lies.
fn shares(edge: &[Pt]) -> Vec<f64> {
    let mut run = vec![0.0];
    for pair in edge.windows(2) {
        run.push(run[run.len() - 1] + (pair[1] - pair[0]).length());
    }
    let total = run[run.len() - 1];
    run.iter().map(|run| run / total).collect()
}

/// How far an edge is from a point, mm, and the share of its nearest place.
fn nearest(edge: &[Pt], p: Pt) -> (f64, f64) {
    let shares = shares(edge);
    let on_pieces = edge.windows(2).zip(shares.windows(2)).map(|(ends, shares)| {
        let (along, from) = (ends[1] - ends[0], p - ends[0]);
        let at = ((from.x * along.x + from.y * along.y) / (along.x * along.x + along.y * along.y)).clamp(0.0, 1.0);
        ((p - ends[0].toward(ends[1], at)).length(), shares[0] + (shares[1] - shares[0]) * at)
    });
    on_pieces.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((0.0, 0.0))
}

/// Heights between which what passes from bone to bone gives: below `from` it stays, above `to` it goes with the moving bone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The lower end, mm.
    pub from: f64,
    /// The upper end, mm; smaller, as y runs down.
    pub to: f64,
}

/// What a shape follows.
#[derive(Clone, Copy)]
pub(crate) enum Follows<'a> {
    /// The muscle that it is part of.
    Muscle(&'a JointMuscle),
    /// The band that it passes through.
    Band(Band),
}

impl Follows<'_> {
    /// The share of the moving bone's way that a point goes, in percent.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 100
    pub(crate) fn percent(self, p: Pt) -> u8 {
        let share = match self {
            Self::Muscle(muscle) => muscle.share(p),
            Self::Band(Band { from, to }) => {
                let at = ((from - p.y) / (from - to)).clamp(0.0, 1.0);
                // It bends gently at both ends.
                at * at * (3.0 - 2.0 * at)
            }
        };
        (share * 100.0).round() as u8
    }

    /// A path's text written out for whoever moves it: whole tenths of a millimetre from the drawing's origin, commands M, L, Q,
    /// C and Z only, and the share of each of its points in percent.
    ///
    /// # Panics
    /// If the text is not one that [`crate::curve::PathText`] writes.
    pub(crate) fn written_out(self, d: &str) -> (String, String) {
        let (mut text, mut shares) = (String::new(), String::new());
        let mut numbers = numbers(d);
        let (mut pen, mut start) = (Pt::new(0.0, 0.0), Pt::new(0.0, 0.0));
        for (command, count) in commands(d) {
            let mut next = || numbers.next().expect("as many numbers as the commands want");
            let mut points = Vec::new();
            for _ in 0..count {
                match command {
                    'M' => points.push(Pt::new(next(), next())),
                    'h' => points.push(pen + Pt::new(next(), 0.0)),
                    'v' => points.push(pen + Pt::new(0.0, next())),
                    _ => points.push(pen + Pt::new(next(), next())),
                }
            }
            text.push(match command {
                'M' | 'm' => 'M',
                'q' => 'Q',
                'c' => 'C',
                'z' => 'Z',
                _ => 'L',
            });
            for (i, p) in points.iter().enumerate() {
                // Writing to a String cannot fail.
                let _ = write!(text, "{}{:.0} {:.0}", if i > 0 { " " } else { "" }, p.x * 10.0, p.y * 10.0);
                let _ = write!(shares, "{}{}", if shares.is_empty() { "" } else { " " }, self.percent(*p));
            }
            pen = points.last().copied().unwrap_or(start);
            if matches!(command, 'M' | 'm') {
                start = pen;
            }
        }
        (text.replace("-0 ", "0 "), shares)
    }
}

/// How many numbers follow each letter of a path.
fn wants(command: char) -> (usize, usize) {
    match command {
        'h' | 'v' => (1, 1),
        'q' => (4, 2),
        'c' => (6, 3),
        'z' => (0, 0),
        _ => (2, 1),
    }
}

/// The commands of a path, those too whose letter is left out, each with its number of points.
fn commands(d: &str) -> Vec<(char, usize)> {
    let mut commands = Vec::new();
    let letters: Vec<(usize, char)> = d.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()).collect();
    for (i, (at, letter)) in letters.iter().enumerate() {
        let end = letters.get(i + 1).map_or(d.len(), |(at, _)| *at);
        let (numbers_each, points) = wants(*letter);
        let given = numbers(&d[at + 1..end]).count();
        let times = given.checked_div(numbers_each).unwrap_or(1);
        commands.extend(std::iter::repeat_n((*letter, points), times));
    }
    commands
}

/// The numbers of a path's text, which parts them no more than it must: `-1.5.5-2`.
fn numbers(d: &str) -> impl Iterator<Item = f64> {
    let mut pieces: Vec<String> = Vec::new();
    let mut fresh = true;
    for c in d.chars() {
        match c {
            '0'..='9' | '.' | '-' => {
                let new = fresh || c == '-' || (c == '.' && pieces.last().is_some_and(|piece| piece.contains('.')));
                if new {
                    pieces.push(String::new());
                }
                pieces.last_mut().expect("one was begun").push(c);
                fresh = false;
            }
            _ => fresh = true,
        }
    }
    pieces.into_iter().map(|piece| piece.parse().expect("a number"))
}

/// The length of a muscle with these edges, mm: the mean of them.
#[must_use]
pub fn muscle_length(edges: &[Vec<Pt>]) -> f64 {
    let length = |edge: &Vec<Pt>| {
        let knots: Vec<Knot> = edge.iter().map(|at| Knot { at: *at, corner: false }).collect();
        Walk::along(&open(&knots)).length()
    };
    #[allow(clippy::cast_precision_loss)] // a handful of edges
    let n = edges.len() as f64;
    edges.iter().map(length).sum::<f64>() / n
}
