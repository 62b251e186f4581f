//! The panel: its parts in the order of the design, what it cites, what it must not say, and that list and map agree.

use crate::page::{attributes, in_order, tags, text_of};
use crate::{MapState, SIDES, Subject, diagram, subjects};
use atlas::{Certainty, Laterality, Muscle, Strength, View, Zone};
use headache_map::app::side_words;
use headache_map::facts::ATLAS;
use headache_map::map::{DEFAULT_LAYER, MapAction};
use headache_map::panel::{self, text};
use headache_map::url;
use std::collections::BTreeSet;

fn muscles_with_text() -> impl Iterator<Item = (&'static Muscle, String)> {
    ATLAS.muscles.iter().map(|muscle| (muscle, text::panel(Subject::Muscle(muscle))))
}

/// Where a statement's sentence stands, with the certainty and the citations of the tag that follows it.
fn tag_after<'a>(html: &'a str, sentence: &str) -> (&'a str, String) {
    let html = html.split_once(&escaped(sentence)).unwrap_or_else(|| panic!("it says {sentence}")).1;
    let (tag, _) = html.split_once("</details>").expect("a tag stands with it");
    assert!(!tag.contains("</section>"), "the tag of `{sentence}` stands with it");
    let certainty = attributes(tag, "data-certainty").next().expect("the tag says how sure it is");
    let at = html.find(&format!("data-certainty=\"{certainty}\"")).expect("it is there");
    let end = at + "data-certainty=\"".len();
    (&html[end..end + certainty.len()], text_of(tag))
}

/// As text stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The part of a text that begins with one heading and ends before the next.
fn section<'a>(html: &'a str, heading: &str) -> &'a str {
    let (_, rest) = html.split_once(&format!("<h2>{}</h2>", escaped(heading))).unwrap_or_else(|| panic!("heading {heading}"));
    rest.split_once("<h2>").map_or(rest, |(section, _)| section)
}

#[test]
fn a_muscles_panel_keeps_the_order_of_the_design() {
    let words = &ATLAS.words;
    for (muscle, html) in muscles_with_text() {
        let what = escaped(muscle.what);
        let parts =
            [what.as_str(), words.often_felt, words.often_noticed, words.how_sure, words.guide_heading, words.parts_heading];
        in_order(&html, &parts);
        assert_eq!(html.matches("<h2>").count(), parts.len() - 1, "{}: no other heading", muscle.slug);
    }
}

#[test]
fn the_start_panel_says_what_this_is_and_lists_each_muscle_for_each_side() {
    let html = text::panel(Subject::Nothing);
    let words = &ATLAS.words;
    let mut expected = vec![escaped(words.home_lead), escaped(words.home_choose)];
    for muscle in ATLAS.muscles {
        expected.extend([muscle.plain_name, muscle.name, words.left_short, words.right_short].map(escaped));
    }
    expected.extend([words.pattern_honesty, words.is_no_diagnosis].map(escaped));
    in_order(&html, &expected.iter().map(String::as_str).collect::<Vec<_>>());

    let offered: BTreeSet<&str> = attributes(&html, "data-act").collect();
    let choices = ATLAS.muscles.iter().flat_map(|muscle| SIDES.map(|side| MapAction::Choose(muscle, side).to_text()));
    let choices: Vec<String> = choices.collect();
    assert_eq!(offered, choices.iter().map(String::as_str).collect());
}

#[test]
fn where_it_is_felt_names_the_pattern_once_each_under_most_or_some_people() {
    for (muscle, html) in muscles_with_text() {
        let felt = section(&html, ATLAS.words.often_felt);
        let (most, some) = felt.split_once(&format!("<h3>{}</h3>", ATLAS.words.some_people)).expect("some people");
        assert!(most.contains(&format!("<h3>{}</h3>", ATLAS.words.most_people)), "{}", muscle.slug);
        for (rows, strength) in [(most, Strength::Essential), (some, Strength::Spillover)] {
            let zones = muscle.zones.iter().filter(|zone| zone.laterality != Laterality::OtherSideWhenSevere);
            let zones: Vec<_> = zones.filter(|zone| zone.strength == strength).collect();
            let lights: Vec<&str> = attributes(rows, "data-lights").collect();
            assert_eq!(lights, zones.iter().map(|zone| zone.area.slug()).collect::<Vec<_>>(), "{}", muscle.slug);
            for zone in zones {
                let row = rows.split_once(&format!("data-lights=\"{}\"", zone.area.slug())).expect("its row").1;
                let row = text_of(&format!("<button{}", row.split_once("</button>").expect("a button").0));
                let words = ATLAS.area(zone.area);
                assert!(row.contains(if zone.deep { words.deep_name } else { words.name }), "{}: {row}", muscle.slug);
                assert_eq!(row.contains(ATLAS.words.deep_inside), zone.deep, "{}: {row}", muscle.slug);
            }
        }
    }
}

