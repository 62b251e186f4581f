//! Smooth curves through key points, and their shortest SVG text. It must not know what is drawn.

use std::f64::consts::SQRT_2;

/// A point or a direction, in millimetres, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pt {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Pt {
    /// The point at (x, y).
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
    /// Mirrored at the midline, x = 0.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self::new(-self.x, self.y)
    }
    /// The point a share `t` of the way to `other`.
    #[must_use]
    pub fn toward(self, other: Self, t: f64) -> Self {
        self + (other - self) * t
    }
    /// Distance from the origin.
    #[must_use]
    pub fn length(self) -> f64 {
        self.x.hypot(self.y)
    }
    fn angle(self) -> f64 {
        self.y.atan2(self.x)
    }
    fn rotated(self, angle: f64) -> Self {
        let (sin, cos) = angle.sin_cos();
        Self::new(self.x * cos - self.y * sin, self.x * sin + self.y * cos)
    }
}

impl std::ops::Add for Pt {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        Self::new(self.x + o.x, self.y + o.y)
    }
}
impl std::ops::Sub for Pt {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        Self::new(self.x - o.x, self.y - o.y)
    }
}
impl std::ops::Mul<f64> for Pt {
    type Output = Self;
    fn mul(self, k: f64) -> Self {
        Self::new(self.x * k, self.y * k)
    }
}

/// A key point: a place that a curve runs through, smoothly or with a corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knot {
    /// Where.
    pub at: Pt,
    /// Whether the curve may turn sharply here.
    pub corner: bool,
}

/// One cubic Bézier piece, or a straight line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Start, both handles, end.
    pub p: [Pt; 4],
    /// Whether it is straight (then the handles lie on the line).
    pub straight: bool,
}

impl Piece {
    fn line(a: Pt, b: Pt) -> Self {
        Self { p: [a, a.toward(b, 1.0 / 3.0), a.toward(b, 2.0 / 3.0), b], straight: true }
    }
    /// The point at parameter `t`.
    #[must_use]
    pub fn at(&self, t: f64) -> Pt {
        let s = 1.0 - t;
        self.p[0] * (s * s * s) + self.p[1] * (3.0 * s * s * t) + self.p[2] * (3.0 * s * t * t) + self.p[3] * (t * t * t)
    }
    /// The same piece from end to start.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let [a, b, c, d] = self.p;
        Self { p: [d, c, b, a], ..*self }
    }
    /// What lies between the parameters `from` and `to`.
    #[must_use]
    pub fn part(&self, from: f64, to: f64) -> Self {
        // De Casteljau's steps, each at its own parameter: handles of a part are mixed from both ends.
        let mixed = |t: [f64; 3]| {
            let mut p = self.p;
            for (step, t) in t.into_iter().enumerate() {
                for i in 0..3 - step {
                    p[i] = p[i].toward(p[i + 1], t);
                }
            }
            p[0]
        };
        let p = [mixed([from; 3]), mixed([from, from, to]), mixed([from, to, to]), mixed([to; 3])];
        Self { p, ..*self }
    }
}

/// Runs a closed smooth curve through the knots.
///
/// Hobby's method: at every knot the curvature is (in a linear approximation) continuous, so the curve is as calm as the
/// points allow.
#[must_use]
pub fn closed(knots: &[Knot]) -> Vec<Piece> {
    let n = knots.len();
    match knots.iter().position(|k| k.corner) {
        // From corner to corner, a closed curve is a row of open ones.
        Some(first) => {
            let mut round: Vec<Knot> = (0..=n).map(|i| knots[(first + i) % n]).collect();
            round[0].corner = true;
            round[n].corner = true;
            open(&round)
        }
        None => solve(&knots.iter().map(|k| k.at).collect::<Vec<_>>(), true),
    }
}

