//! Markup in pieces that are made once and kept: between two taps most of what the page shows stays the same, and to make it
//! anew costs a browser many times what it costs to set an attribute. It must not know what the pieces show.

/// Attributes that an element has only while its piece is shown; they may change while the rest of it stays.
pub type Attributes = Vec<(&'static str, String)>;

/// Stands in a piece's markup behind the name of an element (or behind attributes that never change) whose attributes live.
/// On the page it stays there as an attribute, by which the element is found again.
pub const LIVE: &str = " data-live";

/// One element of markup with what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The markup, with [`LIVE`] in elements that have attributes in `live`: what says that two pieces are the same.
    pub markup: String,
    /// The living attributes of those elements, in their order.
    pub live: Vec<Attributes>,
}

impl Piece {
    /// A piece in which nothing lives.
    #[must_use]
    pub fn still(markup: impl Into<String>) -> Self {
        Self { markup: markup.into(), live: Vec::new() }
    }

    /// Markup as a page holds it: the living attributes in their place, behind the mark by which their elements are found.
    #[must_use]
    pub fn on_page(pieces: &[Self]) -> String {
        pieces.iter().map(|piece| piece.written(LIVE)).collect()
    }

    /// Markup for print, pictures and readers: without that mark.
    #[must_use]
    pub fn text(pieces: &[Self]) -> String {
        pieces.iter().map(|piece| piece.written("")).collect()
    }

    fn written(&self, mark: &str) -> String {
        let mut parts = self.markup.split(LIVE);
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (part, attributes) in parts.zip(&self.live) {
            text.push_str(mark);
            for (name, value) in attributes {
                for part in [" ", name, "=\"", &escape(value), "\""] {
                    text.push_str(part);
                }
            }
            text.push_str(part);
        }
        text
    }
}

/// Text as it may stand in markup and in its attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::Piece;

    #[test]
    fn living_attributes_stand_where_their_mark_stood() {
        let piece = Piece {
            markup: "<g data-live class=\"a\"><a data-live>b</a></g>".to_owned(),
            live: vec![vec![("data-side", "left".to_owned())], vec![("href", "/?a&b".to_owned()), ("title", "\"c\"".to_owned())]],
        };
        let (g, a) = ("data-side=\"left\"", "href=\"/?a&amp;b\" title=\"&quot;c&quot;\"");
        assert_eq!(Piece::text(std::slice::from_ref(&piece)), format!("<g {g} class=\"a\"><a {a}>b</a></g>"));
        assert_eq!(Piece::on_page(&[piece]), format!("<g data-live {g} class=\"a\"><a data-live {a}>b</a></g>"));
    }

    #[test]
    fn a_still_piece_is_its_markup() {
        let pieces = [Piece::still("<p>a</p>"), Piece::still("<p>b</p>")];
        assert_eq!(Piece::text(&pieces), "<p>a</p><p>b</p>");
        assert_eq!(Piece::on_page(&pieces), "<p>a</p><p>b</p>");
    }
}
