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
    fn with_areas(self, areas: &str) -> Self {
        fs::create_dir_all(self.0.join("areas")).expect("a folder");
        fs::write(self.0.join("areas/side.kdl"), format!("licence \"CC-BY-SA-4.0\"\n{areas}")).expect("a file");
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
        ("key", "fade from=1 to=2 colour=3", "side.kdl:3: fade: unknown key \"colour\"; it knows layers, paint, from, to, sides"),
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

    let own = "zone \"ear\" muscle=\"m\" label=\"8,8\" \"7,7! 9,7! 9,9!\"\n";
    let folder = Folder::with("zone-own", HEAD).with_zones(&format!("{zones}{own}"));
    let plate = Plate::load(&folder.0, "side").expect("sound art");
    assert_eq!(plate.zone("ear").expect("the zone of all").label, [2.0, 2.0]);
    assert_eq!(plate.zones().map(|zone| zone.muscle.as_deref()).collect::<Vec<_>>(), [None, Some("m")]);
    assert!(plate.markup(Layer::Skin).contains(r#"<path id="side-zone-ear-m" d="M7 7h2v2z"/>"#));

    let folder = Folder::with("zone-twice", HEAD).with_zones(&format!("{zones}zone \"ear\" label=\"2,2\" \"1,1 3,1 3,3\""));
    assert_eq!(folder.wrong(), ["zones/side.kdl:4: zone \"ear\": the name is taken by line 2; every zone has its own"]);
}

/// A square head of which two lines part a corner.
const SQUARE_HEAD: &str = "outline \"head\" \"0,0! 0,30! 30,30! 30,0!\"\nform \"head\"";
const TWO: &str = "border \"up\" \"10,0 10,12\"\nborder \"across\" \"10,12 20,12! 30,12\"\n\
                   area \"crown\" label=\"20,6\" of=\"head up across\"\narea \"neck\" label=\"20,20\" of=\"head across up\"\n";

#[test]
fn areas_are_what_borders_and_outlines_enclose() {
    let folder = Folder::with("areas", &format!("{HEAD}{SQUARE_HEAD}")).with_areas(TWO);
    let plate = Plate::load(&folder.0, "side").unwrap_or_else(|error| panic!("{error}"));
    let areas: Vec<_> = plate.areas().map(|area| (area.area.as_str(), area.d.as_str(), area.label, area.room)).collect();
    // The lines between run forth in one, back in the other.
    let (crown, neck) = ("M30 12v-12h-20v12h10z", "M10 0h-10v30h30v-18h-10-10z");
    assert_eq!(areas, [("crown", crown, [20.0, 6.0], 20.0), ("neck", neck, [20.0, 20.0], 20.0)]);
    let markup = plate.markup(Layer::Skin);
    assert!(markup.contains(&format!(r#"<path id="side-area-crown" d="{crown}"/>"#)), "{markup}");
    assert!(!plate.further_layer(Layer::Skin).contains("area"));
}

#[test]
fn areas_that_are_not_closed_or_leave_a_gap_are_refused() {
    let cases = [
        (
            "unknown",
            TWO.replace("head up across", "head center across"),
            "areas/side.kdl:4: area \"crown\": there is no border `center`, nor an outline of the plate; write `border \"center\" \"x,y …\"`",
        ),
        (
            "apart",
            TWO.replace("\"10,12 20,12!", "\"11,12 20,12!"),
            "areas/side.kdl:4: area \"crown\": `up` and `across` do not meet; give both the same point",
        ),
        (
            "beside",
            TWO.replace("30,12\"", "28,12\""),
            "areas/side.kdl:4: area \"crown\": `across` and `head` do not meet; give both the same point (on `head`, 30.0,12.0 is nearest to 28,12)",
        ),
        (
            "twice",
            TWO.replace("\"10,12 20,12!", "\"10,0 10,12 20,12!"),
            "areas/side.kdl:4: area \"crown\": `across` and `head` meet more than once, at 10,0 and 30,12; divide one in two between these",
        ),
        (
            "two",
            TWO.replace("head up across", "head up"),
            "areas/side.kdl:4: area \"crown\": needs one closed border, or three or more; divide one in two where it meets another",
        ),
        (
            "alone",
            TWO.replace("head up across", "up"),
            "areas/side.kdl:4: area \"crown\": `up` alone is not closed; name all borders round it in turn",
        ),
        (
            "against",
            TWO.replace("head up across", "head -up across"),
            "areas/side.kdl:4: area \"crown\": `up` is open and finds its direction by itself; leave `-` out",
        ),
        (
            "unused",
            format!("{TWO}border \"spare\" \"1,1 5,5\""),
            "areas/side.kdl:6: border \"spare\": between 1,1 and 5,5 no area follows it; take it out, or name it in `of`",
        ),
        (
            "one-sided",
            TWO.split("area \"neck\"").next().unwrap_or_default().to_owned(),
            "areas/side.kdl:2: border \"up\": between 10,0 and 10,12 only `crown` lies on it; a border has an area on each side, or says edge=#true",
        ),
        (
            "turn",
            TWO.replace("head across up", "-head up across"),
            "areas/side.kdl:2: border \"up\": between 10,0 and 10,12 `crown` and `neck` lie on the same side of it; name the borders of every area in the same turn",
        ),
        (
            "no-label",
            format!("{TWO}area \"ear\" of=\"head\""),
            "areas/side.kdl:6: area \"ear\": needs label=\"x,y\" and of=\"…\", the borders round it in turn",
        ),
        (
            "name",
            format!("{TWO}area \"neck\" label=\"20,20\" of=\"head\""),
            "areas/side.kdl:6: area \"neck\": the name is taken by line 5; every area has its own",
        ),
    ];
    for (test, areas, message) in cases {
        let folder = Folder::with(&format!("areas-{test}"), &format!("{HEAD}{SQUARE_HEAD}")).with_areas(&areas);
        assert_eq!(folder.wrong().first().map(String::as_str), Some(message), "{test}");
    }
}

#[test]
fn all_broken_rules_are_told_at_once() {
    let folder = Folder::with("all", &format!("{HEAD}circle \"a\"\nsquare \"b\""));
    let error = Art::load(&folder.0).err().expect("an error");
    assert_eq!(error.violations.len(), 2);
    assert_eq!(error.to_string().lines().count(), 2);
}
