//! The markup of what is written ahead of marking: areas and names of a diagram, rows, guide, list of places. Only the prerenderer
//! and tests ask for it. It must not know how marks change.

use super::still::{BookingTemplate, Part};
use super::visit::{id, sent_to};
use super::{ANY, GUIDE_FIRST, Marking, Visit, candidates, place_name, served_marks, told};
use crate::app::SHOW_CHECK;
use crate::facts::{ATLAS, drawing};
use crate::map::{LabelColumn, LabelModel, MapAction, Pattern, SideChoice, Subject, labels, paint, place as placed};
use crate::panel::text;
use crate::piece::Piece;
use crate::url;
use atlas::{Area, DrawnArea, Guide, GuideEntry, Mm, Side, View};
use leptos::prelude::use_context;
use marks::{Marks, Place, Quality, Severity};
use maud::{Markup, PreEscaped, html};

/// A part of the page of a subject.
#[must_use]
pub fn part(part: Part, subject: Subject) -> String {
    let marks = served_marks(subject);
    match part {
        Part::Areas(view) => areas(view, &marks),
        Part::Names(view) => names(view, &marks),
        Part::Brush => brush(),
        Part::Panel => panel(&marks),
        Part::About => about(subject),
    }
    .into_string()
}

/// What is known of the muscle that a page is about; on the others what is said if it cannot be fetched.
fn about(subject: Subject) -> Markup {
    html! {
        @if let Some(muscle) = subject.muscle() { (PreEscaped(text::about(muscle))) }
        p.notice data-missing hidden { (ATLAS.still_words.about_missing) }
    }
}

/// What stands beside the map: what is marked, the patterns that include it, the guide, what goes along, every place as a list.
fn panel(marks: &Marks) -> Markup {
    let words = &ATLAS.mark_words;
    html! {
        div data-marks=(ANY) data-marked[told(marks, ANY).is_some()] {
            p.begin { (words.lead) }
            (marked(marks))
            div.answers data-marks=(GUIDE_FIRST) data-marked[told(marks, GUIDE_FIRST).is_some()] {
                section.candidates id="candidates" { (PreEscaped(Piece::on_page(&candidates::pieces(marks, None)))) }
                section.guide {
                    h2 { (words.guide_heading) }
                    (guides(marks))
                }
            }
            section.visit {
                h2 { (words.visit_heading) }
                p.before-booking { a href=(url::check()) data-act=(SHOW_CHECK) { (ATLAS.check.words.page_title) } }
                (qualities(marks))
                p.choice {
                    button.press type="button" data-act=(Visit::Copy.to_text()) { (words.copy) }
                    span #(id::COPIED) {}
                }
                details {
                    summary { (words.summary_shown) }
                    pre #(id::SUMMARY) {}
                }
                @if let Some(template) = use_context::<BookingTemplate>().map_or(ATLAS.practice.booking_template, |given| given.0) {
                    (switch(Visit::Send, words.send, Some(template)))
                    p.aside { (sent_to(template)) }
                }
                (switch(Visit::Remember, words.remember, None))
                p.choice { button.press type="button" data-act=(Visit::Forget.to_text()) { (words.forget) } }
                p.aside { (words.remember_note) }
            }
            section {
                h2 { (words.places_heading) }
                (places(marks))
            }
            p.aside { (ATLAS.words.is_no_diagnosis) }
        }
    }
}

/// The button that takes the brush, and the tools that are seen while it is in hand: what was painted in words, eraser, size, undo, and
/// the drawing larger and smaller, since a finger that paints does not pinch. A program of its own answers to them, which the map fetches.
fn brush() -> Markup {
    let still = &ATLAS.still_words;
    let tool = |name: &str, words: &str, drawing: &str| {
        html! {
            button type="button" data-tool=(name) title=(words) {
                svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d=(drawing) {} }
                span { (words) }
            }
        }
    };
    html! {
        button.paint type="button" data-tool="paint" aria-pressed="false" {
            svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
                path d="M20 4 10.500 13.500M12.500 15.500 9 12c-3 0-2 4.500-5 6.500 3.500 1.500 8 .5 8.500-3L21 5.500Z" {}
            }
            (still.paint)
        }
        p.painted role="status" data-tells="painted" {}
        div.brush-tools role="group" aria-label=(still.brush_tools) {
            button type="button" data-tool="erase" aria-pressed="false" title=(still.eraser) {
                svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d="M8 20h12M4 15 14 5l6 6-9 9H8ZM9 10l6 6" {} }
                span { (still.eraser) }
            }
            input type="range" data-tool="size" min="6" max="26" step="4" value="14" aria-label=(still.brush_size);
            button type="button" data-act=(Marking::Undo.to_text()) title=(still.undo) {
                svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d="M9 5 4 10l5 5M4 10h10a5 5 0 0 1 0 10h-3" {} }
                span { (still.undo) }
            }
            span.zooming {
                (tool("smaller", still.smaller, "M5 12h14"))
                (tool("larger", still.larger, "M5 12h14M12 5v14"))
            }
        }
        span hidden data-tells="stroke" {}
    }
}

