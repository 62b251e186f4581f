//! The types of a joint that can be seen in motion. They must not know how it is drawn.

use crate::Statement;
#[cfg(feature = "load")]
use databake::Bake;

/// One motion of a joint: what a close-up shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct JointMotion {
    /// For example `nod`.
    pub key: &'static str,
    /// The close-up that shows it: `side`, `back` or `above`.
    pub view: &'static str,
    /// How far it goes one way, degrees; not more than 0.
    pub low: i64,
    /// How far it goes the other way, degrees; not less than 0.
    pub high: i64,
    /// The smaller range of the practitioner's view, degrees; an illustration.
    pub restricted: Option<(i64, i64)>,
    /// Its name on a button: "Nod".
    pub name: &'static str,
    /// From where it is seen: "from the side".
    pub seen: &'static str,
    /// Name of the drawing for those who hear the page.
    pub drawing: &'static str,
    /// Name of its slider.
    pub slider: &'static str,
    /// The way of the lesser angles, after a number of degrees: "forward".
    pub less: &'static str,
    /// The way of the greater angles: "back".
    pub more: &'static str,
    /// Neither way.
    pub level: &'static str,
    /// The range in words, for those who see it stand still.
    pub range: &'static str,
    /// What is seen and how sure its figures are.
    pub statement: Statement,
}

/// One source's figures for how far a joint goes, as that source gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct JointRange {
    /// For example `ishii-2004`.
    pub key: &'static str,
    /// Nodding forward, degrees.
    pub flexion: Option<&'static str>,
    /// Tipping back, degrees.
    pub extension: Option<&'static str>,
    /// Both together, degrees.
    pub total: Option<&'static str>,
    /// Tilting, each side, degrees.
    pub side_bend: Option<&'static str>,
    /// Turning, each side, degrees.
    pub rotation: Option<&'static str>,
    /// Whose figures and how they were found, and how sure that is.
    pub statement: Statement,
}

/// Something that passes by a joint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Passing {
    /// Its part in the close-ups: `vertebral-artery`.
    pub part: &'static str,
    /// Its name on a button.
    pub name: &'static str,
    /// One honest sentence.
    pub statement: Statement,
}

/// A joint that can be seen in motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Joint {
    /// The full anatomical name as slug: `occipitoatlantal`.
    pub slug: &'static str,
    /// Anatomical name.
    pub name: &'static str,
    /// Plain name, its page's heading and the name of the link that leads there.
    pub plain_name: &'static str,
    /// Slugs of the drawn muscles that move it: their pages lead to its page.
    pub muscles: &'static [&'static str],
    /// Title of its page.
    pub page_title: &'static str,
    /// Description of its page for search results.
    pub page_description: &'static str,
    /// What it is.
    pub about: &'static [Statement],
    /// Its motions, in order.
    pub motions: &'static [JointMotion],
    /// How far it goes, source by source.
    pub ranges: &'static [JointRange],
    /// What stands with that table.
    pub range_notes: &'static [Statement],
    /// What practitioners say of a joint that moves less; shown as their view.
    pub practitioner_view: &'static str,
    /// What is known of that.
    pub restriction: &'static [Statement],
    /// What passes by it.
    pub passing: &'static [Passing],
    /// Why the neck can hurt the head.
    pub convergence: &'static [Statement],
    /// The words of its page.
    pub words: crate::JointWords,
}
