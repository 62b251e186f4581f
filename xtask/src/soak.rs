//! `cargo xtask soak`: the journeys of a random user, with many more actions than `test` has, and from another seed each time. It must not
//! know what that user does.

use std::process::{Command, ExitCode};
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::command::run_and_read;
use crate::contact_sheet::site_at;
use crate::counts::Counts;
use crate::project::Project;
use crate::{Options, tools};

/// Actions unless the options say otherwise.
const ACTIONS: &str = "10000";
/// The journeys: one goes about the whole site, one stays on its pages and looks at what these hold on to.
const JOURNEYS: [&str; 2] = ["random_user", "left_behind"];

/// The options of this command.
pub(crate) const OPTIONS: [&str; 4] = ["--actions", "--seed", "--engine", "--base"];

/// Does very much at random on the site at `--base`, or else in `dist/`.
///
/// # Errors
/// When there is no site, or a tool is missing and cannot be fetched.
pub(crate) fn run(project: &Project, options: &Options) -> Result<ExitCode> {
    tools::node_packages(&project.browser_suite())?;
    let base = site_at(project, options.get("--base"))?;
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).context("the clock stands before 1970")?;
    let seed = options.get("--seed").map_or_else(|| (since.as_secs() % 1_000_000).to_string(), str::to_owned);
    let actions = options.get("--actions").unwrap_or(ACTIONS);
    println!("{actions} actions from seed {seed}");
    let mut all = Counts::default();
    for journey in JOURNEYS {
        let mut suite = Command::new("node");
        suite.current_dir(&project.root).args(["e2e/run.mjs", "--base", &base, "--only", journey]);
        suite.args(["--engine", options.get("--engine").unwrap_or("chromium"), "--actions", actions, "--seed", &seed]);
        let said = run_and_read(&mut suite)?;
        all += Counts::of_browser_suite(&said.text).unwrap_or_default().or_failed(said.success);
    }
    println!("{all}");
    Ok(if all.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
