//! Who can be found, by whom, and what may be said about them.

mod world;

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};

use academy::Clock as _;
use academy::credentials::operator;
use academy::identity::Limits;
use contract::credentials::artists::{
    AnswerReview, CodeState, DirectoryQuery, Filter, Judge, Judgement, PlaceAsked, PlaceFound, ProfileView,
    SaveProfile, Subject, WithdrawReview, WriteReview, WriteToArtist,
};
use contract::{Fault, Reason};
use domain::credentials::artists::{Answer, Answers, ArtistSlug, Language, Service, WebAddress};
use domain::credentials::{Code, Verdict};
use domain::id::{ClientReviewId, CredentialId};
use domain::identity::{DisplayName, EmailAddress, Role};
use domain::learning::CourseRevision;
use domain::policy::{IssueCredential, Person, authorize};
use domain::slug::CourseSlug;
use domain::viewer::System;
use domain::{Locale, Problem, Viewer};
use store::credentials::{self as register, NewCredential, Place};
use time::Duration;
use world::{World, email};

const EN: Locale = Locale::En;
const SOMEWHERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn foundations() -> CourseSlug {
    CourseSlug::parse("foundations").expect("a slug")
}

fn slug(text: &str) -> ArtistSlug {
    ArtistSlug::parse(text).expect("a slug")
}

/// Somebody who holds a certificate, issued by hand: how it is earned is another room's business.
async fn holder(world: &World, name: &str, code: &str) -> Viewer {
    let first = name.split(' ').next().unwrap_or_default();
    let viewer = world.member(first, &[Role::Trainee]).await;
    certify(world, &viewer, name, code, 1).await;
    viewer
}

async fn certify(world: &World, viewer: &Viewer, name: &str, code: &str, edition: u32) {
    let learner = viewer.member().expect("signed in").id;
    let operator = Viewer::System(System::Operator);
    let grant = authorize::<IssueCredential>(&operator, Person(learner)).expect("the command line may");
    let tx = world.academy.store.begin().await.expect("a transaction");
    let list = register::open_list(&tx, &grant, 1_000).await.expect("a list");
    let now = world.clock.now();
    let bits = academy::Chance::bits(world.chance.as_ref());
    let new = NewCredential {
        id: CredentialId::new(academy::Chance::id(world.chance.as_ref(), now)),
        code: Code::parse(code).expect("a code"),
        subject: academy::Chance::id(world.chance.as_ref(), now),
        course: foundations(),
        course_revision: CourseRevision::parse(&"a".repeat(64)).expect("a revision"),
        edition,
        license_number: format!("SMP-{code}"),
        holder_name: name.to_owned(),
        record: "{}".to_owned(),
        jwt: String::new(),
        place: Place { list, index: u32::try_from(bits % 131_072).expect("it fits") },
        issued_at: now,
        valid_until: now + Duration::days(700),
        proposed_by: None,
    };
    register::issue(&tx, &grant, new).await.expect("the first of its edition");
    tx.commit().await.expect("committed");
}

async fn revoke(world: &World, code: &str) {
    let code = Code::parse(code).expect("a code");
    operator::revoke(&world.academy, &code, "Somebody else's work.".to_owned()).await.expect("in force");
}

fn page(name: &str, place: &str) -> SaveProfile {
    SaveProfile {
        slug: slug(name),
        place: PlaceAsked { text: place.to_owned(), chosen: None },
        languages: BTreeSet::from([Language::Spanish]),
        services: BTreeSet::from([Service::Scars, Service::Hairline]),
        about: "I draw before I begin.".to_owned(),
        studio: Some("Dots".to_owned()),
        website: WebAddress::optional("https://www.ana.example/").expect("an address"),
        contact: true,
        indexed: false,
    }
}

/// A page that everybody sees.
async fn open(world: &World, viewer: &Viewer, page: SaveProfile) {
    let artists = &world.ports.artists;
    artists.save_profile(viewer, page).await.expect("a holder");
    artists.show_profile(viewer, true).await.expect("a page");
}

