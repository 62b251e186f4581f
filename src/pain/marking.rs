//! What a person can do to the marks, as the text that controls carry. It must not know which gesture or key did it.

use marks::{History, Marks, Place, Quality, Severity, Step};

/// One thing that a person does to the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    /// Mark a place, or no longer.
    Tap(Place),
    /// Call a place strong, or no longer.
    Strong(Place),
    /// Choose a word for the pain, or no longer.
    Word(Quality),
    /// Undo the last step.
    Undo,
    /// Take every mark away.
    Clear,
}

impl Marking {
    /// As text, as controls carry it in `data-act`: `mark:temple.left`, `strong:temple.left`, `word:aching`, `undo`, `unmark`.
    #[must_use]
    pub fn to_text(self) -> String {
        match self {
            Self::Tap(place) => format!("mark:{}", place.to_text()),
            Self::Strong(place) => format!("strong:{}", place.to_text()),
            Self::Word(quality) => format!("word:{}", quality.slug()),
            Self::Undo => "undo".to_owned(),
            Self::Clear => "unmark".to_owned(),
        }
    }

    /// What such a text names, if it names something.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        match text.split_once(':') {
            Some(("mark", place)) => Place::from_text(place).map(Self::Tap),
            Some(("strong", place)) => Place::from_text(place).map(Self::Strong),
            Some(("word", quality)) => Quality::from_slug(quality).map(Self::Word),
            None if text == "undo" => Some(Self::Undo),
            None if text == "unmark" => Some(Self::Clear),
            _ => None,
        }
    }

    /// Does it.
    pub fn apply(self, history: &mut History) {
        let strong = |place| history.marks().severity(place) == Some(Severity::Strong);
        let step = match self {
            Self::Tap(place) => Step::Tap(place),
            Self::Strong(place) if strong(place) => Step::Severity(place, Severity::Mild),
            Self::Strong(place) => Step::Severity(place, Severity::Strong),
            Self::Word(quality) => Step::Quality(quality),
            Self::Clear => Step::All(Marks::NONE),
            Self::Undo => return history.undo(),
        };
        history.take(step);
    }
}
