//! The real drawings and a little geometry, for the tests of what lies where. Each of these tests uses a part of it.
#![allow(dead_code)]

use std::path::Path;
use std::sync::LazyLock;

use plates::{Art, Plate};

pub type Point = [f64; 2];
/// From the least to the greatest, mm.
pub type Span = (f64, f64);

static ART: LazyLock<Art> =
    LazyLock::new(|| Art::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../art")).expect("sound art"));

pub fn plate(view: &str) -> &'static Plate {
    ART.plate(view).expect("a plate for each view")
}

/// The corners of one closed path, with 12 for each curve. Knows the commands that the generator writes.
pub fn polygon(d: &str) -> Vec<Point> {
    assert!(d.ends_with('z'), "a place is closed: {d}");
    let mut points: Vec<Point> = Vec::new();
    let (mut command, mut numbers, mut text) = (' ', Vec::new(), String::new());
    for c in d.chars() {
        let ends = c.is_ascii_alphabetic() || c == ' ' || c == '-' || (c == '.' && text.contains('.'));
        if ends && !text.is_empty() {
            numbers.push(text.parse::<f64>().expect("a number"));
            text.clear();
            draw(command, &mut numbers, &mut points);
        }
        match c {
            'z' => {}
            c if c.is_ascii_alphabetic() => command = c,
            ' ' => {}
            c => text.push(c),
        }
    }
    assert_eq!(d.matches(['M', 'm']).count(), 1, "one closed curve: {d}");
    assert!(numbers.is_empty(), "every number belongs to a command: {d}");
    points
}

/// Draws the command once it has all its numbers.
fn draw(command: char, numbers: &mut Vec<f64>, points: &mut Vec<Point>) {
    let pen = points.last().copied().unwrap_or_default();
    match (command, numbers.as_slice()) {
        ('M', &[x, y]) => points.push([x, y]),
        ('l', &[x, y]) => points.push([pen[0] + x, pen[1] + y]),
        ('h', &[x]) => points.push([pen[0] + x, pen[1]]),
        ('v', &[y]) => points.push([pen[0], pen[1] + y]),
        ('c', &[ax, ay, bx, by, x, y]) => points.extend((1..=12).map(|i| {
            let t = f64::from(i) / 12.0;
            let s = 1.0 - t;
            let at = |a: f64, b: f64, end: f64| 3.0 * s * s * t * a + 3.0 * s * t * t * b + t * t * t * end;
            [pen[0] + at(ax, bx, x), pen[1] + at(ay, by, y)]
        })),
        ('M' | 'l' | 'h' | 'v' | 'c', few) if few.len() < 6 => return,
        other => panic!("the generator writes no {other:?}"),
    }
    // The path runs in tenths of a millimetre: what adding up has lost would keep the ends from meeting.
    if let Some(end) = points.last_mut() {
        *end = end.map(|v| (v * 10.0).round() / 10.0);
    }
    numbers.clear();
}

pub fn edges(polygon: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    (0..polygon.len()).map(|i| (polygon[i], polygon[(i + 1) % polygon.len()])).filter(|(a, b)| distance(*a, *b) > 1e-6)
}

pub fn distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// Which side of the line from `a` to `b` a point lies on.
fn turn(a: Point, b: Point, p: Point) -> f64 {
    (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
}

pub fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}

pub fn inside(polygon: &[Point], p: Point) -> bool {
    edges(polygon).filter(|(a, b)| (a[1] > p[1]) != (b[1] > p[1]) && (turn(*a, *b, p) > 0.0) == (b[1] > a[1])).count() % 2 == 1
}

/// How far a point lies from the nearest place on the outline.
pub fn from_outline(polygon: &[Point], p: Point) -> f64 {
    let to_edge = |(a, b): (Point, Point)| {
        let along = [b[0] - a[0], b[1] - a[1]];
        let t = ((p[0] - a[0]) * along[0] + (p[1] - a[1]) * along[1]) / (along[0].powi(2) + along[1].powi(2));
        let t = t.clamp(0.0, 1.0);
        distance(p, [a[0] + t * along[0], a[1] + t * along[1]])
    };
    edges(polygon).map(to_edge).fold(f64::INFINITY, f64::min)
}

/// The span of x (axis 0) or y (1).
pub fn span(polygon: &[Point], axis: usize) -> Span {
    polygon.iter().map(|p| p[axis]).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
}

/// The outline of the person's skin, as the plate draws it.
pub fn skin(plate: &Plate) -> Vec<Point> {
    let drawing = plate.standalone();
    let (before, _) = drawing.split_once(r#" data-structure="skin""#).expect("a skin");
    let (_, id) = before.rsplit_once("href=\"#").expect("an outline");
    let (id, _) = id.split_once('"').expect("an id");
    let (_, d) = drawing.split_once(&format!(r#"id="{id}" d=""#)).expect("that outline");
    polygon(d.split_once('"').expect("path data").0)
}
