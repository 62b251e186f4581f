//! The page of a joint: its close-ups with their arcs and controls, its figures, what passes by it. All of it stands as text and
//! drawings; the program of its own only turns what is marked here. It must not know the map.

use atlas::{Joint, JointMotion, JointRange, JointWords};
use headache_joint::motion::push_tenths;
use headache_map::facts::ATLAS;
use headache_map::panel::text::{statement, tag};
use maud::{Markup, PreEscaped, html};
use pictures::{Colours, Drawing};
use plates::{Art, Layer, Plate};

/// The content of the page.
pub fn page(art: &Art, joint: &Joint) -> String {
    let words = &joint.words;
    html! {
        main.joint {
            div.lab {
                header.title {
                    h1 { (joint.plain_name) }
                    p.anatomical { i { (joint.name) } }
                }
                div.switch.motions role="radiogroup" aria-label=(words.motion_label) {
                    @for (index, motion) in joint.motions.iter().enumerate() {
                        (choice("motion", motion.key, motion.name, index == 0))
                    }
                }
                div.figures {
                    @for motion in joint.motions {
                        @if let Some(plate) = art.joint(motion.view) {
                            (figure(plate, motion, words))
                        }
                    }
                }
                section.what {
                    @for about in joint.about.iter().take(1) { (statement(about)) }
                }
                div.choices {
                    section.passing {
                        h2 { (words.passing_label) }
                        p.aside { (words.passing_lead) }
                        div.options role="radiogroup" aria-label=(words.passing_label) {
                            (choice("passing", "none", words.passing_none, true))
                            @for passing in joint.passing {
                                (choice("passing", passing.part, passing.name, false))
                            }
                        }
                        div.said data-passing="none" {
                            @for about in joint.about.iter().skip(1) { (statement(about)) }
                            p { a href="/muscles/suboccipitals/" { (words.to_suboccipitals) } }
                        }
                        @for passing in joint.passing {
                            div.said data-passing=(passing.part) {
                                h3 { (passing.name) }
                                (statement(&passing.statement))
                            }
                        }
                    }
                    section.movement {
                        h2 { (words.restricted_heading) }
                        div.switch role="radiogroup" aria-label=(words.movement_label) {
                            (choice("movement", "free", words.movement_free, true))
                            (choice("movement", "restricted", words.movement_restricted, false))
                        }
                        p { (joint.practitioner_view) }
                        p.view { (words.practitioner_tag) }
                        p.aside { (words.restricted_no_test) }
                        @for known in joint.restriction { (statement(known)) }
                    }
                }
            }
            div.words {
                section.ranges {
                    h2 { (words.range_heading) }
                    @for note in joint.range_notes.iter().take(1) { (statement(note)) }
                    (table(joint.ranges, words))
                    @for note in joint.range_notes.iter().skip(1) { (statement(note)) }
                }
                section.convergence {
                    h2 { (words.convergence_heading) }
                    (meeting(art, words))
                    div {
                        @for known in joint.convergence { (statement(known)) }
                    }
                }
                p.aside { (ATLAS.words.is_no_diagnosis) }
                p { a href="/" { (ATLAS.still_words.back_to_map) } }
            }
        }
    }
    .into_string()
}

/// One of several of which one is chosen; the style sheet reads which, so it answers without a program.
fn choice(group: &str, value: &str, word: &str, chosen: bool) -> Markup {
    html! {
        label {
            input type="radio" name=(group) value=(value) checked[chosen] autocomplete="off";
            span data-word=(word) { (word) }
        }
    }
}

