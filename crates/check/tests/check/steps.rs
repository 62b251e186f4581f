//! Any answers in any order.

use crate::ATLAS;
use atlas::BookingCheck;
use check::{Answer, BookingCall, Check, Outcome, Step, leads_to};
use proptest::prelude::*;

fn new() -> Check {
    Check::new(&ATLAS.check)
}

fn screens() -> usize {
    ATLAS.check.screens.len()
}

/// The result if the answers are given in turn and everything after them is answered with no.
fn outcome(answers: &[Answer]) -> Outcome {
    let mut check = new();
    let mut left = answers.iter().copied();
    loop {
        match check.step() {
            Step::Question(open) => check.answer(open, left.next().unwrap_or(Answer::No)),
            Step::Done(outcome) => return outcome,
        }
    }
}

fn weight(outcome: Outcome) -> usize {
    match outcome {
        Outcome::NoneNoticed => 0,
        Outcome::Doctor(urgency) => 1 + urgency as usize,
    }
}

#[test]
fn a_check_begins_with_the_first_question_and_ends_after_the_last() {
    let mut check = new();
    assert!(!check.begun());
    for screen in 0..screens() {
        assert_eq!(check.step(), Step::Question(screen));
        assert_eq!(check.booking_call(), BookingCall::Open);
        check.answer(screen, Answer::No);
    }
    assert_eq!(check.step(), Step::Done(Outcome::NoneNoticed));
    assert_eq!(check.answered().count(), screens());
}

#[test]
fn the_gravest_questions_come_first() {
    assert!(ATLAS.check.screens.is_sorted_by_key(|screen| std::cmp::Reverse(screen.yes)));
    assert!((8..=10).contains(&screens()), "short: about nine");
}

#[test]
fn an_emergency_ends_it_at_once_and_wins_over_everything() {
    for (place, screen) in ATLAS.check.screens.iter().enumerate().filter(|(_, s)| s.yes == atlas::Urgency::Emergency) {
        for before in [Answer::No, Answer::NotSure] {
            let mut check = new();
            (0..place).for_each(|earlier| check.answer(earlier, before));
            check.answer(place, Answer::Yes);
            assert_eq!(check.step(), Step::Done(Outcome::Doctor(atlas::Urgency::Emergency)), "{}", screen.id);
            assert_eq!(check.booking_call(), BookingCall::Withdrawn);
            // Nothing but going back or clearing changes that.
            check.act("no");
            check.act("tick:heart");
            check.answer(place + 1, Answer::No);
            assert_eq!(check.booking_call(), BookingCall::Withdrawn);
        }
    }
}

#[test]
fn back_takes_one_answer_back_and_clear_all() {
    let mut check = new();
    ["no", "not-sure", "no"].iter().for_each(|act| assert!(check.act(act)));
    assert_eq!(check.booking_call(), BookingCall::StepsBack);
    assert!(check.act("back"));
    assert_eq!(check.answers(), [Answer::No, Answer::NotSure]);
    assert!(check.act("back"));
    assert_eq!((check.step(), check.booking_call()), (Step::Question(1), BookingCall::Open));
    assert!(check.act("yes"));
    assert_eq!(check.booking_call(), BookingCall::Withdrawn);
    assert!(check.act("back"));
    assert_eq!((check.step(), check.booking_call()), (Step::Question(1), BookingCall::Open));
    assert!(check.act("yes") && check.act("clear"));
    assert!(check == new() && !check.begun());
    assert!(check.act("back"));
    assert!(check == new());
}

#[test]
fn ticks_are_only_for_the_last_result_and_go_with_it() {
    let mut check = new();
    assert!(check.act("tick:heart"));
    assert_eq!(check.ticked().count(), 0);
    (0..screens()).for_each(|screen| check.answer(screen, Answer::No));
    check.act("tick:heart");
    check.act("tick:no-such-thing");
    assert_eq!(check.ticked().map(|item| item.id).collect::<Vec<_>>(), ["heart"]);
    check.back();
    assert_eq!((check.ticked().count(), check.booking_call()), (0, BookingCall::Open));
}

#[test]
fn what_nobody_means_does_nothing() {
    let mut check = new();
    for act in ["", "Yes", "maybe", "tick", "yes:2", "check:yes", "\u{0}"] {
        assert!(!check.act(act), "{act}");
    }
    assert!(check == new());
}

fn answer() -> impl Strategy<Value = Answer> {
    prop::sample::select(vec![Answer::No, Answer::NotSure, Answer::Yes])
}

fn act() -> impl Strategy<Value = String> {
    let ticks = ATLAS.check.tell.iter().map(|item| format!("tick:{}", item.id));
    let acts = ["yes", "no", "no", "no", "no", "not-sure", "back", "clear"].map(str::to_owned);
    prop_oneof![8 => prop::sample::select(acts.to_vec()), 2 => prop::sample::select(ticks.collect::<Vec<_>>()), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_graver_answer_never_lightens_the_result(
        answers in prop::collection::vec(answer(), BookingCheck::MOST_SCREENS),
        at in 0..BookingCheck::MOST_SCREENS,
        graver in answer(),
    ) {
        let mut changed = answers.clone();
        if graver as u8 >= answers[at] as u8 {
            changed[at] = graver;
        }
        prop_assert!(weight(outcome(&changed)) >= weight(outcome(&answers)), "{answers:?} → {changed:?}");
    }

    #[test]
    fn any_sequence_leaves_it_sound(acts in prop::collection::vec(act(), 0..60), jumps in prop::collection::vec((0..20usize, answer()), 0..6)) {
        let mut check = new();
        for act in &acts {
            check.act(act);
        }
        for (screen, answer) in jumps {
            check.answer(screen, answer);
        }
        prop_assert!(check.answers().len() <= screens());
        let gravest = check.answered().filter_map(|(screen, answer)| leads_to(screen, answer)).max();
        match check.step() {
            Step::Question(open) => {
                prop_assert_eq!(open, check.answers().len());
                prop_assert!(gravest < Some(atlas::Urgency::Emergency));
                prop_assert_eq!(check.ticked().count(), 0);
            }
            Step::Done(outcome) => prop_assert_eq!(outcome, gravest.map_or(Outcome::NoneNoticed, Outcome::Doctor)),
        }
        let call = check.booking_call();
        prop_assert_eq!(call == BookingCall::Withdrawn, gravest == Some(atlas::Urgency::Emergency));
        prop_assert_eq!(call == BookingCall::AskFirst, check.ticked().next().is_some());
        prop_assert_eq!(call == BookingCall::Open, gravest.is_none() && check.ticked().next().is_none());
        prop_assert!(!check::html(&check, &ATLAS).into_string().is_empty());
    }
}
