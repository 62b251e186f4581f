//! Weighs what reaches the browser for each page, compressed as a host sends it, against the budgets. It must not know
//! what the pages show.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::budgets::Budgets;
use crate::offline;
use crate::progress::Progress;
use crate::project::{self, Project};
use crate::site::{self, Purpose};

/// What one page weighs, in bytes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Weight {
    page: String,
    html: u64,
    css: u64,
    js: u64,
    wasm: u64,
}

impl Weight {
    fn program(&self) -> u64 {
        self.js + self.wasm
    }

    fn all(&self) -> u64 {
        self.html + self.css + self.program()
    }
}

/// Builds the site and prints the table.
///
/// # Errors
/// When a page is over its budget.
pub(crate) fn run(project: &Project) -> Result<()> {
    site::build(project, Purpose::Release, &mut Progress::new(site::STEPS))?;
    println!();
    let over = report(project)?;
    if over.is_empty() {
        return Ok(());
    }
    println!();
    over.iter().for_each(|page| println!("over budget: {page}"));
    bail!("make these pages lighter, or raise their budget in budgets.toml with the reason in the same change");
}

/// Prints the table for the site in `dist/` and returns, in words, what is over its budget.
pub(crate) fn report(project: &Project) -> Result<Vec<String>> {
    let budgets = Budgets::read(&project.root.join("budgets.toml"))?;
    let weights = weigh(&project.dist())?;
    let width = weights.iter().map(|weight| weight.page.len()).max().unwrap_or_default();
    let mut over = Vec::new();
    println!(
        "{:width$} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}   KB, brotli 11",
        "page", "html", "css", "js", "wasm", "js+wasm", "all"
    );
    for weight in &weights {
        let budget = budgets.of(&weight.page);
        print!("{:width$}", weight.page);
        for bytes in [weight.html, weight.css, weight.js, weight.wasm, weight.program(), weight.all()] {
            print!(" {:>8.1}", kilobytes(bytes));
        }
        println!();
        for (name, bytes, limit) in
            [("html", weight.html, budget.html), ("js+wasm", weight.program(), budget.program), ("all", weight.all(), budget.all)]
        {
            if kilobytes(bytes) > limit {
                over.push(format!("{} has {:.1} KB of {name} where {limit} KB are allowed", weight.page, kilobytes(bytes)));
            }
        }
    }
    let kept = kept_on_device(&project.dist())?;
    println!("\nkept on a device for the time without a network: {:.0} KB of at most {}", kilobytes(kept), budgets.offline);
    if kilobytes(kept) > budgets.offline {
        over.push(format!("a device has to keep {:.0} KB where {} KB are allowed", kilobytes(kept), budgets.offline));
    }
    let brush = brush(&project.dist())?;
    println!("fetched when someone takes the brush: {:.1} KB of at most {}", kilobytes(brush), budgets.brush);
    if kilobytes(brush) > budgets.brush {
        over.push(format!("the brush has {:.1} KB where {} KB are allowed", kilobytes(brush), budgets.brush));
    }
    Ok(over)
}

/// Bytes that travel for all that a device keeps.
fn kept_on_device(site: &Path) -> Result<u64> {
    offline::kept(&project::files_below(site)?).iter().map(|file| sent(site, file)).sum()
}

/// Weighs every page of a site, sorted by address.
fn weigh(site: &Path) -> Result<Vec<Weight>> {
    let files = project::files_below(site)?;
    let mut weights = Vec::new();
    for file in files.iter().filter(|file| file.ends_with(".html")) {
        let mut weight = Weight { page: format!("/{}", file.strip_suffix("index.html").unwrap_or(file)), ..Weight::default() };
        weight.html = sent(site, file)?;
        for part in parts(site, file, &files)? {
            let bytes = sent(site, &part)?;
            match part.rsplit('.').next() {
                Some("css") => weight.css += bytes,
                Some("js") => weight.js += bytes,
                _ => weight.wasm += bytes,
            }
        }
        weights.push(weight);
    }
    Ok(weights)
}

