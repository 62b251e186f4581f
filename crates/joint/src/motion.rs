//! How far a bone may turn, and how hands turn it. It must not know the page.

/// Which way a positive angle turns the bone as it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// With the hands of a clock.
    Clockwise,
    /// Against them.
    Counterclockwise,
}

/// One motion of a joint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Motion {
    /// The least angle, tenths of a degree.
    pub low: i32,
    /// The greatest angle, tenths of a degree.
    pub high: i32,
    /// Which way the greater angles lie.
    pub sense: Sense,
    /// What the bone turns about, tenths of a millimetre in the drawing's frame.
    pub centre: (i32, i32),
}

impl Motion {
    /// The nearest angle within the range.
    #[must_use]
    pub fn within(&self, tenths: i32) -> i32 {
        tenths.clamp(self.low.min(self.high), self.high.max(self.low))
    }

    /// The angle, within the range, that a control's text names in degrees; none if it is no number.
    #[must_use]
    pub fn named(&self, degrees: &str) -> Option<i32> {
        let degrees = degrees.trim();
        let (minus, digits) = degrees.strip_prefix('-').map_or((false, degrees), |rest| (true, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let only_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !only_digits(whole) || !only_digits(part) {
            return None;
        }
        let tenths = |tenths: i32| if minus { -tenths } else { tenths };
        // More digits than any angle has: as far as it goes.
        let whole: i32 = if whole.len() > 4 { 9_999 } else { whole.parse().ok()? };
        let part = part.bytes().next().map_or(0, |byte| i32::from(byte - b'0'));
        Some(self.within(tenths(whole * 10 + part)))
    }

    /// How the bone is turned at an angle, for the drawing.
    #[must_use]
    pub fn turn(&self, tenths: i32) -> Turn {
        let seen = match self.sense {
            Sense::Clockwise => self.within(tenths),
            Sense::Counterclockwise => -self.within(tenths),
        };
        Turn::about(self.centre, seen)
    }
}

/// A bone turned about a centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    centre: (i32, i32),
    /// Clockwise as seen, tenths of a degree.
    clockwise: i32,
    sin: f64,
    cos: f64,
}

impl Turn {
    /// Turned clockwise, as seen, by so many tenths of a degree about a centre (tenths of a millimetre).
    #[must_use]
    pub fn about(centre: (i32, i32), clockwise: i32) -> Self {
        // By their series: exact to a millionth within 90°, and the browser's program is the lighter for it.
        let x = f64::from(clockwise) * (std::f64::consts::PI / 1800.0);
        let square = x * x;
        let sin = x * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))));
        let cos =
            1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0 * (1.0 - square / 90.0))));
        Self { centre, clockwise, sin, cos }
    }

    /// The same, seen in a mirror that stands upright on the centre of a drawing's frame (x = 0).
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self::about((-self.centre.0, self.centre.1), -self.clockwise)
    }

    /// Where a point goes that follows with a share of the bone's way, in percent.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "places in a drawing: far below 2^31")]
    pub fn place(&self, (x, y): (i32, i32), share: i32) -> (i32, i32) {
        let (from_x, from_y) = (f64::from(x - self.centre.0), f64::from(y - self.centre.1));
        let by_x = from_x * (self.cos - 1.0) - from_y * self.sin;
        let by_y = from_x * self.sin + from_y * (self.cos - 1.0);
        let share = f64::from(share) / 100.0;
        let round = |by: f64| (by * share + if by < 0.0 { -0.5 } else { 0.5 }) as i32;
        (x + round(by_x), y + round(by_y))
    }

    /// As the `transform` of what turns as a whole.
    #[must_use]
    pub fn transform(&self) -> String {
        let mut text = String::from("rotate(");
        for (index, tenths) in [self.clockwise, self.centre.0, self.centre.1].into_iter().enumerate() {
            if index > 0 {
                text.push(' ');
            }
            push_tenths(&mut text, tenths);
        }
        text.push(')');
        text
    }
}

/// A hand that has hold of the bone. What it asks for beyond the range is remembered, so that on its way back the bone waits for
/// the place where it was left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grip {
    /// Where the hand was last, mm.
    last: (f64, f64),
    /// What it asks for, tenths of a degree.
    asked: f64,
}

/// Nearer to the centre than this a small movement would be a great turn, mm.
const ARM: f64 = 18.0;

impl Grip {
    /// Takes hold at a place (mm) while the bone stands at an angle (tenths of a degree).
    #[must_use]
    pub fn new(at: (f64, f64), tenths: i32) -> Self {
        Self { last: at, asked: f64::from(tenths) }
    }

    /// The angle, within the range, when the hand has moved to a place.
    #[expect(clippy::cast_possible_truncation, reason = "clamped first")]
    pub fn moved(&mut self, at: (f64, f64), motion: &Motion) -> i32 {
        let centre = (f64::from(motion.centre.0) / 10.0, f64::from(motion.centre.1) / 10.0);
        let (arm_x, arm_y) = (self.last.0 - centre.0, self.last.1 - centre.1);
        let (to_x, to_y) = (at.0 - centre.0, at.1 - centre.1);
        let (across, along) = (arm_x * to_y - arm_y * to_x, arm_x * to_x + arm_y * to_y);
        let near = (arm_x * arm_x + arm_y * arm_y).min(to_x * to_x + to_y * to_y) < ARM * ARM;
        let turned = if near { across / (ARM * ARM) } else { across.atan2(along) };
        let clockwise = turned * (1800.0 / std::f64::consts::PI);
        let by = match motion.sense {
            Sense::Clockwise => clockwise,
            Sense::Counterclockwise => -clockwise,
        };
        if by.is_finite() {
            self.last = at;
            self.asked = (self.asked + by).clamp(-3600.0, 3600.0);
        }
        motion.within(self.asked as i32)
    }
}

/// The angle at a moment of the demonstration, from its beginning (0) to its end (1000): from the middle to the least, to the
/// greatest, and back to the middle, slower towards each end.
#[must_use]
pub fn shown_at(moment: u32, motion: &Motion) -> i32 {
    let ends = [0, motion.low, motion.high, 0];
    let moment = i64::from(moment.min(1000)) * 3;
    let stretch = usize::try_from(moment / 1000).unwrap_or(2).min(2);
    let t = moment - 1000 * i64::try_from(stretch).unwrap_or(2);
    // 3t² − 2t³ in thousandths.
    let eased = t * t * (3000 - 2 * t) / 1_000_000;
    let (from, to) = (i64::from(ends[stretch]), i64::from(ends[stretch + 1]));
    motion.within(i32::try_from(from + (to - from) * eased / 1000).unwrap_or(0))
}

/// Writes tenths as a decimal number, without a point where there is nothing after it.
pub fn push_tenths(text: &mut String, tenths: i32) {
    if tenths < 0 {
        text.push('-');
    }
    let size = tenths.unsigned_abs();
    push_whole(text, size / 10);
    if !size.is_multiple_of(10) {
        text.push('.');
        push_whole(text, size % 10);
    }
}

/// Writes a whole number; by hand, as the standard writer weighs more than all the rest.
pub fn push_whole(text: &mut String, number: u32) {
    if number > 9 {
        push_whole(text, number / 10);
    }
    text.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}

/// Whole degrees, rounded, without their sign.
#[must_use]
pub fn degrees(tenths: i32) -> u32 {
    (tenths.unsigned_abs() + 5) / 10
}
