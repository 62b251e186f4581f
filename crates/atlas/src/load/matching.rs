//! The weights by which marks are compared with patterns. It must not know the comparison itself.

use super::node::Node;
use crate::Matching;

/// The weights, each within its bounds.
pub(super) fn read(file: Option<Node>) -> Option<Matching> {
    let mut file = file?;
    let essential = number(&mut file, "essential", 1, 100);
    let spillover = number(&mut file, "spillover", 1, 100);
    let strong = number(&mut file, "strong", 1, 100);
    let mild = number(&mut file, "mild", 1, 100);
    let not_marked_percent = number(&mut file, "not_marked_percent", 0, 100);
    let least_score = number(&mut file, "least_score", 1, 100);
    let most_rows = number(&mut file, "most_rows", 1, 20);
    if let (Some(essential), Some(spillover)) = (essential, spillover)
        && essential <= spillover
    {
        file.problem("essential", "no more than `spillover`", "where most people feel it must count more than where some do");
    }
    if let (Some(strong), Some(mild)) = (strong, mild)
        && strong <= mild
    {
        file.problem("strong", "no more than `mild`", "a strong mark must count more than a mild one");
    }
    file.finish();
    Some(Matching {
        essential: essential?,
        spillover: spillover?,
        strong: strong?,
        mild: mild?,
        not_marked_percent: not_marked_percent?,
        least_score: least_score?,
        most_rows: most_rows?,
    })
}

/// A whole number that must be there, from `least` to `most`.
fn number(file: &mut Node, key: &str, least: u32, most: u32) -> Option<u32> {
    let number = file.number(key)?;
    let within = u32::try_from(number).ok().filter(|number| (least..=most).contains(number));
    if within.is_none() {
        file.problem(key, format!("{number} is out of bounds"), format!("write a whole number from {least} to {most}"));
    }
    within
}
