//! Runs other programs. It must not know which ones.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// The cargo that runs this program, so that both use one toolchain and one target folder.
pub(crate) fn cargo(project: &Project) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(&project.root).env("CARGO_TARGET_DIR", &project.cargo_target);
    command
}

/// Runs a program to its end, its output in sight; `remedy` is the sentence for when it fails.
pub(crate) fn run(command: &mut Command, remedy: &str) -> Result<()> {
    let status = command.status().with_context(|| format!("`{}` could not be started: {remedy}", name(command)))?;
    if !status.success() {
        bail!("{remedy}");
    }
    Ok(())
}

/// What a program said that was run to its end, and whether it was content.
pub(crate) struct Said {
    /// Its standard output.
    pub(crate) text: String,
    /// Whether it ended with 0.
    pub(crate) success: bool,
}

/// Runs a program to its end; its output is in sight and also returned.
pub(crate) fn run_and_read(command: &mut Command) -> Result<Said> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{}` could not be started; is it installed?", name(command)))?;
    let mut text = String::new();
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        while output.read_until(b'\n', &mut line)? > 0 {
            std::io::stdout().write_all(&line)?;
            text.push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    Ok(Said { text, success: child.wait()?.success() })
}

/// What a program prints, if it can be started and is content; for questions such as `--version`.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program lies, looked up as a shell would.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Command, ask, find, run, run_and_read};

    #[test]
    fn the_output_is_read_and_the_end_is_told() {
        let said = run_and_read(Command::new("sh").args(["-c", "echo one; echo two; exit 3"])).unwrap();
        assert_eq!(said.text, "one\ntwo\n");
        assert!(!said.success);
        assert_eq!(ask(Command::new("sh").args(["-c", "echo yes"])).as_deref(), Some("yes"));
        assert_eq!(ask(Command::new("sh").args(["-c", "exit 1"])), None);
    }

    #[test]
    fn a_failure_is_told_in_the_sentence_that_was_given() {
        assert_eq!(run(&mut Command::new("false"), "Do this.").unwrap_err().to_string(), "Do this.");
        assert!(run(&mut Command::new("no-such-program-here"), "Do that.").unwrap_err().to_string().ends_with("Do that."));
        assert!(find("sh").is_some() && find("no-such-program-here").is_none());
    }
}
