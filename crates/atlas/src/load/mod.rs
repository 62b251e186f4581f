//! Reading `data/` and `content/` into an [`Atlas`] at build time, with every fault named at once.
//!
//! It must not know how anything looks: what the drawings hold is told to it as names ([`Drawn`]).

mod problem;

pub use problem::Problem;

use crate::{Area, Atlas, View};
use databake::{Bake, CrateEnv};
use std::collections::BTreeSet;
use std::path::Path;

/// Names of what the drawings hold, filled by whoever reads the art.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Zones: which area is drawn in which view.
    pub zones: BTreeSet<(View, Area)>,
    /// Trigger points by id: which is drawn in which view.
    pub points: BTreeSet<(View, String)>,
    /// Muscle regions by slug: which is drawn in which view.
    pub regions: BTreeSet<(View, String)>,
}

/// Reads the atlas from `data/` and `content/` under `root`, the repository's folder. Strings are leaked, so call it once.
///
/// # Errors
/// All problems of all files, sorted by file and key.
pub fn read(root: &Path) -> Result<Atlas, Vec<Problem>> {
    Err(vec![Problem::new(root.display().to_string(), "", "there is nothing to read yet", "add `data` and `content`")])
}

/// The atlas as Rust source: one expression of type [`Atlas`] that names the types by the path `atlas`.
#[must_use]
pub fn bake(atlas: &Atlas) -> String {
    atlas.bake(&CrateEnv::default()).to_string()
}

/// Compares the patterns with what is drawn: neither may hold what the other lacks.
#[must_use]
pub fn check_drawings(atlas: &Atlas, drawn: &Drawn) -> Vec<Problem> {
    let (_, _) = (atlas, drawn);
    Vec::new()
}
