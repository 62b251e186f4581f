//! The headers that go with every file: the policy in one place, the `_headers` file that static hosts read, and its reader
//! for our own server, so that what is tested here is what a host sends.

use std::fmt::Write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::practice::Practice;
use crate::project;

/// What a page may load: only from its own origin, and of inline scripts and styles only this one script and these sheets, as they stand in
/// the pages, letter by letter. Stands in a `<meta>` of every page too, because some hosts know no headers file. `wasm-unsafe-eval` lets wasm
/// run, not `eval`.
pub(crate) fn policy(inline_script: &str, inline_sheets: &[String]) -> String {
    let known = |inline: &str| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(inline)));
    let sheets: String = inline_sheets.iter().map(|sheet| known(sheet)).collect();
    format!(
        "default-src 'none'; script-src 'self'{} 'wasm-unsafe-eval'; style-src 'self'{sheets}; img-src 'self' data: blob:; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'self'",
        known(inline_script)
    )
}

/// The policy as a header: with the part that browsers heed only there, which sites may show the map within their own pages.
pub(crate) fn with_ancestors(policy: &str, practice: &Practice) -> String {
    let ancestors = if practice.framed_by.is_empty() { "'none'".to_owned() } else { practice.framed_by.join(" ") };
    format!("{policy}; frame-ancestors {ancestors}")
}

/// Features that the page does not use, and that nothing it shows may use either.
pub(crate) const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), \
    encrypted-media=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), \
    midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()";

/// Headers of the addresses that a pattern covers: an exact path, or a beginning with `*` after it.
#[derive(Debug, PartialEq, Eq)]
struct Rule {
    pattern: String,
    headers: Vec<(String, String)>,
}

/// Rules in the order in which they apply; a header that two rules name is sent once, from the later one.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Headers(Vec<Rule>);

impl Headers {
    /// The headers for a site that holds these files (paths relative to it). Rules that overlap never name the same header:
    /// hosts differ in what they do then.
    pub(crate) fn for_files(files: &[String], policy: &str, practice: &Practice) -> Self {
        let mut rules = Self::default();
        let base = &practice.base;
        rules.add(
            &format!("{base}/*"),
            &[
                ("Content-Security-Policy", &with_ancestors(policy, practice)),
                ("Cross-Origin-Opener-Policy", "same-origin"),
                ("Permissions-Policy", PERMISSIONS),
                ("Referrer-Policy", "no-referrer"),
                ("X-Content-Type-Options", "nosniff"),
            ],
        );
        // The name of an asset changes with its content, so a browser may keep it for good; a page must be asked for anew.
        rules.add(&format!("{base}/assets/*"), &[("Cache-Control", "public, max-age=31536000, immutable")]);
        for file in files {
            let kind = ["html", "css", "js", "wasm", "webmanifest"].into_iter().find(|kind| file.ends_with(&format!(".{kind}")));
            let Some(kind) = kind else { continue };
            let mut headers = vec![("Content-Type", content_type(kind))];
            if !file.starts_with("assets/") {
                headers.push(("Cache-Control", "no-cache"));
            }
            rules.add(&format!("{base}/{}", file.strip_suffix("index.html").unwrap_or(file)), &headers);
        }
        rules
    }

    /// Reads a `_headers` file: a pattern at the line's beginning, its headers indented below; `#` begins a comment.
    pub(crate) fn read(text: &str) -> Self {
        let mut rules = Self::default();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
            match (line.starts_with(char::is_whitespace), line.split_once(':'), rules.0.last_mut()) {
                (true, Some((name, value)), Some(rule)) => rule.headers.push((name.trim().to_owned(), value.trim().to_owned())),
                _ => rules.add(line.trim(), &[]),
            }
        }
        rules
    }

    /// The folder of the host that the rules are for, as in [`Practice::base`]: the first of them covers all of it.
    pub(crate) fn base(&self) -> &str {
        self.0.first().and_then(|rule| rule.pattern.strip_suffix("/*")).unwrap_or_default()
    }

    /// The same as a `_headers` file.
    pub(crate) fn write(&self) -> String {
        let mut text = String::from("# Made by `cargo xtask build`; read by Netlify, Cloudflare Pages and others.\n");
        for Rule { pattern, headers } in &self.0 {
            _ = writeln!(text, "{pattern}");
            for (name, value) in headers {
                _ = writeln!(text, "  {name}: {value}");
            }
        }
        text
    }

    /// The headers for an address (its path, decoded).
    pub(crate) fn of(&self, path: &str) -> Vec<(&str, &str)> {
        let mut found: Vec<(&str, &str)> = Vec::new();
        for rule in &self.0 {
            let covers = rule.pattern.strip_suffix('*').map_or(path == rule.pattern, |beginning| path.starts_with(beginning));
            for (name, value) in rule.headers.iter().filter(|_| covers) {
                found.retain(|(earlier, _)| !earlier.eq_ignore_ascii_case(name));
                found.push((name, value));
            }
        }
        found
    }

    fn add(&mut self, pattern: &str, headers: &[(&str, &str)]) {
        let headers = headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
        self.0.push(Rule { pattern: pattern.to_owned(), headers });
    }
}

