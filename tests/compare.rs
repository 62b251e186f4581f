//! Two patterns beside each other: what they share and what differs, made from the data, held against the charts.

use crate::page::{attributes, in_order, text_of};
use crate::panel::escaped;
use crate::{BOTH, LEFT, RIGHT, beside_others, diagram, pattern, patterns, seconds, states_unpeeled, with, written};
use atlas::{Area, Side, Strength, View};
use headache_map::facts::ATLAS;
use headache_map::map::{Belongs, Compared, MapAction, MapState, Pattern, SideChoice, Subject, compose, paint};
use headache_map::panel::compare::{self, Comparison};
use headache_map::panel::{self, parts};
use headache_map::url;
use std::collections::BTreeSet;

/// First and second pattern, and by hand from the charts: what both have (with `2` where most people feel it and `1` where some
/// do, in the first and in the second), what only the first has, what only the second.
const PAIRS: &[(&str, &str, &str, &str, &str)] = &[
    // Other points of the same muscle.
    ("scm-sternal-upper", "scm-sternal-middle", "brow 1 2", "crown back-of-head", "behind-eye temple cheek teeth"),
    ("scm-sternal-middle", "scm-clavicular-upper", "cheek 2 1, teeth 1 1", "brow behind-eye temple", "behind-ear ear"),
    ("scm-sternal-lower", "scm-clavicular-lower", "", "breastbone", "forehead"),
    // The same zones.
    ("scm-clavicular-lower", "scm-clavicular-middle", "forehead 2 2", "", ""),
    (
        "suboccipital-medial",
        "suboccipital-lateral",
        "forehead 1 1, brow 1 1, behind-eye 1 1, temple 2 2, back-of-head 2 2",
        "",
        "",
    ),
    // A point of another muscle, and whole muscles.
    ("scm-sternal-upper", "suboccipitals", "brow 1 1, back-of-head 2 2", "crown", "forehead behind-eye temple"),
    (
        "suboccipitals",
        "sternocleidomastoid",
        "forehead 1 2, brow 1 2, behind-eye 1 1, temple 2 1, back-of-head 2 2",
        "",
        "crown behind-ear ear cheek jaw teeth throat breastbone",
    ),
    ("suboccipital-lateral", "scm-clavicular-middle", "forehead 1 2", "brow behind-eye temple back-of-head", ""),
    // A strand, which can only be the first.
    (
        "sternocleidomastoid/clavicular",
        "scm-sternal-middle",
        "cheek 1 2, teeth 1 1",
        "forehead back-of-head behind-ear ear",
        "brow behind-eye temple",
    ),
];

fn slugs(areas: &[Area]) -> String {
    areas.iter().map(|area| area.slug()).collect::<Vec<_>>().join(" ")
}

fn level(strength: Strength) -> u8 {
    if strength == Strength::Essential { 2 } else { 1 }
}

fn shared(comparison: &Comparison) -> String {
    let shared = comparison.shared.iter().map(|(area, a, b)| format!("{} {} {}", area.slug(), level(*a), level(*b)));
    shared.collect::<Vec<_>>().join(", ")
}

/// The state in which two patterns are compared.
fn compared(first: &str, side: SideChoice, second: &str, other: Side) -> MapState {
    let with = Compared::new(pattern(second), other);
    MapState { side, with, ..MapState::of(Subject::Pattern(pattern(first))) }
}

#[test]
fn what_two_patterns_share_and_what_differs_is_what_the_charts_say() {
    for (first, second, both, only_first, only_second) in PAIRS {
        let found = Comparison::of(pattern(first), pattern(second));
        let found = (shared(&found), slugs(&found.only_first), slugs(&found.only_second));
        let expected = ((*both).to_owned(), (*only_first).to_owned(), (*only_second).to_owned());
        assert_eq!(found, expected, "{first} and {second}");
    }
}

#[test]
fn the_other_way_round_it_is_the_same_the_other_way_round() {
    for (first, second) in patterns().flat_map(|first| patterns().map(move |second| (first, second))) {
        let (there, back) = (Comparison::of(first, second), Comparison::of(second, first));
        let turned: BTreeSet<_> = there.shared.iter().map(|&(area, first, second)| (area, second, first)).collect();
        assert_eq!(back.shared.iter().copied().collect::<BTreeSet<_>>(), turned);
        assert_eq!((&back.only_first, &back.only_second), (&there.only_second, &there.only_first));
        // Each place of the two is told once.
        let told: Vec<Area> =
            there.shared.iter().map(|(area, ..)| *area).chain(there.only_first.clone()).chain(there.only_second).collect();
        let places: BTreeSet<Area> = first.shown_zones().chain(second.shown_zones()).map(|zone| zone.area).collect();
        assert_eq!((told.len(), told.into_iter().collect::<BTreeSet<_>>()), (places.len(), places));
    }
}

