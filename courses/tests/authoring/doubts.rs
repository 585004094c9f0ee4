//! What an author should look at again, but may publish.

use courses::{Problem, Severity, check};

use crate::files::{COURSE, FIGURE, Files, MODULE, ONE, QUIZ, UNO, filler, relleno};

fn warnings(files: &Files) -> Vec<Problem> {
    let checked = check(files);
    assert!(checked.catalogue.is_some(), "{:?}", checked.problems);
    checked.problems
}

fn warns(files: &Files, file: &str, line: usize, says: &str) {
    let problems = warnings(files);
    assert!(
        problems.iter().any(|problem| problem.severity == Severity::Warning
            && problem.file == format!("courses/{file}")
            && problem.line == line
            && problem.message.contains(says)),
        "expected {file}:{line}: {says:?}, got {problems:?}"
    );
}

#[test]
fn a_lesson_that_is_too_short_or_too_long_gets_a_warning() {
    let mut short = Files::miniature();
    let text = short.0[ONE].replace(&filler(50), &filler(36));
    short.0.insert(ONE.to_owned(), text);
    let line = short.line_of(ONE, "Two layers lie here.\n\n") - 1;
    warns(&short, ONE, line, "words, 400 to 900 are expected");
    let mut long = Files::miniature();
    for (path, heading, words, end) in
        [(ONE, "More", filler(70), "Go on."), (UNO, "Más", relleno(70), "Sigue.")]
    {
        let section = format!("\n## {heading}\n\n{words}\n\n> [!TIP]\n> {end}\n");
        long.0.get_mut(path).unwrap().push_str(&section.repeat(2));
    }
    warns(&long, ONE, line, "words, 400 to 900 are expected");
}

#[test]
fn a_figure_or_a_lesson_that_nothing_refers_to_gets_a_warning() {
    let mut files = Files::miniature();
    files.0.insert("mini/figures/spare.svg".to_owned(), files.0[FIGURE].clone());
    files.0.insert("mini/first/en/spare.md".to_owned(), "Draft".to_owned());
    warns(&files, "mini/figures/spare.svg", 1, "not shown anywhere");
    warns(&files, "mini/first/en/spare.md", 1, "nothing refers to this file");
}

#[test]
fn a_term_that_no_lesson_links_gets_a_warning() {
    let term = "[[term]]\nslug = \"galea\"\nname = { en = \"a\", es = \"a\" }\nmeaning = { en = \"a\", es = \"a\" }\n";
    let files = Files::miniature().with(MODULE, "[[term]]", &format!("{term}[[term]]"));
    warns(&files, MODULE, files.line_of(MODULE, "[[term]]"), "no lesson links the term `galea`");
}

#[test]
fn a_course_with_other_than_two_free_lessons_gets_a_warning() {
    let files =
        Files::miniature().with(ONE, "free = true", "free = false").with(UNO, "free = true", "free = false");
    warns(&files, COURSE, 1, "1 lessons of the course are free");
}

#[test]
fn a_right_option_that_is_by_far_the_longest_gets_a_warning() {
    let long = "The lower layer, because it is the one that always stays where it is";
    let files = Files::miniature().with(QUIZ, "en = \"The lower\"", &format!("en = \"{long}\""));
    warns(&files, QUIZ, files.line_of(QUIZ, "[[item]]"), "by far the longest");
}
