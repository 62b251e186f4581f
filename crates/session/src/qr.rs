//! A text as a QR code: its modules as one path of SVG. It must not know what the text says.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use std::fmt::Write as _;

/// The largest code that is made, in modules from edge to edge without its quiet margin: version 25. A phone still reads it off
/// a tablet's screen.
pub const MOST_MODULES: i32 = 117;

/// A code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Modules from edge to edge, with the quiet margin of four on each side.
    pub size: i32,
    /// The dark modules, each 1 by 1, in a frame from 0 to `size`.
    pub path: String,
}

/// The code of a text; `None` if it holds too much.
#[must_use]
pub fn code(text: &str) -> Option<Code> {
    const MARGIN: i32 = 4;
    let segments = QrSegment::make_segments(text);
    let most = Version::new(25);
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, Version::MIN, most, None, true).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{}v1h-{}z", from + MARGIN, y + MARGIN, x - from, x - from);
            }
            x += 1;
        }
    }
    Some(Code { size: code.size() + 2 * MARGIN, path })
}