/// The closed curve that lies `by` mm inside another: its knots moved inward, and a curve run through them. For `by` well
/// under half the width of the shape.
#[must_use]
pub fn inset(outside: &[Piece], by: f64) -> Vec<Piece> {
    let samples: Vec<Pt> =
        outside.iter().flat_map(|piece| [piece.at(0.0), piece.at(0.25), piece.at(0.5), piece.at(0.75)]).collect();
    let twice_area: f64 =
        (0..samples.len()).map(|i| (samples[i], samples[(i + 1) % samples.len()])).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    let inward = |from: Pt, to: Pt| {
        let along = to - from;
        Pt::new(-along.y, along.x) * (twice_area.signum() / along.length().max(1e-9))
    };
    let knots: Vec<Knot> = (0..outside.len())
        .map(|i| {
            let (before, after) = (&outside[(i + outside.len() - 1) % outside.len()], &outside[i]);
            let (a, b) = (inward(before.p[2], before.p[3]), inward(after.p[0], after.p[1]));
            let cosine = a.x * b.x + a.y * b.y;
            // At a corner the moved edges meet farther off; a spike is cut short.
            let miter = (by / (1.0 + cosine).max(0.5)).min(2.0 * by);
            Knot { at: after.p[0] + (a + b) * miter, corner: cosine < 0.9 }
        })
        .collect();
    closed(&knots)
}

/// Runs an open smooth curve through the knots.
#[must_use]
pub fn open(knots: &[Knot]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(knots.len());
    let mut from = 0;
    for to in 1..knots.len() {
        if knots[to].corner || to + 1 == knots.len() {
            pieces.extend(solve(&knots[from..=to].iter().map(|k| k.at).collect::<Vec<_>>(), false));
            from = to;
        }
    }
    pieces
}

/// Hobby's equations for the angle at which the curve leaves each point, with tension 1 and curl 1 at open ends.
fn solve(points: &[Pt], cyclic: bool) -> Vec<Piece> {
    let n = points.len();
    if n == 2 {
        return vec![Piece::line(points[0], points[1])];
    }
    let spans = if cyclic { n } else { n - 1 };
    let chord: Vec<Pt> = (0..spans).map(|k| points[(k + 1) % n] - points[k]).collect();
    let length: Vec<f64> = chord.iter().map(|c| c.length().max(1e-6)).collect();
    // How far the chords turn at each point; nothing at open ends.
    let turn: Vec<f64> = (0..n)
        .map(|k| {
            if !cyclic && (k == 0 || k == n - 1) {
                return 0.0;
            }
            let (before, after) = (chord[(k + spans - 1) % spans], chord[k % spans]);
            after.rotated(-before.angle()).angle()
        })
        .collect();
    let mut rows = vec![vec![0.0; n + 1]; n];
    for (k, row) in rows.iter_mut().enumerate() {
        if !cyclic && k == 0 {
            (row[0], row[1], row[n]) = (1.0, 1.0, -turn[1]);
        } else if !cyclic && k == n - 1 {
            (row[n - 2], row[n - 1]) = (1.0, 1.0);
        } else {
            let (before, after) = ((k + n - 1) % n, (k + 1) % n);
            let (a, d) = (1.0 / length[(k + spans - 1) % spans], 1.0 / length[k % spans]);
            row[before] += a;
            row[k] += 2.0 * a + 2.0 * d;
            row[after] += d;
            row[n] = -2.0 * a * turn[k] - d * turn[after];
        }
    }
    let theta = eliminate(rows);
    (0..spans)
        .map(|k| {
            let next = (k + 1) % n;
            let (leave, arrive) = (theta[k], -turn[next] - theta[next]);
            let (a, b) = (points[k], points[next]);
            let out = chord[k].rotated(leave) * velocity(leave, arrive);
            let into = chord[k].rotated(-arrive) * velocity(arrive, leave);
            Piece { p: [a, a + out, b - into, b], straight: false }
        })
        .collect()
}

/// Solves the linear equations, each row being its coefficients and then its right side.
pub(crate) fn eliminate(mut rows: Vec<Vec<f64>>) -> Vec<f64> {
    let n = rows.len();
    for col in 0..n {
        let pivot = (col..n).max_by(|&a, &b| rows[a][col].abs().total_cmp(&rows[b][col].abs())).unwrap_or(col);
        rows.swap(col, pivot);
        let pivot_row = rows[col].clone();
        for (i, row) in rows.iter_mut().enumerate() {
            let factor = row[col] / pivot_row[col];
            if i != col && factor != 0.0 {
                for (value, above) in row.iter_mut().zip(&pivot_row).skip(col) {
                    *value -= factor * above;
                }
            }
        }
    }
    (0..n).map(|i| rows[i][n] / rows[i][i]).collect()
}

