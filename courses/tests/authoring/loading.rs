//! What becomes of content that is right.

use courses::{Catalogue, check, load};
use domain::learning::quiz::Answer;
use domain::learning::{Interactive, Lesson};
use domain::slug::{AssignmentSlug, CourseSlug, ItemId, LessonSlug, ModuleSlug};

use crate::files::{Files, ONE, UNO};

fn catalogue() -> Catalogue {
    load(&Files::miniature()).expect("no errors")
}

fn lesson(catalogue: &Catalogue) -> Lesson {
    let course = CourseSlug::parse("mini").expect("a slug");
    let module = ModuleSlug::parse("first").expect("a slug");
    let lesson = LessonSlug::parse("one").expect("a slug");
    catalogue.lesson(&course, &module, &lesson).expect("the first lesson").lesson.clone()
}

#[test]
fn the_miniature_loads_without_a_remark() {
    let checked = check(&Files::miniature());
    assert_eq!(checked.problems, []);
    let catalogue = checked.catalogue.unwrap();
    let course = &catalogue.courses()[0];
    assert_eq!(course.lessons().count(), 2);
    let rule = &course.certificate;
    assert_eq!((rule.requirements.len(), rule.two_person), (4, true));
    let exam = course.exam.as_ref().unwrap();
    assert_eq!((exam.questions(), exam.must_pass(), exam.quiz().items().len()), (4, 1, 8));
    assert_eq!(rule.prerequisites.iter().map(|one| one.max_age_months).collect::<Vec<_>>(), [Some(24), None]);
    assert_eq!(
        rule.renewal.as_ref().map(|renewal| (renewal.ce_hours, renewal.quiz_modules.len())),
        Some((12, 1))
    );
    assert!(catalogue.assignment(&AssignmentSlug::parse("two-bands").unwrap()).is_some());
}

#[test]
fn lesson_text_becomes_html_with_notes_citations_terms_and_tables() {
    let body = lesson(&catalogue()).body;
    assert_eq!(body.en.intro_html, "<p>Two layers lie here.</p>\n");
    assert_eq!(body.es.sections[1].heading, "Qué evitar");
    assert_eq!(body.es.sections[1].id, "qué-evitar");
    let first = &body.en.sections[0].html;
    for part in [
        r##"<a class="term" href="#term-dermis">dermis</a>"##,
        r##"<sup class="cite"><a href="#source-1">[1]</a></sup>"##,
        r#"<th scope="col">Layer</th>"#,
        r#"<td class="number" data-label="Width">2 mm</td>"#,
        r#"<h3 id="closer">Closer</h3>"#,
        r#"<aside class="note action"><strong>Do this</strong>"#,
    ] {
        assert!(first.contains(part), "{part} is not in\n{first}");
    }
    let second = &body.es.sections[1].html;
    assert!(second.contains(r#"<aside class="note warn safety"><strong>Seguridad</strong>"#), "{second}");
    assert!(second.contains(r#"<aside class="note"><strong>En discusión</strong>"#), "{second}");
    assert_eq!(body.en.terms.len(), 1);
}

#[test]
fn a_figure_is_inlined_in_the_language_of_the_text_under_its_alternative_text() {
    let body = lesson(&catalogue()).body;
    let html = &body.es.sections[0].html;
    assert!(
        html.contains(r#"<svg viewBox="0 0 640 400" role="img" aria-label="Dos bandas, una sobre otra.">"#),
        "{html}"
    );
    assert!(html.contains("alta y exterior") && !html.contains("upper &amp; outer"), "{html}");
    assert!(html.contains("1 mm"), "text without a language stays");
    assert!(html.contains("<figcaption>Dos capas.</figcaption>"));
}

#[test]
fn a_figure_leads_to_the_one_that_answers() {
    let leading = |text: &str| text.replace("(figure:skin ", "(figure:skin#healing-timeline ");
    let mut files = Files::miniature();
    for name in [ONE, UNO] {
        let text = leading(&files.0[name]);
        files.0.insert(name.to_owned(), text);
    }
    let body = lesson(&load(&files).unwrap()).body;
    assert_eq!(body.en.interactive, [Interactive::HealingTimeline]);
    assert!(body.en.sections[0].html.contains(r#"<a class="try" href="/figures/healing-timeline">"#));
    assert!(body.es.sections[0].html.contains(r#"<a class="try" href="/es/figures/healing-timeline">"#));
    assert!(body.en.sections[0].html.contains("<svg"), "the still picture stays");
}

#[test]
fn ids_of_a_figure_shown_twice_stay_apart() {
    let twice = "## What to avoid\n\n![Again the two bands.](figure:skin \"Again.\")\n";
    let twice_es = "## Qué evitar\n\n![Otra vez las dos bandas.](figure:skin \"Otra vez.\")\n";
    let files =
        Files::miniature().with(ONE, "## What to avoid\n", twice).with(UNO, "## Qué evitar\n", twice_es);
    let body = lesson(&load(&files).unwrap()).body.en;
    assert!(body.sections[0].html.contains(r#"id="skin-1-skin-tip""#));
    assert!(body.sections[0].html.contains("url(#skin-1-skin-tip)"));
    assert!(body.sections[1].html.contains(r#"id="skin-2-skin-tip""#));
    assert!(body.sections[1].html.contains("url(#skin-2-skin-tip)"));
}

#[test]
fn the_markup_of_an_item_does_not_give_its_solution_away() {
    let catalogue = catalogue();
    let quiz = &catalogue.courses()[0].modules[0].quiz;
    let solution = |id| quiz.item(&ItemId::parse(id).unwrap()).unwrap().solution();
    let Answer::Ordering(steps) = solution("mini-order") else { panic!("an order") };
    assert!(steps.iter().all(|step| step.as_str().len() == 10), "not the author's a, b, c");
    let Answer::Matching(pairs) = solution("mini-match") else { panic!("pairs") };
    assert!(pairs.iter().all(|(left, right)| left != right));
}

#[test]
fn the_revision_of_a_course_is_the_revision_of_its_words() {
    let revision = |files: &Files| load(files).unwrap().courses()[0].revision.clone();
    let files = Files::miniature();
    assert_eq!(revision(&files), revision(&files.clone()));
    assert_ne!(revision(&files), revision(&files.clone().with(ONE, "Say it aloud.", "Say it twice.")));
}

#[test]
fn windows_line_ends_read_like_others() {
    let mut files = Files::miniature();
    for text in files.0.values_mut() {
        *text = text.replace('\n', "\r\n");
    }
    assert_eq!(check(&files).problems, []);
}
