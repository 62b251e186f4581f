//! What the client takes home as the fragment of a link, and back: `#take-home=1.AbC…`. Browsers do not send fragments, so no
//! server sees it. It must not know the browser.
//!
//! Only what is to be seen goes along, not what was undone, and lines to half a millimetre: a picture of them is a tenth of
//! their size. Squeezing the bytes further would save a fifth of a short text and cost the program more than ten sessions.

use crate::bytes::{Reader, Writer, from_letters, to_letters};
use crate::{Board, Findings, Sample, Session, Stroke, is_address};

const NAME: &str = "take-home=";
const VERSION: &str = "1.";
/// Lines are carried in steps of so many tenths of a millimetre.
const STEP: i16 = 5;
/// So far a line may leave the way of the pen, in tenths of a millimetre.
const NEAR: f32 = 5.0;
/// The most letters of a link that a phone can still read off a tablet as one code.
pub const MOST_IN_A_CODE: usize = 1200;
/// So many letters are looked at, and no more.
const MOST_LETTERS: usize = 200_000;

/// What the client takes home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakeHome {
    /// What the map shows, as its address.
    pub address: String,
    /// The strokes.
    pub strokes: Vec<Stroke>,
    /// What was found.
    pub findings: Findings,
}

/// Why a fragment could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Damaged or cut short.
    Damaged,
    /// Made by a newer version of this page.
    Newer,
}

impl TakeHome {
    /// What of a session is to be seen.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let strokes = session.board.strokes().map(|(_, stroke)| stroke.clone()).collect();
        Self { address: session.address.clone(), strokes, findings: session.findings.clone() }
    }

    /// As a session to look at.
    #[must_use]
    pub fn into_session(self) -> Session {
        let mut board = Board::default();
        self.strokes.into_iter().for_each(|stroke| {
            board.draw(stroke);
        });
        Session { address: self.address, board, findings: self.findings }
    }
}

/// The fragment, without its `#`.
#[must_use]
pub fn write(taken: &TakeHome) -> String {
    let mut bytes = Writer::default();
    bytes.text(if is_address(&taken.address) { &taken.address } else { "" });
    taken.findings.write(&mut bytes);
    bytes.number(u32::try_from(taken.strokes.len()).unwrap_or(0));
    for stroke in &taken.strokes {
        bytes.stroke(&plain(stroke), STEP);
    }
    format!("{NAME}{VERSION}{}", to_letters(&bytes.0))
}

/// Whether a fragment, with or without its `#`, means to be one of these.
#[must_use]
pub fn is_take_home(fragment: &str) -> bool {
    fragment.strip_prefix('#').unwrap_or(fragment).starts_with(NAME)
}

/// Reads such a fragment, with or without its `#`.
///
/// # Errors
/// When it is damaged, or newer than this program.
pub fn read(fragment: &str) -> Result<TakeHome, Unreadable> {
    let text = fragment.strip_prefix('#').unwrap_or(fragment);
    let text = text.strip_prefix(NAME).filter(|text| text.len() <= MOST_LETTERS).ok_or(Unreadable::Damaged)?;
    let Some(letters) = text.strip_prefix(VERSION) else {
        let version = text.split_once('.').and_then(|(version, _)| version.parse::<u32>().ok());
        return Err(if version.is_some_and(|version| version > 1) { Unreadable::Newer } else { Unreadable::Damaged });
    };
    from_letters(letters).and_then(|bytes| taken(&mut Reader(&bytes))).ok_or(Unreadable::Damaged)
}

fn taken(bytes: &mut Reader<'_>) -> Option<TakeHome> {
    let address = bytes.text().filter(|address| address.is_empty() || is_address(address))?;
    let findings = Findings::read(bytes)?;
    let count = bytes.number()? as usize;
    let mut strokes = Vec::new();
    for _ in 0..count {
        strokes.push(bytes.stroke(STEP)?);
    }
    bytes.0.is_empty().then_some(TakeHome { address, strokes, findings })
}

/// A stroke with as few places as show the same line, pressed evenly as it was on the whole.
fn plain(stroke: &Stroke) -> Stroke {
    let pressed: u32 = stroke.samples.iter().map(|sample| u32::from(sample.pressure)).sum();
    let count = u32::try_from(stroke.samples.len()).unwrap_or(1).max(1);
    let pressure = u8::try_from(pressed / count).unwrap_or(Sample::EVEN);
    let mut kept = vec![false; stroke.samples.len()];
    if let Some(last) = stroke.samples.len().checked_sub(1) {
        (kept[0], kept[last]) = (true, true);
        thin_out(&stroke.samples, last, &mut kept);
    }
    let samples = stroke.samples.iter().zip(kept).filter(|(_, kept)| *kept);
    Stroke { samples: samples.map(|(sample, _)| Sample { pressure, ..*sample }).collect(), ..stroke.clone() }
}

/// Keeps the place that lies farthest from the straight line between two, if it is far enough, and goes on on both sides of it
/// (Douglas and Peucker). A list of what is left to do in place of calls: a long stroke must not fill the stack.
fn thin_out(samples: &[Sample], last: usize, kept: &mut [bool]) {
    let mut open = vec![(0, last)];
    while let Some((first, last)) = open.pop() {
        let line = Stroke { samples: vec![samples[first], samples[last]], view: atlas::View::Side, ink: crate::Ink::Blue };
        let at = |index: usize| (f32::from(samples[index].x), f32::from(samples[index].y));
        let mut farthest = (NEAR, None);
        for index in first + 1..last {
            let away = line.distance(at(index));
            if away > farthest.0 {
                farthest = (away, Some(index));
            }
        }
        if let (_, Some(index)) = farthest {
            kept[index] = true;
            open.extend([(first, index), (index, last)]);
        }
    }
}
