//! The check before booking on the page: it stands in place of the map, and its result holds for the booking call on everything
//! that the program shows. What leads where is in the crate `check`; its screens are written ahead. It must not know the map.

use crate::app::Screen;
use crate::facts::ATLAS;
use crate::{live, platform, url};
use check::{BookingCall, Check, Step};
use leptos::prelude::*;

/// The check's markup: as text and with all its screens, for its own page; the prerenderer and tests give it. In the browser the
/// page holds it, or it is fetched when the check is first opened; therefore its element must never be made again on the client.
#[derive(Clone, Debug)]
pub struct CheckMarkup(pub fn() -> String);

/// How a control says in `data-act` that it belongs to the check.
const ACT: &str = "check:";
/// What leads from the check back to where one came from.
const CLOSE: &str = "close";

/// The markup of the check's own page: the whole as text, and its screens, which wait to be shown one by one.
#[must_use]
pub fn written() -> String {
    let still = check::still_html(&ATLAS).into_string();
    format!("{still}<template id=\"{}\">{}</template>", platform::SCREENS, check::screens_html(&ATLAS).into_string())
}

/// The title of its page.
#[must_use]
pub fn title() -> String {
    format!("{} · {}", ATLAS.check.words.page_title, ATLAS.words.site_name)
}

/// A person's answers, in memory only.
#[derive(Clone, Copy)]
pub struct PageCheck {
    answers: RwSignal<Check>,
    screen: RwSignal<Screen>,
    /// What the booking call may be, on everything that the program shows.
    pub call: Memo<BookingCall>,
}

/// What a click on one of the check's controls asks the page to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// To leave the check.
    Close,
}

impl PageCheck {
    /// One that nobody has begun.
    #[must_use]
    pub fn new(screen: RwSignal<Screen>) -> Self {
        let answers = RwSignal::new(Check::new(&ATLAS.check));
        let call = Memo::new(move |_| answers.get().booking_call());
        Effect::new(move |_| platform::withdraw(call.get() == BookingCall::Withdrawn));
        Effect::new(move |_| {
            let shown = screen.get() == Screen::Check;
            platform::show_checking(shown.then(|| standing(&answers.get())));
        });
        Self { answers, screen, call }
    }

    /// The answers so far.
    #[must_use]
    pub fn now(self) -> Check {
        self.answers.get_untracked()
    }

    /// Does what a control says in `data-act`, if it is one of the check's.
    #[must_use]
    pub fn does(self, action: &str) -> Option<Wish> {
        let act = action.strip_prefix(ACT)?;
        if act == CLOSE {
            return Some(Wish::Close);
        }
        self.answers.update(|check| {
            check.act(act);
        });
        platform::show_step(&self.now(), true);
        Some(Wish::Nothing)
    }

    /// Brings the check up in place of the map as soon as its screens are there, then does what else belongs to that; where it stands
    /// already, nothing. Where they cannot be had, the browser goes to the check's own page.
    pub fn open(self, then: impl FnOnce() + 'static) {
        platform::fetch_check(move |came| {
            if !came {
                return platform::leave_for(&url::check());
            }
            // A second entry in the history would have to be closed for itself.
            if self.screen.get_untracked() != Screen::Check {
                self.screen.set(Screen::Check);
                platform::show_title(&title());
                then();
            }
            platform::show_step(&self.now(), true);
        });
    }

    /// Shows where the check stands on the page that was served with it.
    pub fn show(self) {
        platform::show_step(&self.now(), false);
    }
}

/// What stands there, for the style sheet: a question or which result.
fn standing(check: &Check) -> &'static str {
    match check.step() {
        Step::Question(_) => "question",
        Step::Done(outcome) => outcome.slug(),
    }
}

/// The place of the check, in place of the map.
#[component]
pub fn CheckPlace(
    /// What is to be seen.
    screen: RwSignal<Screen>,
) -> impl IntoView {
    let own = screen.get_untracked() == Screen::Check;
    let markup = use_context::<CheckMarkup>().filter(|_| own).map(|markup| markup.0()).unwrap_or_default();
    view! { <div class="checking" hidden=live::flag(move || screen.get() != Screen::Check) inner_html=markup></div> }
}
