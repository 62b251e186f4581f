//! `cargo xtask bench`: what painting the first page costs, the proof that a tap repaints no plate, what a tap costs besides,
//! that a long stroke keeps up with the pen, and that thousands of actions leave nothing behind; how the pages come on a slow phone,
//! beside the limit of what a static file could do; from what Chromium tells of itself. It must not know what the plates show.

mod cold;
mod drawing;
mod limit;
mod taps;

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::contact_sheet::{READY, site_at};
use crate::devtools::Browser;
use crate::project::Project;

/// The window in which it is measured, CSS px: a tablet held across.
const WINDOW: (u32, u32) = (1180, 820);
/// What painting the page as it was served may take on the main thread, with the processor slowed down four times, ms.
const MOST_PAINT: f64 = 50.0;
/// What raster tasks may take until then, without slow-down, all threads together, ms.
const MOST_RASTER: f64 = 400.0;
/// The name that the moment has in the trace at which the program has taken the page over.
const ALIVE: &str = "page alive";
/// Loads of which the middle one counts.
const LOADS: usize = 5;

/// Taps after which no plate may have been painted or rastered: where, and what it is called.
const TAPS: [(&str, &str); 4] = [
    ("[data-main] .region", "a muscle is chosen"),
    (".sides > :nth-child(2)", "both sides are chosen"),
    (".sides > :nth-child(1)", "the left side is chosen, which turns the side plate round"),
    (".panel .clear", "the choice is cleared"),
];

/// What is tapped on first, on the start page.
const ROUND_BEGINS: &str = taps::ROUND[0];

/// A tap after which plates must have been painted, since they change their size; else the measure is blind.
const CONTROL: (&str, &str) = (".bring-up:not([hidden])", "another diagram is made large");

/// What is measured, each of which can be had alone: how pages come on a slow phone, what painting and taps cost, whether a stroke keeps up,
/// whether anything is left behind.
const PARTS: [&str; 5] = ["loads", "paint", "taps", "drawing", "endurance"];

/// Measures the site at `base`, or else in `dist/`, and prints the figures; of one part alone where that is named.
///
/// # Errors
/// When there is no such part, a figure is over its limit, a tap repaints a plate, or the browser fails.
pub(crate) fn run(project: &Project, base: Option<&str>, only: Option<&str>) -> Result<()> {
    if let Some(only) = only {
        ensure!(PARTS.contains(&only), "`--only {only}`: these parts can be measured alone: {}", PARTS.join(", "));
    }
    let measures = |part| only.is_none_or(|only| only == part);
    let site = site_at(project, base)?;
    let page = format!("{site}/");
    let limit = limit::Limit::new(project)?;
    let mut browser = Browser::start()?;
    browser.viewport(WINDOW.0, WINDOW.1, false)?;
    let mut over = Vec::new();
    if measures("loads") {
        over.extend(cold::loads(&mut browser, project, &site, &limit)?);
    }
    browser.tell("Network.setCacheDisabled", json!({ "cacheDisabled": true }))?;
    if measures("paint") {
        over.extend(painted(&mut browser, &page)?);
    }
    if measures("taps") {
        over.extend(taps::cost(&mut browser, project, &page, &limit)?);
    }
    if measures("drawing") {
        over.extend(drawing::frames(&mut browser, &page)?);
    }
    if measures("endurance") {
        over.extend(taps::endurance(&mut browser, &page)?);
    }
    if over.is_empty() {
        return Ok(());
    }
    over.iter().for_each(|over| println!("over: {over}"));
    bail!("make what is drawn simpler, or say why it must cost that much");
}