/// The media type of a file by the end of its name.
pub(crate) fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Writes the `_headers` file of a finished site.
///
/// # Errors
/// When the folder cannot be listed or written to.
pub(crate) fn write_for(site: &std::path::Path, policy: &str, practice: &Practice) -> anyhow::Result<()> {
    project::write(&site.join("_headers"), Headers::for_files(&project::files_below(site)?, policy, practice).write())
}

#[cfg(test)]
mod tests {
    use super::{Headers, PERMISSIONS, policy};
    use crate::practice::Practice;

    const FILES: [&str; 5] = ["404.html", "assets/map.0f.wasm", "index.html", "muscles/a/index.html", "robots.txt"];

    fn of_files() -> Headers {
        Headers::for_files(&FILES.map(str::to_owned), &policy("a()", &[]), &Practice::default())
    }

    #[test]
    fn in_a_folder_the_rules_are_the_folder_s_and_frames_are_as_configured() {
        let practice = Practice {
            base: "/headache".to_owned(),
            framed_by: vec!["https://a.example".to_owned(), "'self'".to_owned()],
            ..Practice::default()
        };
        let headers = Headers::for_files(&FILES.map(str::to_owned), &policy("a()", &[]), &practice);
        assert_eq!((headers.base(), of_files().base()), ("/headache", ""));
        assert_eq!(headers.of("/muscles/a/"), []);
        let policy = value(&headers, "/headache/muscles/a/", "Content-Security-Policy").unwrap();
        assert!(policy.ends_with("; frame-ancestors https://a.example 'self'"), "{policy}");
        assert_eq!(value(&headers, "/headache/muscles/a/", "Cache-Control"), Some("no-cache"));
        assert!(value(&headers, "/headache/assets/map.0f.wasm", "Cache-Control").unwrap().contains("immutable"));
    }

    #[test]
    fn every_feature_is_named_once_and_refused_to_all() {
        let features: Vec<&str> = PERMISSIONS.split(", ").collect();
        assert!(features.iter().all(|feature| feature.ends_with("=()")));
        assert!(features.windows(2).all(|pair| pair[0] < pair[1]), "sorted, none twice");
    }

    fn value<'a>(headers: &'a Headers, path: &str, name: &str) -> Option<&'a str> {
        headers.of(path).into_iter().find(|(n, _)| *n == name).map(|(_, v)| v)
    }

    #[test]
    fn the_file_says_what_the_rules_say() {
        assert_eq!(Headers::read(&of_files().write()), of_files());
    }

    #[test]
    fn every_address_carries_the_policy() {
        for path in ["/", "/muscles/a/", "/assets/map.0f.wasm", "/nothing"] {
            let sent = value(&of_files(), path, "Content-Security-Policy").unwrap().to_owned();
            assert!(sent.starts_with(&policy("a()", &[])) && sent.ends_with("frame-ancestors 'none'"), "{path}: {sent}");
            assert_eq!(value(&of_files(), path, "Referrer-Policy"), Some("no-referrer"));
        }
        assert!(!policy("a()", &[]).contains("unsafe-inline") && !policy("a()", &[]).contains("'unsafe-eval'"));
    }

    #[test]
    fn the_one_inline_script_is_known_by_its_hash() {
        // By `printf 'a()' | openssl dgst -sha256 -binary | base64`.
        assert!(policy("a()", &[]).contains(" 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4=' "), "{}", policy("a()", &[]));
        assert_ne!(policy("a()", &[]), policy("a() ", &[]));
        assert!(
            policy("", &["a()".to_owned()])
                .contains("; style-src 'self' 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='; ")
        );
    }

    #[test]
    fn assets_are_kept_for_good_and_pages_asked_for_anew() {
        let headers = of_files();
        assert_eq!(value(&headers, "/assets/map.0f.wasm", "Cache-Control"), Some("public, max-age=31536000, immutable"));
        assert_eq!(value(&headers, "/assets/map.0f.wasm", "Content-Type"), Some("application/wasm"));
        assert_eq!(value(&headers, "/muscles/a/", "Cache-Control"), Some("no-cache"));
        assert_eq!(value(&headers, "/muscles/a/", "Content-Type"), Some("text/html; charset=utf-8"));
    }

    #[test]
    fn no_two_rules_for_one_address_name_the_same_header() {
        let headers = of_files();
        for path in ["/", "/404.html", "/muscles/a/", "/assets/map.0f.wasm", "/robots.txt"] {
            let named: usize = headers
                .0
                .iter()
                .filter(|rule| rule.pattern.strip_suffix('*').map_or(path == rule.pattern, |b| path.starts_with(b)))
                .map(|rule| rule.headers.len())
                .sum();
            assert_eq!(named, headers.of(path).len(), "{path}");
        }
    }

    #[test]
    fn a_later_rule_wins_and_comments_say_nothing() {
        let headers = Headers::read("# A comment\n/*\n  A: 1\n  B: x: y\n\n/a/*\n  a: 2\n");
        assert_eq!(headers.of("/a/b"), [("B", "x: y"), ("a", "2")]);
        assert_eq!(headers.of("/c"), [("A", "1"), ("B", "x: y")]);
    }
}
