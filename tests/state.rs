//! States: what each action does, and what the composed map keeps to in every state.

use crate::{
    BOTH, LEFT, RIGHT, SIDES, about, any_state, beside_others, diagram, muscle, patterns, seconds, states, states_unpeeled,
    subjects, with,
};
use atlas::{Area, Laterality, Layer, Side, Strength, View};
use headache_map::facts::{ATLAS, drawing};
use headache_map::map::{
    DEFAULT_LAYER, DiagramModel, History, MapAction, MapModel, MapState, OtherSide, Pattern, SideChoice, Slot, Start, Subject,
    ZoneModel, compose,
};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;

/// The state after a row of actions, each written as in a link's `data-act`; `/` is the start page.
fn after(start: MapState, actions: &[&str]) -> MapState {
    let action = |text: &&str| MapAction::from_text(text).unwrap_or_else(|| panic!("{text} is an action"));
    actions.iter().map(action).fold(start, MapState::after)
}

fn start() -> MapState {
    MapState::of(Subject::Nothing)
}

fn scm() -> Subject {
    Subject::whole(muscle("sternocleidomastoid"))
}

fn suboccipitals() -> Subject {
    Subject::whole(muscle("suboccipitals"))
}

/// Every action that there is.
fn actions() -> Vec<MapAction> {
    let taps = ATLAS.muscles.iter().flat_map(|muscle| [Side::Left, Side::Right].map(|side| MapAction::Tap(muscle, side)));
    let choose = patterns().flat_map(|pattern| SIDES.map(|side| MapAction::Choose(pattern, side)));
    let on_off = [false, true].into_iter().flat_map(|on| [MapAction::OtherSide(on), MapAction::Mirror(on)]);
    taps.chain(choose)
        .chain([MapAction::Widen, MapAction::Clear, MapAction::EndComparison])
        .chain(Start::ALL.map(MapAction::From))
        .chain(SIDES.into_iter().map(MapAction::Side))
        .chain(View::ALL.iter().copied().map(MapAction::View))
        .chain(Layer::ALL.iter().copied().map(MapAction::Layer))
        .chain(seconds().map(MapAction::Compare))
        .chain(on_off)
        .collect()
}

#[test]
fn it_starts_with_the_right_side_seen_from_the_side_and_a_muscles_page_with_both() {
    let expected = MapState {
        subject: Subject::Nothing,
        side: RIGHT,
        view: None,
        layer: DEFAULT_LAYER,
        other_side: false,
        with: None,
        mirror: false,
    };
    assert_eq!(start(), expected);
    assert_eq!(start().main_view(), View::Side);
    for subject in subjects().skip(1) {
        assert_eq!(MapState::of(subject).side, BOTH);
        // The side diagram can show one side only: the right.
        let side_diagram = diagram(&MapState::of(subject), View::Side);
        assert!(!side_diagram.turned && side_diagram.zones.iter().all(|zone| zone.side == Side::Right));
    }
}

#[test]
fn choosing_a_muscle_means_it_on_that_side_and_brings_up_the_diagram_that_shows_it_best() {
    let state = after(start(), &["choose:sternocleidomastoid:left"]);
    assert_eq!((state.subject, state.side, state.main_view()), (scm(), LEFT, View::Side));
    let state = after(state, &["choose:suboccipitals:right"]);
    assert_eq!((state.subject, state.side, state.main_view()), (suboccipitals(), RIGHT, View::Back));
    let state = after(state, &["choose:sternocleidomastoid:both"]);
    assert_eq!((state.subject, state.side, state.main_view()), (scm(), BOTH, View::Side));
}

#[test]
fn a_diagram_that_the_person_chose_stays() {
    let state = after(start(), &["view:front", "choose:suboccipitals:right"]);
    assert_eq!(state.main_view(), View::Front);
    let state = after(state, &["choose:sternocleidomastoid:left", "side:both", "clear"]);
    assert_eq!(state.main_view(), View::Front);
    // Also when it is the one that was large anyhow.
    let state = after(start(), &["view:side", "choose:suboccipitals:right"]);
    assert_eq!(state.main_view(), View::Side);
}

