//! Where the names in the margins stand: two columns, none over another. It must not know words or fonts, only rows.

use super::{Belongs, LabelColumn, LabelModel, ZoneModel, compose};
use atlas::{Area, Drawing, DrawnZone, Mm, View};

/// Height of one line of a label at the smallest scale at which labels are shown.
const LINE: Mm = Mm(125);

/// Places one label for each shape that is lit, beside the zone that comes first.
pub(super) fn place<'a>(
    drawing: &Drawing,
    zones: impl Iterator<Item = &'a ZoneModel>,
    belongs: impl Fn(&DrawnZone) -> Belongs,
) -> Vec<LabelModel> {
    let mut seen: Vec<&DrawnZone> = Vec::new();
    let mut named = Vec::new();
    for zone in zones {
        if !seen.contains(&zone.drawn) {
            seen.push(zone.drawn);
            let anchor = compose::place(drawing, zone.flipped, zone.drawn.label);
            named.push(Named { area: zone.area, in_two: zone.deep, anchor, belongs: belongs(zone.drawn) });
        }
    }
    in_margins(drawing, &named, LINE)
}

/// What a label in the margin names.
pub(crate) struct Named {
    /// The area.
    pub area: Area,
    /// Whether it takes two lines.
    pub in_two: bool,
    /// Where its leader line ends.
    pub anchor: (Mm, Mm),
    /// Which of two compared patterns lights the place.
    pub belongs: Belongs,
}

/// Places a label for each of these in the margins. `line`: height of a line.
pub(crate) fn in_margins(drawing: &Drawing, named: &[Named], line: Mm) -> Vec<LabelModel> {
    let (left, top, width, height) = drawing.view_box;
    let middle = left + width.half();
    // How far from the middle the words begin: clear of nose and back of the head, or of the ears.
    let margin = match drawing.view {
        View::Side => Mm::whole(114),
        View::Back | View::Front => Mm::whole(112),
    };
    let mut columns: [Vec<LabelModel>; 2] = [Vec::new(), Vec::new()];
    for &Named { area, in_two: deep, anchor, belongs } in named {
        let (index, column, x) =
            if anchor.0 < middle { (0, LabelColumn::Left, middle - margin) } else { (1, LabelColumn::Right, middle + margin) };
        let label = LabelModel { area, deep, anchor, words_at: (x, anchor.1), column, belongs };
        // Put in its place from top to bottom at once: a dozen labels, and a sort would weigh more than all of this file.
        let below = columns[index].iter().position(|other| other.anchor.1 > anchor.1);
        columns[index].insert(below.unwrap_or(columns[index].len()), label);
    }
    for column in &mut columns {
        spread(column, line, top + line, top + height - line);
        untangle(column, line, top + line, top + height - line);
    }
    columns.concat()
}

/// Lets two neighbours whose leader lines cross change places: a label that had to move can come to point across the next.
fn untangle(column: &mut [LabelModel], line: Mm, top: Mm, bottom: Mm) {
    for upper in 1..column.len() {
        if cross(&column[upper - 1], &column[upper]) {
            column.swap(upper - 1, upper);
            column.iter_mut().for_each(|label| label.words_at.1 = label.anchor.1);
            spread(column, line, top, bottom);
        }
    }
}

/// Whether the leader lines of two labels of a column cross.
fn cross(upper: &LabelModel, lower: &LabelModel) -> bool {
    // From the words to the place, in tenths of a millimetre.
    let reach = |label: &LabelModel| ((label.anchor.0 - label.words_at.0).0.abs(), (label.anchor.1 - label.words_at.1).0);
    let ((across_upper, down_upper), (across_lower, down_lower)) = (reach(upper), reach(lower));
    let apart = (lower.words_at.1 - upper.words_at.1).0;
    // Where the shorter line ends, the longer one must still be on its own side of it.
    if across_upper < across_lower {
        (apart - down_upper) * across_lower + down_lower * across_upper < 0
    } else {
        (apart + down_lower) * across_upper - down_upper * across_lower < 0
    }
}

/// Moves labels, ordered from top to bottom, apart so that none touches the next, within `top..bottom`.
fn spread(column: &mut [LabelModel], line: Mm, top: Mm, bottom: Mm) {
    let rows = |label: &LabelModel| if label.deep { line + line } else { line };
    let mut next_free = top;
    for label in column.iter_mut() {
        label.words_at.1 = label.words_at.1.max(next_free);
        next_free = label.words_at.1 + rows(label);
    }
    let mut limit = bottom;
    for label in column.iter_mut().rev() {
        label.words_at.1 = label.words_at.1.min(limit - rows(label)).max(top);
        limit = label.words_at.1;
    }
}

#[cfg(test)]
mod tests {
    use super::{LINE, spread};
    use crate::map::{Belongs, LabelColumn, LabelModel};
    use atlas::{Area, Mm};

    fn label(y: i32, deep: bool) -> LabelModel {
        let at = (Mm::whole(0), Mm::whole(y));
        LabelModel {
            area: Area::Temple,
            deep,
            anchor: at,
            words_at: at,
            column: LabelColumn::Left,
            belongs: Belongs::ToTheOnlyOne,
        }
    }

    #[test]
    fn labels_crowded_at_the_foot_move_up_and_keep_their_distance() {
        let mut column = [label(60, false), label(93, true), label(95, false), label(99, true)];
        spread(&mut column, LINE, Mm::whole(0), Mm::whole(100));
        let places: Vec<Mm> = column.iter().map(|label| label.words_at.1).collect();
        let rows = |deep: bool| if deep { LINE + LINE } else { LINE };
        for (pair, above) in places.windows(2).zip(&column) {
            assert!(pair[1] - pair[0] >= rows(above.deep), "{places:?}");
        }
        assert!(places[3] + rows(true) <= Mm::whole(100) && places[0] >= Mm::whole(0), "{places:?}");
    }
}
