//! The panel: its parts in the order of the design, what it cites, what it must not say, and that list and map agree.

use crate::page::{attributes, in_order, tags, text_of};
use crate::{
    BOTH, LEFT, MapState, RIGHT, SIDES, about, any_state, diagram, pattern, patterns, states_unpeeled, subjects, with, written,
};
use atlas::{Certainty, Laterality, Layer, Muscle, Strength, View, Zone};
use headache_map::app::side_words;
use headache_map::facts::ATLAS;
use headache_map::map::{History, MapAction, Pattern, SideChoice, Subject};
use headache_map::panel::{self, parts, text};
use headache_map::url;
use leptos::prelude::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// All that the panel says of a subject: what belongs to the pattern, and below it what is known of its muscle.
fn told(subject: Subject) -> String {
    let below = subject.muscle().map(text::about).unwrap_or_default();
    format!("{}{below}", written(text::panel(subject)))
}

fn muscles_with_text() -> impl Iterator<Item = (&'static Muscle, String)> {
    ATLAS.muscles.iter().map(|muscle| (muscle, told(Subject::whole(muscle))))
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
pub fn escaped(text: &str) -> String {
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
    for pattern in patterns() {
        let html = told(Subject::Pattern(pattern));
        let mut headings = vec![words.often_felt, words.often_noticed, words.how_sure, words.guide_heading, words.spots_heading];
        // Of which the notes say nothing is no heading.
        let muscle = pattern.muscle();
        if !muscle.parts.is_empty() || ATLAS.joints.iter().any(|joint| joint.muscles.contains(&muscle.slug)) {
            headings.push(words.parts_heading);
        }
        let found: Vec<&str> = html.split("<h2>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
        assert_eq!(found, headings, "{}: these and no others", pattern.to_text());
    }
}

#[test]
fn the_start_panel_says_what_this_is_and_lists_each_muscle_for_each_side() {
    let html = written(text::panel(Subject::Nothing));
    let words = &ATLAS.words;
    let mut expected = vec![escaped(words.home_choose)];
    for muscle in ATLAS.muscles {
        expected.extend([muscle.plain_name, muscle.name, words.left_short, words.right_short].map(escaped));
    }
    expected.extend([words.pattern_honesty, words.is_no_diagnosis].map(escaped));
    in_order(&html, &expected.iter().map(String::as_str).collect::<Vec<_>>());

    let offered: BTreeSet<&str> = attributes(&html, "data-act").collect();
    let choices =
        ATLAS.muscles.iter().flat_map(|muscle| SIDES.map(|side| MapAction::Choose(Pattern::whole(muscle), side).to_text()));
    let choices: Vec<String> = choices.collect();
    assert_eq!(offered, choices.iter().map(String::as_str).collect());
}

/// What a pattern shows unasked, of one strength.
fn shown(pattern: Pattern, strength: Strength) -> Vec<&'static Zone> {
    let unasked = pattern.zones().iter().filter(|zone| zone.laterality != Laterality::OtherSideWhenSevere);
    unasked.filter(|zone| zone.strength == strength).collect()
}

#[test]
fn where_it_is_felt_names_the_pattern_once_each_under_most_or_some_people() {
    for pattern in patterns() {
        let html = told(Subject::Pattern(pattern));
        let felt = section(&html, ATLAS.words.often_felt);
        let name = pattern.to_text();
        for (heading, strength) in
            [(ATLAS.words.most_people, Strength::Essential), (ATLAS.words.some_people, Strength::Spillover)]
        {
            let zones = shown(pattern, strength);
            let rows =
                felt.split_once(&format!("<h3>{heading}</h3>")).map(|(_, rows)| rows.split("<h3>").next().unwrap_or_default());
            assert_eq!(rows.is_some(), !zones.is_empty(), "{name}: no heading over nothing");
            let Some(rows) = rows else { continue };
            let lights: Vec<&str> = attributes(rows, "data-lights").collect();
            assert_eq!(lights, zones.iter().map(|zone| zone.area.slug()).collect::<Vec<_>>(), "{name}");
            for zone in zones {
                let row = rows.split_once(&format!("data-lights=\"{}\"", zone.area.slug())).expect("its row").1;
                let row = text_of(&format!("<button{}", row.split_once("</button>").expect("a button").0));
                let words = ATLAS.area(zone.area);
                assert!(row.contains(if zone.deep { words.deep_name } else { words.name }), "{name}: {row}");
                assert_eq!(row.contains(ATLAS.words.deep_inside), zone.deep, "{name}: {row}");
                let tagged = [ATLAS.words.tag_disputed, ATLAS.words.tag_unconfirmed, ATLAS.words.tag_studies]
                    .iter()
                    .any(|tag| row.contains(tag));
                assert_eq!(tagged, zone.certainty != Certainty::ClassicChart, "{name}: {row}");
            }
        }
    }
}

#[test]
fn each_row_lights_a_zone_that_is_drawn_and_each_drawn_zone_has_its_row() {
    for pattern in patterns() {
        let subject = Subject::Pattern(pattern);
        let drawn = View::ALL.iter().flat_map(|&view| diagram(&MapState::of(subject), view).zones).map(|zone| zone.area.slug());
        let html = told(subject);
        assert_eq!(attributes(&html, "data-lights").collect::<BTreeSet<_>>(), drawn.collect(), "{}", pattern.to_text());
    }
    assert_eq!(attributes(&written(text::panel(Subject::Nothing)), "data-lights").count(), 0);
}

#[test]
fn pain_that_crosses_when_severe_is_told_apart_from_the_pattern() {
    for pattern in patterns() {
        let html = told(Subject::Pattern(pattern));
        let severe = pattern.zones().iter().filter(|zone| zone.laterality == Laterality::OtherSideWhenSevere);
        let mut crosses = 0;
        for zone in severe {
            let sentence = format!("{} {}.", ATLAS.words.when_severe_other_side, ATLAS.area(zone.area).label);
            assert!(text_of(&html).contains(&sentence), "{}: {sentence}", pattern.to_text());
            crosses += 1;
        }
        assert_eq!(html.matches(ATLAS.words.when_severe_other_side).count(), crosses, "{}", pattern.to_text());
    }
}

#[test]
fn every_statement_stands_under_its_heading_with_its_tag_and_its_sources_of_record() {
    for pattern in patterns() {
        let (muscle, html) = (pattern.muscle(), told(Subject::Pattern(pattern)));
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
    for pattern in ATLAS.muscles.iter().map(Pattern::whole) {
        let (muscle, html) = (pattern.muscle(), told(Subject::Pattern(pattern)));
        let guides: Vec<&str> = attributes(&html, "data-for-area").collect();
        let areas: BTreeSet<&str> = pattern.zones().iter().map(|zone| zone.area.slug()).collect();
        assert_eq!(guides.iter().copied().collect::<BTreeSet<_>>(), areas, "{}", pattern.to_text());
        assert_eq!(guides.len(), areas.len(), "{}: each area once", pattern.to_text());
        for area in guides {
            let guide = ATLAS.guide.iter().find(|guide| guide.area.slug() == area).expect("a guide for each area");
            let list = html.split_once(&format!("data-for-area=\"{area}\"")).expect("its element").1;
            let (list, _) = list.split_once("</ol>").expect("an ordered list");
            let named: Vec<&str> = attributes(list, "data-guide-muscle").collect();
            assert_eq!(named, guide.entries.iter().map(|entry| entry.slug).collect::<Vec<_>>(), "{}: {area}", pattern.to_text());
            // The manual leaves a muscle out only where charts differ.
            let disputed = |zone: &&Zone| zone.area.slug() == area && zone.certainty == Certainty::Disputed;
            let listed = named.contains(&muscle.slug) || pattern.zones().iter().any(|zone| disputed(&zone));
            assert!(listed, "{}: the guide for {area} leaves it out", pattern.to_text());
        }
    }
}

#[test]
fn each_part_is_told_with_its_attachments_action_and_nerve() {
    for (muscle, html) in muscles_with_text().filter(|(muscle, _)| !muscle.parts.is_empty()) {
        let parts = section(&html, ATLAS.words.parts_heading);
        let told = muscle.parts.iter().flat_map(|part| [part.plain_name, part.name, part.from, part.to, part.action, part.nerve]);
        in_order(parts, &told.collect::<Vec<_>>());
    }
}

#[test]
fn the_warnings_stand_where_they_must() {
    let words = &ATLAS.words;
    for subject in std::iter::once(Subject::Nothing).chain(patterns().map(Subject::Pattern)) {
        // What belongs to a point stands beside the points, once.
        let html = format!("{}{}", written(parts::parts(&MapState::of(subject))), told(subject));
        assert_eq!(html.matches(&escaped(words.do_not_press)).count(), 1, "{subject:?}");
        assert_eq!(html.matches(&escaped(words.is_no_diagnosis)).count(), 1, "{subject:?}");
        let Some(pattern) = subject.pattern() else { continue };
        let caution = pattern.muscle().caution.map_or(0, |caution| html.matches(&escaped(caution)).count());
        assert_eq!(caution, usize::from(pattern.muscle().caution.is_some()), "{subject:?}");
        let noticed = section(&html, words.often_noticed);
        assert_eq!(noticed.matches(&escaped(words.new_or_one_sided)).count(), pattern.muscle().noticed.len(), "{subject:?}");
        assert!(noticed.contains(&escaped(words.droopy_lid_warning)), "{subject:?}");
        let by_hand =
            pattern.muscle().evidence.iter().find(|statement| statement.key == "by-hand").expect("how points are found");
        assert!(html.contains(&escaped(by_hand.text)), "{subject:?}: points are a convention");
    }
}

#[test]
fn nothing_is_promised_and_no_cause_is_named() {
    for subject in std::iter::once(Subject::Nothing).chain(patterns().map(Subject::Pattern)) {
        let html = format!("{}{}", written(parts::parts(&MapState::of(subject))), told(subject));
        let text = text_of(&html).to_lowercase();
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
        let html = told(subject);
        for link in tags(&html, "a") {
            // A joint has a page of its own, without a map.
            if ATLAS.joints.iter().any(|joint| attributes(link, "href").next() == Some(url::joint(joint.slug).as_str())) {
                continue;
            }
            let action = attributes(link, "data-act").next().and_then(MapAction::from_text);
            let action = action.unwrap_or_else(|| panic!("{subject:?}: {link} carries an action"));
            let address = attributes(link, "href").next().expect("it leads somewhere").replace("&amp;", "&");
            assert_eq!(address, url::address(&MapState::of(subject).after(action)), "{subject:?}: {link}");
            assert!(attributes(link, "aria-label").next().is_some_and(|name| !name.is_empty()), "{subject:?}: {link}");
        }
    }
}

#[test]
fn what_is_announced_names_the_pattern_the_side_and_each_place_of_it_once() {
    for (pattern, side) in patterns().flat_map(|pattern| SIDES.map(|side| (pattern, side))) {
        let said = panel::sentence(&MapState { side, ..MapState::of(Subject::Pattern(pattern)) });
        let places = pattern.zones().iter().filter(|zone| zone.laterality != Laterality::OtherSideWhenSevere);
        let places: Vec<&str> = places.map(|zone| ATLAS.area(zone.area).label).collect();
        let (first, rest) = pattern.name().split_at(1);
        assert_eq!(said, format!("{}{rest}, {}: {}.", first.to_uppercase(), side_words(side), places.join(", ")));
        assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), places.len(), "{said}");
    }
    for side in SIDES {
        let said = panel::sentence(&MapState { side, ..MapState::of(Subject::Nothing) });
        assert_eq!(said, ATLAS.words.nothing_chosen);
    }
    let upper = MapState { side: RIGHT, ..MapState::of(about("scm-sternal-upper")) };
    assert_eq!(panel::sentence(&upper), "Upper breastbone strand, your right side: eyebrow, top of the head, back of the head.");
}

