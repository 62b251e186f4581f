//! The site's pictures, made from the drawings: one for each page about something on the map or about a joint, icons, and the manifest that names
//! them. It must not know how a picture is made.

use crate::pages::Page;
use crate::{found, joint, shell};
use anyhow::{Context, Result};
use atlas::Layer;
use headache_map::app;
use headache_map::facts::{ATLAS, drawing};
use headache_map::map::{MapState, Slot, Subject, compose, paint};
use headache_map::piece::Piece;
use headache_map::url;
use pictures::{Colours, Drawing, Lettering};
use serde_json::json;
use std::path::Path;

/// The file of a picture below the site, and its content.
pub struct Picture {
    /// Its file.
    pub file: String,
    /// PNG.
    pub png: Vec<u8>,
}

/// The icons: size in px, whether a system may mask them.
const ICONS: [(u32, bool); 4] = [(180, false), (192, false), (512, false), (512, true)];

/// The head in the side diagram, square, mm: all that an icon shows of it.
const HEAD: [f64; 4] = [-152.0, -148.0, 296.0, 296.0];

/// Every picture of the site.
///
/// # Errors
/// When the style sheets are not there or a drawing is none.
pub fn all(root: &Path, art: &plates::Art, pages: &[Page]) -> Result<Vec<Picture>> {
    let sheet = |name: &str| {
        std::fs::read_to_string(root.join("style").join(name))
            .with_context(|| format!("style/{name} holds the pictures' colours"))
    };
    let (tokens, plate) = (sheet("tokens.css")?, sheet("plate.css")?);
    let colours = Colours::read(&[&plate, &tokens]);
    let mut made = Vec::new();
    for page in pages.iter().filter(|page| page.listed) {
        let (drawing, title) = if let Some(subject) = url::subject(&page.path) {
            (main_diagram(art, subject), app::title(subject))
        } else if let Some(joint) = found::joint(&page.path) {
            let Some(drawing) = joint::pictured(art, joint, &colours) else { continue };
            (drawing, joint.page_title.to_owned())
        } else {
            continue;
        };
        let title = title.split(" · ").next().unwrap_or(&title);
        let lettering = Lettering { site: ATLAS.words.site_name, title, credit: ATLAS.still_words.credits_art };
        let png = pictures::share(&drawing, &lettering, &colours)?;
        made.push(Picture { file: found::picture(&page.path), png });
    }
    for (size, maskable) in ICONS {
        let drawing = main_diagram(art, Subject::Nothing);
        let drawing = Drawing { marks: String::new(), ..drawing };
        // A system's mask leaves the middle four fifths for certain: the head lies within it.
        let room = if maskable { 0.25 } else { 0.0 };
        let [x, y, width, height] = HEAD;
        let within = [x - width * room / 2.0, y - height * room / 2.0, width * (1.0 + room), height * (1.0 + room)];
        made.push(Picture { file: icon_file(size, maskable), png: pictures::icon(&drawing, within, size, &colours)? });
    }
    Ok(made)
}

fn icon_file(size: u32, maskable: bool) -> String {
    format!("/icons/{size}{}.png", if maskable { "-maskable" } else { "" })
}

/// The large diagram of a page as it is served: its plate, and what is marked on it.
fn main_diagram(art: &plates::Art, subject: Subject) -> Drawing {
    let model = compose(&MapState::of(subject));
    let main = model.diagrams.iter().find(|diagram| diagram.slot == Slot::Main);
    let (view, marks) = main.map_or((subject.best_view(), String::new()), |diagram| {
        // Before anything is chosen the marks are only an invitation to a finger.
        let marks =
            if subject == Subject::Nothing { Vec::new() } else { [paint::pattern(diagram), paint::points(diagram)].concat() };
        let marks = Piece::text(&marks);
        (diagram.view, marks)
    });
    let layer =
        plates::Layer::ALL.into_iter().find(|layer| layer.slug() == Layer::Muscle.slug()).unwrap_or(plates::Layer::Muscle);
    let plate = art.plate(view.slug()).map(|plate| plate.markup(layer)).unwrap_or_default();
    let (x, y, width, height) = drawing(view).view_box;
    let mm = |tenths: atlas::Mm| f64::from(tenths.0) / 10.0;
    Drawing { plate, marks, view_box: [mm(x), mm(y), mm(width), mm(height)] }
}

/// What a device needs to install the site, and to install session mode by itself, so that it opens in it: file and content.
/// Addresses are as seen from these files, so that they hold in any folder of a host.
pub fn manifests() -> [(&'static str, String); 2] {
    let session = &ATLAS.session.words;
    let site = json!({
        "name": format!("{} · {}", ATLAS.words.site_name, ATLAS.practice.name),
        "short_name": ATLAS.words.site_name,
        "description": ATLAS.still_words.home_description,
        "id": "./",
        "start_url": "./",
        "display": "standalone",
        "shortcuts": [{ "name": session.page_title, "description": session.page_description, "url": "./session/" }],
    });
    // The rest of the site belongs to it too: "Close" leads to the map without the browser's bars coming back.
    let in_session = json!({
        "name": format!("{} · {}", session.page_title, ATLAS.words.site_name),
        "short_name": session.page_title,
        "description": session.page_description,
        "id": "./session/",
        "start_url": "./session/",
        "display": "fullscreen",
    });
    [(shell::SITE_MANIFEST, manifest(site)), (shell::SESSION_MANIFEST, manifest(in_session))]
}

/// A manifest with what all have in common.
fn manifest(mut own: serde_json::Value) -> String {
    let icon = |(size, maskable): (u32, bool)| {
        json!({
            "src": icon_file(size, maskable).trim_start_matches('/'), "sizes": format!("{size}x{size}"), "type": "image/png",
            "purpose": if maskable { "maskable" } else { "any" },
        })
    };
    let common = json!({
        "lang": "en",
        "scope": "./",
        "background_color": "#f6f1e7",
        "theme_color": "#f6f1e7",
        "icons": ICONS.into_iter().filter(|(size, _)| *size != 180).map(icon).collect::<Vec<_>>(),
    });
    if let (Some(own), serde_json::Value::Object(common)) = (own.as_object_mut(), common) {
        own.extend(common);
    }
    format!("{own:#}\n")
}
