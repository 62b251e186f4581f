//! The development loop: serves the site, and when a source changes builds it anew and has the open pages reload.
//! It must not know how the site is built or served.

use std::path::Path;
use std::time::{Duration, SystemTime};

use anyhow::Result;
use tokio::sync::watch;

use crate::progress::Progress;
use crate::project::{Project, files_below};
use crate::server;
use crate::site::{self, Purpose};

/// What the site is made from. `xtask` itself is not: it would have to start anew.
const SOURCES: [&str; 7] = ["src", "crates", "art", "data", "content", "style", "public"];
const SOURCE_FILES: [&str; 4] = ["Cargo.toml", "build.rs", "index.html", "embed.html"];

/// Listing a few hundred files takes a millisecond, so looking often costs nothing, and needs no crate for each system.
const LOOK_EVERY: Duration = Duration::from_millis(300);

/// Builds, serves, and goes on until the person stops it. A build that fails says so and leaves the last good site.
pub(crate) fn run(project: &Project, port: Option<u16>) -> Result<()> {
    let mut seen = state_of(&project.root)?;
    build(project)?;
    let (changed, changes) = watch::channel(0_u64);
    let (address, _server) = server::start(project.dist(), port, Some(changes))?;
    let base = server::base_of(&project.dist())?;
    println!("\nThe map is at http://{address}{base}/ and reloads when a source changes (Ctrl+C stops it).");
    loop {
        std::thread::sleep(LOOK_EVERY);
        let now = state_of(&project.root)?;
        if now == seen {
            continue;
        }
        seen = now;
        println!("\nA source has changed.");
        match build(project) {
            Ok(()) => changed.send_modify(|change| *change += 1),
            Err(error) => eprintln!("\nxtask: {error:#}; the page shows the last state that was whole"),
        }
    }
}

fn build(project: &Project) -> Result<()> {
    site::build(project, Purpose::Development, &mut Progress::new(site::STEPS))
}

/// The sources with the time each was last written: another value when anything was added, changed or removed.
fn state_of(root: &Path) -> Result<Vec<(String, SystemTime)>> {
    let mut files = SOURCE_FILES.map(str::to_owned).to_vec();
    for folder in SOURCES {
        files.extend(files_below(&root.join(folder))?.into_iter().map(|file| format!("{folder}/{file}")));
    }
    let time = |file: &String| root.join(file).metadata().and_then(|about| about.modified()).ok();
    Ok(files.into_iter().filter_map(|file| time(&file).map(|time| (file, time))).collect())
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::state_of;

    #[test]
    fn adding_changing_and_removing_a_source_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let muscle = root.join("data/muscles/a.toml");
        let empty = state_of(root).unwrap();
        crate::project::write(&muscle, "a").unwrap();
        let added = state_of(root).unwrap();
        assert_ne!(added, empty);
        let file = std::fs::File::options().write(true).open(&muscle).unwrap();
        file.set_modified(SystemTime::now() + Duration::from_secs(5)).unwrap();
        assert_ne!(state_of(root).unwrap(), added);
        std::fs::remove_file(&muscle).unwrap();
        assert_eq!(state_of(root).unwrap(), empty);
        crate::project::write(&root.join("target/x"), "x").unwrap();
        assert_eq!(state_of(root).unwrap(), empty);
    }
}
