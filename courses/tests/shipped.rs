//! The curriculum this product ships with.

use courses::{Embedded, Severity, check};

#[test]
fn the_shipped_curriculum_has_no_problems() {
    let checked = check(&Embedded);
    let lines: Vec<String> = checked.problems.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "\n{}", lines.join("\n"));
    assert!(checked.catalogue.is_some());
    assert!(checked.problems.iter().all(|problem| problem.severity != Severity::Error));
}