#[test]
fn the_switch_for_the_other_side_is_announced_on_and_off() {
    let words = &ATLAS.words;
    for (slug, what) in [("scm-clavicular-lower", words.show_when_severe), ("suboccipitals", words.show_often_both)] {
        let off = MapState { side: LEFT, ..MapState::of(about(slug)) };
        let on = MapState { other_side: true, ..off };
        let (off_said, on_said) = (panel::announcement(&on, &off), panel::announcement(&off, &on));
        assert_eq!(on_said, format!("{off_said} {what}."), "{slug}");
        // With both sides chosen it shows nothing more, so nothing is said.
        assert_eq!(panel::sentence(&MapState { side: BOTH, ..on }), panel::sentence(&MapState { side: BOTH, ..off }), "{slug}");
    }
}

#[test]
fn a_change_of_diagram_mirror_or_layer_alone_is_announced_as_that_and_every_other_as_what_is_chosen() {
    let words = &ATLAS.words;
    let state = MapState { side: LEFT, ..MapState::of(about("scm-sternal-middle")) };
    let front = MapState { view: Some(View::Front), ..state };
    assert_eq!(panel::announcement(&state, &front), words.front_view);
    assert_eq!(panel::announcement(&front, &MapState { view: Some(View::Back), ..state }), words.back_view);
    for (layer, name) in [(Layer::Skin, words.layer_skin), (Layer::Deep, words.layer_deep), (Layer::Bone, words.layer_bone)] {
        assert_eq!(panel::announcement(&state, &MapState { layer, ..state }), format!("{}: {name}", words.layer_switch));
    }
    let mirrored = MapState { mirror: true, ..front };
    assert_eq!(panel::announcement(&front, &mirrored), format!("{}: {}", words.front_view, words.mirror));
    assert_eq!(panel::announcement(&mirrored, &front), words.front_view);
    // Going back in the history can change several things at once: then what is chosen counts.
    for after in [
        MapState { side: RIGHT, ..front },
        MapState { with: Some(with("suboccipitals:left")), ..front },
        MapState { subject: about("suboccipitals"), ..front },
        MapState { layer: Layer::Skin, side: RIGHT, ..state },
        MapState { mirror: true, side: RIGHT, ..state },
        MapState { layer: Layer::Skin, subject: about("suboccipitals"), ..state },
        MapState::of(Subject::Nothing),
    ] {
        assert_eq!(panel::announcement(&state, &after), panel::sentence(&after), "{after:?}");
    }
}

