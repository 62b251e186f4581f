//! Whether each sentence that says something clinical is tied to what it rests on. It must not know what the sentences say:
//! a few beginnings of words (`clinical` in `data/sentences.toml`) tell it which to look at.
//!
//! A text of `content/<language>/FILE.toml` is tied where the table of the same name in `data/FILE.toml`, one above it or one in
//! it has `sources` or a `view`; else by a table in `data/sentences.toml` under the file's name and the text's key.

use super::node::{Node, Report};
use super::sources::SourceBook;
use super::{Problem, home};
use std::collections::BTreeSet;
use toml::{Table, Value};

/// The file that ties what has no facts of its own.
const SENTENCES: &str = "data/sentences.toml";

/// A text by its place: the file, its path there, and the two as one name.
struct Text {
    file: String,
    path: Vec<String>,
    name: String,
    text: String,
}

/// Reports each clinical sentence under `content` that is tied to nothing, and each tie to a sentence that there is not.
pub(super) fn check(report: &Report, content: &str, sources: &SourceBook) {
    let Some(mut sentences) = report.file(SENTENCES) else { return };
    let clinical = sentences.texts("clinical");
    let no_claim = sentences.texts("no_claim");
    let mut ties = Vec::new();
    tied_by(sentences, "", sources, &mut ties);
    // Where other things are amiss, what is amiss with them would be told twice.
    if report.has_problems() {
        return;
    }

    let mut named = BTreeSet::new();
    for name in report.files_below(content) {
        let file = format!("{content}/{name}.toml");
        let facts = format!("data/{name}.toml");
        let facts = report.is_there(&facts).then(|| report.whole(&facts)).flatten();
        let Some(words) = report.whole(&file) else { continue };
        let mut texts = Vec::new();
        walk(&file, &name.replace('/', "."), &[], Value::Table(words), &mut texts);
        for text in texts {
            let word = clinical_word(&text.text, &clinical);
            let tied = ties.iter().any(|tie| is_below(&text.name, tie));
            if let Some(word) = word
                && !tied
                && !no_claim.contains(&text.name.as_str())
                && !facts.as_ref().is_some_and(|facts| is_tied(facts, &text.path))
            {
                let remedy = format!(
                    "add [{0}] to {SENTENCES} with `certainty` and `sources`, or with `view = \"practitioner\"`; if it claims \
                     nothing, name it in `no_claim` there",
                    text.name
                );
                let wrong = format!("says something clinical (`{word}`) and rests on nothing");
                report.add(Problem::new(text.file, text.path.join("."), wrong, remedy));
            }
            named.insert(text.name);
        }
    }
    let ties = ties.iter().map(String::as_str).filter(|tie| !named.iter().any(|name| is_below(name, tie)));
    for stale in ties.chain(no_claim.into_iter().filter(|name| !named.contains(*name))) {
        report.add(Problem::new(SENTENCES, stale, "there is no such sentence", "take it out, or correct its name"));
    }
}

/// The names under which a table of ties and those in it tie sentences.
fn tied_by(mut node: Node, name: &str, sources: &SourceBook, ties: &mut Vec<String>) {
    if ["certainty", "view", "sources"].iter().any(|key| node.has(key)) {
        home::footing(&mut node, sources);
        ties.push(name.to_owned());
        node.finish();
        return;
    }
    for (key, node) in node.rest() {
        let name = if name.is_empty() { key } else { format!("{name}.{key}") };
        tied_by(node, &name, sources, ties);
    }
}

/// Whether a text of that name is what is named, or stands in it.
fn is_below(name: &str, named: &str) -> bool {
    name.strip_prefix(named).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Every text in a value, with its place; those of a list have the list's.
fn walk(file: &str, name: &str, path: &[String], value: Value, texts: &mut Vec<Text>) {
    match value {
        Value::String(text) => texts.push(Text { file: file.to_owned(), path: path.to_vec(), name: name.to_owned(), text }),
        Value::Array(items) => items.into_iter().for_each(|item| walk(file, name, path, item, texts)),
        Value::Table(table) => {
            for (key, value) in table {
                walk(file, &format!("{name}.{key}"), &[path, &[key]].concat(), value, texts);
            }
        }
        _ => {}
    }
}

/// The first clinical word of a text that holds a whole sentence; names and labels claim nothing.
fn clinical_word(text: &str, clinical: &[&str]) -> Option<String> {
    let text = text.trim().to_lowercase();
    if !(text.ends_with(['.', '?', '!']) || text.contains(". ")) {
        return None;
    }
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.find(|word| clinical.iter().any(|start| word.starts_with(start))).map(str::to_owned)
}

/// Whether the facts have, at the path of a text, what it rests on. The muscles of the guide stand in a table of their own.
fn is_tied(facts: &Table, path: &[String]) -> bool {
    let others = facts.get("muscles").and_then(Value::as_table);
    rests(facts, path) || others.is_some_and(|others| rests(others, path))
}

/// Whether the table at the path, one above it or one in it says what it rests on.
fn rests(facts: &Table, path: &[String]) -> bool {
    let mut at: Option<&Value> = None;
    for name in path {
        let next = match at {
            None => facts.get(name),
            Some(Value::Table(table)) => table.get(name),
            Some(Value::Array(items)) => items.iter().find(|item| is_called(item, name)),
            Some(_) => None,
        };
        let Some(next) = next else { break };
        at = Some(next);
        if next.as_table().is_some_and(says_on_what) {
            return true;
        }
    }
    // A list as a whole is no table of the text's name.
    at.is_some_and(|at| at.is_table() && holds_what(at))
}

/// Whether an item of a list goes by that name.
fn is_called(item: &Value, name: &str) -> bool {
    ["id", "key", "slug"].iter().any(|key| item.get(key).and_then(Value::as_str) == Some(name))
}

fn says_on_what(table: &Table) -> bool {
    table.contains_key("sources") || table.contains_key("view")
}

fn holds_what(value: &Value) -> bool {
    match value {
        Value::Table(table) => says_on_what(table) || table.values().any(holds_what),
        Value::Array(items) => items.iter().any(holds_what),
        _ => false,
    }
}
