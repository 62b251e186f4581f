//! Reading `data/` and `content/` into an [`Atlas`] at build time, with every fault named at once.
//!
//! It must not know how anything looks: what the drawings hold is told to it as names ([`Drawn`]).

mod check;
mod drawings;
mod guide;
mod home;
mod joints;
mod matching;
mod muscles;
mod node;
mod painting;
mod pattern;
mod practice;
mod problem;
mod session;
mod sources;
mod statements;
mod ties;

pub use drawings::{Drawn, check_drawings};
pub use painting::{Painting, Shares, read_painting};
pub use problem::Problem;

use crate::{
    Area, AreaWords, Atlas, BookingCheck, CheckItem, CheckScreen, CheckWords, Guide, GuideEntry, Home, Joint, JointWords,
    MARK_WORD_KEYS, MarkWords, Muscle, Practice, STILL_WORD_KEYS, SessionFacts, SessionWords, Source, StillWords, WORD_KEYS,
    Words,
};
use databake::{Bake, CrateEnv};
use node::{Node, Report};
use sources::SourceBook;
use std::path::Path;

/// The folder in `content/` whose sentences are built in.
const LANGUAGE: &str = "en";

/// Reads the atlas from `data/` and `content/` under `root`, the repository's folder. Strings are leaked, so call it once
/// in a program.
///
/// # Errors
/// All problems of all files, sorted by file and key.
pub fn read(root: &Path) -> Result<Atlas, Vec<Problem>> {
    let report = Report::new(root);
    let content = format!("content/{LANGUAGE}");

    let sources = SourceBook::read(report.file("data/sources.toml"));
    let muscles = muscles::read(&report, &content, &sources);
    let (guide, guide_muscles) =
        guide::read(report.file("data/guide.toml"), report.file(&format!("{content}/guide.toml")), &muscles, &sources);
    let areas = area_words(report.file(&format!("{content}/areas.toml")));
    let words = page_words(report.file(&format!("{content}/page.toml")));
    let mark_words = mark_words(report.file(&format!("{content}/marks.toml")));
    let matching = matching::read(report.file("data/matching.toml"));
    painting::read(&report, &content);
    let check = check::read(report.file("data/check.toml"), report.file(&format!("{content}/check.toml")), &sources);
    let joints = joints::read(&report, &content, &muscles, &sources);
    let home = home::read(report.file("data/home.toml"), report.file(&format!("{content}/home.toml")), &muscles, &sources);
    let session = session::read(report.file("data/session.toml"), report.file(&format!("{content}/session.toml")), &sources);
    let practice = practice::read(&report, report.file("content/practice.toml"));
    ties::check(&report, &content, &sources);
    // A source may be cited only in a file that could not be read: then nothing can be said about it.
    if !report.lost_a_file() {
        sources.report_uncited(&report);
    }

    match (words, mark_words, matching, check, home, session, practice, report.into_problems()) {
        (
            Some((words, still_words)),
            Some(mark_words),
            Some(matching),
            Some(check),
            Some(home),
            Some(session),
            Some(practice),
            problems,
        ) if problems.is_empty() => {
            let muscles = muscles.into_iter().flatten().collect::<Vec<_>>().leak();
            let joints = joints.leak();
            let (areas, guide, guide_muscles) = (areas.leak(), guide.leak(), guide_muscles.leak());
            let sources = sources.into_sources();
            Ok(Atlas {
                muscles,
                areas,
                guide,
                guide_muscles,
                matching,
                sources,
                practice,
                check,
                joints,
                session,
                home,
                words,
                still_words,
                mark_words,
            })
        }
        (.., problems) => Err(problems),
    }
}

/// What of the atlas the program in the browser needs: without the words and descriptions that only stand in what is
/// written ahead, and without sources that are never cited on the map.
#[must_use]
pub fn live_part(atlas: Atlas) -> Atlas {
    // What is known of a muscle beyond its pattern is written ahead.
    let muscles: Vec<Muscle> = (atlas.muscles.iter())
        .map(|muscle| Muscle { page_description: "", noticed: &[], evidence: &[], parts: &[], ..*muscle })
        .collect();
    // So are the guide's lists; the program asks of each only whether its first muscle is drawn.
    let guide: Vec<Guide> = (atlas.guide.iter())
        .map(|guide| Guide {
            entries: (guide.entries.iter().take(1).map(|entry| GuideEntry { slug: "", name: "", ..*entry }).collect::<Vec<_>>())
                .leak(),
            sources: &[],
            ..*guide
        })
        .collect();
    let areas: Vec<AreaWords> = atlas.areas.iter().map(|words| AreaWords { note: None, ..*words }).collect();
    // Of a joint the map knows the name: the rest stands on the joint's own page.
    let joints: Vec<Joint> = atlas.joints.iter().map(named_only).collect();
    let part = Atlas {
        muscles: muscles.leak(),
        guide: guide.leak(),
        areas: areas.leak(),
        joints: joints.leak(),
        sources: &[],
        check: live_check(&atlas.check),
        // Baked beside the atlas, for the one program that says them.
        session: SessionFacts { grip: &[], words: SessionWords::default() },
        // What the guide's muscles are is written ahead.
        guide_muscles: &[],
        home: Home::default(),
        practice: Practice {
            site_address: None,
            postal: &[],
            hours: &[],
            story: &[],
            photo: None,
            photo_shows: "",
            visit: &[],
            ..atlas.practice
        },
        still_words: StillWords::default(),
        words: Words {
            often_noticed: "",
            new_or_one_sided: "",
            droopy_lid_warning: "",
            how_sure: "",
            guide_heading: "",
            guide_lead: "",
            spots_heading: "",
            parts_heading: "",
            part_from: "",
            part_to: "",
            part_action: "",
            part_nerve: "",
            ..atlas.words
        },
        // So does what stands round the marks.
        mark_words: MarkWords {
            lead: "",
            guide_heading: "",
            places_heading: "",
            visit_heading: "",
            copy: "",
            summary_shown: "",
            send: "",
            send_to: "",
            remember: "",
            forget: "",
            remember_note: "",
            ..atlas.mark_words
        },
        ..atlas
    };
    let text = bake(&part);
    let cited = |source: &Source| source.of_record && text.contains(&format!("{:?}", source.key));
    // On the map a source is told by its citation.
    let sources =
        atlas.sources.iter().filter(|source| cited(source)).map(|source| Source { short: "", address: None, ..*source });
    let sources: Vec<Source> = sources.collect();
    Atlas { sources: sources.leak(), ..part }
}

