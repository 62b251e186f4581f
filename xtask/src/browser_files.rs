//! Makes the files that the pages name: the programs (wasm and its JavaScript), the scripts and the stylesheet, each under a
//! name with a hash of its content, so that a browser may keep it for good. It must not know the pages.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Serialize;
use wasm_bindgen_cli_support::Bindgen;

use crate::programs::{PROGRAMS, Program};
use crate::project::Project;
use crate::{hash, headers, lean, offline, project, reached, stylesheet};

/// Files in `public/` that get a hashed name; all else there is copied as it is.
pub(crate) const NAMED_ANEW: [&str; 3] = [BOOT, OFFLINE, ICON];
const BOOT: &str = "boot.js";
/// It stands in every page: a file of its own would keep the page waiting before any of it is read. As a file, beside the pages, it
/// is there for hosts whose headers do not know it.
const BEFORE_PAINT: &str = "before-paint.js";
const OFFLINE: &str = "offline.js";
/// At every change of the address Chromium fetches the icon again, unless it may keep it.
const ICON: &str = "icon.svg";

/// Where the files lie, as addresses that begin at the site's root; what the page writer is told.
#[derive(Debug, Serialize)]
pub(crate) struct Assets {
    /// The stylesheet of pages without a program.
    css: String,
    /// A script, not its address.
    before_paint: String,
    offline: String,
    icon: String,
    policy: String,
    /// Stands in each page for the site's version until that is known.
    version: &'static str,
    /// By the key of each program.
    programs: BTreeMap<&'static str, ProgramFiles>,
}

/// The files of one program.
#[derive(Debug, Serialize)]
struct ProgramFiles {
    module: String,
    wasm: String,
    boot: String,
    /// The stylesheet of its pages, if it has any.
    css: Option<String>,
    /// The same letter by letter, where it stands in them.
    style: Option<String>,
}

