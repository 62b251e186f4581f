//! What a page says of itself to those who find or share it: address, picture, and the same as structured data. Whatever is said
//! comes from the atlas and the practice's own file. It must not know how a page looks.

use crate::shell::{Head, escape};
use headache_map::facts::ATLAS;
use headache_map::map::Subject;
use headache_map::url;
use serde_json::{Value, json};

/// The folder of the pictures that stand for pages where those are shared.
pub const PICTURES: &str = "/shared/";

/// The address, below the site, of the picture that stands for a page: its own if it is about something on the map, else that
/// of the start page.
pub fn picture(path: &str) -> String {
    let name = if url::subject(path).is_some() { path.trim_matches('/').replace('/', "-") } else { String::new() };
    format!("{PICTURES}{}.png", if name.is_empty() { "home" } else { &name })
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

/// The page, what it is about, and the practice. A page of questions and answers is a node more, made from the data that the page
/// itself is made from.
fn graph(head: &Head<'_>, path: &str, address: &str, picture: &str) -> Vec<Value> {
    let home = whole("/").unwrap_or_default();
    let site = format!("{home}#site");
    let subject = url::subject(path);
    let mut page = json!({
        "@type": if subject.is_some() { "MedicalWebPage" } else { "WebPage" },
        "@id": address,
        "url": address,
        "name": head.title,
        "description": head.description,
        "inLanguage": "en",
        "isPartOf": { "@id": site },
        "primaryImageOfPage": { "@type": "ImageObject", "url": picture,
            "license": "https://creativecommons.org/licenses/by-sa/4.0/", "creditText": ATLAS.still_words.credits_art },
    });
    if subject.is_some() {
        page["audience"] = json!({ "@type": "Patient" });
    }
    if let Some(muscle) = subject.and_then(Subject::muscle) {
        page["about"] = json!({ "@type": "Muscle", "name": muscle.name, "alternateName": muscle.plain_name });
    }
    let mut nodes = vec![json!({ "@type": "WebSite", "@id": site, "url": home, "name": ATLAS.words.site_name }), page];
    nodes.extend(practice(&home));
    nodes
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
    use crate::shell::Head;

    #[test]
    fn a_page_about_a_muscle_has_a_picture_of_its_own_and_a_page_of_text_that_of_the_start() {
        assert_eq!(picture("/"), "/shared/home.png");
        assert_eq!(picture("/muscles/suboccipitals/"), "/shared/muscles-suboccipitals.png");
        assert_eq!(picture("/credits/"), "/shared/home.png");
    }

    #[test]
    fn what_is_said_cannot_end_the_element_it_stands_in() {
        let head = Head { title: "</script><b>\"", description: "A & B", path: Some("/credits/") };
        let tags = tags(&head);
        assert_eq!(tags.matches("</script>").count(), 1, "{tags}");
        assert!(tags.contains("content=\"&lt;/script&gt;&lt;b&gt;&quot;\""), "{tags}");
        let json = tags.split("ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        let data: serde_json::Value = serde_json::from_str(json).unwrap();
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
}
