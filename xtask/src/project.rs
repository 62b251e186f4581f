//! Where things are. It must not know what is in them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders of this checkout.
pub(crate) struct Project {
    /// The repository.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever the person has put it.
    pub(crate) cargo_target: PathBuf,
}

impl Project {
    /// The checkout that this program was compiled from.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in a folder of the repository")?;
        // This program lies in <target>/<profile>/: asking where it is answers for every way of setting the target folder.
        let program = std::env::current_exe().context("cannot tell where xtask itself is; run it as `cargo xtask`")?;
        let cargo_target = program.ancestors().nth(2).context("run xtask as `cargo xtask`")?;
        Ok(Self { root: root.to_owned(), cargo_target: cargo_target.to_owned() })
    }

    /// The finished site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Intermediate files of the site; on the same disk as `dist`, so that the finished site can be moved there.
    pub(crate) fn work(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// Tools that were installed for this project only.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// The browser suite.
    pub(crate) fn browser_suite(&self) -> PathBuf {
        self.root.join("e2e")
    }
}

/// The files below a folder, as paths relative to it with `/` between the parts, sorted; none if there is no folder.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let entries = match std::fs::read_dir(&next) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| format!("cannot list {}", next.display())),
        };
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a file whole; the error names it.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Reads a text file whole; the error names it.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file and the folders it lies in; the error names it.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    let folder = path.parent().context("a file lies in a folder")?;
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, content))
        .with_context(|| format!("cannot write {}; is there room on the disk, and may you write there?", path.display()))
}
