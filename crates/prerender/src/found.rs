//! What a page says of itself to those who find or share it: address, picture, and the same as structured data. Whatever is said
//! comes from the atlas and the practice's own file. It must not know how a page looks.

use crate::shell::{Head, escape};
use atlas::Joint;
use headache_map::facts::ATLAS;
use headache_map::map::Subject;
use headache_map::url;
use serde_json::{Value, json};

/// The folder of the pictures that stand for pages where those are shared.
pub const PICTURES: &str = "/shared/";

/// The address, below the site, of the picture that stands for a page: its own if it is about something on the map or about a
/// joint, else that of the start page.
pub fn picture(path: &str) -> String {
    let own = url::subject(path).is_some() || joint(path).is_some();
    let name = if own { path.trim_matches('/').replace('/', "-") } else { String::new() };
    format!("{PICTURES}{}.png", if name.is_empty() { "home" } else { &name })
}

/// The joint that a page is about.
pub fn joint(path: &str) -> Option<&'static Joint> {
    ATLAS.joints.iter().find(|joint| url::joint(joint.slug) == path)
}

/// The whole address of something on the site, if the practice has said where the site will be.
fn whole(path: &str) -> Option<String> {
    ATLAS.practice.site_address.map(|site| format!("{}{path}", site.trim_end_matches('/')))
}

/// The tags of a page's head; none for the page that stands at no address of its own.
pub fn tags(head: &Head<'_>) -> String {
    let Some(path) = head.path else { return String::new() };
    let Some(address) = whole(path) else { return String::new() };
    let picture = whole(&picture(path)).unwrap_or_default();
    let mut tags = format!("<link rel=\"canonical\" href=\"{}\">\n", escape(&address));
    let (width, height) = pictures::SHARE_SIZE;
    for (name, value) in [
        ("og:type", "website"),
        ("og:site_name", ATLAS.words.site_name),
        ("og:title", head.title),
        ("og:description", head.description),
        ("og:url", &address),
        ("og:image", &picture),
        ("og:image:width", &width.to_string()),
        ("og:image:height", &height.to_string()),
        ("og:image:alt", head.title),
    ] {
        tags += &format!("<meta property=\"{name}\" content=\"{}\">\n", escape(value));
    }
    tags += "<meta name=\"twitter:card\" content=\"summary_large_image\">\n";
    let graph = json!({ "@context": "https://schema.org", "@graph": graph(head, path, &address, &picture) });
    // Data, not a script: no policy asks for its hash. An end of the element within a text would still end it.
    tags += &format!("<script type=\"application/ld+json\">{}</script>\n", graph.to_string().replace('<', "\\u003c"));
    tags
}

/// The page, what it is about, and the practice.
fn graph(head: &Head<'_>, path: &str, address: &str, picture: &str) -> Vec<Value> {
    let home = whole("/").unwrap_or_default();
    let site = format!("{home}#site");
    let subject = url::subject(path);
    let joint = joint(path);
    let medical = subject.is_some() || joint.is_some() || path == url::CHECK;
    let kind = if medical { "MedicalWebPage" } else { "WebPage" };
    let mut page = json!({
        "@type": kind,
        "@id": address,
        "url": address,
        "name": head.title,
        "description": head.description,
        "inLanguage": "en",
        "isPartOf": { "@id": site },
        "primaryImageOfPage": { "@type": "ImageObject", "url": picture,
            "license": "https://creativecommons.org/licenses/by-sa/4.0/", "creditText": ATLAS.still_words.credits_art },
    });
    if medical {
        page["audience"] = json!({ "@type": "Patient" });
    }
    if let Some(muscle) = subject.and_then(Subject::muscle) {
        page["about"] = json!({ "@type": "Muscle", "name": muscle.name, "alternateName": muscle.plain_name });
    }
    if let Some(joint) = joint {
        page["about"] = json!({ "@type": "Joint", "name": joint.name, "alternateName": joint.plain_name });
    }
    // The one page that shows them below its map.
    if subject == Some(Subject::Nothing) && !ATLAS.home.questions.is_empty() {
        page["@type"] = json!([kind, "FAQPage"]);
        page["mainEntity"] = questions();
    }
    let mut nodes = vec![json!({ "@type": "WebSite", "@id": site, "url": home, "name": ATLAS.words.site_name }), page];
    nodes.extend(practice(&home));
    nodes
}

/// The questions that the start page shows, in its order and its words.
fn questions() -> Value {
    let questions = ATLAS.home.questions.iter().map(|question| {
        json!({
            "@type": "Question",
            "name": question.question,
            "acceptedAnswer": { "@type": "Answer", "text": question.answer.text },
        })
    });
    questions.collect()
}

