//! `cargo xtask contact-sheet`: pictures of every plate in every layer, theme and size, and of the patterns on the page, put
//! together on sheets to look through. It must not know how a plate is drawn, nor what a page shows.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use plates::{JOINT_VIEWS, Layer, Plate, VIEWS};
use serde::Deserialize;

use crate::devtools::Browser;
use crate::numbers;
use crate::progress::Progress;
use crate::project::{self, Project};
use crate::server;

const THEMES: [&str; 3] = ["light", "dark", "dim"];
/// Widths of the plates by themselves, CSS px.
const WIDTHS: [u32; 4] = [320, 390, 820, 1440];
/// Widths of the close-ups of the joint, CSS px.
const JOINT_WIDTHS: [u32; 2] = [390, 820];
/// Windows in which the patterns are taken, CSS px: small and large phone, upright tablet, desk.
const WINDOWS: [(u32, u32); 4] = [(320, 640), (390, 844), (820, 1180), (1440, 900)];
const SIDES: [&str; 2] = ["right", "both"];

/// Sheets as a page of their own: so narrow that a page is as wide as its pictures.
const SHEET_CSS: &str = "
body { margin: 0; padding: 12px; background: var(--paper); color: var(--ink); font: 14px/20px sans-serif; }
h1 { margin: 0 0 8px; font: bold 16px/24px sans-serif; }
main { display: inline-grid; gap: 12px; }
figure { margin: 0; }
figure img { display: block; }
";

/// The script that waits until the program has taken the page over.
pub(crate) const READY: &str = "new Promise(done => {
  const root = document.documentElement, look = () => root.hasAttribute('data-ready') && done(0);
  new MutationObserver(look).observe(root, { attributes: true });
  look();
})";

/// Where the map lies in its page: x, y, width, height in CSS px.
const MAP_BOX: &str = "(() => {
  const box = document.querySelector('.map').getBoundingClientRect();
  return [box.x + scrollX, box.y + scrollY, box.width, box.height];
})()";

/// Writes all sheets into a folder. The patterns are taken from the site at `base`, or else from `dist/`.
///
/// # Errors
/// When the art breaks a rule, the site is not built, or the browser fails.
pub(crate) fn run(project: &Project, folder: &Path, base: Option<&str>) -> Result<()> {
    let art = project.root.join("art");
    let plates = VIEWS.iter().map(|view| Plate::load(&art, view)).collect::<Result<Vec<_>, _>>()?;
    let joints = JOINT_VIEWS.iter().map(|view| Plate::load(&art, &format!("joint-{view}"))).collect::<Result<Vec<_>, _>>()?;
    let base = site_at(project, base)?;
    let work = tempfile::tempdir().context("cannot make a folder for single pictures")?;
    let mut sheets = Sheets {
        browser: Browser::start()?,
        css: project::read_text(&project.root.join("style/tokens.css"))?
            + &project::read_text(&project.root.join("style/plate.css"))?,
        folder: folder.to_owned(),
        work: work.path().to_owned(),
        written: 0,
    };
    let mut progress = Progress::new(3);
    progress.step("Plates and close-ups: views, layers, themes, sizes", || {
        sheets.plates(&plates)?;
        sheets.joints(&joints)?;
        Ok(((), sheets.note()))
    })?;
    progress.step("Plates with numbered muscles", || {
        sheets.numbered(&plates)?;
        Ok(((), sheets.note()))
    })?;
    progress.step("Patterns on the page", || {
        sheets.patterns(project, &plates, &base)?;
        Ok(((), sheets.note()))
    })?;
    println!("\nThe sheets are in {} ({}).", folder.display(), progress.total());
    Ok(())
}

/// The address, without a slash at its end, of the site that is named, or else of `dist/`, which is then served.
///
/// # Errors
/// When no site is named and none is built.
pub(crate) fn site_at(project: &Project, base: Option<&str>) -> Result<String> {
    match base {
        Some(base) => Ok(base.trim_end_matches('/').to_owned()),
        None if project.dist().join("index.html").is_file() => {
            Ok(format!("http://{}{}", server::start(project.dist(), Some(0), None)?.0, server::base_of(&project.dist())?))
        }
        None => bail!("there is no built site: run `cargo xtask build` first, or name one with --base ADDRESS"),
    }
}

/// A picture on a sheet, with what stands beneath it.
struct Shot {
    /// A file in the folder of single pictures.
    file: String,
    /// CSS px.
    width: u32,
    caption: String,
}

