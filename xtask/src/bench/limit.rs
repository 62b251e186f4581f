//! The limit that the site is measured against: a page of it as one static file, with the same drawings and style inside and no
//! program; taps on it are answered by plain script that makes the same changes. It must not know what the pages show.

use anyhow::{Context, Result};
use serde_json::Value;

use super::{load, place_of, press};
use crate::devtools::Browser;
use crate::project::{self, Project};
use crate::{compress, server};

/// Where the files of the limit are, and how they are served.
pub(super) struct Limit {
    folder: std::path::PathBuf,
    address: String,
}

impl Limit {
    /// An empty place for them, served with nothing but what belongs to files.
    ///
    /// # Errors
    /// When it cannot be written or served.
    pub(super) fn new(project: &Project) -> Result<Self> {
        let folder = project.work().join("limit");
        if folder.exists() {
            std::fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        project::write(&folder.join("_headers"), "/*\n  Cache-Control: no-store\n")?;
        let (address, _) = server::start(folder.clone(), Some(0), None)?;
        Ok(Self { folder, address: format!("http://{address}") })
    }

    /// Writes the page that stands in the browser as one file under that name, and gives its address. `taps`: what its plain script
    /// does, one tap after the other.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn write(&self, name: &str, page: &str, taps: &[Value], kept: &std::path::Path) -> Result<String> {
        let script = include_str!("plain.js").replace("TAPS", "taps");
        let taps = Value::from(taps).to_string().replace('<', "\\u003c");
        let page = page.replacen("</body>", &format!("<script>const taps = {taps};\n{script}</script></body>"), 1);
        project::write(&self.folder.join(name).join("index.html"), page)?;
        compress::compress_all(&self.folder.join(name), kept)?;
        Ok(format!("{}/{name}/", self.address))
    }
}

/// Opens a page and begins to write down what changes on it.
///
/// # Errors
/// When the browser fails.
pub(super) fn watched(browser: &mut Browser, page: &str) -> Result<()> {
    load(browser, page)?;
    browser.ask(include_str!("record.js")).map(drop)
}

/// The page as it stands, as one file.
///
/// # Errors
/// When the browser fails.
pub(super) fn as_file(browser: &mut Browser) -> Result<String> {
    let page = browser.ask("recorded.page()")?;
    // How it was before the program said that it answers: nothing in this file waits for that.
    page.as_str().map(|page| page.replacen(" data-ready=\"\"", "", 1)).context("the page cannot be written as a file")
}

/// What a tap changes.
///
/// # Errors
/// When the browser fails.
pub(super) fn changes(browser: &mut Browser, target: &str) -> Result<Value> {
    let place = place_of(browser, target)?;
    browser.ask("recorded.begin()")?;
    press(browser, &place)?;
    browser.ask("recorded.changes()")
}
