//! Numbers with leader lines to the muscles of a plate, and the key to them. It must not know which muscles there are: it
//! reads from the drawing what is seen of each.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use plates::{Layer, Plate};
use serde::Deserialize;

/// CSS px for each mm: a plate is 1440 px wide.
const SCALE: f64 = 3.6;
/// Room for the numbers at either side, mm.
const MARGIN: f64 = 24.0;
/// From one number down to the next at least, mm.
const SPACING: f64 = 13.0;

/// A muscle that is seen, as the browser finds it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Found {
    /// Its name in the drawing; `_r` or `_l` at its end where there is one on either side.
    structure: String,
    /// A place well within what is seen of it, mm.
    at: [f64; 2],
    /// How far that place is from the edge of what is seen, mm.
    depth: f64,
}

/// A muscle with its number.
#[derive(Debug, PartialEq)]
pub(crate) struct Numbered {
    number: usize,
    found: Found,
    /// Whether the number stands at the left.
    left: bool,
    /// How far down the number stands, mm.
    y: f64,
}

/// The script that finds them: tries a grid of places on each muscle, keeps those where nothing opaque lies over it, and
/// takes away the outermost places again and again until the innermost are left.
pub(crate) const FIND: &str = r#"(() => {
  const svg = document.querySelector('svg.plate'), mm = svg.getScreenCTM().inverse();
  const paint = (shape) => shape.closest('[class^="p-"]')?.getAttribute('class');
  const isMuscle = (shape) => ['p-muscle', 'p-deep', 'p-featured'].includes(paint(shape));
  const covers = (shape) =>
    (shape.getAttribute('class') === 'fb' || (shape.localName !== 'ellipse' && shape.getAttribute('fill')?.startsWith('url('))) &&
    !shape.hasAttribute('opacity') &&
    // The heads of a featured muscle are parts of it, drawn over it without a name.
    (shape.dataset.structure || paint(shape) !== 'p-featured');
  const seen = (shape, x, y) => document.elementsFromPoint(x, y).find(covers) === shape;
  // The head of a featured muscle that lies uppermost there.
  const head = (x, y) =>
    document.elementsFromPoint(x, y).find((shape) => shape.localName === 'use' && shape.getAttribute('fill') && paint(shape) === 'p-featured') ??
    null;
  const found = [];
  for (const shape of svg.querySelectorAll('use[data-structure]')) {
    if (!isMuscle(shape)) continue;
    const box = shape.getBoundingClientRect(), step = Math.max(2, Math.sqrt((box.width * box.height) / 500));
    let places = new Map();
    for (let i = 0; i * step < box.width; i += 1)
      for (let j = 0; j * step < box.height; j += 1)
        if (seen(shape, box.x + i * step, box.y + j * step))
          places.set(`${i} ${j}`, [i, j, head(box.x + i * step, box.y + j * step)]);
    let depth = 0, inner = places;
    while (inner.size) {
      [places, depth] = [inner, depth + 1];
      // A number on the seam between two heads would name neither.
      const within = ([i, j, part]) =>
        [[1, 0], [-1, 0], [0, 1], [0, -1]].every(([a, b]) => places.get(`${i + a} ${j + b}`)?.[2] === part);
      inner = new Map([...places].filter(([, place]) => within(place)));
    }
    // Of a mere sliver nobody could tell what it is: there must be room for the line's end.
    if (depth * step * mm.a < 1.5) continue;
    const middle = [0, 1].map((k) => [...places.values()].reduce((sum, place) => sum + place[k], 0) / places.size);
    const off = ([i, j]) => Math.hypot(i - middle[0], j - middle[1]);
    const [i, j] = [...places.values()].reduce((best, place) => (off(place) < off(best) ? place : best));
    const at = new DOMPoint(box.x + i * step, box.y + j * step).matrixTransform(mm);
    found.push({ structure: shape.dataset.structure, at: [at.x, at.y], depth: depth * step * mm.a });
  }
  return found;
})()"#;

/// What a numbered sheet shows, in CSS px: x, y, width, height.
pub(crate) fn sheet_box(plate: &Plate) -> [f64; 4] {
    sheet_view_box(plate).map(|length| (length * SCALE).round())
}

fn sheet_view_box(plate: &Plate) -> [f64; 4] {
    let [x, y, width, height] = plate.view_box();
    [x - MARGIN, y, width + 2.0 * MARGIN, height]
}

