//! What a person can do on the map, as a pure step from state to state. It must not know which gesture or key did it.

use super::{MapState, SideChoice, Subject};
use crate::facts::ATLAS;
use atlas::{Layer, Muscle, View};

/// One thing that a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapAction {
    /// Choose a muscle on a side; what is chosen already is cleared.
    Choose(&'static Muscle, SideChoice),
    /// Choose nothing.
    Clear,
    /// Mean another side.
    Side(SideChoice),
    /// Bring a diagram up.
    View(View),
    /// Peel the drawing to a layer.
    Layer(Layer),
}

/// Whether a step makes an entry in the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// A new entry: back returns to what was before.
    Push,
    /// The entry is replaced.
    Replace,
}

impl MapAction {
    /// The action as text, as links carry it in `data-act`: `choose:suboccipitals:left`, `clear`, `side:both`, `view:back`,
    /// `layer:deep`.
    #[must_use]
    pub fn to_text(self) -> String {
        match self {
            Self::Choose(muscle, side) => format!("choose:{}:{}", muscle.slug, side.slug()),
            Self::Clear => "clear".to_owned(),
            Self::Side(side) => format!("side:{}", side.slug()),
            Self::View(view) => format!("view:{}", view.slug()),
            Self::Layer(layer) => format!("layer:{}", layer.slug()),
        }
    }

    /// The action that such a text names, if it names one.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut words = text.split(':');
        let action = match (words.next()?, words.next(), words.next()) {
            ("choose", Some(slug), Some(side)) => Self::Choose(ATLAS.muscle(slug)?, SideChoice::from_slug(side)?),
            ("clear", None, None) => Self::Clear,
            ("side", Some(side), None) => Self::Side(SideChoice::from_slug(side)?),
            ("view", Some(view), None) => Self::View(View::from_slug(view)?),
            ("layer", Some(layer), None) => Self::Layer(Layer::from_slug(layer)?),
            _ => return None,
        };
        words.next().is_none().then_some(action)
    }

    /// Choosing a muscle or nothing makes a history entry; side, diagram and layer replace the one that is there.
    #[must_use]
    pub const fn history(self) -> History {
        match self {
            Self::Choose(..) | Self::Clear => History::Push,
            Self::Side(_) | Self::View(_) | Self::Layer(_) => History::Replace,
        }
    }
}

impl MapState {
    /// The state after an action.
    #[must_use]
    pub fn after(self, action: MapAction) -> Self {
        match action {
            MapAction::Choose(muscle, side) if self.subject == Subject::Muscle(muscle) && self.side == side => {
                self.after(MapAction::Clear)
            }
            MapAction::Choose(muscle, side) => Self { subject: Subject::Muscle(muscle), side, ..self },
            // With nothing chosen "both sides" would mean nothing: the diagram keeps the side that it shows.
            MapAction::Clear => Self { subject: Subject::Nothing, side: SideChoice::One(self.side.facing()), ..self },
            MapAction::Side(side) => Self { side, ..self },
            MapAction::View(view) => Self { view: Some(view), ..self },
            MapAction::Layer(layer) => Self { layer, ..self },
        }
    }
}