#[test]
fn choosing_again_what_is_chosen_widens_it_from_every_state() {
    for state in states_unpeeled() {
        for (pattern, side) in patterns().flat_map(|pattern| SIDES.map(|side| (pattern, side))) {
            let action = MapAction::Choose(pattern, side);
            let once = state.after(action);
            let widened = pattern.widened().map_or(Subject::Nothing, Subject::Pattern);
            if (state.subject, state.side) == (Subject::Pattern(pattern), side) {
                assert_eq!(once.subject, widened, "{action:?} in {state:?}");
            } else {
                assert_eq!((once.subject, once.side), (Subject::Pattern(pattern), side), "{action:?} in {state:?}");
                assert_eq!(once.after(action).subject, widened, "{action:?} twice in {state:?}");
            }
        }
    }
}

#[test]
fn a_tap_in_the_drawing_chooses_the_whole_muscle_or_widens_what_is_chosen_of_it() {
    for state in states_unpeeled() {
        for (muscle, side) in ATLAS.muscles.iter().flat_map(|muscle| [Side::Left, Side::Right].map(|side| (muscle, side))) {
            let tap = MapAction::Tap(muscle, side);
            let once = state.after(tap);
            let own = state.subject.pattern().filter(|pattern| pattern.muscle() == muscle && state.side == SideChoice::One(side));
            match own {
                Some(pattern) => assert_eq!(once.subject, pattern.widened().map_or(Subject::Nothing, Subject::Pattern)),
                None => {
                    assert_eq!((once.subject, once.side), (Subject::whole(muscle), SideChoice::One(side)), "{tap:?} {state:?}")
                }
            }
            // Taps on one place always end at nothing: point, strand, muscle, nothing.
            let row = std::iter::successors(Some(state), |state| Some(state.after(tap))).skip(1);
            assert!(row.take(4).any(|state| state.subject == Subject::Nothing), "{tap:?} in {state:?}");
        }
    }
}

#[test]
fn each_step_back_is_one_step_wider_and_keeps_what_was_chosen_besides() {
    let state = after(start(), &["choose:scm-sternal-upper:left", "view:front", "layer:deep", "with:suboccipitals:right"]);
    let steps = ["sternocleidomastoid/sternal", "sternocleidomastoid", ""];
    let mut back = state;
    for step in steps {
        back = back.after(MapAction::Widen);
        assert_eq!((back.subject, back.side, back.view, back.layer), (about(step), LEFT, state.view, state.layer));
        assert_eq!(back.with, state.with.filter(|_| !step.is_empty()), "a comparison needs something to be compared");
    }
    assert_eq!(back.after(MapAction::Widen), back);
    assert_eq!(
        after(start(), &["choose:suboccipital-medial:both", "widen"]).subject,
        suboccipitals(),
        "no strands: one step less"
    );
}

#[test]
fn the_other_side_is_off_at_first_and_only_where_there_is_something_to_show() {
    for subject in subjects() {
        assert!(!MapState::of(subject).other_side);
    }
    for pattern in patterns() {
        let state = MapState::of(Subject::Pattern(pattern)).after(MapAction::OtherSide(true));
        assert_eq!(state.other_side, pattern.other_side().is_some(), "{}", pattern.to_text());
        assert!(!state.after(MapAction::OtherSide(false)).other_side);
    }
    assert_eq!(after(start(), &["other-side:on"]), start());
    // It stays while it means the same, and goes with what it was asked for.
    let severe = after(start(), &["choose:scm-clavicular-lower:left", "other-side:on"]);
    assert!(after(severe, &["widen", "widen"]).other_side && after(severe, &["choose:scm-clavicular-middle:right"]).other_side);
    assert!(!after(severe, &["choose:scm-sternal-upper:left"]).other_side && !after(severe, &["clear"]).other_side);
}

#[test]
fn what_crosses_when_severe_is_never_shown_because_another_muscles_switch_was_on() {
    let often = after(start(), &["choose:suboccipitals:left", "other-side:on"]);
    assert!(often.other_side);
    for action in ["choose:scm-clavicular-lower:left", "tap:sternocleidomastoid:left", "choose:sternocleidomastoid:both"] {
        assert!(!after(often, &[action]).other_side, "{action}");
    }
    let severe = after(start(), &["choose:scm-clavicular-lower:left", "other-side:on"]);
    assert!(!after(severe, &["tap:suboccipitals:left"]).other_side);
}

