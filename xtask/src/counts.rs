//! Reads how many tests passed out of what the test runners print. It must not know what they test.

use std::ops::AddAssign;

/// How many passed, how many failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
    }
}

impl Counts {
    /// One check that failed without a count of its own.
    pub(crate) const ONE_FAILED: Self = Self { passed: 0, failed: 1 };

    /// The sum over every `test result: ok. 3 passed; 0 failed; …` that `cargo test` prints.
    pub(crate) fn of_cargo_test(text: &str) -> Self {
        text.lines()
            .filter_map(|line| line.strip_prefix("test result: "))
            .filter_map(|line| Some(Self { passed: number_before(line, " passed;")?, failed: number_before(line, " failed;")? }))
            .fold(Self::default(), |mut sum, next| {
                sum += next;
                sum
            })
    }

    /// The last line that is nothing but `3 passed, 0 failed`: the total of the browser suite.
    pub(crate) fn of_browser_suite(text: &str) -> Option<Self> {
        text.lines().rev().find_map(|line| {
            let (passed, failed) = line.trim().strip_suffix(" failed")?.split_once(" passed, ")?;
            Some(Self { passed: passed.parse().ok()?, failed: failed.parse().ok()? })
        })
    }

    /// A runner that ended badly has failed, even if it counted no failure (it did not compile, or broke down).
    pub(crate) fn or_failed(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

fn number_before(line: &str, word: &str) -> Option<usize> {
    line[..line.find(word)?].rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn cargo_test_is_summed_over_its_programs() {
        let text = "running 3 tests\ntest a ... ok\n\
            test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 5 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s\n";
        assert_eq!(Counts::of_cargo_test(text), Counts { passed: 8, failed: 2 });
        assert_eq!(Counts::of_cargo_test("error: could not compile"), Counts::default());
    }

    #[test]
    fn the_browser_suite_is_read_from_its_last_line_of_that_form() {
        let text = "chromium: 9 passed, 0 failed\n12 passed, 1 failed\nscreens are in target/e2e\n";
        assert_eq!(Counts::of_browser_suite(text), Some(Counts { passed: 12, failed: 1 }));
        assert_eq!(Counts::of_browser_suite("nothing"), None);
    }

    #[test]
    fn a_runner_that_breaks_down_counts_as_one_failure() {
        assert_eq!(Counts::default().or_failed(false), Counts::ONE_FAILED);
        assert_eq!(Counts { passed: 1, failed: 2 }.or_failed(false).failed, 2);
        assert_eq!(Counts::default().or_failed(true), Counts::default());
        assert_eq!(Counts { passed: 4, failed: 1 }.to_string(), "4 passed, 1 failed");
    }
}
