//! Builds the site into `dist/`. It must not know what the pages show.

use std::path::Path;

use anyhow::{Context, Result};

use crate::practice::Practice;
use crate::programs::PROGRAMS;
use crate::progress::Progress;
use crate::project::Project;
use crate::{browser_files, command, compress, headers, hosting, offline, project, tools};

/// The features with which the native half is complete: pages as text, and the reader of data and words.
pub(crate) const NATIVE_FEATURES: &str = "headache-referral-map/ssr,session-page/ssr,atlas/load";

/// How many steps [`build`] takes.
pub(crate) const STEPS: usize = 4;

/// For whom the site is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// For visitors: small.
    Release,
    /// For the one who works on it: quickly made.
    Development,
}

impl Purpose {
    /// Cargo's profile, and the folder that it leaves its files in.
    pub(crate) fn profile(self) -> (&'static str, &'static str) {
        match self {
            Self::Release => ("wasm", "wasm"),
            Self::Development => ("dev", "debug"),
        }
    }
}

/// Builds the release site by itself.
pub(crate) fn build_release(project: &Project) -> Result<()> {
    let mut progress = Progress::new(STEPS);
    build(project, Purpose::Release, &mut progress)?;
    println!("\nThe site is in {} ({}).", project.dist().display(), progress.total());
    Ok(())
}

/// Builds the site. `dist/` is replaced at the very end, so what was there stays while something is wrong.
pub(crate) fn build(project: &Project, purpose: Purpose, progress: &mut Progress) -> Result<()> {
    let work = project.work();
    let practice = Practice::read(&project.root)?;
    std::fs::create_dir_all(&work).with_context(|| format!("cannot make {}", work.display()))?;
    // Two builds at once (a person's and the development loop's) would write over each other.
    let lock = std::fs::File::create(work.join("lock")).context("cannot make the lock file of the build")?;
    if lock.try_lock().is_err() {
        println!("Waiting for another build to end.");
        lock.lock().context("cannot wait for another build to end")?;
    }
    let new = work.join("new");
    if new.exists() {
        std::fs::remove_dir_all(&new).with_context(|| format!("cannot empty {}", new.display()))?;
    }

    progress.step("Compiling the pages' programs for the browser (some 2 minutes the first time)", || {
        tools::wasm_target(project)?;
        compile(project, purpose)?;
        Ok(((), format!("{} compiled", PROGRAMS.len())))
    })?;
    progress.step("Making the browser's files: programs, scripts, stylesheet", || {
        for program in &PROGRAMS {
            browser_files::bundle(program, &program.wasm(project, purpose), &work)?;
        }
        let assets = browser_files::write(project, &new)?;
        project::write(&work.join("assets.json"), serde_json::to_string_pretty(&assets)? + "\n")?;
        copy_public(&project.root.join("public"), &new)?;
        Ok(((), format!("{} files", project::files_below(&new)?.len())))
    })?;
    progress.step("Rendering every page ahead (some 2 minutes the first time)", || {
        render(project, &work, &new, &practice)?;
        let pages = project::files_below(&new)?.iter().filter(|file| file.ends_with(".html")).count();
        Ok(((), format!("{pages} pages")))
    })?;
    progress.step("Adding version, worker, headers file and compressed copies", || {
        if purpose == Purpose::Release {
            offline::number(&new, &project.root.join("public").join(offline::WORKER))?;
        }
        let policy = browser_files::policy(project)?;
        headers::write_for(&new, &policy, &practice)?;
        hosting::write(project, &policy, &practice)?;
        let note = match purpose {
            Purpose::Release => format!("{} files compressed", compress::compress_all(&new, &work.join("compressed"))?),
            Purpose::Development => "nothing compressed, for speed".to_owned(),
        };
        replace(&project.dist(), &new)?;
        Ok(((), note))
    })
}

/// Writes the site that [`build`] has just made anew into a folder of its own, as another practice would have it: in that folder of
/// its host, within those sites' pages. Nothing is compiled and nothing compressed for it.
///
/// # Errors
/// When its pages cannot be written.
pub(crate) fn variant(project: &Project, practice: &Practice, to: &Path) -> Result<()> {
    if to.exists() {
        std::fs::remove_dir_all(to).with_context(|| format!("cannot empty {}", to.display()))?;
    }
    browser_files::write(project, to)?;
    copy_public(&project.root.join("public"), to)?;
    render(project, &project.work(), to, practice)?;
    offline::number(to, &project.root.join("public").join(offline::WORKER))?;
    headers::write_for(to, &browser_files::policy(project)?, practice)
}

fn compile(project: &Project, purpose: Purpose) -> Result<()> {
    for program in &PROGRAMS {
        let mut cargo = program.cargo(project, "build");
        cargo.args(["--profile", purpose.profile().0]);
        command::run(&mut cargo, "a page does not compile for the browser; mend the first error above and run this again")?;
    }
    Ok(())
}

fn render(project: &Project, work: &Path, new: &Path, practice: &Practice) -> Result<()> {
    let remedy = "the pages were not written; mend the first error above and run this again";
    // Of the whole workspace, as the tests are compiled: by itself it would have its dependencies with fewer features, all of them once more.
    let mut cargo = command::cargo(project);
    cargo.args(["build", "--workspace", "--features", NATIVE_FEATURES, "--bin", "prerender"]);
    command::run(&mut cargo, remedy)?;
    let mut prerender = std::process::Command::new(project.cargo_target.join("debug/prerender"));
    prerender.current_dir(&project.root);
    prerender.arg("--root").arg(&project.root).arg("--out").arg(new).arg("--assets").arg(work.join("assets.json"));
    prerender.arg("--base").arg(&practice.base);
    if !practice.booking_template.is_empty() {
        prerender.arg("--booking-template").arg(&practice.booking_template);
    }
    command::run(&mut prerender, remedy)
}

/// Copies what is served as it is.
fn copy_public(public: &Path, site: &Path) -> Result<()> {
    for file in project::files_below(public)?.iter().filter(|file| !browser_files::NAMED_ANEW.contains(&file.as_str())) {
        project::write(&site.join(file), project::read(&public.join(file))?)?;
    }
    Ok(())
}

fn replace(dist: &Path, new: &Path) -> Result<()> {
    if dist.exists() {
        std::fs::remove_dir_all(dist).with_context(|| format!("cannot replace {}; is it open elsewhere?", dist.display()))?;
    }
    std::fs::rename(new, dist).with_context(|| format!("cannot move the finished site to {}", dist.display()))
}

#[cfg(test)]
mod tests {
    use super::{copy_public, replace};

    #[test]
    fn the_site_replaces_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let (dist, new) = (folder.path().join("dist"), folder.path().join("new"));
        crate::project::write(&dist.join("old.txt"), "old").unwrap();
        crate::project::write(&new.join("a/new.txt"), "new").unwrap();
        replace(&dist, &new).unwrap();
        assert_eq!(crate::project::files_below(&dist).unwrap(), ["a/new.txt"]);
        assert!(!new.exists());
    }

    #[test]
    fn public_files_are_copied_but_for_those_with_hashed_names() {
        let folder = tempfile::tempdir().unwrap();
        let (public, site) = (folder.path().join("public"), folder.path().join("site"));
        for file in ["boot.js", "before-paint.js", "icon.svg", "offline.js", "robots.txt", "icons/head.svg"] {
            crate::project::write(&public.join(file), file).unwrap();
        }
        copy_public(&public, &site).unwrap();
        assert_eq!(crate::project::files_below(&site).unwrap(), ["before-paint.js", "icons/head.svg", "robots.txt"]);
    }
}
