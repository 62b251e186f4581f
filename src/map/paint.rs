//! The map's marks as SVG text: the one way in which page, print, pictures and tests get them. It must not decide anything.
//!
//! Outlines are not here: every mark `use`s an outline that the plate defines under an id, `<view>-zone-<area>` or
//! `<view>-region-<muscle>`, drawn for the person's right half.

use super::{Belongs, DiagramModel, LabelColumn, LabelModel, SideChoice, Slot, ZoneModel, compose::mirror_sum};
use crate::app::side_words;
use crate::facts::{ATLAS, drawing};
use atlas::{Mm, Strength, View};
use std::fmt::Write as _;

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
pub fn pattern(diagram: &DiagramModel) -> String {
    let view = diagram.view;
    let mut svg = String::new();
    for chosen in &diagram.chosen {
        let (slug, side) = (chosen.place.muscle.slug, chosen.place.side.slug());
        let (transform, second) = (transform(view, chosen.flipped), if chosen.second { " second" } else { "" });
        let id = region_id(view, slug);
        line(&mut svg, &format!(r#"<g class="chosen{second}" data-chosen="{slug}" data-side="{side}"{transform}>"#));
        line(&mut svg, &format!(r##"<use class="halo" href="#{id}"/><use class="ink" href="#{id}"/></g>"##));
    }
    for zone in &diagram.zones {
        push_zone(&mut svg, diagram, zone, false);
    }
    for zone in &diagram.second {
        push_zone(&mut svg, diagram, zone, true);
    }
    svg
}

/// A zone. Where two patterns are compared both are hatched, each in its own direction, so that both are seen where they
/// overlap; the second goes by another attribute: of an area there is one `data-zone` for each side and diagram.
fn push_zone(svg: &mut String, diagram: &DiagramModel, zone: &ZoneModel, second: bool) {
    let (area, side, strength) = (zone.area.slug(), zone.side.slug(), zone.strength.slug());
    let main = diagram.slot == Slot::Main;
    let id = format!("{}-zone-{area}", diagram.view.slug());
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
    let classes = [(zone.soft, " soft"), (zone.faint, " faint"), (second, " second")];
    let classes: String = classes.iter().filter(|(is, _)| *is).map(|(_, class)| *class).collect();
    let (attribute, deep) = (if second { "data-with-zone" } else { "data-zone" }, if zone.deep { " data-deep" } else { "" });
    // What it is called where the pointer is on it; thumbnails do not answer to that.
    let name = if main { format!(r#" data-name="{}""#, escape(&zone_name(zone))) } else { String::new() };
    let transform = transform(diagram.view, zone.flipped);
    line(
        svg,
        &format!(
            r#"<g class="zone{classes}" {attribute}="{area}" data-side="{side}" data-strength="{strength}"{deep}{name}{transform}>"#
        ),
    );
    line(svg, &format!("{edge}{fill}{}{}</g>", part("halo", ""), part("ink", "")));
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
pub fn points(diagram: &DiagramModel) -> String {
    let mut svg = String::new();
    for point in &diagram.points {
        let (id, side, (x, y)) = (point.point.id, point.side.slug(), point.at);
        let name = format!("{}, {}", point.point.name, side_words(SideChoice::One(point.side)));
        let (name, address, action) = (escape(&name), escape(&point.address), point.action.to_text());
        let classes = [(!point.shown, " aside"), (point.second, " second"), (point.chosen, " picked")];
        let classes: String = classes.iter().filter(|(is, _)| *is).map(|(_, class)| *class).collect();
        let current = if point.chosen { r#" aria-current="true""# } else { "" };
        line(
            &mut svg,
            &format!(
                r#"<a class="x{classes}" tabindex="-1" data-trigger-point="{id}" data-side="{side}" href="{address}" data-act="{action}" aria-label="{name}"{current}>"#
            ),
        );
        line(&mut svg, &format!(r#"<g transform="translate({x} {y})"><circle class="hit" r="8"/><circle class="focus" r="8"/>"#));
        line(&mut svg, r#"<path class="halo" d="M-3-3 3 3M3-3-3 3"/><path class="ink" d="M-3-3 3 3M3-3-3 3"/></g></a>"#);
    }
    svg
}

/// The trail of a chosen point: a group for each step, in which a dot is a line of no length with round ends; and the same
/// as numbers for those who want no motion.
#[must_use]
pub fn trail(diagram: &DiagramModel) -> String {
    let mut svg = String::new();
    for step in &diagram.trail.beads {
        let dots: String = step.iter().map(|(x, y)| format!("M{x} {y}h.01")).collect();
        line(&mut svg, &format!(r#"<g class="bead"><path class="halo" d="{dots}"/><path class="ink" d="{dots}"/></g>"#));
    }
    for (number, (x, y)) in &diagram.trail.numbered {
        line(
            &mut svg,
            &format!(r#"<g class="step" transform="translate({x} {y})"><circle r="6"/><text y="3">{number}</text></g>"#),
        );
    }
    svg
}

/// The labels of one diagram with their leader lines.
#[must_use]
pub fn labels(diagram: &DiagramModel) -> String {
    let mut svg = String::new();
    for label in &diagram.labels {
        push_label(&mut svg, label);
    }
    svg
}

fn push_label(svg: &mut String, label: &LabelModel) {
    let words = ATLAS.area(label.area);
    let ((ax, ay), (x, y)) = (label.anchor, label.words_at);
    let (class, gap) = match label.column {
        LabelColumn::Left => ("label at-left", Mm::whole(2)),
        LabelColumn::Right => ("label at-right", Mm::whole(-2)),
    };
    let deep_class = if label.deep { " deep" } else { "" };
    line(svg, &format!(r#"<g class="{class}{deep_class}" data-label="{}">"#, label.area.slug()));
    let start = x + gap;
    line(svg, &format!(r#"<path class="leader" d="M{start} {y} {ax} {ay}"/><circle class="dot" cx="{ax}" cy="{ay}" r="1.4"/>"#));
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
    line(svg, &format!("{text}{inside}</g>"));
}

fn line(svg: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(svg, "{text}");
}

/// Text as it may stand in SVG.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
