//! How fast the pages come on a slow phone and a slow network, beside the limit. It must not know what the pages show.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

use super::limit::{self, Limit};
use super::{ROUND_BEGINS, shown};
use crate::devtools::Browser;
use crate::project::Project;

/// The network: bytes a second and ms until a request is answered.
const BYTES_A_SECOND: f64 = 1_600_000.0 / 8.0;
const LATENCY_MS: f64 = 150.0;
/// How many times the processor is slowed down.
const SLOW_DOWN: u32 = 4;
/// Loads of which the middle one counts; the site's and the limit's take turns, so that both meet the same machine.
const LOADS: usize = 9;

/// The pages that are loaded.
const PAGES: [&str; 4] = ["/", "/muscles/sternocleidomastoid/", "/before-you-book/", "/joints/occipitoatlantal/"];
/// When it is tapped on a muscle of the start page, ms after the first paint.
const TAPS: [u32; 4] = [0, 300, 600, 1200];

/// What the site may take, in times of what the limit takes.
const MOST_PAINT: f64 = 1.1;
const MOST_PATTERN: f64 = 2.0;
/// What it may hold up the main thread beyond the limit, ms.
const MOST_BLOCKING: f64 = 50.0;

/// How a page came, ms since it was asked for.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Coming {
    first: f64,
    largest: f64,
    shift: f64,
    /// When the program answered; 0 without one.
    alive: f64,
    /// When the pattern of the tapped muscle was on the screen; 0 without a tap.
    pattern: f64,
    blocking: f64,
}

/// Loads the pages cold, prints how they came, and tells what is over its limit as sentences.
///
/// # Errors
/// When the browser fails.
pub(super) fn loads(browser: &mut Browser, project: &Project, site: &str, limit: &Limit) -> Result<Vec<String>> {
    let mut over = Vec::new();
    println!(
        "cold, {SLOW_DOWN} × slow-down, 1.6 Mbit/s, 150 ms; middle of {LOADS}, ms:       first paint         largest paint       blocking        shift   answers"
    );
    let kept = project.work().join("compressed");
    let mut start = None;
    for path in PAGES {
        let page = format!("{site}{path}");
        limit::watched(browser, &page)?;
        let file = limit::as_file(browser)?;
        let taps = if path == "/" { vec![limit::changes(browser, ROUND_BEGINS)?] } else { Vec::new() };
        let name = path.trim_matches('/').replace('/', "-");
        let plain = limit.write(if name.is_empty() { "start" } else { &name }, &file, &taps, &kept)?;
        let [ours, least] = compared(browser, &page, &plain, None)?;
        let (first, largest) = (
            middle(&ours, |at| at.first) / middle(&least, |at| at.first),
            middle(&ours, |at| at.largest) / middle(&least, |at| at.largest),
        );
        let (blocking, blocking_least) = (middle(&ours, |at| at.blocking), middle(&least, |at| at.blocking));
        let shift = ours.iter().map(|at| at.shift).fold(0.0, f64::max);
        println!(
            "  {path:40} {:5.0} : {:5.0} = {first:4.2}  {:5.0} : {:5.0} = {largest:4.2}  {blocking:4.0} : {blocking_least:4.0}  {shift:9.3}  {:7.0}",
            middle(&ours, |at| at.first),
            middle(&least, |at| at.first),
            middle(&ours, |at| at.largest),
            middle(&least, |at| at.largest),
            middle(&ours, |at| at.alive)
        );
        for (what, ratio) in [("first", first), ("largest", largest)] {
            if ratio > MOST_PAINT {
                over.push(format!(
                    "{path}: its {what} paint takes {ratio:.2} times as long as the limit's, {MOST_PAINT} are allowed"
                ));
            }
        }
        if blocking > blocking_least + MOST_BLOCKING {
            over.push(format!("{path}: its main thread is held up for {blocking:.0} ms, the limit's for {blocking_least:.0}"));
        }
        if shift > 0.0 {
            over.push(format!("{path}: what is read moves ({shift:.3})"));
        }
        start.get_or_insert((page, plain));
    }
    let (page, plain) = start.context("there is a start page")?;
    for tap in TAPS {
        let [ours, least] = compared(browser, &page, &plain, Some(tap))?;
        let (at, at_least) = (middle(&ours, |at| at.pattern), middle(&least, |at| at.pattern));
        let ratio = at / at_least;
        println!(
            "  tapped {tap:4} ms after the first paint: the pattern is there after {at:5.0} ms, the limit's after {at_least:5.0}: {ratio:4.2}, limit {MOST_PATTERN:.1}"
        );
        if ratio > MOST_PATTERN {
            over.push(format!("a tap {tap} ms after the first paint shows its pattern after {ratio:.2} times the limit's time, {MOST_PATTERN} are allowed"));
        }
    }
    Ok(over)
}

/// Both pages, loaded in turns.
fn compared(browser: &mut Browser, page: &str, plain: &str, tap: Option<u32>) -> Result<[Vec<Coming>; 2]> {
    let mut comings = [Vec::new(), Vec::new()];
    for _ in 0..LOADS {
        for (which, address) in [page, plain].into_iter().enumerate() {
            comings[which].push(come(browser, address, which == 0, tap)?);
        }
    }
    Ok(comings)
}

fn come(browser: &mut Browser, address: &str, has_program: bool, tap: Option<u32>) -> Result<Coming> {
    browser.open("about:blank")?;
    browser.tell("Network.setCacheDisabled", json!({ "cacheDisabled": false }))?;
    browser.tell("Network.clearBrowserCache", json!({}))?;
    let tap_at = tap.map_or("null".to_owned(), |tap| tap.to_string());
    let script = include_str!("watch.js").replace("TAP", &tap_at);
    let watching = browser.tell("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))?;
    let slow = json!({ "offline": false, "latency": LATENCY_MS, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND });
    browser.tell("Network.emulateNetworkConditions", slow)?;
    browser.tell("Emulation.setCPUThrottlingRate", json!({ "rate": SLOW_DOWN }))?;
    browser.open(address)?;
    // At rest: everything that was to come has come, and a second has passed in which nothing more did.
    let until = match (has_program, tap) {
        (_, Some(_)) => "cold.pattern > 0",
        (true, None) => "cold.alive > 0",
        (false, None) => "true",
    };
    browser.ask(&format!(
        "new Promise((done) => {{ const look = () => ({until}) ? setTimeout(done, 1000) : setTimeout(look, 50); look(); }})"
    ))?;
    shown(browser)?;
    let coming = browser.ask(
        "({ ...cold, tasks: undefined, blocking: cold.tasks.filter(([from]) => from >= cold.first).reduce((all, [, long]) => all + long - 50, 0) })",
    )?;
    browser.tell("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }))?;
    let fast = json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.tell("Network.emulateNetworkConditions", fast)?;
    browser.tell("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": watching["identifier"] }))?;
    let coming: Coming = serde_json::from_value(coming).context("the page does not tell how it came")?;
    ensure!(coming.first > 0.0 && coming.largest > 0.0, "{address} was never painted");
    Ok(coming)
}

/// The middle of what was measured.
fn middle(comings: &[Coming], of: impl Fn(&Coming) -> f64) -> f64 {
    let mut values: Vec<f64> = comings.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
