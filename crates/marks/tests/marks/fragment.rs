//! Marks as text in an address, and what is made of text that is none.

use crate::marked::any_marks;
use crate::{marked, place};
use atlas::{Area, Side};
use marks::{Marks, Place, Quality, Reading, Severity, read, write};
use proptest::prelude::*;

fn kept(marks: &str) -> Reading {
    Reading { marks: marked(marks), dropped: true }
}

#[test]
fn marks_are_written_shortly_and_readably() {
    let marks = marked("temple.left! brow.left back-of-head.right");
    assert_eq!(write(&marks), "v1&pain=brow.left.mild,temple.left.strong,back-of-head.right.mild&end");
    let marks = marks.with_quality(Quality::Burning, true).with_quality(Quality::Aching, true);
    assert_eq!(write(&marks), "v1&pain=brow.left.mild,temple.left.strong,back-of-head.right.mild&words=aching,burning&end");
    assert_eq!(write(&Marks::NONE.with_quality(Quality::Aching, true)), "v1&words=aching&end");
    assert_eq!(write(&Marks::NONE), "");
}

#[test]
fn the_longest_fragment_can_be_read() {
    let places = Area::ALL.iter().flat_map(|&area| Side::ALL.iter().map(move |&side| Place { area, side }));
    let all = places.fold(Marks::NONE, |marks, place| marks.with(place, Some(Severity::Strong)));
    let all = Quality::ALL.iter().fold(all, |marks, &quality| marks.with_quality(quality, true));
    let text = write(&all);
    assert!(text.len() < 650, "{} bytes", text.len());
    let whole = Reading { marks: all, dropped: false };
    assert_eq!(read(&text), whole);
    let escaped = text.replace('&', "%26").replace('=', "%3d").replace(',', "%2C").replace('.', "%2E").replace('-', "%2D");
    assert_eq!(read(&escaped), whole);
    let escaped: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    assert_eq!(read(&escaped), whole);
}

#[test]
fn the_order_in_an_address_does_not_matter() {
    let marks = marked("temple.left! brow.left").with_quality(Quality::Aching, true);
    for text in [
        "#v1&words=aching&pain=temple.left.strong,brow.left.mild&end",
        "v1&pain=temple.left.strong&pain=brow.left.mild&words=aching&end",
    ] {
        assert_eq!(read(text), Reading { marks, dropped: false }, "{text}");
    }
}

#[test]
fn the_name_of_a_place_on_the_page_is_no_fragment_of_marks() {
    for text in ["", "#", "#map", "#how-sure", "#simons-travell-1999", "vertex"] {
        assert_eq!(read(text), Reading::default(), "{text}");
    }
}

#[test]
fn what_can_be_kept_is_kept_and_the_rest_is_dropped() {
    for (text, marks) in [
        // another version, or none
        ("v0&pain=temple.left.strong&end", "temple.left!"),
        ("v2&pain=temple.left.strong,brow.left&depth=3&end", "temple.left!"),
        ("pain=temple.left.strong&end", "temple.left!"),
        ("v12", ""),
        // cut short
        ("v1&pain=temple.left.strong,brow.left.mi", "temple.left!"),
        ("v1&pain=temple.left.strong,brow.left", "temple.left!"),
        ("v1&pain=temple.left.strong&words=ach", "temple.left!"),
        ("v1&pain=temple.left.strong", "temple.left!"),
        ("v1&pain=temple.left.strong&en", "temple.left!"),
        ("v1&pai", ""),
        ("v1", ""),
        // names that there are not
        ("v1&pain=tample.left.strong,ear.middle.mild,ear.left.huge,ear.right.mild&end", "ear.right"),
        ("v1&pain=TEMPLE.left.strong, ear.left.mild,neck.left.mild.mild&end", ""),
        ("v1&pain=&end", ""),
        ("v1&pain=neck.left.mild,&end", "neck.left"),
        ("v1&pain=neck.left.mild&words=sharp&end", "neck.left"),
        // twice: the first counts
        ("v1&pain=neck.left.mild,neck.left.strong&end", "neck.left"),
        ("v1&v1&pain=neck.left.mild&end", "neck.left"),
        // not UTF-8, not escaped well, escaped twice
        ("v1&pain=%FF%FE,neck.left.mild&end", "neck.left"),
        ("v1&pain=%C3%28neck.left.mild,ear.left.mild&end", "ear.left"),
        ("v1&pain=neck.left.mild%&end", ""),
        ("v1&pain=neck.left.mild%2&end", ""),
        ("v1&pain=neck.left.mild%zz,ear.left.mild&end", "ear.left"),
        ("v1&pain=neck%252Eleft.mild,ear.left.mild&end", "ear.left"),
        ("v1&pain=neck.left.mild%00&end", ""),
        // script text
        ("v1&pain=<script>alert(1)</script>,neck.left.mild&end", "neck.left"),
        ("v1&pain=%3Cimg%20src=x%20onerror=alert(1)%3E&words=javascript:alert(1)&end", ""),
        ("<script>alert(1)</script>", ""),
        ("\u{202e}v1&pain=ear.left.mild&end", "ear.left"),
        ("💥", ""),
    ] {
        assert_eq!(read(text), kept(marks), "{text}");
    }
}

