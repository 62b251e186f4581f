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
    /// A stroke of the brush that marks these places, or no longer; and the number of what is painted then.
    Stroke(Marks, u32),
    /// Undo the last step.
    Undo,
    /// Take every mark away.
    Clear,
}

impl Marking {
    /// As text, as controls carry it in `data-act`: `mark:temple.left`, `strong:temple.left`, `word:aching`,
    /// `paint:3:temple.left,brow.left`, `undo`, `unmark`.
    #[must_use]
    pub fn to_text(self) -> String {
        match self {
            Self::Tap(place) => format!("mark:{}", place.to_text()),
            Self::Strong(place) => format!("strong:{}", place.to_text()),
            Self::Word(quality) => format!("word:{}", quality.slug()),
            Self::Stroke(places, painting) => {
                let places: Vec<String> = places.places().map(|(place, _)| place.to_text()).collect();
                format!("paint:{painting}:{}", places.join(","))
            }
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
            Some(("paint", stroke)) => {
                let (painting, places) = stroke.split_once(':')?;
                let places = places.split(',').filter_map(Place::from_text);
                let places = places.fold(Marks::NONE, |marks, place| marks.with(place, Some(Severity::Mild)));
                Some(Self::Stroke(places, painting.parse().ok()?))
            }
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
            Self::Stroke(places, painting) => Step::Stroke(places, painting),
            Self::Clear => Step::Clear,
            Self::Undo => return history.undo(),
        };
        history.take(step);
    }
}
