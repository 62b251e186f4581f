//! The browser itself. What it refuses is told to the desk, or let go where there is nothing to tell.

mod drawing;
mod picture;

pub use drawing::show_strokes;
pub use picture::save_picture;

use super::{Done, Forbidden};
use crate::desk::{Desk, Leaf, Purpose};
use gloo_events::{EventListener, EventListenerOptions};
use headache_map::facts::SESSION_WORDS;
use js_sys::{Function, Promise, Reflect};
use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlInputElement, Storage};

/// Under this name the session is kept.
const KEY: &str = "session";
/// Under this name it is kept that the strip stands at the left.
const HAND: &str = "session-hand";
/// So long a button is held, in ms; the style sheet's ring takes the same time.
const HOLD: u64 = 1000;

thread_local! {
    /// The timer that looks at the clock.
    static CLOCK: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
    /// The timer of a button that is held.
    static HELD: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
    /// What has the focus back when a leaf is closed.
    static OPENER: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
    /// Keeps the screen awake, as long as it is there.
    static AWAKE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// The time, ms since 1970.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time after 1970 in whole ms")]
pub fn now() -> u64 {
    js_sys::Date::now().max(0.0) as u64
}

/// A time of the day, as people here write it.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
pub fn time_of_day(time: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(time as f64));
    // Hours and minutes only.
    let short = js_sys::Object::new();
    let _ = Reflect::set(&short, &"timeStyle".into(), &"short".into());
    let write: Option<Function> = Reflect::get(&date, &"toLocaleTimeString".into()).ok().and_then(|write| write.dyn_into().ok());
    let written = write.and_then(|write| write.call2(&date, &JsValue::UNDEFINED, &short).ok());
    written.and_then(|written| written.as_string()).unwrap_or_default()
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Listens to hands, pens and the clock.
pub fn start(desk: Desk) {
    print_on_paper();
    if desk.purpose.get_untracked() == Purpose::AtHome {
        return;
    }
    drawing::listen(desk);
    // Everything that a hand does is a touch, wherever it is; before anyone else hears of it.
    for kind in ["pointerdown", "keydown"] {
        EventListener::new_with_options(&window(), kind, EventListenerOptions::run_in_capture_phase(), move |_| desk.touched())
            .forget();
    }
    listen_to_holding(desk);
    // A tablet that slept has no timers: the clock is looked at when it wakes.
    for kind in ["visibilitychange", "pageshow", "focus"] {
        let seen = move |_: &Event| {
            desk.look_at_the_clock();
            if !document().hidden() {
                keep_awake(|| {});
            }
        };
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window(), kind, options, seen).forget();
    }
    EventListener::new(&window(), "pagehide", move |_| {
        drawing::lift_all(desk);
        // An empty one is not kept, and what another page keeps is not its to forget.
        if desk.session.with_untracked(|session| !session.is_empty()) {
            desk.keep();
        }
    })
    .forget();
    EventListener::new(&window(), "storage", move |event| {
        let Some(event) = event.dyn_ref::<web_sys::StorageEvent>() else { return };
        // No key: everything was cleared.
        if event.key().is_none_or(|key| key == KEY) {
            desk.changed_elsewhere();
        }
    })
    .forget();
    // A link that is opened while the page is there changes its fragment only.
    EventListener::new(&window(), "hashchange", |_| {
        if window().location().hash().is_ok_and(|hash| session::is_take_home(&hash)) {
            let _ = window().location().reload();
        }
    })
    .forget();
    keep_awake(move || {
        if desk.told.get_untracked().is_empty() {
            desk.told.set(SESSION_WORDS.no_wake_lock.to_owned());
        }
    });
    watch_the_clock(desk);
}

/// Paper is light, whatever the screen is: the drawing is printed in the light theme's colours.
fn print_on_paper() {
    let root = || document().document_element();
    EventListener::new(&window(), "beforeprint", move |_| {
        if let Some(root) = root() {
            let theme = root.get_attribute("data-theme").unwrap_or_default();
            let _ = root.set_attribute("data-theme-on-screen", &theme);
            let _ = root.set_attribute("data-theme", "light");
        }
    })
    .forget();
    EventListener::new(&window(), "afterprint", move |_| {
        if let Some((root, theme)) = root().and_then(|root| Some((root.clone(), root.get_attribute("data-theme-on-screen")?))) {
            let _ = root.set_attribute("data-theme", &theme);
            let _ = root.remove_attribute("data-theme-on-screen");
        }
    })
    .forget();
}