/// What painting the page costs, and that a tap repaints no plate; what is over its limit, as sentences.
fn painted(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    let mut over = Vec::new();
    browser.tell(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": format!(
            "new MutationObserver((_, watcher) => {{ performance.mark('{ALIVE}'); watcher.disconnect(); }})
              .observe(document, {{ attributeFilter: ['data-ready'], subtree: true }})"
        ) }),
    )?;

    println!("{:66} {:>9} {:>9} {:>9}   ms of processor time, middle of {LOADS}", "", "all", "longest", "limit");
    for (title, slow_down, limit, measure) in [
        ("main-thread paint of the page as served, 4 × slow-down", 4, MOST_PAINT, first_paint as fn(&[Event]) -> Cost),
        ("main-thread paint with the program's start, 4 × slow-down", 4, f64::INFINITY, paint),
        ("raster tasks with the program's start, no slow-down", 1, MOST_RASTER, raster),
    ] {
        browser.tell("Emulation.setCPUThrottlingRate", json!({ "rate": slow_down }))?;
        let mut costs = Vec::new();
        for _ in 0..LOADS {
            costs.push(measure(&traced(browser, |browser| load(browser, page))?));
        }
        let cost = middle(costs)?;
        let limited = if limit.is_finite() { format!("{limit:.1}") } else { "none".to_owned() };
        println!("{title:66} {:>9.1} {:>9.1} {limited:>9}", cost.all, cost.longest);
        if cost.all > limit {
            over.push(format!("{title}: {:.1} ms where {limit} are allowed", cost.all));
        }
    }

    load(browser, page)?;
    let plates = Plates::find(browser)?;
    for (target, title) in TAPS.into_iter().chain([CONTROL]) {
        let events = traced(browser, |browser| tap(browser, target))?;
        let Touched { painted, rastered, elsewhere } = plates.touched(&events);
        println!("{title:66} {painted} plates painted, {rastered} of their tiles rastered; elsewhere {elsewhere} tiles");
        ensure!(elsewhere > 0, "the trace of the tap by which {title} holds no raster task: it proves nothing");
        if (target, title) == CONTROL {
            ensure!(painted > 0 && rastered > 0, "no plate was painted when {title}: the measure is blind");
        } else if painted + rastered > 0 {
            over.push(format!("when {title}, plates are painted anew"));
        }
    }
    Ok(over)
}

/// Something that took its time, as Chromium's trace has it.
#[derive(Debug, Clone)]
struct Event {
    name: String,
    /// Process and thread.
    thread: (u64, u64),
    /// Begin and end, µs of a clock of the browser's own.
    from: u64,
    to: u64,
    /// Processor time, ms: on a busy machine that is less than what the clock shows.
    cost: f64,
    /// The node that was painted, as DevTools numbers them for good.
    node: Option<u64>,
    /// The layer whose tile was rastered.
    layer: Option<u64>,
}

impl Event {
    /// One that has a beginning and a length, or the mark.
    fn read(value: &Value) -> Option<Self> {
        if value["ph"] != "X" && value["name"] != ALIVE {
            return None;
        }
        let from = value["ts"].as_u64()?;
        Some(Self {
            name: value["name"].as_str()?.to_owned(),
            thread: (value["pid"].as_u64()?, value["tid"].as_u64()?),
            from,
            to: from + value["dur"].as_u64().unwrap_or_default(),
            cost: value["tdur"].as_f64().unwrap_or_default() / 1000.0,
            node: value["args"]["data"]["nodeId"].as_u64(),
            layer: value["args"]["tileData"]["layerId"].as_u64(),
        })
    }

    /// Whether it is a part of another, longer one.
    fn lies_within(&self, outer: &Self) -> bool {
        let larger = outer.to - outer.from > self.to - self.from;
        larger && outer.thread == self.thread && outer.from <= self.from && self.to <= outer.to
    }
}

/// What one kind of work took in a trace, ms.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cost {
    all: f64,
    longest: f64,
}

impl Cost {
    fn of<'a>(events: impl Iterator<Item = &'a Event>) -> Self {
        let add = |cost: Self, event: &Event| Self { all: cost.all + event.cost, longest: cost.longest.max(event.cost) };
        events.fold(Self { all: 0.0, longest: 0.0 }, add)
    }
}

/// Painting is told for the page and again for parts of it: only what lies in no other counts.
fn paint(events: &[Event]) -> Cost {
    let paints: Vec<&Event> = events.iter().filter(|event| event.name == "Paint").collect();
    let within = |inner: &Event| paints.iter().any(|outer| inner.lies_within(outer));
    Cost::of(paints.iter().copied().filter(|event| !within(event)))
}

