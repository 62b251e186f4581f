//! The real art keeps the rules.

use std::collections::BTreeSet;
use std::path::Path;

use plates::{Art, Layer, VIEWS, check};

fn art_dir() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../art"))
}

#[test]
fn it_breaks_no_rule() {
    let violations = check(art_dir());
    assert!(violations.is_empty(), "{}", violations.iter().map(|v| format!("{v}\n")).collect::<String>());
}

#[test]
fn every_view_is_drawn_in_one_frame_and_has_its_regions_zones_and_points() {
    let art = Art::load(art_dir()).unwrap_or_else(|error| panic!("{error}"));
    for view in VIEWS {
        let plate = art.plate(view).expect("the plate");
        assert_eq!(plate.view_box()[2..], [400.0, 391.0], "{view}");
        assert!(plate.regions().any(|r| r.muscle == "sternocleidomastoid"), "{view}");
        assert!(plate.zones().count() > 0 && plate.points().count() > 0, "{view}");
    }
}

#[test]
fn ids_are_unique_in_the_document_with_all_layers_and_every_reference_is_met_within_its_own() {
    let art = Art::load(art_dir()).unwrap_or_else(|error| panic!("{error}"));
    let mut ids_of_all = BTreeSet::new();
    for plate in VIEWS.iter().filter_map(|view| art.plate(view)) {
        for layer in Layer::ALL {
            let text = if layer == Layer::Muscle { plate.markup(layer) } else { plate.further_layer(layer) };
            let starts = format!("{}-", plate.view());
            let ids: BTreeSet<&str> = after(&text, "id=\"", '"').collect();
            for id in after(&text, "id=\"", '"') {
                assert!(id.starts_with(&starts), "{id}");
                assert!(ids_of_all.insert(id.to_owned()), "{id} is there twice");
            }
            for id in after(&text, "href=\"#", '"').chain(after(&text, "url(#", ')')) {
                assert!(ids.contains(id), "{}, {}: {id} is missing", plate.view(), layer.slug());
            }
        }
    }
}

/// The pieces of text between `start` and the next `end`.
fn after<'a>(text: &'a str, start: &'a str, end: char) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| rest.split(end).next())
}