proptest! {
    #[test]
    fn every_announcement_is_one_line_that_says_something(before in any_state(), after in any_state()) {
        let said = panel::announcement(&before, &after);
        prop_assert!(!said.trim().is_empty() && !said.contains('\n'));
        prop_assert!(said.chars().next().is_some_and(char::is_uppercase), "{said}");
    }
}

/// The chips of a state: the part that each chooses, as text, with its opening tag.
fn chips(html: &str) -> Vec<(String, String)> {
    let (_, nav) = html.split_once("<nav class=\"parts\"").expect("the parts");
    let (nav, _) = nav.split_once("</nav>").expect("the parts end");
    let links = tags(nav, "a").into_iter().map(|link| {
        let action = attributes(link, "data-act").next().and_then(MapAction::from_text);
        let Some(MapAction::Choose(pattern, _)) = action else { panic!("{link} chooses a part") };
        (pattern.to_text(), link.to_owned())
    });
    links.collect()
}

/// The tree of parts, as the issue has it: whole muscle, strand, its points in their order from the breastbone up.
const TREES: [&str; 4] = [
    "sternocleidomastoid sternocleidomastoid/sternal scm-sternal-lower scm-sternal-middle scm-sternal-inner scm-sternal-upper \
     sternocleidomastoid/clavicular scm-clavicular-lower scm-clavicular-middle scm-clavicular-upper",
    "suboccipitals suboccipital-medial suboccipital-lateral",
    "upper-trapezius upper-trapezius-front upper-trapezius-middle",
    "temporalis temporalis-front temporalis-middle-front temporalis-middle-rear temporalis-rear",
];

