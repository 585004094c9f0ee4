//! Accounts as people use them: without scripts, with real letters and a real browser.

use http::StatusCode;
use tests::{Browser, Mailbox, Person, Server, Setup, Visitor, Words};

const PASSWORD: &str = "three quiet herons";

/// Signs somebody up and confirms the address.
async fn join(server: &Server, mailbox: &Mailbox, browser: &Browser, address: &str) {
    browser.visit(&server.url("/signup")).await;
    browser.fill("Your name", "Ana Ruiz").await;
    browser.fill("E-mail address", address).await;
    browser.fill("Password", PASSWORD).await;
    browser.press("Sign up").await;
    browser.sees("Check your e-mail").await;
    let letter = mailbox.letter_to(address).await;
    browser.visit(letter.link().expect("a link to confirm with")).await;
    browser.press("Confirm and sign in").await;
    browser.arrives("/dashboard").await;
}

#[tokio::test]
async fn an_account_is_opened_used_and_left_without_scripts() {
    let mailbox = Mailbox::open();
    let server = Setup::new().mailbox(&mailbox).start().await;
    let browser = Browser::open(Visitor::without_scripts()).await;
    join(&server, &mailbox, &browser, "ana@example.org").await;

    browser.visit(&server.url("/account")).await;
    browser.fill("Your name", "").await;
    browser.press("Save").await;
    browser.sees("Fill in this field.").await;
    browser.fill("Your name", "Ana María Ruiz").await;
    browser.press("Save").await;
    browser.sees("Your name is saved.").await;
    browser.press("Sign out everywhere").await;
    browser.sees("Every device is signed out").await;

    browser.visit(&server.url("/account")).await;
    browser.arrives("/login?next=%2Faccount").await;
    browser.fill("E-mail address", "ana@example.org").await;
    browser.fill("Password", "not her words").await;
    browser.press("Sign in").await;
    browser.sees("do not belong together").await;
    browser.fill("Password", PASSWORD).await;
    browser.press("Sign in").await;
    browser.arrives("/account").await;
    browser.close().await;
}

#[tokio::test]
async fn a_lost_password_is_replaced_with_the_link_in_a_letter() {
    let mailbox = Mailbox::open();
    let server = Setup::new().mailbox(&mailbox).start().await;
    let browser = Browser::open(Visitor::without_scripts()).await;
    join(&server, &mailbox, &browser, "ana@example.org").await;

    browser.visit(&server.url("/es/forgot")).await;
    browser.fill("Correo electrónico", "ana@example.org").await;
    browser.press("Enviar el enlace").await;
    browser.sees("Mira tu correo").await;
    let letter = reset_link(&mailbox, "ana@example.org").await;
    browser.visit(&letter).await;
    browser.fill("New password", "four loud herons").await;
    browser.press("Set the new password").await;
    browser.sees("Your new password is set").await;
    browser.fill("E-mail address", "ana@example.org").await;
    browser.fill("Password", "four loud herons").await;
    browser.press("Sign in").await;
    browser.arrives("/dashboard").await;
    browser.visit(&letter).await;
    browser.sees("This link was used already").await;
    browser.close().await;
}

