//! What session mode says and prints, and what its deeds do to the session.

use atlas::{Side, Urgency};
use headache_map::facts::ATLAS;
use headache_map::map::{MapAction, MapState, Pattern, SideChoice, Subject};
use leptos::prelude::*;
use session::{Findings, Range, SideOf, Tender};
use session_page::desk::{Desk, Leaf, Tool};
use session_page::text;

fn point() -> Pattern {
    Pattern::any_point("scm-sternal-middle").expect("a point of the atlas")
}

fn state() -> MapState {
    MapState { side: SideChoice::One(Side::Right), ..MapState::of(Subject::Pattern(point())) }
}

fn found() -> Findings {
    let mut findings = Findings::default();
    findings.note_tender(Tender { what: point().to_text(), side: SideOf::One(Side::Right), amount: 7, familiar: true });
    findings.set_joint(Side::Left, Some(Range::MuchRestricted));
    findings.set_note("<b>slowly</b> & gently");
    findings
}

#[test]
fn what_goes_home_says_what_was_found_and_how_little_that_is_sure() {
    let home = text::at_home(&state(), &found(), true);
    for sentence in [
        "Middle breastbone strand, your right side: tender, 7 of 10; you knew this pain: “That is my headache.”",
        "What your therapist felt today (feeling joint range is not very reliable)",
        "The joint under the skull, your left side: much restricted.",
        "&lt;b&gt;slowly&lt;/b&gt; &amp; gently",
        "Many people fit no pattern.",
        ATLAS.words.is_no_diagnosis,
    ] {
        assert!(home.contains(sentence), "{sentence} is missing in {home}");
    }
    assert!(!home.contains("<b>"));
}

#[test]
fn nothing_found_says_nothing_of_it() {
    let home = text::at_home(&MapState::of(Subject::Nothing), &Findings::default(), false);
    assert!(!home.contains("What your therapist felt") && !home.contains("drawn by hand") && !home.contains("What it means"));
}

#[test]
fn a_place_from_another_version_is_said_as_it_stands() {
    let mut findings = Findings::default();
    findings.note_tender(Tender { what: "platysma-lower".into(), side: SideOf::Both, amount: 1, familiar: false });
    assert!(text::at_home(&state(), &findings, false).contains("Platysma-lower, Both: tender, 1 of 10."));
}

#[test]
fn the_card_and_the_printed_page_name_every_emergency_and_the_card_all_that_is_asked() {
    let (card, home) = (text::card(), text::at_home_still());
    let emergencies =
        ATLAS.check.screens.iter().filter(|screen| screen.yes == Urgency::Emergency).flat_map(|screen| screen.items);
    for item in emergencies {
        assert!(home.contains(item.text), "{} is not on the page", item.id);
        assert!(card.contains(&item.text[1..]), "{} is not on the card", item.id);
    }
    for item in ATLAS.check.tell.iter().chain(ATLAS.session.grip) {
        assert!(card.contains(item.text), "{} is not on the card", item.id);
    }
    assert!(home.contains(ATLAS.practice.name) && home.contains("<svg class=\"code\""));
}

#[test]
fn grip_rules_stand_on_the_card_only_and_each_says_how_sure_it_is() {
    let rules: Vec<_> = ATLAS.session.grip.iter().map(|rule| rule.text).collect();
    assert_eq!(rules.len(), 5);
    assert_eq!(text::card().matches("data-certainty").count(), rules.len());
    let home = text::at_home_still() + &text::at_home(&state(), &found(), true);
    assert!(rules.iter().all(|rule| !home.contains(rule)));
}

/// Runs something with a desk.
fn with_desk(run: impl FnOnce(Desk)) {
    Owner::new().with(|| run(Desk::new()));
}

#[test]
fn a_place_is_noted_changed_and_forgotten() {
    with_desk(|desk| {
        desk.perform("tender");
        assert!(desk.session.with_untracked(|session| session.findings.is_empty()), "nothing is chosen yet");
        desk.act(MapAction::Choose(point(), SideChoice::One(Side::Right)));
        let noted = || desk.session.with_untracked(|session| session.findings.tender().to_vec());
        desk.perform("amount:9");
        desk.perform("familiar");
        desk.act(MapAction::Side(SideChoice::One(Side::Left)));
        desk.perform("tender");
        let expected =
            |side, amount, familiar| Tender { what: "scm-sternal-middle".into(), side: SideOf::One(side), amount, familiar };
        assert_eq!(noted(), [expected(Side::Right, 9, true), expected(Side::Left, 5, false)]);
        desk.perform("forget:0");
        desk.perform("tender");
        assert_eq!(noted(), []);
    });
}

#[test]
fn the_joints_range_is_pressed_in_and_out() {
    with_desk(|desk| {
        let joint = |side| desk.session.with_untracked(|session| session.findings.joint(side));
        desk.perform("joint:left:free");
        desk.perform("joint:right:much");
        assert_eq!((joint(Side::Left), joint(Side::Right)), (Some(Range::Free), Some(Range::MuchRestricted)));
        desk.perform("joint:left:free");
        assert_eq!(joint(Side::Left), None);
    });
}

#[test]
fn tools_toggle_leaves_open_and_shut_and_nonsense_does_nothing() {
    with_desk(|desk| {
        desk.perform("pen");
        assert_eq!(desk.tool.get_untracked(), Tool::Pen);
        desk.perform("pen");
        assert_eq!(desk.tool.get_untracked(), Tool::Choose);
        desk.perform("ink:red");
        assert_eq!(desk.tool.get_untracked(), Tool::Pen, "who takes a colour wants to draw");
        desk.perform("open:findings");
        assert_eq!(desk.leaf.get_untracked(), Some(Leaf::Findings));
        desk.perform("open:findings");
        assert_eq!(desk.leaf.get_untracked(), None);
        let before = desk.session.get_untracked();
        for nonsense in ["", ":", "open:nothing", "joint:left", "joint:up:free", "amount:x", "forget:-1", "forget:99", "ink"] {
            desk.perform(nonsense);
        }
        assert_eq!(desk.session.get_untracked(), before);
    });
}

#[test]
fn emptied_nothing_is_left() {
    with_desk(|desk| {
        desk.act(MapAction::Choose(point(), SideChoice::One(Side::Left)));
        desk.perform("tender");
        desk.perform("pen");
        desk.empty();
        assert!(desk.session.with_untracked(session::Session::is_empty));
        assert_eq!(desk.state.get_untracked(), MapState::of(Subject::Nothing));
        assert_eq!((desk.tool.get_untracked(), desk.leaf.get_untracked()), (Tool::Choose, None));
    });
}

#[test]
fn the_address_that_is_kept_brings_the_same_map_back() {
    with_desk(|desk| {
        desk.act(MapAction::Choose(point(), SideChoice::One(Side::Left)));
        desk.act(MapAction::Mirror(true));
        let address = desk.session.with_untracked(|session| session.address.clone());
        let (path, query) = address.split_once('?').expect("a query");
        assert_eq!(headache_map::url::parse(path, query).state, desk.state.get_untracked());
        assert_eq!(desk.state.get_untracked().main_view(), atlas::View::Front, "the mirror is for the front diagram");
    });
}