/// Looks at the clock when something may be due, again and again.
fn watch_the_clock(desk: Desk) {
    let due = Duration::from_millis(desk.due_in().max(1000));
    let again = move || {
        desk.look_at_the_clock();
        watch_the_clock(desk);
    };
    CLOCK.set(set_timeout_with_handle(again, due).ok());
}

/// A button that empties everything does so only when it is held.
fn listen_to_holding(desk: Desk) {
    let holder = |event: &Event| target(event)?.closest("[data-hold]").ok()?;
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&window(), "pointerdown", options, move |event| {
        let Some(button) = holder(event) else { return };
        let _ = button.set_attribute("data-held", "");
        let done = move || {
            HELD.set(None);
            let _ = button.remove_attribute("data-held");
            desk.empty();
        };
        HELD.set(set_timeout_with_handle(done, Duration::from_millis(HOLD)).ok());
    })
    .forget();
    for kind in ["pointerup", "pointercancel", "blur"] {
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window(), kind, options, move |event| {
            // Whatever had the focus loses it to the button that is pressed; only the window's own blur lets go.
            if kind == "blur" && target(event).is_some() {
                return;
            }
            if let Some(timer) = HELD.take() {
                timer.clear();
            }
            if let Some(button) = find("[data-held]") {
                let _ = button.remove_attribute("data-held");
            }
        })
        .forget();
    }
    // Held long enough, some browsers ask with a menu what is to be done.
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "contextmenu", options, move |event| {
        if holder(event).is_some() || target(event).is_some_and(|on| on.closest(".diagrams").is_ok_and(|on| on.is_some())) {
            event.prevent_default();
        }
    })
    .forget();
}

/// The fragment that a link carried, if it is one of ours: read once, and taken out of the address bar.
#[must_use]
pub fn take_fragment() -> Option<String> {
    let fragment = window().location().hash().ok().filter(|hash| session::is_take_home(hash))?;
    if let Ok(history) = window().history() {
        let path = window().location().pathname().unwrap_or_default();
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    }
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-mode", "visitor");
    }
    Some(fragment)
}

fn storage() -> Result<Storage, Forbidden> {
    window().local_storage().ok().flatten().ok_or(Forbidden)
}

/// What was kept.
///
/// # Errors
/// When nothing may be kept here.
pub fn kept() -> Result<Option<String>, Forbidden> {
    storage()?.get_item(KEY).map_err(|_| Forbidden)
}

/// Keeps a text.
#[must_use]
pub fn keep(text: &str) -> Done {
    done(storage().is_ok_and(|storage| storage.set_item(KEY, text).is_ok()))
}

/// Forgets what was kept.
#[must_use]
pub fn forget() -> Done {
    done(storage().is_ok_and(|storage| storage.remove_item(KEY).is_ok()))
}

/// Whether the strip was last at the left.
#[must_use]
pub fn is_left_handed() -> bool {
    storage().is_ok_and(|storage| storage.get_item(HAND).is_ok_and(|kept| kept.is_some()))
}

/// Remembers where the strip is: a choice of the therapist's, as the theme is.
pub fn keep_hand(left: bool) {
    if let Ok(storage) = storage() {
        let _ = if left { storage.set_item(HAND, "left") } else { storage.remove_item(HAND) };
    }
}

const fn done(done: bool) -> Done {
    if done { Done::Yes } else { Done::No }
}

/// The page's own address with a fragment.
#[must_use]
pub fn own_address(fragment: &str) -> String {
    let location = window().location();
    [location.origin().unwrap_or_default(), location.pathname().unwrap_or_default(), "#".to_owned(), fragment.to_owned()].concat()
}

/// The deed of the button that was clicked. One that must be held asks instead where it was pressed by a key or a switch, which
/// cannot hold.
#[must_use]
pub fn clicked_deed(event: &MouseEvent) -> Option<String> {
    let button = target(event)?.closest("[data-do]").ok()??;
    event.prevent_default();
    if button.get_attribute("aria-disabled").is_some() {
        return None;
    }
    if button.has_attribute("data-hold") && event.detail() == 0 {
        return Some("confirm".to_owned());
    }
    button.get_attribute("data-do")
}

