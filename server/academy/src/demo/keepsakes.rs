//! What the trainee keeps for herself: notes and a marked passage, designs of hairlines, a price and a field of dots.

use contract::learning::{AddNote, KeepWorksheet, Learning as _};
use domain::learning::{FigureState, HeadingId, Interactive, NoteText, Quote, WorksheetName};
use domain::{Locale, Problem, Viewer};
use time::Duration;

use super::days::Days;
use super::people::People;
use super::practice::{ANATOMY, HAIRLINE};
use super::study;
use crate::{Academy, Error, Result};

/// Name and state.
type Sheet = (&'static str, &'static str);

const DESIGNS: [Sheet; 2] = [
    ("Square face, 52, receding", "face=square&sex=man&age=50&middle=78&zone=9&loss=yes"),
    ("Oval face, 34", "face=oval&sex=man&age=30-49&middle=70&zone=7"),
];
const PRICES: [Sheet; 1] =
    [("Shared studio, three days a week", "coin=eur&fixed=2800&a-price=1900&a-clients=5")];

/// Notes things down and keeps what she made.
pub(super) async fn fill(days: &Days, people: &People) -> Result<()> {
    let who = &people.trainee;
    note(
        &days.ago(Duration::days(39)),
        who,
        ANATOMY,
        "Ask Max: how do you feel the difference on a thin scalp?",
    )
    .await?;
    mark(&days.ago(Duration::days(39)), who, ANATOMY).await?;
    note(&days.ago(Duration::days(18)), who, HAIRLINE, "Draw it, step back two metres, then ask the client.")
        .await?;
    for (sheet, age) in DESIGNS.iter().zip([17, 12]) {
        keep(&days.ago(Duration::days(age)), who, Interactive::HairlineDesign, sheet).await?;
    }
    for sheet in &PRICES {
        keep(&days.ago(Duration::days(6)), who, Interactive::Pricing, sheet).await?;
    }
    Ok(())
}

/// Writes beside the first section of a module's first lesson.
async fn note(academy: &Academy, who: &Viewer, module: usize, text: &str) -> Result<()> {
    add(academy, who, module, |_| Ok(None), NoteText::parse(text).map_err(unfit)?).await
}

/// Marks the beginning of the same section.
async fn mark(academy: &Academy, who: &Viewer, module: usize) -> Result<()> {
    let opening = |text: &str| Quote::parse(text.split_inclusive(". ").next().unwrap_or(text), "", "");
    add(academy, who, module, opening, None).await
}

async fn add(
    academy: &Academy,
    who: &Viewer,
    module: usize,
    quote: impl FnOnce(&str) -> std::result::Result<Option<Quote>, Problem>,
    text: Option<NoteText>,
) -> Result<()> {
    let (course, module) = study::place(academy, module)?;
    let lesson = module.lessons.first().ok_or(Error::NotFound)?;
    let section = lesson.body.get(Locale::En).sections.first().ok_or(Error::NotFound)?;
    let note = AddNote {
        section: HeadingId::parse(&section.id).map_err(unfit)?,
        quote: quote(&section.plain.text).map_err(unfit)?,
        text,
    };
    let place = (&course.slug, &module.slug, &lesson.slug);
    academy.add_note(who, place, note, Locale::En).await.map_err(Error::Refused)?;
    Ok(())
}

async fn keep(academy: &Academy, who: &Viewer, figure: Interactive, (name, state): &Sheet) -> Result<()> {
    let name = WorksheetName::parse(name).map_err(unfit)?;
    let state = FigureState::parse(state).map_err(unfit)?;
    academy.keep_worksheet(who, KeepWorksheet { figure, name, state }).await.map_err(Error::Refused)
}

/// The demo says something that the academy does not take.
fn unfit(problem: Problem) -> Error {
    Error::field("demo", problem)
}