/// A switch that is off at first. `template`: the address under which one books with a summary.
fn switch(visit: Visit, name: &str, template: Option<&str>) -> Markup {
    html! {
        button.toggle type="button" role="switch" aria-checked="false" id=(visit.to_text()) data-act=(visit.to_text())
            data-template=[template] {
            span.knob {}
            span { (name) }
        }
    }
}

/// Every place, in the order of lists: by area, the left before the right.
fn all_places() -> impl Iterator<Item = Place> {
    Area::ALL.iter().flat_map(|&area| Side::ALL.iter().map(move |&side| Place { area, side }))
}

fn pressed(marks: &Marks, name: &str) -> &'static str {
    if told(marks, name).is_some() { "true" } else { "false" }
}

fn address(area: Area) -> String {
    url::path(Subject::Pain(Some(area)))
}

/// The areas of a diagram. The side diagram has both sides, of which the one is seen that faces the reader. What lies within
/// another area comes last, over it.
fn areas(view: View, marks: &Marks) -> Markup {
    let drawn = drawing(view).areas;
    let in_order = drawn.iter().filter(|area| !area.deep).chain(drawn.iter().filter(|area| area.deep));
    html! {
        @for drawn in in_order {
            @for &side in Side::ALL {
                (area(view, drawn, Place { area: drawn.area, side }, marks))
            }
        }
    }
}

fn area(view: View, drawn: &DrawnArea, place: Place, marks: &Marks) -> Markup {
    let (slug, name) = (drawn.area.slug(), place.to_text());
    let outline = format!("#{}-area-{slug}", view.slug());
    let mirrored = (place.side == Side::Left).then(|| paint::mirror(view));
    html! {
        a.area role="button" tabindex="-1" href=(address(drawn.area)) data-act=(Marking::Tap(place).to_text()) data-area=(slug)
            data-side=(place.side.slug()) data-marks=(name) data-deep[drawn.deep] aria-pressed=(pressed(marks, &name))
            data-severity=[told(marks, &name).map(Severity::slug)] aria-label=(place_name(place)) {
            use href=(outline) transform=[mirrored.as_deref()] class="face" {}
            use href=(outline) transform=[mirrored.as_deref()] class="halo" {}
            use href=(outline) transform=[mirrored.as_deref()] class="ink" {}
        }
    }
}

/// Width of a letter of a name on the drawing, at the size at which phones show it.
const LETTER: i32 = 66;
/// Height of one of its lines.
const LINE: Mm = Mm(130);
/// What must be left of the room of a name on its area, so that it does not touch the lines.
const SLACK: Mm = Mm(30);
/// How wide a name in the margin may be in one line.
const MARGIN: Mm = Mm(750);

/// The names of a diagram's areas, each once: on the area where it has the room, else in the margin. Twice over, for the drawing
/// as it is and turned round.
fn names(view: View, marks: &Marks) -> Markup {
    let turns: &[bool] = if view == View::Back { &[false] } else { &[false, true] };
    html! {
        @for &turned in turns {
            g.turn data-turned[turned] { (names_of(view, turned, marks)) }
        }
    }
}

/// What a name in a diagram is about, as [`told`] knows it: of the side, the half that is seen; else the area on whichever side.
fn place_or_area(view: View, turned: bool, area: Area) -> String {
    match view {
        View::Side => Place { area, side: if turned { Side::Left } else { Side::Right } }.to_text(),
        View::Back | View::Front => area.slug().to_owned(),
    }
}

