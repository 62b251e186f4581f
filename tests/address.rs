//! Addresses: each names a state, each state has its address, and any text at all leads to something that makes sense.

use crate::{muscle, states, subjects};
use atlas::{Layer, Side, View};
use headache_map::app::Served;
use headache_map::facts::ATLAS;
use headache_map::map::{DEFAULT_LAYER, MapState, SideChoice, Subject, compose};
use headache_map::url::{Notice, Parsed, address, parse, subject, with_query};
use proptest::prelude::*;
use proptest::sample::select;

const LEFT: SideChoice = SideChoice::One(Side::Left);
const RIGHT: SideChoice = SideChoice::One(Side::Right);
const BOTH: SideChoice = SideChoice::Both;
const SCM: &str = "sternocleidomastoid";
const SUBOCCIPITALS: &str = "suboccipitals";

fn about(slug: &str) -> Subject {
    if slug.is_empty() { Subject::Nothing } else { Subject::Muscle(muscle(slug)) }
}

/// Path, query, and what it means: muscle, side, the diagram that the person chose.
type Meaning = (&'static str, &'static str, &'static str, SideChoice, Option<View>);

/// Addresses as the map writes them.
const WRITTEN: &[Meaning] = &[
    ("/", "", "", RIGHT, None),
    ("/", "?side=left", "", LEFT, None),
    ("/", "?side=both", "", BOTH, None),
    ("/", "?view=back", "", RIGHT, Some(View::Back)),
    ("/", "?view=front&side=left", "", LEFT, Some(View::Front)),
    ("/muscles/sternocleidomastoid/", "", SCM, BOTH, None),
    ("/muscles/sternocleidomastoid/", "?side=right", SCM, RIGHT, None),
    ("/muscles/sternocleidomastoid/", "?view=front", SCM, BOTH, Some(View::Front)),
    ("/muscles/sternocleidomastoid/", "?view=back&side=left", SCM, LEFT, Some(View::Back)),
    ("/muscles/suboccipitals/", "", SUBOCCIPITALS, BOTH, None),
    ("/muscles/suboccipitals/", "?side=left", SUBOCCIPITALS, LEFT, None),
    ("/muscles/suboccipitals/", "?view=side&side=right", SUBOCCIPITALS, RIGHT, Some(View::Side)),
];

/// Addresses that mean the same as one that the map writes, and that someone may have typed or a server sent.
const ALSO_UNDERSTOOD: &[Meaning] = &[
    ("", "", "", RIGHT, None),
    ("/index.html", "?", "", RIGHT, None),
    ("/", "?side=right", "", RIGHT, None),
    ("/muscles/suboccipitals", "", SUBOCCIPITALS, BOTH, None),
    ("/muscles/suboccipitals/index.html", "side=both", SUBOCCIPITALS, BOTH, None),
    ("/muscles/sternocleidomastoid/", "?side=left&view=back", SCM, LEFT, Some(View::Back)),
    // Of a key that is there twice the first counts.
    ("/muscles/sternocleidomastoid/", "?side=left&side=right", SCM, LEFT, None),
    ("/muscles/sternocleidomastoid/", "?side=left&side=nonsense", SCM, LEFT, None),
    // Keys that are not the map's are left alone.
    ("/muscles/sternocleidomastoid/", "?utm_source=letter&side=left&", SCM, LEFT, None),
    ("/", "?VIEW=back&sides=left&=&==", "", RIGHT, None),
];

/// Addresses with something wrong in them, what is nearest, and what is said.
const MANGLED: &[(Meaning, Notice)] = &[
    (("/muscles/", "", "", RIGHT, None), Notice::UnknownPage),
    (("/muscles/trapezius/", "", "", RIGHT, None), Notice::UnknownPage),
    (("/muscles/Sternocleidomastoid/", "", "", RIGHT, None), Notice::UnknownPage),
    (("/muscles/sternocleidomastoid/extra/", "", "", RIGHT, None), Notice::UnknownPage),
    (("/sternocleidomastoid/", "", "", RIGHT, None), Notice::UnknownPage),
    (("/%E0%A4%A/", "", "", RIGHT, None), Notice::UnknownPage),
    (("/../../etc/passwd", "", "", RIGHT, None), Notice::UnknownPage),
    // The gravest thing is said; what makes sense still counts.
    (("/muscles/trapezius/", "?side=left&view=nonsense", "", LEFT, None), Notice::UnknownPage),
    (("/", "?side=middle", "", RIGHT, None), Notice::UnknownChoice),
    (("/", "?layer=fat", "", RIGHT, None), Notice::UnknownChoice),
    (("/", "?view", "", RIGHT, None), Notice::UnknownChoice),
    (("/muscles/sternocleidomastoid/", "?side=LEFT", SCM, BOTH, None), Notice::UnknownChoice),
    (("/muscles/sternocleidomastoid/", "?side=", SCM, BOTH, None), Notice::UnknownChoice),
    (("/muscles/sternocleidomastoid/", "?side==left", SCM, BOTH, None), Notice::UnknownChoice),
    (("/muscles/sternocleidomastoid/", "?view=top&side=left", SCM, LEFT, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?view=front&side=%6Ceft%00", SUBOCCIPITALS, BOTH, Some(View::Front)), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?side=nonsense&side=left", SUBOCCIPITALS, BOTH, None), Notice::UnknownChoice),
];

fn assert_means((path, query, slug, side, view): Meaning, notice: Option<Notice>) {
    let state = MapState { subject: about(slug), side, view, layer: DEFAULT_LAYER };
    assert_eq!(parse(path, query), Parsed { state, notice }, "{path}{query}");
}

#[test]
fn each_address_names_its_state_and_each_state_its_address() {
    for &(path, query, slug, side, view) in WRITTEN {
        assert_means((path, query, slug, side, view), None);
        assert_eq!(address(&MapState { subject: about(slug), side, view, layer: DEFAULT_LAYER }), format!("{path}{query}"));
    }
}

#[test]
fn the_layer_is_in_the_address_unless_it_is_the_one_that_every_page_starts_with() {
    for (path, slug) in [("/", ""), ("/muscles/suboccipitals/", SUBOCCIPITALS)] {
        for (query, layer) in
            [("", Layer::Muscle), ("?layer=skin", Layer::Skin), ("?layer=deep", Layer::Deep), ("?layer=bone", Layer::Bone)]
        {
            let state = MapState { layer, ..MapState::of(about(slug)) };
            assert_eq!(parse(path, query), Parsed { state, notice: None }, "{path}{query}");
            assert_eq!(address(&state), format!("{path}{query}"));
        }
    }
    let state = MapState { side: LEFT, view: Some(View::Back), layer: Layer::Bone, ..MapState::of(about(SCM)) };
    assert_eq!(address(&state), "/muscles/sternocleidomastoid/?view=back&side=left&layer=bone");
}

#[test]
fn other_ways_to_write_the_same_are_understood_in_silence() {
    for &meaning in ALSO_UNDERSTOOD {
        assert_means(meaning, None);
    }
}

#[test]
fn what_is_mangled_leads_to_the_nearest_state_and_is_said() {
    for &(meaning, notice) in MANGLED {
        assert_means(meaning, Some(notice));
    }
}

#[test]
fn notices_are_sentences_that_tell_the_two_apart() {
    let (page, choice) = (Notice::UnknownPage.text(), Notice::UnknownChoice.text());
    assert!(page.ends_with('.') && choice.ends_with('.') && page != choice);
}

#[test]
fn default_values_are_left_out() {
    for subject in subjects() {
        let plain = MapState::of(subject);
        assert!(!address(&plain).contains('?'), "{}", address(&plain));
        // To have chosen what would be large anyhow is not in the address either.
        let chosen = MapState { view: Some(subject.best_view()), ..plain };
        assert_eq!(address(&chosen), address(&plain));
    }
    for state in states() {
        let address = address(&state);
        assert_eq!(address.contains("view="), state.main_view() != MapState::of(state.subject).main_view(), "{address}");
        assert_eq!(address.contains("side="), state.side != MapState::of(state.subject).side, "{address}");
        assert_eq!(address.contains("layer="), state.layer != DEFAULT_LAYER, "{address}");
    }
}

#[test]
fn state_to_address_and_back_shows_the_same_and_the_same_address() {
    for state in states() {
        let written = address(&state);
        let (path, query) = written.split_once('?').unwrap_or((&written, ""));
        let back = parse(path, query);
        assert_eq!(back.notice, None, "{written}");
        assert_eq!(address(&back.state), written);
        let meant = |state: &MapState| (state.subject, state.side, state.layer);
        assert_eq!(meant(&back.state), meant(&state), "{written}");
        assert_eq!(compose(&back.state), compose(&state), "{written}");
    }
}

#[test]
fn each_served_page_is_taken_over_in_the_state_in_which_it_was_written() {
    for subject in subjects() {
        let served = Served { subject, not_found: false };
        assert_eq!(Served::from_text(served.to_text()), served);
    }
    let not_found = Served { subject: Subject::Nothing, not_found: true };
    assert_eq!(Served::from_text(not_found.to_text()), not_found);
}

/// Queries: nonsense, and things that look nearly right.
fn queries() -> impl Strategy<Value = String> {
    let key = prop_oneof![select(vec!["side", "view", "layer", "Side", "views", ""]).prop_map(str::to_owned), any::<String>()];
    let value = prop_oneof![
        select(vec!["left", "right", "both", "side", "back", "front", "deep", "bone", "LEFT", "left ", ""])
            .prop_map(str::to_owned),
        any::<String>(),
    ];
    let pair = prop_oneof![(key.clone(), value).prop_map(|(key, value)| format!("{key}={value}")), key];
    let pairs = prop::collection::vec(pair, 0..6).prop_map(|pairs| pairs.join("&"));
    prop_oneof![any::<String>(), pairs.clone(), pairs.prop_map(|pairs| format!("?{pairs}"))]
}

/// Paths: nonsense, and things that look nearly right.
fn paths() -> impl Strategy<Value = String> {
    let known = ["muscles", SCM, SUBOCCIPITALS, "index.html", "", "..", "credits"];
    let part = prop_oneof![3 => select(known.to_vec()).prop_map(str::to_owned), 1 => any::<String>()];
    let parts = prop::collection::vec(part, 0..4).prop_map(|parts| parts.join("/"));
    prop_oneof![any::<String>(), parts.clone(), parts.prop_map(|parts| format!("/{parts}"))]
}

/// What the query says of a key: nothing, one of the values that there are, or something else.
fn said<'a>(query: &'a str, key: &str, values: &[&str]) -> Option<Result<&'a str, ()>> {
    let mut pairs = query.trim_start_matches('?').split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let (_, value) = pairs.find(|(name, _)| *name == key)?;
    Some(if values.contains(&value) { Ok(value) } else { Err(()) })
}

