//! Looks at the code of others that is built in: its licences, its sources, what of it is there twice, and, where the means for that are
//! on the machine, what is known against it. It must not know what that code does.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::command::{ask, cargo, find};
use crate::project::{self, Project};

/// What may be built in: `audit.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    licences: BTreeSet<String>,
    /// Names of crates that are there twice, with the reason.
    duplicates: BTreeMap<String, String>,
}

/// A crate as Cargo tells of it.
#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    /// Where it comes from; nothing for a crate of this repository.
    source: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// Where every crate must come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// What breaks the rules, in words; and a note on what was looked at.
///
/// # Errors
/// When Cargo or the rules cannot be read.
pub(crate) fn run(project: &Project) -> Result<(Vec<String>, String)> {
    let rules: Rules = toml::from_str(&project::read_text(&project.root.join("audit.toml"))?)
        .context("audit.toml: it has `licences`, a list, and the table `duplicates`, a reason for each name")?;
    let told = ask(cargo(project).args(["metadata", "--format-version", "1", "--locked"]))
        .context("cargo cannot tell which crates are built in; run `cargo metadata --locked` and mend what it says")?;
    let metadata: Metadata = serde_json::from_str(&told).context("cargo tells of its crates in a way that is not known here")?;
    let mut broken = against(&rules, &metadata.packages);
    let advisories = match advisories(project) {
        None => "what is known against them not looked up: cargo-deny or its database is not there",
        Some(true) => "nothing known against them",
        Some(false) => {
            broken.push("something is known against a crate; see `cargo deny check advisories`".to_owned());
            "something known against them"
        }
    };
    Ok((broken, format!("{} crates; {advisories}", metadata.packages.len())))
}

/// Whether nothing is known against the crates; nothing where that cannot be told.
fn advisories(project: &Project) -> Option<bool> {
    find("cargo-deny")?;
    let deny = |arguments: &[&str]| {
        let mut deny = Command::new("cargo-deny");
        deny.current_dir(&project.root).args(arguments).output().is_ok_and(|said| said.status.success())
    };
    deny(&["fetch", "db"]).then(|| deny(&["check", "advisories"]))
}

/// Every way in which the crates break the rules.
fn against(rules: &Rules, packages: &[Package]) -> Vec<String> {
    let mut broken = Vec::new();
    let others = || packages.iter().filter(|package| package.source.is_some());
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in others() {
        let Package { name, version, license, source } = package;
        if source.as_deref() != Some(REGISTRY) {
            broken.push(format!("{name} {version} is not from crates.io; publish it or do without"));
        }
        match license.as_deref() {
            None => broken.push(format!("{name} {version} names no licence; do without it")),
            Some(licence) if !allowed(licence, &rules.licences) => {
                broken
                    .push(format!("{name} {version} comes under {licence}; do without it, or add that to audit.toml with care"));
            }
            Some(_) => {}
        }
        versions.entry(name).or_default().insert(version);
    }
    for (name, versions) in &versions {
        if versions.len() > 1 && !rules.duplicates.contains_key(*name) {
            let versions: Vec<&str> = versions.iter().copied().collect();
            broken.push(format!("{name} is there as {}; bring them together, or name it in audit.toml", versions.join(" and ")));
        }
    }
    for name in rules.duplicates.keys().filter(|name| versions.get(name.as_str()).is_none_or(|versions| versions.len() < 2)) {
        broken.push(format!("{name} is there once; take it out of `duplicates` in audit.toml"));
    }
    broken
}

/// Whether a licence as crates write it (`A OR B`, `A/B`, `(A OR B) AND C`) can be had under licences that are allowed.
fn allowed(licence: &str, licences: &BTreeSet<String>) -> bool {
    // What holds together stands outside, what can be chosen from within brackets or alone: so all crates write it.
    let licence = licence.replace('/', " OR ");
    let all = |text: &str, joint: &str, each: &dyn Fn(&str) -> bool| text.split(joint).all(|part| each(part.trim()));
    all(&licence, " AND ", &|part| {
        part.trim_matches(['(', ')']).split(" OR ").any(|choice| licences.contains(choice.trim().trim_matches(['(', ')'])))
    })
}

#[cfg(test)]
mod tests {
    use super::{Package, REGISTRY, Rules, against, allowed};

    fn rules() -> Rules {
        toml::from_str("licences = [\"MIT\", \"Unicode-3.0\"]\n[duplicates]\nsyn = \"macros\"\n").unwrap()
    }

    fn package(name: &str, version: &str, license: Option<&str>, source: Option<&str>) -> Package {
        Package {
            name: name.to_owned(),
            version: version.to_owned(),
            license: license.map(str::to_owned),
            source: source.map(str::to_owned),
        }
    }

    #[test]
    fn one_of_a_choice_is_enough_and_of_what_holds_together_all_are_needed() {
        let licences = rules().licences;
        for licence in ["MIT", "Apache-2.0 OR MIT", "GPL-3.0/MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
            assert!(allowed(licence, &licences), "{licence}");
        }
        for licence in ["GPL-3.0", "Apache-2.0 OR GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND NCSA", ""] {
            assert!(!allowed(licence, &licences), "{licence}");
        }
    }

    #[test]
    fn each_broken_rule_is_told_and_the_repository_s_own_crates_are_left_alone() {
        let packages = [
            package("syn", "2.0.0", Some("MIT"), Some(REGISTRY)),
            package("syn", "3.0.0", Some("MIT"), Some(REGISTRY)),
            package("atlas", "0.1.0", None, None),
        ];
        assert_eq!(against(&rules(), &packages), [""; 0]);
        let packages = [
            package("syn", "3.0.0", Some("GPL-3.0"), Some(REGISTRY)),
            package("rand", "1.0.0", None, Some("git+https://example.com")),
            package("rand", "2.0.0", Some("MIT"), Some(REGISTRY)),
        ];
        let told = against(&rules(), &packages).join("\n");
        for part in [
            "syn 3.0.0 comes under GPL-3.0",
            "rand 1.0.0 is not from",
            "rand 1.0.0 names no",
            "rand is there as 1.0.0 and 2.0.0",
            "syn is there once",
        ] {
            assert!(told.contains(part), "{part} in {told}");
        }
    }
}
