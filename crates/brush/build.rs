//! Samples the pain areas of each diagram on a grid, so that the program carries no outlines, and bakes the numbers and words of
//! painting. A fault stops the build, with its file, key and remedy.

use atlas::load::{self, Painting};
use atlas::{Area, Side, View};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// How far apart the grid's samples lie, mm; also in src/grid.rs.
const STEP: f64 = 3.0;

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR")).join("../..");
    for file in ["art", "data/painting.toml", "content/en/painting.toml"] {
        println!("cargo::rerun-if-changed={}", root.join(file).display());
    }
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    match baked(&root) {
        Ok(source) => fs::write(Path::new(&out).join("baked.rs"), source).expect("the build's own folder can be written to"),
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            process::exit(1);
        }
    }
}

fn baked(root: &Path) -> Result<String, Vec<String>> {
    let painting = load::read_painting(root).map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let art = plates::Art::load(&root.join("art")).map_err(|fault| vec![fault.to_string()])?;
    let mut source = String::new();
    for &view in View::ALL {
        let plate = art
            .plate(view.slug())
            .ok_or_else(|| vec![format!("art/{0}.kdl: there is no plate for the {0} view; draw one", view.slug())])?;
        let [left, top, width, height] = plate.view_box();
        // As many on each side of the middle.
        let (columns, rows) = ((width / STEP / 2.0).ceil() * 2.0, (height / STEP).ceil());
        let mut runs: Vec<(u8, u8)> = Vec::new();
        let mut y = top + STEP / 2.0;
        while y < top + rows * STEP {
            // From the middle of the box to both sides, so that a sample has one that mirrors it.
            let mut column = 0.0;
            while column < columns {
                let x = left + width / 2.0 + (column - (columns - 1.0) / 2.0) * STEP;
                let area = plate.area_at([x, y]).map(number).transpose()?.unwrap_or(0);
                match runs.last_mut() {
                    Some((length, same)) if *same == area && *length < u8::MAX => *length += 1,
                    _ => runs.push((1, area)),
                }
                column += 1.0;
            }
            y += STEP;
        }
        let _ = writeln!(
            source,
            "/// The samples of the {view:?} view: how many in a row belong to an area, and to which.\n\
             pub(crate) static {}: Baked = Baked {{ left: {left:?}, top: {top:?}, width: {width:?}, columns: {columns}, rows: {rows}, runs: &{runs:?} }};",
            view.slug().to_uppercase()
        );
    }
    let Painting { shares, amounts, too_little, more, beside, how, places } = painting;
    let places: Vec<&String> = places.iter().flatten().collect();
    let _ = writeln!(
        source,
        "/// From which share of an area on something is said of it.\n\
         pub const SHARES: Shares = Shares {{ marked_from: {}, most_from: {}, all_from: {} }};\n\
         pub(crate) const AMOUNTS: [&str; {}] = {amounts:?};\npub(crate) const TOO_LITTLE: &str = {too_little:?};\n\
         pub(crate) const MORE: &str = {more:?};\npub(crate) const BESIDE: &str = {beside:?};\n/// Said when the brush is taken in hand.\npub const HOW: &str = {how:?};\n\
         pub(crate) const NAMES: [&str; {}] = {places:?};",
        shares.marked_from,
        shares.most_from,
        shares.all_from,
        amounts.len(),
        Area::ALL.len() * Side::ALL.len(),
    );
    Ok(source)
}

/// An area's number in the grid; 0 is none.
fn number(name: &str) -> Result<u8, Vec<String>> {
    let index = Area::ALL.iter().position(|area| area.slug() == name);
    index
        .and_then(|index| u8::try_from(index + 1).ok())
        .ok_or_else(|| vec![format!("art/areas: area {name}: no area is called that; the areas are in content/en/areas.toml")])
}