#[test]
fn a_very_long_fragment_is_looked_at_only_so_far() {
    let start = "v1&pain=temple.left.strong,";
    let marks = "brow.right.mild,".repeat(100_000);
    assert_eq!(read(&format!("{start}{marks}neck.left.mild&end")), kept("temple.left! brow.right"));
    assert_eq!(read(&format!("{start}{}", "%".repeat(1_000_000))), kept("temple.left!"));
    assert_eq!(read(&"a".repeat(1_000_000)), kept(""));
    // The bound falls just behind the end: what comes after it is dropped all the same.
    let places = Area::ALL.iter().flat_map(|&area| Side::ALL.iter().map(move |&side| Place { area, side }));
    let parts: String = places.map(|place| format!("&pain={}.strong", place.to_text())).collect();
    let texts = [format!("v1{parts}&end"), format!("v1{parts}&words=stabbing&end")];
    let text = texts.iter().find(|text| text.len() % 2 == 0).expect("a word more is an odd number of letters more");
    let (escaped, plain) = text.split_at((2000 - text.len()) / 2);
    let just = format!("{}{plain}", escaped.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>());
    assert_eq!((just.len(), read(&just).dropped), (2000, false));
    assert!(read(&format!("{just}x")).dropped);
    // The bound falls within an entry, and within a letter: neither becomes another place.
    for shift in 0..40 {
        let text =
            format!("v1&pain=temple.left.strong,{}{}", "x".repeat(1940 + shift), ",behind-ear.left.mild,é,cheek.left.strong");
        let reading = read(&text);
        assert!(reading.dropped && reading.marks.severity(place("ear.left")).is_none(), "{shift}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(marks in any_marks()) {
        let text = write(&marks);
        prop_assert!(text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".,=&-".contains(&b)), "{}", text);
        prop_assert_eq!(read(&text), Reading { marks, dropped: false });
        prop_assert_eq!(read(&format!("#{text}")), Reading { marks, dropped: false });
    }

    #[test]
    fn an_address_cut_short_says_so_and_holds_nothing_new(marks in any_marks(), at in any::<prop::sample::Index>()) {
        let text = write(&marks);
        prop_assume!(!text.is_empty());
        let cut = &text[..at.index(text.len())];
        let reading = read(cut);
        prop_assert!(reading.dropped || cut.len() < 2, "{}", cut);
        for (place, severity) in reading.marks.places() {
            prop_assert_eq!(marks.severity(place), Some(severity));
        }
        prop_assert!(reading.marks.qualities().all(|quality| marks.has(quality)));
    }
}

/// Pseudo-random numbers (SplitMix64): the same on every machine, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).expect("it is below a usize")
    }

    fn of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }
}

/// What fragments are made of, and what they should not be.
const PIECES: &[&str] = &[
    "v1",
    "v0",
    "v2",
    "&",
    "&",
    "=",
    ",",
    ",",
    ".",
    ".",
    "pain=",
    "words=",
    "end",
    "&end",
    "temple",
    "brow",
    "behind-eye",
    "ear",
    "behind-ear",
    "back-of-head",
    "neck",
    "left",
    "right",
    "both",
    "mild",
    "strong",
    "aching",
    "burning",
    "temple.left.strong",
    "ear.right.mild",
    "%2C",
    "%26",
    "%3D",
    "%2E",
    "%FF",
    "%C3",
    "%",
    "%%",
    "%0",
    "<script>",
    "</svg>",
    "javascript:",
    "\"",
    "'",
    "\u{0}",
    "é",
    "\u{202e}",
    "💥",
    "#",
    "?",
];

