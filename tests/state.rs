//! States: what each action does, and what the composed map keeps to in every state.

use crate::{SIDES, diagram, muscle, states, subjects};
use atlas::{Area, Laterality, Layer, Side, Strength, View};
use headache_map::facts::{ATLAS, drawing};
use headache_map::map::{
    DEFAULT_LAYER, DiagramModel, History, MapAction, MapModel, MapState, SideChoice, Slot, Subject, compose,
};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;

const LEFT: SideChoice = SideChoice::One(Side::Left);
const RIGHT: SideChoice = SideChoice::One(Side::Right);

/// The state after a row of actions, each written as in a link's `data-act`; `/` is the start page.
fn after(start: MapState, actions: &[&str]) -> MapState {
    let action = |text: &&str| MapAction::from_text(text).unwrap_or_else(|| panic!("{text} is an action"));
    actions.iter().map(action).fold(start, MapState::after)
}

fn start() -> MapState {
    MapState::of(Subject::Nothing)
}

fn scm() -> Subject {
    Subject::Muscle(muscle("sternocleidomastoid"))
}

fn suboccipitals() -> Subject {
    Subject::Muscle(muscle("suboccipitals"))
}

/// Every action that there is.
fn actions() -> Vec<MapAction> {
    let choose = ATLAS.muscles.iter().flat_map(|muscle| SIDES.map(|side| MapAction::Choose(muscle, side)));
    let sides = SIDES.into_iter().map(MapAction::Side);
    choose
        .chain([MapAction::Clear])
        .chain(sides)
        .chain(View::ALL.iter().copied().map(MapAction::View))
        .chain(Layer::ALL.iter().copied().map(MapAction::Layer))
        .collect()
}

