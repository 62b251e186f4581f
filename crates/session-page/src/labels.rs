//! The names in the margins, moved apart: a client reads them from a metre, so they are larger here than on other pages, and
//! keep more room. It must not know words or fonts, only rows.

use atlas::Mm;
use headache_map::facts::drawing;
use headache_map::map::{DiagramModel, LabelColumn, MapModel};

/// Height of a name.
const NAME: Mm = Mm(165);
/// Height of the words below a name where pain is felt inside.
const INSIDE: Mm = Mm(125);

/// The map with its names moved apart; their order, from top to bottom, stays.
#[must_use]
pub fn with_room(mut model: MapModel) -> MapModel {
    model.diagrams.iter_mut().for_each(move_apart);
    model
}

fn move_apart(diagram: &mut DiagramModel) {
    let (_, top, _, height) = drawing(diagram.view).view_box;
    for column in [LabelColumn::Left, LabelColumn::Right] {
        let rows = |deep: bool| if deep { NAME + INSIDE } else { NAME };
        let mut next_free = top + NAME;
        for label in diagram.labels.iter_mut().filter(|label| label.column == column) {
            label.words_at.1 = label.words_at.1.max(next_free);
            next_free = label.words_at.1 + rows(label.deep);
        }
        let mut limit = top + height - NAME;
        for label in diagram.labels.iter_mut().rev().filter(|label| label.column == column) {
            label.words_at.1 = label.words_at.1.min(limit - rows(label.deep)).max(top + NAME);
            limit = label.words_at.1;
        }
    }
}