#[test]
fn the_parts_stand_as_a_tree_and_exactly_what_is_chosen_is_current() {
    for state in states_unpeeled().filter(|state| state.view.is_none() && !state.mirror) {
        let Some(chosen) = state.subject.pattern() else {
            assert_eq!(written(parts::parts(&state)), "");
            continue;
        };
        let html = written(parts::parts(&state));
        let chips = chips(&html);
        let tree: Vec<&str> =
            TREES.into_iter().find(|tree| tree.starts_with(chosen.muscle().slug)).expect("a tree").split(' ').collect();
        assert_eq!(chips.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), tree, "{state:?}");
        for (part, link) in chips {
            let part = pattern(&part);
            let action = MapAction::Choose(part, state.side);
            assert!(attributes(&link, "data-act").eq([action.to_text()]), "{link}");
            assert!(attributes(&link, "href").eq([escaped(&url::address(&state.after(action)))]), "{link}");
            // What is heard holds what is read.
            let whole = part == Pattern::whole(part.muscle());
            let heard = if whole { ATLAS.words.whole_muscle } else { part.name() };
            assert!(attributes(&link, "aria-label").eq([format!("{heard}, {}", side_words(state.side))]), "{link}");
            assert_eq!(link.contains("aria-current=\"true\""), part == chosen, "{link} in {state:?}");
            let strand = part.strand_slug().filter(|_| part.trigger_point().is_none());
            assert!(attributes(&link, "data-strand").eq(strand), "{link}");
            assert!(attributes(&link, "data-side").eq(strand.map(|_| state.side.facing().slug())), "{link}");
        }
    }
}

