//! Reads the drawing sources and checks them. It must not know how SVG is written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use kdl::{KdlDocument, KdlNode, KdlValue};

use crate::areas::{Border, Ring};
use crate::curve::{self, Knot, Piece, Pt};
use crate::joint::{BONES, Band, JointLine, JointMuscle, PARTS, Part};

/// A state of the peel, from outside to inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The person as one sees them.
    Skin,
    /// The face as a person, the neck opened to its muscles.
    Muscle,
    /// Superficial muscles taken away.
    Deep,
    /// Bones alone.
    Bone,
}

impl Layer {
    /// All four, from outside to inside.
    pub const ALL: [Self; 4] = [Self::Skin, Self::Muscle, Self::Deep, Self::Bone];
    /// Its name in sources and addresses.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Skin => "skin",
            Self::Muscle => "muscle",
            Self::Deep => "deep",
            Self::Bone => "bone",
        }
    }
    /// The layer of that name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.slug() == slug)
    }
}

/// A set of layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layers(u8);

impl Layers {
    const ALL: Self = Self(15);
    pub(crate) const fn has(self, layer: Layer) -> bool {
        self.0 & (1 << layer as u8) != 0
    }
}

/// One broken rule of the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// File, as it was opened.
    pub file: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// The thing it is about: `outline "mandible"`.
    pub name: String,
    /// The rule and the remedy.
    pub rule: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}", self.file, self.line, self.name, self.rule)
    }
}

/// The paints a source may name; `style/plate.css` holds their values.
pub const PAINTS: [&str; 16] = [
    "skin",
    "hair",
    "lip",
    "muscle",
    "deep",
    "featured",
    "bone",
    "tendon",
    "cartilage",
    "artery",
    "vein",
    "nerve",
    "bed",
    "shadow",
    "silhouette",
    "paper",
];

/// A paint's name, one of [`PAINTS`].
pub(crate) type Paint = &'static str;

/// A degree of a paint's lightness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tone {
    Base,
    Lit,
    Shade,
    Line,
}

impl Tone {
    /// The letter that stands for it in class names.
    pub(crate) const fn letter(self) -> char {
        match self {
            Self::Base => 'b',
            Self::Lit => 'l',
            Self::Shade => 's',
            Self::Line => 'n',
        }
    }
}

/// A closed curve and the holes in it.
#[derive(Clone, Debug)]
pub(crate) struct Outline {
    pub(crate) curves: Vec<Vec<Piece>>,
}

/// Where a soft stroke or a fill takes its shape from.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    Closed(Outline),
    Line(Vec<Knot>),
}

/// A stroke with a blurred edge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Soft {
    /// Width between the half-way points of its edges, mm.
    pub(crate) width: f64,
    /// Standard deviation of the edge, mm.
    pub(crate) blur: f64,
    pub(crate) opacity: f64,
    /// Moved by, mm; seen on the page, also in the mirrored half.
    pub(crate) offset: Pt,
}

#[derive(Clone, Debug)]
pub(crate) struct Fibres {
    pub(crate) edges: Vec<Vec<Piece>>,
    pub(crate) dark: u32,
    pub(crate) light: u32,
    pub(crate) seed: u64,
    pub(crate) width: f64,
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) length: f64,
    pub(crate) jitter: f64,
    pub(crate) opacity: f64,
}

#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) name: String,
    pub(crate) outline: Outline,
    pub(crate) shadow: Option<Soft>,
    pub(crate) rim: Option<Soft>,
    pub(crate) line: Option<f64>,
    pub(crate) line_paint: Option<Paint>,
    pub(crate) fill: bool,
    pub(crate) gradient: Option<(Pt, Pt)>,
    /// The gradient runs across a muscle's belly: dark at its far end only.
    pub(crate) belly: bool,
    pub(crate) structure: Option<String>,
    pub(crate) inside: Vec<Item>,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Form(Box<Form>),
    Attached(Box<Form>),
    Part { part: Part, band: Option<Band>, inside: Vec<Item> },
    Fibres(Fibres),
    Ink { knots: Vec<Knot>, closed: bool, width: f64, tone: Tone, opacity: f64 },
    Tube { knots: Vec<Knot>, width: f64 },
    Suture { knots: Vec<Knot>, width: f64, seed: u64, opacity: f64 },
    Dab { tone: Tone, at: Pt, size: Pt, turn: f64, opacity: f64 },
    Soft { shape: Shape, soft: Soft, tone: Tone },
    Fill { outline: Outline, tone: Tone, opacity: f64, gradient: Option<(Pt, Pt)> },
    Group { clip: Option<Outline>, inside: Vec<Item> },
    Mirror { weight: f64, inside: Vec<Item> },
    Again(String),
    Fade { from: f64, to: f64, sides: bool },
}

#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) layers: Layers,
    pub(crate) paint: Option<Paint>,
    pub(crate) kind: Kind,
}