fn names_of(view: View, turned: bool, marks: &Marks) -> Markup {
    let drawing = drawing(view);
    let about = |area| place_or_area(view, turned, area);
    let on_area =
        |drawn: &&DrawnArea| !drawn.deep && lines(drawn, drawn.room).iter().all(|line| width(line) + SLACK <= drawn.room);
    let at = |drawn: &DrawnArea| placed(drawing, turned, drawn.label);
    let in_two = |drawn: &DrawnArea| lines(drawn, MARGIN).len() > 1;
    let beside = drawing.areas.iter().filter(|drawn| !on_area(drawn)).map(|drawn| labels::Named {
        area: drawn.area,
        in_two: in_two(drawn),
        anchor: at(drawn),
        belongs: crate::map::Belongs::ToTheOnlyOne,
    });
    let beside = labels::in_margins(drawing, &beside.collect::<Vec<_>>(), Mm(150));
    html! {
        @for drawn in drawing.areas.iter().filter(on_area) {
            @let about = about(drawn.area);
            g.on data-marks=(about) data-marked[told(marks, &about).is_some()] {
                @let lines = lines(drawn, drawn.room);
                @for (index, line) in lines.iter().enumerate() {
                    text x=(at(drawn).0) y=(baseline(at(drawn).1, index, lines.len())) { (line) }
                }
            }
        }
        @for label in &beside {
            (in_margin(label, &about(label.area), marks))
        }
    }
}

/// Where a line of a name begins, so that all its lines together lie round a height.
fn baseline(middle: Mm, index: usize, of: usize) -> Mm {
    let lines = |count: usize| Mm(LINE.0 * i32::try_from(count).unwrap_or_default());
    middle - lines(of - 1).half() + lines(index) + Mm::whole(4)
}

fn in_margin(label: &LabelModel, about: &str, marks: &Marks) -> Markup {
    let ((ax, ay), (x, y)) = (label.anchor, label.words_at);
    let (class, gap) = match label.column {
        LabelColumn::Left => ("at-left", Mm::whole(2)),
        LabelColumn::Right => ("at-right", Mm::whole(-2)),
    };
    html! {
        g class={ "beside " (class) } data-marks=(about) data-marked[told(marks, about).is_some()] {
            path.leader d={ "M" (x + gap) " " (y) " " (ax) " " (ay) } {}
            circle.dot cx=(ax) cy=(ay) r="1.8" {}
            @for (index, line) in in_lines(ATLAS.area(label.area).label, MARGIN).iter().enumerate() {
                text x=(x) y=(baseline(y, index, 1)) { (line) }
            }
        }
    }
}

/// A name in the lines in which it stands on its area: one where there is the room, else two of about the same length.
fn lines(drawn: &DrawnArea, room: Mm) -> Vec<&'static str> {
    in_lines(ATLAS.area(drawn.area).label, room)
}

fn in_lines(label: &'static str, room: Mm) -> Vec<&'static str> {
    if width(label) <= room {
        return vec![label];
    }
    let longer = |at: usize| at.max(label.len() - at);
    match label.match_indices(' ').map(|(at, _)| at).min_by_key(|&at| longer(at)) {
        Some(at) => vec![&label[..at], &label[at + 1..]],
        None => vec![label],
    }
}

fn width(text: &str) -> Mm {
    Mm(i32::try_from(text.chars().count()).unwrap_or_default() * LETTER)
}

/// A row for each place, of which those are seen that are marked; then what takes steps back.
fn marked(marks: &Marks) -> Markup {
    let words = &ATLAS.mark_words;
    let still = &ATLAS.still_words;
    html! {
        ul.marked aria-label=(still.marked_places) {
            @for place in all_places() {
                @let name = place.to_text();
                li data-marks=(name) hidden[told(marks, &name).is_none()] {
                    span { (ATLAS.area(place.area).name) small { (side_word(place.side)) } }
                    button.press type="button" data-act=(Marking::Strong(place).to_text()) data-marks={ (name) "!" }
                        aria-pressed=(pressed(marks, &format!("{name}!"))) aria-label={ (words.strong) ": " (place_name(place)) } {
                        (words.strong)
                    }
                    button.remove type="button" data-act=(Marking::Tap(place).to_text()) data-marks=(name)
                        aria-pressed=(pressed(marks, &name)) aria-label=(place_name(place)) {
                        svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d="M6 6 18 18M18 6 6 18" {} }
                    }
                }
            }
        }
        p.steps {
            button type="button" data-act=(Marking::Undo.to_text()) { (still.undo) }
            button type="button" data-act=(Marking::Clear.to_text()) { (still.clear_marks) }
        }
    }
}

