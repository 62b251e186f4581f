//! What is said of what was painted: how much of which place, never how sure anything is.

use atlas::{Area, Side};
use headache_brush::{Amount, HOW, Place, SHARES, Shares, amount, changes, told};
use proptest::prelude::*;

/// Numbers of its own, so that it holds whatever data/painting.toml says.
const NUMBERS: Shares = Shares { marked_from: 25, most_from: 60, all_from: 95 };

const TEMPLE: Place = Place::of(Area::Temple, Side::Left);
const FOREHEAD: Place = Place::of(Area::Forehead, Side::Left);
const CROWN: Place = Place::of(Area::Crown, Side::Right);

fn covered(places: &[(Place, u32)]) -> [Option<u32>; Place::COUNT] {
    let mut covered = [None; Place::COUNT];
    places.iter().for_each(|&(place, share)| covered[place.index()] = Some(share));
    covered
}

fn said(places: &[(Place, u32)]) -> String {
    let touched: Vec<Place> = places.iter().map(|(place, _)| *place).collect();
    told(&touched, &covered(places), &NUMBERS)
}

#[test]
fn a_share_is_told_in_five_words() {
    for (share, expected) in [
        (0, Amount::Nothing),
        (1, Amount::Little),
        (24, Amount::Little),
        (25, Amount::Part),
        (59, Amount::Part),
        (60, Amount::Most),
        (94, Amount::Most),
        (95, Amount::All),
        (100, Amount::All),
    ] {
        assert_eq!(amount(share, &NUMBERS), expected, "{share}");
    }
}

#[test]
fn a_sentence_names_the_places_of_which_most_was_painted_first_and_says_what_is_too_little() {
    assert_eq!(said(&[(FOREHEAD, 10), (TEMPLE, 70)]), "Most of the left temple. A little of the left forehead: not marked.");
    assert_eq!(said(&[(TEMPLE, 100), (CROWN, 30)]), "All of the left temple, part of the right top of the head.");
    assert_eq!(said(&[(FOREHEAD, 3)]), "A little of the left forehead: not marked.");
    assert_eq!(said(&[(TEMPLE, 0)]), "Nothing of the left temple.", "after the eraser");
    assert_eq!(said(&[(FOREHEAD, 0), (TEMPLE, 40)]), "Part of the left temple.");
    let many =
        [(TEMPLE, 70), (FOREHEAD, 40), (CROWN, 95), (Place::of(Area::Ear, Side::Left), 5), (Place::of(Area::Jaw, Side::Left), 9)];
    assert_eq!(
        said(&many),
        "All of the right top of the head, most of the left temple, and more. A little of the left jaw and chin: not marked."
    );
    assert_eq!(said(&[]), "That was beside the head and neck.");
}

#[test]
fn no_number_is_said_and_nothing_of_how_sure_it_is() {
    for share in 0..=100 {
        let text = said(&[(TEMPLE, share), (CROWN, 100 - share)]);
        assert!(!text.contains(|letter: char| letter.is_ascii_digit() || letter == '%'), "{text}");
    }
    assert!(HOW.contains("Enter"), "who does not paint is told how to do the same: {HOW}");
}

#[test]
fn every_place_has_a_name_of_its_own_that_says_its_side() {
    let names: std::collections::BTreeSet<String> = Place::all().map(|place| said(&[(place, 100)])).collect();
    assert_eq!(names.len(), Place::COUNT);
    for place in Place::all() {
        assert!(said(&[(place, 100)]).contains(place.side().slug()), "{place:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_place_counts_from_the_stated_share_on_and_only_what_changes_is_given(share in 0..=100u32, marked in any::<bool>()) {
        let changed = changes(&covered(&[(TEMPLE, share)]), &SHARES, |place| place == TEMPLE && marked);
        let counts = share >= SHARES.marked_from;
        prop_assert_eq!(changed, if counts == marked { vec![] } else { vec![TEMPLE] });
        prop_assert_eq!(counts, amount(share, &SHARES) >= Amount::Part);
    }

    #[test]
    fn a_place_that_the_sheet_does_not_show_stays_as_it_is(marked in any::<bool>()) {
        prop_assert!(changes(&covered(&[]), &SHARES, |_| marked).is_empty());
    }

    #[test]
    fn whatever_was_painted_is_told(shares in prop::collection::vec(prop::option::of(0..=100u32), Place::COUNT)) {
        let covered: [Option<u32>; Place::COUNT] = shares.try_into().expect("one for each place");
        let text = told(&Place::all().collect::<Vec<_>>(), &covered, &SHARES);
        prop_assert!(text.ends_with('.') && text.len() < 160, "{}", text);
    }
}
