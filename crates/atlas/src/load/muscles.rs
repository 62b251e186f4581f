//! One muscle from its file of facts and its file of words. It must not know any muscle by name, nor what is drawn of it.

use super::node::{Node, Report, is_slug};
use super::pattern;
use super::sources::{SourceBook, Weight};
use super::statements::{self, certainty};
use crate::{Muscle, Part, Statement, Strand, TriggerPoint, View, Zone};

/// Every muscle of `data/muscles`, in the order that they give themselves; `None` for one that cannot be told.
pub(super) fn read(report: &Report, content: &str, sources: &SourceBook) -> Vec<Option<Muscle>> {
    let shared = Shared::read(report, content, sources);
    let named = report.files_in("data/muscles");
    for name in report.files_in(&format!("{content}/muscles")).iter().filter(|name| !named.contains(name)) {
        report.add(super::Problem::new(
            format!("{content}/muscles/{name}.toml"),
            "",
            "these are words for a muscle that data/muscles does not have",
            format!("add data/muscles/{name}.toml, or take this file out"),
        ));
    }
    let mut seen = Seen::default();
    let mut muscles: Vec<(Option<i64>, Option<Muscle>)> = Vec::new();
    for name in named {
        let facts = report.file(&format!("data/muscles/{name}.toml"));
        let words = report.file(&format!("{content}/muscles/{name}.toml"));
        let (Some(mut facts), Some(words)) = (facts, words) else {
            muscles.push((None, None));
            continue;
        };
        if !is_slug(&name) {
            facts.problem("", "the file's name is no plain name", "use lower-case letters, digits and single hyphens only");
        }
        let order = facts.number("order");
        if order.is_some() && muscles.iter().any(|(known, _)| *known == order) {
            facts.problem("order", "another muscle has this place in the order", "give each muscle its own");
        }
        muscles.push((order, muscle(name.leak(), facts, words, sources, &shared, &mut seen)));
    }
    muscles.sort_by_key(|(order, _)| *order);
    muscles.into_iter().map(|(_, muscle)| muscle).collect()
}

/// Statements that go with every muscle.
#[derive(Default)]
struct Shared {
    noticed: Vec<Statement>,
    evidence: Vec<Statement>,
}

impl Shared {
    fn read(report: &Report, content: &str, sources: &SourceBook) -> Self {
        let facts = report.file("data/every-muscle.toml");
        let words = report.file(&format!("{content}/every-muscle.toml"));
        let (Some(mut facts), Some(mut words)) = (facts, words) else { return Self::default() };
        let noticed = statements::read(&mut facts, &mut words, "noticed", sources);
        let evidence = statements::read(&mut facts, &mut words, "evidence", sources);
        facts.finish();
        words.finish();
        Self { noticed, evidence }
    }
}

/// Ids of trigger points of all muscles.
#[derive(Default)]
struct Seen(Vec<&'static str>);

fn muscle(
    slug: &'static str,
    mut facts: Node,
    mut words: Node,
    sources: &SourceBook,
    shared: &Shared,
    seen: &mut Seen,
) -> Option<Muscle> {
    let best_view = facts.choice("best_view", ("view", "views"), View::ALL, View::slug);
    let soft_edged = facts.flag("soft_edged", false);
    let often_both_sides = facts.flag("often_both_sides", false);
    let own = pattern::read(&mut facts, sources);
    let parts = parts(&mut facts, &mut words, sources);
    let (strands, strand_rows) = strands(&mut facts, &mut words, sources);
    let slugs: Vec<_> = strands.iter().map(|(slug, _)| *slug).collect();
    let points = points(&mut facts, &mut words, sources, &own, &slugs, seen);
    let noticed = with_shared(statements::read(&mut facts, &mut words, "noticed", sources), &shared.noticed, &facts);
    let evidence = with_shared(statements::read(&mut facts, &mut words, "evidence", sources), &shared.evidence, &facts);
    facts.finish();

    let name = words.text("name");
    let plain_name = words.text("plain_name");
    let what = words.text("what");
    let page_title = words.text("page_title");
    let page_description = words.text("page_description");
    let caution = words.optional_text("caution");
    words.finish();

    let rows_of = |slug| strand_rows.iter().filter(move |(of, _)| *of == slug).flat_map(|(_, rows)| rows);
    let points_in = |slug| points.iter().filter(move |point| point.strand == Some(slug)).flat_map(|point| point.zones);
    let strands: Vec<_> = strands
        .iter()
        .filter_map(|&(slug, names)| {
            let [name, short_name] = names?;
            Some(Strand { slug, name, short_name, zones: pattern::union(rows_of(slug).chain(points_in(slug))) })
        })
        .collect();
    let all_rows = own.iter().chain(strand_rows.iter().flat_map(|(_, rows)| rows));
    let zones = pattern::union(all_rows.chain(points.iter().flat_map(|point| point.zones)));
    Some(Muscle {
        slug,
        name: name?,
        plain_name: plain_name?,
        what: what?,
        page_title: page_title?,
        page_description: page_description?,
        best_view: best_view?,
        soft_edged,
        often_both_sides,
        parts: parts.leak(),
        strands: strands.leak(),
        points: points.leak(),
        zones,
        noticed,
        evidence,
        caution,
    })
}

/// A muscle's own statements, then those of every muscle; a key in both is a fault.
fn with_shared(own: Vec<Statement>, shared: &[Statement], facts: &Node) -> &'static [Statement] {
    for statement in own.iter().filter(|statement| shared.iter().any(|other| other.key == statement.key)) {
        facts.problem(statement.key, "data/every-muscle.toml has a statement of this key", "give it another key");
    }
    own.into_iter().chain(shared.iter().copied()).collect::<Vec<_>>().leak()
}

