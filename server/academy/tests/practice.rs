//! Photos come in, rounds go out, and nobody else's work is anybody's business.

mod world;

use std::sync::OnceLock;

use academy::Clock as _;
use contract::practice::{AddPhoto, Arrival, AssignmentView, BeginUpload, PhotoView, Progress, SubmitRound};
use contract::{Answer, Fault, Reason};
use domain::id::{SubmissionId, UploadId};
use domain::identity::Role;
use domain::practice::Stage;
use domain::practice::photo::{RefusedPhoto, RenditionKind};
use domain::slug::AssignmentSlug;
use domain::{Locale, Viewer};
use measure::dots::{Surface, practice_picture};
use time::Duration;
use time::macros::date;
use world::World;

/// The first photo of a trainee, the second, and so on.
fn picture(number: usize) -> Vec<u8> {
    static PAINTED: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let painted = PAINTED.get_or_init(|| {
        (0..8).map(|variant| practice_picture(1, Surface::Worksheet, 0.5, variant)).collect()
    });
    painted[number].clone()
}

/// "Three hairlines" asks for four to six photos.
fn slug() -> AssignmentSlug {
    AssignmentSlug::parse("three-hairlines").expect("a slug")
}

impl World {
    async fn trainee(&self, name: &str) -> Viewer {
        self.member(name, &[Role::Trainee]).await
    }

    async fn view(&self, viewer: &Viewer) -> AssignmentView {
        self.ports.practice.assignment(viewer, Locale::En, &slug()).await.expect("the assignment is there")
    }

    async fn add(&self, viewer: &Viewer, name: &str, bytes: Vec<u8>) -> Answer<Arrival> {
        let command = AddPhoto { assignment: slug(), name: name.to_owned(), bytes };
        self.ports.practice.add_photo(viewer, command).await
    }

    async fn taken(&self, viewer: &Viewer, number: usize) -> PhotoView {
        match self.add(viewer, &format!("IMG_{number}.jpg"), picture(number)).await {
            Ok(Arrival::Taken(photo)) => photo,
            other => panic!("photo {number} is taken, not {other:?}"),
        }
    }

    async fn send(&self, viewer: &Viewer, round: u16) -> Answer<SubmissionId> {
        let command = SubmitRound { assignment: slug(), round, note: "Slower this time.".to_owned() };
        self.ports.practice.submit(viewer, command).await
    }

    /// A round of four photos, sent.
    async fn sent(&self, viewer: &Viewer) -> SubmissionId {
        for number in 0..4 {
            self.taken(viewer, number).await;
        }
        self.send(viewer, 1).await.expect("four photos are enough")
    }

    async fn begin(&self, viewer: &Viewer, bytes: &[u8]) -> UploadId {
        let command =
            BeginUpload { assignment: slug(), name: "IMG_1.jpg".to_owned(), length: bytes.len() as u64 };
        self.ports.practice.begin_upload(viewer, command).await.expect("is expected").id
    }

    async fn part(&self, viewer: &Viewer, id: UploadId, offset: usize, bytes: &[u8]) -> Answer<Progress> {
        self.ports.practice.add_part(viewer, id, offset as u64, bytes.to_vec()).await
    }

    async fn received(&self, viewer: &Viewer, id: UploadId) -> Answer<u64> {
        self.ports.practice.upload(viewer, id).await.map(|upload| upload.received)
    }
}

fn refused<T>(reason: Reason) -> Answer<T> {
    Err(Fault::Refused { reason })
}

#[tokio::test]
async fn photos_wait_in_a_draft_that_only_their_trainee_sees() {
    let world = World::new().await;
    let (ana, mentor) = (world.trainee("Ana").await, world.member("Mia", &[Role::Mentor]).await);
    let photo = world.taken(&ana, 0).await;

    let view = world.view(&ana).await;
    let draft = view.draft.expect("a draft");
    assert_eq!((draft.round, draft.photos), (1, vec![photo.clone()]));
    let submission = view.standing.expect("begun").submission;
    for stranger in [&mentor, &world.trainee("Bo").await] {
        let practice = &world.ports.practice;
        assert_eq!(
            practice.rendition(stranger, photo.id, RenditionKind::Thumb).await.err(),
            Some(Fault::NotFound)
        );
        assert_eq!(practice.original(stranger, photo.id).await.err(), Some(Fault::NotFound));
        assert_eq!(practice.remove_photo(stranger, photo.id).await.err(), Some(Fault::NotFound));
        let seen = practice.submission(stranger, Locale::En, submission).await;
        assert_eq!(seen.err(), Some(Fault::NotFound));
    }
}

