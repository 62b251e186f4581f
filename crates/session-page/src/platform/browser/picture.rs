//! The drawing as a picture: all that is seen of the large diagram, put together as one SVG with the page's own style, painted
//! at twice its size. It must not know what is drawn.

use super::{Done, done, find, method};
use crate::desk::Desk;
use crate::text;
use headache_map::facts::{ATLAS, SESSION_WORDS};
use headache_map::map::paint;
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, CssStyleSheet, Element, HtmlCanvasElement, HtmlImageElement, Url,
};

/// How many times larger than on the screen.
const TIMES: f64 = 2.0;
/// Height of the band below the drawing that says what it shows, CSS px.
const BAND: f64 = 92.0;
/// What the file is called.
const NAME: &str = "neck-and-head.png";

/// Saves the drawing as a picture: through the share sheet where there is one for files, else as a download.
pub fn save_picture(desk: Desk, then: impl FnOnce(Done) + 'static) {
    leptos::task::spawn_local(async move { then(done(save(desk).await.is_some())) });
}

async fn save(desk: Desk) -> Option<()> {
    let [name, anatomical, side, _] = desk.state.with_untracked(text::said);
    let words = [name, anatomical, side].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let (svg, [left, top, width, height]) = as_svg(desk, &words)?;
    let source = Url::create_object_url_with_blob(&blob(&svg, "image/svg+xml")?).ok()?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&source);
    let loaded = JsFuture::from(image.decode()).await;
    let _ = Url::revoke_object_url(&source);
    loaded.ok()?;
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(pixels(width * TIMES));
    canvas.set_height(pixels((height + BAND) * TIMES));
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // The image is painted whole, at its size; the canvas cuts out what is wanted. So it is drawn anew at that size, not blown up.
    context.scale(TIMES, TIMES).ok()?;
    let (whole_width, whole_height) = (f64::from(image.width()), f64::from(image.height()));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, -left, -top, whole_width, whole_height).ok()?;
    let picture = JsFuture::from(png(&canvas)).await.ok()?.dyn_into::<Blob>().ok()?;
    share(&picture).await.or_else(|| download(&picture))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand")]
fn pixels(length: f64) -> u32 {
    length.round().max(1.0) as u32
}

fn blob(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

fn png(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        let given = wasm_bindgen::closure::Closure::once_into_js(move |blob: JsValue| {
            let _ = if blob.is_object() { resolve.call1(&JsValue::NULL, &blob) } else { reject.call0(&JsValue::NULL) };
        });
        let _ = canvas.to_blob(given.unchecked_ref());
    })
}

/// Hands the picture to the share sheet; `None` where there is none for files. That the person closed it again is no failure.
async fn share(picture: &Blob) -> Option<()> {
    let options = web_sys::FilePropertyBag::new();
    options.set_type("image/png");
    let file = web_sys::File::new_with_blob_sequence_and_options(&Array::of1(picture), NAME, &options).ok()?;
    let what = Object::new();
    Reflect::set(&what, &"files".into(), &Array::of1(&file)).ok()?;
    let navigator = window().navigator();
    let can = method(&navigator, "canShare")?.call1(&navigator, &what).ok()?;
    can.is_truthy().then_some(())?;
    let asked: Promise = method(&navigator, "share")?.call1(&navigator, &what).ok()?.dyn_into().ok()?;
    match JsFuture::from(asked).await {
        Ok(_) => Some(()),
        Err(error) => {
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            (name.as_deref() == Some("AbortError")).then_some(())
        }
    }
}

fn download(picture: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(picture).ok()?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(NAME);
    document().body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    // The download has begun by then, or never will.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(60),
    );
    Some(())
}

/// All rules of the page's style sheets.
fn rules() -> Option<String> {
    let sheets = document().style_sheets();
    let mut rules = String::new();
    for index in 0..sheets.length() {
        let Some(sheet) = sheets.get(index).and_then(|sheet| sheet.dyn_into::<CssStyleSheet>().ok()) else { continue };
        let list = sheet.css_rules().ok()?;
        for index in 0..list.length() {
            rules.push_str(&list.get(index)?.css_text());
        }
    }
    Some(rules)
}