#[test]
fn it_starts_with_the_right_side_seen_from_the_side_and_a_muscles_page_with_both() {
    assert_eq!(start(), MapState { subject: Subject::Nothing, side: RIGHT, view: None, layer: DEFAULT_LAYER });
    assert_eq!(start().main_view(), View::Side);
    for subject in subjects().skip(1) {
        assert_eq!(MapState::of(subject).side, SideChoice::Both);
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
    assert_eq!((state.subject, state.side, state.main_view()), (scm(), SideChoice::Both, View::Side));
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
fn a_second_tap_on_what_is_chosen_clears_it_from_every_state() {
    for state in states() {
        for muscle in ATLAS.muscles {
            for side in SIDES {
                let tap = MapAction::Choose(muscle, side);
                let once = state.after(tap);
                if (state.subject, state.side) == (Subject::Muscle(muscle), side) {
                    assert_eq!(once.subject, Subject::Nothing, "{tap:?} in {state:?}");
                } else {
                    assert_eq!((once.subject, once.side), (Subject::Muscle(muscle), side), "{tap:?} in {state:?}");
                    assert_eq!(once.after(tap).subject, Subject::Nothing, "{tap:?} twice in {state:?}");
                }
            }
        }
    }
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
    for (text, side) in [("side:left", LEFT), ("side:both", SideChoice::Both), ("side:right", RIGHT)] {
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
        assert_eq!(compose(&peeled), compose(&state), "all three show the same state in every layer");
    }
    let kept = after(state, &["layer:bone", "choose:sternocleidomastoid:right", "side:both", "view:front", "clear"]);
    assert_eq!(kept.layer, Layer::Bone, "the layer stays until the person changes it");
}

#[test]
fn choosing_makes_an_entry_in_the_history_and_side_and_diagram_replace_it() {
    for action in actions() {
        let pushes = matches!(action, MapAction::Choose(..) | MapAction::Clear);
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
    ] {
        assert_eq!(MapAction::from_text(text), None, "{text:?}");
    }
}

#[test]
fn every_state_shows_a_map_that_keeps_the_rules() {
    for state in states() {
        assert_keeps_the_rules(&state);
    }
}

/// What holds of the map in every state.
fn assert_keeps_the_rules(state: &MapState) {
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

/// The sides of the body that a diagram may show anything on.
fn shown_sides(state: &MapState, view: View) -> Vec<Side> {
    let facing = if state.side == LEFT { Side::Left } else { Side::Right };
    let seen = if view == View::Side { vec![facing] } else { vec![Side::Left, Side::Right] };
    seen.into_iter().filter(|side| state.side == SideChoice::Both || state.side == SideChoice::One(*side)).collect()
}

fn assert_shows_only_what_is_chosen(state: &MapState, diagram: &DiagramModel) {
    let at = || format!("{state:?} {:?}", diagram.view);
    let sides = shown_sides(state, diagram.view);
    assert_eq!(diagram.turned, diagram.view == View::Side && state.side == LEFT, "{}", at());

    let chosen: Vec<_> = diagram.chosen.iter().map(|place| (place.muscle.slug, place.side)).collect();
    let regions = drawing(diagram.view).regions;
    let expected = state.subject.muscle().filter(|muscle| regions.contains(&muscle.slug));
    let expected = expected.map_or(Vec::new(), |muscle| sides.iter().map(|&side| (muscle.slug, side)).collect());
    assert_eq!(sorted(chosen), sorted(expected), "{}", at());

    let zones: Vec<(Area, Side, Strength, bool)> =
        diagram.zones.iter().map(|zone| (zone.area, zone.side, zone.strength, zone.deep)).collect();
    let places: BTreeSet<(Area, Side)> = zones.iter().map(|zone| (zone.0, zone.1)).collect();
    assert_eq!(places.len(), zones.len(), "one zone for each area and side: {}", at());
    let of_muscle = state.subject.muscle().map_or(&[][..], |muscle| muscle.zones);
    let unasked = of_muscle.iter().filter(|zone| zone.laterality != Laterality::OtherSideWhenSevere);
    let drawn = unasked.filter(|zone| drawing(diagram.view).zones.iter().any(|drawn| drawn.area == zone.area));
    let expected = drawn.flat_map(|zone| sides.iter().map(|&side| (zone.area, side, zone.strength, zone.deep))).collect();
    assert_eq!(sorted(zones), sorted(expected), "{}", at());
}

fn assert_large_diagram(state: &MapState, diagram: &DiagramModel) {
    let at = || format!("{state:?} {:?}", diagram.view);
    let sides = shown_sides(state, diagram.view);
    let seen = if diagram.view == View::Side { vec![state.side.facing()] } else { vec![Side::Left, Side::Right] };

    let regions: Vec<_> =
        diagram.regions.iter().map(|region| (region.place.muscle.slug, region.place.side, region.chosen)).collect();
    let expected = drawing(diagram.view).regions.iter().flat_map(|&slug| {
        let is_subject = state.subject.muscle().is_some_and(|muscle| muscle.slug == slug);
        let sides = &sides;
        seen.iter().map(move |&side| (slug, side, is_subject && sides.contains(&side)))
    });
    assert_eq!(sorted(regions), sorted(expected.collect()), "{}", at());

    let points: Vec<_> = diagram.points.iter().map(|point| (point.id, point.side)).collect();
    let of_muscle = state.subject.muscle().map_or(&[][..], |muscle| muscle.points);
    let drawn = of_muscle.iter().filter(|point| drawing(diagram.view).points.iter().any(|drawn| drawn.id == point.id));
    let expected = drawn.flat_map(|point| sides.iter().map(|&side| (point.id, side)));
    assert_eq!(sorted(points), sorted(expected.collect()), "{}", at());
    let (left, top, width, height) = drawing(diagram.view).view_box;
    for point in &diagram.points {
        let (x, y) = point.at;
        assert!((left..=left + width).contains(&x) && (top..=top + height).contains(&y), "{} {}", point.id, at());
    }

    let labels: Vec<_> = diagram.labels.iter().map(|label| (label.area, label.deep)).collect();
    let lit: BTreeSet<_> = diagram.zones.iter().map(|zone| (zone.area, zone.deep)).collect();
    assert_eq!(sorted(labels), lit.into_iter().collect::<Vec<_>>(), "one label for each area that is lit: {}", at());
}

fn assert_legend(state: &MapState, model: &MapModel) {
    let zones = || model.diagrams.iter().flat_map(|diagram| &diagram.zones);
    let legend = model.legend;
    assert_eq!(legend.points, model.diagrams.iter().any(|diagram| !diagram.points.is_empty()), "{state:?}");
    assert_eq!(legend.essential, zones().any(|zone| zone.strength == Strength::Essential), "{state:?}");
    assert_eq!(legend.spillover, zones().any(|zone| zone.strength == Strength::Spillover), "{state:?}");
    assert_eq!(legend.deep, zones().any(|zone| zone.deep), "{state:?}");
}

fn sorted<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort();
    values
}

proptest! {
    #[test]
    fn any_row_of_actions_keeps_the_state_sound(
        from in select(states().collect::<Vec<_>>()),
        row in prop::collection::vec(select(actions()), 0..12),
    ) {
        let mut state = from;
        let mut chosen_view = from.view;
        for action in row {
            let before = state;
            state = state.after(action);
            prop_assert!(state.subject.muscle().is_none_or(|muscle| ATLAS.muscle(muscle.slug) == Some(muscle)));
            match action {
                MapAction::View(view) => {
                    chosen_view = Some(view);
                    prop_assert_eq!((state.subject, state.side), (before.subject, before.side));
                }
                MapAction::Layer(layer) => prop_assert_eq!(state, MapState { layer, ..before }),
                MapAction::Side(side) => prop_assert_eq!((state.subject, state.side), (before.subject, side)),
                MapAction::Clear => prop_assert_eq!(state.subject, Subject::Nothing),
                MapAction::Choose(..) => prop_assert!(state != before),
            }
            prop_assert_eq!(state.main_view(), chosen_view.unwrap_or(state.subject.best_view()));
            assert_keeps_the_rules(&state);
        }
    }

    #[test]
    fn any_text_as_an_action_is_an_action_that_writes_that_text_or_none(
        text in prop_oneof![any::<String>(), "(choose|clear|side|view|layer|suboccipitals|left|both|back|bone|:){0,6}"],
    ) {
        if let Some(action) = MapAction::from_text(&text) {
            prop_assert_eq!(action.to_text(), text);
        }
    }
}