/// The stylesheets, scripts and programs that a page names, itself or through a script that it names.
fn parts(site: &Path, page: &str, files: &[String]) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut open = vec![page.to_owned()];
    while let Some(next) = open.pop() {
        let text = without_later(&project::read_text(&site.join(&next))?);
        // The worker comes when the page rests; what it fetches has a budget of its own.
        let files = files.iter().filter(|file| *file != offline::WORKER);
        for file in files.filter(|file| [".css", ".js", ".wasm"].iter().any(|end| file.ends_with(end))) {
            // A page names a file from the root of its host, on which the site may live in a folder; a script names its neighbours.
            let neighbour = file.strip_prefix("assets/").map(|name| format!("\"./{name}\""));
            let named = ["\"", "'"].iter().any(|quote| text.contains(&format!("/{file}{quote}")))
                || (next.ends_with(".js") && neighbour.is_some_and(|name| text.contains(&name)));
            if named && found.insert(file.clone()) && file.ends_with(".js") {
                open.push(file.clone());
            }
        }
    }
    Ok(found)
}

/// How a page names the program of the brush, which it loads only once someone takes the brush.
const LATER: &str = " data-brush=\"";
/// How a page names the sheet that stands in it, for browsers that refuse it there.
const WITHIN: &str = " data-file=\"";

/// A page's text without what these name.
fn without_later(page: &str) -> String {
    [LATER, WITHIN].iter().fold(page.to_owned(), |page, attribute| {
        let mut parts = page.split(attribute);
        let mut text = parts.next().unwrap_or_default().to_owned();
        parts.for_each(|part| text.push_str(part.split_once('"').map_or("", |(_, rest)| rest)));
        text
    })
}

/// Bytes that travel when someone takes the brush: the script that pages name for it, and what that names.
fn brush(site: &Path) -> Result<u64> {
    let files = project::files_below(site)?;
    for page in files.iter().filter(|file| file.ends_with(".html")) {
        let text = project::read_text(&site.join(page))?;
        let named = text.split_once(LATER).and_then(|(_, rest)| rest.split_once('"'));
        let Some(boot) = named.and_then(|(address, _)| files.iter().find(|file| address.ends_with(&format!("/{file}")))) else {
            continue;
        };
        let mut all = parts(site, boot, &files)?;
        all.insert(boot.clone());
        return all.iter().map(|file| sent(site, file)).sum();
    }
    Ok(0)
}

/// Bytes that travel for a file.
fn sent(site: &Path, file: &str) -> Result<u64> {
    let copy = site.join(format!("{file}.br"));
    Ok(copy.metadata().with_context(|| format!("{} is missing; run `cargo xtask build`", copy.display()))?.len())
}

#[expect(clippy::cast_precision_loss, reason = "no page is so large that a float could not count its bytes")]
fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::{Weight, brush, weigh};

    #[test]
    fn a_page_weighs_what_it_names_and_what_its_scripts_name() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            (
                "index.html",
                "<link href=\"/assets/a.css\"><script src='/assets/boot.js'></script><div data-brush=\"/x/assets/brush.js\"><style data-file=\"/x/assets/b.css\">",
                100,
            ),
            ("credits/index.html", "<link href=\"/assets/a.css\">", 10),
            ("assets/a.css", "", 5),
            ("assets/b.css", "", 7),
            ("assets/boot.js", "import a from \"./map.js\"", 11),
            ("assets/map.js", "fetch(\"./map.wasm\"); import \"./boot.js\"", 13),
            ("assets/map.wasm", "", 17),
            ("assets/brush.js", "fetch(\"./brush.wasm\")", 19),
            ("assets/brush.wasm", "", 23),
        ];
        for (file, text, bytes) in files {
            crate::project::write(&folder.path().join(file), text).unwrap();
            crate::project::write(&folder.path().join(format!("{file}.br")), vec![0; bytes]).unwrap();
        }
        let weights = weigh(folder.path()).unwrap();
        assert_eq!(
            weights,
            [
                Weight { page: "/credits/".into(), html: 10, css: 5, js: 0, wasm: 0 },
                Weight { page: "/".into(), html: 100, css: 5, js: 24, wasm: 17 },
            ]
        );
        assert_eq!((weights[1].program(), weights[1].all()), (41, 146));
        assert_eq!(brush(folder.path()).unwrap(), 42, "what is fetched later is weighed by itself");
    }
}
