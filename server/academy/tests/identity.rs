//! People come, go, lose passwords and are given roles.

#[path = "identity/email.rs"]
mod email_changes;
mod world;

use std::net::{IpAddr, Ipv4Addr};

use contract::identity::{AccountsQuery, ChangeRoles, Session, SignIn, SignUp};
use contract::{Answer, Fault, Reason};
use domain::identity::{DisplayName, EmailAddress, Password, Role, Roles};
use domain::{Locale, Problem, Viewer};
use time::Duration;
use world::{PASSWORD, World, email};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn password(text: &str) -> Password {
    Password::present(text).expect("a password")
}

fn refused<T>(reason: Reason) -> Answer<T> {
    Err(Fault::Refused { reason })
}

/// What an answer says, without the session it may hold.
fn said(answer: Answer<Session>) -> Answer<()> {
    answer.map(drop)
}

impl World {
    async fn sign_up(&self, name: &str, secret: &str) -> Answer<()> {
        let command = SignUp {
            name: DisplayName::parse(name).expect("a name"),
            email: email(name),
            password: password(secret),
            locale: Locale::Es,
            from: HERE,
        };
        self.ports.identity.sign_up(command).await
    }

    async fn sign_in(&self, name: &str, secret: &str) -> Answer<Session> {
        let command =
            SignIn { email: email(name), password: password(secret), from: HERE, device: "a phone".into() };
        self.ports.identity.sign_in(command).await
    }

    /// The only letter delivered.
    async fn letter(&self) -> (String, String) {
        self.run_jobs().await;
        let [letter] = <[_; 1]>::try_from(self.letters()).expect("one letter");
        (letter.subject, letter.body)
    }

    async fn confirm(&self, token: &str) -> Answer<Session> {
        self.ports.identity.confirm_email(token, HERE, "a phone").await
    }

    async fn reset(&self, name: &str) -> Answer<()> {
        self.ports.identity.request_reset(email(name), Locale::En, HERE).await
    }

    async fn renew(&self, token: &str) -> Answer<Session> {
        self.ports.identity.renew(token).await
    }
}

#[tokio::test]
async fn a_new_trainee_confirms_the_address_and_is_signed_in() {
    let world = World::new().await;
    world.sign_up("Ana", PASSWORD).await.expect("signs up");
    assert_eq!(said(world.sign_in("Ana", PASSWORD).await), refused(Reason::WrongCredentials));

    let (subject, token) = world.letter().await;
    assert_eq!(subject, "ConfirmEmail es", "in the language of the sign-up");
    let session = world.confirm(&token).await.expect("the link works");
    assert_eq!((session.name.as_str(), session.member.roles), ("Ana", Roles::NONE.with(Role::Trainee)));
    world.sign_in("Ana", PASSWORD).await.expect("confirmed, so the password opens");
    assert_eq!(said(world.confirm(&token).await), refused(Reason::DeadLink), "a link works once");
}

#[tokio::test]
async fn a_confirmation_link_ends_after_a_day() {
    let world = World::new().await;
    world.sign_up("Ana", PASSWORD).await.expect("signs up");
    let (_, token) = world.letter().await;
    world.pass(Duration::hours(24));
    assert_eq!(said(world.confirm(&token).await), refused(Reason::DeadLink));
}

#[tokio::test]
async fn signing_up_answers_the_same_for_an_address_that_has_an_account() {
    let world = World::new().await;
    world.account("Ana", Roles::NONE).await;
    assert_eq!(world.sign_up("Ana", "a strangers guess").await, Ok(()));
    let (subject, body) = world.letter().await;
    assert_eq!((subject.as_str(), body.as_str()), ("AlreadyMember en", "AlreadyMember"));
    world.sign_in("Ana", PASSWORD).await.expect("the old password still opens");
}

#[tokio::test]
async fn nobody_prepares_a_strangers_account_with_a_password_of_their_own() {
    let world = World::new().await;
    world.sign_up("Ana", "the attackers words").await.expect("signs up");
    let (_, early) = world.letter().await;
    world.sign_up("Ana", PASSWORD).await.expect("signs up again");
    let (_, link) = world.letter().await;
    assert_eq!(said(world.confirm(&early).await), refused(Reason::DeadLink));
    world.confirm(&link).await.expect("the newest link works");
    world.sign_in("Ana", PASSWORD).await.expect("the owner's password");
    assert_eq!(said(world.sign_in("Ana", "the attackers words").await), refused(Reason::WrongCredentials));
}