#[test]
fn beside_a_chip_its_short_name_says_enough() {
    let html = written(parts::parts(&MapState::of(about("sternocleidomastoid"))));
    let (nav, _) = html.split_once("</nav>").expect("the parts");
    let read: Vec<String> =
        nav.split("</a>").map(|part| text_of(part).trim().to_owned()).filter(|text| !text.is_empty()).collect();
    assert_eq!(
        read,
        [ATLAS.words.whole_muscle, "breastbone", "lower", "middle", "inner", "upper", "collarbone", "lower", "middle", "upper"]
    );
}

#[test]
fn the_switch_for_the_other_side_is_there_only_with_one_side_chosen_and_something_to_show() {
    for state in states_unpeeled().filter(|state| state.view.is_none() && !state.mirror) {
        let html = written(parts::parts(&state));
        let switches: Vec<&str> = tags(&html, "a").into_iter().filter(|tag| tag.contains("role=\"switch\"")).collect();
        let kind = state.subject.pattern().and_then(Pattern::other_side);
        let there = kind.is_some() && state.side != BOTH;
        assert_eq!(switches.len(), usize::from(there), "{state:?}");
        for switch in switches {
            let turned = MapAction::OtherSide(!state.other_side);
            assert!(attributes(switch, "aria-checked").eq([state.other_side.to_string()]), "{switch}");
            assert!(attributes(switch, "data-act").eq([turned.to_text()]), "{switch}");
            assert!(attributes(switch, "href").eq([escaped(&url::address(&state.after(turned)))]), "{switch}");
            let name = match state.subject.muscle().map(|muscle| muscle.slug) {
                Some("suboccipitals") => ATLAS.words.show_often_both,
                _ => ATLAS.words.show_when_severe,
            };
            assert!(text_of(&html).contains(name), "{state:?}");
        }
    }
}

