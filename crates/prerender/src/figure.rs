//! Small still drawings: the map's own plate once more, by reference, with marks over it. They weigh next to nothing, and stand
//! only on pages that hold the map. It must not know the words.

use atlas::View;
use headache_map::facts::drawing;
use headache_map::map::{DiagramModel, MapState, compose, paint};
use headache_map::piece::LIVE;

/// The id of a plate's drawing of the layer "muscle".
pub fn plate_id(view: View) -> String {
    format!("{}-plate", view.slug())
}

/// A pattern with its trigger point, as its best diagram shows it.
pub fn pattern(state: &MapState) -> String {
    svg(&shown(state))
}

/// The chosen muscle alone, without a place where it is felt.
pub fn muscle(state: &MapState) -> String {
    svg(&DiagramModel { zones: Vec::new(), points: Vec::new(), ..shown(state) })
}

/// The large diagram of a state.
fn shown(state: &MapState) -> DiagramModel {
    let main = state.main_view();
    let model = compose(state);
    model.diagrams.into_iter().find(|diagram| diagram.view == main).expect("every view has its diagram")
}

/// Seen, never heard: what it shows stands beside it in words. Its marks go without the attributes by which scripts know the map's.
fn svg(diagram: &DiagramModel) -> String {
    let (x, y, width, height) = drawing(diagram.view).view_box;
    let marks: String = paint::pattern(diagram).iter().map(|piece| piece.markup.replace(LIVE, "")).collect();
    let points: String = diagram
        .points
        .iter()
        .filter(|point| point.shown)
        .map(|point| {
            let (x, y) = point.at;
            format!(
                r#"<g class="x" transform="translate({x} {y})"><path class="halo" d="M-6-6 6 6M6-6-6 6"/><path class="ink" d="M-6-6 6 6M6-6-6 6"/></g>"#
            )
        })
        .collect();
    format!(
        r##"<div class="plate-again"><svg class="p-skin" viewBox="{x} {y} {width} {height}" aria-hidden="true" focusable="false"><use href="#{}"/><g class="marks">{marks}{points}</g></svg></div>"##,
        plate_id(diagram.view)
    )
}
