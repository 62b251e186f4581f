//! The text as HTML: what is there to press, to read and to hold on to.

use crate::{ATLAS, BEFORE, EMERGENCY, TODAY, at, place};
use check::{Answer, Check, Step, html, screens_html, still_html};

fn page(check: &Check) -> String {
    html(check, &ATLAS).into_string()
}

/// The page after the last question that leads to `urgency` was answered with yes.
fn result(urgency: atlas::Urgency) -> String {
    let screen = ATLAS.check.screens.iter().rfind(|screen| screen.yes == urgency).expect("a question of each kind");
    let mut check = at(screen.id);
    check.answer(place(screen.id), Answer::Yes);
    page(&check)
}

fn none_noticed() -> Check {
    let mut check = Check::new(&ATLAS.check);
    (0..ATLAS.check.screens.len()).for_each(|screen| check.answer(screen, Answer::No));
    check
}

/// The text as it stands in HTML.
fn escaped(text: &str) -> String {
    maud::html! { (text) }.into_string()
}

#[test]
fn a_question_has_its_items_three_answers_and_its_place() {
    for (place, screen) in ATLAS.check.screens.iter().enumerate() {
        let check = at(screen.id);
        let page = page(&check);
        assert!(
            page.contains(&format!(
                "<h1 tabindex=\"-1\" aria-describedby=\"count-{}\">{}</h1>",
                screen.id,
                escaped(screen.question)
            )),
            "{page}"
        );
        assert!(page.contains(&format!("{} of {}", place + 1, ATLAS.check.screens.len())), "{page}");
        for act in ["yes", "no", "not-sure"] {
            assert_eq!(page.matches(&format!("data-act=\"check:{act}\"")).count(), 1);
        }
        assert_eq!(page.contains("data-act=\"check:back\""), place > 0);
        assert_eq!(page.contains("data-act=\"check:close\""), place == 0, "back from the first leads to where one came from");
        for item in screen.items {
            assert!(page.contains(&escaped(item.why)), "{}", item.id);
            assert!(screen.items.len() == 1 || page.contains(&format!("<li>{}</li>", escaped(item.text))), "{}", item.id);
        }
        assert!(!page.contains("data-result") && !page.contains("data-booking"));
    }
}

#[test]
fn an_emergency_has_the_number_and_no_way_to_the_practice() {
    for screen in ATLAS.check.screens.iter().filter(|screen| screen.yes == EMERGENCY) {
        let mut check = at(screen.id);
        check.answer(place(screen.id), Answer::Yes);
        let page = page(&check);
        assert!(page.contains("data-result=\"emergency\"") && !page.contains("data-urgency"), "{page}");
        assert!(page.contains(&format!("href=\"tel:{}\"", ATLAS.practice.emergency_number.replace(' ', ""))));
        assert!(page.contains("or your local number"));
        assert_eq!(page.matches("href=").count(), 1, "{page}");
        assert!(page.contains(&escaped(screen.question)) && page.contains("data-act=\"check:clear\""));
    }
}

#[test]
fn a_doctor_first_says_why_what_to_do_and_what_will_be_asked() {
    for (urgency, slug) in [(TODAY, "today"), (BEFORE, "before-booking")] {
        let page = result(urgency);
        assert!(page.contains(&format!("data-result=\"doctor-first\" data-urgency=\"{slug}\"")), "{page}");
        let words = &ATLAS.check.words;
        for sentence in [words.doctor_heading, words.you_said_yes, words.will_ask_list, words.welcome, words.if_worse] {
            assert!(page.contains(&escaped(sentence)), "{sentence}");
        }
    }
    let mut unsure = at("sudden");
    unsure.answer(0, Answer::NotSure);
    while let Step::Question(open) = unsure.step() {
        unsure.answer(open, Answer::No);
    }
    let page = page(&unsure);
    assert!(page.contains("data-urgency=\"today\"") && page.contains("<div data-if=\"sudden\">"), "{page}");
    assert!(page.contains("data-if=\"sudden:not-sure\">") && page.contains("data-if=\"sudden:yes\" hidden>"), "{page}");
    assert!(page.contains("<div data-if=\"signs\" hidden>"), "what was answered with no is no reason");
}