/// How long a handle is, in chord lengths, for a curve that leaves at `theta` and arrives at `phi`.
fn velocity(theta: f64, phi: f64) -> f64 {
    let (st, ct) = theta.sin_cos();
    let (sp, cp) = phi.sin_cos();
    let root5 = 5_f64.sqrt();
    let over = 2.0 + SQRT_2 * (st - sp / 16.0) * (sp - st / 16.0) * (ct - cp);
    over / (3.0 * (1.0 + 0.5 * (root5 - 1.0) * ct + 0.5 * (3.0 - root5) * cp))
}

/// A curve as many close points with the length run so far, to walk along it evenly.
pub struct Walk {
    points: Vec<(f64, Pt)>,
}

impl Walk {
    /// Measures the curve.
    #[must_use]
    pub fn along(pieces: &[Piece]) -> Self {
        const STEPS: u32 = 24;
        let mut points = vec![(0.0, pieces[0].p[0])];
        let mut run = 0.0;
        for piece in pieces {
            for i in 1..=STEPS {
                let here = piece.at(f64::from(i) / f64::from(STEPS));
                run += (here - points[points.len() - 1].1).length();
                points.push((run, here));
            }
        }
        Self { points }
    }
    /// Length of the curve, mm.
    #[must_use]
    pub fn length(&self) -> f64 {
        self.points[self.points.len() - 1].0
    }
    /// The point a share `u` (0 to 1) of the length along.
    #[must_use]
    pub fn at(&self, u: f64) -> Pt {
        let want = u.clamp(0.0, 1.0) * self.length();
        let after = self.points.partition_point(|(run, _)| *run < want).clamp(1, self.points.len() - 1);
        let ((r0, p0), (r1, p1)) = (self.points[after - 1], self.points[after]);
        if r1 > r0 { p0.toward(p1, (want - r0) / (r1 - r0)) } else { p1 }
    }
}

/// A tapered stroke: it bends once, is `width` mm in the middle and pointed at both ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sliver {
    /// Where it begins.
    pub from: Pt,
    /// Half-way along.
    pub middle: Pt,
    /// Where it ends.
    pub to: Pt,
    /// Its width in the middle, mm.
    pub width: f64,
}

/// A pen line through three knots or more, as a closed curve round it that swells to `width` mm in the middle and ends in points.
#[must_use]
pub fn pen_line(knots: &[Knot], width: f64) -> Vec<Piece> {
    let line = open(knots);
    let run: Vec<f64> = line
        .iter()
        .scan(0.0, |run, p| {
            *run += (p.p[3] - p.p[0]).length();
            Some(*run)
        })
        .collect();
    let total = run[run.len() - 1];
    // Half the width at each joint, across the line.
    let n = line.len();
    let across: Vec<Pt> = (0..=n)
        .map(|i| {
            if i == 0 || i == n {
                return Pt::new(0.0, 0.0);
            }
            let along = line[i].p[1] - line[i - 1].p[2];
            let swell = (std::f64::consts::PI * run[i - 1] / total).sin().max(0.0).sqrt();
            Pt::new(-along.y, along.x) * (0.5 * width * swell / along.length().max(1e-6))
        })
        .collect();
    let side = |sign: f64| -> Vec<Piece> {
        line.iter()
            .enumerate()
            .map(|(i, piece)| {
                // At a pointed end the handle takes the offset of the neighbour, so that the swelling starts at once.
                let (a, b) = (across[i] * sign, across[i + 1] * sign);
                let (ha, hb) = (if i == 0 { b * 0.8 } else { a }, if i + 1 == n { a * 0.8 } else { b });
                Piece { p: [piece.p[0] + a, piece.p[1] + ha, piece.p[2] + hb, piece.p[3] + b], straight: false }
            })
            .collect()
    };
    let back = side(-1.0).into_iter().rev().map(|s| Piece { p: [s.p[3], s.p[2], s.p[1], s.p[0]], ..s });
    side(1.0).into_iter().chain(back).collect()
}

