//! The close-ups of the joint under the skull: parts that move, the circle they move on, muscles that follow.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use plates::curve::Pt;
use plates::joint::{JointLine, muscle_length};
use plates::{Art, ArtError, JOINT_VIEWS, Layer, PAINTS, Plate, VIEWS};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

static ART: LazyLock<Art> = LazyLock::new(|| Art::load(&Path::new(ROOT).join("art")).expect("sound art"));

fn joint(view: &str) -> &'static Plate {
    ART.joint(view).expect("a close-up for each view")
}

fn line(view: &str) -> &'static JointLine {
    joint(view).joint_lines().next().expect("its joint's line")
}

/// A close-up with this source.
fn small(test: &str, source: &str) -> Result<Plate, ArtError> {
    let dir = std::env::temp_dir().join(format!("plates-joint-{test}-{}", std::process::id()));
    fs::create_dir_all(&dir).expect("a folder");
    let head = "licence \"CC-BY-SA-4.0\"\nplate \"joint-side\" view-box=\"0 0 40 39\"\n";
    fs::write(dir.join("joint-side.kdl"), format!("{head}{source}")).expect("a file");
    let plate = Plate::load(&dir, "joint-side");
    fs::remove_dir_all(&dir).expect("the folder gone");
    plate
}

/// What is wrong with a source.
fn wrong(test: &str, source: &str) -> String {
    small(test, source).err().map_or_else(String::new, |error| error.violations[0].to_string())
}

/// Turned about a centre, clockwise as seen.
fn turned(p: Pt, centre: Pt, degrees: f64) -> Pt {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let from = p - centre;
    centre + Pt::new(from.x * cos - from.y * sin, from.x * sin + from.y * cos)
}