/// The rules with every width of a line in terms of `--line`: how much of the drawing's unit a CSS px is there. On the screen
/// lines keep their width however large the drawing is (`vector-effect`); engines differ in what that means for a picture that is
/// painted larger than it is.
fn with_own_widths(rules: &str) -> String {
    let mut own = String::with_capacity(rules.len());
    let mut rest = rules;
    while let Some((before, after)) = rest.split_once("stroke-") {
        own.push_str(before);
        own.push_str("stroke-");
        rest = after;
        let Some((property, value, further)) = declaration(after) else { continue };
        let lengths: Vec<&str> =
            value.split([',', ' ']).map(|length| length.trim_end_matches("px")).filter(|length| !length.is_empty()).collect();
        let plain = |length: &&str| length.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if !matches!(property, "width" | "dasharray") || !lengths.iter().all(plain) {
            continue;
        }
        let lengths: Vec<String> = lengths.iter().map(|length| ["calc(", length, "px*var(--line))"].concat()).collect();
        own.push_str(&[property, ":", &lengths.join(" ")].concat());
        rest = further;
    }
    own + rest
}

/// The rest of a property's name, its value, and what follows it.
fn declaration(text: &str) -> Option<(&str, &str, &str)> {
    let (property, after) = text.split_once(':')?;
    let end = after.find([';', '}'])?;
    Some((property, after[..end].trim(), &after[end..]))
}

/// A number with two places.
#[expect(clippy::cast_possible_truncation, reason = "a few thousand")]
fn number(value: f64) -> String {
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100)
}

