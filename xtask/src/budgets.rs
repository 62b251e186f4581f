//! Reads `budgets.toml`: what a page may weigh. It must not know what a page does weigh.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::project;

/// The most that a page may weigh, compressed, in KB of 1000 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Budget {
    pub(crate) html: f64,
    /// wasm and JavaScript together.
    pub(crate) program: f64,
    /// html, css, JavaScript and wasm.
    pub(crate) all: f64,
}

/// The budgets of all pages.
#[derive(Debug, Deserialize)]
pub(crate) struct Budgets {
    /// The most that may travel for what a device keeps of the whole site, compressed, in KB.
    pub(crate) offline: f64,
    /// The most that may travel when someone first takes the brush, compressed, in KB.
    pub(crate) brush: f64,
    #[serde(rename = "every-page")]
    every_page: Budget,
    /// Pages, by address, with a budget of their own.
    #[serde(flatten)]
    own: BTreeMap<String, Budget>,
}

impl Budgets {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is missing or is not as described above.
    pub(crate) fn read(file: &Path) -> Result<Self> {
        let text = project::read_text(file)?;
        toml::from_str(&text)
            .with_context(|| format!("{}: each table needs html, program and all, as numbers of KB", file.display()))
    }

    /// The budget of the page at that address.
    pub(crate) fn of(&self, page: &str) -> Budget {
        self.own.get(page).copied().unwrap_or(self.every_page)
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, Budgets};

    #[test]
    fn a_page_has_its_own_budget_or_that_of_every_page() {
        let text = "offline = 9\nbrush = 8\n[every-page]\nhtml = 75\nprogram = 85\nall = 170\n['/credits/']\nhtml = 9.5\nprogram = 85\nall = 100\n";
        let budgets: Budgets = toml::from_str(text).unwrap();
        assert_eq!(budgets.of("/"), Budget { html: 75.0, program: 85.0, all: 170.0 });
        assert_eq!(budgets.of("/credits/").html, 9.5);
    }

    #[test]
    fn the_file_in_the_repository_can_be_read_and_a_misspelt_one_cannot() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../budgets.toml");
        assert!(Budgets::read(&file).unwrap().of("/").html > 0.0);
        assert!(
            toml::from_str::<Budgets>("offline = 9\nbrush = 8\n[every-page]\nhtml = 75\nprogramm = 85\nall = 170\n").is_err()
        );
    }
}