/// What was painted before the program took the page over.
fn first_paint(events: &[Event]) -> Cost {
    let alive = events.iter().find(|event| event.name == ALIVE).map_or(0, |event| event.from);
    paint(&events.iter().filter(|event| event.to <= alive).cloned().collect::<Vec<_>>())
}

fn raster(events: &[Event]) -> Cost {
    Cost::of(events.iter().filter(|event| event.name == "RasterTask"))
}

fn middle(mut costs: Vec<Cost>) -> Result<Cost> {
    costs.sort_by(|a, b| a.all.total_cmp(&b.all));
    let cost = costs.get(costs.len() / 2).copied().context("nothing was measured")?;
    ensure!(cost.all > 0.0, "the trace holds nothing of what is measured; does this Chromium name it differently?");
    Ok(cost)
}

/// What happens while something is done.
fn traced(browser: &mut Browser, what: impl FnOnce(&mut Browser) -> Result<()>) -> Result<Vec<Event>> {
    let categories = ["devtools.timeline", "disabled-by-default-devtools.timeline", "cc", "blink.user_timing"];
    let config = json!({ "transferMode": "ReportEvents", "traceConfig": { "includedCategories": categories } });
    browser.take_events("Tracing.dataCollected");
    browser.tell("Tracing.start", config)?;
    what(browser)?;
    browser.tell("Tracing.end", json!({}))?;
    browser.await_event("Tracing.tracingComplete")?;
    let parts = browser.take_events("Tracing.dataCollected");
    Ok(parts.iter().filter_map(|part| part["value"].as_array()).flatten().filter_map(Event::read).collect())
}

fn load(browser: &mut Browser, page: &str) -> Result<()> {
    browser.open(page)?;
    browser.ask(READY)?;
    shown(browser)
}

/// Presses where a person would and waits until what follows is on the screen.
fn tap(browser: &mut Browser, target: &str) -> Result<()> {
    let place = place_of(browser, target)?;
    press(browser, &place)
}

/// Where a person would press on it: its middle may belong to something else, so some place within it that is its own.
fn place_of(browser: &mut Browser, target: &str) -> Result<Value> {
    let place = browser.ask(&format!(
        "(() => {{
          const target = document.querySelector(\"{target}\"), box = target.getBoundingClientRect();
          for (let i = 1; i < 400; i += 1) {{
            const [x, y] = [box.x + box.width * ((i * 0.618) % 1), box.y + (box.height * i) / 400];
            if (document.elementFromPoint(x, y)?.closest(\"{target}\") === target) return [x, y];
          }}
        }})()"
    ))?;
    ensure!(place.is_array(), "nothing of `{target}` can be tapped on");
    Ok(place)
}

/// Presses there and waits until what follows is on the screen.
fn press(browser: &mut Browser, place: &Value) -> Result<()> {
    for kind in ["mousePressed", "mouseReleased"] {
        let press = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
        browser.tell("Input.dispatchMouseEvent", press)?;
    }
    shown(browser)
}

/// A frame is begun when the tiles of the one before the last are there; so after some frames nothing is left to be done.
fn shown(browser: &mut Browser) -> Result<()> {
    (0..4).try_for_each(|_| browser.settle())
}

/// The plates of the page, as its traces name them.
struct Plates {
    nodes: BTreeSet<u64>,
    layers: BTreeSet<u64>,
}

/// What a trace tells about them.
struct Touched {
    /// Times that a plate's drawing was gone through.
    painted: usize,
    /// Their tiles that were drawn anew.
    rastered: usize,
    /// Tiles of everything else.
    elsewhere: usize,
}

/// The plates of the layer that a page shows first; those of another that the page holds too are hidden, and have no layer.
const SHOWN: &str = "svg.plate[data-layer='muscle']";

