//! The text of the check as HTML: the open question, the result, or the whole as still text. It must not decide anything.

use crate::{Answer, Check, Outcome, Step, leads_to};
use atlas::{Atlas, Certainty, CheckItem, CheckScreen, CheckWords, Urgency, Words};
use maud::{Markup, html};

/// The open question, or the result. Controls say in `data-act` what they do; the heading can take the focus. `check` must be of
/// `atlas`.
#[must_use]
pub fn html(check: &Check, atlas: &Atlas) -> Markup {
    match check.step() {
        Step::Question(open) => question(check, open, atlas),
        Step::Done(outcome) => result(check, outcome, atlas),
    }
}

fn question(check: &Check, open: usize, atlas: &Atlas) -> Markup {
    let facts = check.facts();
    let (words, screen, count) = (&facts.words, &facts.screens[open], facts.screens.len());
    html! {
        section.check data-screen=(screen.id) {
            div.bar {
                @if check.begun() {
                    (back(words))
                }
                p.count id="check-count" {
                    span.unseen { (words.question) " " }
                    (open + 1) " " (words.of) " " (count)
                }
            }
            progress max=(count) value=(open + 1) aria-hidden="true" {}
            @if !check.begun() {
                p.lead { (words.lead) }
            }
            h1 tabindex="-1" aria-describedby="check-count" { (screen.question) }
            @if let Some(hint) = screen.hint {
                p.hint { (hint) }
            }
            (list(screen.items))
            details {
                summary { (words.why_we_ask) }
                (reasons(screen.items, &atlas.words))
                (cited(screen.items, atlas))
            }
            div.answers {
                button type="button" data-act="check:yes" { (words.yes) }
                button type="button" data-act="check:no" { (words.no) }
                button type="button" data-act="check:not-sure" { (words.not_sure) }
            }
            p.kept { (words.kept) }
        }
    }
}

fn result(check: &Check, outcome: Outcome, atlas: &Atlas) -> Markup {
    let words = &check.facts().words;
    html! {
        section.check data-result=(outcome.slug()) data-urgency=[outcome.urgency()] {
            div.bar {
                (back(words))
                button.again type="button" data-act="check:clear" { (words.clear) }
            }
            @match outcome {
                Outcome::Doctor(urgency) => {
                    p.kind { (kind(outcome, words)) }
                    h1 tabindex="-1" { (heading(outcome, words)) }
                    @if urgency == Urgency::Emergency {
                        (call(atlas))
                    }
                    p { (what_to_do(outcome, words)) }
                    @if urgency == Urgency::Emergency {
                        p { (words.emergency_booking) }
                    }
                    section {
                        h2 { (words.why) }
                        @for (screen, answer) in check.answered().filter(|(screen, answer)| leads_to(screen, *answer).is_some()) {
                            p.said { @if answer == Answer::Yes { (words.you_said_yes) } @else { (words.you_were_not_sure) } }
                            p.asked { (screen.question) }
                            (list(screen.items))
                            details {
                                summary { (words.why_we_ask) }
                                (reasons(screen.items, &atlas.words))
                                (cited(screen.items, atlas))
                            }
                        }
                    }
                    @if urgency != Urgency::Emergency {
                        div.warning {
                            p { strong { (words.if_worse) } }
                            (call(atlas))
                        }
                    }
                    section {
                        h2 { (words.will_ask) }
                        p { (words.will_ask_list) }
                    }
                    @if urgency != Urgency::Emergency {
                        p.welcome {
                            (words.welcome)
                            @if let Some(link) = atlas.practice.booking {
                                " " a href=(link) data-booking="" rel="noreferrer" { (words.book_later) }
                            }
                        }
                    }
                }
                Outcome::NoneNoticed => {
                    p.kind { (kind(outcome, words)) }
                    h1 tabindex="-1" { (heading(outcome, words)) }
                    p { (what_to_do(outcome, words)) }
                    section {
                        h2 { (words.tell_heading) }
                        p { (words.tell_lead) }
                        div.tell {
                            @for item in check.facts().tell {
                                @let ticked = check.ticked().any(|other| other.id == item.id);
                                button type="button" role="checkbox" aria-checked=(ticked) data-act={ "check:tick:" (item.id) } {
                                    span.box aria-hidden="true" {}
                                    span { (item.text) }
                                }
                            }
                        }
                        div role="status" {
                            @if check.ticked().next().is_some() {
                                p.ask { strong { (words.ask_first) } " " (words.ask_first_do) }
                            }
                        }
                        details {
                            summary { (words.why_we_ask) }
                            (told(check.facts().tell, &atlas.words))
                            (cited(check.facts().tell, atlas))
                        }
                        p.warning { (atlas.words.do_not_press) }
                    }
                }
            }
            p.kept { (words.kept) }
        }
    }
}