struct Sheets {
    browser: Browser,
    /// Colours of page and plates.
    css: String,
    folder: PathBuf,
    /// Single pictures, for as long as the sheets are made.
    work: PathBuf,
    written: usize,
}

impl Sheets {
    fn note(&self) -> String {
        format!("{} sheets so far", self.written)
    }

    /// Small plates of a theme all together; of large ones a view's four layers are a sheet.
    fn plates(&mut self, plates: &[Plate]) -> Result<()> {
        for theme in THEMES {
            for width in WIDTHS {
                if width < 800 {
                    self.drawings(&format!("plates-{width}-{theme}"), plates, &Layer::ALL, theme, width, Layer::ALL.len())?;
                } else {
                    for plate in plates {
                        let name = format!("plates-{width}-{theme}-{}", plate.view());
                        self.drawings(&name, std::slice::from_ref(plate), &Layer::ALL, theme, width, 2)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The close-ups of the joint, which has no skin.
    fn joints(&mut self, joints: &[Plate]) -> Result<()> {
        for theme in THEMES {
            for width in JOINT_WIDTHS {
                self.drawings(&format!("joint-{width}-{theme}"), joints, &Layer::ALL[1..], theme, width, 3)?;
            }
        }
        Ok(())
    }

    /// A sheet of drawings by themselves.
    fn drawings(
        &mut self,
        name: &str,
        plates: &[Plate],
        layers: &[Layer],
        theme: &str,
        width: u32,
        columns: usize,
    ) -> Result<()> {
        let mut shots = Vec::new();
        for plate in plates {
            for &layer in layers {
                let (view, layer_name) = (plate.view(), layer.slug());
                let file = format!("{view}-{layer_name}-{theme}.svg");
                project::write(&self.work.join(&file), plate_picture(plate, layer, theme, &self.css))?;
                shots.push(Shot { file, width, caption: format!("{view} · {layer_name} · {theme} · {width} px") });
            }
        }
        self.sheet(name, theme, columns, &shots)
    }

    /// One sheet for each plate and layer, for judges who must not be told what they see; the names stand in a file beside.
    fn numbered(&mut self, plates: &[Plate]) -> Result<()> {
        for plate in plates {
            for layer in Layer::ALL {
                let name = format!("numbered-{}-{}", plate.view(), layer.slug());
                let page = self.work.join(format!("{name}.html"));
                project::write(&page, numbers::page(plate, layer, &self.css, ""))?;
                let [_, _, width, height] = numbers::sheet_box(plate);
                self.browser.viewport(pixels(width), pixels(height), false)?;
                self.browser.open(&file_address(&page))?;
                let found = Vec::<numbers::Found>::deserialize(self.browser.ask(numbers::FIND)?)?;
                let numbered = numbers::number(found, numbers::margins(plate));
                project::write(&page, numbers::page(plate, layer, &self.css, &numbers::lines(&numbered)))?;
                self.browser.open(&file_address(&page))?;
                self.browser.picture([0.0, 0.0, width, height], &self.folder.join(format!("{name}.png")))?;
                project::write(&self.folder.join(format!("{name}-key.txt")), numbers::key(&numbered))?;
                self.written += 1;
            }
        }
        Ok(())
    }

    /// Each muscle in each view that has it, for one side and for both, as the page shows it; and the page before any choice.
    fn patterns(&mut self, project: &Project, plates: &[Plate], base: &str) -> Result<()> {
        self.subject("nothing", base, &VIEWS, &SIDES[..1])?;
        for slug in muscles(project)? {
            let shows = |plate: &&Plate| plate.regions().any(|region| region.muscle == slug);
            let views: Vec<&str> = plates.iter().filter(shows).map(Plate::view).collect();
            self.subject(&slug, &format!("{base}/muscles/{slug}"), &views, &SIDES)?;
        }
        Ok(())
    }

    fn subject(&mut self, name: &str, address: &str, views: &[&str], sides: &[&str]) -> Result<()> {
        for side in sides {
            for view in views {
                self.browser.open(&format!("{address}/?side={side}&view={view}"))?;
                self.browser.ask(READY)?;
                for (width, height) in WINDOWS {
                    self.browser.viewport(width, height, width < 1000)?;
                    for theme in THEMES {
                        self.browser.ask(&format!("document.documentElement.dataset.theme = '{theme}'"))?;
                        self.browser.settle()?;
                        let place: [f64; 4] = serde_json::from_value(self.browser.ask(MAP_BOX)?)?;
                        self.browser.picture(place, &self.work.join(pattern_file(name, view, side, theme, width)))?;
                    }
                }
            }
        }
        for (width, height) in WINDOWS {
            let mut shots = Vec::new();
            for theme in THEMES {
                for side in sides {
                    shots.extend(views.iter().map(|view| Shot {
                        file: pattern_file(name, view, side, theme, width),
                        width: 0,
                        caption: format!("{name} · {side} · {view} · {theme} · {width} × {height} px"),
                    }));
                }
            }
            self.sheet(&format!("pattern-{name}-{width}"), "light", views.len(), &shots)?;
        }
        Ok(())
    }

    /// Puts pictures on one sheet, in rows of so many.
    fn sheet(&mut self, name: &str, theme: &str, columns: usize, shots: &[Shot]) -> Result<()> {
        let page = self.work.join(format!("{name}.html"));
        project::write(&page, sheet_page(name, theme, columns, shots, &self.css))?;
        self.browser.viewport(800, 600, false)?;
        self.browser.open(&file_address(&page))?;
        let script =
            "(() => { const box = document.querySelector('main').getBoundingClientRect(); return [box.right, box.bottom]; })()";
        let [right, bottom]: [f64; 2] = serde_json::from_value(self.browser.ask(script)?)?;
        // Drawings are decoded when they come into view, so all of them must be in it.
        self.browser.viewport(pixels(right + 12.0), pixels(bottom + 12.0), false)?;
        self.browser.ask("Promise.all([...document.images].map(image => image.decode())).then(() => 0)")?;
        self.browser.settle()?;
        let whole = [0.0, 0.0, (right + 12.0).ceil(), (bottom + 12.0).ceil()];
        self.browser.picture(whole, &self.folder.join(format!("{name}.png")))?;
        self.written += 1;
        Ok(())
    }
}

fn pattern_file(name: &str, view: &str, side: &str, theme: &str, width: u32) -> String {
    format!("{name}-{side}-{view}-{theme}-{width}.png")
}

/// A plate as a file of its own: each has its own ids, and its theme at the root as the page has.
fn plate_picture(plate: &Plate, layer: Layer, theme: &str, css: &str) -> String {
    let [x, y, width, height] = plate.view_box();
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="plate" data-theme="{theme}" viewBox="{x} {y} {width} {height}"><style><![CDATA[{css}]]></style>{}</svg>"#,
        plate.markup(layer)
    )
}

fn sheet_page(name: &str, theme: &str, columns: usize, shots: &[Shot], css: &str) -> String {
    let mut figures = String::new();
    for shot in shots {
        let width = if shot.width == 0 { String::new() } else { format!(r#" width="{}""#, shot.width) };
        // Writing to a String cannot fail.
        let _ = write!(
            figures,
            r#"<figure><img src="{}"{width} alt=""><figcaption>{}</figcaption></figure>"#,
            shot.file, shot.caption
        );
    }
    format!(
        "<!doctype html><html data-theme=\"{theme}\"><meta charset=\"utf-8\"><style>{css}{SHEET_CSS}
main {{ grid-template-columns: repeat({columns}, auto); }}</style><h1>{name}</h1><main>{figures}</main></html>"
    )
}

/// The muscles that the map has, by their names in addresses.
fn muscles(project: &Project) -> Result<Vec<String>> {
    let files = project::files_below(&project.root.join("data/muscles"))?;
    Ok(files.iter().filter_map(|file| file.strip_suffix(".toml")).map(str::to_owned).collect())
}

fn file_address(file: &Path) -> String {
    format!("file://{}", file.display())
}

/// Whole px that hold a length.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths on a sheet: positive, some thousands")]
fn pixels(length: f64) -> u32 {
    length.ceil() as u32
}

#[cfg(test)]
mod tests {
    use super::{Shot, sheet_page};

    #[test]
    fn a_sheet_has_each_picture_with_its_caption_in_order() {
        let shot = |file: &str, width| Shot { file: file.into(), width, caption: format!("caption of {file}") };
        let page = sheet_page("name", "dim", 2, &[shot("a.svg", 320), shot("b.png", 0)], "css");
        assert!(page.contains(r#"<html data-theme="dim">"#) && page.contains("repeat(2, auto)"));
        let a = page.find(r#"<img src="a.svg" width="320" alt=""><figcaption>caption of a.svg</figcaption>"#).unwrap();
        let b = page.find(r#"<img src="b.png" alt=""><figcaption>caption of b.png</figcaption>"#).unwrap();
        assert!(a < b);
    }
}
