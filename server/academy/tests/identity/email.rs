//! People move their account to another address.

use academy::identity::operator;
use contract::identity::ChangeEmail;

use super::*;

impl World {
    async fn ask_for(&self, viewer: &Viewer, name: &str, secret: &str) -> Answer<()> {
        let command = ChangeEmail { email: email(name), password: password(secret), from: HERE };
        self.ports.identity.request_email_change(viewer, command).await
    }

    async fn moved(&self, viewer: &Viewer, token: &str) -> Answer<()> {
        self.ports.identity.change_email(viewer, token).await
    }

    /// To whom the only letter went, which one it was, and what it holds.
    async fn posted(&self) -> (String, String, String) {
        self.run_jobs().await;
        let [letter] = <[_; 1]>::try_from(self.letters()).expect("one letter");
        (letter.to.into(), letter.subject, letter.body)
    }

    /// The secret of the link that went to `name`.
    async fn link_to(&self, name: &str) -> String {
        let (to, subject, token) = self.posted().await;
        assert_eq!((to, subject.as_str()), (email(name).into(), "ChangeEmail en"));
        token
    }

    async fn address_of(&self, viewer: &Viewer) -> (String, Option<String>) {
        let view = self.ports.identity.account(viewer).await.expect("her account");
        (view.email, view.awaited)
    }
}

fn viewer(session: &Session) -> Viewer {
    Viewer::Member(session.member.clone())
}

/// Ana, signed in on a phone.
async fn ana(world: &World) -> (Viewer, Session) {
    world.account("Ana", Roles::NONE.with(Role::Trainee)).await;
    let session = world.sign_in("Ana", PASSWORD).await.expect("signs in");
    (viewer(&session), session)
}

#[tokio::test]
async fn an_address_is_changed_with_the_password_and_a_link_sent_to_the_new_one() {
    let world = World::new().await;
    let (ana, phone) = ana(&world).await;
    let laptop = world.sign_in("Ana", PASSWORD).await.expect("signs in");
    assert_eq!(world.ask_for(&ana, "Maria", PASSWORD).await, Ok(()));
    let token = world.link_to("Maria").await;
    let old = "ana@stipple.test".to_owned();
    assert_eq!(world.address_of(&ana).await, (old.clone(), Some("maria@stipple.test".to_owned())));
    assert_eq!(world.ports.identity.check_email_change(&ana, &token).await, Ok(email("Maria")));
    world.sign_in("Ana", PASSWORD).await.expect("looking at the link changes nothing");

    world.moved(&ana, &token).await.expect("the link works");
    assert_eq!(world.address_of(&ana).await, ("maria@stipple.test".to_owned(), None));
    let (to, subject, body) = world.posted().await;
    assert_eq!((to, subject.as_str()), (old, "EmailChanged en"), "the address before is told");
    assert!(body.contains("maria@stipple.test"), "{body}");
    assert_eq!(said(world.sign_in("Ana", PASSWORD).await), refused(Reason::WrongCredentials));
    world.sign_in("Maria", PASSWORD).await.expect("the new address opens");
    world.renew(&phone.refresh_token).await.expect("the device that confirmed stays");
    assert_eq!(said(world.renew(&laptop.refresh_token).await), refused(Reason::SessionEnded));
    assert_eq!(world.moved(&ana, &token).await, refused(Reason::DeadLink), "a link works once");
}

#[tokio::test]
async fn a_link_in_a_strangers_mailbox_opens_nothing() {
    let world = World::new().await;
    let (ana, _) = ana(&world).await;
    let eve = world.member("Eve", &[Role::Trainee]).await;
    world.ask_for(&ana, "Maria", PASSWORD).await.expect("asks, with a slip");
    let token = world.link_to("Maria").await;
    assert_eq!(world.moved(&Viewer::Visitor, &token).await, Err(Fault::SignIn));
    assert_eq!(world.moved(&eve, &token).await, refused(Reason::DeadLink), "not her account");
    assert_eq!(world.ports.identity.check_email_change(&eve, &token).await, refused(Reason::DeadLink));
    world.moved(&ana, &token).await.expect("it still works for Ana");
    world.run_jobs().await;
    assert_eq!(world.address_of(&eve).await.0, "eve@stipple.test");
}

