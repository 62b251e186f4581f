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
/// How near a line may come to another one's dot, mm.
const CLEAR: f64 = 2.5;

/// A muscle that is seen, as the browser finds it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Found {
    /// Its name in the drawing; `_r` or `_l` at its end where there is one on either side.
    structure: String,
    /// The middle of its largest patch that is seen, mm.
    at: [f64; 2],
    /// How far that place is from the patch's edge, mm.
    depth: f64,
}

/// A muscle with its number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Numbered {
    number: usize,
    found: Found,
    /// Where its line begins, mm: at the number, in the left or the right margin.
    from: [f64; 2],
}

/// The script that finds them: of a grid of places on each muscle it keeps those where nothing opaque lies over it, and takes
/// the one farthest from all that is not the muscle. Whatever shows no patch of some 5 mm is left out: nobody could name it.
pub(crate) const FIND: &str = r#"(() => {
  const svg = document.querySelector('svg.plate'), mm = svg.getScreenCTM().inverse();
  const paint = (shape) => shape.closest('[class^="p-"]')?.getAttribute('class');
  const isMuscle = (shape) => ['p-muscle', 'p-deep', 'p-featured'].includes(paint(shape));
  const covers = (shape) =>
    (shape.getAttribute('class') === 'fb' || (shape.localName !== 'ellipse' && shape.getAttribute('fill')?.startsWith('url('))) &&
    !shape.hasAttribute('opacity') &&
    // The heads of a featured muscle are parts of it, drawn over it without a name.
    (shape.dataset.structure || paint(shape) !== 'p-featured');
  const muscles = [...svg.querySelectorAll('use[data-structure]')].filter(isMuscle).map((shape) => ({
    shape, box: shape.getBoundingClientRect(), places: new Map(),
  }));
  // A place each 1.5 mm; each is looked at once, as looking takes long.
  const pace = 1.5, step = pace / mm.a, whole = svg.getBoundingClientRect();
  for (let i = 0; i * step < whole.width; i += 1)
    for (let j = 0; j * step < whole.height; j += 1) {
      const [x, y] = [whole.x + i * step, whole.y + j * step];
      if (!muscles.some(({ box }) => x > box.left && x < box.right && y > box.top && y < box.bottom)) continue;
      const here = document.elementsFromPoint(x, y), uppermost = here.find(covers);
      // The head of a featured muscle that lies uppermost there.
      const head =
        here.find((shape) => shape.localName === 'use' && shape.getAttribute('fill') && paint(shape) === 'p-featured') ?? null;
      muscles.find(({ shape }) => shape === uppermost)?.places.set(`${i} ${j}`, [i, j, head]);
    }
  const found = [];
  for (const { shape, places } of muscles) {
    if (!places.size) continue;
    // The rim: a neighbour is no longer the muscle, or another head of it, for a number on their seam would name neither.
    const all = [...places.values()];
    const rim = all.filter(([i, j, part]) =>
      [[1, 0], [-1, 0], [0, 1], [0, -1]].some(([a, b]) => places.get(`${i + a} ${j + b}`)?.[2] !== part));
    // The rim's own places belong to the patch.
    const clearance = all.map(([i, j]) => pace * (0.5 + Math.min(...rim.map(([a, b]) => Math.hypot(i - a, j - b)))));
    const depth = Math.max(...clearance);
    if (depth < 2.5) continue;
    // Along a band many places are as good as the best: the middle one.
    const inner = all.filter((_, index) => clearance[index] > 0.9 * depth);
    const middle = [0, 1].map((k) => inner.reduce((sum, place) => sum + place[k], 0) / inner.length);
    const off = ([i, j]) => Math.hypot(i - middle[0], j - middle[1]);
    const [i, j] = inner.reduce((best, place) => (off(place) < off(best) ? place : best));
    const at = new DOMPoint(whole.x + i * step, whole.y + j * step).matrixTransform(mm);
    found.push({ structure: shape.dataset.structure, at: [at.x, at.y], depth });
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

/// Where the lines of a plate begin at the left and at the right, mm.
pub(crate) fn margins(plate: &Plate) -> [f64; 2] {
    let [x, _, width, _] = plate.view_box();
    [x - 4.0, x + width + 4.0]
}

/// Numbers what was found, from the top down, in the nearer of the two margins. Of a pair, the one that is seen best gets a number, the right one in doubt.
pub(crate) fn number(found: Vec<Found>, [left, right]: [f64; 2]) -> Vec<Numbered> {
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
    let (at_left, at_right) = best.into_values().partition(|found| found.at[0] < f64::midpoint(left, right));
    let mut numbered = [place(at_left, left), place(at_right, right)].concat();
    numbered.sort_by(|a, b| a.from[1].total_cmp(&b.from[1]));
    for (index, muscle) in numbered.iter_mut().enumerate() {
        muscle.number = index + 1;
    }
    numbered
}

/// Gives each muscle of a margin its height there, so that no line crosses another or passes through its dot: the column is
/// moved up and down until it is so, or as nearly as can be.
fn place(mut side: Vec<Found>, margin: f64) -> Vec<Numbered> {
    side.sort_by(|a, b| a.at[1].total_cmp(&b.at[1]));
    let mut down = f64::NEG_INFINITY;
    let mut heights = Vec::new();
    for found in &side {
        down = found.at[1].max(down + SPACING);
        heights.push(down);
    }
    let columns = [0.0, -1.0, 1.0, -2.0, 2.0, -3.0, 3.0, -4.0, 4.0, -5.0, -6.0, -7.0, -8.0].map(|steps: f64| {
        let rows = heights.iter().map(|y| [margin, y + steps * SPACING / 2.0]);
        untangled(side.iter().cloned().zip(rows).map(|(found, from)| Numbered { number: 0, from, found }).collect())
    });
    columns.into_iter().min_by_key(|column| touching(column)).unwrap_or_default()
}

/// Their heights changed about until none of their lines cross. Each change makes the lines shorter, so it ends.
fn untangled(mut column: Vec<Numbered>) -> Vec<Numbered> {
    while let Some((a, b)) = pairs(column.len()).find(|&(a, b)| crossing(&column[a], &column[b])) {
        (column[a].from, column[b].from) = (column[b].from, column[a].from);
    }
    column
}

fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |a| (0..a).map(move |b| (a, b)))
}

