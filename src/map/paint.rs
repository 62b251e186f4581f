//! The map's marks as pieces of SVG: the one way in which page, print, pictures and tests get them. It must not decide anything.
//!
//! Outlines are not here: every mark `use`s an outline that the plate defines under an id, `<view>-zone-<area>`, for a
//! muscle's own `<view>-zone-<area>-<muscle>`, or `<view>-region-<muscle>`, drawn for the person's right half.

use super::{
    Belongs, ChosenModel, DiagramModel, LabelColumn, LabelModel, PointModel, SideChoice, Slot, ZoneModel, compose::mirror_sum,
};
use crate::app::side_words;
use crate::facts::{ATLAS, drawing};
use crate::piece::{LIVE, Piece, escape};
use atlas::{Mm, Strength, View};

/// The id of a muscle's outline in a diagram.
#[must_use]
pub fn region_id(view: View, slug: &str) -> String {
    format!("{}-region-{slug}", view.slug())
}

/// The `transform` attribute of an outline of the right half; with its leading space, or nothing where it is not mirrored.
#[must_use]
pub fn transform(view: View, flipped: bool) -> String {
    if flipped { format!(" transform=\"{}\"", mirror(view)) } else { String::new() }
}

/// The transform that mirrors a diagram about its middle.
#[must_use]
pub fn mirror(view: View) -> String {
    match mirror_sum(drawing(view)) {
        Mm(0) => "scale(-1 1)".to_owned(),
        sum => format!("translate({sum} 0) scale(-1 1)"),
    }
}

/// The pattern of one diagram, bottom to top: outlines of chosen muscles, zones.
#[must_use]
pub fn pattern(diagram: &DiagramModel) -> Vec<Piece> {
    let chosen = diagram.chosen.iter().map(|chosen| outline(diagram.view, chosen));
    let first = diagram.zones.iter().map(|lit| zone(diagram, lit, false));
    let second = diagram.second.iter().map(|lit| zone(diagram, lit, true));
    chosen.chain(first).chain(second).collect()
}

fn outline(view: View, chosen: &ChosenModel) -> Piece {
    let slug = chosen.place.muscle.slug;
    let (transform, second) = (transform(view, chosen.flipped), if chosen.second { " second" } else { "" });
    let id = region_id(view, slug);
    Piece {
        markup: format!(
            "<g class=\"chosen{second}\"{LIVE}{transform}>\n<use class=\"halo\" href=\"#{id}\"/><use class=\"ink\" href=\"#{id}\"/></g>\n"
        ),
        live: vec![vec![("data-chosen", slug.to_owned()), ("data-side", chosen.place.side.slug().to_owned())]],
    }
}

