//! The still text of the panel: where it is felt, as pieces of HTML; and, written ahead, what people notice, how sure, the guide, the
//! parts. It must not know the state, only the subject; links and rows in it tell by attributes what they do.

use crate::app::side_words;
use crate::facts::ATLAS;
use crate::map::{MapAction, MapState, Pattern, SideChoice, Subject};
use crate::piece::Piece;
use crate::url;
use atlas::{Certainty, Guide, Joint, Laterality, Muscle, Part, Side, Statement, Strength, TriggerPoint, Words, Zone};
use maud::{Markup, html};

const WORDS: &Words = &ATLAS.words;

/// The text of a subject, a piece for what can stay when another part of the muscle is chosen.
#[must_use]
pub fn panel(subject: Subject) -> Vec<Piece> {
    let markup = match subject {
        Subject::Nothing => vec![home()],
        Subject::Pattern(pattern) => of_pattern(pattern),
        // What stands with a place is written ahead: `pain::still`.
        Subject::Pain(_) => Vec::new(),
    };
    markup.into_iter().map(|markup| Piece::still(markup.into_string())).collect()
}

/// Before anything is chosen: what this is, and the muscles as a list.
fn home() -> Markup {
    html! {
        div.home {
        h2 { (WORDS.home_choose) }
        ul.muscles {
            @for muscle in ATLAS.muscles {
                li {
                    div.name {
                        (choice(muscle, SideChoice::Both, muscle.plain_name))
                        i { (muscle.name) }
                    }
                    (choice(muscle, SideChoice::One(Side::Left), WORDS.left_short))
                    (choice(muscle, SideChoice::One(Side::Right), WORDS.right_short))
                }
            }
        }
        @for joint in ATLAS.joints {
            (to_joint(joint))
        }
        p.warning { (WORDS.do_not_press) }
        p.aside { (WORDS.pattern_honesty) }
        p.aside { (WORDS.is_no_diagnosis) }
        }
    }
}

/// A link to a joint's own page.
fn to_joint(joint: &Joint) -> Markup {
    html! {
        p.to-joint { a href=(url::joint(joint.slug)) { (joint.plain_name) } i { (joint.name) } }
    }
}

/// A link that chooses a muscle.
fn choice(muscle: &'static Muscle, side: SideChoice, name: &str) -> Markup {
    let action = MapAction::Choose(Pattern::whole(muscle), side);
    let address = url::address(&MapState { side, ..MapState::of(Subject::whole(muscle)) });
    html! {
        a href=(address) data-act=(action.to_text()) aria-label={ (muscle.plain_name) ", " (side_words(side)) } { (name) }
    }
}

/// What belongs to the pattern alone; what is known of its muscle stands below it, in [`about`].
fn of_pattern(pattern: Pattern) -> Vec<Markup> {
    let mut text = vec![felt(pattern)];
    // With a point the same stands beside it.
    if pattern.trigger_point().is_none() {
        text.extend(warnings(pattern.muscle()));
    }
    text
}

/// What is known of a muscle, whichever part of it is chosen: what people notice, how sure, the guide, spot by spot, its parts. It
/// is written ahead, in the muscle's own page and in a file for the others: the browser's program carries none of it.
#[must_use]
pub fn about(muscle: &'static Muscle) -> String {
    let whole = Pattern::whole(muscle);
    let in_pattern = |guide: &&Guide| whole.zones().iter().any(|zone| zone.area == guide.area);
    let joints = || ATLAS.joints.iter().filter(|joint| joint.muscles.contains(&muscle.slug));
    let about = html! {
        div data-about=(muscle.slug) {
            @if !muscle.noticed.is_empty() {
                section {
                    h2 { (WORDS.often_noticed) }
                    @for noticed in muscle.noticed {
                        (statement(noticed))
                        p.aside { (WORDS.new_or_one_sided) }
                    }
                    p.warning { (WORDS.droopy_lid_warning) }
                }
            }
            section {
                h2 { (WORDS.how_sure) }
                @for evidence in muscle.evidence {
                    (statement(evidence))
                }
            }
            section {
                h2 { (WORDS.guide_heading) }
                p { (WORDS.guide_lead) }
            }
            @for guide in ATLAS.guide.iter().filter(in_pattern) {
                (of_guide(guide))
            }
            section {
                h2 { (WORDS.spots_heading) }
                @for point in muscle.points {
                    (of_point(point))
                }
            }
            @if !muscle.parts.is_empty() || joints().next().is_some() {
                section {
                    h2 { (WORDS.parts_heading) }
                    @for part in muscle.parts {
                        (of_part(part))
                    }
                    @for joint in joints() {
                        (to_joint(joint))
                    }
                }
            }
            p.aside { (WORDS.is_no_diagnosis) }
        }
    };
    about.into_string()
}

/// What stands with each point: what goes for every neck, and what for this muscle alone.
pub fn warnings(muscle: &Muscle) -> impl Iterator<Item = Markup> {
    std::iter::once(WORDS.do_not_press).chain(muscle.caution).map(|warning| html! { p.warning { (warning) } })
}

