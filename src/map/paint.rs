//! The map's marks as SVG text: the one way in which page, print, pictures and tests get them. It must not decide anything.
//!
//! Outlines are not here: every mark `use`s an outline that the plate defines under an id, `<view>-zone-<area>` or
//! `<view>-region-<muscle>`, drawn for the person's right half.

use super::{DiagramModel, LabelColumn, LabelModel, Slot, compose::mirror_sum};
use crate::facts::{ATLAS, drawing};
use atlas::{Mm, Side, View};
use std::fmt::Write as _;

/// The id of a muscle's outline in a diagram.
#[must_use]
pub fn region_id(view: View, slug: &str) -> String {
    format!("{}-region-{slug}", view.slug())
}

/// The `transform` that brings an outline of the right half to a side of the body; with its leading space, or nothing.
#[must_use]
pub fn side_transform(view: View, side: Side) -> String {
    match side {
        Side::Right => String::new(),
        Side::Left => format!(" transform=\"{}\"", mirror(view)),
    }
}

/// The transform that mirrors a diagram about its middle.
#[must_use]
pub fn mirror(view: View) -> String {
    match mirror_sum(drawing(view)) {
        Mm(0) => "scale(-1 1)".to_owned(),
        sum => format!("translate({sum} 0) scale(-1 1)"),
    }
}

/// The pattern of one diagram, bottom to top: outlines of chosen muscles, zones, X marks.
#[must_use]
pub fn pattern(diagram: &DiagramModel) -> String {
    let view = diagram.view;
    let mut svg = String::new();
    for place in &diagram.chosen {
        let (slug, side, transform) = (place.muscle.slug, place.side.slug(), side_transform(view, place.side));
        let id = region_id(view, slug);
        line(&mut svg, &format!(r#"<g class="chosen" data-chosen="{slug}" data-side="{side}"{transform}>"#));
        line(&mut svg, &format!(r##"<use class="halo" href="#{id}"/><use class="ink" href="#{id}"/></g>"##));
    }
    for zone in &diagram.zones {
        let (area, side, strength) = (zone.area.slug(), zone.side.slug(), zone.strength.slug());
        let deep = if zone.deep { " data-deep" } else { "" };
        let soft = if zone.soft { " soft" } else { "" };
        let transform = side_transform(view, zone.side);
        let dots = if diagram.slot == Slot::Main { "dots" } else { "dots-small" };
        line(
            &mut svg,
            &format!(
                r#"<g class="zone{soft}" data-zone="{area}" data-side="{side}" data-strength="{strength}"{deep}{transform}>"#
            ),
        );
        let id = format!("{}-zone-{area}", view.slug());
        let part = |class: &str, more: &str| format!(r##"<use class="{class}" href="#{id}"{more}/>"##);
        let fill = match zone.strength {
            atlas::Strength::Essential => {
                ["", "-1", "-2"].map(|step| format!(r##"<use class="fill" href="#{id}{step}"/>"##)).concat()
            }
            atlas::Strength::Spillover => part("stipple", &format!(r#" fill="url(#{dots})""#)),
        };
        let edge = if zone.soft { part("blur", "").repeat(3) } else { String::new() };
        line(&mut svg, &format!("{edge}{fill}{}{}</g>", part("halo", ""), part("ink", "")));
    }
    for point in &diagram.points {
        let (id, side, (x, y)) = (point.id, point.side.slug(), point.at);
        line(&mut svg, &format!(r#"<g class="x" data-trigger-point="{id}" data-side="{side}" transform="translate({x} {y})">"#));
        line(&mut svg, r#"<path class="halo" d="M-3-3 3 3M3-3-3 3"/><path class="ink" d="M-3-3 3 3M3-3-3 3"/></g>"#);
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
    let text = format!(r#"<text class="name" x="{x}" y="{}">{}</text>"#, y + Mm::whole(3), escape(name));
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
