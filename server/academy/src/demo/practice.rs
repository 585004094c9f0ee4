//! Practice work in every state.

use contract::practice::{AddPhoto, Arrival, Practice as _, SubmitRound};
use domain::Viewer;
use domain::id::SubmissionId;
use domain::learning::{Assignment, Surface};
use measure::dots::{self, practice_picture};
use time::Duration;

use super::days::Days;
use super::people::People;
use super::reviews::{self, Findings};
use super::study::{self, Knows};
use crate::{Academy, Error, Result};

/// The modules, by their place among those of all courses.
pub(super) const ANATOMY: usize = 0;
pub(super) const HAIRLINE: usize = 3;
pub(super) const PRICING: usize = 8;

/// A round that is sent.
pub(super) struct Work {
    /// Which module's assignment.
    pub module: usize,
    /// Which trainee's table and light the photos show.
    pub seed: u64,
    /// From 0, a first evening, to 1.
    pub quality: f32,
    /// What the trainee says.
    pub note: &'static str,
}

/// Fills the trainees' folders.
pub(super) async fn fill(days: &Days, people: &People) -> Result<()> {
    the_trainee(days, people).await?;
    let [quim, queenie, wanda] = &people.waiting;
    study::read(days, quim, ANATOMY, 3, Duration::days(20)).await?;
    let lines = Work {
        module: HAIRLINE,
        seed: 31,
        quality: 0.55,
        note: "La segunda línea me costó más: el cliente pide muy bajo.",
    };
    send(&days.ago(Duration::days(4)), quim, &lines).await?;
    let fields =
        Work { module: ANATOMY, seed: 32, quality: 0.7, note: "Third pass done with a fresh cartridge." };
    let held = send(&days.ago(Duration::days(2)), queenie, &fields).await?;
    reviews::begin(&days.ago(Duration::minutes(8)), &people.mentor2, held).await?;
    let list = Work { module: PRICING, seed: 33, quality: 0.6, note: "" };
    let sent = send(&days.ago(Duration::days(6)), wanda, &list).await?;
    days.ago(Duration::days(5)).withdraw(wanda, sent).await.map_err(Error::Refused)?;
    Ok(())
}

/// One trainee somewhere in the middle: something passed, something returned, something begun.
async fn the_trainee(days: &Days, people: &People) -> Result<()> {
    let who = &people.trainee;
    study::read(days, who, ANATOMY, usize::MAX, Duration::days(40)).await?;
    study::quiz(days, who, ANATOMY, Knows::Little, Duration::days(33)).await?;
    study::quiz(days, who, ANATOMY, Knows::All, Duration::days(32)).await?;
    study::read(days, who, HAIRLINE, 2, Duration::days(9)).await?;
    study::exam(days, who, study::course(days.now())?, Knows::Little, Duration::days(1)).await?;

    let first = Work {
        module: ANATOMY,
        seed: 7,
        quality: 0.3,
        note: "My first fields. The 90 field went dark quickly.",
    };
    let sent = send(&days.ago(Duration::days(30)), who, &first).await?;
    reviews::publish(&days.ago(Duration::days(28)), &people.mentor, sent, Findings::FirstFields).await?;
    let second =
        Work { module: ANATOMY, seed: 7, quality: 0.9, note: "Slower, lighter, three separate passes." };
    again(&days.ago(Duration::days(22)), who, sent, &second).await?;
    reviews::publish(&days.ago(Duration::days(20)), &people.mentor, sent, Findings::Passed).await?;

    let lines = Work {
        module: HAIRLINE,
        seed: 7,
        quality: 0.5,
        note: "Client two wanted a straight line; I bent it a little.",
    };
    let sent = send(&days.ago(Duration::days(6)), who, &lines).await?;
    reviews::publish(&days.ago(Duration::days(3)), &people.mentor2, sent, Findings::StraightLine).await?;

    let list = Work { module: PRICING, seed: 7, quality: 0.6, note: "" };
    add_photos(&days.ago(Duration::hours(5)), who, &list, 1).await?;
    Ok(())
}

/// Sends the first round of an assignment with as many photos as it asks for.
pub(super) async fn send(academy: &Academy, who: &Viewer, work: &Work) -> Result<SubmissionId> {
    let assignment = assignment(academy, work.module)?;
    add_photos(academy, who, work, assignment.photos.min()).await?;
    let round = SubmitRound { assignment: assignment.slug.clone(), round: 1, note: work.note.to_owned() };
    academy.submit(who, round).await.map_err(Error::Refused)
}

/// Sends the next round of work that was returned.
async fn again(academy: &Academy, who: &Viewer, submission: SubmissionId, work: &Work) -> Result<()> {
    let assignment = assignment(academy, work.module)?;
    academy.revise(who, submission).await.map_err(Error::Refused)?;
    let next = Work { seed: work.seed + 1000, ..*work };
    add_photos(academy, who, &next, assignment.photos.min()).await?;
    let round = SubmitRound { assignment: assignment.slug.clone(), round: 2, note: work.note.to_owned() };
    academy.submit(who, round).await.map_err(Error::Refused)?;
    Ok(())
}

async fn add_photos(academy: &Academy, who: &Viewer, work: &Work, count: usize) -> Result<()> {
    let assignment = assignment(academy, work.module)?;
    let surface = match assignment.surface {
        Surface::Drawing => dots::Surface::Drawing,
        Surface::Sheet => dots::Surface::Worksheet,
        _ => dots::Surface::Latex,
    };
    for photo in (0_u32..).take(count) {
        let (seed, quality, module) = (work.seed, work.quality, work.module);
        let place = album::place((module, seed, quality.to_bits(), photo));
        let drawn = tokio::task::spawn_blocking(move || {
            place.get_or_init(|| practice_picture(seed, surface, quality, photo)).clone()
        })
        .await;
        let bytes = drawn.map_err(|error| Error::internal("drawing a demo photo", error))?;
        let name = format!("IMG_{:04}.jpg", 100 + photo);
        let command = AddPhoto { assignment: assignment.slug.clone(), name, bytes };
        match academy.add_photo(who, command).await.map_err(Error::Refused)? {
            Arrival::Taken(_) => {}
            Arrival::Refused(why) => {
                return Err(Error::internal("taking in a demo photo", format!("{why:?}")));
            }
        }
    }
    Ok(())
}

/// The assignment of a module.
pub(super) fn assignment(academy: &Academy, module: usize) -> Result<&Assignment> {
    let (_, module) = study::place(academy, module)?;
    module.assignment.as_ref().ok_or(Error::NotFound)
}

/// Photos of one table, light and hand are the same photo: while the academy is being filled it is drawn once.
pub(super) mod album {
    use std::collections::HashMap;
    use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

    type Key = (usize, u64, u32, u32);
    type Place = Arc<OnceLock<Vec<u8>>>;

    static ALBUM: LazyLock<Mutex<HashMap<Key, Place>>> = LazyLock::new(Mutex::default);

    /// Where the photo of this module, table, hand and number is kept.
    pub(super) fn place(key: Key) -> Place {
        ALBUM.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default().clone()
    }

    /// Gives the memory back.
    pub(in crate::demo) fn close() {
        ALBUM.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
