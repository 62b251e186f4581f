//! What session mode says, as HTML: the findings to note, what goes home, the printed page, the card. It must not decide
//! anything; buttons tell by `data-do` what they do.

use atlas::{CheckItem, Side, Urgency};
use headache_map::app::side_words;
use headache_map::facts::{ATLAS, SESSION_WORDS};
use headache_map::map::{MapState, Narrowed, Pattern, SideChoice};
use maud::{Markup, html};
use session::{Code, Findings, Range, SideOf, Tender};

const WORDS: &atlas::SessionWords = &SESSION_WORDS;

/// With more tender places than this the printed page is set closer, so that it stays one.
const MANY: usize = 5;
/// So many fit the page, every spot of the map on both sides; more are told on a second one.
pub const MOST_ON_A_PAGE: usize = 18;

/// A side that was chosen, as findings have it.
#[must_use]
pub const fn side_of(side: SideChoice) -> SideOf {
    match side {
        SideChoice::One(side) => SideOf::One(side),
        SideChoice::Both => SideOf::Both,
    }
}

/// A side of findings in words.
fn side_name(side: SideOf) -> &'static str {
    match side {
        SideOf::One(side) => side_words(SideChoice::One(side)),
        SideOf::Both => ATLAS.words.both,
    }
}

/// A pattern's name with a capital: it stands at the beginning.
fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// What is chosen in large letters: name, anatomical name, side, and a point's sentence.
#[must_use]
pub fn said(state: &MapState) -> [String; 4] {
    let Some(pattern) = state.subject.pattern() else {
        return [WORDS.choose.to_owned(), String::new(), String::new(), String::new()];
    };
    let muscle = pattern.muscle();
    let (name, anatomical) = match pattern.narrowed() {
        Narrowed::Whole => (muscle.plain_name, muscle.name.to_owned()),
        Narrowed::Strand(strand) => (strand.name, muscle.name.to_owned()),
        Narrowed::Point(point) => (point.name, muscle.name.to_owned()),
    };
    let sentence = pattern.trigger_point().map_or_else(String::new, |point| point.sentence.to_owned());
    [capital(name), anatomical, capital(side_words(state.side)), sentence]
}

/// What was found, to be changed: the chosen place, the places noted, the joint.
#[must_use]
pub fn findings(state: &MapState, findings: &Findings) -> String {
    let chosen = state.subject.pattern().map(|pattern| (pattern, side_of(state.side)));
    html! {
        @match chosen {
            Some((pattern, side)) => (noting(pattern, side, findings.tender_at(&pattern.to_text(), side))),
            None => p { (WORDS.findings_choose) },
        }
        @let others = findings.tender().iter().enumerate().filter(|(_, tender)| {
            chosen.is_none_or(|(pattern, side)| tender.what != pattern.to_text() || tender.side != side)
        });
        ul.noted {
            @for (index, tender) in others {
                li {
                    span { (tender_line(tender)) }
                    button type="button" data-do={ "forget:" (index) } aria-label={ (WORDS.forget) ": " (tender_line(tender)) } { (cross()) }
                }
            }
        }
        h3 { (WORDS.joint_heading) }
        @for side in [Side::Left, Side::Right] {
            div.choice role="group" aria-label={ (WORDS.joint_heading) ", " (side_words(SideChoice::One(side))) } {
                p { (capital(side_words(SideChoice::One(side)))) }
                div.switch {
                    @for range in Range::ALL {
                        @let pressed = findings.joint(side) == Some(range);
                        button type="button" data-do={ "joint:" (side.slug()) ":" (range.slug()) } aria-pressed=(pressed) {
                            span data-word=(range_name(range)) { (range_name(range)) }
                        }
                    }
                }
            }
        }
    }
    .into_string()
}

/// The chosen place: whether it is tender, how much, and whether that is the pain they know.
fn noting(pattern: Pattern, side: SideOf, noted: Option<&Tender>) -> Markup {
    html! {
        p.place { strong { (capital(pattern.name())) } ", " (side_name(side)) }
        div.marks {
            button type="button" data-do="tender" aria-pressed=(noted.is_some()) { (WORDS.tender_here) }
            button type="button" data-do="familiar" aria-pressed=(noted.is_some_and(|tender| tender.familiar)) { (WORDS.familiar) }
        }
        div.scale role="group" aria-label=(WORDS.tender_scale) {
            @for amount in 0..=Tender::MOST {
                button type="button" data-do={ "amount:" (amount) } aria-pressed=(noted.is_some_and(|tender| tender.amount == amount)) {
                    (amount)
                }
            }
        }
    }
}

fn cross() -> Markup {
    html! { svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d="M6 6 18 18M18 6 6 18" {} } }
}

const fn range_name(range: Range) -> &'static str {
    match range {
        Range::Free => WORDS.range_free,
        Range::LittleRestricted => WORDS.range_little,
        Range::MuchRestricted => WORDS.range_much,
    }
}

/// "Upper breastbone strand, your right side: tender, 7 of 10; you knew this pain". A name that the map does not know is said
/// as it stands: a link can come from another version.
fn tender_line(tender: &Tender) -> String {
    let name = Pattern::from_text(&tender.what).map_or_else(|| tender.what.clone(), |pattern| pattern.name().to_owned());
    let line =
        format!("{}, {}: {}, {} {}", capital(&name), side_name(tender.side), WORDS.home_tender, tender.amount, WORDS.home_of_ten);
    if tender.familiar { format!("{line}; {}", WORDS.home_familiar) } else { format!("{line}.") }
}

