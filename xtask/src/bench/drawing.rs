//! Whether a long stroke in session mode keeps up with the pen. It must not know how a stroke is drawn.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::load;
use super::taps::share_of;
use crate::devtools::Browser;

/// Places of the stroke.
const PLACES: usize = 2000;
/// How many a pen sends in a second.
const HERTZ: usize = 120;
/// What a frame may take, with the processor slowed down four times, ms: 99 of 100 frames, and each.
const MOST: (f64, f64) = (33.0, 100.0);

/// Draws a long stroke and prints how long its frames took; what is over its limit, as sentences.
///
/// # Errors
/// When the browser fails or nothing is drawn.
pub(super) fn frames(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    load(browser, &format!("{page}session/"))?;
    browser.ask(include_str!("drawing.js"))?;
    browser.ask("document.querySelector('[data-do=pen]').click()")?;
    // The first stroke is not measured: a program is slower the first time.
    browser.ask(&format!("drawing.stroke(120, {HERTZ})"))?;
    browser.tell("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))?;
    let frames = browser.ask(&format!("drawing.stroke({PLACES}, {HERTZ})"))?;
    browser.tell("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }))?;
    let mut frames: Vec<f64> = serde_json::from_value(frames).context("the page does not tell its frames")?;
    let strokes = browser.ask("document.querySelectorAll('[data-stroke]').length")?;
    ensure!(strokes == 2, "{strokes} strokes are on the page where two were drawn");
    ensure!(frames.len() > PLACES / HERTZ, "only {} frames were shown", frames.len());
    // What was drawn is kept; the next that is measured begins without it.
    browser.ask("document.querySelector('[data-do=empty]').click()")?;
    frames.sort_by(f64::total_cmp);
    let [middle, most, longest] = [50, 99, 100].map(|share| share_of(&frames, share));
    println!(
        "frames of a stroke of {PLACES} places at {HERTZ} Hz, 4 × slow-down: {most:.1} ms at most in 99 of 100 of {}, limit {:.1}; longest {longest:.1}, limit {:.1} (half of them {middle:.1})",
        frames.len(),
        MOST.0,
        MOST.1
    );
    let over = [(most, MOST.0, "99 of 100 frames"), (longest, MOST.1, "the longest frame")];
    let over = over.into_iter().filter(|(took, limit, _)| took > limit);
    Ok(over.map(|(took, limit, which)| format!("drawing: {which} {took:.1} ms where {limit} are allowed")).collect())
}
