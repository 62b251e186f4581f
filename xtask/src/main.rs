//! `cargo xtask …`: everything a person runs, from one command to see the site to one command that checks it all.
//!
//! It orders tools and files about and must not know anatomy, words or how a page looks.

use std::process::ExitCode;

use anyhow::{Result, bail};

mod audit;
mod bench;
mod browser_files;
mod budgets;
mod check;
mod command;
mod compress;
mod contact_sheet;
mod counts;
mod dev;
mod devtools;
mod drawings;
mod hash;
mod headers;
mod hosting;
mod lean;
mod lighthouse;
mod linked;
mod numbers;
mod offline;
mod practice;
mod programs;
mod progress;
mod project;
mod reached;
mod routes;
mod server;
mod site;
mod sizes;
mod soak;
mod stylesheet;
mod tools;

use project::Project;

const HELP: &str = "\
cargo xtask serve [--port N]     build the release site and serve it on this machine
cargo xtask test  [--only native|browser] [--engine chromium,firefox,webkit] [--journey NAME]
                                 run every check
cargo xtask build                leave the site in dist/, ready for any static host
cargo xtask dev [--port N]       serve, rebuild and reload when a file changes
cargo xtask sizes                build, then weigh what reaches the browser against budgets.toml
cargo xtask plates FOLDER        write side.svg, back.svg and front.svg into FOLDER
cargo xtask contact-sheet [FOLDER] [--base ADDRESS]
                                 picture every plate and pattern, of dist/ or the site at ADDRESS; target/contact-sheet
cargo xtask bench [--base ADDRESS] [--only loads|paint|taps|drawing|endurance]
                                 time loading, painting and taps of dist/ or the site at ADDRESS, beside the limit of a static
                                 file; prove that a tap repaints no plate and that thousands of actions leave nothing behind
cargo xtask lighthouse           Lighthouse on dist/, as a practice of its own would publish it
cargo xtask soak [--actions N] [--seed N] [--engine NAMES] [--base ADDRESS]
                                 do 10 000 things at random on the pages of dist/ or the site at ADDRESS, and again on pages
                                 that stay open; what fails names its seed";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<ExitCode> {
    let project = Project::find()?;
    let Some((name, rest)) = arguments.split_first() else {
        println!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    };
    match name.as_str() {
        "serve" => server::serve(&project, Options::read(rest, &["--port"])?.port()?)?,
        "test" => {
            return check::test(&project, &check::Choice::read(&Options::read(rest, &["--only", "--engine", "--journey"])?)?);
        }
        "build" => {
            Options::read(rest, &[])?;
            site::build_release(&project)?;
        }
        "dev" => dev::run(&project, Options::read(rest, &["--port"])?.port()?)?,
        "sizes" => {
            Options::read(rest, &[])?;
            sizes::run(&project)?;
        }
        "plates" => match rest {
            [folder] => drawings::write(&project, folder.as_ref())?,
            _ => bail!("name the folder to write into: cargo xtask plates FOLDER"),
        },
        "bench" => {
            let options = Options::read(rest, &["--base", "--only"])?;
            bench::run(&project, options.get("--base"), options.get("--only"))?;
        }
        "soak" => return soak::run(&project, &Options::read(rest, &soak::OPTIONS)?),
        "lighthouse" => {
            Options::read(rest, &[])?;
            lighthouse::run(&project)?;
        }
        "contact-sheet" => {
            let (folder, options) = match rest.split_first() {
                Some((folder, options)) if !folder.starts_with("--") => (folder.into(), options),
                _ => (project.root.join("target/contact-sheet"), rest),
            };
            contact_sheet::run(&project, &folder, Options::read(options, &["--base"])?.get("--base"))?;
        }
        "help" | "--help" | "-h" => println!("{HELP}"),
        other => bail!("there is no command `{other}`; these exist:\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Options given as `--name value` or `--name=value`.
pub(crate) struct Options(Vec<(String, String)>);

impl Options {
    fn read(arguments: &[String], known: &[&str]) -> Result<Self> {
        let mut options = Vec::new();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (argument.as_str(), None),
            };
            if !known.contains(&name) {
                bail!("`{argument}` is not an option of this command; these exist:\n{HELP}");
            }
            match value.or_else(|| rest.next().cloned()) {
                Some(value) => options.push((name.to_owned(), value)),
                None => bail!("`{name}` needs a value"),
            }
        }
        Ok(Self(options))
    }

    /// The last value given for an option.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    fn port(&self) -> Result<Option<u16>> {
        match self.get("--port") {
            None => Ok(None),
            Some(text) => match text.parse() {
                Ok(port) => Ok(Some(port)),
                Err(_) => bail!("`--port {text}`: give a number from 1 to 65535"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn read(arguments: &[&str]) -> anyhow::Result<Options> {
        let arguments: Vec<String> = arguments.iter().map(|&a| a.to_owned()).collect();
        Options::read(&arguments, &["--port"])
    }

    #[test]
    fn a_port_is_read_in_both_spellings_and_the_last_one_counts() {
        assert_eq!(read(&["--port", "81"]).unwrap().port().unwrap(), Some(81));
        assert_eq!(read(&["--port", "81", "--port=82"]).unwrap().port().unwrap(), Some(82));
        assert_eq!(read(&[]).unwrap().port().unwrap(), None);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(read(&["--prot", "81"]).is_err());
        assert!(read(&["--port"]).is_err());
        assert!(read(&["--port", "70000"]).unwrap().port().is_err());
    }
}
