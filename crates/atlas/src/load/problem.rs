//! One fault in one file, in words that someone who does not program can act on. It must not know what the files are about.

use std::fmt;

/// A fault: where it is, what is wrong, and what to do about it. Problems sort by file, then key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// File, relative to the repository's folder.
    pub file: String,
    /// Path of the key in it, `points.scm-sternal-middle.zones[2].area`; empty if the whole file is meant.
    pub key: String,
    /// What is wrong.
    pub wrong: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// A problem from its four parts.
    pub fn new(file: impl Into<String>, key: impl Into<String>, wrong: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { file: file.into(), key: key.into(), wrong: wrong.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        write!(f, "{}; {}", self.wrong, self.remedy)
    }
}

impl std::error::Error for Problem {}