/// SVG path text: relative, one decimal, rounded against the running pen so that errors do not add up.
#[derive(Default)]
pub struct PathText {
    text: String,
    /// Where the pen is, in tenths of a millimetre.
    pen: (i64, i64),
    start: (i64, i64),
    last: char,
}

impl PathText {
    /// The text of one closed curve.
    #[must_use]
    pub fn of(closed: &[Piece]) -> String {
        let mut path = Self::default();
        path.close(closed);
        path.text
    }
    /// The text of one open curve.
    #[must_use]
    pub fn of_line(pieces: &[Piece]) -> String {
        let mut path = Self::default();
        path.run(pieces, false);
        path.text
    }
    /// The text so far.
    #[must_use]
    pub fn text(self) -> String {
        self.text
    }
    /// Adds a closed curve.
    pub fn close(&mut self, pieces: &[Piece]) {
        self.run(pieces, true);
        self.text.push('z');
        self.last = 'z';
        self.pen = self.start;
    }
    /// Adds a sliver: one curve forth, one back, which closes it.
    pub fn sliver(&mut self, sliver: &Sliver) {
        let along = sliver.to - sliver.from;
        // The handle of a quadratic curve lies twice as far out as its middle.
        let across = Pt::new(-along.y, along.x) * (sliver.width / along.length().max(1e-6));
        let handle = sliver.middle * 2.0 - (sliver.from + sliver.to) * 0.5;
        let (start, end) = (tenths(sliver.from), tenths(sliver.to));
        self.move_to(start);
        for (handle, to) in [(tenths(handle + across), end), (tenths(handle - across), start)] {
            let (x, y) = self.pen;
            self.command('q', &[handle.0 - x, handle.1 - y, to.0 - x, to.1 - y]);
            self.pen = to;
        }
    }
    fn move_to(&mut self, to: (i64, i64)) {
        let (command, by) = if self.text.is_empty() { ('M', to) } else { ('m', (to.0 - self.pen.0, to.1 - self.pen.1)) };
        self.command(command, &[by.0, by.1]);
        (self.pen, self.start) = (to, to);
    }
    fn run(&mut self, pieces: &[Piece], closing: bool) {
        let Some(first) = pieces.first() else { return };
        self.move_to(tenths(first.p[0]));
        for (i, piece) in pieces.iter().enumerate() {
            let [_, a, b, end] = piece.p.map(tenths);
            let rel = |p: (i64, i64)| (p.0 - self.pen.0, p.1 - self.pen.1);
            let (a, b, by) = (rel(a), rel(b), rel(end));
            match (piece.straight, by) {
                // The closing line is drawn by `z`.
                (true, _) if closing && i + 1 == pieces.len() && end == self.start => {}
                (true, (0, 0)) => {}
                (true, (dx, 0)) => self.command('h', &[dx]),
                (true, (0, dy)) => self.command('v', &[dy]),
                (true, (dx, dy)) => self.command('l', &[dx, dy]),
                (false, (dx, dy)) => self.command('c', &[a.0, a.1, b.0, b.1, dx, dy]),
            }
            self.pen = end;
        }
    }
    fn command(&mut self, command: char, numbers: &[i64]) {
        // A repeated letter may be left out; after M and m it would mean a line.
        if self.last != command || matches!(command, 'M' | 'm') {
            self.text.push(command);
        }
        self.last = command;
        for &n in numbers {
            let number = number(n);
            let glued = !self.text.ends_with(|c: char| c.is_ascii_digit());
            // `.5` may follow a number that has its point already: "1.2.5" is two numbers.
            let pointed = number.starts_with('.')
                && self.text.rsplit(|c: char| !(c.is_ascii_digit() || c == '.')).next().is_some_and(|last| last.contains('.'));
            if !glued && !pointed && !number.starts_with('-') {
                self.text.push(' ');
            }
            self.text.push_str(&number);
        }
    }
}

fn tenths(p: Pt) -> (i64, i64) {
    // A drawing of half a metre has some thousand tenths: no value is cut off.
    #[allow(clippy::cast_possible_truncation)]
    let round = |v: f64| (v * 10.0).round() as i64;
    (round(p.x), round(p.y))
}