#[tokio::test]
async fn the_password_is_asked_for_before_a_letter_is_written() {
    let world = World::new().await;
    let (ana, _) = ana(&world).await;
    let wrong = world.ask_for(&ana, "Maria", "not her words").await;
    assert_eq!(wrong, Err(Fault::field("password", Problem::WrongPassword)));
    let same = world.ask_for(&ana, "Ana", PASSWORD).await;
    assert_eq!(same, Err(Fault::field("email", Problem::Unchanged)));
    assert_eq!(world.ask_for(&Viewer::Visitor, "Maria", PASSWORD).await, Err(Fault::SignIn));
    world.run_jobs().await;
    assert!(world.letters().is_empty());
    assert_eq!(world.address_of(&ana).await.1, None);
}

#[tokio::test]
async fn an_address_that_has_an_account_is_answered_like_any_other() {
    let world = World::new().await;
    let (ana, _) = ana(&world).await;
    world.account("Bea", Roles::NONE).await;
    assert_eq!(world.ask_for(&ana, "Bea", PASSWORD).await, Ok(()));
    assert_eq!(world.address_of(&ana).await.1.as_deref(), Some("bea@stipple.test"));
    let (to, subject, body) = world.posted().await;
    assert_eq!((to.as_str(), subject.as_str()), ("bea@stipple.test", "EmailTaken en"));
    assert_eq!(body, "EmailTaken", "no link, and no word of who asked");
}

#[tokio::test]
async fn an_address_taken_in_the_meantime_changes_nothing() {
    let world = World::new().await;
    let (ana, _) = ana(&world).await;
    world.ask_for(&ana, "Maria", PASSWORD).await.expect("asks");
    let token = world.link_to("Maria").await;
    world.account("Maria", Roles::NONE).await;
    assert_eq!(world.moved(&ana, &token).await, refused(Reason::AddressTaken));
    world.sign_in("Ana", PASSWORD).await.expect("the old address still opens");
    world.sign_in("Maria", PASSWORD).await.expect("and so does the other account's");
}

#[tokio::test]
async fn a_sign_up_that_nobody_confirmed_keeps_no_address_from_its_owner() {
    let world = World::new().await;
    let (ana, _) = ana(&world).await;
    world.sign_up("Maria", "a squatters words").await.expect("signs up");
    let (_, squatted) = world.letter().await;
    world.ask_for(&ana, "Maria", PASSWORD).await.expect("asks");
    let token = world.link_to("Maria").await;
    world.moved(&ana, &token).await.expect("the link works");
    world.run_jobs().await;
    assert_eq!(said(world.confirm(&squatted).await), refused(Reason::DeadLink));
    world.sign_in("Maria", PASSWORD).await.expect("it is Ana's address now");
}

#[tokio::test]
async fn links_end_after_a_day_by_a_newer_one_and_when_the_change_is_withdrawn() {
    let world = World::new().await;
    let (ana, _) = ana(&world).await;
    world.ask_for(&ana, "Maria", PASSWORD).await.expect("asks");
    let first = world.link_to("Maria").await;
    world.ask_for(&ana, "Anamaria", PASSWORD).await.expect("asks for another");
    let second = world.link_to("Anamaria").await;
    assert_eq!(world.moved(&ana, &first).await, refused(Reason::DeadLink), "a newer one was asked for");
    world.pass(Duration::hours(24));
    assert_eq!(world.address_of(&ana).await.1, None);
    assert_eq!(world.moved(&ana, &second).await, refused(Reason::DeadLink), "a day has passed");

    world.ask_for(&ana, "Maria", PASSWORD).await.expect("asks again");
    let third = world.link_to("Maria").await;
    world.ports.identity.withdraw_email_change(&ana).await.expect("keeps the old one");
    assert_eq!(world.address_of(&ana).await, ("ana@stipple.test".to_owned(), None));
    assert_eq!(world.ports.identity.check_email_change(&ana, &third).await, refused(Reason::DeadLink));
}

