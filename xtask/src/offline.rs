//! Gives a finished site its version, and its worker the list of what to keep on a device. The list comes from the files
//! themselves, so that a page added anywhere is kept too. It must not know what the pages show.

use std::path::Path;

use anyhow::{Result, bail};

use crate::{browser_files, hash, project};

/// Stands in every page where its version will stand.
pub(crate) const UNNUMBERED: &str = "unnumbered";

/// The worker: in `public/` without version and files, in the site with them. It has no hash in its name, because its address is
/// what a browser knows it by, and it lies at the top, because it answers for what lies beside and below it.
pub(crate) const WORKER: &str = "service-worker.js";

/// The lines that the build writes anew.
const VERSION_LINE: &str = "const VERSION = \"\";";
const FILES_LINE: &str = "const FILES = [];";

/// Gives every page of the site its version and writes the worker.
///
/// # Errors
/// When the worker or a page has no place for them.
pub(crate) fn number(site: &Path, worker: &Path) -> Result<()> {
    let template = project::read_text(worker)?;
    if !template.contains(VERSION_LINE) || !template.contains(FILES_LINE) {
        bail!("{} must hold the lines `{VERSION_LINE}` and `{FILES_LINE}`, which the build writes anew", worker.display());
    }
    let files = kept(&project::files_below(site)?);
    let version = version(site, &files, &template)?;
    for page in project::files_below(site)?.iter().filter(|file| file.ends_with(".html") && !file.starts_with("assets/")) {
        let text = project::read_text(&site.join(page))?;
        let numbered = text.replacen(&mark(UNNUMBERED), &mark(&version), 1);
        if numbered == text && files.contains(page) {
            bail!("{page} has no place for the site's version; is it written by crates/prerender/src/shell.rs?");
        }
        project::write(&site.join(page), numbered)?;
    }
    let addresses: Vec<&str> = files.iter().map(|file| address(file)).collect();
    let worker = browser_files::without_comments(&template)
        .replacen(VERSION_LINE, &format!("const VERSION = \"{version}\";"), 1)
        .replacen(FILES_LINE, &format!("const FILES = {};", serde_json::to_string(&addresses)?), 1);
    project::write(&site.join(WORKER), worker)
}

/// The files of a site that are kept on a device: all but what only robots and other sites ask for.
pub(crate) fn kept(files: &[String]) -> Vec<String> {
    let for_others = |file: &str| {
        let names = ["_headers", "robots.txt", "sitemap.xml", WORKER];
        let folders = ["shared/", "embed/"];
        let ends = [".br", ".gz", ".png"];
        names.contains(&file)
            || folders.iter().any(|folder| file.starts_with(folder))
            || ends.iter().any(|end| file.ends_with(end))
    };
    files.iter().filter(|file| !for_others(file)).cloned().collect()
}

/// How a page carries its version.
fn mark(version: &str) -> String {
    format!(" data-version=\"{version}\"")
}

/// Changes whenever anything that is kept, or the worker, changes.
fn version(site: &Path, files: &[String], worker: &str) -> Result<String> {
    let mut all = worker.as_bytes().to_vec();
    for file in files {
        all.extend_from_slice(file.as_bytes());
        all.extend_from_slice(hash::of(&project::read(&site.join(file))?).as_bytes());
    }
    Ok(hash::of(&all))
}

/// The address of a file, from where the site begins.
fn address(file: &str) -> &str {
    file.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::{WORKER, kept, number};
    use crate::project;

    const TEMPLATE: &str = "const VERSION = \"\";\nconst FILES = [];\n";

    /// The worker of a site with these files.
    fn worker(files: &[(&str, &str)]) -> (tempfile::TempDir, String) {
        let folder = tempfile::tempdir().unwrap();
        let (site, template) = (folder.path().join("site"), folder.path().join("worker.js"));
        for (file, text) in files {
            project::write(&site.join(file), text).unwrap();
        }
        project::write(&template, TEMPLATE).unwrap();
        number(&site, &template).unwrap();
        let worker = project::read_text(&site.join(WORKER)).unwrap();
        (folder, worker)
    }

    const PAGE: &str = "<html data-version=\"unnumbered\"></html>";

    #[test]
    fn pages_carry_the_version_of_the_worker_that_keeps_them() {
        let (folder, worker) = worker(&[("index.html", PAGE), ("muscles/a/index.html", PAGE), ("assets/a.1.js", "a")]);
        let version = worker.split('"').nth(1).unwrap();
        assert_eq!(version.len(), 16);
        for page in ["index.html", "muscles/a/index.html"] {
            let text = project::read_text(&folder.path().join("site").join(page)).unwrap();
            assert_eq!(text, format!("<html data-version=\"{version}\"></html>"));
        }
        assert!(worker.contains(r#"const FILES = ["assets/a.1.js","","muscles/a/"];"#), "{worker}");
    }

    #[test]
    fn another_content_is_another_version_and_the_same_the_same() {
        let (_one, first) = worker(&[("index.html", PAGE), ("assets/a.1.js", "a")]);
        let (_two, second) = worker(&[("index.html", PAGE), ("assets/a.1.js", "b")]);
        let (_three, third) = worker(&[("index.html", PAGE), ("assets/a.1.js", "a")]);
        assert_ne!(first, second);
        assert_eq!(first, third);
    }

    #[test]
    fn what_only_robots_and_other_sites_ask_for_is_not_kept() {
        let files = [
            "_headers",
            "404.html",
            "embed/index.html",
            "icon.svg",
            "icons/512.png",
            "index.html",
            "index.html.br",
            "robots.txt",
            "shared/home.png",
        ];
        assert_eq!(kept(&files.map(str::to_owned)), ["404.html", "icon.svg", "index.html"]);
    }

    #[test]
    fn a_page_without_a_place_for_its_version_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        project::write(&folder.path().join("site/index.html"), "<html></html>").unwrap();
        project::write(&folder.path().join("worker.js"), TEMPLATE).unwrap();
        assert!(number(&folder.path().join("site"), &folder.path().join("worker.js")).is_err());
        project::write(&folder.path().join("worker.js"), "").unwrap();
        assert!(number(&folder.path().join("site"), &folder.path().join("worker.js")).is_err());
    }
}
