//! The page as one component: the map, the strip of tools, the leaves that lie over the drawing, the cover. It makes no
//! decisions: the desk has made them.

use crate::desk::{Desk, Leaf, Tool};
use crate::{labels, platform, text};
use check::BookingCall;
use headache_map::booking::Booking;
use headache_map::facts::{ATLAS, SESSION_WORDS};
use headache_map::map::view::MapView;
use headache_map::map::{MapAction, compose};
use headache_map::{live, platform as map_platform};
use leptos::prelude::*;
use session::{Findings, Ink, MOST_IN_A_CODE, code};
use std::sync::Arc;

const WORDS: &atlas::SessionWords = &SESSION_WORDS;

/// Text that is written ahead and stays; given by the prerenderer, so that the program carries none of it.
#[derive(Clone, Copy, Debug)]
pub struct StillText {
    /// What stands in the client's page besides the session.
    pub at_home: fn() -> String,
    /// The card.
    pub card: fn() -> String,
}

/// Text that is written ahead; in the browser empty, and hydration leaves what it finds.
fn still(text: fn(StillText) -> String) -> String {
    use_context::<StillText>().map(text).unwrap_or_default()
}

/// The tools' drawings, as paths in a frame of 24 by 24.
mod icon {
    pub const PEN: &str =
        "M4 20l1-4.500L16 4.500a2.100 2.100 0 0 1 3 0l.500.500a2.100 2.100 0 0 1 0 3L8.500 19 4 20ZM14 6.500l3.500 3.500";
    pub const ERASE: &str = "M8 19.500 3.500 15a1.500 1.500 0 0 1 0-2L13 3.500a1.500 1.500 0 0 1 2 0l5.500 5.500a1.500 1.500 0 0 1 0 2L12 19.500H8ZM9 8l7.500 7.500M12 19.500h8";
    pub const UNDO: &str = "M8.500 5 4.500 9l4 4M4.500 9H15a5 5 0 0 1 0 10h-4";
    pub const REDO: &str = "M15.500 5l4 4-4 4M19.500 9H9a5 5 0 0 0 0 10h4";
    pub const CLEAR: &str = "M4.500 6.500h15M9 6.500V4h6v2.500M6.500 6.500l1 13.500h9l1-13.500M10.500 10v6.500M13.500 10v6.500";
    pub const FINDINGS: &str = "M6 4h12v16H6zM9 9h6M9 12.500h6M9 16h3.500";
    pub const TAKE_HOME: &str = "M12 14.500V3.500M8 7l4-3.500L16 7M6 11H4.500v9.500h15V11H18";
    pub const CARD: &str = "M12 3.500 21 19.500H3L12 3.500ZM12 9.500v5M12 16.800v.400";
    pub const MIRROR: &str = "M12 3.500v17M9 7v10L3.500 17 9 7ZM15 7v10l5.500 0L15 7Z";
    pub const FULL: &str = "M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5";
    pub const HAND: &str = "M8 8 4 12l4 4M16 8l4 4-4 4M4 12h16";
    pub const NEXT: &str = "M4 12a8 8 0 1 1 2.300 5.600M4 20v-5h5";
    pub const CLOSE: &str = "M6 6 18 18M18 6 6 18";
}

fn drawing(path: &'static str) -> impl IntoView {
    view! { <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=path></path></svg> }
}

/// A button of the strip.
fn tool(
    deed: &'static str,
    name: &'static str,
    path: &'static str,
    pressed: live::LiveAttribute,
    idle: live::LiveFlag,
) -> impl IntoView {
    view! {
        <button type="button" data-do=deed aria-pressed=pressed aria-disabled=live::attribute(move || idle.get().then_some("true"))>
            {drawing(path)}
            <span>{name}</span>
        </button>
    }
}

