//! Marks, their text, the patterns that fit and the summary, with the real facts and words.

mod candidates;
mod fragment;
mod headaches;
mod marked;
mod reason;
mod summary;

use atlas::Atlas;
use marks::{Marks, Place, Severity};
use std::path::Path;
use std::sync::LazyLock;

/// The real atlas, read once.
static ATLAS: LazyLock<Atlas> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    atlas::load::read(&root).unwrap_or_else(|problems| panic!("{problems:#?}"))
});

/// The place that a text such as `temple.left` names.
fn place(text: &str) -> Place {
    Place::from_text(text).unwrap_or_else(|| panic!("`{text}` names no place"))
}

/// Marks from `temple.left brow.left!`, where `!` says strong.
fn marked(text: &str) -> Marks {
    text.split_whitespace().fold(Marks::NONE, |marks, entry| match entry.strip_suffix('!') {
        Some(strong) => marks.with(place(strong), Some(Severity::Strong)),
        None => marks.with(place(entry), Some(Severity::Mild)),
    })
}
