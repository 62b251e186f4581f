//! The session on the desk: everything that changes, and what each deed does to it. It must not know how it is shown.

use crate::platform::{self, Done};
use crate::text::side_of;
use atlas::{Layer, Side, View};
use headache_map::facts::SESSION_WORDS;
use headache_map::map::{DEFAULT_LAYER, MapAction, MapState, SideChoice, Subject};
use headache_map::{panel, url};
use leptos::prelude::*;
use session::{Findings, Ink, Phase, Range, Restored, Session, TakeHome, Tender, Unreadable, Watch, keep, restore};

/// What a hand on the drawing does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// It chooses places.
    #[default]
    Choose,
    /// It draws.
    Pen,
    /// It rubs out.
    Erase,
}

/// What lies over the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// What was found.
    Findings,
    /// What goes home.
    TakeHome,
    /// The card to look at before the neck is touched.
    Card,
    /// Whether everything is to be emptied.
    Confirm,
}

impl Leaf {
    /// Every leaf.
    pub const ALL: [Self; 4] = [Self::Findings, Self::TakeHome, Self::Card, Self::Confirm];

    /// Name in attributes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Findings => "findings",
            Self::TakeHome => "take-home",
            Self::Card => "before",
            Self::Confirm => "confirm",
        }
    }
}

/// For whom the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// For the therapist; what is done is kept.
    Session,
    /// For the client who opened a link: shown, and kept nowhere.
    AtHome,
}

/// Everything that changes.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What is chosen on the map.
    pub state: RwSignal<MapState>,
    /// The layer whose drawings are there to be seen.
    pub layer: RwSignal<Layer>,
    /// Changes each time that the trail is asked for again.
    pub replays: RwSignal<bool>,
    /// What is drawn and found.
    pub session: RwSignal<Session>,
    /// What a hand on the drawing does.
    pub tool: RwSignal<Tool>,
    /// The pen's colour.
    pub ink: RwSignal<Ink>,
    /// Whether the strip stands at the left edge.
    pub left_handed: RwSignal<bool>,
    /// What lies over the drawing.
    pub leaf: RwSignal<Option<Leaf>>,
    /// The screen is covered.
    pub covered: RwSignal<bool>,
    /// What has just happened, as a sentence; else empty.
    pub told: RwSignal<String>,
    /// What an action changed on the map, for those who hear the page.
    pub announced: RwSignal<String>,
    /// The link that carries everything; empty until what goes home is looked at.
    pub link: RwSignal<String>,
    /// For whom the page is.
    pub purpose: RwSignal<Purpose>,
    watch: RwSignal<Watch>,
    /// Nothing is kept: it is forbidden, or something newer is there.
    keeps: RwSignal<bool>,
}

