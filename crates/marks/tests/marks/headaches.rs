//! Eighteen described headaches, each built from a row of the clinical notes: 4.1 (the manual's lists by area) or 8.1 (patterns by
//! muscle and level). Written by hand from the notes, not from `data/`. Each row's own pattern is among the first three.

use crate::{ATLAS, marked};
use atlas::Side;
use marks::{Outcome, rank};

struct Headache {
    /// In a person's words.
    told: &'static str,
    /// Section and row of the clinical notes.
    row: &'static str,
    marks: &'static str,
    /// The row's pattern: a point, or a muscle whose points all have its pattern.
    pattern: &'static str,
    side: Side,
}

const HEADACHES: &[Headache] = &[
    Headache {
        told: "On top of my head on the left, like a cap, strong",
        row: "4.1 vertex: SCM sternal",
        marks: "crown.left!",
        pattern: "scm-sternal-upper",
        side: Side::Left,
    },
    Headache {
        told: "The back of my head aches on both sides, and my neck is stiff",
        row: "4.1 back of head, back of neck: trapezius; 4.3 upper trapezius TrP2",
        marks: "back-of-head.left back-of-head.right neck.left neck.right",
        pattern: "upper-trapezius-middle",
        side: Side::Right,
    },
    Headache {
        told: "The back of my head aches on the right",
        row: "4.1 back of head: SCM sternal",
        marks: "back-of-head.right",
        pattern: "scm-sternal-upper",
        side: Side::Right,
    },
    Headache {
        told: "From the side of my neck up behind the ear and round to the temple, strong",
        row: "4.3 upper trapezius TrP1",
        marks: "neck.left! behind-ear.left! temple.left!",
        pattern: "upper-trapezius-front",
        side: Side::Left,
    },
    Headache {
        told: "My right temple, and the upper teeth are sensitive",
        row: "4.1 toothache: temporalis; 4.3 temporalis",
        marks: "temple.right! teeth.right",
        pattern: "temporalis-middle-front",
        side: Side::Right,
    },
    Headache {
        told: "My right temple, deep",
        row: "4.1 temporal headache: suboccipital group",
        marks: "temple.right",
        pattern: "suboccipitals",
        side: Side::Right,
    },
    Headache {
        told: "Across the forehead on the left, strong, and a little over the eye",
        row: "4.1 frontal headache: SCM clavicular",
        marks: "forehead.left! brow.left",
        pattern: "scm-clavicular-lower",
        side: Side::Left,
    },
    Headache {
        told: "My right ear and round the jaw joint",
        row: "4.1 ear and TMJ: SCM clavicular",
        marks: "ear.right! jaw.right",
        pattern: "scm-clavicular-upper",
        side: Side::Right,
    },
    Headache {
        told: "Over and behind my left eye",
        row: "4.1 eye and eyebrow: SCM sternal",
        marks: "brow.left behind-eye.left",
        pattern: "scm-sternal-middle",
        side: Side::Left,
    },
    Headache {
        told: "My cheek and upper jaw on the right, and some of the teeth",
        row: "4.1 cheek and jaw: SCM sternal",
        marks: "cheek.right jaw.right teeth.right",
        pattern: "scm-sternal-middle",
        side: Side::Right,
    },
    Headache {
        told: "The left of my throat is sore, strong, and the side of the neck",
        row: "4.1 throat and front of neck: SCM sternal",
        marks: "throat.left! neck.left",
        pattern: "scm-sternal-inner",
        side: Side::Left,
    },
    Headache {
        told: "An ache at the top of my breastbone",
        row: "8.1 SCM.sternal.lower: sternum_upper",
        marks: "breastbone.left breastbone.right",
        pattern: "scm-sternal-lower",
        side: Side::Left,
    },
    Headache {
        told: "Cheek, upper teeth, over and behind the eye and the temple, all on the left",
        row: "8.1 SCM.sternal.mid: cheek, maxilla, supraorbital, orbit_deep, temple",
        marks: "cheek.left teeth.left brow.left! behind-eye.left temple.left",
        pattern: "scm-sternal-middle",
        side: Side::Left,
    },
    Headache {
        told: "A sore throat on the right and an ache at the chin",
        row: "8.1 SCM.sternal.inner: throat, chin",
        marks: "throat.right jaw.right",
        pattern: "scm-sternal-inner",
        side: Side::Right,
    },
    Headache {
        told: "The ledge at the back of my head, up to the crown, and the eyebrow",
        row: "8.1 SCM.sternal.upper: occipital_ridge, vertex, supraorbital",
        marks: "back-of-head.left! crown.left brow.left",
        pattern: "scm-sternal-upper",
        side: Side::Left,
    },
    Headache {
        told: "The forehead, strong on the right, and it crosses to the left",
        row: "8.1 SCM.clavic.mid: forehead_ipsi, forehead_contra (severe only)",
        marks: "forehead.right! forehead.left",
        pattern: "scm-clavicular-lower",
        side: Side::Right,
    },
    Headache {
        told: "Deep in my left ear and behind it, and a bit in the cheek",
        row: "8.1 SCM.clavic.upper: ear_deep, postauricular, cheek, molars_upper",
        marks: "ear.left! behind-ear.left cheek.left",
        pattern: "scm-clavicular-upper",
        side: Side::Left,
    },
    Headache {
        told: "A band from the back of my head over the right ear to the temple, to the eye and forehead",
        row: "8.1 SUBOCC.group: occiput, temple, orbit_deep, supraorbital, forehead_ipsi",
        marks: "back-of-head.right temple.right behind-eye.right forehead.right",
        pattern: "suboccipitals",
        side: Side::Right,
    },
];

#[test]
fn each_described_headache_finds_its_pattern_among_the_first_three() {
    assert_eq!(HEADACHES.len(), 18);
    for headache in HEADACHES {
        let outcome = rank(ATLAS.muscles, &ATLAS.matching, &marked(headache.marks));
        let found: Vec<_> = match &outcome {
            Outcome::Fits(ranking) => ranking.candidates.iter().map(|c| (c.pattern.slug(), c.pattern.side)).collect(),
            Outcome::NoMarks | Outcome::NoneFits => Vec::new(),
        };
        assert!(
            found.iter().take(3).any(|candidate| *candidate == (headache.pattern, headache.side)),
            "“{}” ({}) finds {found:?}",
            headache.told,
            headache.row
        );
    }
}