#[test]
fn each_row_lights_a_zone_that_is_drawn_and_each_drawn_zone_has_its_row() {
    for (muscle, html) in muscles_with_text() {
        let state = MapState::of(Subject::Muscle(muscle));
        let drawn = View::ALL.iter().flat_map(|&view| diagram(&state, view).zones).map(|zone| zone.area.slug());
        assert_eq!(attributes(&html, "data-lights").collect::<BTreeSet<_>>(), drawn.collect(), "{}", muscle.slug);
    }
    assert_eq!(attributes(&text::panel(Subject::Nothing), "data-lights").count(), 0);
}

#[test]
fn pain_that_crosses_when_severe_is_told_apart_from_the_pattern() {
    for (muscle, html) in muscles_with_text() {
        for zone in muscle.zones.iter().filter(|zone| zone.laterality == Laterality::OtherSideWhenSevere) {
            let sentence = format!("{} {}.", ATLAS.words.when_severe_other_side, ATLAS.area(zone.area).label);
            assert!(text_of(&html).contains(&sentence), "{}: {sentence}", muscle.slug);
        }
        let crosses = muscle.zones.iter().filter(|zone| zone.laterality == Laterality::OtherSideWhenSevere).count();
        assert_eq!(html.matches(ATLAS.words.when_severe_other_side).count(), crosses, "{}", muscle.slug);
    }
}

#[test]
fn every_statement_stands_under_its_heading_with_its_tag_and_its_sources_of_record() {
    for (muscle, html) in muscles_with_text() {
        for (heading, statements) in [(ATLAS.words.often_noticed, muscle.noticed), (ATLAS.words.how_sure, muscle.evidence)] {
            let section = section(&html, heading);
            for statement in statements {
                let (certainty, tag) = tag_after(section, statement.text);
                assert_eq!(certainty, statement.certainty.slug(), "{}: {}", muscle.slug, statement.key);
                for source in statement.sources.iter().filter_map(|key| ATLAS.source(key)) {
                    let cited = tag.contains(source.citation);
                    assert_eq!(cited, source.of_record, "{}: {} cites {}", muscle.slug, statement.key, source.key);
                }
            }
            assert_eq!(section.matches("class=\"statement\"").count(), statements.len(), "{}: {heading}", muscle.slug);
        }
    }
}

#[test]
fn only_works_of_record_are_cited() {
    for (muscle, html) in muscles_with_text() {
        let text = text_of(&html);
        for source in ATLAS.sources.iter().filter(|source| !source.of_record) {
            assert!(!text.contains(source.citation) && !text.contains(source.short), "{} cites {}", muscle.slug, source.key);
        }
        let cited = ATLAS.sources.iter().filter(|source| text.contains(source.citation)).count();
        assert!(cited >= 3, "{} cites its sources", muscle.slug);
        assert!(!html.contains("<ul></ul>"), "{}: a tag opens on nothing", muscle.slug);
    }
}

