//! The programs that run in the browser. Each is small and knows only its own pages, so that no page loads what it does not use.
//! To add one: a crate, a line here, and its key where `crates/prerender` writes the pages that start it.

use std::process::Command;

use crate::command;
use crate::project::Project;
use crate::site::Purpose;
use crate::tools;

/// A crate that is compiled to wasm and started by pages that name it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Program {
    /// What pages name it by.
    pub(crate) key: &'static str,
    /// Its package.
    package: &'static str,
    /// The package's features in the browser.
    features: &'static str,
    /// The package's library, and the name of the files made from it.
    pub(crate) library: &'static str,
    /// Folders below `style/programs` whose sheets its pages load beside what every page does; none where it has no pages of its own.
    pub(crate) style: &'static [&'static str],
    /// Whether that style stands in its pages, known to the policy by its hash: a short page would else wait for a file that is asked for
    /// only once its own first bytes have come.
    pub(crate) style_within: bool,
}

/// All of them.
pub(crate) const PROGRAMS: [Program; 4] = [
    Program {
        key: "map",
        package: "headache-referral-map",
        features: "program",
        library: "headache_map",
        style: &["map"],
        style_within: false,
    },
    Program {
        key: "joint",
        package: "joint",
        features: "live",
        library: "headache_joint",
        style: &["joint"],
        style_within: true,
    },
    // No page names it as its own: the map fetches it when someone first takes the brush.
    Program { key: "brush", package: "brush", features: "live", library: "headache_brush", style: &[], style_within: false },
    Program {
        key: "session",
        package: "session-page",
        features: "hydrate",
        library: "session_page",
        style: &["map", "session"],
        style_within: false,
    },
];

impl Program {
    /// A cargo command (`build`, `clippy`) for this program as it is compiled for the browser.
    pub(crate) fn cargo(&self, project: &Project, command: &str) -> Command {
        let mut cargo = command::cargo(project);
        cargo.args([command, "--package", self.package, "--lib", "--features", self.features]);
        cargo.args(["--target", tools::WASM_TARGET]);
        cargo
    }

    /// Where cargo leaves the compiled wasm.
    pub(crate) fn wasm(&self, project: &Project, purpose: Purpose) -> std::path::PathBuf {
        let folder = purpose.profile().1;
        project.cargo_target.join(tools::WASM_TARGET).join(folder).join(format!("{}.wasm", self.library))
    }
}

#[cfg(test)]
mod tests {
    use super::PROGRAMS;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_programs_share_a_key_or_files() {
        let keys: BTreeSet<&str> = PROGRAMS.iter().map(|program| program.key).collect();
        let libraries: BTreeSet<&str> = PROGRAMS.iter().map(|program| program.library).collect();
        assert_eq!((keys.len(), libraries.len()), (PROGRAMS.len(), PROGRAMS.len()));
        assert!(!keys.contains("text"), "pages without a program are called that");
    }
}