/// A close-up: the drawing, the arc over it, how it stands, and its controls.
fn figure(plate: &Plate, motion: &JointMotion, words: &JointWords) -> Markup {
    let Some(line) = plate.joint_lines().next() else { return html! {} };
    let frame = Frame::of(motion);
    let [x, y, width, height] = frame.view_box;
    let view_box = format!("{x} {y} {width} {height}");
    let centre = format!("{} {}", tenths(line.centre.x), tenths(line.centre.y));
    let layers =
        [("muscles", Some(plate.markup(Layer::Muscle))), ("opened", frame.opens.then(|| plate.further_layer(Layer::Deep)))];
    html! {
        figure.close-up data-motion=(motion.key) data-moves=(line.bones[0]) data-centre=(centre)
            data-low=(motion.low) data-high=(motion.high) data-counterclockwise[frame.counterclockwise]
            data-restricted-to=[motion.restricted.map(|(low, high)| format!("{low} {high}"))]
            data-less=(motion.less) data-more=(motion.more) data-level=(motion.level) data-opens[frame.opens]
        {
            div.stage {
                @for (name, markup) in layers {
                    @if let Some(markup) = markup {
                        svg.plate data-shows=(name) viewBox=(view_box) aria-hidden="true" focusable="false" { (PreEscaped(markup)) }
                    }
                }
                (arc(motion, &frame, &view_box, words))
            }
            div.controls {
                p.reading {
                    output { (motion.level) }
                    small { (motion.range) }
                }
                label.slider {
                    span { (motion.slider) }
                    input type="range" min=(motion.low) max=(motion.high) step="1" value="0" autocomplete="off" disabled
                        aria-valuetext=(motion.level);
                }
                button.play type="button" data-plays="" {
                    svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d="M8 5.500v13l10-6.500Z" {} }
                    span { (words.play) }
                }
                p.hint { (words.hint) }
            }
            figcaption {
                h2 { (motion.name) ", " (motion.seen) }
                (statement(&motion.statement))
            }
        }
    }
}

/// What stands for the page where it is shared: the first close-up, with the range of its motion over it.
pub fn pictured(art: &Art, joint: &Joint, colours: &Colours) -> Option<Drawing> {
    let motion = joint.motions.first()?;
    let plate = art.joint(motion.view)?;
    let frame = Frame::of(motion);
    let [paper, second, ink] = ["paper", "second", "ink"].map(|name| colours.of(name));
    let [x, y, width, height] = frame.view_box;
    let (from, to) = frame.fade.unwrap_or((y, y));
    let marks = html! {
        defs {
            linearGradient id="top" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1=(from) y2=(to) {
                stop offset="0" stop-color=(paper) stop-opacity="0" {}
                stop offset="1" stop-color=(paper) {}
            }
            linearGradient id="edge" gradientUnits="userSpaceOnUse" y1="0" y2="0" x1=(x + 12) x2=(x) {
                stop offset="0" stop-color=(paper) stop-opacity="0" {}
                stop offset="1" stop-color=(paper) {}
            }
        }
        rect x=(x) y=(y) width=(width) height=(from - y) fill="url(#top)" {}
        rect x=(x) y=(y) width="12" height=(height) fill="url(#edge)" {}
        path d=(frame.stretch((motion.low, motion.high), frame.radius)) fill="none" stroke=(second) stroke-width="2.6" {}
        path d=(frame.needle()) fill=(ink) stroke=(ink) stroke-width="0.8" stroke-linejoin="round" stroke-linecap="round" {}
    };
    Some(Drawing { plate: plate.markup(Layer::Muscle), marks: marks.into_string(), view_box: frame.view_box.map(f64::from) })
}

/// How a close-up lies on its canvas, mm.
struct Frame {
    /// What is seen: the plate, and above it room for the arc.
    view_box: [i32; 4],
    /// What the arc is struck about: low, so that few degrees are a length that can be read.
    pivot: (f64, f64),
    /// The arc's radius.
    radius: f64,
    /// Where the drawing begins to fade towards the arc, and where it has gone; nothing where it ends by itself.
    fade: Option<(i32, i32)>,
    /// Whether greater angles lie against the hands of a clock.
    counterclockwise: bool,
    /// Whether the plate has a drawing of its own for what passes, with the skull opened.
    opens: bool,
}