/// Tenths as the shortest text: `-.5`, `12`, `3.4`.
fn number(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    match (whole, rest) {
        (_, 0) => format!("{sign}{whole}"),
        (0, _) => format!("{sign}.{rest}"),
        _ => format!("{sign}{whole}.{rest}"),
    }
}

/// A number with at most `decimals` decimals as the shortest text.
#[must_use]
pub fn short(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    match text.strip_prefix("0.").map(|t| format!(".{t}")).or_else(|| text.strip_prefix("-0.").map(|t| format!("-.{t}"))) {
        Some(shorter) => shorter,
        None if text == "-0" => "0".into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knots(points: &[(f64, f64)]) -> Vec<Knot> {
        points.iter().map(|&(x, y)| Knot { at: Pt::new(x, y), corner: false }).collect()
    }

    #[test]
    fn a_closed_curve_runs_through_every_knot() {
        let k = knots(&[(0.0, 0.0), (10.0, -3.0), (22.0, 5.0), (9.0, 18.0)]);
        let curve = closed(&k);
        assert_eq!(curve.len(), 4);
        for (piece, knot) in curve.iter().zip(&k) {
            assert!((piece.p[0] - knot.at).length() < 1e-9);
        }
    }

    #[test]
    fn a_circle_s_inset_is_the_smaller_circle_whichever_way_it_runs() {
        let points = [(100.0, 0.0), (0.0, 100.0), (-100.0, 0.0), (0.0, -100.0)];
        let back: Vec<(f64, f64)> = points.iter().rev().copied().collect();
        for round in [points.to_vec(), back] {
            for piece in inset(&closed(&knots(&round)), 2.0) {
                assert!((piece.at(0.5).length() - 98.0).abs() < 0.1, "{:?}", piece.at(0.5));
            }
        }
    }

    #[test]
    fn a_square_s_inset_keeps_its_corners_at_the_same_distance_from_both_edges() {
        let corner = |x, y| Knot { at: Pt::new(x, y), corner: true };
        let square = closed(&[corner(0.0, 0.0), corner(10.0, 0.0), corner(10.0, 10.0), corner(0.0, 10.0)]);
        let at: Vec<Pt> = inset(&square, 2.0).iter().map(|piece| piece.p[0]).collect();
        for (found, meant) in at.iter().zip([(2.0, 2.0), (8.0, 2.0), (8.0, 8.0), (2.0, 8.0)]) {
            assert!((*found - Pt::new(meant.0, meant.1)).length() < 1e-9, "{found:?} for {meant:?}");
        }
    }

    #[test]
    fn four_points_of_a_circle_give_the_circle() {
        let curve = closed(&knots(&[(100.0, 0.0), (0.0, 100.0), (-100.0, 0.0), (0.0, -100.0)]));
        for piece in &curve {
            for i in 0..=20 {
                let r = piece.at(f64::from(i) / 20.0).length();
                assert!((r - 100.0).abs() < 0.1, "radius {r}");
            }
        }
    }

    #[test]
    fn an_open_curve_is_the_one_that_metapost_draws() {
        // draw (0,0)..(100,100)..(200,0): MetaPost's log gives controls (0,55.228) (44.772,100) and (155.228,100) (200,55.228).
        let curve = open(&knots(&[(0.0, 0.0), (100.0, 100.0), (200.0, 0.0)]));
        let want = [(0.0, 55.228), (44.772, 100.0), (155.228, 100.0), (200.0, 55.228)];
        let got = [curve[0].p[1], curve[0].p[2], curve[1].p[1], curve[1].p[2]];
        for (g, (x, y)) in got.iter().zip(want) {
            assert!((*g - Pt::new(x, y)).length() < 0.01, "{g:?}");
        }
    }

    #[test]
    fn a_part_of_a_piece_runs_where_the_piece_runs() {
        let piece = open(&knots(&[(0.0, 0.0), (10.0, 8.0), (25.0, 5.0)]))[0];
        let part = piece.part(0.2, 0.7);
        for (t, of_all) in [(0.0, 0.2), (0.5, 0.45), (1.0, 0.7)] {
            assert!((part.at(t) - piece.at(of_all)).length() < 1e-9);
            assert!((piece.reversed().at(1.0 - t) - piece.at(t)).length() < 1e-9);
        }
    }

    #[test]
    fn the_curve_turns_smoothly_except_at_corners() {
        let mut k = knots(&[(0.0, 0.0), (10.0, 8.0), (25.0, 5.0), (30.0, 20.0), (5.0, 25.0)]);
        k[2].corner = true;
        let curve = closed(&k);
        let mut corners = 0;
        for i in 0..curve.len() {
            let (before, after) = (curve[(i + curve.len() - 1) % curve.len()], curve[i]);
            let (a, b) = (before.p[3] - before.p[2], after.p[1] - after.p[0]);
            let turn = b.rotated(-a.angle()).angle().abs();
            if (after.p[0] - k[2].at).length() < 1e-9 {
                corners += 1;
                assert!(turn > 0.2, "the corner is round: {turn}");
            } else {
                assert!(turn < 1e-6, "a kink of {turn} at {:?}", after.p[0]);
            }
        }
        assert_eq!(corners, 1);
    }

    #[test]
    fn between_two_corners_the_line_is_straight() {
        let mut k = knots(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]);
        for knot in &mut k {
            knot.corner = true;
        }
        assert_eq!(PathText::of(&closed(&k)), "M0 0h10v10z");
    }

    #[test]
    fn rounding_against_the_pen_does_not_add_up() {
        // A hundred steps of 0.04 mm: each rounds to nothing, together they are 4 mm.
        let pieces: Vec<Piece> =
            (0..100).map(|i| Piece::line(Pt::new(f64::from(i) * 0.04, 0.0), Pt::new(f64::from(i + 1) * 0.04, 1.0))).collect();
        let text = PathText::of(&pieces);
        let run: f64 = text.matches(".1").count() as f64 * 0.1;
        assert!((run - 4.0).abs() < 1e-9, "{text}");
    }

    #[test]
    fn numbers_are_written_shortest() {
        let p = [Pt::new(0.5, -0.5), Pt::new(1.25, 0.0), Pt::new(10.0, 0.3), Pt::new(-0.04, 12.0)];
        assert_eq!(PathText::of(&[Piece { p, straight: false }]), "M.5-.5c.8.5 9.5.8-.5 12.5z");
        assert_eq!(
            (short(0.50, 2), short(-0.25, 2), short(3.0, 2), short(-0.001, 2)),
            (".5".into(), "-.25".into(), "3".into(), "0".into())
        );
    }

    #[test]
    fn a_pen_line_is_pointed_at_its_ends_and_as_wide_as_said_in_the_middle() {
        let line = pen_line(&knots(&[(0.0, 0.0), (10.0, 0.0), (20.0, 0.0)]), 0.8);
        let ys: Vec<f64> = line.iter().flat_map(|p| (0..=10).map(|i| p.at(f64::from(i) / 10.0))).map(|p| p.y).collect();
        let (low, high) = ys.iter().fold((0.0_f64, 0.0_f64), |(l, h), y| (l.min(*y), h.max(*y)));
        assert!((high - low - 0.8).abs() < 0.02, "width {}", high - low);
        assert!(line[0].p[0].y.abs() < 1e-9 && line[1].p[3].y.abs() < 1e-9);
    }

    #[test]
    fn a_sliver_is_two_curves_and_ends_where_it_began() {
        let mut path = PathText::default();
        path.sliver(&Sliver { from: Pt::new(0.0, 0.0), middle: Pt::new(5.0, 1.0), to: Pt::new(10.0, 0.0), width: 0.4 });
        path.sliver(&Sliver { from: Pt::new(0.0, 2.0), middle: Pt::new(5.0, 2.0), to: Pt::new(10.0, 2.0), width: 0.4 });
        assert_eq!(path.text(), "M0 0q5 2.4 10 0-5 1.6-10 0m0 2q5 .4 10 0-5-.4-10 0");
    }

    #[test]
    fn walking_is_even() {
        let walk = Walk::along(&open(&knots(&[(0.0, 0.0), (1.0, 0.0), (10.0, 0.0)])));
        assert!((walk.at(0.5).x - 5.0).abs() < 0.05);
        assert!((walk.length() - 10.0).abs() < 0.01);
    }
}