#[tokio::test]
async fn the_original_is_kept_as_it_came_and_what_is_shown_is_not_the_original() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let photo = world.taken(&ana, 0).await;
    let original = world.ports.practice.original(&ana, photo.id).await.expect("one's own");
    assert_eq!((original.bytes, original.sha256), (picture(0), photo.sha256));
    for kind in RenditionKind::ALL {
        let shown = world.ports.practice.rendition(&ana, photo.id, kind).await.expect("one's own");
        assert_eq!(shown.media_type, "image/jpeg");
        assert_ne!(shown.bytes, picture(0));
    }
}

#[tokio::test]
async fn a_bad_file_is_refused_and_the_others_are_kept() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    world.taken(&ana, 0).await;
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    assert_eq!(world.add(&ana, "IMG.jpg", heic).await, Ok(Arrival::Refused(RefusedPhoto::Heic)));
    assert_eq!(world.add(&ana, "IMG.jpg", Vec::new()).await, Ok(Arrival::Refused(RefusedPhoto::Empty)));
    assert_eq!(world.add(&ana, "again.jpg", picture(0)).await, refused(Reason::DuplicatePhoto));
    assert_eq!(world.view(&ana).await.draft.expect("a draft").photos.len(), 1);
}

#[tokio::test]
async fn a_round_holds_as_many_photos_as_the_assignment_asks_for() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    assert_eq!(world.send(&ana, 1).await, refused(Reason::TooFewPhotos { min: 4 }));
    for number in 0..6 {
        world.taken(&ana, number).await;
    }
    assert_eq!(world.add(&ana, "7.jpg", picture(6)).await, refused(Reason::TooManyPhotos { max: 6 }));
    let first = world.view(&ana).await.draft.expect("a draft").photos[0].id;
    world.ports.practice.remove_photo(&ana, first).await.expect("one's own draft");
    world.taken(&ana, 6).await;
}

#[tokio::test]
async fn a_second_tap_gives_the_same_receipt() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let submission = world.sent(&ana).await;
    world.pass(Duration::minutes(1));
    assert_eq!(world.send(&ana, 1).await, Ok(submission));
    let view = world.ports.practice.submission(&ana, Locale::En, submission).await.expect("one's own");
    let [round] = <[_; 1]>::try_from(view.rounds).expect("one round");
    assert_eq!(round.submitted_at, world.clock.now() - Duration::minutes(1), "the first tap counts");
    // 14 November 2026 is a Saturday.
    assert_eq!(round.expected_by, date!(2026 - 11 - 18));
    assert_eq!((round.note.as_str(), round.photos.len()), ("Slower this time.", 4));
    assert_eq!(
        world.add(&ana, "5.jpg", picture(5)).await,
        refused(Reason::WrongStage { now: Stage::Submitted })
    );
}

#[tokio::test]
async fn a_round_taken_back_is_hidden_from_mentors_and_opens_as_it_was() {
    let world = World::new().await;
    let (ana, mentor) = (world.trainee("Ana").await, world.member("Mia", &[Role::Mentor]).await);
    let submission = world.sent(&ana).await;
    let practice = &world.ports.practice;
    let photo =
        practice.submission(&mentor, Locale::En, submission).await.expect("sent").rounds[0].photos[0].id;
    practice.rendition(&mentor, photo, RenditionKind::Screen).await.expect("sent");
    assert_eq!(practice.original(&mentor, photo).await.err(), Some(Fault::NotFound), "nobody holds it");

    practice.withdraw(&ana, submission).await.expect("nobody holds it");
    assert_eq!(practice.submission(&mentor, Locale::En, submission).await.err(), Some(Fault::NotFound));
    let hidden = practice.rendition(&mentor, photo, RenditionKind::Screen).await;
    assert_eq!(hidden.err(), Some(Fault::NotFound));

    practice.revise(&ana, submission).await.expect("taken back");
    let draft = world.view(&ana).await.draft.expect("a draft again");
    assert_eq!((draft.round, draft.photos.len(), draft.note.as_str()), (1, 4, "Slower this time."));
    assert_eq!(world.send(&ana, 1).await, Ok(submission));
}

#[tokio::test]
async fn only_trainees_practise_and_visitors_are_asked_to_sign_in() {
    let world = World::new().await;
    let mentor = world.member("Mia", &[Role::Mentor]).await;
    assert_eq!(world.view(&mentor).await.draft, None);
    assert_eq!(world.add(&mentor, "1.jpg", picture(0)).await, Err(Fault::NotFound));
    let practice = &world.ports.practice;
    assert_eq!(practice.assignments(&Viewer::Visitor, Locale::En).await, Err(Fault::SignIn));
    assert_eq!(world.add(&Viewer::Visitor, "1.jpg", picture(0)).await, Err(Fault::SignIn));
}