#[test]
fn a_second_pattern_stays_while_parts_of_the_first_muscle_are_chosen_and_goes_with_it() {
    let state = after(start(), &["choose:scm-sternal-upper:left", "with:scm-clavicular-upper:left"]);
    assert_eq!(state.with, Some(with("scm-clavicular-upper:left")));
    for kept in [
        "choose:scm-sternal-middle:left",
        "widen",
        "side:both",
        "view:front",
        "layer:bone",
        "mirror:on",
        "with:suboccipitals:left",
    ] {
        assert!(after(state, &[kept]).with.is_some(), "{kept}");
    }
    for ended in ["alone", "clear", "choose:suboccipitals:left", "tap:suboccipitals:right", "choose:scm-clavicular-upper:left"] {
        assert_eq!(after(state, &[ended]).with, None, "{ended}");
    }
    assert_eq!(after(start(), &["with:suboccipitals:left"]), start(), "nothing to compare it with");
    let one = after(start(), &["choose:suboccipitals:left", "with:suboccipitals:right"]);
    assert_eq!(one.with, Some(with("suboccipitals:right")));
    assert_eq!(after(one, &["side:both"]).with, None, "with both sides it would be compared with itself");
    assert_eq!(after(one, &["with:suboccipitals:left"]).with, None);
}

#[test]
fn the_mirror_is_a_switch_by_itself() {
    let state = after(start(), &["choose:scm-sternal-middle:left", "mirror:on"]);
    assert!(state.mirror && after(state, &["view:back", "clear", "choose:suboccipitals:both"]).mirror);
    assert_eq!(MapState { mirror: false, ..state }, after(state, &["mirror:off"]));
}

#[test]
fn clearing_keeps_the_side_that_the_side_diagram_shows() {
    for (chosen, kept) in [("left", LEFT), ("right", RIGHT), ("both", RIGHT)] {
        let state = after(start(), &[&format!("choose:suboccipitals:{chosen}"), "clear"]);
        assert_eq!((state.subject, state.side), (Subject::Nothing, kept));
        assert_eq!(after(state, &["clear"]), state, "clearing nothing changes nothing");
    }
}

#[test]
fn the_side_switch_keeps_the_subject_and_the_diagram() {
    let state = after(start(), &["choose:sternocleidomastoid:right", "view:back"]);
    for (text, side) in [("side:left", LEFT), ("side:both", BOTH), ("side:right", RIGHT)] {
        assert_eq!(after(state, &[text]), MapState { side, ..state });
    }
    let turned = |state: MapState| diagram(&state, View::Side).turned;
    assert!(turned(after(start(), &["side:left"])) && !turned(after(start(), &["side:left", "side:right"])));
}

#[test]
fn peeling_changes_the_layer_and_nothing_of_what_is_shown() {
    assert_eq!(start().layer, Layer::Muscle);
    let state = after(start(), &["choose:suboccipitals:left"]);
    for &layer in Layer::ALL {
        let peeled = state.after(MapAction::Layer(layer));
        assert_eq!(peeled, MapState { layer, ..state });
        // But for the addresses of its X marks, which keep the layer.
        let shown = |state: &MapState| {
            let mut map = compose(state);
            map.diagrams.iter_mut().flat_map(|diagram| &mut diagram.points).for_each(|point| point.address.clear());
            map
        };
        assert!(shown(&peeled) == shown(&state), "all three show the same state in every layer");
    }
    let kept = after(state, &["layer:bone", "choose:sternocleidomastoid:right", "side:both", "view:front", "clear"]);
    assert_eq!(kept.layer, Layer::Bone, "the layer stays until the person changes it");
}

#[test]
fn choosing_makes_an_entry_in_the_history_and_side_and_diagram_replace_it() {
    for action in actions() {
        let chooses = matches!(action, MapAction::Tap(..) | MapAction::Choose(..) | MapAction::Widen | MapAction::Clear);
        let pushes =
            chooses || matches!(action, MapAction::From(_)) || matches!(action, MapAction::Compare(_) | MapAction::EndComparison);
        assert_eq!(action.history(), if pushes { History::Push } else { History::Replace }, "{action:?}");
    }
}