async fn seen(world: &World, viewer: &Viewer, name: &str) -> Result<ProfileView, Fault> {
    world.ports.artists.artist(viewer, &slug(name), EN).await
}

async fn names(world: &World, query: DirectoryQuery) -> Vec<String> {
    let found = world.ports.artists.directory(query, EN).await.expect("a list");
    found.artists.into_iter().map(|artist| artist.slug.into()).collect()
}

fn near(place: &str, within: u32) -> DirectoryQuery {
    DirectoryQuery {
        place: PlaceAsked { text: place.to_owned(), chosen: None },
        within,
        ..DirectoryQuery::default()
    }
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Fault>) -> Reason {
    match answer {
        Err(Fault::Refused { reason }) => reason,
        other => panic!("not refused: {other:?}"),
    }
}

fn wrong<T: std::fmt::Debug>(answer: Result<T, Fault>) -> (String, Problem) {
    match answer {
        Err(Fault::Invalid { mut problems }) => {
            let found = problems.remove(0);
            (found.field, found.problem)
        }
        other => panic!("nothing is wrong: {other:?}"),
    }
}

#[tokio::test]
async fn a_holder_writes_a_page_looks_at_it_publishes_it_and_hides_it_at_once() {
    let world = World::new().await;
    let ana = holder(&world, "Ana Ruiz", "ANA0-0001").await;
    let artists = &world.ports.artists;
    let own = artists.own_profile(&ana, EN).await.expect("a holder");
    assert_eq!((own.name.as_str(), own.suggestion.as_str(), own.stored), ("Ana Ruiz", "ana-ruiz", None));

    artists.save_profile(&ana, page("ana-ruiz", "Madrid, España")).await.expect("a holder");
    assert_eq!(seen(&world, &Viewer::Visitor, "ana-ruiz").await, Err(Fault::NotFound), "not yet");
    let preview = artists.preview(&ana, EN).await.expect("her own");
    assert_eq!((preview.published, preview.place.name.as_str()), (false, "Madrid"));

    artists.show_profile(&ana, true).await.expect("a page");
    let public = seen(&world, &Viewer::Visitor, "ana-ruiz").await.expect("public");
    assert_eq!((public.name.as_str(), public.about.as_str()), ("Ana Ruiz", "I draw before I begin."));
    assert_eq!(public.certificates[0].verdict, Verdict::Valid);
    assert_eq!(public.website, Some(("https://www.ana.example/".to_owned(), "ana.example".to_owned())));
    assert_eq!(names(&world, DirectoryQuery::default()).await, ["ana-ruiz"]);

    // Changing what it says does not change who sees it.
    let longer = SaveProfile { about: "I draw twice.".to_owned(), ..page("ana-r", "Madrid, España") };
    artists.save_profile(&ana, longer).await.expect("her own");
    assert_eq!(seen(&world, &Viewer::Visitor, "ana-r").await.expect("public").about, "I draw twice.");
    assert_eq!(seen(&world, &Viewer::Visitor, "ana-ruiz").await, Err(Fault::NotFound), "the old address");

    artists.show_profile(&ana, false).await.expect("her own");
    assert_eq!(seen(&world, &Viewer::Visitor, "ana-r").await, Err(Fault::NotFound));
    assert!(names(&world, DirectoryQuery::default()).await.is_empty());
}

#[tokio::test]
async fn whoever_holds_no_certificate_can_have_no_page() {
    let world = World::new().await;
    let eve = world.member("Eve", &[Role::Trainee]).await;
    let artists = &world.ports.artists;
    assert_eq!(artists.own_profile(&eve, EN).await.map(drop), Err(Fault::NotFound));
    assert_eq!(artists.save_profile(&eve, page("eve-page", "Madrid, España")).await, Err(Fault::NotFound));
    assert_eq!(artists.give_code(&eve, String::new()).await.map(drop), Err(Fault::NotFound));
    assert_eq!(artists.own_profile(&Viewer::Visitor, EN).await.map(drop), Err(Fault::SignIn));
}