/// A zone. Where two patterns are compared both are hatched, each in its own direction, so that both are seen where they
/// overlap; the second goes by another attribute: of an area there is one `data-zone` for each side and diagram.
fn zone(diagram: &DiagramModel, zone: &ZoneModel, second: bool) -> Piece {
    let (area, side, strength) = (zone.area.slug(), zone.side.slug(), zone.strength.slug());
    let main = diagram.slot == Slot::Main;
    let own = zone.drawn.muscle.map_or_else(String::new, |muscle| ["-", muscle].concat());
    let id = format!("{}-zone-{area}{own}", diagram.view.slug());
    let part = |class: &str, more: &str| format!(r##"<use class="{class}" href="#{id}"{more}/>"##);
    let essential = zone.strength == Strength::Essential;
    let fill = match (diagram.comparing, essential) {
        (true, _) => {
            let (which, some) = (if second { 2 } else { 1 }, if essential { "" } else { "-some" });
            part("hatch", &format!(r#" fill="url(#hatch-{which}{some})""#))
        }
        (false, true) => ["", "-1", "-2"].map(|step| format!(r##"<use class="fill" href="#{id}{step}"/>"##)).concat(),
        (false, false) => part("stipple", &format!(r#" fill="url(#dots{})""#, if main { "" } else { "-small" })),
    };
    let edge = if zone.soft && !diagram.comparing { part("blur", "").repeat(3) } else { String::new() };
    let classes = [(zone.soft, " soft"), (zone.faint, " faint"), (second, " second"), (zone.deep, " deep")];
    let classes: String = classes.iter().filter(|(is, _)| *is).map(|(_, class)| *class).collect();
    let transform = transform(diagram.view, zone.flipped);
    let mut live = vec![
        (if second { "data-with-zone" } else { "data-zone" }, area.to_owned()),
        ("data-side", side.to_owned()),
        ("data-strength", strength.to_owned()),
    ];
    if zone.deep {
        live.push(("data-deep", String::new()));
    }
    // What it is called where the pointer is on it; thumbnails do not answer to that.
    if main {
        live.push(("data-name", zone_name(zone)));
    }
    Piece {
        markup: format!(
            "<g class=\"zone{classes}\"{LIVE}{transform}>\n{edge}{fill}{}{}</g>\n",
            part("halo", ""),
            part("ink", "")
        ),
        live: vec![live],
    }
}

/// A zone in words: "Temple: most people".
fn zone_name(zone: &ZoneModel) -> String {
    let (area, words) = (ATLAS.area(zone.area), &ATLAS.words);
    let how_many = match (zone.faint, zone.strength) {
        (true, _) => words.other_side_too,
        (false, Strength::Essential) => words.legend_essential,
        (false, Strength::Spillover) => words.legend_spillover,
    };
    if zone.deep {
        format!("{}, {}: {how_many}", area.deep_name, words.deep_inside)
    } else {
        format!("{}: {how_many}", area.name)
    }
}

/// The X marks, each a place to choose.
#[must_use]
pub fn points(diagram: &DiagramModel) -> Vec<Piece> {
    diagram.points.iter().map(point).collect()
}

fn point(point: &PointModel) -> Piece {
    let (x, y) = point.at;
    let classes = [(!point.shown, " aside"), (point.second, " second"), (point.chosen, " picked")];
    let classes: String = classes.iter().filter(|(is, _)| *is).map(|(_, class)| *class).collect();
    let mut live = vec![
        ("class", format!("x{classes}")),
        ("data-trigger-point", point.point.id.to_owned()),
        ("data-side", point.side.slug().to_owned()),
        ("href", point.address.clone()),
        ("data-act", point.action.to_text()),
        ("aria-label", format!("{}, {}", point.point.name, side_words(SideChoice::One(point.side)))),
    ];
    if point.chosen {
        live.push(("aria-current", "true".to_owned()));
    }
    Piece {
        markup: format!(
            "<a tabindex=\"-1\"{LIVE}>\n<g transform=\"translate({x} {y})\"><circle class=\"hit\" r=\"8\"/><circle class=\"focus\" r=\"8\"/>\n\
             <path class=\"halo\" d=\"M-3-3 3 3M3-3-3 3\"/><path class=\"ink\" d=\"M-3-3 3 3M3-3-3 3\"/></g></a>\n"
        ),
        live: vec![live],
    }
}

/// The trail of a chosen point: a group for each step, in which a dot is a line of no length with round ends; and the same
/// as numbers for those who want no motion.
#[must_use]
pub fn trail(diagram: &DiagramModel) -> Vec<Piece> {
    let mut svg = String::new();
    for step in &diagram.trail.beads {
        let dots: String = step.iter().map(|(x, y)| format!("M{x} {y}h.01")).collect();
        svg.push_str(&format!("<g class=\"bead\"><path class=\"halo\" d=\"{dots}\"/><path class=\"ink\" d=\"{dots}\"/></g>\n"));
    }
    for (number, (x, y)) in &diagram.trail.numbered {
        svg.push_str(&format!(
            "<g class=\"step\" transform=\"translate({x} {y})\"><circle r=\"6\"/><text y=\"3\">{number}</text></g>\n"
        ));
    }
    if svg.is_empty() {
        return Vec::new();
    }
    // It runs when it begins to be shown: then it has its name.
    vec![Piece { markup: format!("<g{LIVE}>\n{svg}</g>\n"), live: vec![vec![("data-runs", String::new())]] }]
}

/// The labels of one diagram with their leader lines.
#[must_use]
pub fn labels(diagram: &DiagramModel) -> Vec<Piece> {
    diagram.labels.iter().map(label).collect()
}

fn label(label: &LabelModel) -> Piece {
    let words = ATLAS.area(label.area);
    let ((ax, ay), (x, y)) = (label.anchor, label.words_at);
    let (class, gap) = match label.column {
        LabelColumn::Left => ("label at-left", Mm::whole(2)),
        LabelColumn::Right => ("label at-right", Mm::whole(-2)),
    };
    let deep_class = if label.deep { " deep" } else { "" };
    let start = x + gap;
    let name = if label.deep { words.deep_label } else { words.label };
    let which = match label.belongs {
        Belongs::ToTheOnlyOne => "",
        Belongs::ToFirst => " ¹",
        Belongs::ToSecond => " ²",
        Belongs::ToBoth => " ¹ ²",
    };
    let text = format!(r#"<text class="name" x="{x}" y="{}">{}{which}</text>"#, y + Mm::whole(3), escape(name));
    let inside = if label.deep {
        format!(r#"<text class="inside" x="{x}" y="{}">{}</text>"#, y + Mm::whole(13), escape(ATLAS.words.deep_inside))
    } else {
        String::new()
    };
    Piece {
        markup: format!(
            "<g class=\"{class}{deep_class}\"{LIVE}>\n<path class=\"leader\" d=\"M{start} {y} {ax} {ay}\"/>\
             <circle class=\"dot\" cx=\"{ax}\" cy=\"{ay}\" r=\"1.4\"/>\n{text}{inside}</g>\n"
        ),
        live: vec![vec![("data-label", label.area.slug().to_owned())]],
    }
}
