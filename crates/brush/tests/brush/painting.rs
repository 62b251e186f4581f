//! What strokes cover, and that every step can be taken back.

use atlas::{Area, Side};
use headache_brush::{Dab, Grid, MOST_STROKES, Painting, Place, SHARES, Sheet, Tool, changes};
use proptest::prelude::*;

fn painting(sheet: Sheet) -> Painting {
    let mut painting = Painting::default();
    painting.open(sheet);
    painting
}

fn counts(share: u32) -> bool {
    share >= SHARES.marked_from
}

/// Places in and round the drawing, and beyond it.
fn any_stroke() -> impl Strategy<Value = Vec<Dab>> {
    let dab = (-260.0..260.0f32, -220.0..300.0f32, 0.0..40.0f32).prop_map(|(x, y, radius)| Dab { x, y, radius });
    prop::collection::vec(dab, 1..8)
}

fn any_sheet() -> impl Strategy<Value = Sheet> {
    prop::sample::select(Sheet::ALL.to_vec())
}

fn any_place() -> impl Strategy<Value = Place> {
    (0..Place::COUNT).prop_map(|index| Place::all().nth(index).expect("a place of that number"))
}

/// The middle of all samples of a place.
fn middle(sheet: Sheet, place: Place) -> (f32, f32) {
    let grid = Grid::of(sheet);
    let own: Vec<(f32, f32)> =
        (0..grid.owners().len()).filter(|&sample| grid.owners()[sample] == Some(place)).map(|sample| grid.at(sample)).collect();
    let mean = |of: fn(&(f32, f32)) -> f32| own.iter().map(of).sum::<f32>() / own.len() as f32;
    (mean(|at| at.0), mean(|at| at.1))
}

#[test]
fn a_stroke_of_the_middle_brush_across_a_temple_marks_it_and_a_touch_at_its_border_does_not() {
    let temple = Place::of(Area::Temple, Side::Right);
    let (x, y) = middle(Sheet::RightSide, temple);
    let mut painted = painting(Sheet::RightSide);
    let across = [-30.0, 0.0, 30.0].map(|by| Dab { x: x + by, y, radius: 14.0 }).to_vec();
    assert_eq!(painted.stroke(Tool::Brush, across).first(), Some(&temple), "the place that it touched most comes first");
    assert!(changes(&painted.shares(), &SHARES, |_| false).contains(&temple), "{:?}", painted.shares()[temple.index()]);

    let mut touched = painting(Sheet::RightSide);
    let grid = Grid::of(Sheet::RightSide);
    let leftmost = (0..grid.owners().len()).filter(|&sample| grid.owners()[sample] == Some(temple)).map(|sample| grid.at(sample));
    let (x, y) = leftmost.min_by(|a, b| a.0.total_cmp(&b.0)).expect("the temple has samples");
    touched.stroke(Tool::Brush, vec![Dab { x, y, radius: 8.0 }]);
    let share = touched.shares()[temple.index()].expect("the side diagram shows it");
    assert!(share > 0 && !counts(share), "{share}");
}

#[test]
fn the_largest_brush_does_not_reach_across_the_head() {
    let mut painted = painting(Sheet::Front);
    let (x, y) = middle(Sheet::Front, Place::of(Area::Temple, Side::Left));
    painted.stroke(Tool::Brush, vec![Dab { x, y, radius: 37.5 }]);
    let right = |place: Place| place.side() == Side::Right;
    assert!(Place::all().filter(|&place| right(place)).all(|place| painted.shares()[place.index()].unwrap_or(0) == 0));
}

