//! The types of what stands below the map on the start page. They must not know where their values come from, nor how they
//! look. The program in the browser carries none of it.

use crate::Certainty;
#[cfg(feature = "load")]
use databake::Bake;

/// What a sentence rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub enum Footing {
    /// A claim that is so sure; its sources hold a work of record.
    Sure(Certainty),
    /// What the practitioner thinks of it; it has no source.
    Practitioner,
}

/// A few sentences that say one thing, with what they rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Told {
    /// Key in `content/`, unique in its list.
    pub key: &'static str,
    /// The sentences.
    pub text: &'static str,
    /// What they rest on.
    pub footing: Footing,
    /// Keys of the sources; none where it is the practitioner's view.
    pub sources: &'static [&'static str],
}

/// A question that people ask, and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Question {
    /// The question; ends with a question mark.
    pub question: &'static str,
    /// The answer; its key is the question's.
    pub answer: Told,
}

/// What stands below the map on the start page, in this order; the story between is the practice's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Home {
    /// Why it hurts elsewhere.
    pub why: &'static [Told],
    /// The trigger point that the drawing beside it shows.
    pub why_shows: &'static str,
    /// The joint under the skull.
    pub joint: &'static [Told],
    /// The muscle that the drawing beside it shows.
    pub joint_shows: &'static str,
    /// What trials found: stands in one view with the story.
    pub trials: &'static [Told],
    /// Before booking.
    pub before: &'static [Told],
    /// Questions that people ask.
    pub questions: &'static [Question],
    /// The words that claim nothing.
    pub words: crate::HomeWords,
}
