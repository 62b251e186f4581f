//! Writes a read drawing as SVG. It must not know colours: only the classes that `style/plate.css` gives them.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::curve::{self, Knot, PathText, Pt, Sliver, Walk, short};
use crate::fibres;
use crate::joint::Follows;
use crate::source::{Drawing, Form, Item, Kind, Layer, Outline, Paint, Shape, Soft, Tone};

/// SVG path data of an outline.
pub(crate) fn path_data(outline: &Outline) -> String {
    let mut path = PathText::default();
    for curve in &outline.curves {
        path.close(curve);
    }
    path.text()
}

/// The inner markup of a plate: what is seen in `layer`, or everything that is ever seen if there is none; with the outlines
/// of regions and zones.
pub(crate) fn markup(drawing: &Drawing, layer: Option<Layer>) -> String {
    let mut pen = Pen::new(drawing, layer, drawing.view.to_string());
    for (kind, things) in [("region", &drawing.regions), ("zone", &drawing.zones), ("area", &drawing.areas)] {
        for thing in things {
            let id = format!("{}-{kind}-{}", drawing.view, thing.key());
            let d = path_data(&thing.outline);
            let _ = write!(pen.defs, r#"<path id="{id}" d="{d}"/>"#);
            // A zone fades within its last 2 mm: its fill lies on it in three steps.
            for (step, by) in [(1, 1.0), (2, 2.0)].into_iter().filter(|_| kind == "zone") {
                let inner = Outline { curves: thing.outline.curves.iter().map(|curve| curve::inset(curve, by)).collect() };
                let _ = write!(pen.defs, r#"<path id="{id}-{step}" d="{}"/>"#, path_data(&inner));
            }
            // A form with the very same outline shares it.
            if kind == "region" {
                pen.ids.insert(d, id);
            }
        }
    }
    pen.items(&drawing.items);
    if layer.is_none() {
        for (name, outlines) in &drawing.composites {
            let _ = write!(pen.body, r#"<g class="none" data-structure="{name}">"#);
            for outline in outlines {
                let id = pen.outline(outline);
                pen.shape_use(&id, "");
            }
            pen.body.push_str("</g>");
        }
    }
    format!("<defs>{}</defs>{}", pen.defs, pen.body)
}

/// The inner markup of one layer for a page that holds another already: its ids carry the layer, and what the other has
/// defined, regions and zones, is left out.
pub(crate) fn further_layer(drawing: &Drawing, layer: Layer) -> String {
    let mut pen = Pen::new(drawing, Some(layer), format!("{}-{}", drawing.view, layer.slug()));
    pen.items(&drawing.items);
    format!("<defs>{}</defs>{}", pen.defs, pen.body)
}

struct Pen<'a> {
    drawing: &'a Drawing,
    layer: Option<Layer>,
    /// What every id begins with.
    prefix: String,
    defs: String,
    /// Path data → id of its definition.
    ids: HashMap<String, String>,
    /// What else is defined: clips and gradients, by a key of their own.
    made: HashMap<String, String>,
    body: String,
    /// Inside a `mirror`, where shapes are drawn twice and so defined once.
    mirroring: bool,
    /// In the second, mirrored copy.
    mirrored: bool,
    /// How much of their strength shade dabs keep on the lit half.
    weight: f64,
    paint: Paint,
    /// What the shapes follow that are being drawn, when bones move.
    follows: Option<Follows<'a>>,
}

/// Begins and ends gently, so that neither end of a fade is seen as an edge.
const FADING: &str = concat!(
    r#"<stop class="gb" offset="0" stop-opacity="0"/><stop class="gb" offset=".25" stop-opacity=".16"/>"#,
    r#"<stop class="gb" offset=".5" stop-opacity=".5"/><stop class="gb" offset=".75" stop-opacity=".84"/><stop class="gb" offset="1"/>"#
);
const FLIP: &str = r#" transform="scale(-1 1)""#;

impl<'a> Pen<'a> {
    fn new(drawing: &'a Drawing, layer: Option<Layer>, prefix: String) -> Self {
        Pen {
            drawing,
            layer,
            prefix,
            defs: String::new(),
            ids: HashMap::new(),
            made: HashMap::new(),
            body: String::new(),
            mirroring: false,
            mirrored: false,
            weight: 1.0,
            paint: "skin",
            follows: None,
        }
    }

    fn new_id(&self) -> String {
        const DIGITS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
        let n = self.ids.len() + self.made.len();
        let digit = |i: usize| char::from(DIGITS[i % 36]);
        if n < 36 {
            format!("{}-{}", self.prefix, digit(n))
        } else {
            // The first letter runs on from `a`, so two-letter ids never meet one-letter ones.
            format!("{}-{}{}", self.prefix, digit(n / 36 - 1), digit(n))
        }
    }

    /// Defines a path, once.
    fn path(&mut self, d: String) -> String {
        let following = self.following(&d);
        // What follows is a shape of its own: the two halves of a mirror do not move alike.
        let key = following.clone().unwrap_or_else(|| d.clone());
        if let Some(id) = self.ids.get(&key) {
            return id.clone();
        }
        let id = self.new_id();
        let _ = write!(self.defs, r#"<path id="{id}" d="{d}"{}/>"#, following.unwrap_or_default());
        self.ids.insert(key, id.clone());
        id
    }
    /// What a path says of how it follows, as attributes; `None` for one that stays or goes with its bone.
    fn following(&self, d: &str) -> Option<String> {
        let (path, shares) = self.follows?.written_out(d);
        let flip = if self.mirrored { " data-flipped" } else { "" };
        Some(format!(r#" data-follows="{path}" data-shares="{shares}"{flip}"#))
    }
    fn outline(&mut self, outline: &Outline) -> String {
        self.path(path_data(outline))
    }
    fn define(&mut self, key: String, make: impl FnOnce(&str) -> String) -> String {
        if let Some(id) = self.made.get(&key) {
            return id.clone();
        }
        let id = self.new_id();
        self.defs.push_str(&make(&id));
        self.made.insert(key, id.clone());
        id
    }
    fn clip(&mut self, path: &str, outline: &Outline) -> String {
        let flip = if self.mirrored { FLIP } else { "" };
        let rule = even_odd(outline, "clip-rule");
        self.define(format!("clip {path}{flip}"), |id| {
            format!(r##"<clipPath id="{id}"><use href="#{path}"{rule}{flip}/></clipPath>"##)
        })
    }
    /// The soft spot that a dab is filled with.
    fn spot(&mut self, paint: Paint, tone: Tone) -> String {
        let letter = tone.letter();
        self.define(format!("spot {paint} {letter}"), |id| {
            let stops: String = [("0", "1"), (".25", ".82"), (".5", ".44"), (".75", ".13"), ("1", "0")]
                .iter()
                .map(|(at, opacity)| format!(r#"<stop offset="{at}" stop-opacity="{opacity}"/>"#))
                .collect();
            format!(r#"<radialGradient id="{id}" class="p-{paint} g{letter}">{stops}</radialGradient>"#)
        })
    }
    /// A gradient between two points of the drawing (as written, before any mirroring).
    fn gradient(&mut self, paint: Paint, belly: bool, (from, to): (Pt, Pt)) -> String {
        let stops = if belly {
            [(Tone::Base, "0"), (Tone::Lit, ".4"), (Tone::Base, ".7"), (Tone::Shade, "1")].as_slice()
        } else {
            [(Tone::Lit, "0"), (Tone::Base, ".45"), (Tone::Shade, "1")].as_slice()
        };
        let stops: String =
            stops.iter().map(|(tone, at)| format!(r#"<stop class="g{}" offset="{at}"/>"#, tone.letter())).collect();
        let template = self.define(format!("stops {paint} {belly}"), |id| {
            format!(r#"<linearGradient id="{id}" class="p-{paint}" gradientUnits="userSpaceOnUse">{stops}</linearGradient>"#)
        });
        let ends: Vec<String> = [from.x, from.y, to.x, to.y].iter().map(|v| short(*v, 0)).collect();
        self.define(format!("gradient {template} {ends:?}"), |id| {
            let [x1, y1, x2, y2] = &ends[..] else { return String::new() };
            format!(r##"<linearGradient id="{id}" href="#{template}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"##)
        })
    }

    fn items(&mut self, items: &[Item]) {
        let seen: Vec<&Item> = items.iter().filter(|i| self.layer.is_none_or(|layer| i.layers.has(layer))).collect();
        let mut at = 0;
        while let Some(item) = seen.get(at) {
            // Pen lines of one kind that follow each other are one path.
            let alike = seen[at..].iter().take_while(|next| same_pen(item, next)).count().max(1);
            self.painted(item.paint, |pen| pen.item(&seen[at..at + alike]));
            at += alike;
        }
    }

    /// Draws with a paint, in a group of its class if it is another than the one around.
    fn painted(&mut self, paint: Option<Paint>, draw: impl FnOnce(&mut Self)) {
        let around = self.paint;
        let paint = paint.unwrap_or(around);
        if paint == around {
            return draw(self);
        }
        self.paint = paint;
        let _ = write!(self.body, r#"<g class="p-{paint}">"#);
        draw(self);
        self.body.push_str("</g>");
        self.paint = around;
    }

    /// Draws an item, or several pen lines of one kind.
    fn item(&mut self, alike: &[&Item]) {
        match &alike[0].kind {
            Kind::Form(form) => self.form(form),
            Kind::Attached(form) => {
                let side = match (self.mirroring, self.mirrored) {
                    (false, _) => "",
                    (true, false) => r#" data-side="right""#,
                    (true, true) => r#" data-side="left""#,
                };
                let _ = write!(self.body, r#"<g data-muscle="{}"{side}>"#, form.name);
                let drawing = self.drawing;
                let moving = drawing.joint_lines.first().map(|line| line.bones[0]);
                let mut muscles = drawing.joint_muscles.iter();
                let follows = muscles.find(|muscle| muscle.name == form.name && Some(muscle.insertion) == moving);
                self.follows = follows.map(Follows::Muscle);
                self.form(form);
                self.follows = None;
                self.body.push_str("</g>");
            }
            Kind::Part { part, band, inside } => {
                let _ = write!(self.body, r#"<g data-part="{part}">"#);
                self.follows = band.map(Follows::Band);
                self.items(inside);
                self.follows = None;
                self.body.push_str("</g>");
            }
            Kind::Tube { knots, width } => self.tube(knots, *width),
            Kind::Suture { knots, width, seed, opacity } => self.suture(knots, *width, *seed, *opacity),
            Kind::Fibres(fibres) => {
                for (number, tone, seed) in [(fibres.dark, Tone::Line, 0), (fibres.light, Tone::Lit, 1)] {
                    if number > 0 {
                        let mut path = PathText::default();
                        for sliver in fibres::slivers(fibres, number, fibres.seed * 2 + seed) {
                            path.sliver(&sliver);
                        }
                        self.drawn(path, tone, fibres.opacity);
                    }
                }
            }
            Kind::Ink { tone, opacity, .. } => {
                let mut path = PathText::default();
                for line in alike {
                    pen_line(&mut path, &line.kind);
                }
                self.drawn(path, *tone, *opacity);
            }
            Kind::Dab { tone, at, size, turn, opacity } => self.dab(*tone, *at, *size, *turn, *opacity),
            Kind::Soft { shape, soft, tone } => {
                let path = match shape {
                    Shape::Closed(outline) => self.outline(outline),
                    Shape::Line(knots) => self.path(PathText::of_line(&curve::open(knots))),
                };
                self.soft(&path, soft, &format!("k{}", tone.letter()));
            }
            Kind::Fill { outline, tone, opacity, gradient } => {
                let opacity = if *opacity < 1.0 { format!(r#" opacity="{}""#, short(*opacity, 2)) } else { String::new() };
                let paint = match gradient {
                    Some(ends) => format!(r##" fill="url(#{})""##, self.gradient(self.paint, false, *ends)),
                    None => format!(r#" class="f{}""#, tone.letter()),
                };
                let rule = even_odd(outline, "fill-rule");
                let d = path_data(outline);
                self.shape(d, &format!("{paint}{opacity}{rule}"));
            }
            Kind::Group { clip, inside } => match clip {
                Some(outline) => {
                    let path = self.outline(outline);
                    let clip = self.clip(&path, outline);
                    let _ = write!(self.body, r##"<g clip-path="url(#{clip})">"##);
                    self.items(inside);
                    self.body.push_str("</g>");
                }
                None => self.items(inside),
            },
            Kind::Mirror { weight, inside } => {
                self.mirroring = true;
                self.weight = *weight;
                self.items(inside);
                self.mirrored = true;
                self.items(inside);
                (self.mirroring, self.mirrored, self.weight) = (false, false, 1.0);
            }
            Kind::Again(name) => {
                let drawing = self.drawing;
                if let Some((form, paint)) = find_form(&drawing.items, name, "skin") {
                    // Whole, whatever peel its first place is seen in.
                    let layer = self.layer.take();
                    self.painted(Some(paint), |pen| pen.form(form));
                    self.layer = layer;
                }
            }
            Kind::Fade { from, to, sides } => {
                let [x, y, width, height] = self.drawing.view_box;
                let id = self.define(format!("fade {from} {to} {sides}"), |id| {
                    let along = if *sides {
                        format!(r#"x1="{from}" x2="{to}" y1="0" y2="0""#)
                    } else {
                        format!(r#"x1="0" x2="0" y1="{from}" y2="{to}""#)
                    };
                    format!(r#"<linearGradient id="{id}" class="p-paper" gradientUnits="userSpaceOnUse" {along}>{FADING}</linearGradient>"#)
                });
                // A little beyond the edge, or the last row of pixels shows what lies under it.
                let (right, bottom) = (x + width + 1.0, y + height + 1.0);
                if *sides {
                    for flip in ["", FLIP] {
                        let _ =
                            write!(self.body, r##"<path fill="url(#{id})"{flip} d="M{from} {y}H{right}V{bottom}H{from}z"/>"##);
                    }
                } else {
                    let _ = write!(self.body, r##"<path fill="url(#{id})" d="M{x} {from}h{width}V{bottom}H{x}z"/>"##);
                }
            }
        }
    }

    /// Contact shadow, fill, what is inside, outline: always in this order.
    fn form(&mut self, form: &Form) {
        let path = self.outline(&form.outline);
        if let Some(shadow) = &form.shadow {
            self.soft(&path, shadow, "k0");
            // A drawn line is heavier on the side away from the light: there the form itself, in the line's tone, looks out from
            // under it. A second line would part from the first in a close-up.
            if form.line.is_some() && form.fill {
                self.painted(form.line_paint, |pen| {
                    pen.body.push_str(r#"<g class="fn" transform="translate(.3 .4)">"#);
                    pen.shape_use(&path, even_odd(&form.outline, "fill-rule").as_str());
                    pen.body.push_str("</g>");
                });
            }
        }
        let structure = form.structure.as_ref().map_or(String::new(), |name| {
            // The mirrored half of a pair is the left one.
            let name = name.strip_suffix("_r").filter(|_| self.mirrored).map_or_else(|| name.clone(), |stem| format!("{stem}_l"));
            format!(r#" data-structure="{name}""#)
        });
        if form.fill {
            let paint = match form.gradient {
                None => r#" class="fb""#.to_owned(),
                Some((a, b)) => {
                    format!(r##" fill="url(#{})""##, self.gradient(self.paint, form.belly, self.lit_first(form.belly, a, b)))
                }
            };
            let rule = even_odd(&form.outline, "fill-rule");
            self.shape_use(&path, &format!("{paint}{rule}{structure}"));
        }
        let inside_seen = form.inside.iter().any(|i| self.layer.is_none_or(|layer| i.layers.has(layer)));
        if form.rim.is_some() || inside_seen {
            let clip = self.clip(&path, &form.outline);
            let _ = write!(self.body, r##"<g clip-path="url(#{clip})">"##);
            if let Some(rim) = &form.rim {
                self.soft(&path, rim, "ks");
            }
            self.items(&form.inside);
            self.body.push_str("</g>");
        }
        if let Some(width) = form.line {
            let structure = if form.fill { "" } else { &structure };
            self.painted(form.line_paint, |pen| {
                pen.shape_use(&path, &format!(r#" class="kn" stroke-width="{}"{structure}"#, short(width, 2)));
            });
        }
    }

    /// A muscle's gradient begins at the edge that faces the light; seen on the page, so mirrored halves may swap ends.
    fn lit_first(&self, belly: bool, a: Pt, b: Pt) -> (Pt, Pt) {
        let seen = if self.mirrored { b.mirrored() - a.mirrored() } else { b - a };
        if belly && 0.64 * seen.x + 0.77 * seen.y < 0.0 { (b, a) } else { (a, b) }
    }

    /// A soft stroke: translucent strokes of stepped width, as a blur filter would be costly to paint.
    fn soft(&mut self, path: &str, soft: &Soft, class: &str) {
        // Many faint steps would each be rounded to 8 bits and shift the hue; few strong ones are seen as contour lines.
        const LEAST: f64 = 0.065;
        let opacity = soft.opacity.min(0.99);
        let most = ((1.0 - opacity).ln() / (1.0 - LEAST).ln()).floor();
        let steps = (soft.blur * (2.0 + 2.0 * opacity) + 3.0).ceil().min(most).clamp(1.0, 14.0);
        let each = 1.0 - (1.0 - opacity).powf(1.0 / steps);
        let shift = match soft.offset {
            Pt { x: 0.0, y: 0.0 } => String::new(),
            Pt { x, y } => format!(r#" transform="translate({} {})""#, short(x, 1), short(y, 1)),
        };
        let _ = write!(self.body, r#"<g class="{class}" stroke-opacity="{}"{shift}>"#, short(each, 2));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 1 to 14
        for i in 0..steps as u32 {
            // The edge follows the normal distribution, near enough by the logistic one. Each stroke lies where what is
            // painted so far comes to half way between the strength before it and after it.
            let share = (1.0 - (1.0 - each).powf(f64::from(i) + 0.5)) / opacity;
            let edge = soft.blur * (share / (1.0 - share)).ln() / 1.702;
            let width = (soft.width - 2.0 * edge).max(0.3);
            self.shape_use(path, &format!(r#" stroke-width="{}""#, short(width, 1)));
        }
        self.body.push_str("</g>");
    }

    /// A round cord: its shadow on what lies behind, its edge, itself, its shaded and its lit side.
    fn tube(&mut self, knots: &[Knot], width: f64) {
        let path = self.path(PathText::of_line(&curve::open(knots)));
        let shadow = Soft { width: width + 1.2, blur: 0.5, opacity: 0.36, offset: Pt::new(0.4, 0.7) };
        self.soft(&path, &shadow, "k0");
        let sides = [('n', 1.0, 0.5, 0.0), ('s', 1.0, 0.0, 0.0), ('b', 0.72, 0.0, -0.1), ('l', 0.26, 0.0, -0.18)];
        for (tone, share, more, shift) in sides {
            let by = short(width * shift, 1);
            let shift = if by == "0" { String::new() } else { format!(r#" transform="translate({by} {by})""#) };
            let _ = write!(self.body, r#"<g class="k{tone}" stroke-width="{}"{shift}>"#, short(width * share + more, 2));
            self.shape_use(&path, "");
            self.body.push_str("</g>");
        }
    }

    /// The seam between two bones: a thin line in small teeth, with the light on its lower edge.
    fn suture(&mut self, knots: &[Knot], width: f64, seed: u64, opacity: f64) {
        let teeth: Vec<Knot> =
            fibres::teeth(&Walk::along(&curve::open(knots)), seed).map(|at| Knot { at, corner: true }).collect();
        let path = self.path(PathText::of_line(&curve::open(&teeth)));
        let (width, opacity) = (short(width, 2), short(opacity, 2));
        for (tone, shift) in [('l', r#" transform="translate(.3 .5)""#), ('n', "")] {
            let _ = write!(self.body, r#"<g class="k{tone}" stroke-width="{width}" stroke-opacity="{opacity}"{shift}>"#);
            self.shape_use(&path, "");
            self.body.push_str("</g>");
        }
    }

    fn dab(&mut self, tone: Tone, at: Pt, size: Pt, turn: f64, opacity: f64) {
        let spot = self.spot(self.paint, tone);
        let (at, turn) = if self.mirrored { (at.mirrored(), -turn) } else { (at, turn) };
        let weight = if tone == Tone::Shade && at.x < 0.0 { self.weight } else { 1.0 };
        let (x, y) = (short(at.x, 1), short(at.y, 1));
        let turned = if turn == 0.0 { String::new() } else { format!(r#" transform="rotate({} {x} {y})""#, short(turn, 0)) };
        // It goes along as it is, with its middle.
        let followed = self.follows.map(|follows| {
            let share = follows.percent(if self.mirrored { at.mirrored() } else { at });
            format!(r#"<g data-follows="M{:.0} {:.0}" data-shares="{share}">"#, at.x * 10.0, at.y * 10.0)
        });
        self.body.push_str(followed.as_deref().unwrap_or_default());
        let _ = write!(
            self.body,
            r##"<ellipse fill="url(#{spot})" cx="{x}" cy="{y}" rx="{}" ry="{}" opacity="{}"{turned}/>"##,
            short(size.x, 1),
            short(size.y, 1),
            short(opacity * weight, 2),
        );
        self.body.push_str(if followed.is_some() { "</g>" } else { "" });
    }

    /// Strokes of one tone as one path.
    fn drawn(&mut self, path: PathText, tone: Tone, opacity: f64) {
        let opacity = if opacity < 1.0 { format!(r#" opacity="{}""#, short(opacity, 2)) } else { String::new() };
        self.shape(path.text(), &format!(r#" class="f{}"{opacity}"#, tone.letter()));
    }

    /// A shape that is drawn once, or twice in a mirror and then defined.
    fn shape(&mut self, d: String, attributes: &str) {
        if self.mirroring {
            let path = self.path(d);
            self.shape_use(&path, attributes);
        } else {
            let following = self.following(&d).unwrap_or_default();
            let _ = write!(self.body, r#"<path{attributes} d="{d}"{following}/>"#);
        }
    }
    fn shape_use(&mut self, path: &str, attributes: &str) {
        let flip = if self.mirrored { FLIP } else { "" };
        let _ = write!(self.body, r##"<use href="#{path}"{attributes}{flip}/>"##);
    }
}

/// Outlines with holes are filled by the even-odd rule.
fn even_odd(outline: &Outline, attribute: &str) -> String {
    if outline.curves.len() > 1 { format!(r#" {attribute}="evenodd""#) } else { String::new() }
}

fn same_pen(a: &Item, b: &Item) -> bool {
    match (&a.kind, &b.kind) {
        (Kind::Ink { tone: t, opacity: o, .. }, Kind::Ink { tone, opacity, .. }) => {
            // Opacities come from the source as written: equal text is equal value.
            t == tone && o.to_bits() == opacity.to_bits() && a.paint == b.paint
        }
        _ => false,
    }
}

fn pen_line(path: &mut PathText, kind: &Kind) {
    let Kind::Ink { knots, closed, width, .. } = kind else { return };
    match knots[..] {
        [from, to] => path.sliver(&Sliver { from: from.at, middle: from.at.toward(to.at, 0.5), to: to.at, width: *width }),
        // A line that bends once, in its middle, needs no more than a sliver has.
        [from, middle, to] if !closed && !middle.corner && central(from.at, middle.at, to.at) => {
            path.sliver(&Sliver { from: from.at, middle: middle.at, to: to.at, width: *width });
        }
        // A closed pen line has no ends: it starts and ends at its first knot, unseen.
        _ if *closed => {
            let round: Vec<Knot> = knots.iter().chain(knots.first()).copied().collect();
            path.close(&curve::pen_line(&round, *width));
        }
        _ => path.close(&curve::pen_line(knots, *width)),
    }
}

/// Whether `b` lies near enough to the middle between `a` and `c`.
fn central(a: Pt, b: Pt, c: Pt) -> bool {
    (0.6..=1.7).contains(&((b - a).length() / (c - b).length()))
}

/// The form of that name, and the paint it has where it stands.
fn find_form<'a>(items: &'a [Item], name: &str, around: Paint) -> Option<(&'a Form, Paint)> {
    items.iter().find_map(|item| {
        let paint = item.paint.unwrap_or(around);
        match &item.kind {
            Kind::Form(form) | Kind::Attached(form) if form.name == name => Some((&**form, paint)),
            Kind::Form(form) | Kind::Attached(form) => find_form(&form.inside, name, paint),
            Kind::Group { inside, .. } | Kind::Mirror { inside, .. } | Kind::Part { inside, .. } => {
                find_form(inside, name, paint)
            }
            _ => None,
        }
    })
}
