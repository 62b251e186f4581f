//! The text of the check as HTML: its screens, or the whole as still text. It must not decide anything.

use crate::{Check, Outcome, Step};
use atlas::{Atlas, Certainty, CheckItem, CheckScreen, CheckWords, Urgency, Words};
use maud::{Markup, html};

/// Whether something that a part of a screen names in `data-if` is so.
type Told<'a> = &'a dyn Fn(&str) -> bool;

/// The screen that stands. Controls say in `data-act` what they do; the heading can take the focus. `check` must be of `atlas`.
#[must_use]
pub fn html(check: &Check, atlas: &Atlas) -> Markup {
    screen(check.step(), &|name| check.tells(name), atlas)
}

/// Every screen there is, questions and results, as they are before anything was said: what is seen of a screen only then says
/// in `data-if` when.
#[must_use]
pub fn screens_html(atlas: &Atlas) -> Markup {
    let questions = (0..atlas.check.screens.len()).map(Step::Question);
    let results = Urgency::ALL.iter().map(|&urgency| Outcome::Doctor(urgency)).chain([Outcome::NoneNoticed]);
    html! {
        @for step in questions.chain(results.map(Step::Done)) {
            (screen(step, &|_| false, atlas))
        }
    }
}

fn screen(step: Step, told: Told<'_>, atlas: &Atlas) -> Markup {
    match step {
        Step::Question(open) => question(open, atlas),
        Step::Done(outcome) => result(outcome, told, atlas),
    }
}

fn question(open: usize, atlas: &Atlas) -> Markup {
    let facts = &atlas.check;
    let (words, screen, count) = (&facts.words, &facts.screens[open], facts.screens.len());
    let count_id = format!("count-{}", screen.id);
    html! {
        section.check data-step=(screen.id) {
            div.bar {
                (back(words, open == 0))
                p.count id=(count_id) {
                    span.unseen { (words.question) " " }
                    (open + 1) " " (words.of) " " (count)
                }
            }
            progress max=(count) value=(open + 1) aria-hidden="true" {}
            @if open == 0 {
                p.lead { (words.lead) }
            }
            h1 tabindex="-1" aria-describedby=(count_id) { (screen.question) }
            @if let Some(hint) = screen.hint {
                p.hint { (hint) }
            }
            (list(screen.items))
            (why_asked(screen.items, atlas))
            div.answers {
                button type="button" data-act="check:yes" { (words.yes) }
                button type="button" data-act="check:no" { (words.no) }
                button type="button" data-act="check:not-sure" { (words.not_sure) }
            }
            p.kept { (words.kept) }
        }
    }
}

fn result(outcome: Outcome, told: Told<'_>, atlas: &Atlas) -> Markup {
    let words = &atlas.check.words;
    html! {
        section.check data-step=(outcome.step()) data-result=(outcome.slug()) data-urgency=[outcome.urgency()] {
            div.bar {
                (back(words, false))
                (close(words))
            }
            p.kind { (kind(outcome, words)) }
            h1 tabindex="-1" { (heading(outcome, words)) }
            @match outcome {
                Outcome::Doctor(urgency) => (doctor(urgency, told, atlas)),
                Outcome::NoneNoticed => (none_noticed(told, atlas)),
            }
            p.kept {
                (words.kept)
                button.again type="button" data-act="check:clear" { (words.clear) }
            }
        }
    }
}

fn doctor(urgency: Urgency, told: Told<'_>, atlas: &Atlas) -> Markup {
    let (words, now) = (&atlas.check.words, urgency == Urgency::Emergency);
    html! {
        @if now {
            (call(atlas))
        }
        p { (what_to_do(Outcome::Doctor(urgency), words)) }
        @if now {
            p { (words.emergency_booking) }
        }
        section {
            h2 { (words.why) }
            // A question that leads to something graver has its own result, or said nothing.
            @for screen in atlas.check.screens.iter().filter(|screen| screen.yes <= urgency || screen.not_sure <= urgency) {
                (said(screen, told, atlas))
            }
        }
        @if !now {
            div.warning {
                p { strong { (words.if_worse) } }
                (call(atlas))
            }
        }
        section {
            h2 { (words.will_ask) }
            p { (words.will_ask_list) }
        }
        @if !now {
            p.welcome {
                (words.welcome)
                @if let Some(link) = atlas.practice.booking {
                    " " a href=(link) data-booking="" rel="noreferrer" { (words.book_later) }
                }
            }
        }
    }
}

/// What the person said to a question, where that leads somewhere, and why it was asked.
fn said(screen: &CheckScreen, told: Told<'_>, atlas: &Atlas) -> Markup {
    let words = &atlas.check.words;
    let answer = |name: &str, text: &str| {
        let name = format!("{}:{name}", screen.id);
        html! { p.said data-if=(name) hidden[!told(&name)] { (text) } }
    };
    html! {
        div data-if=(screen.id) hidden[!told(screen.id)] {
            (answer("yes", words.you_said_yes))
            (answer("not-sure", words.you_were_not_sure))
            p.asked { (screen.question) }
            (list(screen.items))
            (why_asked(screen.items, atlas))
        }
    }
}

fn none_noticed(told: Told<'_>, atlas: &Atlas) -> Markup {
    let (words, tell) = (&atlas.check.words, atlas.check.tell);
    html! {
        p { (what_to_do(Outcome::NoneNoticed, words)) }
        section {
            h2 { (words.tell_heading) }
            p { (words.tell_lead) }
            div.tell {
                @for item in tell {
                    button type="button" role="checkbox" aria-checked=(told(item.id)) data-act={ "check:tick:" (item.id) } {
                        span.box aria-hidden="true" {}
                        span { (item.text) }
                    }
                }
            }
            div role="status" {
                p.ask data-if="ticked" hidden[!told("ticked")] { strong { (words.ask_first) } " " (words.ask_first_do) }
            }
            details {
                summary { (words.why_we_ask) }
                (told_with_reasons(tell, &atlas.words))
                (cited(tell, atlas))
            }
            p.warning { (atlas.words.do_not_press) }
        }
    }
}

/// Opens why a question is asked, item by item.
fn why_asked(items: &[CheckItem], atlas: &Atlas) -> Markup {
    html! {
        details {
            summary { (atlas.check.words.why_we_ask) }
            (reasons(items, &atlas.words))
            (cited(items, atlas))
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
                (told_with_reasons(atlas.check.tell, &atlas.words))
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

/// To the question before; from the first, back to where one came from.
fn back(words: &CheckWords, first: bool) -> Markup {
    html! {
        button.back type="button" data-act=(if first { "check:close" } else { "check:back" }) {
            svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d="M15 5 8 12l7 7" {} }
            (words.back)
        }
    }
}

/// Back to where one came from; what was said stays.
fn close(words: &CheckWords) -> Markup {
    html! {
        button.close type="button" data-act="check:close" {
            svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d="M6 6 18 18M18 6 6 18" {} }
            (words.close)
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
        _ => told_with_reasons(items, words),
    }
}

fn told_with_reasons(items: &[CheckItem], words: &Words) -> Markup {
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
