//! Marks as the fragment of an address, and back; pure. It must not know the browser.
//!
//! `#v1&pain=temple.left.strong,brow.left.mild&words=aching,pressing&end`: the version of this format, the places, the words,
//! and a last part by which an address that was cut short is told from a whole one. A part that would be empty is left out.
//!
//! Whatever the text is, marks come out, and whether anything was dropped. An entry counts whole or not at all: it must be
//! spelled in full, so that half a word can never become another place. Nothing of the text is ever handed on.

use crate::{Marks, Place, Quality, Severity};

const VERSION: &str = "v1";
const PAIN: &str = "pain=";
const WORDS: &str = "words=";
const END: &str = "end";

/// So many bytes are looked at, and no more: all places and words together are 620, with every letter escaped 1860.
const MOST_BYTES: usize = 2000;

/// A fragment, understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What could be kept.
    pub marks: Marks,
    /// Whether anything else was there, or something was missing.
    pub dropped: bool,
}

/// The fragment of these marks, without its `#`; empty if nothing is marked. Only letters, digits and `.,=&-`.
#[must_use]
pub fn write(marks: &Marks) -> String {
    if marks.is_empty() {
        return String::new();
    }
    let mut text = VERSION.to_owned();
    let mut separator = PAIN;
    for (place, severity) in marks.places() {
        text.push_str(if separator == PAIN { "&" } else { "" });
        for part in [separator, place.area.slug(), ".", place.side.slug(), ".", severity.slug()] {
            text.push_str(part);
        }
        separator = ",";
    }
    separator = WORDS;
    for quality in marks.qualities() {
        text.push_str(if separator == WORDS { "&" } else { "" });
        text.push_str(separator);
        text.push_str(quality.slug());
        separator = ",";
    }
    text.push('&');
    text.push_str(END);
    text
}

/// Whether a fragment is about marks at all: neither empty nor the name of a place on the page.
#[must_use]
pub fn holds_marks(fragment: &str) -> bool {
    let text = fragment.strip_prefix('#').unwrap_or(fragment);
    !text.is_empty() && !is_anchor(text)
}

/// Reads a fragment, with or without its `#`. Of a place that is named twice the first counts. The name of a place on the page
/// (`#map`) is no fragment of marks: it gives none and drops nothing.
#[must_use]
pub fn read(fragment: &str) -> Reading {
    let text = fragment.strip_prefix('#').unwrap_or(fragment);
    if is_anchor(text) {
        return Reading::default();
    }
    let mut reading = Reading { marks: Marks::NONE, dropped: text.len() > MOST_BYTES };
    let mut ended = false;
    for (index, part) in unescaped(text).split('&').enumerate() {
        ended = part == END;
        if (part == VERSION) != (index == 0) {
            reading.dropped = true;
        }
        if let Some(entries) = part.strip_prefix(PAIN) {
            entries.split(',').for_each(|entry| reading.take(place(entry, &reading.marks)));
        } else if let Some(entries) = part.strip_prefix(WORDS) {
            entries.split(',').for_each(|entry| reading.take(word(entry, &reading.marks)));
        } else if part != VERSION && !ended {
            reading.dropped = true;
        }
    }
    reading.dropped |= !ended;
    reading
}

impl Reading {
    /// Keeps what an entry made of the marks, or notes that it was dropped.
    fn take(&mut self, entry: Option<Marks>) {
        match entry {
            Some(marks) => self.marks = marks,
            None => self.dropped = true,
        }
    }
}

/// The marks with the place of an entry such as `temple.left.strong`; `None` if it names none, or one that is marked.
fn place(entry: &str, marks: &Marks) -> Option<Marks> {
    let (place, severity) = entry.rsplit_once('.')?;
    let (place, severity) = (Place::from_text(place)?, Severity::from_slug(severity)?);
    marks.severity(place).is_none().then(|| marks.with(place, Some(severity)))
}

/// The marks with a word; `None` if there is no such word, or it is chosen.
fn word(entry: &str, marks: &Marks) -> Option<Marks> {
    let quality = Quality::from_slug(entry)?;
    (!marks.has(quality)).then(|| marks.with_quality(quality, true))
}

/// Whether a fragment names a place on a page: a plain word that is not the beginning of marks.
fn is_anchor(text: &str) -> bool {
    let bytes = text.as_bytes();
    let of_marks = matches!(bytes, [b'v', digit, ..] if digit.is_ascii_digit());
    !of_marks && bytes.len() <= MOST_BYTES && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// The text's first bytes with `%2C` and the like undone, once: some programs escape what needs no escape. An escape that is
/// none stays as it is, and a byte that is not ASCII becomes `?`: neither then fits anything, whether it is UTF-8 or not.
fn unescaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut bytes = &bytes[..bytes.len().min(MOST_BYTES)];
    let mut plain = String::with_capacity(bytes.len());
    while let [first, rest @ ..] = bytes {
        let escaped =
            if *first == b'%' { rest.first_chunk().and_then(|&[high, low]| Some(digit(high)? << 4 | digit(low)?)) } else { None };
        let byte = escaped.unwrap_or(*first);
        plain.push(if byte.is_ascii() { char::from(byte) } else { '?' });
        bytes = if escaped.is_some() { &rest[2..] } else { rest };
    }
    plain
}

/// What a hexadecimal digit stands for.
const fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}
