//! Mentors claim work, draft, publish; trainees read what was published.

mod world;

use std::io::Cursor;

use contract::practice::{AddPhoto, Arrival, SubmitRound};
use contract::review::{
    Hold, NewPin, PublishOutcome, PublishReview, PublishedReviewView, QueueQuery, SaveDraft, SaveOutcome,
    Show, WorkspaceView,
};
use contract::{Fault, Reason};
use domain::id::{PhotoId, SubmissionId};
use domain::identity::Role;
use domain::practice::{LEASE, Stage, Verdict};
use domain::review::{Draft, Level, Severity, Spot, Version};
use domain::slug::AssignmentSlug;
use domain::{Locale, Viewer};
use time::Duration;
use world::World;

const EN: Locale = Locale::En;

fn three_hairlines() -> AssignmentSlug {
    AssignmentSlug::parse("three-hairlines").expect("a slug")
}

/// A picture of its own for each `seed`.
fn picture(seed: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(480, 360, |x, y| {
        let dot = (x % 16).abs_diff(8).pow(2) + (y % 16).abs_diff(8).pow(2) < 12;
        let light = u8::try_from((x / 4 + seed * 7) % 60 + 180).unwrap_or(u8::MAX);
        image::Rgb(if dot { [60, 48, 44] } else { [light; 3] })
    });
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Png).expect("encodes");
    file.into_inner()
}

/// A trainee's work in the queue, and two mentors.
struct Scene {
    world: World,
    ana: Viewer,
    lucia: Viewer,
    omar: Viewer,
    work: SubmissionId,
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let ana = world.member("Ana", &[Role::Trainee]).await;
        let lucia = world.member("Lucia", &[Role::Mentor]).await;
        let omar = world.member("Omar", &[Role::Mentor]).await;
        let work = send(&world, &ana, 1, 0).await;
        Self { world, ana, lucia, omar, work }
    }

    async fn workspace(&self, viewer: &Viewer) -> WorkspaceView {
        self.world.ports.review.workspace(viewer, EN, self.work).await.expect("a mentor may look")
    }

    async fn claim(&self, mentor: &Viewer) {
        self.world.ports.review.claim(mentor, self.work).await.expect("free");
    }

    fn save(&self, base: u32, draft: Draft) -> SaveDraft {
        SaveDraft { submission: self.work, round: 1, base: Version(base), draft, new_pin: None }
    }

    async fn publish(
        &self,
        mentor: &Viewer,
        draft: SaveDraft,
        verdict: Verdict,
    ) -> contract::Answer<PublishOutcome> {
        self.world.ports.review.publish(mentor, PublishReview { draft, verdict }).await
    }

    async fn published(&self, viewer: &Viewer) -> Vec<PublishedReviewView> {
        self.world.ports.review.published(viewer, EN, self.work).await.expect("it may be read")
    }

    /// A draft with every criterion at `level`.
    async fn scored(&self, level: u8, summary: &str) -> Draft {
        let level = Level::try_from(level).expect("a level");
        let criteria = self.workspace(&self.lucia).await.criteria;
        Draft {
            levels: criteria.into_iter().map(|criterion| (criterion.id, level)).collect(),
            summary: summary.to_owned(),
            ..Draft::default()
        }
    }
}

/// How many photos a round of three hairlines needs.
const PHOTOS: u32 = 4;

/// Sends a round.
async fn send(world: &World, trainee: &Viewer, round: u16, seed: u32) -> SubmissionId {
    let assignment = three_hairlines();
    let practice = &world.ports.practice;
    for photo in 0..PHOTOS {
        let command = AddPhoto {
            assignment: assignment.clone(),
            name: format!("face {photo}.png"),
            bytes: picture(seed + photo),
        };
        let arrival = practice.add_photo(trainee, command).await.expect("taken in");
        assert!(matches!(arrival, Arrival::Taken(_)), "{arrival:?}");
    }
    let command = SubmitRound { assignment, round, note: "Three faces.".to_owned() };
    practice.submit(trainee, command).await.expect("complete")
}