/// A button that is never pressed in, and can always be used.
fn plain(deed: &'static str, name: &'static str, path: &'static str) -> impl IntoView {
    tool(deed, name, path, live::attribute(|| None::<String>), live::flag(|| false))
}

/// A button that opens a leaf.
fn opener(desk: Desk, leaf: Leaf, deed: &'static str, name: &'static str, path: &'static str) -> impl IntoView {
    let open = live::attribute(move || Some((desk.leaf.get() == Some(leaf)).to_string()));
    tool(deed, name, path, open, live::flag(|| false))
}

/// Session mode.
#[component]
pub fn SessionPage() -> impl IntoView {
    let desk = Desk::new();
    let model = Memo::new(move |_| Arc::new(labels::with_room(compose(&desk.state.get()))));
    map_platform::once_alive(move || {
        desk.begin();
        platform::start(desk);
    });
    let said = Memo::new(move |_| text::said(&desk.state.get()));
    // What was found is shown anew when it changes, not with every stroke.
    let found = Memo::new(move |_| desk.session.with(|session| session.findings.clone()));
    let drawn = Memo::new(move |_| desk.session.with(|session| session.board.strokes().next().is_some()));
    let home = move || text::at_home(&desk.state.get(), &found.get(), drawn.get());
    view! {
        <div
            class="atlas desk"
            data-tool=live::attribute(move || (desk.tool.get() != Tool::Choose).then_some("drawing"))
            data-hand=live::attribute(move || desk.left_handed.get().then_some("left"))
            data-leaf=live::attribute(move || desk.leaf.get().map(Leaf::slug))
            data-covered=live::attribute(move || desk.covered.get().then_some(""))
            on:click=move |ev| {
                if let Some(deed) = platform::clicked_deed(&ev) {
                    desk.perform(&deed);
                    platform::keep_focus(&deed);
                }
                if map_platform::clicked_tool(&ev).as_deref() == Some("replay") {
                    desk.replays.update(|again| *again = !*again);
                }
                if let Some(action) = map_platform::clicked_action(&ev).as_deref().and_then(MapAction::from_text) {
                    desk.act(action);
                }
            }
            on:keydown=move |ev| {
                map_platform::space_chooses(&ev);
                if let Some(deed) = platform::key_deed(&ev, desk.leaf.get_untracked().is_some()) {
                    desk.perform(deed);
                } else if map_platform::is_escape(&ev) {
                    desk.act(MapAction::Widen);
                }
            }
            on:pointerover=move |ev| map_platform::tell_name(Some(&ev))
            on:pointerleave=move |_| map_platform::tell_name(None)
            on:focusin=move |ev| map_platform::tell_name(Some(&ev))
        >
            <noscript>
                <p class="no-script">{WORDS.no_script} " " <a href="/">{ATLAS.still_words.back_to_map}</a></p>
            </noscript>
            <header class="said" inert=live::flag(move || desk.covered.get())>
                <h1 tabindex="-1">{live::text(move || said.with(|said| said[0].clone()))}</h1>
                <p class="anatomical"><i>{live::text(move || said.with(|said| said[1].clone()))}</i></p>
                <p class="side">{live::text(move || said.with(|said| said[2].clone()))}</p>
                <p class="sentence">{live::text(move || said.with(|said| said[3].clone()))}</p>
            </header>
            <MapView model state=desk.state layer=desk.layer replays=desk.replays/>
            <section class="panel at-home">
                <p class="notice" role="status" hidden=live::flag(move || desk.told.get().is_empty())>{live::text(move || desk.told.get())}</p>
                <div inner_html=live::text(home)></div>
                <div inner_html=still(|still| (still.at_home)())></div>
            </section>
            <Booking along=RwSignal::new(String::new()) call=Memo::new(|_| BookingCall::Open)/>
            {strip(desk, drawn).into_any()}
            {inks(desk).into_any()}
            <p class="told" role="status" hidden=live::flag(move || desk.told.get().is_empty())>{live::text(move || desk.told.get())}</p>
            <p class="unseen" role="status">{live::text(move || desk.announced.get())}</p>
            <p class="kept">{WORDS.kept}</p>
            {leaf(desk, Leaf::Findings, WORDS.findings_heading, WORDS.findings_lead, findings_leaf(desk, found)).into_any()}
            {leaf(desk, Leaf::TakeHome, WORDS.take_home_heading, "", take_home_leaf(desk, found)).into_any()}
            {leaf(desk, Leaf::Confirm, WORDS.confirm_heading, WORDS.confirm_lead, confirm_leaf()).into_any()}
            <section class="leaf card" id="before" data-open=live::attribute(move || (desk.leaf.get() == Some(Leaf::Card)).then_some("")) aria-label=WORDS.card_heading>
                <div class="head">
                    <h2 tabindex="-1">{WORDS.card_heading}</h2>
                    <a class="shut" href="#" data-do="shut" aria-label=WORDS.close>{drawing(icon::CLOSE)}</a>
                </div>
                <div inner_html=still(|still| (still.card)())></div>
            </section>
            <section class="cover" role="alertdialog" aria-label=WORDS.cover_heading hidden=live::flag(move || !desk.covered.get())>
                <div>
                    <h2 tabindex="-1">{WORDS.cover_heading}</h2>
                    <p>{WORDS.cover_lead}</p>
                    <button type="button" class="book" data-do="go-on">{WORDS.go_on}</button>
                    <button type="button" class="next" data-do="hold" data-hold="empty">{WORDS.next_client}</button>
                    <p>{live::text(move || desk.told.get())}</p>
                </div>
            </section>
        </div>
    }
}

