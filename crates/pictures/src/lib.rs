//! Pictures of the drawings as PNG files: the site's icons, and what is shown where a page is shared. It must not know the page:
//! what is drawn and what is written is given to it.

mod colours;

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

pub use colours::{Colours, coloured};

/// The size of a picture for sharing, px: what the services that show one ask for.
pub const SHARE_SIZE: (u32, u32) = (1200, 630);

/// A plate with what is marked on it.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Inner markup of the plate.
    pub plate: String,
    /// Markup of the marks over it.
    pub marks: String,
    /// x, y, width and height of what is shown, mm.
    pub view_box: [f64; 4],
}

/// What is written beside the drawing.
#[derive(Clone, Debug)]
pub struct Lettering<'a> {
    /// Name of the site.
    pub site: &'a str,
    /// What the page is about.
    pub title: &'a str,
    /// The drawing's credit.
    pub credit: &'a str,
}

/// The letters of the pictures; those of the machine that builds the site are left alone.
fn letters() -> Arc<fontdb::Database> {
    static LETTERS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    Arc::clone(LETTERS.get_or_init(|| {
        let mut letters = fontdb::Database::new();
        letters.load_font_data(dejavu::serif_condensed::regular().to_vec());
        letters.load_font_data(dejavu::sans_condensed::regular().to_vec());
        Arc::new(letters)
    }))
}

const SERIF: &str = "DejaVu Serif";
const SANS: &str = "DejaVu Sans";

/// Renders a whole SVG file into a PNG file of that size, px.
fn png(svg: &str, width: u32, height: u32) -> Result<Vec<u8>> {
    let options = usvg::Options { fontdb: letters(), font_family: SANS.to_owned(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).context("a picture's SVG cannot be read")?;
    let mut pixels = Pixmap::new(width, height).context("a picture has a size")?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().context("a picture cannot be written as PNG")
}

/// The patterns that marks are filled with, in mm, as the page has them.
fn dots(colours: &Colours) -> String {
    format!(
        "<pattern id=\"dots\" width=\"5.2\" height=\"9\" patternUnits=\"userSpaceOnUse\">\
         <circle cx=\"1.3\" cy=\"2.25\" r=\"1.25\" fill=\"{0}\"/><circle cx=\"3.9\" cy=\"6.75\" r=\"1.25\" fill=\"{0}\"/></pattern>",
        colours.of("pain")
    )
}

/// A drawing within a picture: its upper left corner and how many px a millimetre is.
fn placed(drawing: &Drawing, colours: &Colours, (left, top): (f64, f64), scale: f64) -> String {
    let [x, y, width, height] = drawing.view_box;
    // A picture is mostly seen at half its size or less, so its lines are twice as strong as the page's.
    let unit = 2.0 / scale;
    format!(
        "<svg x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" viewBox=\"{x} {y} {width} {height}\">{}{}</svg>",
        width * scale,
        height * scale,
        coloured(&drawing.plate, colours, unit),
        coloured(&drawing.marks, colours, unit)
    )
}

/// The picture that stands for a page where it is shared.
///
/// # Errors
/// When the drawing is no SVG.
pub fn share(drawing: &Drawing, lettering: &Lettering<'_>, colours: &Colours) -> Result<Vec<u8>> {
    let (width, height) = (f64::from(SHARE_SIZE.0), f64::from(SHARE_SIZE.1));
    let scale = height / drawing.view_box[3];
    let drawing_width = drawing.view_box[2] * scale;
    let left = width - drawing_width;
    let mut words = String::new();
    let mut y = 96.0;
    put(&mut words, lettering.site, (SERIF, 30.0, 40.0, colours.of("soft")), left - 40.0, &mut y);
    y += 44.0;
    put(&mut words, lettering.title, (SERIF, 54.0, 66.0, colours.of("ink")), left - 24.0, &mut y);
    let credit = lines(lettering.credit, 15.0, left - 60.0);
    let mut y = height - 40.0 - 21.0 * (credit.len() as f64 - 1.0);
    put(&mut words, lettering.credit, (SANS, 15.0, 21.0, colours.of("soft")), left - 60.0, &mut y);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"><defs>{}</defs>\
         <rect width=\"100%\" height=\"100%\" fill=\"{}\"/>{}{words}</svg>",
        dots(colours),
        colours.of("paper"),
        placed(drawing, colours, (left, 0.0), scale)
    );
    png(&svg, SHARE_SIZE.0, SHARE_SIZE.1)
}