/// A joint's slug and names.
fn named_only(joint: &Joint) -> Joint {
    Joint {
        page_title: "",
        page_description: "",
        about: &[],
        motions: &[],
        ranges: &[],
        range_notes: &[],
        practitioner_view: "",
        restriction: &[],
        passing: &[],
        convergence: &[],
        words: JointWords::default(),
        ..*joint
    }
}

/// Of the check what is needed to know where answers lead, and the words of the booking call: its screens are written ahead.
fn live_check(check: &BookingCheck) -> BookingCheck {
    let screens = check.screens.iter().map(|screen| CheckScreen { question: "", hint: None, items: &[], ..*screen });
    let tell = check.tell.iter().map(|item| CheckItem { text: "", why: "", sources: &[], ..*item });
    let CheckWords { page_title, emergency_heading, before_booking_kind, book_later, ask_first, call, or_local, .. } =
        check.words;
    let words = CheckWords {
        page_title,
        emergency_heading,
        before_booking_kind,
        book_later,
        ask_first,
        call,
        or_local,
        ..CheckWords::default()
    };
    BookingCheck { screens: screens.collect::<Vec<_>>().leak(), tell: tell.collect::<Vec<_>>().leak(), words }
}

/// The atlas as Rust source: one expression of type [`Atlas`] that names the types by the path `atlas`.
#[must_use]
pub fn bake(atlas: &Atlas) -> String {
    atlas.bake(&CrateEnv::default()).to_string()
}

/// The words of session mode as Rust source, in the same way.
#[must_use]
pub fn bake_session_words(atlas: &Atlas) -> String {
    atlas.session.words.bake(&CrateEnv::default()).to_string()
}

/// Every area's names and what must stand with it.
fn area_words(file: Option<Node>) -> Vec<AreaWords> {
    let Some(mut file) = file else { return Vec::new() };
    let areas = Area::ALL.iter().filter_map(|&area| {
        let mut words = file.table(area.slug())?;
        let (name, label) = (words.text("name"), words.text("label"));
        let (deep_name, deep_label) = (words.optional_text("deep_name"), words.optional_text("deep_label"));
        let (felt, note) = (words.text("felt"), words.optional_text("note"));
        words.finish();
        let (name, label) = (name?, label?);
        let (deep_name, deep_label) = (deep_name.unwrap_or(name), deep_label.unwrap_or(label));
        Some(AreaWords { area, name, label, deep_name, deep_label, felt: felt?, note })
    });
    let areas = areas.collect();
    file.finish();
    areas
}

/// The page's own words: a sentence for each key of [`WORD_KEYS`] and [`STILL_WORD_KEYS`], and none besides.
fn page_words(file: Option<Node>) -> Option<(Words, StillWords)> {
    let look_up = look_up(file?, WORD_KEYS.iter().chain(STILL_WORD_KEYS));
    Some((Words::from_look_up(&look_up).ok()?, StillWords::from_look_up(&look_up).ok()?))
}

/// The words of marking: a sentence for each key of [`MARK_WORD_KEYS`], and none besides.
fn mark_words(file: Option<Node>) -> Option<MarkWords> {
    MarkWords::from_look_up(look_up(file?, MARK_WORD_KEYS)).ok()
}

/// A file's texts by their keys; it may have no others.
fn look_up<'a>(mut file: Node, keys: impl IntoIterator<Item = &'a &'static str>) -> impl Fn(&str) -> Option<&'static str> {
    let texts: Vec<_> = keys.into_iter().map(|key| (*key, file.text(key))).collect();
    file.finish();
    move |wanted| texts.iter().find(|(key, _)| *key == wanted).and_then(|(_, text)| *text)
}
