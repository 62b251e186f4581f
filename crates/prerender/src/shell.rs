//! What stands round every page: head, title row, foot. Its words are the atlas's, its files are the build's.

use crate::{figure, found};
use headache_map::facts::ATLAS;
use headache_map::map::HELD_LAYERS;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The files that a page asks for, as addresses below the site; written by the build.
#[derive(Debug, Deserialize)]
pub struct Assets {
    /// The stylesheet of pages without a program.
    pub css: String,
    /// The script that does what must be done before the first paint: theme, and the large diagram that an address asks for. The script
    /// itself, and letter by letter: the policy knows it by its hash.
    pub before_paint: String,
    /// The script that has the site kept on the device.
    pub offline: String,
    /// The icon that browsers show beside the title.
    pub icon: String,
    /// The content security policy, as in the headers file.
    pub policy: String,
    /// Stands in each page for the site's version, which is known when all pages are written.
    pub version: String,
    /// The programs, by the key that `xtask/src/programs.rs` gives each.
    pub programs: HashMap<String, ProgramFiles>,
}

/// The files of one program.
#[derive(Debug, Deserialize)]
pub struct ProgramFiles {
    /// The small script that starts it; where it cannot, the page stays as it was served.
    pub boot: String,
    /// Its JavaScript module, asked for early.
    pub module: String,
    /// Its wasm, asked for early on a slow line.
    pub wasm: String,
    /// The stylesheet of its pages, if it has any.
    pub css: Option<String>,
    /// The same, where it stands in the page itself. Letter by letter, as the policy knows it by its hash.
    pub style: Option<String>,
}

/// The file that says how the site is installed on a device.
pub const SITE_MANIFEST: &str = "site.webmanifest";
/// The file that says how session mode is.
pub const SESSION_MANIFEST: &str = "session.webmanifest";

/// What a page says of itself.
pub struct Head<'a> {
    /// Title.
    pub title: &'a str,
    /// Description for search results.
    pub description: &'a str,
    /// Its path, if it has one of its own.
    pub path: Option<&'a str>,
}

/// The plates' markup by view and layer, made once for all pages: the layers that every page holds.
pub fn plates(art: &plates::Art) -> fn(atlas::View, atlas::Layer) -> String {
    static MARKUP: OnceLock<HashMap<(atlas::View, atlas::Layer), String>> = OnceLock::new();
    MARKUP.get_or_init(|| {
        let markup = |view: atlas::View, layer: atlas::Layer| {
            let plate = art.plate(view.slug())?;
            Some(match plates::Layer::ALL.into_iter().find(|known| known.slug() == layer.slug())? {
                // With an id, so that a small drawing further down is this one once more.
                plates::Layer::Muscle => {
                    format!("<g id=\"{}\">{}</g>", figure::plate_id(view), plate.markup(plates::Layer::Muscle))
                }
                further => plate.further_layer(further),
            })
        };
        let all = atlas::View::ALL.iter().flat_map(|&view| HELD_LAYERS.map(|layer| (view, layer)));
        all.map(|(view, layer)| ((view, layer), markup(view, layer).unwrap_or_default())).collect()
    });
    |view, layer| MARKUP.get().and_then(|markup| markup.get(&(view, layer))).cloned().unwrap_or_default()
}

/// Text as it may stand in HTML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// What stands round every page, with names in double braces where something is filled in.
const SHELL: &str = include_str!("../../../index.html");
/// The same within another site's page.
const FRAME: &str = include_str!("../../../embed.html");

/// The map as it stands within another site's page.
pub fn framed_page(assets: &Assets, head: &Head<'_>, body: &str, program: &str) -> String {
    // Whatever a frame of another site may keep on the device, browsers keep apart from the site itself: it keeps nothing.
    around(FRAME, assets, head, body, Some(program), &failed("")).replace(&worker_script(assets), "")
}

/// The script that has the site kept on the device.
fn worker_script(assets: &Assets) -> String {
    format!("<script type=\"module\" src=\"{}\"></script>\n", assets.offline)
}

/// A whole page. `program`: the key of the program that takes it over, if one does.
pub fn page(assets: &Assets, head: &Head<'_>, body: &str, program: Option<&str>) -> String {
    let still = &ATLAS.still_words;
    let failed = match program {
        None => String::new(),
        Some("map") => failed(still.failed_kept),
        Some("session") => failed_in_session(),
        Some(_) => failed(""),
    };
    around(SHELL, assets, head, body, program, &failed)
}

