//! What a holder lets others see of a certificate.

use std::net::IpAddr;

use contract::Fault;
use contract::credentials::{EndShareLink, MakeShareLink, OwnCertificateView, SharedView};
use domain::Viewer;
use domain::credentials::{Code, MOST_LINKS, ShareToken, Shown, Verdict};
use domain::identity::Role;
use time::{Date, Duration};

use super::world::PASSWORD;
use super::{EN, SOMEWHERE, Scene, refused};

/// Ana holds a certificate.
async fn certified() -> (Scene, Code) {
    let scene = Scene::complete().await;
    let code = scene.issue().await;
    scene.world.letters();
    (scene, code)
}

fn wish(code: &Code, shows: Shown) -> MakeShareLink {
    MakeShareLink { certificate: code.key(), label: "For the clinic".to_owned(), shows, until: None }
}

impl Scene {
    async fn share(&self, command: MakeShareLink) -> Result<ShareToken, Fault> {
        self.world.ports.credentials.share(&self.ana, command).await
    }

    async fn end(&self, viewer: &Viewer, command: EndShareLink) -> Result<(), Fault> {
        self.world.ports.credentials.end_share(viewer, command).await
    }

    async fn follow(&self, token: &ShareToken) -> Result<SharedView, Fault> {
        self.world.ports.credentials.shared(token, SOMEWHERE, EN).await
    }

    async fn own(&self, code: &Code) -> OwnCertificateView {
        self.world.ports.credentials.own_certificate(&self.ana, &code.key(), EN).await.expect("her own")
    }

    fn day(&self, ahead: i64) -> Date {
        (academy::Clock::now(self.world.clock.as_ref()) + Duration::days(ahead)).date()
    }
}

#[tokio::test]
async fn a_link_shows_what_its_holder_chose_and_nothing_more() {
    let (scene, code) = certified().await;
    let [least, more, all] = Shown::ALL.map(|shows| wish(&code, shows));
    let least = scene.follow(&scene.share(least).await.expect("made")).await.expect("it works");
    let facts = least.facts.expect("genuine");
    assert_eq!((least.verdict, facts.holder.as_str()), (Verdict::Valid, "Ana"));
    assert!(facts.assessed.is_none() && facts.whole.is_none());

    let more = scene.follow(&scene.share(more).await.expect("made")).await.expect("it works");
    let facts = more.facts.expect("genuine");
    let assessed = facts.assessed.expect("what was assessed");
    assert_eq!((assessed.assessments.len(), assessed.quizzes.len()), (3, 9));
    assert!(facts.whole.is_none(), "the code is in nothing else");

    let all = scene.follow(&scene.share(all).await.expect("made")).await.expect("it works");
    let whole = all.facts.expect("genuine").whole.expect("the whole certificate");
    assert_eq!((whole.code, whole.record.expect("genuine").assessments.len()), (code, 3));
}

#[tokio::test]
async fn a_link_shows_at_once_what_became_of_the_certificate() {
    let (scene, code) = certified().await;
    let token = scene.share(wish(&code, Shown::Validity)).await.expect("made");
    scene.revoke(&code, PASSWORD).await.expect("she may");
    let view = scene.follow(&token).await.expect("it still works");
    assert!(matches!(view.verdict, Verdict::Revoked { .. }), "{:?}", view.verdict);
}

#[tokio::test]
async fn an_ended_link_and_one_that_never_was_get_the_same_answer() {
    let (scene, code) = certified().await;
    let token = scene.share(wish(&code, Shown::Everything)).await.expect("made");
    let link = scene.own(&code).await.links[0].id;
    let end = EndShareLink { certificate: code.key(), link };
    scene.end(&scene.ana, end.clone()).await.expect("hers");
    scene.end(&scene.ana, end).await.expect("asking twice changes nothing");
    let invented = ShareToken::parse("AAAAAAAAAAAAAAAAAAAAAA").expect("a token");
    assert_eq!(scene.follow(&token).await, Err(Fault::NotFound));
    assert_eq!(scene.follow(&invented).await, Err(Fault::NotFound));
    assert!(scene.own(&code).await.links[0].ended_at.is_some());
}

