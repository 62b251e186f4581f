//! Which pages there are, and what each holds. It must not know what stands round them.

use crate::shell::{self, Assets, Head};
use crate::statement::Statement;
use crate::{below, credits, joint};
use ::check::BookingCall;
use atlas::{Area, Joint};
use headache_map::app::{self, App, Screen, Served};
use headache_map::booking::Booking;
use headache_map::check::{self, CheckMarkup};
use headache_map::facts::ATLAS;
use headache_map::map::Subject;
use headache_map::map::view::PlateMarkup;
use headache_map::pain::still::{BookingTemplate, PainMarkup};
use headache_map::pain::written;
use headache_map::url;
use leptos::prelude::*;
use session_page::page::{SessionPage, StillText};
use session_page::text;

/// One page as a file.
pub struct Page {
    /// Its file, below the site's folder.
    pub file: String,
    /// Its path in addresses.
    pub path: String,
    /// The whole file.
    pub html: String,
    /// Whether it belongs into the sitemap.
    pub listed: bool,
}

/// The addresses of what pages with the map fetch when it is first wanted.
pub struct Later<'a> {
    /// The drawings of further layers.
    pub layers: &'a str,
    /// The screens of the check before booking.
    pub check: &'a str,
    /// What is known of each muscle.
    pub about: &'a str,
    /// The practice's booking address with a place for a summary.
    pub booking_template: Option<&'static str>,
}

/// Every page of the site.
pub fn all(art: &plates::Art, assets: &Assets, later: &Later<'_>, statement: &Statement) -> Vec<Page> {
    let muscles = ATLAS.muscles.iter().map(Subject::whole);
    let areas = Area::ALL.iter().map(|&area| Subject::Pain(Some(area)));
    let subjects = std::iter::once(Subject::Nothing).chain(muscles).chain([Subject::Pain(None)]).chain(areas);
    let mut pages: Vec<Page> = subjects.map(|subject| map_page(art, assets, later, Served::map(subject))).collect();
    pages.extend([Served::CHECK, Served::NOT_FOUND].map(|served| map_page(art, assets, later, served)));
    pages.extend(ATLAS.joints.iter().map(|joint| joint_page(art, assets, joint)));
    pages.push(credits_page(assets));
    pages.push(session_page(art, assets, later.layers));
    pages.push(embed_page(art, assets, later));
    pages.push(accessibility_page(assets, statement));
    pages
}

/// The part of a page that the program takes over.
fn live(art: &plates::Art, later: &Later<'_>, served: Served) -> String {
    let plates = shell::plates(art);
    Owner::new().with(|| {
        provide_context(PlateMarkup(plates));
        provide_context(PainMarkup(written::part));
        provide_context(BookingTemplate(later.booking_template));
        provide_context(CheckMarkup(check::written));
        view! { <App served/> }.to_html()
    })
}

/// What the program reads of its root element: the state in which the page is served, and where the files lie that it fetches later.
fn root(served: Served, later: &Later<'_>, assets: &Assets) -> String {
    format!(
        "data-served=\"{}\" data-layers=\"{}\" data-check=\"{}\" data-about=\"{}\" data-brush=\"{}\"",
        served.to_text(),
        later.layers,
        later.check,
        later.about,
        brush(assets)
    )
}

/// A page with the map, in the state in which it is served.
fn map_page(art: &plates::Art, assets: &Assets, later: &Later<'_>, served: Served) -> Page {
    let live = live(art, later, served);
    let (title, description, path) = match served.screen {
        Screen::Check => (check::title(), ATLAS.check.words.page_description.to_owned(), url::CHECK.to_owned()),
        Screen::Map if served.not_found => {
            let title = format!("{} · {}", ATLAS.still_words.not_found_title, ATLAS.words.site_name);
            (title, app::description(served.subject), url::path(served.subject))
        }
        Screen::Map => (app::title(served.subject), app::description(served.subject), url::path(served.subject)),
    };
    let head = Head { title: &title, description: &description, path: (!served.not_found).then_some(path.as_str()) };
    // Outside the live part: the program never carries what does not change.
    let start = served == Served::map(Subject::Nothing);
    let below = if start { below::sections(&ATLAS.practice) } else { String::new() };
    let body = format!("<main><div id=\"app\" {}>{live}</div>{below}</main>", root(served, later, assets));
    let file = if served.not_found { "404.html".to_owned() } else { format!("{}index.html", path.trim_start_matches('/')) };
    let html = shell::page(assets, &head, &body, Some("map"));
    Page { file, path, html, listed: !served.not_found }
}

