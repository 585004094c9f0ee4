//! What an operator counts on: the server comes up, stays up to a power cut, and comes up again.

use tests::{Bucket, Postgres, Server, Setup};

async fn status(server: &Server, path: &str) -> u16 {
    reqwest::get(server.url(path)).await.expect("an answer").status().as_u16()
}

#[tokio::test]
async fn an_academy_in_one_folder_survives_a_power_cut() {
    let mut server = Setup::new().start().await;
    server.kill();
    server.start_again().await;
    assert_eq!(status(&server, "/healthz").await, 200);
    assert_eq!(status(&server, "/readyz").await, 200);
}

#[tokio::test]
async fn an_academy_on_postgresql_and_s3_survives_a_power_cut() {
    let database = Postgres::shared().await.empty_database().await;
    let bucket = Bucket::open();
    let mut server = Setup::new().database(database.url()).bucket(&bucket).start().await;
    server.kill();
    server.start_again().await;
    assert_eq!(status(&server, "/readyz").await, 200);
}

#[tokio::test]
async fn two_servers_share_one_database() {
    let database = Postgres::shared().await.empty_database().await;
    let bucket = Bucket::open();
    let setup = Setup::new().database(database.url()).bucket(&bucket);
    let (one, two) = tokio::join!(setup.clone().start(), setup.start());
    assert_eq!(status(&one, "/readyz").await, 200);
    assert_eq!(status(&two, "/readyz").await, 200);
}

#[tokio::test]
async fn a_server_that_is_asked_to_stop_says_goodbye() {
    let mut server = Setup::new().start().await;
    let ended = server.stop().await;
    assert!(ended.success(), "{ended}");
}
