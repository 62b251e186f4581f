//! A shape of a drawing that follows a bone: each of its points goes a share of the bone's way. It must not know whose shape it is.

use crate::motion::{Turn, push_tenths};

/// A shape as the page gives it: whole tenths of a millimetre, commands M, L, Q, C and Z.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Each command with the number of its points.
    commands: Vec<(char, usize)>,
    /// The points, each with its share in percent.
    points: Vec<(i32, i32, i32)>,
}

impl Shape {
    /// Reads a shape from its path and the shares of its points; none if they do not fit together.
    #[must_use]
    pub fn read(path: &str, shares: &str) -> Option<Self> {
        let mut shape = Self::default();
        let mut shares = shares.split_ascii_whitespace();
        let mut rest = path;
        while let Some(command) = rest.chars().next() {
            let body = rest.get(command.len_utf8()..)?;
            let end = body.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(body.len());
            let mut numbers = body[..end].split_ascii_whitespace();
            let before = shape.points.len();
            while let Some(x) = numbers.next() {
                let point = (x.parse().ok()?, numbers.next()?.parse().ok()?, shares.next()?.parse().ok()?);
                shape.points.push(point);
            }
            let count = shape.points.len() - before;
            let wanted = match command {
                'M' | 'L' => 1,
                'Q' => 2,
                'C' => 3,
                'Z' => 0,
                _ => return None,
            };
            if count != wanted {
                return None;
            }
            shape.commands.push((command, count));
            rest = &body[end..];
        }
        shares.next().is_none().then_some(shape)
    }

    /// The shape's path in millimetres when the bone has turned.
    #[must_use]
    pub fn followed(&self, turn: &Turn) -> String {
        let mut text = String::with_capacity(self.points.len() * 12);
        let mut points = self.points.iter();
        for &(command, count) in &self.commands {
            text.push(command);
            for (index, &(x, y, share)) in points.by_ref().take(count).enumerate() {
                if index > 0 {
                    text.push(' ');
                }
                let (x, y) = turn.place((x, y), share);
                push_tenths(&mut text, x);
                text.push(' ');
                push_tenths(&mut text, y);
            }
        }
        text
    }

    /// How far the shape's first point goes, as a `transform` for what goes along without changing.
    #[must_use]
    pub fn shifted(&self, turn: &Turn) -> String {
        let mut text = String::from("translate(");
        if let Some(&(x, y, share)) = self.points.first() {
            let to = turn.place((x, y), share);
            push_tenths(&mut text, to.0 - x);
            text.push(' ');
            push_tenths(&mut text, to.1 - y);
        }
        text.push(')');
        text
    }

    /// The points with their shares, tenths of a millimetre and percent.
    #[must_use]
    pub fn points(&self) -> &[(i32, i32, i32)] {
        &self.points
    }
}