#[test]
fn an_action_written_as_text_is_the_same_action() {
    for action in actions() {
        assert_eq!(MapAction::from_text(&action.to_text()), Some(action), "{}", action.to_text());
    }
    let texts: BTreeSet<String> = actions().into_iter().map(MapAction::to_text).collect();
    assert_eq!(texts.len(), actions().len(), "each action has a text of its own");
}

#[test]
fn what_is_not_quite_an_action_is_none() {
    for text in [
        "",
        ":",
        "choose",
        "choose:sternocleidomastoid",
        "choose:trapezius:left",
        "choose:sternocleidomastoid:middle",
        "choose:sternocleidomastoid:left:",
        "choose::left",
        "Clear",
        "clear:",
        "clear:both",
        "side",
        "side:Left",
        "side:left:right",
        "view:top",
        "view:",
        " clear",
        "tap",
        "tap:scm-sternal-upper:left",
        "tap:suboccipitals:both",
        "choose:sternocleidomastoid/lower:left",
        "choose:suboccipitals/sternal:left",
        "choose:scm-sternal-top:left",
        "widen:",
        "alone:",
        "with:suboccipitals",
        "with:suboccipitals:both",
        "with:sternocleidomastoid/sternal:left",
        "other-side",
        "other-side:1",
        "other-side:On",
        "mirror:",
        "mirror:true",
    ] {
        assert_eq!(MapAction::from_text(text), None, "{text:?}");
    }
}

#[test]
fn every_state_shows_a_map_that_keeps_the_rules() {
    for state in states_unpeeled() {
        assert_keeps_the_rules(&state);
    }
    for state in
        states_unpeeled().filter(|state| state.view.is_none() && !state.mirror).flat_map(|state| beside_others(state).skip(1))
    {
        assert_keeps_the_rules(&state);
    }
}

/// What holds of the map in every state.
fn assert_keeps_the_rules(state: &MapState) {
    assert_eq!(state.sound(), *state, "sound");
    if let Some(with) = state.with.filter(|_| !from_pain(state)) {
        let pattern = state.subject.pattern().expect("no second without a first, or without marks to lie over");
        assert!(pattern != with.pattern() || !state.side.includes(with.side()), "never beside itself: {state:?}");
    }
    assert!(!state.other_side || state.subject.pattern().is_some_and(|pattern| pattern.other_side().is_some()), "{state:?}");
    let model = compose(state);
    assert_eq!(model.diagrams.each_ref().map(|diagram| diagram.view), [View::Side, View::Back, View::Front]);
    let mains: Vec<View> = model.diagrams.iter().filter(|diagram| diagram.slot == Slot::Main).map(|d| d.view).collect();
    assert_eq!(mains, [state.main_view()], "one large diagram: {state:?}");
    let thumbnails: Vec<Slot> = model.diagrams.iter().map(|diagram| diagram.slot).filter(|slot| *slot != Slot::Main).collect();
    assert_eq!(thumbnails, [Slot::First, Slot::Second], "{state:?}");
    for diagram in &model.diagrams {
        assert_shows_only_what_is_chosen(state, diagram);
        if diagram.slot == Slot::Main {
            assert_large_diagram(state, diagram);
        } else {
            let quiet = diagram.points.is_empty() && diagram.labels.is_empty() && diagram.regions.is_empty();
            assert!(quiet, "a thumbnail holds no X, label or region: {state:?} {:?}", diagram.view);
        }
    }
    assert_legend(state, &model);
}

/// Whether the person marks where it hurts: then a pattern is laid over the marks, and there is no first one.
fn from_pain(state: &MapState) -> bool {
    state.subject.start() == Start::Pain
}

/// The sides of the body that a diagram shows.
fn seen_sides(state: &MapState, view: View) -> Vec<Side> {
    let facing = if state.side == LEFT { Side::Left } else { Side::Right };
    if view == View::Side { vec![facing] } else { vec![Side::Left, Side::Right] }
}