/// The link of the letter about the password, waited for.
async fn reset_link(mailbox: &Mailbox, address: &str) -> String {
    for _ in 0..600 {
        let letters = mailbox.letters_to(address);
        if let Some(letter) = letters.iter().find(|letter| letter.text.contains("/reset?")) {
            return letter.link().expect("a link to reset with").to_owned();
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("no letter about the password arrived")
}

#[tokio::test]
async fn signing_out_everywhere_holds_at_once_on_every_device() {
    let server = Setup::new().start().await;
    server.add_user("ana@example.org", "Ana Ruiz", PASSWORD, &["trainee"]);
    let phone = Person::signed_in(&server, "ana@example.org", PASSWORD).await;
    let laptop = Person::signed_in(&server, "ana@example.org", PASSWORD).await;
    assert_eq!(laptop.get("/account").await.status, StatusCode::OK);
    let left = phone.send("/account", &[("do", "everywhere")]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.text());
    assert_eq!(laptop.get("/account").await.location(), Some("/login?next=%2Faccount"));
}

#[tokio::test]
async fn a_new_role_holds_at_once() {
    let server = Setup::new().start().await;
    server.add_user("ada@example.org", "Ada Admin", PASSWORD, &["admin"]);
    server.add_user("ana@example.org", "Ana Ruiz", PASSWORD, &["trainee", "mentor"]);
    let ana = Person::signed_in(&server, "ana@example.org", PASSWORD).await;
    assert_eq!(ana.get("/review").await.status, StatusCode::OK);
    let ada = Person::signed_in(&server, "ada@example.org", PASSWORD).await;
    let list = ada.get("/admin?search=ana%40example.org").await;
    let edit = list
        .links("/admin?")
        .into_iter()
        .find(|link| link.contains("user="))
        .expect("a link to change roles");
    let page = ada.get(&edit.replace("&amp;", "&")).await;
    let user = page.value("user").expect("the account's number").to_owned();
    let roles = [("user", user.as_str()), ("roles", "trainee"), ("reason", "Left."), ("password", PASSWORD)];
    let changed = ada.send("/admin", &roles).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.text());
    assert_ne!(ana.get("/review").await.status, StatusCode::OK);
}

/// Somebody who reads this language, and whose letters are written in it.
fn add_reader(server: &Server, words: &Words, address: &str) {
    let arguments = ["user", "add", address, "--name", "Ana Ruiz", "--locale", words.locale()];
    let done = server.operate(&arguments, &format!("{PASSWORD}\n"));
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Whether the password opens the account with this address.
async fn opens(server: &Server, address: &str) -> bool {
    let form = [("email", address), ("password", PASSWORD)];
    Person::visitor(server).send("/login", &form).await.status == StatusCode::SEE_OTHER
}

/// An address is changed by its owner, in their language, without scripts.
async fn moves(words: &Words) {
    let mailbox = Mailbox::open();
    let server = Setup::new().mailbox(&mailbox).start().await;
    let (old, new) = ("ana@example.org", "ana.nueva@example.org");
    add_reader(&server, words, old);
    let say = |place: &str| words.of("identity", place);
    let browser = Browser::open(Visitor::without_scripts()).await;
    browser.visit(&server.url(&words.path("/login?next=%2Faccount"))).await;
    browser.fill(&say("login.email"), old).await;
    browser.fill(&say("login.password"), PASSWORD).await;
    browser.press(&say("login.submit")).await;
    browser.arrives("/account").await;
    browser.visit(&server.url(&words.path("/account"))).await;

    browser.fill(&say("address.field"), new).await;
    browser.fill(&say("address.password"), "not her words").await;
    browser.press(&say("address.submit")).await;
    browser.sees(&words.of("faults", "field.wrong_password")).await;
    let kept = browser.field(&say("address.field")).await.prop("value").await.expect("a field");
    assert_eq!(kept.as_deref(), Some(new), "what was typed is kept");
    browser.fill(&say("address.password"), PASSWORD).await;
    browser.press(&say("address.submit")).await;
    browser.sees(&format!("{} {new}", say("address.waiting"))).await;

    let letter = mailbox.letter_to(new).await;
    assert_eq!(letter.subject, words.of("letters", "change_email.subject"));
    let link = letter.link().expect("a link to confirm with");
    let scanner = Person::visitor(&server).get(link.trim_start_matches(&server.url(""))).await;
    let asked_in = scanner.location().is_some_and(|page| page.contains("/login?next="));
    assert!(asked_in, "a stranger is asked to sign in: {:?}", scanner.location());
    browser.visit(link).await;
    browser.sees(&format!("{} {new}", say("address.confirm_lead"))).await;
    assert!(opens(&server, old).await, "opening the link changes nothing");
    browser.press(&say("address.confirm")).await;
    browser.arrives(&words.path("/account?saved=email")).await;
    browser.sees(&say("address.changed")).await;
    assert!(opens(&server, new).await && !opens(&server, old).await);
    let told = mailbox.letter_to(old).await;
    assert_eq!(told.subject, words.of("letters", "email_changed.subject"));
    assert!(told.text.contains(new), "{}", told.text);
    browser.visit(link).await;
    browser.sees(&say("address.dead")).await;
    browser.close().await;
}

#[tokio::test]
async fn an_address_is_changed_with_a_link_in_a_letter() {
    moves(&Words::ENGLISH).await;
}

#[tokio::test]
async fn an_address_is_changed_with_a_link_in_a_letter_in_spanish() {
    moves(&Words::SPANISH).await;
}

#[tokio::test]
async fn asking_for_an_address_tells_nobody_whether_it_has_an_account() {
    let mailbox = Mailbox::open();
    let server = Setup::new().mailbox(&mailbox).start().await;
    server.add_user("ana@example.org", "Ana Ruiz", PASSWORD, &["trainee"]);
    server.add_user("bea@example.org", "Bea Blanco", PASSWORD, &["trainee"]);
    let ana = Person::signed_in(&server, "ana@example.org", PASSWORD).await;
    for address in ["bea@example.org", "nobody@example.org"] {
        let form = [("do", "email"), ("email", address), ("password", PASSWORD)];
        let asked = ana.send("/account", &form).await;
        assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, Some("/account?saved=link")));
        let page = ana.get("/account?saved=link").await;
        assert!(page.text().contains(&format!("We have written to {address}")), "{}", page.text());
        mailbox.letter_to(address).await;
    }
    let [letter] = <[_; 1]>::try_from(mailbox.letters_to("bea@example.org")).expect("one letter");
    assert_eq!(letter.subject, "This address already has an account");
    assert!(!letter.text.contains("/account/email"), "no link that changes anything: {}", letter.text);

    let kept = ana.send("/account", &[("do", "keep-email")]).await;
    assert_eq!(kept.location(), Some("/account?saved=kept"));
    assert!(!ana.get("/account").await.text().contains("We have written to"));
}

#[tokio::test]
async fn an_operator_moves_an_account_to_another_address() {
    let mailbox = Mailbox::open();
    let server = Setup::new().mailbox(&mailbox).start().await;
    server.add_user("ana@example.org", "Ana Ruiz", PASSWORD, &["trainee"]);
    server.add_user("bea@example.org", "Bea Blanco", PASSWORD, &["trainee"]);
    let taken = server.operate(&["user", "email", "ana@example.org", "bea@example.org"], "");
    assert!(!taken.status.success());
    let said = String::from_utf8_lossy(&taken.stderr).into_owned();
    assert!(said.contains("bea@example.org has an account already"), "{said}");
    let moved = server.operate(&["user", "email", "ana@example.org", "ana@example.net"], "");
    assert!(moved.status.success(), "{}", String::from_utf8_lossy(&moved.stderr));
    assert!(opens(&server, "ana@example.net").await && !opens(&server, "ana@example.org").await);
    let told = mailbox.letter_to("ana@example.org").await;
    assert!(told.text.contains("ana@example.net"), "{}", told.text);
}
