//! What of marking is written ahead: the browser's program carries none of it, only goes through its attributes. It must not
//! know how it is written.

use crate::map::Subject;
use atlas::View;
use leptos::prelude::use_context;

/// A part of the page that is written ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The areas of a diagram, each a place to mark.
    Areas(View),
    /// Their names on the drawing.
    Names(View),
    /// The brush, with which one paints over a diagram, and its tools.
    Brush,
    /// What stands beside the map from the pain.
    Panel,
    /// What is known of the muscle that the page is about.
    About,
}

/// The parts' markup for a page, given by the prerenderer. In the browser the page already holds it; therefore an element that
/// has it must never be made again on the client.
#[derive(Clone, Debug)]
pub struct PainMarkup(pub fn(Part, Subject) -> String);

/// The practice's booking address with a place for a summary, given by the prerenderer; in the browser the page says it.
#[derive(Clone, Copy, Debug)]
pub struct BookingTemplate(pub Option<&'static str>);

/// The markup of a part where the page is written ahead, and nothing in the browser.
#[must_use]
pub fn part(part: Part, subject: Subject) -> String {
    use_context::<PainMarkup>().map(|markup| markup.0(part, subject)).unwrap_or_default()
}
