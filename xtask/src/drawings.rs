//! Checks the drawings' sources and writes the plates out. It must not know how a plate is drawn.

use std::path::Path;

use anyhow::{Result, bail};

use crate::project::Project;

/// Writes every plate, with all that any layer shows, into a folder.
///
/// # Errors
/// When a source breaks a rule of the drawings, or the folder cannot be written to.
pub(crate) fn write(project: &Project, folder: &Path) -> Result<()> {
    for broken in broken_rules(project) {
        eprintln!("{broken}");
    }
    if plates::write_standalone(&project.root.join("art"), folder).is_err() {
        bail!("no plates were written; mend the sources named above, and see that {} can be written to", folder.display());
    }
    println!("The plates are in {}.", folder.display());
    Ok(())
}

/// The rules that the sources in `art/` break, each with file, place and remedy.
pub(crate) fn broken_rules(project: &Project) -> Vec<String> {
    plates::check(&project.root.join("art")).iter().map(ToString::to_string).collect()
}