/// A word of each point's sentence for each of its places, from the charts; `;` parts what most people feel from what some do.
const SENTENCES: [(&str, &str); 15] = [
    ("scm-sternal-lower", "; upper breastbone"),
    ("scm-sternal-middle", "cheek, over the eye; temple, behind the eye, teeth"),
    ("scm-sternal-inner", "; throat, chin"),
    ("scm-sternal-upper", "back of the head; crown, over the eye"),
    ("scm-clavicular-lower", "forehead; cross to the other side"),
    ("scm-clavicular-middle", "forehead; cross to the other side"),
    ("scm-clavicular-upper", "deep in the ear, behind it; cheek, teeth"),
    ("suboccipital-medial", "back of the head, temple; eye, forehead"),
    ("suboccipital-lateral", "back of the head, temple; eye, forehead"),
    ("upper-trapezius-front", "side of the neck, behind the ear, temple; behind the eye, angle of the jaw"),
    ("upper-trapezius-middle", "neck; behind the ear, back of the head"),
    ("temporalis-front", "temple; eyebrow, upper front teeth"),
    ("temporalis-middle-front", "temple; upper teeth"),
    ("temporalis-middle-rear", "temple; upper back teeth"),
    ("temporalis-rear", "; side and back of the head"),
];

#[test]
fn each_points_sentence_says_where_most_people_feel_it_and_then_where_some_do() {
    for (id, places) in SENTENCES {
        let sentence = pattern(id).trigger_point().expect("a point").sentence;
        let (most, some) = places.split_once("; ").unwrap_or_else(|| panic!("{places} has two halves"));
        let words = |list: &'static str| list.split(", ").filter(|word| !word.is_empty());
        let said_of_most = sentence.split("; ").next().expect("a half");
        assert!(words(most).all(|word| said_of_most.contains(word)), "{id}: {sentence}");
        let said_of_some = if most.is_empty() { sentence } else { sentence.split_once("; ").expect("a second half").1 };
        assert!(words(some).all(|word| said_of_some.contains(word)), "{id}: {sentence}");
        assert_eq!(sentence.contains("people often describe"), !most.is_empty(), "{id}: {sentence}");
        let written = html_of(pattern(id), SideChoice::Both);
        assert!(!written.contains(&escaped(pattern(id).muscle().what)), "{id}: its own sentence stands in its muscle's place");
        assert!(written.contains(&escaped(sentence)), "{id}");
    }
    // Beside a whole muscle each of its points is told too.
    for (muscle, html) in muscles_with_text() {
        let spots = section(&html, ATLAS.words.spots_heading);
        in_order(&text_of(spots), &muscle.points.iter().flat_map(|point| [point.name, point.sentence]).collect::<Vec<_>>());
    }
}

/// The title and the lead of the panel as they are written for a state.
fn html_of(pattern: Pattern, side: SideChoice) -> String {
    let state = RwSignal::new(MapState { side, ..MapState::of(Subject::Pattern(pattern)) });
    let html = Owner::new()
        .with(|| view! { <panel::Panel state marks_heading=RwSignal::new(String::new()) notice=RwSignal::new(None)/> }.to_html());
    html.split_once("<div class=\"narrow\"").expect("the parts").0.to_owned()
}

#[test]
fn the_title_names_the_muscle_and_the_part_of_it() {
    let title = text_of(&html_of(pattern("scm-sternal-upper"), LEFT));
    in_order(
        &title,
        &["The rope-like neck muscle", "sternocleidomastoid · upper breastbone strand", "your left side", "back of the head"],
    );
    let strand = text_of(&html_of(pattern("sternocleidomastoid/clavicular"), RIGHT));
    in_order(&strand, &["sternocleidomastoid · collarbone strand", "your right side", ATLAS.words.strand_lead]);
}