/// A shape with a name on it: a region, a zone.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) outline: Outline,
    pub(crate) label: Pt,
    /// Of a zone: felt inside. Of a region: covered by skin.
    pub(crate) deep: bool,
    /// The muscle whose own shape of the place this is.
    pub(crate) muscle: Option<String>,
}

impl Named {
    /// What ids call it: its name, and after it the muscle whose own it is.
    pub(crate) fn key(&self) -> String {
        self.muscle.iter().fold(self.name.clone(), |name, muscle| format!("{name}-{muscle}"))
    }
}

/// One plate's sources, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawing {
    pub(crate) view: String,
    pub(crate) view_box: [f64; 4],
    pub(crate) items: Vec<Item>,
    pub(crate) regions: Vec<Named>,
    pub(crate) composites: Vec<(String, Vec<Outline>)>,
    pub(crate) zones: Vec<Named>,
    pub(crate) points: Vec<(String, Pt)>,
    /// Where a joint can be chosen, by its name.
    pub(crate) joint_places: Vec<(String, Pt)>,
    /// The plate's outlines, which borders of areas may follow.
    pub(crate) outlines: Vec<(String, Vec<Piece>)>,
    pub(crate) borders: Vec<Border>,
    pub(crate) rings: Vec<Ring>,
    /// What the borders enclose, once they are joined.
    pub(crate) areas: Vec<Named>,
    pub(crate) joint_lines: Vec<JointLine>,
    pub(crate) joint_muscles: Vec<JointMuscle>,
}

/// Rim, contact shadow and line of one size of form.
struct Size {
    rim: Soft,
    shadow: Soft,
}

fn size(name: &str) -> Option<Size> {
    let soft = |width, blur, opacity, x, y| Soft { width, blur, opacity, offset: Pt::new(x, y) };
    let (rim, shadow) = match name {
        "head" => (soft(12.0, 4.5, 0.40, -5.0, -6.0), soft(1.8, 1.1, 0.36, 1.1, 1.5)),
        "large" => (soft(8.0, 2.6, 0.40, -3.0, -4.0), soft(1.8, 1.1, 0.36, 1.1, 1.5)),
        "small" => (soft(4.5, 1.5, 0.40, -1.6, -2.0), soft(1.2, 0.7, 0.36, 0.8, 1.1)),
        _ => return None,
    };
    Some(Size { rim, shadow })
}

fn line_width(paint: Paint) -> f64 {
    match paint {
        "silhouette" => 0.7,
        "skin" => 0.55,
        "bone" => 0.35,
        _ => 0.3,
    }
}

/// Keys that every drawing verb takes.
const COMMON: [&str; 2] = ["layers", "paint"];
const FORM: [&str; 11] =
    ["outline", "size", "shadow", "rim", "line", "line-paint", "fill", "gradient", "structure", "seed", "round"];
const FIBRES: [&str; 9] = ["dark", "light", "seed", "width", "from", "to", "length", "jitter", "opacity"];

