//! Gets what a machine lacks: the wasm target, lint tools, browsers and their drivers, the browser suite's packages. Looks
//! first, so that nothing is fetched twice and nothing at all when all is there.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::command::{ask, find, run};
use crate::project::Project;

/// What the page is compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The driver of Firefox, which Debian does not package.
const GECKODRIVER: &str = "0.37.1";

/// A browser that the journeys run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name in options and for the browser suite.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Programs that must be there, each with the Debian package that brings it.
    const fn programs(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Chromium => &[("chromium", "chromium"), ("chromedriver", "chromium-driver")],
            Self::Firefox => &[("firefox-esr", "firefox-esr")],
            Self::WebKit => &[("WebKitWebDriver", "webkit2gtk-driver"), ("xvfb-run", "xvfb"), ("xauth", "xauth")],
        }
    }
}

/// The standard library for wasm.
pub(crate) fn wasm_target(project: &Project) -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(&project.root).args(["--print", "target-libdir", "--target", WASM_TARGET]);
    if ask(&mut rustc).is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    println!("      fetching the Rust library for {WASM_TARGET}");
    let mut rustup = Command::new("rustup");
    rustup.current_dir(&project.root).args(["target", "add", WASM_TARGET]);
    run(&mut rustup, &format!("connect to the network once, or run `rustup target add {WASM_TARGET}` yourself"))
}

/// rustfmt and clippy, which a minimal Rust lacks.
pub(crate) fn lint_tools(project: &Project) -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if ask(crate::command::cargo(project).args([subcommand, "--version"])).is_none() {
            println!("      fetching {component}");
            let mut rustup = Command::new("rustup");
            rustup.current_dir(&project.root).args(["component", "add", component]);
            run(&mut rustup, &format!("connect to the network once, or run `rustup component add {component}` yourself"))?;
        }
    }
    Ok(())
}

/// Browsers and drivers from the system's packages; says which were fetched.
pub(crate) fn system_packages(engines: &[Engine]) -> Result<String> {
    let packages: Vec<&str> = engines
        .iter()
        .flat_map(|engine| engine.programs())
        .filter(|(program, _)| find(program).is_none())
        .map(|&(_, package)| package)
        .collect();
    if packages.is_empty() {
        return Ok("all there".to_owned());
    }
    let names = packages.join(" ");
    if find("apt-get").is_none() {
        bail!("install these with your system's package manager (Debian's names), then run this again: {names}");
    }
    let by_hand = format!("run this as root, then this again: apt-get update && apt-get install -y {names}");
    let mut as_root = match ask(Command::new("id").arg("-u")).as_deref() {
        Some("0") => Vec::new(),
        _ if ask(Command::new("sudo").args(["-n", "true"])).is_some() => vec!["sudo", "-n"],
        _ => bail!("{by_hand}"),
    };
    as_root.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]);
    println!("      fetching {names} (some minutes)");
    for arguments in [vec!["update"], [vec!["install", "-y", "--no-install-recommends"], packages].concat()] {
        let mut apt = Command::new(as_root[0]);
        run(apt.args(&as_root[1..]).args(arguments), &by_hand)?;
    }
    Ok(format!("fetched {names}"))
}

/// The driver of Firefox, compiled into the project's own tools.
pub(crate) fn geckodriver(project: &Project) -> Result<String> {
    let there = ["/usr/local/bin/geckodriver", "/usr/bin/geckodriver"].map(PathBuf::from);
    if project.tools().join("bin/geckodriver").is_file() || there.iter().any(|path| path.is_file()) {
        return Ok("there".to_owned());
    }
    let mut cargo = crate::command::cargo(project);
    // Its own target folder, kept until it is installed, so that an interrupted try is taken up again.
    let target = project.tools().join("build");
    cargo.env("CARGO_TARGET_DIR", &target).args(["install", "geckodriver", "--locked", "--version", GECKODRIVER, "--root"]);
    run(
        cargo.arg(project.tools()),
        &format!(
            "connect to the network once, or run `cargo install geckodriver --locked --version {GECKODRIVER} --root target/tools` yourself"
        ),
    )?;
    _ = std::fs::remove_dir_all(target);
    Ok(format!("geckodriver {GECKODRIVER} compiled"))
}

/// The packages of a folder of Node's, at the versions of its lock file.
pub(crate) fn node_packages(suite: &Path) -> Result<String> {
    let version = ask(Command::new("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        bail!("install Node 20 or newer with npm (https://nodejs.org), then run this again");
    }
    let written = |file: &str| suite.join(file).metadata().and_then(|about| about.modified()).ok();
    if written("node_modules/.package-lock.json") >= written("package-lock.json") {
        return Ok("all there".to_owned());
    }
    let mut npm = Command::new("npm");
    npm.current_dir(suite).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    run(&mut npm, &format!("connect to the network once, or run `npm ci` in {} yourself", suite.display()))?;
    Ok("fetched".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Engine, system_packages};

    #[test]
    fn every_engine_has_a_name_of_its_own_and_needs_something() {
        let names: std::collections::BTreeSet<_> = Engine::ALL.iter().map(|engine| engine.name()).collect();
        assert_eq!(names.len(), Engine::ALL.len());
        assert!(Engine::ALL.iter().all(|engine| !engine.programs().is_empty()));
    }

    #[test]
    fn nothing_is_fetched_where_nothing_is_needed() {
        assert_eq!(system_packages(&[]).unwrap(), "all there");
    }
}
