//! Numbers and texts as bytes, and bytes as letters that an address or a line of text can carry. It must not know what they mean.

use crate::stroke::{number_of, view_of};
use crate::{Ink, Sample, Stroke};

/// Bytes that are written.
#[derive(Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    /// A number of 7 bits a byte, the lowest first.
    pub(crate) fn number(&mut self, mut value: u32) {
        while value > 127 {
            self.0.push(value as u8 & 127 | 128);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    /// A number with a sign: small ones of either sign are short.
    pub(crate) fn signed(&mut self, value: i32) {
        self.number(((value << 1) ^ (value >> 31)).cast_unsigned());
    }

    /// A text with its length before it.
    pub(crate) fn text(&mut self, text: &str) {
        self.number(u32::try_from(text.len()).unwrap_or(0));
        self.0.extend_from_slice(text.as_bytes());
    }

    /// A stroke; its places in steps of so many tenths of a millimetre, each from the one before.
    pub(crate) fn stroke(&mut self, stroke: &Stroke, step: i16) {
        let first = stroke.samples.first().map_or(Sample::EVEN, |sample| sample.pressure);
        let even = stroke.samples.iter().all(|sample| sample.pressure == first);
        self.0.push(number_of(stroke.view) | stroke.ink.number() << 2 | u8::from(even) << 4);
        self.number(u32::try_from(stroke.samples.len()).unwrap_or(0));
        let (mut x, mut y) = (0, 0);
        for sample in &stroke.samples {
            let (next_x, next_y) = (i32::from(sample.x / step), i32::from(sample.y / step));
            self.signed(next_x - x);
            self.signed(next_y - y);
            (x, y) = (next_x, next_y);
        }
        if even {
            self.0.push(first);
        } else {
            // Two to a byte.
            for pair in stroke.samples.chunks(2) {
                self.0.push(pair[0].pressure | pair.get(1).map_or(0, |second| second.pressure) << 4);
            }
        }
    }
}

/// Bytes that are read; `None` where they end or make no sense.
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl Reader<'_> {
    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    pub(crate) fn number(&mut self) -> Option<u32> {
        let mut value = 0_u32;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }

    pub(crate) fn signed(&mut self) -> Option<i32> {
        let value = self.number()?;
        Some((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    pub(crate) fn text(&mut self) -> Option<String> {
        let length = self.number()? as usize;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    pub(crate) fn stroke(&mut self, step: i16) -> Option<Stroke> {
        let head = self.byte()?;
        let view = view_of(head & 3)?;
        let ink = *Ink::ALL.get(usize::from(head >> 2 & 3))?;
        let even = match head >> 4 {
            0 => false,
            1 => true,
            _ => return None,
        };
        let count = self.number()? as usize;
        // Every place has at least two bytes: no number in the text makes room for more than the text holds.
        if count == 0 || count > self.0.len() / 2 {
            return None;
        }
        let (mut x, mut y) = (0_i32, 0_i32);
        let mut samples = Vec::with_capacity(count);
        for _ in 0..count {
            x = x.checked_add(self.signed()?)?;
            y = y.checked_add(self.signed()?)?;
            let place = |value: i32| {
                let tenths = i16::try_from(value.checked_mul(i32::from(step))?).ok()?;
                (-Sample::FARTHEST..=Sample::FARTHEST).contains(&tenths).then_some(tenths)
            };
            samples.push(Sample { x: place(x)?, y: place(y)?, pressure: Sample::EVEN });
        }
        if even {
            let pressure = self.byte().filter(|pressure| *pressure <= Sample::HARDEST)?;
            samples.iter_mut().for_each(|sample| sample.pressure = pressure);
        } else {
            for pair in samples.chunks_mut(2) {
                let both = self.byte()?;
                pair[0].pressure = both & 15;
                if let Some(second) = pair.get_mut(1) {
                    second.pressure = both >> 4;
                }
            }
        }
        Some(Stroke { view, ink, samples })
    }
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as letters, digits, `-` and `_` (base64url), with a check of two bytes at the end.
pub(crate) fn to_letters(bytes: &[u8]) -> String {
    let check = check(bytes).to_be_bytes();
    let all: Vec<u8> = bytes.iter().chain(&check).copied().collect();
    let mut letters = String::with_capacity(all.len() * 4 / 3 + 2);
    for chunk in all.chunks(3) {
        let bits = chunk.iter().enumerate().fold(0_u32, |bits, (index, byte)| bits | u32::from(*byte) << (16 - 8 * index));
        for letter in 0..=chunk.len() {
            letters.push(char::from(LETTERS[(bits >> (18 - 6 * letter) & 63) as usize]));
        }
    }
    letters
}

/// What such letters stand for; `None` if a letter is wrong, missing or too many.
pub(crate) fn from_letters(letters: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(letters.len() * 3 / 4);
    for chunk in letters.as_bytes().chunks(4) {
        if chunk.len() == 1 {
            return None;
        }
        let mut bits = 0_u32;
        for (index, letter) in chunk.iter().enumerate() {
            bits |= u32::from(value(*letter)?) << (18 - 6 * index);
        }
        for byte in 0..chunk.len() - 1 {
            bytes.push((bits >> (16 - 8 * byte)) as u8);
        }
    }
    let sum = bytes.split_off(bytes.len().checked_sub(2)?);
    (check(&bytes).to_be_bytes() == sum[..]).then_some(bytes)
}

const fn value(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

/// Fletcher's check of 16 bits, begun so that nothing at all has one that is not zero.
fn check(bytes: &[u8]) -> u16 {
    let (mut low, mut high) = (7_u16, 1_u16);
    for byte in bytes {
        low = (low + u16::from(*byte)) % 255;
        high = (high + low) % 255;
    }
    high << 8 | low
}