impl Frame {
    fn of(motion: &JointMotion) -> Self {
        match motion.view {
            "side" => Self {
                view_box: [-98, -66, 130, 146],
                pivot: (-13.0, 26.0),
                radius: 76.0,
                fade: Some((-24, -42)),
                counterclockwise: true,
                opens: false,
            },
            "back" => Self {
                view_box: [-65, -66, 130, 146],
                pivot: (0.0, 26.0),
                radius: 76.0,
                fade: Some((-18, -35)),
                counterclockwise: false,
                opens: true,
            },
            _ => Self {
                view_box: [-56, -60, 112, 126],
                pivot: (0.0, 0.0),
                radius: 42.0,
                fade: None,
                counterclockwise: false,
                opens: false,
            },
        }
    }

    /// The place on a circle of that radius where an angle is read.
    fn at(&self, degrees: f64, radius: f64) -> (f64, f64) {
        let clockwise = if self.counterclockwise { -degrees } else { degrees };
        let (sin, cos) = clockwise.to_radians().sin_cos();
        (self.pivot.0 + sin * radius, self.pivot.1 - cos * radius)
    }

    /// Path data of a stretch of a circle.
    fn stretch(&self, (low, high): (i64, i64), radius: f64) -> String {
        let [from, to] = [low, high].map(|end| self.at(degrees(end), radius));
        let sweep = u8::from(!self.counterclockwise);
        format!("M{}A{} {} 0 0 {sweep} {}", pair(from), mm(radius), mm(radius), pair(to))
    }

    /// Path data of the needle, at level.
    fn needle(&self) -> String {
        let [tip, left, right] = [5.0, 12.0, 24.0].map(|within| self.at(0.0, self.radius - within));
        format!(
            "M{}L{}L{}ZM{}L{}",
            pair(tip),
            pair((left.0 - 2.6, left.1)),
            pair((left.0 + 2.6, left.1)),
            pair(left),
            pair(right)
        )
    }
}

/// The arc over a close-up: the usual range, the smaller one, degrees, and the needle that goes with the bone. It says how the
/// drawing stands.
fn arc(motion: &JointMotion, frame: &Frame, view_box: &str, words: &JointWords) -> Markup {
    let radius = frame.radius;
    let (low, high) = (motion.low, motion.high);
    let step = if high - low > 30 { 12 } else { 5 };
    let ticks: String = (low..=high)
        .filter(|degree| step == 5 || degree % 4 == 0)
        .map(|degree| {
            let length = if degree % step == 0 { 4.0 } else { 2.0 };
            let [from, to] = [radius - length, radius].map(|at| pair(frame.at(degrees(degree), at)));
            format!("M{from}L{to}")
        })
        .collect();
    let beyond = if high - low > 30 { 6 } else { 10 };
    let fade = frame.fade.map(|(from, to)| {
        let [x, y, width, _] = frame.view_box;
        (format!("fade-{}", motion.key), from, to, format!("M{} {}h{}V{from}H{0}Z", x - width, y - 40, width * 3))
    });
    let label = |degree: i64, word: &str| {
        let (x, y) = frame.at(degrees(degree), radius + 5.0);
        let side = match (degree, x < frame.pivot.0) {
            (0, _) => "middle",
            (_, true) => "left",
            (_, false) => "right",
        };
        html! { text class=(side) x=(mm(x)) y=(mm(y)) { (degree.unsigned_abs()) "°" @if !word.is_empty() { " " (word) } } }
    };
    let pivot = format!("{} {}", tenths(frame.pivot.0), tenths(frame.pivot.1));
    html! {
        svg.arc viewBox=(view_box) role="img" aria-label=(motion.drawing) data-angle="0" {
            @if let Some((id, from, to, path)) = fade {
                defs {
                    linearGradient id=(id) gradientUnits="userSpaceOnUse" x1="0" x2="0" y1=(from) y2=(to) {
                        stop offset="0" stop-opacity="0" {}
                        stop offset="1" {}
                    }
                }
                path fill={ "url(#" (id) ")" } d=(path) {}
            }
            path.scale d=(frame.stretch((low - beyond, high + beyond), radius)) {}
            path.usual d=(frame.stretch((low, high), radius + 1.6)) {}
            path.ticks d=(ticks) {}
            @if let Some(restricted) = motion.restricted {
                path.restricted d=(frame.stretch(restricted, radius + 5.0)) {}
            }
            (label(low, motion.less))
            (label(high, motion.more))
            path.needle data-needle=(pivot) d=(frame.needle()) {}
        }
        ul.arc-key {
            li { span.line.usual {} (words.arc_normal) }
            @if motion.restricted.is_some() {
                li.of-restricted { span.line.restricted {} (words.arc_restricted) }
            }
        }
    }
}

