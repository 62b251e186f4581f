//! One plate as a page to look at: `preview -- VIEW OUT.html [LAYER] [THEME] [OVERLAY.svg]`. What the overlay file holds is
//! laid over the plate, in the same millimetres. With the layer `zones`, the muscle layer with every zone, region and point; with `areas`, the skin
//! with every pain area of the right half, its name and the zones.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use plates::{Layer, Plate};

fn main() -> std::process::ExitCode {
    match preview() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn preview() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let args: Vec<String> = std::env::args().skip(1).collect();
    let arg = |i: usize, default: &'static str| args.get(i).map_or(default, String::as_str);
    let (view, out, layer, theme) = (arg(0, "side"), arg(1, "/tmp/plate.html"), arg(2, "muscle"), arg(3, "light"));
    let plate = Plate::load(&root.join("art"), view)?;
    let mut over = match args.get(4) {
        Some(file) => fs::read_to_string(file)?,
        None => String::new(),
    };
    let shown = if layer == "zones" {
        for zone in plate.zones() {
            let [x, y] = zone.label;
            let dash = if zone.deep { " dashed" } else { "" };
            write!(over, r#"<path class="z{dash}" d="{}"/><circle class="d" cx="{x}" cy="{y}" r="1.2"/>"#, zone.d)?;
        }
        for region in plate.regions() {
            write!(over, r#"<path class="r" d="{}"/>"#, region.d)?;
        }
        for point in plate.points() {
            let [x, y] = point.at;
            write!(over, r#"<path class="x" d="M{} {}l6 6m0-6l-6 6"/>"#, x - 3.0, y - 3.0)?;
        }
        Layer::Muscle
    } else if layer == "areas" {
        for area in plate.areas() {
            let [x, y] = area.label;
            write!(over, r#"<path class="a" d="{}"/>"#, area.d)?;
            write!(
                over,
                r#"<text x="{x}" y="{}">{}</text><path class="w" d="M{} {}h{}"/>"#,
                y + 1.5,
                area.area,
                x - area.room / 2.0,
                y + 4.0,
                area.room
            )?;
        }
        for zone in plate.zones() {
            write!(over, r#"<path class="zd" d="{}"/>"#, zone.d)?;
        }
        Layer::Skin
    } else {
        Layer::from_slug(layer).ok_or("layer is skin, muscle, deep, bone, zones or areas")?
    };
    let [x, y, width, height] = plate.view_box();
    let css = fs::read_to_string(root.join("style/plate.css"))?;
    let page = format!(
        r#"<!doctype html><html data-theme="{theme}"><meta charset="utf-8"><style>{css}
body{{margin:0;background:var(--plate-paper)}} svg{{display:block;width:100%}}
.z{{fill:#46256b40;stroke:#46256b;stroke-width:.8}} .dashed{{stroke-dasharray:3 2}} .d{{fill:#46256b}} .r{{fill:none;stroke:#06c;stroke-width:1}}
.a{{fill:#5a42340a;stroke:#5a4234;stroke-opacity:.62;stroke-width:.9}} .w{{stroke:#46256b;stroke-width:.3}} .zd{{fill:none;stroke:#46256b;stroke-width:.4;stroke-dasharray:1 1.4}}
text{{font:italic 6px serif;text-anchor:middle;stroke:#fff8;stroke-width:1.5;paint-order:stroke}} .x{{fill:none;stroke:#000;stroke-width:1.6}}</style><svg class="plate" viewBox="{x} {y} {width} {height}">{}{over}</svg></html>"#,
        plate.markup(shown)
    );
    fs::write(out, page)?;
    Ok(())
}