#[tokio::test]
async fn an_upload_goes_on_from_its_offset_and_becomes_a_photo() {
    let world = World::new().await;
    let (ana, bo) = (world.trainee("Ana").await, world.trainee("Bo").await);
    let bytes = picture(0);
    let (first, rest) = bytes.split_at(50_000);
    let id = world.begin(&ana, &bytes).await;
    assert!(matches!(world.part(&ana, id, 0, first).await, Ok(Progress::Receiving(_))));

    assert_eq!(world.part(&ana, id, 0, first).await, Err(Fault::Conflict), "these bytes are here already");
    assert_eq!(world.received(&ana, id).await, Ok(50_000));
    assert_eq!(world.received(&bo, id).await, Err(Fault::NotFound), "nobody else's business");
    assert_eq!(world.part(&bo, id, 50_000, rest).await, Err(Fault::NotFound));

    let Ok(Progress::Complete(upload, photo)) = world.part(&ana, id, 50_000, rest).await else {
        panic!("the last part completes it")
    };
    assert_eq!(upload.received, upload.length);
    let original = world.ports.practice.original(&ana, photo.id).await.expect("one's own");
    assert_eq!(original.bytes, bytes);
    // The answer to the last part was lost: the client asks again and hears the same.
    let again = world.part(&ana, id, bytes.len(), &[]).await;
    assert_eq!(again, Ok(Progress::Complete(upload, photo)));
}

#[tokio::test]
async fn an_upload_promises_nothing_before_its_photo_is_in_the_draft() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let id = world.begin(&ana, &picture(6)).await;
    for number in 0..6 {
        world.taken(&ana, number).await;
    }
    let full = world.part(&ana, id, 0, &picture(6)).await;
    assert_eq!(full, refused(Reason::TooManyPhotos { max: 6 }));
    assert_eq!(world.received(&ana, id).await, Ok(0), "so the client sends the end again");

    let first = world.view(&ana).await.draft.expect("a draft").photos[0].id;
    world.ports.practice.remove_photo(&ana, first).await.expect("one's own draft");
    assert!(matches!(world.part(&ana, id, 0, &picture(6)).await, Ok(Progress::Complete(..))));
}

#[tokio::test]
async fn two_requests_that_go_on_at_the_same_place_do_not_mix() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let bytes = picture(0);
    let id = world.begin(&ana, &bytes).await;
    // The same bytes, cut differently, as by a client that gave up waiting and began again.
    let (short, long) =
        tokio::join!(world.part(&ana, id, 0, &bytes[..10_000]), world.part(&ana, id, 0, &bytes[..20_000]));
    assert!(short.is_ok() ^ long.is_ok(), "one of them is too late");
    let received = usize::try_from(world.received(&ana, id).await.expect("expected")).expect("small");
    let Ok(Progress::Complete(_, photo)) = world.part(&ana, id, received, &bytes[received..]).await else {
        panic!("the rest completes it")
    };
    assert_eq!(world.ports.practice.original(&ana, photo.id).await.expect("one's own").bytes, bytes);
}

#[tokio::test]
async fn what_is_no_photo_is_refused_at_its_last_byte_and_forgotten() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let bytes = b"%PDF-1.7 and so on".to_vec();
    let id = world.begin(&ana, &bytes).await;
    let answer = world.part(&ana, id, 0, &bytes).await.expect("an answer");
    assert!(matches!(answer, Progress::Refused { name, .. } if name == "IMG_1.jpg"));
    assert_eq!(world.received(&ana, id).await, Err(Fault::NotFound));
}

#[tokio::test]
async fn an_upload_that_was_given_up_is_forgotten_by_its_trainee_or_by_time() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let practice = &world.ports.practice;
    let given_up = world.begin(&ana, &picture(0)).await;
    practice.cancel_upload(&ana, given_up).await.expect("one's own");
    assert_eq!(world.received(&ana, given_up).await, Err(Fault::NotFound));

    let forgotten = world.begin(&ana, &picture(0)).await;
    world.part(&ana, forgotten, 0, b"\xff\xd8").await.expect("a part");
    academy::jobs::schedule(&world.academy).await.expect("the database answers");
    world.pass(Duration::hours(25));
    assert_eq!(world.received(&ana, forgotten).await, Err(Fault::NotFound));
    world.run_jobs().await;
    assert_eq!(world.part(&ana, forgotten, 2, b"\xff").await, Err(Fault::NotFound));
}

#[tokio::test]
async fn photos_that_arrive_together_begin_one_submission() {
    let world = World::new().await;
    let ana = world.trainee("Ana").await;
    let (one, two, three) = tokio::join!(world.taken(&ana, 0), world.taken(&ana, 1), world.taken(&ana, 2));
    let mut arrived = [one.id, two.id, three.id];
    let mut kept: Vec<_> =
        world.view(&ana).await.draft.expect("a draft").photos.iter().map(|p| p.id).collect();
    arrived.sort();
    kept.sort();
    assert_eq!(kept, arrived);
}