/// The strip of tools.
fn strip(desk: Desk, drawn: Memo<bool>) -> impl IntoView {
    let can = move |can: fn(&session::Board) -> bool| live::flag(move || desk.session.with(|session| !can(&session.board)));
    let pressed = move |tool: Tool| live::attribute(move || Some((desk.tool.get() == tool).to_string()));
    view! {
        <nav class="strip" aria-label=WORDS.tools inert=live::flag(move || desk.covered.get())>
            <div>
                {tool("pen", WORDS.pen, icon::PEN, pressed(Tool::Pen), live::flag(|| false))}
                {tool("erase", WORDS.erase, icon::ERASE, pressed(Tool::Erase), live::flag(|| false))}
                {tool("undo", WORDS.undo, icon::UNDO, live::attribute(|| None::<String>), can(session::Board::can_undo))}
                {tool("redo", WORDS.redo, icon::REDO, live::attribute(|| None::<String>), can(session::Board::can_redo))}
                {tool("clear", WORDS.clear, icon::CLEAR, live::attribute(|| None::<String>), live::flag(move || !drawn.get()))}
            </div>
            <div>
                {opener(desk, Leaf::Findings, "open:findings", WORDS.findings, icon::FINDINGS)}
                {opener(desk, Leaf::TakeHome, "open:take-home", WORDS.take_home, icon::TAKE_HOME)}
                <a class="tool" href="#before" data-do="open:before">{drawing(icon::CARD)}<span>{WORDS.before}</span></a>
            </div>
            <div>
                <a
                    class="tool"
                    role="switch"
                    href="/session/"
                    data-act=live::attribute(move || Some(MapAction::Mirror(!desk.state.get().mirror).to_text()))
                    aria-checked=live::attribute(move || Some(desk.state.get().mirror.to_string()))
                >
                    {drawing(icon::MIRROR)}<span>{WORDS.clients_view}</span>
                </a>
                {plain("full", WORDS.full_screen, icon::FULL)}
                <button type="button" data-do="hand">
                    {drawing(icon::HAND)}
                    <span>{live::text(move || if desk.left_handed.get() { WORDS.right_hand } else { WORDS.left_hand })}</span>
                </button>
            </div>
            <div class="end">
                <button type="button" class="next" data-do="hold" data-hold="empty">
                    {drawing(icon::NEXT)}<span>{WORDS.next_client}</span>
                </button>
                <a class="tool" href="/">{drawing(icon::CLOSE)}<span>{WORDS.close}</span></a>
            </div>
        </nav>
    }
}