#[test]
fn a_part_is_a_group_and_a_tube_is_strokes_of_one_path() {
    let source = "part \"axis\" { tube \"1,1 9,1\" paint=\"artery\" width=2; }";
    let text = small("tube", source).expect("sound").markup(Layer::Bone);
    assert!(text.contains(r#"<path id="joint-side-a" d="M1 1h8"/>"#), "{text}");
    assert!(text.contains(r#"<g data-part="axis"><g class="p-artery"><g class="k0""#), "{text}");
    // Edge, shaded side, itself, lit side.
    for stroke in [r#"class="kn" stroke-width="2.5""#, r#"class="ks" stroke-width="2""#, r#"class="kb""#, r#"class="kl""#] {
        assert_eq!(text.matches(stroke).count(), 1, "{stroke}: {text}");
    }
}

/// The attributes of the shapes that follow, in order: path and shares.
fn follows(text: &str) -> Vec<(String, String)> {
    let pairs = after(text, "data-follows=\"", '"').zip(after(text, "data-shares=\"", '"'));
    pairs.map(|(path, shares)| (path.to_owned(), shares.to_owned())).collect()
}

#[test]
fn what_passes_bends_between_its_heights_and_a_muscle_between_its_ends() {
    let joint = "joint \"a\" bones=\"skull atlas\" certainty=\"estimate\" \"1,20 5,22 9,20\"\n";
    let cord = "part \"spinal-cord\" from=30 to=10 { tube \"5,38 5,20! 5,2\" width=2; }\n";
    let text = small("cord", &format!("{joint}{cord}")).expect("sound").markup(Layer::Bone);
    assert_eq!(follows(&text), [("M50 380L50 200L50 20".to_owned(), "0 50 100".to_owned())]);

    let muscle = "mirror { muscle \"m\" origin=\"atlas\" insertion=\"skull\" { edge \"1,9 1,1\"; edge \"3,9 3,1\"; }; }";
    let text = small("follower", &format!("{joint}{muscle}")).expect("sound").markup(Layer::Muscle);
    let outline = ("M10 90L10 10L30 10L30 90Z".to_owned(), "0 100 100 0".to_owned());
    assert_eq!(follows(&text), [outline.clone(), outline], "each half its own");
    assert_eq!(text.matches(" data-flipped").count(), 1, "the mirrored one says so");

    // What ends on the bone that stays, stays.
    let still = "muscle \"m\" origin=\"axis\" insertion=\"atlas\" { edge \"1,9 1,1\"; edge \"3,9 3,1\"; }";
    let text = small("still", &format!("{joint}{still}")).expect("sound").markup(Layer::Muscle);
    assert_eq!(follows(&text), []);
}

#[test]
fn a_muscle_between_bones_is_marked_on_both_sides() {
    let source = "mirror { muscle \"m\" origin=\"atlas\" insertion=\"skull\" { edge \"1,9 1,1\"; edge \"3,9 3,1\"; }; }";
    let plate = small("muscle", source).expect("sound");
    let text = plate.markup(Layer::Muscle);
    assert!(
        text.contains(r#"<g data-muscle="m" data-side="right">"#) && text.contains(r#"<g data-muscle="m" data-side="left">"#)
    );
    let muscle = plate.joint_muscles().next().expect("the muscle");
    assert_eq!((muscle.origin, muscle.insertion), ("atlas", "skull"));
    assert_eq!(muscle.edges, [[Pt::new(1.0, 9.0), Pt::new(1.0, 1.0)], [Pt::new(3.0, 9.0), Pt::new(3.0, 1.0)]]);
}

#[test]
fn slips_are_named_with_their_remedy() {
    let cases = [
        ("part", "part \"jaw\" { ink \"1,1 2,2\"; }", "unknown part \"jaw\"; there are skull, atlas, axis, "),
        ("whole", "part \"skull\" from=9 to=1 { ink \"1,1 2,2\"; }", "a bone moves as a whole"),
        ("one-height", "part \"spinal-cord\" from=9 { ink \"1,1 2,2\"; }", "may say from= and to=, mm, the lower first"),
        ("upside-down", "part \"spinal-cord\" from=1 to=9 { ink \"1,1 2,2\"; }", "may say from= and to=, mm, the lower first"),
        ("bone", "joint \"a\" bones=\"skull\" certainty=\"estimate\" \"1,1 2,2 3,1\"", "needs bones=\"…\""),
        ("certainty", "joint \"a\" bones=\"skull atlas\" \"1,1 2,2 3,1\"", "must say certainty=\"estimate\""),
        ("line", "joint \"a\" bones=\"skull atlas\" certainty=\"estimate\" \"1,1 2,2 3,3\"", "lie on a straight line"),
        ("one-end", "muscle \"m\" origin=\"axis\" { edge \"1,9 1,1\"; edge \"3,9 3,1\"; }", "needs both origin= and insertion="),
        (
            "own-outline",
            "outline \"o\" \"1,1 9,1 9,9\"\nmuscle \"m\" outline=\"o\" origin=\"axis\" insertion=\"skull\" { edge \"1,9 1,1\"; edge \"3,9 3,1\"; }",
            "its outline must come from its edges",
        ),
    ];
    for (test, source, rule) in cases {
        let wrong = wrong(test, source);
        assert!(wrong.contains(rule), "{test}: {wrong}");
    }
}

#[test]
fn the_circle_goes_through_points_of_a_circle() {
    let source = "joint \"a\" bones=\"skull atlas\" certainty=\"estimate\" \"113,24 112,25 108,27 105,28\"";
    let plate = small("circle", source).expect("sound");
    let found = plate.joint_lines().next().expect("the line");
    // All four lie 13 from 100,… : 5² + 12² = 12² + 5² = 13².
    let exact = "joint \"a\" bones=\"skull atlas\" certainty=\"estimate\" \"112,25 105,32 95,32 88,25\"";
    let plate = small("exact", exact).expect("sound");
    let circle = plate.joint_lines().next().expect("the line");
    assert!((circle.centre - Pt::new(100.0, 20.0)).length() < 1e-9, "{:?}", circle.centre);
    assert!((circle.radius - 13.0).abs() < 1e-9, "{}", circle.radius);
    // Points that lie on none still have one, and it is close to all of them.
    assert!(found.line.iter().all(|p| ((*p - found.centre).length() - found.radius).abs() < 0.5), "{found:?}");
}

#[test]
fn both_sides_have_their_centre_on_the_midline() {
    let source = "joint \"a\" bones=\"skull atlas\" certainty=\"estimate\" both-sides=#true \"3,14 4,13 5,10\"";
    let plate = small("both", source).expect("sound");
    let circle = plate.joint_lines().next().expect("the line");
    assert!(circle.centre.x.abs() < 1e-9 && circle.line.len() == 6, "{circle:?}");
}

#[test]
fn each_bone_is_a_part_of_its_own_in_every_layer() {
    for (view, bones) in [("side", "skull atlas axis"), ("back", "skull atlas axis"), ("above", "atlas axis")] {
        for layer in Layer::ALL.into_iter().filter(|l| *l != Layer::Skin) {
            let text = joint(view).markup(layer);
            for bone in bones.split(' ') {
                assert!(text.contains(&format!("<g data-part=\"{bone}\">")), "{view}, {}: {bone}", layer.slug());
            }
            let passing = text.contains("data-part=\"vertebral-artery\"") && text.contains("data-part=\"spinal-cord\"");
            assert_eq!(passing, layer != Layer::Bone, "{view}, {}", layer.slug());
        }
    }
}

#[test]
fn ids_are_unique_beside_the_plates_and_every_reference_is_met() {
    for layer in Layer::ALL {
        let mut ids = BTreeSet::new();
        let plates = VIEWS.iter().filter_map(|v| ART.plate(v)).chain(JOINT_VIEWS.iter().filter_map(|v| ART.joint(v)));
        let texts: Vec<String> = plates.map(|plate| plate.markup(layer)).collect();
        assert_eq!(texts.len(), 6);
        for text in &texts {
            for id in after(text, "id=\"", '"') {
                assert!(ids.insert(id.to_owned()), "{id} is there twice");
            }
        }
        for text in &texts {
            for id in after(text, "href=\"#", '"').chain(after(text, "url(#", ')')) {
                assert!(ids.contains(id), "{}: {id} is missing", layer.slug());
            }
        }
    }
}

/// The pieces of text between `start` and the next `end`.
fn after<'a>(text: &'a str, start: &'a str, end: char) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| rest.split(end).next())
}

#[test]
fn the_drawn_condyle_lies_on_its_circle() {
    for view in ["side", "back"] {
        let source = fs::read_to_string(Path::new(ROOT).join(format!("art/joint-{view}.kdl"))).expect("the source");
        let condyle =
            source.split("outline \"condyle\" ").nth(1).and_then(|rest| rest.split("\noutline").next()).expect("condyle");
        let JointLine { line, centre, radius, .. } = line(view);
        for p in line {
            assert!(((*p - *centre).length() - radius).abs() < 0.15, "{view}: {p:?} is off the circle");
            let right = format!("{},{}", p.x.abs(), p.y);
            assert!(condyle.contains(&right) || condyle.contains(&format!("{},{}", p.x, p.y)), "{view}: no key point at {p:?}");
        }
    }
    // The skull rocks forward and back on a smaller circle than from side to side; both have their centre above the joint.
    let (side, back) = (line("side"), line("back"));
    assert!((15.0..25.0).contains(&side.radius) && side.centre.y < 20.0, "{side:?}");
    assert!(back.radius > side.radius && back.centre.x.abs() < 0.05 && back.centre.y < side.centre.y, "{back:?}");
    assert_eq!((side.bones, line("above").bones), (["skull", "atlas"], ["atlas", "axis"]));
    assert!(line("above").centre.length() < 0.05, "the dens is the middle of its frame");
}

#[test]
fn the_muscles_run_between_their_bones_at_the_same_heights_in_both_views() {
    let bones = [
        ("obliquus-capitis-inferior", "axis", "atlas"),
        ("obliquus-capitis-superior", "atlas", "skull"),
        ("rectus-capitis-posterior-major", "axis", "skull"),
        ("rectus-capitis-posterior-minor", "atlas", "skull"),
    ];
    let middle = |ends: Vec<f64>| ends.iter().sum::<f64>() / f64::from(u32::try_from(ends.len()).expect("few"));
    for (name, origin, insertion) in bones {
        let heights = ["side", "back"].map(|view| {
            let muscle = joint(view).joint_muscles().find(|m| m.name == name).unwrap_or_else(|| panic!("{view}: no {name}"));
            assert_eq!((muscle.origin, muscle.insertion), (origin, insertion), "{view}: {name}");
            let height = |end: fn(&Vec<Pt>) -> Pt| middle(muscle.edges.iter().map(|e| end(e).y).collect());
            [height(|e| e[0]), height(|e| e[e.len() - 1])]
        });
        for (side, back) in heights[0].iter().zip(heights[1]) {
            assert!((side - back).abs() < 2.5, "{name}: {side} and {back} mm");
        }
    }
    assert_eq!(joint("above").joint_muscles().map(|m| m.name.as_str()).collect::<Vec<_>>(), ["obliquus-capitis-inferior"]);
}

#[test]
fn attachments_go_with_their_bones_and_the_bellies_follow() {
    let centre = line("side").centre;
    for muscle in joint("side").joint_muscles() {
        assert_eq!(muscle.moved(|_, p| p), muscle.edges, "{}: nothing moved", muscle.name);
        let nod = |degrees: f64| muscle.moved(|bone, p| if bone == "skull" { turned(p, centre, degrees) } else { p });
        for (edge, moved) in muscle.edges.iter().zip(nod(-15.0)) {
            let (first, last) = (edge[0], edge[edge.len() - 1]);
            assert_eq!(moved[0], first, "{}", muscle.name);
            let with_bone = if muscle.insertion == "skull" { turned(last, centre, -15.0) } else { last };
            assert!((moved[moved.len() - 1] - with_bone).length() < 1e-9, "{}", muscle.name);
        }
        // From 15° back to 5° forward: what reaches the skull grows longer with each degree, what does not stays.
        let lengths: Vec<f64> = (-15..=5).map(|degrees| muscle_length(&nod(f64::from(degrees)))).collect();
        if muscle.insertion == "skull" {
            assert!(lengths.windows(2).all(|pair| pair[1] > pair[0]), "{}: {lengths:?}", muscle.name);
        } else {
            assert!(lengths.iter().all(|l| (l - lengths[0]).abs() < 1e-9), "{}: {lengths:?}", muscle.name);
        }
    }
}

#[test]
fn every_paint_has_its_colours_in_every_theme() {
    let css = fs::read_to_string(Path::new(ROOT).join("style/plate.css")).expect("the style sheet");
    for paint in PAINTS {
        // Light, dark by choice, dark by the device, dim.
        assert_eq!(css.matches(&format!("--plate-{paint}:")).count(), 4, "{paint}");
        assert!(css.contains(&format!(".p-{paint} {{")), "{paint}");
    }
}
