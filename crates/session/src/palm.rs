//! Which pointers may draw: beside a pen, a hand that rests on the screen may not. It must not know the browser. Times are ms.

/// What points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A pen.
    Pen,
    /// A finger, or the palm of a hand.
    Touch,
    /// A mouse.
    Mouse,
}

/// What is known of pens and hands on the screen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Palm {
    /// The pointer that draws now, by its number.
    drawing: Option<(i32, Pointer)>,
    /// When a pen was on the screen last.
    pen_seen: Option<f64>,
}

/// What follows when a pointer comes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Down {
    /// It draws.
    Draws,
    /// It draws, and what the hand that came down before it has drawn is taken back.
    DrawsInstead,
    /// It does not draw.
    Rests,
}

impl Palm {
    /// For so long after a pen was on the screen a touch is taken for the hand that holds it: 4 s.
    pub const HAND_RESTS: f64 = 4000.0;

    /// A pointer comes down.
    pub const fn down(&mut self, number: i32, pointer: Pointer, now: f64) -> Down {
        let pen = matches!(pointer, Pointer::Pen);
        if pen {
            self.pen_seen = Some(now);
        }
        match (self.drawing, pointer) {
            (Some((_, Pointer::Touch)), Pointer::Pen) => {
                self.drawing = Some((number, pointer));
                Down::DrawsInstead
            }
            (Some(_), _) => Down::Rests,
            (None, Pointer::Touch) if self.hand_rests(now) => Down::Rests,
            (None, _) => {
                self.drawing = Some((number, pointer));
                Down::Draws
            }
        }
    }

    /// Whether a pointer is the one that draws; it moves.
    pub fn draws(&mut self, number: i32, now: f64) -> bool {
        match self.drawing {
            Some((drawing, pointer)) if drawing == number => {
                if pointer == Pointer::Pen {
                    self.pen_seen = Some(now);
                }
                true
            }
            _ => false,
        }
    }

    /// A pointer is lifted; tells whether it was the one that drew.
    pub fn lift(&mut self, number: i32, now: f64) -> bool {
        let drew = self.draws(number, now);
        if drew {
            self.drawing = None;
        }
        drew
    }

    const fn hand_rests(&self, now: f64) -> bool {
        match self.pen_seen {
            Some(seen) => now - seen < Self::HAND_RESTS,
            None => false,
        }
    }
}
