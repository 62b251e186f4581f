//! Each kind of broken file and the message that it gets: file, key, what is wrong, remedy.

use crate::repository::Copy;

const SCM: &str = "data/muscles/sternocleidomastoid.toml";
const SCM_WORDS: &str = "content/en/muscles/sternocleidomastoid.toml";
const PRACTICE: &str = "content/practice.toml";

/// The messages after one change in one file.
fn after(file: &str, from: &str, to: &str) -> Vec<String> {
    let copy = Copy::new();
    copy.replace(file, from, to);
    copy.messages()
}

#[test]
fn the_copy_itself_is_accepted() {
    assert_eq!(Copy::new().messages(), [""; 0]);
}

#[test]
fn an_area_that_there_is_not() {
    assert_eq!(
        after(SCM, r#"area = "cheek", strength = "essential""#, r#"area = "chek", strength = "essential""#),
        [
            "data/muscles/sternocleidomastoid.toml: points.scm-sternal-middle.zones[3].area: no area is called `chek`; did you mean \
          `cheek`? the areas are forehead, brow, behind-eye, temple, crown, back-of-head, behind-ear, ear, cheek, jaw, teeth, throat, \
          neck, breastbone"
        ]
    );
}

#[test]
fn a_certainty_that_there_is_not() {
    assert_eq!(
        after("data/guide.toml", r#"certainty = "unconfirmed""#, r#"certainty = "proven""#),
        [
            "data/guide.toml: behind-eye.certainty: no certainty is called `proven`; the certainties are classic-chart, studies, disputed, \
          unconfirmed, anatomy"
        ]
    );
}

#[test]
fn a_key_that_nothing_uses() {
    assert_eq!(
        after(SCM, "soft_edged = false", "soft_edgd = false"),
        [
            "data/muscles/sternocleidomastoid.toml: soft_edgd: nothing uses this; did you mean `soft_edged`? take it out, or add what \
          should use it"
        ]
    );
}

#[test]
fn a_missing_sentence() {
    assert_eq!(
        after(SCM_WORDS, "watering-eye = \"Some people describe a watering eye on the same side.\"\n", ""),
        ["content/en/muscles/sternocleidomastoid.toml: noticed.watering-eye: missing; add it"]
    );
    assert_eq!(
        after("content/en/areas.toml", "name = \"Temple\"\n", ""),
        ["content/en/areas.toml: temple.name: missing; add it"]
    );
    assert_eq!(
        after("content/en/page.toml", "site_name =", "site_nam ="),
        [
            "content/en/page.toml: site_nam: nothing uses this; did you mean `site_name`? take it out, or add what should use it",
            "content/en/page.toml: site_name: missing; add it",
        ]
    );
}

#[test]
fn an_empty_sentence() {
    assert_eq!(
        after("content/en/areas.toml", r#"name = "Temple""#, r#"name = "  ""#),
        ["content/en/areas.toml: temple.name: empty; write the words, or take the line out"]
    );
}

#[test]
fn a_sentence_that_nobody_uses() {
    assert_eq!(
        after("content/en/every-muscle.toml", "[noticed]\n", "[noticed]\nheadache = \"Some people have a headache.\"\n"),
        ["content/en/every-muscle.toml: noticed.headache: nothing uses this; take it out, or add what should use it"]
    );
    assert_eq!(
        after("content/en/guide.toml", "[masseter]", "[sternocleidomastoid]\nname = \"sternocleidomastoid\"\n\n[masseter]"),
        ["content/en/guide.toml: sternocleidomastoid: nothing uses this; take it out, or add what should use it"]
    );
}

#[test]
fn words_for_a_muscle_that_there_is_not() {
    let copy = Copy::new();
    copy.write("content/en/muscles/masseter.toml", "name = \"masseter\"");
    assert_eq!(
        copy.messages(),
        [
            "content/en/muscles/masseter.toml: these are words for a muscle that data/muscles does not have; add data/muscles/masseter.toml, \
          or take this file out"
        ]
    );
}

#[test]
fn a_source_that_there_is_not() {
    assert_eq!(
        after("data/every-muscle.toml", r#"["rathbone-2017", "lucas-2009"]"#, r#"["rathbone-2017", "lucas-2009", "do-2081"]"#),
        [
            "data/every-muscle.toml: evidence.by-hand.sources[2]: no source has the key `do-2081`; did you mean `do-2018`? add it to \
          data/sources.toml, or cite another"
        ]
    );
}

#[test]
fn a_source_that_nobody_cites() {
    assert_eq!(
        after("data/every-muscle.toml", r#"["rathbone-2017", "lucas-2009"]"#, r#"["rathbone-2017"]"#),
        ["data/sources.toml: lucas-2009: nobody cites this source; cite it, or take it out"]
    );
}

#[test]
fn a_claim_on_web_pages_alone() {
    let says = "no source of record; a claim needs a manual, journal, guideline or anatomy text";
    let messages =
        after(SCM, r#"sources = ["simons-travell-1999", "triggerpointtherapist"]"#, r#"sources = ["triggerpointtherapist"]"#);
    assert_eq!(messages.len(), 1);
    assert!(messages[0].starts_with(&format!("{SCM}: noticed.dry-cough.sources: {says}")), "{}", messages[0]);
    // A zone may rest on a web page as long as it is called unconfirmed or disputed.
    let messages = after(
        SCM,
        r#"deep = true, certainty = "unconfirmed", sources = ["triple-r-spa"]"#,
        r#"deep = true, certainty = "studies", sources = ["triple-r-spa"]"#,
    );
    assert_eq!(messages.len(), 1);
    assert!(messages[0].starts_with(&format!("{SCM}: points.scm-sternal-middle.zones[1].sources: {says}")), "{}", messages[0]);
}

#[test]
fn no_sources_at_all() {
    assert_eq!(
        after("data/every-muscle.toml", r#"["rathbone-2017", "lucas-2009"]"#, "[]")[0],
        "data/every-muscle.toml: evidence.by-hand.sources: empty; cite at least one source of data/sources.toml"
    );
}

#[test]
fn names_used_twice() {
    assert_eq!(
        after("data/muscles/suboccipitals.toml", "suboccipital-lateral", "scm-sternal-upper"),
        [
            "content/en/muscles/suboccipitals.toml: points.suboccipital-lateral: nothing uses this; take it out, or add what should use it",
            "data/muscles/suboccipitals.toml: points.scm-sternal-upper.id: `scm-sternal-upper` is used twice; give each its own",
        ]
    );
    assert_eq!(
        after("data/muscles/suboccipitals.toml", "order = 2", "order = 1"),
        ["data/muscles/suboccipitals.toml: order: another muscle has this place in the order; give each muscle its own"]
    );
    assert_eq!(
        after(
            SCM,
            r#"area = "throat", strength = "spillover", certainty = "unconfirmed""#,
            r#"area = "jaw", strength = "spillover", certainty = "unconfirmed""#
        ),
        [
            "data/muscles/sternocleidomastoid.toml: points.scm-sternal-inner.zones[1].area: `jaw` is in this list twice; keep one of the two"
        ]
    );
    assert_eq!(
        after("data/guide.toml", r#""occipitalis", "digastric""#, r#""occipitalis", "occipitalis", "digastric""#),
        ["data/guide.toml: back-of-head.muscles[7]: `occipitalis` is in this list twice; keep it at its first place"]
    );
}

#[test]
fn a_muscle_in_the_guide_that_has_no_name() {
    assert_eq!(
        after("data/guide.toml", r#""splenius-capitis""#, r#""splenius-kapitis""#),
        [
            "content/en/guide.toml: splenius-capitis: nothing uses this; did you mean `splenius-kapitis`? take it out, or add what should \
             use it",
            "data/guide.toml: crown.muscles[1]: no muscle is called `splenius-kapitis`; did you mean `splenius-capitis`? describe it in \
             content/en/guide.toml",
            "data/guide.toml: muscles.splenius-capitis: nothing uses this; take it out, or add what should use it",
        ]
    );
}

#[test]
fn a_strand_that_there_is_not() {
    assert_eq!(
        after(SCM, "strand = \"sternal\"", "strand = \"sternum\""),
        [
            "data/muscles/sternocleidomastoid.toml: points.scm-sternal-lower.strand: no strand is called `sternum`; the strands are sternal, \
          clavicular"
        ]
    );
}

#[test]
fn a_point_or_a_strand_without_its_names() {
    let words = "content/en/muscles/sternocleidomastoid.toml";
    let missing = |at: &str| [format!("{words}: {at}: missing; add it")];
    assert_eq!(after(words, "short_name = \"inner\"\n", ""), missing("points.scm-sternal-inner.short_name"));
    assert_eq!(after(words, "short_name = \"collarbone\"\n", ""), missing("strands.clavicular.short_name"));
    assert_eq!(
        after(words, "name = \"breastbone strand\"\nshort_name", "short_name"),
        missing("strands.sternal.name"),
        "a strand needs the name by which it is chosen"
    );
    assert_eq!(
        after(words, "short_name = \"inner\"", "short_name = \" \""),
        [format!("{words}: points.scm-sternal-inner.short_name: empty; write the words, or take the line out")]
    );
}

#[test]
fn words_for_a_strand_that_there_is_not() {
    let words = "content/en/muscles/suboccipitals.toml";
    let strand = "[strands.sternal]\nname = \"breastbone strand\"\nshort_name = \"breastbone\"\n\n[points.suboccipital-medial]";
    assert_eq!(
        after(words, "[points.suboccipital-medial]", strand),
        [format!("{words}: strands.sternal: nothing uses this; take it out, or add what should use it")]
    );
}

#[test]
fn a_switch_for_both_sides_that_is_no_flag() {
    let group = "data/muscles/suboccipitals.toml";
    assert_eq!(
        after(group, "often_both_sides = true", "often_both_sides = \"often\""),
        [format!("{group}: often_both_sides: this is text; it must be true or false, without quotation marks")]
    );
    assert_eq!(after(group, "often_both_sides = true\n", ""), [""; 0], "left out, it is not so");
}

#[test]
fn a_value_of_the_wrong_kind() {
    assert_eq!(
        after(SCM, "soft_edged = false", "soft_edged = \"no\""),
        ["data/muscles/sternocleidomastoid.toml: soft_edged: this is text; it must be true or false, without quotation marks"]
    );
    assert_eq!(
        after(SCM, "order = 1", "order = \"first\""),
        ["data/muscles/sternocleidomastoid.toml: order: this is text; it must be a whole number"]
    );
}

#[test]
fn a_missing_area() {
    let copy = Copy::new();
    let text = copy.text("data/guide.toml");
    let breastbone = text.find("[breastbone]").expect("the last area");
    let after = text.find("[[muscles.").expect("the muscles that are not drawn come after the areas");
    copy.write("data/guide.toml", format!("{}{}", &text[..breastbone], &text[after..]));
    assert_eq!(copy.messages(), ["data/guide.toml: breastbone: missing; add it"]);
}

#[test]
fn files_that_cannot_be_read() {
    let copy = Copy::new();
    std::fs::remove_file(copy.path("data/guide.toml")).expect("a file of the copy");
    copy.write("content/en/areas.toml", [0xff, 0xfe, b'\n']);
    let messages = copy.messages();
    assert_eq!(messages.len(), 2, "{messages:#?}");
    assert!(messages[0].starts_with("content/en/areas.toml: cannot be read ("), "{}", messages[0]);
    assert!(messages[1].starts_with("data/guide.toml: cannot be read ("), "{}", messages[1]);
    assert!(messages.iter().all(|message| message.ends_with("; the file must be there, as text in UTF-8")));
}

#[test]
fn a_folder_without_anything() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let problems = atlas::load::read(folder.path()).expect_err("nothing to read");
    let files: Vec<_> = problems.iter().map(|problem| problem.file.as_str()).collect();
    assert_eq!(
        files,
        [
            "content/en/areas.toml",
            "content/en/check.toml",
            "content/en/every-muscle.toml",
            "content/en/guide.toml",
            "content/en/home.toml",
            "content/en/marks.toml",
            "content/en/muscles",
            "content/en/page.toml",
            "content/en/painting.toml",
            "content/en/session.toml",
            "content/practice.toml",
            "data/check.toml",
            "data/every-muscle.toml",
            "data/guide.toml",
            "data/home.toml",
            "data/joints",
            "data/matching.toml",
            "data/muscles",
            "data/painting.toml",
            "data/sentences.toml",
            "data/session.toml",
            "data/sources.toml",
        ]
    );
}

#[test]
fn every_line_that_is_no_toml_is_named() {
    let copy = Copy::new();
    copy.write("content/en/guide.toml", "buccinator = \"buccinator\"\ndigastric = digastric\nfrontalis \"frontalis\"\n");
    let messages = copy.messages();
    assert_eq!(messages.len(), 2, "{messages:#?}");
    assert!(messages[0].starts_with("content/en/guide.toml: line 2: not valid TOML: "), "{}", messages[0]);
    assert!(messages[1].starts_with("content/en/guide.toml: line 3: not valid TOML: "), "{}", messages[1]);
}

#[test]
fn all_faults_of_all_files_are_told_at_once_and_sorted() {
    let copy = Copy::new();
    copy.replace(SCM, "best_view = \"side\"", "best_view = \"top\"");
    copy.replace("data/muscles/suboccipitals.toml", "soft_edged = true", "soft_edged = 1");
    copy.replace("content/en/areas.toml", "label = \"temple\"", "label = \"\"");
    copy.replace(PRACTICE, "https://example.com/book", "javascript:alert(1)");
    let keys: Vec<_> =
        copy.read().expect_err("four faults").into_iter().map(|problem| format!("{} {}", problem.file, problem.key)).collect();
    assert_eq!(
        keys,
        [
            "content/en/areas.toml temple.label",
            "content/practice.toml booking",
            "data/muscles/sternocleidomastoid.toml best_view",
            "data/muscles/suboccipitals.toml soft_edged",
        ]
    );
}

#[test]
fn links_that_a_page_must_not_carry() {
    for link in [
        "http://example.com/book",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "//example.com/book",
        "example.com/book",
        "https://",
        "https:///book",
        "https://example.com/a b",
        "https://example.com/\\\"><script>",
        " https://example.com/",
        "mailto:nobody",
        "mailto:a@example.com?bcc=b@example.com",
        "tel:+1 503 555 0142",
        "tel:",
        "sms:+15035550142",
    ] {
        assert_eq!(
            after(PRACTICE, "https://example.com/book", link),
            [
                "content/practice.toml: booking: no link that a page may carry; begin it with https:// for a web page, mailto: for an e-mail \
              or tel: for a phone call"
            ],
            "{link}"
        );
    }
    for link in ["https://book.example.com/a?b=c&d=%20#e", "mailto:hello@example.com", "tel:+15035550142"] {
        assert_eq!(after(PRACTICE, "https://example.com/book", link), [""; 0], "{link}");
    }
}

#[test]
fn a_site_address_that_is_no_folder_on_https() {
    for address in ["http://example.com/", "https://example.com", "https://example.com/index.html", "https://example.com/?a/"] {
        assert_eq!(
            after(PRACTICE, "\"https://example.com/\"", &format!("\"{address}\"")),
            ["content/practice.toml: site_address: no address of a site; it must begin with https:// and end with /"],
            "{address}"
        );
    }
}

#[test]
fn a_folder_of_a_host_is_a_site_address() {
    for address in ["https://example.com/headache/", "https://example.com/a/b-c/"] {
        assert_eq!(after(PRACTICE, "\"https://example.com/\"", &format!("\"{address}\"")), [""; 0], "{address}");
    }
    for address in ["https://example.com//", "https://example.com/a b/", "https://example.com/a&b/"] {
        assert_eq!(after(PRACTICE, "\"https://example.com/\"", &format!("\"{address}\"")).len(), 1, "{address}");
    }
}

#[test]
fn a_site_that_may_frame_the_map_is_an_origin() {
    let framed = |by: &str| after(PRACTICE, "framed_by = []", &format!("framed_by = [\"{by}\"]"));
    assert_eq!(framed("https://www.example.com"), [""; 0]);
    for by in [
        "http://example.com",
        "https://example.com/",
        "https://example.com/page",
        "*",
        "https://*",
        "https://a.com; script-src *",
    ] {
        assert_eq!(
            framed(by),
            [
                "content/practice.toml: framed_by[0]: no web site; write https:// and the host's name, as in https://www.your-practice.com, \
              without a slash at its end"
            ],
            "{by}"
        );
    }
}

#[test]
fn a_phone_number_that_does_not_fit_its_link() {
    assert_eq!(
        after(PRACTICE, "(503) 555-0142", "(503) 555-0143"),
        ["content/practice.toml: phone_link: another number than `phone`; write the same number in both"]
    );
    assert_eq!(
        after(PRACTICE, "\"tel:+15035550142\"", "\"\""),
        ["content/practice.toml: phone_link: missing beside `phone`; write the same number as a link, as in tel:+15035550142"]
    );
    assert_eq!(
        after(PRACTICE, "(503) 555-0142", ""),
        ["content/practice.toml: phone: missing beside `phone_link`; write the number as people write it"]
    );
    assert_eq!(after(PRACTICE, "\"tel:+15035550142\"", "\"javascript:1\"").len(), 1);
}

#[test]
fn what_a_practice_has_not_may_be_left_empty_or_out() {
    let copy = Copy::new();
    copy.write(
        PRACTICE,
        "demonstration = false\nname = \"A\"\nbooking = \"\"\nemail = \" \"\npostal = []\nemergency_number = \"999\"\n",
    );
    let practice = copy.read().expect("nothing is wrong with it").practice;
    assert_eq!((practice.booking, practice.phone, practice.email, practice.site_address), (None, None, None, None));
    assert_eq!((practice.postal.len(), practice.hours.len(), practice.emergency_number), (0, 0, "999"));
}

#[test]
fn what_a_practice_must_have() {
    let copy = Copy::new();
    copy.write(PRACTICE, "email = \"hello\"\n");
    assert_eq!(
        copy.messages(),
        [
            "content/practice.toml: demonstration: missing; write true or false",
            "content/practice.toml: email: no e-mail address; write it as in hello@example.com",
            "content/practice.toml: emergency_number: missing; add it",
            "content/practice.toml: name: missing; add it",
        ]
    );
}

#[test]
fn a_muscle_of_the_guide_that_is_not_described() {
    const WORDS: &str = "content/en/guide.toml";
    assert_eq!(
        after(WORDS, "what = \"A thin muscle under the skin of your forehead. It lifts the eyebrows.\"\n", ""),
        ["content/en/guide.toml: frontalis.what: missing; add it"]
    );
    assert_eq!(
        after(WORDS, "unsure = \"It may spread up over the scalp.\"\n", ""),
        ["content/en/guide.toml: frontalis.pattern.unsure: missing; add it"]
    );
    let muscle = "[[muscles.infraspinatus.pattern]]\nkey = \"charts\"\ncertainty = \"classic-chart\"\nsources = [\"simons-travell-1999\"]\n";
    assert_eq!(after("data/guide.toml", muscle, ""), ["data/guide.toml: muscles.infraspinatus: missing; add it"]);
    assert_eq!(
        after("data/guide.toml", muscle, "[muscles.infraspinatus]\n"),
        [
            "content/en/guide.toml: infraspinatus.pattern.charts: nothing uses this; take it out, or add what should use it",
            "data/guide.toml: muscles.infraspinatus.pattern: no sentence says where its pain is described; add one, with its certainty and \
          sources",
        ]
    );
    assert_eq!(
        after("data/guide.toml", "muscles.platysma.", "muscles.platisma."),
        [
            "data/guide.toml: muscles.platisma: nothing uses this; did you mean `platysma`? take it out, or add what should use it",
            "data/guide.toml: muscles.platysma: missing; add it",
        ]
    );
}

#[test]
fn weights_that_make_no_sense() {
    const MATCHING: &str = "data/matching.toml";
    for (from, to, says) in [
        (
            "essential = 2",
            "essential = 1",
            "essential: no more than `spillover`; where most people feel it must count more than where some do",
        ),
        ("strong = 2", "strong = 1", "strong: no more than `mild`; a strong mark must count more than a mild one"),
        ("mild = 1", "mild = 0", "mild: 0 is out of bounds; write a whole number from 1 to 100"),
        ("mild = 1", "mild = -1", "mild: -1 is out of bounds; write a whole number from 1 to 100"),
        ("least_score = 32", "least_score = 101", "least_score: 101 is out of bounds; write a whole number from 1 to 100"),
        ("least_score = 32", "least_score = 0.35", "least_score: this is a number; it must be a whole number"),
        ("most_rows = 6\n", "", "most_rows: missing; add it"),
        (
            "not_marked_percent = 25",
            "not_marked_percent = 250",
            "not_marked_percent: 250 is out of bounds; write a whole number from 0 to 100",
        ),
    ] {
        assert_eq!(after(MATCHING, from, to), [format!("{MATCHING}: {says}")], "{to}");
    }
}

const CHECK: &str = "data/check.toml";
const CHECK_WORDS: &str = "content/en/check.toml";

#[test]
fn a_check_that_leads_nowhere() {
    assert_eq!(
        after(CHECK, "yes = \"emergency\"", "yes = \"emergncy\""),
        [
            "data/check.toml: screens.sudden.yes: no result is called `emergncy`; did you mean `emergency`? the results are before-booking, \
             today, emergency"
        ]
    );
    assert_eq!(
        after(CHECK, "yes = \"before-booking\"\nnot_sure = \"before-booking\"", "yes = \"before-booking\"\nnot_sure = \"today\""),
        ["data/check.toml: screens.new.not_sure: graver than `yes`; let it lead to the same result, or to a less grave one"]
    );
    assert_eq!(
        after(CHECK, "id = \"sudden\"\nyes = \"emergency\"\n", "id = \"sudden\"\n"),
        ["data/check.toml: screens.sudden.yes: missing; add it"]
    );
}

#[test]
fn a_question_without_items_or_items_without_words() {
    let copy = Copy::new();
    copy.replace(
        CHECK,
        "items = [{ id = \"thunderclap\", certainty = \"studies\", sources = [\"nice-cg150\", \"ichd-3\", \"do-2019\"] }]",
        "items = []",
    );
    assert_eq!(
        copy.messages(),
        [
            "content/en/check.toml: screens.sudden.items.thunderclap: nothing uses this; take it out, or add what should use it",
            "data/check.toml: screens.sudden.items: empty; name at least one item",
        ]
    );
    assert_eq!(
        after(CHECK_WORDS, "blood-thinners = {", "blood-thiners = {"),
        [
            "content/en/check.toml: tell.blood-thiners: nothing uses this; did you mean `blood-thinners`? take it out, or add what should \
             use it",
            "content/en/check.toml: tell.blood-thinners: missing; add it",
        ]
    );
    assert_eq!(
        after(CHECK_WORDS, "[screens.new]\nquestion", "[screens.new]\nquestoin"),
        [
            "content/en/check.toml: screens.new.question: missing; add it",
            "content/en/check.toml: screens.new.questoin: nothing uses this; did you mean `question`? take it out, or add what should use \
             it",
        ]
    );
    assert_eq!(after(CHECK_WORDS, "welcome = ", "# "), ["content/en/check.toml: words.welcome: missing; add it"]);
}

#[test]
fn a_check_that_asks_twice_or_too_much() {
    assert_eq!(
        after(CHECK, "id = \"stroke\"", "id = \"heart\""),
        [
            "content/en/check.toml: tell.stroke: nothing uses this; take it out, or add what should use it",
            "data/check.toml: tell.heart.id: `heart` is used twice; give each its own",
        ]
    );
    let copy = Copy::new();
    let (mut facts, mut words) = (copy.text(CHECK), copy.text(CHECK_WORDS));
    for more in 0..12 {
        facts += &format!(
            "[[screens]]\nid = \"more-{more}\"\nyes = \"today\"\nnot_sure = \"today\"\n\
             items = [{{ id = \"thing-{more}\", certainty = \"studies\", sources = [\"do-2019\"] }}]\n"
        );
        words += &format!("[screens.more-{more}]\nquestion = \"?\"\nitems.thing-{more} = {{ text = \"a\", why = \"b\" }}\n");
    }
    copy.write(CHECK, facts);
    copy.write(CHECK_WORDS, words);
    assert_eq!(copy.messages(), ["data/check.toml: screens: there are 22; at most 12: unite some"]);
}

#[test]
fn a_sign_on_web_pages_alone_is_called_unconfirmed() {
    let messages = after(
        CHECK,
        "certainty = \"unconfirmed\"\nsources = [\"elite-learning\"]",
        "certainty = \"studies\"\nsources = [\"elite-learning\"]",
    );
    assert_eq!(messages.len(), 1, "{messages:#?}");
    assert!(messages[0].starts_with("data/check.toml: tell.blood-thinners.sources: no source of record; "), "{}", messages[0]);
}

#[test]
fn shares_of_what_was_painted_that_do_not_rise_and_a_place_without_its_side() {
    const PAINTING: &str = "data/painting.toml";
    const WORDS: &str = "content/en/painting.toml";
    let copy = Copy::new();
    copy.replace(PAINTING, "most_from = 60", "most_from = 25");
    copy.replace(WORDS, "temple = \"the {side} temple\"", "temple = \"the temple\"");
    assert_eq!(
        copy.messages(),
        [
            "content/en/painting.toml: places.temple: does not say which side; write {side} where \"left\" or \"right\" stands",
            "data/painting.toml: most_from: 25 is out of bounds; write a whole number from 26 to 100",
        ]
    );
}
