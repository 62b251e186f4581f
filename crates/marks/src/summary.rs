//! What goes along to the appointment, as plain text. It must not know how it gets there.

use crate::{Marks, PatternOn, Quality, Severity};
use atlas::{Atlas, Side};

/// The marks, the words for the pain and the patterns that were looked at, as lines of plain text; empty if there are none of these.
/// `date` is written as given, for example `2026-11-23`.
#[must_use]
pub fn summary(atlas: &Atlas, marks: &Marks, looked_at: &[PatternOn], date: &str) -> String {
    if marks.is_empty() && looked_at.is_empty() {
        return String::new();
    }
    let words = &atlas.mark_words;
    let side = |side| match side {
        Side::Left => atlas.words.left_short,
        Side::Right => atlas.words.right_short,
    };
    let mut text = String::new();
    line(&mut text, &[words.summary_heading, ", ", date]);
    if marks.places().next().is_some() {
        line(&mut text, &["\n", words.summary_marks, ":"]);
        for (place, severity) in marks.places() {
            let severity = match severity {
                Severity::Mild => words.mild,
                Severity::Strong => words.strong,
            };
            line(&mut text, &["- ", side(place.side), ": ", atlas.area(place.area).label, ", ", severity]);
        }
    }
    if marks.qualities().next().is_some() {
        line(&mut text, &["\n", words.summary_words, ":"]);
        for quality in marks.qualities() {
            let quality = match quality {
                Quality::Aching => words.aching,
                Quality::Pressing => words.pressing,
                Quality::Throbbing => words.throbbing,
                Quality::Stabbing => words.stabbing,
                Quality::Burning => words.burning,
            };
            line(&mut text, &["- ", quality]);
        }
    }
    if !looked_at.is_empty() {
        line(&mut text, &["\n", words.summary_looked_at, ":"]);
        for pattern in looked_at {
            let parts = ["- ", side(pattern.side), ": ", pattern.muscle.name];
            match pattern.point {
                None => line(&mut text, &parts),
                Some(point) => line(&mut text, &[&parts[..], &[", ", point.name]].concat()),
            }
        }
    }
    line(&mut text, &["\n", words.summary_honesty]);
    text
}

/// One line, of its parts.
fn line(text: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| text.push_str(part));
    text.push('\n');
}