#[tokio::test]
async fn unknown_addresses_and_wrong_passwords_get_one_answer() {
    let world = World::new().await;
    world.account("Ana", Roles::NONE).await;
    assert_eq!(said(world.sign_in("Ana", "not her words").await), refused(Reason::WrongCredentials));
    assert_eq!(said(world.sign_in("Nobody", PASSWORD).await), refused(Reason::WrongCredentials));
    assert_eq!(world.reset("Nobody").await, Ok(()));
    world.run_jobs().await;
    assert!(world.letters().is_empty(), "no letter to an address without an account");
}

#[tokio::test]
async fn a_spent_token_ends_the_whole_session() {
    let world = World::new().await;
    world.account("Ana", Roles::NONE).await;
    let stolen = world.sign_in("Ana", PASSWORD).await.expect("signs in").refresh_token;
    world.pass(Duration::minutes(15));
    let second = world.renew(&stolen).await.expect("renews").refresh_token;
    world.pass(Duration::minutes(15));
    let third = world.renew(&second).await.expect("renews").refresh_token;
    assert_eq!(said(world.renew(&stolen).await), refused(Reason::SessionEnded), "a copy");
    assert_eq!(said(world.renew(&third).await), refused(Reason::SessionEnded), "nobody keeps the session");
}

#[tokio::test]
async fn tabs_that_renew_at_the_same_moment_get_the_same_successor() {
    let world = World::new().await;
    world.account("Ana", Roles::NONE).await;
    let first = world.sign_in("Ana", PASSWORD).await.expect("signs in");
    let one = world.renew(&first.refresh_token).await.expect("renews");
    world.pass(Duration::seconds(20));
    let two = world.renew(&first.refresh_token).await.expect("a moment later is no theft");
    assert_eq!(one.refresh_token, two.refresh_token);
    assert_ne!(one.refresh_token, first.refresh_token);
    world.renew(&two.refresh_token).await.expect("and the session goes on");
}

#[tokio::test]
async fn a_moment_later_ends_after_twenty_seconds() {
    let world = World::new().await;
    world.account("Ana", Roles::NONE).await;
    let first = world.sign_in("Ana", PASSWORD).await.expect("signs in").refresh_token;
    let second = world.renew(&first).await.expect("renews").refresh_token;
    world.pass(Duration::seconds(21));
    assert_eq!(said(world.renew(&first).await), refused(Reason::SessionEnded));
    assert_eq!(said(world.renew(&second).await), refused(Reason::SessionEnded));
}

#[tokio::test]
async fn a_session_ends_after_thirty_idle_days() {
    let world = World::new().await;
    world.account("Ana", Roles::NONE).await;
    let token = world.sign_in("Ana", PASSWORD).await.expect("signs in").refresh_token;
    world.pass(Duration::days(29));
    let token = world.renew(&token).await.expect("still there").refresh_token;
    world.pass(Duration::days(30));
    assert_eq!(said(world.renew(&token).await), refused(Reason::SessionEnded));
    assert_eq!(said(world.renew("not a token").await), refused(Reason::SessionEnded));
}

#[tokio::test]
async fn signing_out_ends_this_device_and_everywhere_ends_all() {
    let world = World::new().await;
    world.account("Ana", Roles::NONE).await;
    let phone = world.sign_in("Ana", PASSWORD).await.expect("signs in");
    let laptop = world.sign_in("Ana", PASSWORD).await.expect("signs in");
    let tablet = world.sign_in("Ana", PASSWORD).await.expect("signs in");
    let viewer = Viewer::Member(phone.member.clone());
    let view = world.ports.identity.account(&viewer).await.expect("her account");
    assert_eq!(view.sessions.len(), 3);
    assert_eq!(view.sessions.iter().filter(|session| session.current).count(), 1);

    world.ports.identity.sign_out(&viewer).await.expect("signs out");
    assert_eq!(said(world.renew(&phone.refresh_token).await), refused(Reason::SessionEnded));
    world.renew(&laptop.refresh_token).await.expect("another device stays");
    world.ports.identity.sign_out_everywhere(&Viewer::Member(tablet.member)).await.expect("signs out");
    assert_eq!(said(world.renew(&tablet.refresh_token).await), refused(Reason::SessionEnded));
}