#[test]
fn no_red_flag_is_no_all_clear_and_offers_what_to_tell() {
    let mut check = none_noticed();
    let before = page(&check);
    assert!(before.contains("data-result=\"none-noticed\"") && before.contains("not an all-clear"));
    assert_eq!(before.matches("aria-checked=\"false\"").count(), ATLAS.check.tell.len());
    assert!(before.contains("<p class=\"ask\" data-if=\"ticked\" hidden>"), "{before}");
    assert!(before.contains(&escaped(ATLAS.words.do_not_press)));
    check.act("tick:steroids");
    let after = page(&check);
    assert!(after.contains("aria-checked=\"true\" data-act=\"check:tick:steroids\""));
    assert_eq!(after.matches("aria-checked=\"true\"").count(), 1);
    assert!(after.contains("<p class=\"ask\" data-if=\"ticked\">") && after.contains(ATLAS.check.words.ask_first));
}

#[test]
fn every_screen_is_written_ahead_once_as_it_is_before_anything_was_said() {
    let all = screens_html(&ATLAS).into_string();
    let results = ["emergency", "today", "before-booking", "none-noticed"].map(|result| format!("result:{result}"));
    let steps: Vec<String> = ATLAS.check.screens.iter().map(|screen| screen.id.to_owned()).chain(results).collect();
    assert_eq!(all.matches("data-step=").count(), steps.len());
    for step in &steps {
        assert_eq!(all.matches(&format!("data-step=\"{step}\"")).count(), 1, "{step}");
    }
    assert_eq!(all.matches("data-if=").count(), all.matches(" hidden>").count());
    assert!(!all.contains("aria-checked=\"true\""));
    // To show a step is to take its screen from these, and to show of it what is told.
    let mut reached: Vec<&str> = ATLAS.check.screens.iter().map(|screen| at(screen.id).step_name()).collect();
    reached.extend([EMERGENCY, TODAY, BEFORE].map(|urgency| {
        let mut check = at(ATLAS.check.screens.iter().rfind(|screen| screen.yes == urgency).expect("one of each kind").id);
        check.answer(check.answers().len(), Answer::Yes);
        while let Step::Question(open) = check.step() {
            check.answer(open, Answer::No);
        }
        check.step_name()
    }));
    reached.push(none_noticed().step_name());
    reached.sort_unstable();
    let mut steps = steps;
    steps.sort_unstable();
    assert_eq!(reached, steps);
}

#[test]
fn the_still_text_is_complete_by_result_and_needs_no_scripts() {
    let page = still_html(&ATLAS).into_string();
    for item in ATLAS.check.screens.iter().flat_map(|screen| screen.items).chain(ATLAS.check.tell) {
        assert!(page.contains(&escaped(item.why)), "{}", item.id);
    }
    let mut from = 0;
    for (mark, urgency) in [
        ("data-for-result=\"emergency\"", Some(EMERGENCY)),
        ("data-for-result=\"doctor-first\" data-for-urgency=\"today\"", Some(TODAY)),
        ("data-for-result=\"doctor-first\" data-for-urgency=\"before-booking\"", Some(BEFORE)),
        ("data-for-result=\"none-noticed\"", None),
    ] {
        let start = from + page[from..].find(mark).unwrap_or_else(|| panic!("{mark}, in this order"));
        let end = page[start..].find("</section>").expect("an end") + start;
        for screen in ATLAS.check.screens {
            let inside = page[start..end].contains(&escaped(screen.question));
            assert_eq!(inside, urgency == Some(screen.yes), "{mark}: {}", screen.id);
        }
        from = end;
    }
    assert!(page.contains("not an all-clear") && page.contains("tel:"));
    assert!(!page.contains("data-act") && !page.contains("<button") && !page.contains("data-result"));
}

#[test]
fn nothing_is_styled_in_line_and_every_button_is_only_a_button() {
    let pages = [page(&at("signs")), page(&none_noticed()), result(EMERGENCY), result(TODAY), still_html(&ATLAS).into_string()];
    for page in pages {
        assert!(!page.contains("style=") && !page.contains("<script"));
        assert_eq!(page.matches("<button").count(), page.matches("type=\"button\"").count());
        assert_eq!(page.matches("<h1").count(), 1);
    }
}

#[test]
fn sources_are_works_of_record() {
    let page = page(&at("fifty"));
    assert!(page.contains("BSR guideline"), "{page}");
    let told = self::page(&none_noticed());
    assert!(told.contains("Ohio State") && !told.contains("Elite Learning") && !told.contains("Massage Today"));
}