/// Reads the text of one file; what is wrong with it goes to `violations`.
pub(crate) fn read(file: &str, text: &str, drawing: &mut Drawing, violations: &mut Vec<Violation>) {
    let document = match KdlDocument::parse_v2(text) {
        Ok(document) => document,
        Err(error) => {
            // One slip makes the parser stumble over much that follows: the first place is the one to mend.
            if let Some(d) = error.diagnostics.iter().min_by_key(|d| d.span.offset()) {
                violations.push(Violation {
                    file: file.into(),
                    line: line_of(text, d.span.offset()),
                    name: "KDL text".into(),
                    rule: format!(
                        "{}{}",
                        d.message.as_deref().unwrap_or("cannot be read"),
                        d.help.as_ref().map_or(String::new(), |h| format!(" ({h})"))
                    ),
                });
            }
            return;
        }
    };
    let mut reader = Reader {
        file,
        text,
        violations,
        outlines: BTreeMap::new(),
        forms: BTreeMap::new(),
        lines: BTreeMap::new(),
        muscles: Vec::new(),
    };
    if document.get_arg("licence").and_then(|v| v.as_string()) != Some("CC-BY-SA-4.0") {
        reader.broken(0, "licence", "every source says `licence \"CC-BY-SA-4.0\"`");
    }
    // Outlines first, so that drawing order is free of them.
    for node in document.nodes().iter().filter(|n| n.name().value() == "outline") {
        reader.outline(node);
    }
    for node in document.nodes() {
        match node.name().value() {
            "licence" | "outline" => {}
            "plate" => reader.plate(node, drawing),
            "region" => {
                reader.keys(node, &["outline", "covered"]);
                let covered = reader.flag(node, "covered").unwrap_or(false);
                if let Some((name, Shape::Closed(outline))) = reader.argument(node).zip(reader.shape(node, 1, true)) {
                    drawing.regions.push(Named { name, outline, label: Pt::new(0.0, 0.0), deep: covered, muscle: None });
                }
            }
            "composite" => {
                reader.keys(node, &["of"]);
                let of = reader.text(node, "of").unwrap_or_default();
                let outlines = of.split_whitespace().filter_map(|name| reader.form_outline(node, name)).collect();
                if let Some(name) = reader.argument(node) {
                    drawing.composites.push((name, outlines));
                }
            }
            "zone" => {
                reader.keys(node, &["label", "deep", "muscle"]);
                let name = reader.argument(node);
                let (label, deep) = (reader.point(node, "label"), reader.flag(node, "deep").unwrap_or(false));
                let muscle = reader.text(node, "muscle");
                if let (Some(name), Some(Shape::Closed(outline)), Some(label)) = (name, reader.shape(node, 1, true), label) {
                    let zone = Named { name, outline, label, deep, muscle };
                    reader.once(node, "zone", &zone.key());
                    drawing.zones.push(zone);
                }
            }
            "point" => {
                reader.keys(node, &["at"]);
                if let (Some(name), Some(at)) = (reader.argument(node), reader.point(node, "at")) {
                    reader.once(node, "point", &name);
                    drawing.points.push((name, at));
                }
            }
            "border" => drawing.borders.extend(reader.border(node)),
            "area" => drawing.rings.extend(reader.ring(node)),
            "joint" if node.get("at").is_some() => {
                reader.keys(node, &["at"]);
                if let (Some(name), Some(at)) = (reader.argument(node), reader.point(node, "at")) {
                    reader.once(node, "joint", &name);
                    drawing.joint_places.push((name, at));
                }
            }
            "joint" => drawing.joint_lines.extend(reader.joint(node)),
            _ => {
                if let Some(item) = reader.item(node, Layers::ALL, "skin") {
                    drawing.items.push(item);
                }
            }
        }
    }
    drawing.joint_muscles.append(&mut reader.muscles);
    drawing.outlines.extend(reader.outlines.iter().map(|(name, known)| (name.clone(), known.outline.curves[0].clone())));
    let unused: Vec<(String, usize)> =
        reader.outlines.iter().filter(|(_, o)| !o.used).map(|(name, o)| (name.clone(), o.line)).collect();
    for (name, line) in unused {
        reader.broken(line, &format!("outline {name:?}"), "no verb uses it; draw it or take it out");
    }
}

struct Known {
    outline: Outline,
    line: usize,
    used: bool,
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    violations: &'a mut Vec<Violation>,
    outlines: BTreeMap<String, Known>,
    /// Forms by name, for `again` and `composite`.
    forms: BTreeMap<String, Outline>,
    /// Names taken, by kind and name, and the line where.
    lines: BTreeMap<(&'static str, String), usize>,
    /// Muscles between bones that move.
    muscles: Vec<JointMuscle>,
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
}

impl Reader<'_> {
    fn broken(&mut self, line: usize, name: &str, rule: &str) {
        self.violations.push(Violation { file: self.file.into(), line, name: name.into(), rule: rule.into() });
    }
    fn line(&self, node: &KdlNode) -> usize {
        line_of(self.text, node.span().offset())
    }
    /// Says what is wrong at a node.
    fn wrong(&mut self, node: &KdlNode, rule: &str) {
        let title = match node.entries().iter().find(|e| e.name().is_none()).and_then(|e| e.value().as_string()) {
            // Points are no name.
            Some(name) if !name.contains(',') => format!("{} {name:?}", node.name().value()),
            _ => node.name().value().to_owned(),
        };
        let line = self.line(node);
        self.broken(line, &title, rule);
    }
    fn once(&mut self, node: &KdlNode, kind: &'static str, name: &str) {
        let line = self.line(node);
        if let Some(first) = self.lines.insert((kind, name.to_owned()), line) {
            self.wrong(node, &format!("the name is taken by line {first}; every {kind} has its own"));
        }
    }
    fn keys(&mut self, node: &KdlNode, known: &[&str]) {
        let mut seen = BTreeSet::new();
        for key in node.entries().iter().filter_map(|e| e.name()).map(|n| n.value().to_owned()) {
            if !known.contains(&key.as_str()) {
                self.wrong(node, &format!("unknown key {key:?}; it knows {}", known.join(", ")));
            }
            if !seen.insert(key.clone()) {
                self.wrong(node, &format!("key {key:?} is there twice"));
            }
        }
    }
    fn no_children(&mut self, node: &KdlNode) {
        if node.children().is_some_and(|c| !c.is_empty()) {
            self.wrong(node, "has no children");
        }
    }

