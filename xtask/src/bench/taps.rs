//! What a tap costs on the main thread, and whether many actions leave anything behind. It must not know what is chosen.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

use super::{Event, load, shown, tap, traced};
use crate::devtools::Browser;

/// What script, style and layout of a tap may take, with the processor slowed down four times, ms: nineteen of twenty taps.
const MOST_TAP: f64 = 12.0;
/// Taps that are measured.
const TAPS: usize = 200;
/// The name of the moment in the trace at which a tap begins.
pub(super) const BEGINS: &str = "tap begins";

/// Taps that between them choose, narrow, move and clear; one round ends as it began.
const ROUND: [&str; 10] = [
    "[data-main] [data-muscle]",
    "[data-main] .x:nth-child(2)",
    "[data-main] .x:nth-child(5)",
    ".parts [data-strand]",
    "[data-main] .x:nth-child(4)",
    ".sides > :nth-child(1)",
    "[data-main] .x:nth-child(6)",
    ".sides > :nth-child(2)",
    ".parts .point",
    ".panel .clear",
];

/// Events of a trace that are script, style or layout, as Chromium calls them.
const WORK: [&str; 8] = [
    "EventDispatch",
    "FunctionCall",
    "RunMicrotasks",
    "FireAnimationFrame",
    "TimerFire",
    "UpdateLayoutTree",
    "RecalculateStyles",
    "Layout",
];

/// Actions after which the memory is compared with what it was in the middle.
const ACTIONS: usize = 10_000;
/// Actions between two answers of the page, so that a stuck page is noticed.
const AT_ONCE: usize = 100;
/// What the JavaScript heap may grow by, bytes.
const MOST_GROWTH: i64 = 256 * 1024;

