//! A session as text, as it is kept on the tablet until the next client, and back. It must not know where it is kept.
//!
//! A line says which version of this format it is, then each line is a record by itself, with a check: what is damaged is
//! dropped, the rest comes back, and it is said that something is missing.
//!
//! ```text
//! session 1
//! t 1790000000000        when it was touched last, ms since 1970
//! a /muscles/…           what the map shows
//! f 0AbC…                what was found
//! d 0AbC…                a stroke
//! e 3,5                  strokes that were rubbed out, by their steps
//! c                      everything cleared away
//! n 7                    how many of the steps are done
//! ```

use crate::bytes::{Reader, Writer, from_letters, to_letters};
use crate::{Board, Findings, Session, Step, is_address};
use std::fmt::Write as _;

const NAME: &str = "session ";
const VERSION: u32 = 1;

/// What a text gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restored {
    /// There was nothing to restore.
    Nothing,
    /// A session.
    Session {
        /// What could be kept.
        session: Session,
        /// When it was touched last, ms since 1970; 0 where that is lost.
        touched: u64,
        /// Whether something was damaged and had to be dropped.
        dropped: bool,
    },
    /// It was written by a newer version of this page, which may hold more than this one would write back: it is left alone.
    Newer,
}

/// A session as text. `touched`: when it was touched last, ms since 1970.
#[must_use]
pub fn keep(session: &Session, touched: u64) -> String {
    let mut text = format!("{NAME}{VERSION}\nt {touched}\n");
    if is_address(&session.address) {
        line(&mut text, "a", &session.address);
    }
    if !session.findings.is_empty() {
        let mut bytes = Writer::default();
        session.findings.write(&mut bytes);
        line(&mut text, "f", &to_letters(&bytes.0));
    }
    let (steps, done) = session.board.parts();
    for step in steps {
        match step {
            Step::Draw(stroke) => {
                let mut bytes = Writer::default();
                bytes.stroke(stroke, 1);
                line(&mut text, "d", &to_letters(&bytes.0));
            }
            Step::Erase(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                line(&mut text, "e", &numbers.join(","));
            }
            Step::Clear => text.push_str("c\n"),
        }
    }
    line(&mut text, "n", &done.to_string());
    text
}

fn line(text: &mut String, kind: &str, value: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{kind} {value}");
}

/// Reads such a text, whatever it is.
#[must_use]
pub fn restore(text: &str) -> Restored {
    if text.is_empty() {
        return Restored::Nothing;
    }
    let mut lines = text.lines();
    let version = lines.next().and_then(|first| first.strip_prefix(NAME)?.parse::<u32>().ok());
    match version {
        Some(version) if version > VERSION => return Restored::Newer,
        Some(VERSION) => {}
        _ => return Restored::Session { session: Session::default(), touched: 0, dropped: true },
    }
    let mut session = Session::default();
    let (mut touched, mut steps, mut done, mut dropped) = (0, Vec::new(), None, false);
    // Strokes are named by the number of their step. One that is damaged leaves an empty step in its place, so that the numbers
    // after it stay true.
    for entry in lines {
        let (kind, value) = entry.split_once(' ').unwrap_or((entry, ""));
        let sound = match kind {
            "t" => value.parse().is_ok_and(|value| {
                touched = value;
                true
            }),
            "a" if is_address(value) => {
                session.address = value.to_owned();
                true
            }
            "f" => read_findings(value).is_some_and(|findings| {
                session.findings = findings;
                true
            }),
            "n" => value.parse::<usize>().is_ok_and(|value| {
                done = Some(value);
                true
            }),
            "d" | "e" | "c" => {
                let step = step(kind, value);
                let sound = step.is_some();
                steps.push(step);
                sound
            }
            _ => false,
        };
        dropped |= !sound;
    }
    // Without its last line a text was cut short.
    dropped |= done.is_none();
    let all = steps.len();
    let (board, lost) = board(steps, done.unwrap_or(all));
    session.board = board;
    Restored::Session { session, touched, dropped: dropped || lost }
}

/// The board of steps of which some may be lost, and whether more was lost than those: numbers that name no stroke.
fn board(steps: Vec<Option<Step>>, done: usize) -> (Board, bool) {
    let all = steps.len();
    let mut numbers: Vec<Option<usize>> = Vec::with_capacity(all);
    let mut kept: Vec<Step> = Vec::with_capacity(all);
    let (mut kept_done, mut lost) = (0, done > all);
    for (index, step) in steps.into_iter().enumerate() {
        let step = match step {
            Some(Step::Erase(named)) => {
                let there: Vec<usize> = named.iter().filter_map(|number| *numbers.get(*number)?).collect();
                lost |= there.len() != named.len();
                (!there.is_empty()).then_some(Step::Erase(there))
            }
            step => step,
        };
        numbers.push(step.is_some().then_some(kept.len()));
        if let Some(step) = step {
            kept.push(step);
            kept_done += usize::from(index < done);
        }
    }
    let count = kept.len();
    let board = Board::of(kept, kept_done);
    lost |= board.parts().0.len() != count;
    (board, lost)
}

fn step(kind: &str, value: &str) -> Option<Step> {
    match kind {
        "d" => {
            let bytes = from_letters(value)?;
            let mut bytes = Reader(&bytes);
            let stroke = bytes.stroke(1)?;
            bytes.0.is_empty().then_some(Step::Draw(stroke))
        }
        "e" => value.split(',').map(|number| number.parse().ok()).collect::<Option<Vec<usize>>>().map(Step::Erase),
        "c" if value.is_empty() => Some(Step::Clear),
        _ => None,
    }
}

fn read_findings(value: &str) -> Option<Findings> {
    let bytes = from_letters(value)?;
    let mut bytes = Reader(&bytes);
    let findings = Findings::read(&mut bytes)?;
    bytes.0.is_empty().then_some(findings)
}