#[tokio::test]
async fn a_new_password_ends_the_links_of_whoever_knew_the_old_one() {
    let world = World::new().await;
    let (ana, _) = ana(&world).await;
    world.ask_for(&ana, "Maria", PASSWORD).await.expect("asks");
    let theirs = world.link_to("Maria").await;
    world.reset("Ana").await.expect("asks");
    let (_, token) = world.letter().await;
    world.ports.identity.reset_password(&token, password("four loud herons")).await.expect("chooses");
    let session = world.sign_in("Ana", "four loud herons").await.expect("signs in");
    assert_eq!(world.moved(&viewer(&session), &theirs).await, refused(Reason::DeadLink));
}

#[tokio::test]
async fn links_sent_to_the_old_address_end_with_it() {
    let world = World::new().await;
    let (ana, _) = ana(&world).await;
    world.reset("Ana").await.expect("asks");
    let (_, reset) = world.letter().await;
    world.ask_for(&ana, "Maria", PASSWORD).await.expect("asks");
    let token = world.link_to("Maria").await;
    world.moved(&ana, &token).await.expect("the link works");
    world.run_jobs().await;
    assert_eq!(world.ports.identity.check_reset(&reset).await, refused(Reason::DeadLink));
}

#[tokio::test]
async fn letters_about_a_new_address_are_counted_like_others() {
    let world = World::with(academy::identity::Limits::default()).await;
    let (ana, _) = ana(&world).await;
    // Signing in has shown the password once; the sixth showing waits anyway.
    for _ in 0..4 {
        assert_eq!(world.ask_for(&ana, "Maria", PASSWORD).await, Ok(()));
    }
    world.pass(Duration::minutes(5));
    assert_eq!(world.ask_for(&ana, "Maria", PASSWORD).await, Ok(()));
    assert!(matches!(world.ask_for(&ana, "Maria", PASSWORD).await, Err(Fault::TooMany { .. })));
    world.run_jobs().await;
    assert_eq!(world.letters().len(), 1, "of five requests the last is wanted");
}

#[tokio::test]
async fn an_operator_moves_an_account_and_the_address_before_is_told() {
    let world = World::new().await;
    let (_, phone) = ana(&world).await;
    world.account("Bea", Roles::NONE).await;
    let taken = operator::set_email(&world.academy, &email("Ana"), email("Bea")).await;
    let taken: Fault = taken.expect_err("Bea has it").into();
    assert_eq!(taken, Fault::Refused { reason: Reason::AddressTaken });
    let unknown = operator::set_email(&world.academy, &email("Nobody"), email("Maria")).await;
    assert_eq!(Fault::from(unknown.expect_err("nobody has it")), Fault::NotFound);

    operator::set_email(&world.academy, &email("Ana"), email("Maria")).await.expect("moves");
    let (to, subject, _) = world.posted().await;
    assert_eq!((to.as_str(), subject.as_str()), ("ana@stipple.test", "EmailChanged en"));
    assert_eq!(said(world.renew(&phone.refresh_token).await), refused(Reason::SessionEnded));
    world.sign_in("Maria", PASSWORD).await.expect("the new address opens");
    let admin = world.member("Rosa", &[Role::Admin]).await;
    let query = AccountsQuery { search: Some("maria@".to_owned()), ..AccountsQuery::default() };
    let found = world.ports.identity.accounts(&admin, query).await.expect("the list");
    assert_eq!(found.total, 1, "the search knows the new address");
}