/// Measures taps and prints what they take; what is over its limit, as sentences.
///
/// # Errors
/// When the browser fails or a tap changes nothing.
pub(super) fn cost(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    load(browser, page)?;
    // The first round is not measured: a program is slower the first time.
    round(browser)?;
    browser.tell("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))?;
    let mut costs = Vec::new();
    while costs.len() < TAPS {
        let events = traced(browser, round)?;
        let taps = costs_of_taps(&events);
        ensure!(taps.len() == ROUND.len(), "the trace of {} taps tells of {}", ROUND.len(), taps.len());
        costs.extend(taps);
    }
    browser.tell("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }))?;
    costs.sort_by(f64::total_cmp);
    let [middle, most, longest] = [50, 95, 100].map(|share| share_of(&costs, share));
    ensure!(middle > 0.0, "the trace holds no script; does this Chromium name it differently?");
    println!(
        "script, style and layout of a tap, 4 × slow-down: {most:.1} ms at most in 95 of 100 of {} taps, limit {MOST_TAP:.1} (half of them {middle:.1}, longest {longest:.1})",
        costs.len()
    );
    let over = (most > MOST_TAP).then(|| format!("script, style and layout of a tap: {most:.1} ms where {MOST_TAP} are allowed"));
    Ok(over.into_iter().collect())
}

/// Taps through a round, each marked in the trace; every one must change what the address says.
fn round(browser: &mut Browser) -> Result<()> {
    for target in ROUND {
        let before = browser.ask(&format!("performance.mark('{BEGINS}'), location.href"))?;
        tap(browser, target)?;
        let after = browser.ask("location.href")?;
        ensure!(before != after, "a tap on `{target}` changes nothing at {before}");
    }
    Ok(())
}

/// What each tap took, in ms of processor time: work that lies in other work counts once.
fn costs_of_taps(events: &[Event]) -> Vec<f64> {
    let mut begins: Vec<u64> = events.iter().filter(|event| event.name == BEGINS).map(|event| event.from).collect();
    begins.sort_unstable();
    let ends = begins.iter().skip(1).copied().chain([u64::MAX]);
    let costs = begins.iter().zip(ends).map(|(&begin, end)| {
        let work: Vec<&Event> = events
            .iter()
            .filter(|event| begin <= event.from && event.from < end && WORK.contains(&event.name.as_str()))
            .collect();
        work.iter().filter(|event| !work.iter().any(|outer| event.lies_within(outer))).map(|event| event.cost).sum()
    });
    costs.collect()
}

/// The value that so many of a hundred do not exceed; of sorted values, at least one.
fn share_of(sorted: &[f64], of_hundred: usize) -> f64 {
    sorted[(sorted.len() * of_hundred).div_ceil(100).max(1) - 1]
}

/// What a page holds on to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
struct Held {
    /// The program's memory, bytes.
    program: i64,
    /// Nodes in the document.
    nodes: i64,
    /// The JavaScript heap in use after collection, bytes.
    #[serde(default)]
    heap: i64,
}

/// Does thousands of things at random on the page and compares what it holds on to in the middle and at the end, in the same
/// state; what has grown, as sentences.
///
/// # Errors
/// When the browser or a script in the page fails.
pub(super) fn endurance(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    browser.tell("Page.addScriptToEvaluateOnNewDocument", json!({ "source": include_str!("program_memory.js") }))?;
    load(browser, page)?;
    browser.ask(include_str!("anything.js"))?;
    browser.ask("anything.peel()")?;
    act(browser, ACTIONS / 2)?;
    let middle = held(browser)?;
    act(browser, ACTIONS / 2)?;
    let end = held(browser)?;
    println!(
        "{ACTIONS} actions at random, from the middle to the end: program memory {} → {} KiB, nodes {} → {}, JavaScript heap {} → {} KiB (limit: {} more)",
        middle.program / 1024,
        end.program / 1024,
        middle.nodes,
        end.nodes,
        middle.heap / 1024,
        end.heap / 1024,
        MOST_GROWTH / 1024
    );
    Ok(grown(middle, end))
}

fn grown(middle: Held, end: Held) -> Vec<String> {
    let mut over = Vec::new();
    if end.program != middle.program {
        over.push(format!("{} actions make the program's memory grow by {} bytes", ACTIONS / 2, end.program - middle.program));
    }
    if end.nodes != middle.nodes {
        over.push(format!("{} actions change the number of nodes from {} to {}", ACTIONS / 2, middle.nodes, end.nodes));
    }
    if end.heap - middle.heap > MOST_GROWTH {
        over.push(format!("{} actions make the JavaScript heap grow by {} bytes", ACTIONS / 2, end.heap - middle.heap));
    }
    over
}

fn act(browser: &mut Browser, actions: usize) -> Result<()> {
    for _ in 0..actions / AT_ONCE {
        let changed = browser.ask(&format!("anything.act({AT_ONCE})"))?;
        // Many arrows and hovers change nothing, but most of what is done must.
        ensure!(changed.as_u64() > Some(AT_ONCE as u64 / 3), "{changed} of {AT_ONCE} actions changed something: too few");
    }
    Ok(())
}

/// What the page holds on to, brought to a state that is always the same.
fn held(browser: &mut Browser) -> Result<Held> {
    browser.ask("anything.bringToStart()")?;
    shown(browser)?;
    let held: Held = serde_json::from_value(browser.ask("anything.held()")?).context("the page does not tell what it holds")?;
    // What the first collection frees can free more.
    for _ in 0..2 {
        browser.tell("HeapProfiler.collectGarbage", json!({}))?;
    }
    let heap = browser.tell("Runtime.getHeapUsage", json!({}))?;
    // Chromium tells it as a number with a point.
    let heap = heap["usedSize"].as_f64().context("chromium does not tell the heap's size")?;
    #[expect(clippy::cast_possible_truncation, reason = "whole bytes, far below 2^53")]
    Ok(Held { heap: heap as i64, ..held })
}

#[cfg(test)]
mod tests {
    use super::{BEGINS, Event, Held, MOST_GROWTH, costs_of_taps, grown, share_of};

    fn event(name: &str, from: u64, length: u64) -> Event {
        Event {
            name: name.into(),
            thread: (1, 2),
            from,
            to: from + length,
            cost: length as f64 / 1000.0,
            node: None,
            layer: None,
        }
    }

    #[test]
    fn work_counts_once_for_the_tap_that_it_follows() {
        let events = [
            event("Layout", 50, 9_000),
            event(BEGINS, 10_000, 0),
            event("EventDispatch", 11_000, 4_000),
            event("FunctionCall", 12_000, 2_000),
            event("Paint", 16_000, 1_000),
            event("Layout", 17_000, 1_500),
            event(BEGINS, 20_000, 0),
            event("UpdateLayoutTree", 21_000, 500),
        ];
        assert_eq!(costs_of_taps(&events), [5.5, 0.5]);
    }

    #[test]
    fn nineteen_of_twenty_do_not_exceed_it() {
        let values: Vec<f64> = (1..=200).map(f64::from).collect();
        assert_eq!([50, 95, 100].map(|share| share_of(&values, share)), [100.0, 190.0, 200.0]);
        assert_eq!(share_of(&[3.0], 95), 3.0);
    }

    #[test]
    fn what_grows_is_told_and_a_little_heap_is_let_go() {
        let held = Held { program: 65_536, nodes: 900, heap: 1_000_000 };
        assert!(grown(held, Held { heap: held.heap + MOST_GROWTH, ..held }).is_empty());
        assert!(grown(held, Held { heap: 0, ..held }).is_empty());
        for more in [
            Held { heap: held.heap + MOST_GROWTH + 1, ..held },
            Held { nodes: 901, ..held },
            Held { nodes: 899, ..held },
            Held { program: 131_072, ..held },
        ] {
            assert_eq!(grown(held, more).len(), 1, "{more:?}");
        }
    }
}
