//! Addresses: each names a state, each state has its address, and any text at all leads to something that makes sense.

use crate::{
    BOTH, LEFT, RIGHT, about, any_state, beside_others, pages, path_and_query, pattern, seconds, states, states_unpeeled, with,
};
use atlas::{Area, Layer, View};
use headache_map::app::{Screen, Served};
use headache_map::facts::ATLAS;
use headache_map::map::{Compared, DEFAULT_LAYER, MapState, OtherSide, Pattern, SideChoice, Subject, compose};
use headache_map::url::{Notice, Parsed, address, parse, subject, with_query};
use proptest::prelude::*;
use proptest::sample::select;

const SCM: &str = "sternocleidomastoid";
const SUBOCCIPITALS: &str = "suboccipitals";

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
    ("/muscles/sternocleidomastoid/", "?strand=sternal", "sternocleidomastoid/sternal", BOTH, None),
    ("/muscles/sternocleidomastoid/", "?side=left&strand=clavicular", "sternocleidomastoid/clavicular", LEFT, None),
    ("/muscles/sternocleidomastoid/", "?point=scm-sternal-upper", "scm-sternal-upper", BOTH, None),
    (
        "/muscles/sternocleidomastoid/",
        "?view=front&side=right&point=scm-clavicular-lower",
        "scm-clavicular-lower",
        RIGHT,
        Some(View::Front),
    ),
    ("/muscles/suboccipitals/", "?side=left&point=suboccipital-lateral", "suboccipital-lateral", LEFT, None),
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
    // A point may be named with its strand, in either order.
    ("/muscles/sternocleidomastoid/", "?strand=sternal&point=scm-sternal-upper", "scm-sternal-upper", BOTH, None),
    ("/muscles/sternocleidomastoid/", "?point=scm-sternal-upper&strand=sternal", "scm-sternal-upper", BOTH, None),
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
    // A point or strand of another muscle, of none, or that there is not.
    (("/muscles/suboccipitals/", "?point=scm-sternal-upper", SUBOCCIPITALS, BOTH, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?strand=sternal&side=left", SUBOCCIPITALS, LEFT, None), Notice::UnknownChoice),
    (("/muscles/sternocleidomastoid/", "?point=scm-sternal-top", SCM, BOTH, None), Notice::UnknownChoice),
    (("/muscles/sternocleidomastoid/", "?strand=middle", SCM, BOTH, None), Notice::UnknownChoice),
    (("/muscles/sternocleidomastoid/", "?point=", SCM, BOTH, None), Notice::UnknownChoice),
    (("/muscles/sternocleidomastoid/", "?strand", SCM, BOTH, None), Notice::UnknownChoice),
    (("/", "?point=scm-sternal-upper", "", RIGHT, None), Notice::UnknownChoice),
    (("/", "?strand=sternal&side=left", "", LEFT, None), Notice::UnknownChoice),
    // A point says which strand it is in, whichever comes first.
    (
        ("/muscles/sternocleidomastoid/", "?point=scm-sternal-upper&strand=clavicular", "scm-sternal-upper", BOTH, None),
        Notice::UnknownChoice,
    ),
    (
        ("/muscles/sternocleidomastoid/", "?strand=clavicular&point=scm-sternal-upper", "scm-sternal-upper", BOTH, None),
        Notice::UnknownChoice,
    ),
    (
        ("/muscles/sternocleidomastoid/", "?strand=sternal&point=nonsense", "sternocleidomastoid/sternal", BOTH, None),
        Notice::UnknownChoice,
    ),
    (
        ("/muscles/suboccipitals/", "?point=suboccipital-medial&strand=sternal", "suboccipital-medial", BOTH, None),
        Notice::UnknownChoice,
    ),
    // A switch that the pattern has not, or that is not a switch.
    (
        ("/muscles/sternocleidomastoid/", "?point=scm-sternal-upper&severe=1", "scm-sternal-upper", BOTH, None),
        Notice::UnknownChoice,
    ),
    (
        ("/muscles/sternocleidomastoid/", "?strand=sternal&severe=1", "sternocleidomastoid/sternal", BOTH, None),
        Notice::UnknownChoice,
    ),
    (("/muscles/sternocleidomastoid/", "?bilateral=1", SCM, BOTH, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?severe=1", SUBOCCIPITALS, BOTH, None), Notice::UnknownChoice),
    (("/muscles/sternocleidomastoid/", "?severe=0", SCM, BOTH, None), Notice::UnknownChoice),
    (("/", "?severe=1", "", RIGHT, None), Notice::UnknownChoice),
    (("/", "?mirror=yes", "", RIGHT, None), Notice::UnknownChoice),
    // A comparison with itself, with nothing, with a strand, with nonsense.
    (("/muscles/suboccipitals/", "?with=suboccipitals:left", SUBOCCIPITALS, BOTH, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?side=left&with=suboccipitals:left", SUBOCCIPITALS, LEFT, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?with=suboccipitals:left&side=left", SUBOCCIPITALS, LEFT, None), Notice::UnknownChoice),
    (
        (
            "/muscles/suboccipitals/",
            "?with=suboccipital-medial:left&point=suboccipital-medial",
            "suboccipital-medial",
            BOTH,
            None,
        ),
        Notice::UnknownChoice,
    ),
    (("/", "?with=suboccipitals:left", "", RIGHT, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?with=sternocleidomastoid/sternal:left", SUBOCCIPITALS, BOTH, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?with=sternocleidomastoid", SUBOCCIPITALS, BOTH, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?with=sternocleidomastoid:both", SUBOCCIPITALS, BOTH, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?with=trapezius:left", SUBOCCIPITALS, BOTH, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?with=", SUBOCCIPITALS, BOTH, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?with=:left", SUBOCCIPITALS, BOTH, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?with=sternocleidomastoid%20left", SUBOCCIPITALS, BOTH, None), Notice::UnknownChoice),
    (("/muscles/suboccipitals/", "?with=%", SUBOCCIPITALS, BOTH, None), Notice::UnknownChoice),
];

fn state((_, _, slug, side, view): Meaning) -> MapState {
    MapState { side, view, ..MapState::of(about(slug)) }
}

fn assert_means(meaning: Meaning, notice: Option<Notice>) {
    let (path, query, ..) = meaning;
    assert_eq!(parse(path, query), Parsed { screen: Screen::Map, state: state(meaning), notice }, "{path}{query}");
}

#[test]
fn each_address_names_its_state_and_each_state_its_address() {
    for &meaning in WRITTEN {
        assert_means(meaning, None);
        assert_eq!(address(&state(meaning)), format!("{}{}", meaning.0, meaning.1));
    }
}

#[test]
fn the_layer_is_in_the_address_unless_it_is_the_one_that_every_page_starts_with() {
    for (path, slug) in [("/", ""), ("/muscles/suboccipitals/", SUBOCCIPITALS)] {
        for (query, layer) in
            [("", Layer::Muscle), ("?layer=skin", Layer::Skin), ("?layer=deep", Layer::Deep), ("?layer=bone", Layer::Bone)]
        {
            let state = MapState { layer, ..MapState::of(about(slug)) };
            assert_eq!(parse(path, query), Parsed { screen: Screen::Map, state, notice: None }, "{path}{query}");
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
fn a_second_pattern_the_other_side_and_the_mirror_are_in_the_address() {
    let scm = |text: &str| MapState::of(about(text));
    let cases = [
        ("/?mirror=1", MapState { mirror: true, ..scm("") }),
        ("/muscles/sternocleidomastoid/?severe=1", MapState { other_side: true, ..scm(SCM) }),
        (
            "/muscles/sternocleidomastoid/?side=left&point=scm-clavicular-lower&severe=1",
            MapState { side: LEFT, other_side: true, ..scm("scm-clavicular-lower") },
        ),
        ("/muscles/suboccipitals/?side=right&bilateral=1", MapState { side: RIGHT, other_side: true, ..scm(SUBOCCIPITALS) }),
        (
            "/muscles/suboccipitals/?side=left&with=suboccipitals:right",
            MapState { side: LEFT, with: Some(with("suboccipitals:right")), ..scm(SUBOCCIPITALS) },
        ),
        (
            "/muscles/sternocleidomastoid/?view=front&side=right&point=scm-clavicular-middle&layer=skin&with=scm-sternal-upper:left&severe=1&mirror=1",
            MapState {
                subject: about("scm-clavicular-middle"),
                side: RIGHT,
                view: Some(View::Front),
                layer: Layer::Skin,
                other_side: true,
                with: Some(with("scm-sternal-upper:left")),
                mirror: true,
            },
        ),
    ];
    for (text, state) in cases {
        assert_eq!(address(&state), text);
        let (path, query) = path_and_query(text);
        assert_eq!(parse(path, query), Parsed { screen: Screen::Map, state, notice: None }, "{text}");
        // The order of the keys does not count.
        let turned: Vec<&str> = query.rsplit('&').collect();
        assert_eq!(parse(path, &turned.join("&")), Parsed { screen: Screen::Map, state, notice: None }, "{text}");
        // Nor how a program writes the colon.
        for colon in ["%3A", "%3a"] {
            assert_eq!(
                parse(path, &query.replace(':', colon)),
                Parsed { screen: Screen::Map, state, notice: None },
                "{text} with {colon}"
            );
        }
    }
}

#[test]
fn a_key_that_asks_for_the_other_switch_is_said_also_beside_the_right_one() {
    for (slug, query) in [(SCM, "severe=1&bilateral=1"), (SUBOCCIPITALS, "severe=1&bilateral=1")] {
        let parsed = parse(&format!("/muscles/{slug}/"), query);
        assert_eq!(
            parsed,
            Parsed {
                screen: Screen::Map,
                state: MapState { other_side: true, ..MapState::of(about(slug)) },
                notice: Some(Notice::UnknownChoice)
            }
        );
    }
}

#[test]
fn default_values_are_left_out() {
    for subject in pages() {
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
        assert_eq!(address.contains("mirror="), state.mirror, "{address}");
        assert_eq!(address.contains("severe=") || address.contains("bilateral="), state.other_side, "{address}");
        assert!(!address.contains("with="), "{address}");
    }
}

/// Asserts that an address written for a state leads back to it and to itself.
fn assert_leads_back(state: &MapState) {
    let written = address(state);
    let (path, query) = path_and_query(&written);
    let back = parse(path, query);
    assert_eq!(back.notice, None, "{written}");
    assert_eq!(address(&back.state), written);
    // A diagram that was chosen and would be large anyhow need not be said.
    assert_eq!(MapState { view: state.view, ..back.state }, *state, "{written}");
    assert_eq!(back.state.main_view(), state.main_view(), "{written}");
}

#[test]
fn state_to_address_and_back_shows_the_same_and_the_same_address() {
    let mut count = 0;
    for state in states().flat_map(beside_others) {
        assert_leads_back(&state);
        count += 1;
    }
    assert!(count > 40_000, "every state: {count}");
    for state in states_unpeeled() {
        let written = address(&state);
        let (path, query) = path_and_query(&written);
        assert_eq!(compose(&parse(path, query).state), compose(&state), "{written}");
    }
}

#[test]
fn every_area_has_a_page_of_its_own_and_a_page_that_names_none_comes_before_them() {
    for area in AREAS {
        let subject = subject(&format!("/pain/{area}/")).expect("a page");
        assert_eq!(subject, Subject::Pain(Area::from_slug(area)));
        // Both sides, the skin: as one points at oneself.
        assert_eq!((subject.default_side(), subject.default_layer()), (SideChoice::Both, Layer::Skin));
    }
    assert_eq!(subject("/pain/"), Some(Subject::Pain(None)));
    assert_eq!(subject("/pain/nose/"), None);
    assert_eq!(subject("/pain/temple/left/"), None);
}

/// The areas of the design.
const AREAS: [&str; 14] = [
    "forehead",
    "brow",
    "behind-eye",
    "temple",
    "crown",
    "back-of-head",
    "behind-ear",
    "ear",
    "cheek",
    "jaw",
    "teeth",
    "throat",
    "neck",
    "breastbone",
];

#[test]
fn the_checks_address_leads_to_the_check_with_nothing_chosen_behind_it() {
    for path in ["/before-you-book/", "/before-you-book", "/before-you-book/index.html"] {
        let parsed = parse(path, "");
        assert_eq!((parsed.screen, parsed.state, parsed.notice), (Screen::Check, MapState::of(Subject::Nothing), None), "{path}");
    }
    for state in states_unpeeled().take(2000) {
        let written = address(&state);
        let (path, query) = path_and_query(&written);
        assert_eq!(parse(path, query).screen, Screen::Map, "{written}");
    }
}

#[test]
fn each_served_page_is_taken_over_in_the_state_in_which_it_was_written() {
    for served in pages().map(Served::map).chain([Served::NOT_FOUND, Served::CHECK]) {
        assert_eq!(Served::from_text(&served.to_text()), served);
    }
}

/// Queries: nonsense, and things that look nearly right.
fn queries() -> impl Strategy<Value = String> {
    let keys = ["side", "view", "layer", "strand", "point", "with", "severe", "bilateral", "mirror", "Side", "views", ""];
    let key = prop_oneof![4 => select(keys.to_vec()).prop_map(str::to_owned), 1 => "[^&#]{0,6}"];
    let values =
        ["left", "right", "both", "side", "back", "front", "deep", "bone", "sternal", "clavicular", "1", "LEFT", "left ", ""];
    let points: Vec<String> = ATLAS.muscles.iter().flat_map(|muscle| muscle.points).map(|point| point.id.to_owned()).collect();
    let value = prop_oneof![
        3 => select(values.to_vec()).prop_map(str::to_owned),
        2 => select(points),
        2 => (select(seconds().collect::<Vec<_>>()), any::<bool>())
            .prop_map(|(with, plain)| if plain { with.to_text() } else { with.to_text().replace(':', "%3A") }),
        1 => any::<String>(),
    ];
    // Values that fit their key come up by themselves too seldom.
    let fitting = prop_oneof![
        select(vec!["side=left", "side=right", "side=both", "view=front", "layer=skin", "strand=sternal", "strand=clavicular"]),
        select(vec!["severe=1", "bilateral=1", "mirror=1", "point=scm-sternal-upper", "point=scm-clavicular-lower"]),
        select(vec!["point=suboccipital-medial", "with=suboccipitals:left", "with=scm-sternal-upper:right"]),
    ];
    let pair = prop_oneof![
        2 => (key.clone(), value).prop_map(|(key, value)| format!("{key}={value}")),
        1 => key,
        3 => fitting.prop_map(str::to_owned),
    ];
    let pairs = prop::collection::vec(pair, 0..6).prop_map(|pairs| pairs.join("&"));
    prop_oneof![1 => any::<String>(), 4 => pairs.clone(), 2 => pairs.prop_map(|pairs| format!("?{pairs}"))]
}

/// Paths: nonsense, and things that look nearly right.
fn paths() -> impl Strategy<Value = String> {
    let known = ["muscles", SCM, SUBOCCIPITALS, "index.html", "", "..", "credits"];
    let part = prop_oneof![3 => select(known.to_vec()).prop_map(str::to_owned), 1 => any::<String>()];
    let parts = prop::collection::vec(part, 0..4).prop_map(|parts| parts.join("/"));
    let muscles = select(vec!["/muscles/sternocleidomastoid/", "/muscles/suboccipitals/", "/"]).prop_map(str::to_owned);
    prop_oneof![1 => any::<String>(), 1 => parts.clone(), 1 => parts.prop_map(|parts| format!("/{parts}")), 4 => muscles]
}

/// What the query says of a key, the first time that it names it; without `=` an empty value.
fn said<'a>(query: &'a str, key: &str) -> Option<&'a str> {
    let mut pairs = query.trim_start_matches('?').split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.find(|(name, _)| *name == key).map(|(_, value)| value)
}

/// What a query means on a page, told once more and in another way than the program does: key by key, each held against what
/// the others say. With whether something in it had to be put right.
fn meant(served: MapState, query: &str) -> (MapState, bool) {
    let mut wrong = false;
    let mut choice = |key: &str, values: &[&str]| {
        let value = said(query, key)?;
        let known = values.contains(&value);
        wrong |= !known;
        known.then_some(value)
    };
    let side = choice("side", &["left", "right", "both"]).and_then(SideChoice::from_slug).unwrap_or(served.side);
    let view = choice("view", &["side", "back", "front"]).and_then(View::from_slug);
    let layer = choice("layer", &["skin", "muscle", "deep", "bone"]).and_then(Layer::from_slug).unwrap_or(served.layer);
    let mirror = choice("mirror", &["1"]).is_some();
    let muscle = served.subject.muscle();
    let points: Vec<&str> = muscle.map_or(Vec::new(), |muscle| muscle.points.iter().map(|point| point.id).collect());
    let strands: Vec<&str> = muscle.map_or(Vec::new(), |muscle| muscle.strands.iter().map(|strand| strand.slug).collect());
    let (point, strand) = (choice("point", &points), choice("strand", &strands));
    let (severe, bilateral) = (choice("severe", &["1"]).is_some(), choice("bilateral", &["1"]).is_some());

    let chosen = match (muscle, point, strand) {
        (None, ..) => None,
        (Some(_), Some(point), _) => Some(pattern(point)),
        (Some(muscle), None, Some(strand)) => Some(pattern(&format!("{}/{strand}", muscle.slug))),
        (Some(muscle), None, None) => Some(Pattern::whole(muscle)),
    };
    let own_strand = point.and_then(|point| pattern(point).strand_slug());
    wrong |= point.is_some() && strand.is_some() && own_strand != strand;
    let switch = chosen.and_then(Pattern::other_side);
    let asked = [(severe, OtherSide::WhenSevere), (bilateral, OtherSide::Often)];
    wrong |= asked.iter().any(|(asked, kind)| *asked && switch != Some(*kind));
    let other_side = asked.iter().any(|(asked, kind)| *asked && switch == Some(*kind));

    let asked = said(query, "with").map(|text| text.replacen("%3A", ":", 1).replacen("%3a", ":", 1));
    let with = asked.as_deref().and_then(|asked| seconds().find(|with| with.to_text() == asked));
    let from_pain = matches!(served.subject, Subject::Pain(_));
    let fits = |with: &Compared| from_pain || chosen.is_some_and(|own| own != with.pattern() || !side.includes(with.side()));
    let with = with.filter(fits);
    wrong |= asked.is_some() && with.is_none();
    let subject = chosen.map_or(served.subject, Subject::Pattern);
    (MapState { subject, side, view, layer, other_side, with, mirror }, wrong)
}

fn page_of(path: &str) -> Option<Subject> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != "index.html").collect();
    match parts[..] {
        [] => Some(Subject::Nothing),
        ["pain"] => Some(Subject::Pain(None)),
        ["pain", slug] => Area::from_slug(slug).map(|area| Subject::Pain(Some(area))),
        ["muscles", slug] => ATLAS.muscle(slug).map(Subject::whole),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, ..ProptestConfig::default() })]

    #[test]
    fn any_text_as_an_address_leads_to_a_state_and_to_a_notice_where_something_was_wrong(path in paths(), query in queries()) {
        let Parsed { screen, state, notice } = parse(&path, &query);
        prop_assert_eq!(screen, Screen::Map);

        let page = page_of(&path);
        let (expected, wrong) = meant(MapState::of(page.unwrap_or(Subject::Nothing)), &query);
        prop_assert_eq!(state, expected);
        prop_assert_eq!(notice, match (page, wrong) {
            (None, _) => Some(Notice::UnknownPage),
            (Some(_), true) => Some(Notice::UnknownChoice),
            (Some(_), false) => None,
        });

        // Whatever it was, it is sound, and so is its own address.
        prop_assert_eq!(state.sound(), state);
        assert_leads_back(&state);
    }

    #[test]
    fn a_page_as_served_keeps_its_muscle_whatever_the_query(slug in select(vec!["", SCM, SUBOCCIPITALS]), query in queries()) {
        let served = MapState::of(about(slug));
        let path = address(&served);
        prop_assert_eq!(with_query(served, &query), parse(&path, &query));
        prop_assert_eq!(with_query(served, &query).state.subject.muscle(), served.subject.muscle());
    }

    #[test]
    fn keys_that_are_not_the_maps_change_nothing(
        state in any_state(),
        key in "utm_[a-z]{1,8}|[A-Z]{1,6}|xside|viewer|",
        value in "[^&]{0,12}",
        first in any::<bool>(),
    ) {
        let written = address(&state);
        let (path, query) = path_and_query(&written);
        let other = format!("{key}={value}");
        let with_other = if first { format!("?{other}&{query}") } else { format!("?{query}&{other}") };
        prop_assert_eq!(parse(path, &with_other), parse(path, query));
    }

    #[test]
    fn any_text_as_a_path_or_a_served_page_is_taken(text in any::<String>()) {
        // No text of chance is the path of a muscle's page.
        prop_assert!(subject(&text).is_none_or(|subject| subject == Subject::Nothing));
        let served = Served::from_text(&text);
        prop_assert_eq!(served, Served::map(Subject::Nothing));
    }
}

/// Numbers without end, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn one_of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts[self.below(texts.len())]
    }
}