/// The sheet: plate and, over it, whatever is given.
pub(crate) fn page(plate: &Plate, layer: Layer, css: &str, over: &str) -> String {
    let [x, y, width, height] = plate.view_box();
    let [left, _, whole, _] = sheet_view_box(plate);
    let across = whole * SCALE;
    format!(
        "<!doctype html><html data-theme=\"light\"><meta charset=\"utf-8\"><style>{css}
body {{ margin: 0; background: var(--paper); }}
svg {{ display: block; }}
.lines path {{ fill: none; stroke: var(--ink); stroke-width: 0.45px; }}
.lines circle {{ fill: var(--ink); stroke: var(--halo); stroke-width: 0.4px; }}
.lines text {{ fill: var(--ink); font: bold 7px sans-serif; text-anchor: middle; }}
</style><svg width=\"{across}\" viewBox=\"{left} {y} {whole} {height}\">
<svg class=\"plate\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" viewBox=\"{x} {y} {width} {height}\">{}</svg>
<g class=\"lines\">{over}</g></svg></html>",
        plate.markup(layer)
    )
}

/// Numbers what was found, from the top down. Of a pair, the one that is seen best gets a number, the right one in doubt.
pub(crate) fn number(found: Vec<Found>) -> Vec<Numbered> {
    let mut best: BTreeMap<String, Found> = BTreeMap::new();
    for muscle in found {
        let name =
            muscle.structure.strip_suffix("_r").or(muscle.structure.strip_suffix("_l")).unwrap_or(&muscle.structure).to_owned();
        // Places of a grid: the halves of a pair differ by chance in the last digits.
        let beats = |other: &Found| {
            muscle.depth > other.depth + 0.5 || (muscle.structure.ends_with("_r") && muscle.depth > other.depth - 0.5)
        };
        if best.get(&name).is_none_or(beats) {
            best.insert(name, muscle);
        }
    }
    let mut seen: Vec<Found> = best.into_values().collect();
    seen.sort_by(|a, b| a.at[1].total_cmp(&b.at[1]));
    let mut down = [f64::NEG_INFINITY; 2];
    let numbered = seen.into_iter().enumerate().map(|(index, found)| {
        let left = found.at[0] < 0.0;
        let column = &mut down[usize::from(left)];
        *column = found.at[1].max(*column + SPACING);
        Numbered { number: index + 1, left, y: *column, found }
    });
    numbered.collect()
}

/// The leader lines with their numbers, as SVG in the plate's mm.
pub(crate) fn lines(plate: &Plate, numbered: &[Numbered]) -> String {
    let [x, _, width, _] = plate.view_box();
    let mut svg = String::new();
    for Numbered { number, found, left, y } in numbered {
        let ([ax, ay], sign) = (found.at, if *left { -1.0 } else { 1.0 });
        let edge = if *left { x } else { x + width };
        let (start, words, baseline) = (edge + sign * 4.0, edge + sign * 12.0, y + 2.5);
        // Writing to a String cannot fail.
        let _ = write!(
            svg,
            r#"<path d="M{start} {y}L{ax} {ay}"/><circle cx="{ax}" cy="{ay}" r="1.2"/><text x="{words}" y="{baseline}">{number}</text>"#
        );
    }
    svg
}

/// The key, a line for each number.
pub(crate) fn key(numbered: &[Numbered]) -> String {
    numbered.iter().map(|muscle| format!("{} {}\n", muscle.number, muscle.found.structure)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Found, SPACING, key, number};

    fn found(structure: &str, x: f64, y: f64, depth: f64) -> Found {
        Found { structure: structure.to_owned(), at: [x, y], depth }
    }

    #[test]
    fn numbers_run_down_and_do_not_collide() {
        let numbered = number(vec![found("b_r", 5.0, 10.0, 3.0), found("a_r", 5.0, 9.0, 3.0), found("c_r", -5.0, 11.0, 3.0)]);
        assert_eq!(key(&numbered), "1 a_r\n2 b_r\n3 c_r\n");
        assert_eq!((numbered[0].y, numbered[1].y, numbered[2].y), (9.0, 9.0 + SPACING, 11.0));
        assert!(!numbered[0].left && numbered[2].left);
    }

    #[test]
    fn of_a_pair_the_one_that_is_seen_best_is_numbered() {
        let names = |right: f64, left: f64| key(&number(vec![found("m_r", 5.0, 0.0, right), found("m_l", -5.0, 0.0, left)]));
        assert_eq!(names(3.0, 3.2), "1 m_r\n");
        assert_eq!(names(1.0, 3.0), "1 m_l\n");
    }
}
