//! Problems as [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which editors and code
//! hosts show beside the line.

use serde_json::{Value, json};

use crate::problem::{Problem, Severity};

/// The report of one check.
pub fn sarif(problems: &[Problem]) -> String {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "stipple course check", "version": env!("CARGO_PKG_VERSION") } },
            "columnKind": "unicodeCodePoints",
            "results": problems.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn result(problem: &Problem) -> Value {
    let level = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let region = json!({ "startLine": problem.line, "startColumn": problem.column });
    let file = json!({ "uri": problem.file });
    json!({
        "level": level,
        "message": { "text": format!("{}: {}", problem.message, problem.remedy) },
        "locations": [{ "physicalLocation": { "artifactLocation": file, "region": region } }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_keeps_its_place_and_its_remedy() {
        let problem = Problem {
            file: "courses/mini/course.toml".into(),
            line: 7,
            column: 3,
            severity: Severity::Warning,
            message: "`hours` is large".into(),
            remedy: "look again".into(),
        };
        let log: Value = serde_json::from_str(&sarif(&[problem])).expect("JSON");
        let found = &log["runs"][0]["results"][0];
        assert_eq!(found["level"], "warning");
        assert_eq!(found["message"]["text"], "`hours` is large: look again");
        let place = &found["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "courses/mini/course.toml");
        assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&7.into(), &3.into()));
    }
}
