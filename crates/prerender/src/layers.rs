//! The further layers of all plates in one file, fetched when a person first peels the drawing: together they share most of
//! what they are made of, and weigh little more than one of them. It must not know the pages.

use headache_map::map::HELD_LAYERS;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A file that a page fetches when it is first wanted.
pub struct LaterFile {
    /// Its address below the site; changes with its content, so that browsers may keep it for good.
    pub address: String,
    /// Its markup.
    pub text: String,
}

impl LaterFile {
    /// Such a file under that name.
    pub fn new(name: &str, text: String) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Self { address: format!("/assets/{name}.{:016x}.html", hasher.finish()), text }
    }
}

/// Every layer of every plate but those that the pages hold: a plate after another, each an `<svg>` that tells its diagram
/// (`data-of`) and its layer.
pub fn file(art: &plates::Art) -> LaterFile {
    let further = plates::Layer::ALL.into_iter().filter(|layer| !HELD_LAYERS.iter().any(|held| held.slug() == layer.slug()));
    let views: Vec<&plates::Plate> = plates::VIEWS.iter().filter_map(|view| art.plate(view)).collect();
    let text: String = further
        .flat_map(|layer| {
            views.iter().map(move |plate| {
                let [x, y, width, height] = plate.view_box();
                format!(
                    "<svg class=\"plate\" data-of=\"{}\" data-layer=\"{}\" viewBox=\"{x} {y} {width} {height}\" aria-hidden=\"true\" focusable=\"false\">{}</svg>\n",
                    plate.view(),
                    layer.slug(),
                    plate.further_layer(layer)
                )
            })
        })
        .collect();
    LaterFile::new("layers", text)
}