impl Desk {
    /// An empty desk.
    #[must_use]
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(MapState::of(Subject::Nothing)),
            layer: RwSignal::new(DEFAULT_LAYER),
            replays: RwSignal::new(false),
            session: RwSignal::new(Session::default()),
            tool: RwSignal::new(Tool::default()),
            ink: RwSignal::new(Ink::default()),
            left_handed: RwSignal::new(false),
            leaf: RwSignal::new(None),
            covered: RwSignal::new(false),
            told: RwSignal::new(String::new()),
            announced: RwSignal::new(String::new()),
            link: RwSignal::new(String::new()),
            purpose: RwSignal::new(Purpose::Session),
            watch: RwSignal::new(Watch::touched_at(0)),
            keeps: RwSignal::new(true),
        }
    }

    /// Begins: with what a link carries, else with what was kept.
    pub fn begin(self) {
        self.watch.set(Watch::touched_at(platform::now()));
        if let Some(fragment) = platform::take_fragment() {
            self.purpose.set(Purpose::AtHome);
            match session::read(&fragment) {
                Ok(taken) => {
                    self.put(taken.into_session());
                    self.told.set(SESSION_WORDS.home_opened.to_owned());
                }
                Err(Unreadable::Damaged) => self.told.set(SESSION_WORDS.home_damaged.to_owned()),
                Err(Unreadable::Newer) => self.told.set(SESSION_WORDS.home_newer.to_owned()),
            }
        } else {
            self.left_handed.set(platform::is_left_handed());
            self.restore();
        }
        platform::show_strokes(self);
    }

    /// Takes up what was kept.
    fn restore(self) {
        let Ok(text) = platform::kept() else {
            self.keeps.set(false);
            self.told.set(SESSION_WORDS.forbidden.to_owned());
            return;
        };
        match restore(&text.unwrap_or_default()) {
            Restored::Nothing => {}
            Restored::Newer => {
                self.keeps.set(false);
                self.told.set(SESSION_WORDS.newer.to_owned());
            }
            Restored::Session { session, touched, dropped } => {
                // Without its time it counts as left just now: better once too often there than gone.
                let touched = if touched == 0 { platform::now() } else { touched };
                self.watch.set(Watch::touched_at(touched));
                self.put(session);
                if !self.look_at_the_clock() {
                    let back = format!("{} {}.", SESSION_WORDS.restored, platform::time_of_day(touched));
                    let part = if dropped { SESSION_WORDS.restored_part } else { "" };
                    self.told.set(format!("{back} {part}").trim_end().to_owned());
                }
            }
        }
    }

    /// Another page of this browser has changed or emptied what is kept. It is looked at anew: what such an event tells can be
    /// older than what this page has kept since, and would take that away again.
    pub fn changed_elsewhere(self) {
        if self.purpose.get_untracked() == Purpose::AtHome {
            return;
        }
        let Ok(text) = platform::kept() else { return };
        match restore(&text.unwrap_or_default()) {
            Restored::Nothing => self.put(Session::default()),
            Restored::Session { session, touched, .. } => {
                self.watch.set(Watch::touched_at(touched));
                if self.session.with_untracked(|own| *own == session) {
                    return;
                }
                self.put(session);
            }
            Restored::Newer => self.keeps.set(false),
        }
        platform::show_strokes(self);
    }

    /// Puts a session on the desk.
    fn put(self, session: Session) {
        let (path, query) = session.address.split_once('?').unwrap_or((&session.address, ""));
        let state = if path.is_empty() { MapState::of(Subject::Nothing) } else { url::parse(path, query).state };
        self.show(state);
        self.link.set(String::new());
        self.session.set(session);
    }

    /// Shows another state of the map.
    fn show(self, state: MapState) {
        let before = self.state.get_untracked();
        if before.main_view() != state.main_view() {
            headache_map::platform::show_whole_drawing();
        }
        self.state.set(state);
        let asked = state.layer;
        headache_map::platform::fetch_layer(asked, move |came| {
            if self.state.get_untracked().layer == asked {
                if !came {
                    self.state.update(|state| state.layer = DEFAULT_LAYER);
                    self.told.set(url::Notice::LayerMissing.text().to_owned());
                }
                self.layer.set(if came { asked } else { DEFAULT_LAYER });
            }
        });
    }

    /// Does something on the map.
    pub fn act(self, action: MapAction) {
        let before = self.state.get_untracked();
        let mut after = before.after(action);
        // A muscle that is tapped is meant on that side; the switch can say both.
        if let (MapAction::Mirror(_), Some(view)) = (action, Some(View::Front)) {
            after.view = Some(view);
        }
        if after == before {
            return;
        }
        self.show(after);
        let turned = before.side.facing() != after.side.facing();
        let drawn =
            || self.session.with_untracked(|session| session.board.strokes().any(|(_, stroke)| stroke.view == View::Side));
        self.told.set(if turned && drawn() { SESSION_WORDS.turned } else { "" }.to_owned());
        self.announced.set(panel::announcement(&before, &after));
        self.session.update(|session| session.address = url::address(&after));
        self.changed();
    }

    /// What is drawn or found has changed: it is shown and kept.
    fn changed(self) {
        self.link.set(String::new());
        if self.leaf.get_untracked() == Some(Leaf::TakeHome) {
            self.make_link();
        }
        platform::show_strokes(self);
        self.keep();
    }

    /// Keeps the session, if it may be.
    pub fn keep(self) {
        if self.purpose.get_untracked() == Purpose::AtHome || !self.keeps.get_untracked() {
            return;
        }
        let touched = self.watch.with_untracked(|watch| watch.touched());
        let text = self.session.with_untracked(|session| (!session.is_empty()).then(|| keep(session, touched)));
        let kept = match text {
            Some(text) => platform::keep(&text),
            None => platform::forget(),
        };
        if kept == Done::No {
            self.told.set(SESSION_WORDS.forbidden.to_owned());
        }
    }

    /// A stroke has been drawn.
    pub fn draw(self, stroke: session::Stroke) {
        self.session.update(|session| {
            session.board.draw(stroke);
        });
        self.changed();
    }

    /// Strokes have been rubbed out.
    pub fn erase(self, numbers: &[usize]) {
        self.session.update(|session| session.board.erase(numbers));
        self.changed();
    }

    /// The link with everything in it.
    fn make_link(self) {
        let fragment = self.session.with_untracked(|session| session::write(&TakeHome::of(session)));
        self.link.set(platform::own_address(&fragment));
    }

    /// Opens a leaf over the drawing, or closes it.
    pub fn open(self, leaf: Option<Leaf>) {
        let before = self.leaf.get_untracked();
        self.leaf.set(leaf);
        if leaf == Some(Leaf::TakeHome) {
            self.make_link();
        }
        platform::move_focus(leaf, before);
    }

    /// The screen is touched.
    pub fn touched(self) {
        if self.purpose.get_untracked() == Purpose::AtHome {
            return;
        }
        let now = platform::now();
        self.look_at_the_clock();
        self.watch.update(|watch| watch.touch(now));
    }

    /// Covers or empties, when that is due; tells whether it did either.
    pub fn look_at_the_clock(self) -> bool {
        if self.purpose.get_untracked() == Purpose::AtHome {
            return false;
        }
        let now = platform::now();
        // Nothing is hidden that nothing is in.
        if self.session.with_untracked(Session::is_empty) {
            self.watch.set(Watch::touched_at(now));
            return false;
        }
        let mut watch = self.watch.get_untracked();
        let phase = watch.phase(now);
        self.watch.set(watch);
        match phase {
            Phase::Open => false,
            Phase::Covered => {
                if !self.covered.get_untracked() {
                    self.covered.set(true);
                    self.told.set(String::new());
                    self.keep();
                    platform::move_focus_to_cover();
                }
                true
            }
            Phase::Over => {
                self.empty();
                self.told.set(SESSION_WORDS.emptied_by_time.to_owned());
                true
            }
        }
    }

    /// In so many ms the clock is worth another look.
    #[must_use]
    pub fn due_in(self) -> u64 {
        self.watch.get_untracked().due_in(platform::now())
    }

    /// Empties everything, also what is kept.
    pub fn empty(self) {
        self.covered.set(false);
        self.leaf.set(None);
        self.tool.set(Tool::default());
        self.watch.set(Watch::touched_at(platform::now()));
        self.put(Session::default());
        platform::empty_fields();
        let gone = platform::forget();
        self.told.set(if gone == Done::Yes { SESSION_WORDS.emptied } else { SESSION_WORDS.forbidden }.to_owned());
        platform::show_strokes(self);
    }

    /// Changes what was found.
    fn find(self, change: impl FnOnce(&mut Findings)) {
        self.session.update(|session| change(&mut session.findings));
        self.changed();
    }

    /// Writes the line of text.
    pub fn write_note(self, note: &str) {
        self.find(|findings| findings.set_note(note));
    }

    /// Notes something of the chosen place.
    fn note(self, change: impl FnOnce(Option<Tender>, Tender) -> Option<Tender>) {
        let state = self.state.get_untracked();
        let Some(pattern) = state.subject.pattern() else { return };
        let (what, side) = (pattern.to_text(), side_of(state.side));
        let noted = self.session.with_untracked(|session| session.findings.tender_at(&what, side).cloned());
        let blank = Tender { what: what.clone(), side, amount: 5, familiar: false };
        let next = change(noted.clone(), noted.unwrap_or(blank));
        self.find(|findings| match next {
            Some(tender) => findings.note_tender(tender),
            None => findings.forget_tender(&what, side),
        });
    }

    /// Does what a button says in `data-do`.
    pub fn perform(self, deed: &str) {
        self.told.set(String::new());
        let toggled = |tool| if self.tool.get_untracked() == tool { Tool::Choose } else { tool };
        let (verb, object) = deed.split_once(':').unwrap_or((deed, ""));
        match verb {
            "pen" => self.tool.set(toggled(Tool::Pen)),
            "erase" => self.tool.set(toggled(Tool::Erase)),
            "ink" => {
                self.ink.set(Ink::from_slug(object).unwrap_or_default());
                self.tool.set(Tool::Pen);
            }
            "undo" => self.redraw(session::Board::undo),
            "redo" => self.redraw(session::Board::redo),
            "clear" => self.redraw(session::Board::clear),
            "open" => {
                let leaf = Leaf::ALL.into_iter().find(|leaf| leaf.slug() == object);
                self.open(leaf.filter(|_| self.leaf.get_untracked() != leaf));
            }
            "shut" => self.open(None),
            "hand" => {
                self.left_handed.update(|left| *left = !*left);
                platform::keep_hand(self.left_handed.get_untracked());
            }
            "full" => platform::full_screen(move || self.told.set(SESSION_WORDS.no_full_screen.to_owned())),
            "hold" => self.told.set(SESSION_WORDS.hold.to_owned()),
            "confirm" => self.open(Some(Leaf::Confirm)),
            "empty" => self.empty(),
            "go-on" => {
                let now = platform::now();
                self.watch.update(|watch| watch.go_on(now));
                self.covered.set(false);
                self.keep();
            }
            "tender" => self.note(|noted, tender| if noted.is_some() { None } else { Some(tender) }),
            "familiar" => self.note(|_, tender| Some(Tender { familiar: !tender.familiar, ..tender })),
            "amount" => self.note(|_, tender| Some(Tender { amount: object.parse().unwrap_or(tender.amount), ..tender })),
            "forget" => self.find(|findings| {
                let index = object.parse::<usize>().unwrap_or(usize::MAX);
                if let Some(tender) = findings.tender().get(index).cloned() {
                    findings.forget_tender(&tender.what, tender.side);
                }
            }),
            "joint" => {
                let Some((side, range)) = object.split_once(':') else { return };
                let (Some(side), range) = (Side::from_slug(side), Range::from_slug(range)) else { return };
                self.find(|findings| findings.set_joint(side, range.filter(|_| findings.joint(side) != range)));
            }
            "print" if platform::print() == Done::No => self.told.set(SESSION_WORDS.no_print.to_owned()),
            "picture" => platform::save_picture(self, move |done| {
                if done == Done::No {
                    self.told.set(SESSION_WORDS.picture_failed.to_owned());
                }
            }),
            "copy" => platform::copy(&self.link.get_untracked(), move |done| {
                self.told.set(if done == Done::Yes { SESSION_WORDS.copied } else { SESSION_WORDS.not_copied }.to_owned());
            }),
            _ => {}
        }
    }

    fn redraw(self, step: impl FnOnce(&mut session::Board)) {
        self.session.update(|session| step(&mut session.board));
        self.changed();
    }

    /// The side that is meant, for the switch on the strip.
    #[must_use]
    pub fn side(self) -> SideChoice {
        self.state.with(|state| state.side)
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}