/// Those of them that are chosen.
fn shown_sides(state: &MapState, view: View) -> Vec<Side> {
    seen_sides(state, view).into_iter().filter(|side| state.side == BOTH || state.side == SideChoice::One(*side)).collect()
}

/// What a diagram is to light of a pattern on some sides, and with its switch on on the others: area, side, strength, deep and
/// whether it stands back.
fn zones_of(pattern: Pattern, view: View, sides: &[Side], others: &[Side]) -> Vec<(Area, Side, Strength, bool, bool)> {
    // A muscle's own shape of an area counts for it alone, and then the one of all does not.
    let own = |drawn: &atlas::DrawnZone, area: Area| drawn.area == area && drawn.muscle == Some(pattern.muscle().slug);
    let drawn = |area: Area| {
        let has_own = View::ALL.iter().any(|&view| drawing(view).zones.iter().any(|drawn| own(drawn, area)));
        let of_all = |drawn: &atlas::DrawnZone| drawn.area == area && drawn.muscle.is_none();
        drawing(view).zones.iter().any(|drawn| if has_own { own(drawn, area) } else { of_all(drawn) })
    };
    let zones = pattern.zones().iter().filter(|zone| drawn(zone.area));
    let (severe, unasked): (Vec<&atlas::Zone>, Vec<&atlas::Zone>) =
        zones.partition(|zone| zone.laterality == Laterality::OtherSideWhenSevere);
    let own = unasked.iter().flat_map(|zone| sides.iter().map(|&side| (zone.area, side, zone.strength, zone.deep, false)));
    let added = if pattern.other_side() == Some(OtherSide::WhenSevere) { &severe } else { &unasked };
    let added = added.iter().flat_map(|zone| others.iter().map(|&side| (zone.area, side, zone.strength, zone.deep, true)));
    own.chain(added).collect()
}

fn lit(zones: &[ZoneModel]) -> Vec<(Area, Side, Strength, bool, bool)> {
    zones.iter().map(|zone| (zone.area, zone.side, zone.strength, zone.deep, zone.faint)).collect()
}

fn assert_shows_only_what_is_chosen(state: &MapState, diagram: &DiagramModel) {
    let at = || format!("{state:?} {:?}", diagram.view);
    let (seen, sides) = (seen_sides(state, diagram.view), shown_sides(state, diagram.view));
    let mirrored = diagram.view == View::Front && state.mirror;
    assert_eq!(diagram.turned, mirrored || (diagram.view == View::Side && state.side == LEFT), "{}", at());

    let chosen = diagram.chosen.iter().map(|chosen| (chosen.place.muscle.slug, chosen.place.side, chosen.second)).collect();
    let regions = drawing(diagram.view).regions;
    let first = state.subject.muscle().filter(|muscle| regions.contains(&muscle.slug));
    let mut expected: Vec<_> = first.map_or(Vec::new(), |muscle| sides.iter().map(|&side| (muscle.slug, side, false)).collect());
    if let Some(with) = state.with {
        let (slug, side) = (with.pattern().muscle().slug, with.side());
        if regions.contains(&slug) && seen.contains(&side) && !expected.contains(&(slug, side, false)) {
            expected.push((slug, side, !from_pain(state)));
        }
    }
    assert_eq!(sorted(chosen), sorted(expected), "{}", at());

    let places: BTreeSet<(Area, Side)> = diagram.zones.iter().map(|zone| (zone.area, zone.side)).collect();
    assert_eq!(places.len(), diagram.zones.len(), "one zone for each area and side: {}", at());
    let others: Vec<Side> =
        if state.other_side { seen.iter().copied().filter(|side| !state.side.includes(*side)).collect() } else { Vec::new() };
    let first = state.subject.pattern().map_or(Vec::new(), |pattern| zones_of(pattern, diagram.view, &sides, &others));
    let second = state.with.map_or(Vec::new(), |with| {
        let sides: Vec<Side> = seen.iter().copied().filter(|side| *side == with.side()).collect();
        zones_of(with.pattern(), diagram.view, &sides, &[])
    });
    let (first, second) = if from_pain(state) { (second, first) } else { (first, second) };
    assert_eq!(sorted(lit(&diagram.zones)), sorted(first), "{}", at());
    assert_eq!(sorted(lit(&diagram.second)), sorted(second), "{}", at());
    assert_eq!(diagram.comparing, state.with.is_some(), "{}", at());

    let zones = diagram.zones.iter().chain(&diagram.second).map(|zone| (zone.side, zone.flipped));
    let outlines = diagram.chosen.iter().map(|chosen| (chosen.place.side, chosen.flipped));
    let regions = diagram.regions.iter().map(|region| (region.place.side, region.flipped));
    for (side, flipped) in zones.chain(outlines).chain(regions) {
        assert_eq!(flipped, (side == Side::Left) != mirrored, "{}", at());
    }
}

