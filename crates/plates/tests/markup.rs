//! The SVG of small sources, as text.

use std::fs;

use plates::{Layer, Plate};

/// The markup of a source that begins as every source does.
fn markup(test: &str, source: &str, layer: Layer) -> String {
    let dir = std::env::temp_dir().join(format!("plates-markup-{test}-{}", std::process::id()));
    fs::create_dir_all(&dir).expect("a folder");
    fs::write(dir.join("back.kdl"), format!("licence \"CC-BY-SA-4.0\"\nplate \"back\" view-box=\"0 0 40 39\"\n{source}"))
        .expect("a file");
    let plate = Plate::load(&dir, "back");
    fs::remove_dir_all(&dir).expect("the folder gone");
    plate.unwrap_or_else(|error| panic!("{error}")).markup(layer)
}

const SQUARE: &str = "outline \"a\" \"1,1! 9,1! 9,9! 1,9!\"\n";

#[test]
fn a_form_is_filled_clipped_and_outlined_in_this_order() {
    let source =
        format!("{SQUARE}form \"a\" paint=\"bone\" shadow=#false rim=#false structure=\"C3\" {{ ink \"2,5 8,5\" width=0.8; }}");
    assert_eq!(
        markup("form", &source, Layer::Bone),
        concat!(
            r##"<defs><path id="back-a" d="M1 1h8v8h-8z"/><clipPath id="back-b"><use href="#back-a"/></clipPath></defs>"##,
            r##"<g class="p-bone"><use href="#back-a" class="fb" data-structure="C3"/>"##,
            r##"<g clip-path="url(#back-b)"><path class="fn" d="M2 5q3 .8 6 0-3-.8-6 0"/></g>"##,
            r##"<use href="#back-a" class="kn" stroke-width=".35"/></g>"##
        )
    );
}

#[test]
fn a_shadow_is_soft_by_steps_that_together_have_its_strength() {
    let text = markup("shadow", &format!("{SQUARE}form \"a\" paint=\"bone\" rim=#false line=#false shadow=0.5"), Layer::Bone);
    let group = text.split("<g class=\"k0\"").nth(1).and_then(|t| t.split("</g>").next()).expect("the shadow");
    let each: f64 = group.split('"').nth(1).and_then(|t| t.parse().ok()).expect("an opacity");
    let steps = group.matches("<use").count();
    let together = 1.0 - (1.0 - each).powi(i32::try_from(steps).expect("few"));
    assert!(steps >= 3 && (together - 0.5).abs() < 0.04, "{steps} steps of {each} make {together}");
}