/// The message for when a page's program has broken down, unseen until then, with what becomes of what was made on the page;
/// `boot.js` shows it.
fn failed(kept: &str) -> String {
    let still = &ATLAS.still_words;
    failed_message(&format!("{} <button type=\"button\">{}</button>", escape(kept), escape(still.failed_load)))
}

/// The same in session mode, where a client who opened the link of their session has nothing to load again but that link.
fn failed_in_session() -> String {
    let still = &ATLAS.still_words;
    let [session, home, load] = [still.failed_session, still.failed_home, still.failed_load].map(escape);
    failed_message(&format!(
        "<span data-in=\"session\">{session}</span> <button type=\"button\" data-in=\"session\">{load}</button><span data-in=\"visitor\">{home}</span>"
    ))
}

fn failed_message(rest: &str) -> String {
    format!(
        "<div class=\"newer\" data-failed role=\"alert\">\n<p hidden><span>{}</span> {rest}</p>\n</div>\n",
        escape(ATLAS.still_words.failed)
    )
}

/// A whole page with what stands round it from a shell.
fn around(shell: &str, assets: &Assets, head: &Head<'_>, body: &str, program: Option<&str>, failed: &str) -> String {
    let words = &ATLAS.words;
    let still = &ATLAS.still_words;
    let practice = &ATLAS.practice;
    let robots = if practice.demonstration || head.path.is_none() { "<meta name=\"robots\" content=\"noindex\">\n" } else { "" };
    let files = program.map(|key| {
        assets.programs.get(key).unwrap_or_else(|| panic!("no program is called {key}; the list is in xtask/src/programs.rs"))
    });
    let sheet = files.and_then(|files| files.css.as_ref()).unwrap_or(&assets.css);
    let (styles_early, styles) = match files.and_then(|files| files.style.as_ref()) {
        // Its address is there for a browser that was told to refuse it (offline.js).
        Some(style) => (String::new(), format!("<style data-file=\"{sheet}\">{style}</style>\n")),
        // Asked for before the first script, which holds up whatever comes after it; and without holding up that script in turn.
        None => (
            format!("<link rel=\"preload\" href=\"{sheet}\" as=\"style\">\n"),
            format!("<link rel=\"stylesheet\" href=\"{sheet}\">\n"),
        ),
    };
    // They stand after what is seen, whose place they would take on a slow line.
    let scripts = files.map_or_else(String::new, |files| {
        format!(
            "<link rel=\"modulepreload\" href=\"{}\">\n<script type=\"module\" src=\"{}\" data-wasm=\"{}\"></script>\n",
            files.module, files.boot, files.wasm
        )
    });
    let scripts = scripts + &worker_script(assets);
    let in_session = program == Some("session");
    let demonstration = if practice.demonstration {
        format!("<p class=\"demonstration\">{}</p>", escape(still.demonstration))
    } else {
        String::new()
    };
    let theme = |value: &str, word: &str| {
        let word = escape(word);
        format!(
            "<button type=\"button\" data-theme-choice=\"{value}\" aria-pressed=\"false\"><span data-word=\"{word}\">{word}</span></button>"
        )
    };
    let themes = [
        theme("system", still.theme_system),
        theme("light", still.theme_light),
        theme("dark", still.theme_dark),
        theme("dim", still.theme_dim),
    ];
    let emergency = format!("{} {}, {}", still.emergency, practice.emergency_number, still.emergency_or_local);
    fill(
        shell,
        &[
            ("language", "en".to_owned()),
            ("policy", escape(&assets.policy)),
            ("title", escape(head.title)),
            ("description", escape(head.description)),
            ("robots", robots.to_owned()),
            ("found", found::tags(head)),
            ("version", format!(" data-version=\"{}\"", assets.version)),
            ("before_paint", assets.before_paint.clone()),
            ("icon", assets.icon.clone()),
            ("styles", styles),
            ("styles_early", styles_early),
            ("scripts", scripts),
            ("site_name", escape(words.site_name)),
            ("theme_dim", escape(still.theme_dim)),
            ("practice", practice_block()),
            ("notice", escape(words.is_no_diagnosis)),
            ("emergency", escape(&emergency)),
            ("demonstration", demonstration),
            ("credits_link", escape(still.credits_link)),
            ("accessibility_link", escape(still.accessibility_link)),
            ("embed_whole_site", escape(still.embed_whole_site)),
            ("embed_credit", escape(still.embed_credit)),
            ("newer_offer", escape(still.newer_offer)),
            ("newer_show", escape(still.newer_show)),
            ("newer_later", escape(still.newer_later)),
            ("newer_in_session", escape(still.newer_in_session)),
            ("newer_close", escape(still.newer_close)),
            ("failed", failed.to_owned()),
            ("theme_switch", escape(still.theme_switch)),
            ("themes", themes.concat()),
            // Told by an attribute: `:has()` in the style sheet made every change of the page many times as dear.
            ("mode", if in_session { "session" } else { "visitor" }.to_owned()),
            ("manifest", if in_session { SESSION_MANIFEST } else { SITE_MANIFEST }.to_owned()),
            ("session_link", escape(ATLAS.session.words.entry)),
            ("page", program.unwrap_or("text").to_owned()),
            ("body", body.to_owned()),
        ],
    )
}

