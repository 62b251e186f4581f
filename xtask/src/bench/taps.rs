//! What a tap costs on the main thread, and whether many actions leave anything behind. It must not know what is chosen.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use super::limit::{self, Limit};
use super::{load, place_of, press, shown};
use crate::devtools::Browser;
use crate::project::Project;

/// What script, style and layout of a tap may take, with the processor slowed down four times, ms: nineteen of twenty taps.
const MOST_TAP: f64 = 12.0;
/// Taps that are measured.
const TAPS: usize = 200;
/// Taps that between them choose, narrow, move and clear; one round ends as it began.
pub(super) const ROUND: [&str; 10] = [
    "[data-main] [data-muscle='sternocleidomastoid']",
    "[data-main] [data-trigger-point='scm-sternal-middle']",
    "[data-main] [data-trigger-point='scm-clavicular-lower']",
    ".parts [data-strand]",
    "[data-main] [data-trigger-point='scm-sternal-upper']",
    ".sides > :nth-child(1)",
    "[data-main] [data-trigger-point='scm-clavicular-middle']",
    ".sides > :nth-child(2)",
    ".parts .point",
    ".panel .clear",
];

/// What Chromium adds up of a page's work, in seconds of processor time: script without the layout that it asks for in its midst.
const WORK: [&str; 3] = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];

/// Actions after which the memory is compared with what it was in the middle.
const ACTIONS: usize = 10_000;
/// Actions between two answers of the page, so that a stuck page is noticed.
const AT_ONCE: usize = 100;
/// What the JavaScript heap may grow by, bytes.
const MOST_GROWTH: i64 = 256 * 1024;

/// What a tap may take, in times of what plain script takes that changes the same on the same page.
const MOST_OF_LIMIT: f64 = 1.5;

/// Measures taps and prints what they take; what is over its limit, as sentences.
///
/// # Errors
/// When the browser fails or a tap changes nothing.
pub(super) fn cost(browser: &mut Browser, project: &Project, page: &str, limit: &Limit) -> Result<Vec<String>> {
    load(browser, page)?;
    let (first, ours) = measured(browser)?;
    // The limit: the page as it stands after a round, and what another round changes on it.
    limit::watched(browser, page)?;
    for target in ROUND {
        limit::changes(browser, target)?;
    }
    let file = limit::as_file(browser)?;
    let changes = ROUND.iter().map(|target| limit::changes(browser, target)).collect::<Result<Vec<_>>>()?;
    let plain = limit.write("taps", &file, &changes, &project.work().join("compressed"))?;
    browser.open(&plain)?;
    shown(browser)?;
    let (_, least) = measured(browser)?;

    for (index, target) in ROUND.iter().enumerate() {
        let [script, style, layout] = middle_of(&ours, index).0;
        let (all, plain) = (middle_of(&ours, index).all(), middle_of(&least, index).all());
        println!(
            "  {target:56} script {script:5.1}  style {style:5.1}  layout {layout:5.1}   plain script {plain:5.1}: {:4.2} times   the first time {:5.1}",
            all / plain,
            first[index].all()
        );
    }
    let costs = sorted(&ours);
    let [middle, most, longest] = [50, 95, 100].map(|share| share_of(&costs, share));
    ensure!(middle > 0.0, "nothing was measured; does this Chromium name it differently?");
    let plain = sorted(&least);
    println!(
        "script, style and layout of a tap, 4 × slow-down: {most:.1} ms at most in 95 of 100 of {} taps, limit {MOST_TAP:.1} (half of them {middle:.1}, longest {longest:.1}; in plain script {:.1}, half {:.1})",
        costs.len(),
        share_of(&plain, 95),
        share_of(&plain, 50)
    );
    let sum = |rounds: &[Vec<Work>]| (0..ROUND.len()).map(|index| middle_of(rounds, index).all()).sum::<f64>();
    let ratio = sum(&ours) / sum(&least);
    println!("a round of taps takes {ratio:.2} times as long as in plain script that changes the same, limit {MOST_OF_LIMIT:.1}");
    let mut over = Vec::new();
    if most > MOST_TAP {
        over.push(format!("script, style and layout of a tap: {most:.1} ms where {MOST_TAP} are allowed"));
    }
    if ratio > MOST_OF_LIMIT {
        over.push(format!("taps take {ratio:.2} times as long as plain script, {MOST_OF_LIMIT} are allowed"));
    }
    Ok(over)
}

