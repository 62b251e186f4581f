//! Sources that break a rule are refused, with file, line, name and remedy.

use std::fs;
use std::path::PathBuf;

use plates::{Art, Layer, Plate, check};

/// A folder with one source in it, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn with(test: &str, side: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("plates-{test}-{}", std::process::id()));
        fs::create_dir_all(dir.join("zones")).expect("a folder");
        fs::write(dir.join("side.kdl"), side).expect("a file");
        Self(dir)
    }
    fn with_zones(self, zones: &str) -> Self {
        fs::write(self.0.join("zones/side.kdl"), zones).expect("a file");
        self
    }
    /// What is wrong, a line each, without the folder's name.
    fn wrong(&self) -> Vec<String> {
        check(&self.0).iter().map(|v| v.to_string().replace(&format!("{}/", self.0.display()), "")).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const HEAD: &str = "licence \"CC-BY-SA-4.0\"\nplate \"side\" view-box=\"0 0 40 39\"\n";

/// What is wrong with a source that begins as every source does; its own first line is line 3.
fn wrong(test: &str, source: &str) -> Vec<String> {
    Folder::with(test, &format!("{HEAD}{source}")).wrong()
}

#[test]
fn a_sound_source_is_taken() {
    assert_eq!(wrong("sound", "outline \"a\" \"1,1 9,1 9,9\"\nform \"a\" paint=\"bone\""), Vec::<String>::new());
}

#[test]
fn every_source_has_a_licence_and_a_plate() {
    let folder = Folder::with("licence", "plate \"side\" view-box=\"0 0 40 39\"");
    assert_eq!(folder.wrong(), ["side.kdl:0: licence: every source says `licence \"CC-BY-SA-4.0\"`"]);
    let folder = Folder::with("plate", "licence \"CC-BY-SA-4.0\"");
    assert_eq!(folder.wrong(), ["side.kdl:0: plate: must say `plate \"side\" view-box=\"…\"`"]);
}

#[test]
fn slips_are_named_with_their_line_and_remedy() {
    let cases = [
        (
            "decimals",
            "outline \"a\" \"1,1 9.25,1 9,9\"\nform \"a\"",
            "side.kdl:3: outline \"a\": \"9.25,1\" has more than one decimal; a tenth of a millimetre is enough",
        ),
        ("few", "\noutline \"a\" \"1,1 9,1\"", "side.kdl:4: outline \"a\": has 2 points; at least 3 are needed"),
        ("point", "outline \"a\" \"1,1 9;1 9,9\"", "side.kdl:3: outline \"a\": \"9;1\" is no point; write x,y or x,y!"),
        (
            "twice-point",
            "outline \"a\" \"1,1 1,1 9,9\"",
            "side.kdl:3: outline \"a\": the point 1,1 stands there twice in a row; take one out",
        ),
        ("unused", "outline \"a\" \"1,1 9,1 9,9\"", "side.kdl:3: outline \"a\": no verb uses it; draw it or take it out"),
        ("unknown-outline", "form \"b\" paint=\"bone\"", "side.kdl:3: form \"b\": there is no outline \"b\"; write it above"),
        ("verb", "circle \"b\"", "side.kdl:3: circle \"b\": unknown verb \"circle\"; see art/README.md"),
        ("key", "fade from=1 to=2 colour=3", "side.kdl:3: fade: unknown key \"colour\"; it knows layers, paint, from, to"),
        (
            "dab",
            "dab \"lit\" at=\"1,1\" size=\"2,2\" opacity=0.8",
            "side.kdl:3: dab \"lit\": opacity 0.8 must lie between 0.06 (below, hues shift) and 0.6",
        ),
        (
            "tone",
            "dab \"pale\" at=\"1,1\" size=\"2,2\"",
            "side.kdl:3: dab \"pale\": unknown tone \"pale\"; there are base, lit, shade, line",
        ),
        (
            "layer",
            "ink \"1,1 2,2\" layers=\"skin fat\"",
            "side.kdl:3: ink: unknown layer \"fat\"; there are skin, muscle, deep, bone",
        ),
        (
            "hidden",
            "group layers=\"skin\" { ink \"1,1 2,2\" layers=\"bone\"; }",
            "side.kdl:3: ink: is seen in no layer of what it stands in; widen the parent's layers or take it out",
        ),
        (
            "edges",
            "muscle \"m\" { edge \"1,1 2,2\"; }",
            "side.kdl:3: muscle \"m\": needs two `edge \"points\"` or more among its children",
        ),
        (
            "half",
            "outline \"a\" \"1,1 9,5 0,9\" half=#true\nform \"a\"",
            "side.kdl:3: outline \"a\": a half outline begins and ends on the midline, x = 0",
        ),
        ("again", "again \"a\"", "side.kdl:3: again \"a\": there is no form \"a\" above"),
    ];
    for (test, source, message) in cases {
        assert_eq!(wrong(test, source), [message]);
    }
}

#[test]
fn an_unknown_paint_is_told_which_there_are() {
    let wrong = wrong("paint", "outline \"a\" \"1,1 9,1 9,9\"\nform \"a\" paint=\"gold\"");
    assert!(wrong[0].starts_with("side.kdl:4: form \"a\": unknown paint \"gold\"; there are skin, hair, lip"), "{wrong:?}");
}

#[test]
fn a_name_is_taken_once() {
    let source = "outline \"a\" \"1,1 9,1 9,9\"\nform \"a\"\nform \"a\"";
    assert_eq!(wrong("once", source), ["side.kdl:5: form \"a\": the name is taken by line 4; every form has its own"]);
}

#[test]
fn text_that_is_no_kdl_names_the_place_once() {
    let wrong = wrong("kdl", "outline \"a\" 1,1\nfoo 3.");
    assert_eq!(wrong.len(), 1);
    assert!(wrong[0].starts_with("side.kdl:3: KDL text: "), "{wrong:?}");
}

#[test]
fn zones_are_read_beside_the_plate_and_checked_like_it() {
    let zones = "licence \"CC-BY-SA-4.0\"\nzone \"ear\" label=\"2,2\" deep=#true \"1,1! 3,1! 3,3!\"\npoint \"p\" at=\"5,6.5\"\n";
    let folder = Folder::with("zones", HEAD).with_zones(zones);
    let plate = Plate::load(&folder.0, "side").expect("sound art");
    let ear = plate.zone("ear").expect("the zone");
    assert_eq!((ear.d.as_str(), ear.label, ear.deep), ("M1 1h2v2z", [2.0, 2.0], true));
    assert_eq!(plate.points().map(|p| (p.id.as_str(), p.at)).collect::<Vec<_>>(), [("p", [5.0, 6.5])]);
    assert!(plate.markup(Layer::Skin).contains(r#"<path id="side-zone-ear" d="M1 1h2v2z"/>"#));

    let folder = Folder::with("zone-twice", HEAD).with_zones(&format!("{zones}zone \"ear\" label=\"2,2\" \"1,1 3,1 3,3\""));
    assert_eq!(folder.wrong(), ["zones/side.kdl:4: zone \"ear\": the name is taken by line 2; every zone has its own"]);
}

#[test]
fn all_broken_rules_are_told_at_once() {
    let folder = Folder::with("all", &format!("{HEAD}circle \"a\"\nsquare \"b\""));
    let error = Art::load(&folder.0).err().expect("an error");
    assert_eq!(error.violations.len(), 2);
    assert_eq!(error.to_string().lines().count(), 2);
}