/// An icon of the site, square, px: the drawing on the page's paper. `within`: the part of the drawing that it shows, mm; on one that
/// a system masks, all that matters lies in the middle four fifths.
///
/// # Errors
/// When the drawing is no SVG.
pub fn icon(drawing: &Drawing, within: [f64; 4], size: u32, colours: &Colours) -> Result<Vec<u8>> {
    let side = f64::from(size);
    let scale = side / within[2].max(within[3]);
    let at = ((drawing.view_box[0] - within[0]) * scale, (drawing.view_box[1] - within[1]) * scale);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"{side}\"><rect width=\"100%\" height=\"100%\" fill=\"{}\"/>{}</svg>",
        colours.of("paper"),
        placed(drawing, colours, at, scale)
    );
    png(&svg, size, size)
}

/// Writes a paragraph from the left margin on, its first line at `y`, which is then that of the line after it.
fn put(words: &mut String, text: &str, (family, size, leading, colour): (&str, f64, f64, &str), width: f64, y: &mut f64) {
    for line in lines(text, size, width - 56.0) {
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        let _ = write!(
            words,
            "<text x=\"56\" y=\"{y:.0}\" font-family=\"{family}\" font-stretch=\"condensed\" font-size=\"{size}\" fill=\"{colour}\">{line}</text>"
        );
        *y += leading;
    }
}

/// A paragraph in lines of about that width, px. Letters of the two faces are about half as wide as high.
fn lines(text: &str, size: f64, width: f64) -> Vec<String> {
    let most = width / (size * 0.5);
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        if !line.is_empty() && (line.chars().count() + 1 + word.chars().count()) as f64 > most {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Colours, Drawing, Lettering, SHARE_SIZE, icon, lines, share};

    fn drawing() -> Drawing {
        Drawing {
            plate: r#"<rect class="p-skin fb" x="-10" y="-10" width="20" height="20"/>"#.to_owned(),
            marks: String::new(),
            view_box: [-10.0, -10.0, 20.0, 20.0],
        }
    }

    fn colours() -> Colours {
        Colours::read(&[":root { --plate-skin: #ff0000; --paper: #00ff00; --ink: #000000; --soft: #000000; }"])
    }

    fn pixel(png: &[u8], x: u32, y: u32) -> (u8, u8, u8) {
        let pixels = resvg::tiny_skia::Pixmap::decode_png(png).unwrap();
        let pixel = pixels.pixel(x, y).unwrap();
        (pixel.red(), pixel.green(), pixel.blue())
    }

    #[test]
    fn a_shared_picture_has_the_drawing_at_its_right_and_letters_at_its_left() {
        let lettering = Lettering { site: "Site", title: "A title", credit: "By hand" };
        let png = share(&drawing(), &lettering, &colours()).unwrap();
        assert_eq!(pixel(&png, SHARE_SIZE.0 - 5, SHARE_SIZE.1 / 2), (255, 0, 0));
        assert_eq!(pixel(&png, 5, 5), (0, 255, 0));
        let pixels = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
        let dark = |x, y| pixels.pixel(x, y).is_some_and(|pixel| pixel.green() < 60 && pixel.red() < 60);
        let inked = (56..400).flat_map(|x| (130..260).map(move |y| (x, y))).filter(|&(x, y)| dark(x, y)).count();
        assert!(inked > 200, "the title is written: {inked}");
    }

    #[test]
    fn an_icon_shows_its_part_of_the_drawing_on_paper() {
        let png = icon(&drawing(), [-20.0, -20.0, 40.0, 40.0], 64, &colours()).unwrap();
        assert_eq!(pixel(&png, 32, 32), (255, 0, 0));
        assert_eq!(pixel(&png, 3, 3), (0, 255, 0));
    }

    #[test]
    fn words_are_kept_whole_and_in_order() {
        let text = "Suboccipital muscles under the skull";
        let broken = lines(text, 50.0, 500.0);
        assert!(broken.len() > 1 && broken.iter().all(|line| line.len() <= 20), "{broken:?}");
        assert_eq!(broken.join(" "), text);
    }
}