#[tokio::test]
async fn nothing_but_the_state_is_shown_of_an_artist_whose_certificate_is_not_in_force() {
    let world = World::new().await;
    let ana = holder(&world, "Ana", "ANA0-0001").await;
    let bea = holder(&world, "Bea", "BEA0-0001").await;
    open(&world, &ana, SaveProfile { indexed: true, ..page("ana", "Madrid, España") }).await;
    open(&world, &bea, page("bea", "Madrid, España")).await;
    assert_eq!(world.ports.artists.listed(10).await.expect("a list").len(), 1, "only who wants it");

    revoke(&world, "ANA0-0001").await;
    world.run_jobs().await;
    assert_eq!(names(&world, DirectoryQuery::default()).await, ["bea"]);
    assert!(world.ports.artists.listed(10).await.expect("a list").is_empty());
    let page = seen(&world, &Viewer::Visitor, "ana").await.expect("her page stays");
    assert!(matches!(page.certificates[0].verdict, Verdict::Revoked { .. }));
    assert_eq!((page.about.as_str(), page.studio, page.website, page.contact), ("", None, None, false));
    assert!(!page.in_force && !page.indexed && page.services.is_empty());

    world.pass(Duration::days(701));
    assert!(names(&world, DirectoryQuery::default()).await.is_empty(), "they end by themselves");
    assert!(matches!(
        seen(&world, &Viewer::Visitor, "bea").await.expect("it stays").certificates[0].verdict,
        Verdict::Expired { .. }
    ));

    certify(&world, &bea, "Bea", "BEA0-0002", 2).await;
    let back = seen(&world, &Viewer::Visitor, "bea").await.expect("it stays");
    assert!(back.in_force && back.certificates.len() == 2, "a new certificate brings it back");
    world.run_jobs().await;
}

#[tokio::test]
async fn artists_are_found_by_place_the_nearest_first() {
    let world = World::new().await;
    for (name, place) in [
        ("ana", "Madrid, España"),
        ("bea", "Toledo, España"),
        ("carla", "Barcelona, España"),
        ("dora", "Suva"),
        ("eva", "Apia"),
    ] {
        let viewer = holder(&world, name, &format!("{name}-0001")).await;
        open(&world, &viewer, page(name, place)).await;
    }
    assert_eq!(names(&world, DirectoryQuery::default()).await, ["ana", "bea", "carla", "dora", "eva"]);
    assert_eq!(names(&world, near("Madrid", 25)).await, ["ana"]);
    assert_eq!(names(&world, near("madrid, spain", 100)).await, ["ana", "bea"]);
    assert_eq!(names(&world, near("Toledo, España", 100)).await, ["bea", "ana"]);
    assert_eq!(names(&world, near("Apia", 500)).await, ["eva"]);

    let found = world.ports.artists.directory(near("Toledo, España", 100), EN).await.expect("a list");
    assert_eq!(found.artists.iter().map(|artist| artist.distance).collect::<Vec<_>>(), [Some(0), Some(68)]);
    let asked = world.ports.artists.directory(near("Springfield", 50), EN).await.expect("a list");
    assert!(matches!(asked.place, PlaceFound::Several(places) if places.len() > 3));
    let nowhere = world.ports.artists.directory(near("Nowhere-on-Sea", 50), EN).await.expect("a list");
    assert_eq!((nowhere.place, nowhere.total), (PlaceFound::Unknown, 5));
}

