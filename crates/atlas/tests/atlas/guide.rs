//! The guide against the manual's lists (clinical notes 4.1 and 4.2).

use crate::repository::ATLAS;
use atlas::{Area, Certainty};

/// Area, certainty, and the manual's order; a muscle that it names by its parts stands once.
const GUIDE: &[(Area, Certainty, &str)] = &[
    (Area::Forehead, Certainty::ClassicChart, "sternocleidomastoid semispinalis-capitis frontalis zygomaticus-major"),
    (
        Area::Brow,
        Certainty::ClassicChart,
        "sternocleidomastoid temporalis splenius-cervicis masseter suboccipitals occipitalis orbicularis-oculi upper-trapezius",
    ),
    (Area::BehindEye, Certainty::Unconfirmed, "suboccipitals splenius-cervicis upper-trapezius sternocleidomastoid occipitalis"),
    (
        Area::Temple,
        Certainty::ClassicChart,
        "upper-trapezius sternocleidomastoid temporalis splenius-cervicis suboccipitals semispinalis-capitis",
    ),
    (Area::Crown, Certainty::ClassicChart, "sternocleidomastoid splenius-capitis"),
    (
        Area::BackOfHead,
        Certainty::ClassicChart,
        "upper-trapezius sternocleidomastoid semispinalis-capitis semispinalis-cervicis splenius-cervicis suboccipitals occipitalis \
         digastric temporalis",
    ),
    (Area::BehindEar, Certainty::Unconfirmed, "sternocleidomastoid upper-trapezius lower-trapezius digastric suboccipitals"),
    (Area::Ear, Certainty::ClassicChart, "lateral-pterygoid masseter sternocleidomastoid medial-pterygoid"),
    (
        Area::Cheek,
        Certainty::ClassicChart,
        "sternocleidomastoid masseter lateral-pterygoid upper-trapezius digastric medial-pterygoid buccinator platysma \
         orbicularis-oculi zygomaticus-major",
    ),
    (
        Area::Jaw,
        Certainty::ClassicChart,
        "lateral-pterygoid masseter sternocleidomastoid medial-pterygoid upper-trapezius digastric buccinator platysma \
         orbicularis-oculi zygomaticus-major",
    ),
    (Area::Teeth, Certainty::ClassicChart, "temporalis masseter digastric sternocleidomastoid"),
    (Area::Throat, Certainty::ClassicChart, "sternocleidomastoid digastric medial-pterygoid"),
    (
        Area::Neck,
        Certainty::ClassicChart,
        "upper-trapezius lower-trapezius cervical-multifidi levator-scapulae splenius-cervicis infraspinatus",
    ),
    (Area::Breastbone, Certainty::Unconfirmed, "sternocleidomastoid"),
];

#[test]
fn each_area_lists_its_muscles_in_the_manuals_order() {
    let guide: Vec<_> = ATLAS
        .guide
        .iter()
        .map(|list| (list.area, list.certainty, list.entries.iter().map(|entry| entry.slug).collect::<Vec<_>>().join(" ")))
        .collect();
    let expected: Vec<_> = GUIDE.iter().map(|(area, certainty, muscles)| (*area, *certainty, (*muscles).to_owned())).collect();
    assert_eq!(guide, expected);
}

#[test]
fn the_drawn_muscles_and_no_others_lead_to_the_map() {
    for entry in ATLAS.guide.iter().flat_map(|list| list.entries) {
        assert_eq!(entry.drawn, ATLAS.muscle(entry.slug).map(|muscle| muscle.slug), "{}", entry.slug);
    }
}