#[tokio::test]
async fn a_link_ends_by_itself_after_its_last_day() {
    let (scene, code) = certified().await;
    let until = Some(scene.day(7));
    let token = scene.share(MakeShareLink { until, ..wish(&code, Shown::Validity) }).await.expect("made");
    scene.world.pass(Duration::days(7));
    assert!(scene.follow(&token).await.is_ok(), "the last day counts");
    scene.world.pass(Duration::days(1));
    assert_eq!(scene.follow(&token).await, Err(Fault::NotFound));
    let link = scene.own(&code).await.links.remove(0);
    assert_eq!(link.ended_at, link.until);
}

#[tokio::test]
async fn a_link_needs_a_name_and_a_day_to_come() {
    let (scene, code) = certified().await;
    let field = |answer: Result<ShareToken, Fault>| match answer {
        Err(Fault::Invalid { problems }) => problems[0].field.clone(),
        other => panic!("{other:?}"),
    };
    let nameless = MakeShareLink { label: "  ".to_owned(), ..wish(&code, Shown::Validity) };
    assert_eq!(field(scene.share(nameless).await), "label");
    let yesterday = MakeShareLink { until: Some(scene.day(-1)), ..wish(&code, Shown::Validity) };
    assert_eq!(field(scene.share(yesterday).await), "until");
    let today = MakeShareLink { until: Some(scene.day(0)), ..wish(&code, Shown::Validity) };
    assert!(scene.share(today).await.is_ok());
}

#[tokio::test]
async fn nobody_else_shares_a_certificate_or_learns_with_whom_it_is_shared() {
    let (scene, code) = certified().await;
    scene.share(wish(&code, Shown::Validity)).await.expect("made");
    let link = scene.own(&code).await.links[0].id;
    let bea = scene.world.member("Bea", &[Role::Trainee]).await;
    let credentials = &scene.world.ports.credentials;
    for (viewer, fault) in [
        (&bea, Fault::NotFound),
        (&scene.lucia, Fault::NotFound),
        (&scene.ada, Fault::NotFound),
        (&Viewer::Visitor, Fault::SignIn),
    ] {
        let read = credentials.own_certificate(viewer, &code.key(), EN).await;
        assert_eq!(read, Err(fault.clone()));
        let made = credentials.share(viewer, wish(&code, Shown::Everything)).await;
        assert_eq!(made.err(), Some(fault.clone()));
        let end = EndShareLink { certificate: code.key(), link };
        assert_eq!(scene.end(viewer, end).await, Err(fault));
    }
    assert_eq!(scene.own(&code).await.links[0].ended_at, None);
}

#[tokio::test]
async fn there_are_never_more_working_links_than_one_can_keep_an_eye_on() {
    let (scene, code) = certified().await;
    for _ in 0..MOST_LINKS {
        scene.share(wish(&code, Shown::Validity)).await.expect("made");
    }
    let reason = refused(scene.share(wish(&code, Shown::Validity)).await);
    assert_eq!(reason, contract::Reason::TooManyLinks { max: MOST_LINKS });
    let link = scene.own(&code).await.links[0].id;
    scene.end(&scene.ana, EndShareLink { certificate: code.key(), link }).await.expect("hers");
    assert!(scene.share(wish(&code, Shown::Validity)).await.is_ok());
}

#[tokio::test]
async fn what_opens_a_link_is_kept_nowhere() {
    let (scene, code) = certified().await;
    let token = scene.share(wish(&code, Shown::Validity)).await.expect("made");
    let again = scene.share(wish(&code, Shown::Validity)).await.expect("made");
    assert_ne!(token.expose(), again.expose());
    let kept = store::credentials::share_link_by_hash(scene.world.academy.store.reader(), token.expose());
    assert_eq!(kept.await.expect("the database answers"), None, "not even its hash is the token");
}

#[tokio::test]
async fn guessing_is_slowed_down_and_looking_is_not_guessing() {
    let world = super::World::with(academy::identity::Limits::default()).await;
    let from: IpAddr = SOMEWHERE;
    let mut answers = Vec::new();
    for guess in 0..80_u8 {
        let token = ShareToken::parse(&format!("AAAAAAAAAAAAAAAAAAAA{guess:02}")).expect("a token");
        answers.push(world.ports.credentials.shared(&token, from, EN).await.expect_err("nobody has it"));
    }
    assert_eq!(answers.first(), Some(&Fault::NotFound));
    assert!(matches!(answers.last(), Some(Fault::TooMany { .. })));
}
