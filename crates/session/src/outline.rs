//! The outline of a stroke as a path of SVG: wider where it was pressed, round at its ends. In hundredths of a millimetre, so
//! that whole numbers are fine enough.
//!
//! A library would be at hand (`perfect_freehand` is the only port that there is), but it works out the whole stroke anew for
//! every place, and in numbers with a point. Here a stroke can be drawn in pieces that fit together: a piece that is done stays
//! as it is, and only the last one grows, so that the thousandth place costs as much as the tenth.

use crate::Sample;
use std::fmt::Write as _;

/// So many places a piece has while the stroke is drawn; the last one of a piece is the first of the next.
pub const PIECE: usize = 24;

/// The thinnest line's half width, in hundredths of a millimetre, and what the hardest pressure adds.
const RADIUS: (f32, f32) = (80.0, 110.0);

#[derive(Clone, Copy)]
struct Place {
    x: f32,
    y: f32,
    radius: f32,
}

/// The outline of a stroke or a piece of one. Nothing for no samples.
#[must_use]
pub fn outline(samples: &[Sample]) -> String {
    let places: Vec<Place> = samples
        .iter()
        .map(|sample| Place {
            x: f32::from(sample.x) * 10.0,
            y: f32::from(sample.y) * 10.0,
            radius: RADIUS.0 + RADIUS.1 * f32::from(sample.pressure) / f32::from(Sample::HARDEST),
        })
        .collect();
    let mut path = String::new();
    let (Some(&first), Some(&last)) = (places.first(), places.last()) else { return path };
    if places.len() == 1 {
        dot(&mut path, first);
        return path;
    }
    let mut left = Vec::with_capacity(places.len());
    let mut right = Vec::with_capacity(places.len());
    for (index, &place) in places.iter().enumerate() {
        let before = places[index.saturating_sub(1)];
        let after = places[(index + 1).min(places.len() - 1)];
        let (dx, dy) = direction(before, after).or_else(|| direction(before, place)).unwrap_or((1.0, 0.0));
        left.push((place.x - dy * place.radius, place.y + dx * place.radius));
        right.push((place.x + dy * place.radius, place.y - dx * place.radius));
        // Where the line turns back on itself the two edges meet: a dot keeps it as wide as it is.
        let turns = match (direction(before, place), direction(place, after)) {
            (Some(in_x), Some(out)) => in_x.0 * out.0 + in_x.1 * out.1 < 0.3,
            _ => false,
        };
        if turns {
            dot(&mut path, place);
        }
    }
    put(&mut path, 'M', &[left[0]]);
    edge(&mut path, &left);
    cap(&mut path, last, right[right.len() - 1]);
    right.reverse();
    edge(&mut path, &right);
    cap(&mut path, first, left[0]);
    path.push('Z');
    path
}

/// The direction from one place to another, of length 1; `None` where they are one.
fn direction(from: Place, to: Place) -> Option<(f32, f32)> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).sqrt();
    (length > 0.5).then(|| (dx / length, dy / length))
}

/// A smooth curve along points, from the first, where the path is, to the last.
fn edge(path: &mut String, points: &[(f32, f32)]) {
    for pair in points[1..].windows(2) {
        let middle = ((pair[0].0 + pair[1].0) / 2.0, (pair[0].1 + pair[1].1) / 2.0);
        put(path, 'Q', &[pair[0], middle]);
    }
    if let Some(&last) = points.last() {
        put(path, 'L', &[last]);
    }
}

/// Half a circle round the end of a stroke.
fn cap(path: &mut String, end: Place, to: (f32, f32)) {
    let radius = whole(end.radius);
    let _ = write!(path, "A{radius} {radius} 0 0 0 {} {}", whole(to.0), whole(to.1));
}

/// A dot.
fn dot(path: &mut String, Place { x, y, radius }: Place) {
    let (left, r) = (whole(x - radius), whole(radius));
    let _ = write!(path, "M{left} {0}a{r} {r} 0 0 0 {1} 0a{r} {r} 0 0 0 -{1} 0Z", whole(y), 2 * r);
}

fn put(path: &mut String, command: char, points: &[(f32, f32)]) {
    path.push(command);
    for (index, &(x, y)) in points.iter().enumerate() {
        let space = if index > 0 { " " } else { "" };
        let _ = write!(path, "{space}{} {}", whole(x), whole(y));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a few hundred thousand at most")]
fn whole(value: f32) -> i32 {
    value.round() as i32
}
