//! The check before booking as it was written ahead: which of its screens stands, and what of it is to be seen.

use super::{fetch_text, put_template};
use check::Check;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTemplateElement, NodeList};

/// The element that keeps the screens which do not stand.
pub const SCREENS: &str = "check-screens";

/// Where a screen stands.
const PLACE: &str = ".checking";

/// Fetches the screens, once, and tells whether they are there.
pub fn fetch_check(then: impl FnOnce(bool) + 'static) {
    leptos::task::spawn_local(async move {
        if document().get_element_by_id(SCREENS).is_some() {
            return then(true);
        }
        then(match fetch_text("data-check").await {
            Some(text) => put_template(SCREENS, &text).is_some(),
            None => false,
        });
    });
}

/// Shows where a check stands: its screen, and of that what is told. A screen that has come up is seen from its top, and where a
/// person brought it up its heading has the focus.
pub fn show_step(check: &Check, by_hand: bool) {
    if put_step(check).is_some_and(|fresh| fresh) && by_hand {
        leptos::task::spawn_local(async {
            leptos::task::tick().await;
            window().scroll_to_with_x_and_y(0.0, 0.0);
            focus("[data-step] h1");
        });
    }
}

/// Puts the focus on the heading of the map's panel, where it returns when the check is left.
pub fn return_to_map() {
    leptos::task::spawn_local(async {
        leptos::task::tick().await;
        focus(".panel h1");
    });
}

fn focus(place: &str) {
    if let Ok(Some(heading)) = document().query_selector(place) {
        let quietly = web_sys::FocusOptions::new();
        quietly.set_prevent_scroll(true);
        let _ = heading.unchecked_into::<HtmlElement>().focus_with_options(&quietly);
    }
}

/// Tells whether another screen stands than before.
fn put_step(check: &Check) -> Option<bool> {
    let place = document().query_selector(PLACE).ok()??;
    let (step, standing) = (check.step_name(), place.query_selector("[data-step]").ok()?);
    let fresh = standing.as_ref().and_then(|screen| screen.get_attribute("data-step")).as_deref() != Some(step);
    if fresh {
        let kept: HtmlTemplateElement = document().get_element_by_id(SCREENS)?.dyn_into().ok()?;
        let screen =
            kept.content().query_selector(&["[data-step='", step, "']"].concat()).ok()??.clone_node_with_deep(true).ok()?;
        if let Some(standing) = standing {
            standing.remove();
        }
        place.append_child(&screen).ok()?;
    }
    each(place.query_selector_all("[data-if]").ok()?, |part| {
        let told = check.tells(&part.get_attribute("data-if").unwrap_or_default());
        let _ = part.toggle_attribute_with_force("hidden", !told);
    });
    each(place.query_selector_all("[role=checkbox]").ok()?, |tick| {
        let act = tick.get_attribute("data-act").unwrap_or_default();
        let told = act.rsplit(':').next().is_some_and(|item| check.tells(item));
        let _ = tick.set_attribute("aria-checked", if told { "true" } else { "false" });
    });
    Some(fresh)
}

fn each(elements: NodeList, change: impl Fn(&Element)) {
    for index in 0..elements.length() {
        if let Some(element) = elements.get(index) {
            change(element.unchecked_ref());
        }
    }
}

/// Tells the style sheet what of the check stands in place of the map, if anything.
pub fn show_checking(what: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    let _ = match what {
        Some(what) => root.set_attribute("data-checking", what),
        None => root.remove_attribute("data-checking"),
    };
}

/// Takes every way to the practice off the page, or puts it back where it was: links to book, phone and mail, also those that no
/// part of the program has made. Only the emergency number stays.
pub fn withdraw(withdrawn: bool) {
    let _ = if withdrawn { take_off() } else { put_back() };
}

fn take_off() -> Option<()> {
    let links = "[data-booking],a[href^='mailto:'],a[href^='tel:']:not([data-emergency])";
    each(document().query_selector_all(links).ok()?, |link| {
        if let Ok(keeper) = document().create_element("template") {
            let _ = keeper.set_attribute("data-withdrawn", "");
            let _ = link.replace_with_with_node_1(&keeper);
            let _ = keeper.unchecked_ref::<HtmlTemplateElement>().content().append_child(link);
        }
    });
    Some(())
}

fn put_back() -> Option<()> {
    each(document().query_selector_all("template[data-withdrawn]").ok()?, |keeper| {
        let kept = keeper.unchecked_ref::<HtmlTemplateElement>().content();
        let _ = keeper.replace_with_with_node_1(&kept);
    });
    Some(())
}