    // Values of keys.
    fn text(&mut self, node: &KdlNode, key: &str) -> Option<String> {
        let value = node.get(key)?;
        let text = value.as_string().map(str::to_owned);
        if text.is_none() {
            self.wrong(node, &format!("{key} must be a text in quotes"));
        }
        text
    }
    fn flag(&mut self, node: &KdlNode, key: &str) -> Option<bool> {
        let value = node.get(key)?;
        if value.as_bool().is_none() {
            self.wrong(node, &format!("{key} must be #true or #false"));
        }
        value.as_bool()
    }
    fn number(&mut self, node: &KdlNode, key: &str) -> Option<f64> {
        let value = node.get(key)?;
        let number = number(value);
        if number.is_none() {
            self.wrong(node, &format!("{key} must be a number"));
        }
        number
    }
    fn share(&mut self, node: &KdlNode, key: &str, default: f64, most: f64) -> f64 {
        let value = self.number(node, key).unwrap_or(default);
        if !(0.06..=most).contains(&value) {
            self.wrong(node, &format!("{key} {value} must lie between 0.06 (below, hues shift) and {most}"));
        }
        value
    }
    fn count(&mut self, node: &KdlNode, key: &str, default: u32) -> u32 {
        let Some(value) = node.get(key) else { return default };
        let count = value.as_integer().and_then(|i| u32::try_from(i).ok());
        if count.is_none() {
            self.wrong(node, &format!("{key} must be a whole number"));
        }
        count.unwrap_or(default)
    }
    fn knots(&mut self, node: &KdlNode, text: &str, least: usize) -> Option<Vec<Knot>> {
        let mut knots = Vec::new();
        for word in text.split_whitespace() {
            let (word, corner) = word.strip_suffix('!').map_or((word, false), |w| (w, true));
            let numbers: Option<Vec<f64>> = word.split(',').map(|n| n.parse().ok()).collect();
            let Some(&[x, y]) = numbers.as_deref() else {
                self.wrong(node, &format!("{word:?} is no point; write x,y or x,y!"));
                return None;
            };
            if word.split(',').any(|n| n.split_once('.').is_some_and(|(_, decimals)| decimals.len() > 1)) {
                self.wrong(node, &format!("{word:?} has more than one decimal; a tenth of a millimetre is enough"));
            }
            knots.push(Knot { at: Pt::new(x, y), corner });
        }
        if let Some(pair) = knots.windows(2).find(|k| k[0].at == k[1].at) {
            let Pt { x, y } = pair[0].at;
            self.wrong(node, &format!("the point {x},{y} stands there twice in a row; take one out"));
            return None;
        }
        if knots.len() < least {
            self.wrong(node, &format!("has {} points; at least {least} are needed", knots.len()));
            return None;
        }
        Some(knots)
    }
    fn point(&mut self, node: &KdlNode, key: &str) -> Option<Pt> {
        let text = self.text(node, key)?;
        let knots = self.knots(node, &text, 1)?;
        if knots.len() != 1 {
            self.wrong(node, &format!("{key} must be one x,y"));
        }
        knots.first().map(|k| k.at)
    }
    fn two_points(&mut self, node: &KdlNode, key: &str) -> Option<(Pt, Pt)> {
        let text = self.text(node, key)?;
        match self.knots(node, &text, 2)?.as_slice() {
            [a, b] => Some((a.at, b.at)),
            _ => {
                self.wrong(node, &format!("{key} must be two points, from and to"));
                None
            }
        }
    }
    fn paint(&mut self, node: &KdlNode, key: &str) -> Option<Paint> {
        let name = self.text(node, key)?;
        let paint = PAINTS.into_iter().find(|p| *p == name);
        if paint.is_none() {
            self.wrong(node, &format!("unknown paint {name:?}; there are {}", PAINTS.join(", ")));
        }
        paint
    }
    fn tone_named(&mut self, node: &KdlNode, name: &str) -> Tone {
        match name {
            "base" => Tone::Base,
            "lit" => Tone::Lit,
            "shade" => Tone::Shade,
            "line" => Tone::Line,
            _ => {
                self.wrong(node, &format!("unknown tone {name:?}; there are base, lit, shade, line"));
                Tone::Base
            }
        }
    }
    fn tone(&mut self, node: &KdlNode, default: Tone) -> Tone {
        match self.text(node, "tone") {
            Some(name) => self.tone_named(node, &name),
            None => default,
        }
    }
    fn layers(&mut self, node: &KdlNode, parent: Layers) -> Layers {
        let Some(text) = self.text(node, "layers") else { return parent };
        let mut set = 0;
        for word in text.split_whitespace() {
            match Layer::from_slug(word) {
                Some(layer) => set |= 1 << layer as u8,
                None => self.wrong(node, &format!("unknown layer {word:?}; there are skin, muscle, deep, bone")),
            }
        }
        if set & parent.0 == 0 {
            self.wrong(node, "is seen in no layer of what it stands in; widen the parent's layers or take it out");
        }
        Layers(set & parent.0)
    }
    /// The first argument, a name.
    fn argument(&mut self, node: &KdlNode) -> Option<String> {
        let name = node.entries().iter().find(|e| e.name().is_none()).and_then(|e| e.value().as_string()).map(str::to_owned);
        if name.is_none() {
            self.wrong(node, "needs a name in quotes");
        }
        name
    }
    /// The arguments from the `skip`th on, joined: texts of points.
    fn points_text(&self, node: &KdlNode, skip: usize) -> String {
        let texts: Vec<&str> =
            node.entries().iter().filter(|e| e.name().is_none()).skip(skip).filter_map(|e| e.value().as_string()).collect();
        texts.join(" ")
    }

