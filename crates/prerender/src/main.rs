//! Writes every page as a complete HTML file, from the same components that run in the browser. It must not know servers.
//!
//! `prerender --root REPOSITORY --assets FILE --out FOLDER`

mod below;
mod credits;
mod figure;
mod joint;
mod layers;
mod pages;
mod shell;

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What the command line names.
struct Arguments {
    root: PathBuf,
    assets: PathBuf,
    out: PathBuf,
}

fn arguments() -> Result<Arguments> {
    let words: Vec<String> = env::args().collect();
    let value = |name: &str| {
        let at = words
            .iter()
            .position(|word| word == name)
            .with_context(|| format!("{name} is missing; see the module's first lines"))?;
        words.get(at + 1).map(PathBuf::from).with_context(|| format!("{name} wants a path after it"))
    };
    Ok(Arguments { root: value("--root")?, assets: value("--assets")?, out: value("--out")? })
}

fn main() -> Result<()> {
    let arguments = arguments()?;
    let art = plates::Art::load(&arguments.root.join("art")).map_err(|fault| anyhow::anyhow!("{fault}"))?;
    let assets: shell::Assets = {
        let text =
            fs::read_to_string(&arguments.assets).with_context(|| format!("cannot read {}", arguments.assets.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} does not name the page's files", arguments.assets.display()))?
    };
    let layers = layers::file(&art);
    let check = layers::LaterFile::new("check", check::screens_html(&headache_map::facts::ATLAS).into_string());
    for file in [&layers, &check] {
        write(&arguments.out.join(file.address.trim_start_matches('/')), &file.text)?;
    }
    let pages = pages::all(&art, &assets, &pages::Later { layers: &layers.address, check: &check.address });
    for page in &pages {
        write(&arguments.out.join(&page.file), &page.html)?;
    }
    let listed: Vec<&str> = pages.iter().filter(|page| page.listed).map(|page| page.path.as_str()).collect();
    if let Some(sitemap) = pages::sitemap(&listed) {
        write(&arguments.out.join("sitemap.xml"), &sitemap)?;
    }
    write(&arguments.out.join("robots.txt"), &pages::robots())?;
    println!("{} pages written to {}", pages.len(), arguments.out.display());
    if headache_map::facts::ATLAS.practice.demonstration {
        println!(
            "NOTE: content/practice.toml still describes the demonstration practice; the pages ask search engines to stay away."
        );
        println!("      Before going online: write your own practice into that file and set demonstration = false.");
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}