/// The figures, source by source.
fn table(ranges: &[JointRange], words: &JointWords) -> Markup {
    let columns =
        [words.column_flexion, words.column_extension, words.column_total, words.column_side_bend, words.column_rotation];
    html! {
        p.aside { (words.range_lead) }
        table {
                thead {
                    tr {
                        th scope="col" { (words.column_source) }
                        @for column in columns { th scope="col" { (column) } }
                        th scope="col" { (ATLAS.words.how_sure) }
                    }
                }
                tbody {
                    @for range in ranges {
                        tr {
                            th scope="row" { (range.statement.text) }
                            @let figures = [range.flexion, range.extension, range.total, range.side_bend, range.rotation];
                            @for (column, figure) in columns.into_iter().zip(figures) {
                                td data-column=(column) data-missing[figure.is_none()] {
                                    @match figure {
                                        Some(figure) => (figure),
                                        None => { span aria-hidden="true" { "–" } span.unseen { (words.not_given) } },
                                    }
                                }
                            }
                            td { (tag(range.statement.certainty, range.statement.sources)) }
                        }
                    }
                }
            }
    }
}

/// Nerves of face and neck, and where they meet.
fn meeting(art: &Art, words: &JointWords) -> Markup {
    let Some(plate) = art.sketch("convergence") else { return html! {} };
    let [x, y, width, height] = plate.view_box().map(mm);
    let view_box = format!("{x} {y} {width} {height}");
    // Where each number stands, beside what it names.
    let marks = [
        (58, 24, words.convergence_face),
        (-78, 30, words.convergence_neck),
        (-1, 36, words.convergence_meet),
        (-34, -66, words.convergence_brain),
    ];
    html! {
        figure.meeting {
            div.stage role="img" aria-label=(words.convergence_drawing) {
                svg.plate viewBox=(view_box) aria-hidden="true" focusable="false" { (PreEscaped(plate.markup(Layer::Muscle))) }
                svg.marks viewBox=(view_box) aria-hidden="true" focusable="false" {
                    circle.halo cx="-20" cy="33" r="9" {}
                    circle.ring cx="-20" cy="33" r="9" {}
                    @for (number, (x, y, _)) in (1..).zip(marks) {
                        circle.number cx=(x) cy=(y) r="9" {}
                        text x=(x) y=(y + 5) { (number) }
                    }
                }
            }
            ol {
                @for (.., word) in marks { li { (word) } }
            }
        }
    }
}

/// Whole degrees as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "degrees: at most 90")]
fn degrees(whole: i64) -> f64 {
    whole as f64
}

/// Whole tenths of a millimetre.
#[expect(clippy::cast_possible_truncation, reason = "places in a drawing")]
fn tenths(mm: f64) -> i32 {
    (mm * 10.0).round() as i32
}

/// Millimetres as text, in tenths.
fn mm(length: f64) -> String {
    let mut text = String::new();
    push_tenths(&mut text, tenths(length));
    text
}

fn pair((x, y): (f64, f64)) -> String {
    format!("{} {}", mm(x), mm(y))
}
