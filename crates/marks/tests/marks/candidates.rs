//! The comparison: by examples, and by what must hold for any marks.

use crate::marked::any_marks;
use crate::{ATLAS, marked, place};
use atlas::{Area, Laterality, Side, Strength};
use marks::{Areas, Candidate, Marks, Outcome, PatternOn, Place, Quality, Severity, rank};
use proptest::prelude::*;

fn outcome(marks: &Marks) -> Outcome {
    rank(ATLAS.muscles, &ATLAS.matching, marks)
}

/// The candidates, with every pattern that covers anything: no stated score, no limit.
fn all(marks: &Marks) -> Vec<Candidate> {
    let weights = atlas::Matching { least_score: 1, most_rows: 1000, ..ATLAS.matching };
    match rank(ATLAS.muscles, &weights, marks) {
        Outcome::Fits(ranking) => ranking.candidates,
        Outcome::NoMarks | Outcome::NoneFits => Vec::new(),
    }
}

/// As `slug side score`.
fn shown(marks: &str) -> Vec<String> {
    match outcome(&marked(marks)) {
        Outcome::Fits(ranking) => {
            ranking.candidates.iter().map(|c| format!("{} {} {}", c.pattern.slug(), c.pattern.side.slug(), c.score)).collect()
        }
        Outcome::NoMarks | Outcome::NoneFits => Vec::new(),
    }
}

fn first(marks: &str) -> Candidate {
    match outcome(&marked(marks)) {
        Outcome::Fits(ranking) => ranking.candidates[0].clone(),
        other => panic!("{marks}: {other:?}"),
    }
}

/// The score of one pattern by itself, whatever else there is.
fn score(pattern: PatternOn, marks: &Marks) -> u32 {
    // Alone in its muscle nothing can make it superfluous.
    let point = pattern.point.map(|point| atlas::TriggerPoint { ..*point });
    let muscle = atlas::Muscle { points: &[], zones: point.map_or(pattern.muscle.zones, |point| point.zones), ..*pattern.muscle };
    let weights = atlas::Matching { least_score: 1, most_rows: 1000, ..ATLAS.matching };
    match rank(Vec::leak(vec![muscle]), &weights, marks) {
        Outcome::Fits(ranking) => ranking.candidates.iter().find(|c| c.pattern.side == pattern.side).map_or(0, |c| c.score),
        Outcome::NoMarks | Outcome::NoneFits => 0,
    }
}

fn patterns() -> Vec<PatternOn> {
    let of = |muscle: &'static atlas::Muscle| {
        std::iter::once(None)
            .chain(muscle.points.iter().map(Some))
            .flat_map(move |point| Side::ALL.iter().map(move |&side| PatternOn { muscle, point, side }))
    };
    ATLAS.muscles.iter().flat_map(of).collect()
}

#[test]
fn the_example_of_the_formula() {
    assert_eq!(
        shown("temple.left"),
        ["temporalis-middle-front left 88", "suboccipitals left 61", "upper-trapezius-front left 57"]
    );
    // All that a pattern has, where most people feel it.
    assert_eq!(first("forehead.right").score, 100);
}

#[test]
fn nothing_is_ranked_where_nothing_is_marked() {
    assert_eq!(outcome(&Marks::NONE), Outcome::NoMarks);
    assert_eq!(outcome(&Marks::NONE.with_quality(Quality::Aching, true)), Outcome::NoMarks);
}

#[test]
fn none_fits_where_no_pattern_reaches_the_stated_score() {
    // Behind the eye is a lesser part of each pattern that has it; no pattern has two of the others together.
    for marks in
        ["behind-eye.left", "behind-eye.left behind-eye.right", "jaw.left teeth.left!", "cheek.left throat.left neck.left"]
    {
        assert_eq!(outcome(&marked(marks)), Outcome::NoneFits, "{marks}");
    }
}

#[test]
fn essential_counts_more_than_spillover() {
    // Both points have the eyebrow: the middle one as essential.
    let scores = |marks: &str| {
        let muscle = ATLAS.muscle("sternocleidomastoid").expect("it is drawn");
        ["scm-sternal-middle", "scm-sternal-upper"]
            .map(|id| score(PatternOn { muscle, point: muscle.point(id), side: Side::Left }, &marked(marks)))
    };
    let [middle, upper] = scores("brow.left");
    assert!(middle > upper, "{middle} {upper}");
}

