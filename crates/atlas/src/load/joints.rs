//! The joints: facts in `data/joints`, words in the language's `joints`. It must not know the drawings.

use super::node::{Node, Report, did_you_mean};
use super::sources::{SourceBook, Weight};
use super::statements::{self, certainty};
use crate::{Certainty, JOINT_WORD_KEYS, Joint, JointMotion, JointRange, JointWords, Muscle, Passing, Statement};

/// Every joint that has a file, sorted by slug.
pub(super) fn read(report: &Report, content: &str, muscles: &[Option<Muscle>], sources: &SourceBook) -> Vec<Joint> {
    let files = report.files_in("data/joints");
    let joints = files.iter().filter_map(|slug| {
        let facts = report.file(&format!("data/joints/{slug}.toml"));
        let words = report.file(&format!("{content}/joints/{slug}.toml"));
        joint(slug, facts?, words?, muscles, sources)
    });
    joints.collect()
}

fn joint(slug: &str, mut facts: Node, mut words: Node, drawn: &[Option<Muscle>], sources: &SourceBook) -> Option<Joint> {
    let muscles = facts.texts("muscles");
    // With a muscle that could not be read, any name may be its.
    let known: Option<Vec<&str>> = drawn.iter().map(|muscle| muscle.map(|muscle| muscle.slug)).collect();
    for (index, muscle) in muscles.iter().enumerate() {
        if let Some(known) = known.as_ref().filter(|known| !known.contains(muscle)) {
            let remedy = format!("{}the drawn muscles are {}", did_you_mean(muscle, known), known.join(", "));
            facts.problem(&format!("muscles[{index}]"), format!("no drawn muscle is called `{muscle}`"), remedy);
        }
    }
    let (name, plain_name) = (words.text("name"), words.text("plain_name"));
    let (page_title, page_description) = (words.text("page_title"), words.text("page_description"));
    let motions = list(&mut facts, &mut words, "motions", |node, own| motion(node, own, sources));
    let ranges = list(&mut facts, &mut words, "ranges", |node, own| range(node, own, sources));
    let passing = list(&mut facts, &mut words, "passing", |node, own| passing(node, own, sources));
    let mut statements = |list: &str| statements::read(&mut facts, &mut words, list, sources).leak();
    let (about, range_notes) = (statements("about"), statements("range_notes"));
    let (restriction, convergence) = (statements("restriction"), statements("convergence"));
    let practitioner_view = words.text("practitioner_view");
    let page = words.table("words").and_then(|mut node| {
        let texts: Vec<_> = JOINT_WORD_KEYS.iter().map(|key| (*key, node.text(key))).collect();
        node.finish();
        JointWords::from_look_up(|wanted| texts.iter().find(|(key, _)| *key == wanted).and_then(|(_, text)| *text)).ok()
    });
    facts.finish();
    words.finish();
    Some(Joint {
        slug: slug.to_owned().leak(),
        name: name?,
        plain_name: plain_name?,
        muscles: muscles.leak(),
        page_title: page_title?,
        page_description: page_description?,
        about,
        motions: motions.leak(),
        ranges: ranges.leak(),
        range_notes,
        practitioner_view: practitioner_view?,
        restriction,
        passing: passing.leak(),
        convergence,
        words: page?,
    })
}

/// The tables of a list in `facts`, each with its table of words under its key.
fn list<T>(facts: &mut Node, words: &mut Node, list: &str, read: impl Fn(&mut Node, &mut Node) -> Option<T>) -> Vec<T> {
    let missing = !facts.has(list);
    let nodes = facts.tables(list);
    if nodes.is_empty() {
        facts.problem(list, if missing { "missing" } else { "empty" }, "name at least one");
    }
    let mut all = words.table_or_empty(list);
    let mut seen = Vec::new();
    let read = nodes.into_iter().filter_map(|mut node| {
        let key = node.id("key")?;
        if seen.contains(&key) {
            node.problem("key", "this key is used twice", "give each its own");
            return None;
        }
        seen.push(key);
        let mut own = all.as_mut()?.table(key)?;
        let value = read(&mut node, &mut own);
        node.finish();
        own.finish();
        value
    });
    let read = read.collect();
    if let Some(rest) = all {
        rest.finish();
    }
    read
}

/// What a table says, as a statement: its certainty and sources, and its sentence in the words.
fn statement(node: &mut Node, own: &mut Node, sources: &SourceBook) -> Option<Statement> {
    let key = node.key()?;
    let certainty = certainty(node);
    let sure = certainty != Some(Certainty::Unconfirmed);
    let sources = sources.cite(node, if sure { Weight::Claim } else { Weight::Drawing });
    Some(Statement { key, text: own.text("text")?, certainty: certainty?, sources })
}

fn motion(node: &mut Node, own: &mut Node, sources: &SourceBook) -> Option<JointMotion> {
    let key = node.key()?;
    let view = node.choice("view", ("close-up", "close-ups"), &["side", "back", "above"], |view| view);
    let (low, high) = (node.number("low"), node.number("high"));
    let restricted = if node.has("restricted_low") || node.has("restricted_high") {
        let restricted = (node.number("restricted_low"), node.number("restricted_high"));
        restricted.0.zip(restricted.1)
    } else {
        None
    };
    if let Some((low, high)) = low.zip(high) {
        if !(-90..=0).contains(&low) || !(0..=90).contains(&high) || low == high {
            node.problem("low", format!("{low} to {high} is no range"), "give degrees from -90 to 0, and `high` from 0 to 90");
        }
        if restricted.is_some_and(|(less, more)| less < low || less > 0 || more < 0 || more > high) {
            node.problem("restricted_low", "not within the whole range", "let it lie between `low` and `high`, with 0 in it");
        }
    }
    let statement = statement(node, own, sources);
    let mut text = |key| own.text(key);
    let (name, seen, drawing, slider) = (text("name"), text("seen"), text("drawing"), text("slider"));
    let (less, more, level, range) = (text("less"), text("more"), text("level"), text("range"));
    Some(JointMotion {
        key,
        view: view?,
        low: low?,
        high: high?,
        restricted,
        name: name?,
        seen: seen?,
        drawing: drawing?,
        slider: slider?,
        less: less?,
        more: more?,
        level: level?,
        range: range?,
        statement: statement?,
    })
}

fn range(node: &mut Node, own: &mut Node, sources: &SourceBook) -> Option<JointRange> {
    let key = node.key()?;
    let mut figure = |key| node.optional_text(key);
    let (flexion, extension, total) = (figure("flexion"), figure("extension"), figure("total"));
    let (side_bend, rotation) = (figure("side_bend"), figure("rotation"));
    if [flexion, extension, total, side_bend, rotation].iter().all(Option::is_none) {
        node.problem("", "no figure", "give at least one of flexion, extension, total, side_bend, rotation");
    }
    let statement = statement(node, own, sources)?;
    Some(JointRange { key, flexion, extension, total, side_bend, rotation, statement })
}

fn passing(node: &mut Node, own: &mut Node, sources: &SourceBook) -> Option<Passing> {
    let part = node.key()?;
    let name = own.text("name");
    let statement = statement(node, own, sources);
    Some(Passing { part, name: name?, statement: statement? })
}
