//! What the headers need of the practice's own file: where the site lives on its host, and who may show it in a frame. The
//! file as a whole is checked by `atlas::load`; this must not know the rest of it.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::project;

/// Where and how the practice shows the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Practice {
    /// The folder of the host in which the site lives, with a slash before and none after; empty at its root.
    pub(crate) base: String,
    /// Origins that may show the map within their own pages, as a policy writes them.
    pub(crate) framed_by: Vec<String>,
    /// Where its booking service takes a summary along; empty where it does not.
    pub(crate) booking_template: String,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    site_address: String,
    #[serde(default)]
    framed_by: Vec<String>,
    #[serde(default)]
    booking_template: String,
}

impl Practice {
    /// Reads `content/practice.toml`.
    ///
    /// # Errors
    /// When it is missing or no TOML.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        Self::of(&project::read_text(&root.join("content/practice.toml"))?)
    }

    fn of(text: &str) -> Result<Self> {
        let file: File = toml::from_str(text).context("content/practice.toml cannot be read")?;
        let after_scheme = file.site_address.split_once("://").map_or("", |(_, rest)| rest);
        let base = after_scheme.split_once('/').map_or("", |(_, path)| path).trim_matches('/');
        let base = if base.is_empty() { String::new() } else { format!("/{base}") };
        Ok(Self { base, framed_by: file.framed_by, booking_template: file.booking_template })
    }
}

#[cfg(test)]
mod tests {
    use super::Practice;

    #[test]
    fn the_folder_is_the_path_of_the_address() {
        for (address, base) in [
            ("", ""),
            ("https://example.com/", ""),
            ("https://example.com/headache/", "/headache"),
            ("https://example.com/a/b/", "/a/b"),
        ] {
            let practice = Practice::of(&format!("site_address = \"{address}\"")).unwrap();
            assert_eq!(practice, Practice { base: base.to_owned(), ..Practice::default() }, "{address}");
        }
    }

    #[test]
    fn the_file_of_this_repository_is_understood() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        assert!(Practice::read(root).is_ok());
    }
}
