//! What stands below the map on the start page: why it hurts elsewhere, the joint, the practitioner's story, before booking, a visit,
//! questions. Where the practice has nothing to say, the page closes up. It must not know the map's state.

use crate::figure;
use atlas::{Footing, Home, Practice, Side, Told};
use headache_map::booking;
use headache_map::facts::ATLAS;
use headache_map::map::{MapState, Pattern, SideChoice, Subject};
use headache_map::panel::text::tag;
use headache_map::url;
use maud::{Markup, PreEscaped, html};

/// The page of the joint, if this site has one.
const JOINT_PAGE: Option<&str> = Some("/joints/occipitoatlantal/");

/// The page of the check before booking, if this site has one.
const CHECK_PAGE: Option<&str> = None;

const HOME: &Home = &ATLAS.home;

/// All sections, for a practice.
pub fn sections(practice: &Practice) -> String {
    let words = &HOME.words;
    html! {
        div.below {
            (why())
            (joint())
            @if !practice.story.is_empty() {
                (story(practice))
            }
            div.pair {
                section.before {
                    h2 { (words.before_heading) }
                    @for told in HOME.before { (say(told)) }
                    @if let Some(address) = CHECK_PAGE {
                        p { a.on href=(address) { (words.before_link) } }
                    }
                }
                @if !practice.visit.is_empty() {
                    section.visit {
                        h2 { (words.visit_heading) }
                        ol { @for step in practice.visit { li { (step) } } }
                    }
                }
            }
            section.questions {
                h2 { (words.questions_heading) }
                @for question in HOME.questions {
                    details {
                        summary { (question.question) }
                        (say(&question.answer))
                    }
                }
            }
            // Where the bar with the booking call does not go along, this one comes up.
            @if has_links(practice) {
                div.booking.again { (PreEscaped(booking::links(practice))) }
            }
        }
    }
    .into_string()
}

fn why() -> Markup {
    let words = &HOME.words;
    let shown =
        ATLAS.muscles.iter().find_map(|muscle| Some((Pattern::point(muscle, HOME.why_shows)?, muscle.point(HOME.why_shows)?)));
    html! {
        section.why {
            h2 { (words.why_heading) }
            @if let Some((pattern, point)) = shown {
                @let state = MapState { side: SideChoice::One(Side::Right), ..MapState::of(Subject::Pattern(pattern)) };
                figure {
                    (PreEscaped(figure::pattern(&state)))
                    figcaption {
                        (point.sentence)
                        ul.key {
                            li { span.sign data-sign="point" {} (ATLAS.words.legend_point) }
                            li { span.sign data-sign="essential" {} (ATLAS.words.legend_essential) }
                            li { span.sign data-sign="spillover" {} (ATLAS.words.legend_spillover) }
                        }
                        a.on href=(url::address(&state)) { (words.why_link) }
                    }
                }
            }
            div { @for told in HOME.why { (say(told)) } }
        }
    }
}

fn joint() -> Markup {
    let words = &HOME.words;
    html! {
        section.joint {
            h2 { (words.joint_heading) }
            @if let Some(muscle) = ATLAS.muscle(HOME.joint_shows) {
                figure {
                    (PreEscaped(figure::muscle(&MapState::of(Subject::whole(muscle)))))
                    figcaption { (words.joint_caption) }
                }
            }
            div {
                @for told in HOME.joint { (say(told)) }
                @if let Some(address) = JOINT_PAGE {
                    p { a.on href=(address) { (words.joint_link) } }
                }
            }
        }
    }
}

/// The story, in one view with what a story is and with what trials found; the booking call closes it.
fn story(practice: &Practice) -> Markup {
    let words = &HOME.words;
    html! {
        section.story {
            h2 { (words.story_heading) }
            p.note { (words.story_note) }
            div.told {
                @if let Some(photo) = practice.photo {
                    img src=(photo) alt=(practice.photo_shows) width="480" height="600" loading="lazy" decoding="async";
                }
                @for paragraph in practice.story { p { (paragraph) } }
                @if let Some(name) = practice.practitioner { p.by { (name) } }
            }
            div.trials {
                h3 { (words.trials_heading) }
                @for told in HOME.trials { (say(told)) }
            }
            @if has_links(practice) {
                p.closing { (call(practice)) }
            }
        }
    }
}

/// Booking and phone, or else e-mail, without the practice's name: that has just been read.
fn call(practice: &Practice) -> Markup {
    let links = booking::links(practice);
    PreEscaped(links.split_once("</p>").map_or(String::new(), |(_, links)| links.to_owned()))
}

