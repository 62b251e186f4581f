//! `cargo xtask test`: every check in order, each failure counted and none hidden by an earlier one. It must not know what
//! the tests test.

use std::process::{Command, ExitCode};

use anyhow::{Result, bail};

use crate::command::{cargo, run_and_read};
use crate::counts::Counts;
use crate::hosting::{self, HostServer};
use crate::practice::Practice;
use crate::programs::PROGRAMS;
use crate::progress::Progress;
use crate::project::Project;
use crate::site::{self, NATIVE_FEATURES, Purpose};
use crate::tools::{self, Engine};
use crate::{Options, audit, drawings, server, sizes};

/// What `--journey` calls the check of the hosts.
const HOSTS: &str = "hosts";

/// Where the journeys find the site in a folder of its host, and which sites may show it in a frame there: any on this machine.
const FOLDER: &str = "/some/folder";
const FRAMED_BY: &str = "http://127.0.0.1:*";

/// Where the practice there takes a summary along with a booking.
const BOOKING_TEMPLATE: &str = "https://booking.example/new?note={summary}&via=map";

/// A practice as unlike that of the repository as may be, for the site in `target/site/elsewhere`.
fn elsewhere_practice() -> Practice {
    Practice { base: FOLDER.to_owned(), framed_by: vec![FRAMED_BY.to_owned()], booking_template: BOOKING_TEMPLATE.to_owned() }
}

/// What is to be checked.
pub(crate) struct Choice {
    native: bool,
    browser: bool,
    engines: Vec<Engine>,
    /// Part of the name of the journeys to run; all if empty.
    journey: String,
}

impl Choice {
    /// Everything, unless the options say otherwise.
    ///
    /// # Errors
    /// When an option has a value that is not known.
    pub(crate) fn read(options: &Options) -> Result<Self> {
        let (native, browser) = match options.get("--only") {
            None => (true, true),
            Some("native") => (true, false),
            Some("browser") => (false, true),
            Some(other) => bail!("`--only {other}`: there are native and browser"),
        };
        let mut engines = Engine::ALL.to_vec();
        if let Some(names) = options.get("--engine") {
            engines.retain(|engine| names.split(',').any(|name| name == engine.name()));
            if engines.len() != names.split(',').count() {
                bail!("`--engine {names}`: there are chromium, firefox and webkit, with commas between them");
            }
        }
        Ok(Self { native, browser, engines, journey: options.get("--journey").unwrap_or_default().to_owned() })
    }

    /// Whether nginx and Caddy are tried: one browser is enough for that.
    fn tries_hosts(&self) -> bool {
        (self.journey.is_empty() || self.journey == HOSTS) && self.engines.contains(&Engine::Chromium)
    }

    fn steps(&self) -> usize {
        let native = if self.native { 7 + PROGRAMS.len() } else { 0 };
        let journeys = usize::from(self.journey != HOSTS) + usize::from(self.tries_hosts());
        let browser = if self.browser { 5 + journeys + site::STEPS } else { 0 };
        native + browser
    }
}

