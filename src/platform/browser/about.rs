//! What is known of the chosen muscle, below its pattern. It is written ahead, in the muscle's own page and in one file for all of
//! them, fetched when a person first chooses a muscle that the page is not about. It must not know what it says.

use super::{document, fetch_text, places};
use crate::map::Pattern;
use std::cell::Cell;
use web_sys::Element;

thread_local! {
    /// What is to be shown now, also by a file that comes late.
    static WANTED: Cell<Option<Pattern>> = const { Cell::new(None) };
    /// The file is on its way: whatever is wanted when it comes is shown then.
    static FETCHES: Cell<bool> = const { Cell::new(false) };
    /// Where it is shown: it stays, and the page is too large to look for it at every tap.
    static HOLDER: Option<Element> = document().query_selector(".panel .about").ok().flatten();
}

/// Shows what is known of a pattern's muscle, of the guide only the places of the pattern, and of other muscles nothing.
pub fn show_about(pattern: Option<Pattern>) {
    WANTED.set(pattern);
    if show_held() || FETCHES.replace(true) {
        return;
    }
    leptos::task::spawn_local(async {
        if let Some(markup) = fetch_text("data-about").await {
            hold(&markup);
        }
        FETCHES.set(false);
        let missing = !show_held();
        if let Some(holder) = holder() {
            show(&holder, "[data-missing]", |_| missing);
        }
    });
}

/// Shows what is wanted, if the page holds it; whether it does, or nothing is wanted.
fn show_held() -> bool {
    let Some(holder) = holder() else { return true };
    let wanted = WANTED.get();
    let mut held = wanted.is_none();
    show(&holder, "[data-missing]", |_| false);
    show(&holder, "[data-about]", |about| {
        let shown = about.get_attribute("data-about").as_deref() == wanted.map(|pattern| pattern.muscle().slug);
        held |= shown;
        shown
    });
    if let Some(pattern) = wanted {
        show(&holder, "[data-for-area]", |guide| {
            let area = guide.get_attribute("data-for-area");
            pattern.zones().iter().any(|zone| area.as_deref() == Some(zone.area.slug()))
        });
    }
    held
}

/// Takes in what has come, of which the page may hold a part; unseen until it is wanted.
fn hold(markup: &str) {
    let (Some(holder), Ok(workshop)) = (holder(), document().create_element("div")) else { return };
    workshop.set_inner_html(markup);
    for about in places::all(&workshop, "[data-about]") {
        let held = places::all(&holder, "[data-about]");
        if held.iter().all(|held| held.get_attribute("data-about") != about.get_attribute("data-about")) {
            let _ = about.set_attribute("hidden", "");
            let _ = holder.append_child(&about);
        }
    }
}

fn holder() -> Option<Element> {
    HOLDER.with(Clone::clone)
}

/// Hides the elements that a selector names, but those that are to be shown.
fn show(within: &Element, selector: &str, mut shown: impl FnMut(&Element) -> bool) {
    for element in places::all(within, selector) {
        let _ = element.toggle_attribute_with_force("hidden", !shown(&element));
    }
}