#[tokio::test]
async fn filters_narrow_and_where_nobody_is_left_each_says_what_it_costs() {
    let world = World::new().await;
    for (name, languages, services) in [
        ("ana", vec![Language::Spanish], vec![Service::Scars, Service::Crown]),
        ("bea", vec![Language::Spanish, Language::English], vec![Service::Scars]),
        ("cleo", vec![Language::French], vec![Service::Crown]),
    ] {
        let viewer = holder(&world, name, &format!("{name}-0001")).await;
        let (languages, services) = (languages.into_iter().collect(), services.into_iter().collect());
        open(&world, &viewer, SaveProfile { languages, services, ..page(name, "Madrid, España") }).await;
    }
    let query = |languages: &[Language], services: &[Service]| DirectoryQuery {
        languages: languages.iter().copied().collect(),
        services: services.iter().copied().collect(),
        ..DirectoryQuery::default()
    };
    assert_eq!(names(&world, query(&[Language::English, Language::French], &[])).await, ["bea", "cleo"]);
    assert_eq!(names(&world, query(&[], &[Service::Scars, Service::Crown])).await, ["ana"]);
    assert_eq!(names(&world, query(&[Language::English], &[Service::Scars])).await, ["bea"]);
    let certified = DirectoryQuery { courses: BTreeSet::from([foundations()]), ..DirectoryQuery::default() };
    assert_eq!(names(&world, certified).await.len(), 3);
    let other = CourseSlug::parse("advanced").expect("a slug");
    let uncertified = DirectoryQuery { courses: BTreeSet::from([other]), ..DirectoryQuery::default() };
    assert!(names(&world, uncertified).await.is_empty());

    let nobody = DirectoryQuery {
        place: PlaceAsked { text: "Madrid".to_owned(), chosen: None },
        within: 50,
        ..query(&[Language::French], &[Service::Scars, Service::Crown])
    };
    let view = world.ports.artists.directory(nobody, EN).await.expect("a list");
    assert_eq!(view.total, 0);
    let without: Vec<_> = view.without.into_iter().map(|one| (one.filter, one.total)).collect();
    assert_eq!(
        without,
        [
            (Filter::Place, 0),
            (Filter::Languages, 1),
            (Filter::Service(Service::Crown), 0),
            (Filter::Service(Service::Scars), 1),
        ]
    );
}

#[tokio::test]
async fn an_address_belongs_to_one_artist_and_a_place_is_named_until_it_is_one() {
    let world = World::new().await;
    let ana = holder(&world, "Ana", "ANA0-0001").await;
    let bea = holder(&world, "Bea", "BEA0-0001").await;
    open(&world, &ana, page("studio", "Madrid, España")).await;
    let artists = &world.ports.artists;
    let taken = artists.save_profile(&bea, page("studio", "Madrid, España")).await;
    assert_eq!(wrong(taken), ("slug".to_owned(), Problem::Taken));
    let several = artists.save_profile(&bea, page("bea", "Springfield")).await;
    assert_eq!(wrong(several), ("place".to_owned(), Problem::SeveralPlaces));
    let unknown = artists.save_profile(&bea, page("bea", "Nowhere-on-Sea")).await;
    assert_eq!(wrong(unknown), ("place".to_owned(), Problem::UnknownPlace));

    let offered = artists.places("Springfield", EN).await.expect("places");
    let illinois = offered.iter().find(|place| place.region == "Illinois").expect("it has one").id;
    let place = PlaceAsked { text: "Springfield".to_owned(), chosen: Some(illinois) };
    open(&world, &bea, SaveProfile { place, ..page("bea", "") }).await;
    assert_eq!(seen(&world, &Viewer::Visitor, "bea").await.expect("public").place.region, "Illinois");
}

fn letter(world: &World, to: &str, seconds: i64) -> WriteToArtist {
    WriteToArtist {
        slug: slug(to),
        name: DisplayName::parse("Carl Client").expect("a name"),
        email: EmailAddress::parse("carl@example.org").expect("an address"),
        message: "May I come on Friday?".to_owned(),
        shown_at: Some(world.clock.now() - Duration::seconds(seconds)),
        locale: EN,
        from: SOMEWHERE,
    }
}