#[test]
fn undoing_brings_back_what_was_painted_before_and_undoing_that_too() {
    let mut painted = painting(Sheet::RightSide);
    let at = |area| {
        let (x, y) = middle(Sheet::RightSide, Place::of(area, Side::Right));
        vec![Dab { x, y, radius: 12.0 }]
    };
    let empty = painted.shares();
    painted.stroke(Tool::Brush, at(Area::Temple));
    let (one, first) = (painted.number(), painted.shares());
    painted.stroke(Tool::Brush, at(Area::Cheek));
    let (two, second) = (painted.number(), painted.shares());
    assert!(painted.go_to(one));
    assert_eq!(painted.shares(), first);
    assert!(painted.go_to(0));
    assert_eq!(painted.shares(), empty);
    // "Clear all" is undone.
    assert!(painted.go_to(two));
    assert_eq!(painted.shares(), second);
    assert!(painted.go_to(one));
    painted.stroke(Tool::Eraser, at(Area::Temple));
    assert!(painted.number() > two, "no number means two paintings");
    assert!(!painted.go_to(99), "a number that was never given changes nothing");
}

#[test]
fn what_was_painted_on_a_sheet_is_still_there_when_it_is_laid_down_again_and_the_other_half_of_the_head_has_its_own() {
    let mut painted = painting(Sheet::RightSide);
    let (x, y) = middle(Sheet::RightSide, Place::of(Area::Temple, Side::Right));
    painted.stroke(Tool::Brush, vec![Dab { x, y, radius: 20.0 }]);
    let right = painted.shares();
    painted.open(Sheet::LeftSide);
    assert!(painted.shares().iter().all(|share| share.unwrap_or(0) == 0));
    painted.open(Sheet::RightSide);
    assert_eq!(painted.shares(), right);
}

#[test]
fn what_is_marked_and_unmarked_all_day_is_remembered_once() {
    let mut painted = painting(Sheet::RightSide);
    let temple = Place::of(Area::Temple, Side::Right);
    let (x, y) = middle(Sheet::RightSide, temple);
    painted.stroke(Tool::Brush, vec![Dab { x, y, radius: 20.0 }]);
    for tap in 0..1000 {
        let marked = tap % 2 == 0;
        painted.agree(|place| marked && place == temple, counts);
        assert_eq!(painted.shares()[temple.index()], Some(if marked { 100 } else { 0 }));
    }
    assert_eq!(painted.deeds().count(), 2, "the stroke, and the last tap");
}