/// The script that starts the brush's program.
fn brush(assets: &Assets) -> &str {
    assets.programs.get("brush").map_or("", |files| files.boot.as_str())
}

/// The booking call of a page on which nothing changes it.
fn booking() -> impl IntoView {
    view! { <Booking along=RwSignal::new(String::new()) call=Memo::new(|_| BookingCall::Open)/> }
}

fn credits_page(assets: &Assets) -> Page {
    let still = &ATLAS.still_words;
    let body = Owner::new().with(|| view! { {credits::credits()} {booking()} }.to_html());
    let head = Head { title: still.credits_title, description: still.credits_description, path: Some("/credits/") };
    Page {
        file: "credits/index.html".to_owned(),
        path: "/credits/".to_owned(),
        html: shell::page(assets, &head, &body, None),
        listed: true,
    }
}

/// The start page as it stands within another site's page; robots are not sent there.
fn embed_page(art: &plates::Art, assets: &Assets, later: &Later<'_>) -> Page {
    let still = &ATLAS.still_words;
    let served = Served::map(Subject::Nothing);
    // Links in a drawing do not follow the page's `<base target>`.
    let live = live(art, later, served).replace("data-joint=", "target=\"_blank\" data-joint=");
    let body = format!("<main id=\"app\" data-framed {}>{live}</main>", root(served, later, assets));
    let head = Head { title: still.embed_title, description: still.embed_description, path: None };
    Page {
        file: "embed/index.html".to_owned(),
        path: "/embed/".to_owned(),
        html: shell::framed_page(assets, &head, &body, "map"),
        listed: false,
    }
}

fn accessibility_page(assets: &Assets, statement: &Statement) -> Page {
    let body = Owner::new().with(|| view! { {statement.page()} {booking()} }.to_html());
    let head = Head { title: &statement.title, description: &statement.description, path: Some("/accessibility/") };
    Page {
        file: "accessibility/index.html".to_owned(),
        path: "/accessibility/".to_owned(),
        html: shell::page(assets, &head, &body, None),
        listed: true,
    }
}

/// The page of a joint, which has a program of its own and no map.
fn joint_page(art: &plates::Art, assets: &Assets, joint: &Joint) -> Page {
    let path = url::joint(joint.slug);
    let title = format!("{} · {}", joint.page_title, ATLAS.words.site_name);
    let booking = Owner::new().with(|| booking().to_html());
    let body = format!("{}{booking}", joint::page(art, joint));
    let head = Head { title: &title, description: joint.page_description, path: Some(path.as_str()) };
    let html = shell::page(assets, &head, &body, Some("joint"));
    Page { file: format!("{}index.html", path.trim_start_matches('/')), path, html, listed: true }
}

/// Session mode, with the map as on the start page.
fn session_page(art: &plates::Art, assets: &Assets, layers: &str) -> Page {
    let plates = shell::plates(art);
    let live = Owner::new().with(|| {
        provide_context(PlateMarkup(plates));
        provide_context(StillText { at_home: text::at_home_still, card: text::card });
        view! { <SessionPage/> }.to_html()
    });
    let words = &ATLAS.session.words;
    let title = format!("{} · {}", words.page_title, ATLAS.words.site_name);
    let head = Head { title: &title, description: words.page_description, path: Some("/session/") };
    let body = format!("<main id=\"app\" data-served=\"\" data-layers=\"{layers}\">{live}</main>");
    Page {
        file: "session/index.html".to_owned(),
        path: "/session/".to_owned(),
        html: shell::page(assets, &head, &body, Some("session")),
        listed: false,
    }
}

/// The sitemap, if the practice has said where the site will be.
pub fn sitemap(paths: &[&str]) -> Option<String> {
    let site = ATLAS.practice.site_address.filter(|_| !ATLAS.practice.demonstration)?;
    let entries: String =
        paths.iter().map(|path| format!("<url><loc>{}{}</loc></url>\n", site.trim_end_matches('/'), path)).collect();
    Some(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{entries}</urlset>\n"
    ))
}

/// What search engines may read: nothing while the practice is the demonstration.
pub fn robots() -> String {
    let practice = &ATLAS.practice;
    match (practice.demonstration, practice.site_address) {
        (true, _) => "User-agent: *\nDisallow: /\n".to_owned(),
        (false, Some(site)) => format!("User-agent: *\nAllow: /\nSitemap: {}/sitemap.xml\n", site.trim_end_matches('/')),
        (false, None) => "User-agent: *\nAllow: /\n".to_owned(),
    }
}
