//! Makes the stylesheets out of `style/`, one for each kind of page. It must not know what the rules mean.

use std::path::Path;

use anyhow::{Result, bail};

use crate::project;

/// The files that others build upon, in this order; the rest follow by name.
const FIRST: [&str; 2] = ["tokens.css", "plate.css"];

/// The folder of those that only the pages of some programs load, in folders of their own.
const OWN: &str = "programs";

/// What every page loads and what lies in these folders below `programs`, as one text without comments and spare white space: a page that
/// asks for one file is painted sooner.
///
/// # Errors
/// When there is nothing for every page, or nothing in one of the folders.
pub(crate) fn join(folder: &Path, own: &[&str]) -> Result<String> {
    let folders = std::iter::once(folder.to_owned()).chain(own.iter().map(|own| folder.join(OWN).join(own)));
    let mut sheets = Vec::new();
    for folder in folders {
        let mut names = project::files_below(&folder)?;
        names.retain(|name| name.ends_with(".css") && !name.contains('/'));
        if names.is_empty() {
            bail!("there is no stylesheet in {}; put at least one .css file there", folder.display());
        }
        sheets.extend(names.into_iter().map(|name| (folder.join(&name), name)));
    }
    sheets.sort_by_key(|(_, name)| (FIRST.iter().position(|first| first == name).unwrap_or(FIRST.len()), name.clone()));
    sheets.iter().map(|(file, _)| Ok(shorten(&project::read_text(file)?))).collect()
}

/// Takes comments and white space out where they mean nothing. Strings stay as they are; inside a rule a single space
/// stays wherever there was any, since it may carry meaning (`calc`, descendant selectors).
fn shorten(css: &str) -> String {
    let mut short = String::with_capacity(css.len());
    let mut rest = css;
    let mut space = false;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
            space = true;
            continue;
        }
        if next.is_whitespace() {
            rest = &rest[next.len_utf8()..];
            space = true;
            continue;
        }
        let tight = |c: char| matches!(c, '{' | '}' | ';' | ',');
        if next == '}' && short.ends_with(';') {
            short.pop();
        }
        if space && !tight(next) && !short.is_empty() && !short.ends_with(tight) {
            short.push(' ');
        }
        space = false;
        let length = match next {
            '"' | '\'' => string_length(rest, next),
            _ => next.len_utf8(),
        };
        short.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    short
}

/// Bytes of the string that `css` begins with, quotes included.
fn string_length(css: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in css.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::{join, shorten};

    #[test]
    fn comments_and_spare_space_go() {
        assert_eq!(
            shorten("/* paper */\n:root {\n  --paper: #fff;\n\n  --ink : #000 ;\n}\n"),
            ":root{--paper: #fff;--ink : #000}"
        );
    }

    #[test]
    fn space_that_means_something_stays() {
        assert_eq!(shorten("a :hover , b > c { width: calc(1px +\n 2px); }"), "a :hover,b > c{width: calc(1px + 2px)}");
        assert_eq!(shorten("a/**/b{}"), "a b{}");
    }

    #[test]
    fn strings_stay_as_they_are() {
        assert_eq!(shorten(r#"q::before { content: " /* \" ; } "; }"#), r#"q::before{content: " /* \" ; } "}"#);
        assert_eq!(shorten("a{content:'unended  "), "a{content:'unended  ");
    }

    #[test]
    fn tokens_come_first_and_the_rest_by_name_wherever_it_lies() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("programs/map");
        std::fs::create_dir_all(&own).unwrap();
        for name in ["b", "tokens", "a", "plate"] {
            std::fs::write(folder.path().join(format!("{name}.css")), format!("{name} {{ }}")).unwrap();
        }
        std::fs::write(own.join("ab.css"), "ab { }").unwrap();
        assert_eq!(join(folder.path(), &[]).unwrap(), "tokens{}plate{}a{}b{}");
        assert_eq!(join(folder.path(), &["map"]).unwrap(), "tokens{}plate{}a{}ab{}b{}");
        assert!(join(folder.path(), &["none"]).is_err());
        assert!(join(&folder.path().join("none"), &[]).is_err());
    }
}