/// An address as the map, a person, a mail program or a hostile hand may write it: parts that mean something, others that do not, cut
/// anywhere now and then.
fn random_address(random: &mut Random) -> (String, String) {
    let slugs: Vec<&str> =
        ATLAS.muscles.iter().map(|muscle| muscle.slug).chain(Area::ALL.iter().map(|area| area.slug())).collect();
    let values: Vec<&str> = (ATLAS.muscles.iter())
        .flat_map(|muscle| muscle.points.iter().map(|point| point.id).chain(muscle.strands.iter().map(|strand| strand.slug)))
        .chain(slugs.iter().copied())
        .chain([
            "left",
            "right",
            "both",
            "front",
            "back",
            "side",
            "skin",
            "bone",
            "1",
            "yes",
            "",
            "%00",
            "<script>",
            "scm-sternal-upper:left",
            "suboccipitals:right",
        ])
        .collect();
    let keys = ["side", "view", "layer", "point", "strand", "with", "severe", "both", "mirror", "utm_source", "", "SIDE"];
    let mut path = match random.below(4) {
        0 => "/".to_owned(),
        1 => format!("/muscles/{}/", random.one_of(&slugs)),
        2 => format!("/pain/{}/", random.one_of(&slugs)),
        _ => format!("/{}/{}", random.one_of(&["muscles", "pain", "before-you-book", "..", "%E0%A4%A"]), random.one_of(&slugs)),
    };
    let mut query = String::new();
    for piece in 0..random.below(5) {
        query += if piece == 0 { "?" } else { "&" };
        query += random.one_of(&keys);
        query += random.one_of(&["=", "=", "=", "", "=="]);
        query += random.one_of(&values);
    }
    for text in [&mut path, &mut query] {
        if random.below(8) == 0 {
            let end = random.below(text.len() + 1);
            text.truncate((0..=end).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0));
        }
    }
    (path, query)
}

#[test]
fn a_million_addresses_lead_to_a_state_whose_own_address_leads_back_and_mark_only_what_they_name() {
    let mut random = Random(7);
    let (mut silent, mut told, mut marked) = (0_u32, 0_u32, 0_u32);
    for round in 0..1_000_000 {
        let (path, query) = random_address(&mut random);
        let parsed = parse(&path, &query);
        *(if parsed.notice.is_none() { &mut silent } else { &mut told }) += 1;
        if let Subject::Pain(Some(area)) = parsed.state.subject {
            assert!(path.starts_with("/pain/") && path.contains(area.slug()), "round {round}: {path}{query} marks {area:?}");
            marked += 1;
        }
        if parsed.screen == Screen::Check {
            continue;
        }
        let own = address(&parsed.state);
        let (path_again, query_again) = path_and_query(&own);
        let again = parse(path_again, query_again);
        assert_eq!(again.notice, None, "round {round}: {path}{query} becomes {own}");
        assert_eq!(address(&again.state), own, "round {round}: {path}{query}");
    }
    // Each kind is there in numbers, so that none of the above is idle.
    assert!(silent > 100_000 && told > 100_000 && marked > 10_000, "{silent} silent, {told} told, {marked} marked");
}