    fn named_part(&mut self, node: &KdlNode, name: &str, known: &[Part]) -> Option<Part> {
        let part = known.iter().copied().find(|p| *p == name);
        if part.is_none() {
            self.wrong(node, &format!("unknown part {name:?}; there are {}", known.join(", ")));
        }
        part
    }
    /// Keeps a muscle that says which bones it runs between; whether it does.
    fn attached(&mut self, node: &KdlNode, fibres: &Fibres) -> bool {
        let bones = ["origin", "insertion"].map(|key| {
            let name = self.text(node, key)?;
            self.named_part(node, &name, &BONES)
        });
        if node.get("origin").is_some() != node.get("insertion").is_some() {
            self.wrong(node, "needs both origin= and insertion=, or neither");
        }
        let (Some(name), [Some(origin), Some(insertion)]) = (self.argument(node), bones) else { return false };
        if node.get("outline").is_some() {
            self.wrong(node, "is drawn anew when its bones move: its outline must come from its edges");
        }
        self.muscles.push(JointMuscle {
            name,
            origin,
            insertion,
            edges: fibres.edges.iter().map(|e| ends(e).collect()).collect(),
        });
        true
    }
    /// A line between areas.
    fn border(&mut self, node: &KdlNode) -> Option<Border> {
        self.keys(node, &["closed", "edge"]);
        self.no_children(node);
        let name = self.argument(node)?;
        self.once(node, "border", &name);
        let flags = ["closed", "edge"].map(|key| self.flag(node, key).unwrap_or(false));
        let [closed, edge] = flags;
        let knots = self.knots(node, &self.points_text(node, 1), if closed { 3 } else { 2 })?;
        let pieces = if closed { curve::closed(&knots) } else { curve::open(&knots) };
        Some(Border { line: self.line(node), name, pieces, closed, edge })
    }
    /// An area: the borders round it.
    fn ring(&mut self, node: &KdlNode) -> Option<Ring> {
        self.keys(node, &["label", "deep", "of"]);
        self.no_children(node);
        let name = self.argument(node)?;
        self.once(node, "area", &name);
        let deep = self.flag(node, "deep").unwrap_or(false);
        let Some((label, of)) = self.point(node, "label").zip(self.text(node, "of")) else {
            self.wrong(node, "needs label=\"x,y\" and of=\"…\", the borders round it in turn");
            return None;
        };
        let of = of.split_whitespace().map(str::to_owned).collect();
        Some(Ring { line: self.line(node), name, label, deep, of })
    }
    fn joint(&mut self, node: &KdlNode) -> Option<JointLine> {
        self.keys(node, &["bones", "certainty", "both-sides"]);
        let name = self.argument(node)?;
        self.once(node, "joint", &name);
        let bones = self.text(node, "bones").unwrap_or_default();
        let bones: Vec<Part> = bones.split_whitespace().filter_map(|bone| self.named_part(node, bone, &BONES)).collect();
        let Ok(bones) = <[Part; 2]>::try_from(bones) else {
            self.wrong(node, "needs bones=\"…\", the one that moves and the one that it moves on");
            return None;
        };
        if self.text(node, "certainty").as_deref() != Some("estimate") {
            self.wrong(node, "must say certainty=\"estimate\": a centre found in a drawing is no measurement");
        }
        let knots = self.knots(node, &self.points_text(node, 1), 3)?;
        let mut line: Vec<Pt> = knots.iter().map(|k| k.at).collect();
        if self.flag(node, "both-sides").unwrap_or(false) {
            line.extend(knots.iter().map(|k| k.at.mirrored()));
        }
        let joint = JointLine::through(name, bones, line);
        if joint.is_none() {
            self.wrong(node, "its points lie on a straight line, which has no centre");
        }
        joint
    }

    fn plate(&mut self, node: &KdlNode, drawing: &mut Drawing) {
        self.keys(node, &["view-box"]);
        if let Some(view) = self.argument(node) {
            drawing.view = view;
        }
        let text = self.text(node, "view-box").unwrap_or_default();
        let numbers: Vec<f64> = text.split_whitespace().filter_map(|n| n.parse().ok()).collect();
        match <[f64; 4]>::try_from(numbers) {
            Ok(view_box) => drawing.view_box = view_box,
            Err(_) => self.wrong(node, "view-box must be four numbers: x y width height"),
        }
    }

