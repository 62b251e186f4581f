//! Statements: a key, a certainty and sources in `data`, a sentence in `content`. It must not know what they are about.

use super::node::Node;
use super::sources::{SourceBook, Weight};
use crate::{Certainty, Statement};

/// How sure something is, under the key `certainty`.
pub(super) fn certainty(node: &mut Node) -> Option<Certainty> {
    node.choice("certainty", ("certainty", "certainties"), Certainty::ALL, Certainty::slug)
}

/// The statements of a list in `facts`, with their sentences in the table of the same name in `words`.
pub(super) fn read(facts: &mut Node, words: &mut Node, list: &str, sources: &SourceBook) -> Vec<Statement> {
    let mut sentences = words.table_or_empty(list);
    let mut seen = Vec::new();
    let statements = facts.tables(list).into_iter().filter_map(|mut node| {
        let key = node.id("key");
        let certainty = certainty(&mut node);
        let cited = sources.cite(&mut node, Weight::Claim);
        let key = key?;
        let twice = seen.contains(&key);
        if twice {
            node.problem("key", "this key is used twice", "give each statement its own");
        }
        seen.push(key);
        node.finish();
        // The sentence of a key that is used twice has been taken by the first.
        let text = if twice { None } else { sentences.as_mut().and_then(|sentences| sentences.text(key)) };
        Some(Statement { key, text: text?, certainty: certainty?, sources: cited })
    });
    let statements = statements.collect();
    if let Some(sentences) = sentences {
        sentences.finish();
    }
    statements
}