fn parts(facts: &mut Node, words: &mut Node, sources: &SourceBook) -> Vec<Part> {
    let mut words = words.table_or_empty("parts");
    let mut parts = Vec::new();
    let mut slugs = Vec::new();
    for mut node in facts.tables("parts") {
        let slug = node.id("slug");
        let sources = sources.cite(&mut node, Weight::Claim);
        let Some(slug) = slug else { continue };
        let words = unique(&node, "slug", slug, &mut slugs).then(|| words.as_mut()?.table(slug)).flatten();
        node.finish();
        let Some(mut words) = words else { continue };
        let (name, plain_name) = (words.text("name"), words.text("plain_name"));
        let (from, to) = (words.text("from"), words.text("to"));
        let (action, nerve) = (words.text("action"), words.text("nerve"));
        words.finish();
        if let (Some(name), Some(plain_name), Some(from), Some(to), Some(action), Some(nerve)) =
            (name, plain_name, from, to, action, nerve)
        {
            parts.push(Part { slug, name, plain_name, from, to, action, nerve, sources });
        }
    }
    if let Some(words) = words {
        words.finish();
    }
    parts
}

/// Strands with their names, long and short, and the zones that belong to a whole strand.
type Strands = (Vec<(&'static str, Option<[&'static str; 2]>)>, Vec<(&'static str, Vec<Zone>)>);

fn strands(facts: &mut Node, words: &mut Node, sources: &SourceBook) -> Strands {
    let mut words = words.table_or_empty("strands");
    let (mut strands, mut rows, mut slugs) = (Vec::new(), Vec::new(), Vec::new());
    for mut node in facts.tables("strands") {
        let slug = node.id("slug");
        let zones = pattern::read(&mut node, sources);
        if let Some(slug) = slug
            && unique(&node, "slug", slug, &mut slugs)
        {
            let names = words.as_mut().and_then(|words| words.table(slug)).and_then(|mut words| {
                let (name, short_name) = (words.text("name"), words.text("short_name"));
                words.finish();
                Some([name?, short_name?])
            });
            strands.push((slug, names));
            rows.push((slug, zones));
        }
        node.finish();
    }
    if let Some(words) = words {
        words.finish();
    }
    (strands, rows)
}

fn points(
    facts: &mut Node,
    words: &mut Node,
    sources: &SourceBook,
    group: &[Zone],
    strands: &[&str],
    seen: &mut Seen,
) -> Vec<TriggerPoint> {
    let mut words = words.table_or_empty("points");
    let mut points = Vec::new();
    for mut node in facts.tables("points") {
        let id = node.id("id");
        let strand = strand_of(&mut node, strands);
        let certainty = certainty(&mut node);
        let cited = sources.cite(&mut node, Weight::Drawing);
        let has_own = node.has("zones");
        let own = pattern::read(&mut node, sources);
        if !has_own && group.is_empty() {
            node.problem("zones", "missing", "add the point's zones, or zones of the whole muscle for it to show");
        } else if has_own && own.is_empty() {
            node.problem("zones", "there is no zone to show", "add one, or leave `zones` out to show the whole muscle's");
        }
        let words = id.and_then(|id| unique(&node, "id", id, &mut seen.0).then(|| words.as_mut()?.table(id)).flatten());
        node.finish();
        let Some(mut words) = words else { continue };
        let (name, short_name, sentence) = (words.text("name"), words.text("short_name"), words.text("sentence"));
        words.finish();
        let zones = if has_own { pattern::union(&own) } else { pattern::union(group) };
        if let (Some(id), Some(name), Some(short_name), Some(sentence), Some(certainty)) =
            (id, name, short_name, sentence, certainty)
        {
            points.push(TriggerPoint { id, name, short_name, sentence, strand, zones, certainty, sources: cited });
        }
    }
    if let Some(words) = words {
        words.finish();
    }
    points
}

/// The strand that a point says it lies in: one of the muscle's, or none if the muscle has none.
fn strand_of(node: &mut Node, strands: &[&str]) -> Option<&'static str> {
    let strand = node.optional_text("strand");
    let remedy = || format!("the strands are {}", if strands.is_empty() { "none".to_owned() } else { strands.join(", ") });
    match strand {
        Some(strand) if !strands.contains(&strand) => node.problem("strand", format!("no strand is called `{strand}`"), remedy()),
        None if !strands.is_empty() => node.problem("strand", "missing", remedy()),
        _ => {}
    }
    strand
}

/// Whether `name` is new in `names`, to which it is added; a problem if not.
fn unique(node: &Node, key: &str, name: &'static str, names: &mut Vec<&'static str>) -> bool {
    let new = !names.contains(&name);
    if new {
        names.push(name);
    } else {
        node.problem(key, format!("`{name}` is used twice"), "give each its own");
    }
    new
}
