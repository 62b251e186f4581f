//! `again` shows a form whole, also in a peel layer where its first place is not seen.

use plates::{Layer, Plate};

#[test]
fn again_brings_a_form_with_all_that_is_inside() {
    let dir = std::env::temp_dir().join(format!("plates-again-{}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("a folder");
    let source = r#"
licence "CC-BY-SA-4.0"
plate "back" view-box="0 0 10 10"
outline "bone" "1,1! 9,1! 9,9!"
form "bone" paint="bone" layers="bone" { ink "2,2 8,8" width=0.5; }
again "bone" layers="muscle"
"#;
    std::fs::write(dir.join("back.kdl"), source).expect("a file");
    let plate = Plate::load(&dir, "back").expect("sound art");
    std::fs::remove_dir_all(&dir).expect("the folder gone");
    let ink = r#"class="fn""#;
    assert!(plate.markup(Layer::Muscle).contains(ink), "the pen line inside is drawn again");
    assert!(!plate.markup(Layer::Skin).contains(ink), "and only where it is asked for");
}