fn refused<T>(reason: Reason) -> contract::Answer<T> {
    Err(Fault::Refused { reason })
}

fn mine(hold: &Hold) -> bool {
    matches!(hold, Hold::Mine { .. })
}

fn pin(photo: PhotoId, text: &str) -> NewPin {
    let spot = Spot::new(0.25, 0.75).expect("inside");
    NewPin { photo, spot, severity: Severity::MustFix, criterion: None, text: text.to_owned() }
}

#[tokio::test]
async fn two_mentors_never_review_the_same_work_at_once() {
    let scene = Scene::new().await;
    let review = &scene.world.ports.review;
    scene.claim(&scene.lucia).await;
    assert_eq!(review.claim(&scene.omar, scene.work).await, refused(Reason::HeldByAnother));
    let draft = scene.scored(3, "mine").await;
    assert_eq!(review.save_draft(&scene.omar, scene.save(0, draft)).await, refused(Reason::HeldByAnother));
    let seen = scene.workspace(&scene.omar).await.hold;
    assert!(matches!(&seen, Hold::Another { name, .. } if name == "Lucia"), "{seen:?}");

    scene.world.pass(LEASE);
    scene.claim(&scene.omar).await;
    let draft = scene.scored(3, "too late").await;
    assert_eq!(review.save_draft(&scene.lucia, scene.save(0, draft)).await, refused(Reason::HeldByAnother));
}

#[tokio::test]
async fn each_save_is_a_sign_of_life() {
    let scene = Scene::new().await;
    scene.claim(&scene.lucia).await;
    scene.world.pass(LEASE - Duration::minutes(1));
    let draft = scene.scored(2, "").await;
    let saved = scene.world.ports.review.save_draft(&scene.lucia, scene.save(0, draft)).await;
    assert!(matches!(saved, Ok(SaveOutcome::Saved { version: Version(1), .. })), "{saved:?}");
    scene.world.pass(LEASE - Duration::minutes(1));
    assert!(mine(&scene.workspace(&scene.lucia).await.hold));
}

#[tokio::test]
async fn opening_the_workspace_writes_nothing() {
    let scene = Scene::new().await;
    let before = scene.workspace(&scene.lucia).await;
    let again = scene.workspace(&scene.lucia).await;
    assert_eq!(before, again);
    assert_eq!((again.hold, again.stage, again.version), (Hold::Free, Stage::Submitted, Version(0)));
}

#[tokio::test]
async fn of_two_windows_the_slower_one_is_told_and_neither_text_is_lost() {
    let scene = Scene::new().await;
    let review = &scene.world.ports.review;
    scene.claim(&scene.lucia).await;
    let (first, second) =
        (scene.scored(3, "from the laptop").await, scene.scored(2, "from the tablet").await);
    let saved = review.save_draft(&scene.lucia, scene.save(0, first.clone())).await.expect("hers");
    assert!(matches!(saved, SaveOutcome::Saved { version: Version(1), .. }));
    let conflict = review.save_draft(&scene.lucia, scene.save(0, second.clone())).await.expect("hers");
    assert_eq!(conflict, SaveOutcome::Conflict { theirs: first.clone(), version: Version(1) });
    let publishing = scene.publish(&scene.lucia, scene.save(0, second.clone()), Verdict::Return).await;
    assert_eq!(publishing, Ok(PublishOutcome::Conflict { theirs: first.clone(), version: Version(1) }));
    assert_eq!(scene.workspace(&scene.lucia).await.draft, first);

    let chosen = review.save_draft(&scene.lucia, scene.save(1, second.clone())).await.expect("hers");
    assert!(matches!(chosen, SaveOutcome::Saved { version: Version(2), .. }));
    assert_eq!(scene.workspace(&scene.lucia).await.draft, second);
}

