//! One session: drawing and undoing, smoothing, what is kept and comes back, the take-home link, time, palm and code.

mod board;
mod clock;
mod kept;
mod lines;
mod palm;
mod take_home;

use atlas::{Side, View};
use proptest::prelude::*;
use session::{Board, Findings, Ink, Range, Sample, Session, SideOf, Step, Stroke, Tender};

/// Some stroke.
fn strokes() -> impl Strategy<Value = Stroke> {
    let sample = (-4000_i16..4000, -4000_i16..4000, 0..=Sample::HARDEST).prop_map(|(x, y, pressure)| Sample { x, y, pressure });
    let samples = prop::collection::vec(sample, 1..60);
    (0..3_usize, 0..3_usize, samples, any::<bool>()).prop_map(|(view, ink, mut samples, even)| {
        if even {
            samples.iter_mut().for_each(|sample| sample.pressure = Sample::EVEN);
        }
        Stroke { view: View::ALL[view], ink: Ink::ALL[ink], samples }
    })
}

/// What someone does on the board.
#[derive(Clone, Debug)]
enum Deed {
    Draw(Stroke),
    Erase(usize),
    Clear,
    Undo,
    Redo,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        4 => strokes().prop_map(Deed::Draw),
        2 => (0..20_usize).prop_map(Deed::Erase),
        1 => Just(Deed::Clear),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ];
    prop::collection::vec(deed, 0..30)
}

fn after(deeds: &[Deed]) -> Board {
    let mut board = Board::default();
    for deed in deeds {
        match deed {
            Deed::Draw(stroke) => {
                board.draw(stroke.clone());
            }
            Deed::Erase(number) => board.erase(&[*number, number + 1]),
            Deed::Clear => board.clear(),
            Deed::Undo => board.undo(),
            Deed::Redo => board.redo(),
        }
    }
    board
}

fn findings() -> impl Strategy<Value = Findings> {
    let tender = ("[a-z][a-z/-]{0,20}", 0..3_usize, 0..=Tender::MOST, any::<bool>());
    (prop::collection::vec(tender, 0..6), prop::option::of(0..3_usize), prop::option::of(0..3_usize), ".{0,40}").prop_map(
        |(tender, left, right, note)| {
            let mut findings = Findings::default();
            for (what, side, amount, familiar) in tender {
                let side = [SideOf::One(Side::Left), SideOf::One(Side::Right), SideOf::Both][side];
                findings.note_tender(Tender { what, side, amount, familiar });
            }
            findings.set_joint(Side::Left, left.map(|index| Range::ALL[index]));
            findings.set_joint(Side::Right, right.map(|index| Range::ALL[index]));
            findings.set_note(&note);
            findings
        },
    )
}

fn sessions() -> impl Strategy<Value = Session> {
    let address = prop_oneof![Just(String::new()), "(/[a-z-]{1,12}){0,3}/(\\?[a-z=&-]{1,40})?"];
    (address, deeds(), findings()).prop_map(|(address, deeds, findings)| Session { address, board: after(&deeds), findings })
}

/// A session in which everything occurs.
fn rich() -> Session {
    let line = |view, ink, from: i16| Stroke {
        view,
        ink,
        samples: (0..40)
            .map(|step| Sample { x: from + step * 7, y: from / 2 - step * step / 4, pressure: (step % 16) as u8 })
            .collect(),
    };
    let mut board = Board::default();
    board.draw(line(View::Side, Ink::Blue, 100));
    board.draw(line(View::Front, Ink::Red, -300));
    board.erase(&[0]);
    board.draw(line(View::Back, Ink::Green, 0));
    board.draw(line(View::Side, Ink::Red, 40));
    board.undo();
    let mut findings = Findings::default();
    findings.note_tender(Tender { what: "scm-sternal-middle".into(), side: SideOf::One(Side::Right), amount: 7, familiar: true });
    findings.set_joint(Side::Left, Some(Range::LittleRestricted));
    findings.set_note("Half turn to the left – slowly");
    Session { address: "/muscles/sternocleidomastoid/?side=right&point=scm-sternal-middle".into(), board, findings }
}

/// Bytes as random as a test needs, the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below.max(1)
    }

    /// A text with a few of its bytes changed, cut out or put in.
    fn mangle(&mut self, text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=self.roll(4) {
            let at = self.roll(bytes.len());
            match self.roll(4) {
                0 if !bytes.is_empty() => bytes[at] = b' ' + self.roll(95) as u8,
                1 => bytes.truncate(at),
                2 if !bytes.is_empty() => {
                    bytes.remove(at);
                }
                _ => bytes.insert(at, b"\n .,-_Aa0"[self.roll(9)]),
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

fn steps(board: &Board) -> Vec<Step> {
    board.parts().0.to_vec()
}
