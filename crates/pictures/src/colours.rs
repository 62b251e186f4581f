//! Gives a drawing its colours: the page does that by style sheets with custom properties, which the renderer does not read, so
//! classes become attributes here, with the values of the light theme from the very same style sheets.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The light theme's colours by the names of their custom properties, without the dashes before them.
#[derive(Clone, Debug, Default)]
pub struct Colours(BTreeMap<String, String>);

impl Colours {
    /// Reads the first `:root` rule of each style sheet.
    #[must_use]
    pub fn read(sheets: &[&str]) -> Self {
        let rule = |sheet: &&str| -> Option<String> {
            let (_, after) = sheet.split_once(":root {")?;
            Some(after.split_once('}')?.0.to_owned())
        };
        let mut colours = BTreeMap::new();
        for declarations in sheets.iter().filter_map(rule) {
            for (name, value) in declarations.split(';').filter_map(|declaration| declaration.split_once(':')) {
                colours.insert(name.trim().trim_start_matches("--").to_owned(), value.trim().to_owned());
            }
        }
        Self(colours)
    }

    /// A colour; what is not known is black, which is seen at once.
    #[must_use]
    pub fn of(&self, name: &str) -> &str {
        self.0.get(name).map_or("#000", String::as_str)
    }

    /// The colour of a paint (`skin`) in a tone (`b`, `l`, `s`, `n`: base, lit, shade, line).
    fn tone(&self, paint: &str, tone: &str) -> &str {
        let suffix = match tone {
            "l" => "-lit",
            "s" => "-shade",
            "n" => "-line",
            _ => "",
        };
        // Some paints have one colour for all tones.
        let found = self.0.get(&format!("plate-{paint}{suffix}")).or_else(|| self.0.get(&format!("plate-{paint}")));
        found.map_or("#000", String::as_str)
    }
}

/// What an element hands down to those within it.
#[derive(Clone, Debug)]
struct Within {
    paint: String,
    /// Colour of a gradient's stops.
    stop: Option<String>,
    /// Which kind of mark: `chosen`, `zone`, `deep` or `x`.
    mark: &'static str,
}

/// Markup of a plate, or of marks on it, with attributes in place of classes. `unit`: how many millimetres a line of one CSS px
/// is wide in this picture.
#[must_use]
pub fn coloured(markup: &str, colours: &Colours, unit: f64) -> String {
    let mut written = String::with_capacity(markup.len() * 2);
    let mut stack = vec![Within { paint: "skin".to_owned(), stop: None, mark: "" }];
    let mut rest = markup;
    while let Some((text, after)) = rest.split_once('<') {
        written.push_str(text);
        let Some((tag, after)) = after.split_once('>') else { break };
        rest = after;
        if tag.starts_with('/') {
            stack.pop();
            let _ = write!(written, "<{tag}>");
            continue;
        }
        let above = stack.last().cloned().unwrap_or(Within { paint: "skin".to_owned(), stop: None, mark: "" });
        let (within, attributes) = element(tag, above, colours, unit);
        let (open, end) = tag.strip_suffix('/').map_or((tag, ""), |open| (open, "/"));
        let _ = write!(written, "<{open}{attributes}{end}>");
        if end.is_empty() {
            stack.push(within);
        }
    }
    written.push_str(rest);
    written
}

/// What an element's classes mean: for those within, and as attributes of its own.
fn element(tag: &str, above: Within, colours: &Colours, unit: f64) -> (Within, String) {
    let classes = tag.split_once("class=\"").and_then(|(_, after)| after.split_once('"')).map_or("", |(classes, _)| classes);
    let mut within = above;
    for class in classes.split(' ') {
        match class {
            "chosen" => within.mark = "chosen",
            "zone" => within.mark = if tag.contains(" data-deep") { "deep" } else { "zone" },
            "x" => within.mark = "x",
            _ => {
                if let Some(paint) = class.strip_prefix("p-") {
                    paint.clone_into(&mut within.paint);
                }
            }
        }
    }
    let mut attributes = String::new();
    let is_stop = tag.starts_with("stop");
    for class in classes.split(' ') {
        let tone = |class: &str| colours.tone(&within.paint, &class[1..]).to_owned();
        match class {
            "fb" | "fl" | "fs" | "fn" => attributes += &format!(" fill=\"{}\"", tone(class)),
            "kb" | "kl" | "ks" | "kn" => attributes += &line(&tone(class), None),
            "k0" => attributes += &line(colours.of("plate-shadow"), None),
            "gb" | "gl" | "gs" | "gn" if is_stop => attributes += &format!(" stop-color=\"{}\"", tone(class)),
            "gb" | "gl" | "gs" | "gn" => within.stop = Some(tone(class)),
            "none" | "hit" | "focus" | "blur" => attributes += " display=\"none\"",
            "fill" => attributes += &format!(" fill=\"{}\" fill-opacity=\"0.186\"", colours.of("pain")),
            "halo" | "ink" if !within.mark.is_empty() => attributes += &mark(class, within.mark, colours, unit),
            _ => {}
        }
    }
    if let (true, Some(stop), false) = (is_stop, &within.stop, attributes.contains("stop-color")) {
        attributes += &format!(" stop-color=\"{stop}\"");
    }
    (within, attributes)
}

