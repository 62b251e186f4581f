//! The sources, and which of them are cited. It must not know what they are cited for.

use super::Problem;
use super::node::{Node, Report, did_you_mean, is_slug};
use crate::Source;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What a statement rests on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// A claim: at least one of its sources is a work of record.
    Claim,
    /// Where something is drawn: any source will do.
    Drawing,
}

/// All sources, and which of them have been cited.
pub(super) struct SourceBook {
    file: String,
    sources: Vec<Source>,
    cited: RefCell<BTreeSet<&'static str>>,
}

impl SourceBook {
    /// Reads the sources; none if the file cannot be read.
    pub fn read(file: Option<Node>) -> Self {
        let mut book = Self { file: String::new(), sources: Vec::new(), cited: RefCell::default() };
        let Some(mut file) = file else { return book };
        book.file = file.file().to_owned();
        for (key, mut node) in file.rest() {
            if !is_slug(&key) {
                node.problem("", "no plain name", "use lower-case letters, digits and single hyphens only, as in `do-2018`");
            }
            let (short, citation) = (node.text("short"), node.text("citation"));
            let address = node.optional_text("address");
            if address.is_some_and(|address| !address.starts_with("https://")) {
                node.problem("address", "no https address", "begin it with https://, or take the line out");
            }
            let of_record = node.required_flag("of_record");
            // Kept with empty words where they are missing, so that those who cite it are not reported too.
            let (short, citation) = (short.unwrap_or_default(), citation.unwrap_or_default());
            book.sources.push(Source { key: key.leak(), short, citation, address, of_record });
            node.finish();
        }
        book
    }

    /// The keys under `sources` of a table, each checked.
    pub fn cite(&self, node: &mut Node, weight: Weight) -> &'static [&'static str] {
        let missing = !node.has("sources");
        let keys = node.texts("sources");
        let known: Vec<_> = self.sources.iter().map(|source| source.key).collect();
        let mut of_record = false;
        for (index, key) in keys.iter().enumerate() {
            let at = format!("sources[{index}]");
            match self.sources.iter().find(|source| source.key == *key) {
                _ if keys[..index].contains(key) => node.problem(&at, format!("`{key}` is cited twice"), "cite it once"),
                Some(source) => {
                    of_record |= source.of_record;
                    self.cited.borrow_mut().insert(source.key);
                }
                // With no sources at all their file could not be read, which has been said.
                None if known.is_empty() => of_record = true,
                None => {
                    let near = did_you_mean(key, &known);
                    node.problem(
                        &at,
                        format!("no source has the key `{key}`"),
                        format!("{near}add it to data/sources.toml, or cite another"),
                    );
                    of_record = true;
                }
            }
        }
        if keys.is_empty() && !missing {
            node.problem("sources", "empty", "cite at least one source of data/sources.toml");
        } else if weight == Weight::Claim && !of_record && !keys.is_empty() {
            let remedy = "a claim needs a manual, journal, guideline or anatomy text; cite one, or call it `unconfirmed` if it is a drawing's";
            node.problem("sources", "no source of record", remedy);
        }
        keys.leak()
    }

    /// Reports the sources that nobody has cited.
    pub fn report_uncited(&self, report: &Report) {
        for source in self.sources.iter().filter(|source| !self.cited.borrow().contains(source.key)) {
            report.add(Problem::new(&self.file, source.key, "nobody cites this source", "cite it, or take it out"));
        }
    }

    /// All sources, sorted by key.
    pub fn into_sources(self) -> &'static [Source] {
        self.sources.leak()
    }
}