#[test]
fn strokes_of_long_ago_are_let_go_and_what_is_marked_still_is_painted_as_a_whole() {
    let mut painted = painting(Sheet::RightSide);
    let temple = Place::of(Area::Temple, Side::Right);
    let (x, y) = middle(Sheet::RightSide, temple);
    let most = u32::try_from(MOST_STROKES).unwrap();
    let mut shares = Vec::new();
    for stroke in 1..=2 * most {
        let tool = if stroke % 2 == 0 { Tool::Brush } else { Tool::Eraser };
        painted.stroke(tool, vec![Dab { x, y, radius: 20.0 }]);
        shares.push(painted.shares());
        assert_eq!(painted.number(), stroke);
    }
    for number in (most + 1..2 * most).rev() {
        assert!(painted.go_to(number));
        assert_eq!(painted.shares(), shares[number as usize - 1], "{number}");
    }
    assert!(painted.go_to(most));
    assert!(painted.shares().iter().all(|share| share.unwrap_or(0) == 0));
    painted.agree(|place| place == temple, counts);
    assert_eq!(painted.shares()[temple.index()], Some(100));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_share_is_from_nothing_to_all_of_a_place(sheet in any_sheet(), strokes in prop::collection::vec((any::<bool>(), any_stroke()), 0..6)) {
        let mut painted = painting(sheet);
        for (erases, dabs) in strokes {
            painted.stroke(if erases { Tool::Eraser } else { Tool::Brush }, dabs);
            prop_assert!(painted.shares().iter().flatten().all(|&share| share <= 100));
        }
    }

    #[test]
    fn painting_more_never_covers_less_and_erasing_never_more(sheet in any_sheet(), before in any_stroke(), more in any_stroke()) {
        let mut painted = painting(sheet);
        painted.stroke(Tool::Brush, before);
        let first = painted.shares();
        painted.stroke(Tool::Brush, more.clone());
        let second = painted.shares();
        painted.stroke(Tool::Eraser, more);
        let third = painted.shares();
        for place in Place::all().map(Place::index) {
            prop_assert!(first[place] <= second[place] && third[place] <= first[place].max(second[place]));
        }
    }

    #[test]
    fn a_wider_brush_never_covers_less(sheet in any_sheet(), dabs in any_stroke(), wider in 0.0..20.0f32) {
        let [mut narrow, mut wide] = [painting(sheet), painting(sheet)];
        narrow.stroke(Tool::Brush, dabs.clone());
        wide.stroke(Tool::Brush, dabs.into_iter().map(|dab| Dab { radius: dab.radius + wider, ..dab }).collect());
        for place in Place::all().map(Place::index) {
            prop_assert!(narrow.shares()[place] <= wide.shares()[place]);
        }
    }

    #[test]
    fn erasing_what_was_painted_gives_back_nothing(sheet in any_sheet(), strokes in prop::collection::vec(any_stroke(), 1..4)) {
        let mut painted = painting(sheet);
        for dabs in &strokes {
            painted.stroke(Tool::Brush, dabs.clone());
        }
        for dabs in strokes {
            painted.stroke(Tool::Eraser, dabs);
        }
        prop_assert!(painted.shares().iter().all(|share| share.unwrap_or(0) == 0));
    }

    #[test]
    fn what_is_painted_on_the_left_never_marks_the_right(sheet in any_sheet(), dabs in any_stroke()) {
        // Everything that reaches over the midline is taken away: what is left lies on one half.
        let toward = if sheet == Sheet::Front { 1.0 } else { -1.0 };
        let on_left = |dab: &Dab| match sheet {
            Sheet::LeftSide => true,
            Sheet::RightSide => false,
            Sheet::Back | Sheet::Front => dab.x * toward > dab.radius,
        };
        // A stroke between two places on one half stays there.
        let dabs: Vec<Dab> = dabs.into_iter().filter(on_left).collect();
        prop_assume!(!dabs.is_empty());
        let mut painted = painting(sheet);
        let touched = painted.stroke(Tool::Brush, dabs);
        prop_assert!(touched.iter().all(|place| place.side() == Side::Left));
        prop_assert!(changes(&painted.shares(), &SHARES, |_| false).iter().all(|place| place.side() == Side::Left));
    }

    #[test]
    fn going_back_gives_what_was_there(sheet in any_sheet(), strokes in prop::collection::vec((any_sheet(), any::<bool>(), any_stroke()), 1..6)) {
        let mut painted = painting(sheet);
        let mut seen = vec![(painted.number(), painted.shares())];
        for (on, erases, dabs) in strokes {
            painted.open(on);
            painted.stroke(if erases { Tool::Eraser } else { Tool::Brush }, dabs);
            painted.open(sheet);
            seen.push((painted.number(), painted.shares()));
        }
        for (number, shares) in seen.into_iter().rev() {
            painted.go_to(number);
            prop_assert_eq!(painted.shares(), shares);
        }
    }

    #[test]
    fn what_is_marked_otherwise_is_painted_as_a_whole_and_what_is_unmarked_is_empty(
        sheet in any_sheet(), dabs in any_stroke(), marked in prop::collection::btree_set(any_place(), 0..8)
    ) {
        let mut painted = painting(sheet);
        painted.stroke(Tool::Brush, dabs);
        let before = painted.shares();
        let is_marked = |place: Place| marked.contains(&place);
        painted.agree(is_marked, counts);
        let after = painted.shares();
        for place in Place::all() {
            let (Some(before), Some(after)) = (before[place.index()], after[place.index()]) else { continue };
            let expected = match (is_marked(place), counts(before)) {
                (true, false) => 100,
                (false, true) => 0,
                _ => before,
            };
            prop_assert_eq!(after, expected);
        }
        prop_assert!(!painted.agree(is_marked, counts), "then it agrees");
        prop_assert!(changes(&painted.shares(), &SHARES, is_marked).is_empty());
    }
}
