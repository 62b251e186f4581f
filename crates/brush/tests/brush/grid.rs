//! The samples are those of the drawings in art/.

use atlas::{Area, Side, View};
use headache_brush::{Grid, Place, STEP, Sheet};

/// The areas that each diagram draws, by hand.
const SIDE: [&str; 14] = [
    "forehead",
    "brow",
    "behind-eye",
    "temple",
    "crown",
    "back-of-head",
    "behind-ear",
    "ear",
    "cheek",
    "jaw",
    "teeth",
    "throat",
    "neck",
    "breastbone",
];
const BACK: [&str; 5] = ["crown", "back-of-head", "behind-ear", "ear", "neck"];
const FRONT: [&str; 12] =
    ["forehead", "brow", "behind-eye", "temple", "crown", "ear", "cheek", "jaw", "teeth", "throat", "neck", "breastbone"];

fn samples(grid: &Grid, place: Place) -> usize {
    grid.owners().iter().filter(|owner| **owner == Some(place)).count()
}

#[test]
fn a_sheet_has_the_areas_that_its_diagram_draws_and_no_others() {
    for (sheet, areas, sides) in [
        (Sheet::RightSide, &SIDE[..], &[Side::Right][..]),
        (Sheet::LeftSide, &SIDE, &[Side::Left]),
        (Sheet::Back, &BACK, Side::ALL),
        (Sheet::Front, &FRONT, Side::ALL),
    ] {
        let grid = Grid::of(sheet);
        for place in Place::all() {
            let drawn = areas.contains(&place.area().slug()) && sides.contains(&place.side());
            // The smallest is an eyelid: enough samples that a share in percent means something.
            let enough = samples(&grid, place) >= 20;
            assert_eq!(enough, drawn, "{sheet:?}: {place:?} has {} samples", samples(&grid, place));
            assert!(drawn || samples(&grid, place) == 0, "{sheet:?}: {place:?}");
        }
    }
}

#[test]
fn left_and_right_are_as_large_as_each_other_and_do_not_touch_across_the_midline() {
    for sheet in [Sheet::Back, Sheet::Front] {
        let grid = Grid::of(sheet);
        for &area in Area::ALL {
            let [left, right] = [Side::Left, Side::Right].map(|side| samples(&grid, Place::of(area, side)));
            assert_eq!(left, right, "{sheet:?}: {area:?}");
        }
        // From the front the person's right is at the left of the drawing, from behind at its right.
        let toward = if sheet == Sheet::Front { -1.0 } else { 1.0 };
        for (index, owner) in grid.owners().iter().enumerate() {
            let Some(place) = owner else { continue };
            let right = grid.at(index).0 * toward > 0.0;
            assert_eq!(right, place.side() == Side::Right, "{sheet:?}: {place:?} at {:?}", grid.at(index));
        }
    }
    assert_eq!(Grid::of(Sheet::LeftSide).owners().len(), Grid::of(Sheet::RightSide).owners().len());
}

#[test]
fn what_lies_within_another_area_lies_over_it() {
    let grid = Grid::of(Sheet::Front);
    let near = |at: (f32, f32)| grid.within(at, STEP * 0.75).find_map(|sample| grid.owners()[sample]);
    // The middle of the person's right eye, from art/areas/front.kdl.
    assert_eq!(near((-32.0, -13.0)).map(|place| (place.area().slug(), place.side())), Some(("behind-eye", Side::Right)));
    assert_eq!(near((32.0, -13.0)).map(|place| (place.area().slug(), place.side())), Some(("behind-eye", Side::Left)));
}

#[test]
fn a_diagram_is_one_sheet_but_for_the_side_which_is_one_for_each_half_of_the_head() {
    let of = |view| [Sheet::of(view, false), Sheet::of(view, true)];
    assert_eq!(of(View::Side), [Sheet::RightSide, Sheet::LeftSide]);
    assert_eq!(of(View::Back), [Sheet::Back; 2]);
    assert_eq!(of(View::Front), [Sheet::Front; 2], "mirrored or not, it is the same drawing");
}

#[test]
fn what_is_within_a_distance_is_what_is_no_further_away() {
    let grid = Grid::of(Sheet::RightSide);
    for (at, radius) in
        [((0.0, 0.0), 14.0), ((-195.0, -150.0), 20.0), ((205.0, 240.0), 9.0), ((900.0, 0.0), 30.0), ((3.3, -77.7), 0.0)]
    {
        let far = |sample: usize| {
            let (x, y) = grid.at(sample);
            (x - at.0).hypot(y - at.1)
        };
        let found: Vec<usize> = grid.within(at, radius).collect();
        let all: Vec<usize> = (0..grid.owners().len()).filter(|&sample| far(sample) <= radius).collect();
        assert_eq!(found, all, "{at:?}, {radius}");
    }
}
