//! Problems as [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which editors and code
//! hosts show beside the line.

use serde_json::{Value, json};

use crate::problem::{Problem, Severity};
use crate::rule::Rule;

/// The report of one check.
pub fn sarif(problems: &[Problem]) -> String {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "stipple course check",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": Rule::ALL.iter().copied().map(descriptor).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": problems.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

/// What a kind of problem is called and asks for (3.49).
fn descriptor(rule: Rule) -> Value {
    json!({ "id": rule.id(), "shortDescription": { "text": rule.summary() } })
}

fn result(problem: &Problem) -> Value {
    let level = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let region = json!({ "startLine": problem.line, "startColumn": problem.column });
    let file = json!({ "uri": problem.file });
    // The place among the rules (3.27.6) spares tools the search by name.
    let index = Rule::ALL.iter().position(|rule| *rule == problem.rule);
    json!({
        "ruleId": problem.rule.id(),
        "ruleIndex": index,
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
            rule: Rule::Field,
        };
        let log: Value = serde_json::from_str(&sarif(&[problem])).expect("JSON");
        let found = &log["runs"][0]["results"][0];
        assert_eq!(found["level"], "warning");
        assert_eq!(found["message"]["text"], "`hours` is large: look again");
        let place = &found["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "courses/mini/course.toml");
        assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&7.into(), &3.into()));
        assert_eq!(found["ruleId"], "field");
        let index =
            found["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok()).expect("an index");
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][index]["id"], "field");
    }

    #[test]
    fn every_kind_of_problem_is_listed_once_under_a_name_that_stays() {
        let log: Value = serde_json::from_str(&sarif(&[])).expect("JSON");
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
        let ids: Vec<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
        // A name that is changed here breaks the filters of those who read the reports.
        let known = [
            "file",
            "syntax",
            "field",
            "reference",
            "repeated",
            "unused",
            "markup",
            "sections",
            "length",
            "readability",
            "translation",
            "untranslated",
            "safety-wording",
            "alternative-text",
            "caption",
            "facts",
            "sources",
            "drawing",
            "figure-colour",
            "medium",
            "quiz-item",
            "exam",
            "certificate",
            "assignment",
            "free-lessons",
            "former-name",
        ];
        assert_eq!(ids, known);
        let summaries = rules.iter().filter_map(|rule| rule["shortDescription"]["text"].as_str());
        assert!(summaries.clone().all(|text| text.ends_with('.')) && summaries.count() == known.len());
    }
}