impl Plates {
    fn find(browser: &mut Browser) -> Result<Self> {
        browser.tell("DOM.enable", json!({}))?;
        let document = browser.tell("DOM.getDocument", json!({ "depth": 0 }))?;
        let all = json!({ "nodeId": document["root"]["nodeId"], "selector": SHOWN });
        let mut nodes = BTreeSet::new();
        for node in browser.tell("DOM.querySelectorAll", all)?["nodeIds"].as_array().into_iter().flatten() {
            let described = browser.tell("DOM.describeNode", json!({ "nodeId": node }))?;
            nodes.extend(described["node"]["backendNodeId"].as_u64());
        }
        browser.tell("LayerTree.enable", json!({}))?;
        let mut layers = BTreeSet::new();
        // It tells of layers with the next frames, not always with the first.
        for _ in 0..10 {
            browser.settle()?;
            for tree in browser.take_events("LayerTree.layerTreeDidChange") {
                let own = tree["layers"].as_array().into_iter().flatten();
                let own = own.filter(|layer| layer["backendNodeId"].as_u64().is_some_and(|node| nodes.contains(&node)));
                layers.extend(own.filter_map(|layer| layer["layerId"].as_str()?.parse::<u64>().ok()));
            }
        }
        browser.tell("LayerTree.disable", json!({}))?;
        ensure!(
            layers.len() == nodes.len(),
            "{} plates have {} layers: each must have its own, or what lies over it repaints it",
            nodes.len(),
            layers.len()
        );
        Ok(Self { nodes, layers })
    }

    fn touched(&self, events: &[Event]) -> Touched {
        let painted =
            events.iter().filter(|event| event.name == "Paint" && event.node.is_some_and(|node| self.nodes.contains(&node)));
        let (own, other): (Vec<_>, Vec<_>) = events
            .iter()
            .filter(|event| event.name == "RasterTask")
            .partition(|event| event.layer.is_some_and(|layer| self.layers.contains(&layer)));
        Touched { painted: painted.count(), rastered: own.len(), elsewhere: other.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cost, Event, Plates, middle, paint, raster};
    use serde_json::json;

    fn event(name: &str, from: u64, duration: u64, node: u64, layer: u64) -> Event {
        let args = json!({ "data": { "nodeId": node }, "tileData": { "layerId": layer } });
        let value =
            json!({ "ph": "X", "name": name, "pid": 1, "tid": 2, "ts": from, "dur": duration, "tdur": duration, "args": args });
        Event::read(&value).unwrap()
    }

    #[test]
    fn a_paint_within_a_paint_counts_once() {
        let events = [event("Paint", 0, 5_000, 1, 0), event("Paint", 1_000, 2_000, 7, 0), event("Paint", 9_000, 3_000, 1, 0)];
        assert_eq!(paint(&events), Cost { all: 8.0, longest: 5.0 });
        let alive = event(super::ALIVE, 8_000, 0, 0, 0);
        assert_eq!(super::first_paint(&[&events[..], &[alive]].concat()).all, 5.0);
        assert_eq!(raster(&[event("RasterTask", 0, 1_500, 0, 4), events[0].clone()]).all, 1.5);
    }

    #[test]
    fn the_middle_load_counts_and_nothing_measured_is_a_fault() {
        let costs = [9.0, 1.0, 4.0].map(|all| Cost { all, longest: all });
        assert_eq!(middle(costs.to_vec()).unwrap().all, 4.0);
        assert!(middle(vec![]).is_err());
        assert!(middle(vec![Cost { all: 0.0, longest: 0.0 }]).is_err());
    }

    #[test]
    fn what_touches_a_plate_is_told_from_what_does_not() {
        let plates = Plates { nodes: [7].into(), layers: [4].into() };
        let events = [event("Paint", 0, 1, 7, 0), event("Paint", 0, 1, 8, 0), event("RasterTask", 0, 1, 0, 4)];
        let touched = plates.touched(&events);
        assert_eq!((touched.painted, touched.rastered, touched.elsewhere), (1, 1, 0));
        let touched = plates.touched(&[event("RasterTask", 0, 1, 0, 5)]);
        assert_eq!((touched.painted, touched.rastered, touched.elsewhere), (0, 0, 1));
    }
}
