//! Which file answers an address, and in which encoding: the rules that static hosts share. Pure; it must not know the disk.

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// This file, as a path relative to the site.
    File(String),
    /// Another address.
    Moved(String),
    /// Nothing.
    Missing,
}

/// Finds the target of a path (as sent, without its query) in a site; `has` tells whether the site has a file.
pub(crate) fn resolve(path: &str, query: Option<&str>, has: impl Fn(&str) -> bool) -> Target {
    let Some(path) = decode(path) else { return Target::Missing };
    let Some(relative) = path.strip_prefix('/') else { return Target::Missing };
    let outside = |part: &str| part == ".." || part == "." || part.starts_with('_') || part.contains(['\\', '\0']);
    if relative.split('/').any(outside) {
        return Target::Missing;
    }
    if relative.is_empty() || relative.ends_with('/') {
        let index = format!("{relative}index.html");
        return if has(&index) { Target::File(index) } else { Target::Missing };
    }
    if has(relative) {
        return Target::File(relative.to_owned());
    }
    if has(&format!("{relative}/index.html")) {
        // One slash only: `//name/` would lead to another host.
        let query = query.map(|q| format!("?{q}")).unwrap_or_default();
        return Target::Moved(format!("/{}/{query}", encode(relative.trim_start_matches('/'))));
    }
    Target::Missing
}

/// The encodings in which files lie beside their originals, best first, with the end of their names.
pub(crate) const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// Whether an `Accept-Encoding` header lets an encoding in.
pub(crate) fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|entry| {
        let (name, quality) = entry.split_once(';').unwrap_or((entry, "q=1"));
        let refused = quality.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse() == Ok(0.0_f32));
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}

/// Takes percent signs away; nothing if what is left is no text.
pub(crate) fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|d| u8::try_from(d).ok());
                digit(rest.next())? * 16 + digit(rest.next())?
            }
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Puts percent signs in for everything that is not plain in a path.
fn encode(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Target, accepts, decode, resolve};

    fn of(path: &str) -> Target {
        let files = ["index.html", "muscles/a/index.html", "assets/map.js", "_headers", "ä/index.html"];
        resolve(path, None, |file| files.contains(&file))
    }

    #[test]
    fn folders_answer_with_their_index() {
        assert_eq!(of("/"), Target::File("index.html".into()));
        assert_eq!(of("/muscles/a/"), Target::File("muscles/a/index.html".into()));
        assert_eq!(of("/muscles/%61/"), Target::File("muscles/a/index.html".into()));
        assert_eq!(of("/assets/map.js"), Target::File("assets/map.js".into()));
    }

    #[test]
    fn a_folder_without_its_slash_is_sent_on_with_its_query() {
        assert_eq!(of("/muscles/a"), Target::Moved("/muscles/a/".into()));
        assert_eq!(of("/%C3%A4"), Target::Moved("/%C3%A4/".into()));
        assert_eq!(resolve("/a", Some("side=left"), |f| f == "a/index.html"), Target::Moved("/a/?side=left".into()));
    }

    #[test]
    fn nothing_leads_out_of_the_site_or_to_another_host() {
        for path in ["/../secret", "/%2e%2e/secret", "/a/..%2f..%2fsecret", "/..\\secret", "/_headers", "secret", "", "*"] {
            assert_eq!(resolve(path, None, |_| true), Target::Missing, "{path}");
        }
        assert_eq!(resolve("//host", None, |f| f == "/host/index.html"), Target::Moved("/host/".into()));
    }

    #[test]
    fn what_is_not_there_or_not_text_is_missing() {
        for path in ["/nothing", "/nothing/", "/assets/", "/%", "/%4", "/%zz", "/%ff%fe"] {
            assert_eq!(of(path), Target::Missing, "{path}");
        }
        assert_eq!(decode("/%41+b"), Some("/A+b".into()));
    }

    #[test]
    fn encodings_are_taken_as_offered() {
        assert!(accepts("gzip, deflate, br;q=0.5", "br"));
        assert!(accepts("GZIP", "gzip"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("brotli", "br"));
        assert!(!accepts("", "gzip"));
    }
}