/// The whole check as text, result by result, for the page without scripts: the same questions, and what each answer means.
#[must_use]
pub fn still_html(atlas: &Atlas) -> Markup {
    let words = &atlas.check.words;
    let none = Outcome::NoneNoticed;
    html! {
        section.check.still {
            h1 tabindex="-1" { (words.name) }
            p { (words.still_lead) }
            @for urgency in Urgency::ALL.iter().rev().copied() {
                @let outcome = Outcome::Doctor(urgency);
                section data-for-result=(outcome.slug()) data-for-urgency=[outcome.urgency()] {
                    p.kind { (kind(outcome, words)) }
                    h2 { (heading(outcome, words)) }
                    @if urgency == Urgency::Emergency {
                        (call(atlas))
                    }
                    p { (what_to_do(outcome, words)) }
                    @for screen in atlas.check.screens.iter().filter(|screen| screen.yes == urgency) {
                        (still_screen(screen, atlas))
                    }
                    p { strong { (if urgency == Urgency::Emergency { words.still_not_sure_today } else { words.still_not_sure_same }) } }
                    p { (words.will_ask) ": " (words.will_ask_list) }
                    @if urgency != Urgency::Emergency {
                        p { (words.welcome) }
                    }
                }
            }
            section data-for-result=(none.slug()) {
                p.kind { (words.still_none) }
                h2 { (heading(none, words)) }
                p { (what_to_do(none, words)) }
                h3 { (words.tell_heading) }
                p { (words.still_tell) }
                (told(atlas.check.tell, &atlas.words))
                (cited(atlas.check.tell, atlas))
                p.warning { (atlas.words.do_not_press) }
            }
        }
    }
}

fn still_screen(screen: &CheckScreen, atlas: &Atlas) -> Markup {
    html! {
        h3 { (screen.question) }
        @if let Some(hint) = screen.hint {
            p.hint { (hint) }
        }
        (reasons(screen.items, &atlas.words))
        (cited(screen.items, atlas))
    }
}

fn kind(outcome: Outcome, words: &CheckWords) -> &'static str {
    match outcome {
        Outcome::Doctor(Urgency::Emergency) => words.emergency_kind,
        Outcome::Doctor(Urgency::Today) => words.today_kind,
        Outcome::Doctor(Urgency::BeforeBooking) => words.before_booking_kind,
        Outcome::NoneNoticed => words.none_kind,
    }
}

fn heading(outcome: Outcome, words: &CheckWords) -> &'static str {
    match outcome {
        Outcome::Doctor(Urgency::Emergency) => words.emergency_heading,
        Outcome::Doctor(_) => words.doctor_heading,
        Outcome::NoneNoticed => words.none_heading,
    }
}

fn what_to_do(outcome: Outcome, words: &CheckWords) -> &'static str {
    match outcome {
        Outcome::Doctor(Urgency::Emergency) => words.emergency_do,
        Outcome::Doctor(Urgency::Today) => words.today_do,
        Outcome::Doctor(Urgency::BeforeBooking) => words.before_booking_do,
        Outcome::NoneNoticed => words.none_do,
    }
}

/// The emergency number as a link; it is the place's, not the practice's.
fn call(atlas: &Atlas) -> Markup {
    let (words, number) = (&atlas.check.words, atlas.practice.emergency_number);
    html! {
        p.call {
            a href={ "tel:" (number.replace(' ', "")) } data-emergency="" { (words.call) " " (number) }
            " " (words.or_local)
        }
    }
}

fn back(words: &CheckWords) -> Markup {
    html! {
        button.back type="button" data-act="check:back" {
            svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d="M15 5 8 12l7 7" {} }
            (words.back)
        }
    }
}

/// What a question asks for; nothing where the question itself says it.
fn list(items: &[CheckItem]) -> Markup {
    html! {
        @if items.len() > 1 {
            ul { @for item in items { li { (item.text) } } }
        }
    }
}

/// Items, each with why it is asked and, where that is less than sure, how sure it is. A question's only item is in the question.
fn reasons(items: &[CheckItem], words: &Words) -> Markup {
    match items {
        [item] => html! { p.why { (why(item, words)) } },
        _ => told(items, words),
    }
}

fn told(items: &[CheckItem], words: &Words) -> Markup {
    html! {
        ul.reasons {
            @for item in items {
                li data-item=(item.id) { (item.text) " " span.why { (why(item, words)) } }
            }
        }
    }
}

/// The works of record behind the items, shortly; `/credits/` has them in full. No links: leaving the page would forget the answers.
fn cited(items: &[CheckItem], atlas: &Atlas) -> Markup {
    let cites = |key: &str| items.iter().any(|item| item.sources.contains(&key));
    html! {
        p.cited {
            (atlas.check.words.sources)
            @for (place, source) in atlas.sources.iter().filter(|source| source.of_record && cites(source.key)).enumerate() {
                @if place > 0 { " ·" }
                " " (source.short)
            }
        }
    }
}

fn why(item: &CheckItem, words: &Words) -> Markup {
    let less_sure = match item.certainty {
        Certainty::Unconfirmed => Some(words.tag_unconfirmed),
        Certainty::Disputed => Some(words.tag_disputed),
        Certainty::Studies | Certainty::ClassicChart | Certainty::Anatomy => None,
    };
    html! {
        (item.why)
        @if let Some(word) = less_sure {
            " (" (word) ")"
        }
    }
}
