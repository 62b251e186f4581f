//! The practice's own file, which someone fills in who does not program. It must not know where its entries are shown.

use super::node::{Node, Report};
use crate::Practice;

/// The practice; links that a page must not carry are refused.
pub(super) fn read(report: &Report, file: Option<Node>) -> Option<Practice> {
    let mut file = file?;
    let demonstration = file.required_flag("demonstration");
    let name = file.text("name");
    let practitioner = file.blank_text("practitioner");
    let site_address = file.blank_text("site_address");
    if site_address.is_some_and(|address| !is_site_address(address)) {
        file.problem("site_address", "no address of a site", "it must begin with https:// and end with /");
    }
    // Only the headers need them, which the build writes from this file by itself.
    for (index, origin) in file.optional_texts("framed_by").into_iter().enumerate() {
        if !is_web_address(origin) || origin.matches('/').count() > 2 || origin.contains([';', ',', '*', '?', '#']) {
            let remedy = "write https:// and the host's name, as in https://www.your-practice.com, without a slash at its end";
            file.problem(&format!("framed_by[{index}]"), "no web site", remedy);
        }
    }
    let booking = file.blank_text("booking");
    if booking.is_some_and(|link| !is_link(link)) {
        let remedy = "begin it with https:// for a web page, mailto: for an e-mail or tel: for a phone call";
        file.problem("booking", "no link that a page may carry", remedy);
    }
    let phone = file.blank_text("phone");
    let phone_link = file.blank_text("phone_link");
    match (phone, phone_link) {
        (_, Some(link)) if !is_phone_link(link) => {
            file.problem(
                "phone_link",
                "no phone link",
                "write tel:+, the country code and the number, digits only, as in tel:+15035550142",
            );
        }
        (Some(phone), Some(link)) if !same_number(phone, link) => {
            file.problem("phone_link", "another number than `phone`", "write the same number in both");
        }
        (Some(_), None) => {
            file.problem("phone_link", "missing beside `phone`", "write the same number as a link, as in tel:+15035550142")
        }
        (None, Some(_)) => file.problem("phone", "missing beside `phone_link`", "write the number as people write it"),
        _ => {}
    }
    let email = file.blank_text("email");
    if email.is_some_and(|email| !is_email(email)) {
        file.problem("email", "no e-mail address", "write it as in hello@example.com");
    }
    let postal = file.optional_texts("postal").leak();
    let hours = file.optional_texts("hours").leak();
    let story = file.optional_texts("story").leak();
    let visit = file.optional_texts("visit").leak();
    for (key, paragraphs) in [("story", &*story), ("visit", &*visit)] {
        for (index, paragraph) in paragraphs.iter().enumerate() {
            if let Some(promise) = promise(paragraph) {
                let remedy = "say what happened to you, or what you do; what may come of it is said beside it, with the trials";
                file.problem(&format!("{key}[{index}]"), format!("`{promise}` sounds like a promise"), remedy);
            }
        }
    }
    let photo = file.blank_text("photo");
    let photo_shows = file.blank_text("photo_shows");
    match photo {
        Some(name) if !is_picture(name) => {
            file.problem(
                "photo",
                "no name of a picture",
                "write the name of a .jpg, .png, .webp or .avif file, as in portrait.jpg",
            );
        }
        Some(name) if !report.is_there(&format!("public/{name}")) => {
            file.problem("photo", format!("there is no file public/{name}"), "put the picture there, or leave this empty");
        }
        Some(_) if photo_shows.is_none() => {
            file.problem("photo_shows", "missing beside `photo`", "say in a few words what the photo shows");
        }
        None if photo_shows.is_some() => {
            file.problem("photo", "missing beside `photo_shows`", "name the picture, or leave both empty");
        }
        _ => {}
    }
    let emergency_number = file.text("emergency_number");
    if emergency_number.is_some_and(|number| !number.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ')) {
        file.problem("emergency_number", "no number to dial", "write digits only, as in 911");
    }
    file.finish();
    let (name, emergency_number) = (name?, emergency_number?);
    Some(Practice {
        demonstration,
        name,
        practitioner,
        site_address,
        booking,
        phone,
        phone_link,
        email,
        postal,
        hours,
        story,
        photo: photo.map(|name| &*format!("/{name}").leak()),
        photo_shows: photo_shows.unwrap_or_default(),
        visit,
        emergency_number,
    })
}

/// What in a text of the practice's own says or sounds as if it said how many get better, how fast, or that anyone will.
fn promise(text: &str) -> Option<&'static str> {
    const PROMISES: &[&str] = &[
        "%",
        "percent",
        "per cent",
        "guarantee",
        "cure",
        "pain-free",
        "pain free",
        "success rate",
        "most of my clients",
        "most people i treat",
        "all of my clients",
        "every client",
        "you will feel",
        "will help you",
        "will be gone",
        "for good",
    ];
    let text = text.to_lowercase();
    PROMISES.iter().copied().find(|promise| text.contains(promise))
}

/// Whether the name is that of a picture in the folder of files that are served as they are.
fn is_picture(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let known = |(stem, kind): (&str, &str)| !stem.is_empty() && ["jpg", "jpeg", "png", "webp", "avif"].contains(&kind);
    name.chars().all(plain) && name.rsplit_once('.').is_some_and(known)
}

/// Whether a page may carry the link: https, mailto or tel, and nothing that could end an attribute or hide a line.
fn is_link(link: &str) -> bool {
    is_web_address(link) || is_phone_link(link) || link.strip_prefix("mailto:").is_some_and(is_email)
}

/// An https address of a folder of a host; without signs that a link, a rule for headers or a server would read as their own.
fn is_site_address(address: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "-._~:/".contains(c);
    is_web_address(address) && address.ends_with('/') && address.chars().all(plain) && !address[8..].contains("//")
}

/// An https address with a host and without characters that an address cannot hold.
fn is_web_address(address: &str) -> bool {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"\"'<>\\`".contains(c);
    address.strip_prefix("https://").is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && rest.chars().all(plain))
}

fn is_phone_link(link: &str) -> bool {
    let digits = link.strip_prefix("tel:").map(|number| number.strip_prefix('+').unwrap_or(number));
    digits.is_some_and(|digits| digits.len() >= 3 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_email(address: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || ".-_+@".contains(c);
    let (name, host) = address.split_once('@').unwrap_or_default();
    !name.is_empty() && host.contains('.') && !host.contains('@') && address.chars().all(plain)
}

/// Whether a number as people write it and its link end in the same digits; what stands before them (country code, a
/// leading zero) differs rightly.
fn same_number(phone: &str, link: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (phone, link) = (digits(&phone.replace("(0)", "")), digits(link));
    let national = phone.trim_start_matches('0');
    !national.is_empty() && link.ends_with(national)
}
