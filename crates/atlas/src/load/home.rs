//! What stands below the map on the start page: its sentences with what they rest on, and its questions. It must not know
//! how the page looks.

use super::node::Node;
use super::sources::{SourceBook, Weight};
use super::statements::certainty;
use crate::{Footing, HOME_WORD_KEYS, Home, HomeWords, Muscle, Question, Told};

/// The lists of `facts` in their order, with their sentences from `words`.
pub(super) fn read(facts: Option<Node>, words: Option<Node>, muscles: &[Option<Muscle>], sources: &SourceBook) -> Option<Home> {
    let (mut facts, mut words) = (facts?, words?);
    let why = told(&mut facts, &mut words, "why", sources);
    let joint = told(&mut facts, &mut words, "joint", sources);
    let trials = told(&mut facts, &mut words, "trials", sources);
    let before = told(&mut facts, &mut words, "before", sources);
    let questions = questions(&mut facts, &mut words, sources);

    let why_shows = facts.text("why_shows");
    let joint_shows = facts.text("joint_shows");
    // With a muscle that could not be told, any name may be its.
    if muscles.iter().all(Option::is_some) {
        let mut all = muscles.iter().flatten();
        if why_shows.is_some_and(|id| !all.clone().any(|muscle| muscle.point(id).is_some())) {
            facts.problem("why_shows", "no trigger point has this id", "write one of those in data/muscles");
        }
        if joint_shows.is_some_and(|slug| !all.any(|muscle| muscle.slug == slug)) {
            facts.problem("joint_shows", "no muscle is called that", "write the name of a file of data/muscles");
        }
    }
    facts.finish();

    let page = words.table("words").and_then(|mut node| {
        let texts: Vec<_> = HOME_WORD_KEYS.iter().map(|key| (*key, node.text(key))).collect();
        node.finish();
        HomeWords::from_look_up(|wanted| texts.iter().find(|(key, _)| *key == wanted).and_then(|(_, text)| *text)).ok()
    });
    words.finish();
    Some(Home {
        why: why.leak(),
        why_shows: why_shows?,
        joint: joint.leak(),
        joint_shows: joint_shows?,
        trials: trials.leak(),
        before: before.leak(),
        questions: questions.leak(),
        words: page?,
    })
}

/// The sentences of a list, each a text under its key in the table of the same name in `words`.
fn told(facts: &mut Node, words: &mut Node, list: &str, sources: &SourceBook) -> Vec<Told> {
    let mut texts = words.table(list);
    let mut seen = Vec::new();
    let nodes = listed(facts, list);
    let all = nodes.into_iter().filter_map(|mut node| {
        let key = unique(&mut node, &mut seen);
        let rests_on = footing(&mut node, sources);
        node.finish();
        let key = key?;
        let text = texts.as_mut()?.text(key)?;
        let (footing, sources) = rests_on?;
        Some(Told { key, text, footing, sources })
    });
    let all = all.collect();
    if let Some(rest) = texts {
        rest.finish();
    }
    all
}

/// The questions, each a table with question and answer under its key in `words`.
fn questions(facts: &mut Node, words: &mut Node, sources: &SourceBook) -> Vec<Question> {
    let mut texts = words.table("questions");
    let mut seen = Vec::new();
    let nodes = listed(facts, "questions");
    let all = nodes.into_iter().filter_map(|mut node| {
        let key = unique(&mut node, &mut seen);
        let rests_on = footing(&mut node, sources);
        node.finish();
        let key = key?;
        let mut own = texts.as_mut()?.table(key)?;
        let (question, answer) = (own.text("question"), own.text("answer"));
        if question.is_some_and(|question| !question.ends_with('?')) {
            own.problem("question", "not a question", "end it with a question mark");
        }
        own.finish();
        let (footing, sources) = rests_on?;
        Some(Question { question: question?, answer: Told { key, text: answer?, footing, sources } })
    });
    let all = all.collect();
    if let Some(rest) = texts {
        rest.finish();
    }
    all
}

/// The tables of a list that must have some.
fn listed(facts: &mut Node, list: &str) -> Vec<Node> {
    let missing = !facts.has(list);
    let nodes = facts.tables(list);
    if nodes.is_empty() {
        facts.problem(list, if missing { "missing" } else { "empty" }, "add at least one");
    }
    nodes
}

/// A key that no other table of the list has.
fn unique(node: &mut Node, seen: &mut Vec<&'static str>) -> Option<&'static str> {
    let key = node.id("key")?;
    if seen.contains(&key) {
        node.problem("key", "this key is used twice", "give each its own");
        return None;
    }
    seen.push(key);
    Some(key)
}

/// What a table's sentences rest on: a certainty with sources, or the practitioner's view without any.
pub(super) fn footing(node: &mut Node, sources: &SourceBook) -> Option<(Footing, &'static [&'static str])> {
    if node.has("view") {
        let footing = node.choice("view", ("view", "views"), &[Footing::Practitioner], |_| "practitioner")?;
        return Some((footing, &[]));
    }
    if !node.has("certainty") {
        node.problem("", "rests on nothing", "add `certainty` and `sources`, or `view = \"practitioner\"`");
        return None;
    }
    let sure = certainty(node);
    let cited = sources.cite(node, Weight::Claim);
    Some((Footing::Sure(sure?), cited))
}