/// The deed of a key: undo and redo as everywhere, Escape closes what is open.
#[must_use]
pub fn key_deed(event: &KeyboardEvent, open: bool) -> Option<&'static str> {
    if event.key() == "Escape" && open {
        return Some("shut");
    }
    let typing = target(event).is_some_and(|on| on.tag_name() == "INPUT");
    if typing || event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
        return None;
    }
    let deed = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => "undo",
        ("z", true) | ("y", false) => "redo",
        _ => return None,
    };
    event.prevent_default();
    Some(deed)
}

/// What was typed.
#[must_use]
pub fn typed(event: &Event) -> String {
    target(event).and_then(|field| field.dyn_into::<HtmlInputElement>().ok()).map(|field| field.value()).unwrap_or_default()
}

/// Moves the focus into a leaf that is opened; when it is closed, back to what opened it.
pub fn move_focus(leaf: Option<Leaf>, before: Option<Leaf>) {
    if leaf.is_some() && before.is_none() {
        let opener = document().active_element().and_then(|on| on.dyn_into().ok());
        OPENER.with_borrow_mut(|kept| *kept = opener);
    }
    after_a_tick(move || {
        let place = match leaf {
            Some(_) => find(".leaf[data-open] h2"),
            None if before.is_some() => OPENER.with_borrow_mut(Option::take),
            None => None,
        };
        focus(place);
    });
}

/// Moves the focus to the cover's question.
pub fn move_focus_to_cover() {
    after_a_tick(|| focus(find(".cover button")));
}

/// Keeps the focus on a button that was written anew.
pub fn keep_focus(deed: &str) {
    let button = ["[data-do='", deed, "']"].concat();
    after_a_tick(move || {
        if document().active_element().is_none_or(|on| on.tag_name() == "BODY") {
            focus(find(&button));
        }
    });
}

fn focus(place: Option<HtmlElement>) {
    if let Some(place) = place {
        let _ = place.focus();
    }
}

fn after_a_tick(then: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        then();
    });
}

/// Empties what someone typed into: a field keeps what was typed, whatever its attribute says.
pub fn empty_fields() {
    if let Some(field) = find(".note input").and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        field.set_value("");
    }
}

/// A method of an object that not every browser has.
fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// Takes the whole screen, or gives it back.
pub fn full_screen(refused: impl FnOnce() + 'static) {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
        return;
    }
    let asked = document().document_element().and_then(|root| {
        let ask = method(&root, "requestFullscreen")?;
        ask.call0(&root).ok()?.dyn_into::<Promise>().ok()
    });
    leptos::task::spawn_local(async move {
        let taken = match asked {
            Some(asked) => JsFuture::from(asked).await.is_ok(),
            None => false,
        };
        if !taken {
            refused();
        }
    });
}

/// Keeps the screen awake as long as the page is seen; a browser lets go of it when the page is hidden, and refuses where the
/// battery is low.
fn keep_awake(cannot: impl FnOnce() + 'static) {
    let is_held = |held: &JsValue| Reflect::get(held, &"released".into()).is_ok_and(|released| released.is_falsy());
    if AWAKE.with_borrow(|kept| kept.as_ref().is_some_and(is_held)) {
        return;
    }
    let lock = Reflect::get(&window().navigator(), &"wakeLock".into()).ok().filter(JsValue::is_object);
    let asked = lock.and_then(|lock| {
        let ask = method(&lock, "request")?;
        ask.call1(&lock, &"screen".into()).ok()?.dyn_into::<Promise>().ok()
    });
    leptos::task::spawn_local(async move {
        let held = match asked {
            Some(asked) => JsFuture::from(asked).await.ok(),
            None => None,
        };
        match held {
            Some(held) => AWAKE.set(Some(held)),
            None => cannot(),
        }
    });
}

/// Prints.
#[must_use]
pub fn print() -> Done {
    done(method(&window(), "print").is_some() && window().print().is_ok())
}

/// Copies a text.
pub fn copy(text: &str, then: impl FnOnce(Done) + 'static) {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok().filter(JsValue::is_object);
    let asked = clipboard.and_then(|board| {
        let write = method(&board, "writeText")?;
        write.call1(&board, &text.into()).ok()?.dyn_into::<Promise>().ok()
    });
    leptos::task::spawn_local(async move {
        let copied = match asked {
            Some(asked) => JsFuture::from(asked).await.is_ok(),
            None => false,
        };
        then(done(copied));
    });
}