#[test]
fn strong_marks_count_more_than_mild_ones() {
    // Each of two points has one of the marks as essential; with the marks' strengths their order turns round.
    let muscle = ATLAS.muscle("sternocleidomastoid").expect("it is drawn");
    let scores = |marks: &str| {
        ["scm-sternal-upper", "scm-clavicular-upper"]
            .map(|id| score(PatternOn { muscle, point: muscle.point(id), side: Side::Left }, &marked(marks)))
    };
    let [upper, ear] = scores("back-of-head.left! ear.left");
    assert!(upper > ear, "{upper} {ear}");
    let [upper, ear] = scores("back-of-head.left ear.left!");
    assert!(upper < ear, "{upper} {ear}");
}

#[test]
fn a_pattern_that_also_covers_much_that_is_not_marked_counts_less() {
    // The whole muscle covers the forehead as its points do, and most of the head besides.
    let muscle = ATLAS.muscle("sternocleidomastoid").expect("it is drawn");
    let of = |point| score(PatternOn { muscle, point, side: Side::Right }, &marked("forehead.right"));
    assert!(of(muscle.point("scm-clavicular-lower")) > 2 * of(None));
}

#[test]
fn one_muscle_does_not_fill_the_list_with_the_same() {
    // Two points of one pattern are one row; the muscle, which covers the same, is none.
    let forehead = first("forehead.left");
    assert_eq!(forehead.pattern.slug(), "scm-clavicular-lower");
    assert_eq!(forehead.same.iter().map(|point| point.id).collect::<Vec<_>>(), ["scm-clavicular-middle"]);
    assert_eq!(shown("forehead.left"), ["scm-clavicular-lower left 100"]);
    // Points that show their muscle's pattern are not named beside it.
    let temple = first("temple.left back-of-head.left");
    assert_eq!((temple.pattern.slug(), temple.same.len()), ("suboccipitals", 0));
    // The muscle comes back where it covers more than each of its points, which stay, because they tell more.
    assert_eq!(
        shown("brow.left cheek.left back-of-head.left"),
        ["sternocleidomastoid left 64", "scm-sternal-middle left 59", "scm-sternal-upper left 48", "suboccipitals left 42"]
    );
}

#[test]
fn a_candidate_says_what_it_covers_and_what_it_leaves() {
    let marks = marked("temple.left! behind-eye.left neck.left crown.left temple.right");
    let Outcome::Fits(ranking) = outcome(&marks) else { panic!("the suboccipital muscles fit") };
    let candidate = ranking.candidates.iter().find(|c| (c.pattern.slug(), c.pattern.side) == ("suboccipitals", Side::Left));
    let candidate = candidate.expect("the suboccipital muscles fit");
    let list = |areas: Areas| areas.iter().map(Area::slug).collect::<Vec<_>>().join(" ");
    assert_eq!(list(candidate.covers_most), "temple");
    assert_eq!(list(candidate.covers_some), "behind-eye");
    assert_eq!(list(candidate.leaves), "crown neck");
    assert_eq!(list(candidate.not_marked), "forehead brow back-of-head");
    // A little of everything: no pattern shown leaves nothing but the crown.
    assert!(ranking.left_by_all.contains(&place("crown.left")), "{:?}", ranking.left_by_all);
    assert!(!ranking.left_by_all.contains(&place("temple.right")), "{:?}", ranking.left_by_all);
}

#[test]
fn what_is_felt_on_the_other_side_when_severe_does_not_count() {
    let both = shown("forehead.left! forehead.right");
    assert_eq!(both[..2], ["scm-clavicular-lower left 100", "scm-clavicular-lower right 100"]);
    assert!(shown("forehead.left").iter().all(|row| row.contains("left")));
}

#[test]
fn the_crown_counts_on_its_own_side() {
    assert_eq!(shown("crown.right"), ["scm-sternal-upper right 36"]);
}

#[test]
fn at_most_so_many_are_shown_as_the_data_say() {
    let everywhere = Area::ALL.iter().flat_map(|&area| Side::ALL.iter().map(move |&side| Place { area, side }));
    let everywhere = everywhere.fold(Marks::NONE, |marks, place| marks.with(place, Some(Severity::Mild)));
    assert!(all(&everywhere).len() > 6);
    let Outcome::Fits(ranking) = outcome(&everywhere) else { panic!("the whole muscle fits") };
    assert!(ranking.candidates.len() <= ATLAS.matching.most_rows as usize);
    assert_eq!(ranking.left_by_all, []);
}

/// Every mark on the other side.
fn mirrored(marks: &Marks) -> Marks {
    marks
        .places()
        .fold(Marks::NONE, |all, (place, severity)| all.with(Place { side: place.side.other(), ..place }, Some(severity)))
}