/// Where it is felt, as a list whose rows light their zone on the map, and are lit by it.
fn felt(pattern: Pattern) -> Markup {
    let mut sources: Vec<&str> = Vec::new();
    for key in pattern.zones().iter().flat_map(|zone| zone.sources) {
        if !sources.contains(key) {
            sources.push(key);
        }
    }
    let severe = pattern.zones().iter().filter(|zone| zone.laterality == Laterality::OtherSideWhenSevere);
    html! {
        section {
            div.heading {
                h2 { (WORDS.often_felt) }
                (tag(Certainty::ClassicChart, &sources))
            }
            div.columns {
                (rows(pattern, WORDS.most_people, Strength::Essential))
                (rows(pattern, WORDS.some_people, Strength::Spillover))
            }
            @for zone in severe {
                p.aside { (WORDS.when_severe_other_side) " " (ATLAS.area(zone.area).label) "." }
            }
        }
    }
}

/// The zones of one strength under their heading; nothing where there are none.
fn rows(pattern: Pattern, heading: &str, strength: Strength) -> Markup {
    let zones: Vec<&Zone> = pattern.shown_zones().filter(|zone| zone.strength == strength).collect();
    html! {
        @if !zones.is_empty() {
            div {
                h3 { (heading) }
                ul.felt {
                    @for zone in zones {
                        li { (row(zone)) }
                    }
                }
            }
        }
    }
}

fn row(zone: &Zone) -> Markup {
    let words = ATLAS.area(zone.area);
    html! {
        button type="button" data-lights=(zone.area.slug()) {
            span.sign data-sign=(zone.strength.slug()) data-deep[zone.deep] {}
            span {
                @if zone.deep {
                    (words.deep_name) small { ", " (WORDS.deep_inside) }
                } @else {
                    (words.name)
                }
                @if zone.certainty != Certainty::ClassicChart {
                    small.tag data-certainty=(zone.certainty.slug()) { span.mark {} (word(zone.certainty)) }
                }
            }
        }
    }
}

/// A sentence that makes a claim, with its tag.
pub fn statement(statement: &Statement) -> Markup {
    html! {
        div.statement {
            p { (statement.text) }
            (tag(statement.certainty, statement.sources))
        }
    }
}

/// How sure something is: a mark and a word that open on the sources of record, one tap away.
#[must_use]
pub fn tag(certainty: Certainty, sources: &[&str]) -> Markup {
    html! {
        details.tag data-certainty=(certainty.slug()) {
            summary { span.mark {} span.word { (word(certainty)) } }
            (citations(sources))
        }
    }
}

/// Only works of record are cited on screen.
pub(crate) fn citations(sources: &[&str]) -> Markup {
    let cited = sources.iter().filter_map(|key| ATLAS.source(key)).filter(|source| source.of_record);
    html! {
        ul {
            @for source in cited {
                li { (source.citation) }
            }
        }
    }
}

pub(crate) fn word(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::ClassicChart => WORDS.tag_classic_chart,
        Certainty::Studies => WORDS.tag_studies,
        Certainty::Disputed => WORDS.tag_disputed,
        Certainty::Unconfirmed => WORDS.tag_unconfirmed,
        Certainty::Anatomy => WORDS.tag_anatomy,
    }
}

/// The classic guide for a place: every muscle whose pattern includes it, in the manual's order.
fn of_guide(guide: &Guide) -> Markup {
    html! {
        details.guide data-for-area=(guide.area.slug()) {
            summary { (ATLAS.area(guide.area).name) }
            ol {
                @for entry in guide.entries {
                    li data-guide-muscle=(entry.slug) {
                        @if entry.drawn.is_some() {
                            strong { (entry.name) }
                        } @else {
                            (entry.name)
                        }
                    }
                }
            }
            (tag(guide.certainty, guide.sources))
        }
    }
}

/// A trigger point: what people describe, where, and how sure its place is.
fn of_point(point: &TriggerPoint) -> Markup {
    let areas = |strength| point.zones.iter().filter(move |zone| zone.strength == strength);
    html! {
        details.part {
            summary { (point.name) }
            p { (point.sentence) }
            dl {
                @for (heading, strength) in [(WORDS.most_people, Strength::Essential), (WORDS.some_people, Strength::Spillover)] {
                    @if areas(strength).next().is_some() {
                        dt { (heading) }
                        dd {
                            @for (index, zone) in areas(strength).enumerate() {
                                @if index > 0 { ", " }
                                (ATLAS.area(zone.area).label)
                                @if zone.laterality == Laterality::OtherSideWhenSevere { " (" (WORDS.show_when_severe) ")" }
                                @if zone.certainty != Certainty::ClassicChart { " (" (word(zone.certainty)) ")" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Attachments, action and nerve of a part.
fn of_part(part: &Part) -> Markup {
    html! {
        details.part {
            summary { (part.plain_name) i { (part.name) } }
            dl {
                dt { (WORDS.part_from) } dd { (part.from) }
                dt { (WORDS.part_to) } dd { (part.to) }
                dt { (WORDS.part_action) } dd { (part.action) }
                dt { (WORDS.part_nerve) } dd { (part.nerve) }
            }
            details.tag {
                summary { span.word { (WORDS.sources) } }
                (citations(part.sources))
            }
        }
    }
}