    fn outline(&mut self, node: &KdlNode) {
        self.keys(node, &["half", "holes"]);
        self.no_children(node);
        let Some(name) = self.argument(node) else { return };
        self.once(node, "outline", &name);
        let half = self.flag(node, "half").unwrap_or(false);
        let Some(mut knots) = self.knots(node, &self.points_text(node, 1), 3) else { return };
        if half {
            let (first, last) = (knots[0].at, knots[knots.len() - 1].at);
            if first.x != 0.0 || last.x != 0.0 {
                self.wrong(node, "a half outline begins and ends on the midline, x = 0");
            }
            let other: Vec<Knot> = knots[1..knots.len() - 1].iter().rev().map(|k| Knot { at: k.at.mirrored(), ..*k }).collect();
            knots.extend(other);
        }
        let mut outline = Outline { curves: vec![curve::closed(&knots)] };
        for hole in self.text(node, "holes").unwrap_or_default().split_whitespace() {
            if let Some(hole) = self.named_outline(node, hole) {
                outline.curves.extend(hole.curves);
            }
        }
        let line = self.line(node);
        self.outlines.insert(name, Known { outline, line, used: false });
    }
    fn named_outline(&mut self, node: &KdlNode, name: &str) -> Option<Outline> {
        match self.outlines.get_mut(name) {
            Some(known) => {
                known.used = true;
                Some(known.outline.clone())
            }
            // What is drawn from edges has an outline too.
            None if self.forms.contains_key(name) => self.forms.get(name).cloned(),
            None => {
                self.wrong(node, &format!("there is no outline {name:?}; write it above"));
                None
            }
        }
    }
    fn form_outline(&mut self, node: &KdlNode, name: &str) -> Option<Outline> {
        let outline = self.forms.get(name).cloned();
        if outline.is_none() {
            self.wrong(node, &format!("there is no form {name:?} above"));
        }
        outline
    }
    /// The shape of a verb: `outline="name"` or points after the first `skip` arguments.
    fn shape(&mut self, node: &KdlNode, skip: usize, closed: bool) -> Option<Shape> {
        if let Some(name) = self.text(node, "outline") {
            return self.named_outline(node, &name).map(Shape::Closed);
        }
        let knots = self.knots(node, &self.points_text(node, skip), if closed { 3 } else { 2 })?;
        Some(if closed { Shape::Closed(Outline { curves: vec![curve::closed(&knots)] }) } else { Shape::Line(knots) })
    }

    fn items(&mut self, node: &KdlNode, layers: Layers, paint: Paint) -> Vec<Item> {
        let Some(children) = node.children() else { return Vec::new() };
        let drawn: Vec<&KdlNode> = children.nodes().iter().filter(|n| n.name().value() != "edge").collect();
        drawn.into_iter().filter_map(|n| self.item(n, layers, paint)).collect()
    }