fn assert_large_diagram(state: &MapState, diagram: &DiagramModel) {
    let at = || format!("{state:?} {:?}", diagram.view);
    let (seen, sides) = (seen_sides(state, diagram.view), shown_sides(state, diagram.view));

    let regions: Vec<_> =
        diagram.regions.iter().map(|region| (region.place.muscle.slug, region.place.side, region.chosen)).collect();
    let expected = drawing(diagram.view).regions.iter().flat_map(|&slug| {
        let is_subject = state.subject.muscle().is_some_and(|muscle| muscle.slug == slug);
        let sides = &sides;
        seen.iter().map(move |&side| (slug, side, is_subject && sides.contains(&side)))
    });
    assert_eq!(sorted(regions), sorted(expected.collect()), "{}", at());

    // All points of a muscle that something is chosen of, also those that stand back: they can be chosen.
    let points: Vec<_> = diagram.points.iter().map(|point| (point.point.id, point.side)).collect();
    let first = state.subject.muscle().map_or(Vec::new(), |muscle| sides.iter().map(|&side| (muscle, side)).collect());
    let with = state.with.filter(|with| !from_pain(state) && seen.contains(&with.side()));
    let second = with.map(|with| (with.pattern().muscle(), with.side()));
    let expected: BTreeSet<_> = first
        .into_iter()
        .chain(second)
        .flat_map(|(muscle, side)| muscle.points.iter().map(move |point| (point.id, side)))
        .filter(|(id, _)| drawing(diagram.view).points.iter().any(|drawn| drawn.id == *id))
        .collect();
    assert_eq!(sorted(points), expected.into_iter().collect::<Vec<_>>(), "{}", at());
    let (left, top, width, height) = drawing(diagram.view).view_box;
    for point in &diagram.points {
        let (x, y) = point.at;
        assert!((left..=left + width).contains(&x) && (top..=top + height).contains(&y), "{} {}", point.point.id, at());
        assert_eq!(point.address, headache_map::url::address(&state.after(point.action)), "{}", at());
    }

    let labels: Vec<_> = diagram.labels.iter().map(|label| label.area).collect();
    // One for both sides, and for two patterns where they light the same shape.
    let shapes: BTreeSet<_> = diagram.zones.iter().chain(&diagram.second).map(|zone| (zone.area, zone.drawn.muscle)).collect();
    let lit: Vec<_> = shapes.into_iter().map(|(area, _)| area).collect();
    assert_eq!(sorted(labels), lit, "one label for each shape that is lit: {}", at());
    for label in &diagram.labels {
        let has_its_dot = |zone: &&ZoneModel| zone.area == label.area && zone.drawn.label.1 == label.anchor.1;
        let zone = diagram.zones.iter().chain(&diagram.second).find(has_its_dot).expect("its zone");
        assert_eq!(label.deep, zone.deep, "{}", at());
    }
}

fn assert_legend(state: &MapState, model: &MapModel) {
    let zones = || model.diagrams.iter().flat_map(|diagram| diagram.zones.iter().chain(&diagram.second));
    let legend = model.legend;
    assert_eq!(legend.points, model.diagrams.iter().any(|diagram| !diagram.points.is_empty()), "{state:?}");
    assert_eq!(legend.essential, zones().any(|zone| zone.strength == Strength::Essential), "{state:?}");
    assert_eq!(legend.spillover, zones().any(|zone| zone.strength == Strength::Spillover), "{state:?}");
    assert_eq!(legend.deep, zones().any(|zone| zone.deep), "{state:?}");
    assert_eq!(legend.trail, model.diagrams.iter().any(|diagram| !diagram.trail.numbered.is_empty()), "{state:?}");
    assert_eq!(legend.compared, state.subject.pattern().zip(state.with), "{state:?}");
}