/// The marks of one side alone.
fn only(marks: &Marks, side: Side) -> Marks {
    marks
        .places()
        .filter(|(place, _)| place.side == side)
        .fold(Marks::NONE, |all, (place, severity)| all.with(place, Some(severity)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marking_an_area_that_a_pattern_has_as_essential_never_lowers_its_score(
        marks in any_marks(),
        which in any::<prop::sample::Index>(),
        zone in any::<prop::sample::Index>(),
        severity in prop::sample::select(Severity::ALL),
    ) {
        let patterns = patterns();
        let pattern = patterns[which.index(patterns.len())];
        let zones = pattern.point.map_or(pattern.muscle.zones, |point| point.zones);
        let essential: Vec<_> = zones.iter().filter(|zone| zone.strength == Strength::Essential).collect();
        prop_assume!(!essential.is_empty());
        let zone = essential[zone.index(essential.len())];
        prop_assert_eq!(zone.laterality, Laterality::SameSide);
        let place = Place { area: zone.area, side: pattern.side };
        // A mark may become stronger, and is not made milder.
        let severity = if marks.severity(place) == Some(Severity::Strong) { Severity::Strong } else { severity };
        let more = marks.with(place, Some(severity));
        let (before, after) = (score(pattern, &marks), score(pattern, &more));
        prop_assert!(after >= before, "{} on the {}: {before} became {after}", pattern.slug(), pattern.side.slug());
    }

    #[test]
    fn the_sides_never_mix(marks in any_marks()) {
        for side in Side::ALL.iter().copied() {
            let of_side = |candidates: Vec<Candidate>| candidates.into_iter().filter(|c| c.pattern.side == side).collect::<Vec<_>>();
            prop_assert_eq!(of_side(all(&marks)), all(&only(&marks, side)));
        }
        for candidate in all(&marks) {
            let marked = marks.areas(candidate.pattern.side);
            prop_assert!(marked.contains_all(candidate.covers().and(candidate.leaves)));
        }
    }

    #[test]
    fn left_and_right_are_treated_alike(marks in any_marks()) {
        let rows = |marks: &Marks, side: Side| {
            let of_side = all(marks).into_iter().filter(|c| c.pattern.side == side);
            of_side.map(|c| (c.pattern.slug(), c.score, c.covers_most, c.covers_some, c.leaves, c.not_marked)).collect::<Vec<_>>()
        };
        prop_assert_eq!(rows(&marks, Side::Left), rows(&mirrored(&marks), Side::Right));
    }

    #[test]
    fn the_order_is_that_of_the_scores_and_then_of_the_atlas(marks in any_marks()) {
        let order = |c: &Candidate| patterns().iter().position(|pattern| *pattern == c.pattern).expect("it is one of the patterns");
        for pair in all(&marks).windows(2) {
            prop_assert!(
                pair[0].score > pair[1].score || pair[0].score == pair[1].score && order(&pair[0]) < order(&pair[1]),
                "{} and {}", pair[0].pattern.slug(), pair[1].pattern.slug()
            );
        }
        prop_assert_eq!(outcome(&marks), outcome(&marks));
    }

    #[test]
    fn every_row_is_sound_and_tells_something(marks in any_marks()) {
        let Outcome::Fits(ranking) = outcome(&marks) else { return Ok(()) };
        prop_assert!(!ranking.candidates.is_empty());
        for (index, candidate) in ranking.candidates.iter().enumerate() {
            let marked = marks.areas(candidate.pattern.side);
            prop_assert!((ATLAS.matching.least_score..=100).contains(&candidate.score));
            prop_assert!(!candidate.covers().is_empty());
            prop_assert_eq!(candidate.covers().and(candidate.leaves), marked);
            prop_assert_eq!(candidate.covers().len() + candidate.leaves.len(), marked.len());
            prop_assert!(candidate.not_marked.iter().all(|area| !marked.contains(area)));
            for better in &ranking.candidates[..index] {
                let of_one = better.pattern.muscle.slug == candidate.pattern.muscle.slug && better.pattern.side == candidate.pattern.side;
                prop_assert!(!of_one || better.covers() != candidate.covers(), "the same twice");
            }
        }
        for place in &ranking.left_by_all {
            prop_assert!(marks.severity(*place).is_some());
        }
        for (place, _) in marks.places() {
            let included = ranking.candidates.iter().any(|c| c.pattern.side == place.side && c.covers().contains(place.area));
            prop_assert_eq!(!included, ranking.left_by_all.contains(&place));
        }
    }

    #[test]
    fn words_change_nothing(marks in any_marks()) {
        let other = Quality::ALL.iter().fold(marks, |marks, &quality| marks.with_quality(quality, !marks.has(quality)));
        prop_assert_eq!(outcome(&marks), outcome(&other));
    }
}
