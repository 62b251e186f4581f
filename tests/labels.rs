//! The names in the margins: each beside the drawing, none over another, none outside the picture.
//!
//! Fonts differ from device to device; a letter is taken to be half as wide as it is high, which is wide for these faces.

use crate::every_large_diagram;
use atlas::{Mm, View};
use headache_map::facts::{ATLAS, drawing};
use headache_map::map::{LabelColumn, LabelModel};
use std::collections::BTreeSet;

/// Size of the letters in mm, as style/ sets them: the name, and "deep inside" under it.
const NAME: f32 = 9.6;
const INSIDE: f32 = 8.6;
/// Baselines below the leader line, in mm, as `paint` sets them.
const NAME_BELOW: f32 = 3.0;
const INSIDE_BELOW: f32 = 13.0;
/// The same on phones, where the names are left out.
const INSIDE_ON_PHONES: f32 = 14.0;
const INSIDE_BELOW_ON_PHONES: f32 = INSIDE_BELOW - 9.0;
/// How far letters reach above and below their baseline, in parts of their size.
const ABOVE: f32 = 0.75;
const BELOW: f32 = 0.25;

/// x and y in mm.
type Place = (f32, f32);
/// From one place to another.
type Line = (Place, Place);

fn millimetres((x, y): (Mm, Mm)) -> Place {
    (x.0 as f32 / 10.0, y.0 as f32 / 10.0)
}

/// Left, top, right and bottom of a picture, in mm.
fn picture(view: View) -> [f32; 4] {
    let (left, top, width, height) = drawing(view).view_box;
    let ((left, top), (right, bottom)) = (millimetres((left, top)), millimetres((left + width, top + height)));
    [left, top, right, bottom]
}

/// Left, top, right and bottom of rows of words: text, size of its letters and how far below the leader line they stand.
fn words_extent(label: &LabelModel, rows: &[(&str, f32, f32)]) -> [f32; 4] {
    let (x, y) = millimetres(label.words_at);
    let width = rows.iter().map(|(text, size, _)| text.chars().count() as f32 * size / 2.0).fold(0.0, f32::max);
    let top = rows.iter().map(|(_, size, below)| y + below - ABOVE * size).fold(f32::INFINITY, f32::min);
    let bottom = rows.iter().map(|(_, size, below)| y + below + BELOW * size).fold(f32::NEG_INFINITY, f32::max);
    match label.column {
        LabelColumn::Left => [x - width, top, x, bottom],
        LabelColumn::Right => [x, top, x + width, bottom],
    }
}

/// Left, top, right and bottom of a label's words, in mm.
fn extent(label: &LabelModel) -> [f32; 4] {
    let words = ATLAS.area(label.area);
    if label.deep {
        let inside = (ATLAS.words.deep_inside, INSIDE, INSIDE_BELOW);
        words_extent(label, &[(words.deep_label, NAME, NAME_BELOW), inside])
    } else {
        words_extent(label, &[(words.label, NAME, NAME_BELOW)])
    }
}

fn overlap(a: [f32; 4], b: [f32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[test]
fn no_label_lies_over_another() {
    for (name, diagram) in every_large_diagram() {
        for (index, label) in diagram.labels.iter().enumerate() {
            for other in &diagram.labels[..index] {
                assert!(!overlap(extent(label), extent(other)), "{name}: {:?} and {:?}", label.area, other.area);
            }
        }
    }
}

#[test]
fn words_and_dots_lie_within_the_picture() {
    for (name, diagram) in every_large_diagram() {
        let picture = picture(diagram.view);
        let inside = |(x, y): Place| (picture[0]..=picture[2]).contains(&x) && (picture[1]..=picture[3]).contains(&y);
        for label in &diagram.labels {
            let [left, top, right, bottom] = extent(label);
            assert!(inside((left, top)) && inside((right, bottom)), "{name}: the words of {:?}", label.area);
            assert!(inside(millimetres(label.anchor)), "{name}: the dot of {:?}", label.area);
        }
    }
}

#[test]
fn words_stand_outside_their_zone_in_the_margin_on_its_side() {
    for (name, diagram) in every_large_diagram() {
        let [left, _, right, _] = picture(diagram.view);
        let middle = (left + right) / 2.0;
        for label in &diagram.labels {
            let ((anchor, _), (words, _)) = (millimetres(label.anchor), millimetres(label.words_at));
            let outside = match label.column {
                LabelColumn::Left => words < anchor && anchor <= middle,
                LabelColumn::Right => words > anchor && anchor >= middle,
            };
            assert!(outside, "{name}: {:?}", label.area);
        }
    }
}

/// Whether two lines cross.
fn cross((a, b): Line, (c, d): Line) -> bool {
    let turn = |a: Place, b: Place, p: Place| (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0);
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}

#[test]
fn no_leader_line_crosses_another() {
    let mut crossing = Vec::new();
    for (name, diagram) in every_large_diagram() {
        let leader = |label: &LabelModel| (millimetres(label.words_at), millimetres(label.anchor));
        for (index, label) in diagram.labels.iter().enumerate() {
            for other in &diagram.labels[..index] {
                if cross(leader(label), leader(other)) {
                    crossing.push(format!("{name}: {:?} {:?} {:?} {:?}", label.area, leader(label), other.area, leader(other)));
                }
            }
        }
    }
    assert_eq!(crossing, Vec::<String>::new());
}

#[test]
fn on_phones_deep_inside_stands_alone_and_clear_of_the_next() {
    for (name, diagram) in every_large_diagram() {
        let deep: Vec<_> = diagram.labels.iter().filter(|label| label.deep).collect();
        let [left, _, right, bottom] = picture(diagram.view);
        let extent =
            |label: &LabelModel| words_extent(label, &[(ATLAS.words.deep_inside, INSIDE_ON_PHONES, INSIDE_BELOW_ON_PHONES)]);
        for (index, label) in deep.iter().enumerate() {
            let words = extent(label);
            assert!(left <= words[0] && words[2] <= right && words[3] <= bottom, "{name}: {:?}", label.area);
            for other in &deep[..index] {
                assert!(!overlap(words, extent(other)), "{name}: {:?} and {:?}", label.area, other.area);
            }
        }
    }
}

#[test]
fn both_margins_and_both_kinds_of_label_were_looked_at() {
    let labels = || every_large_diagram().flat_map(|(_, diagram)| diagram.labels);
    for column in [LabelColumn::Left, LabelColumn::Right] {
        for deep in [false, true] {
            assert!(labels().any(|label| label.column == column && label.deep == deep), "{column:?}, deep: {deep}");
        }
    }
    let named: BTreeSet<_> = labels().map(|label| label.area).collect();
    let lit: BTreeSet<_> = ATLAS.muscles.iter().flat_map(|muscle| muscle.zones).map(|zone| zone.area).collect();
    assert_eq!(named, lit);
}