#[tokio::test]
async fn a_save_whose_answer_got_lost_can_be_sent_again() {
    let scene = Scene::new().await;
    scene.claim(&scene.lucia).await;
    let draft = scene.scored(3, "once").await;
    for _ in 0..2 {
        let saved = scene.world.ports.review.save_draft(&scene.lucia, scene.save(0, draft.clone())).await;
        assert!(matches!(saved, Ok(SaveOutcome::Saved { version: Version(1), .. })), "{saved:?}");
    }
}

#[tokio::test]
async fn the_trainee_sees_nothing_of_a_draft_and_all_of_a_review() {
    let scene = Scene::new().await;
    let review = &scene.world.ports.review;
    scene.claim(&scene.lucia).await;
    let photo = scene.workspace(&scene.lucia).await.round.photos[1].id;
    let draft = scene.scored(2, "Soften the edge.").await;
    let command = SaveDraft { new_pin: Some(pin(photo, "a row")), ..scene.save(0, draft) };
    review.save_draft(&scene.lucia, command).await.expect("hers");
    assert_eq!(scene.published(&scene.ana).await, []);
    assert_eq!(review.workspace(&scene.ana, EN, scene.work).await, Err(Fault::NotFound));

    let draft = scene.workspace(&scene.lucia).await.draft;
    scene.publish(&scene.lucia, scene.save(1, draft), Verdict::Return).await.expect("complete");
    scene.world.run_jobs().await;
    let letters = scene.world.letters();
    assert_eq!(letters.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), ["ana@stipple.test"]);
    assert!(!letters[0].body.contains("edge"), "a letter says nothing about the work");
    let [seen] = <[_; 1]>::try_from(scene.published(&scene.ana).await).expect("one review");
    assert_eq!((seen.mentor.as_str(), seen.summary.as_str()), ("Lucia", "Soften the edge."));
    assert_eq!(
        (seen.pins[0].photo, seen.pins[0].text.as_str(), seen.photos.len()),
        (photo, "a row", PHOTOS as usize)
    );
    assert!(seen.scores.iter().all(|score| score.level.get() == 2 && !score.description.is_empty()));
}

#[tokio::test]
async fn publishing_twice_publishes_once_and_nothing_changes_it_afterwards() {
    let scene = Scene::new().await;
    scene.claim(&scene.lucia).await;
    let draft = scene.scored(3, "Good.").await;
    let first = scene.publish(&scene.lucia, scene.save(0, draft.clone()), Verdict::Approve).await;
    let second = scene.publish(&scene.lucia, scene.save(0, draft.clone()), Verdict::Approve).await;
    assert!(first.is_ok());
    assert_eq!(first, second);
    let closed = || Reason::WrongStage { now: Stage::Approved };
    let other = scene.publish(&scene.lucia, scene.save(0, draft.clone()), Verdict::Return).await;
    assert_eq!(other, refused(closed()));
    let late = scene.world.ports.review.save_draft(&scene.lucia, scene.save(0, draft)).await;
    assert_eq!(late, refused(closed()));
    scene.world.run_jobs().await;
    assert_eq!(scene.world.letters().len(), 1, "one review, one letter");
    assert_eq!(scene.published(&scene.ana).await.len(), 1);
}

#[tokio::test]
async fn what_is_missing_is_named_and_nothing_is_published() {
    let scene = Scene::new().await;
    scene.claim(&scene.lucia).await;
    let criteria: Vec<_> =
        scene.workspace(&scene.lucia).await.criteria.into_iter().map(|row| row.id).collect();
    let empty = scene.publish(&scene.lucia, scene.save(0, Draft::default()), Verdict::Return).await;
    assert_eq!(empty, refused(Reason::Unscored { criteria: criteria.clone() }));
    let weak = scene.scored(2, "Not yet.").await;
    let weak = scene.publish(&scene.lucia, scene.save(0, weak), Verdict::Approve).await;
    let Err(Fault::Refused { reason: Reason::BelowPassLevel { criteria: below } }) = weak else {
        panic!("level 2 is below the pass level: {weak:?}")
    };
    assert_eq!(below.len(), criteria.len());
    assert_eq!(scene.published(&scene.ana).await, []);
}