/// Turns a program's compiled wasm into the wasm and the JavaScript that a page loads, in `<work>/bundle/<key>`; not again for
/// the same wasm.
pub(crate) fn bundle(program: &Program, wasm: &Path, work: &Path) -> Result<()> {
    let bytes = project::read(wasm)?;
    let folder = work.join("bundle").join(program.key);
    let made_from = folder.join("made-from");
    // The way of making it is part of the name: what another way made is made again.
    let name = format!("reached, lean {}", hash::of(&bytes));
    if project::read_text(&made_from).is_ok_and(|before| before == name) {
        return Ok(());
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(program.library, reached::only_reached(&bytes)?)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output().context(
        "wasm-bindgen did not take the compiled page; are `wasm-bindgen` and `wasm-bindgen-cli-support` the same version?",
    )?;
    output.emit(&folder)?;
    if folder.join("snippets").exists() {
        bail!(
            "a dependency brings JavaScript of its own, which the page does not load; see {}",
            folder.join("snippets").display()
        );
    }
    // As it is written: only then are its lines set in by their depth.
    let script = folder.join(format!("{}.js", program.library));
    let lean = lean::lean(output.wasm_mut(), &project::read_text(&script)?)?;
    project::write(&script, without_comments(&lean))?;
    project::write(&folder.join(format!("{}_bg.wasm", program.library)), output.wasm_mut().emit_wasm())?;
    project::write(&made_from, name)
}

/// Writes all assets into `<site>/assets` and returns their addresses. [`bundle`] must have run before.
pub(crate) fn write(project: &Project, site: &Path) -> Result<Assets> {
    let boot = script(project, BOOT)?;
    let programs = PROGRAMS.iter().map(|program| Ok((program.key, files_of(program, project, &boot, site)?)));
    Ok(Assets {
        css: put(site, "text.css", style(project, &[])?.as_bytes())?,
        before_paint: before_paint(project)?,
        offline: put(site, OFFLINE, script(project, OFFLINE)?.as_bytes())?,
        icon: put(site, ICON, &project::read(&project.root.join("public").join(ICON))?)?,
        policy: policy(project)?,
        version: offline::UNNUMBERED,
        programs: programs.collect::<Result<_>>()?,
    })
}

/// A script as browsers get it.
fn script(project: &Project, name: &str) -> Result<String> {
    Ok(without_comments(&project::read_text(&project.root.join("public").join(name))?))
}

/// The script that stands in every page.
fn before_paint(project: &Project) -> Result<String> {
    let script = script(project, BEFORE_PAINT)?;
    if script.contains("</") || script.contains("<!--") {
        bail!("public/{BEFORE_PAINT} stands in every page, where `</` or `<!--` would end it; write it without these");
    }
    Ok(script)
}

/// What a page may load, the script and the style that stand in it included.
///
/// # Errors
/// When these cannot be read.
pub(crate) fn policy(project: &Project) -> Result<String> {
    let within = PROGRAMS.iter().filter(|program| program.style_within).map(|program| style(project, program.style));
    Ok(headers::policy(&before_paint(project)?, &within.collect::<Result<Vec<_>>>()?))
}

/// The style of a kind of page.
fn style(project: &Project, own: &[&str]) -> Result<String> {
    let style = stylesheet::join(&project.root.join("style"), own)?;
    if style.contains("</") {
        bail!("style/ holds `</`, which would end the sheet that stands in a page; write it without it");
    }
    Ok(style)
}

/// Writes a program's files, with a boot script that starts it.
fn files_of(program: &Program, project: &Project, boot: &str, site: &Path) -> Result<ProgramFiles> {
    let bundle = project.work().join("bundle").join(program.key);
    let made = |name: String| put(site, &name, &project::read(&bundle.join(&name))?);
    let module = made(format!("{}.js", program.library))?;
    let wasm = made(format!("{}_bg.wasm", program.library))?;
    let boot = with_real_names(boot, &module, &wasm)?;
    let has_pages = !program.style.is_empty();
    let style = has_pages.then(|| style(project, program.style)).transpose()?;
    let css = style.as_ref().map(|style| put(site, &format!("{}.css", program.key), style.as_bytes())).transpose()?;
    let style = style.filter(|_| program.style_within);
    Ok(ProgramFiles { boot: put(site, BOOT, boot.as_bytes())?, module, wasm, css, style })
}

/// Writes one asset and returns its address.
fn put(site: &Path, name: &str, content: &[u8]) -> Result<String> {
    let (stem, end) = name.rsplit_once('.').context("an asset's name has an end")?;
    let address = format!("/assets/{stem}.{}.{end}", hash::of(content));
    project::write(&site.join(&address[1..]), content)?;
    Ok(address)
}

/// A script without the lines that are only comment, and without what its lines are set in by: half of what would travel. It
/// knows no strings, so none may go over several lines.
pub(crate) fn without_comments(script: &str) -> String {
    let mut short = String::with_capacity(script.len());
    let mut within = false;
    for line in script.lines().map(str::trim) {
        let begins = line.starts_with("/*");
        if !(within || begins || line.is_empty() || line.starts_with("//")) {
            short.push_str(line);
            short.push('\n');
        }
        within = (within || begins) && !line.ends_with("*/");
    }
    short
}

/// The boot script with the names of a program's files. They lie beside it, so that it need not know in which folder of a host
/// the site lives.
fn with_real_names(script: &str, module: &str, wasm: &str) -> Result<String> {
    let mut script = script.to_owned();
    for (plain, address) in [("\"./program.js\"", module), ("\"./program_bg.wasm\"", wasm)] {
        if !script.contains(plain) {
            bail!("public/{BOOT} must name {plain}, which the build replaces by the real name");
        }
        script = script.replace(plain, &format!("\"{}\"", address.replacen("/assets/", "./", 1)));
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::{Assets, ProgramFiles, put, with_real_names, without_comments};

    #[test]
    fn the_boot_script_names_what_was_built() {
        let script = "import a from \"./program.js\"; a(\"./program_bg.wasm\")";
        let real = with_real_names(script, "/assets/m.1.js", "/assets/m.2.wasm").unwrap();
        assert_eq!(real, "import a from \"./m.1.js\"; a(\"./m.2.wasm\")");
        assert!(with_real_names("", "/assets/m.1.js", "/assets/m.2.wasm").is_err());
    }

    #[test]
    fn a_script_keeps_what_it_does_and_loses_what_it_says() {
        let script = "// What it is.\n/**\n * Why.\n */\nconst a = 1; // kept: it stands beside code\n\n  /** One line. */\n  const b = \"/* no comment */\";\n";
        let short = "const a = 1; // kept: it stands beside code\nconst b = \"/* no comment */\";\n";
        assert_eq!(without_comments(script), short);
    }

    #[test]
    fn another_content_gets_another_name() {
        let folder = tempfile::tempdir().unwrap();
        let first = put(folder.path(), "text.css", b"a{}").unwrap();
        let second = put(folder.path(), "text.css", b"b{}").unwrap();
        assert_ne!(first, second);
        assert!(first.starts_with("/assets/text.") && first.ends_with(".css"));
        assert_eq!(std::fs::read(folder.path().join(&second[1..])).unwrap(), b"b{}");
    }

    #[test]
    fn the_page_writer_is_told_each_program_by_its_key() {
        let files = ProgramFiles { module: "/m".into(), wasm: "/w".into(), boot: "/b".into(), css: None, style: None };
        let assets = Assets {
            css: "/c".into(),
            before_paint: "p()".into(),
            offline: "/o".into(),
            icon: "/i".into(),
            policy: "p".into(),
            version: "v",
            programs: [("map", files)].into_iter().collect(),
        };
        let json = r#"{"css":"/c","before_paint":"p()","offline":"/o","icon":"/i","policy":"p","version":"v","programs":{"map":{"module":"/m","wasm":"/w","boot":"/b","css":null,"style":null}}}"#;
        assert_eq!(serde_json::to_string(&assets).unwrap(), json);
    }
}
