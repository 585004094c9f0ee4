//! A course that lets nobody issue alone: what one admin of the demo has proposed waits for the other.
//!
//! These tests only look, for the academy is everybody's.

use tests::{Person, Server, Words, until};

const PAGE: &str = "/admin/certificates";

#[tokio::test]
async fn an_admin_finds_a_certificate_that_waits_for_a_second_person_on_sqlite() {
    a_certificate_waits(super::on_sqlite().await).await;
}

#[tokio::test]
async fn an_admin_finds_a_certificate_that_waits_for_a_second_person_on_postgresql() {
    a_certificate_waits(super::on_postgresql().await).await;
}

async fn a_certificate_waits(server: &Server) {
    let admin = Person::of_the_demo(server, "admin").await;
    let proposer = Person::of_the_demo(server, "admin2").await;
    for words in [Words::ENGLISH, Words::SPANISH] {
        let say = |place: &str| words.of("lifecycle", &format!("proposals.{place}"));
        let path = words.path(PAGE);
        let whom = format!("{} Carmen Capilar (demo)", say("for_whom"));
        let [confirm, withdraw] = [say("confirm"), say("withdraw")].map(|what| format!("{what} {whom}"));
        // That everything is met is noticed by the worker, some time after the start.
        let noticed = async || {
            let page = admin.get(&path).await.text();
            page.contains(&say("below")).then_some(page)
        };
        let page = until(noticed).await.expect("what was proposed is not proposed again");
        for part in [say("title").as_str(), "Aitor Admin (demo)", &confirm, &withdraw] {
            assert!(page.contains(part), "“{part}” is not on the page:\n{page}");
        }
        let own = proposer.get(&path).await.text();
        assert!(own.contains(&withdraw) && !own.contains(&confirm), "nobody confirms their own:\n{own}");
    }
}
