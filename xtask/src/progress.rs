//! Says what is being done and how far it is. It must not know what the steps are.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Counts the steps of a command.
pub(crate) struct Progress {
    at: usize,
    of: usize,
    started: Instant,
}

impl Progress {
    /// A command of that many steps.
    pub(crate) fn new(of: usize) -> Self {
        Self { at: 0, of, started: Instant::now() }
    }

    /// Names the next step, does it, and says what came of it and how long it took.
    pub(crate) fn step<T>(&mut self, title: &str, work: impl FnOnce() -> Result<(T, String)>) -> Result<T> {
        self.at += 1;
        println!("[{}/{}] {title} …", self.at, self.of);
        let started = Instant::now();
        let (value, note) = work()?;
        println!("      {note} ({})", in_words(started.elapsed()));
        Ok(value)
    }

    /// Time since the command began, in words.
    pub(crate) fn total(&self) -> String {
        in_words(self.started.elapsed())
    }
}

fn in_words(time: Duration) -> String {
    if time < Duration::from_secs(100) {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, in_words};

    #[test]
    fn long_times_are_told_in_minutes() {
        assert_eq!(in_words(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(in_words(Duration::from_secs(125)), "2 min 5 s");
    }
}
