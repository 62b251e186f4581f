//! The check "Before you book": answers in, result out, and the text of either as HTML.
//!
//! It must not know of any browser, address or store: nothing of a check is kept or sent. What leads where is in `data/check.toml`.

mod html;

pub use html::{html, screens_html, still_html};

use atlas::{BookingCheck, CheckItem, CheckScreen, Urgency};

/// What a person can say to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// None of it is true.
    No,
    /// Perhaps: leads to the cautious side.
    NotSure,
    /// At least one item is true.
    Yes,
}

/// Where a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A question is open: its place, from 0.
    Question(usize),
    /// All that needs asking has been asked.
    Done(Outcome),
}

/// The result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No red flag noticed, which is no all-clear.
    NoneNoticed,
    /// A doctor first (or the emergency number): how soon.
    Doctor(Urgency),
}

impl Outcome {
    /// The value of `data-result`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Doctor(Urgency::Emergency) => "emergency",
            Self::Doctor(_) => "doctor-first",
            Self::NoneNoticed => "none-noticed",
        }
    }

    /// The value of `data-step` of its screen.
    #[must_use]
    pub const fn step(self) -> &'static str {
        match self {
            Self::NoneNoticed => "result:none-noticed",
            Self::Doctor(Urgency::Emergency) => "result:emergency",
            Self::Doctor(Urgency::Today) => "result:today",
            Self::Doctor(Urgency::BeforeBooking) => "result:before-booking",
        }
    }

    /// The value of `data-urgency`, where there is one.
    #[must_use]
    pub const fn urgency(self) -> Option<&'static str> {
        match self {
            Self::Doctor(urgency @ (Urgency::Today | Urgency::BeforeBooking)) => Some(urgency.slug()),
            _ => None,
        }
    }
}

/// What the booking call may be, on every page; the least guarded first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BookingCall {
    /// As without a check.
    Open,
    /// "Ask before you book": there is something to tell the therapist first.
    AskFirst,
    /// A doctor first: the call stands back behind that.
    StepsBack,
    /// An emergency: no booking and no practice phone link anywhere.
    Withdrawn,
}

/// A person's answers so far. Any sequence of calls leaves it sound.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    facts: &'static BookingCheck,
    /// The first `answered` of these count; an array, so that the state can be copied about.
    answers: [Answer; BookingCheck::MOST_SCREENS],
    answered: usize,
    /// A bit for each of `facts.tell`.
    ticked: u32,
}

impl PartialEq for Check {
    fn eq(&self, other: &Self) -> bool {
        self.answers() == other.answers() && self.ticked == other.ticked
    }
}

impl Eq for Check {}

impl Check {
    /// A check that nobody has begun.
    #[must_use]
    pub const fn new(facts: &'static BookingCheck) -> Self {
        Self { facts, answers: [Answer::No; BookingCheck::MOST_SCREENS], answered: 0, ticked: 0 }
    }

