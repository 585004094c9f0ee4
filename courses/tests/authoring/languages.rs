//! Both languages are written, and what is said for safety returns in both alike.

use courses::{Problem, Rule, Severity, check};
use domain::slug::LessonSlug;

use crate::files::{FIGURE, Files, MODULE, ONE, UNO};

const TWO: &str = "mini/first/en/two.md";
const DOS: &str = "mini/first/es/two.md";

fn of(rule: Rule, files: &Files) -> Vec<Problem> {
    check(files).problems.into_iter().filter(|problem| problem.rule == rule).collect()
}

#[test]
fn a_translation_that_is_the_english_file_is_refused_piece_by_piece() {
    let mut files = Files::miniature();
    files.0.insert(UNO.to_owned(), files.0[ONE].clone());
    let problems = of(Rule::Untranslated, &files);
    assert!(problems.iter().all(|problem| problem.severity == Severity::Error), "{problems:?}");
    assert!(problems.iter().all(|problem| problem.file == format!("courses/{UNO}")), "{problems:?}");
    for needle in ["summary =", "Two layers lie here.\n\n", "The lower layer", "![Two bands", "> Nobody has"]
    {
        let line = files.line_of(UNO, needle);
        assert!(problems.iter().any(|problem| problem.line == line), "{needle:?}: {problems:?}");
    }
    assert!(check(&files).catalogue.is_none());
}

#[test]
fn a_caution_that_is_reworded_in_one_language_only_is_refused_with_both_places() {
    let reworded = |file, from, to| Files::miniature().with(file, from, to);
    for (files, file, before, alike, other) in [
        (reworded(DOS, "Detente si sangra.", "Para si sangra."), DOS, UNO, "English", "Spanish"),
        (reworded(TWO, "Stop when it bleeds.", "Stop if it bleeds."), TWO, ONE, "Spanish", "English"),
    ] {
        let problems = of(Rule::SafetyWording, &files);
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        let line = |file| files.line_of(file, "> [!CAUTION]");
        assert_eq!((&problem.file, problem.line), (&format!("courses/{file}"), line(file)));
        assert_eq!(problem.severity, Severity::Error);
        let there = format!("courses/{before}:{} in {alike}, but in {other} its words differ", line(before));
        assert!(problem.message.contains(&there), "{problem}");
    }
    let both = reworded(DOS, "Detente si sangra.", "Para si sangra.").with(
        TWO,
        "Stop when it bleeds.",
        "Stop if it bleeds.",
    );
    assert_eq!(check(&both).problems, [], "that is another caution");
}

#[test]
fn an_alternative_text_that_is_the_name_of_the_file_is_refused() {
    let mut files = Files::miniature();
    let drawing = files.0[FIGURE].replace("skin-tip", "tip");
    files.0.insert("mini/figures/two-bands-of-skin.svg".to_owned(), drawing);
    for (path, alt) in [(ONE, "Figure: two bands of skin"), (UNO, "Two bands of skin")] {
        let text = &files.0[path];
        let start = text.find("![").unwrap();
        let end = start + text[start..].find(" \"").unwrap();
        let text = format!("{}![{alt}](figure:two-bands-of-skin{}", &text[..start], &text[end..]);
        files.0.insert(path.to_owned(), text);
    }
    let problems = of(Rule::AlternativeText, &files);
    let files_of: Vec<_> = problems.iter().map(|problem| problem.file.as_str()).collect();
    assert_eq!(files_of, [format!("courses/{ONE}"), format!("courses/{UNO}")], "{problems:?}");
}

#[test]
fn a_renamed_lesson_remembers_what_it_was_called() {
    let mut files = Files::miniature();
    for (language, name) in [
        ("en", "formerly = [\"one\", \"zeroth/first\"]"),
        ("es", "formerly = [\"first/one\", \"zeroth/first\"]"),
    ] {
        let text = files.0.remove(&format!("mini/first/{language}/one.md")).unwrap();
        let text = text.replacen("free = true", &format!("free = true\n{name}"), 1);
        files.0.insert(format!("mini/first/{language}/bands.md"), text);
    }
    let files = files.with(MODULE, "[\"one\", ", "[\"bands\", ");
    let checked = check(&files);
    assert_eq!(checked.problems, []);
    let catalogue = checked.catalogue.unwrap();
    let course = &catalogue.courses()[0];
    let (module, lesson) = course.lessons().next().unwrap();
    let keys: Vec<_> =
        module.keys(lesson).iter().map(|key| format!("{}/{}", key.module, key.lesson)).collect();
    assert_eq!(keys, ["first/bands", "first/one", "zeroth/first"]);
    let one = LessonSlug::parse("one").unwrap();
    assert!(catalogue.lesson(&course.slug, &module.slug, &one).is_some_and(|at| at.lesson == lesson));
}

#[test]
fn two_lessons_cannot_have_had_the_same_name() {
    let mut files = Files::miniature();
    for name in [ONE, UNO, TWO, DOS] {
        files = files.with(name, "free = true", "free = true\nformerly = [\"zeroth\"]");
    }
    let problems = of(Rule::FormerName, &files);
    let places: Vec<_> = problems.iter().map(|problem| problem.file.as_str()).collect();
    assert_eq!(places, [format!("courses/{TWO}"), format!("courses/{DOS}")], "{problems:?}");
    assert!(problems[0].message.contains(&format!("stands already at courses/{ONE}:6")), "{problems:?}");
}
