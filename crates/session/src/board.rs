//! What is drawn, as the steps that drew it: so that every step can be undone and done again, also after a reload. It must not
//! know how strokes look.

use crate::Stroke;
use atlas::View;

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A stroke is drawn.
    Draw(Stroke),
    /// Strokes are rubbed out: the numbers of the steps that drew them.
    Erase(Vec<usize>),
    /// Everything is cleared away.
    Clear,
}

/// The steps, and how many of them are done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    steps: Vec<Step>,
    done: usize,
}

impl Board {
    /// A board of these steps, of which so many are done. A step that rubs out what is not there loses that part.
    #[must_use]
    pub fn of(steps: Vec<Step>, done: usize) -> Self {
        let mut board = Self::default();
        for step in steps {
            match step {
                Step::Erase(numbers) => board.erase(&numbers),
                step => board.take(step),
            }
        }
        board.done = done.min(board.steps.len());
        board
    }

    /// The steps and how many of them are done.
    #[must_use]
    pub fn parts(&self) -> (&[Step], usize) {
        (&self.steps, self.done)
    }

    /// Adds a stroke, and tells its number.
    pub fn draw(&mut self, stroke: Stroke) -> usize {
        self.take(Step::Draw(stroke));
        self.done - 1
    }

    /// Rubs strokes out; numbers of strokes that are not to be seen are passed over.
    pub fn erase(&mut self, numbers: &[usize]) {
        let seen: Vec<usize> = self.strokes().map(|(number, _)| number).filter(|number| numbers.contains(number)).collect();
        if !seen.is_empty() {
            self.take(Step::Erase(seen));
        }
    }

    /// Clears everything away, as a step that can be undone.
    pub fn clear(&mut self) {
        if self.strokes().next().is_some() {
            self.take(Step::Clear);
        }
    }

    /// A new step ends what could be done again.
    fn take(&mut self, step: Step) {
        self.steps.truncate(self.done);
        self.steps.push(step);
        self.done = self.steps.len();
    }

    /// Undoes the last step.
    pub fn undo(&mut self) {
        self.done = self.done.saturating_sub(1);
    }

    /// Does the last undone step again.
    pub fn redo(&mut self) {
        self.done = (self.done + 1).min(self.steps.len());
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        self.done > 0
    }

    /// Whether there is a step to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.done < self.steps.len()
    }

    /// Whether nothing was ever drawn.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.steps.is_empty()
    }

    /// The strokes that are to be seen, each with its number, in the order in which they were drawn.
    pub fn strokes(&self) -> impl Iterator<Item = (usize, &Stroke)> {
        let done = &self.steps[..self.done];
        let cleared = done.iter().rposition(|step| matches!(step, Step::Clear)).map_or(0, |at| at + 1);
        let erased: Vec<usize> = done[cleared..]
            .iter()
            .filter_map(|step| if let Step::Erase(numbers) = step { Some(numbers) } else { None })
            .flatten()
            .copied()
            .collect();
        done.iter().enumerate().skip(cleared).filter_map(move |(number, step)| match step {
            Step::Draw(stroke) if !erased.contains(&number) => Some((number, stroke)),
            _ => None,
        })
    }

    /// The number of the topmost stroke of a diagram that comes within a distance of a place (tenths of a millimetre), but for
    /// those that are passed over.
    #[must_use]
    pub fn touched(&self, view: View, at: (f32, f32), reach: f32, passed_over: &[usize]) -> Option<usize> {
        let touched = self
            .strokes()
            .filter(|(number, stroke)| stroke.view == view && !passed_over.contains(number) && stroke.touches(at, reach));
        touched.last().map(|(number, _)| number)
    }
}
