//! Designs of the hairline designer: kept, sent as practice work, and pinned by a mentor.

use domain::slug::AssignmentSlug;
use http::StatusCode;
use tests::{Browser, Person, Server, Visitor, Words};

use crate::academy;

const PAGE: &str = "/figures/hairline-design";
const ASSIGNMENT: &str = "three-hairlines";
const PASSWORD: &str = "three quiet herons";

async fn with_people() -> Server {
    let server = academy().await;
    server.add_user("trainee@stipple.test", "Tina Trainee", PASSWORD, &["trainee"]);
    server.add_user("mentor@stipple.test", "Max Mentor", PASSWORD, &["mentor"]);
    server
}

#[tokio::test]
async fn without_scripts_a_design_is_kept_renamed_and_thrown_away() {
    let server = with_people().await;
    let trainee = Person::signed_in(&server, "trainee@stipple.test", PASSWORD).await;
    let words = Words::ENGLISH;
    assert!(trainee.get(PAGE).await.text().contains(&words.of("figures", "keep.none")));

    let design = [("middle", "92"), ("loss", "yes"), ("do", "keep")];
    let keep = |name: &'static str| [design.as_slice(), &[("keep-as", name)]].concat();
    let unnamed = trainee.send(PAGE, &keep(" ")).await;
    assert_eq!(unnamed.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", unnamed.text());
    let kept = trainee.send(PAGE, &keep("Ana <b>first</b>")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
    let page = trainee.get(PAGE).await;
    assert!(page.text().contains("Ana <b>first</b>") || page.body.contains("Ana &lt;b&gt;first"));
    assert!(page.body.contains("middle=92&amp;zone=7"), "the list opens it again");

    let id = page.body.split("rename:").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
    let (field, rename, drop) = (format!("name-{id}"), format!("rename:{id}"), format!("drop:{id}"));
    let nameless = trainee.send(PAGE, &[("do", &rename), (&field, "")]).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let renamed = trainee.send(PAGE, &[("do", &rename), (&field, "Ana, higher")]).await;
    assert_eq!(renamed.status, StatusCode::SEE_OTHER);
    assert!(trainee.get(PAGE).await.text().contains("Ana, higher"));
    trainee.send(PAGE, &[("do", &drop)]).await;
    assert!(!trainee.get(PAGE).await.text().contains("Ana, higher"));

    let visitor = Person::visitor(&server).send(PAGE, &keep("Mine")).await;
    assert!(visitor.location().is_some_and(|href| href.starts_with("/login")), "{:?}", visitor.location());
}

/// Adds as many designs to the work as it asks for.
async fn adds_designs(trainee: &Person) {
    let act = format!("add:{ASSIGNMENT}");
    for (middle, name) in [("80", "Man, 46"), ("94", "Man, 24"), ("63", "Woman, 38"), ("88", "Close")] {
        let added = trainee.send(PAGE, &[("do", &act), ("middle", middle), ("keep-as", name)]).await;
        let round = format!("/practice/{ASSIGNMENT}#round");
        assert_eq!(added.location(), Some(round.as_str()), "{}", added.text());
    }
}

/// Sends the first round, and says what the work is called in addresses.
async fn sends(trainee: &Person) -> String {
    let fields = [("do", "send"), ("round", "1"), ("note", "One for each person.")];
    let sent = trainee.send(&format!("/practice/{ASSIGNMENT}"), &fields).await;
    sent.location().expect("a receipt").rsplit('/').next().expect("an id").to_owned()
}

/// A mentor gives the work back.
async fn returns(mentor: &Person, submission: &str) {
    let desk = format!("/review/{submission}");
    mentor.send(&desk, &[("do", "claim")]).await;
    let page = mentor.get(&desk).await;
    let catalogue = courses::load(&courses::Embedded).expect("the curriculum");
    let slug = AssignmentSlug::parse(ASSIGNMENT).expect("a slug");
    let criteria = catalogue.assignment(&slug).expect("the assignment").assignment.rubric.criteria();
    let levels: Vec<_> = criteria.iter().map(|criterion| format!("level-{}", criterion.id)).collect();
    let mut fields = vec![
        ("do", "return"),
        ("round", page.value("round").expect("the round")),
        ("version", page.value("version").expect("the version of the draft")),
        ("summary", "Look at the corners once more."),
    ];
    fields.extend(levels.iter().map(|level| (level.as_str(), "2")));
    let published = mentor.send(&desk, &fields).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text());
}

/// What would be refused for certain is not offered.
#[tokio::test]
async fn a_design_is_offered_only_to_work_that_takes_it_now() {
    let server = with_people().await;
    let trainee = Person::signed_in(&server, "trainee@stipple.test", PASSWORD).await;
    let mentor = Person::signed_in(&server, "mentor@stipple.test", PASSWORD).await;
    let offer = format!("value=\"add:{ASSIGNMENT}\"");
    let offered = async || trainee.get(PAGE).await.body.contains(&offer);
    assert!(offered().await, "nothing is begun yet");
    adds_designs(&trainee).await;
    assert!(offered().await, "the round is a draft");

    let submission = sends(&trainee).await;
    let work = format!("/submissions/{submission}");
    let waiting = trainee.get(PAGE).await;
    assert!(!waiting.body.contains(&offer) && waiting.link(&work).is_none(), "{}", waiting.text());
    trainee.send(&work, &[("do", "withdraw")]).await;
    let withdrawn = trainee.get(PAGE).await;
    assert!(!withdrawn.body.contains(&offer) && withdrawn.link(&work).is_some(), "{}", withdrawn.text());
    trainee.send(&work, &[("do", "revise")]).await;
    assert!(offered().await, "the round is a draft again");

    assert_eq!(sends(&trainee).await, submission);
    returns(&mentor, &submission).await;
    for words in [Words::ENGLISH, Words::SPANISH] {
        let page = trainee.get(&words.path(PAGE)).await;
        assert!(!page.body.contains(&offer), "{}", page.text());
        assert!(page.text().contains(&words.of("designs", "next_round")), "{}", page.text());
        assert!(page.link(&words.path(&work)).is_some(), "{}", page.text());
    }
    trainee.send(&work, &[("do", "revise")]).await;
    assert!(offered().await, "the next round is open");
}

#[tokio::test]
async fn a_mentor_pins_a_design_that_was_sent_as_practice_work() {
    let server = with_people().await;
    let trainee = Person::signed_in(&server, "trainee@stipple.test", PASSWORD).await;
    adds_designs(&trainee).await;
    let words = Words::ENGLISH;
    let draft = trainee.get(&format!("/practice/{ASSIGNMENT}")).await;
    assert!(draft.text().contains("Open “Woman, 38” in the hairline designer"), "{}", draft.text());
    let submission = sends(&trainee).await;

    let mentor = Browser::open(Visitor::new()).await;
    mentor.visit(&server.url("/login")).await;
    mentor.fill(&words.of("identity", "login.email"), "mentor@stipple.test").await;
    mentor.fill(&words.of("identity", "login.password"), PASSWORD).await;
    mentor.press(&words.of("identity", "login.submit")).await;
    mentor.element("details.account").await;
    mentor.visit(&server.url(&format!("/review/{submission}"))).await;
    mentor.sees("Open “Man, 24” in the hairline designer").await;
    mentor.press(&words.of("review", "desk.claim")).await;
    mentor.element("[role=toolbar]").await;
    mentor.press_at("figure.photo:not([hidden]) .plate").await;
    let text = mentor.element("#f-pin-1-text").await;
    text.send_keys("This corner is filled.").await.expect("a pin takes text");
    mentor.sees(&words.of("review", "status.saved")).await;
    assert_eq!(mentor.complaints().await, Vec::<String>::new());
    mentor.close().await;
}