/// The shell with its names filled in, each from left to right, so that what is filled in is never read for names itself.
fn fill(shell: &str, values: &[(&str, String)]) -> String {
    let mut page = String::new();
    let mut rest = shell;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        page.push_str(before);
        let value = values.iter().find(|(known, _)| *known == name);
        page.push_str(
            &value
                .unwrap_or_else(|| {
                    panic!("index.html or embed.html: nothing is known by the name {name}; see crates/prerender/src/shell.rs")
                })
                .1,
        );
        rest = after;
    }
    page + rest
}

/// The attributes that hold an address of the site.
const ADDRESSES: [&str; 10] =
    ["href", "src", "action", "data-layers", "data-check", "data-about", "data-brush", "data-fetches", "data-wasm", "data-file"];

/// A page of a site that lives in a folder of its host: pages are written as if the site lived at the root, and every address
/// that begins there gets the folder before it, wherever it was written.
pub fn in_folder(html: &str, base: &str) -> String {
    if base.is_empty() {
        return html.to_owned();
    }
    let mut page = html.replacen("id=\"app\"", &format!("id=\"app\" data-base=\"{base}\""), 1);
    for attribute in ADDRESSES {
        page = page.replace(&format!(" {attribute}=\"/"), &format!(" {attribute}=\"{base}/"));
    }
    page
}

/// The practice's address and hours, as far as the practice file has them.
fn practice_block() -> String {
    let practice = &ATLAS.practice;
    let mut lines: Vec<String> = vec![format!("<strong>{}</strong>", escape(practice.name))];
    lines.extend(practice.practitioner.map(escape));
    lines.extend(practice.postal.iter().map(|line| escape(line)));
    lines.extend(practice.email.map(|mail| format!("<a href=\"mailto:{0}\">{0}</a>", escape(mail))));
    let mut block = format!("<address>{}</address>\n", lines.join("<br>"));
    if !practice.hours.is_empty() {
        let hours: Vec<String> = practice.hours.iter().map(|line| escape(line)).collect();
        block.push_str(&format!("<p>{}: {}</p>\n", escape(ATLAS.still_words.hours), hours.join(" · ")));
    }
    block.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::in_folder;

    #[test]
    fn in_a_folder_every_address_of_the_site_has_the_folder_before_it() {
        let html = "<main id=\"app\" data-layers=\"/assets/l.html\"><a href=\"/\">/</a><a href=\"/?view=back\"></a><use href=\"#a\"/>\
                    <img src=\"/b.png\"><a href=\"https://c.example/d\"></a></main>";
        assert_eq!(
            in_folder(html, "/x/y"),
            "<main id=\"app\" data-base=\"/x/y\" data-layers=\"/x/y/assets/l.html\"><a href=\"/x/y/\">/</a><a href=\"/x/y/?view=back\"></a>\
             <use href=\"#a\"/><img src=\"/x/y/b.png\"><a href=\"https://c.example/d\"></a></main>"
        );
        assert_eq!(in_folder(html, ""), html);
    }
}