#[tokio::test]
async fn a_reset_chooses_a_password_once_and_ends_every_session() {
    let world = World::new().await;
    world.account("Ana", Roles::NONE).await;
    let session = world.sign_in("Ana", PASSWORD).await.expect("signs in");
    world.reset("Ana").await.expect("asks");
    let (subject, token) = world.letter().await;
    assert_eq!(subject, "ResetPassword en");
    let identity = &world.ports.identity;
    assert_eq!(identity.check_reset(&token).await, Ok(()));
    assert_eq!(identity.reset_password(&token, password("four loud herons")).await, Ok(()));
    assert_eq!(identity.check_reset(&token).await, refused(Reason::DeadLink));
    assert_eq!(identity.reset_password(&token, password("five mute swans")).await, refused(Reason::DeadLink));
    assert_eq!(said(world.renew(&session.refresh_token).await), refused(Reason::SessionEnded));
    assert_eq!(said(world.sign_in("Ana", PASSWORD).await), refused(Reason::WrongCredentials));
    world.sign_in("Ana", "four loud herons").await.expect("the new password opens");
}

#[tokio::test]
async fn a_reset_link_ends_after_an_hour_and_confirms_nothing_else() {
    let world = World::new().await;
    world.account("Ana", Roles::NONE).await;
    world.reset("Ana").await.expect("asks");
    let (_, token) = world.letter().await;
    assert_eq!(said(world.confirm(&token).await), refused(Reason::DeadLink), "another purpose");
    world.pass(Duration::hours(1));
    assert_eq!(world.ports.identity.check_reset(&token).await, refused(Reason::DeadLink));
}

#[tokio::test]
async fn a_letter_the_post_refused_is_written_again() {
    let world = World::new().await;
    world.sign_up("Ana", PASSWORD).await.expect("signs up");
    world.lose_letters(1);
    world.run_jobs().await;
    assert!(world.letters().is_empty());
    world.pass(Duration::minutes(1));
    let (_, token) = world.letter().await;
    world.confirm(&token).await.expect("the link in the letter that arrived");
}

#[tokio::test]
async fn too_many_tries_are_asked_to_wait() {
    let world = World::with(academy::identity::Limits::default()).await;
    world.account("Ana", Roles::NONE).await;
    for _ in 0..5 {
        assert_eq!(said(world.sign_in("Ana", "a guess").await), refused(Reason::WrongCredentials));
    }
    let Err(Fault::TooMany { seconds }) = world.sign_in("Ana", PASSWORD).await else {
        panic!("the sixth try waits, even with the right password")
    };
    assert!((1..=30).contains(&seconds), "{seconds}");
    world.pass(Duration::seconds(30));
    world.sign_in("Ana", PASSWORD).await.expect("after the wait");
}

#[tokio::test]
async fn letters_to_one_mailbox_are_counted_whether_or_not_it_has_an_account() {
    let world = World::with(academy::identity::Limits::default()).await;
    for _ in 0..5 {
        assert_eq!(world.reset("Nobody").await, Ok(()));
    }
    assert!(matches!(world.reset("Nobody").await, Err(Fault::TooMany { .. })));
    world.run_jobs().await;
    assert!(world.letters().is_empty());
}

async fn change(world: &World, viewer: &Viewer, of: &Viewer, roles: &[Role], secret: &str) -> Answer<()> {
    let command = ChangeRoles {
        user: of.member().expect("a member").id,
        roles: roles.iter().copied().collect(),
        reason: "joins the mentors".to_owned(),
        password: password(secret),
    };
    world.ports.identity.change_roles(viewer, command).await
}

#[tokio::test]
async fn an_admin_changes_roles_with_password_and_reason_and_it_is_noted() {
    let world = World::new().await;
    let admin = world.member("Rosa", &[Role::Admin]).await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    let session = world.sign_in("Ana", PASSWORD).await.expect("signs in");
    assert_eq!(
        change(&world, &admin, &ana, &[Role::Mentor], "a guess").await,
        Err(Fault::field("password", Problem::WrongPassword))
    );
    assert_eq!(change(&world, &admin, &ana, &[Role::Mentor], PASSWORD).await, Ok(()));

    let view = world.ports.identity.accounts(&admin, AccountsQuery::default()).await.expect("the list");
    let noted = &view.changes[0];
    assert_eq!((noted.by.as_deref(), noted.of.as_str()), (Some("Rosa"), "Ana"));
    assert_eq!((noted.roles, noted.reason.as_str()), (Roles::NONE.with(Role::Mentor), "joins the mentors"));
    assert_eq!(said(world.renew(&session.refresh_token).await), refused(Reason::SessionEnded));
    let again = world.sign_in("Ana", PASSWORD).await.expect("signs in again");
    assert_eq!(again.member.roles, Roles::NONE.with(Role::Mentor));
}