#[tokio::test]
async fn a_message_reaches_the_artist_who_answers_the_writer_and_nothing_of_it_stays() {
    let world = World::new().await;
    let ana = holder(&world, "Ana", "ANA0-0001").await;
    open(&world, &ana, page("ana", "Madrid, España")).await;
    world.ports.artists.write(&Viewer::Visitor, letter(&world, "ana", 20)).await.expect("she wants it");
    world.lose_letters(1);
    world.run_jobs().await;
    world.pass(Duration::minutes(5));
    world.run_jobs().await;
    let letters = world.letters();
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!((&letters[0].to, letters[0].body.contains("Friday")), (&email("Ana"), true));
    let reply_to = letters[0].reply_to.as_ref().expect("an answer goes to the writer");
    assert_eq!((reply_to.name.as_str(), reply_to.email.as_str()), ("Carl Client", "carl@example.org"));
    // Nothing that anybody can ask for holds the address.
    let page = format!("{:?}", seen(&world, &Viewer::Visitor, "ana").await.expect("public"));
    assert!(!page.contains("stipple.test"), "{page}");
    world.pass(Duration::days(1));
    world.run_jobs().await;
    assert!(world.letters().is_empty());
}

#[tokio::test]
async fn messages_that_no_person_wrote_or_nobody_wants_are_not_taken() {
    let world = World::with(Limits::default()).await;
    let ana = holder(&world, "Ana", "ANA0-0001").await;
    let artists = &world.ports.artists;
    artists.save_profile(&ana, page("ana", "Madrid, España")).await.expect("a holder");
    let write = |seconds| artists.write(&Viewer::Visitor, letter(&world, "ana", seconds));
    assert_eq!(write(20).await, Err(Fault::NotFound), "it is hidden");
    artists.show_profile(&ana, true).await.expect("a page");
    assert_eq!(refused(write(1).await), Reason::TooFast);
    let unmarked = WriteToArtist { shown_at: None, ..letter(&world, "ana", 0) };
    assert_eq!(refused(artists.write(&Viewer::Visitor, unmarked).await), Reason::TooFast);
    for _ in 0..3 {
        write(20).await.expect("few enough");
    }
    assert!(matches!(write(20).await, Err(Fault::TooMany { .. })));

    artists
        .save_profile(&ana, SaveProfile { contact: false, ..page("ana", "Madrid, España") })
        .await
        .expect("her own");
    assert_eq!(write(20).await, Err(Fault::NotFound), "she does not want it");
    world.run_jobs().await;
    assert_eq!(world.letters().len(), 3);
}

/// Ana with a public page, and Ada who decides what is published.
struct Scene {
    world: World,
    ana: Viewer,
    ada: Viewer,
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let ana = holder(&world, "Ana", "ANA0-0001").await;
        open(&world, &ana, page("ana", "Madrid, España")).await;
        let ada = world.member("Ada", &[Role::Admin]).await;
        Self { world, ana, ada }
    }

    async fn code(&self) -> Code {
        self.world.ports.artists.give_code(&self.ana, "May".to_owned()).await.expect("a holder")
    }

    async fn write(&self, code: &Code, viewer: &Viewer) -> Result<Code, Fault> {
        let (yes, no) = (Answer::Yes, Answer::No);
        let command = WriteReview {
            slug: slug("ana"),
            code: code.key(),
            answers: Answers { explained: yes, opened: yes, price: no, aftercare: yes, again: yes },
            text: "Calm and careful.".to_owned(),
            locale: EN,
            from: SOMEWHERE,
        };
        self.world.ports.artists.write_review(viewer, command).await
    }

    async fn waiting(&self) -> Vec<(ClientReviewId, Subject)> {
        let view = self.world.ports.artists.moderation(&self.ada).await.expect("an admin");
        view.waiting.into_iter().map(|row| (row.id, row.subject)).collect()
    }

    async fn judge(
        &self,
        review: ClientReviewId,
        subject: Subject,
        judgement: Judgement,
    ) -> Result<(), Fault> {
        self.world.ports.artists.judge(&self.ada, Judge { review, subject, judgement }).await
    }

    async fn withdraw(&self, code: &Code, key: &Code) -> Result<(), Fault> {
        let command = WithdrawReview { slug: slug("ana"), code: code.key(), key: key.key(), from: SOMEWHERE };
        self.world.ports.artists.withdraw_review(&Viewer::Visitor, command).await
    }

    async fn page(&self) -> ProfileView {
        seen(&self.world, &Viewer::Visitor, "ana").await.expect("public")
    }
}

