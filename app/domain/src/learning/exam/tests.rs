use std::collections::BTreeSet;

use proptest::prelude::*;
use time::macros::datetime;

use super::*;
use crate::learning::quiz::samples::{item, kinds, text};

const NOW: OffsetDateTime = datetime!(2026-11-27 9:00 UTC);

/// A module with twelve items named after it, the first `must_pass` of them about safety.
fn module(name: &str, must_pass: usize) -> Module {
    let items = kinds().into_iter().chain(kinds()).enumerate();
    let items = items.map(|(number, kind)| item(&format!("{name}-{number}"), number < must_pass, kind));
    Module {
        slug: ModuleSlug::parse(name).unwrap(),
        title: text(name),
        summary: text("Short."),
        lessons: Vec::new(),
        terms: Vec::new(),
        quiz: Quiz::new(Percent::FULL, NonZeroUsize::MIN, items.collect()).unwrap(),
        assignment: None,
    }
}

fn part(module: &str, items: usize, must_pass: usize) -> Part {
    Part { module: ModuleSlug::parse(module).unwrap(), items: NonZeroUsize::new(items).unwrap(), must_pass }
}

fn tries() -> Tries {
    Tries { attempts: NonZeroU16::new(3).unwrap(), cooling_off_days: 2, pause_days: 30 }
}

fn exam(parts: &[Part]) -> Result<Exam, ExamError> {
    let pass = Percent::new(80).unwrap();
    Exam::new(text("Exam"), pass, tries(), parts, &[module("skin", 3), module("pricing", 0)])
}

#[test]
fn a_part_that_cannot_be_filled_is_refused() {
    let slug = |name| ModuleSlug::parse(name).unwrap();
    let too_few = |module, must_pass, wanted, there| {
        Err(ExamError::TooFew { part: 0, module: slug(module), must_pass, wanted, there })
    };
    assert_eq!(exam(&[]), Err(ExamError::Empty));
    assert_eq!(exam(&[part("hair", 2, 0)]), Err(ExamError::Module { part: 0, module: slug("hair") }));
    assert_eq!(exam(&[part("skin", 1, 2)]), Err(ExamError::Share { part: 0, items: 1, must_pass: 2 }));
    assert_eq!(exam(&[part("skin", 4, 4)]), too_few("skin", true, 4, 3));
    assert_eq!(exam(&[part("skin", 12, 2)]), too_few("skin", false, 10, 9));
    assert_eq!(exam(&[part("pricing", 2, 1)]), too_few("pricing", true, 1, 0));
    let twice = [part("skin", 1, 0), part("skin", 2, 0)];
    assert_eq!(exam(&twice), Err(ExamError::Twice { part: 1, module: slug("skin") }));
    assert!(exam(&[part("skin", 12, 3), part("pricing", 12, 0)]).is_ok(), "all there is may be asked");
}

#[test]
fn one_waits_after_each_failed_attempt_and_longer_after_a_series() {
    let day = |days| NOW + Duration::days(days);
    let after = |ended: &[i64], now| {
        let ended: Vec<_> = ended.iter().map(|days| (day(*days), false)).collect();
        tries().admission(&ended, day(now))
    };
    assert_eq!(after(&[], 0), Admission::Open { left: 3 });
    assert_eq!(after(&[0], 1), Admission::From(day(2)));
    assert_eq!(after(&[0], 2), Admission::Open { left: 2 });
    assert_eq!(after(&[0, 2], 4), Admission::Open { left: 1 });
    assert_eq!(after(&[0, 2, 4], 10), Admission::From(day(34)));
    assert_eq!(after(&[0, 2, 4], 34), Admission::Open { left: 3 });
    assert_eq!(tries().admission(&[(NOW, false), (NOW, true)], day(90)), Admission::Passed);
}

proptest! {
    #[test]
    fn every_draw_fills_the_blueprint_and_avoids_the_last_attempt(
        seeds: (u64, u64), items in 1_usize..=6, must_pass in 0_usize..=1,
    ) {
        let exam = exam(&[part("skin", items, must_pass), part("pricing", items, 0)]).unwrap();
        let first = exam.draw(seeds.0, &[]);
        let second = exam.draw(seeds.1, &first);
        prop_assert_eq!(&exam.draw(seeds.1, &first), &second, "the same seed draws the same");
        for drawn in [&first, &second] {
            let different: BTreeSet<_> = drawn.iter().collect();
            prop_assert_eq!(different.len(), exam.questions());
            let of_skin = drawn.iter().filter(|id| exam.module_of(id).unwrap().as_str() == "skin");
            prop_assert_eq!(of_skin.count(), items);
            let safety = drawn.iter().filter(|id| exam.quiz().item(id).unwrap().must_pass());
            prop_assert_eq!(safety.count(), must_pass);
        }
        // Nine others and three must-pass items in `skin`: up to four others can be new both times.
        if items - must_pass <= 4 {
            prop_assert!(second.iter().all(|id| !first.contains(id)), "nothing is asked twice in a row");
        }
    }

    #[test]
    fn what_the_pool_cannot_spare_returns_and_no_more(seeds: (u64, u64)) {
        let exam = exam(&[part("pricing", 8, 0)]).unwrap();
        let first = exam.draw(seeds.0, &[]);
        let second = exam.draw(seeds.1, &first);
        prop_assert_eq!(second.iter().filter(|id| first.contains(id)).count(), 4, "four of twelve are new");
    }
}