/// The practice's facts, as far as the practice file has them; nothing while it is the demonstration.
fn practice(home: &str) -> Option<Value> {
    let practice = &ATLAS.practice;
    if practice.demonstration {
        return None;
    }
    let mut business =
        json!({ "@type": "HealthAndBeautyBusiness", "@id": format!("{home}#practice"), "name": practice.name, "url": home });
    let booking = practice.booking.filter(|link| link.starts_with("https://"));
    for (key, value) in
        [("telephone", practice.phone_link.map(|link| link.trim_start_matches("tel:"))), ("email", practice.email)]
    {
        if let Some(value) = value {
            business[key] = value.into();
        }
    }
    if !practice.postal.is_empty() {
        business["address"] = practice.postal.join(", ").into();
    }
    if let Some(person) = practice.practitioner {
        business["employee"] = json!({ "@type": "Person", "name": person });
    }
    if let Some(link) = booking {
        business["potentialAction"] = json!({ "@type": "ReserveAction", "target": link });
    }
    Some(business)
}

#[cfg(test)]
mod tests {
    use super::{picture, tags};
    use crate::below;
    use crate::shell::{Head, escape};
    use headache_map::facts::ATLAS;
    use serde_json::Value;

    /// What a page says of itself as data: its own node.
    fn data(path: &str) -> Value {
        let tags = tags(&Head { title: "a", description: "b", path: Some(path) });
        let json = tags.split("ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        serde_json::from_str::<Value>(json).unwrap()["@graph"][1].clone()
    }

    #[test]
    fn a_page_about_a_muscle_has_a_picture_of_its_own_and_a_page_of_text_that_of_the_start() {
        assert_eq!(picture("/"), "/shared/home.png");
        assert_eq!(picture("/muscles/suboccipitals/"), "/shared/muscles-suboccipitals.png");
        assert_eq!(picture("/joints/occipitoatlantal/"), "/shared/joints-occipitoatlantal.png");
        assert_eq!(picture("/joints/of-nobody/"), "/shared/home.png");
        assert_eq!(picture("/credits/"), "/shared/home.png");
    }

    #[test]
    fn what_is_said_cannot_end_the_element_it_stands_in() {
        let head = Head { title: "</script><b>\"", description: "A & B", path: Some("/credits/") };
        let tags = tags(&head);
        assert_eq!(tags.matches("</script>").count(), 1, "{tags}");
        assert!(tags.contains("content=\"&lt;/script&gt;&lt;b&gt;&quot;\""), "{tags}");
        let json = tags.split("ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        let data: Value = serde_json::from_str(json).unwrap();
        assert_eq!(data["@graph"][1]["name"], "</script><b>\"");
    }

    #[test]
    fn the_page_that_stands_at_no_address_says_nothing() {
        assert_eq!(tags(&Head { title: "a", description: "b", path: None }), "");
    }

    #[test]
    fn a_muscle_is_what_its_page_is_about_and_a_demonstration_is_no_business() {
        let tags = tags(&Head { title: "a", description: "b", path: Some("/muscles/suboccipitals/") });
        assert!(tags.contains("\"MedicalWebPage\"") && tags.contains("\"Muscle\""), "{tags}");
        assert_eq!(tags.contains("HealthAndBeautyBusiness"), !headache_map::facts::ATLAS.practice.demonstration);
    }

    #[test]
    fn the_questions_as_data_are_those_that_the_start_page_shows_word_for_word_and_no_other_page_has_any() {
        let home = data("/");
        assert_eq!(home["@type"], serde_json::json!(["MedicalWebPage", "FAQPage"]));
        let told = home["mainEntity"].as_array().unwrap();
        let shown = below::sections(&ATLAS.practice);
        let shown = shown.split("<section class=\"questions\">").nth(1).unwrap();
        assert_eq!(shown.matches("<details><summary>").count(), told.len());
        let mut rest = shown;
        for question in told {
            assert_eq!(question["@type"], "Question");
            assert_eq!(question["acceptedAnswer"]["@type"], "Answer");
            let question_shown = format!("<details><summary>{}</summary>", escape(question["name"].as_str().unwrap()));
            let answer_shown = format!("<p>{}</p>", escape(question["acceptedAnswer"]["text"].as_str().unwrap()));
            rest = rest.split_once(&question_shown).unwrap_or_else(|| panic!("not shown, or out of order: {question_shown}")).1;
            let this = rest.split("<details><summary>").next().unwrap();
            assert!(this.contains(&answer_shown), "{answer_shown}\n{this}");
        }
        for other in ["/muscles/suboccipitals/", "/pain/", "/credits/", "/before-you-book/"] {
            assert!(data(other).get("mainEntity").is_none(), "{other}");
        }
    }

    #[test]
    fn what_speaks_of_bodies_is_a_medical_page_and_what_does_not_is_none() {
        for path in ["/muscles/suboccipitals/", "/pain/", "/pain/temple/", "/before-you-book/", "/joints/occipitoatlantal/"] {
            assert_eq!(data(path)["@type"], "MedicalWebPage", "{path}");
        }
        for path in ["/credits/", "/accessibility/", "/session/"] {
            assert_eq!(data(path)["@type"], "WebPage", "{path}");
        }
        assert_eq!(data("/joints/occipitoatlantal/")["about"]["@type"], "Joint");
    }
}
