//! Marking, step by step, each of which can be undone. It must not know which gesture or key did it.

use crate::{Marks, Place, Quality, Severity};

/// One thing that a person does to the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Tap a place: it is marked as mild, or no longer marked.
    Tap(Place),
    /// Say how strong it is at a place, which is marked by it.
    Severity(Place, Severity),
    /// Choose a word for the pain, or no longer.
    Quality(Quality),
    /// Everything at once: what a stroke of the brush leaves, what an address holds.
    All(Marks),
    /// Take every mark and every word away.
    Clear,
}

/// The marks, and all that they were before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    now: Marks,
    /// The oldest first; neighbours differ.
    before: Vec<Marks>,
}

impl History {
    /// Marks to begin with; there is nothing to undo.
    #[must_use]
    pub const fn starting_with(marks: Marks) -> Self {
        Self { now: marks, before: Vec::new() }
    }

    /// The marks as they are.
    #[must_use]
    pub const fn marks(&self) -> &Marks {
        &self.now
    }

    /// Does a step; one that changes nothing leaves nothing to undo.
    pub fn take(&mut self, step: Step) {
        let now = &self.now;
        let next = match step {
            Step::Tap(place) => now.with(place, if now.severity(place).is_some() { None } else { Some(Severity::Mild) }),
            Step::Severity(place, severity) => now.with(place, Some(severity)),
            Step::Quality(quality) => now.with_quality(quality, !now.has(quality)),
            Step::All(marks) => marks,
            Step::Clear => Marks::NONE,
        };
        if next != self.now {
            self.before.push(self.now);
            self.now = next;
        }
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    /// Undoes the last step that is not yet undone, if there is one.
    pub fn undo(&mut self) {
        if let Some(marks) = self.before.pop() {
            self.now = marks;
        }
    }
}
