//! The colours of `style/tokens.css` and `style/plate.css`: in every theme words can be read and marks stand out from whatever
//! they lie on.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Token, without its dashes, → red, green, blue.
type Colours = BTreeMap<String, [u8; 3]>;

const TONES: [&str; 4] = ["", "-lit", "-shade", "-line"];
/// Paints of one tone.
const FLAT: [&str; 3] = ["shadow", "silhouette", "paper"];

/// How the themes' blocks begin, and the block for the device's own dark theme, which must be the dark one again.
const THEMES: [(&str, &str); 4] = [
    ("light", "\n:root {"),
    ("dark", "[data-theme=\"dark\"] {"),
    ("device's dark", ":root:not([data-theme]) {"),
    ("dim", "[data-theme=\"dim\"] {"),
];

/// The colours of a theme, of page and plates.
fn theme(begins: &str) -> Colours {
    let style = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style");
    let mut colours = Colours::new();
    for file in ["tokens.css", "plate.css"] {
        let css = fs::read_to_string(style.join(file)).unwrap();
        let start = css.find(begins).unwrap_or_else(|| panic!("{file} has no block `{}`", begins.trim())) + begins.len();
        let end = start + css[start..].find('}').unwrap();
        for line in css[start..end].split(';') {
            let Some((name, value)) = line.split_once(':') else { continue };
            let (name, value) = (name.trim().trim_start_matches("--"), value.trim());
            if let Some(hex) = value.strip_prefix('#') {
                assert_eq!(hex.len(), 6, "{file}: --{name}: {value} is not of the form #rrggbb");
                let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
                let twice = colours.insert(name.to_owned(), [part(0), part(2), part(4)]);
                assert!(twice.is_none(), "{file}: --{name} has two values in `{}`", begins.trim());
            }
        }
    }
    colours
}

/// Relative luminance as WCAG 2 defines it.
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

/// Contrast as WCAG 2 defines it, 1 to 21.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn contrast_is_reckoned_as_the_standard_does() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77; 3], [255; 3]) - 4.48).abs() < 0.005);
}

#[test]
fn words_and_controls_can_be_seen() {
    let least = [
        ("ink", "paper", 7.0),
        ("ink", "sunk", 7.0),
        ("soft", "paper", 4.5),
        ("soft", "sunk", 4.5),
        ("warn", "paper", 4.5),
        ("action", "paper", 4.5),
        ("on-action", "action", 4.5),
        ("edge", "paper", 3.0),
        ("pain", "paper", 3.0),
        ("plate-silhouette", "paper", 3.0),
    ];
    for (name, begins) in THEMES {
        let colours = theme(begins);
        for (over, under, least) in least {
            let found = contrast(colours[over], colours[under]);
            assert!(found >= least, "{name}: {over} on {under} has {found:.2} : 1, not {least} : 1");
        }
    }
}

#[test]
fn marks_stand_out_from_every_paint_by_their_colour_or_by_their_halo() {
    for (name, begins) in THEMES {
        let colours = theme(begins);
        let (pain, halo) = (colours["pain"], colours["halo"]);
        for paint in plates::PAINTS {
            for tone in if FLAT.contains(&paint) { &TONES[..1] } else { &TONES[..] } {
                let token = format!("plate-{paint}{tone}");
                let under = *colours.get(&token).unwrap_or_else(|| panic!("{name}: plate.css has no --{token}"));
                let best = contrast(pain, under).max(contrast(halo, under));
                assert!(best >= 3.0, "{name}: neither pain nor halo has 3 : 1 on {token}; the better has {best:.2} : 1");
            }
        }
    }
}

/// Paints run into each other, so marks lie on every colour between them as well. Nine to one leaves no gap: whatever has
/// less than 3 : 1 with the one has at least 3 : 1 with the other.
#[test]
fn no_blend_of_paints_falls_between_mark_and_halo() {
    for (name, begins) in THEMES {
        let colours = theme(begins);
        let apart = contrast(colours["pain"], colours["halo"]);
        assert!(apart >= 9.0, "{name}: pain has {apart:.2} : 1 on its halo, not 9 : 1");
    }
}

/// Zones without a sharp edge have no halo either; they lie on the head.
#[test]
fn marks_stand_out_from_the_head_by_their_colour_alone() {
    for (name, begins) in THEMES {
        let colours = theme(begins);
        for under in ["skin", "skin-lit", "skin-shade", "hair", "hair-lit", "hair-shade"] {
            let found = contrast(colours["pain"], colours[&format!("plate-{under}")]);
            assert!(found >= 3.0, "{name}: pain on {under} has {found:.2} : 1, not 3 : 1");
        }
    }
}

#[test]
fn the_device_s_own_dark_theme_is_the_dark_one() {
    assert_eq!(theme(THEMES[1].1), theme(THEMES[2].1));
}

#[test]
fn plates_end_in_the_page_s_paper() {
    for (name, begins) in THEMES {
        let colours = theme(begins);
        assert_eq!(colours["plate-paper"], colours["paper"], "{name}: the plates fade into another paper than the page's");
    }
}