/// The pen's colours, while it is in the hand.
fn inks(desk: Desk) -> impl IntoView {
    view! {
        <div class="inks" role="group" aria-label=WORDS.inks hidden=live::flag(move || desk.tool.get() != Tool::Pen)>
            {[(Ink::Blue, "ink:blue", WORDS.ink_blue), (Ink::Red, "ink:red", WORDS.ink_red), (Ink::Green, "ink:green", WORDS.ink_green)]
                .map(|(ink, deed, name)| {
                    view! {
                        <button
                            type="button"
                            data-do=deed
                            data-ink=ink.slug()
                            aria-label=name
                            aria-pressed=live::attribute(move || Some((desk.ink.get() == ink).to_string()))
                        >
                            <span></span>
                        </button>
                    }
                })}
        </div>
    }
}

/// A leaf that lies over the drawing beside the strip.
fn leaf(desk: Desk, leaf: Leaf, heading: &'static str, lead: &'static str, content: impl IntoView) -> impl IntoView {
    view! {
        <section
            class="leaf"
            data-name=leaf.slug()
            data-open=live::attribute(move || (desk.leaf.get() == Some(leaf)).then_some(""))
            aria-label=heading
            inert=live::flag(move || desk.covered.get())
        >
            <div class="head">
                <h2 tabindex="-1">{heading}</h2>
                <button type="button" class="shut" data-do="shut" aria-label=WORDS.close>{drawing(icon::CLOSE)}</button>
            </div>
            <p class="lead" hidden=lead.is_empty()>{lead}</p>
            {content}
        </section>
    }
}

fn findings_leaf(desk: Desk, found: Memo<Findings>) -> impl IntoView {
    view! {
        <div inner_html=live::text(move || text::findings(&desk.state.get(), &found.get()))></div>
        <label class="note">
            <span>{WORDS.note}</span>
            <input
                type="text"
                maxlength=Findings::LONGEST_NOTE.to_string()
                autocomplete="off"
                value=live::attribute(move || Some(found.with(|found| found.note().to_owned())))
                on:input=move |ev| desk.write_note(&platform::typed(&ev))
            />
        </label>
    }
}

fn take_home_leaf(desk: Desk, found: Memo<Findings>) -> impl IntoView {
    let made = Memo::new(move |_| {
        let link = desk.link.get();
        (!link.is_empty()).then(|| if link.len() <= MOST_IN_A_CODE { code(&link) } else { None })
    });
    let picture = move || made.with(|made| text::code_picture(made.as_ref().and_then(Option::as_ref)));
    let fits = move || made.with(|made| !matches!(made, Some(None)));
    view! {
        <div class="ways">
            <button type="button" data-do="print">{WORDS.print}</button>
            <button type="button" data-do="picture">{WORDS.picture}</button>
            <button type="button" data-do="copy">{WORDS.copy_link}</button>
        </div>
        <p hidden=live::flag(move || found.with(|found| found.tender().len() <= text::MOST_ON_A_PAGE))>{WORDS.two_pages}</p>
        <p>{live::text(move || if fits() { WORDS.code_lead } else { WORDS.too_much })}</p>
        <div class="code" data-link=live::attribute(move || Some(desk.link.get()).filter(|link| !link.is_empty())) inner_html=live::text(picture)></div>
    }
}

fn confirm_leaf() -> impl IntoView {
    view! {
        <div class="ways">
            <button type="button" data-do="empty">{WORDS.confirm_yes}</button>
            <button type="button" data-do="shut">{WORDS.confirm_no}</button>
        </div>
    }
}