proptest! {
    #[test]
    fn any_text_as_an_address_leads_to_a_state_and_to_a_notice_where_something_was_wrong(path in paths(), query in queries()) {
        let Parsed { state, notice } = parse(&path, &query);

        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != "index.html").collect();
        let page = match parts[..] {
            [] => Some(Subject::Nothing),
            ["muscles", slug] => ATLAS.muscle(slug).map(Subject::Muscle),
            _ => None,
        };
        let (side, view) = (said(&query, "side", &["left", "right", "both"]), said(&query, "view", &["side", "back", "front"]));
        let layer = said(&query, "layer", &["skin", "muscle", "deep", "bone"]);
        let wrong_choice = [side, view, layer].contains(&Some(Err(())));
        prop_assert_eq!(notice, match (page, wrong_choice) {
            (None, _) => Some(Notice::UnknownPage),
            (Some(_), true) => Some(Notice::UnknownChoice),
            (Some(_), false) => None,
        });

        let default = MapState::of(page.unwrap_or(Subject::Nothing));
        prop_assert_eq!(state.subject, default.subject);
        prop_assert_eq!(state.side.slug(), side.and_then(Result::ok).unwrap_or(default.side.slug()));
        prop_assert_eq!(state.view.map(View::slug), view.and_then(Result::ok));
        prop_assert_eq!(state.layer.slug(), layer.and_then(Result::ok).unwrap_or("muscle"));

        // Whatever it was, its own address is sound.
        let written = address(&state);
        let (path, query) = written.split_once('?').unwrap_or((&written, ""));
        prop_assert_eq!(parse(path, query).notice, None);
        prop_assert_eq!(address(&parse(path, query).state), written);
    }

    #[test]
    fn a_page_as_served_keeps_its_subject_whatever_the_query(slug in select(vec!["", SCM, SUBOCCIPITALS]), query in queries()) {
        let served = MapState::of(about(slug));
        let path = address(&served);
        prop_assert_eq!(with_query(served, &query), parse(&path, &query));
        prop_assert_eq!(with_query(served, &query).state.subject, served.subject);
    }

    #[test]
    fn keys_that_are_not_the_maps_change_nothing(
        state in select(states().collect::<Vec<_>>()),
        key in "utm_[a-z]{1,8}|[A-Z]{1,6}|xside|viewer|",
        value in "[^&]{0,12}",
        first in any::<bool>(),
    ) {
        let written = address(&state);
        let (path, query) = written.split_once('?').unwrap_or((&written, ""));
        let other = format!("{key}={value}");
        let with_other = if first { format!("?{other}&{query}") } else { format!("?{query}&{other}") };
        prop_assert_eq!(parse(path, &with_other), parse(path, query));
    }

    #[test]
    fn any_text_as_a_path_or_a_served_page_is_taken(text in any::<String>()) {
        // No text of chance is the path of a muscle's page.
        prop_assert!(subject(&text).is_none_or(|subject| subject == Subject::Nothing));
        let served = Served::from_text(&text);
        prop_assert_eq!(served, Served { subject: Subject::Nothing, not_found: false });
    }
}
