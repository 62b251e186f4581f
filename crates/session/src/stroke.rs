//! Strokes, as they are drawn and as they are stored. Lengths are tenths of a millimetre in the frame of the diagram's plate,
//! as it is drawn for the person's right half: what turns or mirrors the plate turns the strokes with it.

use atlas::View;

/// The numbers of the diagrams in what is stored.
pub(crate) const fn number_of(view: View) -> u8 {
    match view {
        View::Side => 0,
        View::Back => 2,
        View::Front => 3,
    }
}

/// The diagram of a number. 1 is the side diagram too: it was once told there which half of the head it showed.
pub(crate) const fn view_of(number: u8) -> Option<View> {
    match number {
        0 | 1 => Some(View::Side),
        2 => Some(View::Back),
        3 => Some(View::Front),
        _ => None,
    }
}

/// The colours to draw in; their values per theme are the style sheet's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// Blue-black in the light theme, pale blue in the others.
    #[default]
    Blue,
    /// Red.
    Red,
    /// Green.
    Green,
}

impl Ink {
    /// Every ink; the order is that of the numbers in which strokes are stored.
    pub const ALL: [Self; 3] = [Self::Blue, Self::Red, Self::Green];

    /// Name for the style sheet.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Red => "red",
            Self::Green => "green",
        }
    }

    /// The ink of that name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ink| ink.slug() == slug)
    }

    /// Its number in what is stored.
    pub(crate) const fn number(self) -> u8 {
        self as u8
    }
}

/// A place that the pen has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Tenths of a millimetre from the plate's origin.
    pub x: i16,
    /// Tenths of a millimetre from the plate's origin.
    pub y: i16,
    /// How hard it was pressed, 0 to [`Sample::HARDEST`].
    pub pressure: u8,
}

impl Sample {
    /// The hardest pressure.
    pub const HARDEST: u8 = 15;
    /// What stands for the pressure of a finger or a mouse, which tell none.
    pub const EVEN: u8 = 7;
    /// So far from the origin, in tenths of a millimetre, a place can lie: more than twice the size of a plate.
    pub(crate) const FARTHEST: i16 = 9000;
}

/// A stroke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// The diagram that it is drawn on.
    pub view: View,
    /// Its colour.
    pub ink: Ink,
    /// Where the pen has passed; at least one.
    pub samples: Vec<Sample>,
}

impl Stroke {
    /// Whether the stroke's middle line comes within a distance of a place; all in tenths of a millimetre.
    #[must_use]
    pub fn touches(&self, at: (f32, f32), reach: f32) -> bool {
        self.distance(at) <= reach
    }

    /// How far a place is from the stroke's middle line; in tenths of a millimetre.
    #[expect(clippy::manual_clamp, reason = "the message of `clamp` brings the printing of floating point numbers along: 8 KB")]
    pub(crate) fn distance(&self, (x, y): (f32, f32)) -> f32 {
        let at = |sample: &Sample| (f32::from(sample.x) - x, f32::from(sample.y) - y);
        let mut before = self.samples.first().map(at);
        let squares = self.samples.iter().map(at).map(|(bx, by)| {
            let (ax, ay) = before.replace((bx, by)).unwrap_or((bx, by));
            let (dx, dy) = (bx - ax, by - ay);
            let length = dx * dx + dy * dy;
            // The nearest place of the piece from a to b, as a share of it.
            let along = if length > 0.0 { (-(ax * dx + ay * dy) / length).max(0.0).min(1.0) } else { 0.0 };
            let (nx, ny) = (ax + along * dx, ay + along * dy);
            nx * nx + ny * ny
        });
        squares.fold(f32::INFINITY, f32::min).sqrt()
    }
}

/// A stroke while it is drawn: what the hand does, made smooth. A place follows the hand by a share of the way, so that what
/// trembles is evened out, and the line ends where the hand was lifted.
#[derive(Clone, Debug)]
pub struct Pen {
    stroke: Stroke,
    at: (f32, f32),
    hand: (f32, f32),
    pressure: f32,
}

impl Pen {
    /// How much of the way to the hand the line goes with each place that is told.
    const FOLLOWS: f32 = 0.62;
    /// Places nearer to each other than this, in tenths of a millimetre, are one.
    const APART: f32 = 4.0;

    /// Sets the pen down. `pressure`: 0 to 1.
    #[must_use]
    pub fn down(view: View, ink: Ink, at: (f32, f32), pressure: f32) -> Self {
        let stroke = Stroke { view, ink, samples: vec![sample(at, pressure)] };
        Self { stroke, at, hand: at, pressure }
    }

    /// Moves the pen on.
    pub fn to(&mut self, hand: (f32, f32), pressure: f32) {
        self.hand = hand;
        let (dx, dy) = (hand.0 - self.at.0, hand.1 - self.at.1);
        if dx * dx + dy * dy < Self::APART * Self::APART {
            return;
        }
        self.at = (self.at.0 + dx * Self::FOLLOWS, self.at.1 + dy * Self::FOLLOWS);
        // Pens tell their pressure in jumps.
        self.pressure += (pressure - self.pressure) * 0.4;
        self.stroke.samples.push(sample(self.at, self.pressure));
    }

    /// Lifts the pen.
    #[must_use]
    pub fn lift(mut self) -> Stroke {
        let end = sample(self.hand, self.pressure);
        if self.stroke.samples.last() != Some(&end) {
            self.stroke.samples.push(end);
        }
        self.stroke
    }

    /// The stroke as far as it is drawn.
    #[must_use]
    pub const fn stroke(&self) -> &Stroke {
        &self.stroke
    }
}

#[expect(clippy::manual_clamp, reason = "the message of `clamp` brings the printing of floating point numbers along: 8 KB")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the limits of the type by then")]
fn sample((x, y): (f32, f32), pressure: f32) -> Sample {
    let place = |value: f32| {
        let farthest = f32::from(Sample::FARTHEST);
        value.max(-farthest).min(farthest).round() as i16
    };
    let pressure = (pressure.max(0.0).min(1.0) * f32::from(Sample::HARDEST)).round() as u8;
    Sample { x: place(x), y: place(y), pressure }
}
