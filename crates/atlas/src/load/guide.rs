//! The classic guide: for each area the muscles whose pattern includes it, in the manual's order. It must not know the
//! patterns that the map draws.

use super::node::{Node, did_you_mean};
use super::sources::{SourceBook, Weight};
use super::statements::certainty;
use crate::{Area, Certainty, Guide, GuideEntry, Muscle};
use std::collections::BTreeMap;

/// The guide of every area. Names of drawn muscles are their own, those of others come from `words`.
pub(super) fn read(facts: Option<Node>, words: Option<Node>, muscles: &[Option<Muscle>], sources: &SourceBook) -> Vec<Guide> {
    let (Some(mut facts), Some(mut words)) = (facts, words) else { return Vec::new() };
    // With a muscle that could not be told, any name may be its.
    let all_told = muscles.iter().all(Option::is_some);
    let drawn: Vec<GuideEntry> =
        muscles.iter().flatten().map(|m| GuideEntry { slug: m.slug, name: m.name, drawn: Some(m.slug) }).collect();
    let mut named: BTreeMap<&str, Option<GuideEntry>> = BTreeMap::new();
    let mut guide = Vec::new();
    for &area in Area::ALL {
        let Some(mut node) = facts.table(area.slug()) else { continue };
        let certainty = certainty(&mut node);
        let sure = matches!(certainty, Some(Certainty::ClassicChart | Certainty::Studies));
        let sources = sources.cite(&mut node, if sure { Weight::Claim } else { Weight::Drawing });
        let missing = !node.has("muscles");
        let slugs = node.texts("muscles");
        if slugs.is_empty() && !missing {
            node.problem("muscles", "empty", "name at least one muscle");
        }
        let mut entries = Vec::new();
        for (index, &slug) in slugs.iter().enumerate() {
            let at = format!("muscles[{index}]");
            if slugs[..index].contains(&slug) {
                node.problem(&at, format!("`{slug}` is in this list twice"), "keep it at its first place");
                continue;
            }
            let entry = drawn.iter().find(|entry| entry.slug == slug).copied().or_else(|| {
                *named.entry(slug).or_insert_with(|| words.optional_text(slug).map(|name| GuideEntry { slug, name, drawn: None }))
            });
            match entry {
                Some(entry) => entries.push(entry),
                None if all_told => {
                    let known: Vec<_> = drawn.iter().map(|entry| entry.slug).chain(words.keys()).collect();
                    let remedy = format!("{}add its name to {}", did_you_mean(slug, &known), words.file());
                    node.problem(&at, format!("no muscle is called `{slug}`"), remedy);
                }
                None => {}
            }
        }
        node.finish();
        guide.extend(certainty.map(|certainty| Guide { area, entries: entries.leak(), certainty, sources }));
    }
    facts.finish();
    if all_told {
        words.finish();
    }
    guide
}