#[tokio::test]
async fn a_review_takes_a_code_that_works_once_and_for_one_artist() {
    let scene = Scene::new().await;
    let bea = holder(&scene.world, "Bea", "BEA0-0001").await;
    open(&scene.world, &bea, page("bea", "Madrid, España")).await;
    let artists = &scene.world.ports.artists;
    let never = Code::parse("0000-0000-0000").expect("a code");
    assert_eq!(refused(scene.write(&never, &Viewer::Visitor).await), Reason::DeadCode);
    let others = artists.give_code(&bea, String::new()).await.expect("a holder");
    assert_eq!(refused(scene.write(&others, &Viewer::Visitor).await), Reason::DeadCode);

    let code = scene.code().await;
    let look = artists.invitation(&Viewer::Visitor, &slug("ana"), &code.key(), SOMEWHERE).await;
    assert_eq!(look.expect("an invitation").name, "Ana");
    assert_eq!(scene.write(&code, &scene.ana).await, Err(Fault::NotFound), "not about oneself");
    scene.write(&code, &Viewer::Visitor).await.expect("the first time");
    assert_eq!(refused(scene.write(&code, &Viewer::Visitor).await), Reason::DeadCode);

    let late = scene.code().await;
    scene.world.pass(Duration::days(366));
    assert_eq!(refused(scene.write(&late, &Viewer::Visitor).await), Reason::DeadCode);
    let rows = artists.codes(&scene.ana).await.expect("her own").codes;
    let state = |code: &Code| &rows.iter().find(|row| row.code == *code).expect("hers").state;
    assert_eq!(state(&late), &CodeState::Expired);
    let text = match state(&code) {
        CodeState::Written { review, .. } => review.text.as_str(),
        other => panic!("written with: {other:?}"),
    };
    assert_eq!(text, "", "not before everybody may read it");
}

#[tokio::test]
async fn only_so_many_codes_are_open_at_a_time() {
    let scene = Scene::new().await;
    for _ in 0..20 {
        scene.code().await;
    }
    let artists = &scene.world.ports.artists;
    assert!(!artists.codes(&scene.ana).await.expect("her own").more);
    assert_eq!(refused(artists.give_code(&scene.ana, String::new()).await), Reason::TooManyCodes);
}

#[tokio::test]
async fn what_a_client_writes_and_an_artist_answers_is_read_by_an_admin_first() {
    let scene = Scene::new().await;
    let (first, second) = (scene.code().await, scene.code().await);
    scene.write(&first, &Viewer::Visitor).await.expect("a code");
    scene.write(&second, &Viewer::Visitor).await.expect("a code");
    assert!(scene.page().await.reviews.is_empty());
    let waiting = scene.waiting().await;
    let ((one, _), (two, _)) = (waiting[0], waiting[1]);
    scene.judge(one, Subject::Review, Judgement::Publish).await.expect("it waits");
    let reason = || Judgement::Refuse("It names somebody.".to_owned());
    assert_eq!(
        wrong(scene.judge(two, Subject::Review, Judgement::Refuse(" ".to_owned())).await).0,
        "reason",
        "nothing is refused without saying why"
    );
    scene.judge(two, Subject::Review, reason()).await.expect("it waits");
    assert_eq!(refused(scene.judge(two, Subject::Review, Judgement::Publish).await), Reason::AlreadyDecided);
    scene.world.run_jobs().await;
    let letters = scene.world.letters();
    assert_eq!(letters.len(), 1, "one of them was published: {letters:?}");
    let page = scene.page().await;
    assert_eq!((page.reviews.len(), page.reviews[0].text.as_str()), (1, "Calm and careful."));
    assert_eq!((page.counts.given, page.counts.published, page.counts.refused), (2, 1, 1));

    let artists = &scene.world.ports.artists;
    let answer = |review| AnswerReview { review, text: "Thank you.".to_owned() };
    assert_eq!(refused(artists.answer_review(&scene.ana, answer(two)).await), Reason::NotToAnswer);
    artists.answer_review(&scene.ana, answer(one)).await.expect("the right of reply");
    assert_eq!(scene.page().await.reviews[0].reply, None);
    assert_eq!(scene.waiting().await, [(one, Subject::Reply)]);
    scene.judge(one, Subject::Reply, Judgement::Publish).await.expect("it waits");
    assert_eq!(scene.page().await.reviews[0].reply.as_ref().expect("an answer").text, "Thank you.");
    assert_eq!(refused(artists.answer_review(&scene.ana, answer(one)).await), Reason::NotToAnswer);

    // A complaint may turn out to be right.
    scene.judge(one, Subject::Review, reason()).await.expect("it is published");
    assert!(scene.page().await.reviews.is_empty());
    scene.world.run_jobs().await;
}