#[test]
fn a_strong_soft_edge_has_enough_steps_to_show_none_and_a_line_is_heavier_in_the_shade() {
    let steps =
        |text: String| text.split("class=\"ks\"").nth(1).and_then(|t| t.split("</g>").next().map(|g| g.matches("<use").count()));
    let soft = |opacity: f64| format!("soft \"2,2 8,8\" paint=\"bone\" width=9 blur=2.4 opacity={opacity}");
    let (weak, strong) = (steps(markup("weak", &soft(0.2), Layer::Bone)), steps(markup("strong", &soft(0.9), Layer::Bone)));
    assert!(weak < strong && strong >= Some(10), "{weak:?} {strong:?}");

    let text = markup("line", &format!("{SQUARE}form \"a\" paint=\"bone\" rim=#false"), Layer::Bone);
    let (below, above) = text.split_once("class=\"fb\"").expect("a fill");
    assert!(below.contains(r#"<g class="fn" transform="translate(.3 .4)">"#), "{below}");
    assert_eq!(above.matches("class=\"kn\"").count(), 1);
}

#[test]
fn a_fade_goes_on_beyond_the_foot() {
    let text = markup("fade", "fade from=20 to=36", Layer::Bone);
    assert!(text.contains("V40H0z"), "the view box ends at 39: {text}");
}

#[test]
fn a_fade_of_the_sides_runs_outward_on_both() {
    let text = markup("fade-sides", "fade from=20 to=36 sides=#true", Layer::Bone);
    assert!(text.contains(r#"x1="20" x2="36" y1="0" y2="0""#), "{text}");
    assert_eq!(text.matches(r#" d="M20 "#).count(), 2, "{text}");
    assert_eq!(text.matches(r#"transform="scale(-1 1)" d="M20 "#).count(), 1, "{text}");
}

#[test]
fn only_what_a_layer_shows_is_written() {
    let source = format!("{SQUARE}fill outline=\"a\" layers=\"deep bone\"\nfill outline=\"a\" tone=\"lit\" layers=\"skin\"");
    assert_eq!(markup("layer-deep", &source, Layer::Deep), r#"<defs></defs><path class="fb" d="M1 1h8v8h-8z"/>"#);
    assert_eq!(markup("layer-muscle", &source, Layer::Muscle), "<defs></defs>");
}

#[test]
fn a_mirrored_form_shares_its_outline_and_is_the_left_one() {
    let source = format!("{SQUARE}mirror {{ form \"a\" shadow=#false rim=#false line=#false structure=\"ear_r\"; }}");
    assert_eq!(
        markup("mirror", &source, Layer::Skin),
        concat!(
            r##"<defs><path id="back-a" d="M1 1h8v8h-8z"/></defs>"##,
            r##"<use href="#back-a" class="fb" data-structure="ear_r"/>"##,
            r##"<use href="#back-a" class="fb" data-structure="ear_l" transform="scale(-1 1)"/>"##
        )
    );
}

#[test]
fn the_light_stays_upper_left_in_the_mirror() {
    // A rim is moved by its offset outside of the mirrored shape, and a dab on the lit half is weaker.
    let source = format!(
        "{SQUARE}mirror weight=0.5 {{ form \"a\" shadow=#false line=#false size=\"small\" {{ dab \"shade\" at=\"5,5\" size=\"2,2\" turn=30 opacity=0.4; }} }}"
    );
    let text = markup("light", &source, Layer::Skin);
    assert_eq!(text.matches(r#"transform="translate(-1.6 -2)""#).count(), 2);
    assert!(text.contains(r#"cx="5" cy="5" rx="2" ry="2" opacity=".4" transform="rotate(30 5 5)""#));
    assert!(text.contains(r#"cx="-5" cy="5" rx="2" ry="2" opacity=".2" transform="rotate(-30 -5 5)""#));
}

#[test]
fn a_half_outline_is_closed_by_its_mirror_image() {
    let source = "outline \"a\" \"0,0! 5,0! 5,5! 0,5!\" half=#true\nfill outline=\"a\"";
    assert_eq!(markup("half", source, Layer::Skin), r#"<defs></defs><path class="fb" d="M0 0h5v5h-5-5v-5z"/>"#);
}

#[test]
fn fibres_are_the_same_every_time_and_stay_between_the_edges() {
    let source = "fibres paint=\"muscle\" dark=6 seed=3 { edge \"2,2 2,30\"; edge \"12,2 12,30\"; }";
    let text = markup("fibres", source, Layer::Muscle);
    assert_eq!(text, markup("fibres-again", source, Layer::Muscle));
    let other = markup("fibres-other", &source.replace("seed=3", "seed=4"), Layer::Muscle);
    assert_ne!(text, other);
    assert_eq!(text.matches('q').count(), 6, "a `q` for each fibre: {text}");
}

#[test]
fn a_suture_is_a_line_of_uneven_teeth_from_end_to_end() {
    let source = "suture \"2,20 38,20\" paint=\"bone\" seed=4";
    let text = markup("suture", source, Layer::Bone);
    assert_eq!(text, markup("suture-again", source, Layer::Bone));
    assert_ne!(text, markup("suture-other", &source.replace("seed=4", "seed=5"), Layer::Bone));
    let d = text.split(" d=\"").nth(1).and_then(|t| t.split('"').next()).expect("a path");
    assert!(d.starts_with("M2 20"), "{d}");
    assert!(!d.contains(['c', 'q', 's']), "its teeth are straight: {d}");
    let teeth = d.matches(['-', ' ', 'l', 'h', 'v']).count();
    assert!((15..120).contains(&teeth), "{d}");
}

#[test]
fn nothing_is_styled_in_place() {
    let source = format!(
        "{SQUARE}form \"a\" paint=\"bone\" size=\"head\" {{ dab \"lit\" at=\"5,5\" size=\"2,2\"; soft \"2,2 8,8\"; }}\nfade from=30 to=39"
    );
    let text = markup("style", &source, Layer::Skin);
    for word in ["style=", "filter", "mask", "#fff", "rgb("] {
        assert!(!text.contains(word), "{word} in {text}");
    }
}