/// What the client reads at home, beside the drawing or on paper; the part that depends on the session.
#[must_use]
pub fn at_home(state: &MapState, findings: &Findings, drawn: bool) -> String {
    let pattern = state.subject.pattern();
    html! {
        // The page has its one `h1` already, which is not seen here.
        p.heading role="heading" aria-level="1" { (WORDS.home_heading) }
        section {
            h2 { (WORDS.home_shows) }
            p {
                @if pattern.is_some() { (headache_map::panel::sentence(state)) } @else { (WORDS.home_nothing) }
                @if drawn { " " (WORDS.home_drawn) }
            }
        }
        @if !findings.is_empty() {
            section data-many[findings.tender().len() > MANY] {
                // Whoever reads how far the joint moved reads beside it how sure that is.
                h2 {
                    (WORDS.home_felt)
                    @if Side::ALL.iter().any(|side| findings.joint(*side).is_some()) {
                        " (" (WORDS.home_felt_honesty.trim_end_matches('.').to_ascii_lowercase()) ")"
                    }
                }
                ul {
                    @for tender in findings.tender() {
                        li { (tender_line(tender)) }
                    }
                    @for side in [Side::Left, Side::Right] {
                        @if let Some(range) = findings.joint(side) {
                            li {
                                (WORDS.joint_of) " " (side_words(SideChoice::One(side))) ": " (range_name(range).to_ascii_lowercase()) "."
                            }
                        }
                    }
                    @if !findings.note().is_empty() {
                        li { (findings.note()) }
                    }
                }
            }
        }
        @if pattern.is_some() {
            section {
                h2 { (WORDS.home_means) }
                p { (WORDS.home_means_text) " " (ATLAS.words.is_no_diagnosis) }
            }
        }
    }
    .into_string()
}

/// A code as a picture; nothing where there is too much for one.
#[must_use]
pub fn code_picture(code: Option<&Code>) -> String {
    html! {
        @if let Some(Code { size, path }) = code {
            svg.code viewBox={ "0 0 " (size) " " (size) } aria-hidden="true" focusable="false" shape-rendering="crispEdges" {
                rect width=(size) height=(size) {}
                path d=(path) {}
            }
        }
    }
    .into_string()
}

/// What the client reads at home that is the same for all: when to see a doctor, the practice with its booking link as a code,
/// the drawings' credit. Written ahead; the program leaves it as it finds it.
#[must_use]
pub fn at_home_still() -> String {
    let practice = &ATLAS.practice;
    let emergency = ATLAS.check.screens.iter().filter(|screen| screen.yes == Urgency::Emergency);
    html! {
        section.doctor {
            h2 { (WORDS.home_doctor) }
            p.warning { (WORDS.home_doctor_now) }
            ul { @for item in emergency.flat_map(|screen| screen.items) { li { (item.text) } } }
            p { (WORDS.home_doctor_first) }
            p { (ATLAS.still_words.emergency) " " strong { (practice.emergency_number) } ", " (ATLAS.still_words.emergency_or_local) }
        }
        section.practice-block {
            @if let Some(code) = practice.booking.and_then(session::code) { (maud::PreEscaped(code_picture(Some(&code)))) }
            div {
                p { strong { (practice.name) } @if let Some(practitioner) = practice.practitioner { ", " (practitioner) } }
                @if let Some(phone) = practice.phone { p { (phone) } }
                @if let Some(link) = practice.booking {
                    p { (WORDS.home_book) ": " a href=(link) data-booking="" rel="noreferrer" { (link.trim_start_matches("https://")) } }
                }
            }
        }
        p.credit { (WORDS.credit) }
    }
    .into_string()
}

/// The card to look at before hands are laid on: what is an emergency, what to ask, how the neck is held. Written ahead.
#[must_use]
pub fn card() -> String {
    let emergency = ATLAS.check.screens.iter().filter(|screen| screen.yes == Urgency::Emergency);
    html! {
        section {
            h3.warning { (WORDS.card_emergency) " · " (ATLAS.practice.emergency_number) }
            ul { @for item in emergency.flat_map(|screen| screen.items) { li { (capital(item.text)) } } }
        }
        section {
            h3 { (WORDS.card_ask) }
            ul { @for item in ATLAS.check.tell { li { (item.text) } } }
        }
        section {
            h3 { (WORDS.card_grip) }
            ul.grip { @for rule in ATLAS.session.grip { li { (rule.text) " " small { (rule.why) " " (sureness(rule)) } } } }
        }
    }
    .into_string()
}

/// How sure a rule is, and who says so.
fn sureness(rule: &CheckItem) -> Markup {
    let word = match rule.certainty {
        atlas::Certainty::ClassicChart => ATLAS.words.tag_classic_chart,
        atlas::Certainty::Studies => ATLAS.words.tag_studies,
        atlas::Certainty::Anatomy => ATLAS.words.tag_anatomy,
        atlas::Certainty::Disputed => ATLAS.words.tag_disputed,
        atlas::Certainty::Unconfirmed => ATLAS.words.tag_unconfirmed,
    };
    let cited = rule.sources.iter().filter_map(|key| ATLAS.source(key)).filter(|source| source.of_record);
    html! {
        span.tag data-certainty=(rule.certainty.slug()) { span.mark {} (word) }
        @for source in cited { " " (source.short) }
    }
}
