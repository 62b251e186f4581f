//! Session mode: how the neck is held, and its words. It must not know what a session is.

use super::check::item;
use super::node::Node;
use super::sources::SourceBook;
use crate::{SESSION_WORD_KEYS, SessionFacts, SessionWords};

/// The rules of the hand, in the order of `facts`, and the words.
pub(super) fn read(facts: Option<Node>, words: Option<Node>, sources: &SourceBook) -> Option<SessionFacts> {
    let (mut facts, mut words) = (facts?, words?);
    let mut seen = Vec::new();
    let mut texts = words.table_or_empty("grip");
    let grip: Vec<_> =
        facts.tables("grip").into_iter().filter_map(|node| item(node, texts.as_mut(), sources, &mut seen)).collect();
    if let Some(rest) = texts {
        rest.finish();
    }
    facts.finish();
    let page = words.table("words").and_then(|mut node| {
        let texts: Vec<_> = SESSION_WORD_KEYS.iter().map(|key| (*key, node.text(key))).collect();
        node.finish();
        SessionWords::from_look_up(|wanted| texts.iter().find(|(key, _)| *key == wanted).and_then(|(_, text)| *text)).ok()
    });
    words.finish();
    Some(SessionFacts { grip: grip.leak(), words: page? })
}
