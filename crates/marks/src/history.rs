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
    /// Everything at once: what an address holds.
    All(Marks),
    /// A stroke of the brush: these places are marked as mild, or no longer, and the painting has this number from now on. It can be
    /// undone also where it marks nothing, since what was painted is seen.
    Stroke(Marks, u32),
    /// Take every mark and every word away.
    Clear,
}

/// So many steps can be undone. A page that stays open for days would else hold on to all that was ever tapped on it.
pub const MOST_STEPS: usize = 200;

/// The marks, the number of the painting that goes with them, and what they were before. What was painted is known to the brush
/// alone; the number is by what it finds the painting again when a step is undone. 0: nothing is painted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    now: (Marks, u32),
    /// The oldest first; neighbours differ.
    before: Vec<(Marks, u32)>,
}

impl History {
    /// Marks to begin with; there is nothing to undo.
    #[must_use]
    pub const fn starting_with(marks: Marks) -> Self {
        Self { now: (marks, 0), before: Vec::new() }
    }

    /// The marks as they are.
    #[must_use]
    pub const fn marks(&self) -> &Marks {
        &self.now.0
    }

    /// The number of the painting.
    #[must_use]
    pub const fn painting(&self) -> u32 {
        self.now.1
    }

    /// Does a step; one that changes nothing leaves nothing to undo.
    pub fn take(&mut self, step: Step) {
        let (now, painting) = &self.now;
        let tapped =
            |marks: Marks, place| marks.with(place, if now.severity(place).is_some() { None } else { Some(Severity::Mild) });
        let next = match step {
            Step::Tap(place) => (tapped(*now, place), *painting),
            Step::Severity(place, severity) => (now.with(place, Some(severity)), *painting),
            Step::Quality(quality) => (now.with_quality(quality, !now.has(quality)), *painting),
            Step::All(marks) => (marks, *painting),
            Step::Stroke(places, painting) => (places.places().fold(*now, |marks, (place, _)| tapped(marks, place)), painting),
            Step::Clear => (Marks::NONE, 0),
        };
        if next != self.now {
            if self.before.len() == MOST_STEPS {
                self.before.remove(0);
            }
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
        if let Some(before) = self.before.pop() {
            self.now = before;
        }
    }
}
