//! Accounts as people use them: without scripts, with real letters and a real browser.

use http::StatusCode;
use tests::{Browser, Mailbox, Person, Server, Setup, Visitor};

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