/// What is seen of the large diagram as one SVG as large as the window, and the part of it that is the drawing: left, top, width
/// and height, CSS px. As large as the window, so that the rules for its size hold; the band lies below the drawing.
fn as_svg(desk: Desk, words: &str) -> Option<(String, [f64; 4])> {
    let diagram = document().query_selector(".diagram[data-slot='main']").ok()??;
    let overlay = diagram.query_selector("[data-main]").ok()??;
    let map = find(".map")?;
    let root = document().document_element()?;
    let (place, frame) = (overlay.get_bounding_client_rect(), diagram.get_bounding_client_rect());
    let view = desk.state.with_untracked(|state| state.main_view());
    let (left, top, width, height) = headache_map::facts::drawing(view).view_box;
    // The screen puts a drawing on whole dots, and so does the picture: else every fine line of it would lie half a dot aside.
    let dots = window().device_pixel_ratio().max(1.0);
    let snapped = |length: f64| (length * dots).round() / dots;
    let (place_left, place_top) = (snapped(place.left()), snapped(place.top()));
    let across = (snapped(place.right()) - place_left) * 10.0 / f64::from(width.0);
    let down = (snapped(place.bottom()) - place_top) * 10.0 / f64::from(height.0);
    let (frame_left, frame_top) = (frame.left().floor(), frame.top().floor());
    let turned = if diagram.class_list().contains("turned") {
        [" transform=\"", &paint::mirror(view), "\""].concat()
    } else {
        String::new()
    };
    let (window_width, window_height) = (window().inner_width().ok()?.as_f64()?, window().inner_height().ok()?.as_f64()?);
    let attribute = |of: &Element, name: &str| {
        of.get_attribute(name).map(|value| [" ", name, "=\"", &value, "\""].concat()).unwrap_or_default()
    };
    let layers = |selector: &str| -> Option<String> {
        let found = diagram.query_selector_all(selector).ok()?;
        let mut all = String::new();
        for index in 0..found.length() {
            let layer: Element = found.get(index)?.dyn_into().ok()?;
            all.push_str(
                &[
                    "<g class=\"",
                    &layer.get_attribute("class")?,
                    "\"",
                    &attribute(&layer, "data-layer"),
                    &attribute(&layer, "data-main"),
                    ">",
                    &inner(&layer)?,
                    "</g>",
                ]
                .concat(),
            );
        }
        Some(all)
    };
    let defs = inner(&document().query_selector(".map > svg.unseen").ok()??)?;
    let unit = f64::from(width.0) / 10.0 / place.width().max(1.0);
    let fade = |id: &str, ends: &str, stops: &[(&str, &str)]| {
        let stops: String = stops
            .iter()
            .map(|(offset, opacity)| format!("<stop offset=\"{offset}\" class=\"paper\" stop-opacity=\"{opacity}\"/>"))
            .collect();
        format!("<linearGradient id=\"{id}\" {ends}>{stops}</linearGradient>")
    };
    let fade_across = fade("fade-across", "x2=\"1\"", &[("0.005", "1"), ("0.11", "0"), ("0.89", "0"), ("0.995", "1")]);
    let fade_up = fade("fade-up", "y1=\"1\" x2=\"0\" y2=\"0\"", &[("0.025", "1"), ("0.11", "0")]);
    let frame_of = format!("x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"");
    let band = frame.bottom() + 34.0;
    let middle = frame.left() + frame.width() / 2.0;
    let line = |class: &str, y: f64, text: &str| {
        format!("<text class=\"{class}\" x=\"{}\" y=\"{}\">{}</text>", number(middle), number(y), escape(text))
    };
    let credit = SESSION_WORDS.credit;
    let (first, second) = credit.split_once("; ").unwrap_or((credit, ""));
    let practice = format!("{} · {}", ATLAS.words.site_name, ATLAS.practice.name);
    let svg = [
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\"", number(window_width), number(window_height + BAND)),
        attribute(&root, "data-theme"),
        attribute(&root, "data-mode"),
        "><style>".to_owned(),
        escape(&with_own_widths(&rules()?)),
        // Nothing moves in a picture, and things are where they are put. It runs no scripts, and yet is no page without them.
        format!(
            ".picture{{width:{}px!important;height:{}px!important}}*{{animation:none!important;transition:none!important}}.picture :is(.names,.joints,.points){{--unit:{}!important}}.picture :is(.diagram,.plate,.strokes){{transform:none!important}}.picture .points{{display:inline!important}}*{{vector-effect:none!important}}.picture{{--line:{}}}.x{{--line:{}}}[data-stroke]{{--line:{}}}.picture pattern{{--line:1}}.paper{{stop-color:var(--paper)}}.ground{{fill:var(--paper)}}.big{{font:26px var(--serif)}}.small{{font:12px var(--sans)}}.big,.small{{fill:var(--ink);text-anchor:middle}}",
            number(window_width),
            number(window_height + BAND),
            precise(unit),
            precise(unit),
            // Within what X marks and strokes are drawn in.
            precise(1.0 / 1.75),
            precise(unit * 100.0),
        ),
        "</style><defs>".to_owned(),
        fade_across,
        fade_up,
        format!("<clipPath id=\"frame\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath></defs>", number(frame.left()), number(frame.top()), number(frame.width()), number(frame.height())),
        "<rect class=\"ground\" width=\"100%\" height=\"100%\"/>".to_owned(),
        defs,
        ["<g clip-path=\"url(#frame)\"><g class=\"map\"", &attribute(&map, "data-layer"), &attribute(&map, "data-comparing"), &attribute(&map, "data-hatched"), "><g class=\"diagrams\"", if document().query_selector("[data-zoomed]").ok()?.is_some() { " data-zoomed=\"\"" } else { "" }, "><g class=\"diagram\" data-slot=\"main\">"].concat(),
        format!("<g transform=\"translate({} {}) scale({} {}) translate({} {})\">", number(place_left), number(place_top), precise(across), precise(down), atlas::Mm(-left.0), atlas::Mm(-top.0)),
        format!("<g{turned}>{}</g>", layers(".plate")?),
        format!("<rect {frame_of} fill=\"url(#fade-across)\"/><rect {frame_of} fill=\"url(#fade-up)\"/>"),
        layers(".overlay")?,
        format!("<g{turned}>{}</g>", layers(".strokes")?),
        "</g></g></g></g></g>".to_owned(),
        line("big", band, words),
        line("small", band + 20.0, &practice),
        line("small", band + 36.0, first),
        line("small", band + 50.0, second),
        "</svg>".to_owned(),
    ]
    .concat();
    Some((svg, [frame_left, frame_top, frame.width().ceil(), frame.height().ceil()]))
}

/// A number with five places.
#[expect(clippy::cast_possible_truncation, reason = "a few hundred thousand")]
fn precise(value: f64) -> String {
    let parts = (value * 100_000.0).round() as i64;
    format!("{}.{:05}", parts / 100_000, parts % 100_000)
}

/// What is in an element, as XML.
fn inner(element: &Element) -> Option<String> {
    // Elements of SVG are written as XML is; only what stands in text needs care, and that the serializer takes.
    let serializer = Reflect::get(&window(), &"XMLSerializer".into()).ok()?.dyn_into::<Function>().ok()?;
    let serializer = Reflect::construct(&serializer, &Array::new()).ok()?;
    let write = method(&serializer, "serializeToString")?;
    let children = element.child_nodes();
    let mut all = String::new();
    for index in 0..children.length() {
        all.push_str(&write.call1(&serializer, &children.get(index)?.into()).ok()?.as_string()?);
    }
    Some(all)
}

/// Text as it may stand in XML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