/// Whether the practice can be reached by any link.
fn has_links(practice: &Practice) -> bool {
    booking::links(practice).contains(" data-booking")
}

/// A few sentences, with what they rest on one tap away.
fn say(told: &Told) -> Markup {
    html! {
        div.statement {
            p { (told.text) }
            @match told.footing {
                Footing::Sure(certainty) => (tag(certainty, told.sources)),
                Footing::Practitioner => p.tag data-certainty="practitioner" { span.mark {} (HOME.words.practitioner_view) },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sections;
    use atlas::Practice;
    use headache_map::facts::ATLAS;

    /// The headings of the sections, in their order.
    fn headings(html: &str) -> Vec<String> {
        let parts = html.split("<h2>").skip(1);
        parts.map(|part| part.split("</h2>").next().unwrap_or_default().to_owned()).collect()
    }

    fn bare() -> Practice {
        Practice {
            practitioner: None,
            booking: None,
            phone: None,
            phone_link: None,
            email: None,
            postal: &[],
            hours: &[],
            story: &[],
            photo: None,
            photo_shows: "",
            visit: &[],
            ..ATLAS.practice
        }
    }

    #[test]
    fn the_sections_stand_in_their_order() {
        let words = &ATLAS.home.words;
        let practice = Practice { story: &["Once I had headaches."], visit: &["We talk."], ..bare() };
        let all = [
            words.why_heading,
            words.joint_heading,
            words.story_heading,
            words.before_heading,
            words.visit_heading,
            words.questions_heading,
        ];
        assert_eq!(headings(&sections(&practice)), all);
    }

    #[test]
    fn a_practice_that_says_nothing_of_itself_leaves_no_gap() {
        let html = sections(&bare());
        let words = &ATLAS.home.words;
        assert_eq!(headings(&html), [words.why_heading, words.joint_heading, words.before_heading, words.questions_heading]);
        for left_out in ["<img", "data-booking", words.story_note, words.trials_heading, "booking", "class=\"by\""] {
            assert!(!html.contains(left_out), "{left_out}");
        }
        for empty in
            ["<p></p>", "<ol></ol>", "<ul></ul>", "<div></div>", "<section></section>", "<figcaption></figcaption>", "href=\"\""]
        {
            assert!(!html.contains(empty), "{empty}");
        }
    }

    #[test]
    fn a_story_never_stands_without_what_it_is_and_what_trials_found_and_the_booking_call_closes_it() {
        let practice = Practice { story: &["Once I had <headaches>."], booking: Some("https://example.org/book"), ..bare() };
        let html = sections(&practice);
        let section = html.split("class=\"story\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("the story");
        let words = &ATLAS.home.words;
        let mut at = 0;
        let trials = ATLAS.home.trials.iter().map(|told| told.text);
        let last = ["https://example.org/book", ATLAS.words.book];
        for piece in [words.story_note, "Once I had &lt;headaches&gt;."].into_iter().chain(trials).chain(last) {
            at += section[at..].find(piece).unwrap_or_else(|| panic!("`{piece}` in its place in {section}"));
        }
        assert!(!section.contains("<img"));
    }

    #[test]
    fn a_photo_says_what_it_shows() {
        let practice = Practice { story: &["Once."], photo: Some("/me.jpg"), photo_shows: "Sam at work", ..bare() };
        assert!(sections(&practice).contains("<img src=\"/me.jpg\" alt=\"Sam at work\" width=\"480\" height=\"600\""));
    }

    #[test]
    fn each_thing_told_shows_what_it_rests_on() {
        let html = sections(&bare());
        let told = html.matches("class=\"statement\"").count();
        let home = &ATLAS.home;
        assert_eq!(told, home.why.len() + home.joint.len() + home.before.len() + home.questions.len());
        assert_eq!(html.matches("<details class=\"tag\"").count() + html.matches("<p class=\"tag\"").count(), told);
    }

    #[test]
    fn the_drawings_hold_nothing_by_which_the_maps_own_are_known() {
        let html = sections(&bare());
        for barred in [
            "data-zone",
            "data-view",
            "data-muscle",
            "data-trigger-point",
            "data-act",
            "data-chosen",
            " id=",
            " style=",
            "<script",
        ] {
            assert!(!html.contains(barred), "{barred}");
        }
        assert_eq!(html.matches("-plate\"").count(), 2, "two drawings");
    }
}
