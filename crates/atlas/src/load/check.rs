//! The check before booking: which answer leads where, and its words. It must not know how the answers are weighed.

use super::node::Node;
use super::sources::{SourceBook, Weight};
use super::statements::certainty;
use crate::{BookingCheck, CHECK_WORD_KEYS, Certainty, CheckItem, CheckScreen, CheckWords, Urgency};

/// The questions and what to tell a therapist, in the order of `facts`.
pub(super) fn read(facts: Option<Node>, words: Option<Node>, sources: &SourceBook) -> Option<BookingCheck> {
    let (mut facts, mut words) = (facts?, words?);
    let mut seen = Vec::new();
    let mut screens = Vec::new();
    let mut screen_words = words.table_or_empty("screens");
    for mut node in facts.tables("screens") {
        let id = unique(&mut node, &mut seen);
        let mut own_words = id.and_then(|id| screen_words.as_mut()?.table(id));
        let yes = urgency(&mut node, "yes");
        let not_sure = urgency(&mut node, "not_sure");
        if let (Some(yes), Some(not_sure)) = (yes, not_sure)
            && yes < not_sure
        {
            node.problem("not_sure", "graver than `yes`", "let it lead to the same result, or to a less grave one");
        }
        let missing = !node.has("items");
        let nodes = node.tables("items");
        if nodes.is_empty() {
            node.problem("items", if missing { "missing" } else { "empty" }, "name at least one item");
        }
        let mut item_words = own_words.as_mut().and_then(|own| own.table("items"));
        let items: Vec<_> = nodes.into_iter().filter_map(|node| item(node, item_words.as_mut(), sources, &mut seen)).collect();
        if let Some(rest) = item_words {
            rest.finish();
        }
        let hint = own_words.as_mut().and_then(|own| own.optional_text("hint"));
        let question = own_words.as_mut().and_then(|own| own.text("question"));
        if let Some(own) = own_words {
            own.finish();
        }
        node.finish();
        if let (Some(id), Some(question), Some(yes), Some(not_sure)) = (id, question, yes, not_sure) {
            screens.push(CheckScreen { id, question, hint, items: items.leak(), yes, not_sure });
        }
    }
    if let Some(rest) = screen_words {
        rest.finish();
    }

    let mut tell_words = words.table_or_empty("tell");
    let tell: Vec<_> =
        facts.tables("tell").into_iter().filter_map(|node| item(node, tell_words.as_mut(), sources, &mut seen)).collect();
    if let Some(rest) = tell_words {
        rest.finish();
    }
    for (key, count, most) in
        [("screens", screens.len(), BookingCheck::MOST_SCREENS), ("tell", tell.len(), BookingCheck::MOST_TICKS)]
    {
        if count > most {
            facts.problem(key, format!("there are {count}"), format!("at most {most}: unite some"));
        }
    }
    facts.finish();

    let page = words.table("words").and_then(|mut node| {
        let texts: Vec<_> = CHECK_WORD_KEYS.iter().map(|key| (*key, node.text(key))).collect();
        node.finish();
        CheckWords::from_look_up(|wanted| texts.iter().find(|(key, _)| *key == wanted).and_then(|(_, text)| *text)).ok()
    });
    words.finish();
    Some(BookingCheck { screens: screens.leak(), tell: tell.leak(), words: page? })
}

/// An id that no other screen or item has: screens, items and ticks are told apart by them.
fn unique(node: &mut Node, seen: &mut Vec<&'static str>) -> Option<&'static str> {
    let id = node.id("id")?;
    if seen.contains(&id) {
        node.problem("id", format!("`{id}` is used twice"), "give each its own");
        return None;
    }
    seen.push(id);
    Some(id)
}

fn urgency(node: &mut Node, key: &str) -> Option<Urgency> {
    node.choice(key, ("result", "results"), Urgency::ALL, Urgency::slug)
}

/// A thing to look out for: its certainty and sources in the facts, its text and reason in the words.
pub(super) fn item(
    mut node: Node,
    words: Option<&mut Node>,
    sources: &SourceBook,
    seen: &mut Vec<&'static str>,
) -> Option<CheckItem> {
    let id = unique(&mut node, seen);
    let certainty = certainty(&mut node);
    let sure = matches!(certainty, Some(Certainty::ClassicChart | Certainty::Studies));
    let sources = sources.cite(&mut node, if sure { Weight::Claim } else { Weight::Drawing });
    node.finish();
    let mut own = words?.table(id?)?;
    let (text, why) = (own.text("text"), own.text("why"));
    own.finish();
    Some(CheckItem { id: id?, text: text?, why: why?, certainty: certainty?, sources })
}
