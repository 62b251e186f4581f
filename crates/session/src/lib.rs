//! One session between a therapist and a client: what is drawn, what is found, how it is kept, and what the client takes home.
//!
//! This crate must not know of any user interface, browser or map. It is pure: text, values and the time in, text and values
//! out. What the map shows is to it an address, a text that it hands on.

mod board;
mod bytes;
mod clock;
mod findings;
mod kept;
mod outline;
mod palm;
mod qr;
mod stroke;
mod take_home;

pub use board::{Board, Step};
pub use clock::{COVER_AFTER, EMPTY_AFTER, Phase, Watch};
pub use findings::{Findings, Range, SideOf, Tender};
pub use kept::{Restored, keep, restore};
pub use outline::{PIECE, outline};
pub use palm::{Down, Palm, Pointer};
pub use qr::{Code, MOST_MODULES, code};
pub use stroke::{Ink, Pen, Sample, Stroke};
pub use take_home::{MOST_IN_A_CODE, TakeHome, Unreadable, is_take_home, read, write};

/// All of a session that is worth keeping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// What the map shows, as its address; empty at first.
    pub address: String,
    /// What is drawn.
    pub board: Board,
    /// What is found.
    pub findings: Findings,
}

impl Session {
    /// The most bytes that an address can have: the map's own are shorter than a third of it.
    pub const MOST_ADDRESS: usize = 400;

    /// Whether nothing was done yet that could be lost.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.address.is_empty() && self.board.is_untouched() && self.findings.is_empty()
    }
}

/// Whether a text can be an address of the map: a path of this site with a query, and nothing that is not plain ASCII.
pub(crate) fn is_address(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'\\' | b'#');
    text.len() <= Session::MOST_ADDRESS && text.starts_with('/') && !text.starts_with("//") && text.bytes().all(plain)
}
