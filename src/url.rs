//! Addresses: text to state and back, pure. It must not know the browser.
//!
//! The path names the subject; the query holds what differs from the subject's defaults. Whatever the text is, a state
//! that makes sense comes out, and a notice where something had to be put right.

use crate::app::Screen;
use crate::facts::ATLAS;
use crate::map::{Compared, MapState, Narrowed, OtherSide, Pattern, SideChoice, Subject};
use atlas::{Area, Layer, View};
use std::sync::OnceLock;

/// The folder of the host in which the site lives, told once, by the browser's page.
static BASE: OnceLock<String> = OnceLock::new();

/// Tells in which folder of its host the site lives, with a slash before and none after. Pages that are rendered ahead are written
/// as if there were none; the prerenderer then puts it before every address of the site.
pub fn live_in(base: String) {
    let _ = BASE.set(base);
}

/// The address of a page of the site as it stands in a link: `path` begins with `/`, the site's own root.
#[must_use]
pub fn site(path: &str) -> String {
    [BASE.get().map_or("", String::as_str), path].concat()
}

/// What could not be shown as it was asked for, for the sentence that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// There is no page of that path.
    UnknownPage,
    /// The query names a side, a diagram or a layer that there is not.
    UnknownChoice,
    /// The drawings of a layer could not be fetched.
    LayerMissing,
    /// The brush could not be fetched.
    NoBrush,
    /// Part of what the address says is marked could not be read.
    MarksDropped,
    /// This device cannot keep anything.
    CannotRemember,
}

impl Notice {
    /// The sentence.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::UnknownPage => ATLAS.words.notice_unknown_page,
            Self::UnknownChoice => ATLAS.words.notice_unknown_choice,
            Self::LayerMissing => ATLAS.words.notice_layer_missing,
            Self::NoBrush => ATLAS.words.notice_no_brush,
            Self::MarksDropped => ATLAS.mark_words.some_dropped,
            Self::CannotRemember => ATLAS.mark_words.cannot_remember,
        }
    }
}

/// The address of a joint's own page, which has no map.
#[must_use]
pub fn joint(slug: &str) -> String {
    site(&["/joints/", slug, "/"].concat())
}

/// An address, understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// What is to be seen.
    pub screen: Screen,
    /// The nearest state that makes sense.
    pub state: MapState,
    /// What had to be put right, the gravest thing only.
    pub notice: Option<Notice>,
}

/// The path of the check before booking.
pub const CHECK: &str = "/before-you-book/";

/// The address of the check before booking.
#[must_use]
pub fn check() -> String {
    site(CHECK)
}

/// The path of a subject's page: a part of a muscle is on the muscle's.
#[must_use]
pub fn path(subject: Subject) -> String {
    site(&match subject {
        Subject::Nothing => "/".to_owned(),
        Subject::Pattern(pattern) => ["/muscles/", pattern.muscle().slug, "/"].concat(),
        Subject::Pain(None) => "/pain/".to_owned(),
        Subject::Pain(Some(area)) => ["/pain/", area.slug(), "/"].concat(),
    })
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
    match state.subject.pattern().map(Pattern::narrowed) {
        Some(Narrowed::Strand(strand)) => put("strand", strand.slug),
        Some(Narrowed::Point(point)) => put("point", point.id),
        Some(Narrowed::Whole) | None => {}
    }
    if state.layer != state.subject.default_layer() {
        put("layer", state.layer.slug());
    }
    if let Some(with) = state.with {
        put("with", &with.to_text());
    }
    if state.other_side {
        put(other_side_key(state.subject), "1");
    }
    if state.mirror {
        put("mirror", "1");
    }
    address
}

/// The key under which an address asks for what a pattern lights on the other side: it says what that is.
fn other_side_key(subject: Subject) -> &'static str {
    match subject.pattern().and_then(Pattern::other_side) {
        Some(OtherSide::Often) => "bilateral",
        Some(OtherSide::WhenSevere) | None => "severe",
    }
}

/// The parts of a path below the site's folder; the page of a folder may be named or not.
fn parts(path: &str) -> impl Iterator<Item = &str> {
    let path = path.strip_prefix(BASE.get().map_or("", String::as_str)).unwrap_or(path);
    path.split('/').filter(|part| !part.is_empty() && *part != "index.html")
}

