//! The marks of a page: what was marked, and what follows from a step for address, list, summary and memory. It must not know
//! gestures, nor how any of it looks.

use super::visit::{booking_with, id, look_at};
use super::{Marking, NOTHING_MARKED, Visit, announcement, candidates, fragment, heading, served_marks};
use crate::facts::ATLAS;
use crate::map::{MapState, Subject};
use crate::platform::{self, Place};
use crate::url::{self, Notice};
use leptos::prelude::*;
use marks::{History, Marks, PatternOn, Reading, Step};
use std::cell::RefCell;
use std::rc::Rc;

/// What is known of a person's pain, in memory.
#[derive(Default)]
struct Known {
    history: History,
    looked_at: Vec<PatternOn>,
    summary: String,
    /// This device remembers the marks.
    remembers: bool,
    /// The summary goes along when one books.
    sends: bool,
}

/// The marks of a page. Most of what shows them was written ahead and is gone through at each step; only the values here change
/// by themselves.
#[derive(Clone)]
pub struct PageMarks {
    known: Rc<RefCell<Known>>,
    state: RwSignal<MapState>,
    /// The heading where the page is about what was marked.
    pub heading: RwSignal<String>,
    /// Where one books with the summary; empty unless the person wants it to go along.
    pub along: RwSignal<String>,
    notice: RwSignal<Option<Notice>>,
}

impl PageMarks {
    /// Those of a page as it is served.
    #[must_use]
    pub fn new(state: RwSignal<MapState>, notice: RwSignal<Option<Notice>>) -> Self {
        let marks = served_marks(state.get_untracked().subject);
        // What the page was served with is what is there now.
        platform::show_pieces(CANDIDATES, &candidates::pieces(&marks, None));
        let known = Known { history: History::starting_with(marks), ..Known::default() };
        let (heading, along) = (RwSignal::new(heading(&marks)), RwSignal::new(String::new()));
        Self { known: Rc::new(RefCell::new(known)), state, heading, along, notice }
    }

    fn now(&self) -> Marks {
        *self.known.borrow().history.marks()
    }

    /// The address of what is on the page: of the map's state, and in the fragment what is marked.
    #[must_use]
    pub fn address(&self) -> String {
        let state = self.state.get_untracked();
        url::address(&state) + &fragment(state.subject, &self.now())
    }

    /// Does a step, and tells it in a sentence. Marks are replaced in the address, never pushed, and change nothing else in it.
    pub fn mark(&self, marking: Marking) -> String {
        let before = self.now();
        marking.apply(&mut self.known.borrow_mut().history);
        self.notice.set(None);
        self.follow();
        platform::show_address(&self.address(), crate::map::History::Replace);
        // Of a stroke the brush itself tells how much of each place it covered.
        if matches!(marking, Marking::Stroke(..)) { String::new() } else { announcement(&before, &self.now()) }
    }

    /// Does something with the marks besides.
    pub fn does(&self, visit: Visit) {
        let mut known = self.known.borrow_mut();
        match visit {
            Visit::Copy => platform::copy(known.summary.clone(), |copied| {
                platform::write(id::COPIED, if copied { ATLAS.mark_words.copied } else { ATLAS.mark_words.not_copied });
            }),
            Visit::Send => known.sends = !known.sends,
            Visit::Remember => known.remembers = !known.remembers,
            // Nothing of it can be brought back by undoing.
            Visit::Forget => *known = Known::default(),
        }
        if !known.remembers {
            platform::keep_marks(None);
        }
        drop(known);
        self.follow();
        platform::show_address(&self.address(), crate::map::History::Replace);
    }

    /// Takes in the address that the page was opened with; tells whether it says what is marked. What this device remembers counts
    /// where neither the address nor the page says what hurts.
    pub fn take_in(&self, place: &Place) -> bool {
        let kept = platform::kept_marks();
        self.known.borrow_mut().remembers = kept.is_some();
        let given = marks::holds_marks(&place.fragment).then(|| marks::read(&place.fragment));
        let reading = given.or_else(|| kept.filter(|_| self.now().is_empty()).map(|text| marks::read(&text)));
        if let Some(reading) = reading {
            self.known.borrow_mut().history = History::starting_with(reading.marks);
            self.tell_dropped(reading);
        }
        given.is_some()
    }

    /// Takes in an entry of the browser's history. One that this page made keeps what was marked since then.
    pub fn come_to(&self, place: &Place) {
        let now = self.now();
        if place.own && !now.is_empty() {
            platform::show_address(&self.address(), crate::map::History::Replace);
        } else {
            let subject = self.state.get_untracked().subject;
            let reading = if marks::holds_marks(&place.fragment) {
                marks::read(&place.fragment)
            } else {
                Reading { marks: served_marks(subject), dropped: false }
            };
            // A page about no place says nothing of what hurts.
            if !reading.marks.is_empty() || matches!(subject, Subject::Pain(_)) {
                self.known.borrow_mut().history.take(Step::All(reading.marks));
                self.tell_dropped(reading);
            }
        }
        self.follow();
    }

    fn tell_dropped(&self, reading: Reading) {
        if reading.dropped {
            self.notice.set(Some(Notice::MarksDropped));
        }
    }

    /// Notes what the map shows, and lets all that tells of the marks follow; from a muscle nothing of it is seen.
    pub fn look(&self) {
        let state = self.state.get_untracked();
        look_at(&mut self.known.borrow_mut().looked_at, &state);
        if matches!(state.subject, Subject::Pain(_)) {
            self.follow();
        }
    }

    /// Lets everything follow that tells of the marks.
    fn follow(&self) {
        let marks = self.now();
        let state = self.state.get_untracked();
        platform::show_marks(&marks);
        platform::show_painting(self.known.borrow().history.painting());
        platform::show_pieces(CANDIDATES, &candidates::pieces(&marks, state.with));
        let words = heading(&marks);
        if self.heading.get_untracked() != words {
            self.heading.set(words);
        }
        let mut known = self.known.borrow_mut();
        let summary = marks::summary(&ATLAS, &marks, &known.looked_at, &platform::today());
        if summary != known.summary {
            platform::write(id::COPIED, "");
            platform::write(id::SUMMARY, &summary);
            known.summary = summary;
        }
        let text = marks::write(&marks);
        if known.remembers && !platform::keep_marks(Some(if text.is_empty() { NOTHING_MARKED } else { &text })) {
            known.remembers = false;
            self.notice.set(Some(Notice::CannotRemember));
        }
        platform::turn(Visit::Remember.to_text(), known.remembers);
        if let Some(template) = platform::booking_template() {
            platform::turn(Visit::Send.to_text(), known.sends);
            self.along.set(if known.sends { booking_with(&template, &known.summary) } else { String::new() });
        }
    }
}

/// The element that shows the patterns that fit.
const CANDIDATES: &str = "candidates";