#[tokio::test]
async fn nobody_but_an_admin_changes_roles_and_nobody_their_own() {
    let world = World::new().await;
    let admin = world.member("Rosa", &[Role::Admin]).await;
    let mentor = world.member("Marta", &[Role::Mentor]).await;
    assert_eq!(change(&world, &mentor, &admin, &[], PASSWORD).await, Err(Fault::NotFound));
    assert_eq!(change(&world, &Viewer::Visitor, &admin, &[], PASSWORD).await, Err(Fault::SignIn));
    assert_eq!(change(&world, &admin, &admin, &[], PASSWORD).await, Err(Fault::NotFound));
    let query = AccountsQuery::default();
    assert_eq!(world.ports.identity.accounts(&mentor, query).await.map(|_| ()), Err(Fault::NotFound));
}

#[tokio::test]
async fn an_admin_who_lost_the_role_cannot_use_a_session_that_still_says_so() {
    let world = World::new().await;
    let rosa = world.member("Rosa", &[Role::Admin]).await;
    let juan = world.member("Juan", &[Role::Admin]).await;
    assert_eq!(change(&world, &rosa, &juan, &[Role::Trainee], PASSWORD).await, Ok(()));
    assert_eq!(change(&world, &juan, &rosa, &[Role::Trainee], PASSWORD).await, Err(Fault::NotFound));
}

#[tokio::test]
async fn the_last_admin_stays() {
    let world = World::new().await;
    world.account("Rosa", Roles::NONE.with(Role::Admin)).await;
    let demote = || {
        let roles = Roles::NONE.with(Role::Trainee);
        academy::identity::operator::set_roles(&world.academy, &ROSA, roles, "a slip".to_owned())
    };
    static ROSA: std::sync::LazyLock<EmailAddress> = std::sync::LazyLock::new(|| email("Rosa"));
    let refusal: Fault = demote().await.expect_err("the academy needs one").into();
    assert_eq!(refusal, Fault::Refused { reason: Reason::LastAdmin });
    world.account("Juan", Roles::NONE.with(Role::Admin)).await;
    demote().await.expect("now there is another");
}

#[tokio::test]
async fn accounts_are_searched_by_part_of_a_name_or_address_and_by_role() {
    let world = World::new().await;
    let admin = world.member("Rosa", &[Role::Admin]).await;
    world.account("Ñandú", Roles::NONE.with(Role::Mentor)).await;
    world.account("Ana_B", Roles::NONE.with(Role::Trainee)).await;
    let found = async |search: Option<&str>, role: Option<Role>| {
        let query = AccountsQuery { search: search.map(str::to_owned), role, page: 1 };
        let view = world.ports.identity.accounts(&admin, query).await.expect("the list");
        view.accounts.into_iter().map(|account| account.name).collect::<Vec<_>>()
    };
    assert_eq!(found(None, None).await, ["Ana_B", "Rosa", "Ñandú"]);
    assert_eq!(found(Some("ÑAN"), None).await, ["Ñandú"]);
    assert_eq!(found(Some("_b"), None).await, ["Ana_B"], "an underscore is only itself");
    assert_eq!(found(Some("%"), None).await, Vec::<String>::new());
    assert_eq!(found(Some("stipple.test"), Some(Role::Mentor)).await, ["Ñandú"]);
}

#[tokio::test]
async fn a_name_is_changed_by_its_owner() {
    let world = World::new().await;
    let ana = world.member("Ana", &[Role::Trainee]).await;
    let name = DisplayName::parse("Ana María").expect("a name");
    assert_eq!(world.ports.identity.rename(&Viewer::Visitor, name.clone()).await, Err(Fault::SignIn));
    world.ports.identity.rename(&ana, name).await.expect("renames");
    assert_eq!(world.ports.identity.account(&ana).await.expect("her account").name, "Ana María");
}

#[tokio::test]
async fn what_has_ended_is_swept_away_once_a_day() {
    let world = World::new().await;
    world.account("Ana", Roles::NONE).await;
    world.sign_in("Ana", PASSWORD).await.expect("signs in");
    for _ in 0..3 {
        academy::jobs::schedule(&world.academy).await.expect("plans");
    }
    world.run_jobs().await;
    let planned = waiting(&world).await;
    let ana = world.sign_in("Ana", PASSWORD).await.expect("signs in");
    world.pass(Duration::days(31));
    world.run_jobs().await;
    assert_eq!(waiting(&world).await, planned, "each sweep has planned the next, and only that");
    let later = world.sign_in("Ana", PASSWORD).await.expect("signs in");
    let view = world.ports.identity.account(&Viewer::Member(later.member)).await.expect("her account");
    assert_eq!(view.sessions.len(), 1);
    assert_eq!(said(world.renew(&ana.refresh_token).await), refused(Reason::SessionEnded));
}

async fn waiting(world: &World) -> u64 {
    store::jobs::backlog(world.academy.store.reader()).await.expect("the database answers").waiting
}
