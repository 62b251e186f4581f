//! How the large diagram is looked at: how much larger, and which part of it. Pure; it must not know gestures or the browser.
//! Lengths are CSS px in the frame of the diagram as it is when it is whole, from its upper left corner.

/// A way to look at the diagram. What lies at `(x, y)` of the whole is shown at `(x · scale + left, y · scale + top)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zoom {
    /// How many times larger, 1 to [`Zoom::MOST`].
    pub scale: f64,
    /// Where the left edge lies: 0 or less.
    pub left: f64,
    /// Where the upper edge lies: 0 or less.
    pub top: f64,
}

impl Zoom {
    /// The whole diagram.
    pub const WHOLE: Self = Self { scale: 1.0, left: 0.0, top: 0.0 };
    /// How many times larger at most.
    pub const MOST: f64 = 6.0;

    /// Larger or smaller by a factor, with the place under `(x, y)` kept there as far as the edges allow.
    #[must_use]
    #[expect(clippy::manual_clamp, reason = "the message of `clamp` brings the printing of floating point numbers along: 8 KB")]
    pub fn about(self, factor: f64, (x, y): (f64, f64), frame: (f64, f64)) -> Self {
        let scale = (self.scale * factor).max(1.0).min(Self::MOST);
        let by = scale / self.scale;
        Self { scale, left: x - (x - self.left) * by, top: y - (y - self.top) * by }.within(frame)
    }

    /// Moved, as far as the edges allow.
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64, frame: (f64, f64)) -> Self {
        Self { left: self.left + dx, top: self.top + dy, ..self }.within(frame)
    }

    /// Whether the whole diagram is shown.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.scale <= 1.001
    }

    /// Never past an edge: the diagram fills its frame (width and height).
    fn within(self, (width, height): (f64, f64)) -> Self {
        if self.is_whole() {
            return Self::WHOLE;
        }
        let inside = |at: f64, length: f64| at.min(0.0).max(length - length * self.scale);
        Self { left: inside(self.left, width), top: inside(self.top, height), ..self }
    }
}
