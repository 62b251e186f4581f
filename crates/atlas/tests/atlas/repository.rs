//! This repository's `data` and `content`, and copies of them to break.

use atlas::Atlas;
use atlas::load::{Problem, read};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// The real atlas, read once.
pub static ATLAS: LazyLock<Atlas> =
    LazyLock::new(|| read(&root()).unwrap_or_else(|problems| panic!("{}", lines(&problems).join("\n"))));

/// The repository's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the crate lies in crates/ of the repository")
}

/// The files below a folder of the repository that end in `.toml`, with names relative to the repository.
pub fn toml_files(folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder)).expect("a folder of the repository").flatten() {
        let name = format!("{folder}/{}", entry.file_name().to_str().expect("file names are ASCII"));
        if entry.path().is_dir() {
            files.extend(toml_files(&name));
        } else if name.ends_with(".toml") {
            files.push(name);
        }
    }
    files.sort();
    files
}

/// A practice of the tests' own, so that they hold for whatever practice the repository is the page of.
const PRACTICE: &str = r#"
demonstration = true
name = "Example Massage Practice"
practitioner = "Sam Example, LMT"
site_address = "https://example.com/"
booking = "https://example.com/book"
phone = "(503) 555-0142"
phone_link = "tel:+15035550142"
email = "hello@example.com"
postal = ["12 Example Street", "Exampletown"]
hours = ["Tuesday to Friday, 10 am to 6 pm"]
framed_by = []
emergency_number = "911"
"#;

/// A copy of `data` and `content`, with the tests' own practice, that is gone when the test is over.
pub struct Copy {
    folder: TempDir,
}

impl Copy {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for file in toml_files("data").into_iter().chain(toml_files("content")) {
            let target = folder.path().join(&file);
            fs::create_dir_all(target.parent().expect("files lie in folders")).expect("a temporary folder");
            fs::copy(root().join(&file), target).expect("a copy");
        }
        let copy = Self { folder };
        copy.write("content/practice.toml", PRACTICE);
        copy
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub fn text(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("a file of the copy")
    }

    pub fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(file), bytes).expect("a file of the copy");
    }

    /// Replaces the first `from` of a file, which must be there.
    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.text(file);
        assert!(text.contains(from), "{file} does not hold `{from}`");
        self.write(file, text.replacen(from, to, 1));
    }

    pub fn read(&self) -> Result<Atlas, Vec<Problem>> {
        read(self.folder.path())
    }

    /// The reader's messages, a line each; empty if it accepts the copy.
    pub fn messages(&self) -> Vec<String> {
        self.read().err().map_or_else(Vec::new, |problems| lines(&problems))
    }
}

pub fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}