/// The words for the pain, each to be chosen.
fn qualities(marks: &Marks) -> Markup {
    let words = &ATLAS.mark_words;
    html! {
        fieldset.words {
            legend { (words.summary_words) }
            @for &quality in Quality::ALL {
                button.press type="button" data-act=(Marking::Word(quality).to_text()) data-marks=(quality.slug())
                    aria-pressed=(pressed(marks, quality.slug())) { (quality_word(quality)) }
            }
        }
    }
}

fn side_word(side: Side) -> &'static str {
    match side {
        Side::Left => ATLAS.words.left_short,
        Side::Right => ATLAS.words.right_short,
    }
}

fn quality_word(quality: Quality) -> &'static str {
    let words = &ATLAS.mark_words;
    match quality {
        Quality::Aching => words.aching,
        Quality::Pressing => words.pressing,
        Quality::Throbbing => words.throbbing,
        Quality::Stabbing => words.stabbing,
        Quality::Burning => words.burning,
    }
}

/// For each area, of which those are seen that are marked: what must stand with it, and the guide's list.
fn guides(marks: &Marks) -> Markup {
    html! {
        @for guide in ATLAS.guide {
            @let (slug, words) = (guide.area.slug(), ATLAS.area(guide.area));
            section.of-area data-for-area=(slug) data-marks=(slug) hidden[told(marks, slug).is_none()] {
                h3 { (words.name) }
                @if let Some(note) = words.note {
                    p.warning { (note) }
                }
                ol {
                    @for entry in guide.entries {
                        li data-guide-muscle=(entry.slug) { (entry_text(entry)) }
                    }
                }
                (text::tag(guide.certainty, guide.sources))
            }
        }
        p.aside { (ATLAS.words.guide_lead) }
        (sources_of(ATLAS.guide))
    }
}

/// A muscle of the guide: drawn, a link to it; else what it is and its pattern in words, one tap away.
fn entry_text(entry: &GuideEntry) -> Markup {
    let drawn = entry.drawn.and_then(|slug| ATLAS.muscle(slug));
    html! {
        @if let Some(muscle) = drawn {
            a href=(url::path(Subject::whole(muscle))) data-act=(MapAction::Choose(Pattern::whole(muscle), SideChoice::Both).to_text()) {
                strong { (entry.name) }
            }
        } @else if let Some(known) = ATLAS.guide_muscle(entry.slug) {
            details {
                summary { (entry.name) }
                p { (known.what) }
                @for statement in known.pattern {
                    p {
                        (statement.text)
                        small.tag data-certainty=(statement.certainty.slug()) { span.mark {} (text::word(statement.certainty)) }
                    }
                }
            }
        }
    }
}

/// The works of record on which what is said of the guide's muscles rests, one tap away.
fn sources_of(guides: &[Guide]) -> Markup {
    let muscles = guides.iter().flat_map(|guide| guide.entries).filter_map(|entry| ATLAS.guide_muscle(entry.slug));
    let mut sources: Vec<&str> = Vec::new();
    for key in muscles.flat_map(|muscle| muscle.pattern).flat_map(|statement| statement.sources) {
        if !sources.contains(key) {
            sources.push(key);
        }
    }
    html! {
        details.tag {
            summary { span.word { (ATLAS.words.sources) } }
            (text::citations(&sources))
        }
    }
}

/// Every place as a list, for whoever would rather not point at a drawing: each a link to the area's page, and with scripts a
/// switch for its mark.
fn places(marks: &Marks) -> Markup {
    html! {
        ul.places {
            @for &area in Area::ALL {
                li {
                    a.name href=(address(area)) { (ATLAS.area(area).name) }
                    @for &side in Side::ALL {
                        @let place = Place { area, side };
                        @let name = place.to_text();
                        button.press type="button" data-act=(Marking::Tap(place).to_text()) data-marks=(name)
                            aria-pressed=(pressed(marks, &name)) aria-label=(place_name(place)) { (side_word(side)) }
                    }
                }
            }
        }
    }
}
