//! When a session that nobody touches is covered, and when it is emptied. Told the time, it knows no clock. Times are ms since
//! 1970.

/// After so long without a touch the screen is covered: 15 minutes.
pub const COVER_AFTER: u64 = 15 * 60 * 1000;
/// After so long without a touch the session is emptied: 12 hours.
pub const EMPTY_AFTER: u64 = 12 * 60 * 60 * 1000;

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The session is open.
    Open,
    /// The screen is covered, and asks.
    Covered,
    /// The session is emptied.
    Over,
}

/// When a session was touched last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    touched: u64,
    covered: bool,
}

impl Watch {
    /// A session that was touched then.
    #[must_use]
    pub const fn touched_at(touched: u64) -> Self {
        Self { touched, covered: false }
    }

    /// When it was touched last.
    #[must_use]
    pub const fn touched(self) -> u64 {
        self.touched
    }

    /// A touch: while the screen is covered it changes nothing, only the answer to its question does.
    pub const fn touch(&mut self, now: u64) {
        if !self.covered {
            self.touched = now;
        }
    }

    /// The answer that it is still the same client.
    pub const fn go_on(&mut self, now: u64) {
        *self = Self::touched_at(now);
    }

    /// What is due now. What is covered stays so until the question is answered, also if the clock is set back.
    pub const fn phase(&mut self, now: u64) -> Phase {
        let since = now.saturating_sub(self.touched);
        self.covered = self.covered || since >= COVER_AFTER;
        if since >= EMPTY_AFTER {
            Phase::Over
        } else if self.covered {
            Phase::Covered
        } else {
            Phase::Open
        }
    }

    /// How long until something else is due.
    #[must_use]
    pub const fn due_in(self, now: u64) -> u64 {
        let since = now.saturating_sub(self.touched);
        let due = if self.covered || since >= COVER_AFTER { EMPTY_AFTER } else { COVER_AFTER };
        due.saturating_sub(since)
    }
}