fn random_marks(random: &mut Random) -> Marks {
    let mut marks = Marks::NONE;
    for _ in 0..random.below(6) {
        let place = Place { area: random.of(Area::ALL), side: random.of(Side::ALL) };
        marks = marks.with(place, Some(random.of(Severity::ALL)));
    }
    if random.below(2) == 0 { marks.with_quality(random.of(Quality::ALL), true) } else { marks }
}

/// One accident in a text: something lost, put in, doubled, escaped or another letter.
fn mutate(text: &mut String, random: &mut Random) {
    let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    places.push(text.len());
    let (a, b) = (random.of(&places), random.of(&places));
    let (from, to) = (a.min(b), a.max(b).min(a.min(b) + 12));
    let to = places.iter().copied().find(|&at| at >= to).unwrap_or(text.len());
    match random.below(6) {
        0 => text.replace_range(from..to, ""),
        1 => text.insert_str(from, random.of(PIECES)),
        2 => *text = [&text[..to], &text[from..]].concat(),
        3 => text.replace_range(from..to, &text[from..to].bytes().map(|byte| format!("%{byte:02X}")).collect::<String>()),
        4 => text.replace_range(from..to, random.of(PIECES)),
        _ => text.truncate(from),
    }
}

fn random_fragment(random: &mut Random) -> String {
    match random.below(8) {
        // anything at all
        0 => (0..random.below(60)).map(|_| char::from_u32(random.below(0x500) as u32).unwrap_or('x')).collect(),
        // the right pieces in the wrong order
        1 | 2 => (0..random.below(25)).map(|_| random.of(PIECES)).collect(),
        // a good one to which something happens, or nothing
        _ => {
            let mut text = write(&random_marks(random));
            for _ in 0..random.below(4) {
                mutate(&mut text, random);
            }
            text
        }
    }
}

/// `%2C` and the like undone, in another way than the program does it.
fn plainly(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let escape = part.get(..2).filter(|escape| escape.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match escape.and_then(|escape| u8::from_str_radix(escape, 16).ok()) {
            Some(byte) => bytes.extend([&[byte], &part.as_bytes()[2..]].concat()),
            None => bytes.extend([b"%", part.as_bytes()].concat()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn a_million_fragments_give_no_wrong_mark() {
    let mut random = Random(5);
    let (mut whole, mut partly, mut nothing) = (0_u32, 0_u32, 0_u32);
    for round in 0..1_000_000 {
        let text = random_fragment(&mut random);
        let reading = read(&text);
        // Every mark is spelled in full in the text, between two separators.
        if reading.marks.is_empty() {
            nothing += 1;
        } else {
            let plain = plainly(&text);
            let spelled = |entry: &str| plain.split(['&', ',', '=']).any(|part| part == entry);
            for (place, severity) in reading.marks.places() {
                assert!(spelled(&format!("{}.{}", place.to_text(), severity.slug())), "round {round}: {place:?} from {text:?}");
            }
            for quality in reading.marks.qualities() {
                assert!(spelled(quality.slug()), "round {round}: {quality:?} from {text:?}");
            }
            // What is called whole holds nothing else.
            let entries = reading.marks.places().count() + reading.marks.qualities().count();
            if reading.dropped {
                partly += 1;
            } else {
                whole += 1;
                let spelled =
                    plain.split(['&', ',', '=']).filter(|part| !["#v1", "v1", "pain", "words", "end"].contains(part)).count();
                assert_eq!(entries, spelled, "round {round}: {text:?}");
            }
        }
        // And what was kept makes an address of its own.
        let again = read(&write(&reading.marks));
        assert_eq!(again, Reading { marks: reading.marks, dropped: false }, "round {round}: {text:?}");
    }
    // Each kind is there in numbers, so that none of the above is idle.
    assert!(whole > 100_000 && partly > 100_000 && nothing > 100_000, "{whole} whole, {partly} partly, {nothing} nothing");
}