/// Checks, and ends with a line that counts the tests of all runners; a check without tests counts only when it fails.
///
/// # Errors
/// When a tool is missing and cannot be fetched.
pub(crate) fn test(project: &Project, choice: &Choice) -> Result<ExitCode> {
    let mut checks = Checks { progress: Progress::new(choice.steps()), counts: Counts::default(), failed: Vec::new() };
    // Whatever must be fetched comes first: what a person has to do by hand is told at once, not after ten minutes.
    if choice.native {
        checks.progress.step("Looking for rustfmt, clippy and the wasm target", || {
            tools::lint_tools(project)?;
            tools::wasm_target(project)?;
            Ok(((), "there".to_owned()))
        })?;
    }
    if choice.browser {
        let progress = &mut checks.progress;
        progress.step("Looking for browsers and drivers", || Ok(((), tools::system_packages(&choice.engines)?)))?;
        progress.step("Looking for Firefox's driver (some 5 minutes the first time)", || {
            let needed = choice.engines.contains(&Engine::Firefox);
            Ok(((), if needed { tools::geckodriver(project)? } else { "not needed".to_owned() }))
        })?;
        progress
            .step("Looking for the browser suite's packages", || Ok(((), tools::node_packages(&project.browser_suite())?)))?;
    }
    if choice.native {
        checks.native(project)?;
    }
    if choice.browser {
        checks.browser(project, choice)?;
    }

    println!();
    for failed in &checks.failed {
        println!("failed: {failed}");
    }
    println!("All of it took {}.", checks.progress.total());
    println!("{}", checks.counts);
    Ok(if checks.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct Checks {
    progress: Progress,
    counts: Counts,
    /// What failed, in words.
    failed: Vec<String>,
}

impl Checks {
    fn native(&mut self, project: &Project) -> Result<()> {
        self.lint("Formatting", "run `cargo fmt`", cargo(project).args(["fmt", "--all", "--check"]))?;
        let broken = self.progress.step("The rules of the drawings", || {
            let broken = drawings::broken_rules(project);
            let note = if broken.is_empty() { "kept".to_owned() } else { format!("broken in {} places", broken.len()) };
            Ok((broken, note))
        })?;
        broken.into_iter().for_each(|rule| self.fail(rule));
        let broken = self.progress.step("The code of others: licences, sources, duplicates", || audit::run(project))?;
        broken.into_iter().for_each(|rule| self.fail(rule));
        let mut native = cargo(project);
        native.args(["clippy", "--workspace", "--all-targets", "--features", NATIVE_FEATURES, "--", "-D", "warnings"]);
        self.lint("Clippy, native half", "mend what clippy names above", &mut native)?;
        for program in &PROGRAMS {
            let mut wasm = program.cargo(project, "clippy");
            wasm.args(["--", "-D", "warnings"]);
            self.lint(&format!("Clippy, program `{}`", program.key), "mend what clippy names above", &mut wasm)?;
        }
        let mut documentation = cargo(project);
        documentation.env("RUSTDOCFLAGS", "-D warnings").args(["doc", "--workspace", "--no-deps", "--features", NATIVE_FEATURES]);
        self.lint("Documentation, native half", "mend what rustdoc names above", &mut documentation)?;
        let mut tests = cargo(project);
        tests.args(["test", "--workspace", "--features", NATIVE_FEATURES, "--no-fail-fast"]);
        let counts = self.progress.step("Native tests", || {
            let said = run_and_read(&mut tests)?;
            let counts = Counts::of_cargo_test(&said.text).or_failed(said.success);
            Ok((counts, counts.to_string()))
        })?;
        self.count("native tests", counts);
        Ok(())
    }

    fn browser(&mut self, project: &Project, choice: &Choice) -> Result<()> {
        if let Err(error) = site::build(project, Purpose::Release, &mut self.progress) {
            self.fail(format!("{error:#}"));
            return Ok(());
        }
        let over = self.progress.step("Weighing the pages", || {
            let over = sizes::report(project)?;
            let note = if over.is_empty() { "within budgets.toml" } else { "over budgets.toml" };
            Ok((over, note.to_owned()))
        })?;
        for page in over {
            self.fail(page);
        }
        let (address, _server) = server::start(project.dist(), Some(0), None)?;
        let base = server::base_of(&project.dist())?;
        let elsewhere = self.progress.step("The same pages as a site in a folder, within other sites' pages", || {
            let to = project.work().join("elsewhere");
            site::variant(project, &elsewhere_practice(), &to)?;
            Ok((to, "written".to_owned()))
        })?;
        let (folder, _other_server) = server::start(elsewhere, Some(0), None)?;
        let engines = choice.engines.iter().map(|engine| engine.name()).collect::<Vec<_>>().join(",");
        let mut suite = Command::new("node");
        suite.current_dir(&project.root).args([
            "e2e/run.mjs",
            "--base",
            &format!("http://{address}{base}"),
            "--engine",
            &engines,
        ]);
        suite.args(["--elsewhere", &format!("http://{folder}{FOLDER}")]);
        suite.args(["--only", &choice.journey]);
        if choice.journey != HOSTS {
            let counts = self.progress.step(&format!("Browser journeys in {engines}"), || {
                let said = run_and_read(&mut suite)?;
                let counts = Counts::of_browser_suite(&said.text).unwrap_or_default().or_failed(said.success);
                Ok((counts, counts.to_string()))
            })?;
            self.count("browser journeys", counts);
        }
        if choice.tries_hosts() {
            self.hosts(project)?;
        }
        Ok(())
    }

    /// The same site served by the servers for which the build hands out snippets.
    fn hosts(&mut self, project: &Project) -> Result<()> {
        let counts = self.progress.step("nginx and Caddy, each with its snippet", || {
            let practice = Practice::read(&project.root)?;
            let Some(programs) = hosting::programs(project)? else {
                return Ok((Counts::default(), "left out: this system has no packages of Debian's".to_owned()));
            };
            let policy = crate::browser_files::policy(project)?;
            let mut all = Counts::default();
            for server in HostServer::ALL {
                println!("      {}", server.name());
                let at_root = hosting::serve(server, &programs, &project.dist(), &policy, &practice)?;
                let elsewhere =
                    hosting::serve(server, &programs, &project.work().join("elsewhere"), &policy, &elsewhere_practice())?;
                for journey in ["policy", "elsewhere"] {
                    let mut suite = Command::new("node");
                    suite.current_dir(&project.root).args([
                        "e2e/run.mjs",
                        "--engine",
                        Engine::Chromium.name(),
                        "--only",
                        journey,
                    ]);
                    suite.args(["--base", &at_root.address, "--elsewhere", &elsewhere.address]);
                    let said = run_and_read(&mut suite)?;
                    all += Counts::of_browser_suite(&said.text).unwrap_or_default().or_failed(said.success);
                }
            }
            Ok((all, all.to_string()))
        })?;
        self.count("hosts", counts);
        Ok(())
    }

    /// A check without a count; it fails with what is to be done.
    fn lint(&mut self, title: &str, remedy: &str, command: &mut Command) -> Result<()> {
        let success = self.progress.step(title, || {
            let success = run_and_read(command)?.success;
            Ok((success, if success { "nothing to mend".to_owned() } else { remedy.to_owned() }))
        })?;
        if !success {
            self.fail(format!("{title}: {remedy}"));
        }
        Ok(())
    }

    fn count(&mut self, name: &str, counts: Counts) {
        self.counts += counts;
        if counts.failed > 0 {
            self.failed.push(format!("{} of the {name}", counts.failed));
        }
    }

    fn fail(&mut self, what: String) {
        self.counts += Counts::ONE_FAILED;
        self.failed.push(what);
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Engine, Options};

    fn read(arguments: &[&str]) -> anyhow::Result<Choice> {
        let arguments: Vec<String> = arguments.iter().map(|&a| a.to_owned()).collect();
        Choice::read(&Options::read(&arguments, &["--only", "--engine", "--journey"])?)
    }

    #[test]
    fn without_options_everything_is_checked() {
        let all = read(&[]).unwrap();
        assert!(all.native && all.browser && all.engines == Engine::ALL && all.journey.is_empty());
    }

    #[test]
    fn options_narrow_it_and_unknown_values_are_refused() {
        let some = read(&["--only", "browser", "--engine", "webkit,chromium", "--journey", "axe"]).unwrap();
        assert!(!some.native && some.engines == [Engine::Chromium, Engine::WebKit] && some.journey == "axe");
        assert!(read(&["--only", "drawings"]).is_err());
        assert!(read(&["--engine", "chromium,opera"]).is_err());
    }
}
