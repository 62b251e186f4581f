//! How hard the words are to read: the Flesch-Kincaid grade of every file that visitors read, at most that of a reader of
//! fourteen. Anatomical names count as one word of two syllables: who does not know them reads over them.

use crate::repository::{ATLAS, root, toml_files};
use std::collections::BTreeSet;
use toml::Value;

/// The highest grade of a file.
const GRADE: f64 = 9.0;
/// The highest grade of one text: a long sentence among short ones is still one that somebody must read.
const GRADE_OF_ONE: f64 = 13.0;

/// What makes a grade.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Count {
    sentences: usize,
    words: usize,
    syllables: usize,
}

impl Count {
    fn grade(self) -> f64 {
        let per = |a: usize, b: usize| a as f64 / b.max(1) as f64;
        0.39 * per(self.words, self.sentences) + 11.8 * per(self.syllables, self.words) - 15.59
    }
}

/// The anatomical names that the atlas knows, in small letters, the longest first.
fn anatomical_names() -> Vec<String> {
    let muscles = ATLAS.muscles.iter().flat_map(|muscle| {
        let parts = muscle.parts.iter().flat_map(|part| [part.name, part.nerve]);
        parts.chain([muscle.name])
    });
    let guide = ATLAS.guide.iter().flat_map(|guide| guide.entries).map(|entry| entry.name);
    let names: BTreeSet<String> = muscles.chain(guide).map(str::to_lowercase).collect();
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// Counts a text, each anatomical name as one word of two syllables.
fn count(text: &str, names: &[String]) -> Count {
    let mut text = text.to_lowercase();
    for name in names {
        text = text.replace(name, "muscle");
    }
    let ends = |c: char| ['.', '?', '!'].contains(&c);
    let closers = |c: char| ['”', '’', '"', ')'].contains(&c);
    let words: Vec<&str> =
        text.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\'')).filter(|word| !word.is_empty()).collect();
    let sentences = text.split_whitespace().filter(|word| word.trim_end_matches(closers).ends_with(ends)).count();
    Count { sentences, words: words.len(), syllables: words.iter().map(|word| syllables(word)).sum() }
}

/// The syllables of a word in small letters: its groups of vowels, without the letters that are mute at an English word's end.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.split(['’', '\'']).next().unwrap_or_default().chars().collect();
    if letters.iter().any(char::is_ascii_digit) {
        return letters.len();
    }
    let vowel = |c: char| "aeiouy".contains(c);
    let mut groups = 0;
    for (at, &letter) in letters.iter().enumerate() {
        let after_vowel = at > 0 && vowel(letters[at - 1]);
        // Two vowels that are spoken apart: i-a, i-o (but not "-tion", "-cial"), u-a.
        let apart = after_vowel
            && matches!((letters[at - 1], letter), ('i', 'a' | 'o' | 'u') | ('u', 'a'))
            && !(at > 1 && "tscxg".contains(letters[at - 2]));
        groups += usize::from(vowel(letter) && (!after_vowel || apart));
    }
    let before = |back: usize| letters.len().checked_sub(back).map_or(' ', |at| letters[at]);
    let (last, second, third) = (before(1), before(2), before(3));
    let mute = match (second, last) {
        // "muscle" keeps its e, "pale" does not.
        ('l', 'e') => vowel(third),
        (_, 'e') => !vowel(second),
        ('e', 'd') => !vowel(third) && !"td".contains(third),
        ('e', 's') => !vowel(third) && !"sxzcghl".contains(third),
        _ => false,
    };
    (groups - usize::from(mute && groups > 1)).max(1)
}

/// The words of the drawings' licence, which are to be quoted as they are.
const CREDIT: &str = "CC BY-SA";

/// The texts of a TOML file that hold whole sentences; names and labels are read at a glance.
fn sentences(file: &str) -> Vec<(String, String)> {
    fn walk(path: &str, value: &Value, found: &mut Vec<(String, String)>) {
        match value {
            Value::String(text) if text.trim_end_matches(['”', '’']).ends_with(['.', '?', '!']) => {
                found.push((path.to_owned(), text.clone()))
            }
            Value::Table(table) => table.iter().for_each(|(key, value)| walk(&format!("{path}.{key}"), value, found)),
            Value::Array(items) => items.iter().for_each(|value| walk(path, value, found)),
            _ => {}
        }
    }
    let text = std::fs::read_to_string(root().join(file)).expect("a file of the repository");
    let mut found = Vec::new();
    walk(file, &Value::Table(text.parse().expect("TOML")), &mut found);
    found
}

#[test]
fn syllables_are_those_of_the_spoken_word() {
    for (word, expected) in [
        ("head", 1),
        ("ache", 1),
        ("headache", 2),
        ("muscle", 2),
        ("people", 2),
        ("often", 2),
        ("describe", 2),
        ("described", 2),
        ("pressed", 1),
        ("treated", 2),
        ("temples", 2),
        ("places", 2),
        ("the", 1),
        ("be", 1),
        ("trial", 2),
        ("tension", 2),
        ("migraine", 2),
        ("anatomy", 4),
        ("practitioner’s", 4),
        ("doctor’s", 2),
        ("eye", 1),
        ("eyes", 1),
        ("sides", 1),
        ("noses", 2),
        ("watches", 2),
        ("special", 2),
        ("20", 2),
    ] {
        assert_eq!(syllables(word), expected, "{word}");
    }
}

#[test]
fn the_grade_is_that_of_the_formula() {
    let counted = count("It runs from behind your ear. The sternocleidomastoid turns your head.", &anatomical_names());
    assert_eq!(counted, Count { sentences: 2, words: 11, syllables: 13 });
    assert!((counted.grade() - 0.5).abs() < 0.01, "{}", counted.grade());
}

#[test]
fn every_file_that_visitors_read_is_for_a_reader_of_fourteen() {
    let names = anatomical_names();
    let mut too_hard = Vec::new();
    for file in toml_files("content") {
        let texts = sentences(&file);
        let all = texts.iter().map(|(_, text)| count(text, &names)).fold(Count::default(), |sum, one| Count {
            sentences: sum.sentences + one.sentences,
            words: sum.words + one.words,
            syllables: sum.syllables + one.syllables,
        });
        if all.grade() > GRADE {
            too_hard.push(format!("{file}: grade {:.1}", all.grade()));
        }
        for (key, text) in &texts {
            let grade = count(text, &names).grade();
            if grade > GRADE_OF_ONE && !text.contains(CREDIT) {
                too_hard.push(format!("{key}: grade {grade:.1}: {text}"));
            }
        }
        println!("{file}: grade {:.1}", all.grade());
    }
    assert!(too_hard.is_empty(), "too hard to read; write shorter sentences and words:\n{}", too_hard.join("\n"));
}
