//! What moves in a close-up: its parts, the circle that a joint turns on, and muscles that follow the bones. It must not know
//! by how much the bones may move.

use crate::curve::Knot;
use crate::curve::{Pt, Walk, eliminate, open};

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
            let run: Vec<f64> = edge
                .windows(2)
                .scan(0.0, |run, pair| {
                    *run += (pair[1] - pair[0]).length();
                    Some(*run)
                })
                .collect();
            let total = run[run.len() - 1];
            let shares = std::iter::once(0.0).chain(run.iter().map(|r| r / total));
            edge.iter().zip(shares).map(|(p, share)| place(self.origin, *p).toward(place(self.insertion, *p), share)).collect()
        };
        self.edges.iter().map(edge).collect()
    }
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
