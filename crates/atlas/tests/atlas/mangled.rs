//! Whatever happens to a file, the reader answers with problems and never panics.

use crate::repository::{Copy, toml_files};
use proptest::prelude::*;

/// One accident that befalls a file.
#[derive(Clone, Debug)]
enum Accident {
    /// Some bytes are lost.
    Cut(usize, usize),
    /// Something is written in between.
    Insert(usize, String),
    /// A line stands somewhere else.
    MoveLine(usize, usize),
    /// A line stands there twice.
    DoubleLine(usize),
    /// A value is replaced by one of another kind.
    Value(usize, String),
}

fn accident() -> impl Strategy<Value = Accident> {
    let value =
        prop::sample::select(vec!["\"\"", "0", "-9223372036854775808", "nan", "[]", "{}", "[[]]", "true", "1979-05-27", "\"é\""]);
    prop_oneof![
        (any::<usize>(), 1..200usize).prop_map(|(at, length)| Accident::Cut(at, length)),
        (any::<usize>(), any::<String>()).prop_map(|(at, text)| Accident::Insert(at, text)),
        (any::<usize>(), prop::sample::select(vec!["[", "]", "\"", "=", "[[[[", "{{", "\n[a]\n", "\u{0}", "."]))
            .prop_map(|(at, text)| Accident::Insert(at, text.to_owned())),
        (any::<usize>(), any::<usize>()).prop_map(|(from, to)| Accident::MoveLine(from, to)),
        any::<usize>().prop_map(Accident::DoubleLine),
        (any::<usize>(), value).prop_map(|(at, value)| Accident::Value(at, value.to_owned())),
    ]
}

fn befall(text: &str, accident: &Accident) -> Vec<u8> {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let replaced;
    match accident {
        Accident::Cut(at, length) => {
            let mut bytes = text.as_bytes().to_vec();
            let from = at % bytes.len();
            bytes.drain(from..(from + length).min(text.len()));
            return bytes;
        }
        Accident::Insert(at, inserted) => {
            let mut bytes = text.as_bytes().to_vec();
            let at = at % bytes.len();
            bytes.splice(at..at, inserted.bytes());
            return bytes;
        }
        Accident::MoveLine(from, to) => {
            let line = lines.remove(from % lines.len());
            lines.insert(to % (lines.len() + 1), line);
        }
        Accident::DoubleLine(at) => lines.insert(at % lines.len(), lines[at % lines.len()]),
        Accident::Value(at, value) => {
            let with_values: Vec<_> = (0..lines.len()).filter(|&line| lines[line].contains(" = ")).collect();
            let line = with_values[at % with_values.len()];
            replaced = format!("{} = {value}\n", lines[line].split(" = ").next().unwrap_or_default());
            lines[line] = &replaced;
        }
    }
    lines.concat().into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_reader_answers_whatever_befalls_a_file(which in any::<prop::sample::Index>(), accidents in prop::collection::vec(accident(), 1..4)) {
        let files = [toml_files("data"), toml_files("content")].concat();
        let file = &files[which.index(files.len())];
        let copy = Copy::new();
        let mut bytes = copy.text(file).into_bytes();
        for accident in &accidents {
            match std::str::from_utf8(&bytes) {
                Ok(text) if text.contains(" = ") => bytes = befall(text, accident),
                _ => break,
            }
        }
        copy.write(file, &bytes);
        if let Err(problems) = copy.read() {
            prop_assert!(!problems.is_empty());
            prop_assert!(problems.is_sorted());
            for problem in problems {
                let line = problem.to_string();
                prop_assert!(line.lines().count() == 1 && line.contains("; "), "no message of one line: {line:?}");
            }
        }
    }
}