/// A line of that colour and, in mm, width.
fn line(colour: &str, width: Option<f64>) -> String {
    let width = width.map(|width| format!(" stroke-width=\"{width:.2}\"")).unwrap_or_default();
    format!(" fill=\"none\" stroke=\"{colour}\"{width} stroke-linecap=\"round\" stroke-linejoin=\"round\"")
}

/// The two lines of a mark, in the widths that the page gives them.
fn mark(class: &str, mark: &str, colours: &Colours, unit: f64) -> String {
    let halo = class == "halo";
    let width = match (mark, halo) {
        ("chosen", true) => 5.5,
        ("chosen", false) => 2.6,
        ("x", true) => 6.0,
        ("x", false) => 2.6,
        ("deep", false) => 2.2,
        (_, true) => 3.6,
        (_, false) => 1.5,
    };
    let colour = colours.of(if halo { "halo" } else { "pain" });
    match mark {
        // The X itself is drawn in CSS px.
        "x" => {
            let scale = unit * 1.75;
            format!("{} transform=\"scale({scale:.3})\"", line(colour, Some(width / 1.75)))
        }
        "deep" if !halo => {
            let dash = format!(" stroke-dasharray=\"{:.2} {:.2}\"", 6.0 * unit, 5.0 * unit);
            line(colour, Some(width * unit)) + &dash
        }
        _ => line(colour, Some(width * unit)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Colours, coloured};

    fn colours() -> Colours {
        Colours::read(&[
            ":root {\n  --plate-skin: #111; --plate-skin-lit: #222;\n  --plate-bone: #333; }\n:root[data-theme=\"dark\"] { --plate-skin: #999; }",
            ":root { --pain: #444; --halo: #555; }",
        ])
    }

    #[test]
    fn a_class_becomes_the_light_theme_s_colour_of_the_nearest_paint() {
        let markup = r#"<g class="p-bone"><path class="fb"/><g class="p-skin"><path class="fl"/></g></g><path class="kb"/>"#;
        let seen = coloured(markup, &colours(), 1.0);
        let fills: Vec<&str> = seen.split("fill=\"").skip(1).map(|after| after.split('"').next().unwrap()).collect();
        assert_eq!(fills, ["#333", "#222", "none"]);
        assert!(seen.contains("stroke=\"#111\""), "{seen}");
    }

    #[test]
    fn stops_take_the_tone_of_their_own_or_of_their_gradient() {
        let markup = r#"<radialGradient class="p-skin gl"><stop offset="0"/><stop class="gb" offset="1"/></radialGradient>"#;
        let seen = coloured(markup, &colours(), 1.0);
        assert!(
            seen.contains(r##"offset="0" stop-color="#222""##) && seen.contains(r##"offset="1" stop-color="#111""##),
            "{seen}"
        );
    }

    #[test]
    fn marks_have_the_page_s_lines_and_what_is_only_for_fingers_is_left_out() {
        let markup = r##"<g class="zone" data-zone="a" data-deep=""><use class="halo" href="#z"/><use class="ink" href="#z"/></g><a class="x"><circle class="hit" r="8"/><path class="ink" d="M0 0"/></a>"##;
        let seen = coloured(markup, &colours(), 0.5);
        assert!(seen.contains(r##"href="#z" fill="none" stroke="#555" stroke-width="1.80""##), "{seen}");
        assert!(seen.contains(r#"stroke-dasharray="3.00 2.50""#) && seen.contains(r#"data-deep="">"#), "{seen}");
        assert!(seen.contains(r#"r="8" display="none"/>"#) && seen.contains("scale(0.875)"), "{seen}");
    }
}
