//! Every step can be undone and done again.

use crate::{after, deeds, strokes};
use atlas::View;
use proptest::prelude::*;
use session::{Board, Stroke};

fn seen(board: &Board) -> Vec<(usize, Stroke)> {
    board.strokes().map(|(number, stroke)| (number, stroke.clone())).collect()
}

proptest! {
    #[test]
    fn undone_to_the_beginning_and_done_again_to_the_end(deeds in deeds()) {
        let mut board = after(&deeds);
        while board.can_redo() {
            board.redo();
        }
        let mut states = vec![seen(&board)];
        while board.can_undo() {
            board.undo();
            states.push(seen(&board));
        }
        prop_assert!(seen(&board).is_empty());
        for state in states.iter().rev().skip(1) {
            prop_assert!(board.can_redo());
            board.redo();
            prop_assert_eq!(&seen(&board), state);
        }
        prop_assert!(!board.can_redo());
    }

    #[test]
    fn a_new_step_ends_what_could_be_done_again(deeds in deeds(), stroke in strokes()) {
        let mut board = after(&deeds);
        board.draw(stroke.clone());
        prop_assert!(!board.can_redo());
        prop_assert_eq!(board.strokes().last().map(|(_, last)| last), Some(&stroke));
    }

    #[test]
    fn what_is_cleared_or_rubbed_out_comes_back_with_one_undo(deeds in deeds(), number in 0..20_usize) {
        for change in [|board: &mut Board, _| board.clear(), |board: &mut Board, number| board.erase(&[number])] {
            let mut board = after(&deeds);
            let before = seen(&board);
            change(&mut board, number);
            if seen(&board) != before {
                board.undo();
                prop_assert_eq!(seen(&board), before);
            }
        }
    }

    #[test]
    fn the_eraser_finds_a_stroke_where_it_lies_and_on_its_diagram_only(stroke in strokes(), index in 0..60_usize) {
        let at = &stroke.samples[index % stroke.samples.len()];
        let place = (f32::from(at.x), f32::from(at.y));
        let view = stroke.view;
        let mut board = Board::default();
        let number = board.draw(stroke);
        prop_assert_eq!(board.touched(view, place, 1.0, &[]), Some(number));
        prop_assert_eq!(board.touched(view, place, 1.0, &[number]), None);
        prop_assert_eq!(board.touched(view, (9999.0, 9999.0), 30.0, &[]), None);
        for other in View::ALL.iter().copied().filter(|other| *other != view) {
            prop_assert_eq!(board.touched(other, place, 1.0, &[]), None);
        }
    }
}

#[test]
fn nothing_to_clear_or_rub_out_is_no_step() {
    let mut board = Board::default();
    board.clear();
    board.erase(&[0, 1]);
    board.undo();
    board.redo();
    assert!(board.is_untouched() && !board.can_undo() && !board.can_redo());
}

#[test]
fn a_piece_between_two_places_is_touched_too() {
    let sample = |x, y| session::Sample { x, y, pressure: 7 };
    let stroke = Stroke { view: View::Back, ink: session::Ink::Blue, samples: vec![sample(0, 0), sample(1000, 0)] };
    assert!(stroke.touches((500.0, 20.0), 25.0));
    assert!(!stroke.touches((500.0, 30.0), 25.0));
    assert!(!stroke.touches((1030.0, 0.0), 25.0));
}