#[test]
fn the_guide_names_each_area_of_the_pattern_with_its_muscles_in_the_manuals_order() {
    for (muscle, html) in muscles_with_text() {
        let guides: Vec<&str> = attributes(&html, "data-for-area").collect();
        let areas: BTreeSet<&str> = muscle.zones.iter().map(|zone| zone.area.slug()).collect();
        assert_eq!(guides.iter().copied().collect::<BTreeSet<_>>(), areas, "{}", muscle.slug);
        assert_eq!(guides.len(), areas.len(), "{}: each area once", muscle.slug);
        for area in guides {
            let guide = ATLAS.guide.iter().find(|guide| guide.area.slug() == area).expect("a guide for each area");
            let list = html.split_once(&format!("data-for-area=\"{area}\"")).expect("its element").1;
            let (list, _) = list.split_once("</ol>").expect("an ordered list");
            let named: Vec<&str> = attributes(list, "data-guide-muscle").collect();
            assert_eq!(named, guide.entries.iter().map(|entry| entry.slug).collect::<Vec<_>>(), "{}: {area}", muscle.slug);
            // The manual leaves a muscle out only where charts differ.
            let disputed = |zone: &&Zone| zone.area.slug() == area && zone.certainty == Certainty::Disputed;
            let listed = named.contains(&muscle.slug) || muscle.zones.iter().any(|zone| disputed(&zone));
            assert!(listed, "{}: the guide for {area} leaves it out", muscle.slug);
        }
    }
}

#[test]
fn each_part_is_told_with_its_attachments_action_and_nerve() {
    for (muscle, html) in muscles_with_text() {
        let parts = section(&html, ATLAS.words.parts_heading);
        let told = muscle.parts.iter().flat_map(|part| [part.plain_name, part.name, part.from, part.to, part.action, part.nerve]);
        in_order(parts, &told.collect::<Vec<_>>());
    }
}

#[test]
fn the_warnings_stand_where_they_must() {
    let words = &ATLAS.words;
    for subject in subjects() {
        let html = text::panel(subject);
        assert!(html.contains(&escaped(words.do_not_press)) && html.contains(&escaped(words.is_no_diagnosis)), "{subject:?}");
    }
    for (muscle, html) in muscles_with_text() {
        let noticed = section(&html, words.often_noticed);
        assert!(noticed.contains(&escaped(words.new_or_one_sided)), "{}", muscle.slug);
        assert!(noticed.contains(&escaped(words.droopy_lid_warning)), "{}", muscle.slug);
    }
}

#[test]
fn nothing_is_promised_and_no_cause_is_named() {
    for subject in subjects() {
        let text = text_of(&text::panel(subject)).to_lowercase();
        for phrase in ["your pain comes from", "comes from", "responsible for", "due to"] {
            assert!(!text.contains(phrase), "{subject:?} says `{phrase}`");
        }
        let barred = ["caus", "cure", "curing", "heal", "guarantee", "inflam"];
        let says = |word: &&str| barred.iter().any(|start| word.starts_with(start)) && *word != "healthy";
        let words = text.split(|c: char| !c.is_alphabetic());
        assert_eq!(words.filter(says).collect::<Vec<_>>(), Vec::<&str>::new(), "{subject:?}");
    }
}

#[test]
fn every_link_says_what_it_does_and_leads_where_it_does_it() {
    for subject in subjects() {
        let html = text::panel(subject);
        for link in tags(&html, "a") {
            let action = attributes(link, "data-act").next().and_then(MapAction::from_text);
            let action = action.unwrap_or_else(|| panic!("{subject:?}: {link} carries an action"));
            let address = attributes(link, "href").next().expect("it leads somewhere").replace("&amp;", "&");
            assert_eq!(address, url::address(&MapState::of(subject).after(action)), "{subject:?}: {link}");
            assert!(attributes(link, "aria-label").next().is_some_and(|name| !name.is_empty()), "{subject:?}: {link}");
        }
    }
}

#[test]
fn what_is_announced_names_the_muscle_the_side_and_each_place_of_the_pattern_once() {
    for (muscle, side) in ATLAS.muscles.iter().flat_map(|muscle| SIDES.map(|side| (muscle, side))) {
        let said = panel::sentence(&MapState { subject: Subject::Muscle(muscle), side, view: None, layer: DEFAULT_LAYER });
        let pattern = muscle.zones.iter().filter(|zone| zone.laterality != Laterality::OtherSideWhenSevere);
        let places: Vec<&str> = pattern.map(|zone| ATLAS.area(zone.area).label).collect();
        assert_eq!(said, format!("{}, {}: {}.", muscle.plain_name, side_words(side), places.join(", ")));
        assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), places.len(), "{said}");
    }
    for side in SIDES {
        let said = panel::sentence(&MapState { subject: Subject::Nothing, side, view: None, layer: DEFAULT_LAYER });
        assert_eq!(said, ATLAS.words.nothing_chosen);
    }
}
