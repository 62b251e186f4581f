//! Why a pattern is shown, in words. It must not know how it was found.

use crate::{Areas, Candidate};
use atlas::Atlas;

/// The reason in a sentence: what was marked, where most and where some people feel the pattern. "Most people feel this one in
/// the temple, and some behind the eye."
#[must_use]
pub fn reason(atlas: &Atlas, candidate: &Candidate) -> String {
    let words = &atlas.mark_words;
    let list = |areas: Areas| {
        let mut text = String::new();
        for (index, area) in areas.iter().enumerate() {
            let last = index as u32 + 1 == areas.len();
            let joint = if index == 0 {
                [" ", "", ""]
            } else if last {
                [" ", words.and, " "]
            } else {
                [", ", "", ""]
            };
            joint.iter().chain(&[atlas.area(area).felt]).for_each(|part| text.push_str(part));
        }
        text
    };
    let (most, some) = (list(candidate.covers_most), list(candidate.covers_some));
    match (most.is_empty(), some.is_empty()) {
        (false, false) => [words.most_feel, &most, ", ", words.and_some, &some, "."].concat(),
        (false, true) => [words.most_feel, &most, "."].concat(),
        (true, false) => [words.some_feel, &some, "."].concat(),
        // Nothing is shown that covers nothing.
        (true, true) => String::new(),
    }
}

/// What was marked on the pattern's side and is no part of it, in a line; empty if there is nothing. "Not in this pattern: neck."
#[must_use]
pub fn leaves(atlas: &Atlas, candidate: &Candidate) -> String {
    if candidate.leaves.is_empty() {
        return String::new();
    }
    let mut text = atlas.mark_words.leaves.to_owned();
    for (index, area) in candidate.leaves.iter().enumerate() {
        text.push_str(if index == 0 { " " } else { ", " });
        text.push_str(atlas.area(area).label);
    }
    text.push('.');
    text
}