#[tokio::test]
async fn a_mentor_cannot_review_their_own_work() {
    let scene = Scene::new().await;
    let both = scene.world.member("Both", &[Role::Trainee, Role::Mentor]).await;
    let own = send(&scene.world, &both, 1, 20).await;
    let review = &scene.world.ports.review;
    assert_eq!(review.claim(&both, own).await, Err(Fault::NotFound));
    assert_eq!(review.workspace(&both, EN, own).await, Err(Fault::NotFound));
    let queue = review.queue(&both, EN, QueueQuery::default()).await.expect("a mentor");
    assert_eq!(queue.rows.iter().map(|row| row.submission).collect::<Vec<_>>(), [scene.work]);
}

#[tokio::test]
async fn the_next_round_keeps_the_one_before_in_sight() {
    let scene = Scene::new().await;
    scene.claim(&scene.lucia).await;
    let draft = scene.scored(2, "Again, please.").await;
    scene.publish(&scene.lucia, scene.save(0, draft), Verdict::Return).await.expect("complete");
    scene.world.run_jobs().await;
    scene.world.ports.practice.revise(&scene.ana, scene.work).await.expect("returned");
    let before = scene.workspace(&scene.omar).await;
    assert_eq!((before.round.number, before.hold), (1, Hold::Closed), "a draft round is its trainee's alone");

    send(&scene.world, &scene.ana, 2, 40).await;
    let seen = scene.workspace(&scene.omar).await;
    assert_eq!((seen.round.number, seen.review, seen.draft), (2, None, Draft::default()));
    let earlier = seen.earlier[0].review.as_ref().expect("round 1 was reviewed");
    assert_eq!((earlier.round, earlier.summary.as_str()), (1, "Again, please."));
    let stale = scene.publish(&scene.omar, scene.save(0, Draft::default()), Verdict::Approve).await;
    assert_eq!(stale, refused(Reason::WrongStage { now: Stage::Submitted }));
}

#[tokio::test]
async fn the_queue_shows_the_longest_waiting_first_and_who_holds_what() {
    let scene = Scene::new().await;
    let review = &scene.world.ports.review;
    scene.world.pass(Duration::days(7));
    let ben = scene.world.member("Ben", &[Role::Trainee]).await;
    let second = send(&scene.world, &ben, 1, 60).await;
    scene.claim(&scene.lucia).await;
    let rows = async |viewer: &Viewer, show| {
        let query = QueueQuery { show, ..QueueQuery::default() };
        review.queue(viewer, EN, query).await.expect("a mentor").rows
    };
    let all = rows(&scene.omar, Show::All).await;
    assert_eq!(all.iter().map(|row| row.submission).collect::<Vec<_>>(), [scene.work, second]);
    assert_eq!(all.iter().map(|row| row.late).collect::<Vec<_>>(), [true, false]);
    assert!(matches!(&all[0].hold, Hold::Another { name, .. } if name == "Lucia"));
    let free = rows(&scene.omar, Show::Free).await;
    assert_eq!(free.iter().map(|row| row.trainee.as_str()).collect::<Vec<_>>(), ["Ben"]);
    assert!(mine(&rows(&scene.lucia, Show::Mine).await[0].hold));
    assert_eq!(scene.workspace(&scene.lucia).await.next, Some(second));

    review.release(&scene.lucia, scene.work).await.expect("hers");
    assert_eq!(rows(&scene.lucia, Show::Mine).await, []);
    assert_eq!(rows(&scene.omar, Show::Free).await.len(), 2);
    assert_eq!(review.queue(&scene.ana, EN, QueueQuery::default()).await, Err(Fault::NotFound));
}
