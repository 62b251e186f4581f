//! A session that nobody touches is covered after 15 minutes and emptied after 12 hours.

use session::{COVER_AFTER, EMPTY_AFTER, Phase, Watch};

const START: u64 = 1_790_000_000_000;

#[test]
fn covered_after_a_quarter_of_an_hour_and_over_after_half_a_day() {
    let mut watch = Watch::touched_at(START);
    assert_eq!((COVER_AFTER, EMPTY_AFTER), (900_000, 43_200_000));
    assert_eq!(watch.phase(START + COVER_AFTER - 1), Phase::Open);
    assert_eq!(watch.phase(START + COVER_AFTER), Phase::Covered);
    assert_eq!(watch.phase(START + EMPTY_AFTER - 1), Phase::Covered);
    assert_eq!(watch.phase(START + EMPTY_AFTER), Phase::Over);
}

#[test]
fn a_touch_begins_the_time_anew_unless_the_screen_is_covered() {
    let mut watch = Watch::touched_at(START);
    watch.touch(START + 800_000);
    assert_eq!(watch.phase(START + 1_600_000), Phase::Open);
    assert_eq!(watch.phase(START + 1_700_000), Phase::Covered);
    watch.touch(START + 1_700_001);
    assert_eq!(watch.phase(START + 1_700_002), Phase::Covered, "only the answer uncovers");
    watch.go_on(START + 1_700_003);
    assert_eq!(watch.phase(START + 1_700_004), Phase::Open);
}

#[test]
fn a_clock_that_is_set_back_neither_empties_nor_uncovers() {
    let mut watch = Watch::touched_at(START);
    assert_eq!(watch.phase(START - 5_000_000), Phase::Open);
    assert_eq!(watch.phase(START + COVER_AFTER), Phase::Covered);
    assert_eq!(watch.phase(START), Phase::Covered);
}

#[test]
fn it_tells_when_to_look_again() {
    let mut watch = Watch::touched_at(START);
    assert_eq!(watch.due_in(START + 100), COVER_AFTER - 100);
    watch.phase(START + COVER_AFTER);
    assert_eq!(watch.due_in(START + COVER_AFTER), EMPTY_AFTER - COVER_AFTER);
    assert_eq!(watch.due_in(START + EMPTY_AFTER + 5), 0);
}
