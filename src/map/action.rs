//! What a person can do on the map, as a pure step from state to state. It must not know which gesture or key did it.

use super::{Compared, MapState, Pattern, SideChoice, Start, Subject};
use crate::facts::ATLAS;
use atlas::{Layer, Muscle, Side, View};

/// One thing that a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapAction {
    /// Tap a muscle in the drawing: another one is chosen, whole; the chosen one is widened by a step.
    Tap(&'static Muscle, Side),
    /// Choose a muscle, a strand or a point; what is chosen already is widened by a step.
    Choose(Pattern, SideChoice),
    /// One step wider: point → strand → muscle → nothing.
    Widen,
    /// Choose nothing.
    Clear,
    /// Begin from a muscle, or from the pain.
    From(Start),
    /// Mean another side.
    Side(SideChoice),
    /// Bring a diagram up.
    View(View),
    /// Peel the drawing to a layer.
    Layer(Layer),
    /// Show or hide what the pattern lights on the other side besides.
    OtherSide(bool),
    /// Lay a second pattern beside the first.
    Compare(Compared),
    /// Take the second pattern away.
    EndComparison,
    /// Show the front diagram as in a mirror, or not.
    Mirror(bool),
}

/// Whether a step makes an entry in the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// A new entry: back returns to what was before.
    Push,
    /// The entry is replaced.
    Replace,
}

/// Words for on and off in actions' texts.
const fn on_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

/// What such a word means.
fn from_on_off(text: &str) -> Option<bool> {
    match text {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

impl MapAction {
    /// The action as text, as links carry it in `data-act`: `tap:suboccipitals:left`, `choose:scm-sternal-upper:both`,
    /// `clear`, `view:back`, `with:suboccipitals:left`.
    #[must_use]
    pub fn to_text(self) -> String {
        let (verb, object) = match self {
            Self::Tap(muscle, side) => ("tap", format!("{}:{}", muscle.slug, side.slug())),
            Self::Choose(pattern, side) => ("choose", format!("{}:{}", pattern.to_text(), side.slug())),
            Self::Widen => return "widen".to_owned(),
            Self::Clear => return "clear".to_owned(),
            Self::From(start) => ("from", start.slug().to_owned()),
            Self::Side(side) => ("side", side.slug().to_owned()),
            Self::View(view) => ("view", view.slug().to_owned()),
            Self::Layer(layer) => ("layer", layer.slug().to_owned()),
            Self::OtherSide(on) => ("other-side", on_off(on).to_owned()),
            Self::Compare(with) => ("with", with.to_text()),
            Self::EndComparison => return "alone".to_owned(),
            Self::Mirror(on) => ("mirror", on_off(on).to_owned()),
        };
        format!("{verb}:{object}")
    }

    /// The action that such a text names, if it names one.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let Some((verb, object)) = text.split_once(':') else {
            return match text {
                "widen" => Some(Self::Widen),
                "clear" => Some(Self::Clear),
                "alone" => Some(Self::EndComparison),
                _ => None,
            };
        };
        Some(match verb {
            "tap" => {
                let (muscle, side) = object.split_once(':')?;
                Self::Tap(ATLAS.muscle(muscle)?, Side::from_slug(side)?)
            }
            "choose" => {
                let (pattern, side) = object.split_once(':')?;
                Self::Choose(Pattern::from_text(pattern)?, SideChoice::from_slug(side)?)
            }
            "from" => Self::From(Start::from_slug(object)?),
            "side" => Self::Side(SideChoice::from_slug(object)?),
            "view" => Self::View(View::from_slug(object)?),
            "layer" => Self::Layer(Layer::from_slug(object)?),
            "other-side" => Self::OtherSide(from_on_off(object)?),
            "with" => Self::Compare(Compared::from_text(object)?),
            "mirror" => Self::Mirror(from_on_off(object)?),
            _ => return None,
        })
    }

    /// Choosing makes a history entry, also choosing less or a second pattern; everything else replaces the one that is
    /// there.
    #[must_use]
    pub const fn history(self) -> History {
        match self {
            Self::Tap(..)
            | Self::Choose(..)
            | Self::Widen
            | Self::Clear
            | Self::From(_)
            | Self::Compare(_)
            | Self::EndComparison => History::Push,
            Self::Side(_) | Self::View(_) | Self::Layer(_) | Self::OtherSide(_) | Self::Mirror(_) => History::Replace,
        }
    }
}

impl MapState {
    /// The state after an action.
    #[must_use]
    pub fn after(self, action: MapAction) -> Self {
        let state = match action {
            MapAction::Tap(muscle, side) if self.subject.is_about(muscle) && self.side == SideChoice::One(side) => self.widened(),
            MapAction::Tap(muscle, side) => self.choosing(Pattern::whole(muscle), SideChoice::One(side)),
            MapAction::Choose(pattern, side) if self.subject.pattern() == Some(pattern) && self.side == side => self.widened(),
            MapAction::Choose(pattern, side) => self.choosing(pattern, side),
            MapAction::Widen => self.widened(),
            MapAction::Clear => self.cleared(),
            MapAction::From(start) if self.subject.start() == start => self,
            MapAction::From(start) => Self { with: None, ..self.about(start.subject()).on_one_side() },
            MapAction::Side(side) => Self { side, ..self },
            MapAction::View(view) => Self { view: Some(view), ..self },
            MapAction::Layer(layer) => Self { layer, ..self },
            MapAction::OtherSide(other_side) => Self { other_side, ..self },
            MapAction::Compare(with) => Self { with: Some(with), ..self },
            MapAction::EndComparison => Self { with: None, ..self },
            MapAction::Mirror(mirror) => Self { mirror, ..self },
        };
        state.sound()
    }

    /// Another muscle ends a comparison and what was asked for of the first one's other side; a part of the same one goes on
    /// with both.
    fn choosing(self, pattern: Pattern, side: SideChoice) -> Self {
        let same = self.subject.is_about(pattern.muscle());
        let (with, other_side) = (self.with.filter(|_| same), self.other_side && same);
        Self { side, with, other_side, ..self.about(Subject::Pattern(pattern)) }
    }

    /// Another subject; on its own layer, unless the person has chosen one.
    fn about(self, subject: Subject) -> Self {
        let layer = if self.layer == self.subject.default_layer() { subject.default_layer() } else { self.layer };
        Self { subject, layer, ..self }
    }

    /// With nothing chosen "both sides" would mean nothing: the diagram keeps the side that it shows.
    fn on_one_side(self) -> Self {
        Self { side: SideChoice::One(self.side.facing()), ..self }
    }

    /// A step wider; from the pain that takes the pattern away that is laid over the marks.
    fn widened(self) -> Self {
        match (self.subject, self.subject.pattern().and_then(Pattern::widened)) {
            (Subject::Pain(_), _) => Self { with: None, ..self },
            (_, Some(pattern)) => self.about(Subject::Pattern(pattern)),
            (_, None) => self.cleared(),
        }
    }

    fn cleared(self) -> Self {
        self.about(Subject::Nothing).on_one_side()
    }
}