    /// What it asks.
    #[must_use]
    pub const fn facts(&self) -> &'static BookingCheck {
        self.facts
    }

    /// Whether there is something to forget.
    #[must_use]
    pub const fn begun(&self) -> bool {
        self.answered > 0
    }

    /// The answers given, in the order of the questions.
    #[must_use]
    pub fn answers(&self) -> &[Answer] {
        &self.answers[..self.answered]
    }

    /// The questions that were answered, with their answers.
    pub fn answered(&self) -> impl Iterator<Item = (&'static CheckScreen, Answer)> {
        self.facts.screens.iter().zip(self.answers().iter().copied())
    }

    /// Answers the open question, or, going back to it, one before; what came after is then asked anew. Of a question that
    /// is not open yet nothing is taken.
    pub fn answer(&mut self, screen: usize, answer: Answer) {
        let asked = match self.step() {
            Step::Question(open) => screen <= open,
            Step::Done(_) => screen < self.answered,
        };
        if asked {
            self.answers[screen] = answer;
            self.answered = screen + 1;
            self.ticked = 0;
        }
    }

    /// Takes back the last answer, and what was ticked after it.
    pub fn back(&mut self) {
        self.answered = self.answered.saturating_sub(1);
        self.ticked = 0;
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::new(self.facts);
    }

    /// Ticks or unticks what the therapist should know; only where it is shown.
    pub fn tick(&mut self, item: &str) {
        let place = self.facts.tell.iter().position(|told| told.id == item);
        if let (Some(place), Step::Done(Outcome::NoneNoticed)) = (place, self.step()) {
            self.ticked ^= 1 << place;
        }
    }

    /// What is ticked.
    pub fn ticked(&self) -> impl Iterator<Item = &'static CheckItem> {
        let ticked = self.ticked;
        self.facts.tell.iter().enumerate().filter(move |(place, _)| ticked & (1 << place) != 0).map(|(_, item)| item)
    }

    /// The gravest that the answers so far lead to.
    fn gravest(&self) -> Option<Urgency> {
        self.answered().filter_map(|(screen, answer)| leads_to(screen, answer)).max()
    }

    /// The open question, or the result as soon as no question that is left could make it graver.
    #[must_use]
    pub fn step(&self) -> Step {
        let gravest = self.gravest();
        if self.facts.screens[self.answered..].iter().any(|screen| Some(screen.yes) > gravest) {
            Step::Question(self.answered)
        } else {
            Step::Done(gravest.map_or(Outcome::NoneNoticed, Outcome::Doctor))
        }
    }

    /// The screen that stands, as its `data-step` says it: the open question by its id, or the result.
    #[must_use]
    pub fn step_name(&self) -> &'static str {
        match self.step() {
            Step::Question(open) => self.facts.screens[open].id,
            Step::Done(outcome) => outcome.step(),
        }
    }

    /// Whether something is so that a part of a screen names in `data-if`, and is seen only then: `sudden` (what was said to that
    /// question leads somewhere), `sudden:yes`, `sudden:not-sure`, `heart` (ticked) or `ticked` (anything).
    #[must_use]
    pub fn tells(&self, name: &str) -> bool {
        let (id, wanted) = match name.split_once(':') {
            Some((id, "yes")) => (id, Some(Answer::Yes)),
            Some((id, _)) => (id, Some(Answer::NotSure)),
            None => (name, None),
        };
        let said = |(screen, answer): (&CheckScreen, Answer)| {
            screen.id == id && wanted.map_or(leads_to(screen, answer).is_some(), |wanted| wanted == answer)
        };
        self.answered().any(said) || self.ticked().any(|item| item.id == name || name == "ticked")
    }

    /// What the booking call may be. It steps back as soon as an answer asks for a doctor, even while questions are open.
    #[must_use]
    pub fn booking_call(&self) -> BookingCall {
        match self.gravest() {
            Some(Urgency::Emergency) => BookingCall::Withdrawn,
            Some(_) => BookingCall::StepsBack,
            None if self.ticked != 0 => BookingCall::AskFirst,
            None => BookingCall::Open,
        }
    }

    /// Does what a control says in `data-act` after `check:`: `yes`, `no`, `not-sure`, `back`, `clear` or `tick:<item>`. False
    /// if it says nothing that this can mean.
    pub fn act(&mut self, act: &str) -> bool {
        let answer = match act {
            "yes" => Answer::Yes,
            "no" => Answer::No,
            "not-sure" => Answer::NotSure,
            "back" => {
                self.back();
                return true;
            }
            "clear" => {
                self.clear();
                return true;
            }
            _ => {
                let item = act.strip_prefix("tick:");
                item.iter().for_each(|item| self.tick(item));
                return item.is_some();
            }
        };
        if let Step::Question(open) = self.step() {
            self.answer(open, answer);
        }
        true
    }
}

/// What an answer leads to, if anything.
#[must_use]
pub fn leads_to(screen: &CheckScreen, answer: Answer) -> Option<Urgency> {
    match answer {
        Answer::Yes => Some(screen.yes),
        Answer::NotSure => Some(screen.not_sure),
        Answer::No => None,
    }
}