fn label(slug: &str) -> &'static str {
    ATLAS.area(Area::from_slug(slug).expect("an area")).label
}

fn names(slugs: &str) -> String {
    slugs.split(' ').map(label).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_panel_says_it_in_words() {
    let words = &ATLAS.words;
    for (first, second, both, only_first, only_second) in PAIRS {
        let html = written(parts::parts(&compared(first, RIGHT, second, Side::Right)));
        let (_, section) = html.split_once("<section class=\"compared\">").expect("a comparison");
        let text = text_of(section);
        let (share, differ) = text.split_once(words.compared_differ).expect("what differs");
        let (title, share) = share.split_once(words.compared_share).expect("what they share");
        for name in [pattern(first).name(), pattern(second).name()] {
            assert!(title.contains(&format!("{name}, {}", words.your_right_side)), "{title}");
        }
        assert!(!title.contains(words.compared_other_side), "{first} and {second} are on one side");
        let areas: Vec<&str> = both.split(", ").filter(|part| !part.is_empty()).collect();
        let slugs: Vec<&str> = areas.iter().map(|part| part.split(' ').next().expect("an area")).collect();
        let expected = if slugs.is_empty() { words.compared_nothing.to_owned() } else { format!("{}.", names(&slugs.join(" "))) };
        assert_eq!(share, expected, "{first} and {second}");
        let mut lines = String::new();
        for (number, only) in [("1", only_first), ("2", only_second)] {
            if !only.is_empty() {
                lines += &format!("{} {number}: {}.", words.compared_only, names(only));
            }
        }
        for parts in areas.iter().map(|part| part.split(' ').collect::<Vec<_>>()).filter(|parts| parts[1] != parts[2]) {
            let people = |level: &str| if level == "2" { words.legend_essential } else { words.legend_spillover };
            let name = ATLAS.area(Area::from_slug(parts[0]).expect("an area")).name;
            lines += &format!("{name}: 1 {}, 2 {}.", people(parts[1]), people(parts[2]));
        }
        let expected = if lines.is_empty() { words.compared_same.to_owned() } else { lines };
        assert_eq!(differ, format!("{expected}{}", words.end_comparison), "{first} and {second}");
    }
}

#[test]
fn the_same_pattern_on_the_other_side_is_the_same_on_the_charts_and_told_to_be_elsewhere() {
    for first in ["suboccipitals", "scm-sternal-upper"] {
        let html = written(parts::parts(&compared(first, LEFT, first, Side::Right)));
        let words = &ATLAS.words;
        in_order(
            &text_of(&html),
            &[
                words.compared_heading,
                words.your_left_side,
                words.your_right_side,
                words.compared_other_side,
                words.compared_share,
                words.compared_differ,
                words.compared_same,
                words.end_comparison,
            ],
        );
        assert!(attributes(&html, "data-act").any(|act| act == "alone"));
    }
}

#[test]
fn before_a_comparison_everything_else_is_offered_once_and_each_offer_leads_to_it() {
    for state in states_unpeeled().filter(|state| state.subject != Subject::Nothing && state.view.is_none()) {
        let html = written(compare::offers(&state));
        let offered: Vec<Compared> = attributes(&html, "data-act")
            .filter_map(MapAction::from_text)
            .filter_map(|action| if let MapAction::Compare(with) = action { Some(with) } else { None })
            .collect();
        let own = state.subject.pattern().expect("a pattern");
        let side = state.side.facing();
        let mut expected: BTreeSet<String> =
            seconds().filter(|with| with.side() == side && with.pattern() != own).map(Compared::to_text).collect();
        if state.side != BOTH {
            expected.extend(Compared::new(own, side.other()).map(Compared::to_text));
        }
        assert_eq!(offered.len(), expected.len(), "{state:?}");
        assert_eq!(offered.iter().map(|with| with.to_text()).collect::<BTreeSet<_>>(), expected, "{state:?}");
        for with in offered {
            let after = state.after(MapAction::Compare(with));
            assert_eq!(after, MapState { with: Some(with), ..state }, "an offer can be taken");
            assert!(html.contains(&escaped(&url::address(&after))), "{state:?} {with:?}");
        }
    }
}

/// What a diagram lights of one of two patterns, with sides.
fn lit(zones: &[headache_map::map::ZoneModel]) -> BTreeSet<(Area, Side, Strength, bool, bool)> {
    zones.iter().map(|zone| (zone.area, zone.side, zone.strength, zone.deep, zone.faint)).collect()
}

#[test]
fn each_of_two_patterns_is_drawn_as_it_is_alone() {
    for (first, side) in patterns().flat_map(|first| [LEFT, RIGHT, BOTH].map(|side| (first, side))) {
        let alone = MapState { side, ..MapState::of(Subject::Pattern(first)) };
        for state in beside_others(alone).skip(1) {
            let with = state.with.expect("a second pattern");
            // The side diagram shows the side of the first.
            let second = MapState { side: SideChoice::One(with.side()), ..MapState::of(Subject::Pattern(with.pattern())) };
            for &view in View::ALL {
                let both = diagram(&state, view);
                assert_eq!(lit(&both.zones), lit(&diagram(&alone, view).zones), "{state:?} {view:?}");
                let expected = match (view, with.side() == side.facing()) {
                    (View::Side, false) => BTreeSet::new(),
                    _ => lit(&diagram(&second, view).zones),
                };
                assert_eq!(lit(&both.second), expected, "{state:?} {view:?}");
                assert!(both.comparing);
            }
        }
    }
}

#[test]
fn labels_say_which_of_two_patterns_a_place_belongs_to() {
    let state = MapState { view: Some(View::Side), ..compared("scm-sternal-upper", RIGHT, "scm-sternal-middle", Side::Right) };
    let diagram = diagram(&state, View::Side);
    let belongs = |area: &str| diagram.labels.iter().find(|label| label.area.slug() == area).map(|label| label.belongs);
    assert_eq!(belongs("brow"), Some(Belongs::ToBoth));
    assert_eq!(belongs("crown"), Some(Belongs::ToFirst));
    assert_eq!(belongs("cheek"), Some(Belongs::ToSecond));
    let svg = written(paint::labels(&diagram));
    for text in ["eyebrow ¹ ²</text>", "top of the head ¹</text>", "cheek ²</text>"] {
        assert!(svg.contains(text), "{text} in\n{svg}");
    }
}

#[test]
fn the_second_is_told_apart_by_hatching_and_by_name_and_never_counts_as_a_zone_of_the_first() {
    for first in patterns() {
        for state in beside_others(MapState::of(Subject::Pattern(first))).skip(1) {
            for diagram in &compose(&state).diagrams {
                let svg = written(paint::pattern(diagram));
                let count = |text: &str| svg.matches(text).count();
                assert_eq!(count(" data-zone="), diagram.zones.len(), "{state:?}");
                assert_eq!(count(" data-with-zone="), diagram.second.len(), "{state:?}");
                assert_eq!(count("url(#hatch-1"), diagram.zones.len(), "{state:?}: one direction");
                assert_eq!(count("url(#hatch-2"), diagram.second.len(), "{state:?}: the other");
                assert_eq!(count("url(#dots") + count(r#"class="fill""#), 0, "{state:?}: nothing hides what lies under it");
                let some =
                    diagram.zones.iter().chain(&diagram.second).filter(|zone| zone.strength == Strength::Spillover).count();
                assert_eq!(count("-some)"), some, "{state:?}: most and some people are told apart");
            }
        }
    }
}

#[test]
fn a_comparison_is_announced_with_both_names_and_what_they_share() {
    let state = compared("scm-sternal-upper", RIGHT, "suboccipitals", Side::Left);
    assert_eq!(
        panel::sentence(&state),
        "Upper breastbone strand, your right side, compared with The small muscles under the skull, your left side. \
         What they share: eyebrow, back of the head."
    );
    let state = compared("scm-sternal-lower", BOTH, "scm-clavicular-lower", Side::Right);
    assert!(panel::sentence(&state).ends_with(ATLAS.words.compared_nothing));
}

#[test]
fn a_strand_cannot_be_the_second() {
    assert_eq!(Compared::new(pattern("sternocleidomastoid/sternal"), Side::Left), None);
    assert_eq!(Compared::from_text("sternocleidomastoid/sternal:left"), None);
    assert_eq!(seconds().filter(|with| matches!(with.pattern().narrowed(), headache_map::map::Narrowed::Strand(_))).count(), 0);
    let muscles = ATLAS.muscles;
    let points = muscles.iter().map(|muscle| muscle.points.len()).sum::<usize>();
    assert_eq!(seconds().count(), 2 * (muscles.len() + points));
    assert_eq!(with("suboccipitals:left").pattern(), Pattern::whole(crate::muscle("suboccipitals")));
}