#[test]
fn the_legend_says_that_the_trail_is_not_a_path_of_pain_and_there_is_a_button_to_see_it_again() {
    let words = &ATLAS.words;
    assert!(words.legend_trail.contains("not a path"), "{}", words.legend_trail);
    for pattern in patterns() {
        let html = crate::page::map_of(&MapState::of(Subject::Pattern(pattern)));
        let (_, legend) = html.split_once("class=\"legend\"").expect("a legend");
        let (legend, _) = legend.split_once("</div>").expect("it ends");
        let is_point = pattern.trigger_point().is_some();
        assert_eq!(text_of(legend).contains(words.legend_trail), is_point, "{}", pattern.to_text());
        let replay = tags(&html, "button").into_iter().find(|tag| tag.contains("data-tool=\"replay\"")).expect("a button");
        assert_eq!(replay.contains(" hidden"), !is_point, "{replay}");
        let trails = tags(&html, "g").into_iter().filter(|tag| tag.contains("class=\"trail\""));
        assert!(trails.clone().count() == 3 && trails.clone().all(|tag| tag.contains("data-run=\"once\"")), "plays once");
        assert!(trails.clone().all(|tag| tag.contains("aria-hidden=\"true\"")), "it tells nothing that words do not");
    }
}

/// The legend of a state, as it is read.
fn legend_of(state: &MapState) -> String {
    let html = crate::page::map_of(state);
    let (_, legend) = html.split_once("class=\"legend\"").expect("a legend");
    legend.split_once("</div>").expect("it ends").0.to_owned()
}

#[test]
fn the_legend_of_a_comparison_names_both_and_their_sides_where_they_differ() {
    let state = MapState { side: LEFT, with: Some(with("suboccipitals:right")), ..MapState::of(about("scm-sternal-upper")) };
    let text = text_of(&legend_of(&state));
    in_order(&text, &["1 upper breastbone strand, your left side", "2 The small muscles under the skull, your right side"]);
    // On one side, which the diagrams tell, the names do.
    let same = text_of(&legend_of(&MapState { with: Some(with("suboccipitals:left")), ..state }));
    in_order(&same, &["1 upper breastbone strand", "2 The small muscles under the skull"]);
    assert!(!same.contains(ATLAS.words.your_left_side), "{same}");
    let both = text_of(&legend_of(&MapState { side: BOTH, ..state }));
    in_order(&both, &[ATLAS.words.shown_on_both_sides, ATLAS.words.your_right_side]);
}

#[test]
fn the_legend_shows_the_signs_as_they_are_drawn_alone_and_beside_another() {
    let signs = |state: &MapState| -> Vec<String> { attributes(&legend_of(state), "data-sign").map(str::to_owned).collect() };
    let alone = MapState { side: LEFT, ..MapState::of(about("scm-sternal-middle")) };
    assert_eq!(signs(&alone), ["point", "essential", "spillover", "deep"]);
    let compared = MapState { with: Some(with("suboccipitals:left")), ..alone };
    assert_eq!(signs(&compared), ["first", "second", "hatch", "hatch-some", "deep"], "hatching in place of fill and dots");
    let lower = MapState { side: LEFT, ..MapState::of(about("scm-sternal-lower")) };
    assert_eq!(signs(&lower), ["point", "spillover"], "only what is there is explained");
    let text = text_of(&legend_of(&alone));
    in_order(&text, &["trigger point", "most people", "some people", "felt deep inside"]);
    assert!(!text.contains("more pain"), "{text}");
    assert!(text_of(&legend_of(&MapState::of(Subject::Nothing))).contains(ATLAS.words.hint_choose));
}

#[test]
fn every_link_beside_the_map_leads_where_its_action_does_and_choosing_pushes() {
    for state in states_unpeeled().filter(|state| state.view.is_none() && !state.mirror) {
        let html = written(parts::parts(&state));
        for link in tags(&html, "a") {
            let action = attributes(link, "data-act").next().and_then(MapAction::from_text).unwrap_or_else(|| panic!("{link}"));
            assert!(attributes(link, "href").eq([escaped(&url::address(&state.after(action)))]), "{link}");
            let switch = link.contains("role=\"switch\"");
            assert_eq!(action.history(), if switch { History::Replace } else { History::Push }, "{link}");
        }
    }
}