/// How many lines pass another one's dot too near.
fn touching(column: &[Numbered]) -> usize {
    let near = |a: &Numbered, b: &Numbered| from_line(a, b.found.at) < CLEAR;
    pairs(column.len()).filter(|&(a, b)| near(&column[a], &column[b]) || near(&column[b], &column[a])).count()
}

/// Whether two muscles' lines cross.
fn crossing(a: &Numbered, b: &Numbered) -> bool {
    let side = |[px, py]: [f64; 2], [qx, qy]: [f64; 2], [x, y]: [f64; 2]| (qx - px) * (y - py) - (qy - py) * (x - px);
    let parts = |a: &Numbered, b: &Numbered| side(a.from, a.found.at, b.from) * side(a.from, a.found.at, b.found.at) < 0.0;
    parts(a, b) && parts(b, a)
}

/// How far a place is from a muscle's line, mm.
fn from_line(muscle: &Numbered, [x, y]: [f64; 2]) -> f64 {
    let ([px, py], [qx, qy]) = (muscle.from, muscle.found.at);
    let (dx, dy) = (qx - px, qy - py);
    let along = (((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    (px + along * dx - x).hypot(py + along * dy - y)
}

/// The leader lines with their numbers, as SVG in the plate's mm.
pub(crate) fn lines(numbered: &[Numbered]) -> String {
    let mut svg = String::new();
    for Numbered { number, found, from: [x, y] } in numbered {
        let [ax, ay] = found.at;
        let (words, baseline) = (x + 8.0 * (x - ax).signum(), y + 2.5);
        // Writing to a String cannot fail.
        let _ = write!(
            svg,
            r#"<path d="M{x} {y}L{ax} {ay}"/><circle cx="{ax}" cy="{ay}" r="1.2"/><text x="{words}" y="{baseline}">{number}</text>"#
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
    use super::{CLEAR, Found, Numbered, SPACING, crossing, from_line, key, number, pairs};

    const MARGINS: [f64; 2] = [-100.0, 100.0];

    fn found(structure: &str, x: f64, y: f64, depth: f64) -> Found {
        Found { structure: structure.to_owned(), at: [x, y], depth }
    }

    fn numbered(at: &[[f64; 2]]) -> Vec<Numbered> {
        let name = |index: usize| format!("muscle {index}_r");
        number(at.iter().enumerate().map(|(index, [x, y])| found(&name(index), *x, *y, 3.0)).collect(), MARGINS)
    }

    #[test]
    fn numbers_run_down_and_do_not_collide() {
        let numbered =
            number(vec![found("b_r", 5.0, 10.0, 3.0), found("a_r", 50.0, 9.0, 3.0), found("c_r", -5.0, 11.0, 3.0)], MARGINS);
        assert_eq!(key(&numbered), "1 a_r\n2 c_r\n3 b_r\n");
        assert_eq!(numbered[0].from[0], 100.0);
        assert_eq!(numbered[1].from, [-100.0, 11.0]);
        assert_eq!(numbered[2].from[1] - numbered[0].from[1], SPACING);
    }

    #[test]
    fn no_line_crosses_another_or_passes_through_its_dot() {
        for dots in [
            // One behind the other, and a far one under a near one.
            vec![[-10.0, 0.0], [-40.0, 0.0], [-70.0, 0.0]],
            vec![[-80.0, 0.0], [-20.0, 4.0], [-50.0, 8.0], [-30.0, 40.0], [-29.0, 47.0]],
            vec![[15.0, 30.0], [60.0, 31.0], [20.0, 44.0], [70.0, 45.0], [40.0, 60.0]],
        ] {
            let numbered = numbered(&dots);
            for (a, b) in pairs(numbered.len()) {
                let (a, b) = (&numbered[a], &numbered[b]);
                assert!(!crossing(a, b), "{a:?} crosses {b:?}");
                for (line, other) in [(a, b), (b, a)] {
                    assert!(from_line(line, other.found.at) >= CLEAR, "{line:?} passes through {other:?}");
                }
            }
        }
    }

    #[test]
    fn of_a_pair_the_one_that_is_seen_best_is_numbered() {
        let names =
            |right: f64, left: f64| key(&number(vec![found("m_r", 5.0, 0.0, right), found("m_l", -5.0, 0.0, left)], MARGINS));
        assert_eq!(names(3.0, 3.2), "1 m_r\n");
        assert_eq!(names(1.0, 3.0), "1 m_l\n");
    }
}
