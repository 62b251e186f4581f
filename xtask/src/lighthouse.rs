//! `cargo xtask lighthouse`: Lighthouse on the built site as a practice of its own would publish it. It must not know what the pages
//! show.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::run_and_read;
use crate::project::{self, Project};
use crate::tools::{self, Engine};
use crate::{compress, server};

/// The pages that it looks at.
const PAGES: [&str; 3] = ["/", "/muscles/sternocleidomastoid/", "/joints/occipitoatlantal/"];
/// What keeps search engines away from the demonstration, in its pages.
const KEEPS_AWAY: &str = "<meta name=\"robots\" content=\"noindex\">\n";

/// Looks at the site in `dist/` and prints the scores.
///
/// # Errors
/// When there is no site, a tool is missing, or a score is too low.
pub(crate) fn run(project: &Project) -> Result<()> {
    if !project.dist().join("index.html").is_file() {
        bail!("there is no built site: run `cargo xtask build` first");
    }
    tools::system_packages(&[Engine::Chromium])?;
    let suite = project.browser_suite().join("lighthouse");
    tools::node_packages(&suite)?;
    let site = project.work().join("published");
    publish(&project.dist(), &site, &project.work().join("compressed"))?;
    let (address, _server) = server::start(site.clone(), Some(0), None)?;
    let mut lighthouse = Command::new("node");
    lighthouse.current_dir(&suite).args(["run.mjs", "--base", &format!("http://{address}{}", server::base_of(&site)?)]);
    lighthouse.args(PAGES.iter().flat_map(|page| ["--path", page]));
    if !run_and_read(&mut lighthouse)?.success {
        bail!("mend what it names above");
    }
    Ok(())
}

/// The same site as that of a practice that is no demonstration: search engines are welcome.
fn publish(dist: &Path, site: &Path, compressed: &Path) -> Result<()> {
    if site.exists() {
        std::fs::remove_dir_all(site).with_context(|| format!("cannot empty {}", site.display()))?;
    }
    for file in project::files_below(dist)? {
        project::write(&site.join(&file), project::read(&dist.join(&file))?)?;
    }
    for page in PAGES {
        let folder = site.join(page.trim_start_matches('/'));
        let file = folder.join("index.html");
        project::write(&file, project::read_text(&file)?.replacen(KEEPS_AWAY, "", 1))?;
    }
    project::write(&site.join("robots.txt"), "User-agent: *\nAllow: /\n")?;
    compress::compress_all(site, compressed)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{PAGES, publish};
    use crate::project;

    #[test]
    fn what_keeps_search_engines_away_is_gone_from_page_and_copies_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let [dist, site, kept] = ["dist", "site", "kept"].map(|name| folder.path().join(name));
        for page in PAGES {
            let file = dist.join(page.trim_start_matches('/')).join("index.html");
            project::write(&file, format!("<title>{page}</title>\n{}<p>", super::KEEPS_AWAY)).unwrap();
        }
        project::write(&dist.join("robots.txt"), "Disallow: /").unwrap();
        project::write(&dist.join("a.png"), "a").unwrap();
        publish(&dist, &site, &kept).unwrap();
        assert_eq!(project::read_text(&site.join("index.html")).unwrap(), "<title>/</title>\n<p>");
        assert!(!project::read_text(&site.join("robots.txt")).unwrap().contains("Disallow"));
        assert!(site.join("a.png").is_file() && site.join("index.html.br").is_file());
    }
}