fn sorted<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort();
    values
}

proptest! {
    #[test]
    fn any_row_of_actions_keeps_the_state_sound(from in any_state(), row in prop::collection::vec(select(actions()), 0..12)) {
        let mut state = from;
        let mut chosen_view = from.view;
        for action in row {
            let before = state;
            state = state.after(action);
            match action {
                MapAction::View(view) => {
                    chosen_view = Some(view);
                    prop_assert_eq!(state, MapState { view: Some(view), ..before });
                }
                MapAction::Layer(layer) => prop_assert_eq!(state, MapState { layer, ..before }),
                MapAction::Mirror(mirror) => prop_assert_eq!(state, MapState { mirror, ..before }),
                MapAction::EndComparison => prop_assert_eq!(state, MapState { with: None, ..before }),
                MapAction::OtherSide(on) => prop_assert_eq!(state, MapState { other_side: on && state.other_side, ..before }),
                MapAction::Side(side) => prop_assert_eq!(state, MapState { side, with: state.with, ..before }),
                MapAction::Clear if from_pain(&before) => prop_assert_eq!((state.subject, state.other_side), (Subject::Nothing, false)),
                MapAction::Clear => prop_assert_eq!((state.subject, state.with, state.other_side), (Subject::Nothing, None, false)),
                MapAction::Compare(with) => {
                    let compared = MapState { with: state.with, ..before };
                    prop_assert_eq!(state, compared);
                    prop_assert!(state.with.is_none_or(|taken| taken == with));
                }
                MapAction::Widen => prop_assert!(state != before || before.subject.pattern().is_none()),
                MapAction::From(start) => prop_assert_eq!(state.subject.start(), start),
                MapAction::Tap(..) | MapAction::Choose(..) => prop_assert!(state != before),
            }
            prop_assert!(state.with.is_none() || state.with == before.with || matches!(action, MapAction::Compare(_)));
            prop_assert!(!state.other_side || before.other_side || action == MapAction::OtherSide(true), "never on unasked");
            prop_assert_eq!(state.main_view(), chosen_view.unwrap_or(state.subject.best_view()));
            assert_keeps_the_rules(&state);
        }
    }

    #[test]
    fn putting_a_state_right_twice_is_putting_it_right_once_and_takes_no_more_than_it_must(
        state in any_state(),
        subject in select(states().map(|state| state.subject).collect::<Vec<_>>()),
        side in select(SIDES.to_vec()),
        other_side in any::<bool>(),
    ) {
        // Parts of two states thrown together.
        let mixed = MapState { subject, side, other_side, ..state };
        let sound = mixed.sound();
        prop_assert_eq!(sound.sound(), sound);
        prop_assert_eq!(MapState { with: mixed.with, other_side, ..sound }, mixed, "only these two can be wrong");
        assert_keeps_the_rules(&sound);
        let is_first = |with: headache_map::map::Compared| Subject::Pattern(with.pattern()) == subject && side.includes(with.side());
        let with_fits = mixed.with.is_none_or(|with| subject != Subject::Nothing && !is_first(with));
        prop_assert_eq!(sound.with == mixed.with, with_fits);
        let switch_fits = !other_side || subject.pattern().is_some_and(|pattern| pattern.other_side().is_some());
        prop_assert_eq!(sound.other_side == other_side, switch_fits);
    }

    #[test]
    fn any_text_as_an_action_is_an_action_that_writes_that_text_or_none(
        text in prop_oneof![
            any::<String>(),
            "(choose|tap|clear|widen|alone|with|side|other-side|view|layer|suboccipitals|scm-sternal-upper|left|both|back|bone|on|from|pain|muscle|:|/){0,6}"
        ],
    ) {
        if let Some(action) = MapAction::from_text(&text) {
            prop_assert_eq!(action.to_text(), text);
        }
    }
}
