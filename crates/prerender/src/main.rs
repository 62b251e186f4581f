//! Writes every page as a complete HTML file, from the same components that run in the browser. It must not know servers.
//!
//! `prerender --root REPOSITORY --assets FILE --out FOLDER [--base /FOLDER/OF/THE/HOST]
//! [--booking-template ADDRESS]`

mod below;
mod credits;
mod figure;
mod found;
mod joint;
mod layers;
mod pages;
mod pictured;
mod shell;
mod statement;

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What the command line names.
struct Arguments {
    root: PathBuf,
    assets: PathBuf,
    out: PathBuf,
    /// The folder of the host in which the site lives; empty at its root.
    base: String,
    /// The practice's booking address with a place for a summary, where it is another than the practice file's.
    booking_template: Option<String>,
}

fn arguments() -> Result<Arguments> {
    let words: Vec<String> = env::args().collect();
    let after = |name: &str| words.iter().position(|word| word == name).and_then(|at| words.get(at + 1));
    let value = |name: &str| {
        after(name).map(PathBuf::from).with_context(|| format!("{name} FOLDER is missing; see the module's first lines"))
    };
    let base = after("--base").cloned().unwrap_or_default();
    let booking_template = after("--booking-template").cloned();
    Ok(Arguments { booking_template, root: value("--root")?, assets: value("--assets")?, out: value("--out")?, base })
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
    let about = layers::LaterFile::new(
        "about",
        headache_map::facts::ATLAS.muscles.iter().map(headache_map::panel::text::about).collect(),
    );
    for file in [&layers, &check, &about] {
        write(&arguments.out.join(file.address.trim_start_matches('/')), shell::in_folder(&file.text, &arguments.base))?;
    }
    let statement = statement::Statement::read(&arguments.root)?;
    let later = pages::Later {
        layers: &layers.address,
        check: &check.address,
        about: &about.address,
        booking_template: arguments
            .booking_template
            .map(|template| &*template.leak())
            .or(headache_map::facts::ATLAS.practice.booking_template),
    };
    let pages = pages::all(&art, &assets, &later, &statement);
    for page in &pages {
        write(&arguments.out.join(&page.file), shell::in_folder(&page.html, &arguments.base))?;
    }
    for picture in pictured::all(&arguments.root, &art, &pages)? {
        write(&arguments.out.join(picture.file.trim_start_matches('/')), picture.png)?;
    }
    for (file, manifest) in pictured::manifests() {
        write(&arguments.out.join(file), manifest)?;
    }
    let listed: Vec<&str> = pages.iter().filter(|page| page.listed).map(|page| page.path.as_str()).collect();
    if let Some(sitemap) = pages::sitemap(&listed) {
        write(&arguments.out.join("sitemap.xml"), sitemap)?;
    }
    write(&arguments.out.join("robots.txt"), pages::robots())?;
    println!("{} pages written to {}", pages.len(), arguments.out.display());
    if headache_map::facts::ATLAS.practice.demonstration {
        println!(
            "NOTE: content/practice.toml still describes the demonstration practice; the pages ask search engines to stay away."
        );
        println!("      Before going online: write your own practice into that file and set demonstration = false.");
    }
    Ok(())
}

fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))
}