    fn item(&mut self, node: &KdlNode, parent: Layers, inherited: Paint) -> Option<Item> {
        let layers = self.layers(node, parent);
        let own = self.paint(node, "paint");
        let paint = own.unwrap_or(inherited);
        let with = |keys: &[&'static str]| -> Vec<&'static str> { COMMON.iter().chain(keys).copied().collect() };
        let verb = node.name().value();
        if matches!(verb, "fibres" | "ink" | "tube" | "suture" | "dab" | "soft" | "fill" | "again" | "fade")
            && node.children().is_some_and(|c| c.nodes().iter().any(|n| n.name().value() != "edge"))
        {
            self.wrong(node, "cannot hold other verbs");
        }
        let kind = match verb {
            "form" => {
                self.keys(node, &with(&FORM));
                Kind::Form(Box::new(self.form(node, layers, paint, None)?))
            }
            "muscle" => {
                self.keys(node, &with(&[&FORM[..], &FIBRES[..], &["origin", "insertion"]].concat()));
                let fibres = self.fibres(node)?;
                let attached = self.attached(node, &fibres);
                let form = Box::new(self.form(node, layers, paint, Some(fibres))?);
                if attached { Kind::Attached(form) } else { Kind::Form(form) }
            }
            "fibres" => {
                self.keys(node, &with(&FIBRES));
                Kind::Fibres(self.fibres(node)?)
            }
            "ink" => {
                self.keys(node, &with(&["width", "tone", "opacity", "closed"]));
                let closed = self.flag(node, "closed").unwrap_or(false);
                let knots = self.knots(node, &self.points_text(node, 0), if closed { 3 } else { 2 })?;
                let width = self.number(node, "width").unwrap_or(0.45);
                Kind::Ink {
                    knots,
                    closed,
                    width,
                    tone: self.tone(node, Tone::Line),
                    opacity: self.share(node, "opacity", 1.0, 1.0),
                }
            }
            "tube" => {
                self.keys(node, &with(&["width"]));
                let knots = self.knots(node, &self.points_text(node, 0), 2)?;
                Kind::Tube { knots, width: self.number(node, "width").unwrap_or(2.0) }
            }
            "suture" => {
                self.keys(node, &with(&["width", "seed", "opacity"]));
                let knots = self.knots(node, &self.points_text(node, 0), 2)?;
                let width = self.number(node, "width").unwrap_or(0.35);
                Kind::Suture {
                    knots,
                    width,
                    seed: u64::from(self.count(node, "seed", 1)),
                    opacity: self.share(node, "opacity", 0.6, 1.0),
                }
            }
            "dab" => {
                self.keys(node, &with(&["at", "size", "turn", "opacity"]));
                let tone = self.argument(node)?;
                let Some((at, size)) = self.point(node, "at").zip(self.point(node, "size")) else {
                    self.wrong(node, "needs at=\"x,y\" and size=\"half,half\"");
                    return None;
                };
                let turn = self.number(node, "turn").unwrap_or(0.0);
                Kind::Dab { tone: self.tone_named(node, &tone), at, size, turn, opacity: self.share(node, "opacity", 0.3, 0.6) }
            }
            "soft" => {
                self.keys(node, &with(&["outline", "width", "blur", "opacity", "offset", "tone"]));
                let shape = self.shape(node, 0, false)?;
                let soft = Soft {
                    width: self.number(node, "width").unwrap_or(3.0),
                    blur: self.number(node, "blur").unwrap_or(1.0),
                    opacity: self.share(node, "opacity", 0.4, 1.0),
                    offset: self.point(node, "offset").unwrap_or(Pt::new(0.0, 0.0)),
                };
                Kind::Soft { shape, soft, tone: self.tone(node, Tone::Shade) }
            }
            "fill" => {
                self.keys(node, &with(&["outline", "tone", "opacity", "gradient"]));
                let Some(Shape::Closed(outline)) = self.shape(node, 0, true) else { return None };
                let gradient = self.two_points(node, "gradient");
                Kind::Fill {
                    outline,
                    tone: self.tone(node, Tone::Base),
                    opacity: self.share(node, "opacity", 1.0, 1.0),
                    gradient,
                }
            }
            "group" => {
                self.keys(node, &with(&["clip"]));
                let clip = self.text(node, "clip").and_then(|name| self.named_outline(node, &name));
                Kind::Group { clip, inside: self.items(node, layers, paint) }
            }
            "part" => {
                self.keys(node, &with(&["from", "to"]));
                let name = self.argument(node)?;
                let part = self.named_part(node, &name, &PARTS)?;
                let band = self.number(node, "from").zip(self.number(node, "to")).map(|(from, to)| Band { from, to });
                let asked = node.get("from").is_some() || node.get("to").is_some();
                if asked && (BONES.contains(&part) || band.is_none_or(|band| band.from <= band.to)) {
                    self.wrong(
                        node,
                        "what passes between bones may say from= and to=, mm, the lower first; a bone moves as a whole",
                    );
                }
                Kind::Part { part, band, inside: self.items(node, layers, paint) }
            }
            "mirror" => {
                self.keys(node, &with(&["weight"]));
                let weight = self.number(node, "weight").unwrap_or(1.0);
                Kind::Mirror { weight, inside: self.items(node, layers, paint) }
            }
            "again" => {
                self.keys(node, &COMMON);
                let name = self.argument(node)?;
                self.form_outline(node, &name)?;
                Kind::Again(name)
            }
            "fade" => {
                self.keys(node, &with(&["from", "to", "sides"]));
                let sides = self.flag(node, "sides").unwrap_or(false);
                let Some((from, to)) = self.number(node, "from").zip(self.number(node, "to")) else {
                    self.wrong(node, "needs from= and to=, in mm");
                    return None;
                };
                Kind::Fade { from, to, sides }
            }
            other => {
                self.wrong(node, &format!("unknown verb {other:?}; see art/README.md"));
                return None;
            }
        };
        Some(Item { layers, paint: own, kind })
    }

    /// A part of a form that is on, off, or has a value of its own.
    fn part(&mut self, node: &KdlNode, key: &str) -> Option<Option<f64>> {
        match node.get(key) {
            None => Some(None),
            Some(KdlValue::Bool(on)) => on.then_some(None),
            Some(_) => Some(self.number(node, key)),
        }
    }

    fn form(&mut self, node: &KdlNode, layers: Layers, paint: Paint, fibres: Option<Fibres>) -> Option<Form> {
        let name = self.argument(node)?;
        self.once(node, "form", &name);
        let given = self.text(node, "outline").or_else(|| fibres.is_none().then(|| name.clone()));
        let outline = match (&given, &fibres) {
            (Some(other), _) => self.named_outline(node, other)?,
            (None, Some(fibres)) => Outline { curves: vec![self.outline_of_edges(node, fibres)] },
            (None, None) => return None,
        };
        self.forms.insert(name.clone(), outline.clone());
        let size_name = self.text(node, "size").unwrap_or_else(|| "large".into());
        let Some(size) = size(&size_name) else {
            self.wrong(node, &format!("unknown size {size_name:?}; there are small, large, head"));
            return None;
        };
        let shadow = self.part(node, "shadow").map(|own| Soft { opacity: own.unwrap_or(size.shadow.opacity), ..size.shadow });
        let rim = self.part(node, "rim").map(|own| Soft { opacity: own.unwrap_or(size.rim.opacity), ..size.rim });
        let line_paint = self.paint(node, "line-paint");
        let line = self.part(node, "line").map(|own| own.unwrap_or_else(|| line_width(line_paint.unwrap_or(paint))));
        let mut gradient = self.two_points(node, "gradient");
        let mut belly = false;
        let mut inside = Vec::new();
        if let Some(fibres) = fibres {
            if gradient.is_none() {
                gradient = fibres.edges.first().zip(fibres.edges.last()).map(|(a, b)| across_belly(a, b));
                belly = true;
            }
            inside = self.items(node, layers, paint);
            inside.push(Item { layers, paint: None, kind: Kind::Fibres(fibres) });
        } else {
            inside.extend(self.items(node, layers, paint));
        }
        Some(Form {
            name,
            outline,
            shadow,
            rim,
            line,
            line_paint,
            fill: self.flag(node, "fill").unwrap_or(true),
            gradient,
            belly,
            structure: self.text(node, "structure"),
            inside,
        })
    }

    /// The outline of a muscle: its first edge forth, its last edge back.
    fn outline_of_edges(&mut self, node: &KdlNode, fibres: &Fibres) -> Vec<Piece> {
        let round = self.flag(node, "round").unwrap_or(false);
        let cornered = |edge: &[Piece]| -> Vec<Knot> {
            let mut knots: Vec<Knot> = ends(edge).map(|at| Knot { at, corner: false }).collect();
            let last = knots.len() - 1;
            (knots[0].corner, knots[last].corner) = (!round, !round);
            knots
        };
        let Some((first, last)) = fibres.edges.first().zip(fibres.edges.last()) else { return Vec::new() };
        let mut knots = cornered(first);
        knots.extend(cornered(last).into_iter().rev());
        // Where the edges meet in one point, it stands there once.
        knots.dedup_by(|b, a| a.at == b.at);
        if knots.len() > 1 && knots[0].at == knots[knots.len() - 1].at {
            knots.pop();
        }
        curve::closed(&knots)
    }

    fn fibres(&mut self, node: &KdlNode) -> Option<Fibres> {
        let nodes: Vec<&KdlNode> =
            node.children().map(|c| c.nodes().iter().filter(|n| n.name().value() == "edge").collect()).unwrap_or_default();
        let mut edges = Vec::new();
        for edge in nodes {
            self.keys(edge, &[]);
            edges.push(curve::open(&self.knots(edge, &self.points_text(edge, 0), 2)?));
        }
        if edges.len() < 2 {
            self.wrong(node, "needs two `edge \"points\"` or more among its children");
            return None;
        }
        Some(Fibres {
            edges,
            dark: self.count(node, "dark", 0),
            light: self.count(node, "light", 0),
            seed: u64::from(self.count(node, "seed", 1)),
            width: self.number(node, "width").unwrap_or(0.45),
            from: self.number(node, "from").unwrap_or(0.0),
            to: self.number(node, "to").unwrap_or(1.0),
            length: self.number(node, "length").unwrap_or(0.8),
            jitter: self.number(node, "jitter").unwrap_or(0.35),
            opacity: self.share(node, "opacity", 0.6, 1.0),
        })
    }
}

/// The points that a curve's pieces run between.
fn ends(curve: &[Piece]) -> impl Iterator<Item = Pt> {
    curve.iter().map(|p| p.p[0]).chain(curve.last().map(|p| p.p[3]))
}

/// From the middle of one edge to the other, square to the muscle: aslant, the gradient would change along a long belly too.
fn across_belly(first: &[Piece], last: &[Piece]) -> (Pt, Pt) {
    let (one, other) = (curve::Walk::along(first), curve::Walk::along(last));
    let (a, b) = (one.at(0.5), other.at(0.5));
    let along = (one.at(1.0) - one.at(0.0)) + (other.at(1.0) - other.at(0.0));
    let square = along.x * along.x + along.y * along.y;
    if square == 0.0 {
        return (a, b);
    }
    let aslant = along * (((b.x - a.x) * along.x + (b.y - a.y) * along.y) / square * 0.5);
    (a + aslant, b - aslant)
}

fn number(value: &KdlValue) -> Option<f64> {
    match value {
        KdlValue::Float(f) => Some(*f),
        #[allow(clippy::cast_precision_loss)] // millimetres and shares: far below 2^52
        KdlValue::Integer(i) => Some(*i as f64),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_belly_s_gradient_runs_square_to_it() {
        let edge = |points: [(f64, f64); 2]| curve::open(&points.map(|(x, y)| Knot { at: Pt::new(x, y), corner: false }));
        // Middles at 0,50 and 10,80: thirty millimetres further along.
        let (a, b) = across_belly(&edge([(0.0, 0.0), (0.0, 100.0)]), &edge([(10.0, 30.0), (10.0, 130.0)]));
        assert!((a.y - 65.0).abs() < 1e-9 && (b.y - 65.0).abs() < 1e-9, "{a:?} {b:?}");
        assert!(a.x.abs() < 1e-9 && (b.x - 10.0).abs() < 1e-9, "{a:?} {b:?}");
    }
}