/// Taps round and round on the page that is open: what the first round took, and the others.
fn measured(browser: &mut Browser) -> Result<(Vec<Work>, Vec<Vec<Work>>)> {
    // Not by a trace: to write down a layout, Chromium counts every node of the page.
    browser.tell("Performance.enable", json!({ "timeDomain": "threadTicks" }))?;
    // The first round is told apart: a program is slower the first time, and what it makes then it keeps.
    browser.tell("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))?;
    let first = round(browser)?;
    let mut rounds = Vec::new();
    while rounds.len() * ROUND.len() < TAPS {
        rounds.push(round(browser)?);
    }
    browser.tell("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }))?;
    browser.tell("Performance.disable", json!({}))?;
    Ok((first, rounds))
}

/// The middle of what a tap of the round took.
fn middle_of(rounds: &[Vec<Work>], index: usize) -> Work {
    let mut costs: Vec<Work> = rounds.iter().map(|round| round[index]).collect();
    costs.sort_by(|a, b| a.all().total_cmp(&b.all()));
    costs[costs.len() / 2]
}

/// What all taps took, least first.
fn sorted(rounds: &[Vec<Work>]) -> Vec<f64> {
    let mut costs: Vec<f64> = rounds.iter().flatten().map(|work| work.all()).collect();
    costs.sort_by(f64::total_cmp);
    costs
}

/// Script, style and layout, ms of processor time.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Work([f64; 3]);

impl Work {
    /// What the page has done so far.
    fn so_far(browser: &mut Browser) -> Result<Self> {
        let metrics = browser.tell("Performance.getMetrics", json!({}))?;
        Ok(Self::read(&metrics["metrics"]))
    }

    fn read(metrics: &Value) -> Self {
        let of = |name: &str| metrics.as_array()?.iter().find(|metric| metric["name"] == name)?["value"].as_f64();
        Self(WORK.map(|name| of(name).unwrap_or_default() * 1000.0))
    }

    fn since(self, before: Self) -> Self {
        Self(std::array::from_fn(|kind| self.0[kind] - before.0[kind]))
    }

    fn all(self) -> f64 {
        self.0.iter().sum()
    }
}

/// Taps through a round, each measured without what the waiting for it costs; every one must change what the address says.
fn round(browser: &mut Browser) -> Result<Vec<Work>> {
    let mut costs = Vec::new();
    for target in ROUND {
        let before = browser.ask("location.href")?;
        let place = place_of(browser, target)?;
        shown(browser)?;
        let idle = Work::so_far(browser)?;
        shown(browser)?;
        let begin = Work::so_far(browser)?;
        press(browser, &place)?;
        let end = Work::so_far(browser)?;
        costs.push(end.since(begin).since(begin.since(idle)));
        let after = browser.ask("location.href")?;
        ensure!(before != after, "a tap on `{target}` changes nothing at {before}");
    }
    Ok(costs)
}

/// The value that so many of a hundred do not exceed; of sorted values, at least one.
pub(super) fn share_of(sorted: &[f64], of_hundred: usize) -> f64 {
    sorted[(sorted.len() * of_hundred).div_ceil(100).max(1) - 1]
}

/// What a page holds on to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
struct Held {
    /// The programs' memory, bytes.
    program: i64,
    /// Nodes in the document.
    nodes: i64,
    /// What lives on the JavaScript heap after collection, bytes.
    #[serde(default)]
    heap: i64,
}

/// Does thousands of things at random on the page and compares what it holds on to in the middle and at the end, in the same
/// state; what has grown, as sentences.
///
/// # Errors
/// When the browser or a script in the page fails.
pub(super) fn endurance(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    browser.tell("Page.addScriptToEvaluateOnNewDocument", json!({ "source": include_str!("../../../e2e/harness/held.js") }))?;
    load(browser, page)?;
    browser.ask(include_str!("anything.js"))?;
    browser.ask("anything.peel()")?;
    act(browser)?;
    let middle = held(browser)?;
    act(browser)?;
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

/// Does half of the actions.
fn act(browser: &mut Browser) -> Result<()> {
    for _ in 0..ACTIONS / 2 / AT_ONCE {
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
    let held: Held = serde_json::from_value(browser.ask("held()")?).context("the page does not tell what it holds")?;
    // What the first collection frees can free more.
    for _ in 0..2 {
        browser.tell("HeapProfiler.collectGarbage", json!({}))?;
    }
    browser.tell("HeapProfiler.takeHeapSnapshot", json!({ "reportProgress": false }))?;
    let chunks = browser.take_events("HeapProfiler.addHeapSnapshotChunk");
    let snapshot: String = chunks.iter().filter_map(|chunk| chunk["chunk"].as_str()).collect();
    Ok(Held { heap: heap_in(&snapshot)?, ..held })
}

/// What a snapshot of the heap lists that JavaScript's engine holds, bytes. Not what V8 calls used, which steps by a quarter of a MiB
/// from one moment to another while the same things live there.
fn heap_in(snapshot: &str) -> Result<i64> {
    /// Nodes as numbers one after the other, so many of them for each as there are fields; of kinds, which are listed first.
    #[derive(Deserialize)]
    struct Snapshot {
        snapshot: Head,
        nodes: Vec<i64>,
    }
    #[derive(Deserialize)]
    struct Head {
        meta: Meta,
    }
    #[derive(Deserialize)]
    struct Meta {
        node_fields: Vec<String>,
        node_types: Vec<Value>,
    }
    /// What lies outside of the engine's heap, as the document's nodes do, and what stands for other things.
    const ELSEWHERE: [&str; 2] = ["native", "synthetic"];

    let Snapshot { snapshot: Head { meta }, nodes } = serde_json::from_str(snapshot)
        .context("chromium's snapshot of the heap is not as it was; does this Chromium write it differently?")?;
    let field = |name: &str| {
        meta.node_fields.iter().position(|field| field == name).with_context(|| format!("nodes of the heap have no {name}"))
    };
    let (kind, size) = (field("type")?, field("self_size")?);
    let kinds: Vec<String> = Vec::deserialize(&meta.node_types[kind]).context("the heap's kinds of nodes are not listed")?;
    let elsewhere = |number: i64| {
        usize::try_from(number).ok().and_then(|at| kinds.get(at)).is_none_or(|kind| ELSEWHERE.contains(&kind.as_str()))
    };
    let held = nodes.chunks_exact(meta.node_fields.len()).filter(|node| !elsewhere(node[kind])).map(|node| node[size]).sum();
    ensure!(held > 0, "nothing is on the heap; does this Chromium name its kinds of nodes differently?");
    Ok(held)
}

#[cfg(test)]
mod tests {
    use super::{Held, MOST_GROWTH, Work, grown, heap_in, share_of};
    use serde_json::{Value, json};

    #[test]
    fn work_is_read_by_name_and_counts_from_where_it_began() {
        let metrics = |script: f64| {
            json!([
                { "name": "LayoutDuration", "value": 0.002 }, { "name": "Nodes", "value": 9000 },
                { "name": "ScriptDuration", "value": script }, { "name": "RecalcStyleDuration", "value": 0.001 },
            ])
        };
        let (before, after) = (Work::read(&metrics(0.25)), Work::read(&metrics(0.5)));
        assert_eq!(before, Work([250.0, 1.0, 2.0]));
        assert_eq!(after.since(before), Work([250.0, 0.0, 0.0]));
        assert_eq!(after.all(), 503.0);
    }

    #[test]
    fn nineteen_of_twenty_do_not_exceed_it() {
        let values: Vec<f64> = (1..=200).map(f64::from).collect();
        assert_eq!([50, 95, 100].map(|share| share_of(&values, share)), [100.0, 190.0, 200.0]);
        assert_eq!(share_of(&[3.0], 95), 3.0);
    }

    #[test]
    fn the_heap_is_what_the_engine_holds_without_the_document() {
        let snapshot = |kinds: Value| {
            json!({
                "snapshot": { "meta": { "node_fields": ["type", "name", "self_size"], "node_types": [kinds, "string", "number"] } },
                "nodes": [0, 1, 100, 1, 2, 5000, 2, 3, 40, 9, 4, 7],
            })
            .to_string()
        };
        assert_eq!(heap_in(&snapshot(json!(["code", "native", "object"]))).unwrap(), 140);
        let fault = heap_in(&snapshot(json!(["native", "native", "synthetic"]))).unwrap_err();
        assert!(fault.to_string().contains("nothing is on the heap"), "{fault}");
        assert!(heap_in("{}").is_err());
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