#[tokio::test]
async fn only_its_author_takes_a_review_back_and_the_page_still_counts_it() {
    let scene = Scene::new().await;
    let code = scene.code().await;
    let key = scene.write(&code, &Viewer::Visitor).await.expect("a code");
    let (id, _) = scene.waiting().await[0];
    scene.judge(id, Subject::Review, Judgement::Publish).await.expect("it waits");
    scene.world.run_jobs().await;
    // The artist knows the code; that is not enough.
    let guess = scene.withdraw(&code, &code).await;
    assert_eq!(wrong(guess), ("key".to_owned(), Problem::Mismatch));
    assert_eq!(scene.page().await.reviews.len(), 1);

    scene.withdraw(&code, &key).await.expect("theirs");
    let page = scene.page().await;
    assert_eq!((page.reviews.len(), page.counts.withdrawn, page.counts.given), (0, 1, 1));
    let view = scene.world.ports.artists.codes(&scene.ana).await.expect("her own");
    assert!(!format!("{view:?}").contains("Calm"), "nothing of the text is left");
    assert_eq!(refused(scene.withdraw(&code, &key).await), Reason::AlreadyDecided);
}

#[tokio::test]
async fn nobody_decides_about_themselves_and_only_admins_about_others() {
    let world = World::new().await;
    let ana = world.member("Ana", &[Role::Trainee, Role::Admin]).await;
    certify(&world, &ana, "Ana", "ANA0-0001", 1).await;
    open(&world, &ana, page("ana", "Madrid, España")).await;
    let ada = world.member("Ada", &[Role::Admin]).await;
    let max = world.member("Max", &[Role::Mentor]).await;
    let scene = Scene { world, ana, ada };
    let code = scene.code().await;
    scene.write(&code, &Viewer::Visitor).await.expect("a code");
    let (review, subject) = scene.waiting().await[0];
    let artists = &scene.world.ports.artists;
    let own = artists.moderation(&scene.ana).await.expect("an admin");
    assert!(!own.waiting[0].judgeable);
    let judge = Judge { review, subject, judgement: Judgement::Publish };
    assert_eq!(artists.judge(&scene.ana, judge.clone()).await, Err(Fault::NotFound));
    assert_eq!(artists.judge(&max, judge.clone()).await, Err(Fault::NotFound));
    assert_eq!(artists.judge(&Viewer::Visitor, judge).await, Err(Fault::SignIn));
    assert_eq!(artists.moderation(&max).await.map(drop), Err(Fault::NotFound));
}

#[tokio::test]
async fn clients_have_a_guide_in_both_languages() {
    let world = World::new().await;
    for (locale, title) in
        [(Locale::En, "How to choose an artist"), (Locale::Es, "Cómo elegir a un profesional")]
    {
        let guide = world.ports.artists.guide(locale).expect("it is shipped");
        assert_eq!(guide.title, title);
        assert!(guide.sections.len() > 5 && guide.sources.len() > 10);
    }
}
