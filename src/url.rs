//! Addresses: text to state and back, pure. It must not know the browser.
//!
//! The path names the subject; the query holds what differs from the subject's defaults. Whatever the text is, a state
//! that makes sense comes out, and a notice where something had to be put right.

use crate::facts::ATLAS;
use crate::map::{DEFAULT_LAYER, MapState, SideChoice, Subject};
use atlas::{Layer, View};

/// What could not be shown as it was asked for, for the sentence that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// There is no page of that path.
    UnknownPage,
    /// The query names a side, a diagram or a layer that there is not.
    UnknownChoice,
    /// The drawings of a layer could not be fetched.
    LayerMissing,
}

impl Notice {
    /// The sentence.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::UnknownPage => ATLAS.words.notice_unknown_page,
            Self::UnknownChoice => ATLAS.words.notice_unknown_choice,
            Self::LayerMissing => ATLAS.words.notice_layer_missing,
        }
    }
}

/// An address, understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The nearest state that makes sense.
    pub state: MapState,
    /// What had to be put right, the gravest thing only.
    pub notice: Option<Notice>,
}

/// The path of a subject's page.
#[must_use]
pub fn path(subject: Subject) -> String {
    match subject {
        Subject::Nothing => "/".to_owned(),
        Subject::Muscle(muscle) => format!("/muscles/{}/", muscle.slug),
    }
}

/// The address of a state: its page's path, and in the query what differs from that page's defaults.
#[must_use]
pub fn address(state: &MapState) -> String {
    let mut address = path(state.subject);
    let mut separator = '?';
    let mut put = |key: &str, value: &str| {
        address.push(separator);
        address.push_str(key);
        address.push('=');
        address.push_str(value);
        separator = '&';
    };
    if state.main_view() != state.subject.best_view() {
        put("view", state.main_view().slug());
    }
    if state.side != state.subject.default_side() {
        put("side", state.side.slug());
    }
    if state.layer != DEFAULT_LAYER {
        put("layer", state.layer.slug());
    }
    address
}

/// The subject of a path, if it has a page on the map.
#[must_use]
pub fn subject(path: &str) -> Option<Subject> {
    let mut parts = path.split('/').filter(|part| !part.is_empty() && *part != "index.html");
    match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => Some(Subject::Nothing),
        (Some("muscles"), Some(slug), None) => ATLAS.muscle(slug).map(Subject::Muscle),
        _ => None,
    }
}

/// Reads an address: `path` without host, `query` with or without its `?`. Of a key that is there twice the first counts;
/// keys that are not the map's are left alone.
#[must_use]
pub fn parse(path: &str, query: &str) -> Parsed {
    let subject = subject(path);
    let state = MapState::of(subject.unwrap_or(Subject::Nothing));
    let parsed = with_query(state, query);
    Parsed { notice: if subject.is_none() { Some(Notice::UnknownPage) } else { parsed.notice }, ..parsed }
}

/// A page's state as served, with the choices of a query applied to it.
#[must_use]
pub fn with_query(served: MapState, query: &str) -> Parsed {
    let mut state = served;
    let mut notice = None;
    let (mut side_seen, mut view_seen, mut layer_seen) = (false, false, false);
    for pair in query.trim_start_matches('?').split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        match key {
            "side" if !side_seen => {
                side_seen = true;
                match SideChoice::from_slug(value) {
                    Some(side) => state.side = side,
                    None => notice = Some(Notice::UnknownChoice),
                }
            }
            "view" if !view_seen => {
                view_seen = true;
                match View::from_slug(value) {
                    Some(view) => state.view = Some(view),
                    None => notice = Some(Notice::UnknownChoice),
                }
            }
            "layer" if !layer_seen => {
                layer_seen = true;
                match Layer::from_slug(value) {
                    Some(layer) => state.layer = layer,
                    None => notice = Some(Notice::UnknownChoice),
                }
            }
            _ => {}
        }
    }
    Parsed { state, notice }
}
