//! The classic guide: for each area the muscles whose pattern includes it, in the manual's order. It must not know the
//! patterns that the map draws.

use super::node::{Node, did_you_mean};
use super::sources::{SourceBook, Weight};
use super::statements::{self, certainty};
use crate::{Area, Certainty, Guide, GuideEntry, GuideMuscle, Muscle};
use std::collections::BTreeMap;

/// The guide of every area, and the muscles in it that are not drawn. Names of drawn muscles are their own, those of others
/// come from `words`, together with what they are.
pub(super) fn read(
    facts: Option<Node>,
    words: Option<Node>,
    muscles: &[Option<Muscle>],
    sources: &SourceBook,
) -> (Vec<Guide>, Vec<GuideMuscle>) {
    let (Some(mut facts), Some(mut words)) = (facts, words) else { return (Vec::new(), Vec::new()) };
    let mut described = facts.table("muscles");
    let mut others = Vec::new();
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
        let cited = sources.cite(&mut node, if sure { Weight::Claim } else { Weight::Drawing });
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
                *named.entry(slug).or_insert_with(|| {
                    let words = words.optional_table(slug)?;
                    let (name, muscle) = other_muscle(slug, described.as_mut(), words, sources);
                    others.extend(muscle);
                    Some(GuideEntry { slug, name, drawn: None })
                })
            });
            match entry {
                Some(entry) => entries.push(entry),
                None if all_told => {
                    let known: Vec<_> = drawn.iter().map(|entry| entry.slug).chain(words.keys()).collect();
                    let remedy = format!("{}describe it in {}", did_you_mean(slug, &known), words.file());
                    node.problem(&at, format!("no muscle is called `{slug}`"), remedy);
                }
                None => {}
            }
        }
        node.finish();
        guide.extend(certainty.map(|certainty| Guide { area, entries: entries.leak(), certainty, sources: cited }));
    }
    facts.finish();
    if all_told {
        words.finish();
        if let Some(described) = described {
            described.finish();
        }
    }
    others.sort_by_key(|muscle: &GuideMuscle| muscle.slug);
    (guide, others)
}

/// A muscle that is not drawn: its name, and what is known of it. A name that is missing has been reported.
fn other_muscle(
    slug: &'static str,
    described: Option<&mut Node>,
    mut words: Node,
    sources: &SourceBook,
) -> (&'static str, Option<GuideMuscle>) {
    let (name, what) = (words.text("name"), words.text("what"));
    let facts = described.and_then(|described| described.table(slug));
    let known = facts.is_some();
    let pattern = facts.map_or_else(Vec::new, |mut facts| {
        let pattern = statements::read(&mut facts, &mut words, "pattern", sources);
        if pattern.is_empty() {
            facts.problem("pattern", "no sentence says where its pain is described", "add one, with its certainty and sources");
        }
        facts.finish();
        pattern
    });
    // Without facts nothing could ask for the sentences.
    if known {
        words.finish();
    }
    (name.unwrap_or(slug), what.map(|what| GuideMuscle { slug, what, pattern: pattern.leak() }))
}
