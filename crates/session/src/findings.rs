//! What the therapist felt today: as little as helps the client remember, and no record. It must not know muscles: what was
//! tender is named by a text that the map can read.

use crate::bytes::{Reader, Writer};
use atlas::Side;

/// Which side something was felt on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideOf {
    /// One side of the body.
    One(Side),
    /// Both.
    Both,
}

impl SideOf {
    const ALL: [Self; 3] = [Self::One(Side::Left), Self::One(Side::Right), Self::Both];

    fn number(self) -> u8 {
        Self::ALL.iter().position(|side| *side == self).unwrap_or(0) as u8
    }
}

/// How far the joint under the skull moved today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// Freely.
    Free,
    /// A little less than freely.
    LittleRestricted,
    /// Much less than freely.
    MuchRestricted,
}

impl Range {
    /// Every range, the freest first.
    pub const ALL: [Self; 3] = [Self::Free, Self::LittleRestricted, Self::MuchRestricted];

    /// Name for attributes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::LittleRestricted => "little",
            Self::MuchRestricted => "much",
        }
    }

    /// The range of that name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|range| range.slug() == slug)
    }
}

/// A muscle or spot that was tender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tender {
    /// What, as the map names it: `suboccipitals`, `scm-sternal-upper`.
    pub what: String,
    /// On which side.
    pub side: SideOf,
    /// How tender, 0 to 10.
    pub amount: u8,
    /// Whether pressing it brought the pain that the client knows.
    pub familiar: bool,
}

impl Tender {
    /// How tender at most.
    pub const MOST: u8 = 10;
    /// How many bytes a name can have.
    const LONGEST: usize = 64;

    fn is_sound(&self) -> bool {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'/');
        self.amount <= Self::MOST && !self.what.is_empty() && self.what.len() <= Self::LONGEST && self.what.bytes().all(plain)
    }
}

/// All that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    tender: Vec<Tender>,
    joint: [Option<Range>; 2],
    note: String,
}

impl Findings {
    /// The most letters of the note.
    pub const LONGEST_NOTE: usize = 160;
    /// How many tender places there can be.
    const MOST_TENDER: usize = 40;

    /// Whether nothing was noted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What was tender, in the order in which it was noted.
    #[must_use]
    pub fn tender(&self) -> &[Tender] {
        &self.tender
    }

    /// What was noted of one place.
    #[must_use]
    pub fn tender_at(&self, what: &str, side: SideOf) -> Option<&Tender> {
        self.tender.iter().find(|tender| tender.what == what && tender.side == side)
    }

    /// Notes that a place was tender; of a place there is one note. One that makes no sense is passed over.
    pub fn note_tender(&mut self, tender: Tender) {
        if !tender.is_sound() {
            return;
        }
        let noted = self.tender.iter().position(|other| other.what == tender.what && other.side == tender.side);
        match noted {
            Some(index) => self.tender[index] = tender,
            None if self.tender.len() < Self::MOST_TENDER => self.tender.push(tender),
            None => {}
        }
    }

    /// Takes the note of a place away.
    pub fn forget_tender(&mut self, what: &str, side: SideOf) {
        self.tender.retain(|tender| tender.what != what || tender.side != side);
    }

    /// How far the joint moved on a side, if that was noted.
    #[must_use]
    pub const fn joint(&self, side: Side) -> Option<Range> {
        self.joint[side as usize]
    }

    /// Notes how far the joint moved on a side, or nothing.
    pub const fn set_joint(&mut self, side: Side, range: Option<Range>) {
        self.joint[side as usize] = range;
    }

    /// The line of text.
    #[must_use]
    pub fn note(&self) -> &str {
        &self.note
    }

    /// Writes the line of text: at most [`Findings::LONGEST_NOTE`] letters, without line breaks or other signs that are not seen.
    pub fn set_note(&mut self, note: &str) {
        self.note = note.chars().filter(|letter| !letter.is_control()).take(Self::LONGEST_NOTE).collect();
    }

    /// As bytes.
    pub(crate) fn write(&self, bytes: &mut Writer) {
        bytes.number(u32::try_from(self.tender.len()).unwrap_or(0));
        for tender in &self.tender {
            bytes.text(&tender.what);
            bytes.0.push(tender.amount | u8::from(tender.familiar) << 4 | tender.side.number() << 5);
        }
        let joint = self.joint.map(|range| range.map_or(0, |range| range as u8 + 1));
        bytes.0.push(joint[0] | joint[1] << 2);
        bytes.text(&self.note);
    }

    /// From bytes; `None` where they make no sense.
    pub(crate) fn read(bytes: &mut Reader<'_>) -> Option<Self> {
        let mut findings = Self::default();
        let count = bytes.number()? as usize;
        if count > Self::MOST_TENDER {
            return None;
        }
        for _ in 0..count {
            let what = bytes.text()?;
            let bits = bytes.byte()?;
            let side = *SideOf::ALL.get(usize::from(bits >> 5))?;
            let tender = Tender { what, side, amount: bits & 15, familiar: bits & 16 != 0 };
            if !tender.is_sound() || findings.tender_at(&tender.what, side).is_some() {
                return None;
            }
            findings.tender.push(tender);
        }
        let joint = bytes.byte()?;
        for (index, bits) in [joint & 3, joint >> 2].into_iter().enumerate() {
            findings.joint[index] = match bits {
                0 => None,
                some => Some(*Range::ALL.get(usize::from(some) - 1)?),
            };
        }
        let note = bytes.text()?;
        findings.set_note(&note);
        (findings.note == note).then_some(findings)
    }
}