/// The subject of a path, if it has a page on the map.
#[must_use]
pub fn subject(path: &str) -> Option<Subject> {
    let mut parts = parts(path);
    match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => Some(Subject::Nothing),
        (Some("muscles"), Some(slug), None) => ATLAS.muscle(slug).map(Subject::whole),
        (Some("pain"), None, _) => Some(Subject::Pain(None)),
        (Some("pain"), Some(slug), None) => Area::from_slug(slug).map(|area| Subject::Pain(Some(area))),
        _ => None,
    }
}

/// Reads an address: `path` without host, `query` with or without its `?`. Of a key that is there twice the first counts;
/// keys that are not the map's are left alone.
#[must_use]
pub fn parse(path: &str, query: &str) -> Parsed {
    if parts(path).eq(parts(CHECK)) {
        return Parsed { screen: Screen::Check, state: MapState::of(Subject::Nothing), notice: None };
    }
    let subject = subject(path);
    let state = MapState::of(subject.unwrap_or(Subject::Nothing));
    let parsed = with_query(state, query);
    Parsed { notice: if subject.is_none() { Some(Notice::UnknownPage) } else { parsed.notice }, ..parsed }
}

/// A page's state as served, with the choices of a query applied to it.
#[must_use]
pub fn with_query(served: MapState, query: &str) -> Parsed {
    let mut state = served;
    let mut wrong = false;
    let mut seen: Vec<&str> = Vec::new();
    let pairs = || query.trim_start_matches('?').split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    for (key, value) in pairs() {
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        match apply(state, key, value) {
            Some(changed) => state = changed,
            None => wrong = true,
        }
    }
    // A point says which strand it is in, wherever the two stand in the address.
    let named = |key: &str| pairs().find(|(name, _)| *name == key).map(|(_, value)| value);
    if let (Some(slug), Some(pattern)) = (named("strand"), state.subject.pattern()) {
        wrong |= pattern.strand_slug() != Some(slug);
    }
    for key in ["severe", "bilateral"].into_iter().filter(|key| *key != other_side_key(state.subject)) {
        wrong |= named(key).is_some();
    }
    if state.other_side && named(other_side_key(state.subject)) != Some("1") {
        (state.other_side, wrong) = (false, true);
    }
    let sound = state.sound();
    wrong |= sound != state;
    Parsed { screen: Screen::Map, state: sound, notice: wrong.then_some(Notice::UnknownChoice) }
}

/// A state with one choice of a query applied; `None` where the choice makes no sense. Keys that are not the map's are left
/// alone.
fn apply(state: MapState, key: &str, value: &str) -> Option<MapState> {
    let muscle = state.subject.muscle();
    Some(match key {
        "side" => MapState { side: SideChoice::from_slug(value)?, ..state },
        "view" => MapState { view: Some(View::from_slug(value)?), ..state },
        "layer" => MapState { layer: Layer::from_slug(value)?, ..state },
        "point" => MapState { subject: Subject::Pattern(Pattern::point(muscle?, value)?), ..state },
        "strand" => {
            let strand = Pattern::strand(muscle?, value)?;
            // Of a point and a strand the point counts.
            let narrower = state.subject.pattern().filter(|pattern| pattern.trigger_point().is_some());
            MapState { subject: Subject::Pattern(narrower.unwrap_or(strand)), ..state }
        }
        "with" => MapState { with: Some(compared(value)?), ..state },
        "severe" | "bilateral" if value == "1" => {
            // Which of the two it is depends on the pattern, which may be named later in the address.
            MapState { other_side: true, ..state }
        }
        "mirror" if value == "1" => MapState { mirror: true, ..state },
        "severe" | "bilateral" | "mirror" => return None,
        _ => state,
    })
}

/// What a value of `with` names; some programs write its colon as `%3A`.
fn compared(value: &str) -> Option<Compared> {
    let plain = value.split_once('%').and_then(|(pattern, rest)| {
        let side = rest.strip_prefix("3A").or_else(|| rest.strip_prefix("3a"))?;
        Some(format!("{pattern}:{side}"))
    });
    Compared::from_text(plain.as_deref().unwrap_or(value))
}
