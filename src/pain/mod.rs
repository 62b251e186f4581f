//! From the pain: what a person does to the marks, what of it is shown where, and what is said. What marks are, and how
//! they are compared with patterns, is in the crate `marks`; only `page` knows the browser.

pub mod candidates;
mod marking;
mod page;
pub mod still;
pub mod visit;
pub mod written;

pub use marking::Marking;
pub use page::PageMarks;
pub use visit::Visit;

use crate::facts::ATLAS;
use crate::map::{SideChoice, Subject};
use atlas::{Area, Side};
use marks::{Marks, Place, Quality, Severity};

/// What is marked on a page as it is served: its area, on both sides.
#[must_use]
pub fn served_marks(subject: Subject) -> Marks {
    let Subject::Pain(Some(area)) = subject else { return Marks::NONE };
    Side::ALL.iter().fold(Marks::NONE, |marks, &side| marks.with(Place { area, side }, Some(Severity::Mild)))
}

/// Names whether any place is marked.
pub const ANY: &str = "any";
/// Names whether the manual's first muscle for a marked place is not one that is drawn: then its list comes first on phones.
pub const GUIDE_FIRST: &str = "guide-first";

/// How far something that is named on the page is marked: a place (`temple.left`), a place as a strong one (`temple.left!`), an
/// area on whichever side (`temple`), a word for the pain (`aching`), or one of the names above. What is written ahead carries such names in
/// `data-marks`, so that a step need only go through them.
#[must_use]
pub fn told(marks: &Marks, name: &str) -> Option<Severity> {
    if let Some(place) = name.strip_suffix('!') {
        return told(marks, place).filter(|severity| *severity == Severity::Strong);
    }
    if let Some(area) = Area::from_slug(name) {
        let on_sides = Side::ALL.iter().filter_map(|&side| marks.severity(Place { area, side }));
        return on_sides.reduce(|one, other| if one == Severity::Strong { one } else { other });
    }
    if name == ANY {
        return marked_areas(marks).next().map(|_| Severity::Mild);
    }
    if name == GUIDE_FIRST {
        let first = |area: &Area| ATLAS.guide.iter().find(|guide| guide.area == *area)?.entries.first();
        return marked_areas(marks).find(|area| first(area).is_some_and(|muscle| muscle.drawn.is_none())).map(|_| Severity::Mild);
    }
    match Quality::from_slug(name) {
        Some(quality) => marks.has(quality).then_some(Severity::Mild),
        None => marks.severity(Place::from_text(name)?),
    }
}

/// Every area that is marked, on whichever side.
pub fn marked_areas(marks: &Marks) -> impl Iterator<Item = Area> {
    Area::ALL.iter().copied().filter(|area| told(marks, area.slug()).is_some())
}

/// The heading: "Pain in the temple and behind the eye"; of many places it names none.
#[must_use]
pub fn heading(marks: &Marks) -> String {
    let words = &ATLAS.mark_words;
    let areas: Vec<Area> = marked_areas(marks).collect();
    match areas[..] {
        [] => words.heading.to_owned(),
        [one] => format!("{} {}", words.pain, ATLAS.area(one).felt),
        [one, other] => format!("{} {} {} {}", words.pain, ATLAS.area(one).felt, words.and, ATLAS.area(other).felt),
        _ => words.heading_many.to_owned(),
    }
}

/// The title of a page on which marking begins.
#[must_use]
pub fn title(area: Option<Area>) -> String {
    let words = &ATLAS.mark_words;
    area.map_or(words.heading.to_owned(), |area| format!("{} {}", words.pain, ATLAS.area(area).felt))
}

/// A place in words: "Temple, your left side".
#[must_use]
pub fn place_name(place: Place) -> String {
    format!("{}, {}", ATLAS.area(place.area).name, crate::app::side_words(SideChoice::One(place.side)))
}

/// Marks as text, where there are none and that must be said.
pub const NOTHING_MARKED: &str = "v1&end";

/// What of a page's address says what is marked, with its `#`; nothing where the page says it by itself.
#[must_use]
pub fn fragment(subject: Subject, marks: &Marks) -> String {
    match (subject, marks::write(marks)) {
        (Subject::Pain(_), text) if *marks != served_marks(subject) => {
            // A page about an area, with nothing marked, must be told from the page as it is served.
            format!("#{}", if text.is_empty() { NOTHING_MARKED } else { &text })
        }
        _ => String::new(),
    }
}

/// What a step did, in a sentence for those who hear the page; the candidates that came of it are told in the list.
#[must_use]
pub fn announcement(before: &Marks, after: &Marks) -> String {
    let words = &ATLAS.mark_words;
    let places = Area::ALL.iter().flat_map(|&area| Side::ALL.iter().map(move |&side| Place { area, side }));
    let mut changed = places.filter(|&place| before.severity(place) != after.severity(place));
    let (Some(place), None) = (changed.next(), changed.next()) else { return heading(after) };
    let how = match after.severity(place) {
        None => words.unmarked,
        Some(Severity::Mild) => words.marked,
        Some(Severity::Strong) => words.strong,
    };
    format!("{}: {how}", place_name(place))
}
